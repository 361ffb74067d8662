"""Rules about two tables that speak of one thing: a strategy and its models, a printed product, a date."""

from collections.abc import Callable, Iterator

from analysis.check.context import Context, Spot
from analysis.data.dates import first_day, last_day
from analysis.data.problems import shown

OPEN = ("open_weights", "open_source")
"""Strategies of companies that publish the weights of all that they sell."""
Dated = dict[str, tuple[str, str]]
"""What another table says of a key: the date, and where it stands."""


def strategies(c: Context) -> None:
    """Open weights of a company while its strategy is closed, or before the first of its strategies.

    A reason that names the model has decided: it is a side release that does not change the label.
    """
    needs = ("strategies.company_id", "strategies.since", "models.company_id", "models.weights_date")
    if not c.has(*needs, "strategies.strategy", "models.weights_open"):
        return
    models = c.table("models")
    opened = models.loc[models["weights_open"].eq("y"), ["company_id", "weights_date", "model"]].dropna()
    rows = c.table("strategies")
    for who, released in opened.sort_values("weights_date", kind="stable").groupby("company_id"):
        mine = rows[rows["company_id"].eq(who)]
        begins = mine["since"].map(first_day, na_action="ignore").astype("str").fillna("")
        told: set[int] = set()
        for _, date, model in released.itertuples(index=False, name=None):
            before = begins[begins <= last_day(date)]
            line = int(before.idxmax()) if len(before) else int(begins.idxmin()) if len(begins) else 0
            closed = (
                bool(len(before))
                and mine.at[line, "strategy"] == "closed"
                and not _decided(mine.at[line, "reason"], model)
            )
            if line and line not in told and (closed or not len(before)):
                told.add(line)
                c.add("error", "strategy-weights", *_against(line, closed, (str(who), model, date)))


def open_strategies(c: Context) -> None:
    """A model that came out without weights, or long before them, while the strategy of its company is open.

    A reason that names the model has decided.
    """
    needs = ("strategies.company_id", "strategies.since", "models.company_id", "models.release_date")
    if not c.has(*needs, "strategies.strategy", "models.weights_open", "models.weights_date", "models.access"):
        return
    columns = ["company_id", "release_date", "model", "weights_open", "weights_date"]
    models = c.table("models")
    rows = c.table("strategies")
    served = models[models["access"].ne("unreleased")].dropna(subset=columns[:3])
    for who, date, model, is_open, weights in served[columns].itertuples(index=False, name=None):
        is_late = isinstance(weights, str) and first_day(weights) > last_day(date)
        if is_open != "n" and not is_late:
            continue
        mine = rows[rows["company_id"].eq(who)]
        begins = mine["since"].map(first_day, na_action="ignore").astype("str").fillna("")
        line = begins[begins <= first_day(date)].last_valid_index()
        if line and mine.at[line, "strategy"] in OPEN and not _decided(mine.at[line, "reason"], model):
            when = f"its weights from {weights}" if is_late else "never its weights"
            said = f"{who} is open, but models.csv says that {model} came out on {date} and {when}"
            fix = "; add a row before, or name the model in the reason"
            c.add("warning", "strategy-closed", Spot("strategies", int(line), "strategy"), said + fix, "hybrid")


def _decided(reason: object, model: str) -> bool:
    """True where the reason of a strategy names the model by its first word."""
    return isinstance(reason, str) and model.split()[0].casefold() in reason.casefold()


def _against(line: int, closed: bool, what: tuple[str, str, str]) -> tuple[Spot, str, str]:
    """Where and how a strategy speaks against a model; the nearest good value is a kind of strategy or a date."""
    who, model, date = what
    said = f"models.csv says that the weights of {model} could be downloaded from {date}"
    if closed:
        return (
            Spot("strategies", line, "strategy"),
            f"{who} is closed, but {said}; add a row from that date, or name the model in the reason",
            "hybrid",
        )
    return Spot("strategies", line, "since"), f"the first strategy of {who} begins later, but {said}", date


