"""The safe repairs of `python -m analysis.check --fix`: what has one reading alone is written as it should be.

Spaces, characters that cannot be seen, dates, separators, decimal commas, printed names in place of keys, line ends,
encoding and order of rows. A file in which something is broken that only a person can mend is left as it is, byte for
byte.
"""

import difflib
import re
from collections.abc import Iterable
from pathlib import Path

from analysis import check, data, schema
from analysis.check.before import Before, beside, last_good
from analysis.check.moved import as_it_was
from analysis.data.cells import SPACES, fault
from analysis.data.dates import is_worded
from analysis.data.faults import Habits
from analysis.data.habits import habits
from analysis.data.parse import Grid
from analysis.data.problems import Problem
from analysis.formats import NUMBER
from analysis.storage import disk
from analysis.storage.layout import as_csv, in_order

FILE_REPAIRS = (
    "bom",
    "line-ends",
    "separator",
    "utf-16",
    "encoding",
    "blank-line",
    "trailing-commas",
    "header-order",
    "order",
)
"""Rules about a whole file that writing it again repairs."""
HANDS_OFF = (
    "quote",
    "long-cell",
    "conflict",
    "short-row",
    "long-row",
    "nul",
    "workbook",
    "header",
    "header-unknown",
    "header-missing",
    "header-duplicate",
    "header-unnamed",
    "header-below",
    "swallowed",
    "empty-file",
    "missing-file",
    "folder",
)
"""Rules after which a file is not written: something in it would be lost."""
Rows = list[list[str]]


def fix(folder: Path) -> str:
    """Makes the safe repairs in a folder; what changed, as a diff, "" where nothing did."""
    then = last_good(folder)
    loaded = check.load(folder, before=then)
    kept = beside(loaded, then)
    told: list[str] = []
    new: dict[Path, str] = {}
    for table, path in data.paths(folder).items():
        if table not in loaded.grids or not _ours(path, folder):
            continue
        found = [f for f in loaded.problems if f.file == data.label(path)]
        if any(f.rule in HANDS_OFF or (f.rule == "encoding" and f.level == "error") for f in found):
            continue
        grid = loaded.grids[table]
        before, after = [list(r) for r in grid.rows], repaired(table, grid, found, kept.get(table))
        whole = [f for f in found if f.rule in FILE_REPAIRS]
        if before == after and not whole:
            continue
        old, new[path] = as_csv(grid.columns, before), as_csv(grid.columns, in_order(table, after))
        told += dict.fromkeys(f"repaired {f.text}" for f in whole if f.rule != "order")
        told += difflib.unified_diff(
            old.splitlines(), new[path].splitlines(), data.label(path), "repaired", lineterm="", n=0
        )
    disk.replace_all({path: text.encode() for path, text in new.items()})
    return "\n".join(told)


def _ours(path: Path, folder: Path) -> bool:
    """True for a file of the folder, and for the seeds where the folder is the project's own."""
    return path.parent == folder or folder.resolve().parent == data.SEEDS.parent


def repaired(table: str, grid: Grid, problems: Iterable[Problem], before: Before | None = None) -> Rows:
    """The rows of one file with each safe repair of a cell made; digits and letters that the last good data have are
    put back."""
    own = habits(table, grid)
    columns = schema.columns(table)
    named: dict[tuple[int | None, str], dict[str, str]] = {}
    for f in problems:
        if f.rule == "alias" and f.suggestion:
            named.setdefault((f.line, f.column), {})[f.value] = f.suggestion
    rows: Rows = []
    for line, row in zip(grid.lines, grid.rows, strict=True):
        cells = [_cell(text, column, own[column.name]) for text, column in zip(row, columns, strict=True)]
        for at, column in enumerate(columns):
            keys = named.get((line, column.name))
            if keys:
                parts = [p.strip() for p in cells[at].split(";")] if column.kind == "refs" else [cells[at]]
                cells[at] = ";".join(keys.get(p, p) for p in parts)
            if before and line in before.pairs:
                old = (before.old_printed if column.is_number else before.old).at[before.pairs[line], column.name]
                if isinstance(old, str) and old != cells[at] and _is_safe(old, cells[at], column):
                    cells[at] = old
        rows.append(cells)
    return rows


def _is_safe(old: str, new: str, column: schema.Column) -> bool:
    """True where a cell lost what a spreadsheet takes; False for a cell that cannot be read."""
    return bool(new) and not (column.is_number and not NUMBER.fullmatch(new)) and as_it_was(old, new, column)


def _cell(text: str, column: schema.Column, habits: Habits) -> str:
    """One cell with its safe repair made."""
    found = fault(text, column, habits)
    bare = text.strip(SPACES)
    if found is None:
        return text
    if found.rule in ("decimal-comma", "hidden", "fullwidth") or (found.level == "warning" and found.rule == "spaces"):
        return found.reads
    is_clear = is_worded(bare) or (re.search(r"\d{4}|\d[./]\d\d?[./]\d\d", bare) and not bare.isdigit())
    if found.rule in ("date", "period") and is_clear and found.suggestion:
        return found.suggestion
    return bare
