"""Both apps in headless Chromium, in turn: load, control, page switch, bytes."""

import statistics
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Page as Tab
from playwright.sync_api import TimeoutError as Late

from analysis.exhibits.page import Page
from bench.result import Result
from bench.twin import Control
from tests.conftest import ARGS, LOUD, chromium_path

PATIENCE = 120_000
"""Milliseconds until a wait is given up."""
STILL, ATTEMPTS = 300, 4
"""Milliseconds in which a list comes to rest; how often a press in one is tried: only the last click is timed."""
QUIET = """() => document.querySelector('[data-testid=stApp][data-test-script-state=notRunning]')
  && !document.querySelector('[data-stale=true]')"""
LONGEST = 600
"""Milliseconds that a slider may take where the twin is not slower."""
SCREEN = {"width": 1280, "height": 720}
WATCH = """() => {
  const bench = window.bench = {clicked: 0, drawn: []}
  addEventListener('click', () => { bench.clicked = performance.now() }, true)
  addEventListener('keydown', e => { if (e.key.startsWith('Arrow')) bench.clicked = performance.now() }, true)
  const look = () => {
    for (const plot of document.querySelectorAll('[class*=st-key-chart_] .js-plotly-plot')) {
      if (!plot.querySelector('.main-svg') || !plot._fullLayout || plot.benched === plot.data) continue
      plot.benched = plot.data
      const box = plot.closest('[class*=st-key-chart_]')
      const key = [...box.classList].find(c => c.startsWith('st-key-chart_')).slice(13)
      bench.drawn.push({key, at: performance.now(), top: plot.getBoundingClientRect().top})
    }
    requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}"""
AFTER = "key => window.bench.drawn.find(d => d.key === key && d.at > window.bench.clicked)?.at - window.bench.clicked"
DRAWN_SLIDE = "document.querySelector('.st-key-slide-body :is(.main-svg, table)')"
FIRST_SCREEN = """since => {
  const top = {}
  for (const box of document.querySelectorAll('[class*=st-key-chart_]')) {
    const key = [...box.classList].find(c => c.startsWith('st-key-chart_')).slice(13)
    if (box.getBoundingClientRect().top < innerHeight) top[key] = true
  }
  const first = {}
  for (const d of window.bench.drawn) if (d.at > since && top[d.key]) first[d.key] ??= d.at - since
  return Object.values(first)
}"""


@contextmanager
def browser() -> Iterator[Browser]:
    """Headless Chromium."""
    path = chromium_path()
    if path is None:
        raise SystemExit(LOUD)
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=path, args=ARGS)
        yield made
        made.close()


def opened(chromium: Browser, address: str) -> tuple[Tab, list[float]]:
    """A new visitor's tab on an address, settled, and the list that its traffic in bytes is added to."""
    context = chromium.new_context(viewport=SCREEN)
    context.set_default_timeout(PATIENCE)
    context.add_init_script(f"({WATCH})()")
    tab = context.new_page()
    traffic: list[float] = [0.0]
    wire = context.new_cdp_session(tab)
    wire.send("Network.enable")

    def add(count: float) -> None:
        traffic[0] += count

    wire.on("Network.loadingFinished", lambda told: add(told["encodedDataLength"]))
    wire.on("Network.webSocketFrameReceived", lambda told: add(len(told["response"]["payloadData"]) * 3 / 4))
    tab.goto(address)
    _drawn(tab, 0)
    return tab, traffic


def settle(tab: Tab) -> None:
    """Waits until the script has run to its end and nothing old is left on screen."""
    tab.wait_for_function(QUIET, timeout=PATIENCE)


def _drawn(tab: Tab, since: float) -> None:
    settle(tab)
    tab.wait_for_function(f"() => window.bench.drawn.some(d => d.at > {since})", timeout=PATIENCE)
    settle(tab)
    tab.wait_for_timeout(150)


def loads(chromium: Browser, addresses: Sequence[str], name: str, repeats: int) -> list[Result]:
    """A new visitor's load: first and last chart of the first screen, bytes; each address in turn."""
    first: list[list[float]] = [[], []]
    last: list[list[float]] = [[], []]
    size: list[list[float]] = [[], []]
    for turn in range(repeats + 1):
        for side, address in enumerate(addresses):
            tab, traffic = opened(chromium, address)
            seen = tab.evaluate(FIRST_SCREEN, 0)
            tab.context.close()
            if turn and seen:
                first[side].append(min(seen))
                last[side].append(max(seen))
                size[side].append(traffic[0] / 1e6)
    return [
        Result(name, "load to the first chart of the first screen", *first, most=1.3),
        Result(name, "load to the last chart of the first screen", *last, most=1.3),
        Result(name, "bytes of a load", *size, unit="MB"),
    ]


def controls(
    chromium: Browser,
    addresses: Sequence[str],
    name: str,
    found: Control,
    repeats: int,
    what: str = "control → redrawn chart",
) -> list[Result]:
    """A change of one control until its chart is redrawn; the dashboard's control and the twin's button in turn."""

    def press(tab: Tab, turn: int) -> None:
        choose(tab, found, found.labels[(turn + 1) % 2])

    times = _in_turn(chromium, addresses, press, (found.exhibit.id,) * 2, repeats)
    twin = times[1] if len(times) > 1 else ()
    return [Result(name, what, times[0], twin, most=1.0 if twin else None)]


