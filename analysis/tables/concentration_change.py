"""Tables of what moves concentration: the waterfall of a change, the family of indices, tipping points."""

import pandas as pd

from analysis import concentration as formulas
from analysis.periods import Period
from analysis.shares import Refusal
from analysis.tables.concentration import guideline_lines, refusal
from analysis.tables.shares import NAMED, every_share


def change_by_company(
    shares: pd.DataFrame, markets: pd.DataFrame, products: pd.DataFrame, companies: pd.DataFrame,
    qualifiers: pd.DataFrame, groups: pd.DataFrame, sources: pd.DataFrame, models: pd.DataFrame,
    *, pair_market: str, since: str, until: str,
) -> pd.DataFrame | Refusal:  # fmt: skip
    """company, kind: bars that lead from HHI at one date to HHI at another; they add to the change."""
    mine = shares[shares["market_id"].eq(pair_market)]
    series = every_share(mine, markets, products, companies, qualifiers, groups, sources)
    if said := refusal(series):
        return said
    if since == until and len(series):
        return Refusal("This definition has one date only: nothing to compare", "contributions at one date")
    named = series[series["kind"].isin(NAMED) & series["mid_pct"].notna()]
    sides = [named[named["period"].eq(p)].set_index("label")["mid_pct"] / 100 for p in (since, until)]
    if any(s.empty for s in sides):
        return series.iloc[:0].assign(points=[], kind=[])
    released = models.groupby("company_id")["release_date"].min()
    names = companies.set_index("company_id")["company"]
    first = {names[c]: d for c, d in released.items() if c in names.index}
    bars = formulas.waterfall(*sides, earlier=Period.parse(since).end.isoformat(), released=first)
    ids = series.drop_duplicates("label").set_index("label")["company_id"]
    cited = ";".join(dict.fromkeys(";".join(named.loc[named["period"].isin([since, until]), "source_id"]).split(";")))
    return bars.rename(columns={"company": "label"}).assign(
        company_id=lambda t: t["label"].map(ids), market_label=series["market_label"].iloc[0], excludes=series["excludes"].iloc[0],
        before_points=1e4 * (sides[0] ** 2).sum(), after_points=1e4 * (sides[1] ** 2).sum(), as_of=until, source_id=cited,
        since_label=Period.parse(since).label, until_label=Period.parse(until).label,
    ).sort_values("points")  # fmt: skip


def change_finding(table: pd.DataFrame) -> str:
    """The whole change and the company that moved it most."""
    total = table["points"].sum()
    row = table.loc[table["points"].abs().idxmax()]
    sign = "fell" if total < 0 else "rose"
    return f"HHI of the named companies {sign} by {abs(total):,.0f} points; {row['label']} moved it most ({row['points']:+,.0f})".replace(
        "-", "−"
    )


FAMILY = (
    ("HHI (points)", "Large companies: squares", formulas.hhi),
    ("Effective number of companies", "Inverse of HHI", formulas.effective_companies),
    ("Largest share, Berger-Parker (fraction)", "The leader alone", formulas.berger_parker),
    ("CR4 (fraction)", "The four largest together", lambda s: formulas.concentration_ratio(s, 4)),
    ("Kwoka dominance", "Gaps between neighbors in rank", formulas.kwoka_dominance),
    ("García Alba dominance", "Who makes the HHI", formulas.garcia_alba_dominance),
    (
        "Stenbacka threshold (fraction)",
        "Lead over the second; lower means easier dominance",
        formulas.stenbacka_threshold,
    ),
    ("Shannon entropy (nats)", "Small companies", formulas.shannon_entropy),
    ("Gini of the named", "Inequality among the named, not their number", formulas.gini),
    ("Hall-Tideman", "Ranks: number of companies", formulas.hall_tideman),
)
LESS = ("Effective number of companies", "Shannon entropy (nats)", "Stenbacka threshold (fraction)")
"""Measures that fall when concentration rises."""
NEEDS_WHOLE = ("Shannon entropy (nats)", "Gini of the named", "Hall-Tideman")


