"""Every printed share as an interval, with what a reader needs to judge it; most tables about markets start here."""

from dataclasses import dataclass, replace
from typing import Self

import pandas as pd

from analysis.caching import once_for_frames
from analysis.formats import spelled
from analysis.measures.shares import PrintedShares, all_series
from analysis.tables.context import with_context

WORDS = {"nearly": "nearly ", "approx": "about "}


@dataclass(frozen=True, eq=False, kw_only=True)
class ShareIntervals(PrintedShares):
    """Printed shares and their sources; `at` gives them as intervals, worked out once for the same frames."""

    sources: pd.DataFrame

    def at(self, level: str = "company") -> pd.DataFrame:
        """market, period, entity with low_pct, mid_pct, high_pct: every share rolled up to company, product or
        group."""
        return _intervals(self, level)

    def among(self, shares: pd.DataFrame) -> Self:
        """Some of the printed shares."""
        return replace(self, shares=shares)


@once_for_frames
def _intervals(given: ShareIntervals, level: str) -> pd.DataFrame:
    table = with_context(all_series(given, level), given.markets, given.sources)
    shares = given.shares
    places = shares.dropna(subset=["locator"]).groupby(["market_id", "period", "source_id"])["locator"].first()
    keys = zip(table["market_id"], table["period"], table["source_id"], strict=True)
    return table.assign(locator=[places.get(key) for key in keys], printed=as_printed(table))


def as_printed(table: pd.DataFrame) -> pd.Series:
    """The value of each row as its source words it: nearly 80 %; None for what is derived."""
    words = table["interval"].astype("str")
    value = words.where(~words.str.contains("–"), table["mid_pct"].map(lambda v: f"{spelled(v, '.6g')} %"))
    said = (table["qualifier"].map(WORDS).fillna("").astype("str") + value).where(table["mid_pct"].notna(), words)
    return said.where(table["processing"].eq("as published"), None)
