"""Card: an exhibit built for the choices of a reader. Filters choose its rows; its numbers are those of all rows."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property, wraps
from typing import Any, ParamSpec, TypeVar

import pandas as pd
import plotly.graph_objects as go

from analysis.choices.choice import Params, Tables
from analysis.exhibits import drawing as drawn
from analysis.exhibits.answers import answer, choices_by_kind, with_defaults
from analysis.exhibits.filters import (
    ALL_DATES,
    FILTERS,
    computes,
    filters_in_force,
    interested_sources,
    keep_rows,
    mixed_rows,
    passable,
    said_filters,
    set_filters,
    source_ids,
    withheld_sources,
    without,
)
from analysis.exhibits.page import Exhibit, Page, Words, call
from analysis.exhibits.publishers import credited
from analysis.figures.layout.theme import Look
from analysis.formats import counted, listed, prose, spelled, written
from analysis.measures.shares import Refusal
from analysis.periods import dated, latest, nearest, span, within

P = ParamSpec("P")
R = TypeVar("R")
PROCESSING = ("as published", "converted", "derived", "our estimate")
"""From what a publisher printed to what we made of it."""


@dataclass(frozen=True)
class Card:
    """An exhibit built: all a renderer needs, and all it may know."""

    page: str
    exhibit: str
    topic: str
    title: str
    subtitle: str
    note: str
    method: str
    table: pd.DataFrame
    full: pd.DataFrame
    figure: go.Figure | None
    sources: pd.DataFrame
    as_of: str
    params: Params
    version: str
    refusal: Refusal | None = None
    ledger: pd.DataFrame | None = None
    lead: str = ""
    computed: bool = False
    filters: str = ""
    is_narrow: bool = False
    """True where the figure is laid out for a phone."""
    columns: tuple[str, ...] = ()
    """The columns that its table on screen shows; empty: those of the table."""
    barred: tuple[tuple[str, str], ...] = ()
    """Id and title of each source of its rows, shown or not, whose data may not be passed on."""
    event_sources: pd.DataFrame = field(default_factory=pd.DataFrame)
    """Sources of the events that it flags, which are not those of its figures; a source of both is in both."""

    @cached_property
    def every_source(self) -> pd.DataFrame:
        """The sources of its figures, then those of its events alone."""
        if self.event_sources.empty:
            return self.sources
        alone = self.event_sources[~self.event_sources.index.isin(self.sources.index)]
        return pd.concat([self.sources, alone])

    @cached_property
    def summary(self) -> str:
        """The finding, the measure, and what it rests on, in three sentences by rule; also the text alternative."""
        rows, sources = len(self.table), len(self.sources)
        with written(self.params.get("numbers")):
            counts = f"{counted(rows, 'row')} from {counted(sources, 'source')}"
        rests = f"It rests on {counts}"
        grades = sorted(self.table["grade"].dropna().unique()) if "grade" in self.table else []
        if grades:
            rests += f", confidence {span(grades[0], grades[-1])}"
        said = f"{self.lead} {self.subtitle}" if self.lead else f"{self.title}. {self.subtitle}"
        return f"{said}. {rests}."

    @cached_property
    def drawing(self) -> str:
        """The figure as JSON, written once however often it is shown; empty where there is none."""
        return "" if self.figure is None else str(self.figure.to_json())

    @cached_property
    def processing(self) -> str:
        """The worst processing level shown: as published, converted, derived (computed numbers), our estimate
        (assumptions)."""
        found = set(self.table["processing"].dropna()) if "processing" in self.table else {PROCESSING[0]}
        found |= {"derived"} if self.computed else set()
        found |= {"our estimate"} if self.ledger is not None and len(self.ledger) else set()
        return next((level for level in reversed(PROCESSING) if level in found), "")

    @cached_property
    def source_line(self) -> str:
        """Source: publishers, as of the latest date drawn, how far processed, which rows a filter keeps, whose events
        are flagged."""
        if self.refusal or self.every_source.empty:
            return ""
        figures = f"Source: {credited(self.sources)}" if len(self.sources) else ""
        return self._credit(figures, f"Events: {credited(self.event_sources)}" if len(self.event_sources) else "")

    def source_line_within(self, most: int) -> str:
        """The source line where it has at most so many signs; of a longer one how many sources there are, which the
        notes name."""
        if len(self.source_line) <= most:
            return self.source_line
        return self._credit(f"{counted(len(self.every_source), 'source')}, named in the notes", "")

    def _credit(self, figures: str, events: str) -> str:
        parts = [figures, f"as of {dated(self.as_of)}" if self.as_of else "", self.processing, self.filters, events]
        return " · ".join(p for p in parts if p)


def written_as_shown(function: Callable[P, R]) -> Callable[P, R]:
    """The function, whose first argument is a card or several: it writes numbers as the cards do, wherever it runs."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        given: Any = args[0]
        first = given if isinstance(given, Card) else next(iter(given), None)
        with written(first.params.get("numbers") if first else None):
            return function(*args, **kwargs)

    return run


