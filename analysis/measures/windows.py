"""The window of a market that a forecast starts from: its own step, no gap, one status, the companies of its end."""

from collections.abc import Iterable

import pandas as pd

from analysis.measures.comparable import LOOSE
from analysis.periods import Period

LEAST = 4
"""Periods in a row that a forecast takes."""
NOT_NAMED = "not named"
MONDAY = 0
WEEK = "W-SUN"
STEPS = {"W-SUN": "week", "M": "month", "Q": "quarter", "Y": "year"}
"""Steps by their name in pandas, the shortest first."""
DAYS = {"W-SUN": 7.0, "M": 365.25 / 12, "Q": 365.25 / 4, "Y": 365.25}
DAY = len("2026-09-30")


def step_word(window: pd.DataFrame) -> str:
    """The step of a window: week, month, quarter or year."""
    return STEPS[next(step for step in STEPS if window.index.freqstr.startswith(step[0]))]


def in_steps(series: pd.DataFrame) -> pd.DataFrame:
    """Shares of one market, periods in a row (rows) × labels (columns), up to its last usable date; blank where
    none is printed.

    `series` holds mid_date, period, label, mid and date_status. The step is the shortest of week, month, quarter and
    year, not shorter than printed, in which LEAST dates follow each other up to the last one; where months are missing,
    a quarter is its last month. Days are no period, but Mondays in a row are weeks. Projections and preliminary dates
    are left out, and the run starts after the last break and the last date of another status than its end has. Empty
    where there is no such run; the longest one where none has LEAST.
    """
    rows = _of_one_status(series[series["mid"].notna()].sort_values("mid_date"))
    return _first_of((_runs(rows, step)[-1] for step in _steps(rows)), LEAST)


def longest(series: pd.DataFrame, least: int) -> pd.DataFrame:
    """As `in_steps`, but the longest run of the shortest step in which one has `least` periods, wherever it ends."""
    rows = _of_one_status(series[series["mid"].notna()].sort_values("mid_date"))
    return _first_of((max(_runs(rows, step), key=len) for step in _steps(rows)), least)


def _first_of(runs: Iterable[pd.DataFrame], least: int) -> pd.DataFrame:
    """The first run of at least so many periods, the longest where none is; empty of none."""
    longest_yet = pd.DataFrame()
    for run in runs:
        if len(run) >= least:
            return run
        longest_yet = max(longest_yet, run, key=len)
    return longest_yet


def _of_one_status(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows after the last break that have the status of the last date, and none before another status."""
    rows = rows[~rows["date_status"].isin([s for s in LOOSE if s not in ("break", "estimate")])]
    if rows.empty:
        return rows
    other = rows["date_status"].ne(rows["date_status"].iloc[-1]) | rows["date_status"].eq("break")
    return rows[rows["mid_date"] > rows.loc[other, "mid_date"].max()] if other.any() else rows


def _steps(rows: pd.DataFrame) -> list[str]:
    """The steps that a run may have: weeks of Mondays, or those not shorter than the shortest period printed."""
    if rows.empty:
        return []
    if rows["period"].str.len().eq(DAY).all():
        return [WEEK] if rows["mid_date"].dt.day_of_week.eq(MONDAY).all() else []
    lengths = rows["period"].map(lambda text: (Period.parse(text).end - Period.parse(text).start).days + 1)
    shortest = lengths[rows["period"].str.len().ne(DAY)].min()
    return [step for step in STEPS if step != WEEK and DAYS[step] > shortest - 4]


def _runs(rows: pd.DataFrame, step: str) -> list[pd.DataFrame]:
    """The runs without a gap in one step, in order: each period is its last date, half a step or more after the one
    before."""
    rows = rows if step == WEEK else rows[rows["period"].str.len().ne(DAY)]
    period = rows["mid_date"].dt.to_period(step)
    seen = rows.groupby(period)["mid_date"].max()
    seen = seen[~seen.diff().lt(pd.Timedelta(days=DAYS[step] / 2))]
    is_last = rows["mid_date"].eq(period.map(seen))
    full = rows[is_last].groupby([period[is_last], "label"])["mid"].last().unstack()
    breaks = (full.index.astype("int64").to_series().diff() != 1).to_numpy().nonzero()[0]
    return [full.iloc[start:end] for start, end in zip(breaks, [*breaks[1:], len(full)], strict=True)]


def window_of(run: pd.DataFrame) -> pd.DataFrame:
    """The window at the end of a run: the companies printed in each of its last LEAST periods, as far back as all are.

    What they leave of the whole is the last column, "not named"; each row is divided by its sum, so that rounding of
    printed shares leaves each adding to 1. Empty where the run is too short or no company is in all of its end.
    """
    named = run.tail(LEAST).dropna(axis=1).columns
    if len(run) < LEAST or not len(named):
        return run.iloc[:0]
    printed = run[named].notna().all(axis=1)
    window = run.loc[printed[::-1].cummin()[::-1], named]
    window = window.assign(**{NOT_NAMED: (1 - window.sum(axis=1)).clip(lower=0)})
    return window.div(window.sum(axis=1), axis=0)
