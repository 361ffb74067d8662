"""Tabs of a page: only the open one is built, and every exhibit opens at the address that it had before."""

import re

import pandas as pd
import pytest
from playwright.sync_api import expect

from analysis.exhibits import answers, page_answer, story
from analysis.exhibits.page import Page, Tab, load_pages
from analysis.exhibits.story import Step
from analysis.tables import rail_figures
from tests.cards import card
from tests.conftest import listening, settle
from tests.series import sampled
from tests.test_pages import open_app
from ui import state

PAGES = {page.id: page for page in load_pages()}
ADDRESSES = {
    "overview": "key_figures claims",
    "shares": "leader over_time two_dates rivals layers sizes",
    "concentration": "spectrum at_date hhi_over_time every_hhi contributions waterfall tipping doubts drawn lorenz"
    " family hhi_sum",
    "mergers": "before_after by_guideline guideline_tests pairs remedies what_if diagnostics price_effects",
    "ownership": "ties modified_hhi",
    "strategies": "flow reversals open_share by_strategy mix lanes against revenue_models",
    "openness": "definitions profiles one_model composite systems families transparency",
    "capability": "gap frontier lag lags every_gap published",
    "prices": "prices_over_time channels price_capability spreads hosts",
    "community": "attention meanings downloads download_concentration hub",
    "releases": "lists open_part release_timeline",
    "economics": "training amounts multiples cost_revenue spending",
    "precedents": "precedent_revenue hosted_share losses carries license_changes precedent_models",
    "break_even": "strategies cash results matters ledger",
    "scenarios": "fan company_fans compared beside swings backtest backtest_path scenario_ledger",
    "companies": "profile company_strategy company_shares company_models company_capability company_money company_ties"
    " company_list",
    "sources": "independence source_list credits",
    "health": "invariants rhythm coverage missing",
}
"""Page → its exhibits as they could be linked to, embedded and put into decks before pages had tabs."""
EVERY = [(page, exhibit) for page, exhibits in ADDRESSES.items() for exhibit in exhibits.split()]
TABBED = [page for page in PAGES.values() if page.tabs]
IN_TABS = [(page.id, tab.id) for page in TABBED for tab in page.tabs]


def drawn(app):
    """The ids of the exhibits that are on screen, by the anchors of their titles; panels have titles too."""
    known = {one.id for page in PAGES.values() for one in page.exhibits}
    return [title.proto.anchor for title in app.subheader if title.proto.anchor in known]


@pytest.mark.parametrize(("page", "exhibit"), EVERY)
def test_an_exhibit_of_old_addresses_is_there_under_its_id_for_links_decks_and_slides(page, exhibit):
    found = PAGES[page]
    assert exhibit in [one.id for one in found.exhibits]
    steps, told = story.read(story.unpacked(story.packed([Step(page, exhibit)])), load_pages())
    assert not told and [(step.page, step.exhibit) for step in steps] == [(page, exhibit)]
    tab = found.tab_of(exhibit)
    assert exhibit in [one.id for one in (found.within(tab) if tab else found.first())]


@pytest.mark.parametrize(("page", "exhibit"), sampled([pair for pair in EVERY if PAGES[pair[0]].tabs], of=30))
def test_an_exhibit_of_a_page_with_tabs_can_be_embedded_alone(page, exhibit):
    app = open_app(PAGES[page], exhibit=exhibit)
    assert not app.exception and not app.warning and len(app.subheader) == 1


@pytest.mark.parametrize(("page", "tab"), sampled(IN_TABS, of=18, at=1))
def test_a_tab_of_an_address_is_open_and_the_others_are_not_built(page, tab):
    found = PAGES[page]
    app = open_app(found, **{f"tab_{page}": tab})
    wanted = next(one for one in found.tabs if one.id == tab)
    assert not app.exception and not app.warning
    open_ones = [one.id for one in found.within(wanted) if one.id not in wanted.folded]
    assert drawn(app) == [*(one.id for one in found.first()), *open_ones]
    assert {one for one in wanted.folded if state.fold_key(one) in app.session_state} == {*wanted.folded}


@pytest.mark.parametrize("page", sampled([page.id for page in TABBED], of=4))
def test_a_press_on_a_tab_is_in_the_address_by_its_id_and_the_first_needs_no_word(page):
    found = PAGES[page]
    app = open_app(found)
    assert f"tab_{page}" not in app.query_params
    other = found.tabs[-1]
    app.session_state[f"tab_{page}"] = other.id
    app.run()
    assert app.query_params[f"tab_{page}"] in (other.id, [other.id])
    assert drawn(app)[-1] == [name for name in other.exhibits if name not in other.folded][-1]
    assert not [said for said in app.caption if "Part of the page" in said.value]


