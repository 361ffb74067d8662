"""A card as JSON for programs: what it finds, each row with its unit, date and sources, or why there is no answer."""

import json
import math
from typing import Any

import pandas as pd

from analysis.exhibits.card import Card, written_as_shown
from analysis.export import archive, sheet
from analysis.schema.derived import describe

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
    "credit",
)
"""What is said of each source."""


@written_as_shown
def json_card(card: Card, link: str = "", rows: str = "shown") -> str:
    """The text, the same for the same card; `rows`: shown or all. Rows that a license withholds are in neither.

    A number is a number, in the unit of its column; what is not known is null, never zero.
    """
    told = {
        "page": card.page,
        "exhibit": card.exhibit,
        "topic": card.topic,
        "finding": card.title,
        "measure": card.subtitle,
        "note": card.note,
        "method": card.method,
        "refusal": {"reason": card.refusal.reason, "instead": card.refusal.nearest} if card.refusal else None,
        "data_version": card.version,
        "as_of": card.as_of,
        "processing": card.processing,
        "confidence": sorted(card.table["grade"].dropna().unique()) if "grade" in card.table else [],
        "source_line": card.source_line,
        "choices": {name: chosen for name, chosen in sorted(card.params.items()) if is_plain(chosen)},
        "link": link,
        "license": archive.OURS["name"],
        "withheld": sheet.withheld(card),
        "assumptions": sheet.assumed(card),
        **_rows(archive.raw(card, rows)),
        "sources": _records(card.every_source, SOURCE_COLUMNS),
    }
    return json.dumps(told, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def is_plain(chosen: Any) -> bool:
    """Whether a choice is words or numbers, alone or several; the notes of a panel are not."""
    parts = chosen if isinstance(chosen, (list, tuple)) else (chosen,)
    return all(part is None or isinstance(part, (str, int, float, bool)) for part in parts)


def _rows(table: pd.DataFrame) -> dict[str, Any]:
    """The columns with what they mean, and the rows by the columns' names."""
    about = [describe(str(name)) for name in table.columns]
    columns = [{"name": c.name, "label": c.label, "unit": c.unit, "description": c.description} for c in about]
    return {"columns": columns, "rows": _records(table, tuple(map(str, table.columns)))}


def _records(table: pd.DataFrame, columns: tuple[str, ...]) -> list[dict[str, Any]]:
    there = [name for name in columns if name in table.columns]
    return [dict(zip(there, map(value, row), strict=True)) for row in table[there].itertuples(index=False)]


def value(cell: Any) -> Any:
    """The cell as JSON has it: numbers without the computer's noise, null for what is not known.

    >>> value(100 * 0.275), value(float("nan")), value("=1")
    (27.5, None, '=1')
    """
    if isinstance(cell, (list, tuple)):
        return [value(part) for part in cell]
    if cell is None or cell is pd.NA or cell is pd.NaT or (isinstance(cell, float) and not math.isfinite(cell)):
        return None
    plain = cell.item() if hasattr(cell, "item") else cell
    if isinstance(plain, float):
        return sheet.without_noise(plain)
    return plain if isinstance(plain, (str, int, bool)) else str(plain)
