"""Numbers that are read are spelled by one formatter, as the reader writes numbers, on every page and in every file."""

import ast
import json
import re
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from analysis import formats
from analysis.caching import once_for_frames
from analysis.choices.shared import NUMBERS
from analysis.exhibits.card import build
from analysis.exhibits.page import load_pages
from analysis.export import html, markdown, sheet
from analysis.figures.layout import text_layout
from tests.cards import built, every, exhibit_of
from tests.test_pages import open_app

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = {
    "analysis/check": "problems quote cells as the files write them, the same in the terminal and on screen",
    "analysis/data": "problems quote cells as the files write them",
    "analysis/editing/jumps.py": "problems quote cells as the files write them",
    "analysis/editing/keep_forecasts.py": "writes the cells of a file",
    "analysis/editing/shown.py": "gives the cells of a workbook the form of the files",
    "analysis/export/pptx/axes.py": "writes XML",
    "analysis/export/readme.py": "the README is written in English",
    "analysis/tables/what_ifs.py": "writes the words of a link",
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
    [
        "f'{x:,.1f}'",
        "f'{x:+.0f} %'",
        "f'{x:.{d}g}'",
        "f'{n:,}'",
        "f'{p:.0%}'",
        "'{:.2f}'.format(x)",
        "format(x, ',')",
        "'%.1f' % x",
        "f'{round(x, 1)}'",
    ],
)
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


BACK = str.maketrans({"‹": ",", "›": "."})
"""Marks that nobody writes, so that a number that was not spelled by the formatter stands out, and back from them."""


@pytest.fixture
def odd(monkeypatch):
    """Numbers with marks that nobody writes."""
    monkeypatch.setitem(formats.MARKS, "odd", ("‹", "›"))
    monkeypatch.setattr(NUMBERS.options, "answers", ())
    monkeypatch.setattr(text_layout, "NARROW", text_layout.NARROW | {"‹", "›"})
    yield "odd"
    NUMBERS.options.answers = ()


def texts(card) -> dict[str, list[str]]:
    """All that a card says, by place: its sentences, its cells, the words of its chart."""
    said = {name: [getattr(card, name)] for name in ("title", "subtitle", "lead", "note", "method", "summary")}
    said |= {name: list(card.full[name].dropna().astype("str")) for name in card.full.select_dtypes("str")}
    if card.figure is not None:
        drawn = json.loads(card.drawing)
        drawn["layout"].pop("separators")
        said["chart"] = list(words_in(drawn))
    return said


def words_in(drawn) -> list[str]:
    """The texts of a chart as JSON, by the names of its parts, without times as programs write them."""
    if isinstance(drawn, str):
        return [] if re.fullmatch(r"\d{4}-\d\d-\d\dT[\d:.]+", drawn) else [drawn]
    inner = [drawn[k] for k in sorted(drawn)] if isinstance(drawn, dict) else drawn if isinstance(drawn, list) else ()
    return [text for one in inner for text in words_in(one)]


@cache
def printed_words(identity: int) -> frozenset[str]:
    """Words with a mark between digits that stand in the data: names, versions, licenses, what a source says."""
    tables = PRINTED[identity]
    cells = (cell for t in tables.values() for c in t.select_dtypes("str") for cell in t[c].dropna().unique())
    return frozenset(w for cell in cells for w in numerals(cell))


PRINTED: dict[int, dict[str, pd.DataFrame]] = {}


def numerals(text: str) -> list[str]:
    """The words of a text that hold an English mark between digits, without signs around them."""
    return [w.strip("()[];:,.“”’/") for w in re.findall(r"[^\s<>|]*\d[.,]\d[^\s<>|]*", text)]


@every(of=34, at=4)
def test_every_number_of_an_exhibit_has_the_reader_s_marks_and_nothing_else_changes(page, exhibit, tables, odd):
    other, ours = build(page, exhibit, tables, {"numbers": odd}, version="abc123"), built(page, exhibit, tables)
    assert {k: [t.translate(BACK) for t in v] for k, v in texts(other).items()} == texts(ours)
    PRINTED[id(tables)] = tables
    known = printed_words(id(tables))
    english = {w for v in texts(other).values() for t in v if "%{" not in t and "rgb" not in t for w in numerals(t)}
    assert {w for w in english if w not in known and not w.startswith("href=")} == set()


@pytest.mark.parametrize("way", ["space", "point"])
def test_a_chart_draws_its_ticks_and_hovers_with_the_same_marks(way, tables):
    page, exhibit = exhibit_of("concentration", "spectrum")
    figure = build(page, exhibit, tables, {"numbers": way}).figure
    group, decimal = formats.MARKS[way]
    assert figure.layout.separators == decimal + group
    assert f"6{group}800" in " ".join(a.text for a in figure.layout.annotations)


def test_files_are_written_as_the_card_they_come_from_and_values_stay_plain(tables):
    page, exhibit = exhibit_of("concentration", "spectrum")
    card = build(page, exhibit, tables, {"numbers": "point"})
    english = build(page, exhibit, tables, {})
    thousands = re.findall(r"\b\d,\d{3}\b", english.note)
    assert thousands
    for number in (said.replace(",", ".") for said in thousands):
        assert number in html.html([card], "x") and number in markdown.markdown(card)
    numbers = card.full.select_dtypes("number").columns
    first, second = (pd.read_csv(pd.io.common.BytesIO(sheet.csv(c, "all"))) for c in (card, english))
    heads = [sheet.heading(n) for n in numbers]
    pd.testing.assert_frame_equal(first[heads], second[heads])


def test_what_is_kept_is_kept_for_each_way_of_writing_numbers():
    frame = pd.DataFrame({"n": [1234]})
    ask = once_for_frames(lambda rows: formats.spelled(rows["n"].iloc[0]))
    said = []
    for way in ("comma", "point", "comma"):
        with formats.written(way):
            said.append(ask(frame))
    assert said == ["1,234", "1.234", "1,234"]


@pytest.mark.full
def test_another_way_of_writing_numbers_changes_the_page_at_once_stays_on_the_next_and_is_in_the_link(tables):
    pages = {p.id: p for p in load_pages()}
    app = open_app(pages["concentration"])
    english = [h.value for h in app.subheader]
    app.button_group(key="numbers").set_value("point").run()
    assert not app.exception
    changed = [h.value for h in app.subheader]
    assert changed != english and any(re.search(r"\d\.\d{3}", t.replace("\\", "")) for t in changed)
    assert app.query_params["numbers"] == "point"
    app.switch_page(str(pages["shares"].file.relative_to(ROOT))).run()
    assert any(re.search(r"\d,\d+ %", h.value.replace("\\", "")) for h in app.subheader)
    assert app.query_params["numbers"] == "point"
