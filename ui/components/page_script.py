"""What only the reader's browser can do, in one component: keys, clicks, pictures, clipboard, notes, print, decks."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from analysis.exhibits.card import Card
from analysis.figures.layout.theme import Look
from ui import state
from ui.components import chart
from ui.components.mount import component
from ui.components.shortcuts import ON_A_PAGE, ON_A_SLIDE

Date = Callable[[Mapping[str, Sequence[str]]], None]
"""Takes over a date by the words of a link."""
_CSS = """
.picture { display: flex; flex-wrap: wrap; gap: .4rem; align-items: center; font: 1rem var(--st-font);
  color: var(--st-text-color); }
.picture button, .picture select { font: inherit; color: inherit; background: var(--st-background-color);
  cursor: pointer;
  border: 1px solid var(--st-border-color); border-radius: .25rem; padding: .35rem .7rem; }
.picture button:hover { border-color: var(--st-primary-color); color: var(--st-primary-color); }
.picture button:focus-visible, .picture select:focus-visible { outline: 2px solid var(--st-primary-color);
  outline-offset: 1px; }
.picture p { margin: 0; flex-basis: 100%; min-height: 1.2em; }
"""
_mount = component("page", _CSS)


def on_page(
    present: Callable[[str], None],
    focus: Callable[[Sequence[str]], None],
    date: Date,
    show: Callable[[str], None],
    tabbed: Sequence[str],
) -> None:
    """Listens to the keys of a page and to clicks on its charts, readies it for print, goes where a search leads.

    `present` shows the exhibit of an id as a slide; `focus` takes the words of a mark that was clicked, `date` those of
    the date at which a run was kept; `show` opens the tab of an exhibit that the address names after its `#`, one of
    `tabbed`: the server never hears of that part of an address by itself.
    """

    def slide() -> None:
        present(str(state.component_event("browser", "slide") or ""))

    def named() -> None:
        show(str(state.component_event("browser", "named") or ""))

    def mark() -> None:
        focus(state.component_event("browser", "mark") or ())

    _mount(
        key="browser",
        on_slide_change=slide,
        on_mark_change=mark,
        on_date_change=_kept("browser", date),
        on_again_change=_again,
        on_named_change=named,
        data={
            "keys": [key.as_data() for key in ON_A_PAGE],
            "notes": None,
            "scroll": state.scroll_target(),
            "tabbed": list(tabbed),
        },
    )


def on_slide(notes: Mapping[str, str] | None, date: Date, number: int, count: int) -> None:
    """Listens to the keys of slide `number` of `count` and keeps the presenter's window of notes up to date.

    A turn says the slide that all presses so far lead to, however many came before the first was answered; `date` as on
    a page.
    """

    def turn() -> None:
        state.go_to_slide(min(max(int(state.component_event("slide-browser", "turn") or number), 1), count))

    _mount(
        key="slide-browser",
        on_date_change=_kept("slide-browser", date),
        on_turn_change=turn,
        on_again_change=_again,
        data={
            "keys": [key.as_data() for key in ON_A_SLIDE],
            "notes": dict(notes) if notes else None,
            "turns": {"at": number, "count": count},
        },
    )


def _again() -> None:
    """The run itself is what a window needs after its connection was lost."""


def _kept(component: str, date: Date) -> Callable[[], None]:
    return lambda: date(state.component_event(component, "date") or {})


def decks(kept: Mapping[str, Any], hear: Callable[[Any], None] | None = None) -> None:
    """Has the browser keep this window's deck, as `page/deck_storage.js` takes it (`kept`).

    `hear` takes what the browser keeps where this window has not heard of it. The instance that has it also answers
    the browser's question whether all that was sent before has arrived (`page/press_queue.js`).
    """
    if hear is None:
        _mount(key="deck-writer", data={"decks": dict(kept)})
        return
    _mount(
        key="deck-channel",
        data={"decks": dict(kept), "listens": True, "answer": state.answer()},
        on_kept_change=lambda: hear(state.component_event("deck-channel", "kept")),
        on_asks_change=lambda: state.answer(str(state.component_event("deck-channel", "asks") or "")),
    )


def pictures(card: Card, look: Look, stamp: str, file: str, is_safe: bool) -> None:
    """Buttons that save or copy the chart as a picture with finding, measure, source and stamp inside.

    A chart that holds rows which may not be passed on, or is laid out for a phone, is not taken from the screen
    (`is_safe` false): `card` was drawn without them, for a picture.
    """
    if card.figure is None:
        return
    data = {
        "exhibit": card.exhibit,
        "title": card.title,
        "measure": card.subtitle,
        "source": card.source_line,
        "stamp": stamp,
        "alt": card.summary,
        "file": file,
        "paper": look["paper"],
        "text": look["text"],
        "muted": look["muted"],
        "figure": card.figure.to_json(),
        "only_given": not is_safe,
        "plotly": chart.address(),
    }
    _mount(key=f"picture_{card.exhibit}", data={"picture": data})
