"""Tables of the prices page: prices over time, price against capability, hosts of one open model, cheapest at a date."""

import pandas as pd

from analysis.prices import blended, on_frontier
from analysis.shares import Refusal

ARENA = ("lmarena_bt_by_fetch_date", "lmarena_catalog_style", "arena_ai_2026")
KNOWN = ("open", "closed")


def _priced(api_prices: pd.DataFrame, price_kind: str) -> pd.DataFrame:
    columns = {"input": api_prices["input_usd_per_mtok"], "output": api_prices["output_usd_per_mtok"]}
    price = columns.get(price_kind, blended(api_prices["input_usd_per_mtok"], api_prices["output_usd_per_mtok"]))
    table = api_prices.assign(
        price_usd=price, label=api_prices["model"], company_id=api_prices["provider_company_id"],
        access_class=api_prices["open_closed"],
    )  # fmt: skip
    return table[table["price_usd"].gt(0) & table["access_class"].isin(KNOWN)]


def over_time(api_prices: pd.DataFrame, *, price_kind: str) -> pd.DataFrame:
    """model, date: list prices of makers for their own models by the date of the price list."""
    found = _priced(api_prices, price_kind)
    return found[found["channel"].eq("first_party")].sort_values("as_of")


def over_time_finding(table: pd.DataFrame) -> str:
    """Median prices of open and closed models in the last year with both."""
    years = (
        table.assign(year=table["as_of"].str[:4])
        .pivot_table(index="year", columns="access_class", values="price_usd", aggfunc="median")
        .dropna()
    )
    if years.empty or not set(KNOWN) <= set(years.columns):
        row = table.sort_values("price_usd").iloc[0]
        return f"The lowest price shown is {row['price_usd']:.3g} USD ({row['label']})"
    last = years.iloc[-1]
    return f"Median price in {years.index[-1]}: {last['open']:.2g} USD open, {last['closed']:.2g} USD closed"


def against_capability(
    api_prices: pd.DataFrame, capability: pd.DataFrame, models: pd.DataFrame, *, price_kind: str
) -> pd.DataFrame:
    """model: newest price of its maker and its best arena score; only safe matches by name are kept."""
    key = lambda names: names.fillna("").str.lower().str.replace(r"[^a-z0-9]", "", regex=True)  # noqa: E731
    found = _priced(api_prices, price_kind)
    newest = found[found["channel"].eq("first_party")].sort_values("as_of").groupby("model_id").tail(1)
    named = newest.assign(match=key(newest["model_id"]))
    scores = capability[capability["series"].isin(ARENA)].dropna(subset=["model"])
    best = scores.assign(match=key(scores["model"])).sort_values("score").groupby(["match", "series"]).tail(1)
    counts = best[best["match"].isin(set(named["match"]) - {""})].groupby("series")["match"].nunique()
    if counts.empty:
        return newest.iloc[:0].assign(best_score=[], on_frontier=[], series=[])
    series = counts.idxmax()
    chosen = best[best["series"].eq(series)].set_index("match")
    table = named[named["match"].isin(chosen.index)].assign(series=series)
    table["best_score"] = table["match"].map(chosen["score"])
    table["source_id"] = table["source_id"] + ";" + table["match"].map(chosen["source_id"])
    table["label"] = table["model_id"].map(models.set_index("model_id")["model"]).fillna(table["label"])
    return (
        table.assign(on_frontier=on_frontier(table["price_usd"], table["best_score"]))
        .drop(columns="match")
        .sort_values("price_usd")
    )


def against_finding(table: pd.DataFrame) -> str:
    """How many models on the frontier are open."""
    best = table[table["on_frontier"]]
    return f"{int(best['access_class'].eq('open').sum())} of {len(best)} models on the efficient frontier are open ({len(table)} matched)"


def hosts(
    api_prices: pd.DataFrame, models: pd.DataFrame, *, hosted_model: str, price_kind: str
) -> pd.DataFrame | Refusal:
    """host: prices of one open model at every host, cheapest first, as times the cheapest."""
    found = _priced(api_prices, price_kind)
    mine = found[found["model_id"].eq(hosted_model)]
    if mine.empty and len(api_prices):
        return Refusal("No host sells this model in the data", "prices over time")
    best = mine.sort_values(["provider", "price_usd"]).groupby("provider").head(1).sort_values("price_usd")
    name = models.set_index("model_id")["model"].get(hosted_model, hosted_model)
    return best.assign(
        label=best["provider"], ratio_to_cheapest=best["price_usd"] / best["price_usd"].min(), model=name
    )


def hosts_finding(table: pd.DataFrame) -> str:
    """Spread between the cheapest and the dearest host."""
    low, high = table.iloc[0], table.sort_values("price_usd").iloc[-1]
    if len(table) == 1:
        return f"One host shown: {low['label']} at {low['price_usd']:.3g} USD"
    return (
        f"{len(table)} hosts sell {low['model']}: the dearest asks {high['ratio_to_cheapest']:.1f} times the cheapest"
    )