def products(c: Context) -> None:
    """A printed name of shares that means a product while its product is left blank."""
    if not c.has("shares.entity", "shares.product_id", "shares.entity_kind", "aliases.alias", "aliases.product_id"):
        return
    names = c.table("aliases")[["alias", "product_id"]].dropna()
    meant = {alias.casefold(): product for alias, product in names.itertuples(index=False, name=None)}
    rows = c.table("shares")
    rows = rows[rows["entity_kind"].isin(["company", "product"]) & rows["product_id"].isna()]
    for line, entity in rows["entity"].dropna().items():
        product = meant.get(entity.casefold())
        if product and line not in c.unread("shares", "product_id"):
            c.add(
                "warning",
                "product-blank",
                Spot("shares", int(line), "product_id"),
                f"is empty, but aliases.csv says that {shown(entity)} is the product {product}",
                product,
            )


def dates(c: Context) -> None:
    """One date that two tables print differently; a month or a year where the other table knows the day counts."""
    for table, column, says, needs in SAME:
        if c.has(f"{table}.{column}", *needs):
            for line, (date, where) in says(c):
                there = c.printed(table, line, column)
                if there != date and len(there) <= len(date):
                    c.add("warning", "dates-differ", Spot(table, line, column), f"{there} is {date} in {where}", date)


def _by(c: Context, table: str, key: str, date: str) -> Dated:
    """The date and the line of each key of a table."""
    rows = c.table(table)[[key, date]].dropna()
    return {k: (d, f"{table}.csv line {line}") for line, k, d in rows.itertuples(name=None)}


def _model_dates(c: Context) -> Iterator[tuple[int, tuple[str, str]]]:
    """Costs of a model: the day it was announced."""
    known = _by(c, "models", "model_id", "release_date")
    for line, model in c.table("training_costs")["model_id"].dropna().items():
        if model in known:
            yield int(line), known[model]


def _purchases(c: Context) -> Iterator[tuple[int, tuple[str, str]]]:
    """What was paid for a company: the first day in the group that bought it."""
    known = _by(c, "groups", "company_id", "since")
    rows = c.table("finances")
    for line, who in rows.loc[rows["metric"].eq("acquisition"), "company_id"].dropna().items():
        if who in known:
            yield int(line), known[who]


def _mergers(c: Context) -> Iterator[tuple[int, tuple[str, str]]]:
    """Mergers of the year in which a company joined its group."""
    known = _by(c, "groups", "company_id", "since")
    rows = c.table("events")
    rows = rows.loc[rows["kind"].eq("merger"), ["date", "company_ids"]].dropna()
    for line, date, named in rows.itertuples(name=None):
        for who in named.split(";"):
            if who in known and known[who][0][:4] == date[:4]:
                yield int(line), known[who]


def _rules_of_law(c: Context) -> Iterator[tuple[int, tuple[str, str]]]:
    """Events about a guideline that cite its source: the day it applies."""
    known = _by(c, "guidelines", "source_id", "in_force_from")
    rows = c.table("events")
    for line, source in rows.loc[rows["kind"].eq("antitrust rule"), "source_id"].dropna().items():
        if source in known:
            yield int(line), known[source]


SAME: tuple[tuple[str, str, Callable[[Context], Iterator[tuple[int, tuple[str, str]]]], tuple[str, ...]], ...] = (
    ("training_costs", "model_date", _model_dates, ("training_costs.model_id", "models.model_id")),
    ("finances", "date", _purchases, ("finances.metric", "groups.company_id", "groups.since")),
    ("events", "date", _mergers, ("events.kind", "events.company_ids", "groups.company_id", "groups.since")),
    ("events", "date", _rules_of_law, ("events.kind", "events.source_id", "guidelines.in_force_from")),
)
"""Table and date column, what another table says of its rows, and the columns that this needs."""
