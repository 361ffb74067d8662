"""Trouble behind a slide: a server that is away, files half saved. The slide stays, and its foot says what is the
matter."""

from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from analysis import check
from analysis.exhibits.page import load_pages
from tests.conftest import serve, settle
from tests.test_pages import open_app
from ui import data

TITLE, FOOT = ".st-key-slide h1", ".st-key-slide-foot > :first-child p"
BEFORE_FOOT = "foot => getComputedStyle(foot, '::before').content"
LONG = 60_000


def foot_begins(page):
    """What the stylesheet puts before the words at the foot of a slide."""
    return page.locator(FOOT).evaluate(BEFORE_FOOT)


def test_a_slide_stays_while_the_server_is_away_and_is_there_by_itself_when_it_is_back(open_page, folder):
    with serve(folder) as address:
        page = open_page(f"{address}/shares?present=1")
        title = page.locator(TITLE).inner_text()
        assert foot_begins(page) == "none"
    told = page.get_by_test_id("stDialog")
    told.wait_for(state="attached", timeout=LONG)
    expect(told).to_be_hidden()
    expect(page.locator(TITLE)).to_have_text(title)
    assert foot_begins(page) == '"Reconnecting · "'
    with serve(folder, at=urlsplit(address).port):
        app = page.get_by_test_id("stApp")
        expect(app).to_have_attribute("data-test-connection-state", "CONNECTED", timeout=LONG)
        settle(page)
        page.locator("html:not([data-connection])").wait_for(state="attached", timeout=LONG)
        assert foot_begins(page) == "none" and told.count() == 0
        expect(page.locator(TITLE)).to_have_text(title)


@pytest.mark.full
@pytest.mark.parametrize("at", ["away", "the first moment back"])
def test_what_is_pressed_before_the_server_knows_the_window_again_is_made_once_it_does(open_page, folder, at):
    with serve(folder) as address:
        page = open_page(f"{address}/shares?present=1")
    page.locator("html[data-connection=away]").wait_for(state="attached", timeout=LONG)
    if at == "away":
        press_two_and_the_controls(page)
    with serve(folder, at=urlsplit(address).port):
        if at != "away":
            page.wait_for_selector("[data-testid=stApp][data-test-connection-state=CONNECTED]", timeout=LONG)
            assert foot_begins(page) == '"Reconnecting · "'
            press_two_and_the_controls(page)
        page.wait_for_url("**present=3*", timeout=LONG)
        expect(page.locator(".st-key-slide-choices")).to_be_visible(timeout=LONG)
        assert foot_begins(page) == "none"


def press_two_and_the_controls(page):
    """The next slide, the one after it, and the controls of that one, as fast as keys go."""
    for key in ("ArrowRight", "ArrowRight", "t"):
        page.keyboard.press(key)


def test_files_half_saved_put_no_banner_on_a_slide_and_its_foot_says_which_data_it_shows(open_page, folder):
    with serve(folder) as address:
        page = open_page(f"{address}/shares?present=1")
        title, version = page.locator(TITLE).inner_text(), check.load(folder).version
        (folder / "shares.csv").write_text("share_id,market_id\n")
        page.reload()
        settle(page)
        expect(page.locator(TITLE)).to_have_text(title)
        expect(page.get_by_test_id("stAlert")).to_have_count(0)
        expect(page.locator(FOOT)).to_contain_text(f"Showing data of version {version}: the files now have ")
        expect(page.locator(FOOT)).not_to_contain_text(f"data {version}")


@pytest.mark.parametrize(
    ("levels", "said"),
    [
        (("error",), "Showing data of version good: the files now have 1 error"),
        (("error", "warning", "error"), "Showing data of version good: the files now have 2 errors"),
    ],
)
def test_the_foot_of_a_slide_counts_errors_and_no_warnings(folder, levels, said):
    (folder / "companies.csv").write_text("company_id,company\n")
    broken = check.load(folder)
    one = next(problem for problem in broken.problems if problem.level == "error")
    latest = replace(broken, problems=tuple(replace(one, level=level) for level in levels))
    assert data.kept_said(replace(broken, version="good"), latest) == said


@pytest.mark.parametrize(
    ("page", "asked", "said"),
    [
        ("scenarios", {"scenario_market": "goodie-b2b-ai-referrals"}, "and a forecast takes 4"),
        ("prices", {"picked": "nvidia"}, ""),
        ("openness", {"picked": "accenture"}, ""),
    ],
    ids=["refused", "of no company shown", "a table of none"],
)
def test_a_slide_that_has_nothing_to_show_says_so_and_stands(page, asked, said):
    found = next(one for one in load_pages() if one.id == page)
    for number in (1, len(found.exhibits)):
        app = open_app(found, present=str(number), **asked)
        assert not app.exception
        assert len(app.title) == 1 and said in app.title[0].value
        said = ""


@pytest.mark.full
def test_the_foot_of_a_slide_that_has_nothing_to_show_stays_at_the_foot(server, open_page):
    page = open_page(f"{server}/scenarios?present=1&scenario_market=goodie-b2b-ai-referrals")
    box = page.locator(".st-key-slide-foot").bounding_box()
    assert box["y"] > 600 and box["y"] + box["height"] <= 721
