"""When a source was due: lateness by its own rhythm. Today is always an argument."""

import calendar
import datetime

import pandas as pd

from analysis.periods import Period

GRACE = {"day": 3, "week": 7, "month": 15, "quarter": 30, "year": 60}
"""Days after the expected date before a source counts as late, by its rhythm."""


def overdue(sources: pd.DataFrame, today: datetime.date) -> pd.DataFrame:
    """The sources whose next issue was expected longer ago than their rhythm allows, with `days_late`.

    Every exhibit asks at every run, so rows are looked at one by one: they are few.
    """
    due = zip(sources["next_expected"], sources["update_every"], strict=True)
    days = [(today - _last_day(d)).days if isinstance(d, str) else 0 for d, _ in due]
    late = [d > GRACE.get(rhythm, 30) for d, rhythm in zip(days, sources["update_every"], strict=True)]
    return sources[late].assign(days_late=[d for d, is_late in zip(days, late, strict=True) if is_late])


def _last_day(text: str) -> datetime.date:
    """The last day that a date cut to a month or year may mean."""
    year, month, day = (*(int(part) for part in text.split("-")), 0, 0)[:3]
    return datetime.date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])


def late_sources_in_words(late: pd.DataFrame) -> str:
    """Which sources are late, and since when."""
    rows = [f"{row.producer or row.title}: a new issue was expected {row.next_expected}" for row in late.itertuples()]
    return "; ".join(rows)


def as_of(sources: pd.DataFrame) -> str:
    """The day on which a source was last read, in words for a page's header: figures may be of earlier dates."""
    read = sources["date_accessed"].dropna()
    return f"sources read until {Period.parse(read.max()).label}" if len(read) else "date of the data not known"
