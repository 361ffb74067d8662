"""Tables of the companies page: who a company is, its models, money and ties, and the list of all companies."""

from collections.abc import Sequence

import pandas as pd

from analysis.shares import Refusal

FACTS = {
    "country": "Country", "founded": "Founded", "kind": "Kind", "layer": "Main layer", "backers": "Owners and funders",
    "website": "Website", "unverified_fields": "Not verified",
}  # fmt: skip


def profile(
    companies: pd.DataFrame, strategies: pd.DataFrame, *, company: str, beside: Sequence[str] = ()
) -> pd.DataFrame:
    """company, fact, value, as_of: who, where, and each strategy with its first day."""
    rows: list[tuple[object, ...]] = []
    names = companies.set_index("company_id")
    for key in (c for c in (company, *beside) if c in names.index):
        row = names.loc[key]
        for column, fact in FACTS.items():
            if pd.notna(row[column]):
                said = str(row[column]).replace("_", " ") if column in ("kind", "layer") else row[column]
                rows.append((key, row["company"], fact, said, None, row["source_id"]))
        for plan in strategies[strategies["company_id"].eq(key)].itertuples():
            since = plan.since if isinstance(plan.since, str) else None
            reason = f": {plan.reason}" if isinstance(plan.reason, str) else ""
            fact = f"Strategy since {since}" if since else "Strategy in March 2024"
            rows.append((key, row["company"], fact, plan.strategy.replace("_", " ") + reason, since, plan.source_id))
    return pd.DataFrame(rows, columns=["company_id", "label", "fact", "detail", "as_of", "source_id"])


def profile_finding(table: pd.DataFrame) -> str:
    """Who it is and its strategy of today."""
    said = []
    for label, part in table.groupby("label", sort=False):
        plans = part[part["fact"].str.startswith("Strategy")]
        today = plans.iloc[-1]["detail"].split(":")[0] if len(plans) else "strategy not known"
        said.append(f"{label}: {today}")
    return "; ".join(said)


def models_of(
    models: pd.DataFrame, companies: pd.DataFrame, *, company: str, beside: Sequence[str] = ()
) -> pd.DataFrame | Refusal:
    """model: the company's models with date, size, access and license, in order of release."""
    names = companies.set_index("company_id")["company"]
    mine = models[models["company_id"].isin([company, *beside])].sort_values("release_date")
    if mine.empty and len(models):
        return Refusal("No model of this company is in the selection", "the list of all companies")
    return mine.assign(
        label=mine["company_id"].map(names), as_of=mine["release_date"], opened=mine["weights_open"].eq("y")
    )


def models_finding(table: pd.DataFrame) -> str:
    """How many models, how many of them open."""
    opened, total = int(table["opened"].sum()), len(table)
    whose = " and ".join(dict.fromkeys(table["label"]))
    return f"{whose}: weights of {opened} of {total} models in the selection can be downloaded"


def money_of(
    finances: pd.DataFrame, companies: pd.DataFrame, *, company: str, beside: Sequence[str] = ()
) -> pd.DataFrame | Refusal:
    """date, metric: reported amounts in US dollars; other units are left to the table of facts."""
    names = companies.set_index("company_id")["company"]
    usd = finances["company_id"].isin([company, *beside]) & finances["unit"].eq("USD") & finances["value"].gt(0)
    if not usd.any() and len(finances):
        return Refusal("No amount in US dollars is in the data for this company", "its shares above")
    mine = finances[usd].sort_values("date")
    return mine.assign(
        label=mine["company_id"].map(names), as_of=mine["date"], measure=mine["metric"].str.replace("_", " ")
    )


def money_finding(table: pd.DataFrame) -> str:
    """The newest revenue figure, else how many amounts there are."""
    revenue = table[table["metric"].isin(["arr", "revenue", "annual_revenue"]) & table["status"].ne("projection")]
    if revenue.empty:
        return f"{table['label'].iloc[0]}: {len(table)} amounts, none of them revenue"
    row = revenue.sort_values("date").iloc[-1]
    return f"{row['label']}: {row['measure']} of {row['value'] / 1e9:.3g} billion dollars in {row['date'][:7]} ({row['status']})"


def ties_of(
    ownership: pd.DataFrame, groups: pd.DataFrame, events: pd.DataFrame, companies: pd.DataFrame,
    *, company: str, beside: Sequence[str] = (),
) -> pd.DataFrame | Refusal:  # fmt: skip
    """date: stakes, groups, and events that name the company, newest first."""
    names = companies.set_index("company_id")["company"]
    chosen = [company, *beside]
    rows = []
    for t in ownership[ownership["holder_id"].isin(chosen) | ownership["held_id"].isin(chosen)].itertuples():
        low, high = (t.profit_pct, t.profit_pct) if pd.notna(t.profit_pct) else (t.profit_low_pct, t.profit_high_pct)
        part = f"{low:g} %" if low == high else f"{low:g}–{high:g} %"
        rows.append((t.as_of, "stake", f"{names[t.holder_id]} earns {part} of {names[t.held_id]}", t.source_id))
    for t in groups[groups["company_id"].isin(chosen)].itertuples():
        rows.append((t.since, "group", f"{names[t.company_id]} belongs to {t.group_name}", t.source_id))
    named = events["company_ids"].fillna("").str.split(";").map(lambda ids: bool(set(ids) & set(chosen)))
    rows += [(e.date, e.kind, e.event, e.source_id) for e in events[named].itertuples()]
    if not rows and len(events):
        return Refusal("No tie or event in the data names this company", "the list of all companies")
    table = pd.DataFrame(rows, columns=["as_of", "tie_kind", "detail", "source_id"])
    return table.sort_values("as_of", ascending=False, ignore_index=True)


def ties_finding(table: pd.DataFrame) -> str:
    """How many ties and events, and the newest."""
    return f"{len(table)} ties and events, the newest of {table['as_of'].iloc[0]}"


def every_company(
    companies: pd.DataFrame, strategies: pd.DataFrame, shares: pd.DataFrame, models: pd.DataFrame, *, find: str = ""
) -> pd.DataFrame | Refusal:
    """company: all companies with strategy of today, number of market definitions and models; searchable."""
    today = strategies.sort_values("since", na_position="first").groupby("company_id")["strategy"].last()
    table = companies.assign(
        label=companies["company"], strategy_today=companies["company_id"].map(today).str.replace("_", " "),
        definitions=companies["company_id"].map(shares.groupby("company_id")["market_id"].nunique()).fillna(0),
        models_listed=companies["company_id"].map(models.groupby("company_id").size()).fillna(0), as_of=None,
    )  # fmt: skip
    if find:
        cells = table[["company", "country", "kind", "layer", "backers", "strategy_today"]].fillna("")
        hit = cells.apply(lambda c: c.str.contains(find, case=False, regex=False)).any(axis=1)
        table = table[hit]
        if table.empty:
            return Refusal(f"No company matches “{find}”", "an empty search")
    return table


def list_finding(table: pd.DataFrame) -> str:
    """How many companies, from how many countries."""
    return f"{len(table)} organizations from {table['country'].nunique()} countries"
