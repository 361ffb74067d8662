"""Tables of the precedents page: revenue paths, hosting, losses, license changes, what carries over to AI."""

import pandas as pd

from analysis.formats import counted, fitting, listed, money, spelled
from analysis.periods import dated, period_mid, span
from analysis.tables.context import exactness, money_words
from analysis.tables.economics import day_of, is_yearly

PRECEDENTS = {"mongodb", "red_hat", "elastic", "gitlab", "confluent", "hashicorp"}


def _is_precedent(finances: pd.DataFrame) -> pd.Series:
    names = finances["company"].str.lower().str.replace(" ", "_")
    return finances["company_id"].fillna(names).isin(PRECEDENTS)


def precedent_revenue(finances: pd.DataFrame, companies: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    """company, date: revenue and run rate, a path each, by years since the company's first amount here; AI companies
    too.

    A measure with one amount makes no path and is left out.
    """
    names = companies.set_index("company_id")["company"]
    mine = finances[finances["metric"].isin(["revenue", "arr"]) & finances["unit"].eq("USD") & finances["value"].gt(0)]
    mine = mine[is_yearly(mine)]
    mine = mine.assign(
        label=mine["company_id"].map(names).fillna(mine["company"]), when=pd.to_datetime(mine["date"].map(day_of))
    )
    mine = mine[mine.groupby(["label", "metric"])["date"].transform("size") >= 2]
    first = mine.groupby("label")["when"].transform("min")
    group = _is_precedent(mine)
    kept = mine.assign(
        years_since=(mine["when"] - first).dt.days / 365.25,
        group=group.map({True: "precedent", False: "AI company"}),
        as_of=mine["date"],
        measure=money_words(mine["metric"]),
    ).sort_values(["label", "metric", "date"])
    return kept.assign(license_change=_license_changes(kept, events)).drop(columns="when")


def _license_changes(table: pd.DataFrame, events: pd.DataFrame) -> pd.Series:
    """What changed in a company's license, at its figure nearest in time; blank elsewhere."""
    said = pd.Series(None, index=table.index, dtype=object)
    for event in events[events["kind"].eq("license change")].itertuples():
        names = str(event.companies).split(";")
        mine = table[table["company"].eq(names[0])]
        if len(mine):
            nearest = (mine["when"] - pd.Timestamp(day_of(str(event.date)))).abs().idxmin()
            said[nearest] = f"{event.label} ({dated(event.date)})"
    return said


def precedent_finding(table: pd.DataFrame) -> str:
    """How the AI company with the largest amount that is no target compares with the precedents, and what each amount
    is."""
    best = _largest_last(table)
    if len(best) < 2:
        row = best.iloc[0]
        said, years = f"{_reached(row)} dollars", counted(round(row["years_since"]), "year")
        return fitting(f"{said} in {years} of data", f"{said} after {years}")
    a, p = best.loc["AI company"], best.loc["precedent"]
    most = [f"{exactness(row)}{money(row['value'])}" for row in (a, p)]
    status = ["" if row["status"] == "reported" else f" ({row['status']})" for row in (a, p)]
    return f"{a['label']} reached {most[0]} dollars a year{status[0]}, {p['label']} {most[1]}{status[1]}"


def precedent_note(table: pd.DataFrame) -> str:
    """How the paths are aligned, and what the largest last figure of each group is, in which year of its path."""
    best = _largest_last(table).itertuples()
    said = [f"{row.label} {_measure(row.metric)}, year {spelled(row.years_since, '.0f')}" for row in best]
    return (
        "The first figure in the data is not the first sale. Paths are aligned by what was read, and run rates lie"
        f" above revenue. The largest last figures: {'; '.join(said)}"
    )


def _largest_last(table: pd.DataFrame) -> pd.DataFrame:
    """Of each group the largest of its companies' last figures that are no projection, if there are such."""
    known = table[table["status"].ne("projection")]
    order = (known if len(known) else table).sort_values("date", kind="stable")
    last = order.groupby(["group", "label", "metric"]).tail(1)
    return last.sort_values("value").groupby("group").tail(1).set_index("group")


def _measure(metric: object) -> str:
    return "run rate" if metric == "arr" else "revenue"


def _reached(row: pd.Series) -> str:
    """A company with its amount and what it is: 'MongoDB: revenue 1.7 billion'."""
    return f"{row['label']}: {_measure(row['metric'])} {exactness(row)}{money(row['value'])}"


def hosted_share(finances: pd.DataFrame, companies: pd.DataFrame) -> pd.DataFrame:
    """company, date: part of revenue earned by hosting the open product."""
    names = companies.set_index("company_id")["company"]
    mine = finances[finances["metric"].isin(["atlas_share", "cloud_share"])]
    label = mine["company_id"].map(names).fillna(mine["company"])
    return mine.assign(label=label, as_of=mine["date"], mid_pct=mine["value"]).sort_values("date", kind="stable")


def hosted_finding(table: pd.DataFrame) -> str:
    """The path of the company with most dates."""
    name = table["label"].value_counts().index[0]
    part = table[table["label"].eq(name)].sort_values("date", kind="stable")
    first, last = part.iloc[0], part.iloc[-1]
    if last["value"] <= first["value"]:
        return f"Hosting is {spelled(last['value'], '.0f')} % of {name}’s revenue ({last['date'][:4]})"
    return (
        f"Hosting grew from {spelled(first['value'], '.0f')} to {spelled(last['value'], '.0f')} % of {name}’s revenue"
        f" ({span(first['date'][:4], last['date'][:4])})"
    )


def license_changes(events: pd.DataFrame) -> pd.DataFrame:
    """event: every license change, in order: what the precedents did when hosts sold their product."""
    mine = events[events["kind"].eq("license change")].sort_values("date", key=period_mid, kind="stable")
    whom = mine["companies"].fillna("").str.split(";").map(listed)
    return mine.assign(as_of=mine["date"], detail=mine["event"], concerned=whom)


def license_finding(table: pd.DataFrame) -> str:
    """How many, from when to when."""
    years = span(table["date"].min()[:4], table["date"].max()[:4])
    return f"{counted(len(table), 'license change')} {'from' if ' ' in years else 'in'} {years}"


def losses(finances: pd.DataFrame, companies: pd.DataFrame) -> pd.DataFrame:
    """company, year: net or operating income as part of the revenue of the same year, in percent; below 0 is a loss. No
    quarters."""
    names = companies.set_index("company_id")["company"]
    income = finances[finances["metric"].isin(["net_income", "operating_income"]) & finances["unit"].eq("USD")]
    revenue = finances[finances["metric"].eq("revenue") & finances["unit"].eq("USD") & finances["value"].gt(0)]
    revenue = revenue[is_yearly(revenue)]
    columns = ["company", "date", "value", "source_id"]
    joined = income.merge(
        revenue[columns].rename(columns={"value": "revenue_usd", "source_id": "revenue_source"}), on=["company", "date"]
    )
    joined["label"] = joined["company_id"].map(names).fillna(joined["company"])
    joined["group"] = _is_precedent(joined).map({True: "precedent", False: "AI company"})
    joined["margin_pct"] = 100 * joined["value"] / joined["revenue_usd"]
    joined["row"] = joined["label"] + ", " + joined["date"].str[:7].map(dated)
    joined["source_id"] = (joined["source_id"] + ";" + joined["revenue_source"]).map(
        lambda s: ";".join(dict.fromkeys(s.split(";")))
    )
    return joined.assign(as_of=joined["date"]).drop(columns="revenue_source").sort_values(["group", "label", "date"])


def losses_finding(table: pd.DataFrame) -> str:
    """The deepest yearly loss of each group for its revenue, and when that year ended."""
    deep = table[table["margin_pct"] < 0].sort_values("margin_pct").groupby("group").head(1)
    said = [
        f"{r['label']} {spelled(-r['margin_pct'], ',.0f')} %{' of revenue' * (not i)}"
        for i, (_, r) in enumerate(deep.iterrows())
    ]
    return (
        f"Deepest loss{'es' * (len(said) > 1)}: {', '.join(said)}"
        if said
        else "No loss among the years with both figures"
    )


def carried_over(
    training_costs: pd.DataFrame,
    finances: pd.DataFrame,
    events: pd.DataFrame,
    api_prices: pd.DataFrame,
    community: pd.DataFrame,
    business_models: pd.DataFrame,
) -> pd.DataFrame:
    """question: the figure of the precedents and that of open models, and whether the experience carries over."""
    rows = [
        _release_cost(training_costs, finances),
        _hosts(events, api_prices),
        _work(community),
        _hosting(finances, business_models),
    ]
    return pd.DataFrame([row for row in rows if row])


def _row(question: str, before: str, now: str, carries: str, dates: pd.Series, *cited: pd.Series) -> dict[str, str]:
    sources = ";".join(dict.fromkeys(s for part in cited for cell in part.dropna() for s in str(cell).split(";")))
    return {
        "question": question,
        "precedents": before,
        "open_models": now,
        "carries_over": carries,
        "as_of": str(dates.max()),
        "source_id": sources,
    }


def _release_cost(costs: pd.DataFrame, finances: pd.DataFrame) -> dict[str, str]:
    """The costliest rented or stated training run of an open company beside MongoDB's revenue at its listing."""
    mine = costs[costs["basis"].isin(["cloud_rental", "company_statement"]) & costs["cost_usd"].notna()]
    opened = mine[mine["company_id"].isin(["meta", "mistral", "deepseek", "databricks", "tii", "nvidia"])].sort_values(
        "cost_usd"
    )
    first = finances[finances["company_id"].eq("mongodb") & finances["metric"].eq("revenue")].sort_values(
        "date", kind="stable"
    )
    if opened.empty or first.empty:
        return {}
    low, top, base = opened[opened["model_date"].ge("2024")].iloc[0], opened.iloc[-1], first.iloc[0]
    return _row(
        "What a release costs",
        f"No release cost is printed; all revenue of MongoDB was {money(base['value'])} dollars in {base['date'][:4]}",
        f"{money(low['cost_usd'])} ({low['model']}) to {money(top['cost_usd'])} dollars ({top['model']}) for one"
        " training run, rented or as stated",
        "does not carry over",
        opened["model_date"],
        opened.iloc[[-1]]["source_id"],
        opened.loc[[low.name], "source_id"],
        first.head(1)["source_id"],
    )


def _hosts(events: pd.DataFrame, prices: pd.DataFrame) -> dict[str, str]:
    """Clouds that sold a precedent's product beside hosts that list an open model."""
    changes = events[events["kind"].eq("license change")]
    clouds = changes[changes["companies"].fillna("").str.contains("Amazon|Google|Oracle|Microsoft")]
    hosts = prices[
        prices["open_closed"].eq("open") & prices["channel"].eq("third_party_host") & prices["model_id"].notna()
    ]
    if changes.empty or hosts.empty:
        return {}
    count = hosts.groupby("model_id")["provider"].nunique().sort_values()
    return _row(
        "Who else sells it",
        f"{len(clouds)} of {len(changes)} license changes answered a cloud that hosted the product",
        f"An open model is listed by up to {count.iloc[-1]} other hosts, half of them by"
        f" {spelled(count.median(), '.0f')} or more",
        "carries over, and sooner",
        hosts["as_of"],
        changes["source_id"],
        hosts["source_id"].head(40),
    )


def _work(community: pd.DataFrame) -> dict[str, str]:
    """Contributors of the largest open project of the data's precedents of AI beside that of an AI library."""
    mine = (
        community[community["metric"].eq("github_contributors")]
        .sort_values("date", kind="stable")
        .groupby("entity")
        .tail(1)
    )
    pick = mine[mine["entity"].isin(["apache/spark", "pytorch/pytorch", "huggingface/transformers"])].set_index(
        "entity"
    )
    if "apache/spark" not in pick.index or len(pick) < 2:
        return {}
    top = pick.drop(index="apache/spark").sort_values("value").iloc[-1]
    return _row(
        "Who does the work",
        f"Apache Spark counts {spelled(pick.loc['apache/spark', 'value'], ',.0f')} contributors of code",
        f"{top.name} counts {spelled(top['value'], ',.0f')}, but that is tools: no source prints outside work on the"
        " weights of a model",
        "carries over for tools, not shown for models",
        pick["date"],
        pick["source_id"],
    )


def _hosting(finances: pd.DataFrame, business_models: pd.DataFrame) -> dict[str, str]:
    """The precedents' income from hosting beside the number of AI companies found to earn by it."""
    share = finances[finances["metric"].eq("atlas_share")].sort_values("date", kind="stable")
    ways = business_models[
        business_models["revenue_model"].isin(["managed hosting", "API usage"]) & business_models["uses"].eq("yes")
    ]
    ai = ways[~ways["company_id"].isin(PRECEDENTS)]
    if share.empty or ai.empty:
        return {}
    last = share.iloc[-1]
    return _row(
        "What pays",
        f"Hosting brings {spelled(last['value'], '.0f')} % of MongoDB’s revenue ({dated(last['date'][:7])})",
        f"{ai['company_id'].nunique()} AI companies are found to sell hosted use or calls; no source prints its part of"
        " revenue by company",
        "carries over in kind, its size is not known",
        share["date"],
        share.tail(1)["source_id"],
        ai["source_id"],
    )


def carried_finding(table: pd.DataFrame) -> str:
    """How many of the questions carry over."""
    clear = int(table["carries_over"].str.startswith("carries over").sum())
    carry = "carry" if clear > 1 else "carries"
    return f"{clear or 'None'} of {counted(len(table), 'lesson')} {carry} over to open models, in part"
