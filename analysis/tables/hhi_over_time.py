"""HHI of a market, and of every market, from date to date."""

from collections import Counter

import pandas as pd

from analysis.formats import counted
from analysis.measures.comparable import DOWN, QUARTER, TURNS, UNCLEAR, UP, at_status, by_date, change, ending
from analysis.measures.shares import Refusal
from analysis.tables.concentration import bounds_at, refusal, with_bands
from analysis.tables.share_intervals import ShareIntervals

ONE_MARKET = {
    DOWN: "HHI surely fell in the one comparable market",
    UP: "HHI surely rose in the one comparable market",
    TURNS: "HHI of the one comparable market rose or fell as its dates are chosen",
    UNCLEAR: "HHI has no certain change in the one comparable market",
}


def over_time(
    share_intervals: ShareIntervals, guidelines: pd.DataFrame, *, market: str, guideline: str, level: str
) -> pd.DataFrame | Refusal:
    """date: bounds of HHI, CR4 and coverage of one market."""
    every = share_intervals.at(level)
    series = every[every["market_id"].eq(market)]
    if said := refusal(series):
        return said
    table = bounds_at(series, share_intervals.markets)
    return with_bands(table.sort_values("mid_date") if len(table) else table, guidelines, guideline)


def over_time_finding(table: pd.DataFrame) -> str:
    """The last bounds, and whether they moved for certain since a date of the same status and coverage."""
    last = by_date(table).iloc[-1]
    if pd.isna(last["hhi_low"]):
        return f"No market fits what is printed for {last['period_label']}"
    moved = change(table, "hhi_low", "hhi_high")
    return f"HHI is {last['interval']} {at_status(last['period'], last['status'])}{ending(moved, low='hhi_low')}"


def every_market(share_intervals: ShareIntervals, guidelines: pd.DataFrame, *, guideline: str) -> pd.DataFrame:
    """market, date: bounds of HHI of every market with at least two dates, and the change between which of them."""
    series = share_intervals.at()
    table = bounds_at(series, share_intervals.markets)
    if table.empty:
        return table
    dates = table.groupby("market_id")["period"].transform("nunique")
    return with_change(with_bands(table[dates >= 2].sort_values(["market_id", "mid_date"]), guidelines, guideline))


def with_change(table: pd.DataFrame) -> pd.DataFrame:
    """With `direction`, blank where no two dates a quarter apart compare, and `date_in_change`, the first or the last
    of the two; without two the last known date is the last."""
    made = table.assign(direction="", date_in_change="")
    for _, part in table.dropna(subset=["hhi_low"]).groupby("market_id"):
        found = change(part, "hhi_low", "hhi_high")
        if found and found.months >= QUARTER:
            made.loc[part.index, "direction"] = found.direction
            made.loc[found.base.name, "date_in_change"] = "first"
        made.loc[by_date(part).index[-1], "date_in_change"] = "last"
    return made


def every_market_finding(table: pd.DataFrame) -> str:
    """In how many markets HHI fell for certain, in how many it rose, of those with dates a quarter apart that
    compare."""
    parts = [part for _, part in table.dropna(subset=["hhi_low"]).groupby("market_id")]
    if not parts:
        return "No market fits what is printed at its dates"
    moves = [found for part in parts if (found := change(part, "hhi_low", "hhi_high")) and found.months >= QUARTER]
    if not moves:
        return "No market has two comparable dates a quarter apart"
    counts = Counter(found.direction for found in moves)
    if len(moves) == 1:
        return ONE_MARKET[moves[0].direction]
    said = (
        f"HHI surely fell in {counts[DOWN] or 'none'} of {counted(len(moves), 'comparable market')}, rose in"
        f" {counts[UP] or 'none'}"
    )
    return f"{said}; dates disagree in {counts[TURNS]}" if counts[TURNS] else said