@pytest.mark.parametrize("page", [page.id for page in TABBED])
def test_tabs_have_each_exhibit_once_a_hero_stands_above_and_there_are_two_to_four_with_ids_of_their_own(page):
    found = PAGES[page]
    names = [name for tab in found.tabs for name in tab.exhibits]
    assert found.first() and 2 <= len(found.tabs) <= 4
    assert len(set(names)) == len(names) and {*names} < {one.id for one in found.exhibits}
    assert len({tab.id for tab in found.tabs}) == len({tab.label for tab in found.tabs}) == len(found.tabs)
    assert not [tab for tab in found.tabs if re.search(r"[0-9]", tab.label) or not re.fullmatch("[a-z_]+", tab.id)]


@pytest.mark.parametrize("page", [page.id for page in TABBED])
def test_a_choice_stands_where_it_acts(page):
    found = PAGES[page]
    own = {c.name for c in found.choices}
    above = own - {name for tab in found.tabs for name in tab.choices}
    read = {one.id: own & (answers.reads(one, found.lead_of(one)) or own) for one in found.exhibits}
    assert not [one.id for one in found.first() if read[one.id] - above]
    for tab in found.tabs:
        acts = set().union(*(read[name] for name in tab.exhibits))
        assert acts <= above | {*tab.choices} and {*tab.choices} <= acts, tab
        assert [c.name for c in found.acting_in(tab)] == [c.name for c in found.choices if c.name in tab.choices]
    assert not {c.name for c in found.above()} & {*found.row, *found.aside, *(own - above)}


def test_an_unknown_tab_of_a_link_is_named_and_the_first_is_open():
    app = open_app(PAGES["capability"], tab_capability="level")
    assert "Part of the page" in app.warning[0].value and "Levels" in app.warning[0].value
    assert "frontier" in drawn(app)


FOLDED = [(page.id, name) for page in TABBED for tab in page.tabs for name in tab.folded]


def test_of_each_tab_the_first_exhibit_is_open_and_only_its_own_are_folded():
    for tab in (tab for page in TABBED for tab in page.tabs):
        assert {*tab.folded} < {*tab.exhibits} and tab.exhibits[0] not in tab.folded, tab


@pytest.mark.parametrize(("page", "exhibit"), sampled(FOLDED, of=4))
def test_a_press_on_the_finding_of_a_folded_exhibit_builds_it(page, exhibit):
    found = PAGES[page]
    app = open_app(found, **{f"tab_{page}": found.tab_of(exhibit).id})
    assert exhibit not in drawn(app)
    app.session_state[state.fold_key(exhibit)] = True
    app.run()
    assert not app.exception and exhibit in drawn(app)


def test_a_link_to_a_folded_exhibit_opens_its_tab_and_its_fold(server, open_page):
    page = open_page(f"{server}/concentration#lorenz")
    expect(page.locator(".st-key-exhibit-lorenz h3")).to_be_in_viewport()


PAGE = Page(
    "toy",
    "Toy",
    "?",
    PAGES["capability"].exhibits,
    tabs=(Tab("one", "One", ("gap",)), Tab("two", "Two", ("lag", "frontier"))),
)


def test_the_exhibits_of_a_tab_come_in_its_order_and_those_of_none_stand_above():
    assert [one.id for one in PAGE.within(PAGE.tabs[1])] == ["lag", "frontier"]
    assert [one.id for one in PAGE.first()] == ["lags", "every_gap", "published"]
    assert PAGE.tab_of("gap") is PAGE.tabs[0] and PAGE.tab_of("lags") is None
    assert state.tab_choice(PAGE).name == "tab_toy" and state.tab_choice(PAGES["edit"]) is None


def test_a_link_to_an_exhibit_behind_a_press_opens_its_tab_and_its_title_is_on_screen(server, open_page):
    page = open_page(f"{server}/capability#published")
    title = page.locator(".st-key-exhibit-published h3")
    expect(title).to_be_in_viewport()
    expect(page.get_by_role("tab", name="Other estimates")).to_have_attribute("aria-selected", "true")
    expect(page).to_have_url(re.compile("tab_capability=estimates"))


@pytest.mark.full
def test_a_press_on_a_tab_takes_down_the_others_and_an_exhibit_of_it_is_presented_as_its_own_slide(server, open_page):
    page = listening(open_page(f"{server}/capability"))
    page.locator(".st-key-exhibit-frontier").wait_for()
    page.get_by_role("tab", name="Other benchmarks").click()
    page.wait_for_url("**/capability?tab_capability=benchmarks")
    expect(page.locator(".st-key-exhibit-every_gap")).to_be_visible()
    expect(page.locator(".st-key-exhibit-frontier")).to_have_count(0)
    settle(page)
    page.locator(".st-key-exhibit-every_gap").hover()
    page.keyboard.press("f")
    page.locator(".st-key-present_anyway button").click()
    page.wait_for_url("**present=5**")


@pytest.mark.parametrize("page", sampled([page.id for page in TABBED], of=9, at=2))
def test_the_view_to_print_has_every_exhibit_once_in_the_order_of_the_tabs(page):
    found = PAGES[page]
    app = open_app(found, print="all")
    assert not app.exception and not app.warning
    assert drawn(app) == [one.id for one in (*found.first(), *(e for tab in found.tabs for e in found.within(tab)))]
    assert [part.value for part in app.header] == [tab.label for tab in found.tabs]
    assert app.query_params["print"] in ("all", ["all"])


