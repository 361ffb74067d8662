"""What a person does in a window: each move says what it did, and that the window answered; one that is not possible
says nothing."""

import random
import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import TimeoutError as Late

from analysis import check
from analysis.exhibits import search
from analysis.exhibits.page import load_pages
from tests.conftest import ROOT
from tests.seen import seen

PATIENCE = 60_000
"""Milliseconds after which a press that nothing answered is lost."""
Move = Callable[[Any, random.Random], str]
PAGES = load_pages()
TABLES = check.load(ROOT / "data").tables
FOUND = [
    hit for hit in search.index(TABLES, PAGES).values() if hit.kind in ("company", "market", "page", "product", "term")
]
UNCHOSEN = """(inside) => [...document.querySelectorAll(inside)].flatMap((root) =>
  [...root.querySelectorAll('[role=radio][aria-checked=false],.stSelectbox input[role=combobox],[role=slider],'
    + 'input[type=checkbox][role=switch]')])
  .filter((one, at, all) => all.indexOf(one) === at && !one.disabled && one.getClientRects().length
    && !one.closest(".st-key-search,.play,[class*='st-key-edit_']"))
  .map((one) => {
    const box = one.closest('[class*=st-key-]'), key = [...box.classList].find((name) => name.startsWith('st-key-'));
    const role = one.getAttribute('role'), same = [...box.querySelectorAll(`[role=${role}]`)];
    return { key, role, at: same.indexOf(one), name: one.textContent.trim() || one.getAttribute('aria-label') || '' };
  })"""
NAMES = """(known) => [...document.querySelectorAll('.js-plotly-plot')].flatMap((place) =>
  [...place.querySelectorAll('.main-svg text')]).filter((one) => known.includes(one.textContent.trim())
    && one.getClientRects().length)
  .map((one) => one.textContent.trim())"""
AT_NAME = """([name, number]) => {
  const all = [...document.querySelectorAll('.js-plotly-plot .main-svg text')].filter((one) =>
    one.textContent.trim() === name);
  const one = all[number] || all[0];
  one.scrollIntoView({ block: 'center' });
  const box = one.getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
}"""
VIEW = """(wanted) => {
  const all = [...document.querySelectorAll("[class*='st-key-exhibit-']")];
  const hand = all.find((one) => one.matches(':hover')) || all.find((one) => one.getBoundingClientRect().bottom > 160);
  const radios = [...(hand?.querySelectorAll("[class*='st-key-view_'] [role=radio]") || [])];
  const at = radios.findIndex((one) => one.textContent.trim() === wanted);
  if (at < 0) return null;
  const to = radios[at].getAttribute('aria-checked') === 'true' ? 0 : at;
  const key = [...radios[0].closest("[class*='st-key-view_']").classList].find((name) =>
    name.startsWith('st-key-view_'));
  return [key, radios[to].textContent.trim()];
}"""


class Lost(Exception):
    """A press that the window did not answer."""


def answered(page: Any, said: str, condition: str, given: Any = None) -> str:
    """What was done, once a condition of the document holds."""
    try:
        page.wait_for_function(condition, arg=given, timeout=PATIENCE)
    except Late as late:
        raise Lost(f"{said}: nothing answered at {page.url}") from late
    return said


def menu(page: Any, dice: random.Random) -> str:
    """A page of the menu, which opens."""
    now = page.locator("h1").first.inner_text()
    to = dice.choice([p for p in PAGES if p.question != now])
    bar = page.get_by_test_id("stTopNav")
    if to.section:
        bar.get_by_text(to.section, exact=True).first.click()
        page.get_by_test_id("stTopNavDropdownLink").get_by_text(to.title, exact=True).click()
    else:
        bar.get_by_text(to.title, exact=True).first.click()
    return answered(
        page,
        f"menu: {to.title}",
        "(words) => [...document.querySelectorAll('h1')].some((one) => one.textContent.includes(words))",
        to.question,
    )


def look_up(page: Any, dice: random.Random) -> str:
    """A name in the search box, and the first of what it may mean."""
    hit = dice.choice(FOUND)
    page.keyboard.press("/")
    said = answered(page, f"search: {hit.name}", "() => document.activeElement?.closest('.st-key-search') !== null")
    old = page.locator(".st-key-search input").element_handle()
    page.keyboard.type(hit.name)
    page.wait_for_timeout(300)
    page.keyboard.press("Enter")
    answered(page, said, "(old) => !old.isConnected || !old.value", old)
    several = page.locator(".st-key-several button")
    try:
        several.first.wait_for(timeout=1_500)
    except Late:
        return said
    first = several.first.inner_text()
    several.first.click()
    return answered(
        page, f"{said}, first of several: {first}", "() => !document.querySelector('.st-key-several button')"
    )


