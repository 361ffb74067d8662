"""The tabs of a page: only the open one is built, and a press draws this part of the screen only."""

import streamlit as st

from analysis.choices.choice import Tables
from analysis.exhibits.page import Page
from ui import exhibit, state


@st.fragment
def show(page: Page, tables: Tables) -> None:
    """Draws the tabs with the exhibits of the open one."""
    state.spell()
    with st.container(key="tabs"):
        places = st.tabs(
            [tab.label for tab in page.tabs],
            key=state.ready_tabs(page),
            on_change=state.tab_pressed,
            args=(page,),
        )
    opened = state.open_tab(page)
    with places[page.tabs.index(opened)], state.whole_run():
        for one in page.within(opened):
            exhibit.show(page, one, tables)
    if not state.is_whole_run():
        state.write(page, tables)
