"""The bar over every page: name, search, what follows the reader, what is handed on, deck and slides."""

import streamlit as st

from analysis.choices.choice import Tables
from analysis.choices.shared import COMPANIES, FOCUS, SHARED, TIMELINE
from analysis.data import Loaded
from analysis.exhibits import story
from analysis.exhibits.page import Page, load_pages
from analysis.exhibits.story import Step
from analysis.export import cite
from ui import controls, data, decks, embed, picker, present, state
from ui.search_box import search_box

NAME = "GenAI Market Structure"
WIDTH = 570
"""Pixels of the panels, whatever is chosen: a panel that gets wider goes to another place of the screen."""


def show(page: Page, loaded: Loaded) -> None:
    """Draws the bar, in the line of the menu."""
    with st.container(key="name"):
        st.page_link(str(load_pages()[0].file), label=NAME)
    with st.container(key="bar", horizontal=True, vertical_alignment="center", gap="xsmall"):
        with st.container(key="search"):
            search_box(loaded)
        with st.container(key="tools", horizontal=True, width="content", gap="xsmall"):
            _view(loaded.tables)
            _share(page, loaded)
            state.keep_deck_on(page)
            decks.button(page, loaded, present.start)
            left = state.left_for(page)
            said = f"Back to slide {left[0]}" if left else "Present"
            show_slides, has_none = present.start_or_return, not page.exhibits
            st.button(said, key="present_page", type="primary", on_click=show_slides, args=(page,), disabled=has_none)


def _view(tables: Tables) -> None:
    """What follows the reader from page to page; nothing is worked out while it is closed."""
    params = state.choice_values(SHARED, tables)
    others = [c for c in SHARED if c not in (COMPANIES, FOCUS, *TIMELINE)]
    with st.popover("View", key="view_all", on_change="rerun") as box:
        if not box.open:
            return
        with st.container(width=WIDTH):
            companies, timeline, sources = st.tabs(("Companies", "Timeline", "Sources and look"))
            with companies:
                picker.show(tables, params)
            for place, choices in ((timeline, TIMELINE), (sources, others)):
                with place:
                    for choice in choices:
                        controls.draw(choice, tables, params)


def _share(page: Page, loaded: Loaded) -> None:
    """The link to this view, the page as files, as a frame and as a citation; nothing is made while it is closed."""
    with st.popover("Share", key="share", on_change="rerun") as box:
        if not box.open:
            return
        with st.container(width=WIDTH):
            link = state.link(page, loaded.tables)
            st.caption("Link to this view")
            st.code(link, language=None, wrap_lines=True)
            if page.exhibits:
                st.caption("This page as it stands, to download")
                decks.files(_steps(page, loaded.tables), loaded, page.title, f"page_{page.id}")
            if page.tabs:
                st.link_button("All parts of this page, to print", state.link(page, loaded.tables, print="all"))
            embed.page_code(page, loaded)
            st.caption("Citation")
            st.code(cite.page(page, loaded.version, link, data.today()), language=None, wrap_lines=True)


def _steps(page: Page, tables: Tables) -> tuple[Step, ...]:
    words = state.words(page, tables)
    return tuple(Step(page.id, one.id, story.view_of(page, one, words)) for one in page.exhibits)
