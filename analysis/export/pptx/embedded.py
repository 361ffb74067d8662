"""The workbook inside a chart of a slide: its names are text, never formulas."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
"""How xlsxwriter writes text that looks like a formula, a number or an address: as text."""


@contextmanager
def _as_text(file: io.BytesIO) -> Iterator[tuple[Any, Any]]:
    """A workbook of one sheet in which text stays text; as python-pptx asks for one."""
    from xlsxwriter import Workbook

    book = Workbook(file, OPTIONS)
    yield book, book.add_worksheet()
    book.close()


def as_text(data: Any) -> Any:
    """The data of a chart, whose workbook holds names as text: python-pptx alone would write =SUM(A1) as a formula."""
    data._workbook_writer._open_worksheet = _as_text
    return data
