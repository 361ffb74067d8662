"""Workbooks: a table as XLSX with every cell as text, and the text of an XLSX that somebody uploads."""

import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from analysis.data.problems import on_lines
from analysis.editing import Row, shown
from analysis.editing.survey import Refused, Survey, survey
from analysis.formats import counted
from analysis.storage import layout

MOST_UNPACKED = 60_000_000
"""Bytes of an unpacked workbook: above, it is refused before it is read."""


@dataclass(frozen=True)
class Pages:
    """The text of one sheet of a workbook, what a reader of it should know, and the cells without a value.

    `unsaved`: line and column, from 0, of formulas whose result was not saved.
    """

    rows: list[list[str]]
    notes: tuple[str, ...]
    unsaved: frozenset[tuple[int, int]] = frozenset()


def read(content: bytes, table: str, most_rows: int) -> Pages:
    """The sheet named like the table, else the first; Refused for a file that is no workbook or too large."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            unpacked = sum(one.file_size for one in packed.infolist())
    except (zipfile.BadZipFile, OSError) as problem:
        raise Refused("the file is no workbook that can be opened; save it again as XLSX or CSV") from problem
    if unpacked > MOST_UNPACKED:
        raise Refused(f"the workbook unpacks to more than {MOST_UNPACKED // 1_000_000} MB")
    try:
        return _read(content, table, most_rows)
    except Refused:
        raise
    except Exception as problem:  # a foreign file can break its reader in any way
        raise Refused("the workbook is damaged; open it and save it again as XLSX or CSV") from problem


def _read(content: bytes, table: str, most_rows: int) -> Pages:
    """The cells as shown; results stand for formulas where they were saved."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    try:
        sheet, notes = _chosen(book, table)
        with zipfile.ZipFile(io.BytesIO(content)) as packed, packed.open(sheet._worksheet_path) as text:
            found = survey(text, most_rows)
        sheet.reset_dimensions()
        rows = [
            [shown.text(c.value, str(getattr(c, "number_format", "") or "")) for c in cells]
            for cells in sheet.iter_rows()
        ]
        width = max(map(len, rows), default=0)
        rows = [row + [""] * (width - len(row)) for row in rows]
        return Pages(rows, (*notes, *_said(found)), found.unsaved)
    finally:
        book.close()


def _chosen(book: Any, table: str) -> tuple[Any, list[str]]:
    """The sheet named like the table, else the first that can be seen, and what is said of the others."""
    names = [s.title for s in book.worksheets]
    seen = [s.title for s in book.worksheets if s.sheet_state == "visible"]
    if not names:
        raise Refused("the workbook has no sheet with cells")
    name = table if table in names else (seen or names)[0]
    notes = [f"the workbook has {len(names)} sheets; {name!r} was read"] if len(names) > 1 else []
    hidden = [n for n in names if n not in seen]
    if hidden:
        are = "is hidden" if len(hidden) == 1 else "are hidden"
        notes.append(f"{counted(len(hidden), 'sheet')} {are}: {', '.join(map(repr, hidden))}")
    return book[name], notes


def _said(found: Survey) -> list[str]:
    """What a reader of the sheet should know of its hidden rows and its formulas."""
    said = []
    if found.hidden:
        are = "is hidden and was" if len(found.hidden) == 1 else "are hidden and were"
        said.append(f"{counted(len(found.hidden), 'row')} {are} read ({on_lines(found.hidden)})")
    saved = found.formulas - len(found.unsaved)
    if saved:
        are = "is a formula" if saved == 1 else "are formulas"
        said.append(f"{counted(saved, 'cell')} {are}; the result that was saved with each was read")
    return said


def written(table: str, rows: Iterable[Row]) -> bytes:
    """A table as a workbook; every cell is text, so that 34.0 stays 34.0 and a key stays a key."""
    import xlsxwriter

    from analysis.formats import neutral

    out = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    book = xlsxwriter.Workbook(out, options)
    place = book.add_worksheet(table[:31])
    text, head = book.add_format({"num_format": "@"}), book.add_format({"num_format": "@", "bold": True})
    for at, name in enumerate(layout.names(table)):
        place.write_string(0, at, name, head)
        place.set_column(at, at, 18, text)
    for line, row in enumerate(layout.in_order(table, list(rows)), 1):
        for at, cell in enumerate(row):
            if cell:
                place.write_string(line, at, neutral(cell)[:32_767], text)
    place.freeze_panes(1, 1)
    book.close()
    return out.getvalue()
