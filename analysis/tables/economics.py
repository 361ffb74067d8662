"""Tables of the economics page: training costs by basis, money over time, revenue against valuation."""

import pandas as pd

from analysis.formats import fitting, listed, money, spelled
from analysis.measures.shares import Refusal
from analysis.periods import dated
from analysis.schema.words import in_words
from analysis.tables.context import LEAST, exactness, money_words, of_shown

MONEY = ("revenue", "arr", "valuation", "funding_round", "net_income", "capex", "compute_spend")
FLOWS = ("net_income", "capex", "compute_spend", "compute_spend_research", "compute_spend_inference", "costs")
"""Amounts beside revenue that are of a stretch of time."""


def middle_cost(training_costs: pd.DataFrame) -> pd.Series:
    """The estimated cost of training in US dollars, else the middle of its range."""
    return training_costs["cost_usd"].fillna((training_costs["low_usd"] + training_costs["high_usd"]) / 2)


def training(training_costs: pd.DataFrame, models: pd.DataFrame) -> pd.DataFrame:
    """model, basis: estimated cost of training with its range, in US dollars of the price year."""
    opened = models.set_index("model_id")["weights_open"].map({"y": "open", "n": "closed"})
    middle = middle_cost(training_costs)
    table = training_costs.assign(
        label=training_costs["model"],
        middle_usd=middle,
        basis_name=training_costs["basis"].map(in_words),
        access_class=training_costs["model_id"].map(opened).fillna("unknown"),
        as_of=training_costs["model_date"],
    )
    return table[middle.notna()].sort_values("model_date", kind="stable")


def training_finding(table: pd.DataFrame) -> str:
    """On how many bases an estimate reaches a hundred million dollars; of one basis how many do.

    Estimates of several bases are never counted together: one model has several.
    """
    if len(table) == 1:
        return f"{table['label'].iloc[0]}: {money(table['middle_usd'].iloc[0])} dollars ({table['basis_name'].iloc[0]})"
    table = of_one_model(table)
    reach = table[table["middle_usd"] >= 1e8]
    if reach.empty:
        return f"None of {len(table)} training estimates reaches 100 million dollars"
    bases = table["basis_name"].nunique()
    if bases > 1:
        return f"Training reaches 100 million dollars on {reach['basis_name'].nunique()} of {bases} bases"
    reaches = "reaches" if len(reach) == 1 else "reach"
    return f"{len(reach)} of {len(table)} training estimates {reaches} 100 million dollars"


def of_one_model(training: pd.DataFrame) -> pd.DataFrame:
    """The estimates of one model's training: what a company spends on all research of a year is none."""
    return training[training["basis_name"].ne(in_words("full_development"))]


def training_note(table: pd.DataFrame) -> str:
    """Which estimates reach it on which basis, and why bases must not be mixed."""
    said = []
    for basis, part in table.groupby("basis_name"):
        reach = part[part["middle_usd"] >= 1e8].sort_values("model_date", kind="stable")
        first = f", first {reach['label'].iloc[0]} ({reach['model_date'].iloc[0][:4]})" if len(reach) else ""
        said.append(f"{basis} {len(reach)} of {len(part)}{first}")
    return (
        f"Bases differ two to twenty times on one model and must not be compared. Reached by basis: {'; '.join(said)}"
    )


def without_past_projections(finances: pd.DataFrame) -> pd.DataFrame:
    """The amounts without projections of dates that known amounts have reached: what was expected of a year that is
    over is no forecast."""
    is_projection = finances["status"].eq("projection")
    known = str(finances.loc[~is_projection, "date"].max())
    return finances[~is_projection | finances["date"].gt(known)]


