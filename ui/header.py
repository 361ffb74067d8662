"""The head of every page: the bar, the question, what is chosen and how to undo it."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator as Place

from analysis.choices.choice import Tables
from analysis.data import Loaded
from analysis.exhibits import search
from analysis.exhibits.page import ROOT, Page
from analysis.formats import prose
from analysis.measures import freshness
from ui import answer, bar, decks, doubts, orientation, state
from ui.components import address
from ui.words import plain

UNDO = "Back to the view as its authors left it: undoes what is named as changed, and the focus"


def show(page: Page, loaded: Loaded) -> Place:
    """Draws the head of a page; gives the place under its question, where its answer comes to stand."""
    tables = loaded.tables
    if state.value("theme") == "projector":
        st.html(ROOT / "static/projector.css")
    bar.show(page, loaded)
    decks.channel()
    with st.container(key="question", gap=None):
        place = " › ".join(name for name in (page.section, page.title) if name)
        st.caption(plain(f"{place} · {freshness.as_of(tables['sources'])}"))
        st.title(plain(page.question), anchor=False)
        if page.intro:
            st.markdown(plain(prose(page.intro)))
    said = st.container(key="answer")
    orientation.ways_in(page, loaded)
    _chosen(page, loaded)
    return said


@st.fragment
def _chosen(page: Page, loaded: Loaded) -> None:
    """What differs from the authors' view, in words, and the company in focus with its way out.

    Drawn anew alone once the address says something else: a control beside an exhibit redraws that exhibit and not the
    head. What could be doubted may be other then, and stands elsewhere: the page is drawn anew.
    """
    state.spell()
    tables = loaded.tables
    changed = state.changes_in_words(page, tables)
    with st.container(key="chosen", horizontal=True, vertical_alignment="center", gap="small"):
        focus = state.focus()
        if focus:
            name = tables["companies"].set_index("company_id")["company"].get(focus[0], focus[0])
            said = "Esc does the same. Click a mark or a name on any chart to focus its company"
            if st.button(f"Clear focus: {plain(name)}", key="clear_focus", help=said):
                state.remember("focus", None)
                st.rerun()
        others = [said for said in changed if not (focus and said.startswith("Company in focus"))]
        if others:
            st.caption(plain(f"Changed: {' · '.join(others)}"), width="content")
        if changed and st.button("Reset view ×", key="reset", type="tertiary", help=UNDO):
            state.reset(page)
            st.rerun()
        if address.follow(state.words(page, tables), state.SYSTEM) and _is_other(page, loaded):
            st.rerun()


def _is_other(page: Page, loaded: Loaded) -> bool:
    """Whether the answer or the doubts on screen are those of other choices."""
    return answer.has_changed(page, loaded) or doubts.have_changed(page, loaded)


def focus(tables: Tables, mark: Sequence[str]) -> None:
    """Focuses the company that a clicked mark names; a second click on it clears the focus."""
    company = search.company_of(tables, mark)
    if company:
        state.remember("focus", None if (company,) == state.focus() else company)
