"""Workbooks: a table as XLSX with every cell as text, and the text of an XLSX that somebody uploads."""

import datetime
import io
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from analysis.editing import Row
from analysis.formats import spelled
from analysis.storage import layout

MOST_UNPACKED = 60_000_000
"""Bytes of an unpacked workbook: above, it is refused before it is read."""


class Refused(Exception):
    """A file that is not read; the message says why."""


@dataclass(frozen=True)
class Pages:
    """The text of one sheet of a workbook, and what a reader of it should know."""

    rows: list[list[str]]
    notes: tuple[str, ...]


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
    notes: list[str] = []
    rows, formulas = _sheet(content, table, most_rows, False, notes)
    if formulas:
        notes.append(f"{formulas} cells are formulas; the result that was saved with each was read")
        rows, _ = _sheet(content, table, most_rows, True, [])
    return Pages(rows, tuple(notes))


def _sheet(content: bytes, table: str, most_rows: int, results: bool, notes: list[str]) -> tuple[list[list[str]], int]:
    """The text of the sheet, and how many formulas it has."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=results)
    try:
        names = [s.title for s in book.worksheets]
        if not names:
            raise Refused("the workbook has no sheet with cells")
        name = table if table in names else names[0]
        if len(names) > 1:
            notes.append(f"the workbook has {len(names)} sheets; {name!r} was read")
        rows: list[list[str]] = []
        formulas = 0
        for cells in book[name].iter_rows():
            if len(rows) > most_rows:
                raise Refused(f"the sheet has more than {spelled(most_rows)} rows")
            rows.append([_text(c.value, str(getattr(c, "number_format", "") or "")) for c in cells])
            formulas += sum(getattr(c, "data_type", "") == "f" for c in cells)
        return rows, formulas
    finally:
        book.close()


def _text(value: Any, form: str) -> str:
    """A cell as it would be typed; a number that is shown in percent keeps its sign, so that the check asks."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(sep=" ")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, (int, float)):
        if "%" in form:
            return f"{value * 100:.12g}%"
        return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(value)
    return str(value)


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
