"""Slides, the story, keys and pictures: what a presenter and the audience meet."""

import re
from dataclasses import replace
from pathlib import Path

import plotly.graph_objects as go
import pytest
from playwright.sync_api import expect

from analysis import story
from analysis.figures.look import THEMES, Look, contrast
from analysis.figures.slide import roomy
from analysis.views import load_pages
from tests.conftest import listening, settle
from ui.keys import ON_A_PAGE, ON_A_SLIDE

PAGES = load_pages()
EVERY = [(p, i) for p in PAGES for i, _ in enumerate(p.exhibits, 1)]
SAMPLE = [(p, 1) for p in PAGES if p.id in ("overview", "shares", "strategies", "sources")]
TOO_MUCH = """() => {
  const slide = document.querySelector('.st-key-slide'), box = slide.getBoundingClientRect(), told = [];
  if (slide.scrollHeight > slide.clientHeight + 1 || slide.scrollWidth > slide.clientWidth + 1) told.push('scrolls');
  if (box.width > innerWidth + 1 || box.height > innerHeight + 1) told.push('larger than the screen');
  for (const one of slide.querySelectorAll('h1, p, td, th')) {
    const at = one.getBoundingClientRect();
    if (!at.width || !one.textContent.trim()) continue;
    if (parseFloat(getComputedStyle(one).fontSize) < 20) told.push('small: ' + one.textContent);
    if (at.right > box.right + 1 || at.bottom > box.bottom + 1) told.push('out: ' + one.textContent);
  }
  return told;
}"""


def test_the_shipped_story_has_ten_slides_that_all_exist(tables):
    steps = story.ready(tables["story"])
    assert len(steps) == 10
    assert all(story.find(step, PAGES) and step.caption and step.notes for step in steps)
    assert all(card.title and card.figure for card in story.cards(steps, PAGES, tables, "v"))


def test_a_saved_deck_reads_back_as_it_was_and_a_link_leaves_the_notes_out(tables):
    steps = story.ready(tables["story"])
    assert story.read(story.write(steps), PAGES) == (steps, [])
    linked, told = story.read(story.unpacked(story.packed(steps)), PAGES)
    assert told == [] and [s.exhibit for s in linked] == [s.exhibit for s in steps]
    assert not any(s.notes for s in linked)


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "\x00", "page,exhibit\nnone,none\n", "x" * 300_000])
def test_what_is_no_deck_gives_no_slides_and_says_so(text):
    steps, told = story.read(text, PAGES)
    assert steps == () and told


@pytest.mark.parametrize("word", ["", "%%%", "mine", "eJwBAAD__w"])
def test_a_word_that_means_no_deck_is_empty(word):
    assert story.read(story.unpacked(word), PAGES)[0] == ()


def test_keys_are_twelve_or_more_none_twice_and_none_of_the_browser_or_streamlit():
    for keys in (ON_A_PAGE, ON_A_SLIDE):
        pressed = [k for key in keys for k in key.on]
        assert len(pressed) == len(set(pressed)) >= 12
        assert not {"r", "c", "tab", "f5", "f11", "f12", "enter"} & {k.lower() for k in pressed}


@pytest.mark.parametrize("theme", ["projector", "dark"])
def test_words_on_a_slide_have_a_contrast_of_seven_to_one(theme):
    assert contrast(THEMES[theme]["text"], THEMES[theme]["paper"]) >= 7
    assert contrast(THEMES[theme]["muted"], THEMES[theme]["paper"]) >= 7


def test_words_before_a_plot_have_room_on_a_slide(tables):
    figure = go.Figure(go.Scatter(x=[1], y=[1]), {"margin": {"l": 250}})
    figure.add_annotation(x=0, xref="paper", xanchor="left", xshift=-390, text="words", showarrow=False)
    look = replace(Look.of(tables["companies"], "projector", (), 1.55), height=500)
    assert roomy(figure, look).layout.margin.l >= 390


@pytest.mark.parametrize(("page", "number"), SAMPLE, ids=lambda v: getattr(v, "id", v))
def test_a_slide_fits_and_reads_at_both_sizes(server, open_page, page, number):
    assert_fits(server, open_page, page, number)


@pytest.mark.full
@pytest.mark.parametrize(("page", "number"), EVERY, ids=lambda v: getattr(v, "id", v))
def test_every_slide_fits_and_reads_at_both_sizes(server, open_page, page, number):
    assert_fits(server, open_page, page, number)


