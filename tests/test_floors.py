"""Imports go down only: a room stands on a floor, an arrow leads to a lower one, and no room goes in circles."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FLOORS = {
    "analysis/schema": 1,
    "analysis/formats.py": 1,
    "analysis/periods.py": 1,
    "analysis/storage": 2,
    "analysis/caching.py": 2,
    "analysis/figures": 2,
    "analysis/data": 3,
    "analysis/measures": 3,
    "analysis/check": 4,
    "analysis/tables": 4,
    "analysis/choices": 5,
    "analysis/exhibits": 6,
    "analysis/editing": 7,
    "analysis/export": 7,
    "ui": 8,
    "bench": 8,
    "app.py": 9,
    "genai_market.py": 9,
    "pages": 9,
}
"""Room → floor. There is no default: a folder or a loose module that is not here has no place in the house."""
BARRED = {
    "analysis/figures": ("streamlit",),
    "analysis/tables": ("plotly", "streamlit"),
}
DECLARES = ("analysis/exhibits", "analysis/choices", "analysis/tables", "analysis/figures")
"""The rooms that a page may import from; the frame that shows it is imported where the file is run."""
OURS = ("analysis", "ui", "bench", "pages", "app", "genai_market")
Sources = Mapping[str, str]


def read() -> Sources:
    """Path → text of every module of ours."""
    files = [f for top in ("analysis", "ui", "bench", "pages") for f in (ROOT / top).rglob("*.py")]
    return {
        f.relative_to(ROOT).as_posix(): f.read_text(encoding="utf-8")
        for f in [*files, ROOT / "app.py", ROOT / "genai_market.py"]
    }


def room(path: str) -> str | None:
    """The room of a module; None where it has none. `analysis/__init__.py` is the door and may import nothing."""
    return next((name for name in FLOORS if path == name or path.startswith(f"{name}/")), None)


def imports(path: str, sources: Sources) -> Iterator[str]:
    """Paths and outside names that a module imports, inside its functions too."""
    for node in ast.walk(ast.parse(sources[path])):
        if isinstance(node, ast.Import):
            found = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path} imports relatively"
            found = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        yield from (_path(name, sources) for name in found)


def _path(name: str, sources: Sources) -> str:
    """The module that a dotted name lies in, as a path; the name itself where it is none of ours."""
    if name.split(".")[0] not in OURS:
        return name
    parts = name.split(".")
    for end in range(len(parts), 0, -1):
        stem = "/".join(parts[:end])
        for path in (f"{stem}.py", f"{stem}/__init__.py"):
            if path in sources:
                return path
    return name


def arrows(sources: Sources) -> set[tuple[str, str]]:
    """Pairs of modules of ours: one imports the other."""
    return {(path, found) for path in sources for found in imports(path, sources) if found in sources}


def homeless(sources: Sources) -> list[str]:
    """Modules without a room."""
    return sorted(path for path in sources if room(path) is None and path != "analysis/__init__.py")


def upward(sources: Sources) -> list[tuple[str, str]]:
    """Arrows that lead to another room on the same floor or above."""
    pairs = [(one, other) for one, other in arrows(sources) if "analysis/__init__.py" not in (one, other)]
    return sorted(
        (one, other)
        for one, other in pairs
        if room(one) != room(other) and FLOORS[str(room(one))] <= FLOORS[str(room(other))]
    )


def circles(sources: Sources) -> list[str]:
    """Modules that reach themselves by arrows."""
    reached: dict[str, set[str]] = {path: set() for path in sources}
    for one, other in arrows(sources):
        if one != other:
            reached[one].add(other)
    grown = True
    while grown:
        grown = False
        for found in reached.values():
            more = set().union(*(reached[other] for other in found)) - found
            if more:
                found |= more
                grown = True
    return sorted(path for path, found in reached.items() if path in found)


def test_every_module_has_a_room_and_every_room_is_there():
    sources = read()
    assert homeless(sources) == []
    assert [name for name in FLOORS if not (ROOT / name).exists()] == []


def test_arrows_lead_down_and_nowhere_else():
    assert upward(read()) == []


def test_nothing_imports_itself_through_others():
    assert circles(read()) == []


@pytest.mark.parametrize(
    ("path", "line", "caught_by"),
    [
        ("analysis/data/cells.py", "from analysis.editing import diff", upward),
        ("analysis/figures/shares.py", "from analysis.measures import shares", upward),
        ("analysis/figures/shares.py", "def late():\n    from analysis.measures import shares", upward),
        ("analysis/check/keys.py", "import analysis.tables.shares", upward),
        ("analysis/loose.py", "X = 1", homeless),
        ("analysis/drafts/new.py", "X = 1", homeless),
        ("analysis/schema/fields.py", "from analysis.schema import company", circles),
    ],
)
def test_a_planted_breach_of_the_house_is_caught(path, line, caught_by):
    sources = dict(read())
    sources[path] = f"{sources.get(path, '')}\n{line}\n"
    assert caught_by(sources) != []


@pytest.mark.parametrize("name", BARRED)
def test_figures_and_tables_keep_to_their_half(name):
    sources = read()
    mine = [path for path in sources if room(path) == name]
    assert mine
    assert [(p, i) for p in mine for i in imports(p, sources) if i.split(".")[0] in BARRED[name]] == []


def test_only_ui_imports_streamlit():
    sources = read()
    guilty = {room(path) for path in sources if any(i.split(".")[0] == "streamlit" for i in imports(path, sources))}
    assert guilty == {"ui", "app.py", "genai_market.py", "bench"}


def test_importing_the_analysis_leaves_streamlit_unloaded():
    code = "import analysis.exhibits.card, analysis.export.sheet, sys; sys.exit('streamlit' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0


def test_session_state_and_the_address_are_touched_in_one_package_only():
    touched = [path for path, text in read().items() if re.search("session_state|query_params", text)]
    assert {path.rsplit("/", 1)[0] for path in touched if not path.startswith("bench/")} == {"ui/state"}


@pytest.mark.parametrize("path", [p for p in read() if p.startswith("pages/")])
def test_a_page_file_declares_and_computes_nothing(path):
    sources = read()
    outside = [i for i in imports(path, sources) if not i.startswith(DECLARES) and i != "ui/frame.py"]
    assert outside == []
    tree = ast.parse(sources[path])
    assert not [n for n in ast.walk(tree) if isinstance(n, (ast.BinOp, ast.FunctionDef, ast.For, ast.While))]
