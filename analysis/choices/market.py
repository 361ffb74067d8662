"""Choices about markets and periods, shared by the pages that ask about shares."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.choices.axes import scale
from analysis.choices.choice import Many, One, Params, Tables
from analysis.measures.comparable import bases, dates
from analysis.measures.shares import PrintedShares, all_series
from analysis.periods import Period

Options = Mapping[str, str]
NAMED = ("company", "product")
"""Kinds of printed rows that name a company."""


def _with_shares(tables: Tables, kinds: tuple[str, ...]) -> pd.DataFrame:
    markets = tables["markets"]
    return markets[markets["metric_kind"].isin(kinds) & markets["market_id"].isin(tables["shares"]["market_id"])]


def share_markets(tables: Tables, params: Params) -> Options:
    """Every definition with printed shares, most dates of companies first: the longest series is the first view."""
    found = _with_shares(tables, ("partition", "penetration"))
    firms = tables["shares"][tables["shares"]["entity_kind"].isin(NAMED)]
    dates = firms.groupby("market_id")["period"].nunique()
    order = found.assign(dates=found["market_id"].map(dates).fillna(0)).sort_values(
        ["dates", "market"], ascending=[False, True]
    )
    return dict(zip(order["market_id"], order["market"], strict=True))


def periods(tables: Tables, params: Params) -> Options:
    """Dates of the chosen market, latest first."""
    shares = tables["shares"]
    printed = shares.loc[shares["market_id"].eq(params.get("market")), "period"].unique()
    found = sorted((Period.parse(p) for p in printed), reverse=True)
    return {str(p): p.label for p in found}


def earliest(tables: Tables, params: Params) -> Any:
    """The first date of the chosen market."""
    return next(reversed(list(periods(tables, params))), None)


def latest(tables: Tables, params: Params) -> Any:
    """The last date of the chosen market."""
    return next(iter(periods(tables, params)), None)


def several_dates(tables: Tables, params: Params) -> Options:
    """Definitions with at least two dates."""
    dates = tables["shares"].groupby("market_id")["period"].nunique()
    return {k: v for k, v in share_markets(tables, params).items() if dates[k] > 1}


def companies_by_shares(tables: Tables, params: Params) -> Options:
    """Every company; those that most definitions print a share of come first."""
    shares = tables["shares"].dropna(subset=["company_id"])
    counts = shares.groupby("company_id")["market_id"].nunique()
    frame = tables["companies"].assign(count=tables["companies"]["company_id"].map(counts).fillna(0))
    order = frame.sort_values(["count", "company"], ascending=[False, True])
    return dict(zip(order["company_id"], order["company"], strict=True))


def shown_company(tables: Tables, params: Params) -> Any:
    """Of the companies shown the one that most definitions print a share of; of all where all are shown."""
    found = companies_by_shares(tables, params)
    return next((c for c in found if c in (params.get("picked") or ())), next(iter(found), None))


def others(tables: Tables, params: Params) -> Options:
    """Every company but the chosen one."""
    return {k: v for k, v in companies_by_shares(tables, params).items() if k != params.get("company")}


def levels(tables: Tables, params: Params) -> Options:
    """How products are rolled up, as of the date."""
    return {"company": "Companies", "product": "Products", "group": "Groups"}


def shapes(tables: Tables, params: Params) -> Options:
    """Lines for several dates; a stack only where shares are parts of one whole; bars to step through the dates."""
    market = params.get("market")
    if market not in several_dates(tables, params):
        return {"lines": "Lines"}
    whole = tables["markets"].set_index("market_id")["metric_kind"].get(market) == "partition"
    return {"lines": "Lines"} | ({"stacked": "Stacked"} if whole else {}) | {"bars": "By date"}


def share_scales(tables: Tables, params: Params) -> Options:
    """A log axis for lines; parts of a whole have none."""
    linear = {"linear": "Linear"}
    drawn = params.get("market") in several_dates(tables, params) and params.get("shape") == "lines"
    return linear | {"log": "Log"} if drawn else linear


def bar_dates(tables: Tables, params: Params) -> Options:
    """Dates of the chosen market where bars are drawn, latest first; no choice for what shows all dates."""
    return periods(tables, params) if params.get("shape") == "bars" else {"": "All"}


def pair_periods(tables: Tables, params: Params) -> Options:
    """Dates of the definition chosen for the comparison, latest first."""
    return periods(tables, {"market": params.get("pair_market")})


def printed_series(tables: Tables, shares: pd.DataFrame) -> PrintedShares:
    """Some of the printed shares, rolled up to companies."""
    return PrintedShares(shares=shares, **{n: tables[n] for n in ("markets", "products", "companies", "qualifiers")})


def base_of(tables: Tables, market: Any, last: Any) -> str | None:
    """The first date of a market that a change up to a date may be said from; None where there is none."""
    shares = tables["shares"]
    mine = shares[shares["market_id"].eq(market)]
    mine = mine[mine["period"].map(lambda p: Period.parse(p) <= Period.parse(str(last))).astype(bool)]
    found = dates(all_series(printed_series(tables, mine)))
    fit = bases(found) if len(found) else found
    return None if fit.empty else str(fit["period"].iloc[0])


def pair_base(tables: Tables, params: Params) -> Any:
    """The first date that compares with the last one of the definition chosen for the comparison, else its first
    date."""
    found = list(pair_periods(tables, params))
    return (base_of(tables, params.get("pair_market"), found[0]) or found[-1]) if found else None


MARKET = One("market", "Market", share_markets, help="Whose count to look at: each source counts something else")
LEVEL = One("level", "Roll up to", levels, help="Owner and group as of the date of the share")
SHAPE = One("shape", "Draw as", shapes)
BAR_DATE = One("bar_date", "Date", bar_dates)
SHARE_SCALE = One("share_scale", "Axis", share_scales)
SIZE_SCALE = scale("size_scale")
PAIR_MARKET = One("pair_market", "Market to compare over time", several_dates)
SINCE = One("since", "From", pair_periods, pair_base)
UNTIL = One("until", "To", pair_periods)
PERIOD = One("period", "Date", periods, latest)
COMPANY = One("company", "Company", companies_by_shares, shown_company)
EVERYWHERE_OF = One("everywhere_of", "Company", companies_by_shares)
BESIDE = Many("beside", "Beside it (up to three)", others, most=3, blank="None")
