"""Rules about the shares of a market: what may be added, what is counted twice, what a row must have."""

import pandas as pd

from analysis.check.context import Context, Spot, lines_of
from analysis.data.problems import on_lines, shown

MOST, LEAST = 100.5, 99.5
"""Shares of one market and period may miss 100 by so much through rounding."""
NEEDS = (
    "shares.market_id",
    "shares.period",
    "shares.entity_kind",
    "shares.company_id",
    "shares.share_pct",
    "shares.low_pct",
    "shares.high_pct",
    "shares.qualifier",
    "markets.market_id",
    "markets.metric_kind",
    "markets.rest",
)
GROUP = ["market_id", "period"]


def shares(c: Context) -> None:
    """All rules about shares."""
    if not c.has(*NEEDS):
        return
    markets = c.table("markets").drop_duplicates("market_id").set_index("market_id")
    rows = c.table("shares").copy()
    for name in ("metric_kind", "rest"):
        rows[name] = rows["market_id"].map(markets[name])
    _single_rows(c, rows)
    partition = rows[rows["metric_kind"] == "partition"]
    _sums(c, partition)
    _twice(c, partition)


def _single_rows(c: Context, rows: pd.DataFrame) -> None:
    """What one row of shares must have and must not have."""
    for line in lines_of(rows[rows["metric_kind"] == "size"]):
        market = c.printed("shares", line, "market_id")
        c.add(
            "error",
            "size-share",
            Spot("shares", line, "market_id"),
            f"{shown(market)} measures money and has no shares; put the amount in market_sizes.csv",
        )
    nameless = rows[rows["entity_kind"].isin(["group", "rest"]) & rows["company_id"].notna()]
    for line in lines_of(nameless):
        kind = c.printed("shares", line, "entity_kind")
        c.add(
            "error",
            "group-company",
            Spot("shares", line, "company_id"),
            f"a {kind} is not one company: leave company_id blank or change entity_kind",
        )
    bounds = rows["low_pct"].notna() | rows["high_pct"].notna()
    unread = rows.index.isin(c.unread("shares", "share_pct", "low_pct", "high_pct"))
    for line in lines_of(rows[(rows["qualifier"] == "range") & ~bounds & ~unread]):
        c.add("error", "range-bound", Spot("shares", line, "qualifier"), "a range needs low_pct or high_pct")
    for line in lines_of(rows[rows["share_pct"].isna() & ~bounds & (rows["qualifier"] != "range") & ~unread]):
        c.add("error", "no-value", Spot("shares", line, "share_pct"), "has neither share_pct nor low_pct nor high_pct")


def _sums(c: Context, rows: pd.DataFrame) -> None:
    """Parts of a whole that add to more than the whole, or to less where the publisher prints or leaves no rest."""
    parts = rows[rows["entity_kind"] != "subtotal"]
    values = parts["share_pct"].fillna(parts["low_pct"])
    sums = values.fillna(0).groupby([parts[g] for g in GROUP]).sum()
    known = values.notna().groupby([parts[g] for g in GROUP]).all()
    for (market, period), total in sums[sums > MOST].items():
        lines = lines_of(parts[(parts["market_id"] == market) & (parts["period"] == period)])
        c.add(
            "error",
            "sum",
            Spot("shares", lines[0], "share_pct"),
            f"the shares of {market} in {period} add to {total:.6g}, more than {MOST:g} ({on_lines(lines, 30)}); "
            "a subtotal must be marked as one",
            value=f"{total:.6g}",
        )
    whole = set(rows.loc[rows["rest"] == "none", "market_id"])
    printed = set(parts.loc[parts["entity_kind"] == "rest", GROUP].itertuples(index=False, name=None))
    for (market, period), total in sums[(sums < LEAST) & known].items():
        if market in whole or (market, period) in printed:
            why = (
                "markets.csv says that nothing is left out (rest none)"
                if market in whole
                else "the rest is a row of its own"
            )
            lines = lines_of(parts[(parts["market_id"] == market) & (parts["period"] == period)])
            c.add(
                "warning",
                "sum-low",
                Spot("shares", lines[0], "share_pct"),
                f"the shares of {market} in {period} add to {total:.6g}, but {why}; {on_lines(lines, 30)}",
                value=f"{total:.6g}",
            )


def _twice(c: Context, rows: pd.DataFrame) -> None:
    """A product row beside a row of its company in one market and period: the product is counted twice."""
    owned = rows[rows["company_id"].notna() & rows["entity_kind"].isin(["company", "product"])]
    companies = owned[owned["entity_kind"] == "company"]
    parents = {(m, p, who): int(line) for line, m, p, who in companies[[*GROUP, "company_id"]].itertuples(name=None)}
    products = owned[owned["entity_kind"] == "product"]
    for line, market, period, who in products[[*GROUP, "company_id"]].itertuples(name=None):
        parent = parents.get((market, period, who))
        if parent:
            c.add(
                "error",
                "counted-twice",
                Spot("shares", int(line), "entity_kind"),
                f"this product of {who} is counted again in line {parent}, its company, in the same market and "
                "period: make one of them a subtotal",
            )
