"""The period grammar: 2024, 2025-H1, 2024-Q2, 2026-09, 2026-09-30, each with its first and last day."""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import pandas as pd

GRAMMAR = "2024, 2025-H1, 2024-Q2, 2026-09 or 2026-09-30"
_FORM = re.compile(r"(\d{4})(?:-(?:H([12])|Q([1-4])|(\d{2})(?:-(\d{2}))?))?")
_SPOKEN = re.compile(r"(?:(?:(\d{1,2}) )?([a-z]{3,9})\.?|([hq]\d)) (\d{4})", re.IGNORECASE)
MONTHS = calendar.month_abbr
FIRST, LATEST = "first", "latest"
"""Open ends of a span of dates."""
ALL_DATES = (FIRST, LATEST)


@dataclass(frozen=True, order=True)
class Period:
    """A stretch of days; ordered by its first day, then its last. Two periods are the same date if both agree."""

    start: date
    end: date
    text: str

    @classmethod
    def parse(cls, text: str) -> "Period":
        """The period a text names; ValueError with the grammar if it names none.

        >>> Period.parse("2024-Q2").end.isoformat()
        '2024-06-30'
        """
        return _parse(str(text))

    @property
    def label(self) -> str:
        """The period for people: 2024, H1 2025, Q2 2024, Sep 2026, 30 Sep 2026."""
        year = self.text[:4]
        rest = self.text[5:]
        if not rest:
            return year
        if rest[0] in "HQ":
            return f"{rest} {year}"
        month = MONTHS[int(rest[:2])]
        return f"{month} {year}" if len(rest) == 2 else f"{int(rest[3:])} {month} {year}"

    @property
    def middle(self) -> date:
        """The day in the middle, for a time axis."""
        return self.start + (self.end - self.start) / 2

    def same_date(self, other: "Period") -> bool:
        """True if both cover the same days."""
        return (self.start, self.end) == (other.start, other.end)

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=4096)
def _parse(text: str) -> Period:
    found = _FORM.fullmatch(text)
    if not found:
        raise ValueError(f"{text!r} is not a period; write {GRAMMAR}")
    year, half, quarter, month, day = (int(g) if g else 0 for g in found.groups())
    first, last = _months(half, quarter, month)
    if last > 12 or (month and not 1 <= month <= 12):
        raise ValueError(f"{text!r}: there is no month {month}; write {GRAMMAR}")
    start = date(year, first, 1)
    end = date(year, last, calendar.monthrange(year, last)[1])
    if day:
        if day > end.day:
            raise ValueError(f"{text!r}: that month has {end.day} days")
        start = end = date(year, first, day)
    return Period(start, end, text)


def _months(half: int, quarter: int, month: int) -> tuple[int, int]:
    """First and last month of a half-year, a quarter, a month or (all zero) a year."""
    if half:
        return 6 * half - 5, 6 * half
    if quarter:
        return 3 * quarter - 2, 3 * quarter
    return (month, month) if month else (1, 12)


def as_typed(text: str) -> str:
    """A date as people type it, in the form of the grammar: Sep 2026, 30 September 2026, Q2 2024, 2024 h1; any other
    text as it is.

    >>> as_typed("Aug 2024")
    '2024-08'
    """
    text = " ".join(text.split())
    if found := _SPOKEN.fullmatch(text):
        day, name, part, year = found.groups()
        if part:
            return f"{year}-{part.upper()}"
        named = [i for i, month in enumerate(calendar.month_name) if i and month.casefold().startswith(name.casefold())]
        return "-".join([year, *(f"{i:02d}" for i in named), *([f"{int(day):02d}"] if day else [])]) if named else text
    return re.sub(r"^(\d{4})[- ]([hq]\d)$", lambda m: f"{m[1]}-{m[2].upper()}", text, flags=re.IGNORECASE)


def _mapped(texts: pd.Series, what: str) -> list[object]:
    known = {t: getattr(Period.parse(t), what) for t in texts.unique()}
    return [known[t] for t in texts]


