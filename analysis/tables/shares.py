"""Tables of the market-shares page; what they say is in shares_words."""

import numpy as np
import pandas as pd

from analysis.formats import points
from analysis.measures import shares as formulas
from analysis.measures.comparable import pair, turned_by
from analysis.measures.shares import Refusal
from analysis.measures.today import with_today
from analysis.periods import LATEST, TODAY, Period, at_last_over, ended, newest_of_each, period_label
from analysis.schema.market import LAYERS, LAYERS_OF_MODELS
from analysis.schema.words import in_words
from analysis.tables.context import chosen_names, last_of_each, limits
from analysis.tables.share_intervals import ShareIntervals

NAMED = ("company", "product")
PAIR_CONTEXT = [
    "label",
    "company_id",
    "market_label",
    "share_of",
    "independence",
    "limits",
    "grade",
    "processing",
    "read_on",
]


def leads(rows: pd.DataFrame, whole: pd.DataFrame) -> pd.Series:
    """True for rows whose company is the largest for certain: above all others printed, above half where none is."""
    keys = ["market_id", "as_of"]
    mine = rows[[*keys, "entity_id"]].rename(columns={"entity_id": "mine"})
    others = whole[whole["kind"].isin(NAMED)].merge(mine, on=keys)
    most = others[others["entity_id"].ne(others["mine"])].groupby([*keys, "mine"])["high_pct"].max()
    rival = most.reindex(pd.MultiIndex.from_frame(mine)).fillna(50.0)
    return rows["low_pct"].gt(rival.to_numpy())


def leader_by_definition(share_intervals: ShareIntervals) -> pd.DataFrame:
    """market, period: the company with the largest printed share at each date of each definition of models or uses."""
    found = share_intervals.at()
    named = found[found["kind"].isin(NAMED) & found["layer"].isin(LAYERS_OF_MODELS)]
    named = with_lines(named, ("market_id",))
    return _by_definition(largest(named[named["mid_pct"].notna()], found))


def largest(named: pd.DataFrame, whole: pd.DataFrame) -> pd.DataFrame:
    """The company with the largest central share of each market and date; `leads` says whether that is certain."""
    top = named.sort_values("mid_pct").groupby(["market_id", "period"], as_index=False).tail(1)
    return top.assign(leads=np.where(leads(top, whole), "yes", "no"))


def rivals(share_intervals: ShareIntervals, *, company, beside=()):
    """market, period: every printed share of the company (and those beside it), whatever is counted."""
    found = share_intervals.at()
    mine = with_lines(found[found["company_id"].isin([company, *beside]) & found["kind"].isin(NAMED)])
    mine = mine[mine["mid_pct"].notna()]
    if mine.empty and len(found):
        whose = chosen_names(share_intervals.companies, company, beside)
        return Refusal(f"No definition in the data prints a share of {whose}", "the Companies page")
    return _by_definition(mine)


def with_lines(found: pd.DataFrame, by: tuple[str, ...] = ("market_id", "company_id")) -> pd.DataFrame:
    """The rows with `line`, the dates that belong together, and with the `newest` date of their line, which may hold
    a bound alone."""
    line = found[list(by)].fillna("").agg(" ".join, axis=1) if len(found) else found["market_id"]
    table = found.assign(line=line)
    return table.assign(newest=newest_of_each(table, "line"))


def _by_definition(found: pd.DataFrame) -> pd.DataFrame:
    """Rows grouped by layer, the widest share first; `row` names the row of the chart."""
    table = found.assign(row=found["market_label"])
    order = last_of_each(table).drop_duplicates("market_id").set_index("market_id")["mid_pct"]
    rank = table["layer"].map({name: i for i, name in enumerate(LAYERS)})
    keys = table.assign(_layer=rank, _top=table["market_id"].map(order))
    return table.loc[
        keys.sort_values(["_layer", "_top", "market_label", "as_of"], ascending=[True, False, True, True]).index
    ]


def one_market(share_intervals: ShareIntervals, *, market, level, shape="lines", bar_date="") -> pd.DataFrame:
    """period, entity: one definition over time, or at one date where bars are drawn; the rest as its own rows."""
    every = share_intervals.at(level)
    found = every[every["market_id"].eq(market)]
    if shape == "bars" and bar_date:
        found = found[found["period"].eq(bar_date)]
    return found.sort_values(["mid_date", "mid_pct"], ascending=[True, False])


