"""A deck belongs to its reader's browser: it is there after a reload, a restart, a closed tab, and nobody else's is
shown for it."""

import re
from contextlib import ExitStack
from urllib.parse import urlsplit

import pytest
import streamlit as st
from playwright.sync_api import expect

from analysis.exhibits.decks import VERSION
from analysis.exhibits.page import load_pages
from tests.conftest import ROOT, listening, serve, settle
from tests.test_pages import open_app
from tests.test_present import begun
from ui import decks

SAVED = """step,page,exhibit,view,caption,notes
1,strategies,flow,,Who bets on open,Say hello
2,shares,two_dates,,Then and now,Point to the dots
3,shares,leader,,The figure of the article,
"""


def open_deck(page):
    page.keyboard.press("d")
    box = page.get_by_role("dialog")
    box.wait_for()
    settle(page)
    return box


def load(page, text=SAVED):
    """Takes a saved deck over; gives the open dialog."""
    box = open_deck(page)
    page.set_input_files("input[type=file]", {"name": "deck.csv", "mimeType": "text/csv", "buffer": text.encode()})
    box.get_by_role("button", name="Use this file").click()
    expect(box.locator("strong")).to_have_count(len(text.strip().splitlines()) - 1)
    settle(page)
    return box


def close(page):
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    settle(page)


def present_second(page):
    """Presents the deck that was loaded, at its second slide."""
    load(page).get_by_role("button", name="Present my deck").click()
    begun(page)
    page.keyboard.press("ArrowRight")
    page.wait_for_url(re.compile("present=2"))
    expect(page.locator(".st-key-slide")).to_contain_text("Then and now")


def shows_second(page):
    expect(page.locator(".st-key-slide")).to_contain_text("Then and now", timeout=30_000)
    expect(page.locator(".st-key-slide-bar")).to_contain_text("2 / 3")
    expect(page).to_have_url(re.compile("present=2"))


def deck_button(page):
    return page.locator(".st-key-deck button")


def test_a_deck_presented_resumes_at_its_slide_after_a_reload_and_the_notes_follow(server, open_page):
    page = listening(open_page(f"{server}/openness"))
    present_second(page)
    with page.context.expect_page() as opened:
        page.keyboard.press("n")
    notes = opened.value.locator("body")
    expect(notes).to_contain_text("Point to the dots")
    page.reload()
    shows_second(page)
    settle(page)
    expect(notes).to_contain_text("Point to the dots")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url(re.compile("present=1"))
    expect(notes).to_contain_text("Say hello")


@pytest.mark.full
def test_a_deck_outlives_a_restart_of_the_server_and_a_closed_tab(open_page):
    with ExitStack() as first:
        address = first.enter_context(serve(ROOT / "data"))
        page = listening(open_page(f"{address}/openness"))
        present_second(page)
        first.close()
    with serve(ROOT / "data", at=urlsplit(address).port):
        page.reload()
        shows_second(page)
        where, context = page.url, page.context
        page.close()
        page = context.new_page()
        page.goto(where)
        shows_second(page)
        page.goto(f"{address}/shares")
        expect(deck_button(page)).to_have_text("Deck (3)")
        box = open_deck(listening(page))
        expect(box.get_by_label("Caption").nth(1)).to_have_value("Then and now")
        expect(box.get_by_label("Speaker notes, never on the slide").nth(1)).to_have_value("Point to the dots")


@pytest.mark.full
def test_an_address_of_another_browsers_deck_says_so_and_offers_what_there_is(server, open_page):
    page = listening(open_page(f"{server}/openness"))
    present_second(page)
    where = page.url
    other = open_page(where)
    said = other.locator(".st-key-slide")
    expect(said).to_contain_text("This browser does not have the deck of this address")
    expect(said.get_by_role("button", name="Present my deck")).to_have_count(0)
    said.get_by_role("button", name="Present the story that ships").click()
    other.locator(".st-key-present_anyway button").click()
    expect(other).to_have_url(re.compile("deck=ready"))
    other.goto(f"{server}/shares")
    load(listening(other), "\n".join(SAVED.splitlines()[:2]) + "\n")
    close(other)
    for address in (where, f"{server}/shares?present=1&deck=mine"):
        other.goto(address)
        expect(said).to_contain_text("This browser does not have the deck of this address")
    said.get_by_role("button", name="Present my deck (1 slide)").click()
    expect(said).to_contain_text("Who bets on open")


