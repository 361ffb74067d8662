"""Every page answers its question in one sentence under it, from the rows on screen; a page that is a tool has none."""

import inspect

import pytest
from playwright.sync_api import expect

from analysis.exhibits import page_answer
from analysis.exhibits.page import load_pages
from tests import cards
from tests.conftest import listening
from tests.test_pages import opened

ANSWERED = [page for page in load_pages() if page.exhibits]


@pytest.mark.parametrize("page", ANSWERED, ids=lambda p: p.id)
def test_a_page_answers_from_its_own_exhibits_in_at_most_25_words(tables, page):
    named = {*inspect.signature(page.answer).parameters} - {"hides_companies", "hides_publishers"}
    assert named == {e.id for e in page.answering()}
    first, rest = page_answer.of_cards([cards.told(page, e, tables) for e in page.answering()], page)
    assert first.endswith(".") and rest.endswith("."), (first, rest)
    assert len(f"{first} {rest}".split()) <= page_answer.MOST_WORDS, f"{first} {rest}"


@pytest.mark.parametrize("page", ANSWERED, ids=lambda p: p.id)
def test_an_answer_says_so_where_filters_leave_no_row(tables, page):
    nothing = [cards.told(page, e, tables, picked=("nobody",), dates=("1999-01", "1999-02")) for e in page.answering()]
    if any(card.table.empty for card in nothing):
        assert page_answer.of_cards(nothing, page) == page_answer.NOTHING


def test_a_page_shows_its_question_once_and_its_answer_under_it():
    for page in (ANSWERED[0], ANSWERED[6]):
        app = opened(page.id)
        assert [title.value for title in app.title] == [app.title[0].value]
        assert [one for one in app.markdown if one.value.startswith("**") and page.answer], page.id


def test_the_answer_follows_a_control_that_redraws_its_exhibit_alone(server, open_page):
    page = listening(open_page(f"{server}/concentration"))
    said = page.locator(".st-key-answer p")
    expect(said.locator("strong")).to_have_text("Highly, in most markets.")
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    before = said.inner_text()
    page.locator(".st-key-spectrum_at [role=combobox]").click()
    page.get_by_role("option").nth(4).click()
    page.wait_for_url("**spectrum_at=*")
    expect(said).not_to_have_text(before)