def dated(text: object) -> str:
    """One period for people, in a sentence.

    >>> dated("2026-09"), dated("2026-09-30")
    ('Sep 2026', '30 Sep 2026')
    """
    return Period.parse(str(text)).label


def at(text: object) -> str:
    """One period with its preposition, in a sentence.

    >>> at("2026-10"), at("2026-10-07"), at("2025-H1")
    ('in Oct 2026', 'on 7 Oct 2026', 'in H1 2025')
    """
    return labeled_at(dated(text))


def labeled_at(label: str) -> str:
    """The label of a period with its preposition: a day is on, all else in."""
    return f"{'on' if label.count(' ') == 2 else 'in'} {label}"


def dates_span(texts: Iterable[str]) -> str:
    """Periods for people: from the one that begins first to the one that ends last, or one that holds all the others.

    >>> dates_span(["2024-02", "2026-09", "2025"]), dates_span(["2024", "2024-01"])
    ('Feb 2024 to Sep 2026', '2024')
    """
    known = {Period.parse(text) for text in texts}
    first, last = min(known), max(known, key=lambda p: (p.end, p.start))
    whole = next((p for p in (first, last) if p.start <= first.start and p.end >= last.end), None)
    return whole.label if whole else span(first.label, last.label)


def period_label(texts: pd.Series) -> pd.Series:
    """Each period for people."""
    return pd.Series(_mapped(texts, "label"), index=texts.index, dtype="str")


def period_mid(texts: pd.Series) -> pd.Series:
    """The middle day of each period, as a timestamp."""
    return pd.Series(pd.to_datetime(_mapped(texts, "middle")), index=texts.index)


def months_between(a: Period, b: Period) -> float:
    """Months from the middle of a to the middle of b; negative if b is earlier."""
    return (b.middle - a.middle) / timedelta(days=365.25 / 12)


def latest(texts: Iterable[str]) -> str:
    """The text whose period begins last, empty without any: a year that has not ended is not later than its days.

    >>> latest(["2026-Q1", "2026-10-07", "2026"])
    '2026-10-07'
    """
    return max(texts, key=lambda text: (Period.parse(text).start, Period.parse(text).end), default="")


def at_last(texts: pd.Series, groups: pd.Series) -> pd.Series:
    """Whether each text is the last date of its group as `latest` has it: a year comes after its first half. False for
    blanks."""
    known = {text: Period.parse(text) for text in texts.dropna().unique()}
    order = {text: i for i, text in enumerate(sorted(known, key=lambda text: known[text]))}
    place = texts.map(order)
    return place.eq(place.groupby(groups).transform("max"))


def within(texts: pd.Series, start: str, end: str) -> pd.Series:
    """Which periods overlap the span from `start` to `end`, both months or open ends; a blank date is outside.

    A span that starts at the latest is the last of the dates given.
    """
    known = {t: Period.parse(t) for t in texts.dropna().unique()}
    first, last = date.min, date.max
    if start == LATEST and known:
        first = max(p.end for p in known.values())
    elif start not in (FIRST, LATEST):
        first = Period.parse(start).start
    if end not in (FIRST, LATEST):
        last = Period.parse(end).end
    elif end == FIRST and known:
        last = min(p.start for p in known.values())
    return texts.map({t: p.end >= first and p.start <= last for t, p in known.items()}).eq(True)


def ended(texts: pd.Series, by: str) -> pd.Series:
    """Which periods were over by the end of another one; all of them by the latest. A blank date was not."""
    if by == LATEST:
        return texts.notna()
    last = Period.parse(by).end
    return texts.map({t: Period.parse(t).end <= last for t in texts.dropna().unique()}).eq(True)


def up_to(by: str) -> str:
    """The words for figures up to a period; none for the latest."""
    return "" if by == LATEST else f" up to {Period.parse(by).label}"


