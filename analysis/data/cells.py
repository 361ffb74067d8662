"""One cell against its column: what it says, what is wrong with it, what could stand there instead.

A pure function of text and column, so that the files, the editor's grid and the tests share one set of rules.
References to other tables are not looked at here.
"""

import re
from dataclasses import dataclass

from analysis.data import dates
from analysis.data.problems import nearest, shown
from analysis.formats import NUMBER
from analysis.schema import Column

MISSING = {"nan", "na", "n/a", "null", "none", "-", "–", "—", "?", "unknown", "tbd", "<na>", "nat"}
MISSING_TEXT = {"nan", "null", "<na>", "nat"}
SHEET_ERRORS = ("#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!", "#SPILL!")
SPACES = " \t\n\r\u00a0\u200b\u2009\u202f\ufeff"
HIDDEN = re.compile("[\x01-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]")
"""Characters without a shape, or that turn the direction of writing; the joiners of other scripts are not among
them."""
JOINERS = re.compile("[\u200c\u200d]")


@dataclass(frozen=True)
class Fault:
    """What is wrong with one cell; `reads` is what is used all the same, "" where nothing can be."""

    level: str
    rule: str
    message: str
    suggestion: str = ""
    reads: str = ""


def fault(text: str, column: Column, comma: bool = False) -> Fault | None:
    """The fault of a cell, None for a good one; `comma`: its file writes decimal commas."""
    bare = text.strip(SPACES)
    seen = seen_alone(bare, column)
    inner = _inner(seen, column, comma)
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


def _inner(text: str, column: Column, comma: bool) -> Fault | None:
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
        return _number(text, column, comma)
    if column.allowed:
        return _choice(text, column)
    if column.kind in ("date", "period"):
        return _date(text, column)
    if column.pattern and not re.fullmatch(column.pattern, text):
        words, suggestion = _pattern(text, column)
        return Fault("error", column.kind, f"{shown(text)} is not {words}", suggestion)
    return None


def _choice(text: str, column: Column) -> Fault | None:
    if text in column.allowed:
        return None
    meant = nearest(text.replace(" ", "_"), column.allowed) or nearest(text, column.allowed)
    return Fault("error", "choice", f"{shown(text)} is not one of {', '.join(column.allowed)}", meant)


def _date(text: str, column: Column) -> Fault | None:
    """The fault of a date or period: its form, or a day that does not exist."""
    if re.fullmatch(column.pattern, text):
        if dates.exists(text):
            return None
        return Fault("error", column.kind, f"{shown(text)} is a day that does not exist")
    form = "YYYY, YYYY-MM or YYYY-MM-DD"
    if column.kind == "period":
        form = "YYYY, YYYY-H1, YYYY-Q2, YYYY-MM or YYYY-MM-DD"
    found = dates.readings(text, column.kind == "period")
    if len(found) > 1:
        return Fault("error", column.kind, f"{shown(text)} may be {' or '.join(found)}; write {form}")
    return Fault("error", column.kind, f"{shown(text)} is not a {column.kind} as {form}", "".join(found))


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


def _number(text: str, column: Column, comma: bool) -> Fault | None:
    """The fault of a number: how it is written, then how large it is."""
    if comma and re.fullmatch(r"[+-]?\d+,\d+", text) and not _grouped(text, ","):
        point = text.replace(",", ".")
        return _size(point, column) or Fault(
            "warning", "decimal-comma", f"{shown(text)} has a decimal comma and was read as {point}", point, point
        )
    if comma and _grouped(text, "."):
        return Fault(
            "error",
            "number",
            f"{shown(text)} may be {text} or {text.replace('.', '')}: "
            "the file writes decimal commas; write it without separators",
        )
    if not NUMBER.fullmatch(text):
        return _unreadable(text, column)
    return _size(text, column)


def _grouped(text: str, sign: str) -> bool:
    """True for 1,234 and 12,345,678: the sign may stand between thousands."""
    return bool(re.fullmatch(rf"[+-]?[1-9]\d{{0,2}}(\{sign}\d{{3}})+", text))


def _unreadable(text: str, column: Column) -> Fault:
    """The fault of a number that cannot be read, with the reading that is meant where there is one alone."""
    low = text.casefold().lstrip("+-")
    if low in ("inf", "infinity", "∞"):
        return Fault("error", "number", f"{shown(text)} is not a number that a file can hold; blank means not known")
    if text.endswith("%"):
        bare = text.rstrip("% ")
        said = f"{shown(text)} has a percent sign; the column is in {column.unit} already"
        return Fault("error", "number", said, bare if NUMBER.fullmatch(bare) else "")
    if re.match(r"[<>~≈≤≥]", text):
        return Fault(
            "error",
            "number",
            f"{shown(text)} has a sign before the number; use the qualifier or a bound",
            text.lstrip("<>~≈≤≥= "),
        )
    if _grouped(text, ",") and text.count(",") == 1:
        return Fault(
            "error",
            "number",
            f"{shown(text)} may be {text.replace(',', '')} or {text.replace(',', '.')}; write it without separators",
        )
    return Fault("error", "number", f"{shown(text)} is not a number; write digits and a decimal point", _plain(text))


def _plain(text: str) -> str:
    """The number meant by 1.234,5 or 1,234.5 or 1 234 or $5; "" where that is not clear."""
    bare = re.sub(r"[\s\u00a0\u202f'’_$€£]", "", text)
    if re.fullmatch(r"[+-]?\d{1,3}(\.\d{3})*,\d+", bare):
        bare = bare.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"[+-]?\d+,\d+", bare):
        bare = bare.replace(",", ".")
    elif re.fullmatch(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?", bare):
        bare = bare.replace(",", "")
    elif re.fullmatch(r"[+-]?\d{1,3}(\.\d{3}){2,}", bare):
        bare = bare.replace(".", "")
    return bare if NUMBER.fullmatch(bare) else ""


def _size(text: str, column: Column) -> Fault | None:
    """The fault of a number that is too small, too large or broken where it must be whole."""
    value = float(text)
    unit = f" ({column.unit})" if column.unit and not column.unit.startswith("see ") else ""
    if abs(value) == float("inf"):
        return Fault("error", "number", f"{text} is too large to be kept as a number")
    if column.low is not None and column.high is not None and not column.low <= value <= column.high:
        return Fault("error", "range", f"{text} is outside {column.low:g} to {column.high:g}{unit}")
    if column.low is not None and value < column.low:
        return Fault("error", "range", f"{text} is below {column.low:g}{unit}")
    if column.high is not None and value > column.high:
        return Fault("error", "range", f"{text} is above {column.high:g}{unit}")
    if column.whole and value != int(value):
        return Fault("error", "whole", f"{text} is not a whole number{unit}")
    return None
