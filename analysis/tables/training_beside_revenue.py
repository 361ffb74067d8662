"""What a model cost to train beside what its company earned in the year around it."""

import pandas as pd

from analysis.tables.context import LEAST, money_words
from analysis.tables.economics import day_of, is_yearly, training


def cost_against_revenue(
    training_costs: pd.DataFrame, finances: pd.DataFrame, companies: pd.DataFrame, models: pd.DataFrame
) -> pd.DataFrame:
    """model, basis: cost of training beside the revenue or run rate of its company nearest in time, within a year.

    Full development is a company's research of a year, and no one model's training.
    """
    costs = training(training_costs[training_costs["basis"].ne("full_development")], models).dropna(
        subset=["company_id"]
    )
    costs = costs.assign(when=pd.to_datetime(costs["model_date"].map(day_of))).sort_values("when")
    known = finances[finances["metric"].isin(["revenue", "arr"]) & finances["status"].isin(["reported", "estimate"])]
    known = known[known["unit"].eq("USD") & known["value"].gt(0) & known["company_id"].notna() & is_yearly(known)]
    if costs.empty or known.empty:
        return costs.iloc[:0].assign(revenue_usd=[], cost_pct=[])
    revenue = (
        known.assign(when=pd.to_datetime(known["date"].map(day_of)))
        .sort_values("when")
        .rename(
            columns={
                "value": "revenue_usd",
                "source_id": "revenue_source",
                "metric": "revenue_kind",
                "date": "revenue_date",
                "qualifier": "revenue_qualifier",
            }
        )
    )
    columns = ["company_id", "when", "revenue_usd", "revenue_source", "revenue_kind", "revenue_date"]
    columns += ["revenue_qualifier"]
    joined = pd.merge_asof(
        costs, revenue[columns], on="when", by="company_id", direction="nearest", tolerance=pd.Timedelta(days=365)
    ).dropna(subset=["revenue_usd"])
    names = companies.set_index("company_id")["company"]
    return joined.assign(
        label=joined["company_id"].map(names),
        cost_pct=100 * joined["middle_usd"] / joined["revenue_usd"],
        source_id=joined["source_id"] + ";" + joined["revenue_source"],
        revenue_kind=money_words(joined["revenue_kind"]),
    ).drop(columns=["when", "revenue_source"])


def cost_finding(table: pd.DataFrame) -> str:
    """In how many estimates training surely cost more than a year's revenue, and in how many bounds leave that open.

    A cost of which only the highest value is printed may be any less, a revenue of “more than” any more.
    """
    only_most = table["high_usd"].notna() & table["low_usd"].isna()
    least = table["low_usd"].fillna(table["middle_usd"]).mask(only_most, 0.0)
    most = table["high_usd"].fillna(table["middle_usd"])
    loose = table["revenue_qualifier"].isin(LEAST)
    sure = int(((least > table["revenue_usd"]) & ~loose).sum())
    open_ = int((most > table["revenue_usd"]).sum()) - sure
    exceed = "exceeds" if sure < 2 else "exceed"
    said = f"{sure or 'None'} of {len(table)} training estimates {exceed} a year’s revenue"
    if len(table) == 1:
        said = f"Training {table['model'].iloc[0]} cost {'more' if sure else 'less'} than a year’s revenue"
        unsure = f"Whether {table['model'].iloc[0]} cost more than a year’s revenue depends on bounds"
        return unsure if open_ else said
    return f"{said}; {open_} {'is' if open_ == 1 else 'are'} unsure" if open_ else said
