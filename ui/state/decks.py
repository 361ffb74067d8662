"""The reader's decks in this window: those that the browser keeps, once it has told them, and what was done to
them."""

import secrets
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import streamlit as st

from analysis.exhibits.decks import MOST_DECKS, Deck, merge_decks, read_decks
from analysis.exhibits.page import Page
from analysis.exhibits.story import Step

DECKS, HEARD, SAID, UNDO = "_decks", "_decks_heard", "_decks_said", "_deck_undo"
PROPOSED, ANSWER, DRAWN = "_deck_proposed", "_answer", "_deck_drawn"
CALLED, OPEN = "_deck_called", "_deck_open"
AT_ONCE = "Another window changed this deck at the same moment, and its change stands"


def decks() -> tuple[Deck, ...]:
    """The decks of this reader, newest first; the first is the one that slides are added to."""
    return st.session_state.get(DECKS, ())


def deck() -> tuple[Step, ...]:
    """The slides of the deck in the making, of this reader alone."""
    return decks()[0].steps if decks() else ()


def _take_over(found: Sequence[Deck]) -> None:
    """Other decks in place of those here; their fields are new ones."""
    if tuple(found) != decks():
        st.session_state[DECKS] = tuple(found)
        st.session_state[DRAWN] = fields_version() + 1


def fields_version() -> int:
    """Number of the fields for words: another one for other slides, since what a browser still sends is of those
    before."""
    return int(st.session_state.get(DRAWN, 0))


def set_deck(steps: Sequence[Step], said: str = "") -> None:
    """Takes over a changed deck; with a sentence on what was done it can be undone."""
    before, mine = deck(), decks()
    new = mine[0].changed(steps) if mine else Deck(secrets.token_urlsafe(6), 1, tuple(steps))
    _take_over((new, *mine[1:]))
    st.session_state[UNDO] = (said, new.id, before) if said else None


def say_on_slide(i: int, name: str, text: str) -> None:
    """Takes over the words typed into a field of slide `i`, counted from 0: its caption or its notes."""
    steps = list(deck())
    steps[i] = replace(steps[i], **{name: text})
    if tuple(steps) != deck():
        st.session_state[DECKS] = (decks()[0].changed(steps), *decks()[1:])
        st.session_state[UNDO] = None


def propose_deck(steps: Sequence[Step], question: str, said: str) -> None:
    """Begins another deck; where there are slides in this one the reader is asked first (`question`)."""
    if deck():
        st.session_state[PROPOSED] = (tuple(steps), question, said)
    else:
        set_deck(steps)


def deck_question() -> str:
    """What the reader is asked before another deck begins; empty where nothing is."""
    return (st.session_state.get(PROPOSED) or ((), ""))[1]


def decide(is_wanted: bool) -> None:
    """Begins the deck that was proposed, or does not; the one before is kept, and comes back where this is undone."""
    found = st.session_state.pop(PROPOSED, None)
    if not (is_wanted and found):
        return
    steps, _, said = found
    mine = decks()
    _take_over((Deck(secrets.token_urlsafe(6), 1, steps), *mine)[:MOST_DECKS])
    st.session_state[UNDO] = (said, mine[0].id, mine[0].steps) if mine else None


def resume_deck(ident: str, steps: Sequence[Step] | None = None) -> None:
    """Makes an earlier deck the first again, with the slides it has, or with these."""
    found = next((deck for deck in decks() if deck.id == ident), None)
    if found:
        others = [deck for deck in decks() if deck.id != ident]
        _take_over((found.changed(found.steps if steps is None else steps), *others))
    st.session_state[UNDO] = None


def undoable() -> str:
    """What was done last to the deck, where it can be undone; else empty."""
    return (st.session_state.get(UNDO) or ("",))[0]


def undo() -> None:
    """Brings the deck back as it was before the last change; a callback."""
    if undoable():
        resume_deck(*st.session_state[UNDO][1:])


def call_deck() -> None:
    """Has the deck opened when its button is drawn next, by a run of the whole page too."""
    st.session_state[CALLED] = True


def call_deck_again() -> None:
    """Opens the deck anew where it was called and not closed: what is pressed with it draws its button without it."""
    if st.session_state.get(OPEN):
        call_deck()


def is_deck_called(page: Page) -> bool:
    """Whether the deck's button was pressed since it was last asked: then the deck opens, over this page."""
    is_called = bool(st.session_state.pop(CALLED, False))
    if is_called:
        st.session_state[OPEN] = page.id
    return is_called


def close_deck() -> None:
    """The deck is not on screen: it was left, or makes way for slides, another page or another question."""
    st.session_state[OPEN] = ""
    st.session_state.pop(CALLED, None)


def keep_deck_on(page: Page) -> None:
    """Where a whole page is drawn: its deck stays open if it was, that of the page before closes."""
    if st.session_state.get(OPEN) == page.id:
        call_deck()
    elif st.session_state.get(OPEN):
        close_deck()


def is_deck_heard() -> bool:
    """True once the browser has told which decks it keeps."""
    return bool(st.session_state.get(HEARD))


def hear_decks(told: Any, pages: Sequence[Page]) -> bool:
    """Takes over what the browser keeps; what of it cannot be read is said where the deck is.

    Gives whether anything that a reader sees of decks is other than before: what this window told the browser comes
    back from it unchanged.
    """
    before = _seen()
    found, said = read_decks(told, pages)
    mine = decks()[0] if decks() else None
    there = next((deck for deck in found if mine and deck.id == mine.id), None)
    _take_over(merge_decks(decks(), found, not is_deck_heard()))
    st.session_state[HEARD], st.session_state[SAID] = True, said
    if mine and there and there.number == mine.number and there.steps != mine.steps:
        st.session_state[UNDO] = (AT_ONCE, mine.id, mine.steps)
    return _seen() != before


def _seen() -> tuple[Any, ...]:
    """What a reader sees of decks, in the button that counts and in what it opens."""
    return (decks(), deck_messages(), st.session_state.get(UNDO))


def deck_messages() -> list[str]:
    """What the reader is told about the decks that the browser keeps."""
    return list(st.session_state.get(SAID, ()))


def answer(nonce: str | None = None) -> str:
    """The last question of the browser whether all that it sent has arrived; sets it where one is given."""
    if nonce is not None:
        st.session_state[ANSWER] = nonce
    return str(st.session_state.get(ANSWER, ""))
