"""What a reader can choose on a page, what was chosen, and how it differs from the authors' view."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import streamlit as st

from analysis.choices.choice import Choice, Many, One, Range, Tables, labels
from analysis.choices.dates import why_unread
from analysis.choices.shared import PICKER, SHARED
from analysis.exhibits.page import Exhibit, Page
from analysis.formats import spelled
from ui.state.memory import looked_up, remember, session_values, start_values
from ui.state.messages import tell
from ui.state.tabs import tab_choice


def first_view(exhibit: Exhibit) -> str:
    """The view an exhibit opens with."""
    return "chart" if exhibit.figure else "table" if exhibit.display == "table" else "overview"


@cache
def view_choice(exhibit: Exhibit) -> Choice:
    """The switch between chart, table, sources and method of an exhibit, as a choice."""
    first = first_view(exhibit)
    views = {name: name.capitalize() for name in dict.fromkeys((first, "table", "sources", "method"))}
    return One(f"view_{exhibit.id}", f"View of {exhibit.topic}", lambda t, p: views)


def choices_of(page: Page) -> tuple[Choice, ...]:
    """Everything a reader can choose on a page: shared choices, the picker's, the page's, its exhibits', their views
    and its tab."""
    tab = tab_choice(page)
    views = (view_choice(e) for e in page.exhibits)
    return (*SHARED, *PICKER, *page.all_choices(), *views, *((tab,) if tab else ()))


def choice_values(
    choices: Iterable[Choice],
    tables: Tables,
    before: Mapping[str, Any] | None = None,
    look_up: Callable[[str], Any] | None = None,
) -> dict[str, Any]:
    """The valid value of each choice, drawn or not: what was chosen, else the start."""
    params: dict[str, Any] = dict(before or {})
    look_up = look_up or looked_up()
    for choice in choices:
        found = look_up(choice.name)
        if found is not None:
            found = choice.valid(found, tables, params)
        params[choice.name] = choice.start(tables, params) if found is None else found
    return params


def ready(choice: Choice, now: Any, start: Any) -> None:
    """Puts the valid value under the widget's key: on a new page the same key is a new widget."""
    st.session_state[choice.name] = list(now) if isinstance(choice, Many) else now
    if now == start:
        start_values()[choice.name] = st.session_state[choice.name]
    else:
        start_values().pop(choice.name, None)


def changes(page: Page, tables: Tables) -> dict[str, Any]:
    """What differs from the author's view on this page: name → value."""
    choices = choices_of(page)
    params = choice_values(choices, tables)
    starts: dict[str, Any] = {}
    for choice in choices:
        starts[choice.name] = choice.start(tables, starts | {k: params[k] for k in starts})
    return {c.name: params[c.name] for c in choices if params[c.name] != starts[c.name]}


def changes_in_words(page: Page, tables: Tables) -> list[str]:
    """What differs from the author's view on this page, in words: label and what was chosen; an open tab is seen."""
    choices = {c.name: c for c in choices_of(page) if c is not tab_choice(page)}
    params = choice_values(choices.values(), tables)
    said = []
    for name, what in changes(page, tables).items():
        if name not in choices:
            continue
        choice = choices[name]
        options = labels(choice, tables, params)
        items = dict.fromkeys(what) if isinstance(what, tuple | list) else (what,)
        names = [str(options.get(i, spelled(i, "g") if isinstance(i, float) else i)).split(" · ")[0] for i in items]
        more = f" and {len(names) - 3} more" if len(names) > 3 else ""
        value_said = {"True": "on", "False": "off"}.get(", ".join(names), ", ".join(names[:3]) + more)
        said.append(f"{choice.label}: {value_said or 'none'}")
    return said


def take_typed_span(choice: Range, key: str, tables: Tables) -> None:
    """Takes over a span that the reader typed; words that mean none are named."""
    asked = re.split(r"\s*(?:\bto\b|\s-\s|\.\.|–|—|,|;)\s*", str(st.session_state.get(key, "")))
    good, bad = choice.honor([a for a in asked if a], tables, {})
    if good is not None:
        remember(choice.name, good)
    for item in bad:
        tell(why_unread(item, choice.options(tables, {})))
    st.session_state[key] = ""


def honor(page: Page, tables: Tables, query: Mapping[str, Sequence[str]]) -> None:
    """Takes over what the words of a link mean for some choices of a page; what they do not mean changes nothing."""
    params: dict[str, Any] = {}
    for choice in choices_of(page):
        good, _ = choice.honor(query.get(choice.name, ()), tables, params)
        if good is not None:
            remember(choice.name, good)
        params |= choice_values([choice], tables, params)


def reset(page: Page) -> None:
    """Back to the author's view of a page; the open tab stays."""
    for choice in (c for c in choices_of(page) if c is not tab_choice(page)):
        remember(choice.name, None)


def keep(page: Page) -> None:
    """Keeps what the widgets of a page say: Streamlit forgets widgets that are not drawn."""
    mine, ask = session_values(), looked_up()
    for choice in choices_of(page):
        if choice.name in st.session_state:
            mine[choice.name] = ask(choice.name)  # None where it shows its start
