"""Today: the twelve months that end on the newest day on which a source of the tables was read. No clock is asked.

A figure is of today if the last day of its period lies within them. What is older stays in the tables and on the
charts, marked and apart, and is counted in no sentence on today; so does a period that is not over by then.
"""

from datetime import date

import pandas as pd

from analysis.formats import counted
from analysis.measures.shares import sourced
from analysis.periods import AHEAD, LATEST, OLDER, PASSED, TODAY, Period, counted_once, dated, of_today, states

ESTIMATED = ("estimate", "projection", "preliminary")
"""Statuses of figures that nobody has counted to the end."""
NEWER = "newer figures not shown"
"""Why a figure of the twelve months up to today is none of today: a filter hides newer ones, or they are bounds."""


def today(sources: pd.DataFrame, by: str = LATEST) -> tuple[date, date] | None:
    """First and last day of today, or of the twelve months up to the end of an earlier period; None if nothing was
    read.

    >>> [day.isoformat() for day in today(pd.DataFrame({"date_accessed": ["2026-11-24", "2026-09"]}))]
    ['2025-11-25', '2026-11-24']
    """
    read = [Period.parse(text).end for text in sources["date_accessed"].dropna().unique()]
    if not read:
        return None
    last = max(read) if by == LATEST else min(max(read), Period.parse(by).end)
    first = pd.Timestamp(last) - pd.DateOffset(years=1) + pd.Timedelta(days=1)
    return first.date(), last


def recency(periods: pd.Series, sources: pd.DataFrame, by: str = LATEST) -> pd.Series:
    """Whether the last day of each period lies within today: today, older or not over; blank for a blank period."""
    span = today(sources, by)
    ends = {text: Period.parse(text).end for text in periods.dropna().unique()}
    if span is None:
        said = dict.fromkeys(ends, OLDER)
    else:
        said = {text: OLDER if end < span[0] else TODAY if end <= span[1] else AHEAD for text, end in ends.items()}
    return periods.map(said).astype(object)


def with_today(table: pd.DataFrame, sources: pd.DataFrame, by: str = LATEST) -> pd.DataFrame:
    """The rows with `recency` of their `as_of`, and the last day of today in `today_until`."""
    span = today(sources, by)
    until = span[1].isoformat() if span else None
    return table.assign(recency=recency(table["as_of"], sources, by), today_until=until)


def counted_rows(table: pd.DataFrame) -> tuple[pd.DataFrame, bool]:
    """The rows that a sentence counts, each thing once, and whether they are of today: those that are, or all where
    none is."""
    mine = of_today(table)
    return (counted_once(mine), True) if len(mine) else (counted_once(table), False)


def none_of_today(table: pd.DataFrame) -> str:
    """What a sentence on rows of which none is of today says of their dates: the newest of them."""
    if states(table).eq(PASSED).all():
        return NEWER
    newest = max(map(Period.parse, table["as_of"].dropna().unique()), key=lambda period: period.end)
    return f"newest: {newest.label}"


def standing(
    table: pd.DataFrame, what: str = "market", by: str = "market_id", also: str = "", instead: bool = True
) -> str:
    """How many markets (or what else `by` tells apart) are of today, how many older, and what today is.

    Where none is of today and sentences count the others `instead`, it says so. The article's own claim, which names no
    study, is said apart, and so are what else is (`also`) and markets that count a thing of another one again.
    """
    rows = sourced(table) if "share_of" in table else table
    every = rows[by].nunique()
    rows, again = _apart(rows, by)
    kinds = (TODAY, PASSED, OLDER, AHEAD)
    best = states(rows).groupby(rows[by]).agg(lambda said: next((s for s in kinds if s in set(said)), OLDER))
    now, passed, old, ahead = (int(best.eq(word).sum()) for word in kinds)
    until = table["today_until"].iloc[0] if len(table) else None
    span = f"the twelve months to {dated(until)}" if isinstance(until, str) else "today"
    said = f"{counted(now, what)} of {span}{_not_final(rows, by)}" if now else f"no {what} of {span}"
    others = [f"{passed} with {NEWER}"] * bool(passed) + [f"{old} older"] * bool(old)
    others += [f"{ahead} of a period not over"] * bool(ahead)
    apart = [f"{again} that count{'s' * (again == 1)} the same again"] * bool(again) + [also] * bool(also)
    apart += ["the article’s claim"] * (every < table[by].nunique())
    if others and instead and not now:
        said, others = f"{said}; counted instead: {', '.join(others)}", []
    rest = [*others, *apart]
    return f"{said}; apart and not counted: {', '.join(rest)}" if rest else said


def _not_final(rows: pd.DataFrame, by: str) -> str:
    """How many of the markets of today rest on a figure that is an estimate, a projection or preliminary."""
    column = next((name for name in ("date_status", "status") if name in rows), None)
    mine = of_today(rows)
    if column is None or mine.empty:
        return ""
    many = mine.loc[mine[column].isin(ESTIMATED), by].nunique()
    return f" ({many} estimated or preliminary)" if many else ""


def _apart(rows: pd.DataFrame, by: str) -> tuple[pd.DataFrame, int]:
    """The rows without the markets that count a thing of another one again, and how many those are."""
    mine = of_today(rows)
    whole = mine if len(mine) else rows
    again = set(whole[by]) - set(counted_once(whole)[by])
    return rows[~rows[by].isin(again)], len(again)
