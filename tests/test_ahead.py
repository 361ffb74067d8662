"""A chart drawn ahead of its page is the chart of that page, and the page has the last word."""

from urllib.parse import urlencode

import pytest
from starlette.requests import Request

from analysis.choices import market
from analysis.choices.choice import One
from analysis.exhibits.card import build
from analysis.exhibits.page import load_pages
from analysis.figures.layout.theme import Look
from tests.conftest import settle
from ui import data
from ui.components import prefetch

WRONG = '{"data": [{"type": "bar", "name": "drawn ahead", "x": [1], "y": [1]}], "layout": {"height": 300}}'
NAMES = "() => (document.querySelector('.st-key-chart_mix .js-plotly-plot')?.data ?? []).map(trace => trace.name)"


@pytest.fixture(scope="module")
def loaded():
    found, _ = data.current()
    return found


def asked(**words: str):
    return prefetch.figure(
        Request({"type": "http", "path": prefetch.PATH, "headers": [], "query_string": urlencode(words).encode()})
    )


def option(name: str, *marks: pytest.MarkDecorator):
    """The first exhibit of a page that has a choice of one, and that choice."""
    page = next(p for p in load_pages() if p.id == name)
    found = [(e, c) for e in page.exhibits if e.figure for c in e.choices if isinstance(c, One)]
    return pytest.param(page, *found[0], id=name, marks=marks)


OPTIONS = [option("shares"), *(option(name, pytest.mark.full) for name in ("strategies", "openness", "scenarios"))]


@pytest.mark.parametrize(("page", "exhibit", "choice"), OPTIONS)
def test_the_figure_of_an_option_is_the_one_that_the_page_draws(loaded, page, exhibit, choice):
    value, label = list(choice.options(loaded.tables, {}).items())[-1]
    pressed = {"_choice": choice.name, "_label": label}
    answer = asked(_page=page.id, _exhibit=exhibit.id, _data=loaded.version, focus="meta", **pressed)
    look = Look.of(loaded.tables["companies"], "light", ("meta",))
    card = build(page, exhibit, loaded.tables, {choice.name: value, "focus": "meta"}, look, loaded.version)
    assert answer.body.decode() == card.drawing


def test_nothing_is_drawn_ahead_from_other_data_or_for_an_exhibit_that_is_not_there(loaded):
    label = next(iter(market.share_markets(loaded.tables, {}).values()))
    here = {"_page": "shares", "_exhibit": "over_time", "_data": loaded.version, "_choice": "market", "_label": label}
    assert asked(**here).status_code == 200
    for name in here:
        assert asked(**here | {name: "other"}).status_code == 404


@pytest.mark.full
def test_a_chart_drawn_ahead_gives_way_to_what_the_page_says(server, open_page):
    page = open_page(f"{server}/strategies")
    page.route("**/drawing/ahead**", lambda route: route.fulfill(body=WRONG, content_type="application/json"))
    page.locator(".st-key-mix_unit").get_by_text("Share", exact=True).click()
    page.wait_for_function(f"({NAMES})()[0] === 'drawn ahead'")
    page.wait_for_function(f"({NAMES})().length > 0 && ({NAMES})()[0] !== 'drawn ahead'")
    settle(page)
    drawn = page.evaluate(NAMES)
    page.unroute("**/drawing/ahead**")
    page.reload()
    settle(page)
    page.wait_for_function(f"({NAMES})().length > 0")
    assert page.evaluate(NAMES) == drawn


BUSY = """() => { const app = document.querySelector('[data-testid=stApp]');
  const run = () => { if (app.dataset.testScriptState !== 'running') app.dataset.testScriptState = 'running'; };
  run();
  new MutationObserver(run).observe(app, { attributeFilter: ['data-test-script-state'] }); }"""


@pytest.mark.full
def test_a_chart_drawn_ahead_gives_way_after_a_minute_to_the_page_even_if_that_never_comes_to_rest(server, open_page):
    page = open_page(f"{server}/strategies")
    page.route("**/drawing/ahead**", lambda route: route.fulfill(body=WRONG, content_type="application/json"))
    page.clock.install()
    page.evaluate(BUSY)
    page.locator(".st-key-mix_unit").get_by_text("Share", exact=True).click()
    page.wait_for_function(f"({NAMES})()[0] === 'drawn ahead'")
    page.clock.fast_forward(30_000)
    page.wait_for_timeout(1_000)
    assert page.evaluate(NAMES) == ["drawn ahead"]
    page.clock.fast_forward(60_000)
    page.wait_for_function(f"({NAMES})().length > 0 && ({NAMES})()[0] !== 'drawn ahead'")
