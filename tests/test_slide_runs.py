"""Playing through dates on a slide: drawn as the slide is, within it at every date, and never under the finding of
another."""

import json
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import plotly.graph_objects as go
import pytest
from playwright.sync_api import expect

from analysis.choices.shared import SHARED
from analysis.exhibits.animation import steps as steps_of
from analysis.exhibits.answers import with_defaults
from analysis.figures.layout import slide_animation
from analysis.figures.layout.slide import SMALLEST, WIDTH
from tests.cards import built, exhibit_of
from tests.conftest import settle
from tests.test_present import TOO_MUCH
from tests.test_runs import PLAYED, axes, run_of
from ui import data
from ui.components import animation, prefetch


def type_sizes(figure):
    """Every size of words that a figure names, with what it is the size of."""
    layout = figure["layout"]
    found = {("names", name, axis["tickfont"]["size"]) for name, axis in layout.items() if "axis" in name}
    notes = [note for note in layout.get("annotations", ()) if "size" in note.get("font", {})]
    found |= {("note", note.get("name"), note["font"]["size"]) for note in notes}
    return found | {
        ("mark", trace["textfont"]["size"]) for trace in figure["data"] if "size" in trace.get("textfont", {})
    }


@pytest.mark.parametrize(
    ("page", "exhibit"),
    [
        pytest.param(*found, id=found[1].id, marks=() if found[1].id == "against" else pytest.mark.full)
        for found in PLAYED
    ],
)
def test_a_run_on_a_slide_has_one_height_and_one_size_of_words_and_nothing_leaves_the_slide(page, exhibit, tables):
    look = data.look_of_slide(tables, True, (), 500)
    steps = run_of(page, exhibit, tables, look)
    figures = [json.loads(step.figure) for step in steps]
    heights = {figure["layout"]["height"] for figure in figures}
    words = [(step.name, step.said, step.measure) for step in steps]
    assert len(heights) == 1 and max(heights) == min(500, slide_animation.left_by(words))
    assert {figure["layout"]["width"] for figure in figures} == {WIDTH}
    assert all(axes(figure) == axes(figures[0]) for figure in figures)
    assert all(type_sizes(figure) <= type_sizes(figures[-1]) for figure in figures)
    assert min(size[-1] for size in type_sizes(figures[-1])) >= SMALLEST
    for figure in map(go.Figure, figures):
        margin = figure.layout.margin
        assert figure.layout.height - margin.t - margin.b > 100


def test_the_longest_finding_of_any_date_sets_the_height_of_a_run_on_a_slide(tables):
    page, exhibit = exhibit_of("strategies", "against")
    long = (
        "A finding that takes two lines beside its date, because it names every company of the market and their shares"
    )
    look = data.look_of_slide(tables, False, (), 556)

    def made(at, asked_look):
        card = built(page, exhibit, tables, asked_look, **at)
        return replace(card, title=long) if at["against_at"] == "2025-Q1" else card

    params = with_defaults((*SHARED, *page.choices, *exhibit.choices), tables, {})
    steps = steps_of(page, exhibit, tables, params, look, made)
    assert {json.loads(step.figure)["layout"]["height"] for step in steps} == {622 - 70 - 26}


def test_an_address_gives_back_the_view_of_a_slide_of_a_deck(tables):
    loaded, _ = data.current()
    page, exhibit = exhibit_of("concentration", "contributions")
    own = {"market": "similarweb-genai-web", "period": "2025-01", "focus": "meta", "numbers": "point"}
    params = with_defaults((*SHARED, *page.choices, *exhibit.choices), loaded.tables, own)
    query = parse_qs(urlsplit(animation.offered(page, exhibit, loaded, params, 482)["address"]).query)
    assert query["_slide"] == ["482"] and "_room" not in query
    assert {name: query[name] for name in own} == {name: [word] for name, word in own.items()}
    *_, found, look = prefetch.asked_for(query, loaded)
    assert {k: found[k] for k in params} == params
    assert look == data.look_of_slide(loaded.tables, False, ("meta",), 482)
    assert prefetch.asked_for(query | {"_dark": ["1"]}, loaded)[-1].theme == "dark"


@pytest.mark.parametrize("word", ["", "0", "-482", "99999", "abc", "4e2", "٤٨٢", "482.0", "622", "' or 1"])
def test_a_height_that_no_slide_has_is_passed_over(word):
    loaded, _ = data.current()
    query = {"_page": ["concentration"], "_exhibit": ["contributions"], "_data": [loaded.version], "_slide": [word]}
    assert prefetch.asked_for(query, loaded)[-1].height == 0


@pytest.mark.full
@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_a_slide_plays_through_its_dates_and_never_says_what_holds_at_another(server, browser, motion):
    context = browser.new_context(viewport={"width": 1280, "height": 720}, reduced_motion=motion)
    page = context.new_page()
    page.goto(f"{server}/shares?present=5")
    settle(page)
    title, bar, chart = (
        page.locator(".st-key-slide h1"),
        page.locator(".play"),
        page.locator(".st-key-slide-body .chart"),
    )
    chart.locator("svg text").first.wait_for(state="attached")
    static, high = title.inner_text(), chart.bounding_box()["height"]
    page.wait_for_function("() => window.genai?.keys")
    page.keyboard.press("y")
    expect(bar.locator(".said")).to_be_visible(timeout=30_000)
    expect(title).to_be_hidden()
    if motion == "reduce":
        expect(bar.locator(".go")).to_be_hidden()
    else:
        bar.get_by_role("button", name="Pause").click()
    for place in range(int(bar.locator("input").get_attribute("max")) + 1):
        bar.locator("input").evaluate("(one, at) => { one.value = at; one.dispatchEvent(new Event('input')) }", place)
        expect(bar.locator("input")).to_have_value(str(place))
        assert page.evaluate(TOO_MUCH) == [] and chart.bounding_box()["height"] <= high
    bar.get_by_role("button", name="One date back").click()
    expect(bar.locator(".said")).not_to_have_text(static)
    page.keyboard.press("Escape")
    expect(title).to_have_text(static)
    expect(bar.locator(".said")).to_be_hidden()
    page.keyboard.press("y")
    expect(title).to_be_hidden()
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**present=4")
    settle(page)
    expect(title).to_be_visible()
    expect(bar.filter(visible=True)).to_have_count(0)
    context.close()


@pytest.mark.full
def test_a_date_is_kept_on_a_slide_and_older_data_say_why_they_are_not_played(server, open_page):
    page = open_page(f"{server}/concentration?present=5")
    page.wait_for_function("() => window.genai?.keys && window.genai.keepDate")
    bar, title = page.locator(".play"), page.locator(".st-key-slide h1")
    page.keyboard.press("y")
    bar.get_by_role("button", name="Pause").click(timeout=30_000)
    said = bar.locator(".said").inner_text()
    bar.get_by_role("button", name="Keep").click()
    page.wait_for_url("**period=*")
    expect(title).to_have_text(said)
    page.route("**/drawing/run**", lambda route: route.fulfill(status=404))
    page.keyboard.press("y")
    expect(bar.locator(".opener")).to_contain_text("Only the newest data can be played")
    expect(title).to_have_text(said)
