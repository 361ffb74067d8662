"""Read-only tables on screen, as tables of the document: sorted by a press on a heading, searched where they are long.

A screen reader reads them, a search of the browser finds their words, print has every row, and they load with the page:
Streamlit's grid is a picture of a table whose script is as heavy as the rest of a page.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.export.pptx.tables import cell
from analysis.formats import spelled
from ui import state
from ui.components.mount import component

ROWS = 20
"""Tables up to this long show every row; longer ones scroll and can be searched."""
LONG, SHORT = 60, 16
"""Texts over so many signs get room to wrap; up to so many, a date or a range, they are never broken."""
WIDEST = 180
"""A column of texts of so many signs gets the largest part of the width; parts go by the root of the longest."""
SIGN = 0.5
"""Width of a sign as a part of its size: of cells on one line the longest cell or word of the heading counts."""
Written = Callable[[Any], str]

_mount = component("table")


@dataclass(frozen=True)
class Around:
    """What is around a table: a search that makes its own field needless, names whose rows stand out."""

    finds: bool = True
    names: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Ticks:
    """A box in front of each row: heading of the boxes, key of each row, the keys that are ticked, what is told of a
    press."""

    heading: str
    keys: Sequence[str]
    ticked: Sequence[str]
    pressed: Callable[[str, bool], None]


def show_table(
    rows: pd.DataFrame,
    key: str,
    alt: str,
    written: Mapping[str, Written] | None = None,
    around: Around = Around(),
    ticks: Ticks | None = None,
) -> None:
    """The table; `alt` is its name for a screen reader, `written` how the cells of a column are written if not as in
    files.

    A long one has a field to search it, unless what is around it has one.
    """
    columns = [_column(str(name), rows[name], (written or {}).get(name, cell)) for name in rows.columns]
    data: dict[str, Any] = {
        "name": alt,
        "count": len(rows),
        "counted": spelled(len(rows), ","),
        "scrolls": len(rows) > ROWS,
        "finds": around.finds and len(rows) > ROWS,
        "focused": [i for i, is_named in enumerate(rows.isin(around.names).any(axis=1)) if is_named],
        "columns": columns,
    }
    if ticks is None:
        _mount(key=key, data=data)
        return

    def tick() -> None:
        told = state.component_event(key, "tick")
        if told:
            ticks.pressed(str(told["key"]), bool(told["on"]))

    boxes = {"heading": ticks.heading, "keys": list(ticks.keys), "ticked": list(ticks.ticked)}
    _mount(key=key, data={**data, "ticks": boxes}, on_tick_change=tick)


def _column(name: str, values: pd.Series, written: Written) -> dict[str, Any]:
    """What the browser needs: heading, cells as written, and for numbers the values to sort by (None is blank)."""
    cells = ["" if missing else written(value) for value, missing in zip(values, values.isna(), strict=True)]
    is_number = pd.api.types.is_numeric_dtype(values) and not pd.api.types.is_bool_dtype(values)
    order = (
        [None if missing else float(v) for v, missing in zip(values, values.isna(), strict=True)] if is_number else None
    )
    longest = max(map(len, cells), default=0)
    form = "number" if is_number else "long" if longest > LONG else "short" if longest <= SHORT else ""
    is_narrow = form in ("number", "short")
    return {
        "name": name,
        "cells": cells,
        "order": order,
        "form": form,
        "part": 0 if is_narrow else round(min(longest, WIDEST) ** 0.5, 2),
        "wide": round(SIGN * max(longest, *map(len, name.split())), 2) if is_narrow else 0,
    }