def slider(
    chromium: Browser, addresses: Sequence[str], name: str, key: str, exhibits: tuple[str, str], repeats: int
) -> Result:
    """A step of a slider until its chart is redrawn, beside the twin's button; `exhibits`: the chart of each."""

    def press(tab: Tab, turn: int) -> None:
        tab.locator(f".st-key-{key}").get_by_role("slider").first.focus()
        tab.keyboard.press("ArrowRight" if turn % 2 else "ArrowLeft")

    ours, twin = _in_turn(chromium, addresses, press, exhibits, repeats)
    most = max(2.0, LONGEST / statistics.median(twin))
    return Result(name, f"slider → redrawn chart ({LONGEST} ms or 2 × twin)", ours, twin, most=most)


def _in_turn(
    chromium: Browser,
    addresses: Sequence[str],
    press: Callable[[Tab, int], None],
    exhibits: Sequence[str],
    repeats: int,
) -> list[list[float]]:
    """Milliseconds from a press to the redrawn chart of each app, in turn; the twin's press is its button."""
    tabs = [opened(chromium, address)[0] for address in addresses]
    times: list[list[float]] = [[] for _ in tabs]
    for turn in range(repeats + 2):
        for side, tab in enumerate(tabs):
            if side == 0:
                press(tab, turn)
            else:
                tab.get_by_role("button", name="Change").click()
            took = after(tab, exhibits[side])
            if turn > 1 or repeats < 2:
                times[side].append(took)
    for tab in tabs:
        tab.context.close()
    return times


def choose(tab: Tab, found: Control, label: str) -> None:
    """Operates the widget of a choice: one of its buttons, or one row of its list."""
    box = tab.locator(f".st-key-{found.choice.name}").first
    if found.as_buttons:
        box.get_by_text(label, exact=True).click()
        return
    find = tab.locator(f".st-key-{found.choice.name}_find input").first
    if find.count():  # a long list shows its first options only, and this field finds the others
        find.fill(label)
        find.press("Enter")
        tab.wait_for_timeout(STILL)
        settle(tab)
    for _ in range(ATTEMPTS):
        box.locator("input").first.click()
        tab.keyboard.type(label)
        option = tab.get_by_role("option", name=label, exact=True).first
        try:
            option.wait_for(timeout=PATIENCE / ATTEMPTS)
            tab.wait_for_timeout(STILL)  # a list still drawing what was typed takes the press away with its row
            option.click(timeout=10 * STILL)
            return
        except Late:  # typed faster than a hand can, Streamlit's list may lose its focus and close
            tab.keyboard.press("Escape")
            settle(tab)
    raise RuntimeError(f"the list of {found.choice.name} did not stay open for {label}")


def after(tab: Tab, exhibit: str) -> float:
    """Milliseconds from the last click until the exhibit's chart was drawn anew; then waits until all is quiet."""
    try:
        took = tab.wait_for_function(f"key => ({AFTER})(key)", arg=exhibit, timeout=PATIENCE).json_value()
    except Late:
        raise RuntimeError(f"the chart of {exhibit} was not redrawn") from None
    settle(tab)
    tab.wait_for_timeout(100)
    return float(took)


def switches(chromium: Browser, addresses: Sequence[str], pages: Sequence[Page], repeats: int) -> list[Result]:
    """A click in the menu until the last chart of the other page's first screen is drawn; twice the repeats.

    The twin switches in two speeds (it collects garbage after a run or does not): ten times can fall on either side.
    """
    tabs = [opened(chromium, address)[0] for address in addresses]
    times: dict[str, list[list[float]]] = {p.title: [[], []] for p in pages}
    for turn in range(2 * (2 * repeats + 1)):
        there = pages[(turn + 1) % 2]
        for side, tab in enumerate(tabs):
            (_to if side == 0 else _to_twin)(tab, there)
            clicked = tab.evaluate("window.bench.clicked")
            _drawn(tab, clicked)
            seen = tab.evaluate(FIRST_SCREEN, clicked)
            if turn > 1 and seen:
                times[there.title][side].append(max(seen))
    for tab in tabs:
        tab.context.close()
    return [
        Result(p.title, "page switch to the last chart of the first screen", *times[p.title], most=1.3) for p in pages
    ]


def _to(tab: Tab, page: Page) -> None:
    """The dashboard's menu: a section opens a list of its pages."""
    link: Any = tab.get_by_test_id("stTopNavDropdownLink").filter(has_text=page.title)
    tab.get_by_test_id("stTopNavSection").filter(has_text=page.section).first.click()
    link.first.click()


def _to_twin(tab: Tab, page: Page) -> None:
    tab.get_by_test_id("stSidebarNavLink").filter(has_text=page.title).first.click()


def slides(chromium: Browser, address: str, repeats: int) -> list[float]:
    """Present mode: an arrow key until the next slide's chart or table is drawn; ms."""
    context = chromium.new_context(viewport=SCREEN)
    tab = context.new_page()
    tab.goto(f"{address}?present=1")
    tab.wait_for_function(f"() => window.genai?.keys && ({DRAWN_SLIDE})", timeout=PATIENCE)
    settle(tab)
    times = []
    for turn in range(repeats):
        heading = tab.get_by_role("heading", level=1).first.inner_text()
        begun = tab.evaluate("performance.now()")
        tab.keyboard.press("ArrowLeft" if turn % 2 else "ArrowRight")
        tab.wait_for_function(
            f"was => document.querySelector('h1')?.innerText !== was && {DRAWN_SLIDE}", arg=heading, timeout=PATIENCE
        )
        times.append(float(tab.evaluate("performance.now()")) - begun)
        settle(tab)
    context.close()
    return times
