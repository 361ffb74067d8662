"""The company picker that every page has: search, presets, a list to sort and tick, the company in focus."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import streamlit as st

from analysis.choices import picker
from analysis.choices.choice import Params, Tables
from analysis.choices.shared import COMPANIES, FOCUS, LEAST, SORT
from analysis.formats import spelled
from ui import controls, state
from ui.components.table import Ticks, show_table
from ui.words import plain


def show(tables: Tables, params: Params) -> None:
    """The picker, in a panel that is open."""
    controls.draw(COMPANIES, tables, params)
    _presets(tables, params["picked"])
    controls.draw(FOCUS, tables, params)


def _presets(tables: Tables, picked: Sequence[str]) -> None:
    """Top 5, top 10, all, at least x %; and who they are, to tick, sorted by share, change or name."""
    asked = {"market": state.value("market")}
    table = picker.ranked(tables, asked)
    with st.container(horizontal=True, gap="small", vertical_alignment="bottom"):
        for count in picker.PRESETS:
            st.button(
                picker.preset(table, count), key=f"pick_{count}", on_click=_pick, args=(picker.top(table, count),)
            )
        st.button(
            "All", key="pick_all", on_click=_pick, args=((),), disabled=not picked, help="Every company of the data"
        )
        with st.container(width=150):
            percent = controls.draw(LEAST, tables, {})
        st.button("Apply", key="pick_least", on_click=_pick, args=(picker.at_least(table, percent),))
    st.caption(
        "Ticked companies are shown, the others are not" if picked else "None is ticked: all companies are shown"
    )
    by = controls.draw(SORT, tables, {})
    labels = {"company": "Company", "share_pct": "Share, %", "change_pp": "Change, pp"}
    rows = picker.ordered(table, by)
    written: dict[str, Callable[[Any], str]] = {"Share, %": partial(spelled, spec=".1f"), "Change, pp": _change}
    ticks = Ticks("Shown", list(rows["company_id"]), picked, partial(_tick, picked))
    shown = rows[list(labels)].rename(columns=labels)
    show_table(shown, "pick_list", "Companies by share", written, ticks=ticks)
    st.caption(plain(f"By {picker.basis(tables, asked)}; change since the date before"))


def _change(points: float) -> str:
    """Points with their sign, none at zero."""
    said = spelled(points, "+.1f")
    return said[1:] if round(points, 1) == 0 else said


_pick = partial(state.remember, "picked")


def _tick(picked: Sequence[str], company: str, is_on: bool) -> None:
    """Adds a company to those shown, or takes it out."""
    others = tuple(c for c in picked if c != company)
    _pick((*others, company) if is_on else others)
