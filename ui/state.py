"""What the reader chose: the one module that touches session state and the address bar.

A choice's widget has the choice's name as its key. Streamlit forgets the widgets of a page that is left, so the
values are kept beside them; after each run the address is written from the state, with ids and never labels
(Streamlit's own binding writes labels, which break when a name is mended). A link, an edited address or Back is
an address that we did not write: it is adopted before the first widget, and what cannot be honored is named.
"""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from analysis.choices import renames
from analysis.choices.choice import Choice, Tables
from analysis.choices.shared import SHARED
from analysis.periods import GRAMMAR
from analysis.story import Step
from analysis.views import Exhibit, Page

KEPT, WRITTEN, FROZEN, UNTOUCHED = "_kept", "_written", "_frozen", "_untouched"
TOLD, SCROLL, SEARCHES, EDIT = "_told", "_scroll", "_searches", "_edit"
DECK, BEFORE, SHOWN, CONTROLS, ASKED = "_deck", "_before", "_shown", "_controls", "_asked"
SYSTEM = ("present", "deck", "embed", "embed_options", "dictionary_table", "draft", "v", "exhibit")
"""Parts of the address that belong to the frame and not to a choice."""
Query = Mapping[str, list[str]]


def incoming() -> dict[str, list[str]]:
    """The address parameters of this run."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def kept() -> dict[str, Any]:
    """The values of this reader's session, of every page."""
    return st.session_state.setdefault(KEPT, {})


def value(name: str, default: Any = None) -> Any:
    """What the reader chose under a name; the default where nothing was chosen.

    A widget that still shows the start it was drawn with was not chosen: it follows when another choice moves
    its start.
    """
    found = st.session_state.get(name, kept().get(name))
    return default if found is None or untouched().get(name) == found else found


def untouched() -> dict[str, Any]:
    """The widgets that were drawn with their start, and that start."""
    return st.session_state.setdefault(UNTOUCHED, {})


def remember(name: str, what: Any) -> None:
    """Sets a value from outside its widget, before the widget is drawn."""
    kept()[name] = what
    st.session_state.pop(name, None)
    untouched().pop(name, None)


@cache
def view_choice(exhibit: Exhibit) -> Choice:
    """The switch between chart, table, sources and method of an exhibit, as a choice."""
    first = first_view(exhibit)
    views = {name: name.capitalize() for name in dict.fromkeys((first, "table", "sources", "method"))}
    return Choice(f"view_{exhibit.id}", f"View of {exhibit.topic}", lambda t, p: views)


def first_view(exhibit: Exhibit) -> str:
    """The view an exhibit opens with."""
    return "chart" if exhibit.figure else "table" if exhibit.display == "table" else "overview"


def choices_of(page: Page) -> tuple[Choice, ...]:
    """Everything a reader can choose on a page: shared choices, the page's, its exhibits' and their views."""
    return (*SHARED, *page.all_choices(), *(view_choice(e) for e in page.exhibits))


def adopt(page: Page, pages: Iterable[Page], tables: Tables) -> list[str]:
    """Takes over an address that we did not write; one sentence for each part that cannot be honored.

    A page reached by the menu has no parameters: what was chosen before then stays.
    """
    query = renames.migrated({name: found for name, found in incoming().items() if name not in SYSTEM})
    before = st.session_state.get(WRITTEN)
    if before == (page.id, query) or (before is not None and before[0] != page.id and not query):
        return []
    told: list[str] = []
    params: dict[str, Any] = {}
    for choice in choices_of(page):
        good, bad = choice.honor(query.get(choice.name, []), tables, params)
        told += [_unknown_value(choice, item, tables, params) for item in bad]
        if good is not None:
            remember(choice.name, good)
        elif before is not None and before[0] == page.id:
            remember(choice.name, None)
        params[choice.name] = choice.start(tables, params) if good is None else good
    here = {c.name for c in choices_of(page)}
    elsewhere = {c.name for p in pages for c in choices_of(p)}
    for name in query.keys() - here:
        if name in elsewhere:
            kept()[name] = query[name][0]
        else:
            told.append(_unknown_name(name, here))
    return told


def _unknown_value(choice: Choice, item: str, tables: Tables, params: Mapping[str, Any]) -> str:
    options = choice.options(tables, params)
    near = difflib.get_close_matches(item, list(options), 1, 0.5)
    hint = f" Did you mean {options[near[0]]}?" if near else ""
    if choice.kind == "number":
        low, high, _ = choice.reach(tables, params)
        hint = f" It goes from {low:g} to {high:g}."
    return f"The link asks for {choice.label.lower()} “{item}”, which is not there.{hint}"


def _unknown_name(name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, sorted(known), 1, 0.6)
    hint = f" Did you mean {near[0]}?" if near else ""
    return f"The link has a part “{name}” that this dashboard does not know.{hint}"


