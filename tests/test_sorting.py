"""Rows that a sort cannot tell apart keep their order, so that what is said of them hangs on the data alone."""

import ast

import pytest

from analysis import schema
from tests.conftest import ROOT

TEXT = {column.name for table in schema.TABLES for column in schema.columns(table) if not column.is_number}
FILES = [file for top in ("analysis", "ui", "pages") for file in sorted((ROOT / top).rglob("*.py"))]


def loose_sorts(code: str) -> list[str]:
    """The sorts by one column of text in this code that may swap rows which are alike in it.

    Sorts by several columns keep their order anyway.
    """
    found = []
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "sort_values":
            by = node.args[0] if node.args else next((word.value for word in node.keywords if word.arg == "by"), None)
            of_text = isinstance(by, ast.Constant) and by.value in TEXT
            if of_text and not any(word.arg == "kind" for word in node.keywords):
                found.append(ast.unparse(node))
    return found


@pytest.mark.parametrize(
    ("code", "is_loose"),
    [
        ("t.sort_values('date')", True),
        ("t.sort_values(by='date', ascending=False).tail(1)", True),
        ("t.sort_values('date', kind='stable')", False),
        ("t.sort_values(['date', 'company_id'])", False),
        ("t.sort_values('share_pct')", False),
    ],
)
def test_a_sort_that_may_swap_rows_is_found(code, is_loose):
    assert bool(loose_sorts(code)) == is_loose


def test_no_sort_by_text_swaps_rows_that_are_alike():
    found = {str(f.relative_to(ROOT)): loose_sorts(f.read_text(encoding="utf-8")) for f in FILES}
    assert {name: sorts for name, sorts in found.items() if sorts} == {}


def test_cells_of_text_are_python_s_strings_which_small_tables_take_from_fastest(tables):
    kinds = {kind.storage for table in tables.values() for kind in table.dtypes if kind == "str"}
    assert kinds == {"python"}
