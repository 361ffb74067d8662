"""Present mode: one exhibit a slide, no chrome, big type; arrow keys move, Esc goes back to the page and its state."""

import plotly.graph_objects as go
import streamlit as st

from analysis.choices.shared import SHARED
from analysis.data import Loaded
from analysis.export import sheet
from analysis.figures.look import Look
from analysis.views import ROOT, Card, Exhibit, Page
from ui import data, state
from ui.words import plain

SCALE = 1.35
ROWS = 9
"""Rows of a table that fit on a slide; the slide says how many more there are."""


def show(page: Page, latest: Loaded) -> None:
    """Draws the slide that the address names; data are those of the moment presenting began."""
    loaded = state.frozen(latest)
    st.html(ROOT / "static/present.css")
    count = len(page.exhibits)
    number = min(max(state.slide(), 1), count)
    exhibit = page.exhibits[number - 1]
    tables = loaded.tables
    params = state.chosen((*SHARED, *page.choices, *exhibit.choices), tables)
    theme = "dark" if st.context.theme.type == "dark" else "projector"
    look = Look.of(tables["companies"], theme, state.focus(), SCALE)
    card = data.card(page, exhibit, loaded, params, look)
    with st.container(key="slide", gap="small"):
        st.title(plain(card.title), anchor=False)
        st.markdown(plain(card.subtitle))
        _body(card, exhibit)
        stamp = f"{card.source_line} · data {loaded.version} · {page.title} {number}/{count}"
        st.markdown(plain(stamp))
    _keys(number, count)


def _body(card: Card, exhibit: Exhibit) -> None:
    """The chart as high as the screen allows, or the first rows of the table."""
    if card.figure is not None:
        st.plotly_chart(
            _roomy(card.figure), key=f"slide_{exhibit.id}", theme=None, height="stretch", alt=card.summary,
            config={"displayModeBar": False, "responsive": True},
        )  # fmt: skip
    else:
        names = tuple(c for c in (exhibit.columns or tuple(card.table.columns)) if c != "source_id")[:5]
        rows = sheet.sheet(card, columns=names)
        st.table(rows.head(ROWS).astype("str").replace({"nan": "", "None": ""}), hide_index=True)
        if len(rows) > ROWS:
            st.markdown(plain(f"and {len(rows) - ROWS} more rows on the page"))


def _roomy(figure: go.Figure) -> go.Figure:
    """The figure with margins scaled like its text, and every name of a category shown."""
    wide = go.Figure(figure)
    margin = wide.layout.margin
    wide.update_layout(margin={"l": (margin.l or 0) * SCALE, "r": (margin.r or 0) * SCALE}, height=None)
    return wide


def _keys(number: int, count: int) -> None:
    """Buttons with keys: previous, next, first, last, end. Page keys and space do as arrows do."""
    moves = (
        ("Previous", "Left", number - 1), ("Next", "Right", number + 1), ("First", "Home", 1), ("Last", "End", count),
        ("Page up", "PageUp", number - 1), ("Page down", "PageDown", number + 1), ("Go on", "Space", number + 1),
    )  # fmt: skip
    with st.container(key="slide-keys", horizontal=True, gap="small"):
        for label, shortcut, target in moves:
            st.button(
                label, shortcut=shortcut, key=f"slide_key_{shortcut}", on_click=state.go_to_slide,
                args=(min(max(target, 1), count),), type="tertiary",
            )  # fmt: skip
        st.button("End", shortcut="Esc", key="slide_end", on_click=state.end_slides, type="tertiary")
