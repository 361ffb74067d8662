"""Tables of the companies page: models, money, capability, strategy and ties of a company, and the list of all."""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from analysis.caching import once_for_frames
from analysis.formats import counted, fitting, listed, spelled
from analysis.measures.capability import holds_records_only
from analysis.measures.shares import Refusal
from analysis.periods import dated
from analysis.schema.words import in_words
from analysis.tables.context import chosen_names, exactness, money_words
from analysis.tables.deals import amount_words
from analysis.tables.economics import is_yearly, without_past_projections

PLANS = ("label", "strategy", "since", "reason", "source_id")
TIES = ("as_of", "tie_kind", "detail", "source_id")
MODELS = ("label", "model", "release_date", "parameters_bn", "access", "license", "source_id")
SCORES = ("label", "model", "date", "score", "best_by_then", "access", "source_id")
AMOUNTS = ("label", "measure", "date", "value", "unit", "status", "qualifier", "source_id")
LISTED = ("label", "country", "founded", "kind", "layer", "strategy_today", "definitions", "models_listed", "source_id")
"""Columns shown of strategies, ties, models, scores, amounts of money, and the list of all companies."""
ALSO_CALLED = (("aliases", "alias"), ("products", "product"))
"""Tables with other names of companies, and the column of each that holds them."""


def _absent(mine: pd.DataFrame, names: pd.Series, company: str, beside: Sequence[str]) -> str:
    """The chosen companies of which there is no row, in words; blank where each has one."""
    chosen = dict.fromkeys((company, *beside))
    return listed([str(names.get(c, c)) for c in chosen if not mine["company_id"].eq(c).any()])


def naming_absent(note: str) -> Callable[[pd.DataFrame], str]:
    """The note, and which of the chosen companies have nothing here in the data."""

    def said(table: pd.DataFrame) -> str:
        absent = table["absent"].iloc[0]
        return f"{note}. Not in these data: {absent}" if absent else note

    return said


def models_of(
    models: pd.DataFrame, companies: pd.DataFrame, *, company: str, beside: Sequence[str] = ()
) -> pd.DataFrame | Refusal:
    """model: the company's models with date, size, access and license, in order of release."""
    names = companies.set_index("company_id")["company"]
    mine = models[models["company_id"].isin([company, *beside])].sort_values("release_date", kind="stable")
    if mine.empty and len(models):
        whose = chosen_names(companies, company, beside)
        return Refusal(f"No model of {whose} is in the selection", "the list of all companies")
    return mine.assign(
        label=mine["company_id"].map(names),
        as_of=mine["release_date"],
        opened=mine["weights_open"].eq("y"),
        absent=_absent(mine, names, company, beside),
    )


def models_finding(table: pd.DataFrame) -> str:
    """How many models, how many of them open."""
    opened, total = int(table["opened"].sum()), len(table)
    whose = listed(list(dict.fromkeys(table["label"])))
    return f"{whose}: {opened or 'none'} of {counted(total, 'model')} {'has' if opened < 2 else 'have'} open weights"


OF_A_PART = ", part of a year"
"""What follows the words of an amount that is no year's, as of a quarter."""


def money_of(
    finances: pd.DataFrame, companies: pd.DataFrame, *, company: str, beside: Sequence[str] = ()
) -> pd.DataFrame | Refusal:
    """date, metric: reported amounts in US dollars, those of a part of a year told apart; other units are left to the
    table of facts."""
    names = companies.set_index("company_id")["company"]
    finances = without_past_projections(finances)
    usd = finances["company_id"].isin([company, *beside]) & finances["unit"].eq("USD") & finances["value"].gt(0)
    if not usd.any() and len(finances):
        whose = chosen_names(companies, company, beside)
        return Refusal(f"No amount of {whose} in US dollars is in the data", "its shares above")
    mine = finances[usd].sort_values("date", kind="stable")
    is_part = ~is_yearly(mine)
    return mine.assign(
        label=mine["company_id"].map(names),
        as_of=mine["date"],
        measure=money_words(mine["metric"]) + is_part.map({True: OF_A_PART, False: ""}),
        is_part_of_year=is_part,
        absent=_absent(mine, names, company, beside),
    )


