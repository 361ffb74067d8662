"""One number against its column: how it is written, what is around it, how large it is, how many digits it has."""

import re

from analysis.data.faults import Fault, Habits
from analysis.data.problems import shown
from analysis.formats import NUMBER
from analysis.schema import Column

MOST_DIGITS, MOST_DIGITS_OF_PERCENT = 12, 6
"""Digits of a printed number, leading and trailing zeros apart; the longest of a source has eleven."""
DECIMAL_COMMA = re.compile(r"[+-]?(\d+|\d{1,3}(\.\d{3})+),\d+")
RANGE = re.compile(
    r"\s*".join((r"([\d.]+)", r"%?", r"(?:[-\u2010-\u2015\u2212~]|\.{2,3}|…|to|bis|à|a)", r"([\d.]+)", r"%?"))
)
ABOUT = re.compile(
    r"(?:about|around|approx\.?|approximately|roughly|nearly|circa|ca\.?|c\.|etwa|rund|env\.?|over|under)\s*(.+)", re.I
)
FOOTNOTE = re.compile(r"([\d.+-]+)\s*(?:[*†‡§¹²³⁰-⁹]+|\[\w{1,2}\]|\(\w{1,2}\)|\^\d+)")
MINUS = "\u2212\u2012\u2013\u2014\ufe63\uff0d"
BOUNDS = {
    "share_pct": ("low_pct", "high_pct"),
    "usd_bn": ("low_usd_bn", "high_usd_bn"),
    "profit_pct": ("profit_low_pct", "profit_high_pct"),
    "h100e": ("low_h100e", "high_h100e"),
    "cost_usd": ("low_usd", "high_usd"),
}
"""Number columns whose printed range has two cells of its own."""


def number(text: str, column: Column, habits: Habits) -> Fault | None:
    """The fault of a number: how it is written, then how large it is."""
    comma = habits.comma
    if comma and DECIMAL_COMMA.fullmatch(text) and not _grouped(text, ","):
        point = text.replace(".", "").replace(",", ".")
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
        return _marked(text, column) or _unreadable(text, column)
    return _size(text, column) or _digits(text, column)


def _marked(text: str, column: Column) -> Fault | None:
    """The fault of a number with something around it: a range, a word before it, a footnote's mark, brackets."""
    if m := RANGE.fullmatch(text):
        low, high = BOUNDS.get(column.name, ("", ""))
        where = f"write {m[1]} in {low} and {m[2]} in {high}" if low else "a cell holds one number"
        return Fault("error", "number", f"{shown(text)} is a range; {where}")
    if (m := ABOUT.fullmatch(text)) and NUMBER.fullmatch(m[1]):
        return Fault("error", "number", f"{shown(text)} has a word before the number; use the qualifier", m[1])
    if (m := FOOTNOTE.fullmatch(text)) and NUMBER.fullmatch(m[1]):
        said = f"{shown(text)} has the mark of a footnote; put the remark in the note"
        return Fault("error", "number", said, m[1])
    if (m := re.fullmatch(r"\(\s*([\d.]+)\s*\)", text)) and NUMBER.fullmatch(m[1]):
        return Fault("error", "number", f"{shown(text)} is in brackets, as accounts write losses", f"-{m[1]}")
    if text[0] in MINUS and NUMBER.fullmatch(text[1:].strip()):
        return Fault("error", "number", f"{shown(text)} has a minus that programs do not read", f"-{text[1:].strip()}")
    return None


def _digits(text: str, column: Column) -> Fault | None:
    """The fault of a number with more digits than anybody prints: it was worked out, and each digit narrows a bound."""
    mantissa = re.split("[eE]", text)[0].lstrip("+-").replace(".", "").lstrip("0")
    most = MOST_DIGITS_OF_PERCENT if column.unit == "%" else MOST_DIGITS
    if len(mantissa if "." in text else mantissa.rstrip("0")) <= most:
        return None
    rounded = f"{float(text):.{most}g}"
    rounded = rounded if "e" not in rounded else f"{float(rounded):.0f}"
    said = f"{text} has more digits than anybody prints: it was worked out; write the digits of the source"
    return Fault("error", "digits", said, rounded if len(rounded) < len(text) - 3 else "")


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
