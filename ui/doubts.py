"""Data doubts of a page, and what hiding interested sources changes: the headline in sight, the rest on opening."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analysis.choices.choice import Tables
from analysis.choices.shared import SHARED
from analysis.data import Loaded
from analysis.exhibits import caveats
from analysis.exhibits.card import Card
from analysis.exhibits.page import Exhibit, Page
from analysis.formats import spelled
from analysis.measures import freshness
from ui import data, state
from ui.words import plain

SHOWN = "_doubts"


def cards_of(exhibits: Sequence[Exhibit], page: Page, loaded: Loaded, **other: str) -> list[Card]:
    """Cards of the page's exhibits as they are on screen, or with another choice of what follows the reader."""
    before = state.choice_values((*SHARED, *page.choices), loaded.tables) | other
    made = []
    for one in exhibits:
        params = state.choice_values(one.choices, loaded.tables, before) | other
        made.append(data.card(page, one, loaded, params, data.look(loaded.tables)))
    return made


@st.cache_resource(max_entries=200, show_spinner=False)
def _doubts(key: str, _cards: list[Card]) -> list[caveats.Doubt]:
    sources = pd.concat([c.sources for c in _cards]).drop_duplicates("source_id")
    return caveats.doubts(_cards, freshness.overdue(sources, data.today()))


def _found(page: Page, loaded: Loaded) -> tuple[list[Card], list[caveats.Doubt]]:
    """The page's cards as they are on screen, and their doubts, that which could move most first."""
    cards = cards_of(page.exhibits, page, loaded)
    key = f"{page.id} {loaded.version} {data.today()} {[(c.title, repr(c.params)) for c in cards]}"
    return cards, _doubts(key, cards) if cards else []


def have_changed(page: Page, loaded: Loaded) -> bool:
    """Whether other doubts stand on screen than those of what is chosen now: a control beside an exhibit redraws that
    exhibit alone."""
    return state.raw(SHOWN) != _found(page, loaded)[1]


def show(page: Page, loaded: Loaded) -> None:
    """Draws the panel; its label is the doubt that could move most."""
    cards, found = _found(page, loaded)
    state.put(SHOWN, found)
    if not found:
        return
    with st.expander(f"Data doubts: {plain(found[0].text)}", key="doubts_open", on_change="rerun") as panel:
        if panel.open:
            st.markdown("\n".join(f"{i}. {plain(d.text)}{_reach(d)}" for i, d in enumerate(found, 1)))
            st.markdown(plain(_interest(page, loaded, cards)))
            st.caption(
                "Ranked by how far each could move the findings of this page; computed from the rows and sources drawn"
            )


def largest() -> str:
    """The doubt that could move most of those on screen; empty before they are worked out."""
    found = state.raw(SHOWN)
    return str(found[0].text) if found else ""


def _reach(doubt: caveats.Doubt) -> str:
    return (
        f" (up to {spelled(doubt.reach, '.0f')} points)"
        if doubt.unit == "points" and "points" not in doubt.text
        else ""
    )


def _interest(page: Page, loaded: Loaded, cards: list[Card]) -> str:
    """Which findings read differently without sources that sell, invest or rank themselves."""
    return caveats.without_interest(
        cards_of(page.exhibits, page, loaded, interested="show"),
        cards_of(page.exhibits, page, loaded, interested="hide"),
    )


def changed_title(page: Page, exhibit_id: str, card: Card, loaded: Loaded, tables: Tables) -> str:
    """What hiding interested sources does to one finding; empty while they are shown."""
    if card.params.get("interested") != "hide":
        return ""
    one = next(e for e in page.exhibits if e.id == exhibit_id)
    full = data.card(page, one, loaded, {**card.params, "interested": "show"}, data.look(tables))
    if full.title == card.title:
        return "Without interested sources the finding stays"
    return f"With all sources the finding reads: {full.title}"
