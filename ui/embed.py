"""One exhibit without the page around it, for a frame on another site; it says when it was asked for older data."""

import math

import streamlit as st

from analysis.choices.shared import SHARED
from analysis.data import Loaded
from analysis.exhibits.card import Card
from analysis.exhibits.page import ROOT, Exhibit, Page
from analysis.export import sheet
from ui import data, state
from ui.components import animation, chart
from ui.components.table import show_table
from ui.words import plain

AROUND, LINE, SIGNS = 185, 21, 105
"""Pixels of title, button of a run and link; of one line of the words; and signs of a line on a page 800 pixels
wide."""
SCROLLS = 640
"""Pixels of a frame without a chart, whose table scrolls."""
PAGE = 900
"""Pixels of a frame with a whole page, which scrolls."""


def show(page: Page, exhibit: Exhibit, loaded: Loaded, newest: str) -> None:
    """Draws the card with its source line and a link to the full view."""
    st.html(ROOT / "static/embed.css")
    tables = loaded.tables
    params = state.choice_values(exhibit.choices, tables, state.choice_values((*SHARED, *page.choices), tables))
    card = data.card(page, exhibit, loaded, params, data.look(tables))
    with st.container(key="embedded", gap="small"):
        with st.container(key="said-embedded", gap="small"):
            st.subheader(plain(card.title), anchor=False)
            st.caption(plain(card.subtitle))
        if card.figure is not None:
            chart.show(card, f"chart_{exhibit.id}", run=animation.offered(page, exhibit, loaded, card.params))
        elif not card.table.empty:
            show_table(sheet.sheet(card, columns=exhibit.columns), f"table_{exhibit.id}", f"Table: {card.title}")
        note = f"  \nNote: {plain(card.note)}" if card.note else ""
        with st.container(key="origin-embedded"):
            st.caption(plain(card.source_line) + note)
        for sentence in data.pinned_said(loaded.version, newest):
            st.warning(plain(sentence))
        st.markdown(f"[Full view, data version {plain(loaded.version)}]({state.link_to(page, exhibit, tables)})")


def height(card: Card) -> int:
    """Pixels of a frame that shows a chart with the words around it, whole where there are 800 pixels or more beside
    it."""
    if card.figure is None:
        return SCROLLS
    lines = sum(math.ceil(len(words) / SIGNS) for words in (card.subtitle, card.source_line, card.note))
    titles = math.ceil(len(card.title) / 75)
    return int(card.figure.layout.height or chart.HEIGHT) + AROUND + LINE * (lines + 2 * (titles - 1))


def code(page: Page, exhibit: Exhibit, loaded: Loaded, high: int) -> None:
    """The address of the exhibit without the page, live and with the data version, as a frame to paste."""
    live = state.link(page, loaded.tables, embed="true", exhibit=exhibit.id)
    pinned = state.link(page, loaded.tables, embed="true", exhibit=exhibit.id, v=loaded.version)
    st.caption("Embed: always the newest data")
    _frame(live, high)
    st.caption("Embed with this data version: it says when newer data exist")
    _frame(pinned, high)


def page_code(page: Page, loaded: Loaded) -> None:
    """The address of the whole page without the bar, live, as a frame to paste."""
    st.caption("Embed: the page, always with the newest data")
    _frame(state.link(page, loaded.tables, embed="true"), PAGE)


def _frame(address: str, high: int) -> None:
    st.code(
        f'<iframe src="{address}" width="100%" height="{high}" loading="lazy"></iframe>',
        language="html",
        wrap_lines=True,
    )
