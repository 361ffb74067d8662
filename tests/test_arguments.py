"""No function takes more than six arguments: what always goes together is one thing with a name."""

import ast
from collections.abc import Iterator, Mapping

import pytest

from tests.test_floors import read

MOST = 6


def crowded(sources: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Module and name of each function that takes more, apart from the object that it is called on."""
    for path, text in sources.items():
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
                said = [a.arg for a in (*node.args.posonlyargs, *node.args.args)]
                count = len(said) - (said[:1] in (["self"], ["cls"])) + len(node.args.kwonlyargs)
                if count > MOST:
                    yield path, getattr(node, "name", "lambda")


def test_no_function_takes_more_than_six_arguments():
    assert list(crowded(read())) == []


@pytest.mark.parametrize(
    "line",
    [
        "def more(a, b, c, d, e, f, g): ...",
        "def more(a, b, /, c, *, d, e, f, g): ...",
        "class Some:\n    async def more(self, a, b, c, d, e, f, g): ...",
        "more = lambda a, b, c, d, e, f, g: a",
    ],
)
def test_a_planted_function_of_seven_is_caught(line):
    path = "ui/frame.py"
    assert {p for p, _ in crowded({path: f"{read()[path]}\n{line}\n"})} == {path}


@pytest.mark.parametrize(
    "line", ["def few(a, b, c, d, e, f, **more): ...", "class Some:\n    def few(self, a, b, c, d, e, f): ..."]
)
def test_six_are_not_too_many(line):
    assert not list(crowded({"ui/some.py": line}))
