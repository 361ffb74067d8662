"""Tables of the economics page: training costs by basis, money over time, revenue against valuation."""

import pandas as pd

from analysis.formats import money
from analysis.shares import Refusal

BASES = {
    "amortised_hardware_energy": "amortized hardware and energy", "cloud_rental": "cloud rental", "hardware_purchase": "hardware purchase",
    "full_development": "full development", "company_statement": "company statement", "press_report": "press report",
    "rl_stage_only": "one training stage only",
}  # fmt: skip
MONEY = ("revenue", "arr", "valuation", "funding_round", "net_income", "capex", "compute_spend")


def training(training_costs: pd.DataFrame, models: pd.DataFrame) -> pd.DataFrame:
    """model, basis: estimated cost of training with its range, in US dollars of the price year."""
    opened = models.set_index("model_id")["weights_open"].map({"y": "open", "n": "closed"})
    middle = training_costs["cost_usd"].fillna((training_costs["low_usd"] + training_costs["high_usd"]) / 2)
    table = training_costs.assign(
        label=training_costs["model"], middle_usd=middle, basis_name=training_costs["basis"].map(BASES),
        access_class=training_costs["model_id"].map(opened).fillna("unknown"), as_of=training_costs["model_date"],
    )  # fmt: skip
    return table[middle.notna()].sort_values("model_date")


def training_finding(table: pd.DataFrame) -> str:
    """On how many bases an estimate reaches a hundred million dollars."""
    top = table.groupby("basis_name")["middle_usd"].max()
    reach = top[top >= 1e8]
    if len(top) == 1:
        return f"The costliest estimate ({top.index[0]}) is {money(top.iloc[0])} dollars"
    return f"Estimates reach 100 million dollars on {len(reach)} of {len(top)} bases"


def amounts_over_time(finances: pd.DataFrame, companies: pd.DataFrame, *, money_metric: str) -> pd.DataFrame | Refusal:
    """company, date: one kind of amount in US dollars, points with their report quality."""
    mine = finances[finances["metric"].eq(money_metric) & finances["unit"].eq("USD") & finances["value"].gt(0)]
    if mine.empty and len(finances):
        return Refusal("No amount of this kind is in the data", "another kind of amount")
    names = companies.set_index("company_id")["company"]
    label = mine["company_id"].map(names).fillna(mine["company"])
    return mine.assign(label=label, as_of=mine["date"], measure=money_metric.replace("_", " ")).sort_values("date")


def amounts_finding(table: pd.DataFrame) -> str:
    """The largest amount that is not a projection."""
    known = table[table["status"].ne("projection")]
    row = (known if len(known) else table).sort_values("value").iloc[-1]
    return f"The largest {row['measure']} is {row['label']}’s {money(row['value'])} dollars ({row['date'][:7]}, {row['status']})"


def _yearly(finances: pd.DataFrame) -> pd.Series:
    """False for revenue that the row's own words say is of less than a year."""
    said = finances["qualifier"].fillna("") + " " + finances["note"].fillna("")
    return ~(finances["metric"].eq("revenue") & said.str.contains(r"quarter|Q[1-4]\b|months|half", regex=True))


def revenue_per_valuation(finances: pd.DataFrame, companies: pd.DataFrame) -> pd.DataFrame:
    """company, date: valuation over the nearest revenue within a year, both reported or estimated."""
    names = companies.set_index("company_id")["company"]
    good = finances[
        finances["status"].isin(["reported", "estimate"]) & finances["unit"].eq("USD") & finances["value"].gt(0)
    ]
    good = good[_yearly(good)]
    good = good.assign(when=pd.to_datetime(good["date"].map(_day)))
    values = good[good["metric"].eq("valuation")].sort_values("when")
    revenue = good[good["metric"].isin(["revenue", "arr"])].sort_values("when")
    columns = ["company", "when", "value", "source_id", "metric"]
    if values.empty or revenue.empty:
        return good.iloc[:0].assign(times=[], label=[], as_of=[])
    joined = pd.merge_asof(
        values, revenue[columns].rename(columns={"value": "revenue_usd", "source_id": "revenue_source", "metric": "revenue_kind"}),
        on="when", by="company", direction="nearest", tolerance=pd.Timedelta(days=200),
    ).dropna(subset=["revenue_usd"])  # fmt: skip
    return joined.assign(
        times=joined["value"] / joined["revenue_usd"], label=joined["company_id"].map(names).fillna(joined["company"]), as_of=joined["date"],
        source_id=joined["source_id"] + ";" + joined["revenue_source"],
    ).drop(columns=["when", "revenue_source"])  # fmt: skip


