"""A cell of a workbook as its reader sees it: a month that is kept as a day, 34.0 that is kept as 34, percent."""

import datetime
import re
from typing import Any

LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
"""Parts of a number format that are not digits: quoted words, escaped signs, padding, colors and conditions."""


def text(value: Any, form: str) -> str:
    """The cell as it would be typed; a number that is shown in percent keeps its sign, so that the check asks."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (datetime.datetime, datetime.date)):
        return _date(value, form)
    if isinstance(value, (int, float)):
        return _number(value, form)
    return str(value)


def _date(value: datetime.datetime | datetime.date, form: str) -> str:
    """A day, or the month or year alone where the format shows no more.

    >>> _date(datetime.datetime(2026, 9, 1), "mmm-yy"), _date(datetime.datetime(2026, 9, 1), "mm-dd-yy")
    ('2026-09', '2026-09-01')
    """
    if isinstance(value, datetime.datetime) and value.time() != datetime.time():
        return value.isoformat(sep=" ")
    day = value.date().isoformat() if isinstance(value, datetime.datetime) else value.isoformat()
    signs = LITERAL.sub("", form.split(";")[0]).casefold()
    if "d" in signs or "y" not in signs:
        return day
    return day[:7] if "m" in signs else day[:4]


def _number(value: float, form: str) -> str:
    """A number with the decimals that its format shows.

    >>> _number(34, "0.0"), _number(0.34, "0.0%"), _number(44, '0"%"'), _number(1234.5, "General")
    ('34.0', '34.0%', '44', '1234.5')
    """
    signs = LITERAL.sub("", form.split(";")[0])
    whole = re.fullmatch(r"[#0,?]*0(?:\.([0#?]+))?(%?)", signs.strip(" $€£+-"))
    if whole and not signs.rstrip("%").endswith(","):
        digits = whole[1] or ""
        cut = f"{value * (100 if whole[2] else 1):.{len(digits)}f}"
        least = len(digits) - len(digits.lstrip("0"))
        if len(digits) > least:
            head, _, tail = cut.partition(".")
            tail = tail[:least] + tail[least:].rstrip("0")
            cut = f"{head}.{tail}" if tail else head
        return cut + whole[2]
    if "%" in signs:
        return f"{value * 100:.12g}%"
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(value)
