"""One formatter for numbers that are read: marks as the reader writes them, digits that follow the interval, signs and
units.

Only this module spells a number; a file of values (CSV, workbook, JSON, address) holds it as programs read it.
Imports nothing of ours, so that every floor may use it.
"""

import math
import re
import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

NOISE = 1e-6
"""Less than this of a step is the computer's rounding."""
EXACT = 1e-9
"""So near, as a part of themselves, are two numbers that are the same."""
HALF_UP = 1 + 4 * sys.float_info.epsilon
"""Times which a rounded number is taken, so that Python, which rounds halves to the even digit, rounds them up."""
PRINTED = 1.05
"""Points of width up to which an interval is that of one printed value: half a percent either way and its noise."""
MOST_WORDS = 12
"""Words of a title; a percent sign belongs to its number."""
THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
ENGLISH = "comma"
MARKS = {ENGLISH: (",", "."), "space": ("\u202f", ","), "point": (".", ",")}
"""Way of writing numbers → the mark between thousands and the one before decimals: 1,234.5, 1 234,5, 1.234,5."""
_way: ContextVar[str] = ContextVar("way", default=ENGLISH)


def use(way: str | None) -> None:
    """From here on in this run or request numbers are written this way, a key of `MARKS`; English for any other."""
    _way.set(way if way in MARKS else ENGLISH)


@contextmanager
def written(way: str | None) -> Iterator[None]:
    """Numbers that are spelled inside are written this way; None: as they are outside."""
    before = _way.get()
    if way is not None:
        use(way)
    try:
        yield
    finally:
        _way.set(before)


def way() -> str:
    """How numbers are written now, a key of `MARKS`."""
    return _way.get()


def marks() -> tuple[str, str]:
    """The mark between thousands and the one before decimals, as numbers are written now."""
    return MARKS[_way.get()]


def spelled(value: float, spec: str = ",") -> str:
    """A number by Python's format specification, a half rounded up as people round, with a true minus and the marks of
    the way numbers are written now."""
    text = format(value * HALF_UP if "." in spec else value, spec).replace("-", "−")
    if _way.get() == ENGLISH:
        return text
    group, decimal = marks()
    return "".join({",": group, ".": decimal}.get(sign, sign) for sign in text)


def value(number: float) -> str:
    """A cell as it is read: what was printed as it stands, up to six digits; what was worked out with four digits."""
    if math.isfinite(number) and math.isclose(number, round(number), rel_tol=EXACT):
        return spelled(round(number))
    if math.isclose(number, float(f"{number:.6g}"), rel_tol=EXACT):
        return spelled(number, ",.6g")
    return spelled(number, ",.0f" if abs(number) >= 1000 else ".4g")


def fitting(*ways: str) -> str:
    """The first of several ways to say a thing that is short enough for a title; where none is, the last, the shortest.

    >>> fitting("a b c d e f g h i j k l m", "80 % of a b c d e f g h i j k")
    '80 % of a b c d e f g h i j k'
    """
    return next((said for said in ways if len(said.replace(" %", "%").split()) <= MOST_WORDS), ways[-1])


def prose(text: str) -> str:
    """A sentence of ours that is written down with English thousands, as numbers are written now."""
    group, _ = marks()
    return text if way() == ENGLISH else THOUSANDS.sub(group, text)


def _digits(width: float) -> int:
    """Decimals worth printing for an interval of this width in the unit printed."""
    return 0 if width >= 0.95 else 1 if width >= 0.095 else 2


def number(value: float, width: float = 0.0, unit: str = "") -> str:
    """A value with as many decimals as the width of its interval allows; 'not known' for nan."""
    if math.isnan(value):
        return "not known"
    text = spelled(value, f",.{_digits(width)}f")
    return f"{text} {unit}".strip()


def percent_range(low: float, high: float) -> str:
    """An interval in percent: '75–80 %', with digits enough to tell its ends apart; one number where they print the
    same."""
    digits = 3 if 5e-4 < high - low < 0.0095 else _digits(high - low)
    a, b = spelled(low, f".{digits}f"), spelled(high, f".{digits}f")
    return f"{a} %" if a == b else f"{a}–{b} %"


def share(mid: float, low: float, high: float) -> str:
    """A share as read: the printed value where the interval is narrow, else the interval; bounds say so."""
    width = high - low
    if math.isnan(mid):
        if low <= 0:
            return f"under {spelled(high, 'g')} %"
        return f"over {spelled(low, 'g')} %" if high >= 100 else percent_range(low, high)
    if width <= PRINTED:
        return f"{spelled(mid, f'.{_digits(width)}f')} %"
    return percent_range(low, high)


def points(mid: float, low: float, high: float) -> str:
    """A change in percentage points with sign: '▲ +3.2 pp' between two printed values, else the interval, rounded
    outward.

    The arrow stands where the sign is certain.
    """
    if math.isnan(low) or math.isnan(high):
        return "no pair"
    if low <= 0 <= high:
        return f"{_outward(low, high)} pp" if high - low >= 1 else "no clear change"
    return f"{'▲' if low > 0 else '▼'} {difference(mid, low, high)} pp"


def difference(mid: float, low: float, high: float) -> str:
    """A difference of two shares with its sign: '+3.2' between two printed values, else the interval, rounded
    outward."""
    if high - low > 2 * PRINTED or math.isnan(mid):
        return _outward(low, high)
    return spelled(mid, f"+.{_digits(high - low)}f")


