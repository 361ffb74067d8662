"""The search box in the bar: one list of everything that can be found, and where a word leads."""

from collections.abc import Mapping

import streamlit as st

from analysis.choices.choice import Tables
from analysis.data import Loaded
from analysis.exhibits import search
from analysis.exhibits.page import load_pages
from ui import state
from ui.words import plain

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
        placeholder="Search   /",
    )
    if not asked:
        return
    state.search_done()
    if asked not in hits and search.several(hits, asked):
        state.close_deck()
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
    word = state.take_search_word()
    if word:
        hits = _index(loaded.version, loaded.tables)
        _several(word, search.several(hits, word), search.best(hits, word) is not None)


@st.dialog("Which one?")
def _several(word: str, found: list[search.Hit], is_named: bool) -> None:
    nothing = f"Nothing is named “{word}”; these have a word of it"
    why = f"“{word}” is part of these names" if is_named else nothing
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
    page = next(p for p in load_pages() if p.id == hit.page)
    state.show_exhibit(page, hit.exhibit)
    state.go_to(page)
    st.switch_page(str(page.file))
