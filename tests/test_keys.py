"""Keys on slides: none is lost beside another, a control lets go of them once a choice is made, a field being typed in
never."""

import re

import pytest
from playwright.sync_api import expect

from tests.conftest import listening, settle

CHOICES = ".st-key-slide-choices"


def slide_with_controls(open_page, server, path, number):
    page = open_page(f"{server}/{path}?present={number}")
    page.set_default_timeout(60_000)
    page.wait_for_function("() => window.genai?.turns && window.genai.keys")
    page.keyboard.press("t")
    page.locator(CHOICES).get_by_role("group").or_(page.locator(CHOICES).locator("input, button")).first.wait_for()
    settle(page)
    return page


def expect_slide(page, number):
    page.wait_for_url(re.compile(rf"present={number}(&|$)"))
    expect(page.locator(".st-key-slide-bar")).to_contain_text(f"{number} / ", timeout=60_000)
    settle(page)


def pick(page, nth):
    """Chooses an option of the first list with the mouse."""
    page.locator(CHOICES).get_by_role("combobox").first.click()
    page.get_by_role("option").nth(nth).click()


def press_option(page):
    page.get_by_role("radio", name="Log").click()
    page.wait_for_url("**scale=log**")


def choose_with_keys(page):
    page.locator(CHOICES).get_by_role("combobox").first.focus()
    for key in ("ArrowDown", "ArrowRight", "ArrowDown", "Enter"):
        page.keyboard.press(key)


def drag(page):
    box = page.locator(CHOICES).get_by_test_id("stSlider").first.bounding_box()
    page.mouse.click(box["x"] + 0.8 * box["width"], box["y"] + box["height"] - 35)


def step(page):
    """Moves a slider with its own keys, which it keeps until return."""
    slider = page.locator(CHOICES).locator("input[type=range]").first
    slider.focus()
    before = slider.input_value()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert slider.input_value() != before
    page.keyboard.press("Enter")


def switch(page):
    page.locator(CHOICES).get_by_text("Rescale").first.click()


def type_words(page):
    """Types into a field, which keeps every key until return."""
    page.locator(CHOICES).get_by_role("searchbox").or_(page.locator(f"{CHOICES} input[type=search]")).first.click()
    page.keyboard.type("gpt b")
    page.keyboard.press("ArrowLeft")
    expect(page.locator(CHOICES).locator("input").first).to_have_value("gpt b")
    page.keyboard.press("Enter")


@pytest.mark.parametrize(
    ("path", "number", "choose", "key", "to"),
    [
        ("shares", 2, press_option, "ArrowRight", 3),
        pytest.param("shares", 2, lambda page: pick(page, 2), " ", 3, marks=pytest.mark.full),
        pytest.param("openness", 4, drag, "ArrowRight", 5, marks=pytest.mark.full),
        ("releases", 3, type_words, "ArrowLeft", 2),
        pytest.param("shares", 2, choose_with_keys, "ArrowRight", 3, marks=pytest.mark.full),
        pytest.param("openness", 4, step, "ArrowRight", 5, marks=pytest.mark.full),
        pytest.param("concentration", 12, switch, " ", 12, marks=pytest.mark.full),
    ],
    ids=["option", "list", "slider", "field", "list-by-keys", "slider-by-keys", "switch"],
)
def test_after_a_control_on_a_slide_the_next_key_is_for_the_slides(server, open_page, path, number, choose, key, to):
    page = slide_with_controls(open_page, server, path, number)
    choose(page)
    settle(page)
    assert f"present={number}" in page.url
    page.keyboard.press(key)
    expect_slide(page, to)


def test_presses_that_come_faster_than_slides_all_count(server, open_page):
    page = open_page(f"{server}/?deck=ready&present=1")
    page.set_default_timeout(60_000)
    page.wait_for_function("() => window.genai?.turns && window.genai.keys")
    page.evaluate(
        """() => { for (const key of ["ArrowRight", "ArrowRight", "ArrowRight", "PageDown", "ArrowLeft", " "])
          document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true,
            composed: true })); }"""
    )
    expect_slide(page, 5)
    page.evaluate(
        "() => { for (let i = 0; i < 3; i++) document.querySelector('.st-key-slide_previous button').click() }"
    )
    expect_slide(page, 2)


@pytest.mark.parametrize("key", ["ArrowRight", pytest.param("Escape", marks=pytest.mark.full)])
def test_a_key_pressed_before_the_buttons_of_a_new_window_are_drawn_counts(server, browser, key):
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    page, held = context.new_page(), []
    page.route(re.compile(r"/Button\.[^/]*js"), lambda route: held.append(route))
    page.goto(f"{server}/shares?present=1")
    page.wait_for_function("() => window.genai?.turns && window.genai.keys")
    assert page.locator(".st-key-slide-bar button").count() == 0
    page.keyboard.press(key)
    for route in held:
        route.continue_()
    page.wait_for_url(re.compile("present=2" if key == "ArrowRight" else r"/shares$"))
    context.close()


@pytest.mark.full
def test_the_controls_asked_for_while_slides_are_turned_are_those_of_the_slide_turned_to(server, open_page):
    page = open_page(f"{server}/shares?present=1")
    page.wait_for_function("() => window.genai?.turns && window.genai.keys")
    for key in ("ArrowRight", "ArrowRight", "t"):
        page.keyboard.press(key)
    expect_slide(page, 3)
    expect(page.locator(".st-key-slide-choices")).to_be_visible()
    expect_slide(page, 3)


ADD, DECK = "[class*='st-key-add_'] button", ".st-key-deck button"


@pytest.mark.parametrize(
    "presses",
    [
        pytest.param((ADD, DECK), id="add-deck", marks=pytest.mark.full),
        pytest.param((DECK, ADD), id="deck-add"),
    ],
)
def test_presses_that_a_busy_browser_hands_on_at_once_are_all_heard(server, open_page, presses):
    page = listening(open_page(f"{server}/shares"))
    page.set_default_timeout(60_000)
    page.evaluate("(all) => { for (const one of all) document.querySelector(one).click(); }", presses)
    box = page.get_by_role("dialog")
    box.wait_for()
    settle(page)
    page.evaluate("() => document.activeElement.blur()")
    page.keyboard.press("Escape")  # which closes it wherever the focus is
    box.wait_for(state="hidden")
    page.keyboard.press("d")
    expect(box.locator("strong")).to_have_count(1, timeout=60_000)


@pytest.mark.full
def test_each_of_two_presses_of_one_button_is_heard(server, open_page):
    page = listening(open_page(f"{server}/shares"))
    page.evaluate("add => { for (let i = 0; i < 2; i++) document.querySelector(add).click(); }", ADD)
    expect(page.locator(DECK)).to_have_text("Deck (2)", timeout=60_000)
