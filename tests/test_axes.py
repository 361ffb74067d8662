"""Log or linear, parts or amounts: each exhibit that offers the choice draws both, says which, and loses no row."""

from dataclasses import replace

import numpy as np
import pytest

from analysis.choices.choice import One
from analysis.exhibits.page import load_pages
from analysis.figures.layout import phone, roles
from analysis.figures.layout.theme import Look
from tests.cards import EXHIBITS, built, cases

SCALED = [
    (p, e, c)
    for p in load_pages()
    for e in p.exhibits
    for c in e.choices
    if c.name.endswith("scale") and isinstance(c, One)
]
EACH = pytest.mark.parametrize(("page", "exhibit", "choice"), SCALED, ids=[f"{e.id}-{c.name}" for _, e, c in SCALED])


def axes(figure):
    """The value axes of a figure by their name in a trace: x, y, x2 …"""
    found = {}
    figure.for_each_xaxis(lambda a: found.setdefault(a.plotly_name.replace("axis", ""), a))
    figure.for_each_yaxis(lambda a: found.setdefault(a.plotly_name.replace("axis", ""), a))
    return found


def titles(figure):
    """What the axes of a figure count, as written along or over them, or over each of its panels."""
    return [
        *(str(axis.title.text) for axis in axes(figure).values()),
        *(note.text for role in (roles.AXIS_TITLE, roles.PANEL_TITLE) for note in roles.annotations(figure, role)),
    ]


def seen(figure):
    """How many marks lie where their axes can show them: a log axis has no place for zero."""
    scales, count = axes(figure), 0
    for trace in figure.data:
        x, y = (np.asarray(getattr(trace, way), dtype=object) for way in ("x", "y"))
        shown = np.array([a is not None and b is not None and a == a and b == b for a, b in zip(x, y, strict=True)])
        for way, values in (("x", x), ("y", y)):
            axis = scales[getattr(trace, f"{way}axis") or way]
            if axis.type == "log":
                shown &= np.array([v is not None and v == v and float(v) > 0 for v in values], dtype=bool)
        count += int(shown.sum())
    return count


@EACH
def test_an_axis_says_that_it_is_a_log_axis_and_only_then(page, exhibit, choice, tables):
    for scale in ("log", "linear"):
        figure = built(page, exhibit, tables, **{choice.name: scale}).figure
        is_log = [axis.type == "log" for axis in axes(figure).values()]
        said = ["log scale" in words for words in titles(figure)]
        assert any(is_log) == any(said) == (scale == "log")


@EACH
def test_no_mark_is_lost_on_a_log_axis_unless_the_note_says_so(page, exhibit, choice, tables):
    log, linear = (built(page, exhibit, tables, **{choice.name: scale}) for scale in ("log", "linear"))
    assert seen(log.figure) == seen(linear.figure) or "log axis" in log.note


UNITS = [(p, e, c) for p in load_pages() for e in p.exhibits for c in e.choices if c.name.endswith("unit")]


@pytest.mark.parametrize(("page", "exhibit", "choice"), UNITS, ids=[e.id for _, e, _ in UNITS])
def test_parts_of_each_whole_add_to_a_hundred_and_their_title_says_per_cent(page, exhibit, choice, tables):
    share, count = (built(page, exhibit, tables, **{choice.name: unit}) for unit in ("share", "count"))
    said = ["%" in "".join(titles(card.figure)) for card in (share, count)]
    assert said == [True, False]
    way, across = ("x", "y") if share.figure.data[0].orientation == "h" else ("y", "x")
    whole = {}
    for trace in share.figure.data:
        for place, part in zip(getattr(trace, across), getattr(trace, way), strict=True):
            key = (getattr(trace, f"{across}axis"), getattr(trace, f"{way}axis"), str(place))
            whole[key] = whole.get(key, 0) + part
    assert len(whole) > 1 and all(abs(total - 100) < 0.001 for total in whole.values())
    assert share.title != count.title or exhibit.id == "lists"


CHARTS = [(page, exhibit) for page, exhibit in EXHIBITS if exhibit.figure]
ON = pytest.mark.parametrize("width", [0, phone.WIDTH], ids=["screen", "phone"])


def drawn(page, exhibit, width, tables):
    look = replace(Look.of(tables["companies"]), width=width) if width else None
    return built(page, exhibit, tables, look).figure


@ON
@pytest.mark.parametrize(("page", "exhibit"), cases(CHARTS, of=4))
def test_no_words_of_an_axis_are_turned(page, exhibit, width, tables):
    found = axes(drawn(page, exhibit, width, tables))
    assert not [name for name, axis in found.items() if name.startswith("y") and axis.title.text]
    assert not [name for name, axis in found.items() if axis.tickangle]
    assert all(axis.tickangle == 0 for name, axis in found.items() if name.startswith("x"))


@ON
@pytest.mark.parametrize(("page", "exhibit"), cases(CHARTS, of=4))
def test_gridlines_of_a_panel_run_in_one_direction(page, exhibit, width, tables):
    figure = drawn(page, exhibit, width, tables)
    found = axes(figure)
    for pair in {(t.xaxis or "x", t.yaxis or "y") for t in figure.data if "yaxis" in t}:
        lined = [found[name] for name in pair if found[name].showgrid is not False and found[name].visible is not False]
        assert len(lined) < 2
