"""Tables of the merger page: what an entry, an exit, a split or a sale of a part does to a market."""

from typing import Any

import pandas as pd

from analysis.formats import hhi_range, spelled
from analysis.measures import mergers as formulas
from analysis.measures.bounds import hhi_bounds
from analysis.measures.shares import Refusal
from analysis.tables.concentration import bounds_of_market, one_date
from analysis.tables.mergers import central, few, fractions, stages, unfit
from analysis.tables.share_intervals import ShareIntervals
from analysis.tables.shares import NAMED

REACTS = "A newcomer takes from all in proportion, an exit gives to all; nobody else reacts"


def what_if(
    share_intervals: ShareIntervals, *, market: str, period: str, change: str, who: str, size: float, buyer: str
) -> pd.DataFrame | Refusal:
    """stage, company: shares before and after an entry, an exit, a split or a sale, with HHI and its bounds."""
    series = one_date(share_intervals, market, period)
    if (said := unfit(series)) is not None:
        return said
    named = central(series)
    values = fractions(named)
    if who not in values.index:
        return few(series)
    after = _changed(values, change, who, size / 100, buyer)
    if after is None:
        return Refusal("A company cannot sell to itself: choose another buyer", "another buyer")
    labels = named.set_index("entity_id")["label"]
    given = bounds_of_market(series, share_intervals.markets)
    ids = series.loc[series["kind"].isin(NAMED), "entity_id"]
    try:
        spans = [
            hhi_range(*hhi_bounds(**given)),
            hhi_range(*_bounds_after(given, ids, values, change, who, size / 100, buyer)),
        ]
    except ValueError:  # the central shares and the printed intervals do not fit one another
        spans = ["not known", "not known"]
    touched = {who, buyer} if change == "sell" else {who} if change != "enter" else set()
    return stages(named, after, touched).assign(
        before_bounds=spans[0], after_bounds=spans[1], asked=_asked(change, labels[who], size, labels.get(buyer, ""))
    )


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
        "enter": f"a newcomer takes {spelled(size, 'g')} points from all",
        "leave": f"{who} leaves",
        "split": f"{who} splits off {spelled(size, 'g')} points",
        "sell": f"{who} sells {spelled(size, 'g')} points to {buyer}",
    }[change]


def what_if_finding(table: pd.DataFrame) -> str:
    """What the change does to HHI of the named companies, at the central values of their shares."""
    row = table.iloc[0]
    moved = "falls" if row["points"] < 0 else "rises"
    return (
        f"If {row['asked']}, HHI of the named {moved} by about {spelled(abs(row['points']), ',.0f')} to"
        f" {spelled(row['after_points'], ',.0f')}"
    )


def what_if_subtitle(table: pd.DataFrame) -> str:
    """Definition, date, and the bounds that the unnamed rest leaves."""
    r = table.iloc[0]
    return (
        f"{r['market_label']}, {r['period_label']}; with the rest, HHI {r['before_bounds']} before and"
        f" {r['after_bounds']} after"
    )