def amounts_over_time(finances: pd.DataFrame, companies: pd.DataFrame, *, money_metric: str) -> pd.DataFrame | Refusal:
    """company, date: one kind of amount in US dollars, points with their report quality."""
    finances = without_past_projections(finances)
    mine = finances[finances["metric"].eq(money_metric) & finances["unit"].eq("USD") & finances["value"].gt(0)]
    if mine.empty and len(finances):
        return Refusal("No amount of this kind is in the data", "another kind of amount")
    names = companies.set_index("company_id")["company"]
    label = mine["company_id"].map(names).fillna(mine["company"])
    table = mine.assign(label=label, as_of=mine["date"], measure=money_words(mine["metric"]), is_yearly=is_yearly(mine))
    return table.sort_values("date", kind="stable")


def amounts_finding(table: pd.DataFrame, whole: pd.DataFrame | None = None) -> str:
    """The largest amount shown of a year that is not a projection; where none is of a year, the largest and what it
    covers."""
    known = table[table["status"].ne("projection")]
    row, is_of_year = largest_amount(known if len(known) else table)
    amount = f"{exactness(row)}{money(row['value'])} dollars"
    if not is_of_year:
        return f"{row['label']}’s {row['measure']}, {covered(row)}: {amount} ({row['status']})"
    largest = f"The largest {row['measure']}{of_shown(table, whole)}"
    when, short = f"({dated(row['date'][:7])}, {row['status']})", f"Largest {row['measure']}{of_shown(table, whole)}"
    return fitting(
        f"{largest} is {row['label']}’s {amount} {when}",
        f"{short}: {row['label']}’s {amount} {when}",
        f"{short}: {row['label']}’s {amount} ({row['status']})",
    )


def is_yearly(finances: pd.DataFrame) -> pd.Series:
    """False for revenue, income or spending that the row's own words say is of less than a year or a yearly rate.

    What a note says of quarters is of the row for revenue only: guidance for a year is given in a quarter.
    """
    qualifier, note = finances["qualifier"].fillna(""), finances["note"].fillna("")
    part = (qualifier + " " + note).str.contains(r"quarter|Q[1-4]\b|months|half", regex=True)
    spent = qualifier.str.contains(r"\b(?:quarter|months|half)\b") | note.str.contains(RATE)
    return ~((finances["metric"].eq("revenue") & part) | (finances["metric"].isin(FLOWS) & spent))


RATE = "Annualized"
"""The word by which a note says that an amount is a rate at its date and no sum."""


def covered(row: pd.Series) -> str:
    """The time that an amount of less than a year is of, as words: 'quarter to Dec 2025', 'yearly rate of Jul 2025'."""
    if RATE in str(row["note"]):
        return f"yearly rate of {dated(row['date'][:7])}"
    said = str(row["qualifier"])
    part = next((word for word in ("quarter", "nine months", "half year") if word in said), "part of a year")
    return f"{part} to {dated(row['date'][:7])}"


def largest_amount(table: pd.DataFrame) -> tuple[pd.Series, bool]:
    """The largest amount of a year, and True; the largest of all, and False, where none is of a year."""
    years = table[is_yearly(table)]
    return (years if len(years) else table).sort_values("value").iloc[-1], len(years) > 0


NEVER = "9999"
MERGED = r"\bmerge[rd]?\b|\bcombined with\b"
"""Words by which a row says that a valuation is of two companies together."""


def since_merger(finances: pd.DataFrame) -> pd.Series:
    """company_id (index): the first date at which a valuation is said to be of it and another company together."""
    said = finances["note"].fillna("").str.contains(MERGED, case=False, regex=True)
    return finances[finances["metric"].eq("valuation") & said].groupby("company_id")["date"].min()


