"""Rules about names: one spelling for one company or product, one company for one alias."""

import re

from analysis import schema
from analysis.check.context import Context, Spot
from analysis.check.keys import printed_names
from analysis.data.dates import first_day, last_day
from analysis.data.problems import nearest, shown
from analysis.data.wording import folded

NAMED = (
    ("companies", "company_id", "company"),
    ("products", "product_id", "product"),
    ("models", "model_id", "model"),
    ("markets", "market_id", "market"),
    ("glossary", "term_id", "term"),
)
"""Tables of things that have a key and a name."""


def companies(c: Context) -> None:
    """Two keys with one name, however it is spelled: the finding stands at the row that is new, or less cited.

    What follows from the second name is not told: `Context.second` leaves it out of the names that are known.
    """
    for table, key, name in NAMED:
        if not c.has(f"{table}.{key}", f"{table}.{name}"):
            continue
        rows = c.table(table)[[key, name]].dropna()
        alike: dict[str, list[tuple[str, int]]] = {}
        for line, one, printed in rows.itertuples(name=None):
            alike.setdefault(folded(printed), []).append((one, int(line)))
        for some in alike.values():
            if len({one for one, _ in some}) > 1:
                _told_twice(c, (table, key, name), some)


def _told_twice(c: Context, where: tuple[str, str, str], some: list[tuple[str, int]]) -> None:
    """An error at each row of a name but the first: the one that is not new, then the one that is cited most."""
    table, key, name = where
    cited = {one: _citations(c, f"{table}.{key}", one) for one, _ in some}
    (first, above), *others = sorted(some, key=lambda row: (c.is_new(table, row[1]), -cited[row[0]], row[1]))
    for one, line in others:
        if one != first:
            c.second.setdefault(table, set()).add(line)
            said = f"{shown(c.printed(table, line, name))} is the name of {first} in line {above}"
            c.add("error", "name-twice", Spot(table, line, name), f"{said}; one thing has one key")


def _citations(c: Context, ref: str, key: str) -> int:
    """How many cells of other tables name a key."""
    found = 0
    for table, rows in c.loaded.tables.items():
        for column in schema.columns(table):
            if column.ref == ref:
                found += int(rows[column.name].eq(key).sum())
    return found


def aliases(c: Context) -> None:
    """One alias, capitals apart, that stands for two companies."""
    if not c.has("aliases.alias", "aliases.company_id", "companies.company_id", "companies.company"):
        return
    known: dict[str, tuple[str, str]] = {}
    for line, name, who in c.first_rows("companies")[["company", "company_id"]].dropna().itertuples(name=None):
        known.setdefault(name.casefold(), (who, f"companies.csv line {line}"))
    for line, name, who in c.table("aliases")[["alias", "company_id"]].dropna().itertuples(name=None):
        first, place = known.setdefault(name.casefold(), (who, f"line {line}"))
        if first != who:
            c.add(
                "error",
                "alias-twice",
                Spot("aliases", int(line), "alias"),
                f"{shown(name)} means {who} here and {first} in {place}; a name stands for one company",
            )


def spellings(c: Context) -> None:
    """Printed names of shares that nobody knows but that look like a known one, or that mean another company."""
    if not c.has("shares.entity", "shares.entity_kind", "shares.company_id", "shares.product_id", "companies.company"):
        return
    names = printed_names(c, "companies")
    rows = c.table("shares")
    named = ["entity", "company_id", "product_id"]
    rows = rows.loc[rows["entity_kind"].isin(["company", "product"]), named].dropna(subset="entity")
    for line, entity, who, product in rows.itertuples(name=None):
        meant = names.get(entity.casefold())
        if meant is None:
            close = nearest(entity, names, 0.85)
            if close and _same_digits(entity, close):
                c.add(
                    "warning",
                    "spelling",
                    Spot("shares", int(line), "entity"),
                    f"{shown(entity)} is no name of companies.csv, products.csv or aliases.csv; correct it, "
                    "or add it to aliases.csv",
                    _as_written(c, close),
                )
        elif isinstance(who, str) and meant != who and not isinstance(product, str):
            c.add(
                "warning",
                "owner",
                Spot("shares", int(line), "company_id"),
                f"{shown(entity)} means {meant} in the tables of names, the row says {who}",
                meant,
            )


def _same_digits(one: str, two: str) -> bool:
    """False for GPT-4 and GPT-5: names with other digits are other things, not other spellings."""
    return re.findall(r"\d+", one) == re.findall(r"\d+", two)


def _as_written(c: Context, folded: str) -> str:
    """A name in the capitals of the table that has it."""
    for table, column in (("companies", "company"), ("products", "product"), ("aliases", "alias")):
        for name in c.table(table)[column].dropna():
            if name.casefold() == folded:
                return str(name)
    return folded


def owners(c: Context) -> None:
    """Shares of a product that name another company than the one that owned it in the period."""
    if not c.has("shares.product_id", "shares.company_id", "products.product_id", "products.company_id"):
        return
    owned: dict[str, list[tuple[str, str]]] = {}
    rows = c.table("products")[["product_id", "since", "company_id"]].dropna(subset=["product_id", "company_id"])
    for product, since, who in rows.itertuples(index=False, name=None):
        owned.setdefault(product, []).append((first_day(since) if isinstance(since, str) else "", who))
    shares = c.table("shares")[["product_id", "company_id", "period"]].dropna()
    for line, product, who, period in shares.itertuples(name=None):
        history = sorted(owned.get(product, []))
        good = {_owner(history, first_day(period)), _owner(history, last_day(period))}
        if history and who not in good:
            right = _owner(history, last_day(period))
            c.add(
                "warning",
                "owner",
                Spot("shares", int(line), "company_id"),
                f"{product} belonged to {right or 'nobody'} in {period}, the row says {who}",
                right,
            )


def _owner(history: list[tuple[str, str]], day: str) -> str:
    """Who owned a product on a day; "" before its first owner."""
    return next((who for since, who in reversed(history) if since <= day), "")
