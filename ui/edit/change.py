"""Step 2, a table: the grid on a view that stays the same object, and what is wrong with the cells of the draft."""

from functools import partial
from typing import Any

import streamlit as st

from analysis import editing, schema
from analysis.data import Loaded
from analysis.editing import Sheet, Unreadable, download, grid
from analysis.editing.grid import View
from analysis.formats import counted, spelled
from ui import data, state
from ui.edit import drafts, guard
from ui.words import plain

HEIGHT = 470
MOST_FAULTS = 8


def show(loaded: Loaded, table: str) -> None:
    """The grid of one table with its search, its files and the faults of changed cells."""
    st.subheader(plain(f"Change {table}.csv"), anchor=False)
    st.caption(plain(schema.description(table)))
    try:
        editing.sheet_of(drafts.now(), data.folder(), table)
    except Unreadable as broken:
        unreadable(broken)
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        words = st.text_input("Find rows", key="edit_words", placeholder="Every word must be in the row", width=260)
        names = {c.name: c.label for c in schema.columns(table)}
        within = st.selectbox(
            "In", ["", *names], format_func=lambda n: names.get(n, "any column"), key=f"edit_in_{table}", width=190
        )
        only = st.toggle("Changed rows only", key="edit_only")
        lists = _pick_lists()
        _files(loaded, table)
    keys = drafts.known_keys(loaded, drafts.now())
    view = _view(table, (table, words, only, lists, within))
    st.data_editor(
        view.frame,
        key=state.edit()["grid_key"],
        num_rows="dynamic",
        hide_index=True,
        height=HEIGHT,
        column_config=_columns(table, view, keys if lists else {}),
        disabled=[grid.LINE],
        alt=f"Rows of {table}.csv",
        placeholder="",
    )
    state.edit()["grid_drawn"] = True
    _below(view, lists)
    _faults(table, keys)


def _pick_lists() -> bool:
    """The switch between cells of a list and cells to type in."""
    return st.toggle(
        "Pick-lists",
        value=True,
        key="edit_lists",
        persist_state="session",
        help=(
            "A pick-list drops a pasted value that is not on it. Switch off to paste or type freely; the check tells."
        ),
    )


def _below(view: grid.View, lists: bool) -> None:
    """How many rows are shown, and how rows are added and deleted."""
    shown = (
        f"{spelled(len(view.shown))} of {spelled(len(view.rows))} rows. " if len(view.shown) < len(view.rows) else ""
    )
    st.caption(
        plain(shown)
        + plain("Add a row in the last line of the grid, mark rows at the left to delete them, Ctrl+V pastes cells. ")
        + plain(
            "A pasted value that is not on a pick-list is dropped: switch pick-lists off to keep it." if lists else ""
        )
    )


def _view(table: str, wanted: tuple[Any, ...]) -> View:
    """The view on screen; a new one only where something else is asked for, never because a cell changed."""
    box = state.edit()
    view: View | None = box.get("view")
    if view is not None and box.get("view_of") == wanted:
        return view
    held = drafts.now()
    drafts.close_grid()
    sheet: Sheet = editing.sheet_of(held, data.folder(), table)
    made = grid.view(table, sheet.rows, wanted[1], sheet.base if wanted[2] else None, wanted[4])
    box |= {"view": made, "view_of": wanted, "sheet": sheet, "grid_key": f"edit_grid_{box['generation']}"}
    return made


def _columns(table: str, view: View, keys: dict[str, set[str]]) -> dict[str, Any]:
    """Each column with its label, its form as help, and its pick-list; numbers stay text, so that 34.0 stays 34.0."""
    made: dict[str, Any] = {grid.LINE: st.column_config.NumberColumn("Line", width=60, pinned=True, format="%d")}
    for at, column in enumerate(schema.columns(table)):
        label = f"{column.label}{' *' if column.required else ''}"
        words = f"{column.name}: {column.description} {grid.form(column)}"
        offered = grid.options(column, keys) if keys else []
        if offered:
            there = dict.fromkeys(view.rows[r][at] for r in view.shown if view.rows[r][at])
            extra = [v for v in there if v not in set(offered)]
            made[column.name] = st.column_config.SelectboxColumn(label, help=plain(words), options=[*offered, *extra])
        else:
            side: Any = "right" if column.is_number else "left"
            made[column.name] = st.column_config.TextColumn(label, help=plain(words), alignment=side, pinned=at == 0)
    return made


def _files(loaded: Loaded, table: str) -> None:
    """The table of the draft as files."""
    with st.popover("Download table", key="edit_files", on_change="rerun") as box:
        if not box.open:
            return
        sheet = editing.sheet_of(drafts.now(), data.folder(), table)
        barred = drafts.withheld_sources(loaded, guard.may_save())
        rows = download.rows_to_pass_on(table, sheet.rows, barred, sheet.base)
        for label, ending, made in (("CSV", "csv", download.as_csv), ("Excel", "xlsx", download.as_xlsx)):
            st.download_button(
                label,
                data=partial(made, table, rows),
                file_name=f"{table}.{ending}",
                on_click="ignore",
                key=f"edit_file_{ending}",
            )
        if len(rows) < len(sheet.rows):
            left_out = len(sheet.rows) - len(rows)
            are = "is" if left_out == 1 else "are"
            some = counted(left_out, "row")
            st.caption(plain(f"{some} of sources that forbid passing data on {are} left out."))
        st.caption(
            plain("Text that a spreadsheet would run as a formula has an apostrophe in front; uploading takes it off.")
        )


def _faults(table: str, keys: dict[str, set[str]]) -> None:
    """What is wrong with new and changed cells, told at once; the whole check is step 3."""
    sheet = drafts.now().sheets.get(table)
    if sheet is None:
        return
    found = grid.faults(table, sheet.rows, sheet.base, keys)
    for one in found[:MOST_FAULTS]:
        place = f"**{plain(one.column)}** {plain(one.value or 'blank')}"
        hint = f"; did you mean {plain(one.suggestion)}?" if one.suggestion else ""
        color = "red" if one.level == "error" else "orange"
        st.markdown(f":{color}-badge[{one.level}] {place}: {plain(one.message)}{hint}")
    if len(found) > MOST_FAULTS:
        st.caption(plain(f"and {len(found) - MOST_FAULTS} more in step 3"))


def unreadable(broken: Unreadable) -> None:
    """Says why a table cannot be edited in here."""
    st.error(plain("This file must be mended by hand first: writing it again would lose something."))
    for one in broken.problems[:10]:
        st.markdown(f"- {plain(one.text)}")