def control(page: Any, dice: random.Random, inside: str = "[data-testid=stMain]") -> str:
    """Any control of the page: an option, a list, a switch or a slider."""
    found = page.evaluate(UNCHOSEN, inside)
    if not found:
        return ""
    one = dice.choice(found)
    here = page.locator(f".{one['key']} [role={one['role']}]").nth(one["at"])
    here.scroll_into_view_if_needed()
    where = [f".{one['key']} [role={one['role']}]", one["at"]]
    said = f"{one['role']} {one['key'].removeprefix('st-key-')}: {one['name']}"
    if one["role"] == "radio":
        here.click()
        test = "([of, at]) => document.querySelectorAll(of)[at]?.getAttribute('aria-checked') === 'true'"
    elif one["role"] == "switch":
        where.append(here.is_checked())
        here.evaluate("one => one.closest('label').click()")
        test = "([of, at, before]) => document.querySelectorAll(of)[at]?.checked === !before"
    elif one["role"] == "slider":
        key = dice.choice(["ArrowLeft", "ArrowRight"])
        where.append(here.evaluate("one => one.getAttribute('aria-valuenow') ?? one.value"))
        low, high = here.evaluate(
            "one => [one.getAttribute('aria-valuemin') ?? one.min, one.getAttribute('aria-valuemax') ?? one.max]"
        )
        if where[-1] == (low if key == "ArrowLeft" else high):
            return ""
        here.focus()
        page.keyboard.press(key)
        said += f" {key}"
        test = (
            "([of, at, before]) => { const one = document.querySelectorAll(of)[at]; return one &&"
            " (one.getAttribute('aria-valuenow') ?? one.value) !== before }"
        )
    else:
        return _listed(page, dice, here, said)
    return answered(page, said, test, where)


def _listed(page: Any, dice: random.Random, here: Any, said: str) -> str:
    """Another option of a list, which its field then shows."""
    field = here.element_handle()
    label = here.get_attribute("aria-label")
    here.click()
    page.get_by_role("option").first.wait_for()
    options = [o for o in page.get_by_role("option").all_inner_texts() if o.strip()]
    other = dice.choice([o for o in options if o != here.input_value()] or options)
    page.get_by_role("option", name=other, exact=True).first.click()
    return answered(
        page,
        f"list “{label}”: {other}",
        "([field, label, other]) => [field, ...document.querySelectorAll('.stSelectbox input')].some("
        "(one) => one.isConnected && one.getAttribute('aria-label') === label && one.value === other)",
        [field, label, other.strip()],
    )


def view_key(page: Any, dice: random.Random) -> str:
    """Table, sources or method of the exhibit at hand by their keys, and back."""
    for _ in range(dice.randrange(3)):
        page.keyboard.press(dice.choice("jk"))
    key, wanted = dice.choice([("t", "Table"), ("o", "Sources"), ("m", "Method")])
    found = page.evaluate(VIEW, wanted)
    if found is None:
        return ""
    page.keyboard.press(key)
    return answered(
        page,
        f"key {key}: {found[0]} shows {found[1]}",
        "([key, name]) => [...document.querySelectorAll(`.${key} [role=radio]`)].some((one) => "
        "one.textContent.trim() === name && one.getAttribute('aria-checked') === 'true')",
        found,
    )


def reset(page: Any, dice: random.Random) -> str:
    """Back to the view of the authors by its key."""
    page.keyboard.press("0")
    return answered(page, "key 0", "() => ![...new URLSearchParams(location.search).keys()].length")


def focus(page: Any, dice: random.Random) -> str:
    """A click on a company's name in a chart, which focuses it, or a focus undone by Esc."""
    before = re.search(r"focus=([\w-]+)", page.url)
    if before and dice.random() < 0.5:
        page.keyboard.press("Escape")
        return answered(page, "Esc, focus undone", "() => !location.search.includes('focus=')")
    names = TABLES["companies"].set_index("company")["company_id"]
    found = sorted(set(page.evaluate(NAMES, list(names.index))))
    if not found:
        return ""
    name = dice.choice(found)
    page.mouse.click(*page.evaluate(AT_NAME, [name, 0]))
    return answered(
        page,
        f"click on “{name}” in a chart",
        "(was) => new URLSearchParams(location.search).get('focus') !== was",
        before and before[1],
    )


