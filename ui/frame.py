"""The frame around every page: menu, header, banner, messages, and the page's exhibits in order."""

import time
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator as Place

from analysis.choices.shared import SHARED
from analysis.data import Loaded
from analysis.exhibits.page import ROOT, Page, load_pages
from ui import answer, controls, data, doubts, embed, exhibit, header, orientation, present, search_box, state, tabs
from ui.bar import NAME
from ui.components import page_script
from ui.panels import PANELS
from ui.words import plain

HEAD_START = 0.2
"""Seconds that the browser is given to draw the first chart of a page just opened before the exhibits below it come."""


def run() -> None:
    """Entry: the menu from the page files, then the page that the address names."""
    st.set_page_config(NAME, page_icon=str(ROOT / "assets/favicon.png"), layout="wide")
    st.html(ROOT / "static/style.css")
    if st.context.theme.type == "dark":
        st.html(ROOT / "static/dark.css")
    menu: dict[str, list[Any]] = {}
    for page in load_pages():
        made = st.Page(str(page.file), title=page.title, url_path=page.path or None, default=page.is_first)
        menu.setdefault(page.section, []).append(made)
    st.navigation(menu, position="top").run()


def show(declared: Page) -> None:
    """Draws a page: header, messages, choices, exhibits.

    What is there in some runs only has a place of its own in every run: the parts that redraw alone are known by
    their place, and a click on one whose place moved would be lost.
    """
    loaded, latest = data.current()
    with st.container(key="banner"):
        if not latest.ok and not (loaded and _is_presented(declared)):  # a slide says it at its foot
            _banner(latest, loaded is not None)
    if loaded is None:
        return
    newest = loaded.version
    loaded = (data.shown_data() if declared.exhibits else None) or loaded
    tables = loaded.tables
    pages = load_pages(tables=tables)
    page = next((p for p in pages if p.id == declared.id), declared)
    told = state.adopt(page, pages, tables)
    present.open_page_left_for(page, pages)
    if _is_presented(page):
        present.show(page, loaded)
        return
    if state.refuse_slides():
        told = [*told, f"The link asks for slides of {page.title}, which has none."]
    alone = next((e for e in page.exhibits if e.id == state.embedded_exhibit()), None)
    if alone:
        embed.show(page, alone, loaded, newest)
        return
    _whole(page, loaded, told + _asked_for(loaded.version, newest))


def _is_presented(page: Page) -> bool:
    """Whether slides are on screen: the page's own, where it has any, or those of a deck over any page."""
    return bool(state.slide() and (page.exhibits or state.deck_word()))


def _whole(page: Page, loaded: Loaded, told: list[str]) -> None:
    """A page with all its exhibits; doubts stand under the first and are worked out after all."""
    tables = loaded.tables
    said = header.show(page, loaded)
    page_script.on_page(
        partial(present.start_at, page),
        partial(header.focus, tables),
        partial(state.honor, page, tables),
        partial(state.show_exhibit, page),
        tuple(e.id for e in page.exhibits if page.tab_of(e.id)),
    )
    _messages(loaded, told)
    controls.draw_row(page.above(), tables, state.choice_values(SHARED, tables), key="choices-row-page")
    with state.whole_run():
        doubtful, beside = _exhibits(page, loaded, said)
    if page.body:
        with st.container(key="body"):
            PANELS[page.body](loaded)
    if doubtful:
        with doubtful:
            doubts.show(page, loaded)
    if beside:
        tabs.say_largest_doubt(beside, page)
    state.write(page, tables)
    with st.container(key="end", horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
        orientation.next_question(page)
        st.caption(plain(f"{NAME} · data version {loaded.version} · {len(tables['sources'])} sources"), width="content")


def _messages(loaded: Loaded, told: list[str]) -> None:
    """What the reader is told before the page: of slides, of a search, of words in the address."""
    with st.container(key="messages"):
        present.warn_if_asked()
        search_box.list_if_sought(loaded)
        for sentence in state.take_messages():
            st.info(plain(sentence))
        for sentence in told:
            st.warning(plain(sentence))


def _exhibits(page: Page, loaded: Loaded, said: Place) -> tuple[Place | None, Place | None]:
    """The exhibits over the tabs, then the tabs; the answer comes to its place (`said`) once the first is drawn.

    Gives the places under the first exhibit and beside the tabs, where doubts come to stand.
    """
    doubtful, beside, waits = None, None, state.is_opened_now(page)
    hero, companion = _side_by_side(page)
    for one in page.first():
        with hero if doubtful is None else nullcontext():
            exhibit.show(page, one, loaded.tables)
        if doubtful is None:
            doubtful = st.container(key="doubts")
            with said:
                answer.show(page, loaded)
        if waits and one.figure:
            time.sleep(HEAD_START)
            waits = False
    if page.tabs and state.prints_all():
        tabs.all_parts(page, loaded.tables)
    elif page.tabs:
        beside = tabs.show(page, loaded)
    if companion:
        with companion:
            PANELS[page.companion](loaded)
    return doubtful, beside


def _side_by_side(page: Page) -> tuple[AbstractContextManager[object], Place | None]:
    """Where the first exhibit stands, and the place of its companion, if the page has one."""
    if not page.companion:
        return nullcontext(), None
    with st.container(key="side_by_side"):
        hero, companion = st.columns([2, 1], gap="medium")
    return hero, companion


def _asked_for(version: str, newest: str) -> list[str]:
    """What the address asks for that is not here: an exhibit to embed, and which data version is on screen."""
    told = []
    if state.embedded_exhibit():
        told.append(f"The link asks for an exhibit “{state.embedded_exhibit()}”, which is not on this page.")
    return told + data.pinned_said(version, newest)


def _banner(latest: Loaded, has_good: bool) -> None:
    errors = [f for f in latest.problems if f.level == "error"]
    kept = "The last good data stay on screen." if has_good else "Nothing can be shown until this is mended."
    st.error(plain(f"The data files have {data.errors_said(latest)}. {kept}"))
    with st.expander("What is wrong, and where", expanded=not has_good):
        for problem in errors[:50]:
            st.markdown(f"- {plain(problem.text)}")
        if len(errors) > 50:
            st.markdown(f"and {len(errors) - 50} more: run `make data-check`")
