"""Small markets typed by hand, for tests of shares."""

import pandas as pd

from analysis.measures.shares import PrintedShares

QUALIFIERS = pd.DataFrame(
    [
        ("exact", None, None, "yes"),
        ("rounded", None, None, "yes"),
        ("approx", 2.5, 2.5, "no"),
        ("nearly", 5.0, 0.0, "no"),
        ("at_least", 0.0, None, "no"),
        ("below", None, 0.0, "no"),
        ("range", None, None, "no"),
    ],
    columns=["qualifier", "below", "above", "last_digit"],
)
COMPANIES = pd.DataFrame({"company_id": ["a", "b", "g"], "company": ["Alpha", "Beta", "Gamma"]})
PRODUCTS = pd.DataFrame(
    [
        ("bot", "Bot", "a", None, "closed"),
        ("bot", "Bot", "b", "2025-07-01", "closed"),
        ("pen", "Pen", "a", None, "open"),
    ],
    columns=["product_id", "product", "company_id", "since", "openness"],
)
MARKETS = pd.DataFrame(
    [("m", "partition", "model"), ("survey", "penetration", "model")], columns=["market_id", "metric_kind", "layer"]
)
COLUMNS = [
    "market_id",
    "period",
    "entity",
    "entity_kind",
    "company_id",
    "product_id",
    "share_pct",
    "low_pct",
    "high_pct",
    "qualifier",
    "status",
    "source_id",
]


def shares(*rows: tuple, market: str = "m", period: str = "2025") -> pd.DataFrame:
    """Rows of (entity, kind, company, product, printed text, low, high, qualifier) as a shares table."""
    made = [
        (market, period, e, k, c, p, None if v is None else float(v), lo, hi, q, "final", "s")
        for e, k, c, p, v, lo, hi, q in rows
    ]
    frame = pd.DataFrame(made, columns=COLUMNS).astype({"share_pct": float, "low_pct": float, "high_pct": float})
    return frame.assign(printed=[row[4] for row in rows])


def printed(frame: pd.DataFrame) -> PrintedShares:
    """The rows of a shares table with the small markets that they are of."""
    return PrintedShares(shares=frame, markets=MARKETS, products=PRODUCTS, companies=COMPANIES, qualifiers=QUALIFIERS)


def firm(
    name: str, value: str, qualifier: str = "rounded", low: float | None = None, high: float | None = None
) -> tuple:
    """A company's printed share."""
    return (name, "company", name.lower()[0], None, value, low, high, qualifier)
