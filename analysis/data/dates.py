"""Dates and periods as text: first and last day, and the ISO form of what a spreadsheet makes of them."""

import calendar
import datetime
import re
import unicodedata
from collections.abc import Iterable
from functools import cache

MONTHS = {
    "jan": 1,
    "ene": 1,
    "feb": 2,
    "fev": 2,
    "mar": 3,
    "mrz": 3,
    "apr": 4,
    "avr": 4,
    "abr": 4,
    "may": 5,
    "mai": 5,
    "jun": 6,
    "juin": 6,
    "jul": 7,
    "juil": 7,
    "aug": 8,
    "aou": 8,
    "ago": 8,
    "sep": 9,
    "set": 9,
    "oct": 10,
    "okt": 10,
    "nov": 11,
    "dec": 12,
    "dez": 12,
    "dic": 12,
}
"""How names of months begin in English, German, French and Spanish, without accents."""
LINKS = {"de", "del", "of", "the", "st", "nd", "rd", "th", "er"}
"""Words between the parts of a date that say nothing."""
_LAST = {"H1": "06-30", "H2": "12-31", "Q1": "03-31", "Q2": "06-30", "Q3": "09-30", "Q4": "12-31"}
_FIRST = {"H1": "01-01", "H2": "07-01", "Q1": "01-01", "Q2": "04-01", "Q3": "07-01", "Q4": "10-01"}


@cache
def first_day(text: str) -> str:
    """The first day of a date or period, as ISO text, which sorts by itself.

    >>> [first_day("2024"), first_day("2024-Q2"), first_day("2024-03")]
    ['2024-01-01', '2024-04-01', '2024-03-01']
    """
    year, _, part = text.partition("-")
    if part in _FIRST:
        return f"{year}-{_FIRST[part]}"
    return text + "-01-01"[len(text) - 4 : 6] if len(text) < 10 else text


@cache
def last_day(text: str) -> str:
    """The last day of a date or period, as ISO text.

    >>> [last_day("2024"), last_day("2025-H1"), last_day("2024-02")]
    ['2024-12-31', '2025-06-30', '2024-02-29']
    """
    year, _, part = text.partition("-")
    if part in _LAST:
        return f"{year}-{_LAST[part]}"
    if len(text) == 7:
        return f"{text}-{calendar.monthrange(int(year) or 4, int(part))[1]:02}"
    return f"{text}-12-31" if len(text) == 4 else text


def exists(text: str) -> bool:
    """False for a day that no calendar has, such as 2023-02-30."""
    try:
        datetime.date.fromisoformat(first_day(text))
    except ValueError:
        return False
    return True


def day_first(texts: Iterable[str]) -> bool | None:
    """Whether a column writes 14/3/2024 (True) or 3/14/2024 (False); None where no cell, or cells of both kinds, say.

    >>> day_first(["3/4/2024", "14/3/2024"]), day_first(["3/4/2024", "3/14/2024"]), day_first(["3/4/2024"])
    (True, False, None)
    """
    found = set()
    for text in texts:
        if m := SLASHED.fullmatch(text.strip()):
            one, two = int(m[1]), int(m[2])
            found |= {one > 12} if (one > 12) != (two > 12) else set()
    return found.pop() if len(found) == 1 else None


def readings(text: str, periods: bool = False, days_first: bool | None = None) -> tuple[str, ...]:
    """The ISO dates that a cell may stand for: one where it is clear, two where day and month may be swapped.

    `days_first`: the order of day and month that other cells of the column show.

    >>> readings("3/14/2024"), readings("3/4/2024"), readings("14. März 2024"), readings("Q2 2024", periods=True)
    (('2024-03-14',), ('2024-03-04', '2024-04-03'), ('2024-03-14',), ('2024-Q2',))
    """
    found = _numeric(text, days_first) or _worded(text) or (_part(text) if periods else ())
    return tuple(dict.fromkeys(f for f in found if exists(f)))


SLASHED = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d\d)(?:[T ]\d.*)?")


def _numeric(text: str, days_first: bool | None) -> tuple[str, ...]:
    """Readings of digits with separators: 3/14/2024, 14.03.24, 2024/3/14, 2024-3, 20240314, 45365."""
    if m := re.fullmatch(r"(\d{4})[-/. ](\d{1,2})(?:[-/. ](\d{1,2}))?(?:[T ]\d.*)?", text):
        year, month, day = m.groups()
        return (f"{year}-{month:0>2}" + (f"-{day:0>2}" if day else ""),)
    if (m := SLASHED.fullmatch(text)) and not (len(m[3]) == 2 and "-" in text):
        one, two, year = m[1], m[2], f"20{m[3]}"[-4:]
        american, european = f"{year}-{one:0>2}-{two:0>2}", f"{year}-{two:0>2}-{one:0>2}"
        if days_first is not None:
            return (european if days_first else american,)
        return (european, american) if "." in text else (american, european)
    if m := re.fullmatch(r"(\d{1,2})[-/.](\d{4})", text):
        return (f"{m[2]}-{m[1]:0>2}",)
    if m := re.fullmatch(r"((?:19|20)\d\d)(\d\d)(\d\d)", text):
        return ("-".join(m.groups()),)
    if re.fullmatch(r"[34]\d{4}(\.0)?", text):  # a spreadsheet's day number
        return ((datetime.date(1899, 12, 30) + datetime.timedelta(int(text[:5]))).isoformat(),)
    return (text[:4],) if re.fullmatch(r"(19|20)\d\d\.0", text) else ()


def _month(word: str) -> int:
    """The month that a word names, 1 to 12; 0 for another word."""
    bare = unicodedata.normalize("NFKD", word.casefold()).encode("ascii", "ignore").decode()
    return MONTHS.get(bare[:4], MONTHS.get(bare[:3], 0))


def is_worded(text: str) -> bool:
    """True for a date with the name of a month."""
    return any(_month(w) for w in re.findall(r"[^\W\d_]+", text))


def _worded(text: str) -> tuple[str, ...]:
    """Readings with the name of a month: 14 March 2024, March 14, 2024, Mar 2024, Sep-26, 14 de marzo de 2024."""
    words = [w for w in re.findall(r"[^\W\d_]+|\d+", text) if w.casefold() not in LINKS]
    months = [at for at, w in enumerate(words) if _month(w)]
    numbers = [w for w in words if w.isdigit()]
    if len(months) != 1 or len(words) != len(numbers) + 1 or not 1 <= len(numbers) <= 2:
        return ()
    if len(numbers) == 1 and len(numbers[0]) < 4 and months[0]:  # 26-Jan: a day without its year
        return ()
    years = [n for n in numbers if len(n) == 4] or (numbers[-1:] if len(numbers[-1]) == 2 else [])
    days = [n for n in numbers if n not in years]
    if len(years) != 1 or len(days) + 1 != len(numbers):
        return ()
    year = years[0] if len(years[0]) == 4 else f"20{years[0]}"
    return (f"{year}-{_month(words[months[0]]):02}" + (f"-{days[0]:0>2}" if days else ""),)


def _part(text: str) -> tuple[str, ...]:
    """Readings of quarters and half-years in another order or without the hyphen: Q2 2024, 2024q2, H1/2025."""
    if m := re.fullmatch(r"([QqHh][1-4])[-/ ]?(\d{4})", text):
        found = f"{m[2]}-{m[1].upper()}"
    elif m := re.fullmatch(r"(\d{4})[-/ ]?([QqHh][1-4])", text):
        found = f"{m[1]}-{m[2].upper()}"
    else:
        return ()
    return (found,) if found[5:] in _FIRST else ()
