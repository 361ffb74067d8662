"""Step 3: the problems of the draft, what it changes cell by cell, and what readers will see change."""

import time
from dataclasses import replace

import pandas as pd
import streamlit as st

from analysis import formats
from analysis.check import fix
from analysis.data import Loaded
from analysis.data.problems import Problem
from analysis.editing import Draft, diff, impact, review
from analysis.exhibits.card import Card
from analysis.exhibits.page import load_pages
from analysis.formats import counted, spelled
from ui import data, state
from ui.components.table import show_table
from ui.edit import drafts, steps
from ui.words import plain

MOST_CHANGES = 2000
SLICE = 1.0
"""Seconds of comparing before clicks are looked at again."""


def show(loaded: Loaded) -> None:
    """The whole check of the draft."""
    held = drafts.now()
    if not held.sheets:
        st.info(plain("The draft is empty: nothing is changed yet."))
        return
    errors, warnings = problems(held)
    st.subheader(
        plain(f"The check: {counted(len(errors), 'error')}, {counted(len(warnings), 'new warning')}"), anchor=False
    )
    if errors:
        st.error(plain("Errors must be mended before the draft can be saved."))
    elif warnings:
        st.warning(plain("Warnings do not block; you are asked to confirm them when you save."))
    else:
        st.success(plain("Nothing is wrong with this draft."))
    _list([*errors, *warnings])
    _repairs(held)
    _moved(held)
    _changes(held)
    with st.container(horizontal=True, horizontal_alignment="right"):
        st.button("Back to the change", on_click=steps.go, args=("change",), key="edit_back")
        st.button("Go on: save", on_click=steps.go, args=("save",), key="edit_to_save", type="primary")
    _impact(held, loaded)


def problems(held: Draft) -> tuple[list[Problem], list[Problem]]:
    """All errors of the data as they would be, and the warnings that the draft brings, jumps of figures included."""
    _, latest = data.current()
    new = drafts.checked_data(held).problems
    errors = [f for f in new if f.level == "error"]
    return errors, review.warnings_of(held, latest.problems, new)


def _list(found: list[Problem]) -> None:
    if found:
        rows = [
            {
                "level": f.level,
                "file": f.file.split("/")[-1],
                "line": str(f.line or ""),
                "column": f.column,
                "value": f.value[:80],
                "problem": f.message,
                "did you mean": f.suggestion,
            }
            for f in found
        ]
        show_table(pd.DataFrame(rows), "edit_problems", "Problems of the draft")
        st.caption(plain("Lines are those of the file as it would be saved; the grid shows them in its first column."))


def _repairs(held: Draft) -> None:
    """A button for the repairs that have one reading alone: spaces, dates, decimal commas, printed names for keys."""
    loaded = drafts.checked_data(held)
    mended = held
    for table, sheet in held.sheets.items():
        if table in loaded.grids:
            own = [f for f in loaded.problems if f.file.endswith(f"/{table}.csv")]
            rows = tuple(tuple(r) for r in fix.repaired(table, loaded.grids[table], own))
            mended = mended.put(table, replace(sheet, rows=rows))
    if mended.key() != held.key():
        many = sum(len(set(mended.sheets[t].rows) - set(s.rows)) for t, s in held.sheets.items() if t in mended.sheets)
        st.button(f"Make the safe repairs ({counted(many, 'row')})", on_click=_mend, args=(mended,), key="edit_repair")


def _mend(mended: Draft) -> None:
    drafts.keep(mended)
    state.edit()["told"] = ["The safe repairs are made in the draft; the list below shows each cell."]


def _moved(held: Draft) -> None:
    files = drafts.moved_tables(held)
    if files:
        names = ", ".join(f"{t}.csv" for t in files)
        st.warning(plain(f"Somebody saved {names} since your draft began. Step 4 shows both sides and merges them."))


