"""The decks that a reader's browser keeps: the form in which it keeps them, and how two windows come to agree.

A deck has an id, by which an address names it, and the number of the changes made to it: of two states of one deck the
one with more changes is the newer. The first of several decks is the one that slides are added to.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from analysis.exhibits.page import Page
from analysis.exhibits.story import Step, read, write

VERSION = 1
"""Of the form below; the browser leaves another one alone (`ui/components/page/deck_storage.js`)."""
MOST_DECKS = 6
"""Decks that a browser keeps, the newest."""
UNREAD = (
    "The decks kept in this browser cannot be read. A new deck begins; what was kept stays in the browser’s storage."
)
REFUSED = "This browser does not keep your deck: its storage is full or switched off. Save the deck as a file."
_ID = re.compile(r"[A-Za-z0-9_-]{1,24}")


@dataclass(frozen=True)
class Deck:
    """Slides in their order, the id of the deck, and how often it was changed."""

    id: str
    number: int
    steps: tuple[Step, ...]

    def changed(self, steps: Sequence[Step]) -> "Deck":
        """The deck with other slides, as its next state."""
        return replace(self, number=self.number + 1, steps=tuple(steps))


def record(deck: Deck) -> dict[str, Any]:
    """A deck as a browser keeps it."""
    return {"id": deck.id, "number": deck.number, "csv": write(deck.steps)}


def read_decks(told: Any, pages: Sequence[Page]) -> tuple[tuple[Deck, ...], list[str]]:
    """The decks that a browser says it keeps, and a sentence for each thing that cannot be read; anything may come."""
    if not isinstance(told, dict) or told.get("unread"):
        return (), [UNREAD]
    said = [REFUSED] if told.get("refused") else []
    found = told.get("decks", [])
    if told.get("version") != VERSION or not isinstance(found, list):
        return (), [UNREAD]
    made: dict[str, Deck] = {}
    for one in found[:MOST_DECKS]:
        deck, lost = _deck(one, pages)
        if deck:
            made.setdefault(deck.id, deck)
        said += [sentence for sentence in lost if sentence not in said]
    return tuple(made.values()), said


def _deck(one: Any, pages: Sequence[Page]) -> tuple[Deck | None, list[str]]:
    parts = [one.get(name) for name in ("id", "number", "csv")] if isinstance(one, dict) else [None] * 3
    ident, number, text = parts
    if not (isinstance(ident, str) and _ID.fullmatch(ident) and type(number) is int and isinstance(text, str)):
        return None, [UNREAD]
    if text == write(()):
        return Deck(ident, number, ()), []
    steps, said = read(text.encode("utf-8", "replace").decode(), pages)
    return (Deck(ident, number, steps) if steps else None), said


def merge_decks(own: Sequence[Deck], told: Sequence[Deck], is_first: bool) -> tuple[Deck, ...]:
    """The decks of this window with those that the browser keeps; of two states of one deck the newer stands.

    What this window changed and the browser does not keep yet stays first. `is_first`: until now this window had not
    heard of the browser's decks; then slides that it began with go to the end of the deck that is kept, unless the
    browser has a deck of this window already: then there was none before it.
    """
    known = {deck.id: deck for deck in told}
    if not own:
        return tuple(told)
    mine = own[0]
    if is_first and told and known.keys().isdisjoint(deck.id for deck in own):
        return (told[0].changed((*told[0].steps, *mine.steps)), *told[1:])
    there, rest = known.get(mine.id), [deck for deck in own if deck.id not in known]
    if there is None or there.number < mine.number:
        return (mine, *(deck for deck in (*told, *rest) if deck.id != mine.id))[:MOST_DECKS]
    return (*told, *rest)[:MOST_DECKS]
