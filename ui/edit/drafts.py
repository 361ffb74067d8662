"""This reader's draft: kept in the session, and beside it under a name in the address, so that a reload finds it.

Where this reader may save it is kept on the disk too, so that a restart of the server loses nothing.
"""

import secrets
from collections.abc import Iterable
from dataclasses import replace

import streamlit as st

from analysis import check, data, editing
from analysis.editing import Draft, Sheet, diff, grid
from analysis.editing.grid import View
from analysis.formats import counted
from analysis.schema.words import in_words
from analysis.storage import history, shelf
from ui import data as screen
from ui import state
from ui.edit import guard


@st.cache_resource(show_spinner=False)
def _shelf() -> dict[str, Draft]:
    return {}


def now() -> Draft:
    """The draft with every change of the grid on screen in it."""
    box = state.edit()
    if "draft" not in box:
        box["draft"] = _shelf().get(state.draft_name()) or _from_disk(state.draft_name())
    view: View | None = box.get("view")
    changes = state.raw(box["grid_key"]) if view is not None else None
    if view is not None and changes is None and box.get("grid_drawn"):
        close_grid()  # the page was left in between: the widget forgot what is in the draft already
    elif view is not None and changes is not None and (box.get("grid_touched") or any(changes.values())):
        box["grid_touched"] = True
        sheet: Sheet = box["sheet"]
        box["draft"] = box["draft"].put(view.table, replace(sheet, rows=grid.folded(view, changes)))
    return box["draft"]


def _from_disk(name: str) -> Draft:
    content = shelf.get(screen.folder(), name)
    return editing.restored(content) if content else Draft()


def keep(new: Draft) -> None:
    """Takes a draft that something other than the grid made; the grid begins anew from it."""
    box = state.edit()
    box["draft"] = new
    close_grid()


def close_grid() -> None:
    """Ends the view on screen; its changes must be in the draft already."""
    box = state.edit()
    box["view"] = None
    box["grid_touched"] = box["grid_drawn"] = False
    box["generation"] = box.get("generation", 0) + 1


def remember() -> None:
    """Puts the draft on the shelf under its name, and the name in the address; called after each run."""
    box = state.edit()
    held: Draft = box.get("draft", Draft())
    if not held.sheets:
        _shelf().pop(box.get("name", ""), None)
        _to_disk(box.get("name", ""), held)
        box["name"] = ""
        state.draft_name("")
        return
    if not box.get("name"):
        box["name"] = secrets.token_urlsafe(9)
    kept = _shelf()
    kept.pop(box["name"], None)
    kept[box["name"]] = held
    while len(kept) > shelf.MOST:
        kept.pop(next(iter(kept)))
    _to_disk(box["name"], held)
    state.draft_name(box["name"])


def _to_disk(name: str, held: Draft) -> None:
    """Keeps a changed draft on the disk, or forgets an empty one; a disk that refuses leaves it in memory alone."""
    box = state.edit()
    if not name or not guard.may_save() or box.get("on_disk") == held:
        return
    try:
        if held.sheets:
            shelf.put(screen.folder(), name, held.written())
        else:
            shelf.drop(screen.folder(), name)
    except OSError:
        return
    box["on_disk"] = held


@st.cache_resource(max_entries=12, show_spinner="Checking the draft …")
def _checked(where: str, fingerprint: str, key: str, _draft: Draft) -> data.Loaded:
    return check.load(screen.folder(), _draft.contents(), screen.current()[0])


def checked_data(held: Draft) -> data.Loaded:
    """The data as they would be after saving, with the problems of the check."""
    where = screen.folder()
    return _checked(str(where), data.fingerprint(where), held.key(), held)


def known_keys(loaded: data.Loaded, held: Draft) -> dict[str, set[str]]:
    """The keys that references may name, by `table.column`, those of the draft included."""
    found: dict[str, set[str]] = {}
    for table in editing.EDITABLE:
        for column in editing.schema.columns(table):
            if column.ref and column.ref not in found:
                target, name = column.ref.split(".")
                good = set(loaded.tables[target][name].dropna()) if target in loaded.tables else set()
                found[column.ref] = good | _of_sheet(held, target, name)
    return found


def _of_sheet(held: Draft, table: str, name: str) -> set[str]:
    if table not in held.sheets:
        return set()
    at = editing.layout.names(table).index(name)
    return {row[at] for row in held.sheets[table].rows if row[at]}


def size_in_words(held: Draft) -> str:
    """The size of the draft in words."""
    rows = sum(sum(kinds.values()) for kinds in diff.counts(diff.of_draft(held)).values())
    if not held.sheets:
        return "The draft is empty"
    return f"Draft: {counted(rows, 'row')} in {counted(len(held.sheets), 'table')}"


def moved_tables(held: Draft) -> list[str]:
    """Tables of the draft whose file is not what it was when the draft began."""
    files = history.now(screen.folder())
    return [t for t, sheet in held.sheets.items() if files.get(f"{t}.csv") != sheet.hash]


def withheld_sources(loaded: data.Loaded, may_save: bool) -> frozenset[str]:
    """Sources whose rows a reader who may not save does not get as a file."""
    if may_save:
        return frozenset()
    sources = loaded.tables["sources"]
    return frozenset(sources.loc[sources["redistributable"].eq("no"), "source_id"])


def labels(tables: Iterable[str]) -> dict[str, str]:
    """Names of tables for people."""
    return {t: in_words(t).capitalize() for t in tables}
