"""Exhibits without a chart: key figures as tiles, claims with verdicts."""

from typing import Any

import streamlit as st

from analysis.views import Card, load_pages
from ui.words import plain

BADGES: dict[str, Any] = {"supported": "green", "partly": "orange", "not supported": "red", "cannot be tested": "gray"}


def tiles(card: Card) -> None:
    """One tile a key figure: name, value, what the range spans."""
    for column, row in zip(st.columns(len(card.table)), card.table.itertuples(), strict=True):
        with column, st.container(border=True, height="stretch", gap="xxsmall"):
            st.caption(plain(row.figure))
            st.header(plain(row.value), anchor=False)
            st.caption(plain(row.detail))


def verdicts(card: Card) -> None:
    """One row a claim: verdict, the claim in our words, the deciding figure, the page that answers it."""
    pages = {p.id: p for p in load_pages()}
    for i, row in enumerate(card.table.itertuples()):
        with st.container(border=True, gap="xxsmall", key=f"claim_{i}"):
            badge, claim, figure, answer = st.columns([1.3, 4, 4.6, 1.6], vertical_alignment="top")
            badge.badge(row.verdict, color=BADGES[row.verdict])
            claim.markdown(plain(row.claim))
            figure.caption(plain(row.deciding))
            if row.page in pages:
                answer.page_link(str(pages[row.page].file), label=pages[row.page].title)
