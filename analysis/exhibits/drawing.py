"""What a card draws: as many rows as fit, split into panels or laid out for a phone, with the events of its dates."""

import re
from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from analysis.choices.choice import Params, Tables
from analysis.choices.shared import MARKED
from analysis.exhibits.filters import companies_of
from analysis.exhibits.page import Exhibit, call
from analysis.figures.layout import axes, events, one_date, phone, small_multiples
from analysis.figures.layout.events import full_date
from analysis.figures.layout.text_layout import without_brackets
from analysis.figures.layout.theme import Look
from analysis.formats import listed, spelled
from analysis.periods import dated
from analysis.tables.context import page, source_titles

MOST_COLORS = 6
"""Companies in color on a chart at most."""
MOST_EVENTS = 2
"""Events that a chart marks at most before the reader chooses."""
OPENNESS = re.compile(r"(^|_)(open|closed|access|license|strategy)")
"""Columns that tell open from closed."""
OF_HARDWARE = {"chips", "compute"}
"""Layers that no license and no model of a company touches."""
MOST_ROWS = 60
"""Rows or panels that a chart draws at most; its table has all."""


def rows_that_fit(exhibit: Exhibit, table: pd.DataFrame, params: Params) -> tuple[pd.DataFrame, str]:
    """The rows that the figure draws: of a page where it has pages; else, where these are not all, how many of how
    many."""
    rows = exhibit.rows
    if exhibit.figure is None or rows is None:
        return table, ""
    names = table[rows.by].drop_duplicates()
    if rows.page is not None:
        shown = page(len(names), str(params[rows.page.name]), rows.most)
        return table[table[rows.by].isin(names.iloc[shown])], ""
    most = rows.most or MOST_ROWS
    if len(names) <= most:
        return table, ""
    said = f"The first {spelled(most)} of {spelled(len(names), ',.0f')} are drawn; the table has all. "
    return table[table[rows.by].isin(names.iloc[:most])], said


def focused_look(look: Look, table: pd.DataFrame, companies: pd.DataFrame) -> tuple[Look, str]:
    """The look for these rows, and what is said where none is of a company in focus: all keep their colors then."""
    ours = companies_of(table)
    if not ours or not look.focus or ours & set(look.focus):
        return look, ""
    names = companies.set_index("company_id")["company"].reindex(look.focus).dropna()
    return replace(look, focus=()), f"{listed(list(names))}, in focus, has no figure here. " if len(names) else ""


def few_colors(look: Look, table: pd.DataFrame, title: str, companies: pd.DataFrame) -> Look:
    """The look in which six companies at most are in color: those that the title names, then those with the largest
    shares, or most rows."""
    if "company_id" not in table or table["company_id"].nunique() <= MOST_COLORS:
        return look
    names = companies.set_index("company_id")["company"].map(without_brackets)
    order = table["company_id"].value_counts()
    if "mid_pct" in table:
        order = table.groupby("company_id")["mid_pct"].max().sort_values(ascending=False, kind="stable")
    told = [c for c in order.index if re.search(rf"\b{re.escape(names.get(c, c))}\b", title)]
    return replace(look, colored=tuple(dict.fromkeys([*told, *order.index]))[:MOST_COLORS])


def figure(
    exhibit: Exhibit, tables: Tables, look: Look, table: pd.DataFrame, params: Params
) -> tuple[go.Figure | None, pd.DataFrame]:
    """The exhibit's figure with its events, and these; one of a set height is made for what the events leave of it."""
    made = _figure(exhibit, table, tables["sources"], look, params)
    marked = events_for(table, made, tables["events"], params)
    if made is None or marked.empty:
        return made, marked
    marked = marked.assign(url=marked["source_id"].map(tables["sources"].set_index("source_id")["url"]))
    grown = events.mark(made, look, marked)
    if grown and look.height:
        lower = replace(look, height=look.height - grown)
        made = _figure(exhibit, table, tables["sources"], lower, params) or made
        events.mark(made, look, marked)
    return made, marked


def _figure(
    exhibit: Exhibit, table: pd.DataFrame, sources: pd.DataFrame, look: Look, params: Params
) -> go.Figure | None:
    """The exhibit's figure, split into panels where it can be and the reader asked for them.

    A row that names its sources by key only gets their titles, for what is said on hover.
    """
    if exhibit.figure is None:
        return None
    if "source_id" in table and "source_title" not in table:
        table = table.assign(source_title=source_titles(table["source_id"], sources))
    made = call(exhibit.figure, table, look, **params)
    if exhibit.timed and not one_date.is_one(made):
        made = small_multiples.lay_out(made, look, params.get("layout", "together"))
    made = one_date.lay_out(made, look, _date_of(table))
    made = phone.lay_out(made, look) if look.is_narrow else made
    return axes.lay_out(made, look)


def _date_of(table: pd.DataFrame) -> str:
    """The date of the rows in words, where they have one only; else empty."""
    dates = set(table["as_of"].dropna()) if "as_of" in table else set()
    return dated(dates.pop()) if len(dates) == 1 else ""


def events_for(table: pd.DataFrame, figure: go.Figure | None, found: pd.DataFrame, params: Params) -> pd.DataFrame:
    """Events that a time chart marks: within its dates, of the chosen kinds, of its companies or of the law.

    A chart that names no company marks those of all. Before the reader chooses kinds, only those are marked that touch
    the subject, two at most. A chart with rows of events draws its own.
    """
    over = events.panels(figure) if figure is not None and "event_kind" not in table else []
    if not over:
        return found.iloc[:0]
    when = pd.to_datetime(found["date"].map(full_date))
    near = pd.Series(False, index=found.index)
    for one in over:
        near |= when.between(one.first, one.last)
    ours = companies_of(table)
    whose = found["company_ids"].fillna("").map(lambda ids: not ours or bool(ours & set(ids.split(";"))))
    whose |= found["companies"].isna()
    kinds = params.get("event_kinds", MARKED)
    due = found[near & whose & found["kind"].isin(kinds)]
    return due if set(kinds) - set(MARKED) or not kinds else _closest(due, table)


def _closest(due: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    """The events that touch the subject of a chart, two at most: of the companies with most of its rows, the newest of
    equals; where it names none but tells open from closed, models that came out. Charts of hardware mark mergers
    alone. A license is its owner's: its change touches no chart of those who answered it, where the owner has no key.
    """
    parties, keys = (due[column].fillna("").str.count(";") for column in ("companies", "company_ids"))
    due = due[due["kind"].ne("license change") | parties.eq(keys)]
    if "layer" in table and set(table["layer"].dropna()) <= OF_HARDWARE:
        due = due[due["kind"].eq("merger")]
    named = (table[column].dropna().str.split(";") for column in ("company_id", "company_ids") if column in table)
    rows = pd.concat([pd.Series(dtype=object), *named]).explode().value_counts()
    if len(rows):
        weight = due["company_ids"].fillna("").map(lambda ids: sum(int(rows.get(c, 0)) for c in set(ids.split(";"))))
    else:
        is_told = any(OPENNESS.search(column) for column in table.columns)
        weight = due["kind"].eq("model release").astype(int) * int(is_told)
    order = due.assign(weight=weight)[weight.gt(0)].sort_values(["weight", "date"], ascending=False, kind="stable")
    return due[due.index.isin(order.index[:MOST_EVENTS])]
