"""What a merger would do to prices, by the pass-through of a logit demand."""

from collections.abc import Sequence

import pandas as pd

from analysis.measures.shares import Refusal
from analysis.tables.concentration import one_date, refusal
from analysis.tables.mergers import (
    central,
    few,
)
from analysis.tables.share_intervals import ShareIntervals

PRICE_COLUMNS = ("label", "owner_before", "owner_after", "share_fraction", "source_id")


def price_effects(
    share_intervals: ShareIntervals, *, market: str, period: str, parties: Sequence[str]
) -> pd.DataFrame | Refusal:
    """product: its owner before and after the merger and its share as a fraction, as the R package antitrust reads
    them."""
    series = one_date(share_intervals, market, period, "product")
    if said := refusal(series):
        return said
    named = central(series)
    names = share_intervals.companies.set_index("company_id")["company"]
    owner = named["company_id"].fillna(named["entity_id"])
    merging = [p for p in parties if p in set(owner)]
    if len(merging) < 2:
        return few(series) if len(series) else series.iloc[:0]
    joint = " + ".join(str(names.get(p, p)) for p in merging)
    before = owner.map(names).fillna(named["label"])
    return named.assign(
        owner_before=before,
        owner_after=before.where(~owner.isin(merging), joint),
        share_fraction=named["mid_pct"] / 100,
    )[
        [
            "label",
            "company_id",
            "owner_before",
            "owner_after",
            "share_fraction",
            "market_label",
            "period_label",
            "as_of",
            "source_id",
        ]
    ]


def price_effects_finding(table: pd.DataFrame) -> str:
    """That price effects are out of scope, and why."""
    return "Price effects are left out: no margins or elasticities are known"


PRICE_NOTE = (
    "Upward pricing pressure and demand simulation need margins and elasticities. Nobody publishes them for these"
    " markets; invented ones would look exact. The file has what the R package antitrust reads"
)

PYTHON = """import pandas as pd
rows = pd.read_csv("mergers-price-effects-shown.csv")
share = rows["Share (fraction)"]
before = 10_000 * (share.groupby(rows["Owner before"]).sum() ** 2).sum()
after = 10_000 * (share.groupby(rows["Owner after"]).sum() ** 2).sum()
print(f"HHI {before:,.1f} before, {after:,.1f} after, change {after - before:,.1f}")"""

R = """library(antitrust)
rows <- read.csv("mergers-price-effects-shown.csv", check.names = FALSE, fileEncoding = "UTF-8-BOM")
share <- rows[["Share (fraction)"]]
before <- HHI(share, owner = rows[["Owner before"]])
after <- HHI(share, owner = rows[["Owner after"]])
cat(before, after, after - before)"""