def family(
    shares: pd.DataFrame, markets: pd.DataFrame, products: pd.DataFrame, companies: pd.DataFrame,
    qualifiers: pd.DataFrame, groups: pd.DataFrame, sources: pd.DataFrame, *, pair_market: str, since: str, until: str,
) -> pd.DataFrame | Refusal:  # fmt: skip
    """index: its value at two dates, the direction, what it is sensitive to; refused where the whole is needed."""
    mine = shares[shares["market_id"].eq(pair_market) & shares["period"].isin([since, until])]
    series = every_share(mine, markets, products, companies, qualifiers, groups, sources)
    if said := refusal(series):
        return said
    named = series[series["kind"].isin(NAMED) & series["mid_pct"].gt(0)]
    sides = [named[named["period"].eq(p)].set_index("entity_id")["mid_pct"] / 100 for p in (since, until)]
    if any(s.empty for s in sides):
        return series.iloc[:0].assign(index_name=[], before=[], after=[], direction=[], sensitive_to=[])
    rows = []
    for name, sensitive, measure in FAMILY:
        whole = all(abs(s.sum() - 1) <= 0.005 for s in sides)
        if name in NEEDS_WHOLE and not whole:
            rows.append((name, "needs the whole", "needs the whole", "refused", sensitive))
            continue
        a, b = (float(measure(s)) for s in sides)
        up = (b > a) != (name in LESS)
        rows.append(
            (
                name,
                f"{a:,.4g}",
                f"{b:,.4g}",
                "same" if a == b else "more concentrated" if up else "less concentrated",
                sensitive,
            )
        )
    table = pd.DataFrame(rows, columns=["index_name", "before", "after", "direction", "sensitive_to"])
    cited = ";".join(dict.fromkeys(";".join(named["source_id"]).split(";")))
    return table.assign(as_of=until, source_id=cited, market_label=series["market_label"].iloc[0],
                        since_label=Period.parse(since).label, until_label=Period.parse(until).label)  # fmt: skip


def family_finding(table: pd.DataFrame) -> str:
    """Whether the measures agree on the direction."""
    counts = table["direction"].value_counts()
    up, down = counts.get("more concentrated", 0), counts.get("less concentrated", 0)
    if up and down:
        return f"The measures disagree: {down} say less concentrated, {up} say more"
    return f"All {max(up, down)} measures that can be computed say {'more' if up else 'less'} concentrated"


def tipping(
    shares: pd.DataFrame, markets: pd.DataFrame, products: pd.DataFrame, companies: pd.DataFrame,
    qualifiers: pd.DataFrame, groups: pd.DataFrame, sources: pd.DataFrame, guidelines: pd.DataFrame,
    *, market: str, period: str, guideline: str, level: str,
) -> pd.DataFrame | Refusal:  # fmt: skip
    """company: the smallest change of its share that flips the band or the leader."""
    mine = shares[shares["market_id"].eq(market) & shares["period"].eq(period)]
    series = every_share(mine, markets, products, companies, qualifiers, groups, sources, level)
    if said := refusal(series):
        return said
    named = series[series["kind"].isin(NAMED) & series["mid_pct"].gt(0)].sort_values("mid_pct", ascending=False)
    if named.empty or guideline not in set(guidelines["guideline_id"]):
        return named.assign(tip_points=[], flips=[])
    row = guideline_lines(guidelines, guideline)
    lines = (row["unconcentrated_below_hhi"], row["highly_concentrated_above_hhi"])
    values = named.set_index("entity_id")["mid_pct"] / 100
    tips = [formulas.tipping_point(values, key, lines) for key in values.index] if len(values) > 1 else [None]
    return named.assign(
        tip_points=[t.points if t else float("nan") for t in tips],
        flips=[t.flips if t else "none within 50 points" for t in tips],
        guideline=row["guideline"],
    ).head(12)


def tipping_finding(table: pd.DataFrame) -> str:
    """The smallest change of any share that flips something."""
    known = table.dropna(subset=["tip_points"])
    if known.empty:
        return "No change of one share within 50 points flips the band or the leader"
    row = known.loc[known["tip_points"].abs().idxmin()]
    return f"{row['tip_points']:+.1f} points for {row['label']} would flip the {row['flips']}".replace("-", "−")
