"""What hover says of a mark: the cells of its row in words, and where its value comes from."""

from collections.abc import Sequence
from numbers import Real
from typing import Any

import pandas as pd

from analysis import formats
from analysis.figures.layout.theme import plain
from analysis.periods import dated
from analysis.schema.words import in_words, keys

ORIGIN = (
    ("As printed", "printed"),
    ("Confidence", "grade"),
    ("Processing", "processing"),
    ("Source", "source_title"),
    ("Place", "locator"),
    ("Read on", "read_on"),
)
"""Where a value comes from: what hover says last of every share."""
SHARE = [
    ("", "label"),
    ("", "market_label"),
    ("Date", "period_label"),
    ("Share", "interval"),
    ("Counts", "share_of"),
    ("Independence", "independence"),
    *ORIGIN,
]
"""What hover says of a share of a market."""


def hover(table: pd.DataFrame, lines: Sequence[tuple[str, str]]) -> list[str]:
    """Hover text for each row: `lines` are label and column; blank cells and columns that are not there are left out.

    Years are written without a mark between thousands.
    """
    lines = [(said, name) for said, name in lines if name in table]
    rows = []
    for row in table[[c for _, c in lines]].itertuples(index=False, name=None):
        said = [
            f"{label}: {_read(name, cell)}" if label else f"<b>{_read(name, cell)}</b>"
            for (label, name), cell in zip(lines, row, strict=True)
            if pd.notna(cell) and cell != ""
        ]
        rows.append("<br>".join(said))
    return rows


def _read(name: str, cell: Any) -> str:
    """A cell of a column, in words."""
    if name == "as_of":
        return dated(cell)
    is_number = isinstance(cell, Real) and not isinstance(cell, bool)
    if is_number and "year" not in name:
        return formats.value(float(cell))
    return plain(in_words(cell) if cell in keys() else cell)
