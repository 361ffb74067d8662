"""Presenting: the slide and the deck that the address names, and the state one came from."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from analysis.choices.shared import NUMBERS
from analysis.exhibits.page import Page
from ui.state.links import ENDED, WRITTEN
from ui.state.memory import put_all, remember, session_values, value
from ui.state.tabs import show_exhibit

BEFORE, SHOWN, CONTROLS, FROZEN, LEFT = "_before", "_shown", "_controls", "_frozen", "_left"


def slide() -> int:
    """The slide that the address names; 0 where nobody presents."""
    if ENDED in st.session_state:
        return 0
    found = st.query_params.get("present", "")
    return int(found) if found.isdecimal() and len(found) < 6 else 1 if found else 0


def refuse_slides() -> bool:
    """Takes slides that cannot be shown out of the address; whether it asked for any."""
    if not slide():
        return False
    del st.query_params["present"]
    return True


def deck_word() -> str:
    """Which deck the address presents: ready, mine, or one written into the address; empty: the page itself."""
    return st.query_params.get("deck", "")


def go_to_slide(number: int, deck: str | None = None) -> None:
    """Puts the slide into the address; with a deck's word the deck is shown and not the page."""
    if deck:
        st.query_params.from_dict({"present": str(number), "deck": deck})
        if WRITTEN in st.session_state:
            st.session_state[WRITTEN] = (st.session_state[WRITTEN][0], {})
    else:
        st.query_params["present"] = str(number)


def enter(page: Page, place: str, values: Mapping[str, Any]) -> None:
    """On the first run of a slide: keeps the state one came from, then puts the slide's own view up."""
    st.session_state.setdefault(BEFORE, dict(session_values()))
    if st.session_state.get(SHOWN) != place:
        st.session_state[SHOWN], st.session_state[CONTROLS] = place, False
        for name, what in values.items():
            remember(name, what)
    if deck_word():
        st.session_state[WRITTEN] = (page.id, {})


def before() -> dict[str, Any]:
    """The state one came from when presenting began."""
    return st.session_state.get(BEFORE, {})


def numbers() -> str | None:
    """How the reader writes numbers, whatever a slide's own view says; None: as everybody."""
    return before().get(NUMBERS.name) if BEFORE in st.session_state else value(NUMBERS.name)


def controls_shown() -> bool:
    """True while the controls of a slide are on it."""
    return bool(st.session_state.get(CONTROLS))


def switch_controls() -> None:
    """Shows or hides the controls of a slide."""
    st.session_state[CONTROLS] = not controls_shown()


def end_slides(page: Page | None = None, exhibit: str = "", view: Mapping[str, Any] | None = None) -> None:
    """Leaves the slides, with everything as it was chosen before presenting began.

    A slide of a deck is left for its own page, which opens at its exhibit with the view of the slide; presenting there
    returns to it.
    """
    came_from = st.session_state.pop(BEFORE, None)
    for name in (FROZEN, SHOWN, CONTROLS):
        st.session_state.pop(name, None)
    if came_from is not None:
        put_all({name: came_from.get(name) for name in {*session_values(), *came_from}})
    if page:
        st.session_state[LEFT] = (page.id, slide(), deck_word())
        put_all(view or {})
        show_exhibit(page, exhibit)
    st.session_state[ENDED] = page.id if page else ""


def page_to_open() -> str:
    """The page that the reader leaves a slide for, in the run after; empty: the one on screen."""
    return str(st.session_state.get(ENDED, ""))


def left_for(page: Page) -> tuple[int, str] | None:
    """The slide, and its deck, that was left for a page; None where none was."""
    where, number, deck = st.session_state.get(LEFT, ("", 0, ""))
    return (number, deck) if where == page.id else None


def frozen_data(latest: Any) -> Any:
    """The data as they were when presenting began, so that nothing changes in front of people."""
    return st.session_state.setdefault(FROZEN, latest)
