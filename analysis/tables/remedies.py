"""What sale would clear a merger, guideline by guideline."""

from collections.abc import Sequence

import pandas as pd

from analysis.formats import number, spelled
from analysis.measures import mergers as formulas
from analysis.measures.screening import CONCERN, SAFE
from analysis.measures.shares import Refusal
from analysis.tables.concentration import one_date
from analysis.tables.mergers import (
    MAY,
    NEWCOMER,
    SURE,
    GuidelineTests,
    central,
    cited_sources,
    fractions,
    half_held,
    intervals,
    measures_in_words,
    unfit,
)
from analysis.tables.share_intervals import ShareIntervals

NO_SALE = "none clears it"

CLEAR = "clear as it stands"
EXCEPTED = {SURE: "no safe line: a party holds half", MAY: "no safe line: a party may hold half"}
"""Of a guideline whose safe lines are not for a party that holds half of the market, or may."""


def remedies(
    share_intervals: ShareIntervals,
    guideline_tests: GuidelineTests,
    *,
    market: str,
    period: str,
    parties: Sequence[str],
    remedy_buyer: str = "",
) -> pd.DataFrame | Refusal:
    """guideline: the smallest sale to the buyer (blank: a newcomer), in points of share, that clears the merger."""
    series = one_date(share_intervals, market, period)
    if (said := unfit(series, parties)) is not None:
        return said
    named = central(series)
    values = fractions(named)
    merging = [p for p in parties if p in values.index]
    buyer = remedy_buyer if remedy_buyer in values.index and remedy_buyer not in merging else None
    printed = one_date(share_intervals, market, period, "product")
    sold = _products(printed[printed["entity_id"].isin(share_intervals.products["product_id"])], merging)
    rows = []
    for g in guideline_tests.guidelines.itertuples():
        prongs = guideline_tests.of(g.guideline_id)
        if not prongs["outcome"].isin([*CONCERN, SAFE]).any():
            continue
        found = formulas.smallest_remedy(values, merging, prongs, buyer=buyer)
        excepted = EXCEPTED.get(half_held(series, parties, g.exceptions))
        rows.append(
            {
                "guideline": f"{g.jurisdiction} {g.guideline}",
                "status": g.status,
                "sale": excepted or _sale(found),
                "after": "–" if found is None else number(found.hhi_after, 1),
                "surely": excepted or _surely(series, share_intervals.markets, prongs, merging, buyer),
                "package": _package(values, merging, prongs, sold, buyer),
                "as_of": period,
                "source_id": cited_sources(named, prongs),
            }
        )
    return pd.DataFrame(rows).assign(buyer=named.set_index("entity_id")["label"][buyer] if buyer else NEWCOMER)


def _sale(found: formulas.Remedy | None) -> str:
    if found is None:
        return NO_SALE
    return f"sell {spelled(found.points, '.2f')} points" if found.points else CLEAR


def _surely(
    series: pd.DataFrame, markets: pd.DataFrame, prongs: pd.DataFrame, merging: Sequence[str], buyer: str | None
) -> str:
    """The smallest sale that clears wherever the shares lie in their intervals; where none does, on what that hangs."""
    low, high, _, rest, cap = intervals(series, markets, prongs)
    points, deciding = formulas.sure_remedy((low, high), merging, prongs, rest, cap, buyer)
    if points is None:
        return f"none: depends on {measures_in_words(deciding)}" if deciding else NO_SALE
    return f"sell {spelled(points, '.2f')} points" if points else CLEAR


def _products(series: pd.DataFrame, merging: Sequence[str]) -> pd.Series:
    """Shares of the printed products of the merging companies, by label; a product may have the name of its company."""
    own = central(series)
    own = own[own["company_id"].isin(merging)]
    return own.drop_duplicates("label").set_index("label")["mid_pct"] / 100


def _package(
    values: pd.Series, merging: Sequence[str], prongs: pd.DataFrame, sold: pd.Series, buyer: str | None
) -> str:
    """The smallest package of whole products that clears, in words."""
    if sold.empty:
        return "no product is published"
    found = formulas.smallest_remedy(values, merging, prongs, sold, buyer)
    return NO_SALE if found is None else " + ".join(map(str, found.products)) or "nothing to sell"


def remedies_finding(table: pd.DataFrame) -> str:
    """How many guidelines in force clear the merger as it stands, how many after a sale, in every market that fits."""
    buyer = table["buyer"].iloc[0]
    table = table[table["status"].eq("in force")]
    clear = int(table["surely"].eq(CLEAR).sum())
    cured = int(table["surely"].str.startswith("sell ").sum())
    count = len(table)
    if not clear + cured:
        return f"No sale to {buyer} clears the merger under any of {count} guidelines"
    if not clear:
        return f"A sale to {buyer} clears the merger under {cured} of {count} guidelines"
    if not cured:
        return f"The merger is clear as it stands under {clear} of {count} guidelines"
    return f"{clear} of {count} guidelines clear{'s' * (clear == 1)} the merger, {cured} more after a sale"


def remedies_subtitle(table: pd.DataFrame) -> str:
    """What is sold, and to whom."""
    return (
        f"Smallest sale to {table['buyer'].iloc[0]} that clears every test, in points of share or whole products: at"
        " central values, and surely; only guidelines in force are counted"
    )
