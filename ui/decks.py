"""The deck of this reader: add, order, caption, notes, save, load, present, hand over."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import streamlit as st

from analysis import formats, story
from analysis.choices.choice import Tables
from analysis.data import Loaded
from analysis.export import archive, html, pptx
from analysis.findings import counted
from analysis.story import Step
from analysis.views import Exhibit, Page, load_pages
from ui import state
from ui.words import plain

PRESENTATION = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
MINE, READY = "mine", "ready"
TITLE = "GenAI Market Structure"
Start = Callable[[Page, int, str], None]


def steps(word: str, tables: Tables) -> tuple[Step, ...]:
    """The deck that a word of the address means: the reader's own, the one that ships, or one in a link."""
    if word == READY:
        return story.ready(tables["story"])
    if word == MINE:
        return state.deck()
    return story.read(story.unpacked(word), load_pages())[0]


def add(page: Page, exhibit: Exhibit, tables: Tables) -> None:
    """Puts the exhibit as it stands at the end of the deck."""
    view = story.view_of(page, exhibit, state.words(page, tables))
    state.set_deck((*state.deck(), Step(page.id, exhibit.id, view)))
    st.toast(plain(f"Slide {len(state.deck())} of your deck: {exhibit.topic}"))


def button(page: Page, loaded: Loaded, start: Start) -> None:
    """The button in the header that opens the deck; `start` begins presenting a page, from a slide, or a deck."""
    count = len(state.deck())
    if st.button(f"Deck ({count})" if count else "Deck", key="deck"):
        _arrange(page, loaded, start)


@st.dialog("Deck", width="large")
def _arrange(page: Page, loaded: Loaded, start: Start) -> None:
    """Everything that can be done with a deck; each change redraws the dialog only."""
    state.spell()
    slides, shows = st.container(), st.container()
    _load()
    tables, mine = loaded.tables, state.deck()
    with slides:
        if not mine:
            st.markdown("Add an exhibit with “Add to deck”, as you see it. Or start from the story that ships.")
        for i, step in enumerate(mine):
            _row(i, step, len(mine))
    with shows:
        with st.container(horizontal=True):
            if mine and st.button("Present my deck", type="primary", key="present_mine"):
                _present(page, MINE, start)
            if st.button("Present the story that ships", key="present_ready"):
                _present(page, READY, start)
            st.button("Take the story that ships as my deck", on_click=_take, args=(tables,), key="take_ready")
        if mine:
            _hand_over(page, mine, loaded)


def _load() -> None:
    """A saved deck in place of this one; each slide of it that cannot be shown is said."""
    file = st.file_uploader("Load a saved deck (CSV)", type="csv", key="deck_file")
    if file is None or not st.button("Use this file", key="use_file"):
        return
    found, told = story.read(file.getvalue().decode("utf-8", "replace"), load_pages())
    for sentence in told:
        st.warning(plain(sentence))
    if found:
        state.set_deck(found)
        st.success(plain(f"{counted(len(found), 'slide')} loaded"))


def _present(page: Page, word: str, start: Start) -> None:
    start(page, 1, word)
    st.rerun()


def _take(tables: Tables) -> None:
    state.set_deck(story.ready(tables["story"]))


def _row(i: int, step: Step, count: int) -> None:
    """One slide: what it shows, its caption, its notes, its place."""
    found = story.find(step, load_pages())
    topic = found[1].topic if found else step.exhibit
    ident = f"{i}_{hash((step.page, step.exhibit, step.view))}"
    with st.container(border=True, gap="xsmall"):
        with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
            st.markdown(f"**{i + 1}. {plain(topic)}**  {plain(f'({step.view})') if step.view else ''}")
            with st.container(horizontal=True, width="content", gap="xxsmall"):
                st.button("Up", key=f"up_{ident}", on_click=_move, args=(i, i - 1), disabled=i == 0)
                st.button("Down", key=f"down_{ident}", on_click=_move, args=(i, i + 1), disabled=i == count - 1)
                st.button("Remove", key=f"remove_{ident}", on_click=_remove, args=(i,))
        left, right = st.columns(2)
        for place, name, label in ((left, "caption", "Caption"), (right, "notes", "Speaker notes, never on the slide")):
            key = f"{name}_{ident}"
            place.text_input(
                label, getattr(step, name), key=key, max_chars=2_000, on_change=_say, args=(i, name, key)
            )  # fmt: skip


def _move(i: int, to: int) -> None:
    mine = list(state.deck())
    mine.insert(to, mine.pop(i))
    state.set_deck(mine)


def _remove(i: int) -> None:
    mine = list(state.deck())
    state.set_deck(mine[:i] + mine[i + 1 :])


def _say(i: int, name: str, key: str) -> None:
    mine = list(state.deck())
    typed = {name: str(state.raw(key, ""))}
    mine[i] = replace(mine[i], **typed)
    state.set_deck(mine)


def _hand_over(page: Page, mine: tuple[Step, ...], loaded: Loaded) -> None:
    """The deck as files, as a small CSV to load again, and as a link."""
    make = partial(_file, mine, loaded, links(mine), formats.way())
    with st.container(horizontal=True):
        for label, ending, mime in (
            ("PowerPoint", "pptx", PRESENTATION), ("HTML", "html", "text/html"), ("Zip", "zip", "application/zip"),
        ):  # fmt: skip
            st.download_button(
                label, data=partial(make, ending), file_name=f"deck.{ending}", mime=mime, on_click="ignore",
                key=f"deck_{ending}",
            )  # fmt: skip
        st.download_button(
            "Save the deck (CSV)", data=story.write(mine), file_name="deck.csv", mime="text/csv", on_click="ignore",
            key="deck_csv",
        )  # fmt: skip
    word = story.packed(mine)
    if word:
        st.caption("A link to the deck, without the notes")
        st.code(state.address(page, f"present=1&deck={word}"), language=None)
    else:
        st.caption("The deck is too long for a link: save it as a file")


def links(mine: tuple[Step, ...]) -> list[str]:
    """Where the view of each slide is on this server."""
    found = [(step, story.find(step, load_pages())) for step in mine]
    return [state.address(place[0], step.view, step.exhibit) for step, place in found if place]


def _file(mine: tuple[Step, ...], loaded: Loaded, where: list[str], way: str, ending: str) -> bytes | str:
    """The deck as a file; each slide links to its own view."""
    cards = story.cards(mine, load_pages(tables=loaded.tables), loaded.tables, loaded.version, way=way)
    link_of = dict(zip(map(id, cards), where, strict=True))
    if ending == "pptx":
        return pptx.pptx(cards, TITLE, lambda card: link_of[id(card)], [s.notes for s in mine])
    if ending == "html":
        return html.html(cards, TITLE, lambda card: link_of[id(card)])
    return archive.zip_of(cards, TITLE)