def revenue_per_valuation(finances: pd.DataFrame, companies: pd.DataFrame) -> pd.DataFrame:
    """company, date: valuation over the nearest revenue within a year, both reported or estimated.

    From a merger on, valuations are of the group and revenues of a part of it, so there is no multiple; `absent` names
    them.
    """
    names = companies.set_index("company_id")["company"]
    good = finances[
        finances["status"].isin(["reported", "estimate"]) & finances["unit"].eq("USD") & finances["value"].gt(0)
    ]
    good = good[is_yearly(good)]
    merged = since_merger(good)
    apart = listed([f"{names.get(c, c)} since {dated(d)}" for c, d in merged.items()])
    last = good["company_id"].map(lambda company: merged.get(company, NEVER))
    good = good[~(good["metric"].eq("valuation") & (good["date"] >= last))]
    good = good.assign(when=pd.to_datetime(good["date"].map(day_of)))
    values = good[good["metric"].eq("valuation")].sort_values("when")
    revenue = good[good["metric"].isin(["revenue", "arr"])].sort_values("when")
    columns = ["company", "when", "value", "source_id", "metric", "qualifier"]
    if values.empty or revenue.empty:
        return good.iloc[:0].assign(times=[], label=[], as_of=[])
    joined = pd.merge_asof(
        values,
        revenue[columns].rename(
            columns={
                "value": "revenue_usd",
                "source_id": "revenue_source",
                "metric": "revenue_kind",
                "qualifier": "revenue_qualifier",
            }
        ),
        on="when",
        by="company",
        direction="nearest",
        tolerance=pd.Timedelta(days=200),
    ).dropna(subset=["revenue_usd"])
    return joined.assign(
        times=joined["value"] / joined["revenue_usd"],
        label=joined["company_id"].map(names).fillna(joined["company"]),
        as_of=joined["date"],
        source_id=joined["source_id"] + ";" + joined["revenue_source"],
        revenue_kind=money_words(joined["revenue_kind"]),
        absent=apart,
        times_bound=[_bound(a, b) for a, b in zip(joined["qualifier"], joined["revenue_qualifier"], strict=True)],
    ).drop(columns=["when", "revenue_source", "revenue_qualifier"])


def _bound(value: object, revenue: object) -> str:
    """The words before a multiple whose two amounts are printed as more than a figure; blank before others."""
    said = {(True, False): "at least ", (False, True): "at most ", (True, True): "roughly "}
    return said.get((value in LEAST, revenue in LEAST), "")


def day_of(text: str) -> str:
    """A date cut to a year or month, put at its middle."""
    return {4: f"{text}-07-01", 7: f"{text}-15"}.get(len(text), text)


def per_valuation_note(table: pd.DataFrame) -> str:
    """What a multiple is not, and which valuations have none."""
    said = "A valuation is a price for a few shares. Run rates run ahead of revenue"
    apart = table["absent"].iloc[0]
    return (
        f"{said}. No multiple where a merged group is valued and a part of it publishes revenue: {apart}"
        if apart
        else said
    )


def per_valuation_finding(table: pd.DataFrame) -> str:
    """The range of the newest multiples, each with its date: the last one of a company may be years old."""
    last = table.sort_values("as_of", kind="stable").groupby("label").tail(1).sort_values("times")
    low, high = last.iloc[0], last.iloc[-1]
    if len(last) == 1:
        said = f"{_times(low)} times its revenue"
        when = dated(low["as_of"][:7])
        return (
            f"{low['label']} was valued at {said} in {when}"
            if not low["times_bound"]
            else f"{low['label']}: {said} ({when})"
        )
    status = ["" if row["status"] == "reported" else f", {row['status']}" for row in (low, high)]
    who = [f"{row['label']}, {dated(row['as_of'][:7])}{said}" for row, said in zip((low, high), status, strict=True)]
    ends = [f"{_times(low)} times revenue", _times(high)]
    return fitting(
        f"Valuations: {ends[0]} ({who[0]}) to {ends[1]} ({who[1]})",
        f"Valuations: {ends[0]} ({low['label']}{status[0]}) to {ends[1]} ({high['label']}{status[1]})",
        f"Valuations: {ends[0]} to {ends[1]}",
    )


def _times(row: pd.Series) -> str:
    return f"{row['times_bound']}{spelled(row['times'], '.0f')}"
