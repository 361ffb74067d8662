"""Makers' list prices over time: each price, and the medians of a year over its models."""

import pandas as pd

from analysis.formats import counted, spelled
from analysis.periods import once_a_year
from analysis.schema.words import BLENDED, per_tokens
from analysis.tables.prices import KNOWN, priced


def over_time(api_prices: pd.DataFrame, *, price_kind: str) -> pd.DataFrame:
    """model, date: list prices of makers for their own models by the day the price began, else the day of the list.

    Models without a key are told apart by seller and name.
    """
    found = priced(api_prices, price_kind)
    mine = found[found["channel"].eq("first_party")]
    named = mine["provider"] + " " + mine["model"]
    return mine.assign(
        listed=mine["as_of"],
        as_of=mine["valid_from"].fillna(mine["as_of"]),
        priced_model=mine["model_id"].fillna(named),
    ).sort_values("as_of", kind="stable")


def yearly_medians(table: pd.DataFrame) -> pd.DataFrame:
    """year: median of the last prices of open and of closed models, each model once, for the years with both."""
    years = once_a_year(table, "priced_model").groupby(["year", "access_class"])["price_usd"].median().unstack()
    return years.reindex(columns=list(KNOWN)).dropna()


def over_time_finding(table: pd.DataFrame, price_kind: str = BLENDED) -> str:
    """Median prices of open and closed models in the last year with both."""
    years = yearly_medians(table)
    if years.empty:
        row = table.sort_values("price_usd").iloc[0]
        return f"The lowest price shown is {spelled(row['price_usd'], '.3g')} USD ({row['label']})"
    last = years.iloc[-1]
    said = f"{spelled(last['open'], '.2g')} USD open, {spelled(last['closed'], '.2g')} closed"
    of = "blended price per million tokens" if price_kind == BLENDED else f"price {per_tokens(price_kind)}"
    return f"Median {of}: {said} ({years.index[-1]})"


def over_time_subtitle(table: pd.DataFrame, price_kind: str = BLENDED) -> str:
    """Measure, for which tokens, the date of each price, and of how many models the medians of the title are."""
    said = (
        f"Makers’ list prices of their own models, USD {per_tokens(price_kind)}, by the day the price began, else the"
        " day of the list"
    )
    years = yearly_medians(table)
    if years.empty:
        return said
    year, once = years.index[-1], once_a_year(table, "priced_model")
    number = once.loc[once["year"].eq(year), "access_class"].value_counts()
    both = f"{counted(number['open'], 'open model')} and {counted(number['closed'], 'closed one')}"
    return f"{said}; median of {both} in {year}, each at its last price"
