"""Every selector of `ui/components/dom.js` finds something on a page of its kind, so that another Streamlit or Plotly
which names its insides otherwise is noticed."""

import re

import pytest
from playwright.sync_api import TimeoutError as Late

from tests.conftest import ROOT, heard, listening, serve, settle
from tests.test_edit_browser import open_cell, open_table, step
from tests.test_my_deck import open_deck

DOM = (ROOT / "ui/components/dom.js").read_text(encoding="utf-8")
NAMES = set(re.findall(r"^  (\w+): ", DOM.split("export const at = ")[1].split("});")[0], re.M))
PATIENCE = 60_000
NOTICE = """async (text) => {
  const { at } = await import('data:text/javascript,' + encodeURIComponent(text));
  const noticed = window.noticed = new Set();
  const look = () => {
    for (const name of Object.keys(at)) if (!noticed.has(name) && document.querySelector(at[name])) noticed.add(name);
  };
  look();
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
}"""
CHART = "chart plot plotCanvas plotText plotHover"
BAR = (
    "run runPart runOpener runBack runBackPossible runOn runGo runDate runDateShown runSpeed runKeep runFinding"
    " runMeasure runBeginOrPause slider"
)
EXPECTED = {
    "page": f"app main keyed chartBox {CHART} {BAR} anyButton combobox radio radioGroup viewOption exhibit search add"
    " clearFocus deck files presentPage reset share viewAll stale runLeave",
    "what_opens": "shortcuts openShortcuts openMenu list option openCombobox dialog pictures",
    "tables": "table tableField tableRows tableHead tableHeading tableBody tableRow tableCell tableFound tableTick",
    "deck": "dialog dialogClose textField",
    "zoomed": "unzoom",
    "slide": f"app keyed {CHART} slide slideNext slidePrevious slideFirst slideLast slideControls slideEnd slideChoices"
    " slideBack",
    "editor": "app main grid gridRole cellEditor cellText textField textArea",
    "embedded": f"app main keyed {CHART} {BAR}",
    "phone": "menu menuHeading menuHeadingText",
}
"""Kind of page → names of the selectors that find something there, some of them only after a press."""


def noticing(shown):
    shown.set_default_timeout(PATIENCE)
    shown.evaluate(NOTICE, DOM)
    return shown


def wait_for(shown, *names):
    """Until all of these have been there."""
    try:
        shown.wait_for_function("(names) => names.every((name) => noticed.has(name))", arg=names, timeout=PATIENCE)
    except Late:
        missing = sorted(set(names) - set(shown.evaluate("() => [...noticed]")))
        pytest.fail(f"dom.js finds nothing by {', '.join(missing)}")


def page(address, open_page):
    shown = noticing(listening(open_page(f"{address}/concentration?focus=openai")))
    wait_for(shown, "runBeginOrPause")
    shown.locator(".play:not([hidden]) .opener:enabled").first.click()
    wait_for(shown, "runLeave")
    shown.locator("[class*='st-key-download_'] button").first.click()
    shown.get_by_role("button", name="Sources").click()
    settle(shown)
    shown.get_by_role("radio", name="Products").first.click()  # the whole page is drawn anew, long enough to be seen
    return shown


def what_opens(address, open_page):
    shown = noticing(listening(open_page(f"{address}/shares")))
    shown.keyboard.press("?")
    wait_for(shown, "openShortcuts")
    shown.keyboard.press("?")
    shown.get_by_test_id("stTopNavSection").first.click()
    wait_for(shown, "openMenu")
    shown.keyboard.press("Escape")
    shown.locator(".st-key-search input").click()
    wait_for(shown, "option")
    shown.keyboard.press("Escape")
    shown.locator(".st-key-files button, [class*='st-key-download_'] button").first.click()
    return shown


def tables(address, open_page):
    shown = noticing(listening(open_page(f"{address}/shares")))
    shown.locator(".st-key-view_all button").first.click()
    return shown


def deck(address, open_page):
    shown = noticing(listening(open_page(f"{address}/shares")))
    shown.keyboard.press("a")
    settle(shown)
    open_deck(shown)
    return shown


def zoomed(address, open_page):
    shown = noticing(listening(open_page(f"{address}/community#hub")))
    plot = shown.locator(".st-key-chart_hub .nsewdrag")
    plot.scroll_into_view_if_needed()
    box = plot.bounding_box()
    shown.mouse.move(box["x"] + 0.3 * box["width"], box["y"] + 60)
    shown.mouse.down()
    shown.mouse.move(box["x"] + 0.9 * box["width"], box["y"] + 60, steps=6)
    shown.mouse.up()
    return shown


def slide(address, open_page):
    shown = noticing(heard(open_page(f"{address}/shares?present=2")))
    shown.keyboard.press("t")
    wait_for(shown, "slideChoices")
    shown.locator(".st-key-slide-choices").get_by_text("Stacked", exact=True).click()
    return shown


def editor(address, open_page):
    shown = noticing(listening(open_page(f"{address}/edit", height=1200)))
    shown.get_by_role("button", name="Upload or paste rows").click()
    wait_for(shown, "textArea")
    step(shown, "1 Choose")
    open_table(shown)
    return shown


def embedded(address, open_page):
    return noticing(open_page(f"{address}/concentration?embed=true&exhibit=contributions"))


def phone(address, open_page):
    return noticing(open_page(f"{address}/shares", width=390, height=844))


LATER = (pytest.param(kind, marks=pytest.mark.full) for kind in (tables, deck, zoomed, embedded, phone))


@pytest.mark.parametrize("kind", [page, what_opens, slide, *LATER])
def test_every_selector_finds_something_on_a_page_of_its_kind(server, open_page, kind):
    wait_for(kind(server, open_page), *EXPECTED[kind.__name__].split())


def test_every_selector_finds_something_in_the_editor(open_page, folder):
    with serve(folder) as address:
        page = editor(address, open_page)
        open_cell(page, 1, 1)
        wait_for(page, *EXPECTED["editor"].split())


def test_every_selector_has_a_kind_of_page_on_which_it_is_looked_for():
    assert set(" ".join(EXPECTED.values()).split()) == NAMES


def test_a_selector_that_finds_nothing_is_told(server, open_page):
    text = DOM.replace("[data-testid=stMainBlockContainer]", "[data-testid=stMainOfAnotherVersion]")
    assert text != DOM
    shown = open_page(f"{server}/shares?embed=true&exhibit=two_dates")
    shown.evaluate(NOTICE, text)
    noticed = set(shown.evaluate("() => [...noticed]"))
    assert "app" in noticed and "main" not in noticed