def _words(words: Words, table: pd.DataFrame, whole: pd.DataFrame, params: Params) -> str:
    return prose(words) if isinstance(words, str) else str(call(words, table, whole=whole, **params))


@dataclass(frozen=True)
class View:
    """An exhibit as a reader looks at it: of which page and data, with which choices, and how it is drawn."""

    page: Page
    exhibit: Exhibit
    tables: Tables
    params: Params
    look: Look | None = None
    version: str = ""

    def settled(self) -> "View":
        """The view with a value for each choice and a look."""
        params = with_defaults(self.page.choices + self.exhibit.choices, self.tables, self.params)
        return replace(self, params=params, look=self.look or Look.of(self.tables["companies"]))

    def answer(self) -> Any:
        """The rows of its exhibit for its choices, or the Refusal."""
        return answer(self.page, self.exhibit, self.tables, self.params)


def build(
    page: Page, exhibit: Exhibit, tables: Tables, params: Params, look: Look | None = None, version: str = ""
) -> Card:
    """The card of an exhibit for these choices. Choices that are not given take their defaults."""
    view = View(page, exhibit, tables, params, look, version)
    return card_of(view, view.answer())


def build_for_file(
    page: Page, exhibit: Exhibit, tables: Tables, params: Params, look: Look | None = None, version: str = ""
) -> Card:
    """The card for a file that is handed on: without the rows of sources whose license forbids passing data on."""
    view = View(page, exhibit, tables, params, look, version)
    return card_of(view, view.answer(), for_file=True)


def card_of(view: View, made: Any, for_file: bool = False) -> Card:
    """The card of a view whose `answer` is at hand; for a file it and its figure are made without withheld rows."""
    view = view.settled()
    exhibit, sources = view.exhibit, view.tables["sources"]
    full = pd.DataFrame() if isinstance(made, Refusal) else made
    withheld = () if exhibit.counts else withheld_sources(full, sources)
    full = passable(full, withheld) if for_file else full
    common = _common(view, full, withheld)
    bare = {"note": "", "table": full, "figure": None, "sources": sources.iloc[0:0], "as_of": ""}
    if isinstance(made, Refusal):
        return Card(**common, **bare, title=made.reason, subtitle=f"Look at {made.nearest} instead", refusal=made)
    table = keep_rows(full, view.params, exhibit.timed, interested_sources(sources, exhibit.counts))
    if table.empty:
        widen = _widen(exhibit, full, view.params, view.tables["companies"])
        return Card(**common, **bare | {"table": table}, title="Nothing to show for this choice", subtitle=widen)
    with written(view.params.get("numbers")):
        return _filled(view, table, common)


def _common(view: View, full: pd.DataFrame, withheld: tuple[tuple[str, str], ...]) -> dict[str, Any]:
    """What every card of a view has, whatever rows are shown."""
    with written(view.params.get("numbers")):
        method = prose(view.exhibit.method)
    return {
        "page": view.page.id,
        "exhibit": view.exhibit.id,
        "topic": view.exhibit.topic,
        "method": method,
        "full": full,
        "params": view.params,
        "version": view.version,
        "barred": withheld,
        "columns": view.exhibit.columns,
    }


