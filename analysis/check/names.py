"""Rules about names: one spelling for one company or product, one company for one alias."""

import re

from analysis.check.context import Context, Spot
from analysis.check.keys import printed_names
from analysis.data.dates import first_day, last_day
from analysis.data.problems import nearest, shown


def aliases(c: Context) -> None:
    """One alias, capitals apart, that stands for two companies."""
    if not c.has("aliases.alias", "aliases.company_id", "companies.company_id", "companies.company"):
        return
    known: dict[str, tuple[str, str]] = {}
    for line, name, who in c.table("companies")[["company", "company_id"]].dropna().itertuples(name=None):
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