def chosen(
    choices: Iterable[Choice],
    tables: Tables,
    before: Mapping[str, Any] | None = None,
    look_up: Callable[[str], Any] = value,
) -> dict[str, Any]:
    """The valid value of each choice, drawn or not: what was chosen, else the start."""
    params: dict[str, Any] = dict(before or {})
    for choice in choices:
        found = look_up(choice.name)
        if choice.kind == "many" and found is not None:
            options = choice.options(tables, params)
            asked = (found,) if isinstance(found, str) else found
            found = tuple(f for f in asked if f in options)
        elif choice.kind == "one" and found not in choice.options(tables, params):
            found = None
        elif choice.kind == "range" and found is not None:
            options = choice.options(tables, params)
            found = tuple(found) if all(f in options for f in found) else None
        elif choice.kind == "notes" and found is not None:
            found = tuple(found)
        elif choice.kind == "number" and found is not None:
            low, high, _ = choice.reach(tables, params)
            found = found if low <= found <= high else None
        params[choice.name] = choice.start(tables, params) if found is None else found
    return params


def ready(choice: Choice, now: Any, start: Any) -> None:
    """Puts the valid value under the widget's key: on a new page the same key is a new widget."""
    st.session_state[choice.name] = list(now) if choice.kind == "many" else now
    if now == start:
        untouched()[choice.name] = st.session_state[choice.name]
    else:
        untouched().pop(choice.name, None)


def changes(page: Page, tables: Tables) -> dict[str, Any]:
    """What differs from the author's view on this page: name → value."""
    choices = choices_of(page)
    params = chosen(choices, tables)
    starts: dict[str, Any] = {}
    for choice in choices:
        starts[choice.name] = choice.start(tables, starts | {k: params[k] for k in starts})
    return {c.name: params[c.name] for c in choices if params[c.name] != starts[c.name]}


def told_changes(page: Page, tables: Tables) -> list[str]:
    """What differs from the author's view on this page, in words: label and what was chosen."""
    choices = {c.name: c for c in choices_of(page)}
    params = chosen(choices.values(), tables)
    said = []
    for name, what in changes(page, tables).items():
        choice = choices[name]
        options = choice.options(tables, params)
        items = what if isinstance(what, tuple | list) else (what,)
        names = [str(options.get(i, f"{i:g}" if isinstance(i, float) else i)).split(" · ")[0] for i in items]
        more = f" and {len(names) - 3} more" if len(names) > 3 else ""
        value_said = {"True": "on", "False": "off"}.get(", ".join(names), ", ".join(names[:3]) + more)
        said.append(f"{choice.label}: {value_said or 'none'}")
    return said


def typed(choice: Choice, key: str, tables: Tables) -> None:
    """Takes over a span that the reader typed; words that mean none are named."""
    asked = re.split(r"\s*(?:\bto\b|\.\.|–|,|;)\s*", str(st.session_state.get(key, "")))
    good, bad = choice.honor([a for a in asked if a], tables, {})
    if good is not None:
        remember(choice.name, good)
    for item in bad:
        tell(f"“{item}” is no date. Write {GRAMMAR}, two of them with “to”, or latest.")
    st.session_state[key] = ""


def tell(sentence: str) -> None:
    """Leaves a sentence for the next run to show once."""
    st.session_state.setdefault(TOLD, []).append(sentence)


def told() -> list[str]:
    """The sentences that were left, each shown once."""
    return list(st.session_state.pop(TOLD, []))


def search_key() -> str:
    """Key of the search box: a new one after each search, so that the box is empty again."""
    return f"search_{st.session_state.get(SEARCHES, 0)}"


def search_done() -> None:
    """The search was answered."""
    st.session_state[SEARCHES] = st.session_state.get(SEARCHES, 0) + 1


def scroll_to(exhibit: str) -> None:
    """The exhibit to bring into view when the page is drawn."""
    st.session_state[SCROLL] = {"scroll": exhibit, "nonce": f"{exhibit}-{st.session_state.get(SEARCHES, 0)}"}


def scrolling() -> dict[str, str]:
    """Where to scroll, for the browser: once for each search."""
    return dict(st.session_state.get(SCROLL, {}))


def triggered(component: str, name: str) -> Any:
    """What a component of the page just sent."""
    return st.session_state.get(component, {}).get(name)


def keep(page: Page) -> None:
    """Keeps what the widgets of a page say: Streamlit forgets widgets that are not drawn."""
    for choice in choices_of(page):
        if choice.name in st.session_state:
            kept()[choice.name] = value(choice.name)  # None where it shows its start


def write(page: Page, tables: Tables) -> None:
    """Keeps what the widgets say and writes the address from it; only what differs from the author's view."""
    keep(page)
    system = {name: found for name, found in incoming().items() if name in SYSTEM}
    wanted = {name: _words(what) for name, what in changes(page, tables).items()}
    if wanted | system != incoming():
        st.query_params.from_dict(wanted | system)
    st.session_state[WRITTEN] = (page.id, wanted)


