"""Numbers that are read are spelled by one formatter."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = {
    "analysis/check": "findings quote cells as the files write them, the same in the terminal and on screen",
    "analysis/data": "findings quote cells as the files write them",
    "analysis/csvtext.py": "findings quote cells as the files write them",
    "analysis/draft/jumps.py": "findings quote cells as the files write them",
    "analysis/draft/workbook.py": "gives the cells of a workbook the form of the files",
    "analysis/export/axes.py": "writes XML",
    "analysis/export/readme.py": "the README is written in English",
    "analysis/named.py": "writes the words of a link",
    "ui/state/links.py": "writes the words of a link",
    "analysis/formats.py": "is the formatter",
}
"""Who may format a number by itself, and why: nobody reads it, or it is quoted."""
SPOKEN = re.compile(r"[-+ ]?[,_]?(\.?\{.*\}|\.\d+)?[efgdnEFGn%]?")
"""A specification that writes a number to be read; padding, hexadecimals and dates are none."""
TEMPLATE = re.compile(r"%[-+ #]?\d*\.?\d*[defg%]|\{\w*:[^}]*[efgd%,]\}")
FILES = [f for top in ("analysis", "ui", "pages") for f in sorted((ROOT / top).rglob("*.py"))]


def in_place(code: str) -> list[str]:
    """What formats a number by itself in this code: f-strings with a specification, format(), %, rounding in a text."""
    found = []
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
            spec = ast.unparse(node.format_spec)[2:-1]
            found += [ast.unparse(node)] if SPOKEN.fullmatch(spec) else []
        elif isinstance(node, ast.FormattedValue):
            calls = [c for c in (node.value,) if isinstance(c, ast.Call) and isinstance(c.func, ast.Name)]
            found += [ast.unparse(node) for c in calls if c.func.id == "round" and len(c.args) > 1]
        elif isinstance(node, ast.Attribute) and node.attr == "format" and isinstance(node.value, ast.Constant):
            found += [ast.unparse(node)] if TEMPLATE.search(str(node.value.value)) else []
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "format":
            found.append(ast.unparse(node))
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mod) and isinstance(node.left, ast.Constant):
            found += [ast.unparse(node)] if TEMPLATE.search(str(node.left.value)) else []
    return found


@pytest.mark.parametrize(
    "code",
    ["f'{x:,.1f}'", "f'{x:+.0f} %'", "f'{x:.{d}g}'", "f'{n:,}'", "f'{p:.0%}'", "'{:.2f}'.format(x)", "format(x, ',')", "'%.1f' % x", "f'{round(x, 1)}'"],
)  # fmt: skip
def test_a_number_that_is_formatted_in_place_is_found(code):
    assert in_place(code)


@pytest.mark.parametrize(
    "code", ["f'{spelled(x, \",.1f\")}'", "f'{m:02}-{d:0>2}'", "f'{c:02x}'", "f'{t:%H:%M}'", "f'{x}'", "f'{n:<11}'"]
)
def test_what_is_no_number_to_be_read_is_left_alone(code):
    assert not in_place(code)


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(ROOT)))
def test_numbers_are_spelled_by_the_formatter(file):
    place = str(file.relative_to(ROOT))
    if not place.startswith(tuple(PROGRAMS)):
        assert in_place(file.read_text(encoding="utf-8")) == []


def test_every_exception_is_still_one():
    free = [
        name
        for name in PROGRAMS
        if not any(in_place(f.read_text()) for f in FILES if str(f.relative_to(ROOT)).startswith(name))
    ]
    assert free == []
