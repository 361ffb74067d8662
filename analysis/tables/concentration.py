"""Tables of the concentration page: HHI as bounds from what is printed, and what moves it."""

from typing import Any

import numpy as np
import pandas as pd

from analysis.formats import hhi_range, listed, spelled
from analysis.measures import concentration as formulas
from analysis.measures.bounds import concentration_ratio_bounds, hhi_bounds
from analysis.measures.comparable import LOOSE, dated_in_brackets
from analysis.measures.shares import Refusal, cited_of, sourced
from analysis.measures.today import ESTIMATED, counted_rows, none_of_today, standing, with_today
from analysis.measures.validation import checked_boxes
from analysis.periods import (
    LATEST,
    Period,
    at_last,
    at_last_over,
    counted_once,
    dated,
    ended,
    newest_of_each,
    of_today,
    up_to,
)
from analysis.schema.market import LAYERS, LAYERS_OF_MODELS
from analysis.tables.share_intervals import ShareIntervals
from analysis.tables.shares import NAMED

PENETRATION = "Answers overlap and may add to more than 100 %: no index of concentration can be made of them"
SPECTRUM = "A bar holds every market that fits what is published. Markets count different things and are never averaged"
CONTEXT = [
    "market_id",
    "period",
    "market_label",
    "layer",
    "share_of",
    "geography",
    "independence",
    "counts_as",
    "period_label",
    "as_of",
    "mid_date",
    "limits",
    "coverage",
    "complete",
]
BOUNDS_ONLY = "Only bounds are published at this date: no part is known"
NOT_KNOWN = "depends on what is not known"
"""The band of an interval that lies in several."""
GROUPS = "Only groups are published, not companies: an index over companies cannot be computed"


def refusal(rows: pd.DataFrame) -> Refusal | None:
    """Why no index can be made of these rows, or None; of one date also where no market fits what is printed."""
    if rows.empty:
        return None
    if rows["metric_kind"].iloc[0] != "partition":
        return Refusal(PENETRATION, "Market shares, one market over time", "shares")
    if not rows["kind"].isin(NAMED).any():
        return Refusal(GROUPS, "Market shares, one market over time", "shares")
    return misfit(rows) if rows["period"].nunique() == 1 else None


def misfit(rows: pd.DataFrame) -> Refusal | None:
    """Why the printed shares of one date, the rest among them, cannot be those of any market, or None."""
    given = boxes(rows, lists_largest=False)
    try:
        checked_boxes(given["low"], given["high"], given["rest"])
    except ValueError as error:
        said = str(error).removeprefix("no market fits: ")
        return Refusal(f"No market fits what is printed: {said}", "Market shares, one market over time", "shares")
    return None


def boxes(part: pd.DataFrame, lists_largest: bool) -> dict[str, Any]:
    """Arguments of `hhi_bounds` for the rows of one market and date: named intervals, the rest, the cap."""
    named = part["kind"].isin(NAMED).to_numpy()
    return _boxes(named, part["low_pct"].to_numpy() / 100, part["high_pct"].to_numpy() / 100, lists_largest)


def _boxes(named: np.ndarray, lows: np.ndarray, highs: np.ndarray, lists_largest: bool) -> dict[str, Any]:
    low, high = lows[named], highs[named]
    inside = (max(float(lows[~named].sum()), 0.0), min(float(highs[~named].sum()), 1.0))
    if named.all() and not low.sum() <= 1 <= high.sum():
        inside = (0.0, max(1 - float(high.sum()), 0.005))
    cap = float(high.min()) if lists_largest and len(high) and high.min() > 0 else None
    return {"low": low, "high": high, "rest": inside, "cap": cap}


def bounds_of_market(part: pd.DataFrame, markets: pd.DataFrame) -> dict[str, Any]:
    """Arguments of `hhi_bounds` for the rows of one market and date, with the cap where the source lists the
    largest."""
    own = markets["market_id"].to_numpy() == part["market_id"].iloc[0]
    return boxes(part, "yes" in set(markets["lists_largest"].to_numpy()[own]))


def one_date(share_intervals: ShareIntervals, market: str, period: str, level: str = "company") -> pd.DataFrame:
    """entity: the shares of one market at one date as intervals, rolled up to the level."""
    every = share_intervals.at(level)
    return every[every["market_id"].eq(market) & every["period"].eq(period)].reset_index(drop=True)


