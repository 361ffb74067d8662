"""Playing through dates: every exhibit of one date offers it, each step is the page's own chart, axes never move."""

import json
from urllib.parse import parse_qs, urlencode, urlsplit

import plotly.graph_objects as go
import pytest
from playwright.sync_api import expect
from starlette.requests import Request

from analysis.choices.shared import SHARED
from analysis.exhibits.animation import steps as steps_of
from analysis.exhibits.answers import with_defaults
from analysis.exhibits.card import build
from analysis.exhibits.page import load_pages
from analysis.figures.layout import roles
from analysis.figures.layout.animation import fix, places
from analysis.figures.layout.theme import Look
from analysis.periods import ended
from tests.cards import built
from tests.conftest import settle
from ui import data
from ui.components import animation

PLAYED = [(p, e) for p in load_pages() for e in p.exhibits if e.plays]
QUICK = ("contributions", "against")
EACH = pytest.mark.parametrize(
    ("page", "exhibit"),
    [pytest.param(p, e, id=f"{p.id}-{e.id}", marks=() if e.id in QUICK else pytest.mark.full) for p, e in PLAYED],
)


def run_of(page, exhibit, tables, look=None, **asked):
    """The steps of an exhibit's run, from its start or with these choices; with a look, drawn in it."""

    def made(at, asked_look):
        return built(page, exhibit, tables, look and asked_look, **at)

    bars = {"shape": "bars"} if exhibit.id == "over_time" else {}
    params = with_defaults((*SHARED, *page.choices, *exhibit.choices), tables, bars | asked)
    return steps_of(page, exhibit, tables, params, look or Look.of(tables["companies"]), made)


def axes(figure):
    found = {}
    for name in figure["layout"]:
        if "axis" in name:
            axis = figure["layout"][name]
            found[name] = [axis.get(part) for part in ("type", "range", "categoryarray", "autorange")]
    return found


@EACH
def test_axes_and_size_are_the_same_for_the_whole_run_and_hold_every_mark(page, exhibit, tables):
    steps = run_of(page, exhibit, tables)
    figures = [json.loads(step.figure) for step in steps]
    assert len(steps) > 1 and len({step.name for step in steps}) == len(steps)
    assert all(axes(figure) == axes(figures[0]) for figure in figures)
    assert all(span for span in (found[1] for found in axes(figures[0]).values()))
    assert len({(figure["layout"]["height"], str(figure["layout"]["margin"])) for figure in figures}) == 1
    for figure in map(go.Figure, figures):
        rows = {way: figure.layout[f"{way}axis"].categoryarray for way in "xy"}
        for trace in figure.data:
            for way in "xy":
                if rows[way] is not None:
                    assert {v for v in getattr(trace, way) or () if v is not None} <= set(rows[way])


def test_a_row_that_a_date_lacks_keeps_its_place():
    def bars(rows):
        height, span = 100 + len(rows), [0, max(rows.values())]
        return {
            "data": [{"type": "bar", "y": list(rows), "x": list(rows.values()), "orientation": "h"}],
            "layout": {
                "height": height,
                "margin": {"l": height, "t": 3},
                "xaxis": {"range": span},
                "yaxis": {},
                "annotations": [{"x": 0, "y": list(rows).index("A"), "text": "of A"}],
            },
        }

    first, last = bars({"A": 9, "C": 1, "D": 0}), bars({"B": 2, "A": 30})
    fix([first, last])
    assert first["layout"] == last["layout"]
    assert first["layout"]["yaxis"]["categoryarray"] == ["D", "C", "B", "A"]
    assert first["layout"]["xaxis"]["range"] == [0, 30]
    assert first["layout"]["annotations"][0]["y"] == "A"
    assert (first["layout"]["height"], first["layout"]["margin"]["l"]) == (3 + round(100 * 4 / 3), 103)


def test_a_cell_of_a_matrix_stays_with_its_pair():
    def matrix(columns, rows, cells):
        heat = {"type": "heatmap", "x": columns, "y": rows, "z": cells, "text": cells, "hovertext": cells}
        return {"data": [heat], "layout": {"height": 100, "xaxis": {}, "yaxis": {"autorange": "reversed"}}}

    first = matrix(["B", "C"], ["A", "B"], [["ab", "ac"], [None, "bc"]])
    last = matrix(["C", "B", "D"], ["A", "C"], [["ac", "ab", "ad"], [None, "cb", "cd"]])
    fix([first, last])
    heat = first["data"][0]
    assert heat["x"] == ["C", "B", "D"] and heat["y"] == ["A", "C", "B"]
    assert heat["z"] == [["ac", "ab", None], [None, None, None], ["bc", None, None]]
    assert first["layout"]["yaxis"]["range"] == [2.6, -0.6]


