"""Tables of the concentration page: HHI as bounds from what is printed, and what moves it."""

from typing import Any

import numpy as np
import pandas as pd

from analysis import concentration as formulas
from analysis.bounds import concentration_ratio_bounds, hhi_bounds
from analysis.formats import hhi_range
from analysis.shares import Refusal
from analysis.tables.shares import LAYER_ORDER, NAMED, every_share

PENETRATION = "Answers overlap and add to more than 100 %: no index of concentration can be made of them"
GROUPS = "Only groups are printed, not companies: an index over companies cannot be computed"


def refusal(rows: pd.DataFrame) -> Refusal | None:
    """Why no index can be made of these rows, or None."""
    if rows.empty:
        return None
    if rows["metric_kind"].iloc[0] != "partition":
        return Refusal(PENETRATION, "Market shares, one market over time")
    if not rows["kind"].isin(NAMED).any():
        return Refusal(GROUPS, "Strategies, share of open models")
    return None


def boxes(part: pd.DataFrame, lists_largest: bool) -> dict[str, Any]:
    """Arguments of `hhi_bounds` for the rows of one market and date: named intervals, the rest, the cap."""
    named, rest = part[part["kind"].isin(NAMED)], part[~part["kind"].isin(NAMED)]
    low, high = named["low_pct"].to_numpy() / 100, named["high_pct"].to_numpy() / 100
    least = max(1 - high.sum(), 0.0)
    inside = (
        (max(rest["low_pct"].sum() / 100, 0.0), min(rest["high_pct"].sum() / 100, 1.0)) if len(rest) else (0.0, 0.0)
    )
    if len(rest) == 0 and low.sum() <= 1 <= high.sum():
        inside = (0.0, 0.0)
    elif len(rest) == 0:
        inside = (0.0, max(least, 0.005))
    cap = float(high.min()) if lists_largest and len(high) and high.min() > 0 else None
    return {"low": low, "high": high, "rest": inside, "cap": cap}


def bounds_at(series: pd.DataFrame, markets: pd.DataFrame) -> pd.DataFrame:
    """market, date: hhi_low, hhi_high, CR4 and coverage for every partition that names companies."""
    largest = markets.set_index("market_id")["lists_largest"].eq("yes")
    rows = []
    whole = series[series["metric_kind"].eq("partition")]
    for (market, period), part in whole.groupby(["market_id", "period"], sort=False):
        named = part[part["kind"].isin(NAMED)]
        if named.empty or named["mid_pct"].isna().all():
            continue
        given = boxes(part, bool(largest[market]))
        try:
            low, high = hhi_bounds(**given)
            cr = concentration_ratio_bounds(given["low"], given["high"], 4, given["rest"], given["cap"])
        except ValueError:
            continue
        first = part.iloc[0]
        rows.append({
            "market_id": market, "period": period, "hhi_low": low, "hhi_high": high, "cr4_low_pct": 100 * cr[0],
            "cr4_high_pct": 100 * cr[1], "coverage_pct": min(named["mid_pct"].sum(), 100), "companies_named": len(named),
            "leader": named.sort_values("mid_pct").iloc[-1]["label"],
            **{c: first[c] for c in ("market_label", "layer", "share_of", "geography", "independence", "period_label",
                                     "as_of", "mid_date", "excludes", "status")},
            "source_id": ";".join(dict.fromkeys(";".join(part["source_id"]).split(";"))),
        })  # fmt: skip
    table = pd.DataFrame(rows)
    if len(table):
        table["interval"] = [hhi_range(a, b) for a, b in zip(table["hhi_low"], table["hhi_high"], strict=True)]
    return table


def guideline_lines(guidelines: pd.DataFrame, guideline: str) -> pd.Series:
    """The row of one guideline, with its two lines."""
    return guidelines.set_index("guideline_id").loc[guideline]


def _banded(table: pd.DataFrame, guidelines: pd.DataFrame, guideline: str) -> pd.DataFrame:
    """The rows with the guideline's two lines and the band that each interval is surely in."""
    if table.empty or guideline not in set(guidelines["guideline_id"]):
        return table
    row = guideline_lines(guidelines, guideline)
    low, high = row["unconcentrated_below_hhi"], row["highly_concentrated_above_hhi"]
    bands = np.select(
        [table["hhi_high"] < low, table["hhi_low"] > high, (table["hhi_low"] >= low) & (table["hhi_high"] <= high)],
        ["unconcentrated", "highly concentrated", "moderately concentrated"], "depends on what is not known",
    )  # fmt: skip
    return table.assign(band=bands, line_low=low, line_high=high, guideline=row["guideline"])


