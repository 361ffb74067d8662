"""Tables of what moves concentration: the waterfall of a change, tipping points."""

import math
from collections.abc import Hashable

import pandas as pd

from analysis.formats import EXACT, beyond, difference, fitting, hhi_change, hhi_range, spelled
from analysis.measures import concentration as formulas
from analysis.measures.change import Lifetimes, Tip
from analysis.measures.comparable import pair, pair_words, short_pair_words, turned_by
from analysis.measures.shares import Refusal, as_of, cited_of
from analysis.periods import Period
from analysis.tables.concentration import NOT_KNOWN, bounds_at, one_date, refusal, with_bands
from analysis.tables.share_intervals import ShareIntervals
from analysis.tables.shares import NAMED, leads

WHOLE = 0.9999
"""A share from which on there is nobody left to take from or give to."""
COVERAGE = ("coverage begins", "coverage ends")
"""Kinds of bars that are no movement: the source began or ceased to print the company."""


def change_by_company(
    share_intervals: ShareIntervals, models: pd.DataFrame, *, market: str, period: str, level: str, compared: str
) -> pd.DataFrame | Refusal:
    """company, kind: bars that lead from HHI at one date to HHI at another; they add to the change."""
    mine = share_intervals.shares[share_intervals.shares["market_id"].eq(market)]
    every = share_intervals.at(level)
    series = every[every["market_id"].eq(market)]
    if said := refusal(series):
        return said
    if compared == period and len(series):
        return Refusal("One date alone: nothing to compare", "who makes the HHI at this date", "concentration")
    since, until = sorted((compared, period), key=Period.parse)
    named = series[series["kind"].isin(NAMED) & series["mid_pct"].notna()]
    before, after = (named[named["period"].eq(p)].set_index("entity_id") for p in (since, until))
    if before.empty or after.empty:
        return series.iloc[:0].assign(points=[], kind=[])
    known = _known(before, after)
    bars = _bars(share_intervals, models, mine, (before, after), (since, until), level)
    cited = cited_of(named.loc[named["period"].isin([since, until]), "source_id"])
    return (
        bars.rename(columns={"company": "entity_id"})
        .assign(
            label=lambda t: t["entity_id"].map(lambda entity: _name(known["label"], entity)),
            company_id=lambda t: t["entity_id"].map(known["company_id"]),
            market_label=series["market_label"].iloc[0],
            limits=series["limits"].iloc[0],
            before_points=(before["mid_pct"] ** 2).sum(),
            after_points=(after["mid_pct"] ** 2).sum(),
            as_of=until,
            source_id=cited,
            **pair(before.iloc[0], after.iloc[0]),
            **_ends(bars, before, after),
            **_bounds(bounds_at(series, share_intervals.markets), since, until),
        )
        .sort_values("points", ignore_index=True)
        .drop(columns="entity_id")
    )


