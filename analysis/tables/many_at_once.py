"""Vendors per adopter, from surveys of use: how far adoption is from a share of a market."""

import pandas as pd

from analysis.formats import counted, spelled
from analysis.periods import dated, period_mid
from analysis.tables.share_intervals import ShareIntervals
from analysis.tables.shares import NAMED

CARRIED = ["market_id", "market_label", "period_label", "share_of", "independence", "limits", "grade", "status"]
COLUMNS = ("market_label", "period_label", "vendors", "named_pct", "adopters_pct", "companies_named", "source_id")


def many_at_once(share_intervals: ShareIntervals) -> pd.DataFrame:
    """survey, date: vendors named per adopter, at least: the shares of all named vendors over that of the adopters.

    Where a survey does not print how many adopt any vendor, all that were asked count as adopters. Unnamed vendors are
    not in the sum, so each value is a lower bound; one of at most a single vendor says nothing and is left out.
    """
    found = share_intervals.at()
    named = found[found["metric_kind"].eq("penetration") & found["kind"].isin(NAMED) & found["mid_pct"].notna()]
    shares = share_intervals.shares
    every = shares[shares["entity_kind"].eq("subtotal")].groupby(["market_id", "period"])["share_pct"].max()
    surveys = named.groupby(["market_id", "as_of"], sort=False)
    table = surveys[CARRIED[1:]].first().reset_index()
    keys = pd.MultiIndex.from_frame(table[["market_id", "as_of"]])
    adopters = every.reindex(keys).to_numpy()
    table = table.assign(
        named_pct=surveys["mid_pct"].sum().to_numpy(),
        companies_named=surveys.size().to_numpy(),
        source_id=surveys["source_id"].first().to_numpy(),
        adopters_pct=adopters,
        label=table["market_label"],
        line=table["market_id"],
        mid_date=period_mid(table["as_of"]),
    )
    table["vendors"] = table["named_pct"] / table["adopters_pct"].fillna(100.0)
    return table[table["vendors"].gt(1)].sort_values(["market_id", "mid_date"]).reset_index(drop=True)


def _longest(table: pd.DataFrame) -> pd.DataFrame:
    """The survey with most dates shown."""
    return table[table["market_id"].eq(table["market_id"].value_counts().index[0])]


def many_finding(table: pd.DataFrame) -> str:
    """Vendors per adopter at the first and the last date of the survey with most dates."""
    rows = _longest(table)
    first, last = (f"{spelled(row.vendors, '.1f')}|({dated(row.as_of)})" for row in rows.iloc[[0, -1]].itertuples())
    said = f"Adopters use at least {first.replace('|', ' vendors each ')}"
    return said if first == last else f"{said}, {last.replace('|', ' ')}"


def many_subtitle(table: pd.DataFrame) -> str:
    """What is divided by what, and in which surveys."""
    others = table["market_id"].nunique() - 1
    more = f" and {counted(others, 'other survey')}" if others else ""
    return f"Vendors per adopter, a lower bound: {_longest(table)['market_label'].iloc[0]}{more}"


def many_note(table: pd.DataFrame) -> str:
    """What overlap means for reading adoption as a share."""
    row = _longest(table).iloc[-1]
    answers, part = (spelled(value, ".0f") for value in (100 * row["vendors"], 50 / row["vendors"]))
    said = (
        f"Adoption is no share. In {dated(row['as_of'])} 100 adopters named {answers} vendors, so one that half of them"
        f" name has at most {part} % of the answers"
    )
    unknown = table.loc[table["adopters_pct"].isna(), "market_id"].nunique()
    if unknown:
        said += f". {counted(unknown, 'survey')} give{'s' * (unknown == 1)} no total: all asked count as adopters"
    return said