def _changes(held: Draft) -> None:
    """The draft row by row and cell by cell, and as a patch."""
    found = diff.of_draft(held)
    told = [
        f"{table}.csv: " + ", ".join(f"{n} {kind}" for kind, n in kinds.items())
        for table, kinds in diff.counts(found).items()
    ]
    st.subheader("What changes in the files", anchor=False)
    st.caption(plain("; ".join(told)))
    rows = [
        {
            "table": c.table,
            "change": c.kind,
            "row": " | ".join(k for k in c.key if k),
            "column": c.column,
            "before": c.before,
            "after": c.after,
        }
        for c in found[:MOST_CHANGES]
    ]
    show_table(pd.DataFrame(rows), "edit_changes", "Changes of the draft, cell by cell")
    if len(found) > MOST_CHANGES:
        st.caption(plain(f"and {spelled(len(found) - MOST_CHANGES)} more, all in the patch"))
    with st.expander("As a patch", key="edit_patch", on_change="rerun") as box:
        if box.open:
            st.code(diff.patch(held)[:60_000], language="diff", height=300)


@st.cache_resource(max_entries=300, show_spinner=False)
def _card(page: str, exhibit: str, params: str, version: str, _look: impact.Look, _loaded: Loaded) -> Card | str | None:
    return impact.card(_look, _loaded.tables, version)


def _impact(held: Draft, loaded: Loaded) -> None:
    """Titles, key figures, bands and verdicts that would change, found a few exhibits at a time."""
    st.subheader("What readers will see change", anchor=False)
    new = drafts.checked_data(held)
    if not new.ok:
        st.caption(plain("Shown as soon as the errors are mended."))
        return
    key = (held.key(), loaded.version, formats.way())
    if state.edit().get("impact", {}).get("key") != key:
        looks = impact.looks(load_pages(), diff.of_draft(held), loaded.tables, new.tables)
        state.edit()["impact"] = {"key": key, "looks": looks, "at": 0, "found": []}
    is_done = state.edit()["impact"]["at"] >= len(state.edit()["impact"]["looks"])
    st.fragment(_slice, run_every=None if is_done else 0.5)(loaded, new)


def _slice(loaded: Loaded, new: Loaded) -> None:
    """Compares exhibits for about a second, then lets the reader's clicks through; a timer calls it again."""
    state.spell()
    progress = state.edit()["impact"]
    looks, found = progress["looks"], progress["found"]
    if progress["at"] >= len(looks):
        _headlines(found, len(looks))
        return
    place = st.progress(0.0)
    start = time.perf_counter()
    while progress["at"] < len(looks) and time.perf_counter() - start < SLICE:
        look = looks[progress["at"]]
        words = f"{progress['at']} of {len(looks)} exhibits compared, {counted(len(found), 'change')} found"
        place.progress(progress["at"] / len(looks), words)
        cards = [
            _card(look.page.id, look.exhibit.id, repr((look.params, formats.way())), d.version, look, d)
            for d in (loaded, new)
        ]
        found += impact.compared(look, *cards)
        progress["at"] += 1
    if progress["at"] >= len(looks):
        st.rerun()


def _headlines(found: list[impact.Headline], compared: int) -> None:
    if not found:
        st.caption(plain(f"No title, key figure, band or verdict changes; {compared} exhibits were compared."))
        return
    broken = [h for h in found if h.what == impact.BROKEN and h.after]
    if broken:
        names = "; ".join(f"{h.page}, {h.topic}" for h in broken[:6])
        st.error(
            plain(
                f"{counted(len(broken), 'exhibit')} cannot be drawn with this draft: {names}. Look at the figures"
                " again."
            )
        )
    st.caption(plain(f"{counted(len(found), 'headline')} of {compared} exhibits change."))
    rows = [{"page": h.page, "exhibit": h.topic, "what": h.what, "before": h.before, "after": h.after} for h in found]
    show_table(pd.DataFrame(rows), "edit_impact", "Headlines before and after the draft")
