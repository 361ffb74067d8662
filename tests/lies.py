"""Small lies, planted one at a time in the functions that write words, and what their tables of cases see of them.

`make lies` plants a hundred: a comparison turned, a line moved, the largest taken for the smallest, or a word turned
into its opposite (rose and fell, most and fewest, open and closed, leads and trails). `python -m tests.lies --seed 7
--count 200` plants others; a seed plants the same again, `--only remedies` those of files whose path has the word.

A lie is caught where a literal test fails: rows in, the exact sentence out, without the shipped data or any other
fixture. These tests are found by themselves and run once; each lie is then held against those that call its function,
in a process of its own. No lie is ever written to a file.
"""

import argparse
import ast
import contextlib
import importlib
import inspect
import os
import random
import re
import signal
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import CodeType, FrameType, FunctionType

import pytest

ROOT = Path(__file__).resolve().parent.parent
PLACES = (
    "analysis/tables",
    "analysis/measures/comparable.py",
    "analysis/measures/freshness.py",
    "analysis/measures/today.py",
    "analysis/figures/overview.py",
)
RETURNS = re.compile(r"\b(str|Ruling)\b")
NUMBERS = re.compile(r"\b(DataFrame|Series|float|int|ndarray|Any|object|bool)\b")
OPERATORS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.Gt,
    ast.Gt: ast.Lt,
    ast.LtE: ast.Lt,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
METHODS = {"eq": "ne", "ne": "eq", "gt": "lt", "lt": "gt", "ge": "gt", "le": "lt", "any": "all", "all": "any"}
METHODS |= {"idxmax": "idxmin", "idxmin": "idxmax", "max": "min", "min": "max", "head": "tail", "tail": "head"}
PAIRS = """up/down rose/fell rise/fall grew/shrank higher/lower highest/lowest most/fewest more/less largest/smallest
larger/smaller open/closed above/below over/under leads/trails lead/trail first/last before/after best/worst
dearest/cheapest dearer/cheaper costliest/cheapest earlier/later inside/outside none/all gained/lost gains/loses some/no
longer/shorter longest/shortest always/never toward/away since/until from/to least/most early/late"""
FARTHEST = 30
"""Seconds after which the tests of one lie are stopped: it has hung them, which is seen."""


def _opposites() -> dict[str, str]:
    """Each word with its opposite, that of the first pair that has it."""
    found: dict[str, str] = {}
    for one, other in (pair.split("/") for pair in PAIRS.split()):
        found.setdefault(one, other)
        found.setdefault(other, one)
    return found


OPPOSITES = _opposites()
WORD = re.compile(rf"\b({'|'.join(OPPOSITES)})\b", re.IGNORECASE)


@cache
def _source(path: Path) -> str:
    """A file as it was when it was first read: who edits it meanwhile moves no lie."""
    return path.read_text(encoding="utf-8")


@dataclass(frozen=True)
class Lie:
    """Where a lie is told: the function, the number of the node in it, and the number of the lie among the node's."""

    path: Path
    function: str
    node: int
    turn: int
    line: int
    says: str

    def __str__(self) -> str:
        return f"{self.path.relative_to(ROOT)}:{self.line} {self.function}: {self.says}"

    def live(self) -> FunctionType:
        """The function that the dashboard calls."""
        module = importlib.import_module(".".join(self.path.relative_to(ROOT).with_suffix("").parts))
        found: FunctionType = inspect.unwrap(getattr(module, self.function))
        return found

    def code(self) -> CodeType:
        """The code of the function with the lie in it."""
        tree = ast.parse(_source(self.path))
        function = next(f for f in tree.body if isinstance(f, ast.FunctionDef) and f.name == self.function)
        turns(list(nodes(function))[self.node])[self.turn][1]()
        made = compile(tree, str(self.path), "exec").co_consts
        return next(c for c in made if isinstance(c, CodeType) and c.co_name == self.function)


