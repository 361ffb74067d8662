"""Choices about companies, and about the sources and tables of the data."""

from collections.abc import Mapping

from analysis import schema
from analysis.choices.axes import scale, unit
from analysis.choices.choice import One, Params, Tables, Text


def sources(tables: Tables, params: Params) -> Mapping[str, str]:
    """No source, or any one of them by its title."""
    frame = tables["sources"]
    return {"": "Choose a source"} | dict(zip(frame["source_id"], frame["title"], strict=True))


def tables_of_data(tables: Tables, params: Params) -> Mapping[str, str]:
    """Every table of the data."""
    return {name: name for name in schema.TABLES}


AMOUNT_SCALE = scale("amount_scale")
ROWS_UNIT = unit("rows_unit", "Printed shares")
FIND = Text("find", "Search the list")
FIND_SOURCE = Text("find_source", "Search the sources")
SOURCE = One("source", "Source", sources, "")
DICTIONARY = One("dictionary_table", "Table", tables_of_data)
