"""What a window shows, and how it differs from another one; nothing is read before the window is at rest."""

import math
import time
from typing import Any

UNREST = """() => {
  const is = {
    'the script runs': !document.querySelector('[data-testid=stApp][data-test-script-state=notRunning]'),
    'parts are stale': document.querySelector('[data-stale=true]'),
    'parts are loading': document.querySelector('[data-testid=stSpinner],[data-testid=stSkeleton]'),
    'charts wait to be drawn': window.genai?.working
      || [...(window.genai?.waiting || [])].some((place) => place.isConnected && place.clientWidth)
      || [...document.querySelectorAll('.js-plotly-plot')].some((place) => !place.dataset.drawn),
    'there is no title': !document.querySelector('h1'),
  };
  return Object.keys(is).filter((name) => is[name]).join(', ');
}"""
SHOWN = """() => {
  const main = document.querySelector('[data-testid=stMain]');
  const apart = '.st-key-messages,.st-key-deck,.st-key-search,.st-key-slide_back,.st-key-present_page,'
    + '.js-plotly-plot,.play,.unzoom,[data-testid=stExpanderDetails]';
  const all = (selector, root = main) => [...root.querySelectorAll(selector)].filter((one) => !one.closest(apart));
  const isSeen = (one) => one.getClientRects().length > 0;
  const text = (one) => one.textContent.replace(/\\s+/g, ' ').trim();
  const short = (value) => typeof value === 'number' ? Number(value.toPrecision(6)) : value;
  const plain = (key, value) => ArrayBuffer.isView(value) ? Array.from(value) : value;
  const axis = ({ type, range, categoryarray, tickvals, ticktext }) => [type, range?.map(short), categoryarray,
    tickvals?.map?.(short), ticktext];
  const chart = (place) => ({
    name: place.dataset.drawn,
    height: place._fullLayout.height,
    axes: Object.fromEntries(Object.keys(place._fullLayout).filter((name) => /^[xy]axis\\d*$/.test(name))
      .map((name) => [name, JSON.parse(JSON.stringify(axis(place._fullLayout[name]), plain))])),
    traces: place.data.map((trace) => JSON.stringify(trace, plain)),
    notes: (place.layout.annotations || []).map((note) => note.text),
    words: [...place.querySelectorAll('.main-svg text')].filter((one) => !one.closest('.hoverlayer')).map(text)
      .filter(Boolean).sort(),
  });
  const value = (one) => one.getAttribute('aria-valuetext') || one.getAttribute('aria-valuenow') || one.value;
  return {
    titles: all('h1,h2,h3').filter(isSeen).map(text),
    words: all('p,li,pre').filter(isSeen).map(text).filter(Boolean),
    tables: all('table').filter(isSeen).map((table) => [...table.rows].map((row) => [...row.cells].map(text)
      .join(' | '))),
    controls: all('[role=radio],input[role=combobox],[role=slider],input[type=checkbox],input[type=range]')
      .filter(isSeen)
      .map((one) => one.matches('[role=radio]') ? `${text(one)}: ${one.getAttribute('aria-checked')}`
        : String(one.type === 'checkbox' ? one.checked : value(one))),
    charts: [...main.querySelectorAll('.js-plotly-plot')].filter(isSeen).map(chart),
  };
}"""
BOXES = """() =>
  [...document.querySelectorAll('[data-testid=stException],[data-testid=stConnectionStatus]')].map((one) =>
    one.innerText)
  .concat([...document.querySelectorAll('div.chart')].filter((one) => one.failed).map((one) => one.textContent))"""
OURS = ("_stcore/",)
"""Parts of addresses that Streamlit itself asks for in vain: of a deep link it tries each folder first."""


LESS_THAN_A_PIXEL = 0.0005
"""Part of its value by which the end of an axis may differ: it is worked out from the height in pixels at the time."""


class Restless(Exception):
    """A window that does not come to rest; why not."""


def seen(page: Any, seconds: float = 60) -> dict[str, Any]:
    """What the window shows once it is at rest: the same twice in a row, a quarter of a second apart."""
    limit = time.monotonic() + seconds
    before, why = None, ""
    while time.monotonic() < limit:
        why = page.evaluate(UNREST)
        shown = None if why else page.evaluate(SHOWN)
        if shown and shown == before:
            return dict(shown)
        before = shown
        page.wait_for_timeout(250)
    raise Restless(f"not at rest after {seconds:g} seconds: {why or 'what it shows goes on changing'}")


def boxes(page: Any) -> list[str]:
    """Exceptions, charts that could not be drawn and lost connections that the window shows."""
    return list(page.evaluate(BOXES))


def listen(page: Any, told: list[str]) -> None:
    """Writes down each error of the window's console that is ours."""

    def hear(message: Any) -> None:
        if message.type == "error" and not any(part in message.location.get("url", "") for part in OURS):
            told.append(f"console: {message.text[:300]} ({message.location.get('url', '')})")

    page.on("console", hear)
    page.on("pageerror", lambda problem: told.append(f"script: {str(problem)[:300]}"))


def differences(here: Any, there: Any, place: str = "") -> list[str]:
    """Where what one window shows is not what the other shows: the place, what is here, and what is there."""
    if isinstance(here, dict) and isinstance(there, dict):
        names = [*here, *(name for name in there if name not in here)]
        return [
            said for name in names for said in differences(here.get(name), there.get(name), f"{place} {name}".strip())
        ]
    if isinstance(here, list) and isinstance(there, list) and len(here) == len(there):
        pairs = enumerate(zip(here, there, strict=True), 1)
        return [said for number, pair in pairs for said in differences(*pair, f"{place} {number}")]
    numbers = all(isinstance(one, float) for one in (here, there))
    is_same = math.isclose(here, there, rel_tol=LESS_THAN_A_PIXEL) if numbers else here == there
    return [] if is_same else [f"{place}: {_short(here, there)}, in a fresh window {_short(there, here)}"]


def _short(what: Any, other: Any) -> str:
    """The part of a long value around where it begins to differ from the other."""
    one, two = repr(what), repr(other)
    start = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))
    begin = max(0, start - 40)
    return f"{'…' if begin else ''}{one[begin : start + 80]}{'…' if start + 80 < len(one) else ''}"
