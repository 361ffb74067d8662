"""What an exhibit is asked by the choices of a reader, and the rows that its table function answers."""

from functools import cache
from typing import Any

import pandas as pd

from analysis.choices.choice import Choice, One, Params, Tables
from analysis.choices.shared import SHARED
from analysis.exhibits.page import Exhibit, Page, Words, call, takes
from analysis.formats import written
from analysis.measures.shares import Refusal
from analysis.measures.validation import NoMarket

NO_MARKET = Refusal(
    "The printed shares are no parts of one whole here: they are all zero, or rounding lifts their sum above 100.5 %",
    "shares over time",
    "shares",
)
"""What is said in place of a measure that needs a market, where the data do not print one."""


def answer(page: Page, exhibit: Exhibit, tables: Tables, params: Params) -> Any:
    """All rows that an exhibit's table function gives for these choices, or its Refusal; no filter is applied."""
    params = with_defaults(page.choices + exhibit.choices, tables, params)
    undecided = any(params[c.name] is None for c in (*page.choices, *exhibit.choices) if isinstance(c, One))
    bare = not exhibit.inputs or tables[exhibit.inputs[0]].empty
    if undecided or bare:
        return pd.DataFrame()
    with written(params.get("numbers")):
        try:
            return call(exhibit.table, **exhibit.given(tables), **table_arguments(page, exhibit, params))
        except NoMarket:
            return NO_MARKET


def choices_by_kind(page: Page, exhibit: Exhibit, params: Params) -> dict[str, Any]:
    """The choices by name, and those of one kind as a mapping besides; what stands nowhere is in none."""
    kinds: dict[str, dict[str, Any]] = {}
    for choice in (*page.choices, *exhibit.choices):
        if choice.into:
            value = params.get(choice.name)
            kinds.setdefault(choice.into, {}).update({} if value is None else {choice.name: value})
    return {**params, **kinds}


def table_arguments(page: Page, exhibit: Exhibit, params: Params) -> dict[str, Any]:
    """Those of the choices that the exhibit's table function takes: what its answer depends on, beside the data.

    A function that takes any keyword is given the choices of pages and exhibits, never a filter. Numbers in its texts
    are written as `numbers` says, which no function takes.
    """
    names, takes_any = takes(exhibit.table)
    filters = {choice.name for choice in SHARED}
    offered = sorted(choices_by_kind(page, exhibit, params).items())
    return {name: what for name, what in offered if name in names or (takes_any and name not in filters)}


@cache
def reads(exhibit: Exhibit, lead: Words) -> frozenset[str] | None:
    """Names of the choices, or of their kinds, that any function of the exhibit takes, or the lead that its page gives
    it; None where one takes whatever there is."""
    said = (
        exhibit.table,
        exhibit.figure,
        exhibit.finding,
        exhibit.subtitle,
        exhibit.note,
        lead,
        exhibit.ledger,
    )
    taken = [takes(one) for one in said if callable(one)]
    return None if any(takes_any for _, takes_any in taken) else frozenset().union(*(names for names, _ in taken))


def with_defaults(choices: tuple[Choice, ...], tables: Tables, params: Params) -> dict[str, Any]:
    """The params with a value for each choice; later choices may depend on earlier ones."""
    filled = dict(params)
    for choice in choices:
        if filled.get(choice.name) in (None, ""):
            filled[choice.name] = choice.start(tables, filled)
    return filled