def lies() -> Iterator[Lie]:
    """Every lie that can be told, by file, function and line."""
    for place in PLACES:
        for path in sorted((ROOT / place).glob("*.py")) if (ROOT / place).is_dir() else [ROOT / place]:
            for node in ast.parse(_source(path)).body:
                if isinstance(node, ast.FunctionDef) and node.returns and writes_words(ast.unparse(node.returns)):
                    yield from _lies_of(path, node)


def writes_words(returns: str) -> bool:
    """Whether a function of this annotation writes words and nothing else: a sentence, several, or a verdict."""
    return bool(RETURNS.search(returns)) and not NUMBERS.search(returns)


def _lies_of(path: Path, function: ast.FunctionDef) -> Iterator[Lie]:
    """The lies that one function can tell."""
    for number, node in enumerate(nodes(function)):
        for turn, (says, _) in enumerate(turns(node)):
            yield Lie(path, function.name, number, turn, getattr(node, "lineno", function.lineno), says)


def nodes(function: ast.FunctionDef) -> Iterator[ast.AST]:
    """What a function is made of, without its docstring, its arguments and the names of columns."""
    waiting: list[ast.AST] = list(function.body[ast.get_docstring(function) is not None :])
    while waiting:
        node = waiting.pop(0)
        yield node
        waiting += [below for below in ast.iter_child_nodes(node) if not _is_name(node, below)]


def _is_name(above: ast.AST, node: ast.AST) -> bool:
    """Whether a string is no word that is said: a column, a format, one word that is compared or handed to a call."""
    if isinstance(above, ast.FormattedValue) and node is above.format_spec:
        return True
    if not (isinstance(node, ast.Constant) and isinstance(node.value, str)):
        return False
    return isinstance(above, ast.Subscript) or (
        " " not in node.value and isinstance(above, ast.Compare | ast.Call | ast.keyword | ast.List | ast.Tuple)
    )


Turn = tuple[str, Callable[[], None]]


def turns(node: ast.AST) -> list[Turn]:
    """What a node can be turned into: words that name the lie, and what plants it."""
    if isinstance(node, ast.Compare):
        return [*_operators(node), *_lines(node)]
    if isinstance(node, ast.Attribute) and node.attr in METHODS:
        return [_set(node, "attr", METHODS[node.attr])]
    if isinstance(node, ast.Name) and node.id in ("max", "min"):
        return [_set(node, "id", METHODS[node.id])]
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        text = node.value
        return [
            _set(node, "value", text[: word.start()] + _opposite(word.group()) + text[word.end() :])
            for word in WORD.finditer(text)
        ]
    return []


def _set(node: ast.AST, name: str, value: object) -> Turn:
    """One part of a node that becomes another."""
    return f"{getattr(node, name)!r} -> {value!r}", lambda: setattr(node, name, value)


def _opposite(word: str) -> str:
    """The opposite of a word, with its first letter as large as the word's."""
    found = OPPOSITES[word.lower()]
    return found.capitalize() if word[0].isupper() else found


def _operators(node: ast.Compare) -> Iterator[Turn]:
    """Each comparison of a chain turned."""
    for at, operator in enumerate(node.ops):
        if type(operator) in OPERATORS:
            turned = [*node.ops[:at], OPERATORS[type(operator)](), *node.ops[at + 1 :]]
            yield f"{ast.unparse(node)}, turned {type(operator).__name__}", lambda t=turned: setattr(node, "ops", t)


def _lines(node: ast.Compare) -> Iterator[Turn]:
    """Each line of two or more that something is compared with, moved by four fifths: 50 becomes 90."""
    for line in [node.left, *node.comparators]:
        if isinstance(line, ast.Constant) and isinstance(line.value, int | float) and line.value >= 2:
            says, plant = _set(line, "value", type(line.value)(1.8 * line.value))
            yield f"{ast.unparse(node)}, {says}", plant


