"""Rules about the shares of a market: what may be added, what is counted twice, what a row must have."""

import pandas as pd

from analysis.check.context import Context, Spot, lines_of
from analysis.check.keys import printed_names
from analysis.check.scale import SLIPS
from analysis.data.problems import on_lines, shown

MOST, LEAST = 100.5, 99.5
"""Shares of one market and period may miss 100 by so much through rounding."""
FRACTIONS = (0.5, 1.05)
"""Parts of a whole whose sum lies in here were written as fractions of 1."""
NEEDS = (
    "shares.market_id",
    "shares.period",
    "shares.entity",
    "shares.product_id",
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
    slipped = rows.loc[list(c.told("shares", "share_pct", SLIPS)), GROUP].itertuples(index=False, name=None)
    _sums(c, partition, _no_market(c, rows) | _company_twice(c, rows) | set(slipped))
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


def _sums(c: Context, rows: pd.DataFrame, told: set[tuple[str, str]]) -> None:
    """Parts of a whole that add to more than the whole, or to less where the publisher prints or leaves no rest.

    Rounding may move a sum by half a last digit of each part; `told`: markets and dates with a cause told already.
    """
    parts = rows[rows["entity_kind"] != "subtotal"]
    groups = [parts[g] for g in GROUP]
    values = parts["share_pct"].fillna(parts["low_pct"])
    sums = values.fillna(0).groupby(groups).sum()
    slack = _half_digits(c, parts).groupby(groups).sum().clip(lower=MOST - 100)
    known = values.notna().groupby(groups).all()
    whole = set(rows.loc[rows["rest"] == "none", "market_id"])
    printed = set(parts.loc[parts["entity_kind"] == "rest", GROUP].itertuples(index=False, name=None))
    for (market, period), total in sums[(sums > MOST) | ((sums < LEAST) & known)].items():
        room = slack[(market, period)]
        is_low = total < LEAST
        if (market, period) in told or (is_low and market not in whole and (market, period) not in printed):
            continue
        lines = lines_of(parts[(parts["market_id"] == market) & (parts["period"] == period)])
        where = Spot("shares", lines[0], "share_pct")
        said = f"the shares of {market} in {period} add to {total:.6g}"
        if abs(total - 100) <= room + 1e-9:
            said += f"; half a last digit of each of the {len(lines)} explains up to {room:g} ({on_lines(lines, 30)})"
            c.add("note", "sum-rounded", where, said, value=f"{total:.6g}")
        elif not is_low:
            said += f", more than {100 + room:g} ({on_lines(lines, 30)}); a subtotal must be marked as one"
            c.add("error", "sum", where, said, value=f"{total:.6g}")
        else:
            why = (
                "markets.csv says that nothing is left out (rest none)"
                if market in whole
                else "the rest is a row of its own"
            )
            said += f", but {why}; {on_lines(lines, 30)}"
            c.add("warning", "sum-low", where, said, value=f"{total:.6g}")


def _half_digits(c: Context, rows: pd.DataFrame) -> pd.Series:
    """Half a unit of the last printed digit of each share, in points; 0 where none is printed."""
    printed = c.loaded.printed["shares"].reindex(rows.index)
    texts = printed["share_pct"].fillna(printed["low_pct"])
    halves = texts.map(lambda text: 0.5 * 10.0 ** -len(text.partition(".")[2]), na_action="ignore")
    return halves.astype("float64").fillna(0)


def _no_market(c: Context, rows: pd.DataFrame) -> set[tuple[str, str]]:
    """Dates of a market whose shares are all zero, or that are fractions of 1; those dates."""
    told: set[tuple[str, str]] = set()
    parts = rows[rows["entity_kind"].ne("subtotal") & rows["metric_kind"].ne("size")]
    values = parts["share_pct"].fillna(parts["low_pct"]).fillna(parts["high_pct"])
    sums = values.groupby([parts[g] for g in GROUP]).sum(min_count=1)
    for market, period in sums.index[sums <= FRACTIONS[1]]:
        some = parts[parts["market_id"].eq(market) & parts["period"].eq(period)]
        own = values[some.index]
        where = Spot("shares", lines_of(some)[0], "share_pct")
        if own.notna().all() and own.eq(0).all():
            said = f"every share of {market} in {period} is 0 ({on_lines(lines_of(some))}): nothing was measured"
            c.add("error", "all-zero", where, f"{said}; leave the date out")
        elif len(some) > 1 and some["metric_kind"].eq("partition").all() and own.sum() > FRACTIONS[0]:
            said = f"the shares of {market} in {period} add to {own.sum():.6g} ({on_lines(lines_of(some))}):"
            c.add("error", "fractions", where, f"{said} fractions of 1; write percent", f"{100 * own.iloc[0]:.6g}")
        else:
            continue
        told.add((market, period))
        c.silence("shares", lines_of(some))
    return told


def _company_twice(c: Context, rows: pd.DataFrame) -> set[tuple[str, str]]:
    """One company, or one product, in two rows of a market and date, whatever name each prints; those dates.

    A row whose name means another company has a wrong key, which is told elsewhere.
    """
    told: set[tuple[str, str]] = set()
    names = dict(c.table("companies")[["company_id", "company"]].dropna().itertuples(index=False, name=None))
    known = printed_names(c, "companies")
    for kind, who in (("company", "company_id"), ("product", "product_id")):
        meant = rows["entity"].str.casefold().map(known)
        own = rows[rows["entity_kind"].eq(kind) & rows[who].notna() & (meant.isna() | meant.eq(rows["company_id"]))]
        twice = own[own.duplicated([*GROUP, who], keep=False) & ~own.duplicated([*GROUP, "entity"], keep=False)]
        for (market, period, key), some in twice.groupby([*GROUP, who], sort=False):
            first, *others = sorted(
                lines_of(some),
                key=lambda n: (c.is_new("shares", n), names.get(key) != c.printed("shares", n, "entity"), n),
            )
            for line in others:
                told.add((market, period))
                said = f"is {key} again, which has line {first} in the same market and period; a {kind} has one row"
                c.add("error", "company-twice", Spot("shares", line, "entity"), said)
    return told


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
