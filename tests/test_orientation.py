"""A first visit is shown three ways in, once; every page leads on to the next question."""

import pytest
from playwright.sync_api import expect

from analysis.exhibits.page import load_pages
from tests.conftest import listening, settle
from tests.test_pages import opened
from ui import orientation

PAGES = load_pages()


def test_what_this_is_takes_three_sentences():
    said = orientation.in_three_sentences(412, 12)
    assert said == (
        "An article of 21 March 2024 asked whether open models can break the leader’s hold on AI; its 12 claims"
        " stand here beside 412 sources.",
        "Each market is what one publisher counts, such as visits, users, tokens or dollars; markets are never"
        " averaged, and a share is as exact as it was published.",
        "What nobody publishes stays unknown, such as the use of open models on firms’ own machines, and is never"
        " filled in.",
    )


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.id)
def test_a_page_ends_with_the_question_of_the_next_one(page):
    following = PAGES[(PAGES.index(page) + 1) % len(PAGES)]
    last = opened(page.id).get("page_link")[-1].proto
    assert following.question.replace("?", "") in last.label.replace("\\", "") and last.page == following.path


def test_ways_in_stand_on_the_first_page_of_a_first_visit_until_they_are_put_away(server, open_page):
    page = listening(open_page(f"{server}/"))
    ways = page.locator(".st-key-ways")
    expect(ways.get_by_role("link", name="Look up a company")).to_be_visible()
    expect(ways.get_by_role("link", name="See the answer")).to_have_attribute("href", "#claims")
    ways.get_by_role("button", name="What is this?").click()
    expect(page.get_by_text("An article of 21 March 2024 asked")).to_be_visible()
    page.keyboard.press("Escape")
    ways.get_by_role("button", name="Put away").click()
    expect(ways).to_have_count(0)
    page.reload()
    settle(page)
    expect(page.locator(".st-key-next")).to_be_visible()
    expect(ways).to_have_count(0)


def test_a_second_visit_is_shown_no_ways_in_though_they_were_not_put_away(server, open_page):
    page = listening(open_page(f"{server}/"))
    page.locator(".st-key-ways").get_by_role("button", name="Build a deck").click()
    expect(page.get_by_role("dialog")).to_contain_text("Deck")
    page.goto(f"{server}/shares")
    settle(page)
    page.goto(f"{server}/")
    settle(page)
    expect(page.locator(".st-key-next")).to_be_visible()
    expect(page.locator(".st-key-ways")).to_have_count(0)
