"""Page and Exhibit: a page asks a question, an exhibit answers it; `analysis.exhibits.card` builds the answer.

Screen, slides, files and tests all walk `load_pages()` and build cards; nothing else is listed anywhere.
"""

import inspect
import os
import runpy
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.choices.choice import Choice, Listed, Notes, Params, Tables
from analysis.tables import derived

ROOT = Path(__file__).resolve().parents[2]
Words = str | Callable[..., str]


@dataclass(frozen=True)
class Working:
    """What rebuilds the numbers of an exhibit: Python and R for the downloaded CSV, and the sum as text to copy."""

    python: str
    r: str
    text: Callable[[pd.DataFrame], str] | None = None


@dataclass(frozen=True)
class Rows:
    """The rows or panels of a figure, which may be more than fit a page.

    `by` is the column whose values they are; `most` says how many the figure draws of those that filters leave, where
    that is not the usual number; `page` is the choice of which.
    """

    by: str
    most: int = 0
    page: Listed | None = None


@dataclass(frozen=True)
class Exhibit:
    """A table, a figure and a finding. Parameters of `table` that name CSVs or derived inputs are inputs; the rest are
    choices.

    `table(**inputs, **choices)` returns the tidy rows or a Refusal; `figure(table, look, **choices)`,
    `finding(table, **choices)`, and `subtitle` and `note` where they are functions, take the rows shown.
    A function is given the choices that its signature names, and words the rows before any filter as `whole`. display:
    chart, or without a figure tiles, verdicts, invariants, profile, table, or how its numbers are rebuilt. terms are
    glossary keys explained on hover; timed: the timeline chooses its rows by `as_of`, and its layout. plays: the choice
    of a date (one of its own or its page's) whose options a reader can play through. counts: the rows describe or count
    the data and pass on no source's value, so no license withholds them. of_all: the finding speaks of all rows,
    whichever a filter leaves, as a sum over a market does; the subtitle then says
    so.
    """

    id: str
    topic: str
    table: Callable[..., Any]
    finding: Callable[..., str]
    figure: Callable[..., go.Figure] | None
    subtitle: Words
    note: Words
    method: str = ""
    choices: tuple[Choice, ...] = ()
    columns: tuple[str, ...] = ()
    display: str | Working = "chart"
    terms: tuple[str, ...] = ()
    ledger: Callable[..., pd.DataFrame] | None = None
    timed: bool = False
    counts: bool = False
    rows: Rows | None = None
    plays: Listed | None = None
    of_all: bool = False

    @property
    def inputs(self) -> tuple[str, ...]:
        """The CSVs that the table is made from, those behind its derived inputs among them."""
        return derived.behind(inspect.signature(self.table).parameters)

    def given(self, tables: Tables) -> dict[str, Any]:
        """What the table function takes of the data, by the names of its parameters."""
        return derived.inputs_by_name(inspect.signature(self.table).parameters, tables)

    def ledger_of(self, tables: Tables, params: Params) -> pd.DataFrame | None:
        """The ledger of assumptions that goes with every file; None where there is none."""
        if self.ledger is None:
            return None
        made = derived.inputs_by_name(inspect.signature(self.ledger).parameters, tables)
        found: pd.DataFrame = call(self.ledger, **made, **params)
        return found


@dataclass(frozen=True)
class Tab:
    """A part of a page behind a press: its id in addresses, its label on screen, the ids of its exhibits in order.

    `choices` names those of the page's choices that act on this part and not on what stands above the tabs: they are
    its first line. `panel` names a panel under its exhibits. Of its exhibits `folded` stand as one line with their
    finding until they are pressed, or a link asks for them.
    """

    id: str
    label: str
    exhibits: tuple[str, ...]
    choices: tuple[str, ...] = ()
    panel: str = ""
    folded: tuple[str, ...] = ()


@dataclass(frozen=True)
class ChoicesFromData:
    """Choices that the data make, a set for each row of a table say: the exhibit after whose own they stand, and how
    they are made."""

    exhibit: str
    make: Callable[[Tables, Params], tuple[Choice, ...]]