def assert_fits(server, open_page, page, number):
    shown = open_page(f"{server}/{page.path}?present={number}")
    expect(shown.locator(".st-key-slide h1")).to_be_visible()
    for width, height in ((1280, 720), (1920, 1080)):
        shown.set_viewport_size({"width": width, "height": height})
        assert shown.evaluate(TOO_MUCH) == []


def test_keys_move_through_the_story_and_escape_returns_to_the_view_one_came_from(server, open_page):
    page = listening(open_page(f"{server}/shares?shape=stacked"))
    page.keyboard.press("?")
    expect(page.locator("dialog.shortcuts")).to_contain_text("Present the page")
    page.keyboard.press("?")
    page.keyboard.press("d")
    page.get_by_role("button", name="Present the story that ships").click()
    late = page.get_by_role("button", name="Present", exact=True)
    settle(page)
    if page.get_by_text("Before you present").count():
        late.last.click()
    for key, slide in (("PageDown", 2), ("ArrowRight", 3), (" ", 4), ("End", 10), ("ArrowLeft", 9), ("Home", 1)):
        page.wait_for_url(re.compile(r"present=\d+"))
        settle(page)
        page.keyboard.press(key)
        page.wait_for_url(re.compile(rf"present={slide}(&|$)"))
    settle(page)
    page.keyboard.press("Escape")
    page.wait_for_url("**/shares?shape=stacked")
    settle(page)
    expect(page.get_by_role("radio", name="Stacked")).to_be_checked()


def test_a_chart_is_saved_as_a_picture_with_title_source_and_stamp_inside(server, open_page):
    page = listening(open_page(f"{server}/shares"))
    page.keyboard.press("x")
    with page.expect_download() as saved:
        page.get_by_role("button", name="SVG").click()
    text = Path(saved.value.path()).read_text(encoding="utf-8")
    assert 'width="1280"' in text and "Source: " in text and "Data version" in text
    assert page.get_by_role("heading", level=3).first.inner_text().split()[0] in text


def test_controls_on_a_slide_change_it_and_back_to_my_slide_undoes_that(server, open_page):
    page = open_page(f"{server}/shares?present=2")
    title = page.locator(".st-key-slide h1")
    before = title.inner_text()
    page.keyboard.press("t")
    page.locator(".st-key-slide-choices").get_by_text("Stacked", exact=True).click()
    page.wait_for_url("**shape=stacked**")
    settle(page)
    assert page.evaluate(TOO_MUCH) == []
    page.locator(".st-key-slide_back button").wait_for()
    page.keyboard.press("b")
    page.wait_for_function("() => !location.search.includes('shape=')")
    settle(page)
    expect(title).to_have_text(before)
    expect(page.locator(".st-key-slide_back")).to_have_count(0)
    page.keyboard.press("t")
    expect(page.locator(".st-key-slide-choices")).to_have_count(0)


def test_a_deck_is_ordered_captioned_noted_and_shown_without_the_notes(server, open_page):
    page = open_page(f"{server}/shares")
    for place in (0, 1):
        page.locator("[class*='st-key-add_'] button").nth(place).click()
        settle(page)
    page.keyboard.press("d")
    box = page.get_by_role("dialog")
    names = box.locator("strong")
    second = names.nth(1).inner_text()
    box.get_by_label("Speaker notes, never on the slide").first.fill("SECRET")
    box.get_by_label("Caption").first.fill("Look here")
    box.get_by_label("Caption").first.press("Tab")
    settle(page)
    box.get_by_role("button", name="Down", exact=True).first.click()
    expect(names.first).to_have_text("1. " + second.split(". ", 1)[1])
    saved = "step,page,exhibit,view,caption,notes\n1,strategies,flow,,Loaded,\n"
    page.set_input_files("input[type=file]", {"name": "deck.csv", "mimeType": "text/csv", "buffer": saved.encode()})
    settle(page)
    box.get_by_role("button", name="Present my deck").click()
    anyway = page.locator(".st-key-present_anyway button")
    page.locator(".st-key-slide h1").or_(anyway).first.wait_for()
    if anyway.count():
        anyway.click()
    page.locator(".st-key-slide h1").wait_for()
    settle(page)
    page.keyboard.press("ArrowRight")
    page.wait_for_url(re.compile("present=2"))
    expect(page.locator(".st-key-slide")).to_contain_text("Look here")
    assert "SECRET" not in page.content()
    with page.context.expect_page() as opened:
        page.keyboard.press("n")
    expect(opened.value.locator("body")).to_contain_text("SECRET")