def _day(text: str) -> str:
    return {4: f"{text}-07-01", 7: f"{text}-15"}.get(len(text), text)


def per_valuation_finding(table: pd.DataFrame) -> str:
    """The range of the newest multiples."""
    last = table.sort_values("as_of").groupby("label").tail(1).sort_values("times")
    low, high = last.iloc[0], last.iloc[-1]
    if len(last) == 1:
        return f"{low['label']} is valued at {low['times']:.0f} times its revenue"
    return f"Valuations run from {low['times']:.0f} ({low['label']}) to {high['times']:.0f} times revenue ({high['label']})"


def precedent_revenue(finances: pd.DataFrame, companies: pd.DataFrame) -> pd.DataFrame:
    """company, date: revenue by years since the first revenue in the data, precedents beside AI companies."""
    names, kinds = companies.set_index("company_id")["company"], companies.set_index("company_id")["kind"]
    mine = finances[finances["metric"].isin(["revenue", "arr"]) & finances["unit"].eq("USD") & finances["value"].gt(0)]
    mine = mine[_yearly(mine)]
    mine = mine.assign(
        label=mine["company_id"].map(names).fillna(mine["company"]), when=pd.to_datetime(mine["date"].map(_day))
    )
    first = mine.groupby("label")["when"].transform("min")
    others = {"Confluent", "GitLab", "HashiCorp", "Elastic", "Red Hat", "MongoDB"}
    group = mine["company_id"].map(kinds).eq("precedent") | mine["label"].isin(others)
    table = mine.assign(
        years_since=(mine["when"] - first).dt.days / 365.25,
        group=group.map({True: "precedent", False: "AI company"}),
        as_of=mine["date"],
    )
    counts = table.groupby("label")["date"].transform("size")
    return table[counts >= 3].drop(columns="when").sort_values(["label", "date"])


def precedent_finding(table: pd.DataFrame) -> str:
    """How the fastest AI company compares with the precedents."""
    last = table.sort_values("date").groupby(["group", "label"]).tail(1)
    best = last.sort_values("value").groupby("group").tail(1).set_index("group")
    if len(best) < 2:
        row = best.iloc[0]
        return f"{row['label']} reached {money(row['value'])} dollars in {row['years_since']:.0f} years of data"
    a, p = best.loc["AI company"], best.loc["precedent"]
    return f"{a['label']}: {money(a['value'])} in {a['years_since']:.0f} years; {p['label']}: {money(p['value'])} in {p['years_since']:.0f}"


def hosted_share(finances: pd.DataFrame, companies: pd.DataFrame) -> pd.DataFrame:
    """company, date: part of revenue earned by hosting the open product."""
    names = companies.set_index("company_id")["company"]
    mine = finances[finances["metric"].isin(["atlas_share", "cloud_share"])]
    label = mine["company_id"].map(names).fillna(mine["company"])
    return mine.assign(label=label, as_of=mine["date"], mid_pct=mine["value"]).sort_values("date")


def hosted_finding(table: pd.DataFrame) -> str:
    """The path of the company with most dates."""
    name = table["label"].value_counts().index[0]
    part = table[table["label"].eq(name)].sort_values("date")
    first, last = part.iloc[0], part.iloc[-1]
    return f"Hosting grew from {first['value']:.0f} % ({first['date'][:4]}) to {last['value']:.0f} % ({last['date'][:4]}) of {name}’s revenue"


def license_changes(events: pd.DataFrame) -> pd.DataFrame:
    """event: every license change, in order: what the precedents did when hosts sold their product."""
    mine = events[events["kind"].eq("license change")].sort_values("date")
    return mine.assign(as_of=mine["date"], detail=mine["event"])


def license_finding(table: pd.DataFrame) -> str:
    """How many, from when to when."""
    return f"{len(table)} license changes from {table['date'].min()[:4]} to {table['date'].max()[:4]}"
