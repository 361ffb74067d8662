"""The code that runs in the browser: built of its sources, with one place for selectors, for waits and for what is
global."""

import hashlib
import re
import shutil
import subprocess
import warnings
from collections.abc import Iterator, Mapping

import pytest

from tests.conftest import ROOT
from ui.components.mount import BUILT
from ui.components.shortcuts import ON_A_PAGE, ON_A_SLIDE

HOME = ROOT / "ui/components"
NODE = shutil.which("node")
LOUD = "JAVASCRIPT TESTS ARE SKIPPED: no Node; sudo apt-get install nodejs npm"
if NODE is None:
    warnings.warn(LOUD, stacklevel=1)
has_node = pytest.mark.skipif(NODE is None, reason=LOUD)
has_esbuild = pytest.mark.skipif(
    NODE is None or not (ROOT / "node_modules/esbuild").exists(), reason="NOT BUILT ANEW: run make browser-code once"
)
BANNER = re.compile(r"/\* Built by `make browser-code` of ([^\n]+)\n   sources (\w{64})\n   built (\w{64}) \*/\n")
LOOKS_UP = re.compile(r"\b(?:querySelector(?:All)?|closest|matches)(?:\?\.)?\(\s*(?:\[\s*)?[\"'`]")
STARTS = re.compile(r"\bsetTimeout\(\s*(?:\(\)\s*=>\s*)?(\w+)")
FUNCTION = re.compile(r"(?:function (\w+)\([^{]*|const (\w+) = (?:async )?\([^()]*\) => )\{\n")
GLOBAL = re.compile(r"\b(?:window|globalThis|self)\.(\w+)\s*(?:=(?!=)|\?\?=)|\bwindow\.(genai\w*)")
PLAYS = ("animation.js", "on")
"""The one function that asks for itself again: a run, which ends at its last date."""
Sources = Mapping[str, str]


def read() -> Sources:
    """Path below `ui/components` → text, of every module."""
    found = [path for path in sorted(HOME.rglob("*.js")) if BUILT not in path.parents and path.name != "build.js"]
    return {path.relative_to(HOME).as_posix(): path.read_text(encoding="utf-8") for path in found}


def body_of(text: str, start: int) -> str:
    """What follows a brace, up to the one that closes it."""
    depth = 1
    for place in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        if depth == 0:
            return text[start:place]
    return text[start:]


def loose_selectors(sources: Sources) -> list[str]:
    """Modules that look something up by a selector of their own."""
    return [path for path, text in sources.items() if path != "dom.js" and LOOKS_UP.search(text)]


def endless_waits(sources: Sources) -> list[str]:
    """Modules with a loop or a timer that asks again and again, but the one whose waits have a limit."""
    found = []
    for path, text in sources.items():
        if path != "waits.js" and re.search(r"\bsetInterval\b|\bwhile \(", text):
            found.append(path)
        for one in FUNCTION.finditer(text):
            name = one[1] or one[2]
            if name in STARTS.findall(body_of(text, one.end())) and (path, name) != PLAYS:
                found.append(f"{path} {name}")
    return found


def globals_of(sources: Sources) -> Iterator[str]:
    """What modules put into the window, and names there like ours."""
    for text in sources.values():
        code = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
        yield from (name for found in GLOBAL.findall(code) for name in found if name)


def circles(sources: Sources) -> list[str]:
    """Modules that reach themselves by imports."""
    reached = {path: set(imports(path, text)) for path, text in sources.items()}
    for _ in sources:
        for found in reached.values():
            found |= set().union(*(reached[other] for other in found))
    return [path for path, found in reached.items() if path in found]


def imports(path: str, text: str) -> Iterator[str]:
    for name in re.findall(r'from "(\.[^"]+)"', text):
        yield (HOME / path).parent.joinpath(name).resolve().relative_to(HOME).as_posix()


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def is_built_of(file: str, sources: Sources) -> bool:
    """Whether a built file begins with the digests of these sources and of itself."""
    banner = BANNER.match(file)
    assert banner, "a built file begins with what it is built of"
    of = "".join(sources.get(path, "") for path in banner[1].split())
    return (digest(of), digest(file[banner.end() :])) == (banner[2], banner[3])


