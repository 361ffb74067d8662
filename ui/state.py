"""What the reader chose: the one module that touches session state and the address bar.

Widgets are bound to the address bar, so a link reopens the same view. Streamlit removes a value that it
cannot honor without a word; `dishonored` reads the raw address before the first widget and names it.
"""

import difflib
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from analysis.choices.shared import SHARED
from analysis.views import Choice, Exhibit, Page, Tables

Query = Mapping[str, list[str]]


def incoming() -> dict[str, list[str]]:
    """The raw address parameters of this run, before any widget has touched them."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def value(name: str, default: Any = None) -> Any:
    """What the reader chose under a name; the default where nothing was chosen or drawn."""
    found = st.session_state.get(name)
    return default if found is None else found


def remember(name: str, what: Any) -> None:
    """Keeps a value for this reader's session."""
    st.session_state[name] = what


def dishonored(query: Query, choices: Iterable[Choice], known: set[str], tables: Tables) -> list[str]:
    """One sentence for each part of the address that cannot be honored, with the nearest good value."""
    told: list[str] = []
    params: dict[str, Any] = {}
    for choice in {c.name: c for c in choices}.values():
        good, bad = choice.honor(query.get(choice.name, []), tables, params)
        options = choice.options(tables, params)
        for item in bad:
            near = difflib.get_close_matches(item, list(options), 1, 0.5)
            hint = f" Did you mean {options[near[0]]}?" if near else ""
            if choice.kind == "number":
                hint = f" It goes from {choice.low:g} to {choice.high:g}."
            told.append(f"The link asks for {choice.label.lower()} “{item}”, which is not there.{hint}")
        params[choice.name] = choice.start(tables, params) if good is None else good
    for name in query:
        if name not in known:
            near = difflib.get_close_matches(name, sorted(known), 1, 0.6)
            hint = f" Did you mean {near[0]}?" if near else ""
            told.append(f"The link has a part “{name}” that this dashboard does not know.{hint}")
    return told


def chosen(choices: Iterable[Choice], tables: Tables, before: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The current value of each choice, drawn or not: session state, else the default."""
    params: dict[str, Any] = dict(before or {})
    for choice in choices:
        found = value(choice.name)
        if choice.kind == "many":
            options = choice.options(tables, params)
            found = tuple(f for f in found if f in options) if found is not None else None
        elif choice.kind == "one" and found not in choice.options(tables, params):
            found = None
        params[choice.name] = choice.start(tables, params) if found is None else found
    return params


def changes(page: Page, tables: Tables) -> dict[str, Any]:
    """What differs from the author's view on this page: name → value."""
    params = chosen((*SHARED, *page.all_choices()), tables)
    found: dict[str, Any] = {}
    seen: dict[str, Any] = {}
    for choice in (*SHARED, *page.all_choices()):
        if params[choice.name] != choice.start(tables, seen):
            found[choice.name] = params[choice.name]
        seen[choice.name] = params[choice.name]
    views = {f"view_{e.id}": (value(f"view_{e.id}"), first_view(e)) for e in page.exhibits}
    return found | {name: view for name, (view, first) in views.items() if view not in (None, first)}


def first_view(exhibit: Exhibit) -> str:
    """The view an exhibit opens with."""
    return "chart" if exhibit.figure else "table" if exhibit.display == "table" else "shown"


def link(path: str, differing: Mapping[str, Any]) -> str:
    """The address that reopens this view, built from the state and not from the address bar."""
    parts = urlsplit(st.context.url or "http://localhost:8501/")
    query = urlencode({k: list(v) if isinstance(v, tuple) else v for k, v in differing.items()}, doseq=True)
    return urlunsplit((parts.scheme, parts.netloc, "/" + path, query, ""))


def drop_if_stale(choice: Choice, options: Mapping[str, str]) -> None:
    """Forgets a value that a change of another choice or of the data has made impossible."""
    found = st.session_state.get(choice.name)
    if found is None:
        return
    if choice.kind not in ("one", "many"):
        return
    if choice.kind == "many":
        if any(f not in options for f in found):
            st.session_state[choice.name] = [f for f in found if f in options]
    elif found not in options:
        del st.session_state[choice.name]


def reset(starts: Mapping[str, Any]) -> None:
    """Back to the author's view: puts the named choices to their starts."""
    for name, start in starts.items():
        st.session_state[name] = list(start) if isinstance(start, tuple) else start


SYSTEM = {"dictionary_table", "present", "slide", "theme", "embed", "embed_options", "v"}
"""Parts of the address that belong to the frame and not to a page."""


def known_names(pages: Iterable[Page]) -> set[str]:
    """Every part that an address of this dashboard may have."""
    found = set(SYSTEM) | {c.name for c in SHARED}
    for page in pages:
        found |= {c.name for c in page.all_choices()} | {f"view_{e.id}" for e in page.exhibits}
    return found


def starts(page: Page, tables: Tables) -> dict[str, Any]:
    """The author's view of a page: name → start, for choices and views that have been drawn."""
    found: dict[str, Any] = {}
    for choice in (*SHARED, *page.all_choices()):
        found[choice.name] = choice.start(tables, found)
    views = {f"view_{e.id}": first_view(e) for e in page.exhibits}
    return {name: start for name, start in (found | views).items() if name in st.session_state}


def focus() -> tuple[str, ...]:
    """The company in focus on every chart; empty: none."""
    found = value("focus")
    return (found,) if found else ()
