"""Step 4: who and why, the save of all files or none, and both sides where somebody else saved in between."""

import pandas as pd
import streamlit as st

from analysis import editing
from analysis.data import Loaded
from analysis.editing import Draft, Sheet, Unreadable
from analysis.formats import counted, listed
from analysis.storage import history, layout
from analysis.storage.merge import Collision, Merge, merge
from ui import data, state
from ui.components.table import show_table
from ui.edit import change, drafts, guard, inspect
from ui.words import plain

PICK = "edit_side_"
SIDES = {"theirs": "Theirs", "mine": "Mine"}


def show(loaded: Loaded) -> None:
    """The last look, and the button."""
    held = drafts.now()
    if state.edit().get("refusal"):
        st.error(plain(state.edit().pop("refusal")))
    if not held.sheets:
        st.info(plain("The draft is empty: there is nothing to save."))
        return
    moved = drafts.moved_tables(held)
    if moved:
        _both_sides(held, moved)
        return
    errors, warnings = inspect.problems(held)
    st.subheader(plain(drafts.size_in_words(held).replace("Draft: ", "Save ")), anchor=False)
    if errors:
        st.error(plain(f"{counted(len(errors), 'error')} must be mended first; step 3 lists them."))
        return
    tick = f"edit_sure_{held.key()[:12]}" if warnings else ""
    if warnings:
        with st.container(border=True):
            for one in warnings[:8]:
                st.markdown(f":orange-badge[warning] {plain(one.text)}")
            if len(warnings) > 8:
                st.caption(plain(f"and {len(warnings) - 8} more in step 3"))
            words = "this warning; it is" if len(warnings) == 1 else f"these {len(warnings)} warnings; they are"
            st.checkbox(f"I have read {words} right", key=tick)
    if not guard.may_save():
        why = "Sign in at the top of this page to save." if guard.asks() else "This server does not let you save."
        st.info(plain(f"{why} Or take the draft along: it holds the changed CSVs and a patch."))
        return
    st.text_input("Your name", key="edit_who", max_chars=80, persist_state="session", width=420)
    st.text_input("What you changed and why", key="edit_why", max_chars=300, width=620)
    st.button("Save", type="primary", on_click=_save, args=(held, tick), key="edit_save")
    lost = _missing(tick)
    if lost:
        st.caption(plain(f"Save needs {lost}"))


def _missing(tick: str) -> str:
    """What the reader has not given yet; asked when Save is pressed, with what the form says then."""
    wanted = {"edit_who": "your name", "edit_why": "the reason", tick: "that you read the warnings"}
    lost = [words for key, words in wanted.items() if key and not str(state.raw(key) or "").strip()]
    return listed(lost)


def _save(held: Draft, tick: str) -> None:
    """Checks again what is on the disk now, and writes all files or none; a callback."""
    box, folder = state.edit(), data.folder()
    if not guard.may_save():
        box["refusal"] = "Nothing was saved: sign in first."
        return
    if lost := _missing(tick):
        box["refusal"] = f"Nothing was saved yet: Save needs {lost}."
        return
    seen = history.now(folder) | {f"{t}.csv": sheet.hash for t, sheet in held.sheets.items()}
    new = held.contents()
    try:
        if not drafts.checked_data(held).ok:
            box["refusal"] = (
                "Nothing was saved: with what others saved in between, the draft has errors. Step 3 lists them."
            )
            return
        who, why = str(state.raw("edit_who", "")).strip(), str(state.raw("edit_why", "")).strip()
        made = history.save(folder, {f"{t}.csv": c for t, c in new.items()}, seen, history.Entry(who, data.now(), why))
    except history.Changed as moved:
        names = ", ".join(moved.files)
        box["refusal"] = (
            f"Nothing was saved: {names} changed on the disk since you looked. Both sides are below; then save again."
        )
        return
    except OSError as problem:
        box["refusal"] = f"Nothing was saved: the disk refused ({problem.strerror or problem}). The draft is kept."
        return
    drafts.keep(Draft())
    state.put("edit_why", "")
    box["told"] = [f"Saved as number {made.number}: {', '.join(made.files)}. Step History can undo it."]


def _both_sides(held: Draft, moved: list[str]) -> None:
    """The three-way view of each file that changed underneath, and the button that takes their rows in."""
    names = ", ".join(f"{t}.csv" for t in moved)
    st.warning(plain(f"{names} changed on the disk since your draft began. Nothing is saved over it."))
    new = held
    is_open = False
    for table in moved:
        sheet = held.sheets[table]
        try:
            theirs = editing.begin(data.folder(), table)
        except Unreadable as broken:
            change.unreadable(broken)
            return
        found = merge(table, sheet.base, theirs.rows, sheet.rows)
        picks = {c.key: side for i, c in enumerate(found.collisions) if (side := _ask(table, i, c))}
        found = merge(table, sheet.base, theirs.rows, sheet.rows, picks)
        is_open |= bool(found.collisions)
        _told(table, found, len(picks))
        new = new.put(table, Sheet(theirs.base, theirs.text, theirs.hash, found.rows))
    st.button("Merge into my draft", on_click=_merge, args=(new,), disabled=is_open, type="primary", key="edit_merge")
    if is_open:
        st.caption(plain("Choose a side for each row that both changed."))


def _ask(table: str, number: int, one: Collision) -> str:
    """A row that both sides changed: before, theirs, mine, and which one holds."""
    with st.container(border=True):
        st.markdown(f"**{plain(table)}.csv** {plain(' | '.join(one.key))}")
        sides = {"before": one.base, "theirs (on the disk)": one.theirs, "mine (draft)": one.mine}
        columns = layout.names(table)
        differ = [i for i in range(len(columns)) if len({row[i] if row else None for row in sides.values()}) > 1]
        rows = [
            {"side": name} | {columns[i]: row[i] if row else "(no such row)" for i in differ}
            for name, row in sides.items()
        ]
        show_table(pd.DataFrame(rows), f"edit_three_{table}_{number}", "Base, theirs and mine")
        found = st.radio(
            "Which holds?",
            list(SIDES),
            index=None,
            format_func=SIDES.get,
            horizontal=True,
            key=f"{PICK}{table}_{'|'.join(one.key)}",
        )
    return found or ""


def _told(table: str, found: Merge, picked: int) -> None:
    said = f"{table}.csv: {counted(found.taken, 'row')} of theirs, no conflict with yours"
    if found.collisions or picked:
        said += f"; {counted(len(found.collisions) + picked, 'row')} changed by both"
    st.markdown(plain(said))


def _merge(new: Draft) -> None:
    """Takes the merged rows; a callback."""
    drafts.keep(new)
    state.forget(PICK)
    state.edit()["told"] = ["Both edits are in your draft now. Look at the check again, then save."]
