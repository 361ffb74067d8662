"""Tables of the merger page: before and after, all pairs, the smallest remedy, and split, entry, exit and sale."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis import mergers as formulas
from analysis.bounds import hhi_bounds
from analysis.concentration import concentration_ratio
from analysis.formats import hhi_range, number
from analysis.shares import Refusal
from analysis.tables.concentration import bounds_of_market, one_date, refusal
from analysis.tables.shares import NAMED

STAGES = ("stage", "label", "mid_pct", "source_id")
NOBODY = (
    "Nobody reacts: shares add up and prices stay. Central values of the named companies; the tests below use intervals"
)
NEWCOMER = "a newcomer"
REACTS = "A newcomer takes from all in proportion, an exit gives to all; nobody else reacts"
DELTA = "Change in HHI = twice the product of the two shares, in points; for more companies the square of the sum less the squares."


def central(series: pd.DataFrame) -> pd.DataFrame:
    """The named companies with a printed share above zero, largest first."""
    return series[series["kind"].isin(NAMED) & series["mid_pct"].gt(0)].sort_values("mid_pct", ascending=False)


def few(series: pd.DataFrame) -> Refusal:
    """Why there is nothing to merge: too few are chosen, or too few are named."""
    if len(central(series)) < 2:
        return Refusal(
            "Fewer than two companies are named at this date: nothing to merge", "Concentration", "concentration"
        )
    return Refusal("Choose at least two companies of this market to merge", "Concentration", "concentration")


def cited(*frames: pd.DataFrame) -> str:
    """The sources of all rows, each once."""
    return ";".join(dict.fromkeys(s for f in frames for cell in f["source_id"].dropna() for s in str(cell).split(";")))


def before_after(
    shares: pd.DataFrame, markets: pd.DataFrame, products: pd.DataFrame, companies: pd.DataFrame,
    qualifiers: pd.DataFrame, groups: pd.DataFrame, sources: pd.DataFrame, *, market: str, period: str, parties: Sequence[str],
) -> pd.DataFrame | Refusal:  # fmt: skip
    """stage, company: shares before and after the merger, with HHI of the named companies and its change."""
    series = one_date(shares, markets, products, companies, qualifiers, groups, sources, market, period)
    if said := refusal(series):
        return said
    named = central(series)
    merging = [p for p in parties if p in set(named["entity_id"])]
    if len(merging) < 2:
        return few(series) if len(series) else series.iloc[:0]
    values = named.set_index("entity_id")["mid_pct"] / 100
    after = formulas.merge(values, merging)
    labels = named.set_index("entity_id")["label"].to_dict()
    joint = " + ".join(labels[p] for p in merging)
    context = named.iloc[0][["market_label", "period_label", "share_of", "limits", "as_of"]].to_dict()
    rows = [
        {"stage": stage, "entity_id": key, "label": labels.get(key, joint), "mid_pct": 100 * share,
         "company_id": key if key in labels else merging[0], "merging": key in merging or key not in labels}
        for stage, part in (("before", values), ("after", after)) for key, share in part.items()
    ]  # fmt: skip
    delta = formulas.delta_hhi(values, merging)
    total = 1e4 * float((values**2).sum())
    return pd.DataFrame(rows).assign(
        **context, before_points=total, after_points=total + delta, points=delta, source_id=cited(named),
        cr4_before_pct=100 * concentration_ratio(values, 4), cr4_after_pct=100 * concentration_ratio(after, 4),
    )  # fmt: skip


def before_after_finding(table: pd.DataFrame) -> str:
    """Combined share and change in HHI."""
    joint = table[table["stage"].eq("after") & table["merging"]]
    row = table.iloc[0]
    if joint.empty:
        return f"The merger adds {row['points']:,.0f} points of HHI"
    return f"{joint['label'].iloc[0]} would hold {joint['mid_pct'].iloc[0]:.3g} %; HHI rises by {row['points']:,.0f} points"


def pairs(
    shares: pd.DataFrame, markets: pd.DataFrame, products: pd.DataFrame, companies: pd.DataFrame, qualifiers: pd.DataFrame,
    groups: pd.DataFrame, sources: pd.DataFrame, guideline_prongs: pd.DataFrame, *, market: str, period: str, guideline: str,
) -> pd.DataFrame | Refusal:  # fmt: skip
    """pair: change in HHI, combined share and the worst outcome of the guideline, for the twelve largest."""
    series = one_date(shares, markets, products, companies, qualifiers, groups, sources, market, period)
    if said := refusal(series):
        return said
    named = central(series).head(12)
    prongs = guideline_prongs[guideline_prongs["guideline_id"].eq(guideline)]
    if len(named) < 2 or prongs.empty:
        return few(series) if len(series) else series.iloc[:0]
    labels = named.set_index("entity_id")["label"]
    made = formulas.all_pairs(named.set_index("entity_id")["mid_pct"] / 100, prongs)
    return made.assign(
        party_a=made["a"].map(labels), party_b=made["b"].map(labels), combined_pct=100 * made["combined"], as_of=period,
        guideline_id=guideline, source_id=cited(named, prongs), market_label=named["market_label"].iloc[0],
        period_label=named["period_label"].iloc[0],
    ).drop(columns=["a", "b", "combined"])  # fmt: skip


def pairs_finding(table: pd.DataFrame) -> str:
    """How many pairs reach the presumption."""
    count = int(table["verdict"].eq("presumed").sum())
    return f"{count} of {len(table)} pairs would be presumed harmful by the screen"


def remedies(
    shares: pd.DataFrame, markets: pd.DataFrame, products: pd.DataFrame, companies: pd.DataFrame, qualifiers: pd.DataFrame,
    groups: pd.DataFrame, sources: pd.DataFrame, guidelines: pd.DataFrame, guideline_prongs: pd.DataFrame,
    *, market: str, period: str, parties: Sequence[str], remedy_buyer: str = "",
) -> pd.DataFrame | Refusal:  # fmt: skip
    """guideline: the smallest sale to the buyer (blank: a newcomer), in points of share, that clears the merger."""
    series = one_date(shares, markets, products, companies, qualifiers, groups, sources, market, period)
    if said := refusal(series):
        return said
    named = central(series)
    merging = [p for p in parties if p in set(named["entity_id"])]
    if len(merging) < 2:
        return few(series) if len(series) else series.iloc[:0]
    values = named.set_index("entity_id")["mid_pct"] / 100
    buyer = remedy_buyer if remedy_buyer in values.index and remedy_buyer not in merging else None
    sold = _products(
        one_date(shares, markets, products, companies, qualifiers, groups, sources, market, period, "product"), merging
    )
    rows = []
    for g in guidelines.itertuples():
        prongs = guideline_prongs[guideline_prongs["guideline_id"].eq(g.guideline_id)]
        if not prongs["outcome"].isin(["presumed", "raises concern", "no concern normally"]).any():
            continue
        found = formulas.smallest_remedy(values, merging, prongs, buyer=buyer)
        words = (
            "none clears it"
            if found is None
            else f"sell {found.points:.2f} points"
            if found.points
            else "clear as it stands"
        )
        after = "–" if found is None else number(found.hhi_after, 1)
        rows.append(
            (
                f"{g.jurisdiction} {g.guideline}",
                g.status,
                words,
                after,
                _package(values, merging, prongs, sold, buyer),
                period,
                cited(named, prongs),
            )
        )
    bought = named.set_index("entity_id")["label"][buyer] if buyer else NEWCOMER
    return pd.DataFrame(
        rows, columns=["guideline", "status", "detail", "after", "package", "as_of", "source_id"]
    ).assign(buyer=bought)


def _products(series: pd.DataFrame, merging: Sequence[str]) -> pd.Series:
    """Shares of the printed products of the merging companies, by label."""
    own = central(series)
    own = own[own["company_id"].isin(merging) & ~own["entity_id"].isin(own["company_id"])]
    return own.drop_duplicates("label").set_index("label")["mid_pct"] / 100


def _package(
    values: pd.Series, merging: Sequence[str], prongs: pd.DataFrame, sold: pd.Series, buyer: str | None
) -> str:  # fmt: skip
    """The smallest package of whole products that clears, in words."""
    if sold.empty:
        return "no product is printed"
    found = formulas.smallest_remedy(values, merging, prongs, sold, buyer)
    return "none clears it" if found is None else " + ".join(map(str, found.products)) or "nothing to sell"


def remedies_finding(table: pd.DataFrame) -> str:
    """How many guidelines clear the merger as it stands, how many after a sale."""
    clear = int(table["detail"].eq("clear as it stands").sum())
    cured = int(table["detail"].str.startswith("sell ").sum())
    count, buyer = len(table), table["buyer"].iloc[0]
    if not clear + cured:
        return f"No sale to {buyer} clears the merger under any of {count} guidelines"
    if not clear:
        return f"A sale to {buyer} clears the merger under {cured} of {count} guidelines"
    if not cured:
        return f"The merger is clear as it stands under {clear} of {count} guidelines"
    return f"Of {count} guidelines {clear} clear{'s' * (clear == 1)} the merger as it stands, {cured} after a sale"


def remedies_subtitle(table: pd.DataFrame) -> str:
    """What is sold, and to whom."""
    return f"Smallest sale to {table['buyer'].iloc[0]} that clears every test: points of share, or whole products"


def merger_subtitle(table: pd.DataFrame) -> str:
    """Definition, date, HHI and CR4 before and after."""
    r = table.iloc[0]
    return (
        f"{r['market_label']}, {r['period_label']}; HHI {r['before_points']:,.0f} to {r['after_points']:,.0f}, "
        f"CR4 {r['cr4_before_pct']:.4g} to {r['cr4_after_pct']:.4g} %, central values of the named"
    )


def what_if(
    shares: pd.DataFrame, markets: pd.DataFrame, products: pd.DataFrame, companies: pd.DataFrame, qualifiers: pd.DataFrame,
    groups: pd.DataFrame, sources: pd.DataFrame, *, market: str, period: str, change: str, who: str, size: float, buyer: str,
) -> pd.DataFrame | Refusal:  # fmt: skip
    """stage, company: shares before and after an entry, an exit, a split or a sale, with HHI and its bounds."""
    series = one_date(shares, markets, products, companies, qualifiers, groups, sources, market, period)
    if said := refusal(series):
        return said
    named = central(series)
    values = named.set_index("entity_id")["mid_pct"] / 100
    if len(values) < 2 or who not in values.index:
        return few(series) if len(series) else series.iloc[:0]
    labels = named.set_index("entity_id")["label"].to_dict()
    after = _changed(values, change, who, size / 100, buyer)
    if after is None:
        return Refusal("A company cannot sell to itself: choose another buyer", "another buyer")
    context = named.iloc[0][["market_label", "period_label", "share_of", "limits", "as_of"]].to_dict()
    touched = {who, buyer} if change == "sell" else {who} if change != "enter" else set()
    rows = [
        {"stage": stage, "entity_id": key, "label": labels.get(key, str(key)), "mid_pct": 100 * share,
         "company_id": key if key in labels else None, "merging": key in touched or key not in labels}
        for stage, part in (("before", values), ("after", after)) for key, share in part.items()
    ]  # fmt: skip
    given = bounds_of_market(series, markets)
    ids = series.loc[series["kind"].isin(NAMED), "entity_id"]
    try:
        spans = [
            hhi_range(*hhi_bounds(**given)),
            hhi_range(*_bounds_after(given, ids, values, change, who, size / 100, buyer)),
        ]
    except ValueError:  # the central shares and the printed intervals do not fit one another
        spans = ["not known", "not known"]
    points = [1e4 * float((v**2).sum()) for v in (values, after)]
    return pd.DataFrame(rows).assign(
        **context, before_points=points[0], after_points=points[1], points=points[1] - points[0],
        before_bounds=spans[0], after_bounds=spans[1], asked=_asked(change, labels[who], size, labels.get(buyer, "")),
        source_id=cited(named),
    )  # fmt: skip


def _changed(values: pd.Series, change: str, who: str, part: float, buyer: str) -> pd.Series | None:
    """The shares after the change; a split or a sale moves no more than the company has."""
    if change == "enter":
        return formulas.entry(values, "Newcomer", part)
    if change == "leave":
        return formulas.exit(values, who)
    moved = min(part, float(values[who]))
    if change == "split":
        return formulas.split(values, who, {who: float(values[who]) - moved, "Split off": moved})
    if buyer == who or buyer not in values.index:
        return None
    after = values.copy()
    after[who] -= moved
    after[buyer] += moved
    return after


def _bounds_after(
    given: dict[str, Any], ids: pd.Series, values: pd.Series, change: str, who: str, part: float, buyer: str
) -> tuple[float, float]:
    """Bounds of HHI after the change, from the printed intervals; a company that leaves holds its central share."""
    low, high = (pd.Series(given[end], index=ids) for end in ("low", "high"))
    moved, factor = min(part, float(values.get(who, 0.0))), 1.0
    if change == "enter":
        factor = 1 - part
    elif change == "leave":
        factor = 1 / (1 - float(values[who]))
        low, high = low.drop(who), high.drop(who)
    low, high = (low * factor).clip(upper=1), (high * factor).clip(upper=1)
    if change in ("split", "sell"):
        low[who], high[who] = max(low[who] - moved, 0), max(high[who] - moved, 0)
    if change == "sell":
        low[buyer], high[buyer] = low[buyer] + moved, min(high[buyer] + moved, 1)
    else:
        added = {"enter": part, "split": moved}.get(change)
        if added:
            low["new"] = high["new"] = added
    rest = tuple(min(r * factor, 1.0) for r in given["rest"])
    cap = None if given["cap"] is None else min(given["cap"] * factor, 1.0)
    return hhi_bounds(low, high, rest, cap)


def _asked(change: str, who: str, size: float, buyer: str) -> str:
    return {
        "enter": f"a newcomer takes {size:g} points from all",
        "leave": f"{who} leaves",
        "split": f"{who} splits off {size:g} points",
        "sell": f"{who} sells {size:g} points to {buyer}",
    }[change]


def what_if_finding(table: pd.DataFrame) -> str:
    """What the change does to HHI."""
    row = table.iloc[0]
    moved = "falls" if row["points"] < 0 else "rises"
    return f"If {row['asked']}, HHI {moved} by {abs(row['points']):,.0f} to {row['after_points']:,.0f}"


def what_if_subtitle(table: pd.DataFrame) -> str:
    """Definition, date, and the bounds that the unnamed rest leaves."""
    r = table.iloc[0]
    return f"{r['market_label']}, {r['period_label']}; with the rest, HHI {r['before_bounds']} before and {r['after_bounds']} after"