def _words(what: Any) -> list[str]:
    """A value as the words of an address."""
    if isinstance(what, bool):
        return ["true" if what else "false"]
    if isinstance(what, (tuple, list)):
        return [str(w) for w in what]
    return [f"{what:.10g}" if isinstance(what, float) else str(what)]


def link(page: Page, tables: Tables, **system: str) -> str:
    """The address that reopens this view, built from the state and not from the address bar."""
    return address(page, urlencode(words(page, tables) | system, doseq=True))


def words(page: Page, tables: Tables) -> dict[str, list[str]]:
    """What differs from the author's view, as the words of an address."""
    return {name: _words(what) for name, what in changes(page, tables).items()}


def address(page: Page, query: str = "", anchor: str = "") -> str:
    """Where a page is on this server."""
    parts = urlsplit(st.context.url or "http://localhost:8501/")
    return urlunsplit((parts.scheme, parts.netloc, f"/{page.path}", query, anchor))


def embedded() -> str:
    """The exhibit that the address asks for alone, without the page; empty: the page."""
    return st.query_params.get("exhibit", "")


def pinned() -> str:
    """The data version that the address was made with; empty: the newest."""
    return st.query_params.get("v", "")


def reset(page: Page) -> None:
    """Back to the author's view of a page."""
    for choice in choices_of(page):
        remember(choice.name, None)


def focus() -> tuple[str, ...]:
    """The company in focus on every chart; empty: none."""
    found = value("focus")
    return (found,) if found else ()


def slide() -> int:
    """The slide that the address names; 0 where nobody presents."""
    found = st.query_params.get("present", "")
    return int(found) if found.isdecimal() and len(found) < 6 else 1 if found else 0


def deck_word() -> str:
    """Which deck the address presents: ready, mine, or one written into the address; empty: the page itself."""
    return st.query_params.get("deck", "")


def go_to_slide(number: int, deck: str | None = None) -> None:
    """Puts the slide into the address; with a deck's word the deck is shown and not the page."""
    if deck:
        st.query_params.from_dict({"present": str(number), "deck": deck})
        if WRITTEN in st.session_state:
            st.session_state[WRITTEN] = (st.session_state[WRITTEN][0], {})
    else:
        st.query_params["present"] = str(number)


def asked_slide() -> int:
    """The exhibit that a key of the browser asks to present."""
    found = st.session_state.get("browser", {})
    return int(found.get("slide") or 0)


def enter(page: Page, place: str, values: Mapping[str, Any]) -> None:
    """On the first run of a slide: keeps the state one came from, then puts the slide's own view up."""
    st.session_state.setdefault(BEFORE, dict(kept()))
    if st.session_state.get(SHOWN) != place:
        st.session_state[SHOWN], st.session_state[CONTROLS] = place, False
        for name, what in values.items():
            remember(name, what)
    if deck_word():
        st.session_state[WRITTEN] = (page.id, {})


def before() -> dict[str, Any]:
    """The state one came from when presenting began."""
    return st.session_state.get(BEFORE, {})


def put_all(values: Mapping[str, Any]) -> None:
    """Sets several values from outside their widgets."""
    for name, what in values.items():
        remember(name, what)


def controls_shown() -> bool:
    """True while the controls of a slide are on it."""
    return bool(st.session_state.get(CONTROLS))


def switch_controls() -> None:
    """Shows or hides the controls of a slide."""
    st.session_state[CONTROLS] = not controls_shown()


def end_slides() -> None:
    """Back to the page, with everything as it was chosen before presenting began."""
    came_from = st.session_state.pop(BEFORE, None)
    for name in (FROZEN, SHOWN, CONTROLS):
        st.session_state.pop(name, None)
    if came_from is not None:
        put_all({name: came_from.get(name) for name in {*kept(), *came_from}})
    for name in ("present", "deck"):
        if name in st.query_params:
            del st.query_params[name]


def frozen(latest: Any) -> Any:
    """The data as they were when presenting began, so that nothing changes in front of people."""
    return st.session_state.setdefault(FROZEN, latest)


def edit() -> dict[str, Any]:
    """What this reader's edit of the data holds: the draft, the grid's view, what was told."""
    return st.session_state.setdefault(EDIT, {})


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


def draft_name(name: str | None = None) -> str:
    """The name of the draft in the address, by which a reload finds it; sets it where one is given."""
    if name is not None and st.query_params.get("draft", "") != name:
        if name:
            st.query_params["draft"] = name
        else:
            del st.query_params["draft"]
    return str(st.query_params.get("draft", ""))


def deck() -> tuple[Step, ...]:
    """The deck in the making, of this reader alone."""
    return st.session_state.get(DECK, ())


def set_deck(steps: Sequence[Step]) -> None:
    """Takes over a changed deck."""
    st.session_state[DECK] = tuple(steps)


def ask(what: Any) -> None:
    """Leaves a question for the next run, which shows it once."""
    st.session_state[ASKED] = what


def asked() -> Any:
    """The question that was left, once; None where there is none."""
    return st.session_state.pop(ASKED, None)
