"""What stands in the place of a slide whose deck is not here: it is said in words, and what there is is offered."""

from collections.abc import Callable

import streamlit as st

from analysis.choices.choice import Tables
from analysis.formats import counted
from ui import decks, state
from ui.components import page_script
from ui.words import plain

OPENING = "Opening your deck …"
ELSEWHERE = (
    "This browser does not have the deck of this address",
    "A deck stays in the browser in which it was made. Whoever sent the address can open Deck there, copy “A link to"
    " the deck” and send that: it brings its slides along.",
)
UNREADABLE = (
    "The deck in this link cannot be read",
    "A part of the link may have been cut off on its way. Ask for it again, or for the deck as a file.",
)
EMPTY = (
    "This deck has no slides",
    "Add an exhibit with “Add to deck”, or load a saved deck, under Deck on every page.",
)


def why(word: str, tables: Tables) -> tuple[str, str]:
    """Why a word of the address shows no deck, as a sentence and what to do; both empty where it shows one."""
    if decks.steps(word, tables):
        return "", ""
    if not decks.is_mine(word):
        return UNREADABLE
    if not state.is_deck_heard():
        return OPENING, ""
    return EMPTY if word == decks.mine() and state.decks() else ELSEWHERE


def show(said: str, more: str, present: Callable[[str], None]) -> None:
    """The words, and what this browser can present instead; `present` begins with a deck's word."""
    with st.container(key="slide", gap="medium"):
        if not more:
            st.markdown(plain(said))
            return
        st.title(plain(said), anchor=False)
        st.markdown(plain(more))
        with st.container(horizontal=True):
            count = len(state.deck())
            if count:
                label = f"Present my deck ({counted(count, 'slide')})"
                st.button(label, on_click=present, args=(decks.mine(),), type="primary", key="present_mine")
            st.button("Present the story that ships", on_click=present, args=(decks.READY,), key="present_ready")
            st.button("To the page", on_click=state.end_slides, key="slide_end")
    page_script.on_slide(None, lambda _: None, state.slide(), state.slide())