@dataclass(frozen=True)
class Page:
    """A question and its exhibits; section, file and order come from where the page file lies.

    `body` names a panel under the exhibits, `companion` one beside the first that stands above the tabs, and `below`
    the choices that `body` or the panel of a tab draws. Of its first exhibit: `lead` is a plain paragraph for slides
    and files, computed like the finding, `aside` names those of the page's choices that stand beside the chart (that of
    `aside_of`, where it is named) and `row` those in the line of its own choices. `answer` is the page's answer in one
    sentence, its first words and the rest, from the rows shown of the exhibits that its parameters name; `figures` are
    a few names with values from rows of the same exhibits. Exhibits that no tab names stand above the tabs; slides,
    files and search know all exhibits and no tabs.
    """

    id: str
    title: str
    question: str
    exhibits: tuple[Exhibit, ...]
    choices: tuple[Choice, ...] = ()
    intro: str = ""
    body: str = ""
    companion: str = ""
    below: tuple[Choice, ...] = ()
    aside: tuple[str, ...] = ()
    aside_of: str = ""
    row: tuple[str, ...] = ()
    lead: Words = ""
    answer: Callable[..., tuple[str, str]] | None = None
    figures: Callable[..., list[tuple[str, str]]] | None = None
    from_data: ChoicesFromData | None = None
    tabs: tuple[Tab, ...] = ()
    section: str = ""
    file: Path = ROOT
    is_first: bool = False

    @property
    def path(self) -> str:
        """Where the page lies on the server; the overview is at the root."""
        return "" if self.is_first else self.id

    def first(self) -> tuple[Exhibit, ...]:
        """The exhibits above the tabs; all of them where the page has none."""
        return tuple(e for e in self.exhibits if self.tab_of(e.id) is None)

    def within(self, tab: Tab) -> tuple[Exhibit, ...]:
        """The exhibits of a tab, in its order."""
        found = {e.id: e for e in self.exhibits}
        return tuple(found[name] for name in tab.exhibits)

    def answering(self) -> tuple[Exhibit, ...]:
        """The exhibits whose rows the page's answer is worked out from."""
        named = takes(self.answer)[0] if self.answer else frozenset()
        return tuple(e for e in self.exhibits if e.id in named)

    def tab_of(self, exhibit: str) -> Tab | None:
        """The tab in which an exhibit stands; None where it stands in none."""
        return next((tab for tab in self.tabs if exhibit in tab.exhibits), None)

    def above(self) -> tuple[Choice, ...]:
        """The page's choices that stand above its exhibits."""
        elsewhere = {*self.aside, *self.row, *(name for tab in self.tabs for name in tab.choices)}
        return tuple(c for c in self.choices if c.name not in elsewhere and not isinstance(c, Notes))

    def acting_in(self, tab: Tab) -> tuple[Choice, ...]:
        """The page's choices that are the first line of a tab."""
        return tuple(c for c in self.choices if c.name in tab.choices)

    def lead_of(self, exhibit: Exhibit) -> Words:
        """The paragraph over the chart of an exhibit: of its first one, if any."""
        return self.lead if exhibit.id == self.exhibits[0].id else ""

    def beside(self, exhibit: Exhibit) -> tuple[Choice, ...]:
        """The page's choices that stand beside the chart of an exhibit: of `aside_of`, else of its first one."""
        if self.aside_of:
            return tuple(c for c in self.choices if c.name in self.aside and exhibit.id == self.aside_of)
        return self._with_first(exhibit, self.aside)

    def in_row(self, exhibit: Exhibit) -> tuple[Choice, ...]:
        """The page's choices that stand in the line of an exhibit's own: of its first one, if any."""
        return self._with_first(exhibit, self.row)

    def _with_first(self, exhibit: Exhibit, names: tuple[str, ...]) -> tuple[Choice, ...]:
        if exhibit.id != self.exhibits[0].id:
            return ()
        return tuple(c for c in self.choices if c.name in names)

    def all_choices(self) -> tuple[Choice, ...]:
        """The page's choices and those of its exhibits, each name once, in order."""
        found = {c.name: c for c in (*self.choices, *self.below)}
        for exhibit in self.exhibits:
            found |= {c.name: c for c in exhibit.choices if c.name not in found}
        return tuple(found.values())


def _section(folder: str) -> str:
    """Menu section of a folder: 1_market is Market; 0_start has no heading."""
    return "" if folder.startswith("0_") else folder.split("_", 1)[-1].replace("_", " ").capitalize()


def load_pages(root: Path = ROOT, tables: Tables | None = None) -> tuple[Page, ...]:
    """All pages in menu order: pages/*/*.py by folder and file name; the first is the overview.

    With `tables`, exhibits have the choices that the data make too.
    """
    found: list[tuple[str, int]] = []
    for folder in os.scandir(root / "pages"):
        if folder.is_dir():
            found += [
                (file.path, file.stat().st_mtime_ns)
                for file in os.scandir(folder)
                if file.name.endswith(".py") and not file.name.startswith("_")
            ]
    pages = _load(tuple(sorted(found)))
    return pages if tables is None else tuple(_fitted(page, tables) for page in pages)


def _fitted(page: Page, tables: Tables) -> Page:
    """The page with the choices that the data make; the page itself where they make none."""
    more = page.from_data.make(tables, {}) if page.from_data else ()
    return _with(page, page.from_data.exhibit, more) if page.from_data and more else page


@lru_cache(maxsize=8)
def _with(page: Page, exhibit: str, more: tuple[Choice, ...]) -> Page:
    exhibits = (replace(e, choices=e.choices + more) if e.id == exhibit else e for e in page.exhibits)
    return replace(page, exhibits=tuple(exhibits))


@cache
def _load(files: tuple[tuple[str, int], ...]) -> tuple[Page, ...]:
    pages: list[Page] = []
    for file in (Path(path) for path, _ in files):
        page = runpy.run_path(str(file))["PAGE"]
        pages.append(replace(page, file=file, section=_section(file.parent.name), is_first=not pages))
    return tuple(pages)


@cache
def takes(function: Callable[..., Any]) -> tuple[frozenset[str], bool]:
    """Names of a function's parameters, and whether it takes any keyword."""
    found = inspect.signature(function).parameters
    return frozenset(found), any(p.kind is p.VAR_KEYWORD for p in found.values())


def call(function: Callable[..., Any], *args: Any, **offered: Any) -> Any:
    """Calls with those of the offered keywords that the function's signature names."""
    names, takes_any = takes(function)
    return function(*args, **{k: v for k, v in offered.items() if takes_any or k in names})
