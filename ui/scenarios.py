"""The scenarios that a reader keeps: in the link, and in a small file."""

import json
from collections.abc import Sequence

import streamlit as st

from analysis.choices import economics
from analysis.data import Loaded
from analysis.tables.scenarios import ends_said
from analysis.tables.what_ifs import LONGEST, Named, readable
from ui import state
from ui.words import plain

MOST = 8
"""So many kept scenarios fit into a link of 1,500 characters."""


def kept_scenarios(loaded: Loaded) -> None:
    """Keep what the sliders say under a name; rename, copy, remove, save to a file and load from one."""
    mine = list(state.choice_values([economics.SAVED], loaded.tables)[economics.SAVED.name])
    st.subheader("Your scenarios", anchor="kept-scenarios")
    st.caption(plain("Kept in the link of this page and nowhere else; choose them under “Scenarios over time”"))
    name, save = st.columns([3, 1], vertical_alignment="bottom")
    name.text_input("Name", key="kept_name", max_chars=LONGEST, placeholder="What the sliders above stand for")
    save.button("Keep this scenario", on_click=_keep, args=(loaded, mine), disabled=len(mine) >= MOST)
    for i, text in enumerate(mine):
        _row(i, text, mine)
    _file(mine)


def _keep(loaded: Loaded, mine: list[str]) -> None:
    params = state.choice_values((economics.SCENARIO, *economics.MOVES), loaded.tables)
    start = params.pop("scenario")
    own = {c.name: c.start(loaded.tables, {"scenario": start}) for c in economics.MOVES}
    moved = {k: (float(v[0]), float(v[1])) for k, v in params.items() if v is not None and v != own[k]}
    name = state.value("kept_name", "") or f"Scenario {len(mine) + 1}"
    _set([*mine, Named.of(name, str(start), moved).text])


def _set(texts: Sequence[str]) -> None:
    """The kept scenarios, each line once."""
    state.remember(economics.SAVED.name, tuple(dict.fromkeys(texts))[:MOST] or None)


def _row(i: int, text: str, mine: list[str]) -> None:
    """One kept scenario: its name to change, what it moves, copy and remove."""
    one = Named.parse(text)
    name, moves, copy, remove = st.columns([2, 4, 1, 1], vertical_alignment="center")
    name.text_input(
        "Rename",
        one.name,
        key=f"kept_name_{i}_{text}",
        max_chars=LONGEST,
        label_visibility="collapsed",
        on_change=_rename,
        args=(i, text, mine),
    )
    said = ", ".join(f"{k.replace('_', ' ')} {ends_said(v)}" for k, v in one.moved) or "nothing moved"
    moves.caption(plain(f"{one.start.replace('_', ' ')}: {said}"))
    twin = Named.of(f"{one.name} copy", one.start, dict(one.moved)).text
    copy.button("Copy", key=f"kept_copy_{i}", on_click=_set, args=([*mine, twin],), disabled=len(mine) >= MOST)
    remove.button("Remove", key=f"kept_remove_{i}", on_click=_set, args=(mine[:i] + mine[i + 1 :],))


def _rename(i: int, text: str, mine: list[str]) -> None:
    one, asked = Named.parse(text), state.value(f"kept_name_{i}_{text}", "")
    if asked.strip():
        _set([*mine[:i], Named.of(asked, one.start, dict(one.moved)).text, *mine[i + 1 :]])


def _file(mine: list[str]) -> None:
    """The kept scenarios as a file, and from one."""
    down, up = st.columns(2, vertical_alignment="bottom")
    down.download_button(
        f"Save {len(mine)} as a file",
        json.dumps({"scenarios": mine}, indent=1),
        "scenarios.json",
        "application/json",
        on_click="ignore",
        disabled=not mine,
    )
    up.file_uploader(
        "Load scenarios from a file", type="json", key="kept_file", on_change=_load, args=(mine,), max_upload_size=1
    )


def _load(mine: list[str]) -> None:
    """Adds what the file holds to what is kept; says what it could not read."""
    upload = state.value("kept_file")
    if upload is None:
        return
    try:
        found = json.loads(upload.getvalue())["scenarios"]
        lines = [str(text) for text in found]
    except (ValueError, KeyError, TypeError):
        state.tell("This file holds no scenarios: save one here first to see what such a file looks like")
        return
    good = [text for text in lines if readable(text)]
    if len(good) < len(lines):
        state.tell(f"{len(lines) - len(good)} of {len(lines)} lines of the file read as no scenario and were left out")
    _set([*mine, *good])
