"""Functions and modules stay short enough to be read in one go: what is longer is split by topic."""

import ast
from collections.abc import Iterator, Mapping

import pytest

from tests.test_floors import read

MOST, MODULE = 40, 300
"""Lines of a function, its docstring not counted; lines of a module."""


def long_functions(sources: Mapping[str, str]) -> Iterator[tuple[str, str, int]]:
    """Module, name and lines of each function that is longer."""
    for path, text in sources.items():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = _lines(node) - (_lines(node.body[0]) if ast.get_docstring(node) else 0)
                if lines > MOST:
                    yield path, node.name, lines


def _lines(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def long_modules(sources: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    """Path and lines of each module that is longer."""
    for path, text in sources.items():
        if text.count("\n") > MODULE:
            yield path, text.count("\n")


def test_no_function_has_more_than_forty_lines():
    assert list(long_functions(read())) == []


def test_no_module_has_more_than_three_hundred_lines():
    assert list(long_modules(read())) == []


@pytest.mark.parametrize("head", ["def more():", "async def more():", 'def more():\n    """One line."""'])
@pytest.mark.parametrize("body", ["    a = 1\n" * 40, "    def inner():\n" + "        a = 1\n" * 39])
def test_a_planted_function_of_one_line_too_many_is_caught(head, body):
    path = "ui/frame.py"
    planted = {path: f"{read()[path]}\n\n{head}\n{body}"}
    assert {(p, name) for p, name, _ in long_functions(planted)} == {(path, "more")}
    assert not list(long_functions({path: planted[path].removesuffix(body.splitlines()[-1] + "\n")}))


def test_a_planted_line_too_many_in_a_module_is_caught():
    assert list(long_modules({"ui/frame.py": "X = 1\n" * 300})) == []
    assert list(long_modules({"ui/frame.py": "X = 1\n" * 301})) == [("ui/frame.py", 301)]
