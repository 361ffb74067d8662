"""Log or linear, parts or amounts: each exhibit that offers the choice draws both, says which, and loses no row."""

import numpy as np
import pytest

from analysis.choices.choice import One
from analysis.exhibits.page import load_pages
from tests.cards import built

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
        said = ["log scale" in str(axis.title.text) for axis in axes(figure).values()]
        assert any(is_log) == any(said) == (scale == "log")


@EACH
def test_no_mark_is_lost_on_a_log_axis_unless_the_note_says_so(page, exhibit, choice, tables):
    log, linear = (built(page, exhibit, tables, **{choice.name: scale}) for scale in ("log", "linear"))
    assert seen(log.figure) == seen(linear.figure) or "log axis" in log.note


UNITS = [(p, e, c) for p in load_pages() for e in p.exhibits for c in e.choices if c.name.endswith("unit")]


@pytest.mark.parametrize(("page", "exhibit", "choice"), UNITS, ids=[e.id for _, e, _ in UNITS])
def test_parts_of_each_whole_add_to_a_hundred_and_their_title_says_per_cent(page, exhibit, choice, tables):
    share, count = (built(page, exhibit, tables, **{choice.name: unit}) for unit in ("share", "count"))
    said = ["%" in "".join(str(axis.title.text) for axis in axes(card.figure).values()) for card in (share, count)]
    assert said == [True, False]
    way, across = ("x", "y") if share.figure.data[0].orientation == "h" else ("y", "x")
    whole = {}
    for trace in share.figure.data:
        for place, part in zip(getattr(trace, across), getattr(trace, way), strict=True):
            key = (getattr(trace, f"{across}axis"), getattr(trace, f"{way}axis"), str(place))
            whole[key] = whole.get(key, 0) + part
    assert len(whole) > 1 and all(abs(total - 100) < 0.001 for total in whole.values())
    assert share.title != count.title or exhibit.id == "lists"
