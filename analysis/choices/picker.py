"""The company picker: who is large, who moved, and the choices that stand for it, by one market's last two dates."""

import pandas as pd

from analysis.choices.choice import Params, Tables
from analysis.choices.market import periods, printed_series, share_markets
from analysis.formats import spelled
from analysis.measures.shares import all_series

PRESETS = (5, 10)
"""So many of the largest are chosen by one press."""


def ranked(tables: Tables, params: Params) -> pd.DataFrame:
    """company_id, company, share_pct, change_pp of the chosen market (the first where none is), largest first.

    share_pct is the central value at the last date; change_pp is since the date before, blank without one.
    """
    market = params.get("market") or next(iter(share_markets(tables, {})))
    dates = list(periods(tables, {"market": market}))[:2]
    shares = tables["shares"]
    mine = shares[shares["market_id"].eq(market) & shares["period"].isin(dates)]
    found = all_series(printed_series(tables, mine))
    found = found[found["kind"].eq("company")].assign(
        middle=lambda f: f["mid"].fillna((f["low"] + f["high"]) / 2) * 100
    )
    wide = found.pivot_table(
        index=["entity_id", "label"], columns="period", values="middle", aggfunc="max"
    ).reset_index()
    last, before = (wide[d] if d in wide else float("nan") for d in ([*dates, "", ""])[:2])
    table = wide[["entity_id", "label"]].assign(share_pct=last, change_pp=last - before)
    table = table.rename(columns={"entity_id": "company_id", "label": "company"}).dropna(subset=["share_pct"])
    return table.sort_values("share_pct", ascending=False, ignore_index=True)


def basis(tables: Tables, params: Params) -> str:
    """The market and date that the picker ranks by, in words."""
    market = params.get("market") or next(iter(share_markets(tables, {})))
    when = next(iter(periods(tables, {"market": market}).values()), "")
    return f"{share_markets(tables, {}).get(market, market)}, {when}"


def at_least(table: pd.DataFrame, percent: float) -> tuple[str, ...]:
    """The companies with this share or more."""
    return tuple(table.loc[table["share_pct"].ge(percent), "company_id"])


def preset(table: pd.DataFrame, count: int) -> str:
    """What the press that chooses the largest is called; where there are fewer it says how many."""
    fewer = f" (all {spelled(len(table))})" if len(table) < count else ""
    return f"Top {spelled(count)}{fewer}"


def top(table: pd.DataFrame, count: int) -> tuple[str, ...]:
    """The largest companies."""
    return tuple(table["company_id"].head(count))


def ordered(table: pd.DataFrame, by: str) -> pd.DataFrame:
    """Sorted by share or change, largest first, or by name."""
    if by == "name":
        return table.sort_values("company", key=lambda s: s.str.casefold(), ignore_index=True, kind="stable")
    return table.sort_values({"share": "share_pct", "change": "change_pp"}[by], ascending=False, ignore_index=True)
