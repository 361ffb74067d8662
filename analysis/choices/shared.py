"""Choices that follow the reader to every page: companies shown, company in focus, sources that gain, events."""

from collections.abc import Mapping

from analysis.choices.choice import Choice, Params, Tables

Options = Mapping[str, str]


def companies(tables: Tables, params: Params) -> Options:
    """Every company by name, with its products and aliases beside it so that a search for them finds it."""
    frame = tables["companies"].sort_values("company", key=lambda s: s.str.casefold())
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


def confidences(tables: Tables, params: Params) -> Options:
    """All figures, or only those of a grade or better."""
    return {"D": "All", "C": "C or better", "B": "B or better", "A": "A only"}


def event_kinds(tables: Tables, params: Params) -> Options:
    """Kinds of events that time charts can mark."""
    return {kind: kind.capitalize() for kind in sorted(tables["events"]["kind"].dropna().unique())}


COMPANIES = Choice(
    "picked", "Companies shown", companies, kind="many",
    help="Chooses the rows shown. Shares and indices stay those of the whole market.",
)  # fmt: skip
FOCUS = Choice("focus", "Company in focus", focused, "", help="Colored on every chart; all others go gray.")
INTERESTED = Choice(
    "interested", "Sources", interested, "show",
    help="Interested: the publisher sells what it counts, invests in a company it ranks, or ranks itself.",
)  # fmt: skip
EVENTS = Choice(
    "event_kinds", "Events marked on time charts", event_kinds, ("license change", "merger", "model release"), "many"
)  # fmt: skip
CONFIDENCE = Choice("confidence", "Confidence", confidences, "D", help="Grades by written criteria; see the glossary")
SHARED = (COMPANIES, FOCUS, INTERESTED, CONFIDENCE, EVENTS)
