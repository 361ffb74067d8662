"""Choices that follow the reader to every page: companies shown, company in focus, sources that gain, timeline."""

from collections.abc import Mapping

from analysis.choices import dates
from analysis.choices.choice import Many, Number, One, Params, Range, Tables
from analysis.formats import ENGLISH, MARKS, spelled, written
from analysis.periods import FIRST, LATEST

Options = Mapping[str, str]


def companies(tables: Tables, params: Params) -> Options:
    """Every company by name, with its products and aliases beside it so that a search for them finds it."""
    frame = tables["companies"].sort_values("company", key=lambda s: s.str.casefold(), kind="stable")
    aliases = tables["aliases"].groupby("company_id")["alias"].agg(list).to_dict()
    found: dict[str, str] = {}
    for key, name in zip(frame["company_id"], frame["company"], strict=True):
        others = [a for a in aliases.get(key, []) if a.casefold() not in name.casefold()]
        found[key] = f"{name} · {', '.join(others[:4])}" if others else name
    return found


def focused(tables: Tables, params: Params) -> Options:
    """No company, or any one of them."""
    return {"": "None"} | dict(companies(tables, params))


def interested(tables: Tables, params: Params) -> Options:
    """All sources, or only those that gain nothing by the ranking."""
    return {"show": "All sources", "hide": "Without interested ones"}


def themes(tables: Tables, params: Params) -> Options:
    """As the browser asks for, or larger and with more contrast for a room."""
    return {"screen": "As the screen", "projector": "Projector"}


def numbers(tables: Tables, params: Params) -> Options:
    """How numbers are written, each by an example."""
    found = {}
    for way in MARKS:
        with written(way):
            found[way] = spelled(1234.5, ",.1f")
    return found


def confidences(tables: Tables, params: Params) -> Options:
    """All figures, or only those of a grade or better."""
    return {"D": "All", "C": "C or better", "B": "B or better", "A": "A only"}


def event_kinds(tables: Tables, params: Params) -> Options:
    """Kinds of events that time charts can mark."""
    return {kind: kind.capitalize() for kind in sorted(tables["events"]["kind"].dropna().unique())}


def marked(tables: Tables, params: Params) -> tuple[str, ...]:
    """Kinds of events that are marked before the reader chooses: those that change a market, where the data have
    any."""
    return tuple(k for k in MARKED if k in event_kinds(tables, params))


def layouts(tables: Tables, params: Params) -> Options:
    """All lines in one chart, or one panel a line on one axis or on its own."""
    return {"together": "One chart", "panels": "Panels", "own": "Panels, own axes"}


def orders(tables: Tables, params: Params) -> Options:
    """By what the list of the picker is sorted."""
    return {"share": "Share", "change": "Change", "name": "Name"}


COMPANIES = Many(
    "picked",
    "Companies shown",
    companies,
    help="Chooses the rows shown. Shares and indices stay those of the whole market.",
)
FOCUS = One("focus", "Company in focus", focused, "", help="Colored on every chart; all others go gray.")
INTERESTED = One(
    "interested",
    "Sources",
    interested,
    "show",
    help="Interested: the publisher sells what it counts, invests in a company it ranks, or ranks itself.",
)
EVENTS = Many("event_kinds", "Events marked on time charts", event_kinds, marked)
CONFIDENCE = One("confidence", "Confidence", confidences, "D", help="Grades by written criteria; see the glossary")
DATES = Range(
    "dates",
    "Dates of time charts",
    dates.stops,
    (FIRST, LATEST),
    read=dates.span,
    help="A figure of a year or a quarter is shown where it overlaps the dates. Nothing is computed anew.",
)
LAYOUT = One("layout", "Time charts of several companies", layouts)
TIMELINE = (DATES, LAYOUT, EVENTS)
"""What every time chart obeys."""
THEME = One(
    "theme", "Look", themes, "screen", help="Light or dark follows the browser; projector adds size and contrast"
)
NUMBERS = One(
    "numbers",
    "Numbers",
    numbers,
    ENGLISH,
    help="In words, charts, tables, slides and pages handed on; CSV and workbooks hold plain values",
)
SHARED = (COMPANIES, FOCUS, INTERESTED, CONFIDENCE, THEME, NUMBERS, *TIMELINE)
SORT = One("sort", "Companies sorted by", orders)
LEAST = Number("least", "Share at least", default=5.0, low=0.0, high=50.0, step=1.0, unit="%")
PICKER = (SORT, LEAST)
"""How the picker of companies shows its list; no chart depends on it."""


MARKED = ("license change", "merger", "model release")
"""Kinds of events that are marked before the reader chooses: those that change a market."""