def two_dates(share_intervals: ShareIntervals, *, pair_market, since, until) -> pd.DataFrame | Refusal:
    """entity: shares at two dates of one definition, change in points and rank with ties."""
    if since == until:
        return Refusal("This definition has one date only: nothing to compare", "one market over time")
    found = share_intervals.at()
    named = found[found["kind"].isin(NAMED) & found["market_id"].eq(pair_market)]
    a = named[named["period"].eq(since)].set_index("entity_id")
    b = named[named["period"].eq(until)].set_index("entity_id")
    if a.empty or b.empty:
        return found.iloc[:0].assign(
            before=[], after=[], change=[], change_low_pp=[], change_high_pp=[], rank_before=[], rank_after=[]
        )
    names = b.index.union(a.index)
    both = pd.concat([b, a[~a.index.isin(b.index)]]).loc[names]
    table = both[PAIR_CONTEXT].copy()
    for when, part in (("before", a), ("after", b)):
        table[f"{when}_pct"] = part["mid_pct"].reindex(names)
        table[when] = part["interval"].reindex(names).fillna("not printed")
        table[f"printed_{when}"] = part["printed"].reindex(names)
        table[f"rank_{when}"] = _ranks(part).reindex(names).fillna("–")
    low = b["low_pct"].reindex(names) - a["high_pct"].reindex(names)
    high = b["high_pct"].reindex(names) - a["low_pct"].reindex(names)
    table["change_pp"] = table["after_pct"] - table["before_pct"]
    table["change_low_pp"], table["change_high_pp"] = low, high
    table["change"] = [points(m, lo, hi) for m, lo, hi in zip(table["change_pp"], low, high, strict=True)]
    table = table.assign(**pair(a.iloc[0], b.iloc[0]), as_of=until)
    by_then = named[named["period"].map(lambda p: Period.parse(p) <= Period.parse(until))]
    dated = by_then.assign(status=by_then["date_status"])
    both = a.index.intersection(b.index)
    table["turned_by"] = [turned_by(dated[dated["entity_id"].eq(n)], since) if n in both else "" for n in names]
    for name, mark in (("source_id", ";"), ("source_title", "; "), ("locator", "; ")):
        cells = [[part[name].get(n) for part in (a, b)] for n in names]
        table[name] = [mark.join(dict.fromkeys(x for x in cell if isinstance(x, str))) for cell in cells]
    return table.sort_values("after_pct", ascending=False, na_position="last").reset_index(names="entity_id")


def _ranks(part: pd.DataFrame) -> pd.Series:
    """Rank with ties as text: 1, 2–4."""
    first, last = formulas.rank_with_ties(part["low_pct"], part["high_pct"])
    return pd.Series([f"{a}" if a == b else f"{a}–{b}" for a, b in zip(first, last, strict=True)], index=part.index)


def layers(share_intervals: ShareIntervals, *, layers_at=LATEST) -> pd.DataFrame:
    """layer, entity: for each layer the definition of today that names most companies, at its last date known by then.

    A layer of which no definition is of today has the one of its older ones that names most.
    """
    found = share_intervals.at()
    found = found[found["metric_kind"].eq("partition") & found["layer"].isin(LAYERS) & ended(found["as_of"], layers_at)]
    found = with_today(found, share_intervals.sources, layers_at)
    last = found[at_last_over(found)]
    counts = last[last["kind"].isin(NAMED) & last["mid_pct"].notna()].groupby("market_id").size()
    ranked = last.assign(now=last["recency"].eq(TODAY), count=last["market_id"].map(counts).fillna(0))
    ranked = ranked.sort_values(["now", "count", "as_of"], ascending=False)
    picked = ranked.drop_duplicates("layer").set_index("layer")["market_id"]
    table = last[last["market_id"].isin(picked)].copy()
    table["row"] = table["layer"].map(in_words).str.capitalize() + "<br>" + table["market_label"]
    is_rest = ~table["kind"].isin(NAMED)
    order = table["layer"].map({name: i for i, name in enumerate(LAYERS)})
    keys = table.assign(_layer=order, _rest=is_rest)
    return table.loc[keys.sort_values(["_layer", "_rest", "mid_pct"], ascending=[True, True, False]).index]


def market_sizes_by_publisher(market_sizes, markets, sources) -> pd.DataFrame:
    """market, year: printed sizes and forecasts of the whole market, one line a publisher."""
    total = market_sizes[market_sizes["entity"].str.startswith("total")].copy()
    names = markets.set_index("market_id")
    total["market_label"] = total["market_id"].map(names["market"])
    total["limits"] = total["market_id"].map(limits(markets))
    total["independence"] = total["market_id"].map(names["independence"])
    total["year"] = [Period.parse(p).start.year + 0.5 * (p[5:6] == "H") for p in total["period"]]
    total["log_usd_bn"] = np.log10(total["usd_bn"])
    total["period_label"] = period_label(total["period"])
    total["as_of"] = total["period"]
    return total.sort_values(["market_label", "year"])