def _known(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """The companies of either date, each once, as it was first."""
    both = pd.concat([before, after])
    return both[~both.index.duplicated()]


def _name(labels: pd.Series, entity: object) -> str:
    """The name of a company, or the names of those that merged."""
    return " + ".join(labels.get(part, part) for part in str(entity).split(" + "))


def _bars(
    share_intervals: ShareIntervals,
    models: pd.DataFrame,
    mine: pd.DataFrame,
    ends: tuple[pd.DataFrame, pd.DataFrame],
    dates: tuple[str, str],
    level: str,
) -> pd.DataFrame:
    """The change of HHI by company and kind; `ends` are the named companies at the two dates."""
    (before, after), (since, until) = ends, dates
    known = _known(before, after)
    bars = formulas.waterfall(
        before["mid_pct"] / 100,
        after["mid_pct"] / 100,
        known=Lifetimes(
            earlier=Period.parse(since).end.isoformat(),
            released=_released(known, share_intervals.products, models, mine),
        ),
        mergers=_joined(share_intervals.among(mine), (since, until), level, before, after),
        same_source=not _broken(mine, since, until),
    )
    return bars[bars["kind"].ne("merger") | bars["points"].ne(0)]


def _ends(bars: pd.DataFrame, before: pd.DataFrame, after: pd.DataFrame) -> dict[str, list[float]]:
    """points_low and points_high: how small and how large each bar can be, every share anywhere in its interval.

    Bars of several companies stand as they are: their shares are those of one date, or the whole change across a break.
    """
    low, high = [], []
    for who, kind, points in zip(bars["company"], bars["kind"], bars["points"], strict=True):
        a, b = (rows.loc[who] if who in rows.index else None for rows in (before, after))
        if kind in ("merger", "source") or (a is None and b is None):
            low.append(points)
            high.append(points)
            continue
        old, new = ((0.0, 0.0) if r is None else (r["low_pct"] ** 2, r["high_pct"] ** 2) for r in (a, b))
        low.append(new[0] - old[1])
        high.append(new[1] - old[0])
    return {"points_low": low, "points_high": high}


def _bounds(found: pd.DataFrame, since: str, until: str) -> dict[str, object]:
    """hhi_change_low and _high: how little and how much HHI can have changed, the part not named among it; turned_by:
    the label of the comparable date from which it moved the other way, blank for none."""
    low, high = "hhi_low", "hhi_high"
    then, now = (found.loc[found["period"].eq(p)].iloc[0] for p in (since, until))
    by_then = found[found["period"].map(lambda p: Period.parse(p) <= Period.parse(until))]
    changed = {"hhi_change_low": now[low] - then[high], "hhi_change_high": now[high] - then[low]}
    return {**changed, "turned_by": turned_by(by_then, since, low, high)}


def _released(
    known: pd.DataFrame, products: pd.DataFrame, models: pd.DataFrame, shares: pd.DataFrame
) -> dict[Hashable, str]:
    """When the product that stands for each entity came out; where none is printed, the company's first model."""
    first = models.groupby("company_id")["release_date"].min().to_dict()
    dates = products.groupby("product_id")["released"].min().dropna().to_dict()
    own = shares.dropna(subset=["product_id"]).groupby("company_id")["product_id"].agg(set).to_dict()
    found: dict[Hashable, str] = {}
    for entity, company in known["company_id"].items():
        sold = [dates[p] for p in {entity} & set(dates) or own.get(company, set()) if p in dates]
        when = min(sold) if sold else first.get(company)
        if isinstance(when, str):
            found[str(entity)] = when
    return found


def _joined(
    given: ShareIntervals, dates: tuple[str, str], level: str, before: pd.DataFrame, after: pd.DataFrame
) -> list[tuple[tuple[str, ...], str]]:
    """Entities of the earlier date that have one owner, or one group, at the later date: parties and the name that goes
    on."""
    since, until = dates
    products, groups = given.products, given.groups
    old = given.shares[given.shares["period"].eq(since)]
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


def change_finding(table: pd.DataFrame) -> str:
    """The change of HHI, the part not named among it, who moved it most; where coverage begins or ends, which moves
    nothing, the named companies alone. A status that is not final is said."""
    first = table.iloc[0]
    low, high, turned = first["hhi_change_low"], first["hhi_change_high"], first["turned_by"]
    if table["kind"].eq("source").any():
        return f"HHI changed by {hhi_change(low, high)} points, across a series break"
    moved, covered = (table[table["kind"].isin(COVERAGE).eq(is_coverage)] for is_coverage in (False, True))
    dated = pair_words(table, always=moved.empty)
    if moved.empty:
        return f"{dated}: only what is published changed"
    if len(covered):
        said = f"coverage apart: {_of_the_named(moved)}"
        return fitting(f"{first['since_label']} vs. {first['until_label']}, {said}", f"C{said[1:]}")
    who = f"{dated}: HHI" if dated else "HHI"
    if pd.isna(low):
        return f"{who} is not known: no market fits what is published at one of the dates"
    named = moved["points_low"].sum(), moved["points_high"].sum()
    most = f"{_mover(moved)} moved it most"
    if low <= 0 <= high:
        doubt = f" with the part not counted; of those counted {most}" if not named[0] <= 0 <= named[1] else ""
        return f"{who} has no certain change{doubt}"
    other = f", but {'fell' if low > 0 else 'rose'} since {turned}" if turned else ""
    said = f"HHI {'rose' if low > 0 else 'fell'} by {_size(low, high)} points{other}"
    full, short = (f"{pair}: {said}" if pair else said for pair in (dated, short_pair_words(table) or dated))
    if turned:
        return fitting(full, short)
    mover = f"; {'' if _size(*named) == _size(low, high) else 'of those counted '}{most}"
    return fitting(full + mover, short + mover, full, short)


def _of_the_named(moved: pd.DataFrame) -> str:
    """What the named companies of both dates alone did to HHI, which is no change of HHI."""
    low, high = moved["points_low"].sum(), moved["points_high"].sum()
    if low <= 0 <= high:
        return "the part of those counted has no certain change"
    did = f"added {_size(low, high)} points to" if low > 0 else f"took {_size(low, high)} points off"
    return f"those counted {did} HHI, {_mover(moved)} most"


def _mover(moved: pd.DataFrame) -> str:
    return str(moved.loc[moved["points"].abs().idxmax(), "label"])


def _size(low: float, high: float) -> str:
    """A certain change without its sign."""
    return hhi_range(low, high) if low > 0 else hhi_range(-high, -low)


def tipping(
    share_intervals: ShareIntervals, guidelines: pd.DataFrame, *, market: str, period: str, guideline: str, level: str
) -> pd.DataFrame | Refusal:
    """company: the smallest change of its share that flips the band or the leader."""
    series = one_date(share_intervals, market, period, level)
    if said := refusal(series):
        return said
    named = series[series["kind"].isin(NAMED) & series["mid_pct"].gt(0)].sort_values("mid_pct", ascending=False)
    if named.empty or guideline not in set(guidelines["guideline_id"]):
        return named.assign(tip_points=[], tip=[], flips=[])
    now = with_bands(bounds_at(series, share_intervals.markets), guidelines, guideline).iloc[0]
    lines = (now["line_low"], now["line_high"])
    known = (now["band"] != NOT_KNOWN, bool(leads(named.head(1), series).iloc[0]))
    values = named.set_index("entity_id")["mid_pct"] / 100
    tips = [
        formulas.tipping_point(values, key, lines if known[0] else (), leader=known[1]) if share < WHOLE else None
        for key, share in values.items()
    ]
    return named.assign(
        tip_points=[t.points if t else float("nan") for t in tips],
        tip=[_spelled_tip(t, named, place, lines) for place, t in enumerate(tips)],
        flips=[_flip(t, lines, known) for t in tips],
        **{c: now[c] for c in ("guideline", "band", "hhi_low", "hhi_high")},
    )


def _spelled_tip(tip: Tip | None, named: pd.DataFrame, place: int, lines: tuple[float, float]) -> str:
    """The change in points that flips something, as it is read: an interval, as the shares it rests on are; blank for
    none."""
    if tip is None:
        return ""
    own, others = named.iloc[place], named.drop(named.index[place])
    mine, ends = (own["low_pct"] / 100, own["high_pct"] / 100), [others[c] / 100 for c in ("low_pct", "high_pct")]
    if tip.flips == "leader":
        found = formulas.overtaking_range(mine, (ends[0].max(), ends[1].max()))
    else:
        boxes = ends[0].to_numpy(), ends[1].to_numpy()
        found = formulas.crossing_range(mine, boxes, _line(tip, lines), math.copysign(1, tip.points))
    low, high = (100 * end for end in found)
    if high - low < EXACT:
        return beyond(tip.points)
    if math.isinf(high - low):
        return f"{spelled(math.trunc(100 * min(low, high, key=abs)) / 100, '+.2f')} or more"
    return difference(math.nan, low, high)


def _line(tip: Tip, lines: tuple[float, float]) -> float:
    """The line of the guideline that HHI meets at the tipping point."""
    return min(lines, key=lambda line: abs(line - tip.hhi))


def _flip(tip: Tip | None, lines: tuple[float, float], known: tuple[bool, bool]) -> str:
    """What flips: the leader, or the line of the guideline that HHI meets there; where nothing does, what is not
    known."""
    if tip is None:
        unsure = [name for name, is_known in zip(("band", "leader"), known, strict=True) if not is_known]
        return f"{' and '.join(unsure)} not known" if unsure else "none within 50 points"
    if tip.flips != "band":
        return tip.flips
    return f"band, at HHI {spelled(_line(tip, lines), ',.0f')}"


def tipping_finding(table: pd.DataFrame) -> str:
    """The smallest change of any share that flips something; a band that is not known cannot flip."""
    found = table.dropna(subset=["tip_points"])
    if len(found):
        row = found.loc[found["tip_points"].abs().idxmin()]
        flips = row["flips"].split(",")[0]
        if flips == "leader" and row["tip_points"] > 0:
            return f"{row['label']} needs another {row['tip'].replace('+', '')} points to lead"
        return f"{row['tip']} points for {row['label']} would flip the {flips}"
    said = table["flips"].iloc[0]
    if said == "band and leader not known":
        return "Neither the band nor the leader is certain: nothing can flip"
    if said.endswith(" not known"):
        other = "leader" if said.startswith("band") else "band"
        return f"No change of one share within 50 points flips the {other}; the {said.split()[0]} is not certain"
    return "No change of one share within 50 points flips the band or the leader"
