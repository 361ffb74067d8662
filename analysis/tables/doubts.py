"""Table of doubts: what could move HHI of one market, in points, the largest first."""

from typing import Any

import numpy as np
import pandas as pd

from analysis.formats import fitting, hhi_points, hhi_range, spelled
from analysis.measures.bounds import hhi_bounds
from analysis.measures.bounds_search import rest_squares
from analysis.measures.comparable import admissible, dated_in_brackets
from analysis.measures.shares import Refusal, cited_of, sourced
from analysis.measures.today import with_today
from analysis.periods import Period, newest_of_each, of_today
from analysis.tables.concentration import bounds_at, bounds_of_market, one_date, refusal
from analysis.tables.context import ONE_DATE, market_at
from analysis.tables.share_intervals import ShareIntervals
from analysis.tables.shares import NAMED

LEVELS = ("company", "product", "group")


def doubts(share_intervals: ShareIntervals, *, market: str, period: str, level: str) -> pd.DataFrame | Refusal:
    """doubt: by how many points of HHI it could move the answer, and why; the largest first."""
    every = share_intervals.at(level)
    mine = every[every["market_id"].eq(market)]
    if said := refusal(mine):
        return said
    now = mine[mine["period"].eq(period)]
    if not now["kind"].isin(NAMED).any():
        return now.assign(doubt=[], moves_points=[], why=[])
    if said := refusal(now):
        return said
    markets = share_intervals.markets
    given = bounds_of_market(now, markets)
    low, high = hhi_bounds(**given)
    first = now.iloc[0]
    everywhere = _everywhere(every, markets, share_intervals.sources)
    rows = [
        _definition(everywhere, market, first["layer"], (low, high)),
        *_inside([_rest(now, given), _rounding(now, given)], high - low),
        _time(everywhere[everywhere["market_id"].eq(market)], period, (low, high)),
        _levels(market, period, share_intervals),
    ]
    found = [row for row in rows if row is not None]
    cited = cited_of(now["source_id"])
    table = pd.DataFrame(found, columns=["doubt", "moves_points", "why"]).sort_values(
        "moves_points", ascending=False, ignore_index=True
    )
    return table.assign(
        **first[ONE_DATE].to_dict(),
        hhi_low=low,
        hhi_high=high,
        source_id=cited,
    )


def _everywhere(every: pd.DataFrame, markets: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """market, date: HHI of every definition that splits a market, and whether it is the newest figure, and of today."""
    whole = markets.loc[markets["metric_kind"].eq("partition"), "market_id"]
    parts = every[every["market_id"].isin(whole)]
    named = with_today(parts[parts["kind"].isin(NAMED)], sources)
    newest = newest_of_each(named).groupby(named["market_id"]).first()
    table = with_today(bounds_at(parts, markets), sources)
    return table.assign(newest=table["market_id"].map(newest))


def _definition(
    everywhere: pd.DataFrame, market: str, layer: str, here: tuple[float, float]
) -> tuple[str, float, str] | None:
    """How far the figures of today of the other definitions of the layer lie from this one, at the least."""
    now = sourced(of_today(everywhere.dropna(subset=["hhi_low"])))
    last = now.sort_values("mid_date").groupby("market_id").last()
    others = last[last["layer"].eq(layer) & (last.index != market)]
    if others.empty:
        return None
    away = (others["hhi_low"] - here[1]).clip(lower=0) + (here[0] - others["hhi_high"]).clip(lower=0)
    far = others.loc[away.idxmax()]
    return (
        "What is counted",
        float(away.max()),
        f"{far['market_label']} gives {far['interval']} ({dated_in_brackets(far['as_of'], far['status'])})",
    )


def _inside(found: list[tuple[str, float, str] | None], width: float) -> list[tuple[str, float, str]]:
    """Doubts on what is not known of this market; none moves its HHI by more than its bounds lie apart."""
    return [(name, min(moves, width), why) for name, moves, why in filter(None, found)]


def _rest(now: pd.DataFrame, given: dict[str, Any]) -> tuple[str, float, str] | None:
    """The unnamed rest in one company (or as few as the cap allows) against many, with the named at one fitting
    market."""
    held = given["rest"][1]
    if held <= 0:
        return None
    few = float(rest_squares(np.array(held), given["cap"]))
    return "Who holds the rest", 1e4 * few, f"Nobody names up to {spelled(100 * held, '.3g')} %: one company or many"


def _rounding(now: pd.DataFrame, given: dict[str, Any]) -> tuple[str, float, str] | None:
    """The printed intervals alone: named shares at their ends, the rest too small to count."""
    width = 100 * (given["high"] - given["low"])
    if width.max() <= 0:
        return None
    moves = float((1e4 * (given["high"] ** 2 - given["low"] ** 2)).max())
    at = now[now["kind"].isin(NAMED)].iloc[int((given["high"] ** 2 - given["low"] ** 2).argmax())]
    return "How exact a share is", moves, f"{at['label']} is published as {at['interval']} ({at['qualifier']})"


def _time(series: pd.DataFrame, period: str, here: tuple[float, float]) -> tuple[str, float, str] | None:
    """What HHI moved since the comparable date before: the figure may be as old as that again."""
    start = Period.parse(period).start
    until = series[series["period"].map(lambda p: Period.parse(p).start <= start)].dropna(subset=["hhi_low"])
    before = admissible(until) if len(until) else until
    if before.empty:
        return None
    row = before.iloc[-1]
    moves = abs(sum(here) / 2 - (row["hhi_low"] + row["hhi_high"]) / 2)
    return "The date", moves, f"{row['period_label']} had {row['interval']}; the next date may move as much"


def _levels(market: str, period: str, share_intervals: ShareIntervals) -> tuple[str, float, str] | None:
    """Products, companies or groups as the unit."""
    tops = {}
    for level in LEVELS:
        part = one_date(share_intervals, market, period, level)
        tops[level] = hhi_bounds(**bounds_of_market(part, share_intervals.markets))
    middles = {level: sum(span) / 2 for level, span in tops.items()}
    moves = max(middles.values()) - min(middles.values())
    said = ", ".join(f"{level} {hhi_range(*span)}" for level, span in tops.items())
    return "What one company is", moves, f"By {said}"


def doubts_finding(table: pd.DataFrame) -> str:
    """The doubt that could move HHI most."""
    row = table.iloc[table["moves_points"].argmax()]
    points = hhi_points(row["moves_points"])
    return fitting(
        f"{row['doubt']} could move this HHI most: by {points}", f"{row['doubt']} could move HHI most: {points}"
    )


def doubts_subtitle(table: pd.DataFrame) -> str:
    """Measure, definition, date, and what the panel at the top of the page ranks instead."""
    where = market_at(table.iloc[0])
    ranked = "“Data doubts” above ranks those of the whole page"
    return f"Points by which each doubt could move this HHI, {where}; {ranked}"


NOTE = (
    "Each doubt alone, the others held. Doubts that no number measures, such as who is left out, are in the"
    " market’s own words: "
)


def doubts_note(table: pd.DataFrame) -> str:
    """How to read the list, and what the definition leaves out."""
    return NOTE + str(table["limits"].iloc[0])
