"""The data on screen: read when a file changed, the last good state kept when the new one is broken."""

import datetime
import os
from collections.abc import Hashable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from analysis import check, data
from analysis.caching import once_for_key
from analysis.choices.choice import Params, Tables
from analysis.choices.shared import NUMBERS, SHARED
from analysis.editing import since
from analysis.editing.diff import Change
from analysis.exhibits.answers import answer, reads, table_arguments, with_defaults
from analysis.exhibits.card import Card, View, card_of
from analysis.exhibits.filters import source_ids
from analysis.exhibits.page import ROOT, Exhibit, Page
from analysis.figures.layout import phone, slide
from analysis.figures.layout.theme import Look
from analysis.formats import counted
from analysis.measures import freshness
from analysis.measures.shares import Refusal
from ui import state

PROJECTOR = 1.25
"""Size of type for a room, times that of a screen."""
WINDOW = "window"
"""The cookie in which a document says how wide its window is."""
ROOMS = ((640, phone.WIDTH), (1023, 560), (1239, 944))
"""Widest window → pixels that its charts have across; the first is a phone, as in the stylesheet."""


def folder() -> Path:
    """The data folder: `GENAI_DATA`, else data/."""
    return Path(os.environ.get("GENAI_DATA") or ROOT / "data")


def today() -> datetime.date:
    """Today, from `GENAI_TODAY` or the system; nothing below the screen has a clock."""
    fixed = os.environ.get("GENAI_TODAY")
    return datetime.date.fromisoformat(fixed) if fixed else datetime.date.today()


def now() -> str:
    """The time of a save, to the second; the date is that of `today`."""
    clock = datetime.datetime.now(datetime.UTC)
    return f"{today().isoformat()}T{clock:%H:%M:%S}Z"


@st.cache_resource(max_entries=4, show_spinner="Reading and checking the data …")
def _load(where: str, fingerprint: str) -> data.Loaded:
    return WARMED.pop((where, fingerprint), None) or check.load(Path(where), before=LAST_GOOD.get(where))


WARMED: dict[tuple[str, str], data.Loaded] = {}
"""What the start of the server read, by folder and fingerprint, for the first visit."""
LAST_GOOD: dict[str, data.Loaded] = {}
"""By folder, the last data without errors: from the start of the server on, not from the first visit."""


def warm() -> None:
    """Reads the folder as the server starts: should a file break before anybody comes, there are data to show."""
    where, fingerprint = str(folder()), data.fingerprint(folder())
    WARMED[where, fingerprint] = loaded = check.load(folder())
    if loaded.ok:
        LAST_GOOD[where] = loaded


def current() -> tuple[data.Loaded | None, data.Loaded]:
    """The data to show (None on a first start with broken files) and the state of the files."""
    where = str(folder())
    latest = _load(where, data.fingerprint(Path(where)))
    if latest.ok:
        LAST_GOOD[where] = latest
    return LAST_GOOD.get(where), latest


def errors_said(latest: data.Loaded) -> str:
    """How many errors the files have, in words."""
    return counted(sum(problem.level == "error" for problem in latest.problems), "error")


def kept_said(loaded: data.Loaded, latest: data.Loaded) -> str:
    """Which data a slide shows while the files have errors."""
    return f"Showing data of version {loaded.version}: the files now have {errors_said(latest)}"


@st.cache_resource(max_entries=4, show_spinner="Reading an earlier version of the data …")
def _past(where: str, version: str, fingerprint: str) -> data.Loaded | None:
    contents = data.past(Path(where), version)
    return None if contents is None else replace(check.load(Path(where), contents), version=version)


def held(version: str) -> data.Loaded | None:
    """The data of an earlier version, where the history of saves holds it."""
    where = folder()
    return _past(str(where), version, data.fingerprint(where))


def shown_data() -> data.Loaded | None:
    """The data that the page draws: the version that the address asks for where the history of saves holds it."""
    loaded, _ = current()
    if loaded is None or state.pinned_version() in ("", loaded.version):
        return loaded
    return held(state.pinned_version()) or loaded


def pinned_said(version: str, newest: str) -> list[str]:
    """What a reader of a link with a data version is told: whether it is what is on screen, and that newer data
    exist."""
    asked_for = state.pinned_version()
    if asked_for in ("", newest):
        return []
    if asked_for == version:
        return [f"The data are those of the link, version {version}. Newer data exist: version {newest}."]
    return [
        f"The link was made with data version {asked_for}, which is not kept here. Newer data exist and are shown:"
        f" version {newest}."
    ]


@st.cache_resource(max_entries=4, show_spinner=False)
def _last_save(where: str, version: str) -> tuple[str, list[Change]]:
    when, found = next(((save.when[:10], found) for save, found in since.saves(Path(where), 1)), ("", []))
    return when, found


