"""The timeline: one date or a range chooses rows of every time chart and never the input of a number."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import expect

from analysis.choices.dates import why_unread
from analysis.choices.shared import DATES
from analysis.exhibits.page import load_pages
from analysis.figures.layout import small_multiples
from analysis.figures.layout.theme import Look
from analysis.periods import Period, nearest, within
from analysis.tables import shares_words
from tests.cards import built, card, told
from tests.conftest import settle
from tests.test_pages import open_app

TIMED = [(page, exhibit) for page in load_pages() for exhibit in page.exhibits if exhibit.timed]
IDS = [f"{p.id}-{e.id}" for p, e in TIMED]
MONTHS = [f"{y}-{m:02d}" for y in (2023, 2024, 2025) for m in range(1, 13)]
GRAMMAR = ["2024", "2024-H2", "2025-Q1", "2024-06", "2024-06-30", "2023-01-01"]


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("first", "latest", [True] * 6),
        ("2024-06", "2024-06", [True, False, False, True, True, False]),
        ("2024-07", "2025-03", [True, True, True, False, False, False]),
        ("first", "2023-12", [False] * 5 + [True]),
        ("latest", "latest", [False, False, True, False, False, False]),
    ],
)
def test_annual_half_yearly_quarterly_monthly_and_daily_dates_are_shown_where_they_overlap(start, end, shown):
    assert within(pd.Series(GRAMMAR), start, end).tolist() == shown


@settings(deadline=None, max_examples=40)
@given(st.lists(st.sampled_from(GRAMMAR), min_size=1), st.sampled_from(MONTHS), st.sampled_from(MONTHS))
def test_a_date_is_shown_if_one_of_its_days_is_in_the_span(texts, a, b):
    start, end = min(a, b), max(a, b)
    days = pd.date_range(f"{start}-01", Period.parse(end).end)
    for text, is_shown in zip(texts, within(pd.Series(texts), start, end), strict=True):
        period = Period.parse(text)
        assert is_shown == any(period.start <= day.date() <= period.end for day in days)


def test_a_blank_date_is_outside_and_the_nearest_dates_are_told():
    texts = pd.Series(["2023", None, "2025-06"])
    assert within(texts, "2024-01", "2024-12").tolist() == [False] * 3
    assert [p.label for p in nearest(texts, "2024-01", "2024-12")] == ["2023", "Jun 2025"]


@pytest.mark.parametrize(("page", "exhibit"), TIMED, ids=IDS)
def test_dates_remove_rows_and_change_none_and_words_hold_for_the_rows_left(page, exhibit, tables):
    for span in (("2024-01", "2025-06"), ("latest", "latest")):
        card = told(page, exhibit, tables, dates=span)
        pd.testing.assert_frame_equal(card.table, card.full.loc[card.table.index])
        assert card.title and card.subtitle
        low, high = date(2024, 1, 1), date(2025, 6, 30)
        kept = [Period.parse(t) for t in card.table.get("as_of", [])]
        assert span[0] == "latest" or all(p.end >= low and p.start <= high for p in kept)


SAMPLED = [pytest.param(*one, marks=() if n % 4 == 0 else pytest.mark.full) for n, one in enumerate(TIMED)]
"""Every fourth time chart; the long series has them all."""


@pytest.mark.parametrize(("page", "exhibit"), SAMPLED, ids=IDS)
def test_the_rows_of_a_span_are_drawn_in_panels_of_their_own_axes(page, exhibit, tables):
    card = built(page, exhibit, tables, dates=("2024-01", "2025-06"), layout="own")
    assert card.table.empty or exhibit.figure is None or card.figure.data


def test_a_link_with_dates_means_what_was_chosen(tables):
    stops = list(DATES.options(tables, {}))
    for span in [(stops[0], stops[-1]), (stops[3], stops[9]), (stops[-1], stops[-1]), (stops[5], stops[5])]:
        assert DATES.honor(span, tables, {}) == (span, [])


def test_typed_dates_of_any_period_move_to_the_stops_inside_them(tables):
    stops = DATES.options(tables, {})
    (low, high), bad = DATES.honor(["2024"], tables, {})
    assert bad == [] and "2024-01" <= low <= high <= "2024-12" and {low, high} <= set(stops)
    assert DATES.honor(["latest"], tables, {})[0] == ("latest", "latest")
    assert DATES.honor(["2024-Q2", "soon"], tables, {}) == (None, ["soon"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["2025-01", "2024-01"], ("2024-01", "2025-01")),
        (["Aug 2024", "Feb 2025"], ("2024-08", "2025-02")),
        (["30 September 2026"], ("2026-09", "2026-09")),
        (["q2 2024"], ("2024-04", "2024-06")),
        (["latest", "First"], ("first", "latest")),
    ],
)
def test_dates_are_understood_as_charts_write_them_and_in_either_order(typed, meant, tables):
    assert DATES.honor(typed, tables, {}) == (meant, [])


def test_dates_typed_with_a_dash_of_any_kind_are_two_and_one_outside_is_told():
    app = open_app(next(p for p in load_pages() if p.id == "shares"))
    app.session_state["view_all"] = True
    app.run()
    for typed, last in (
        ("Aug 2024 – Feb 2025", "2025-02"),
        ("2025-03 - 2024-08", "2025-03"),
        ("Apr 2025 to aug 2024", "2025-04"),
    ):
        app.text_input(key="dates_typed").set_value(typed).run()
        assert app.session_state["dates"] == ("2024-08", last)
    app.text_input(key="dates_typed").set_value("2090").run()
    assert app.session_state["dates"] == ("2024-08", "2025-04")
    assert any("“2090” lies outside" in one.value for one in app.info)


def test_a_date_outside_the_timeline_is_named_and_beside_another_one_is_an_open_end(tables):
    assert DATES.honor(["2090"], tables, {}) == (None, ["2090"])
    assert DATES.honor(["2024", "2090"], tables, {}) == (("2024-01", "latest"), ["2090"])
    assert DATES.honor(["2024", "1990"], tables, {}) == (("first", "2024-12"), ["1990"])
    stops = DATES.options(tables, {})
    assert "outside" in why_unread("2090", stops) and stops["2018-01"] in why_unread("2090", stops)
    assert "is no date" in why_unread("soon", stops) and "third" in why_unread("2024", stops)


def page_of(name):
    return next(p for p in load_pages() if p.id == name)


def drawn(tables, layout):
    page = page_of("shares")
    exhibit = next(e for e in page.exhibits if e.id == "over_time")
    return built(page, exhibit, tables, layout=layout).figure


def test_panels_hold_every_line_once_on_one_axis_and_a_free_axis_says_so(tables):
    whole, shared, own = (drawn(tables, layout) for layout in ("together", "panels", "own"))
    names = small_multiples.names_of(whole)
    assert sorted({t.name for t in shared.data}) == sorted(names) and len(names) > 2
    assert len({t.yaxis for t in shared.data}) == len(names)
    assert {tuple(a.range) for a in shared.select_yaxes()} == {tuple(whole.layout.yaxis.range)}
    headings = [a.text for a in own.layout.annotations if a.text.startswith("<b>")]
    assert len(headings) == len(names) and all("own axis" in h for h in headings)


@pytest.mark.parametrize(
    ("page", "exhibit"),
    [
        ("precedents", "hosted_share"),
        ("shares", "two_dates"),
        *(
            pytest.param(*one, marks=[pytest.mark.full])
            for one in (
                ("community", "attention"),
                ("precedents", "precedent_revenue"),
                ("openness", "transparency"),
                ("scenarios", "backtest_path"),
            )
        ),
    ],
)
def test_every_chart_of_several_companies_over_time_splits_into_panels(page, exhibit, tables):
    whole, shared, own = (card(tables, page, exhibit, layout=layout).figure for layout in ("together", "panels", "own"))
    names = small_multiples.names_of(whole)[: small_multiples.MOST]
    assert len(names) > 1 and list(dict.fromkeys(t.name for t in shared.data)) == names
    assert {a.range for a in shared.select_yaxes()} == {whole.layout.yaxis.range}
    drawn = [sum(len(t.y) for t in figure.data if t.name in names) for figure in (whole, shared, own)]
    assert drawn[0] == drawn[1] == drawn[2]
    assert sum("own axis" in a.text.replace("<br>", " ") for a in own.layout.annotations) == len(names)


def test_a_chart_of_one_line_is_not_split(tables):
    page = page_of("capability")
    exhibit = next(e for e in page.exhibits if e.id == "gap")
    figure = built(page, exhibit, tables).figure
    assert small_multiples.split(figure, Look()) is figure


@pytest.mark.full
def test_arrow_keys_move_both_ends_of_the_timeline_and_the_address_follows(server, open_page):
    page = open_page(f"{server}/shares?dates=2025-06&dates=2026-03")
    page.get_by_role("button", name="View", exact=True).click()
    page.get_by_role("tab", name="Timeline").click()
    ends = page.get_by_role("slider")
    expect(ends.nth(0)).to_have_attribute("aria-valuetext", "Jun 2025")
    ends.nth(0).press("ArrowRight")
    page.wait_for_url("**dates=2025-07&dates=2026-03**")
    page.get_by_label("Type one date or two").fill("2025-Q4")
    page.get_by_label("Type one date or two").press("Enter")
    page.wait_for_url("**dates=2025-10&dates=2025-12**")
    settle(page)
    expect(page.get_by_test_id("stMainBlockContainer")).to_contain_text("Oct 2025 to Dec 2025")


def test_the_note_names_the_company_and_the_dates_that_a_line_runs_across():
    dates = pd.to_datetime(["2025-01-15", "2025-02-15", "2025-03-15"])
    rows = [("A", 0), ("A", 2), ("B", 0), ("B", 1), ("B", 2), ("Rest", 0), ("Rest", 2)]
    table = pd.DataFrame(
        {
            "label": [name for name, _ in rows],
            "mid_date": [dates[i] for _, i in rows],
            "period_label": [("Jan 2025", "Feb 2025", "Mar 2025")[i] for _, i in rows],
            "kind": ["rest" if name == "Rest" else "company" for name, _ in rows],
            "limits": "Counts visits.",
        }
    )
    table["as_of"] = table["period"] = [f"2025-0{i + 1}" for _, i in rows]
    table = table.assign(entity_id=table["label"], date_status="preliminary", coverage="A, B", complete=True)
    table = table.assign(low_pct=40.0, mid_pct=40.0, high_pct=40.0, share_pct=40.0)
    said = "Counts visits. Lines run across dates without a figure: A (Feb 2025)"
    assert shares_words.one_market_note(table, "lines") == said


@pytest.mark.full
def test_a_zoom_along_time_stays_when_a_control_changes_the_chart_and_is_undone_by_hand_or_key(server, open_page):
    page = open_page(f"{server}/community?tab_community=meanings")
    chart = page.locator(".st-key-chart_hub .js-plotly-plot")
    chart.scroll_into_view_if_needed()
    page.wait_for_function("() => document.querySelector('.st-key-chart_hub .js-plotly-plot')?._fullLayout")
    ends = "chart => [...chart._fullLayout.xaxis.range, chart._fullLayout.yaxis.type].map(String)"
    whole = chart.evaluate(ends)

    def drag():
        box = chart.locator(".nsewdrag").bounding_box()
        page.mouse.move(box["x"] + 0.3 * box["width"], box["y"] + 60)
        page.mouse.down()
        page.mouse.move(box["x"] + 0.9 * box["width"], box["y"] + 60, steps=6)
        page.mouse.up()
        expect(undo).to_be_visible()
        return box

    undo = page.locator(".st-key-chart_hub").get_by_role("button", name="Undo zoom")
    drag()
    zoomed = chart.evaluate(ends)
    assert zoomed[:2] != whole[:2]
    page.locator(".st-key-hub_scale").get_by_text("Linear").click()
    page.wait_for_url("**hub_scale=linear**")
    settle(page)
    page.wait_for_timeout(800)
    assert chart.evaluate(ends) == [*zoomed[:2], "linear"]
    undo.click()
    expect(undo).to_be_hidden()
    assert chart.evaluate(ends)[:2] == whole[:2]
    box = drag()
    page.mouse.dblclick(box["x"] + box["width"] / 2, box["y"] + box["height"] - 8)
    expect(undo).to_be_hidden()
    assert chart.evaluate(ends)[:2] == whole[:2]
