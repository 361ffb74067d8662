"""The safe repairs of `python -m analysis.check --fix`: what has one reading alone is written as it should be.

Spaces, dates, separators, decimal commas, printed names in place of keys, line ends, encoding and order of rows.
A file in which something is broken that only a person can mend is left as it is, byte for byte.
"""

import csv
import difflib
import io
import os
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path

from analysis import check, data, schema
from analysis.csvtext import Grid
from analysis.data.cells import SPACES, fault
from analysis.findings import Finding

FILE_REPAIRS = (
    "bom", "line-ends", "separator", "utf-16", "encoding", "blank-line", "trailing-commas", "header-order", "order",
)  # fmt: skip
"""Rules about a whole file that writing it again repairs."""
HANDS_OFF = (
    "quote", "long-cell", "conflict", "short-row", "long-row", "nul", "workbook", "header", "header-unknown", "header-missing",
    "header-duplicate", "header-unnamed", "empty-file", "missing-file", "folder",
)  # fmt: skip
"""Rules after which a file is not written: something in it would be lost."""
Rows = list[list[str]]


def fix(folder: Path) -> str:
    """Makes the safe repairs in a folder; what changed, as a diff, "" where nothing did."""
    loaded = check.load(folder)
    told: list[str] = []
    new: dict[Path, str] = {}
    for table, path in data.paths(folder).items():
        if table not in loaded.grids or not _ours(path, folder):
            continue
        found = [f for f in loaded.findings if f.file == data.label(path)]
        if any(f.rule in HANDS_OFF or (f.rule == "encoding" and f.level == "error") for f in found):
            continue
        grid = loaded.grids[table]
        before, after = [list(r) for r in grid.rows], repaired(table, grid, found)
        whole = [f for f in found if f.rule in FILE_REPAIRS]
        if before == after and not whole:
            continue
        old, new[path] = as_csv(grid.columns, before), as_csv(grid.columns, _sorted(table, grid, after))
        told += dict.fromkeys(f"repaired {f.text}" for f in whole if f.rule != "order")
        told += difflib.unified_diff(old.splitlines(), new[path].splitlines(), data.label(path),
                                     "repaired", lineterm="", n=0)  # fmt: skip
    for path, text in new.items():
        write(path, text)
    return "\n".join(told)


def _ours(path: Path, folder: Path) -> bool:
    """True for a file of the folder, and for the seeds where the folder is the project's own."""
    return path.parent == folder or folder.resolve().parent == data.SEEDS.parent


def repaired(table: str, grid: Grid, findings: Iterable[Finding]) -> Rows:
    """The rows of one file with each safe repair of a cell made."""
    comma = data.decimal_commas(table, grid)
    columns = schema.columns(table)
    named = {(f.line, f.column): f for f in findings if f.rule == "alias" and f.suggestion}
    rows: Rows = []
    for line, row in zip(grid.lines, grid.rows, strict=True):
        cells = [_cell(text, column, comma) for text, column in zip(row, columns, strict=True)]
        for at, column in enumerate(columns):
            alias = named.get((line, column.name))
            if alias:
                parts = [p.strip() for p in cells[at].split(";")] if column.kind == "refs" else [cells[at]]
                cells[at] = ";".join(alias.suggestion if p == alias.value else p for p in parts)
        rows.append(cells)
    return rows


def _cell(text: str, column: schema.Column, comma: bool) -> str:
    """One cell with its safe repair made."""
    found = fault(text, column, comma)
    bare = text.strip(SPACES)
    if found is None:
        return text
    if found.rule == "decimal-comma":
        return found.reads
    if found.rule in ("date", "period") and re.search(r"\d{4}", bare) and not bare.isdigit() and found.suggestion:
        return found.suggestion
    return bare


def _sorted(table: str, grid: Grid, rows: Rows) -> Rows:
    """The rows in the order of their key; as they are where a number of the key cannot be read."""
    places = [(grid.columns.index(k), schema.column(table, k).is_number) for k in schema.key(table)]
    try:
        return sorted(rows, key=lambda r: [float(r[at] or "-inf") if number else r[at] for at, number in places])
    except ValueError:
        return rows


def as_csv(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """The text of a CSV as the project keeps it: commas, LF, quotation marks only where they are needed."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return buffer.getvalue()


def write(path: Path, text: str) -> None:
    """Replaces a file in one step: a reader sees the old one or the new one, whole."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(path.stat().st_mode & 0o777)
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