def money_finding(table: pd.DataFrame) -> str:
    """The newest revenue figure, of several companies the largest of their newest; else how many amounts there are.

    Revenue of a part of a year is compared with none.
    """
    revenue = table[table["metric"].isin(["arr", "revenue", "annual_revenue"]) & table["status"].ne("projection")]
    if revenue.empty:
        return f"{listed(list(dict.fromkeys(table['label'])))}: {counted(len(table), 'amount')}, none of them revenue"
    newest = revenue.sort_values("date", kind="stable").groupby("label").tail(1).sort_values("value")
    years = newest[is_yearly(newest)]
    row = (years if len(years) else newest).iloc[-1]
    year = "in the year to" if len(years) else "in a part of a year to"
    when = "in" if row["metric"] == "arr" else year
    amount = f"{exactness(row)}{spelled(row['value'] / 1e9, '.3g')} billion dollars"
    measure = "run rate" if row["metric"] == "arr" else str(row["measure"]).removesuffix(OF_A_PART)
    date = f"{when} {dated(row['date'][:7])}"
    ways = [f"{row['label']}: {measure} of {amount} {date} ({row['status']})"]
    ways += [f"{row['label']}: {measure} {amount} {date.replace('the year', 'year')} ({row['status']})"]
    ways += [f"{row['label']}: {amount}, {date.removeprefix('in a ').removeprefix('in the ')} ({row['status']})"]
    if len(years) > 1:
        largest = f"largest of {len(years)}"
        ways = [
            f"{ways[0]}, the {largest} with revenue",
            f"{row['label']}: {measure} {amount}, {largest} ({row['status']})",
        ]
    return fitting(*ways)


def strategy_of(
    strategies: pd.DataFrame, companies: pd.DataFrame, *, company: str, beside: Sequence[str] = ()
) -> pd.DataFrame | Refusal:
    """company, strategy: from and to when; an unknown first day is drawn from 2023 on, the last one goes on."""
    order = list(dict.fromkeys((company, *beside)))
    mine = strategies[strategies["company_id"].isin(order)].sort_values("since", na_position="first", kind="stable")
    if mine.empty and len(strategies):
        return Refusal(
            f"No strategy of {chosen_names(companies, company, beside)} is in the data", "the list of all companies"
        )
    last = max(["2026-12-31", *mine["since"].dropna()])
    start = mine["since"].fillna("2023-01-01").where(lambda s: s.gt("2023-01-01"), "2023-01-01")
    end = start.groupby(mine["company_id"]).shift(-1).fillna(last)
    names = companies.set_index("company_id")["company"]
    table = mine.assign(start=start, end=end, label=mine["company_id"].map(names), as_of=mine["since"])
    return table.sort_values(["company_id", "start"], key=lambda s: s.map(order.index) if s.name == "company_id" else s)


def strategy_finding(table: pd.DataFrame) -> str:
    """How often the strategy changed, or that it did not."""
    said = []
    for label, part in table.groupby("label", sort=False):
        plans = [in_words(p) for p in part["strategy"]]
        since = part["since"].iloc[0]
        alone = f"{plans[0]} since {dated(since)}" if isinstance(since, str) else f"{plans[0]}, no change is known"
        said.append(f"{label}: {' → '.join(plans) if len(plans) > 1 else alone}")
    return "; ".join(said)


def capability_of(
    capability: pd.DataFrame,
    companies: pd.DataFrame,
    *,
    company: str,
    beside: Sequence[str] = (),
    series: str = "",
) -> pd.DataFrame | Refusal:
    """date, model: scores of the company's models on one series, and the best score of any company to that day."""
    name, _, benchmark = series.partition("|")
    mine = capability[capability["series"].eq(name) & capability["benchmark"].eq(benchmark)].sort_values(
        "date", kind="stable"
    )
    best = mine.groupby("date", as_index=False)["score"].max()
    names = companies.set_index("company_id")["company"]
    own = mine[mine["company_id"].isin([company, *beside])]
    if own.empty and len(capability):
        why = ", which holds models only where they were the best of their class" if holds_records_only(mine) else ""
        return Refusal(
            f"No model of {chosen_names(companies, company, beside)} is in this series{why}", "another series"
        )
    leader = dict(zip(best["date"], best["score"].cummax(), strict=True))
    return own.assign(
        label=own["company_id"].map(names),
        as_of=own["date"],
        best_by_then=own["date"].map(leader),
        absent=_absent(own, names, company, beside),
        records_only=holds_records_only(mine),
    )


def capability_finding(table: pd.DataFrame) -> str:
    """The company's best score, and how far it was from the best of its day; of a list of records its last one."""
    if table["records_only"].all():
        row = table.sort_values(["as_of", "score"]).iloc[-1]
        score = spelled(row["score"], ",.4g")
        return fitting(
            f"{row['label']}: last record, as best {row['access']} model, {score} ({row['model']},"
            f" {dated(row['as_of'])})",
            f"{row['label']}: last record {score}, best {row['access']} model ({dated(row['as_of'][:7])})",
        )
    row = table.sort_values("score").iloc[-1]
    short = row["best_by_then"] - row["score"]
    lag = "the best listed by then" if short <= 0 else f"{spelled(short, '.3g')} below the best by then"
    return f"{row['label']}: {row['model']} scores {spelled(row['score'], ',.4g')}, {lag}"


def capability_note(table: pd.DataFrame) -> str:
    """What a score is not, what a list of records cannot show, and which chosen companies are not in it."""
    said = "Each series has its own method. Two are never joined, and no score is the capability"
    if table["records_only"].any():
        said += (
            ". A model is listed only where it was the best open or the best closed one of its day: a company’s other"
            " models, later and better ones among them, are not here"
        )
    return naming_absent(said)(table)


