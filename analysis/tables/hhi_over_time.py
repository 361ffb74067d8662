"""HHI of a market, and of every market, from date to date."""

from collections import Counter

import pandas as pd

from analysis.formats import counted, fitting
from analysis.measures.comparable import (
    DOWN,
    QUARTER,
    TURNS,
    UNCLEAR,
    UP,
    Change,
    at_status,
    by_date,
    change,
    ending,
    turning,
)
from analysis.measures.shares import Refusal
from analysis.measures.today import with_today
from analysis.tables.concentration import bounds_at, refusal, upper_bounds_alone, with_bands, with_newest
from analysis.tables.share_intervals import ShareIntervals

ONE_MARKET = {
    DOWN: "Concentration surely fell in the one comparable market",
    UP: "Concentration surely rose in the one comparable market",
    TURNS: "Whether the one comparable market concentrated depends on its dates",
    UNCLEAR: "Concentration has no certain change in the one comparable market",
}


def over_time(
    share_intervals: ShareIntervals, guidelines: pd.DataFrame, *, market: str, guideline: str, level: str
) -> pd.DataFrame | Refusal:
    """date: bounds of HHI, CR4 and coverage of one market."""
    every = share_intervals.at(level)
    series = every[every["market_id"].eq(market)]
    if said := refusal(series):
        return said
    table = with_newest(bounds_at(series, share_intervals.markets), with_today(series, share_intervals.sources))
    return with_bands(table.sort_values("mid_date") if len(table) else table, guidelines, guideline)


def over_time_finding(table: pd.DataFrame) -> str:
    """The last bounds, and whether they moved for certain since a date of the same status and coverage."""
    last = by_date(table).iloc[-1]
    if pd.isna(last["hhi_low"]):
        return f"No market fits what is published for {last['period_label']}"
    moved = change(table, "hhi_low", "hhi_high")
    said, end = f"HHI is {last['interval']}", ending(moved)
    dated = f"{said} {at_status(last['period'], last['status'])}"
    return fitting(f"{dated}{end}", f"{said}{end}")


def over_time_note(table: pd.DataFrame) -> str:
    """Since when HHI went up and since when down, where that hangs on the date; then what the market leaves out."""
    turned = turning(change(table, "hhi_low", "hhi_high"), "hhi_low")
    return ". ".join(filter(None, [turned, str(table["limits"].iloc[0])]))


def every_market(share_intervals: ShareIntervals, guidelines: pd.DataFrame, *, guideline: str) -> pd.DataFrame:
    """market, date: bounds of HHI of every market with at least two dates, and the change between which of them."""
    series = share_intervals.at()
    table = with_newest(bounds_at(series, share_intervals.markets), with_today(series, share_intervals.sources))
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
    if table["hhi_low"].isna().all():
        return "No market fits what is published at its dates"
    moves = _moves(table)
    if not moves:
        return "No market has two comparable dates a quarter apart"
    counts = Counter(found.direction for found in moves)
    if len(moves) == 1:
        return ONE_MARKET[moves[0].direction]
    return (
        f"Concentration surely fell in {counts[DOWN] or 'none'} of {counted(len(moves), 'comparable market')}, rose in"
        f" {counts[UP] or 'none'}"
    )


def every_market_note(table: pd.DataFrame) -> str:
    """What the panels are, which markets are counted, and in how many dates disagree."""
    turned = sum(found.direction == TURNS for found in _moves(table))
    said = f" In {turned} {'it does' if turned == 1 else 'they do'}." if turned else ""
    return (
        "Panels are different markets and must not be joined. Markets with one date are in the spectrum only; counted"
        " are those with final dates a quarter apart or more that count the same. Dates disagree where another base"
        f" turns the direction.{said} Open marks are preliminary, estimated or projected{upper_bounds_alone(table)}"
    )


def _moves(table: pd.DataFrame) -> list[Change]:
    """What may be said of each market with dates a quarter apart that compare."""
    parts = [part for _, part in table.dropna(subset=["hhi_low"]).groupby("market_id")]
    return [found for part in parts if (found := change(part, "hhi_low", "hhi_high")) and found.months >= QUARTER]
