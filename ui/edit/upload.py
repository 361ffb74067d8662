"""Step 2, rows from elsewhere: a file or a pasted block, its headings matched to columns, shown before it is taken."""

from dataclasses import replace

import streamlit as st

from analysis import editing, schema
from analysis.data import Loaded
from analysis.data.dates import readings
from analysis.data.problems import nearest
from analysis.editing import Sheet, Unreadable, diff, upload
from analysis.editing.upload import LEAVE_OUT, MOST_BYTES, MOST_ROWS, TWO_READINGS, Upload
from analysis.editing.workbook import Refused
from analysis.formats import counted, spelled
from ui import data, state
from ui.edit import change, drafts
from ui.words import plain

ENDINGS = ["csv", "tsv", "txt", "xlsx"]
MODES = {"merge": "Add and change rows by their key", "replace": "Replace the whole table"}


def show(loaded: Loaded, table: str) -> None:
    """The upload of one table: file or paste, headings, preview, and the button that takes the rows."""
    st.subheader(plain(f"Upload or paste rows of {table}.csv"), anchor=False)
    columns = ", ".join(c.name + ("*" if c.required else "") for c in schema.columns(table))
    st.caption(
        plain(
            f"Columns, matched by header: {columns}. At most {MOST_BYTES // 1_000_000} MB and {spelled(MOST_ROWS)}"
            " rows."
        )
    )
    try:
        sheet = editing.sheet_of(drafts.now(), data.folder(), table)
    except Unreadable as broken:
        change.unreadable(broken)
        return
    left, right = st.columns(2)
    with left:
        file = st.file_uploader("File", ENDINGS, key=f"edit_file_{table}", max_upload_size=MOST_BYTES // 1_000_000)
    with right:
        pasted = st.text_area("Or paste rows here", key=f"edit_paste_{table}", height=122, max_chars=MOST_BYTES // 5)
    if file is None and not pasted.strip():
        return
    content, name = (file.getvalue(), file.name) if file is not None else (pasted.encode(), "the pasted rows")
    taken = _read(content, name, table)
    if taken is not None:
        _offer(table, sheet, taken)


def _read(content: bytes, name: str, table: str) -> Upload | None:
    """The rows; headings that fit no column are asked for."""
    try:
        found = upload.read(content, name, table)
        if found.headless and st.checkbox(
            "The first line is a row: the columns are in the order of the table", key=f"edit_headless_{table}"
        ):
            found = upload.read(content, name, table, headless=True)
        renames = _headings(table, found) if found.strange else {}
        if renames:
            found = upload.read(content, name, table, renames)
        if order := _orders(table, found):
            found = upload.read(content, name, table, renames, days_first=order)
    except Refused as why:
        st.error(plain(f"Not read: {why}."))
        return None
    for one in found.problems[:20]:
        color = {"error": "red", "warning": "orange"}.get(one.level, "gray")
        st.markdown(f":{color}-badge[{one.level}] {plain(one.text)}")
    if found.errors:
        st.error(plain("Nothing was taken: mend the errors in the file and upload it again."))
        return None
    return found


def _orders(table: str, found: Upload) -> dict[str, bool]:
    """One question for each column of dates that leaves two readings: whether the day or the month stands first."""
    asked: dict[str, bool] = {}
    for one in (f for f in found.problems if f.rule == TWO_READINGS):
        month_first, day_first = readings(one.value, True)[:2]
        if "." in one.value:
            month_first, day_first = day_first, month_first
        picked = st.radio(
            plain(f"The dates of {one.column} have two readings. What is {one.value}?"),
            [month_first, day_first],
            index=None,
            horizontal=True,
            key=f"edit_order_{table}_{one.column}",
        )
        if picked:
            asked[one.column] = picked == day_first
    return asked


def _headings(table: str, found: Upload) -> dict[str, str]:
    """One question for each heading that is no column."""
    free = [c.name for c in schema.columns(table) if c.name not in found.columns]
    st.markdown(plain("These headings are no columns of the table. What are they?"))
    asked: dict[str, str] = {}
    for heading in found.strange:
        offered = [LEAVE_OUT, *free]
        close = nearest(heading, free)
        asked[heading] = st.selectbox(
            plain(heading),
            offered,
            index=offered.index(close) if close else 0,
            width=360,
            format_func=lambda v: v or "leave this column out",
            key=f"edit_heading_{table}_{heading[:60]}",
        )
    return asked


def _offer(table: str, sheet: Sheet, taken: Upload) -> None:
    """What the rows would change, and the button."""
    mode = st.radio("What to do with them", list(MODES), format_func=MODES.get, horizontal=True, key="edit_mode")
    rows = upload.joined(table, sheet.rows, taken, mode == "replace")
    counts = diff.counts(diff.changes(table, sheet.rows, rows)).get(table, {})
    told = ", ".join(f"{n} {kind}" for kind, n in counts.items()) or "no change"
    absent = [c.name for c in schema.columns(table) if c.name not in taken.columns]
    if absent:
        what = "are blank" if mode == "replace" else "keep what is there"
        st.caption(plain(f"Columns that the file does not have {what}: {', '.join(absent)}"))
    st.markdown(plain(f"{counted(len(taken.rows), 'row')} read; for the draft: {told}."))
    new = replace(sheet, rows=rows)
    st.button("Take the rows into the draft", on_click=_take, args=(table, new), disabled=not counts, key="edit_take")


def _take(table: str, sheet: Sheet) -> None:
    """Puts the rows into the draft; a callback."""
    drafts.keep(drafts.now().put(table, sheet))
    state.edit()["told"] = [f"The rows are in the draft of {table}.csv. Nothing is written yet."]
    state.forget(f"edit_paste_{table}")
