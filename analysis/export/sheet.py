"""The rows behind a card as a person reads them: labels with units, sources by title; and as CSV.

The table on screen and every file are made from the same sheet, so they agree cell by cell.
"""

import math
from collections.abc import Iterable

import pandas as pd

from analysis.exhibits.card import Card
from analysis.exhibits.filters import passable
from analysis.formats import neutral, spelled
from analysis.schema.derived import describe
from analysis.schema.words import in_words, keys

BREAK = "<br>"
"""The end of a line in a label of a chart; in a table it is a space."""
DIGITS = 12
"""Digits of a number in a file: what stands after them is the computer's rounding."""
WITHHELD = "Rows of sources whose license forbids passing data on are left out: {}."


def heading(name: str) -> str:
    """Column heading: label, and unit in brackets where it has one that the label does not say."""
    column = describe(name)
    is_said = not column.unit or column.unit.startswith("see") or column.unit.casefold() == column.label.casefold()
    return column.label if is_said else f"{column.label} ({column.unit})"


def withheld(card: Card) -> list[str]:
    """Titles of the sources of its rows whose data may not be passed on."""
    return [title for _, title in card.barred]


def sheet(card: Card, rows: str = "shown", columns: tuple[str, ...] = (), to_file: bool = False) -> pd.DataFrame:
    """The card's rows, shown or all, for people: headings, words for keys; in files, withheld sources are left out."""
    table = card.table if rows == "shown" else card.full
    names = [c for c in columns or table.columns if c in table.columns]
    if to_file:
        table = passable(table, card.barred)
    shown = table[names].copy()
    for name in (n for n in names if not is_kept(n)):
        is_key = shown[name].isin(keys())
        if is_key.any():
            shown[name] = shown[name].where(~is_key, shown[name].map(in_words, na_action="ignore"))
    if "source_id" in names and not card.every_source.empty:
        titles = card.every_source["title"].to_dict()
        shown["source_id"] = [
            "; ".join(str(titles.get(s, s)) for s in cell.split(";")) if isinstance(cell, str) else None
            for cell in shown["source_id"]
        ]
    for name in names:
        if any(isinstance(cell, str) and BREAK in cell for cell in shown[name]):
            shown[name] = [cell.replace(BREAK, " ") if isinstance(cell, str) else cell for cell in shown[name]]
    return shown.rename(columns=headings(names)).reset_index(drop=True)


def headings(names: Iterable[str]) -> dict[str, str]:
    """The heading of each column; one that another column has says the column's name too.

    >>> headings(["product", "product_id"])
    {'product': 'Product', 'product_id': 'Product (product id)'}
    """
    found: dict[str, str] = {}
    for name in names:
        label = heading(name)
        found[name] = f"{label} ({name.replace('_', ' ')})" if label in found.values() else label
    return found


def is_kept(name: str) -> bool:
    """True for a column of keys and addresses, which say nothing in words."""
    return describe(name).kind in ("id", "ref", "refs", "url") or name.endswith("_id")


SOURCE_COLUMNS = (
    "source_id",
    "title",
    "producer",
    "url",
    "date_published",
    "date_accessed",
    "kind",
    "independence",
    "license",
    "redistributable",
    "credit",
)
"""What files say of each source."""
LEDGER = ("label", "value", "moved_to", "low", "high", "unit", "origin", "reason", "source_id")
"""What a ledger of assumptions says of each."""


def ledger(card: Card) -> pd.DataFrame:
    """The assumptions behind a what-if, one row each with its source; empty for cards that rest on none."""
    if card.ledger is None:
        return pd.DataFrame()
    named = card.ledger[[c for c in LEDGER if c in card.ledger]].copy()
    named["source_id"] = [card.every_source["title"].get(s) if isinstance(s, str) else None for s in named["source_id"]]
    return named.rename(columns={c: heading(c) for c in named})


def assumed(card: Card) -> list[str]:
    """The ledger in words: 'Price: 20 USD (8 to 30), moved to 25, sourced (Title of the source). Why.'"""
    said = []
    for row in (card.ledger if card.ledger is not None else pd.DataFrame()).itertuples():
        moved = f", moved to {row.moved_to}" if pd.notna(row.moved_to) else ""
        why = f". {row.reason}" if isinstance(row.reason, str) else ""
        source = (
            f" ({card.every_source['title'].get(row.source_id)})" if row.source_id in card.every_source.index else ""
        )
        said.append(
            f"{row.label}: {spelled(row.value, ',.10g')} {row.unit} ({spelled(row.low, ',.10g')} to"
            f" {spelled(row.high, ',.10g')}){moved}, {row.origin}{source}{why}"
        )
    return said


def file_cell(cell: object) -> object:
    """The cell as a file has it: an apostrophe before text that a spreadsheet would take for a formula, numbers without
    noise.

    >>> file_cell("=1+1"), file_cell(100 * 0.275)
    ("'=1+1", 27.5)
    """
    return without_noise(cell) if isinstance(cell, float) else neutral(cell)


def without_noise(number: float) -> float:
    """The number without the computer's rounding.

    >>> without_noise(100 * 0.275)
    27.5
    """
    if not math.isfinite(number) or not number:
        return number
    return round(number, DIGITS - 1 - math.floor(math.log10(abs(number))))


def part(card: Card, rows: str) -> str:
    """The end of a CSV's name, which says what it lacks: a line in the file would be a row to whoever reads it."""
    return f"{rows}-without-withheld-rows" if card.barred else rows


def csv(card: Card, rows: str = "shown", columns: tuple[str, ...] = ()) -> bytes:
    """The sheet as CSV in UTF-8 with a byte-order mark, so that spreadsheets read it right; its rows and no other
    line."""
    made = sheet(card, rows, columns, to_file=True)
    return made.rename(columns=file_cell).map(file_cell).to_csv(index=False, lineterminator="\n").encode("utf-8-sig")