def test_paper_says_that_the_open_part_is_printed_and_share_leads_to_all_of_them(server, open_page):
    page = listening(open_page(f"{server}/openness?tab_openness=rate"))
    page.emulate_media(media="print")
    said = "() => getComputedStyle(document.querySelector('.st-key-tabs'), '::after').content"
    assert "the part of the page that was open" in page.evaluate(said)
    page.emulate_media(media="screen")
    page.keyboard.press("l")
    link = page.get_by_role("link", name="All parts of this page, to print")
    assert link.get_attribute("href") == f"{server}/openness?tab_openness=rate&print=all"


def test_a_rail_names_each_exhibit_of_the_tab_with_its_finding_and_a_press_goes_there(server, open_page):
    page = listening(open_page(f"{server}/openness?tab_openness=means", width=1920, height=1080))
    rail, index = page.locator(".st-key-rail"), page.locator(".st-key-rail-index")
    topics = {one.id: one.topic for one in PAGES["openness"].exhibits}
    names = [topics[name] for name in ("one_model", "families", "systems")]
    expect(index.get_by_role("link")).to_have_text(names)
    titles = page.get_by_role("tabpanel").get_by_role("heading", level=3)
    said = [caption.strip() for caption in index.locator("[data-testid=stCaptionContainer]").all_inner_texts()]
    assert said[:2] == [title.strip() for title in titles.all_inner_texts()] and len(said) == 3
    index.get_by_role("link", name=names[2]).click()
    expect(page.locator(".st-key-exhibit-systems h3")).to_be_in_viewport()
    box = rail.bounding_box()
    assert box["x"] >= 1560 and 48 < box["y"] < 200, "it stays beside what it leads to"
    assert len(page.context.pages) == 1
    page.set_viewport_size({"width": 1100, "height": 720})
    expect(rail).to_be_hidden()


def test_in_a_room_menu_and_present_are_all_that_stands_over_a_page(server, open_page):
    page = listening(open_page(f"{server}/capability?theme=projector"))
    expect(page.get_by_role("button", name="Present")).to_be_visible()
    for name in ("View", "Share", "Deck", "Add to deck", "More"):
        assert not [one for one in page.get_by_role("button", name=name, exact=True).all() if one.is_visible()], name
    expect(page.locator(".st-key-search input")).to_be_hidden()
    page.get_by_role("button", name="Reset view").click()
    expect(page.get_by_role("button", name="View")).to_be_visible()


FLOW = pd.DataFrame(
    [("closed", "hybrid"), ("closed", "closed"), ("hybrid", "hybrid"), ("closed", None)],
    columns=["strategy_then", "strategy_today"],
)
LAG = {"lag_kind": "caught up", "lag_months": 7.2, "gap": 9.75, "gap_unit": "index points", "date": "2026-03-05"}


@pytest.mark.parametrize(
    ("figures", "rows", "said"),
    [
        (
            rail_figures.strategies_figures,
            FLOW,
            [
                ("Closed in March 2024", "2 organizations"),
                ("of them with some weights today", "1"),
                ("Mixed open and closed now", "2 of 4"),
            ],
        ),
        (
            rail_figures.capability_figures,
            pd.DataFrame([LAG]),
            [("Behind", "7 months"), ("Gap", "9.75 index points"), ("Last date of both", "5 Mar 2026")],
        ),
        (
            rail_figures.capability_figures,
            pd.DataFrame([LAG | {"lag_kind": "at least", "lag_months": 1.0}]),
            [("Behind", "at least 1 month"), ("Gap", "9.75 index points"), ("Last date of both", "5 Mar 2026")],
        ),
    ],
)
def test_figures_beside_a_page_are_those_of_its_rows(figures, rows, said):
    assert figures(rows) == said


def test_figures_beside_shares_and_concentration_count_the_markets_of_the_answer(tables):
    for page, exhibit in (("shares", "leader"), ("concentration", "spectrum")):
        shown = card(tables, page, exhibit)
        first, rest = page_answer.of_cards([shown], PAGES[page])
        values = dict(page_answer.figures_of_cards([shown], PAGES[page]))
        assert first and len(values) >= 3
        told = {"shares": "OpenAI leads", "concentration": "Surely above 1,800"}[page]
        assert values[told] in rest, (values, rest)


def test_the_largest_doubt_and_a_few_figures_stand_beside_the_tabs_on_a_wide_screen(server, open_page):
    page = listening(open_page(f"{server}/concentration", width=1920, height=1080))
    beside = page.locator(".st-key-rail-beside")
    doubt = page.locator(".st-key-doubts summary").inner_text().split("Data doubts: ")[1]
    expect(beside).to_contain_text(f"Largest doubt: {doubt.strip()}")
    expect(beside.locator("dt").first).to_have_text("Surely above 1,800")
    page.set_viewport_size({"width": 1280, "height": 720})
    expect(beside).to_be_hidden()
