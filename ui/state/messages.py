"""What one run leaves for the next: a sentence, a question, an empty search box, a place to scroll to."""

from typing import Any

import streamlit as st

TOLD, ASKED, SEARCHES, SOUGHT = "_told", "_asked", "_searches", "_sought"
SCROLL, SCROLLS = "_scroll", "_scrolls"
ANNOUNCED = "_announced"


def tell(sentence: str) -> None:
    """Leaves a sentence for the next run to show once."""
    st.session_state.setdefault(TOLD, []).append(sentence)


def take_messages() -> list[str]:
    """The sentences that were left, each shown once."""
    return list(st.session_state.pop(TOLD, []))


def ask(what: Any) -> None:
    """Leaves a question for the next run, which shows it once."""
    st.session_state[ASKED] = what


def take_question() -> Any:
    """The question that was left, once; None where there is none."""
    return st.session_state.pop(ASKED, None)


def announce(sentence: str) -> None:
    """Leaves a sentence on what was done to the deck, for the part of the screen that shows the deck."""
    st.session_state[ANNOUNCED] = sentence


def take_announcement() -> str:
    """The sentence that was left, once; empty where there is none."""
    return str(st.session_state.pop(ANNOUNCED, ""))


def seek(word: str) -> None:
    """Leaves a word that means several things for the next run, which lists them once."""
    st.session_state[SOUGHT] = word


def take_search_word() -> str:
    """The word that was left, once; empty where there is none."""
    return str(st.session_state.pop(SOUGHT, ""))


def search_key() -> str:
    """Key of the search box: a new one after each search, so that the box is empty again."""
    return f"search_{st.session_state.get(SEARCHES, 0)}"


def search_done() -> None:
    """The search was answered."""
    st.session_state[SEARCHES] = st.session_state.get(SEARCHES, 0) + 1


def scroll_to(exhibit: str) -> None:
    """The exhibit to bring into view when the page is drawn, once."""
    count = st.session_state[SCROLLS] = st.session_state.get(SCROLLS, 0) + 1
    st.session_state[SCROLL] = {"exhibit": exhibit, "nonce": f"{exhibit}-{count}"}


def scroll_target() -> dict[str, str]:
    """Where to scroll, for the browser: once for each number of it."""
    return dict(st.session_state.get(SCROLL, {}))
