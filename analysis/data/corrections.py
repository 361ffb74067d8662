"""corrections.csv applied to the text of the other tables: known errors of a source, with a guard.

A correction applies only while the cell still says what the correction expects; otherwise it is an error,
because the source has been fixed and the correction must go.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from analysis import schema
from analysis.data.cells import fault
from analysis.data.parse import Grid
from analysis.data.problems import Problem, nearest, shown

Rows = tuple[tuple[str, ...], ...]


@dataclass
class Applied:
    """The rows of the corrected tables, and what is wrong with corrections."""

    rows: dict[str, Rows] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def apply(grids: Mapping[str, Grid], file: str) -> Applied:
    """Applies each correction to the row and column that it names."""
    to = Applied()
    own = grids.get("corrections")
    if own is None:
        return to
    changed: dict[str, list[list[str]]] = {}
    keys: dict[str, dict[tuple[str, ...], int]] = {}
    for line, row in zip(own.lines, own.rows, strict=True):
        entry = {k: v.strip() for k, v in zip(own.columns, row, strict=True)}
        fail = _Failure(to, own, file, line)
        grid = _table(entry, grids, fail)
        if grid is None:
            continue
        table = entry["table_name"]
        if table not in keys:
            at = [grid.columns.index(k) for k in schema.key(table)]
            keys[table] = {tuple(r[i].strip() for i in at): n for n, r in enumerate(grid.rows)}
            changed[table] = [list(r) for r in grid.rows]
        number = keys[table].get(tuple(part.strip() for part in entry["row_key"].split("|")))
        if number is None:
            joined = ["|".join(k) for k in keys[table]]
            named = " | ".join(schema.key(table))
            fail(
                "row_key",
                entry,
                f"{shown(entry['row_key'])} names no row of {table}.csv (its key is {named})",
                nearest(entry["row_key"], joined),
            )
        else:
            _correct(entry, changed[table][number], grid, number, fail)
    to.rows = {table: tuple(tuple(r) for r in rows) for table, rows in changed.items()}
    return to


@dataclass
class _Failure:
    """Adds an error about one line of corrections.csv."""

    to: Applied
    grid: Grid
    file: str
    line: int

    def __call__(self, column: str, entry: dict[str, str], message: str, suggestion: str = "") -> None:
        place = (self.grid.letters.get(column, ""), column)
        found = Problem("error", self.file, self.line, *place, entry[column], "correction", message, suggestion)
        self.to.problems.append(found)


def _table(entry: dict[str, str], grids: Mapping[str, Grid], fail: _Failure) -> Grid | None:
    """The grid that a correction is about; None where its table or column does not exist."""
    table = entry["table_name"]
    if table not in schema.TABLES or table == "corrections":
        if table:
            good = [t for t in schema.TABLES if t != "corrections"]
            fail("table_name", entry, f"{shown(table)} is not a table of the data", nearest(table, good))
        return None
    names = [c.name for c in schema.columns(table)]
    if entry["column"] not in names:
        fail(
            "column", entry, f"{shown(entry['column'])} is not a column of {table}.csv", nearest(entry["column"], names)
        )
        return None
    return grids.get(table)


def _correct(entry: dict[str, str], row: list[str], grid: Grid, number: int, fail: _Failure) -> None:
    """Puts the corrected value in the row if the cell says what the correction expects."""
    table, name = entry["table_name"], entry["column"]
    at = grid.columns.index(name)
    there, old, new = row[at].strip(), entry["expected_old_value"], entry["corrected_value"]
    column = schema.column(table, name)
    if there != old:
        said = "the corrected value already" if there == new else shown(there)
        fail(
            "expected_old_value",
            entry,
            f"{table}.csv line {grid.lines[number]} should say {shown(old)} in column "
            f"{name} but says {said}; check the source and delete or renew this correction",
        )
    elif (bad := fault(new, column)) and bad.level == "error":
        fail("corrected_value", entry, f"for {table}.csv, column {name}: {bad.message}", bad.suggestion)
    else:
        row[at] = new
