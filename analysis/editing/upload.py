"""What somebody uploads or pastes, read as rows of one table by its header; nothing is guessed in silence."""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from analysis import schema
from analysis.data.cells import fault
from analysis.data.habits import habits
from analysis.data.parse import SEPARATORS, Grid, parse
from analysis.data.problems import Problem, letter, on_lines, shown
from analysis.editing import Row, workbook
from analysis.editing.survey import Refused
from analysis.formats import bare, counted, spelled
from analysis.storage import layout

MOST_BYTES = 5_000_000
MOST_ROWS = 20_000
LEAVE_OUT = ""
TWO_READINGS = "date-order-unknown"
"""The rule of a column of dates in which day and month may be swapped: the editor is asked once."""
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
    kept: frozenset[tuple[int, str]] = frozenset()
    """Cells without a value, by place of the row and column, that keep what is there: formulas without a result."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What must be mended before the rows can be taken."""
        return tuple(f for f in self.problems if f.level == "error")


def read(
    content: bytes,
    name: str,
    table: str,
    renames: Mapping[str, str] | None = None,
    headless: bool = False,
    days_first: Mapping[str, bool] | None = None,
) -> Upload:
    """The rows of a CSV, XLSX or pasted block; Refused where it is too large or no table at all.

    `renames`: column by heading, LEAVE_OUT for a heading that is not wanted; labels of columns are known.
    `headless`: the first line is a row, and the columns are those of the table in its order.
    `days_first`: by column, whether 3/4/2024 is the third of April, where its cells leave both readings.
    """
    if len(content) > MOST_BYTES:
        raise Refused(
            f"the file has {spelled(len(content) / 1e6, '.1f')} MB; the limit is {spelled(MOST_BYTES / 1e6, 'g')} MB"
        )
    notes: list[Problem] = []
    unsaved: frozenset[tuple[int, int]] = frozenset()
    file = shown(name.replace("\\", "/").rpartition("/")[2])[1:-1] or "the file"
    if content.startswith(b"PK\x03\x04"):
        pages = workbook.read(content, table, MOST_ROWS)
        notes += [Problem("note", file, 0, "", "", "", "workbook", said) for said in pages.notes]
        content, unsaved = _as_csv(pages.rows), pages.unsaved
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
    meant, said = _as_meant(table, grid, file, days_first or {})
    found += said
    rows = tuple(tuple(bare(cell.strip("\r")) for cell in row) for row in meant)
    is_headless = any(f.rule == "header" for f in grid.problems)
    kept = _without_result(unsaved, grid, headless)
    notes += _formulas(kept, grid, file, table)
    asked = tuple(n for n in strange if n not in left_out)
    return Upload(rows, frozenset(grid.letters), (*notes, *found), asked, is_headless, kept)


def _without_result(unsaved: frozenset[tuple[int, int]], grid: Grid, headless: bool) -> frozenset[tuple[int, str]]:
    """The cells of the rows whose formula has no result."""
    places = {letter: name for name, letter in grid.letters.items()}
    rows = {line - headless: at for at, line in enumerate(grid.lines)}
    found = ((rows.get(line), places.get(letter(at))) for line, at in unsaved)
    return frozenset((row, name) for row, name in found if row is not None and name is not None)


def _formulas(kept: frozenset[tuple[int, str]], grid: Grid, file: str, table: str) -> list[Problem]:
    """One finding for each column with formulas without a result: an error in the key, which names the row."""
    found: list[Problem] = []
    for name in sorted({name for _, name in kept}, key=list(grid.letters).index):
        lines = sorted(grid.lines[row] for row, n in kept if n == name)
        many = "a formula without a saved result" if len(lines) == 1 else "formulas without saved results"
        said = f"{counted(len(lines), 'cell')} with {many} ({on_lines(lines)}): what is there is kept"
        level = "error" if name in schema.key(table) else "warning"
        found.append(Problem(level, file, lines[0], grid.letters[name], name, "", "formula-result", said))
    return found


def _as_meant(table: str, grid: Grid, file: str, days_first: Mapping[str, bool]) -> tuple[list[Row], list[Problem]]:
    """The rows as a draft writes them: dates and decimal commas that have one reading, by the habits of the file.

    Told: how many cells of each column were read so, and each cell, or once each column, that has two readings.
    """
    own = habits(table, grid)
    own |= {n: replace(own[n], days_first=first) for n, first in days_first.items() if n in own}
    rows = [list(row) for row in grid.rows]
    told: list[Problem] = []
    commas = 0
    for at, column in enumerate(schema.columns(table)):
        if column.name not in grid.letters:
            continue
        dates, asked = 0, False
        for line, row in zip(grid.lines, rows, strict=True):
            one = fault(row[at], column, own[column.name])
            if one is None:
                continue
            place = (file, line, grid.letters[column.name], column.name, row[at])
            if one.rule == "decimal-comma":
                row[at], commas = one.reads, commas + 1
            elif one.rule == "fullwidth" or (one.rule in ("date", "period") and one.reads):
                row[at], dates = one.reads, dates + 1
            elif one.rule in ("date", "period") and one.once and not asked:
                asked = True
                told.append(Problem("error", *place, TWO_READINGS, one.message))
            elif own[column.name].comma and one.rule == "number" and "may be" in one.message:
                told.append(Problem("error", *place, one.rule, one.message, one.suggestion))
        if dates:
            said = f"{counted(dates, 'date')} of the column {column.name} read as YYYY-MM-DD or a part of it"
            told.append(Problem("note", file, 0, "", column.name, "", "date", said))
    if commas:
        said = f"{counted(commas, 'number')} with a decimal comma read with a point"
        told.append(Problem("note", file, 0, "", "", "", "decimal-comma", said))
    return [tuple(row) for row in rows], told


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
    """The table with the uploaded rows: in place of all, or by key, where absent columns keep what is there.

    A cell without a value, such as a formula without a result, keeps what is there too.
    """
    names = layout.names(table)
    old = list(rows)
    there = dict(zip(layout.keys(table, old), old, strict=True))
    found = {} if replace_all else dict(there)
    for at, (key, row) in enumerate(zip(layout.keys(table, upload.rows), upload.rows, strict=True)):
        was = there.get(key, ("",) * len(names))
        absent = {n for n in names if (n not in upload.columns and not replace_all) or (at, n) in upload.kept}
        found[key] = tuple(old if n in absent else new for n, new, old in zip(names, row, was, strict=True))
    return tuple(found.values())
