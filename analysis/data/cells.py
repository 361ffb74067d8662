"""One cell against its column: what it says, what is wrong with it, what could stand there instead.

A pure function of text and column, so that the files, the editor's grid and the tests share one set of rules.
References to other tables are not looked at here.
"""

import re

from analysis.data import dates, wording
from analysis.data.faults import PLAIN, Fault, Habits
from analysis.data.numbers import number
from analysis.data.problems import nearest, shown
from analysis.schema import Column

MISSING = {
    "nan",
    "na",
    "n/a",
    "null",
    "none",
    "-",
    "–",
    "—",
    "?",
    "unknown",
    "tbd",
    "tbc",
    "tba",
    "n.a.",
    "k.a.",
    "..",
    "…",
}
MISSING |= {"<na>", "nat", "x"}
MISSING_TEXT = {"nan", "null", "<na>", "nat"}
SHEET_ERRORS = ("#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!")
SPACES = " \t\n\r\u00a0\u200b\u2009\u202f\ufeff"
HIDDEN = re.compile("[\x01-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
"""Characters without a shape, or that turn the direction of writing; the joiners of other scripts are not among
them."""
JOINERS = re.compile("[\u200c\u200d]")
FULLWIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " "}
"""The wide forms that East Asian keyboards type, and the signs that they stand for."""


def fault(text: str, column: Column, habits: Habits = PLAIN) -> Fault | None:
    """The fault of a cell, None for a good one."""
    bare = text.strip(SPACES)
    if column.kind == "text" and (broken := wording.broken(bare, column)):
        return broken
    seen = seen_alone(bare, column)
    narrow = seen if column.kind in ("text", "url") else seen.translate(FULLWIDTH)
    inner = _inner(narrow, column, habits)
    if inner is None and narrow != seen:
        said = f"{shown(seen)} has wide characters of an East Asian keyboard and was read as {narrow}"
        return Fault("warning", "fullwidth", said, narrow, narrow)
    if inner is None and seen != bare:
        names = ", ".join(dict.fromkeys(f"U+{ord(c):04X}" for c in bare if c not in seen))
        return Fault(
            "warning",
            "hidden",
            f"{shown(seen)} holds characters that cannot be seen ({names}); they were left out",
            seen,
            seen,
        )
    if inner is None and bare != text:
        return Fault("warning", "spaces", f"{shown(text)} has spaces around it; they were left out", bare, bare)
    return inner


def seen_alone(text: str, column: Column) -> str:
    """The text without the characters that nobody can see; joiners stay in words and go from everything else."""
    text = HIDDEN.sub("", text)
    return text if column.kind == "text" and not column.allowed else JOINERS.sub("", text)


def _inner(text: str, column: Column, habits: Habits) -> Fault | None:
    """The fault of a cell without spaces around it."""
    if not text:
        return Fault("error", "required", "is empty, but every row needs one") if column.required else None
    if text.startswith("=") and len(text) > 1 and not text.startswith(("==", "= ")):
        if column.kind == "text":
            return Fault("warning", "formula", f"{shown(text)} looks like a formula; it is kept as text", "", text)
        return Fault("error", "formula", f"{shown(text)} is a formula; put its result in the cell")
    if text.upper().startswith(SHEET_ERRORS):
        return Fault("error", "formula", f"{shown(text)} is an error of a spreadsheet; put the value in the cell")
    if text.casefold() in (MISSING_TEXT if column.kind in ("text", "id") else MISSING) and text not in column.allowed:
        return Fault("error", "missing-word", f"{shown(text)} is not a value; blank is the only word for missing")
    if column.is_number:
        return number(text, column, habits)
    if column.allowed:
        return _choice(text, column)
    if column.kind in ("date", "period"):
        return _date(text, column, habits)
    if column.kind == "country":
        return wording.country(text)
    if column.kind == "text":
        return wording.fault(text, column)
    if column.pattern and not re.fullmatch(column.pattern, text):
        words, suggestion = _pattern(text, column)
        return Fault("error", column.kind, f"{shown(text)} is not {words}", suggestion)
    return None


def _choice(text: str, column: Column) -> Fault | None:
    if text in column.allowed:
        return None
    meant = nearest(text.replace(" ", "_"), column.allowed) or nearest(text, column.allowed)
    return Fault("error", "choice", f"{shown(text)} is not one of {', '.join(column.allowed)}", meant)


def _date(text: str, column: Column, habits: Habits) -> Fault | None:
    """The fault of a date or period: its form, or a day that does not exist."""
    if re.fullmatch(column.pattern, text, re.ASCII):
        if dates.exists(text):
            return None
        return Fault("error", column.kind, f"{shown(text)} is a day that does not exist")
    form = "YYYY, YYYY-MM or YYYY-MM-DD"
    if column.kind == "period":
        form = "YYYY, YYYY-H1, YYYY-Q2, YYYY-MM or YYYY-MM-DD"
    found = dates.readings(text, column.kind == "period", habits.days_first)
    if len(found) > 1:
        said = f"{shown(text)} may be {' or '.join(found)}; write {form}"
        return Fault("error", column.kind, said, once=True)
    meant = "".join(found)
    return Fault("error", column.kind, f"{shown(text)} is not a {column.kind} as {form}", meant, meant, bool(meant))


def _pattern(text: str, column: Column) -> tuple[str, str]:
    """What the column wants, and the nearest text that fits it."""
    if column.kind == "url":
        guess = "https://" + text.removeprefix("//") if re.match(r"(//|www\.)\S+\.\S+$", text) else ""
        return "a web address that starts with http:// or https:// and has no spaces", guess
    if column.kind == "color":
        digits = text.lstrip("#")
        if len(digits) == 3:
            digits = "".join(d * 2 for d in digits)
        wide = "#" + digits
        return "a color as #rrggbb", wide if re.fullmatch(column.pattern, wide) else ""
    guess = re.sub(r"[^a-z0-9_.\-]+", "-", text.lower()).strip("-")
    words = "a key of lower-case letters, digits, hyphens, underscores and full stops"
    return words, guess if re.fullmatch(column.pattern, guess) else ""
