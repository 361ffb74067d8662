"""The dashboard as a reader meets it, in a real browser."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from analysis.exhibits.page import load_pages
from tests.conftest import ROOT, heard, listening, serve, settle
from tests.series import sampled

PAGES = load_pages()
SERIOUS = ("serious", "critical")
SAMPLE = ("overview-light", "shares-dark")
IN_BOTH = [
    pytest.param(page, scheme, id=name, marks=[] if name in SAMPLE else [pytest.mark.full])
    for page in PAGES
    for scheme in ("light", "dark")
    for name in (f"{page.id}-{scheme}",)
]
"""Every page in both schemes; without the long series one page of each kind of furniture."""


def url(server, page, query=""):
    return f"{server}/{page.path}{query}"


def test_a_deep_link_on_a_fresh_server_opens_the_view_inside_the_frame(open_page):
    with serve(ROOT / "data") as fresh:
        page = open_page(f"{fresh}/shares?market=langfuse-app-layer")
        expect(page.get_by_role("heading", level=1)).to_have_text("Who holds the market?")
        expect(page.get_by_test_id("stTopNavSection").first).to_be_visible()
        expect(page.get_by_test_id("stMainBlockContainer")).to_contain_text("Langfuse")


@pytest.mark.full
def test_the_first_page_switch_after_a_deep_link_keeps_the_filters(server, open_page):
    page = open_page(f"{server}/shares?picked=openai&picked=google")
    page.get_by_test_id("stTopNavLink").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Can open AI models break the leader’s hold?")
    settle(page)
    assert page.url.count("picked=") == 2


@pytest.mark.full
def test_the_name_of_the_first_page_leads_to_it_with_what_the_link_asks_for(server, open_page):
    page = open_page(f"{server}/overview?focus=anthropic")
    expect(page.get_by_role("heading", level=1)).to_have_text("Can open AI models break the leader’s hold?")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.url == f"{server}/?focus=anthropic"


@pytest.mark.full
def test_a_reload_shows_the_same_view(server, open_page):
    page = open_page(f"{server}/shares?market=langfuse-app-layer")
    before = page.get_by_role("heading", level=3).all_inner_texts()
    page.reload()
    settle(page)
    expect(page.get_by_role("heading", level=3)).to_have_text(before)


@pytest.mark.full
def test_back_returns_to_the_page_before(server, open_page):
    page = open_page(f"{server}/")
    page.goto(f"{server}/shares")
    settle(page)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Can open AI models break the leader’s hold?")


@pytest.mark.full
def test_one_back_undoes_a_switch_of_pages_whatever_is_chosen_and_a_later_choice_has_an_entry_of_its_own(
    server, open_page
):
    page = open_page(f"{server}/shares?focus=google")
    page.get_by_test_id("stTopNavLink").first.click()
    page.wait_for_url(f"{server}/?focus=google")
    settle(page)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who holds the market?")
    assert page.url == f"{server}/shares?focus=google"
    page.go_forward()
    page.wait_for_url(f"{server}/?focus=google")
    settle(page)
    page.keyboard.press("Escape")
    page.wait_for_url(f"{server}/")
    page.go_back()
    page.wait_for_url(f"{server}/?focus=google")


@pytest.mark.full
def test_one_back_undoes_a_search_that_led_to_another_page_whatever_was_chosen(server, open_page):
    page = heard(open_page(f"{server}/shares?focus=google"))
    page.keyboard.press("/")
    page.keyboard.type("Openness")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{server}/openness?focus=google")
    settle(page)
    page.go_back()
    page.wait_for_url(f"{server}/shares?focus=google")
    expect(page.get_by_role("heading", level=1)).to_have_text("Who holds the market?")


@pytest.mark.full
def test_an_edited_csv_is_on_screen_at_the_next_interaction(open_page, folder):
    with serve(folder) as address:
        page = open_page(f"{address}/shares?market=chat")
        file = folder / "markets.csv"
        file.write_text(file.read_text().replace("Chat assistants", "Chat renamed"))
        page.get_by_text("Table", exact=True).nth(1).click()
        expect(page.get_by_test_id("stMainBlockContainer")).to_contain_text("Chat renamed")


def test_a_broken_csv_leaves_the_last_good_data_on_screen_under_a_banner(open_page, folder):
    with serve(folder) as address:
        page = open_page(f"{address}/shares")
        titles = page.get_by_role("heading", level=3).all_inner_texts()
        (folder / "shares.csv").write_bytes(b"\x00<<<<<<< HEAD\nnot,a,table\n")
        page.reload()
        settle(page)
        expect(page.get_by_test_id("stAlert").first).to_contain_text("errors")
        expect(page.get_by_role("heading", level=3)).to_have_text(titles)


def test_a_first_start_with_broken_data_shows_the_findings_as_the_page(open_page, folder):
    (folder / "companies.csv").write_text("company_id,company\n")
    with serve(folder) as address:
        page = open_page(f"{address}/")
        expect(page.get_by_test_id("stAlert").first).to_contain_text("Nothing can be shown")
        expect(page.get_by_test_id("stMainBlockContainer")).to_contain_text("companies.csv")


@pytest.mark.parametrize(("page", "scheme"), IN_BOTH)
def test_a_page_has_no_serious_accessibility_finding(server, open_page, page, scheme):
    shown = open_page(url(server, page), scheme=scheme)
    found = [v for v in Axe().run(shown).response["violations"] if v["impact"] in SERIOUS]
    told = [(v["id"], [n["html"][:160] for n in v["nodes"]][:3]) for v in found]
    assert told == []


@pytest.mark.full
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_a_page_has_no_serious_accessibility_finding_on_a_phone(server, open_page, page):
    shown = open_page(url(server, page), width=390, height=844)
    shown.wait_for_selector("[data-testid=stSidebarNavItems][role=none]", state="attached")
    found = [v for v in Axe().run(shown).response["violations"] if v["impact"] in SERIOUS]
    assert [(v["id"], [n["html"][:160] for n in v["nodes"]][:3]) for v in found] == []


@pytest.mark.full
def test_keys_reach_a_chart_that_scrolls_once_its_window_is_made_narrow(server, open_page):
    shown = open_page(f"{server}/shares", width=1280, height=844)
    shown.wait_for_selector("[class*=st-key-chart_] .main-svg")
    shown.set_viewport_size({"width": 390, "height": 844})
    shown.wait_for_function(
        "() => [...document.querySelectorAll('[class*=st-key-chart_]')].some(box => box.scrollWidth > box.clientWidth)"
    )
    found = Axe().run(shown, options={"runOnly": ["scrollable-region-focusable"]}).response["violations"]
    assert [n["html"][:160] for v in found for n in v["nodes"]] == []


def test_nothing_is_fetched_from_another_host(server, browser):
    context = browser.new_context()
    asked: list[str] = []
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{server}/shares")
    settle(page)
    context.close()
    assert [a for a in asked if not re.match(r"(https?|ws)://127\.0\.0\.1|data:|blob:", a)] == []


def test_what_is_chosen_is_in_the_address_by_id_and_back_undoes_it(server, open_page):
    page = open_page(f"{server}/shares?market=langfuse-app-layer")
    page.get_by_role("radio", name="Stacked").click()
    page.wait_for_url("**/shares?*shape=stacked*")
    page.get_by_role("radio", name="Products").click()
    page.wait_for_url("**level=product*")
    page.go_back()
    settle(page)
    expect(page.get_by_role("radio", name="Companies")).to_be_checked()
    expect(page.get_by_role("radio", name="Stacked")).to_be_checked()


@pytest.mark.full
def test_the_choice_of_a_company_in_focus_follows_to_another_page_and_is_in_its_address(server, open_page):
    page = open_page(f"{server}/shares?focus=anthropic&shape=stacked")
    page.get_by_test_id("stTopNavLink").first.click()
    page.wait_for_url("**/?focus=anthropic")
    expect(page.get_by_role("button", name="Clear focus: Anthropic")).to_be_visible()


FIRST_SCREEN = """() => {
  const seen = (one) => one.checkVisibility() && one.getBoundingClientRect().top < innerHeight;
  const bar = ['.st-key-name a', '.st-key-search input', '.st-key-tools button', '[data-testid=stTopNav]'];
  const buttons = [...document.querySelectorAll('button:not([role=radio], [role=tab])')].filter(seen);
  return {
    bar: Math.max(...bar.flatMap((each) => [...document.querySelectorAll(each)])
      .map((one) => one.getBoundingClientRect().bottom)),
    buttons: buttons.filter((one) => !one.closest('[data-testid=stTopNav]')).length,
    chart: document.querySelector('.js-plotly-plot').getBoundingClientRect().top,
    wide: document.documentElement.scrollWidth,
  };
}"""


@pytest.mark.parametrize(
    ("width", "high", "first"), [(1280, 48, 230), pytest.param(390, 96, 430, marks=pytest.mark.full)]
)
def test_the_bar_is_one_line_the_first_chart_begins_high_and_few_buttons_stand_before_it(
    server, open_page, width, high, first
):
    page = open_page(f"{server}/shares", width=width, height=720 if width > 640 else 844)
    page.wait_for_selector(".js-plotly-plot")
    found = page.evaluate(FIRST_SCREEN)
    assert found["bar"] <= high and found["buttons"] <= 10 and found["wide"] <= width, found
    assert found["chart"] <= first, found


OVER_THE_FIRST = """() => {
  const at = (one, side) => Math.round(document.querySelector(one).getBoundingClientRect()[side]);
  return {
    answer: at('.st-key-answer p', 'bottom'),
    first: at("[class*='st-key-exhibit-']", 'top'),
    wide: document.documentElement.scrollWidth,
  };
}"""


@pytest.mark.parametrize(("width", "answer", "first"), [(1280, 140, 230), (390, 300, 422)])
@pytest.mark.parametrize("page", sampled([page.id for page in PAGES if page.exhibits], of=9))
def test_the_answer_and_the_head_of_the_first_exhibit_are_on_the_first_screen_of_every_page(
    server, open_page, page, width, answer, first
):
    where = next(p.path for p in PAGES if p.id == page)
    opened = open_page(f"{server}/{where}", width=width, height=720 if width > 640 else 844)
    opened.wait_for_selector("[class*='st-key-origin-']")
    styled = "() => getComputedStyle(document.querySelector('.st-key-answer p')).fontSize === '18px'"
    opened.wait_for_function(styled)
    settle(opened)
    found = opened.evaluate(OVER_THE_FIRST)
    assert found["answer"] <= answer and found["first"] <= first and found["wide"] <= width, found


@pytest.mark.full
def test_the_panel_that_shares_a_page_has_its_link_its_files_a_frame_and_a_citation(server, open_page):
    page = listening(open_page(f"{server}/capability?focus=openai"))
    page.keyboard.press("l")
    codes = page.get_by_test_id("stCode")
    expect(codes).to_have_count(3)
    link = f"{server}/capability?focus=openai"
    assert codes.nth(0).inner_text().strip() == link
    assert f'<iframe src="{link}&embed=true"' in codes.nth(1).inner_text()
    assert codes.nth(2).inner_text().startswith("“How far do open models trail the closed ones?” (Capability).")
    with page.expect_download() as made:
        page.get_by_role("button", name="HTML").click()
    assert made.value.suggested_filename == "page-capability.html"


def test_a_control_that_redraws_its_exhibit_alone_is_named_as_changed_and_reset_undoes_it(server, open_page):
    page = open_page(f"{server}/shares")
    page.get_by_role("radio", name="Stacked").click()
    page.wait_for_url("**/shares?*shape=stacked*")
    expect(page.locator(".st-key-chosen p").first).to_have_text("Changed: Draw as: Stacked")
    page.get_by_role("button", name="Reset view").click()
    expect(page.get_by_role("radio", name="Lines")).to_be_checked()
    expect(page).to_have_url(f"{server}/shares")
    expect(page.get_by_role("button", name="Reset view")).to_have_count(0)


COVERED = """() => [...document.querySelectorAll('.play:not([hidden]) .opener')].flatMap((play) => {
  const a = play.getBoundingClientRect();
  const kinds = '[data-testid=stSelectbox], [data-testid=stMultiSelect], [data-testid=stButtonGroup]';
  return [...document.querySelectorAll(`[class*=choices-row-] :is(${kinds})`)].filter((one) => {
    const b = one.getBoundingClientRect();
    return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  }).map((one) => one.innerText);
})"""
"""What a button that plays dates lies on."""


@pytest.mark.full
def test_a_stake_shows_its_sliders_while_it_is_on(server, open_page):
    page = listening(open_page(f"{server}/ownership?tab_ownership=stakes"))
    exhibit = page.locator(".st-key-exhibit-modified_hhi")
    expect(exhibit.get_by_text("NVIDIA in Intel", exact=True)).to_be_visible()
    assert exhibit.get_by_role("slider").count() == 0
    exhibit.get_by_text("Microsoft in OpenAI", exact=True).click()
    expect(exhibit.get_by_role("slider")).to_have_count(2)
    expect(exhibit.get_by_role("heading", name=re.compile("^The ties add"))).to_be_visible()
    exhibit.get_by_text("As the profit share", exact=True).click()
    expect(exhibit.get_by_role("slider")).to_have_count(1)


@pytest.mark.full
def test_what_plays_dates_covers_no_control_of_its_exhibit(server, open_page):
    page = open_page(f"{server}/ownership")
    page.locator(".play:not([hidden]) .opener").first.wait_for()
    assert page.evaluate(COVERED) == []


@pytest.mark.full
def test_the_doubts_of_a_page_are_those_of_the_market_that_a_control_beside_an_exhibit_names(server, open_page):
    doubts = ".st-key-doubts summary p"
    page = open_page(f"{server}/ownership?tab_ownership=stakes")
    before = page.locator(doubts).inner_text()
    fresh = open_page(f"{server}/ownership?market=similarweb-genai-web").locator(doubts).inner_text()
    assert fresh != before
    page.get_by_role("combobox", name="Market", exact=True).first.click()
    page.keyboard.type("Similarweb")
    page.get_by_role("option", name=re.compile("Similarweb")).first.click()
    page.wait_for_url("**market=similarweb-genai-web**")
    expect(page.locator(doubts)).to_have_text(fresh)


@pytest.mark.full
def test_reset_returns_to_the_authors_view(server, open_page):
    page = open_page(f"{server}/shares?focus=anthropic&shape=stacked&since=2025-06")
    page.get_by_role("button", name="Reset view").click()
    page.wait_for_url(f"{server}/shares")
    settle(page)
    expect(page.get_by_role("radio", name="Lines")).to_be_checked()


@pytest.mark.full
def test_a_copied_link_reopens_the_same_view_for_another_reader(server, open_page):
    page = open_page(f"{server}/shares?market=langfuse-app-layer&shape=stacked&picked=openai")
    page.get_by_role("button", name="Share").click()
    link = page.get_by_test_id("stCode").first.inner_text().strip()
    other = open_page(link)
    expect(other.get_by_role("heading", level=3)).to_have_text(page.get_by_role("heading", level=3).all_inner_texts())
    expect(other.get_by_role("radio", name="Stacked")).to_be_checked()