def beyond(value: float) -> str:
    """A change with its sign and one decimal, the next one past it: what is printed goes beyond the value.

    >>> beyond(8.4), beyond(-5.17)
    ('+8.5', '−5.2')
    """
    return spelled(math.copysign(math.floor(10 * abs(value) + NOISE) + 1, value) / 10, "+.1f")


def _outward(low: float, high: float) -> str:
    """An interval of a change with its signs, '−70 to −29', rounded outward: nothing possible is left out."""
    step = 10 ** -_digits(high - low)
    ends = (math.floor(low / step + NOISE) * step, math.ceil(high / step - NOISE) * step)
    return " to ".join(spelled(round(end, 2) + 0.0, f"+.{_digits(high - low)}f") for end in ends)


def hhi_range(low: float, high: float) -> str:
    """Bounds of HHI in points, in tens where they are wider than 50; rounded outward, so that nothing possible is left
    out."""
    a, b = _hhi_ends(low, high)
    return spelled(round(low)) if b - a <= 1 and round(low) == round(high) else f"{spelled(a)}–{spelled(b)}"


def hhi_change(low: float, high: float) -> str:
    """Bounds of a change of HHI in points with their signs, rounded outward as those of HHI are.

    >>> hhi_change(-369.6, -368.2), hhi_change(-401.2, 340.3)
    ('−370 to −368', '−410 to +350')
    """
    a, b = _hhi_ends(low, high)
    return spelled(a, "+,") if a == b else f"{spelled(a, '+,')} to {spelled(b, '+,')}"


def _hhi_ends(low: float, high: float) -> tuple[int, int]:
    """Both bounds rounded outward, to tens where they are wider than 50 points."""
    step = 10 if high - low > 50 else 1
    return math.floor(low / step + NOISE) * step, math.ceil(high / step - NOISE) * step


def hhi_points(points: float) -> str:
    """An amount of HHI with its word, with a decimal below ten: '128 points', '1.5 points', 'under 0.1 points'."""
    if 0 < abs(points) < 0.1:
        return "under 0.1 points"
    said = spelled(points, ",.0f" if abs(points) >= 10 or float(round(points, 1)).is_integer() else ".1f")
    return f"{said} point" if said == "1" else f"{said} points"


def money(value: float) -> str:
    """US dollars in words of size: '1.3 billion', '−2 million'.

    >>> money(154_500_000), money(999_700_000)
    ('155 million', '1 billion')
    """
    if value < 0:
        return f"−{money(-value)}"
    for size, word in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"), (1e3, "thousand")):
        if value >= 0.9995 * size:
            return f"{spelled(value / size, '.3g')} {word}"
    return spelled(value, ".3g")


PLURALS = {"basis": "bases", "series": "series"}
"""Words whose plural is more than the word and an s."""


def first_of(names: Collection[object], most: int = 6) -> str:
    """Up to `most` of the names, and how many more there are.

    >>> first_of([4, 5, 7], 2)
    '4, 5 and 1 more'
    """
    some = ", ".join(str(n) for n in list(names)[:most])
    return some if len(names) <= most else f"{some} and {len(names) - most} more"


def counted(number: float, word: str, spec: str = ",") -> str:
    """A number as it is written and its word, in the plural where what is written is not 1.

    >>> counted(1, "row"), counted(2, "row"), counted(3, "price study"), counted(1.2, "month", ".0f")
    ('1 row', '2 rows', '3 price studies', '1 month')
    """
    said = spelled(number, spec)
    return f"{said} {word if said == '1' else plural(word)}"


def plural(word: str) -> str:
    """The plural of a word, of the last word of several, or of what stands before “of”.

    >>> plural("company"), plural("day"), plural("rating basis"), plural("survey of use")
    ('companies', 'days', 'rating bases', 'surveys of use')
    """
    if " of " in word:
        what, _, whose = word.partition(" of ")
        return f"{plural(what)} of {whose}"
    before, last = word[: -len(word.split(" ")[-1])], word.split(" ")[-1]
    if last in PLURALS:
        return before + PLURALS[last]
    if re.search("[^aeiou]y$", last):
        return word[:-1] + "ies"
    return word + ("es" if last.endswith(("s", "x", "ch", "sh")) else "s")


def listed(names: Sequence[str]) -> str:
    """Names as a sentence lists them.

    >>> listed(["A"]), listed(["A", "B"]), listed(["A", "B", "C"])
    ('A', 'A and B', 'A, B and C')
    """
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)


SIGNS = re.compile(r"'*[\s\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|'*[\t\r\n]")
"""How text begins that a spreadsheet may run: the signs of a formula, wide forms and spaces before them included."""


def neutral(cell: Any) -> Any:
    """The cell with an apostrophe in front where a spreadsheet would take text for a formula; numbers stay.

    >>> neutral("=1+1"), neutral("-0.5"), neutral("'=x"), bare(neutral("'=x")), neutral("\uff1d1+1")
    ("'=1+1", '-0.5', "''=x", "'=x", "'\uff1d1+1")
    """
    runs = isinstance(cell, str) and SIGNS.match(cell) and not (cell[0] == "-" and NUMBER.fullmatch(cell))
    return f"'{cell}" if runs else cell


def bare(cell: str) -> str:
    """The cell without the apostrophe that `neutral` put in front."""
    return cell[1:] if cell.startswith("'") and SIGNS.match(cell) else cell