def bounds_at(series: pd.DataFrame, markets: pd.DataFrame) -> pd.DataFrame:
    """market, date: hhi_low, hhi_high, CR4 and coverage for every partition that names companies.

    Where no market fits what is printed the bounds are blank and `interval` says by how much it fails. A date with a
    lower bound alone has bounds too; upper bounds alone leave all open, and are left out.
    """
    largest = markets.set_index("market_id")["lists_largest"].eq("yes")
    whole = series[series["metric_kind"].eq("partition")].reset_index(drop=True)
    named, cited = whole["kind"].isin(NAMED).to_numpy(), whole["source_id"].tolist()
    lows, mids, highs = (whole[f"{c}_pct"].to_numpy() for c in ("low", "mid", "high"))
    ids = whole["company_id"].tolist()
    labels, dated, rows, firsts = whole["label"].tolist(), whole["date_status"].tolist(), [], []
    for (market, _), places in whole.groupby(["market_id", "period"], sort=False).indices.items():
        ours = places[named[places]]
        held = np.where(np.isnan(mids[ours]), lows[ours], mids[ours]) if len(ours) else np.zeros(1)
        if not held.max() > 0:
            continue
        given = _boxes(named[places], lows[places] / 100, highs[places] / 100, bool(largest[market]))
        firsts.append(places[0])
        rows.append(
            {
                **_bounds_of(given),
                "coverage_pct": float("nan")
                if np.isnan(mids[ours]).all()
                else min(float(np.nansum(mids[ours])), 100.0),
                "companies_named": len(ours),
                "company_ids": ";".join(dict.fromkeys(c for c in (ids[i] for i in ours) if isinstance(c, str))),
                "leader": labels[ours[held.argmax()]],
                "status": dated[places[0]],
                "source_id": cited_of(cited[i] for i in places),
            }
        )
    table = pd.DataFrame(rows)
    if table.empty:
        return table
    return pd.concat([whole.iloc[firsts][CONTEXT].reset_index(drop=True), table], axis=1)


def _bounds_of(given: dict[str, Any]) -> dict[str, Any]:
    """Bounds of HHI and CR4 in one row, or blank ones with the reason."""
    try:
        low, high = hhi_bounds(**given)
    except ValueError as error:
        blank = float("nan")
        return {
            "hhi_low": blank,
            "hhi_high": blank,
            "cr4_low_pct": blank,
            "cr4_high_pct": blank,
            "interval": str(error),
        }
    cr = concentration_ratio_bounds(given["low"], given["high"], 4, given["rest"], given["cap"])
    return {
        "hhi_low": low,
        "hhi_high": high,
        "cr4_low_pct": 100 * cr[0],
        "cr4_high_pct": 100 * cr[1],
        "interval": hhi_range(low, high),
    }


def with_newest(table: pd.DataFrame, series: pd.DataFrame) -> pd.DataFrame:
    """The rows with `newest`, the last date of their market that names a company, if only by an upper bound."""
    if table.empty:
        return table
    named = series[series["kind"].isin(NAMED)]
    return table.assign(newest=table["market_id"].map(newest_of_each(named).groupby(named["market_id"]).first()))


def guideline_lines(guidelines: pd.DataFrame, guideline: str) -> pd.Series:
    """The row of one guideline, with its two lines; its name says whose it is."""
    named = guidelines.assign(guideline=guidelines["jurisdiction"] + " " + guidelines["guideline"])
    return named.set_index("guideline_id").loc[guideline]


def with_bands(table: pd.DataFrame, guidelines: pd.DataFrame, guideline: str) -> pd.DataFrame:
    """The rows with the guideline's two lines and the band that each interval is surely in."""
    if table.empty or guideline not in set(guidelines["guideline_id"]):
        return table
    row = guideline_lines(guidelines, guideline)
    low, high = row["unconcentrated_below_hhi"], row["highly_concentrated_above_hhi"]
    bands = np.select(
        [table["hhi_high"] < low, table["hhi_low"] > high, (table["hhi_low"] >= low) & (table["hhi_high"] <= high)],
        ["unconcentrated", "highly concentrated", "moderately concentrated"],
        NOT_KNOWN,
    )
    return table.assign(band=bands, line_low=low, line_high=high, guideline=row["guideline"])


def spectrum(
    share_intervals: ShareIntervals, guidelines: pd.DataFrame, *, guideline: str, level: str, spectrum_at: str = LATEST
) -> pd.DataFrame:
    """market: HHI at the latest date with a printed value or a lower bound known by then, as bounds; the article's
    claim of 2023 among them."""
    markets, sources = share_intervals.markets, share_intervals.sources
    whole = markets.loc[markets["metric_kind"].eq("partition"), "market_id"]
    every = share_intervals.at(level)
    series = every[every["market_id"].isin(whole) & ended(every["as_of"], spectrum_at)]
    series = with_today(series, sources, spectrum_at)
    printed = series[series["kind"].isin(NAMED) & series["mid_pct"].fillna(series["low_pct"]).gt(0)]
    last = printed[at_last_over(printed)].groupby("market_id")["period"].first()
    at = series[series["period"].eq(series["market_id"].map(last))]
    table = bounds_at(at, markets)
    if table.empty:
        return table
    table = with_newest(table, series).assign(row=table["market_label"])
    table = with_today(table, sources, spectrum_at)
    table["known_by"] = None if spectrum_at == LATEST else Period.parse(spectrum_at).label
    order = table["layer"].map({name: i for i, name in enumerate(LAYERS)})
    table = table.assign(_o=order).sort_values(["_o", "hhi_low"]).drop(columns="_o")
    return with_bands(table, guidelines, guideline)


