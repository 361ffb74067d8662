"""What a draft changes: row by row and cell by cell, and as a patch that `git apply` takes."""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass

from analysis.editing import Draft, Row
from analysis.storage import layout


@dataclass(frozen=True)
class Change:
    """One row added or removed (column and cells are blank), or one cell of a row changed."""

    table: str
    kind: str
    key: tuple[str, ...]
    column: str = ""
    before: str = ""
    after: str = ""


def changes(table: str, base: Iterable[Row], rows: Iterable[Row]) -> list[Change]:
    """The changes of one table, in the order of its file; a row whose key changed is removed and added."""
    names = layout.names(table)
    old = _by_key(table, base)
    new = _by_key(table, rows)
    found: list[Change] = []
    for key in sorted({*old, *new}):
        if key not in new:
            found.append(Change(table, "removed", key, before=_said(old[key])))
        elif key not in old:
            found.append(Change(table, "added", key, after=_said(new[key])))
        else:
            pairs = zip(names, old[key], new[key], strict=True)
            found += [Change(table, "changed", key, n, was, is_) for n, was, is_ in pairs if was != is_]
    return found


def _by_key(table: str, rows: Iterable[Row]) -> dict[tuple[str, ...], Row]:
    some = list(rows)
    return dict(zip(layout.keys(table, some), some, strict=True))


def _said(row: Row) -> str:
    """A row in one line: its cells that are not blank."""
    return " · ".join(cell for cell in row if cell)


def of_draft(draft: Draft) -> list[Change]:
    """The changes of every table of a draft."""
    return [c for table, sheet in draft.sheets.items() for c in changes(table, sheet.base, sheet.rows)]


def counts(found: Iterable[Change]) -> dict[str, dict[str, int]]:
    """Rows added, changed and removed, by table."""
    rows: dict[str, dict[str, set[tuple[str, ...]]]] = {}
    for one in found:
        rows.setdefault(one.table, {}).setdefault(one.kind, set()).add(one.key)
    return {t: {kind: len(keys) for kind, keys in kinds.items()} for t, kinds in rows.items()}


def patch(draft: Draft, context: int = 3) -> str:
    """The draft as a unified diff from the root of the project, with so many unchanged lines around a change."""
    told: list[str] = []
    for table, sheet in draft.sheets.items():
        new = layout.content(table, sheet.rows).decode()
        name = f"data/{table}.csv"
        lines = difflib.unified_diff(_lines(sheet.text), _lines(new), f"a/{name}", f"b/{name}", n=context)
        told += [line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines]
    return "".join(told)


def _lines(text: str) -> list[str]:
    """The lines as git counts them: cut at LF alone."""
    parts = text.split("\n")
    return [f"{p}\n" for p in parts[:-1]] + ([parts[-1]] if parts[-1] else [])