@pytest.mark.parametrize("word", ["nonsense", pytest.param("eJwBAAD__w", marks=pytest.mark.full)])
def test_a_link_whose_deck_cannot_be_read_says_so_and_shows_no_other_slides(server, open_page, word):
    page = open_page(f"{server}/shares?present=1&deck={word}")
    expect(page.locator(".st-key-slide")).to_contain_text("The deck in this link cannot be read")
    page.locator(".st-key-slide_end button").click()
    expect(page).to_have_url(f"{server}/shares")


@pytest.mark.full
@pytest.mark.parametrize("kept", ['{"version": 1, "decks": [{"id": 5}, 7]}', "no json", '{"version": 9}', "[]"])
def test_what_a_browser_keeps_and_cannot_be_read_is_said_in_words(server, open_page, kept):
    page = listening(open_page(f"{server}/shares"))
    page.evaluate("text => localStorage.setItem('genai-decks', text)", kept)
    page.reload()
    box = open_deck(listening(page))
    expect(box).to_contain_text("The decks kept in this browser cannot be read")
    expect(page.get_by_test_id("stException")).to_have_count(0)
    close(page)
    load(page)
    close(page)
    assert page.evaluate("localStorage.getItem('genai-decks-unread')") == kept
    page.reload()
    expect(deck_button(page)).to_have_text("Deck (3)")


@pytest.mark.full
def test_words_of_a_kept_deck_are_words_and_never_markup(server, open_page):
    page = listening(open_page(f"{server}/shares"))
    load(page, SAVED.replace("Who bets on open", "<img src=x onerror=alert(1)> **b** $x$"))
    close(page)
    page.reload()
    box = open_deck(listening(page))
    box.get_by_role("button", name="Present my deck").click()
    begun(page)
    expect(page.locator(".st-key-slide-head")).to_contain_text("<img src=x onerror=alert(1)> **b** $x$")
    assert page.locator(".st-key-slide img").count() == 0


@pytest.mark.full
def test_two_windows_have_one_deck_and_neither_destroys_what_the_other_did(server, open_page):
    one = listening(open_page(f"{server}/shares"))
    load(one)
    close(one)
    two = one.context.new_page()
    two.goto(f"{server}/shares")
    expect(deck_button(two)).to_have_text("Deck (3)")
    listening(one).locator("[class*='st-key-add_'] button").first.click()
    expect(deck_button(two)).to_have_text("Deck (4)")
    listening(two).locator("[class*='st-key-add_'] button").last.click()
    for page in (one, two):
        expect(deck_button(page)).to_have_text("Deck (5)")
    one.reload()
    expect(deck_button(one)).to_have_text("Deck (5)")


@pytest.mark.full
def test_a_deck_that_another_window_replaces_stays_the_one_that_is_presented(server, open_page):
    one = listening(open_page(f"{server}/openness"))
    present_second(one)
    two = one.context.new_page()
    two.goto(f"{server}/shares")
    expect(deck_button(two)).to_have_text("Deck (3)")
    box = open_deck(listening(two))
    box.get_by_role("button", name="Take the story that ships as my deck").click()
    box.get_by_role("button", name="Replace my deck").click()
    expect(box.locator("strong")).to_have_count(10)
    close(two)
    expect(deck_button(two)).to_have_text("Deck (10)")
    one.reload()
    shows_second(one)