def span_words(start: str, end: str) -> str:
    """A span of dates in words; none for all dates.

    >>> span_words("2024-01", "2025-12"), span_words("2024-01", "2024-01"), span_words("first", "2025-12")
    ('from Jan 2024 to Dec 2025', 'in Jan 2024', 'up to Dec 2025')
    """
    if (start, end) == ALL_DATES:
        return ""
    if start == end:
        return f"at the {start} date" if start in ALL_DATES else at(start)
    if start == FIRST:
        return f"up to {dated(end)}"
    return f"from {dated(start)} on" if end == LATEST else f"from {dated(start)} to {dated(end)}"


def nearest(texts: pd.Series, start: str, end: str) -> list[Period]:
    """The last period before a span and the first one after it, as far as there are any."""
    known = [Period.parse(t) for t in texts.dropna().unique()]
    first = date.max if start == LATEST else date.min if start == FIRST else Period.parse(start).start
    last = date.min if end == FIRST else date.max if end == LATEST else Period.parse(end).end
    before = sorted((p for p in known if p.end < first), key=lambda p: p.end)[-1:]
    after = sorted(p for p in known if p.start > last)[:1]
    return [*before, *after]


TODAY, OLDER, AHEAD = "today", "older", "not over"
"""What `recency` says of a figure."""
PASSED = "passed"
"""What `states` says of a figure of the twelve months up to today whose line has a newer one that is not shown."""


def at_last_over(table: pd.DataFrame, by: str = "market_id") -> pd.Series:
    """Whether each row is at the last date of its group that is over; where a group has none, at its last date."""
    is_over = table["recency"].ne(AHEAD)
    known = table["as_of"].where(is_over | ~is_over.groupby(table[by]).transform("any"))
    return at_last(known, table[by])


def once_a_year(table: pd.DataFrame, by: str) -> pd.DataFrame:
    """The last row of each group in each `year`: what is dated several times in a year counts once."""
    years = table.assign(year=table["as_of"].str[:4])
    return years.sort_values("as_of", kind="stable").drop_duplicates(["year", by], keep="last")


def states(table: pd.DataFrame) -> pd.Series:
    """The `recency` of each row; passed for one of today where a row has a `newest` date of its line that is another.

    A filter hides the newer figure, or it is a bound, of which nothing is shown.
    """
    if "newest" not in table:
        return table["recency"]
    is_passed = table["recency"].eq(TODAY) & table["newest"].notna() & table["as_of"].ne(table["newest"])
    return table["recency"].mask(is_passed, PASSED)


def of_today(table: pd.DataFrame) -> pd.DataFrame:
    """The rows whose figures are of today."""
    return table[states(table).eq(TODAY)]


def counted_once(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows without definitions by which a publisher counts the same thing another time (`counts_as`).

    Of those that count one thing the one that the others name stands, where it has a row, else the one of the newest
    date.
    """
    if "counts_as" not in rows or rows["counts_as"].isna().all():
        return rows
    thing = rows["counts_as"].fillna(rows["market_id"])
    ends = rows["as_of"].map(lambda text: Period.parse(text).end, na_action="ignore")
    order = rows.assign(thing=thing, named=thing.eq(rows["market_id"]), end=ends)
    first = order.sort_values(["named", "end"], kind="stable").drop_duplicates("thing", keep="last")
    return rows[rows["market_id"].isin(first["market_id"])]


def newest_of_each(table: pd.DataFrame, by: str = "market_id") -> pd.Series:
    """For each row the last date of its group that is over; where a group has none, its last date."""
    dates = table["as_of"].where(at_last_over(table, by))
    return table[by].map(dates.groupby(table[by]).first())


def span(low: str, high: str, between: str = " to ") -> str:
    """Two ends as they are written, and one of them where both are written the same.

    >>> span("3", "8"), span("2", "2")
    ('3 to 8', '2')
    """
    return low if low == high else f"{low}{between}{high}"
