"""The address bar: adopted where it was not written here, written from the state after each run.

Ids are written and never labels (Streamlit's own binding writes labels, which break when a name is mended). A link,
an edited address or Back is an address that we did not write: it is adopted before the first widget, and what
cannot be honored is named.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from analysis.choices import renames
from analysis.choices.choice import Tables
from analysis.choices.unread import unknown_name, unknown_value
from analysis.exhibits.page import Exhibit, Page
from analysis.exhibits.story import view_of
from ui.state.choices import changes, choice_values, choices_of, keep
from ui.state.memory import remember, spell

WRITTEN, ENDED = "_written", "_ended"
_whole: ContextVar[bool] = ContextVar("whole_run", default=False)
SLIDES = ("present", "deck")
SYSTEM = (*SLIDES, "embed", "embed_options", "draft", "v", "exhibit", "print")
"""Parts of the address that belong to the frame and not to a choice."""


def incoming() -> dict[str, list[str]]:
    """The address parameters of this run."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def adopt(page: Page, pages: Iterable[Page], tables: Tables) -> list[str]:
    """Takes over an address that we did not write; one sentence for each part that cannot be honored.

    A page reached by the menu has no parameters: what was chosen before then stays. From here on numbers are written as
    the reader chose.
    """
    try:
        return _adopted(page, pages, tables)
    finally:
        spell()


def _adopted(page: Page, pages: Iterable[Page], tables: Tables) -> list[str]:
    spell()
    query = renames.migrated({name: found for name, found in incoming().items() if name not in SYSTEM})
    before = st.session_state.get(WRITTEN)
    if before is not None and (not query if before[0] != page.id else before[1] == query or not _is_back_or_forward()):
        return []
    told: list[str] = []
    params: dict[str, Any] = {}
    for choice in choices_of(page):
        good, bad = choice.honor(query.get(choice.name, []), tables, params)
        told += [unknown_value(choice, item, tables, params) for item in bad]
        if good is not None:
            remember(choice.name, good)
        elif before is not None and before[0] == page.id:
            remember(choice.name, None)
        params[choice.name] = choice.start(tables, params) if good is None else good
    here = {c.name for c in choices_of(page)}
    others = tuple(pages)
    for name in sorted(query.keys() - here):
        owners = [p for p in others if name in {c.name for c in choices_of(p)}]
        told += _elsewhere(name, owners, query, tables) if owners else [unknown_name(name, here)]
    return told


def _is_back_or_forward() -> bool:
    """Whether the reader's Back or Forward asked for this run.

    Where a press did, the address that comes with it may be one that the run before has replaced: what comes soon after
    another press left the browser before it knew of that.
    """
    run = get_script_run_ctx()
    return run is not None and run.is_history_navigation


def _elsewhere(name: str, owners: Iterable[Page], query: Mapping[str, list[str]], tables: Tables) -> list[str]:
    """Takes over a choice of other pages as the first that honors it does; a sentence for each word that none
    honors."""
    told: list[str] = []
    for page in owners:
        params: dict[str, Any] = {}
        for choice in choices_of(page):
            good, bad = choice.honor(query.get(choice.name, []), tables, params)
            if choice.name == name:
                break
            params |= choice_values([choice], tables, params) if good is None else {choice.name: good}
        if good is not None:
            remember(name, good)
        if not bad:
            return []
        told = told or [unknown_value(choice, item, tables, params) for item in bad]
    return told


def go_to(page: Page) -> None:
    """Before a switch to a page whose choices are set: where it is on screen already, its bare address is ours too."""
    if not is_opened_now(page):
        st.session_state[WRITTEN] = (page.id, {})


def is_opened_now(page: Page) -> bool:
    """Whether this run opens the page: the run before drew another one, or there was none."""
    before = st.session_state.get(WRITTEN)
    return before is None or before[0] != page.id


def write(page: Page, tables: Tables) -> None:
    """Keeps what the widgets say and writes the address from it; only what differs from the author's view.

    Slides that were left go from it here, so that the browser has one entry for both and Back returns to the slide.
    """
    keep(page)
    gone = () if st.session_state.pop(ENDED, None) is None else SLIDES
    system = {name: found for name, found in incoming().items() if name in SYSTEM and name not in gone}
    wanted = {name: in_address(what) for name, what in changes(page, tables).items()}
    if wanted | system != incoming():
        st.query_params.from_dict(wanted | system)
    st.session_state[WRITTEN] = (page.id, wanted)


@contextmanager
def whole_run() -> Iterator[None]:
    """While a page is drawn with all its exhibits, which writes the address once at its end; a part drawn alone writes
    it."""
    before = _whole.set(True)
    try:
        yield
    finally:
        _whole.reset(before)


def is_whole_run() -> bool:
    """Whether the page is being drawn with all its exhibits."""
    return _whole.get()


def words(page: Page, tables: Tables) -> dict[str, list[str]]:
    """What differs from the author's view, as the words of an address."""
    return {name: in_address(what) for name, what in changes(page, tables).items()}


def in_address(what: Any) -> list[str]:
    """A value as the words of an address."""
    if isinstance(what, bool):
        return ["true" if what else "false"]
    items = what if isinstance(what, (tuple, list)) else (what,)
    return [f"{item:.10g}" if isinstance(item, float) else str(item) for item in items]


def link(page: Page, tables: Tables, **system: str) -> str:
    """The address that reopens this view, built from the state and not from the address bar."""
    return address(page, urlencode(words(page, tables) | system, doseq=True))


def link_to(page: Page, exhibit: Exhibit, tables: Tables) -> str:
    """The address of one exhibit with what concerns it, whatever the reader chose for those beside it."""
    return address(page, view_of(page, exhibit, words(page, tables)), exhibit.id)


def address(page: Page, query: str = "", anchor: str = "") -> str:
    """Where a page is on this server."""
    parts = urlsplit(st.context.url or "http://localhost:8501/")
    return urlunsplit((parts.scheme, parts.netloc, f"/{page.path}", query, anchor))


def embedded_exhibit() -> str:
    """The exhibit that the address asks for alone, without the page; empty: the page."""
    return st.query_params.get("exhibit", "")


def prints_all() -> bool:
    """Whether the address asks for the page with all its parts, to print."""
    return bool(st.query_params.get("print", "") == "all")


def pinned_version() -> str:
    """The data version that the address was made with; empty: the newest."""
    return st.query_params.get("v", "")


def draft_name(name: str | None = None) -> str:
    """The name of the draft in the address, by which a reload finds it; sets it where one is given."""
    if name is not None and st.query_params.get("draft", "") != name:
        if name:
            st.query_params["draft"] = name
        else:
            del st.query_params["draft"]
    return str(st.query_params.get("draft", ""))