def play(page: Any, dice: random.Random) -> str:
    """A run through dates, left again or its date kept."""
    if not page.locator(".play:not([hidden]) .opener:visible").count():
        return ""
    if not page.locator(".st-key-slide").count():
        page.locator(".play:not([hidden]) .opener:visible").first.hover()
    page.keyboard.press("y")
    said = answered(page, "key y", "() => document.querySelector('.play.open')")
    bar = page.locator(".play.open")
    bar.locator(".go").click()
    for _ in range(dice.randrange(3)):
        if bar.locator(".back").is_enabled():
            bar.locator(".back").click()
    if bar.locator(".keep").is_enabled() and dice.random() < 0.4:
        bar.locator(".keep").click()
        return answered(page, f"{said}, date kept", "() => !document.querySelector('.play.open')")
    bar.locator(".leave").click()
    return answered(page, f"{said}, left", "() => !document.querySelector('.play.open')")


def present(page: Any, dice: random.Random) -> str:
    """The page, its exhibit at hand or the story as slides."""
    key = dice.choice("pfd" if page.locator("[class*='st-key-exhibit-']").count() else "d")
    page.keyboard.press(key)
    said = f"key {key}"
    if key == "d":
        page.locator(".st-key-present_ready button").click(timeout=PATIENCE)
        said = "the story presented"
    answered(page, said, "() => document.querySelector('.st-key-slide h1,.st-key-present_anyway button')")
    anyway = page.locator(".st-key-present_anyway button")
    if anyway.count():
        anyway.click()
    return answered(page, said, "() => document.querySelector('.st-key-slide h1')")


def number_of(page: Any) -> tuple[int, int]:
    """The number of the slide and of how many."""
    found = re.search(r"(\d+) / (\d+)", page.locator(".st-key-slide-bar").inner_text())
    assert found, "a slide says its number"
    return int(found[1]), int(found[2])


def slide_key(page: Any, dice: random.Random) -> str:
    """Another slide by a key."""
    now, count = number_of(page)
    key, to = dice.choice(
        [("ArrowRight", now + 1)] * 4
        + [("ArrowLeft", now - 1)] * 2
        + [(" ", now + 1), ("PageUp", now - 1), ("Home", 1), ("End", count)]
    )
    to = min(max(to, 1), count)
    page.keyboard.press(key)
    return answered(
        page,
        f"{key or 'Space'} from slide {now} of {count}",
        "(number) => document.querySelector('.st-key-slide-bar')?.textContent.includes(number)"
        " && (number.startsWith('1 ') || location.search.includes('present=' + parseInt(number)))",
        f"{to} / {count}",
    )


def slide_control(page: Any, dice: random.Random) -> str:
    """A control of a slide, shown and put away by T."""
    if not page.locator(".st-key-slide_controls").count():
        return ""
    page.keyboard.press("t")
    said = answered(page, "T", "() => document.querySelector('.st-key-slide-choices')")
    seen(page)
    done = control(page, dice, ".st-key-slide-choices")
    page.keyboard.press("t")
    return answered(page, f"{said}, {done}, T", "() => !document.querySelector('.st-key-slide-choices')")


def undo(page: Any, dice: random.Random) -> str:
    """Back to the slide as it was, by B."""
    if not page.locator(".st-key-slide_back").count():
        return ""
    page.keyboard.press("b")
    return answered(page, "B", "() => !document.querySelector('.st-key-slide_back')")


def leave(page: Any, dice: random.Random) -> str:
    """The slides left by Esc."""
    page.keyboard.press("Escape")
    return answered(
        page,
        "Esc, slides left",
        "() => !location.search.includes('present=') && !document.querySelector('.st-key-slide')",
    )


ON_A_PAGE: dict[Move, int] = {
    menu: 5,
    look_up: 3,
    control: 8,
    view_key: 3,
    reset: 1,
    focus: 3,
    play: 2,
    present: 4,
}
ON_A_SLIDE: dict[Move, int] = {slide_key: 10, slide_control: 4, undo: 1, play: 2, leave: 2}
