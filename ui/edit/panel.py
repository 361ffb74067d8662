"""The four steps of an edit, one on screen at a time."""

from functools import partial

import streamlit as st

from analysis import editing, schema
from analysis.data import Loaded
from analysis.editing import Draft, download
from analysis.formats import spelled
from ui import data, state
from ui.edit import change, company, drafts, guard, inspect, past, save, steps, upload
from ui.words import plain

STEPS = {"choose": "1 Choose", "change": "2 Change", "check": "3 Check", "save": "4 Save", "history": "History"}
TASKS = {
    "table": ("Change a table", "A grid with pick-lists: search, change, add, delete rows, paste cells."),
    "company": ("Add a company", "One form: eight answers, then its products, a share and a model."),
    "upload": ("Upload or paste rows", "A CSV or XLSX file, or rows copied from a spreadsheet."),
}
FIRST = editing.EDITABLE.index("companies")


@st.fragment
def show(loaded: Loaded) -> None:
    """Draws the editor; a change redraws this part of the screen only, with the data as they are then."""
    state.spell()
    loaded = data.current()[0] or loaded
    with st.container(key="edit", gap="small"):
        guard.show()
        held = drafts.now()
        _bar(held, loaded)
        for sentence in state.edit().pop("told", []):
            st.success(plain(sentence))
        step = state.raw("edit_step") or "choose"
        {"choose": _choose, "change": _change, "check": inspect.show, "save": save.show, "history": past.show}[step](
            loaded
        )
    drafts.now()
    drafts.remember()


def _bar(held: Draft, loaded: Loaded) -> None:
    """The steps, the size of the draft, and what can be done with it at any time."""
    state.put("edit_step", state.raw("edit_step") or state.edit().get("step") or "choose")
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        st.segmented_control(
            "Step",
            list(STEPS),
            format_func=lambda s: STEPS[s],
            key="edit_step",
            required=True,
            label_visibility="collapsed",
            on_change=steps.leave,
        )
    state.edit()["step"] = state.raw("edit_step")
    with right, st.container(horizontal=True, horizontal_alignment="right", vertical_alignment="center"):
        st.markdown(plain(drafts.size_in_words(held)))
        off = not held.sheets
        st.download_button(
            "Download draft",
            data=partial(download.as_zip, held, drafts.withheld_sources(loaded, guard.may_save())),
            file_name="draft.zip",
            mime="application/zip",
            on_click="ignore",
            disabled=off,
            key="edit_download",
        )
        with st.popover("Discard", disabled=off, key="edit_discard_box"):
            st.markdown(plain("Every change that is not saved is lost."))
            st.button("Discard the draft", on_click=_discard, key="edit_discard")


def _discard() -> None:
    drafts.keep(Draft())
    state.edit()["told"] = ["The draft is empty again."]


def _choose(loaded: Loaded) -> None:
    """Step 1: what to do, and with which table."""
    st.subheader("What do you want to do?", anchor=False)
    names = drafts.labels(editing.EDITABLE)
    for task, column in zip(TASKS, st.columns(len(TASKS)), strict=True):
        title, words = TASKS[task]
        with column, st.container(border=True, height="stretch"):
            st.markdown(f"**{plain(title)}**")
            st.caption(plain(words))
            if task != "company":
                st.selectbox(
                    "Table",
                    editing.EDITABLE,
                    FIRST,
                    key=f"edit_pick_{task}",
                    persist_state="session",
                    format_func=lambda t: f"{names[t]} ({spelled(len(loaded.tables.get(t, ())))})",
                )
                st.caption(plain(schema.description(state.raw(f"edit_pick_{task}") or editing.EDITABLE[FIRST])))
            st.button(title, key=f"edit_go_{task}", on_click=_start, args=(task,), type="primary")


def _start(task: str) -> None:
    """Begins a task; a callback."""
    steps.go("change")
    state.edit()["task"] = task
    state.edit()["table"] = state.raw(f"edit_pick_{task}") or editing.EDITABLE[FIRST]
    state.edit().pop("offered", None)
    state.put("edit_words", "")
    state.put("edit_only", False)


def _change(loaded: Loaded) -> None:
    """Step 2: the grid, the form or the upload."""
    task = state.edit().get("task")
    if task is None:
        st.info(plain("Choose a table or a task first, in step 1."))
    elif task == "company":
        company.show(loaded)
    elif task == "upload":
        upload.show(loaded, state.edit()["table"])
    else:
        change.show(loaded, state.edit()["table"])
    with st.container(horizontal=True, horizontal_alignment="right"):
        off = not drafts.now().sheets
        st.button(
            "Go on: check the draft",
            on_click=steps.go,
            args=("check",),
            key="edit_to_check",
            type="primary",
            disabled=off,
        )
