"""The tabs of a page: only the open one is built, and a press draws this part of the screen only."""

from html import escape

import streamlit as st
from streamlit.delta_generator import DeltaGenerator as Place

from analysis.choices.choice import Tables
from analysis.choices.shared import SHARED
from analysis.data import Loaded
from analysis.exhibits import page_answer
from analysis.exhibits.page import Exhibit, Page, Tab
from ui import controls, doubts, exhibit, state
from ui.panels import PANELS
from ui.words import bold, plain


def all_parts(page: Page, tables: Tables) -> None:
    """Draws the exhibits of all tabs under each other, to print; choices stay as they are."""
    st.caption("All parts of this page under each other, to print: Ctrl+P, or ⌘P")
    for tab in page.tabs:
        st.header(plain(tab.label), anchor=False)
        for one in page.within(tab):
            exhibit.show(page, one, tables)


def _index(page: Page, tab: Tab, loaded: Loaded) -> None:
    """What is in a tab of several exhibits, each a link to its place, from the cards that stand under it."""
    cards = doubts.cards_of(page.within(tab), page, loaded)
    for card in cards if len(cards) > 1 else ():
        with st.container(key=f"index-{card.exhibit}", gap=None):
            st.markdown(f"[{plain(card.topic)}](#{card.exhibit})")
            st.caption(plain(card.title))


def _folded(page: Page, one: Exhibit, loaded: Loaded) -> None:
    """An exhibit behind a line that says its finding; it is built once it is asked for."""
    (card,) = doubts.cards_of([one], page, loaded)
    label = f"{bold(card.topic)}: {plain(card.title)}"
    with st.expander(label, key=state.fold_key(one.id), on_change="rerun") as fold:
        if fold.open:
            exhibit.show(page, one, loaded.tables)


def _figures(page: Page, loaded: Loaded) -> None:
    """A few figures of the page, name and value in a line each."""
    found = page_answer.figures_of_cards(doubts.cards_of(page.answering(), page, loaded), page)
    if found:
        rows = "".join(f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>" for name, value in found)
        st.html(f"<dl>{rows}</dl>")


def say_largest_doubt(place: Place, page: Page) -> None:
    """Writes the largest doubt of the page into its place beside the exhibits, with the way to all, under the first."""
    said = doubts.largest()
    if said:
        place.caption(f"**Largest doubt:** {plain(said)} [All doubts](#{page.first()[0].id})")


@st.fragment
def show(page: Page, loaded: Loaded) -> Place:
    """Draws the tabs with the exhibits of the open one; gives the place of the largest doubt, which is worked out
    last.
    """
    state.spell()
    tables = loaded.tables
    with st.container(key="tabs"):
        places = st.tabs(
            [tab.label for tab in page.tabs],
            key=state.ready_tabs(page),
            on_change=state.tab_pressed,
            args=(page,),
        )
    opened = state.open_tab(page)
    with places[page.tabs.index(opened)], state.whole_run():
        params = state.choice_values(SHARED, tables)
        controls.draw_row(page.acting_in(opened), tables, params, key="choices-row-tab")
        rail = st.container(key="rail", horizontal=True)
        with rail:
            index, beside = st.container(key="rail-index", horizontal=True), st.container(key="rail-beside")
        for one in page.within(opened):
            _folded(page, one, loaded) if one.id in opened.folded else exhibit.show(page, one, tables)
        with index:
            _index(page, opened, loaded)
        with beside:
            _figures(page, loaded)
            doubt = st.container(key="rail-doubt")
        if opened.panel:
            with st.container(key="panel"):
                PANELS[opened.panel](loaded)
    if not state.is_whole_run():
        say_largest_doubt(doubt, page)
        state.write(page, tables)
    return doubt
