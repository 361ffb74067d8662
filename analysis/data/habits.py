"""How a file writes numbers and each column dates: one convention, settled by the cells that leave one reading."""

import re

from analysis import schema
from analysis.data import dates
from analysis.data.faults import PLAIN, Habits
from analysis.data.numbers import DECIMAL_COMMA
from analysis.data.parse import Grid
from analysis.formats import NUMBER

GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}([.,]\d{3})+")
"""1.234 and 1,234: the sign may stand between thousands or before decimals."""


def habits(table: str, grid: Grid) -> dict[str, Habits]:
    """How the cells of each column are to be read."""
    comma = decimal_commas(table, grid)
    found = {}
    for at, column in enumerate(schema.columns(table)):
        if column.is_number:
            found[column.name] = Habits(comma=comma)
        elif column.kind in ("date", "period"):
            found[column.name] = Habits(days_first=dates.day_first(row[at] for row in grid.rows))
        else:
            found[column.name] = PLAIN
    return found


def decimal_commas(table: str, grid: Grid) -> bool:
    """True where the file writes 12,5: its separator leaves the comma free, or its cells leave no other reading."""
    places = [at for at, c in enumerate(schema.columns(table)) if c.is_number]
    numbers = [row[at].strip() for row in grid.rows for at in places if "," in row[at] or "." in row[at]]
    if grid.decimal_comma:
        return any("," in n for n in numbers)
    clear = [n for n in numbers if not GROUPED.fullmatch(n)]
    return any(DECIMAL_COMMA.fullmatch(n) for n in clear) and not any(NUMBER.fullmatch(n) for n in clear)
