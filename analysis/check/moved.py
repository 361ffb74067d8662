"""Rules that hold a table against the last good data: what a spreadsheet changes when a file is opened and saved."""

import math
from collections.abc import Callable

from analysis import schema
from analysis.check.before import Before
from analysis.check.context import Context, Spot
from analysis.data.problems import on_lines, shown
from analysis.formats import counted, spelled

KEPT = 0.5
"""A table that has fewer than this part of its rows lost them."""
FEWEST, FEWEST_LEFT = 5, 20
"""Rows from which a table can be said to have lost all, or most, of them."""
Pair = tuple[int, str, str]
"""A line, its cell in the last good data, and its cell now."""


def rows(c: Context) -> None:
    """A table that lost all or most of its rows."""
    for table, pair in c.before.items():
        had, has = len(pair.old), len(pair.new)
        if (not has and had >= FEWEST) or (had >= FEWEST_LEFT and has < KEPT * had):
            said = f"has {counted(has, 'row')}, the last good data have {spelled(had)}: rows were lost"
            c.add("error", "rows-lost", Spot(table, 0, ""), said)


def cells(c: Context) -> None:
    """Cells that say something else than in the last good data in a way that no editor means, once a column."""
    for table, pair in c.before.items():
        for column in schema.columns(table):
            if not c.has(f"{table}.{column.name}"):
                continue
            for rule, is_so, words in NUMBERS if column.is_number else TEXTS:
                found = [p for p in _changed(c, pair, column.name) if is_so(p[1], p[2])]
                if found:
                    line, old, new = found[0]
                    said = words.format(
                        cells=counted(len(found), "cell"), lines=on_lines([n for n, *_ in found]), old=shown(old)
                    )
                    at = Spot(table, line, column.name)
                    c.add("warning", rule, at, f"{shown(new)} {said}", old)


def _changed(c: Context, pair: Before, name: str) -> list[Pair]:
    """The cells of a column that read otherwise than they did."""
    is_number = schema.column(pair.table, name).is_number
    old = (pair.old_printed if is_number else pair.old)[name]
    found = []
    for line, before in pair.pairs.items():
        was, now = old.at[before], c.printed(pair.table, line, name)
        if isinstance(was, str) and was != now and now:
            found.append((line, was, now))
    return found


def by_power(old: str, new: str) -> bool:
    """True where a number moved by a power of ten and kept its digits: 1.925 and 1925."""
    was, now = float(old), float(new)
    if not was * now > 0:
        return False
    power = math.log10(now / was)
    return round(power) != 0 and abs(power - round(power)) < 1e-9


def fewer_digits(old: str, new: str) -> bool:
    """True where a number lost digits at its end: 34.0 and 34, 3.835e+23 and 3.84E+23."""
    was, now = float(old), float(new)
    if was == now:
        return len(new.partition(".")[2]) < len(old.partition(".")[2]) and "e" not in new.casefold()
    digits = len(_mantissa(new))
    return "e" in new.casefold() and bool(digits) and float(f"{was:.{digits - 1}e}") == now


def _mantissa(text: str) -> str:
    return text.casefold().split("e")[0].lstrip("+-").replace(".", "").lstrip("0")


def question_marks(old: str, new: str) -> bool:
    """True where letters beyond ASCII became question marks: Société and Soci?t?."""
    if len(old) != len(new) or old.isascii():
        return False
    pairs = [(a, b) for a, b in zip(old, new, strict=True) if a != b]
    return bool(pairs) and all(b == "?" and not a.isascii() for a, b in pairs)


def grown(old: str, new: str) -> bool:
    """True where a month became its first day, or a year its first."""
    return len(old) < len(new) and new in (f"{old}-01", f"{old}-01-01")


Test = Callable[[str, str], bool]
NUMBERS: tuple[tuple[str, Test, str], ...] = (
    (
        "moved",
        by_power,
        "was {old} in the last good data: {cells} of the column moved by a power of ten, {lines}, as where a"
        " spreadsheet takes a decimal mark for one between thousands",
    ),
    ("digits-lost", fewer_digits, "was {old} in the last good data: {cells} lost digits, {lines}"),
)
TEXTS: tuple[tuple[str, Test, str], ...] = (
    (
        "letters-lost",
        question_marks,
        "was {old} in the last good data: letters of {cells} became question marks, {lines}",
    ),
    ("month-grown", grown, "was {old} in the last good data: {cells} became days, {lines}"),
)
"""Rule, what the cell was and is, and the words."""


def as_it_was(old: str, new: str, column: schema.Column) -> bool:
    """True where the last good text may be put back without a doubt."""
    return fewer_digits(old, new) if column.is_number else question_marks(old, new)
