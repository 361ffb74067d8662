"""The values of one reader's session, and the widgets that show them.

A choice's widget has the choice's name as its key. Streamlit forgets the widgets of a page that is left, so the
values are kept beside them.
"""

from collections.abc import Callable, Mapping
from typing import Any

import streamlit as st

from analysis import formats

KEPT, UNTOUCHED, EDIT = "_kept", "_untouched", "_edit"


def session_values() -> dict[str, Any]:
    """The values of this reader's session, of every page."""
    return st.session_state.setdefault(KEPT, {})


def value(name: str, default: Any = None) -> Any:
    """What the reader chose under a name; the default where nothing was chosen.

    A widget that still shows the start it was drawn with was not chosen: it follows when another choice moves
    its start.
    """
    found = looked_up()(name)
    return default if found is None else found


def looked_up() -> Callable[[str], Any]:
    """Gives what the reader chose under a name, else None: for those who ask for many names at once."""
    mine, starts = session_values(), start_values()

    def ask(name: str) -> Any:
        found = st.session_state.get(name, mine.get(name))
        return None if found is None or starts.get(name) == found else found

    return ask


def spell() -> None:
    """From here on in this run numbers are written as the reader chose; parts that redraw alone begin with it."""
    formats.use(value("numbers"))


def start_values() -> dict[str, Any]:
    """The widgets that were drawn with their start, and that start."""
    return st.session_state.setdefault(UNTOUCHED, {})


def remember(name: str, what: Any) -> None:
    """Sets a value from outside its widget, before the widget is drawn."""
    session_values()[name] = what
    st.session_state.pop(name, None)
    start_values().pop(name, None)


def put_all(values: Mapping[str, Any]) -> None:
    """Sets several values from outside their widgets."""
    for name, what in values.items():
        remember(name, what)


def focus() -> tuple[str, ...]:
    """The company in focus on every chart; empty: none."""
    found = value("focus")
    return (found,) if found else ()


def raw(key: str, default: Any = None) -> Any:
    """What a widget says under its key: for a grid its changes, by the place of the row."""
    return st.session_state.get(key, default)


def put(key: str, what: Any) -> None:
    """Sets a widget from a callback, before it is drawn."""
    st.session_state[key] = what


def forget(start: str) -> None:
    """Empties the widgets whose key begins so."""
    for key in [k for k in st.session_state if isinstance(k, str) and k.startswith(start)]:
        del st.session_state[key]


def edit() -> dict[str, Any]:
    """What this reader's edit of the data holds: the draft, the grid's view, what was told."""
    return st.session_state.setdefault(EDIT, {})


def component_event(component: str, name: str) -> Any:
    """What a component of the page just sent."""
    return st.session_state.get(component, {}).get(name)