def _filled(view: View, table: pd.DataFrame, common: dict[str, Any]) -> Card:
    """The card of rows that are there: words, figure, sources; `common` is what every card of the view has."""
    exhibit, tables, params, full = view.exhibit, view.tables, view.params, common["full"]
    look = view.look or Look.of(tables["companies"])
    interested = interested_sources(tables["sources"], exhibit.counts)
    holds = filters_in_force(full, exhibit.timed, interested)
    rows, said = drawn.rows_that_fit(exhibit, table, params)
    look, absent = drawn.focused_look(look, rows, tables["companies"]) if exhibit.figure else (look, "")
    title = _words(exhibit.finding, full if exhibit.of_all else table, full, params)
    look = drawn.few_colors(look, rows, title, tables["companies"])
    figure, marked = drawn.figure(exhibit, tables, look, rows, params)
    ledger = exhibit.ledger_of(tables, choices_by_kind(view.page, exhibit, params))
    assumed = [] if ledger is None else source_ids(ledger)
    is_event = table["event_kind"].notna() if "event_kind" in table else pd.Series(False, index=table.index)
    cited = list(dict.fromkeys([*source_ids(table[~is_event]), *assumed]))
    flagged = list(dict.fromkeys([*source_ids(table[is_event]), *source_ids(marked)]))
    sources = tables["sources"].set_index("source_id", drop=False)
    return Card(
        **common,
        title=title,
        subtitle=_words(exhibit.subtitle, table, full, params) + _all_counted(exhibit, table, full, params, interested),
        lead=_words(view.page.lead_of(exhibit), table, full, params),
        note=absent + said + _words(exhibit.note, table, full, params),
        table=table,
        figure=figure,
        ledger=ledger,
        computed=computes(exhibit),
        is_narrow=look.is_narrow,
        filters=said_filters(params, tables["companies"], holds, mixed_rows(table, interested)),
        sources=sources.reindex([s for s in cited if s in sources.index]),
        event_sources=sources.reindex([s for s in flagged if s in sources.index]),
        as_of=_as_of(table),
    )


def _all_counted(
    exhibit: Exhibit, table: pd.DataFrame, full: pd.DataFrame, params: Params, interested: frozenset[str]
) -> str:
    """What a title on all rows counts that a filter hides, after the subtitle; blank where it hides none."""
    if not exhibit.of_all or len(table) == len(full):
        return ""
    hiding = [
        name
        for name in set_filters(params)
        if len(keep_rows(full, without(params, name), exhibit.timed, interested)) > len(table)
    ]
    return f"; the title counts all {listed([FILTERS[name] for name in hiding or set_filters(params)])}"


def _as_of(table: pd.DataFrame) -> str:
    """The last period with a figure of what was; a projection is not known as of the year it is for."""
    if "as_of" not in table:
        return ""
    ahead = table["status"].eq("projection") if "status" in table else table.get("is_forecast", pd.Series()).eq("yes")
    known = table.loc[~ahead.reindex(table.index, fill_value=False), "as_of"].dropna().unique()
    return latest(known if len(known) else table["as_of"].dropna().unique())


def _widen(exhibit: Exhibit, full: pd.DataFrame, params: Params, companies: pd.DataFrame) -> str:
    """What to do where no row is left: the dates nearest to the chosen ones, or whose figures there are, where these
    are why."""
    if exhibit.timed and not full.empty and not within(full["as_of"], *params.get("dates", ALL_DATES)).any():
        near = " and ".join(p.label for p in nearest(full["as_of"], *params["dates"]))
        return f"No figure of these dates; the nearest are of {near}"
    if keep_rows(full, {"picked": params.get("picked")}).empty and "company_id" in full and len(full):
        known = companies.set_index("company_id")["company"].reindex(full["company_id"].value_counts().index).dropna()
        more = f" and {spelled(len(known) - 4)} more" if len(known) > 4 else ""
        return f"Widen the companies shown: here are figures of {', '.join(known[:4])}{more}, of none that is chosen"
    return "Widen the choice of companies, dates or sources"
