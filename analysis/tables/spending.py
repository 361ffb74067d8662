"""Money that companies spend on machines and compute, by kind and by the time that an amount is of."""

import pandas as pd

from analysis.formats import money
from analysis.periods import dated
from analysis.tables.context import exactness
from analysis.tables.economics import covered, is_yearly, largest_amount, without_past_projections

SPENDING = {
    "capex": "capital spending",
    "compute_spend": "all compute",
    "compute_spend_research": "research compute",
    "compute_spend_inference": "inference compute",
    "costs": "all costs",
}


def spending(finances: pd.DataFrame, companies: pd.DataFrame) -> pd.DataFrame:
    """company, kind, date: money spent on machines and compute, in US dollars; companies by their largest year.

    Guidance and projections are marked, and what is of less than a year is named so in its row.
    """
    finances = without_past_projections(finances)
    mine = finances[finances["metric"].isin(SPENDING) & finances["unit"].eq("USD") & finances["value"].gt(0)]
    label = mine["company_id"].map(companies.set_index("company_id")["company"]).fillna(mine["company"])
    table = mine.assign(label=label, measure=mine["metric"].map(SPENDING), as_of=mine["date"])
    years = is_yearly(table)
    when = [dated(r["date"][:7]) if year else covered(r) for year, (_, r) in zip(years, table.iterrows(), strict=True)]
    table["row"] = table["label"] + ", " + table["measure"] + ", " + pd.Series(when, table.index, dtype=object)
    table["is_yearly"] = years
    order = table["value"].where(years, 0.0).groupby(table["label"]).transform("max")
    return (
        table.assign(_top=order)
        .sort_values(["_top", "label", "measure", "date"], ascending=[False, True, True, True])
        .drop(columns="_top")
    )


def spending_finding(table: pd.DataFrame) -> str:
    """The largest amount of a year that is no projection, else the largest and what it covers; of projections alone
    the largest."""
    known = table[table["status"].ne("projection")]
    top, is_of_year = largest_amount(known if len(known) else table)
    amount = f"{exactness(top)}{money(top['value'])} dollars"
    if not is_of_year:
        return f"{top['label']}, {covered(top)}: {amount} ({top['measure']})"
    if known.empty:
        return f"{top['label']} projects {amount} of {top['measure']} for {top['date'][:4]}"
    status = "" if top["status"] == "reported" else f", {top['status']}"
    return f"{top['label']} spent {amount} in {top['date'][:4]} ({top['measure']}{status})"
