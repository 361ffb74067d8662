"""A question from the audience: out of the slides to what answers it, and back to the slide one left."""

import re

import pytest
from playwright.sync_api import expect

from tests.conftest import heard, settle

TITLE = ".st-key-slide h1"


def slide_shown(page, number):
    """Waits for a slide of the story; gives its title."""
    page.wait_for_url(re.compile(rf"[?&]present={number}(&|$)"))
    expect(page.locator(".st-key-slide-bar")).to_contain_text(f"{number} / 10", timeout=30_000)
    settle(page)
    return page.locator(TITLE).inner_text()


def left(page):
    """Esc, until the slide is gone."""
    page.keyboard.press("Escape")
    expect(page.locator(".st-key-slide")).to_have_count(0, timeout=30_000)
    settle(page)


def test_escape_on_a_slide_of_the_story_opens_its_page_and_present_there_returns_to_the_slide(server, open_page):
    page = heard(open_page(f"{server}/shares?present=1&deck=ready"))
    page.keyboard.press("PageDown")
    slide_shown(page, 2)
    page.keyboard.press("PageDown")
    title = slide_shown(page, 3)
    left(page)
    expect(page).to_have_url(f"{server}/concentration")
    expect(page.locator(".st-key-exhibit-spectrum h3")).to_contain_text(title)
    back = page.locator(".st-key-present_page button")
    expect(back).to_have_text("Back to slide 3")
    heard(page).keyboard.press("p")
    assert slide_shown(page, 3) == title


@pytest.mark.full
def test_back_after_escape_returns_to_the_slide_at_once_and_escape_leaves_it_again(server, open_page):
    page = heard(open_page(f"{server}/?present=1&deck=ready"))
    first = slide_shown(page, 1)
    for _ in range(2):
        left(page)
        expect(page).to_have_url(f"{server}/shares")
        page.go_back()
        assert slide_shown(page, 1) == first


@pytest.mark.full
def test_a_view_that_a_slide_was_given_by_its_controls_is_the_view_of_its_page_after_escape(server, open_page):
    page = heard(open_page(f"{server}/?present=2&deck=ready"))
    page.keyboard.press("t")
    page.locator(".st-key-slide-choices").get_by_text("Stacked", exact=True).click()
    expect(page.locator(".st-key-slide_back")).to_be_visible(timeout=30_000)
    page.locator(".st-key-slide_end button").click()
    page.wait_for_url(f"{server}/shares?shape=stacked")
    settle(page)
    expect(page.get_by_role("radio", name="Stacked")).to_be_checked()
    page.go_back()
    slide_shown(page, 2)
    expect(page.locator(".st-key-slide_back")).to_have_count(0)


@pytest.mark.full
def test_back_after_escape_on_a_slide_of_a_page_returns_to_it_at_once(server, open_page):
    page = heard(open_page(f"{server}/shares?present=2&shape=stacked"))
    title = page.locator(TITLE).inner_text()
    left(page)
    page.wait_for_url(f"{server}/shares?shape=stacked")
    page.go_back()
    page.wait_for_url(f"{server}/shares?present=2&shape=stacked")
    expect(page.locator(TITLE)).to_have_text(title)
