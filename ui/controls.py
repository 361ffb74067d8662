"""Widgets for choices: one look, bound to the address bar."""

from collections.abc import Iterable
from typing import Any

import streamlit as st

from analysis.views import Choice, Params, Tables
from ui import state

FEW = 4
"""Up to this many options are laid out as buttons; more become a list with search."""


def draw(choice: Choice, tables: Tables, params: Params) -> None:
    """The widget of one choice; its value is in session state under the choice's name."""
    options = dict(choice.options(tables, params))
    start = choice.start(tables, params)
    common: dict[str, Any] = {"key": choice.name, "bind": "query-params", "help": choice.help or None}
    state.drop_if_stale(choice, options)
    if choice.kind == "number":
        label = f"{choice.label} ({choice.unit})" if choice.unit else choice.label
        st.slider(label, choice.low, choice.high, float(start), choice.step, **common)
    elif choice.kind == "text":
        st.text_input(choice.label, start, type="search", live=True, **common)
    elif choice.kind == "switch":
        st.toggle(choice.label, bool(start), **common)
    elif choice.kind == "many":
        st.multiselect(
            choice.label, list(options), default=list(start), format_func=lambda v: options.get(v, v),
            placeholder="All", **common,
        )  # fmt: skip
    elif len(options) <= FEW and all(len(label) < 28 for label in options.values()):
        st.segmented_control(
            choice.label,
            list(options),
            default=start,
            required=True,
            format_func=lambda v: options.get(v, v),
            **common,
        )
    else:
        index = list(options).index(start) if start in options else 0
        st.selectbox(choice.label, list(options), index=index, format_func=lambda v: options.get(v, v), **common)


def draw_row(choices: Iterable[Choice], tables: Tables, params: Params) -> None:
    """Choices beside each other, wrapping on narrow screens."""
    chosen = dict(params)
    found = list(choices)
    if not found:
        return
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium", width="content"):
        for choice in found:
            wide = choice.kind in ("many", "number", "text") or len(choice.options(tables, chosen)) > FEW
            with st.container(width=300 if wide else "content"):
                draw(choice, tables, chosen)
            chosen |= state.chosen([choice], tables, chosen)