def spectrum(
    shares: pd.DataFrame, markets: pd.DataFrame, products: pd.DataFrame, companies: pd.DataFrame,
    qualifiers: pd.DataFrame, groups: pd.DataFrame, sources: pd.DataFrame, guidelines: pd.DataFrame,
    *, guideline: str, level: str,
) -> pd.DataFrame:  # fmt: skip
    """market: HHI at the latest date with a printed value, as bounds; the article's claim of 2023 among them."""
    series = every_share(shares, markets, products, companies, qualifiers, groups, sources, level)
    printed = series[series["kind"].isin(NAMED) & series["mid_pct"].notna()]
    last = printed.sort_values("mid_date").groupby("market_id")["period"].last()
    at = series[series["period"].eq(series["market_id"].map(last))]
    table = bounds_at(at, markets)
    if table.empty:
        return table
    table["row"] = table["market_label"]
    order = table["layer"].map({name: i for i, name in enumerate(LAYER_ORDER)})
    table = table.assign(_o=order).sort_values(["_o", "hhi_low"]).drop(columns="_o")
    return _banded(table, guidelines, guideline)


def spectrum_finding(table: pd.DataFrame) -> str:
    """How wide the disagreement is, over definitions that bound HHI within 3,000 points."""
    if len(table) == 1:
        return f"HHI of {table['market_label'].iloc[0]}: {table['interval'].iloc[0]}"
    sure = int(table["band"].eq("highly concentrated").sum())
    low, high = table["hhi_low"].min(), table["hhi_high"].max()
    return f"HHI is anything from {low:,.0f} to {high:,.0f}; highly concentrated for certain in {sure} of {len(table)}"


def over_time(
    shares: pd.DataFrame, markets: pd.DataFrame, products: pd.DataFrame, companies: pd.DataFrame,
    qualifiers: pd.DataFrame, groups: pd.DataFrame, sources: pd.DataFrame, guidelines: pd.DataFrame,
    *, market: str, guideline: str, level: str,
) -> pd.DataFrame | Refusal:  # fmt: skip
    """date: bounds of HHI, CR4 and coverage of one market."""
    mine = shares[shares["market_id"].eq(market)]
    series = every_share(mine, markets, products, companies, qualifiers, groups, sources, level)
    if said := refusal(series):
        return said
    table = bounds_at(series, markets)
    return _banded(table.sort_values("mid_date") if len(table) else table, guidelines, guideline)


def over_time_finding(table: pd.DataFrame) -> str:
    """The last bounds, and whether they moved for certain since the first date."""
    first, last = table.iloc[0], table.iloc[-1]
    said = f"HHI is {last['interval']} in {last['period_label']}"
    if len(table) == 1:
        return said
    if last["hhi_low"] > first["hhi_high"]:
        return f"{said}, up from {first['interval']}"
    if last["hhi_high"] < first["hhi_low"]:
        return f"{said}, down from {first['interval']}"
    return f"{said}; no certain change since {first['period_label']}"


def every_market(
    shares: pd.DataFrame, markets: pd.DataFrame, products: pd.DataFrame, companies: pd.DataFrame,
    qualifiers: pd.DataFrame, groups: pd.DataFrame, sources: pd.DataFrame, guidelines: pd.DataFrame, *, guideline: str,
) -> pd.DataFrame:  # fmt: skip
    """market, date: bounds of HHI of every market with at least three dates."""
    series = every_share(shares, markets, products, companies, qualifiers, groups, sources)
    table = bounds_at(series, markets)
    if table.empty:
        return table
    dates = table.groupby("market_id")["period"].transform("nunique")
    return _banded(table[dates >= 3].sort_values(["market_id", "mid_date"]), guidelines, guideline)


def every_market_finding(table: pd.DataFrame) -> str:
    """In how many markets HHI fell for certain, in how many it rose."""
    ends = table.sort_values("mid_date").groupby("market_id")
    first, last = ends.first(), ends.last()
    fell, rose = int((last["hhi_high"] < first["hhi_low"]).sum()), int((last["hhi_low"] > first["hhi_high"]).sum())
    return f"HHI fell for certain in {fell} of {len(first)} markets and rose in {rose}"


def contributions(
    shares: pd.DataFrame, markets: pd.DataFrame, products: pd.DataFrame, companies: pd.DataFrame,
    qualifiers: pd.DataFrame, groups: pd.DataFrame, sources: pd.DataFrame, *, market: str, period: str, level: str,
) -> pd.DataFrame | Refusal:  # fmt: skip
    """company: its square in HHI points, the sum shown: printed share, square, part of the lower bound."""
    mine = shares[shares["market_id"].eq(market) & shares["period"].eq(period)]
    series = every_share(mine, markets, products, companies, qualifiers, groups, sources, level)
    if said := refusal(series):
        return said
    named = series[series["kind"].isin(NAMED) & series["mid_pct"].gt(0)].sort_values("mid_pct", ascending=False)
    square = named["mid_pct"] ** 2
    return named.assign(
        square_points=square, contribution_pct=100 * formulas.contributions(named["mid_pct"] / 100).to_numpy(),
        cumulative_pct=named["mid_pct"].cumsum(),
    )  # fmt: skip


def contributions_finding(table: pd.DataFrame) -> str:
    """Who makes the HHI."""
    row = table.sort_values("square_points").iloc[-1]
    total = table["square_points"].sum()
    return f"{row['label']} makes {row['contribution_pct']:.0f} % of the {total:,.0f} points of the named companies"
