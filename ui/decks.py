"""The deck of this reader: add, order, caption, notes, save, load, present, hand over."""

from collections.abc import Callable
from functools import partial
from typing import Any

import streamlit as st

from analysis import formats
from analysis.choices.choice import Tables
from analysis.data import Loaded
from analysis.exhibits import decks as stored
from analysis.exhibits import story
from analysis.exhibits.page import Exhibit, Page, load_pages
from analysis.exhibits.story import Step
from analysis.export import archive, html
from analysis.export.pptx import deck as pptx
from analysis.formats import counted
from ui import state
from ui.components import page_script
from ui.words import bold, plain

PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
MINE, READY = "mine", "ready"
TITLE = "GenAI Market Structure"
Start = Callable[[Page, int, str], None]


def mine() -> str:
    """The word of an address that means the deck in the making: it names the deck, so that no other is taken for it."""
    return f"{MINE}-{state.decks()[0].id}" if state.decks() else MINE


def is_mine(word: str) -> bool:
    """Whether a word of the address means a deck that a browser keeps."""
    return word.split("-")[0] == MINE


def steps(word: str, tables: Tables) -> tuple[Step, ...]:
    """The deck that a word of the address means: one of the reader's own, the one that ships, or one in a link."""
    if word == READY:
        return story.ready(tables["story"])
    if is_mine(word):
        return next((deck.steps for deck in state.decks() if word == f"{MINE}-{deck.id}"), ())
    return story.read(story.unpacked(word), load_pages())[0]


@st.fragment(key="deck-channel")
def channel() -> None:
    """Brings together what the browser keeps and what this window holds; a slide that waited for it is drawn anew."""
    page_script.decks(_to_keep(), _hear)


def _to_keep() -> dict[str, Any]:
    """This session's deck for the browser's storage, and whether it still has to tell what it keeps."""
    first = state.decks()[:1]
    return {
        "deck": stored.record(first[0]) if first else None,
        "told": state.is_deck_heard(),
        "waits": is_mine(state.deck_word()),
        "most": stored.MOST_DECKS,
    }


def _hear(told: Any) -> None:
    """Takes over what the browser keeps; the button that counts follows where it is other than before, and on a slide
    all of it.

    An open deck is not drawn anew for what it told itself: drawn while it is being closed, it would come back.
    """
    is_new = state.hear_decks(told, load_pages())
    if state.slide():
        st.rerun()
    if is_new:
        state.call_deck_again()
    st.rerun(["deck", "deck-channel"] if is_new else "deck-channel")


def add(page: Page, exhibit: Exhibit, tables: Tables) -> None:
    """Puts the exhibit as it stands at the end of the deck; a callback."""
    count = len(state.deck()) + 1
    if count > story.MOST_STEPS:
        state.announce(f"A deck has at most {story.MOST_STEPS} slides: this one is not added")
    else:
        view = story.view_of(page, exhibit, state.words(page, tables))
        state.set_deck((*state.deck(), Step(page.id, exhibit.id, view)))
        state.announce(f"Slide {count} of your deck: {exhibit.topic}")
    state.call_deck_again()
    st.rerun(["deck", "deck-channel"])


@st.fragment(key="deck")
def button(page: Page, loaded: Loaded, start: Start) -> None:
    """The button in the header that opens the deck; `start` begins presenting a page, from a slide, or a deck."""
    count = len(state.deck())
    st.button(f"Deck ({count})" if count else "Deck", on_click=_open, key="deck")
    if state.is_deck_called(page):
        _arrange(page, loaded, start)
    if news := state.take_announcement():
        st.toast(plain(news))


def _open() -> None:
    """A press, which counts though another that is answered with it draws the button anew."""
    state.decide(False)
    state.call_deck()


def _close() -> None:
    state.close_deck()
    st.rerun(["deck", "deck-channel"])


@st.dialog("Deck", width="large", on_dismiss=_close)
def _arrange(page: Page, loaded: Loaded, start: Start) -> None:
    """Everything that can be done with a deck; each change redraws the dialog only."""
    state.spell()
    said, slides, shows = st.container(), st.container(), st.container()
    _load()
    page_script.decks(_to_keep())
    tables, held = loaded.tables, state.deck()
    with said:
        _say_first()
    with slides:
        if not held:
            st.markdown("Add an exhibit with “Add to deck”, as you see it. Or start from the story that ships.")
        for i, step in enumerate(held):
            _row(i, step, len(held))
    with shows:
        with st.container(horizontal=True):
            if held and st.button("Present my deck", type="primary", key="present_mine"):
                _present(page, mine(), start)
            if st.button("Present the story that ships", key="present_ready"):
                _present(page, READY, start)
            st.button("Take the story that ships as my deck", on_click=_take, args=(tables,), key="take_ready")
        if held:
            _hand_over(page, held, loaded)


def _say_first() -> None:
    """What could not be read or kept, what is asked before a deck is replaced, and how the last change is undone."""
    for sentence in state.deck_messages():
        st.warning(plain(sentence))
    with st.container(horizontal=True, vertical_alignment="center"):
        if state.deck_question():
            st.markdown(plain(state.deck_question()))
            st.button("Replace my deck", on_click=state.decide, args=(True,), type="primary", key="deck_replace")
            st.button("Keep my deck", on_click=state.decide, args=(False,), key="deck_keep")
        elif state.undoable():
            st.markdown(plain(f"{state.undoable()}."))
            st.button("Undo", on_click=state.undo, key="deck_undo")


