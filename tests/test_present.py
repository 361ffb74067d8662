"""Slides, the story, keys and pictures: what a presenter and the audience meet."""

import re
import shutil
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import TimeoutError as Late
from playwright.sync_api import expect
from streamlit.testing.v1 import AppTest

from analysis.exhibits import story
from analysis.exhibits.page import load_pages
from analysis.figures.layout.theme import THEMES, contrast
from tests.conftest import ROOT, listening, settle
from tests.test_pages import open_app
from ui.components.shortcuts import ON_A_PAGE, ON_A_SLIDE

PAGES = load_pages()
EVERY = [(p, i) for p in PAGES for i, _ in enumerate(p.exhibits, 1)]
SAMPLE = [(p, 1) for p in PAGES if p.id == "overview"]
TOO_MUCH = """() => {
  const slide = document.querySelector('.st-key-slide'), box = slide.getBoundingClientRect(), told = [];
  const zoom = box.width / 1280, text = (one) => one.textContent.trim();
  const light = (rgb) => rgb.map((c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const paper = light(getComputedStyle(document.querySelector('.stApp')).backgroundColor.match(/[\\d.]+/g).slice(0,
    3).map(Number));
  if (slide.scrollHeight > slide.clientHeight + 1 || slide.scrollWidth > slide.clientWidth + 1) told.push('scrolls');
  if (box.width > innerWidth + 1 || box.height > innerHeight + 1) told.push('larger than the screen');
  for (const one of slide.querySelectorAll('h1, p, td, th')) {
    const at = one.getBoundingClientRect(), style = getComputedStyle(one);
    if (!at.width || !text(one)) continue;
    if (parseFloat(style.fontSize) < 20) told.push('small: ' + text(one));
    if (at.right > box.right + 1 || at.bottom > box.bottom + 1) told.push('out: ' + text(one));
    const ink = light(style.color.match(/[\\d.]+/g).slice(0, 3).map(Number));
    if ((Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05) < 7) told.push('pale: ' + text(one));
  }
  const body = slide.querySelector('.st-key-slide-body').getBoundingClientRect();
  for (const one of slide.querySelectorAll('.st-key-slide-body td, .st-key-slide-body p'))
    if (one.getBoundingClientRect().bottom > body.bottom + 1) told.push('below: ' + text(one));
  for (const one of slide.querySelectorAll('.js-plotly-plot svg text')) {
    const at = one.getBoundingClientRect();
    if (!at.width || !text(one)) continue;
    const turned = one.getScreenCTM(), scale = Math.hypot(turned.a, turned.b) / zoom;
    for (const part of [one, ...one.querySelectorAll('tspan')])
      if (parseFloat(getComputedStyle(part).fontSize) * scale < 13.9) told.push('small in the chart: ' + text(one));
    if (at.right > box.right + 1 || at.left < box.left - 1
      || at.bottom > body.bottom + 2) told.push('out of the chart: ' + text(one));
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
    if page.exhibits[number - 1].figure:
        shown.locator(".st-key-slide .js-plotly-plot svg text").first.wait_for(state="attached")
    for width, height in ((1280, 720), (1920, 1080)):
        shown.set_viewport_size({"width": width, "height": height})
        with suppress(Late):  # the stylesheet of slides may come after their words
            shown.wait_for_function(f"() => ({TOO_MUCH})().length === 0", timeout=5_000)
        assert shown.evaluate(TOO_MUCH) == []


def begun(page):
    """Waits for the first slide; gives what was said before it, where a source is overdue."""
    anyway = page.locator(".st-key-present_anyway button")
    page.locator(".st-key-slide h1").or_(anyway).first.wait_for()
    said = page.get_by_role("dialog").inner_text() if anyway.count() else ""
    if said:
        anyway.click()
    page.locator(".st-key-slide h1").wait_for()
    settle(page)
    return said


@pytest.mark.full
def test_keys_move_through_the_story_and_escape_leaves_what_the_slide_does_not_show_as_it_was(server, open_page):
    page = listening(open_page(f"{server}/shares?shape=stacked"))
    page.keyboard.press("?")
    keys = page.locator("dialog.shortcuts")
    expect(keys).to_contain_text("Present the page")
    assert keys.evaluate("box => box.scrollTop === 0 && box.contains(document.activeElement)")
    page.keyboard.press("?")
    page.keyboard.press("d")
    page.get_by_role("button", name="Present the story that ships").click()
    assert "A newer issue of a source should be out" in begun(page)
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


@pytest.mark.full
def test_a_chart_is_saved_as_a_picture_with_title_source_and_stamp_inside(server, open_page):
    page = listening(open_page(f"{server}/shares"))
    page.keyboard.press("x")
    with page.expect_download() as saved:
        page.get_by_role("button", name="SVG").click()
    text = Path(saved.value.path()).read_text(encoding="utf-8")
    assert 'width="1280"' in text and "Source: " in text and "Data version" in text
    assert page.get_by_role("heading", level=3).first.inner_text().split()[0] in text


def test_data_that_change_while_presenting_change_no_slide(tmp_path, monkeypatch):
    copy = Path(shutil.copytree(ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns(".history")))
    monkeypatch.setenv("GENAI_DATA", str(copy))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.query_params["present"] = "1"
    app.run()
    stamp = next(m.value for m in app.markdown if "ource" in m.value and "data " in m.value)
    with (copy / "glossary.csv").open("a", encoding="utf-8") as file:
        file.write("stamp,Stamp,Where a slide says its sources and the version of its data.,Leaves nothing out.,\n")
    assert stamp in [m.value for m in app.run().markdown]


@pytest.mark.full
def test_controls_on_a_slide_change_it_and_back_to_my_slide_undoes_that(server, open_page):
    page = open_page(f"{server}/shares?present=2")
    page.wait_for_function("() => window.genai?.keys")
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


@pytest.mark.full
@pytest.mark.parametrize(
    "where", ["concentration?present=1", "scenarios?present=1", "mergers?present=4", "break_even?present=1"]
)
def test_controls_on_a_slide_stand_beside_its_chart_and_push_nothing_out(server, open_page, where):
    page = open_page(f"{server}/{where}")
    page.wait_for_function("() => window.genai?.keys")
    page.keyboard.press("t")
    page.locator(".st-key-slide-choices").wait_for()
    settle(page)
    page.wait_for_timeout(500)
    choices, chart, foot = (
        page.locator(f".st-key-slide {name}").bounding_box()
        for name in (".st-key-slide-choices", ".chart", ".st-key-slide-foot")
    )
    assert choices["x"] + choices["width"] <= chart["x"] + 1 and chart["x"] + chart["width"] <= 1242
    assert choices["y"] + choices["height"] <= foot["y"] + 1 and chart["y"] + chart["height"] <= foot["y"] + 1
    assert chart["height"] > 0.7 * choices["height"]


SAVED = """step,page,exhibit,view,caption,notes
1,strategies,flow,,Loaded,
2,shares,two_dates,,Second,
3,shares,gone,,,
"""


def test_a_deck_is_loaded_ordered_captioned_noted_and_shown_without_the_notes(server, open_page):
    page = listening(open_page(f"{server}/shares"))
    page.keyboard.press("d")
    box = page.get_by_role("dialog")
    names = box.locator("strong")
    file = {"name": "deck.csv", "mimeType": "text/csv", "buffer": SAVED.encode()}
    page.set_input_files("input[type=file]", file)
    box.get_by_role("button", name="Use this file").click()
    expect(names).to_have_count(2)
    expect(box).to_contain_text("Slide 3 is left out")
    box.get_by_role("button", name="Remove").first.click()
    expect(names).to_have_count(1)
    expect(box.get_by_label("Caption")).to_have_value("Second")
    page.keyboard.press("Escape")
    page.locator("[class*='st-key-add_'] button").first.click()
    settle(page)
    page.keyboard.press("d")
    expect(names).to_have_count(2)
    first, second = names.all_inner_texts()
    box.get_by_label("Speaker notes, never on the slide").first.fill("SECRET")
    box.get_by_label("Caption").first.fill("Look here")
    box.get_by_label("Caption").first.press("Tab")
    settle(page)
    box.get_by_role("button", name="Down", exact=True).first.click()
    expect(names.first).to_have_text("1. " + second.split(". ", 1)[1])
    expect(names.last).to_have_text("2. " + first.split(". ", 1)[1])
    box.get_by_role("button", name="Present my deck").click()
    begun(page)
    page.keyboard.press("ArrowRight")
    page.wait_for_url(re.compile("present=2"))
    expect(page.locator(".st-key-slide")).to_contain_text("Look here")
    assert "SECRET" not in page.content()
    with page.context.expect_page() as opened:
        page.keyboard.press("n")
    expect(opened.value.locator("body")).to_contain_text("SECRET")


def test_a_deck_is_presented_over_a_page_without_exhibits_too():
    app = open_app(next(page for page in load_pages() if page.id == "edit"), present="2", deck="ready")
    assert not app.exception and "2 / " in " ".join(said.value for said in app.markdown)


def test_slides_of_a_page_that_has_none_are_refused_in_words_and_leave_the_address():
    app = open_app(next(page for page in load_pages() if page.id == "edit"), present="1")
    (said,) = app.warning
    assert said.value.replace("\\", "") == "The link asks for slides of Edit data, which has none."
    assert "present" not in app.query_params