TIED_BY = ("ownership", "deals", "groups", "events")
"""Tables that tie companies to one another, or name them at a date."""


def ties_of(
    tie_records: Mapping[str, pd.DataFrame], companies: pd.DataFrame, *, company: str, beside: Sequence[str] = ()
) -> pd.DataFrame | Refusal:
    """date: stakes, deals, groups, and events that name the company, newest first."""
    ownership, deals, groups, events = (tie_records[name] for name in TIED_BY)
    names = companies.set_index("company_id")["company"]
    chosen, whose = [company, *beside], chosen_names(companies, company, beside)
    rows = []
    for t in ownership[ownership["holder_id"].isin(chosen) | ownership["held_id"].isin(chosen)].itertuples():
        low, high = (t.profit_pct, t.profit_pct) if pd.notna(t.profit_pct) else (t.profit_low_pct, t.profit_high_pct)
        part = f"{spelled(low, 'g')} %" if low == high else f"{spelled(low, 'g')}–{spelled(high, 'g')} %"
        rows.append(
            (t.as_of, "stake", f"{names[t.holder_id]} earns {part} of {names[t.held_id]}’s profit", t.source_id)
        )
    rows += _deals_of(deals[deals["from_id"].isin(chosen) | deals["to_id"].isin(chosen)], names)
    for t in groups[groups["company_id"].isin(chosen)].itertuples():
        rows.append((t.since, "group", f"{names[t.company_id]} belongs to {t.group_name}", t.source_id))
    named = events["company_ids"].fillna("").str.split(";").map(lambda ids: bool(set(ids) & set(chosen)))
    rows += [(e.date, e.kind, e.event, e.source_id) for e in events[named].itertuples()]
    if not rows and len(events):
        return Refusal(f"No tie or event in the data names {whose}", "the list of all companies")
    table = pd.DataFrame(rows, columns=["as_of", "tie_kind", "detail", "source_id"]).assign(label=whose)
    return table.sort_values("as_of", ascending=False, ignore_index=True, kind="stable")


def _deals_of(deals: pd.DataFrame, names: pd.Series) -> list[tuple[str, str, str, str]]:
    """Date, kind, words and source of each deal."""
    amounts = amount_words(deals["amount_usd"], deals["amount_per"])
    return [
        (
            t.date,
            "deal",
            ", ".join(filter(None, (f"{names[t.from_id]} {in_words(t.kind)}: {names[t.to_id]}", usd, t.status))),
            t.source_id,
        )
        for t, usd in zip(deals.itertuples(), amounts, strict=True)
    ]


def ties_finding(table: pd.DataFrame) -> str:
    """Whose they are, how many ties and events, and the newest."""
    count = "one tie or event, of" if len(table) == 1 else f"{len(table)} ties and events, the newest of"
    return f"{table['label'].iloc[0]}: {count} {dated(table['as_of'].iloc[0])}"


@once_for_frames
def other_names(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """company_id, name: what a company is found by beside its own name: aliases and products."""
    parts = [
        tables[table][["company_id", name]].set_axis(["company_id", "name"], axis=1) for table, name in ALSO_CALLED
    ]
    return pd.concat(parts, ignore_index=True)


def every_company(
    companies: pd.DataFrame,
    strategies: pd.DataFrame,
    shares: pd.DataFrame,
    models: pd.DataFrame,
    other_names: pd.DataFrame,
    *,
    find: str = "",
) -> pd.DataFrame | Refusal:
    """company: all companies with strategy of today, number of market definitions and models; found by their other
    names too."""
    today = strategies.sort_values("since", na_position="first", kind="stable").groupby("company_id")["strategy"].last()
    table = companies.assign(
        label=companies["company"],
        kind=companies["kind"].map(in_words),
        strategy_today=companies["company_id"].map(today).map(in_words, na_action="ignore"),
        definitions=companies["company_id"].map(shares.groupby("company_id")["market_id"].nunique()).fillna(0),
        models_listed=companies["company_id"].map(models.groupby("company_id").size()).fillna(0),
        as_of=None,
    )
    if find:
        cells = table[["company", "country", "kind", "layer", "backers", "strategy_today"]].fillna("")
        hit = cells.apply(lambda c: c.str.contains(find, case=False, regex=False)).any(axis=1)
        named = other_names.loc[other_names["name"].str.contains(find, case=False, regex=False), "company_id"]
        table = table[hit | table["company_id"].isin(named)]
        if table.empty:
            return Refusal(f"No company matches “{find}”", "an empty search")
    return table


def list_finding(table: pd.DataFrame) -> str:
    """How many companies, from how many countries."""
    return f"{counted(len(table), 'organization')} from {counted(table['country'].nunique(), 'country')}"
