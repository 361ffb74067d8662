"""Slides walked with keys show what each of them shows when its address is opened, whatever was on screen before."""

import pytest

from analysis.exhibits.page import load_pages

SIZES = ((1280, 720), (1920, 1080))
DECKS = {"story": "/?deck=ready&present={}"} | {
    p.id: f"/{p.path}?present={{}}" for p in load_pages() if len(p.exhibits) > 1
}
SOON = ("story", "prices", "releases", "compute")
READY = """(number) => {
  const bar = document.querySelector('.st-key-slide-bar'), app = document.querySelector('[data-testid=stApp]');
  if (!bar || ![...bar.querySelectorAll('p')].some((one) => one.textContent.startsWith(`${number} / `))) return false;
  if (app.dataset.testScriptState !== 'notRunning' || document.querySelector('[data-stale=true]')) return false;
  const charts = [...document.querySelectorAll('.st-key-slide div.chart')];
  if (!charts.length && !document.querySelector('.st-key-slide-body td')) return false;
  return typeof window.genai?.keys === 'function' && window.genai.turns?.at === number
    && document.fonts.status === 'loaded'
    && charts.every((one) => one._fullLayout && one.dataset.drawn?.includes(` ${number} `));
}"""
SEEN = """() => {
  const rounded = (end) => typeof end === 'number' ? Number(end.toPrecision(6)) : String(end).slice(0, 16);
  const axis = ({ type, range, autorange, ticktext, _length }) =>
    [type, range.map(rounded), Boolean(autorange), ticktext || null, Math.round(_length)];
  const words = (root) => [...root.querySelectorAll('svg text')].map((one) => one.textContent).filter((said) =>
    said.trim());
  const charts = [...document.querySelectorAll('.st-key-slide div.chart')].map((one) => ({
    axes: Object.fromEntries(Object.entries(one._fullLayout).filter(([name]) => /^[xy]axis\\d*$/.test(name))
      .map(([name, found]) => [name, axis(found)])),
    traces: one._fullData.map((trace) => [trace.type, trace.name, trace.mode || '', trace._length ?? null]),
    marks: one.querySelectorAll('.plot path, .plot text').length,
    texts: words(one),
    height: one.clientHeight,
  }));
  const slide = document.querySelector('.st-key-slide');
  const said = [...slide.querySelectorAll('h1, h2, p, td, th')]
    .filter((one) => !one.closest('.st-key-slide-bar, .play'));
  return { charts, said: said.map((one) => one.textContent),
    moved: Boolean(slide.querySelector('.st-key-slide_back')) };
}"""


def seen(page, number):
    """What slide `number` shows once it is there, drawn and at rest: every word, axis, trace."""
    page.wait_for_function(READY, arg=number, timeout=60_000)
    shown, before = page.evaluate(SEEN), None
    while shown != before:
        page.wait_for_timeout(250)
        shown, before = page.evaluate(SEEN), shown
    return shown


def opened(page, address, number):
    page.goto(address.format(number))
    return seen(page, number)


def assert_walked_as_opened(page, address):
    first = opened(page, address, 1)
    there = range(1, page.evaluate("() => window.genai.turns.count") + 1)
    found = {number: opened(page, address, number) for number in there[:0:-1]} | {1: first}
    opened(page, address, 1)
    for key, way in (("ArrowRight", there[1:]), ("ArrowLeft", there[-2::-1])):
        for number in way:
            page.keyboard.press(key)
            assert seen(page, number) == found[number], f"slide {number} after {key}"


@pytest.mark.parametrize(
    ("deck", "width", "height"),
    [
        pytest.param(
            deck,
            width,
            height,
            id=f"{deck}-{width}",
            marks=() if deck in SOON and width == SIZES[0][0] else pytest.mark.full,
        )
        for deck in DECKS
        for width, height in SIZES
    ],
)
def test_slides_walked_with_arrow_keys_are_those_that_their_addresses_open(server, browser, deck, width, height):
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme="light")
    page = context.new_page()
    page.set_default_timeout(60_000)
    assert_walked_as_opened(page, server + DECKS[deck])
    context.close()
