"""The answers of other pages beside the first page's: a tile each, with a small picture and the way there."""

from base64 import b64encode
from collections.abc import Callable
from html import escape
from inspect import signature
from typing import NamedTuple

import pandas as pd
import streamlit as st

from analysis.data import Loaded
from analysis.exhibits import page_answer
from analysis.exhibits.card import Card
from analysis.exhibits.page import Page, load_pages
from analysis.figures.layout.sparkline import svg
from analysis.tables import answer_pictures as pictures
from ui import data, doubts
from ui.words import bold, plain


class Tile(NamedTuple):
    """A page and its picture, of the exhibit that its parameter names where the answer is of several.

    With a question of its own it is of one exhibit, whose title is the answer.
    """

    page: str
    picture: Callable[[pd.DataFrame], pictures.Picture]
    exhibit: str = ""
    question: str = ""


TILES = (
    Tile("strategies", pictures.open_on_router, "open_by_month", "Do open models win use?"),
    Tile("strategies", pictures.moved),
    Tile("concentration", pictures.concentrated),
    Tile("scenarios", pictures.by_2030),
    Tile("capability", pictures.behind),
    Tile("prices", pictures.cheaper),
)


def show(loaded: Loaded) -> None:
    """The tiles under each other, for what follows the reader from page to page."""
    color = data.look(loaded.tables)["muted"]
    pages = {page.id: page for page in load_pages(tables=loaded.tables)}
    with st.container(key="other_answers", gap=None):
        for tile in TILES:
            page = pages[tile.page]
            cards = doubts.cards_of([e for e in page.exhibits if _is_of(tile, page, e.id)], page, loaded)
            _tile(tile, page, cards, color)


def _is_of(tile: Tile, page: Page, exhibit: str) -> bool:
    """Whether a tile is made of an exhibit."""
    return exhibit == tile.exhibit if tile.exhibit else exhibit in {e.id for e in page.answering()}


def _tile(tile: Tile, page: Page, cards: list[Card], color: str) -> None:
    """Question, which leads to its page, and answer of a tile, its picture beside them; its sources on hover."""
    first, rest = (cards[0].title, cards[0].subtitle) if tile.exhibit else page_answer.of_cards(cards, page)
    named = next(iter(signature(tile.picture).parameters))
    shown = next((card for card in cards if card.exhibit == named), cards[0])
    is_drawn = not shown.refusal and not shown.table.empty
    with st.container(key=f"answer_of_{tile.exhibit or page.id}", horizontal=True, gap="small"):
        with st.container(gap=None, width="stretch"):
            about = plain(f"{rest} {cards[0].source_line}")
            st.page_link(str(page.file), label=f"{plain(tile.question or page.question)} ›", help=about)
            st.markdown(bold(first))
        if is_drawn:
            picture = tile.picture(shown.table)
            drawn = b64encode(svg(picture.values, picture.drawn, color).encode()).decode()
            said = f"<figcaption>{escape(picture.says)}</figcaption>"
            st.html(f'<figure><img alt="" src="data:image/svg+xml;base64,{drawn}">{said}</figure>', width=150)