def spectrum_finding(table: pd.DataFrame, spectrum_at: str = LATEST) -> str:
    """How many definitions of today, or up to an earlier date, are above the line for certain; of others where none
    is."""
    rows, now = counted_rows(table)
    rows = sourced(rows)
    if len(rows) == 1:
        row = rows.iloc[0]
        when = dated_in_brackets(row["as_of"], row["status"])
        is_now = now and spectrum_at == LATEST
        apart = [when] * (not is_now or row["status"] in LOOSE) + ["not of today"] * (not now)
        return f"HHI of {row['market_label']}: {row['interval']}" + f" ({', '.join(apart)})" * bool(apart)
    sure = int(rows["band"].eq("highly concentrated").sum())
    of = f"{sure or 'None'} of {len(rows)} markets"
    if spectrum_at != LATEST:
        return f"{of}{up_to(spectrum_at)} {'were' if sure > 1 else 'was'} surely highly concentrated"
    if not now:
        return f"{of} {'were' if sure > 1 else 'was'} surely highly concentrated ({none_of_today(rows)})"
    rough = int(rows.loc[rows["band"].eq("highly concentrated"), "status"].isin(ESTIMATED).sum())
    return f"{of} today {'are' if sure > 1 else 'is'} surely highly concentrated" + f", {rough} by estimate" * bool(
        rough
    )


def spectrum_note(table: pd.DataFrame) -> str:
    """How wide markets of models and their uses alone disagree today, and which are counted.

    A market that counts the same again takes no part, and is named where it is beyond those that do.
    """
    every, drawn, table = table, of_today(table), counted_once(of_today(table))
    which = f"{SPECTRUM}. Counted: {standing(every)}{upper_bounds_alone(every)}"
    models = table[table["layer"].isin(LAYERS_OF_MODELS)].dropna(subset=["hhi_low"])
    if len(models) < 2:
        return which
    least, most = models.loc[models["hhi_high"].idxmin()], models.loc[models["hhi_low"].idxmax()]
    again = drawn[drawn["layer"].isin(LAYERS_OF_MODELS) & ~drawn["market_id"].isin(table["market_id"])]
    beyond = again[(again["hhi_low"] < least["hhi_low"]) | (again["hhi_high"] > most["hhi_high"])]
    others = [f"{row.interval} ({row.market_label})" for row in beyond.itertuples()]
    said = f"; beyond these, but counting the same again: {listed(others)}" if others else ""
    return (
        f"What is counted decides. Of models and their uses alone the least concentrated market counted has HHI"
        f" {least['interval']} ({least['market_label']}), the most {most['interval']} ({most['market_label']}){said}."
        f" {which}"
    )


def upper_bounds_alone(table: pd.DataFrame) -> str:
    """The markets of which a newer date than those of the rows has upper bounds alone; blank where none has."""
    if table.empty or "newest" not in table:
        return ""
    last = table[at_last(table["as_of"], table["market_id"])].drop_duplicates("market_id")
    newer = last[last["newest"].notna() & last["newest"].ne(last["as_of"])]
    named = [f"{row.market_label} ({dated(row.newest)})" for row in newer.itertuples()]
    return f". Newer, but upper bounds alone, which leave HHI unknown: {listed(named)}" if named else ""


def contributions(share_intervals: ShareIntervals, *, market: str, period: str, level: str) -> pd.DataFrame | Refusal:
    """company: its square in HHI points, the sum shown: printed share, square, part of the lower bound."""
    series = one_date(share_intervals, market, period, level)
    if said := refusal(series):
        return said
    named = series[series["kind"].isin(NAMED) & series["mid_pct"].gt(0)].sort_values("mid_pct", ascending=False)
    if named.empty and len(series):
        return Refusal(BOUNDS_ONLY, "Market shares, one market over time", "shares")
    square = named["mid_pct"] ** 2
    return named.assign(
        square_points=square,
        contribution_pct=100 * formulas.contributions(named["mid_pct"] / 100).to_numpy(),
        cumulative_pct=named["mid_pct"].cumsum(),
    )


def contributions_finding(table: pd.DataFrame, whole: pd.DataFrame | None = None) -> str:
    """Who of the companies shown makes most of the HHI of all named ones."""
    row = table.sort_values("square_points").iloc[-1]
    every = table if whole is None else whole
    total, part = every["square_points"].sum(), row["contribution_pct"]
    if len(every) == 1:
        return f"{row['label']} alone has a share: its square is {spelled(total, ',.0f')} points"
    made = spelled(part, ".0f" if 0.5 < part < 99.5 else "g")
    if not 0.5 <= part <= 99.5:
        made = f"under {spelled(0.5, 'g')}" if part < 0.5 else f"over {spelled(99.5, 'g')}"
    return f"{row['label']} makes {made} % of the sum of {spelled(total, ',.0f')} points"
