"""What somebody uploads or pastes, read as rows of one table by its header; nothing is guessed in silence."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from analysis import schema
from analysis.data import decimal_commas
from analysis.data.cells import fault
from analysis.data.parse import SEPARATORS, Grid, parse
from analysis.data.problems import Problem, shown
from analysis.editing import Row, workbook
from analysis.editing.workbook import Refused
from analysis.formats import bare, counted, spelled
from analysis.storage import layout

MOST_BYTES = 5_000_000
MOST_ROWS = 20_000
LEAVE_OUT = ""
HARMLESS = ("separator", "utf-16")
"""What would be a warning of a file in data/ and is fine in one that is only read."""


@dataclass(frozen=True)
class Upload:
    """Rows as wide as the table, the columns the file has, its problems, and headings that fit no column."""

    rows: tuple[Row, ...]
    columns: frozenset[str]
    problems: tuple[Problem, ...]
    strange: tuple[str, ...]
    headless: bool = False

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What must be mended before the rows can be taken."""
        return tuple(f for f in self.problems if f.level == "error")


def read(
    content: bytes, name: str, table: str, renames: Mapping[str, str] | None = None, headless: bool = False
) -> Upload:
    """The rows of a CSV, XLSX or pasted block; Refused where it is too large or no table at all.

    `renames`: column by heading, LEAVE_OUT for a heading that is not wanted; labels of columns are known.
    `headless`: the first line is a row, and the columns are those of the table in its order.
    """
    if len(content) > MOST_BYTES:
        raise Refused(
            f"the file has {spelled(len(content) / 1e6, '.1f')} MB; the limit is {spelled(MOST_BYTES / 1e6, 'g')} MB"
        )
    notes: list[Problem] = []
    file = shown(name.replace("\\", "/").rpartition("/")[2])[1:-1] or "the file"
    if content.startswith(b"PK\x03\x04"):
        pages = workbook.read(content, table, MOST_ROWS)
        notes += [Problem("note", file, 0, "", "", "", "workbook", said) for said in pages.notes]
        content = _as_csv(pages.rows)
    if headless:
        content = _with_header(content, table)
    known = {c.label.casefold(): c.name for c in reversed(schema.columns(table))}
    known |= {c.name.casefold(): c.name for c in schema.columns(table)}
    known |= {k.strip().casefold(): v for k, v in (renames or {}).items() if v}
    grid = parse(content, file, layout.names(table), known)
    if len(grid.rows) > MOST_ROWS:
        raise Refused(f"the file has more than {spelled(MOST_ROWS)} rows")
    left_out = {k for k, v in (renames or {}).items() if v == LEAVE_OUT}
    strange = [f.value for f in grid.problems if f.rule == "header-unknown"]
    found = [f for f in grid.problems if f.rule not in ("header-missing", "header-unknown", "header-order")]
    found = [replace(f, level="note") if f.rule in HARMLESS and f.level == "warning" else f for f in found]
    found += _missing_key(grid, file, table)
    rows, said = _points(table, grid)
    found += [Problem("note", file, 0, "", "", "", "decimal-comma", said)] if said else []
    rows = tuple(tuple(bare(cell.strip("\r")) for cell in row) for row in rows)
    is_headless = any(f.rule == "header" for f in grid.problems)
    return Upload(
        rows, frozenset(grid.letters), (*notes, *found), tuple(n for n in strange if n not in left_out), is_headless
    )


def _points(table: str, grid: Grid) -> tuple[tuple[Row, ...], str]:
    """The rows with decimal points where the file writes 12,5, and how many cells were read so; the draft has
    commas."""
    if not decimal_commas(table, grid):
        return grid.rows, ""
    columns, read_so = schema.columns(table), 0
    rows: list[Row] = []
    for row in grid.rows:
        cells = list(row)
        for at, column in enumerate(columns):
            one = fault(cells[at], column, comma=True) if column.is_number else None
            if one and one.rule == "decimal-comma":
                cells[at], read_so = one.reads, read_so + 1
        rows.append(tuple(cells))
    return tuple(rows), f"{counted(read_so, 'number')} with a decimal comma read with a point" if read_so else ""


def _missing_key(grid: Grid, file: str, table: str) -> list[Problem]:
    """An error for each needed column of the key that the file does not have: its rows would have no name."""
    needed = [k for k in schema.key(table) if schema.column(table, k).required]
    lost = [k for k in needed if grid.readable and k not in grid.letters]
    said = "the column {} is missing; it is part of the key that names a row"
    return [Problem("error", file, 1, "", k, "", "header-missing", said.format(k)) for k in lost]


def _as_csv(rows: Iterable[Iterable[str]]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows([c.replace("\r", "") for c in row] for row in rows)
    return buffer.getvalue().encode()


def _with_header(content: bytes, table: str) -> bytes:
    """The text with the table's header in front; Refused where its first line has another number of cells."""
    names = layout.names(table)
    first = content.split(b"\n", 1)[0].decode("utf-8", "replace")
    for separator in SEPARATORS:
        if len(next(csv.reader([first], delimiter=separator), [])) == len(names):
            return separator.join(names).encode() + b"\n" + content
    raise Refused(f"the first line has not {len(names)} cells as the table has; put a header line above the rows")


def joined(table: str, rows: Iterable[Row], upload: Upload, replace_all: bool) -> tuple[Row, ...]:
    """The table with the uploaded rows: in place of all, or by key, where absent columns keep what is there."""
    if replace_all:
        return upload.rows
    names = layout.names(table)
    old = list(rows)
    found = dict(zip(layout.keys(table, old), old, strict=True))
    for key, row in zip(layout.keys(table, upload.rows), upload.rows, strict=True):
        there = found.get(key, ("",) * len(names))
        found[key] = tuple(new if n in upload.columns else was for n, new, was in zip(names, row, there, strict=True))
    return tuple(found.values())