def _load() -> None:
    """A saved deck in place of this one; each slide of it that cannot be shown is said."""
    file = st.file_uploader("Load a saved deck (CSV)", type="csv", key="deck_file")
    if file is None or not st.button("Use this file", key="use_file"):
        return
    found, told = story.read(file.getvalue().decode("utf-8", "replace"), load_pages())
    for sentence in told:
        st.warning(plain(sentence))
    if found:
        _propose(found, "the file")
    if found and not state.deck_question():
        st.success(plain(f"{counted(len(found), 'slide')} loaded"))


def _propose(found: tuple[Step, ...], origin: str) -> None:
    """Another deck, from the story or a file; where slides would make way for it the reader is asked."""
    here, there = counted(len(state.deck()), "slide"), counted(len(found), "slide")
    state.propose_deck(
        found,
        f"Your deck has {here}. The {there} of {origin} would take its place.",
        f"The {there} of {origin} took the place of yours",
    )


def _present(page: Page, word: str, start: Start) -> None:
    start(page, 1, word)
    st.rerun()


def _take(tables: Tables) -> None:
    _propose(story.ready(tables["story"]), "the story")


def _row(i: int, step: Step, count: int) -> None:
    """One slide: what it shows, its caption, its notes, its place."""
    found = story.find(step, load_pages())
    topic = found[1].topic if found else step.exhibit
    ident = f"{i}_{step.page}_{step.exhibit}"
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.markdown(f"{bold(f'{i + 1}. {topic}')}  {plain(f'({step.view})') if step.view else ''}")
            with st.container(horizontal=True, width="content", gap="xxsmall"):
                st.button("Up", key=f"up_{ident}", on_click=_move, args=(i, i - 1, step), disabled=i == 0)
                st.button("Down", key=f"down_{ident}", on_click=_move, args=(i, i + 1, step), disabled=i == count - 1)
                st.button("Remove", key=f"remove_{ident}", on_click=_remove, args=(i, step, topic))
        left, right = st.columns(2)
        for place, name, label in ((left, "caption", "Caption"), (right, "notes", "Speaker notes, never on the slide")):
            key, held = _field(name, i), getattr(step, name)
            if state.raw(key) != held:
                state.put(key, held)
            place.text_input(label, key=key, max_chars=2_000, on_change=_say, args=(i, name, key))


def _field(name: str, i: int) -> str:
    """Key of a field for words of slide `i`, which no other slide has had."""
    return f"{name}_{state.fields_version()}_{i}"


def _is_there(i: int, step: Step) -> bool:
    """Whether the slide that a press meant stands there still: another window may have changed the deck meanwhile."""
    return [(s.page, s.exhibit, s.view) for s in state.deck()[i : i + 1]] == [(step.page, step.exhibit, step.view)]


def _move(i: int, to: int, step: Step) -> None:
    if _is_there(i, step):
        held = list(state.deck())
        held.insert(to, held.pop(i))
        state.set_deck(held)


def _remove(i: int, step: Step, topic: str) -> None:
    if _is_there(i, step):
        state.set_deck((*state.deck()[:i], *state.deck()[i + 1 :]), f"Slide {i + 1} is removed: {topic}")


def _say(i: int, name: str, key: str) -> None:
    if key == _field(name, i):
        state.say_on_slide(i, name, str(state.raw(key, "")).strip())


def _hand_over(page: Page, held: tuple[Step, ...], loaded: Loaded) -> None:
    """The deck as files, as a small CSV to load again, and as a link."""
    with st.container(horizontal=True):
        files(held, loaded, TITLE, "deck")
        st.download_button(
            "Save the deck (CSV)",
            data=story.write(held),
            file_name="deck.csv",
            mime="text/csv",
            on_click="ignore",
            key="deck_csv",
        )
    word = story.packed(held)
    if word:
        st.caption("A link to the deck, without the notes")
        st.code(state.address(page, f"present=1&deck={word}"), language=None)
    else:
        st.caption("The deck is too long for a link: save it as a file")


def files(held: tuple[Step, ...], loaded: Loaded, title: str, name: str) -> None:
    """Buttons that download slides as files under a name."""
    make = partial(_file, held, loaded, title, links(held), formats.way())
    with st.container(horizontal=True, width="content"):
        for label, ending, mime in (
            ("PowerPoint", "pptx", PRESENTATION),
            ("HTML", "html", "text/html"),
            ("Zip", "zip", "application/zip"),
        ):
            st.download_button(
                label,
                data=partial(make, ending),
                file_name=f"{name.replace('_', '-')}.{ending}",
                mime=mime,
                on_click="ignore",
                key=f"{name}_{ending}",
            )


def links(held: tuple[Step, ...]) -> list[str]:
    """Where the view of each slide is on this server."""
    found = [(step, story.find(step, load_pages())) for step in held]
    return [state.address(place[0], step.view, step.exhibit) for step, place in found if place]


def _file(held: tuple[Step, ...], loaded: Loaded, title: str, where: list[str], way: str, ending: str) -> bytes | str:
    """The deck as a file; each slide links to its own view."""
    cards = story.cards(held, load_pages(tables=loaded.tables), loaded.tables, loaded.version, way=way)
    link_of = dict(zip(map(id, cards), where, strict=True))
    if ending == "pptx":
        return pptx.pptx(cards, title, lambda card: link_of[id(card)], [s.notes for s in held])
    if ending == "html":
        return html.html(cards, title, lambda card: link_of[id(card)])
    return archive.zip_of(cards, title)
