"""Every save with who, when and why; undo of the last one, and any earlier state brought into the draft."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from analysis import editing
from analysis.data import Loaded
from analysis.data.parse import parse
from analysis.editing import Unreadable
from analysis.storage import history, layout
from analysis.storage.history import Save
from ui import data, state
from ui.edit import change, drafts, guard, steps
from ui.words import plain


def show(loaded: Loaded) -> None:
    """The list of saves, and what can be brought back."""
    folder = data.folder()
    if state.edit().get("refusal"):
        st.error(plain(state.edit().pop("refusal")))
    entries = history.entries(folder)
    st.subheader("History of the data", anchor=False)
    if not entries:
        st.info(plain("Nothing was saved from here yet."))
        return
    rows = [
        {
            "number": s.number,
            "when": s.when.replace("T", " ").rstrip("Z"),
            "who": s.who,
            "why": s.why,
            "kind": s.kind,
            "files": ", ".join(s.files),
        }
        for s in entries
    ]
    st.dataframe(pd.DataFrame(rows), hide_index=True, key="edit_history", alt="Saves, newest first")
    left, right = st.columns(2)
    with left, st.container(border=True, height="stretch"):
        _undoing(history.undoable(folder))
    with right, st.container(border=True, height="stretch"):
        st.markdown("**Bring back an earlier state**")
        st.caption(plain("The state goes into the draft: look at it, check it, then save it."))
        numbers = [s.number for s in entries]
        by_number = {s.number: s for s in entries}
        picked = st.selectbox(
            "State after save",
            [*numbers, 0],
            key="edit_restore_pick",
            format_func=lambda n: (
                f"{n} · {by_number[n].when[:10]} · {by_number[n].why}" if n else "before the first save"
            ),
        )
        wanted = by_number[picked].after if picked else entries[-1].before
        st.button("Put this state into the draft", on_click=_restore, args=(wanted, picked), key="edit_restore")


def _undoing(last: Save | None) -> None:
    """The last save, and the button that takes it back under a name."""
    st.markdown("**Undo the last save**")
    if last is None:
        st.caption(plain("Every save is undone."))
        return
    st.caption(plain(f"Number {last.number} by {last.who}: {last.why}. Its files go back to what they were before."))
    who = st.text_input("Your name", key="edit_who", max_chars=80, persist_state="session")
    st.button(
        f"Undo save {last.number}",
        on_click=_undo,
        args=(last,),
        key="edit_undo",
        disabled=not (guard.may_save() and who.strip()),
    )


def _undo(last: Save) -> None:
    """Undoes a save; a callback."""
    box = state.edit()
    if not guard.may_save():
        box["refusal"] = "Nothing was undone: sign in first."
        return
    try:
        history.undo(data.folder(), last, str(state.raw("edit_who", "")).strip(), data.now())
    except history.Changed as moved:
        box["refusal"] = (
            f"Nothing was undone: {', '.join(moved.files)} changed since that save. Bring the state into the draft"
            " instead."
        )
    except (KeyError, OSError) as problem:
        box["refusal"] = f"Nothing was undone: {problem}."
    else:
        drafts.keep(drafts.now())
        box["told"] = [f"Save {last.number} is undone."]


def _restore(wanted: dict[str, str], number: int) -> None:
    """Puts an earlier state into the draft; a callback."""
    folder, held = data.folder(), drafts.now()
    here = history.now(folder)
    try:
        old = history.state(folder, {n: h for n, h in wanted.items() if here.get(n) != h})
        for name, content in old.items():
            table = name.removesuffix(".csv")
            if table in editing.EDITABLE:
                grid = parse(content, name, layout.names(table))
                held = held.put(table, replace(editing.begin(folder, table), rows=grid.rows))
    except Unreadable as broken:
        change.unreadable(broken)
        return
    except KeyError as lost:
        state.edit()["refusal"] = f"The state is not complete: {lost} is missing from the history."
        return
    drafts.keep(held)
    state.edit()["told"] = [
        (
            f"The state after save {number} is in the draft; nothing is written yet."
            if number
            else "The state before the first save is in the draft; nothing is written yet."
        )
    ]
    steps.go("check")
