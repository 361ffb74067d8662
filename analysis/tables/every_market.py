"""One merger in every market that counts its parties, and one company's share in every market over time."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.formats import counted, hhi_range, listed, percent_range, spelled
from analysis.measures.screening import CONCERN, DEPENDS, SAFE, Merged, verdict
from analysis.measures.shares import Refusal
from analysis.measures.today import counted_rows, standing, with_today
from analysis.periods import AHEAD, OLDER, TODAY, Period
from analysis.schema.market import LAYERS
from analysis.tables.context import printed_range
from analysis.tables.leader_words import last_counted
from analysis.tables.mergers import (
    CERTAIN,
    HANGS_ON_HALF,
    MAY,
    GuidelineTests,
    cited_sources,
    half_held,
    intervals,
    measures_in_words,
    outcome_said,
)
from analysis.tables.share_intervals import ShareIntervals
from analysis.tables.shares import NAMED, with_lines

OVERLAP = "answers overlap: no parts of one whole"
MERGER_COLUMNS = (
    "market_label",
    "period_label",
    "delta_range",
    "after_range",
    "combined_range",
    "verdict",
    "state",
    "why",
    "recency",
    "source_id",
)
SCREENED = [
    "market_id",
    "period",
    "kind",
    "entity_id",
    "company_id",
    "label",
    "metric_kind",
    "low_pct",
    "mid_pct",
    "high_pct",
    "complete",
    "market_label",
    "period_label",
    "layer",
    "share_of",
    "limits",
    "counts_as",
    "source_id",
]
"""Columns of printed shares that a screen reads: to take few is quicker."""
SHARE_COLUMNS = ("market_label", "period_label", "interval", "share_of", "grade", "status", "recency", "source_id")


def every_market(
    share_intervals: ShareIntervals, guideline_tests: GuidelineTests, *, parties: Sequence[str], guideline: str
) -> pd.DataFrame | Refusal:
    """market: the merger of these companies at the last date that names them all, under one guideline.

    A share that is printed as a bound is an interval and is tested as one. `why` says why a market cannot be tested.
    """
    if len(parties) < 2:
        return Refusal("Choose at least two companies to merge", "Concentration", "concentration")
    prongs = guideline_tests.of(guideline)
    if prongs.empty:
        return Refusal("This guideline has no test of shares", "the outcome by guideline")
    series = share_intervals.at()[SCREENED]
    markets = share_intervals.markets
    exceptions = guideline_tests.exceptions(guideline)
    rows = [_tested(part, markets, prongs, parties, exceptions) for part in _last_of_all(series, set(parties))]
    if not rows:
        return Refusal("No market in the data counts all of these companies", "another choice of companies")
    table = with_today(pd.DataFrame(rows), share_intervals.sources)
    table = table[table["recency"].ne(AHEAD)] if table["recency"].ne(AHEAD).any() else table
    lines = sorted({spelled(line, "g") for line in prongs["delta_above"].dropna()}, key=float)
    known = series.set_index("entity_id")["label"]
    names = [str(known[[party]].iloc[0]).split(" (")[0] for party in parties]
    rank = {name: i for i, name in enumerate((TODAY, OLDER, AHEAD))}
    keys = table.assign(_now=table["recency"].map(rank), _most=table["delta_high"].fillna(-1.0))
    table = table.loc[keys.sort_values(["_now", "_most"], ascending=[True, False], kind="stable").index]
    return table.assign(merged=" + ".join(names), delta_lines=";".join(lines))


def _last_of_all(series: pd.DataFrame, parties: set[str]) -> list[pd.DataFrame]:
    """The rows of each market at the last date over at which all parties are named, alone or by a bound."""
    mine = series["kind"].isin(NAMED) & series["entity_id"].isin(parties)
    both = (
        series.loc[mine, ["market_id", "period", "entity_id"]].groupby(["market_id", "period"])["entity_id"].nunique()
    )
    last: dict[str, str] = {}
    for market, period in both.index[both.eq(len(parties))]:
        if market not in last or Period.parse(period) > Period.parse(last[market]):
            last[market] = period
    places = series.groupby(["market_id", "period"], sort=False).indices
    return [series.iloc[places[at]].reset_index(drop=True) for at in last.items()]


def _tested(
    part: pd.DataFrame, markets: pd.DataFrame, prongs: pd.DataFrame, parties: Sequence[str], exceptions: object
) -> dict[str, Any]:
    """One market: bounds of the change, of HHI after and of the combined share, and the outcome; or why not."""
    first = part.iloc[0]
    row = {
        name: first[name]
        for name in ("market_id", "market_label", "period_label", "layer", "share_of", "limits", "counts_as")
    }
    row |= {"as_of": first["period"], "source_id": cited_sources(part, prongs), "row": first["market_label"]}
    if first["metric_kind"] != "partition":
        return row | _untested(OVERLAP)
    low, high, _, rest, cap = intervals(part, markets, prongs)
    try:
        spans = Merged.of(low, high, list(parties), rest, cap).spans()
    except ValueError as error:
        return row | _untested(str(error).split(":")[0])
    found, half = verdict(prongs, spans), half_held(part, parties, exceptions)
    other = f"or {outcome_said(found.best, prongs, half)}: depends on {measures_in_words(found.depends_on)}"
    sure = HANGS_ON_HALF if half == MAY and found.verdict == SAFE else CERTAIN
    return row | {
        "delta_low": spans["delta"][0],
        "delta_high": spans["delta"][1],
        "delta_range": hhi_range(*spans["delta"]),
        "after_range": hhi_range(*spans["hhi"]),
        "combined_range": percent_range(*spans["share"]),
        "verdict": outcome_said(found.verdict, prongs, half),
        "state": sure if found.state != DEPENDS else other,
        "speaks_against": _against(found.verdict in CONCERN, found.best in CONCERN),
        "why": None,
    }


def _against(worst: bool, best: bool) -> str:
    return "yes" if worst and best else "depends" if worst or best else "no"


def _untested(why: str) -> dict[str, Any]:
    """The cells of a market that cannot be tested."""
    blank = dict.fromkeys(("delta_range", "after_range", "combined_range", "verdict", "state", "speaks_against"))
    return {"delta_low": float("nan"), "delta_high": float("nan"), **blank, "why": why}


def every_market_finding(table: pd.DataFrame) -> str:
    """In how many markets of today the screen speaks against the merger, and in how many that is open."""
    now, is_now = counted_rows(table)
    tested = now[now["verdict"].notna()]
    when = "" if is_now else ", none of them of today"
    if tested.empty:
        return f"{counted(len(now), 'market')} {'counts' if len(now) == 1 else 'count'} both, none can be tested{when}"
    against, open_ = (int(tested["speaks_against"].eq(word).sum()) for word in ("yes", "depends"))
    if len(tested) == 1:
        said = {"yes": "is flagged", "no": "passes", "depends": "depends on unknowns"}
        which = "the only market that can be tested" + ("" if is_now else ", none of today,")
        return f"In {which} the merger {said[tested['speaks_against'].iloc[0]]}"
    more = f"; {open_} {'is' if open_ == 1 else 'are'} unsure" if open_ else ""
    return f"The merger is flagged in {against or 'none'} of {len(tested)} markets{more}{when}"


def every_market_subtitle(table: pd.DataFrame) -> str:
    """Who merges, where and when."""
    return f"{table['merged'].iloc[0]}, each market that counts them at its last date"


def every_market_note(table: pd.DataFrame) -> str:
    """What cannot be tested and why, and what the screen is."""
    bare = table[table["verdict"].isna()]
    reasons = [f"{listed(list(own['market_label']))} ({why})" for why, own in bare.groupby("why", sort=False)]
    said = f"Not tested: {'; '.join(reasons)}. " if reasons else ""
    tested = table[table["verdict"].notna()]
    count = standing(tested if len(tested) else table)
    return (
        "A screening presumption from shares alone, not a legal verdict. Markets overlap and are never added."
        f" {said}Counted: {count}"
    )


def everywhere(share_intervals: ShareIntervals, *, everywhere_of: str) -> pd.DataFrame | Refusal:
    """market, period: every printed share of one company, whatever is counted, as lines over time."""
    found = share_intervals.at()
    mine = with_lines(found[found["company_id"].eq(everywhere_of) & found["kind"].isin(NAMED)])
    mine = mine[mine["mid_pct"].notna()]
    if mine.empty and len(found):
        return Refusal("No market in the data prints a share of this company", "the Companies page")
    rank = mine["layer"].map({name: i for i, name in enumerate(LAYERS)})
    mine = with_today(mine.assign(_rank=rank), share_intervals.sources)
    return mine.sort_values(["_rank", "market_label", "mid_date"], kind="stable").drop(columns="_rank")


def everywhere_finding(table: pd.DataFrame) -> str:
    """From the least to the most of today, and in how many markets; surveys of use, which overlap, are in no range."""
    now, is_now = last_counted(table)
    name, count = table["label"].iloc[0], counted(now["market_id"].nunique(), "market")
    verb = "has" if is_now else "had"
    when = " today" if is_now else ", none of today"
    return f"{name} {verb} {printed_range(now)} in {count}{when}"


def everywhere_subtitle(table: pd.DataFrame) -> str:
    """Measure and scope."""
    return f"Share of {table['label'].iloc[0]} in each market that publishes one, over time"
