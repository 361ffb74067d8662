"""HHI of markets drawn at random inside the printed intervals."""

import math

import numpy as np
import pandas as pd

from analysis.formats import counted, hhi_range, spelled
from analysis.measures import bounds
from analysis.measures.shares import Refusal, cited_of
from analysis.tables.concentration import bounds_of_market, one_date, refusal
from analysis.tables.context import ONE_DATE
from analysis.tables.share_intervals import ShareIntervals
from analysis.tables.shares import NAMED

DRAWS, SEED, BINS = 5_000, 20240321, 40


def hhi_of_drawn_markets(
    share_intervals: ShareIntervals, *, market: str, period: str, level: str
) -> pd.DataFrame | Refusal:
    """bin: how many of 5,000 markets drawn inside the printed intervals have an HHI in it; the bounds beside."""
    series = one_date(share_intervals, market, period, level)
    if said := refusal(series):
        return said
    if not series["kind"].isin(NAMED).any():
        return series.iloc[:0].assign(hhi_from=[], hhi_to=[], markets_drawn=[])
    given = bounds_of_market(series, share_intervals.markets)
    low, high = bounds.hhi_bounds(**given)
    found = bounds.draw_hhi(**given, draws=DRAWS, seed=SEED)
    counts, edges = np.histogram(found, bins=BINS, range=(low, max(high, low + 1)))
    ends = np.quantile(found, [0.05, 0.95])
    first, cited = series.iloc[0], cited_of(series["source_id"])
    return pd.DataFrame({"hhi_from": edges[:-1], "hhi_to": edges[1:], "markets_drawn": counts}).assign(
        hhi_low=low,
        hhi_high=high,
        drawn_low=ends[0],
        drawn_high=ends[1],
        **first[ONE_DATE].to_dict(),
        source_id=cited,
    )


def drawn_finding(table: pd.DataFrame) -> str:
    """How far apart the bounds of HHI are."""
    row = table.iloc[0]
    moves = math.ceil(row["hhi_high"] - row["hhi_low"])
    if not moves:
        return "HHI is exact: nothing is unknown"
    return f"What is not known moves HHI by {counted(moves, 'point', ',.0f')} at most"


def drawn_note(table: pd.DataFrame) -> str:
    """In what range nine of ten simulated markets lie, and how they are made."""
    row = table.iloc[0]
    inner, outer = hhi_range(row["drawn_low"], row["drawn_high"]), hhi_range(row["hhi_low"], row["hhi_high"])
    return (
        f"Nine of ten simulated markets have HHI {inner}; {outer} is possible. {spelled(DRAWS)} of them, with a fixed"
        " seed, lie inside the intervals, shares adding to 100 %. No distribution is known: they show what can be, not"
        " how likely it is, and no company is made up"
    )
