"""What a draft changes on screen: titles, key figures, bands and verdicts, from what to what."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from analysis import schema
from analysis.choices.choice import Params, Tables, labels
from analysis.editing.diff import Change
from analysis.exhibits.card import Card, build
from analysis.exhibits.page import Exhibit, Page

MOST_MARKETS = 4
"""Markets and companies of the draft for which pages that choose one are looked at, beside their default."""
NAMES = (
    "figure",
    "claim",
    "label",
    "market_label",
    "statement",
    "prong",
    "guideline",
    "party_a",
    "party_b",
    "period_label",
)
SAID = ("value", "verdict", "band", "state", "holds")
"""Columns of a table that name a row, and those whose words or verdicts a reader takes away."""


LOOKED_UP = ("sources", "companies", "aliases", "products")
"""Tables whose new rows matter elsewhere only through rows that name them, which are changes of their own."""
BROKEN = "cannot be drawn"


@dataclass(frozen=True)
class Headline:
    """One thing a reader would say after the draft that was not so before; before is blank where it is new."""

    page: str
    topic: str
    what: str
    before: str
    after: str


@dataclass(frozen=True)
class Look:
    """One exhibit seen with one set of choices."""

    page: Page
    exhibit: Exhibit
    params: Params


def looks(pages: Iterable[Page], changes: Iterable[Change], old: Tables, new: Tables) -> list[Look]:
    """The exhibits that rest on a changed table: by default, and for the markets and companies of the changed rows."""
    some = list(changes)
    touched = {c.table for c in some}
    only_new = {t for t in touched & set(LOOKED_UP) if all(c.kind == "added" for c in some if c.table == t)}
    markets, companies = _named(some, "market_id"), _named(some, "company_id")
    found: list[Look] = []
    for page in pages:
        for exhibit in page.exhibits:
            if not (touched - only_new) & set(exhibit.inputs) and not only_new & set(exhibit.inputs[:1]):
                continue
            sets: list[dict[str, Any]] = [{}]
            for choice in (*page.choices, *exhibit.choices):
                named = {"market": markets, "scenario_market": markets, "company": companies}.get(choice.name)
                if named is not None:
                    offered = labels(choice, new, {})
                    rows_alone = touched <= {"shares", "market_sizes"} and "market" in choice.name
                    sets = [] if rows_alone and choice.start(new, {}) not in named else sets
                    sets += [{choice.name: k} for k in named if k in offered]
            found += [Look(page, exhibit, params) for params in sets]
    return found


def _named(changes: list[Change], column: str) -> list[str]:
    """The first values of a key column among the changed rows."""
    found: list[str] = []
    for one in changes:
        names = schema.key(one.table)
        if column in names:
            found.append(one.key[names.index(column)])
    return list(dict.fromkeys(found))[:MOST_MARKETS]


def card(look: Look, tables: Tables, version: str = "") -> Card | str | None:
    """The exhibit without its figure; None where the tables do not offer these choices, a reason where it fails."""
    for choice in (*look.page.choices, *look.exhibit.choices):
        asked = look.params.get(choice.name)
        if asked is not None and asked not in labels(choice, tables, look.params):
            return None
    try:
        return build(look.page, replace(look.exhibit, figure=None), tables, look.params, version=version)
    except Exception as problem:  # a draft may hold anything that the check lets through: its editor must know
        return f"{type(problem).__name__}: {problem}"


def compared(look: Look, before: Card | str | None, after: Card | str | None) -> list[Headline]:
    """What differs between the two cards."""
    said = [{BROKEN: c} if isinstance(c, str) else _said(c) if c else {} for c in (before, after)]
    where = look.exhibit.topic + "".join(f", {v}" for v in look.params.values())
    names = dict.fromkeys((*said[0], *said[1]))
    return [
        Headline(look.page.title, where, name, said[0].get(name, ""), said[1].get(name, ""))
        for name in names
        if said[0].get(name, "") != said[1].get(name, "")
    ]


def _said(card: Card) -> dict[str, str]:
    """What a card says: its title, and the words of its rows."""
    found = {"title": card.title}
    table = card.table
    columns = [c for c in SAID if c in table and (c != "value" or "figure" in table)]
    named = [c for c in NAMES if c in table]
    if not columns or not named:
        return found
    for row in table[[*named, *columns]].astype("object").itertuples(index=False, name=None):
        name = " · ".join(str(v) for v in row[: len(named)] if not _blank(v))
        for column, value in zip(columns, row[len(named) :], strict=True):
            found[f"{column} of {name}"] = "" if _blank(value) else str(value)
    return found


def _blank(value: Any) -> bool:
    return value is None or value is pd.NA or value != value
