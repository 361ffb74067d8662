"""The answer of a page under its question: one sentence, its first words bold."""

import streamlit as st

from analysis.data import Loaded
from analysis.exhibits import page_answer
from analysis.exhibits.page import Page
from ui import doubts, state
from ui.words import bold, plain

SHOWN = "_answer"


def _found(page: Page, loaded: Loaded) -> tuple[str, str]:
    """The answer for what is chosen now, from cards that are on screen anyway."""
    return page_answer.of_cards(doubts.cards_of(page.answering(), page, loaded), page)


def show(page: Page, loaded: Loaded) -> None:
    """Writes the sentence; a page that is a tool has none."""
    first, rest = _found(page, loaded)
    state.put(SHOWN, (first, rest))
    if first:
        st.markdown(f"{bold(first)} {plain(rest)}")


def has_changed(page: Page, loaded: Loaded) -> bool:
    """Whether another sentence stands on screen than that of what is chosen now."""
    return state.raw(SHOWN) != _found(page, loaded)