def test_a_layer_keeps_its_place_when_another_definition_stands_for_it():
    assert places([["Chips<br>A"], ["Chips<br>B", "Cloud<br>C"]]) == {
        "Chips<br>A": "Chips",
        "Chips<br>B": "Chips",
        "Cloud<br>C": "Cloud",
    }
    assert places([["Chips<br>A", "Chips<br>B"], ["Chips<br>A"]])["Chips<br>A"] == "Chips<br>A"

    def bars(*rows):
        note = {"x": 1, "xref": "paper", "y": rows[0], "text": "then others"}
        heap = {"type": "bar", "y": list(rows), "x": [1] * len(rows), "orientation": "h"}
        return {
            "data": [heap],
            "layout": {"height": 200, "xaxis": {"range": [0, 1]}, "yaxis": {}, "annotations": [note]},
        }

    first, last = bars("Chips<br>A"), bars("Chips<br>B", "Cloud<br>C")
    fix([first, last], 300)
    assert first["data"][0]["y"] == ["Chips"] and first["layout"]["annotations"][0]["y"] == "Chips"
    assert first["layout"]["yaxis"]["categoryarray"] == last["layout"]["yaxis"]["categoryarray"] == ["Chips", "Cloud"]
    assert first["layout"]["yaxis"]["ticktext"] == ["Chips<br>A", "Cloud"]
    assert last["layout"]["yaxis"]["ticktext"] == ["Chips<br>B", "Cloud<br>C"]
    assert first["layout"]["margin"]["l"] == last["layout"]["margin"]["l"] > 20
    assert first["layout"]["height"] == last["layout"]["height"] == 300


def test_lines_between_rows_and_names_of_rows_are_those_of_the_last_date():
    def dots(rows, between):
        line = {"name": roles.SEPARATOR, "xref": "x domain", "yref": "y", "y0": between, "y1": between}
        axis = {"tickvals": rows, "categoryarray": rows}
        return {
            "data": [{"type": "scatter", "y": rows, "x": [1] * len(rows)}],
            "layout": {"height": 200, "xaxis": {"range": [0, 2]}, "yaxis": axis, "shapes": [line]},
        }

    first, last = dots(["gone", "A", "C"], 0.5), dots(["A", "B", "C"], 1.5)
    fix([first, last])
    assert first["layout"]["yaxis"]["tickvals"] == ["gone", "A", "B", "C"]
    assert first["layout"]["shapes"] == last["layout"]["shapes"] == [dots([], 2.5)["layout"]["shapes"][0]]


def test_a_date_of_a_run_says_what_the_page_says_of_that_date(tables):
    page, exhibit = next((p, e) for p, e in PLAYED if e.id == "against")
    step = run_of(page, exhibit, tables)[0]
    card = build(page, exhibit, tables, {"against_at": step.words["against_at"][0]})
    assert step.said == card.title != built(page, exhibit, tables).title
    assert step.name in card.subtitle


def test_a_market_at_a_date_is_made_from_what_was_known_by_then(tables):
    page, exhibit = next((p, e) for p, e in PLAYED if e.id == "spectrum")
    table = built(page, exhibit, tables, spectrum_at="2024-Q4").table
    assert ended(table["as_of"], "2024-Q4").all() and len(table) < len(built(page, exhibit, tables).table)


@pytest.mark.full
def test_what_a_date_does_not_know_is_left_out_of_its_step(tables):
    page, exhibit = next((p, e) for p, e in PLAYED if e.id == "before_after")
    steps = run_of(page, exhibit, tables, parties=("openai", "perplexity", "deepseek"))
    assert len(steps) > 2 and all(step.said for step in steps)
    assert {tuple(step.words.get("parties", ())) for step in steps} >= {("openai", "perplexity", "deepseek")}


def test_the_address_that_a_page_offers_gives_its_run(tables, monkeypatch):
    loaded, _ = data.current()
    page, exhibit = next((p, e) for p, e in PLAYED if e.id == "contributions")
    params = with_defaults((*SHARED, *page.choices), loaded.tables, {"picked": ("openai", "google")})
    offered = animation.offered(page, exhibit, loaded, params)
    query = parse_qs(urlsplit(offered["address"]).query)
    assert query["picked"] == ["openai", "google"] and "market" not in query

    def asked(words):
        text = urlencode(words, doseq=True).encode()
        return animation.run(Request({"type": "http", "path": animation.PATH, "headers": [], "query_string": text}))

    steps = json.loads(asked(query).body)
    assert steps[-1]["words"]["period"] == offered["now"]
    assert asked({**query, "_data": ["another"]}).status_code == 404


@pytest.mark.full
@pytest.mark.parametrize("motion", ["no-preference", "reduce"])
def test_a_market_plays_through_its_dates_and_only_steps_under_reduced_motion(server, browser, motion):
    context = browser.new_context(viewport={"width": 1280, "height": 720}, reduced_motion=motion)
    page = context.new_page()
    page.goto(f"{server}/shares?shape=bars")
    settle(page)
    chart = page.locator(".st-key-exhibit-over_time")
    chart.scroll_into_view_if_needed()
    drawn = chart.locator(".scatterlayer")
    before = drawn.text_content()
    chart.get_by_role("button", name="through dates").click()
    if motion == "reduce":
        expect(chart.get_by_role("button", name="Play")).to_be_hidden()
        chart.get_by_role("button", name="One date back").click()
    expect(drawn).not_to_have_text(before, timeout=30_000)
    if motion != "reduce":
        chart.get_by_role("button", name="One date back").click()
        expect(chart.get_by_role("button", name="Play", exact=True)).to_be_visible()
    expect(page.locator(".st-key-origin-over_time")).to_have_css("opacity", "0.45")  # its date is that of the page
    kept = chart.locator(".play output").text_content()
    chart.get_by_role("button", name="Keep this date").click()
    page.wait_for_url("**bar_date=*")
    settle(page)
    expect(chart.get_by_role("heading")).to_contain_text(kept)
    context.close()
