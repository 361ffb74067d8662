"""Widgets for choices: one look for all pages."""

from collections.abc import Iterable
from typing import Any

import streamlit as st

from analysis.choices.choice import Between, Choice, Many, Number, One, Params, Range, Switch, Tables, Text, labels
from analysis.exhibits import search
from analysis.formats import spelled
from ui import state

FEW = 4
"""Up to this many options are laid out as buttons; more become a list with search."""
MANY, LISTED = 500, 50
"""More than this many slow a browser down: a field above the list finds them, and so many are listed."""


def draw(choice: Choice, tables: Tables, params: Params, hide_label: bool = False) -> Any:
    """The widget of one choice; gives the value it shows."""
    now, start = state.choice_values([choice], tables, params)[choice.name], choice.start(tables, params)
    is_value = isinstance(choice, Between) and len({*now}) == len({*start}) == 1
    if is_value:  # one thumb where one value is drawn; `Between.valid` takes it as both ends
        now, start = now[0], start[0]
    state.ready(choice, now, start)
    label = choice.label
    common: dict[str, Any] = {"key": choice.name, "help": choice.help or None}
    if hide_label:
        common["label_visibility"] = "collapsed"
    if isinstance(choice, Number):
        low, high, step = choice.reach(tables, params)
        label += f" ({choice.unit})" if choice.unit else ""
        ends = (low, high) if isinstance(choice, Between) and not is_value else low
        return st.slider(label, low, high, ends, step=step, format="%g", **common)
    if isinstance(choice, Text):
        return st.text_input(label, type="search", live=True, **common)
    if isinstance(choice, Switch):
        return st.toggle(label, **common)
    options = dict(labels(choice, tables, params))
    if isinstance(choice, Range):
        return _range(choice, options, tables)
    common["format_func"] = lambda v: options.get(v, str(v))
    listed = _listed(choice, options, now) if len(options) > MANY else list(options)
    if isinstance(choice, Many):
        return st.multiselect(label, listed, placeholder=choice.blank, max_selections=choice.most or None, **common)
    if len(options) <= FEW and all(len(name) < 28 for name in options.values()):
        return st.segmented_control(label, list(options), required=True, **common)
    return st.selectbox(label, listed, **common)


def _listed(choice: Choice, options: dict[str, str], now: Any) -> list[str]:
    """A field to find options by their words, and what the list below it holds: what is chosen, and the first found."""
    asked = st.text_input(
        f"Find: {choice.label}",
        type="search",
        live=True,
        key=f"{choice.name}_find",
        label_visibility="collapsed",
        placeholder=f"Find among {spelled(len(options), ',.0f')}",
    )
    found = search.among(options, asked, LISTED)
    mine = now if isinstance(choice, Many) else (now,)
    return [*(v for v in mine if v in options and v not in found), *found]


def _range(choice: Range, options: dict[str, str], tables: Tables) -> Any:
    """A slider with both ends, its ends by one press, and a box to type them; all do the same."""
    ends = list(options)
    found = st.select_slider(
        choice.label,
        ends,
        (ends[0], ends[-1]),
        key=choice.name,
        help=choice.help or None,
        format_func=lambda v: options.get(v, str(v)),
    )
    typed = f"{choice.name}_typed"
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        st.text_input(
            "Type one date or two",
            key=typed,
            placeholder="2024-Q2, 2024 to 2025-06, latest",
            width="stretch",
            on_change=state.take_typed_span,
            args=(choice, typed, tables),
        )
        for name, span in (("Latest", (ends[-1], ends[-1])), ("All", (ends[0], ends[-1]))):
            st.button(name, key=f"{choice.name}_{name}", on_click=state.remember, args=(choice.name, span))
    return found


def draw_row(choices: Iterable[Choice], tables: Tables, params: Params, key: str | None = None) -> dict[str, Any]:
    """Choices beside each other, wrapping on narrow screens; gives the params with their values.

    Under a key the stylesheet puts labels and lists on one line.
    """
    chosen = dict(params)
    found = list(choices)
    if not found:
        return chosen
    rows = [[found[0]]]
    for choice in found[1:]:
        rows.append([choice]) if choice.new_row else rows[-1].append(choice)
    with st.container(gap="small", width="content", key=key):
        for row in rows:
            if not any(choice.acts(chosen) for choice in row):
                chosen |= state.choice_values(row, tables, chosen)
                continue
            with st.container(horizontal=True, vertical_alignment="bottom", gap="small", width="content"):
                for choice in row:
                    is_single = isinstance(choice, One) and len(choice.options(tables, chosen)) == 1
                    if choice.acts(chosen) and not is_single:
                        with st.container(width=_width(choice, tables, chosen, beside=bool(key))):
                            draw(choice, tables, chosen)
                    chosen |= state.choice_values([choice], tables, chosen)
    return chosen


def _width(choice: Choice, tables: Tables, params: Params, beside: bool) -> Any:
    """Pixels that a control needs: a list is as wide as its longest option, buttons and switches as their labels.

    With its label beside it, a list is wider by that.
    """
    label = 30 + round(7.4 * len(choice.label)) if beside else 0
    if isinstance(choice, Many):
        return 250 + label
    if isinstance(choice, Number | Text):
        return 300
    names = labels(choice, tables, params).values()
    longest = max(map(len, names), default=0)
    if isinstance(choice, Switch):
        return "content"
    if len(names) <= FEW and longest < 28:
        return "content"
    return min(max(70 + round(7.4 * longest), 140), 420) + label
