"""What an editor takes along: a table as CSV or workbook, and a draft as a zip of changed CSVs and a patch."""

import io
import zipfile
from collections.abc import Iterable

from analysis.editing import Draft, Row, diff, workbook
from analysis.formats import neutral
from analysis.storage import layout

README = """The draft of an edit of GenAI Market Structure.

draft.patch    apply it at the root of the project: git apply draft.patch
*.csv          the changed tables; text that a spreadsheet would take for a formula has an apostrophe in front,
               which "Upload or paste" takes off again. Do not copy these files into data/ by hand: use the patch.
"""


def rows_to_pass_on(table: str, rows: Iterable[Row], barred: frozenset[str]) -> tuple[Row, ...]:
    """The rows without those of sources whose license forbids passing data on."""
    names = layout.names(table)
    if "source_id" not in names or table == "sources":
        return tuple(rows)
    at = names.index("source_id")
    return tuple(r for r in rows if not barred & set(r[at].split(";")))


def as_csv(table: str, rows: Iterable[Row]) -> bytes:
    """A table as CSV for a spreadsheet: UTF-8 with a mark, formulas made harmless."""
    cells = [[neutral(cell) for cell in row] for row in layout.in_order(table, list(rows))]
    return layout.as_csv(layout.names(table), cells).encode("utf-8-sig")


def as_xlsx(table: str, rows: Iterable[Row]) -> bytes:
    """A table as a workbook with every cell as text."""
    return workbook.written(table, rows)


def as_zip(draft: Draft, barred: frozenset[str]) -> bytes:
    """The draft as a file: changed tables, a patch and how to use them; the same bytes for the same draft.

    Rows of barred sources are left out of the tables unless the draft itself brought them.
    """
    out = io.BytesIO()
    files = {"README.txt": README.encode(), "draft.patch": diff.patch(draft).encode()}
    for table, sheet in draft.sheets.items():
        base = set(sheet.base)
        new = [r for r in sheet.rows if r not in base]
        files[f"{table}.csv"] = as_csv(
            table, (*rows_to_pass_on(table, (r for r in sheet.rows if r in base), barred), *new)
        )
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
