"""Imports go down only, and Streamlit stays on the top floor."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FLOORS = {
    "analysis.formats": 0, "analysis.schema": 0, "analysis.data.findings": 0, "analysis.data.decode": 0, "analysis.data.parse": 0, "analysis.data": 0, "analysis.check": 0,
    "analysis.storage": 0, "analysis.editing": 0, "analysis.editing.impact": 3,
    "analysis.tables": 2, "analysis.figures": 2,
    "analysis.exhibits.page": 3, "analysis.exhibits.card": 3, "analysis.exhibits.drawing": 3, "analysis.exhibits.filters": 3, "analysis.exhibits.animation": 3, "analysis.exhibits.search": 3, "analysis.exhibits.story": 3, "analysis.exhibits.decks": 3, "analysis.exhibits.caveats": 3, "analysis.choices": 3, "analysis.export": 3,
    "ui": 4, "app": 5, "pages": 5,
}  # fmt: skip
"""Floor of each module or package; modules of analysis that are not named are formulas, floor 1."""
FORBIDDEN = {
    "analysis.figures": ("analysis.data", "analysis.check", "analysis.tables", "streamlit"),
    "analysis.tables": ("plotly", "streamlit", "analysis.figures"),
}
FILES = [
    f for f in ROOT.rglob("*.py")
    if f.relative_to(ROOT).parts[0] in ("analysis", "ui", "pages") or f == ROOT / "app.py"
]  # fmt: skip


def module_of(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def floor(module: str) -> int:
    known = [name for name in FLOORS if module == name or module.startswith(name + ".")]
    return FLOORS[max(known, key=len)] if known else 1


def imports(file: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            found |= {a.name for a in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{a.name}" for a in node.names}
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(ROOT)))
def test_a_module_imports_from_its_own_floor_or_below(file):
    module = module_of(file)
    ours = [i for i in imports(file) if i.split(".")[0] in ("analysis", "ui", "pages", "app")]
    assert [i for i in ours if floor(i) > floor(module)] == []


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(ROOT)))
def test_figures_and_tables_keep_to_their_half(file):
    module = module_of(file)
    barred = tuple(b for name, bars in FORBIDDEN.items() if module.startswith(name) for b in bars)
    assert [i for i in imports(file) if i.startswith(barred or ("\0",))] == []


def test_only_ui_imports_streamlit():
    guilty = [str(f.relative_to(ROOT)) for f in FILES if any(i.split(".")[0] == "streamlit" for i in imports(f))]
    assert [g for g in guilty if not g.startswith("ui/") and g != "app.py"] == []


def test_importing_the_analysis_leaves_streamlit_unloaded():
    code = "import analysis.exhibits.card, analysis.export.sheet, sys; sys.exit('streamlit' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT).returncode == 0


def test_session_state_and_the_address_are_touched_in_one_package_only():
    guilty = {f.parent for f in FILES if re.search("session_state|query_params", f.read_text())}
    assert guilty == {ROOT / "ui" / "state"}


@pytest.mark.parametrize("file", [f for f in FILES if f.parts[-3] == "pages"], ids=lambda f: f.name)
def test_a_page_file_is_a_declaration_of_at_most_sixty_lines(file):
    text = file.read_text()
    assert len(text.splitlines()) <= 60
    assert not [i for i in imports(file) if i.split(".")[0] in ("streamlit", "pandas", "plotly", "numpy")]