def last_change(card: Card, exhibit: Exhibit) -> tuple[str, list[Change]]:
    """The day of the last save of the data, and those of its changes that the rows of a card rest on."""
    when, found = _last_save(str(folder()), card.version)
    return when, since.changes_behind(found, card.full, exhibit.inputs) if found else []


@once_for_key(800)
def _answer(key: Hashable, page: Page, exhibit: Exhibit, tables: Tables, params: Params) -> Any:
    return answer(page, exhibit, tables, params)


@once_for_key(800)
def _card(key: Hashable, view: View) -> Card:
    page, exhibit, whole = view.page, view.exhibit, view.settled().params
    asks = repr((whole.get(NUMBERS.name), table_arguments(page, exhibit, whole)))
    made = _answer((page.id, exhibit.id, asks, view.version), page, exhibit, view.tables, view.params)
    return card_of(view, made)


@once_for_key(800)
def _late(key: Hashable, sources: pd.DataFrame, day: datetime.date) -> tuple[int, str]:
    late = freshness.overdue(sources, day)
    return len(late), freshness.late_sources_in_words(late)


def late(card: Card) -> tuple[int, str]:
    """How many sources of a card are overdue today, and which."""
    day = today()
    return _late((card.version, tuple(card.sources.index), day), card.sources, day)


def citing(source_id: str, pages: tuple[Page, ...], loaded: data.Loaded) -> list[tuple[Page, list[Exhibit]]]:
    """The exhibits whose rows, as they open, rest on a source, by page; only those made from a table that cites it are
    asked."""
    tables = loaded.tables
    cited = {n for n, f in tables.items() if n != "sources" and "source_id" in f and source_id in source_ids(f)}
    found = []
    for page in pages:
        made = [e for e in page.exhibits if cited & set(e.inputs)]
        rest = [
            e for e in made if source_id in _rests_on((page.id, e.id, loaded.version), page, e, tables, loaded.version)
        ]
        found += [(page, rest)] if rest else []
    return found


@once_for_key(400)
def _rests_on(key: Hashable, page: Page, exhibit: Exhibit, tables: Tables, version: str) -> frozenset[str]:
    params = with_defaults(page.choices + exhibit.choices, tables, {})
    asks = repr((params.get(NUMBERS.name), table_arguments(page, exhibit, params)))
    made = _answer((page.id, exhibit.id, asks, version), page, exhibit, tables, params)
    return frozenset(() if isinstance(made, Refusal) else source_ids(made))


def card(page: Page, exhibit: Exhibit, loaded: data.Loaded, params: Params, look: Look) -> Card:
    """The exhibit's card for these choices, built once for each data version. Do not change what it holds.

    Its rows are computed once for what the table function takes: another filter, focus or theme dresses them anew.
    """
    read, shared = reads(exhibit, page.lead_of(exhibit)), {c.name for c in SHARED}
    names = {c.name for c in (*page.choices, *exhibit.choices) if read is None or {c.name, c.into} & read} | shared
    if read and "today" in read:
        names, params = names | {"today"}, {**params, "today": today().isoformat()}
    relevant = {k: v for k, v in sorted(params.items()) if k in names}
    shown = (look.theme, look.focus, look.scale, look.height, look.width, look.shown)
    key = (page.id, exhibit.id, repr(relevant), loaded.version, shown)
    return _card(key, View(page, exhibit, loaded.tables, relevant, look, loaded.version))


def room() -> int:
    """Pixels that charts have across, for the window that asked for the page; 0 where there is enough.

    Its document told us how wide it is (`ui/server.py`).
    """
    told = str(st.context.cookies.get(WINDOW, ""))
    return next((wide for most, wide in ROOMS if told.isascii() and told.isdigit() and int(told[:9]) <= most), 0)


def look(tables: Tables, scale: float = 1.0) -> Look:
    """The look of this reader's screen: theme, focus, text scale, room across; a projector gets larger type and more
    contrast."""
    dark, projector = st.context.theme.type == "dark", state.value("theme") == "projector"
    return look_of(tables, dark, projector, "".join(state.focus()), scale, room())


def look_of(tables: Tables, dark: bool, projector: bool, focus: str, scale: float = 1.0, width: int = 0) -> Look:
    """The look of a screen that is dark, or a projector's, or small, with a company in focus or none (empty)."""
    theme = "dark" if dark else "projector" if projector else "light"
    made = Look.of(tables["companies"], theme, (focus,) if focus else (), scale * (PROJECTOR if projector else 1))
    return replace(made, width=width)


def look_of_slide(tables: Tables, dark: bool, focus: Sequence[str], height: int = 0) -> Look:
    """The look of a slide: dark, or a projector's, in large type."""
    return replace(Look.of(tables["companies"], "dark" if dark else "projector", focus, slide.SCALE), height=height)
