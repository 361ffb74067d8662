"""Between a table and an editing grid: which rows are shown, and what the grid's changes mean for all rows.

The grid reports changes by the place of a row among those shown. They are always applied to the rows that the view
was made from, so that the view stays the same object while it is on screen and no change is lost or made twice.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis import schema
from analysis.data.cells import fault
from analysis.data.problems import Problem, letter, nearest, shown
from analysis.editing import Row
from analysis.storage import layout

LINE = "line"


@dataclass(frozen=True)
class View:
    """Rows of a table on screen: all rows in file order, the places of those shown, and the frame of the grid."""

    table: str
    rows: tuple[Row, ...]
    shown: tuple[int, ...]
    frame: pd.DataFrame


def view(table: str, rows: Iterable[Row], words: str = "", base: Iterable[Row] | None = None, column: str = "") -> View:
    """The rows that hold every word, capitals apart, in any cell or in one column; with `base`, only those not in
    it."""
    ordered = tuple(tuple(r) for r in layout.in_order(table, list(rows)))
    known = set(base) if base is not None else set()
    wanted = words.casefold().split()
    looked_at = slice(None) if not column else slice(at := layout.names(table).index(column), at + 1)
    shown_at = tuple(
        at
        for at, row in enumerate(ordered)
        if row not in known and (not wanted or all(w in "\n".join(row[looked_at]).casefold() for w in wanted))
    )
    cells = {name: [ordered[at][i] or None for at in shown_at] for i, name in enumerate(layout.names(table))}
    frame = pd.DataFrame(cells, dtype="str")
    frame.insert(0, LINE, pd.Series([at + 2 for at in shown_at], dtype="int64"))
    return View(table, ordered, shown_at, frame)


def folded(of: View, changes: Mapping[str, Any]) -> tuple[Row, ...]:
    """All rows with the grid's changes made: `edited_rows`, `added_rows` and `deleted_rows` of the editor."""
    names = layout.names(of.table)
    rows: list[Row | None] = list(of.rows)
    for place, cells in (changes.get("edited_rows") or {}).items():
        at = of.shown[int(place)]
        old = dict(zip(names, of.rows[at], strict=True))
        rows[at] = tuple(_text(cells[n]) if n in cells else old[n] for n in names)
    for place in changes.get("deleted_rows") or ():
        rows[of.shown[int(place)]] = None
    added = [tuple(_text(cells.get(n)) for n in names) for cells in changes.get("added_rows") or ()]
    return (*(r for r in rows if r is not None), *(r for r in added if any(r)))


def _text(value: Any) -> str:
    """A cell of the grid as text; several picked keys are separated by semicolons."""
    if isinstance(value, (list, tuple)):
        return ";".join(str(v) for v in value)
    return "" if value is None or value != value else str(value)


def faults(table: str, rows: Iterable[Row], base: Iterable[Row], known: Mapping[str, Iterable[str]]) -> list[Problem]:
    """What is wrong with the cells of new and changed rows, without reading the other tables again.

    `known`: the keys of the tables that columns point at, by `table.column`. What takes two rows is left to the check.
    """
    before = set(base)
    found: list[Problem] = []
    for line, row in enumerate(layout.in_order(table, list(rows)), 2):
        if tuple(row) in before:
            continue
        for at, (text, column) in enumerate(zip(row, schema.columns(table), strict=True)):
            place = (f"{table}.csv", line, letter(at), column.name, text)
            one = fault(text, column)
            if one:
                found.append(Problem(one.level, *place, one.rule, one.message, one.suggestion))
            elif column.ref in known and text:
                good = tuple(known[column.ref])
                parts = text.split(";") if column.kind == "refs" else [text]
                for lost in (p.strip() for p in parts if p.strip() not in good):
                    said = f"{shown(lost)} is not in {column.ref.split('.')[0]}.csv"
                    found.append(Problem("error", *place, "reference", said, nearest(lost, good)))
    return found


def options(column: schema.Column, known: Mapping[str, Iterable[str]]) -> list[str]:
    """What a cell of the column may say, where that is a list; [] for free text."""
    if column.allowed:
        return list(column.allowed)
    return sorted(known[column.ref]) if column.kind == "ref" and column.ref in known else []


def form(column: schema.Column) -> str:
    """How a cell of the column is written, in a few words."""
    words = {
        "number": f"a number in {column.unit}" if column.unit and not column.unit.startswith("see") else "a number",
        "date": "a date as 2026-09-30, 2026-09 or 2026",
        "period": "a period as 2026, 2026-H1, 2026-Q2 or 2026-09",
        "id": "a key in lower case",
        "url": "an address",
        "color": "a color as #1f77b4",
        "ref": f"a key of {column.ref}",
        "refs": f"keys of {column.ref}, separated by semicolons",
    }
    said = words.get(column.kind, "one of " + ", ".join(column.allowed) if column.allowed else "text")
    return f"{said}; {'needed' if column.required else 'may be blank'}"
