"""When a source was due: lateness by its own rhythm. Today is always an argument."""

import datetime

import pandas as pd

GRACE = {"day": 3, "week": 7, "month": 15, "quarter": 30, "year": 60}
"""Days after the expected date before a source counts as late, by its rhythm."""


def overdue(sources: pd.DataFrame, today: datetime.date) -> pd.DataFrame:
    """The sources whose next issue was expected longer ago than their rhythm allows, with `days_late`."""
    due = sources.dropna(subset=["next_expected"])
    if due.empty:
        return due.assign(days_late=0)
    expected = pd.to_datetime(due["next_expected"].map(_last_day))
    late = (pd.Timestamp(today) - expected).dt.days
    grace = due["update_every"].map(GRACE).fillna(30)
    return due.assign(days_late=late)[late > grace]


def _last_day(text: str) -> pd.Timestamp:
    """The last day that a date cut to a month or year may mean."""
    start = pd.Timestamp(text if len(text) > 4 else f"{text}-01-01")
    return start if len(text) == 10 else start + (pd.offsets.MonthEnd(0) if len(text) == 7 else pd.offsets.YearEnd(0))


def said(late: pd.DataFrame) -> str:
    """Which sources are late, and since when."""
    rows = [f"{row.producer or row.title}: a new issue was expected {row.next_expected}" for row in late.itertuples()]
    return "; ".join(rows)


def as_of(sources: pd.DataFrame) -> str:
    """The day up to which sources were read, in words for a page's header."""
    read = sources["date_accessed"].dropna()
    return f"data as of {read.max()}" if len(read) else "date of the data not known"