class Trial:
    """Runs the literal tests once, and then those that call the function of each lie, with the lie in it."""

    def __init__(self, planted: list[Lie]) -> None:
        self.planted = planted
        self.survived: list[Lie] = []
        self.failed = ""

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Keeps the literal tests."""
        items[:] = [item for item in items if is_literal(item)]

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Remembers the first test that failed."""
        self.failed = self.failed or report.nodeid * report.failed

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Runs the tests without a lie, which must pass, and then with each."""
        session.config.pluginmanager.unregister(name="terminalreporter")
        callers = self._callers(session.items)
        if self.failed or not callers:
            raise pytest.UsageError(f"without a lie a table fails, or none is asked for: {self.failed}")
        for lie in self.planted:
            tests = [session.items[at] for at in sorted(callers[id(lie.live().__code__)])]
            if not (tests and self._is_caught(lie, tests)):
                self.survived.append(lie)
                print(f"survived  {lie}  ({len(tests)} tests)", flush=True)
        return True

    def _callers(self, items: list[pytest.Item]) -> dict[int, set[int]]:
        """The numbers of the tests that call each function, by the identity of its code."""
        asked = {id(lie.live().__code__) for lie in self.planted}
        found: dict[int, set[int]] = defaultdict(set)
        for at, item in enumerate(items):

            def seen(frame: FrameType, event: str, _: object, at: int = at) -> None:
                if event == "call" and id(frame.f_code) in asked:
                    found[id(frame.f_code)].add(at)

            sys.setprofile(seen)
            _run(item, items[at + 1] if at + 1 < len(items) else items[0])
            sys.setprofile(None)
        return found

    def _is_caught(self, lie: Lie, tests: list[pytest.Item]) -> bool:
        """Whether one of these tests fails in a process where the lie is told."""
        code = lie.code()
        child = os.fork()
        if child:
            return os.waitpid(child, 0)[1] != 0
        signal.alarm(FARTHEST)
        lie.live().__code__ = code
        for at, item in enumerate(tests):
            _run(item, tests[at + 1] if at + 1 < len(tests) else item)
            if self.failed:
                os._exit(1)
        os._exit(0)


def _run(item: pytest.Item, following: pytest.Item) -> None:
    """Runs one test without a word."""
    with contextlib.redirect_stdout(None):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)


def has_cases(module: str) -> bool:
    """Whether a module of tests calls functions that write words and opens no browser."""
    return bool(re.search(r"_(finding|subtitle|note|words|said)\b|claims\.\w+\(", module)) and "open_page" not in module


def is_literal(item: pytest.Item) -> bool:
    """Whether a test is one case of a table, or in a module of words, asks for nothing else, and is no drawn law."""
    cases = getattr(getattr(item, "callspec", None), "params", {})
    asked = set(getattr(item, "fixturenames", ())) - set(cases) - {"request"}
    is_case = bool(cases) or item.path.stem.endswith(("_words", "_sentences"))
    return is_case and not asked and not hasattr(getattr(item, "obj", None), "hypothesis")


def main() -> int:
    """Plants the lies that the command line asks for; 0 where at least 95 of 100 are caught."""
    parser = argparse.ArgumentParser(prog="python -m tests.lies", description=__doc__)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="a word in the path of the files to lie in")
    options = parser.parse_args()
    found = [lie for lie in lies() if options.only in f"{lie}"]
    trial = Trial(random.Random(options.seed).sample(found, min(options.count, len(found))))
    names = [str(path) for path in sorted((ROOT / "tests").glob("test_*.py")) if has_cases(path.read_text("utf-8"))]
    if pytest.main([*names, "--no-summary", "-p", "no:warnings"], plugins=[trial]):
        return 1
    caught = len(trial.planted) - len(trial.survived)
    print(f"{caught} of {len(trial.planted)} lies were caught, of {len(found)} that can be told (seed {options.seed})")
    return int(caught < 0.95 * len(trial.planted))


if __name__ == "__main__":
    sys.exit(main())
