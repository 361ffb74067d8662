"""Random walks as people move: after each step the window shows what a fresh browser shows at its address."""

import json

import pytest

from tests import wander
from tests.conftest import heard
from tests.seen import differences, seen

SEED = 7
"""The walk of the series; other seeds are walked by `python -m tests.wander`."""


def walked(browser, server, first, steps):
    """What a piece of the walk found; each step is printed for whoever reads a failure."""
    return wander.walk(browser, server, SEED, first, steps, print)


def test_twelve_random_steps_show_what_a_fresh_browser_shows_at_each_address(browser, server):
    assert walked(browser, server, 0, 12) == []


@pytest.mark.full
@pytest.mark.parametrize("first", range(0, 300, wander.LEG))
def test_three_hundred_random_steps_show_what_a_fresh_browser_shows_at_each_address(browser, server, first):
    assert walked(browser, server, first, wander.LEG) == []


@pytest.mark.parametrize(
    ("here", "there", "said"),
    [
        ({"titles": ["A"]}, {"titles": ["A"]}, []),
        ({"titles": ["A"]}, {"titles": ["B"]}, ["titles 1: 'A', in a fresh window 'B'"]),
        ({"tables": [["a | 1"]]}, {"tables": [["a | 2"]]}, ["tables 1 1: 'a | 1', in a fresh window 'a | 2'"]),
        ({"titles": ["A"]}, {"titles": []}, ["titles: ['A'], in a fresh window []"]),
        (
            {"charts": [{"axes": {"x": [0, 6]}}]},
            {"charts": [{"axes": {"x": [0, 120]}}]},
            ["charts 1 axes x 2: 6, in a fresh window 120"],
        ),
        ({"axes": [0, 11.2926]}, {"axes": [0, 11.291]}, []),
        ({"axes": [0, 11.3]}, {"axes": [0, 11.2]}, ["axes 2: 11.3, in a fresh window 11.2"]),
        ({"charts": [{"axes": {}}]}, {"charts": [{"axes": {"x": 1}}]}, ["charts 1 axes x: None, in a fresh window 1"]),
    ],
)
def test_what_differs_is_named_with_its_place(here, there, said):
    assert differences(here, there) == said


CHANGED = {
    "titles": "() => { document.querySelector('h3').textContent = 'Another title' }",
    "words": "() => { document.querySelector('[class*=st-key-origin-] p').textContent = 'Another source' }",
    "axes": "() => { document.querySelector('.js-plotly-plot')._fullLayout.xaxis.range[1] += 1 }",
    "traces": "() => { document.querySelector('.js-plotly-plot').data[0].name = 'Another trace' }",
    "tables": "() => { document.querySelector('td').textContent = 'Another cell' }",
    "controls": "() => { document.querySelector('[role=radio]').setAttribute('aria-checked', 'mixed') }",
}
"""What stands otherwise on a screen → a script that makes it so."""


def test_a_title_word_axis_trace_cell_or_control_that_stands_otherwise_is_seen(server, open_page):
    page = heard(open_page(f"{server}/shares?view_leader=table"))
    before = seen(page)
    for part, change in CHANGED.items():
        page.evaluate(change)
        after = seen(page)
        assert any(part in said for said in differences(after, before)), part
        before = json.loads(json.dumps(after))


@pytest.mark.full
def test_a_press_that_nothing_answers_is_a_fault(browser, server, monkeypatch):
    monkeypatch.setattr(wander.moves, "PATIENCE", 1_000)
    monkeypatch.setattr(wander.Walker, "step", lambda walker, dice: unanswered(walker.page, dice))
    assert any("nothing answered" in said for said in walked(browser, server, 0, 1))


def unanswered(page, dice):
    """A key that this dashboard does not know."""
    page.keyboard.press("q")
    return wander.moves.answered(page, "key q", "() => location.search.includes('q=')")
