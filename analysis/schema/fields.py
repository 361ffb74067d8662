"""Column kinds: one short constructor each, so that a table in the schema reads like a list.

A column carries its label, one sentence of description, unit, allowed values and reference in pandera's
own field record; checks, labels, the editor's columns and the data dictionary all read it from there.
"""

from typing import Any

import pandera.pandas as pa

ID = r"^[a-z0-9][a-z0-9_.\-]*$"
DATE = r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
PERIOD = r"^\d{4}(-H[12]|-Q[1-4]|-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$"
COLOR = r"^#[0-9a-fA-F]{6}$"
URL = r"^https?://\S+$"


def _field(label: str, description: str, kind: str, required: bool, **more: Any) -> Any:
    """A pandera field whose metadata says what kind of cell this is; blank is the only missing word."""
    names = ("unit", "ref", "allowed", "whole", "low", "high", "pattern")
    metadata = {"kind": kind} | {name: more.pop(name) for name in names if name in more}
    return pa.Field(title=label, description=description, nullable=not required, metadata=metadata, **more)


def ident(label: str, description: str, required: bool = True) -> Any:
    """A lower-case key: letters, digits, hyphen, underscore, full stop."""
    return _field(label, description, "id", required, pattern=ID, str_matches=ID)


def ref(target: str, label: str, description: str, required: bool = True) -> Any:
    """A key of another table, written `table.column`."""
    return _field(label, description, "ref", required, ref=target)


def refs(target: str, label: str, description: str, required: bool = False) -> Any:
    """Several keys of another table in one cell, separated by semicolons."""
    return _field(label, description, "refs", required, ref=target)


def source(description: str = "Where the figure was read.", required: bool = True) -> Any:
    """The source of the row."""
    return ref("sources.source_id", "Source", description, required)


def text(label: str, description: str, required: bool = False) -> Any:
    """Free text; shown as text, never as markup."""
    return _field(label, description, "text", required)


def country(label: str, description: str) -> Any:
    """A country as the two letters of ISO 3166."""
    return _field(label, description, "country", False)


def note(description: str = "What a reader should know about this row.") -> Any:
    """A free remark on the row."""
    return text("Note", description)


def url(label: str, description: str, required: bool = False) -> Any:
    """A web address that starts with http."""
    return _field(label, description, "url", required, pattern=URL, str_matches=URL)


def date(label: str, description: str, required: bool = False) -> Any:
    """An ISO date, cut to a month or a year where no more is known."""
    return _field(label, description, "date", required, pattern=DATE, str_matches=DATE)


def period(label: str, description: str, required: bool = True) -> Any:
    """A year, half-year, quarter, month or day: 2024, 2025-H1, 2024-Q2, 2026-09, 2026-09-30."""
    return _field(label, description, "period", required, pattern=PERIOD, str_matches=PERIOD)


def choice(allowed: tuple[str, ...], label: str, description: str, required: bool = True) -> Any:
    """One of a short list of words."""
    return _field(label, description, "choice", required, allowed=allowed, isin=list(allowed))


def number(
    label: str,
    description: str,
    unit: str,
    low: float | None = None,
    high: float | None = None,
    required: bool = False,
) -> Any:
    """A number in `unit`, within low and high where they are given."""
    return _field(label, description, "number", required, unit=unit, low=low, high=high, **_limits(low, high))


def whole_number(
    label: str,
    description: str,
    unit: str,
    low: float | None = None,
    high: float | None = None,
    required: bool = False,
) -> Any:
    """A number without a fraction."""
    limits = _limits(low, high)
    return _field(label, description, "number", required, unit=unit, whole=True, low=low, high=high, **limits)


def _limits(low: float | None, high: float | None) -> dict[str, float]:
    return {k: v for k, v in (("ge", low), ("le", high)) if v is not None}


def percent(label: str, description: str, required: bool = False) -> Any:
    """A share in percent, 0 to 100."""
    return number(label, description, "%", 0, 100, required)


def usd(label: str, description: str, unit: str = "USD", required: bool = False) -> Any:
    """An amount of money, never negative."""
    return number(label, description, unit, 0, None, required)


def color(label: str, description: str) -> Any:
    """A color as #rrggbb."""
    return _field(label, description, "color", False, pattern=COLOR, str_matches=COLOR)
