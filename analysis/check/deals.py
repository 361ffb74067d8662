"""Rules about ties between companies, and about what is not verified of a company."""

import pandas as pd

from analysis.check.context import Context, Spot, lines_of
from analysis.data.problems import shown

UNVERIFIED = ("country", "founded")
"""Columns of a company that may be blank where they are named as not verified."""


def deals(c: Context) -> None:
    """A company tied to itself, an amount without its span or the other way round, a company in two layers."""
    names = ("from_id", "to_id", "amount_usd", "amount_per", "layer_from", "layer_to")
    if not c.has(*(f"deals.{name}" for name in names)):
        return
    rows = c.table("deals")
    for line in lines_of(rows[rows["from_id"].eq(rows["to_id"])]):
        said = f"{c.printed('deals', line, 'to_id')} is tied to itself"
        c.add("error", "self-tie", Spot("deals", line, "to_id"), said)
    unread = rows.index.isin(c.unread("deals", "amount_usd", "amount_per"))
    for line in lines_of(rows[rows["amount_usd"].notna() & rows["amount_per"].isna() & ~unread]):
        said = "the amount needs once, month or year beside it"
        c.add("error", "amount-span", Spot("deals", line, "amount_per"), said, "once")
    for line in lines_of(rows[rows["amount_usd"].isna() & rows["amount_per"].notna() & ~unread]):
        c.add("error", "amount-span", Spot("deals", line, "amount_usd"), "has no amount, but a word for its span")
    _layers(c)


def _layers(c: Context) -> None:
    """A company that acts in another layer than in a line above: it has one place on the chart."""
    first: dict[str, tuple[str, int]] = {}
    columns = ["from_id", "layer_from", "to_id", "layer_to"]
    for line, *cells in c.table("deals")[columns].itertuples(name=None):
        for who, layer, column in ((cells[0], cells[1], "layer_from"), (cells[2], cells[3], "layer_to")):
            if not (isinstance(who, str) and isinstance(layer, str)):
                continue
            known, above = first.setdefault(who, (layer, int(line)))
            if known != layer:
                said = f"{shown(who)} acts in layer {layer} here and in {known} in line {above}"
                c.add("error", "two-layers", Spot("deals", int(line), column), said, known)


def unverified(c: Context) -> None:
    """A blank country or year of a company that its row does not call not verified."""
    if not c.has("companies.unverified_fields", *(f"companies.{name}" for name in UNVERIFIED)):
        return
    rows = c.table("companies")
    named = [{part.strip() for part in cell.split(";")} for cell in rows["unverified_fields"].fillna("")]
    for column in UNVERIFIED:
        is_told = pd.Series([column in own for own in named], index=rows.index, dtype=bool)
        lost = rows.index.isin(c.unread("companies", column))
        for line in lines_of(rows[rows[column].isna() & ~is_told & ~lost]):
            said = f"{column} is blank: fill it, or name it in unverified_fields"
            c.add("error", "unverified", Spot("companies", line, column), said)
