"""The tabs of a page: only the open one is built, and a press draws this part of the screen only."""

import streamlit as st

from analysis.choices.choice import Tables
from analysis.choices.shared import SHARED
from analysis.data import Loaded
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


@st.fragment
def show(page: Page, loaded: Loaded) -> None:
    """Draws the tabs with the exhibits of the open one."""
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
        for one in page.within(opened):
            _folded(page, one, loaded) if one.id in opened.folded else exhibit.show(page, one, tables)
        with rail:
            _index(page, opened, loaded)
        if opened.panel:
            with st.container(key="panel"):
                PANELS[opened.panel](loaded)
    if not state.is_whole_run():
        state.write(page, tables)