def test_the_story_replaces_a_deck_only_when_asked_and_can_be_undone(server, open_page):
    page = listening(open_page(f"{server}/shares"))
    box = load(page, SAVED.replace("strategies,flow", "shares,leader"))
    captions, field = box.get_by_label("Caption"), box.locator("[class*='st-key-caption_']").first
    before = field.get_attribute("class")
    box.get_by_role("button", name="Take the story that ships as my deck").click()
    expect(box).to_contain_text("Your deck has 3 slides. The 10 slides of the story would take its place.")
    box.get_by_role("button", name="Keep my deck").click()
    expect(box).not_to_contain_text("would take its place")
    expect(captions).to_have_count(3)
    box.get_by_role("button", name="Take the story that ships as my deck").click()
    box.get_by_role("button", name="Replace my deck").click()
    expect(captions).to_have_count(10)
    expect(captions.first).to_have_value("The article’s figure: nearly 80 percent")
    assert field.get_attribute("class") != before, "words still on their way would be taken for those of the new slide"
    box.get_by_role("button", name="Undo").click()
    expect(captions).to_have_count(3)
    expect(captions.first).to_have_value("Who bets on open")
    settle(page)
    box.get_by_role("button", name="Remove").first.click()
    expect(captions).to_have_count(2)
    box.get_by_role("button", name="Undo").click()
    expect(captions.first).to_have_value("Who bets on open")
    page.reload()
    expect(deck_button(page)).to_have_text("Deck (3)")


@pytest.mark.full
def test_the_count_of_the_deck_follows_each_slide_that_comes_and_goes(server, open_page):
    page = listening(open_page(f"{server}/shares"))
    expect(deck_button(page)).to_have_text("Deck")
    for count in (1, 2):
        page.locator("[class*='st-key-add_'] button").nth(count).click()
        expect(deck_button(page)).to_have_text(f"Deck ({count})")
    box = open_deck(page)
    box.get_by_role("button", name="Remove").first.click()
    expect(box.locator("strong")).to_have_count(1)
    close(page)
    expect(deck_button(page)).to_have_text("Deck (1)")


@pytest.mark.full
def test_a_caption_that_ends_in_a_space_is_bold_and_shows_no_asterisk(server, open_page):
    page = listening(open_page(f"{server}/shares"))
    box = load(page)
    box.get_by_label("Caption").first.fill("Look here ")
    box.get_by_label("Caption").first.press("Tab")
    settle(page)
    box.get_by_role("button", name="Present my deck").click()
    begun(page)
    expect(page.locator(".st-key-slide-head strong")).to_have_text("Look here")
    assert "*" not in page.locator(".st-key-slide-head").inner_text()


def test_an_open_deck_stays_when_another_window_changes_it(server, browser):
    with browser.new_context(viewport={"width": 1280, "height": 720}) as context:
        first, second = context.new_page(), context.new_page()
        for page in (first, second):
            page.goto(f"{server}/precedents")
            listening(page)
        box = open_deck(first)
        second.locator("[class*='st-key-add_'] button").first.click()
        expect(box.locator("strong")).to_have_count(1)
        close(first)


def test_an_open_deck_stays_when_its_page_is_drawn_anew():
    app = open_app(next(page for page in load_pages() if page.id == "precedents"))
    assert not is_open(app)
    app.button(key="deck").click().run()
    assert is_open(app)
    app.run()
    assert is_open(app)


def is_open(app):
    return any(button.key == "take_ready" for button in app.button)


def echoed(monkeypatch, *told):
    """What is drawn anew for each message of the browser about its decks, beside an open deck."""
    held, drawn = {"_deck_open": "shares"}, []
    monkeypatch.setattr(st, "session_state", held)
    monkeypatch.setattr(decks.state, "slide", lambda: 0)
    monkeypatch.setattr(st, "rerun", drawn.append)
    for message in told:
        decks._hear(message)
    return drawn, held


def test_an_open_deck_is_not_drawn_anew_for_what_it_told_its_browser_itself(monkeypatch):
    kept = {"version": VERSION, "decks": [{"id": "abcdefgh", "number": 2, "csv": SAVED}]}
    drawn, held = echoed(monkeypatch, kept, kept)
    assert drawn == [["deck", "deck-channel"], "deck-channel"]
    assert len(held["_decks"][0].steps) == 3
