"""The bytes of a CSV as the project keeps it, so that `git diff` shows what changed and nothing else.

Columns in the order of the schema, rows in the order of their key, commas, LF, quotation marks where they are needed.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from analysis import schema

Rows = Sequence[Sequence[str]]


def names(table: str) -> tuple[str, ...]:
    """The columns of a table, in file order."""
    return tuple(c.name for c in schema.columns(table))


def in_order(table: str, rows: Rows) -> list[Sequence[str]]:
    """The rows in the order of their key; as they are where a number of the key cannot be read."""
    columns = names(table)
    places = [(columns.index(k), schema.column(table, k).is_number) for k in schema.key(table)]
    try:
        return sorted(rows, key=lambda r: [float(r[at] or "-inf") if number else r[at] for at, number in places])
    except ValueError:
        return list(rows)


def as_csv(columns: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """The text of a CSV with these columns and rows."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return buffer.getvalue()


def content(table: str, rows: Rows) -> bytes:
    """The file of a table."""
    return as_csv(names(table), in_order(table, rows)).encode()


def keys(table: str, rows: Rows) -> list[tuple[str, ...]]:
    """What names each row: its key, and a number where rows share one."""
    columns = names(table)
    places = [columns.index(k) for k in schema.key(table)]
    seen: dict[tuple[str, ...], int] = {}
    found: list[tuple[str, ...]] = []
    for row in rows:
        key = tuple(row[at] for at in places)
        seen[key] = seen.get(key, 0) + 1
        found.append(key if seen[key] == 1 else (*key, f"({seen[key]})"))
    return found
