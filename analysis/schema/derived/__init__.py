"""Columns that table functions compute, described once like those of the CSVs: label, sentence, unit.

A table's column is looked up here first, then in the CSV schema; a column that is in neither fails a test.
Each topic has a module here that lists its columns.
"""

from functools import cache

from analysis.schema import TABLES, Column, columns
from analysis.schema.derived import common, company, concentration, economics, model, strategy, tie

TOPICS = (common, company, concentration, economics, model, strategy, tie)
DERIVED: dict[str, Column] = {c.name: c for topic in TOPICS for c in topic.COLUMNS}


@cache
def _of_csvs() -> dict[str, Column]:
    """The first description of each column name that the CSVs have."""
    found: dict[str, Column] = {}
    for table in TABLES:
        for column in columns(table):
            found.setdefault(column.name, column)
    return found


def describe(name: str) -> Column:
    """The one description of a column on screen; KeyError for a column nobody described."""
    return DERIVED[name] if name in DERIVED else _of_csvs()[name]
