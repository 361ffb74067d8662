"""The tabs of a page: only the open one is built, and a press draws this part of the screen only."""

import streamlit as st

from analysis.choices.shared import SHARED
from analysis.data import Loaded
from analysis.exhibits.page import Page
from ui import controls, exhibit, state
from ui.panels import PANELS


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
        for one in page.within(opened):
            exhibit.show(page, one, tables)
        if opened.panel:
            with st.container(key="panel"):
                PANELS[opened.panel](loaded)
    if not state.is_whole_run():
        state.write(page, tables)
