"""Small pictures of the answers of pages, for the tiles of the first page: values in order, of the rows of a page."""

from dataclasses import dataclass
from typing import Literal

import pandas as pd

from analysis.measures.today import counted_rows
from analysis.periods import of_today
from analysis.tables.prices_over_time import yearly_medians


@dataclass(frozen=True)
class Picture:
    """Values in their order, how they are drawn, and what they are, with their unit."""

    values: list[float]
    drawn: Literal["line", "bar", "area"]
    says: str


def open_on_router(open_by_month: pd.DataFrame) -> Picture:
    """What open models surely hold of the router's tokens, percent, month by month; no preliminary month."""
    rows = open_by_month[open_by_month["status"].eq("final")]
    return Picture(_rounded(rows["low_pct"]), "area", "lowest open part, % of tokens, by month")


def moved(flow: pd.DataFrame) -> Picture:
    """How many of the companies that were closed have opened up, quarter by quarter, from none on."""
    said = "closed companies that opened up, added up by quarter"
    rows = flow[flow["strategy_then"].eq("closed") & flow["moved"].astype(bool)]
    quarters = pd.PeriodIndex(rows["since"], freq="Q")
    if not len(quarters):
        return Picture([], "area", said)
    every = pd.period_range(quarters.min() - 1, quarters.max(), freq="Q")
    return Picture(_rounded(quarters.value_counts().reindex(every, fill_value=0).cumsum()), "area", said)


def concentrated(spectrum: pd.DataFrame) -> Picture:
    """The lower bound of HHI, points, of each market of today, the least concentrated first."""
    rows, _ = counted_rows(spectrum)
    return Picture(_rounded(of_today(rows)["hhi_low"].sort_values()), "bar", "least HHI of each market, points")


def behind(lag: pd.DataFrame) -> Picture:
    """Months from a closed model to the open one of its level, for each open record with a known forerunner."""
    rows = lag[lag["lag_kind"].ne("at least")]
    return Picture(_rounded(rows["lag_months"].dropna()), "line", "months behind, each best open model")


def cheaper(prices_over_time: pd.DataFrame) -> Picture:
    """The median price of open models in percent of that of closed ones, in each year that has both."""
    years = yearly_medians(prices_over_time)
    parts = 100 * years["open"] / years["closed"] if len(years) else pd.Series(dtype=float)
    return Picture(_rounded(parts), "bar", "open median price in % of the closed one, by year")


def by_2030(beside: pd.DataFrame) -> Picture:
    """The middle future of open models in each scenario, percent, the lowest first."""
    return Picture(_rounded(beside["mid_pct"].sort_values()), "bar", "% of visits, middle future of each scenario")


def _rounded(values: pd.Series) -> list[float]:
    return [round(float(v), 1) for v in values]
