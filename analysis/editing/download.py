"""What an editor takes along: a table as CSV or workbook, and a draft as a zip of changed CSVs and a patch."""

import io
import zipfile
from collections.abc import Iterable
from dataclasses import replace

from analysis import schema
from analysis.editing import Draft, Row, diff, workbook
from analysis.formats import neutral
from analysis.storage import layout

README = """The draft of an edit of GenAI Market Structure.

draft.patch    apply it at the root of the project: {apply}
*.csv          the changed tables; text that a spreadsheet would take for a formula has an apostrophe in front,
               which "Upload or paste" takes off again. Do not copy these files into data/ by hand: use the patch.
"""
WITHHELD = """
Rows of sources that forbid passing data on are in no table and not in the patch, changed ones among them.
withheld-changes.csv has the cells of such rows that the draft changed: table, key, column, new value.
"""


def rows_to_pass_on(
    table: str, rows: Iterable[Row], barred: frozenset[str], base: Iterable[Row] = ()
) -> tuple[Row, ...]:
    """The rows without those of sources whose license forbids passing data on.

    A row is such a one by its own source, by that of the row of its key in `base`, and by numbers that are a row's of
    such a source: a changed note, source or key opens nothing. A row with a key and numbers of its own was typed by
    whoever made the draft and is passed on.
    """
    names = layout.names(table)
    if "source_id" not in names or table == "sources":
        return tuple(rows)
    at = names.index("source_id")
    some, there = list(rows), list(base)

    def is_barred(row: Row) -> bool:
        return bool(barred & set(row[at].split(";")))

    if not there:
        return tuple(r for r in some if not is_barred(r))
    known = dict(zip(layout.keys(table, there), map(is_barred, there), strict=True))
    figures = {_figures(table, r) for r in there if is_barred(r)} - {()}

    def is_open(key: Row, row: Row) -> bool:
        if key in known:
            return not known[key] and not is_barred(row)
        return _figures(table, row) not in figures

    return tuple(r for k, r in zip(layout.keys(table, some), some, strict=True) if is_open(k, r))


def _figures(table: str, row: Row) -> Row:
    """The numbers of a row that has any."""
    found = tuple(cell for cell, c in zip(row, schema.columns(table), strict=True) if c.is_number)
    return found if any(found) else ()


def as_csv(table: str, rows: Iterable[Row]) -> bytes:
    """A table as CSV for a spreadsheet: UTF-8 with a mark, formulas made harmless."""
    cells = [[neutral(cell) for cell in row] for row in layout.in_order(table, list(rows))]
    return layout.as_csv(layout.names(table), cells).encode("utf-8-sig")


def as_xlsx(table: str, rows: Iterable[Row]) -> bytes:
    """A table as a workbook with every cell as text."""
    return workbook.written(table, rows)


def as_zip(draft: Draft, barred: frozenset[str]) -> bytes:
    """The draft as a file: changed tables, a patch and how to use them; the same bytes for the same draft.

    Rows of barred sources are left out; of those that the draft changed, the new cells alone are named.
    """
    out = io.BytesIO()
    files: dict[str, bytes] = {}
    open_ones, withheld = {}, []
    for table, sheet in draft.sheets.items():
        kept = rows_to_pass_on(table, sheet.rows, barred, sheet.base)
        files[f"{table}.csv"] = as_csv(table, kept)
        held = set(sheet.rows) - set(kept)
        withheld += [c for c in diff.changes(table, sheet.base, sheet.rows) if _is_of(c, table, held)]
        closed = set(sheet.base) - set(rows_to_pass_on(table, sheet.base, barred))
        open_ones[table] = replace(sheet, rows=(*kept, *(r for r in sheet.base if r in closed)))
    apply = "git apply --unidiff-zero draft.patch" if barred else "git apply draft.patch"
    patch = diff.patch(Draft(open_ones), context=0 if barred else 3).encode()
    notes = {"README.txt": (README.format(apply=apply) + (WITHHELD if withheld else "")).encode(), "draft.patch": patch}
    if withheld:
        cells = [[c.table, " | ".join(c.key), c.column, neutral(c.after)] for c in withheld if c.column]
        head = ("table", "key", "column", "new_value")
        notes["withheld-changes.csv"] = layout.as_csv(head, cells).encode("utf-8-sig")
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in (notes | files).items():
            packed.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _is_of(one: diff.Change, table: str, rows: set[Row]) -> bool:
    """True for a change of one of these rows."""
    return one.key in set(layout.keys(table, list(rows)))
