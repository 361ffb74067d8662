"""A chart on screen, drawn in place by one component: a change redraws it without taking it down.

Charts on screen are drawn first and the others while the browser is idle, so a page is readable before all of it is
drawn. The library is the one that the server hands out for pictures (`ui/server.py`).
"""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from analysis.exhibits.card import Card
from ui.components.mount import component

PLOTLY = "/drawing/plotly.min.js"
"""Where the server hands out the drawing library, from the installed package (`ui/server.py`)."""
HEIGHT = 450
"""Pixels of a figure that does not say its height: Plotly's own default."""

_mount = component("chart")


def address(path: str = PLOTLY) -> str:
    """The address of something that the server hands out beside the pages: the drawing library, if not said."""
    return f"/{st.get_option('server.baseUrlPath')}".rstrip("/") + path


def show(card: Card, key: str, prefetch: Mapping[str, Any] | None = None, run: Mapping[str, Any] | None = None) -> None:
    """The chart of a card, as high as its figure says.

    `prefetch` is what a press may bring next (`prefetch.py`), `run` the dates that it can be played through
    (`animation.py`); it can be zoomed along its bottom axis (`zoom.js`).
    """
    height = int(card.figure.layout.height or HEIGHT) if card.figure else HEIGHT
    more = {"prefetch": prefetch, "run": run, "zooms": True, "narrow": card.is_narrow}
    draw(card.drawing, key, f"{card.page} {card.exhibit}", card.summary, height, more)


def draw(figure: str, key: str, of: str, alt: str, height: int, more: Mapping[str, Any] | None = None) -> None:
    """A figure as JSON, `height` pixels high; `alt` is its text alternative, `more` what a reader can do with it.

    `of` names the exhibit or slide that the figure is of: its zoom, run and view end where a place shows another one.
    """
    shown = {"figure": figure, "of": of, "alt": alt, "height": height, "plotly": address()}
    _mount(key=key, data={**shown, **(more or {})})