@pytest.mark.parametrize("path", sorted(BUILT.glob("*.js")), ids=lambda path: path.stem)
def test_a_built_file_is_of_the_sources_as_they_are(path):
    assert is_built_of(path.read_text(encoding="utf-8"), read()), "run make browser-code"


@pytest.mark.parametrize("path", sorted(BUILT.glob("*.js")), ids=lambda path: path.stem)
def test_a_source_or_a_built_file_that_is_changed_alone_is_noticed(path):
    file, sources = path.read_text(encoding="utf-8"), read()
    for name in BANNER.match(file)[1].split():
        assert not is_built_of(file, {**sources, name: f"{sources[name]} "})
    assert not is_built_of(f"{file} ", sources)


def test_every_module_is_built_into_a_component():
    built = {name for path in BUILT.glob("*.js") for name in BANNER.match(path.read_text(encoding="utf-8"))[1].split()}
    assert built == set(read())


@has_esbuild
def test_building_anew_gives_the_files_that_are_here(tmp_path):
    subprocess.run([NODE, HOME / "build.js", tmp_path], check=True, cwd=ROOT)
    new = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    assert new == {path.name: path.read_text(encoding="utf-8") for path in BUILT.glob("*.js")}, "run make browser-code"


@has_node
def test_the_pure_parts_keep_their_promises():
    files = sorted((ROOT / "tests/javascript").glob("*.test.js"))
    run = subprocess.run([NODE, "--test", *files], cwd=ROOT, capture_output=True, text=True)
    assert files and run.returncode == 0, run.stdout


def test_every_selector_is_in_one_module():
    assert loose_selectors(read()) == []


def test_every_wait_has_a_limit():
    assert endless_waits(read()) == []


def test_one_name_is_global():
    assert set(globals_of(read())) == {"genai"}


def test_no_module_imports_itself_through_others():
    assert circles(read()) == []


@pytest.mark.parametrize(
    ("line", "found_by"),
    [
        ('document.querySelector("[data-testid=stApp]");', loose_selectors),
        ("place.querySelectorAll(`.st-key-${key}`);", loose_selectors),
        ("event.target.closest?.('.play');", loose_selectors),
        ('node.matches(\n  ".go");', loose_selectors),
        ('list.closest(["[role=option]", at.radio].join());', loose_selectors),
        ("setInterval(look, 500);", endless_waits),
        ("while (!isDrawn()) await pause(30);", endless_waits),
        ("function look() {\n  if (!isDrawn()) setTimeout(look, 400);\n}", endless_waits),
        ("function look(place) {\n  if (!isDrawn()) setTimeout(() => look(place), 400);\n}", endless_waits),
        ("const look = () => {\n  if (!isDrawn()) setTimeout(look, 400);\n};", endless_waits),
        ('import { drawButtons } from "./pictures.js";', circles),
    ],
)
def test_a_planted_breach_is_found(line, found_by):
    sources = read()
    assert found_by({**sources, "page/pictures.js": f"{sources['page/pictures.js']}\n{line}\n"}) != []


@pytest.mark.parametrize(
    "line", ["window.genaiTurns = turns;", "window.turns ??= {};", "const { at } = window.genaiAt;"]
)
def test_a_planted_global_is_found(line):
    sources = read()
    assert set(globals_of({**sources, "page/slides.js": f"{sources['page/slides.js']}\n{line}\n"})) != {"genai"}


def test_each_button_that_a_key_presses_has_its_name_in_dom_js():
    named = set(re.findall(r"^  (\w+): ", read()["dom.js"], re.M))
    pressed = {key.press for key in (*ON_A_PAGE, *ON_A_SLIDE) if key.press}
    assert pressed and pressed <= named


def test_no_line_of_javascript_is_over_120_characters_and_no_module_over_300_lines():
    files = {**read(), "build.js": (HOME / "build.js").read_text(encoding="utf-8")}
    for path in (ROOT / "tests/javascript").glob("*.js"):
        files[path.name] = path.read_text(encoding="utf-8")
    assert [(path, line) for path, text in files.items() for line in text.splitlines() if len(line) > 120] == []
    assert [path for path, text in files.items() if len(text.splitlines()) > 300] == []
