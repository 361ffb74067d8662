"""The head of every page: the search box in the bar, the question, what is chosen and how to undo it."""

from collections.abc import Mapping, Sequence

import streamlit as st

from analysis.choices.choice import Tables
from analysis.choices.shared import DATES, SHARED, TIMELINE
from analysis.data import Loaded
from analysis.exhibits import search
from analysis.exhibits.page import ROOT, Page, load_pages
from analysis.formats import prose
from analysis.measures import freshness
from ui import controls, decks, doubts, picker, present, state
from ui.components import address
from ui.words import plain

NAME = "GenAI Market Structure"
UNDO = "Back to the view as its authors left it: undoes what stands under the question as changed, and the focus"
MOST_LISTED = 500
"""Things of one kind that the search box lists; a browser is slow with thousands, and typing finds the others too."""


@st.cache_resource(max_entries=4, show_spinner=False)
def _index(version: str, _tables: Tables) -> dict[str, search.Hit]:
    return search.index(_tables, load_pages())


@st.cache_resource(max_entries=4, show_spinner=False)
def _listed(version: str, _hits: Mapping[str, search.Hit]) -> list[str]:
    return search.first_of_each_kind(_hits, MOST_LISTED)


@st.fragment
def search_box(loaded: Loaded) -> None:
    """One list of everything that can be found; a choice goes there, a word that names nothing gets the nearest."""
    hits = _index(loaded.version, loaded.tables)
    asked = st.selectbox(
        "Search",
        _listed(loaded.version, hits),
        index=None,
        key=state.search_key(),
        accept_new_options=True,
        label_visibility="collapsed",
        format_func=lambda key: hits[key].label if key in hits else key,
        placeholder="Search company, model, market, source …   /",
    )
    if not asked:
        return
    state.search_done()
    if asked not in hits and search.several(hits, asked):
        state.seek(asked)
        st.rerun()
    meant = hits.get(asked) or search.best(hits, asked)
    if meant:
        _go(meant)
    found = search.near(hits, asked)
    nearest = f" Did you mean {' or '.join(f'“{hit.name}” ({hit.kind})' for hit in found)}?" if found else ""
    state.tell(f"Nothing is named “{asked}”.{nearest}")
    st.rerun()


def list_if_sought(loaded: Loaded) -> None:
    """What a word of the search box means where it means several things, in the run after it."""
    word = state.sought()
    if word:
        hits = _index(loaded.version, loaded.tables)
        _several(word, search.several(hits, word), search.best(hits, word) is not None)


@st.dialog("Which one?")
def _several(word: str, found: list[search.Hit], is_named: bool) -> None:
    why = f"“{word}” is part of these names" if is_named else f"Nothing is named “{word}”; these have a word of it"
    st.caption(plain(f"{why}; a press goes there"))
    with st.container(gap="xxsmall", key="several"):
        for hit in found:
            if st.button(plain(hit.label), key=f"several_{hit.key}", type="tertiary"):
                _go(hit)


def _go(hit: search.Hit) -> None:
    """To the page and the choices of a hit; a term is answered where the reader is."""
    if hit.answer:
        state.tell(hit.answer)
        st.rerun()
    for name, what in hit.params.items():
        state.remember(name, what)
    state.scroll_to(hit.exhibit)
    page = next(p for p in load_pages() if p.id == hit.page)
    state.go_to(page)
    st.switch_page(str(page.file))


def show(page: Page, loaded: Loaded) -> None:
    """Draws the head of a page."""
    tables = loaded.tables
    if state.value("theme") == "projector":
        st.html(ROOT / "static/projector.css")
    with st.container(key="search"):
        search_box(loaded)
    with st.container(key="head", horizontal=True, vertical_alignment="bottom", horizontal_alignment="distribute"):
        with st.container(key="question", width="stretch", gap="xxsmall"):
            st.caption(plain(f"{NAME} · {page.title} · {freshness.as_of(tables['sources'])}"))
            st.title(plain(page.question), anchor=False)
        with st.container(key="tools", horizontal=True, width="content", gap="small"):
            picker.show(tables)
            _timeline(tables)
            _view(tables)
            st.button("Reset view", on_click=state.reset, args=(page,), help=UNDO, key="reset")
            left = state.left_for(page)
            said = f"Back to slide {left[0]}" if left else "Present"
            show_slides = present.start_or_return
            st.button(said, key="present_page", on_click=show_slides, args=(page,), disabled=not page.exhibits)
            state.close_deck()
            decks.button(page, loaded, present.start)
            _link(page, tables)
    decks.channel()
    _chosen(page, loaded)
    if page.intro:
        st.markdown(plain(prose(page.intro)))


def _timeline(tables: Tables) -> None:
    """The dates, the layout and the events of every time chart."""
    params = state.chosen(SHARED, tables)
    names = DATES.options(tables, {})
    start, end = (names[d] for d in params["dates"])
    open_ends = params["dates"] == DATES.start(tables, {})
    label = "Timeline" if open_ends else end if start == end else f"{start} to {end}"
    with st.popover(label, key="timeline"), st.container(width=480):
        for choice in TIMELINE:
            controls.draw(choice, tables, params)


def _view(tables: Tables) -> None:
    """What else follows the reader: sources, confidence, look."""
    params = state.chosen(SHARED, tables)
    with st.popover("View", key="view_all"):
        for choice in (c for c in SHARED[2:] if c not in TIMELINE):
            controls.draw(choice, tables, params)


def _link(page: Page, tables: Tables) -> None:
    with st.popover("Copy link", key="copy_link", on_change="rerun") as box:
        if box.open:
            st.code(state.link(page, tables), language=None, wrap_lines=True)


@st.fragment
def _chosen(page: Page, loaded: Loaded) -> None:
    """What differs from the authors' view, in words, and the company in focus with its way out.

    Drawn anew alone once the address says something else: a control beside an exhibit redraws that exhibit and not the
    head. What could be doubted may be other then, and stands elsewhere: the page is drawn anew.
    """
    state.spell()
    tables = loaded.tables
    changed = state.told_changes(page, tables)
    with st.container(key="chosen", horizontal=True, vertical_alignment="center", gap="small"):
        focus = state.focus()
        if focus:
            name = tables["companies"].set_index("company_id")["company"].get(focus[0], focus[0])
            said = "Esc does the same. Click a mark or a name on any chart to focus its company"
            if st.button(
                f"Clear focus: {plain(name)}",
                key="clear_focus",
                help=said,
                on_click=state.remember,
                args=("focus", None),
            ):
                st.rerun()
        others = [said for said in changed if not (focus and said.startswith("Company in focus"))]
        if others:
            st.caption(plain(f"Changed: {' · '.join(others)}"))
        if address.follow(state.words(page, tables), state.SYSTEM) and doubts.have_changed(page, loaded):
            st.rerun()


def focus(tables: Tables, mark: Sequence[str]) -> None:
    """Focuses the company that a clicked mark names; a second click on it clears the focus."""
    company = search.company_of(tables, mark)
    if company:
        state.remember("focus", None if (company,) == state.focus() else company)
