"""Tables of what moves concentration: the waterfall of a change, tipping points."""

from collections.abc import Hashable

import pandas as pd

from analysis import concentration as formulas
from analysis.change import Tip
from analysis.formats import spelled
from analysis.periods import Period
from analysis.shares import Refusal, as_of, cited_of
from analysis.tables.concentration import guideline_lines, one_date, refusal
from analysis.tables.shares import NAMED, every_share


def change_by_company(
    shares: pd.DataFrame, markets: pd.DataFrame, products: pd.DataFrame, companies: pd.DataFrame,
    qualifiers: pd.DataFrame, groups: pd.DataFrame, sources: pd.DataFrame, models: pd.DataFrame,
    *, market: str, period: str, level: str, compared: str,
) -> pd.DataFrame | Refusal:  # fmt: skip
    """company, kind: bars that lead from HHI at one date to HHI at another; they add to the change."""
    mine = shares[shares["market_id"].eq(market)]
    every = every_share(shares, markets, products, companies, qualifiers, groups, sources, level)
    series = every[every["market_id"].eq(market)]
    if said := refusal(series):
        return said
    if compared == period and len(series):
        return Refusal("One date alone: nothing to compare", "who makes the HHI at this date", "concentration")
    since, until = sorted((compared, period), key=lambda p: Period.parse(p).start)
    named = series[series["kind"].isin(NAMED) & series["mid_pct"].notna()]
    before, after = (named[named["period"].eq(p)].set_index("entity_id") for p in (since, until))
    if before.empty or after.empty:
        return series.iloc[:0].assign(points=[], kind=[])
    known = pd.concat([before, after])
    known = known[~known.index.duplicated()]
    bars = formulas.waterfall(
        before["mid_pct"] / 100, after["mid_pct"] / 100, earlier=Period.parse(since).end.isoformat(),
        released=_released(known, products, models, mine), mergers=_joined(mine, since, until, products, groups, level, before, after),
        same_source=not _broken(mine, since, until),
    )  # fmt: skip
    bars = bars[bars["kind"].ne("merger") | bars["points"].ne(0)]
    cited = cited_of(named.loc[named["period"].isin([since, until]), "source_id"])
    return bars.rename(columns={"company": "entity_id"}).assign(
        label=lambda t: t["entity_id"].map(lambda e: " + ".join(known["label"].get(part, part) for part in str(e).split(" + "))),
        company_id=lambda t: t["entity_id"].map(known["company_id"]), market_label=series["market_label"].iloc[0],
        limits=series["limits"].iloc[0], before_points=(before["mid_pct"] ** 2).sum(),
        after_points=(after["mid_pct"] ** 2).sum(), as_of=until, source_id=cited,
        since_label=Period.parse(since).label, until_label=Period.parse(until).label,
    ).sort_values("points", ignore_index=True).drop(columns="entity_id")  # fmt: skip


def _released(
    known: pd.DataFrame, products: pd.DataFrame, models: pd.DataFrame, shares: pd.DataFrame
) -> dict[Hashable, str]:
    """When the product that stands for each entity came out; where none is printed, the company's first model."""
    first = models.groupby("company_id")["release_date"].min().to_dict()
    dates = products.groupby("product_id")["released"].min().dropna().to_dict()
    own = shares.dropna(subset=["product_id"]).groupby("company_id")["product_id"].agg(set).to_dict()
    found: dict[Hashable, str] = {}
    for entity, company in known["company_id"].items():
        sold = [dates[p] for p in ({entity} & set(dates) or own.get(company, set())) if p in dates]
        when = min(sold) if sold else first.get(company)
        if isinstance(when, str):
            found[str(entity)] = when
    return found


def _joined(
    shares: pd.DataFrame, since: str, until: str, products: pd.DataFrame, groups: pd.DataFrame, level: str,
    before: pd.DataFrame, after: pd.DataFrame,
) -> list[tuple[tuple[str, ...], str]]:  # fmt: skip
    """Entities of the earlier date that have one owner, or one group, at the later date: parties and the name that goes on."""
    old = shares[shares["period"].eq(since)]
    ends = pd.Series(Period.parse(until).end.isoformat(), index=old.index)
    owner = as_of(products, "product_id", ends, old["product_id"], "company_id").fillna(old["company_id"])
    later = as_of(groups, "company_id", ends, owner, "group_name").fillna(owner) if level == "group" else owner
    start = pd.Series(Period.parse(since).end.isoformat(), index=old.index)
    first = as_of(products, "product_id", start, old["product_id"], "company_id").fillna(old["company_id"])
    now = as_of(groups, "company_id", start, first, "group_name").fillna(first) if level == "group" else first
    if level == "product":
        return []
    pairs = pd.DataFrame({"now": now, "later": later}).dropna().drop_duplicates()
    found = []
    for name, parts in pairs.groupby("later", sort=False)["now"]:
        parties = tuple(p for p in parts if before["mid_pct"].get(p, 0) > 0)
        if name in after.index and (len(parties) > 1 or (parties and parties[0] != name)):
            found.append((parties, str(name)))
    return found


def _broken(shares: pd.DataFrame, since: str, until: str) -> bool:
    """Whether the publisher changed what it counts after the earlier date and by the later one."""
    dates = {p: Period.parse(p).start for p in shares.loc[shares["status"].eq("break"), "period"].unique()}
    return any(Period.parse(since).start < d <= Period.parse(until).start for d in dates.values())


def change_finding(table: pd.DataFrame, whole: pd.DataFrame | None = None) -> str:
    """The whole change and the company that moved it most, whichever are shown."""
    table = table if whole is None else whole
    total = table["points"].sum()
    row = table.loc[table["points"].abs().idxmax()]
    sign = "fell" if total < 0 else "rose"
    if row["kind"] == "source":
        return f"HHI of named companies {sign} by {spelled(abs(total), ',.0f')} points, across a series break"
    return f"HHI of named companies {sign} by {spelled(abs(total), ',.0f')} points; {row['label']} moved it most ({spelled(row['points'], '+,.0f')})"


def tipping(
    shares: pd.DataFrame, markets: pd.DataFrame, products: pd.DataFrame, companies: pd.DataFrame,
    qualifiers: pd.DataFrame, groups: pd.DataFrame, sources: pd.DataFrame, guidelines: pd.DataFrame,
    *, market: str, period: str, guideline: str, level: str,
) -> pd.DataFrame | Refusal:  # fmt: skip
    """company: the smallest change of its share that flips the band or the leader."""
    series = one_date(shares, markets, products, companies, qualifiers, groups, sources, market, period, level)
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
        flips=[_flip(t, lines) for t in tips],
        guideline=row["guideline"],
    ).head(12)


def _flip(tip: Tip | None, lines: tuple[float, float]) -> str:
    """What flips: the leader, or the line of the guideline that HHI meets there."""
    if tip is None:
        return "none within 50 points"
    if tip.flips != "band":
        return tip.flips
    return f"band, at HHI {spelled(min(lines, key=lambda line: abs(line - tip.hhi)), ',.0f')}"


def tipping_finding(table: pd.DataFrame, whole: pd.DataFrame | None = None) -> str:
    """The smallest change of any share that flips something, whichever are shown."""
    table = table if whole is None else whole
    known = table.dropna(subset=["tip_points"])
    if known.empty:
        return "No change of one share within 50 points flips the band or the leader"
    row = known.loc[known["tip_points"].abs().idxmin()]
    return f"{spelled(row['tip_points'], '+.1f')} points for {row['label']} would flip the {row['flips'].split(',')[0]}"
