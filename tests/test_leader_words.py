"""Who leads and whose part is largest: rows in, the exact sentence out, a case for each branch."""

import pandas as pd
import pytest

from analysis.tables import leader_words, strategy_markets

SPLIT = {"metric_kind": "partition", "share_of": "visits", "independence": "independent", "source_id": "s"}


def leaders(*rows, **cells):
    """Leaders of definitions: company, share, whether it leads for certain."""
    table = pd.DataFrame(rows, columns=["label", "mid_pct", "leads"]).assign(low_pct=lambda t: t["mid_pct"])
    lines = [f"m{i}" for i in range(len(table))]
    shown = {"interval": [f"{value:g} %" for value in table["mid_pct"]], "market_id": lines, "line": lines}
    dated = {"high_pct": table["mid_pct"], "as_of": "2026-05", "date_status": "final", "recency": "today"}
    return table.assign(**SPLIT | shown | dated | cells)


A, B, NOBODY = ("A", 40.0, "yes"), ("B", 80.0, "yes"), ("A", 30.0, "no")


@pytest.mark.parametrize(
    ("table", "whole", "said"),
    [
        (leaders(A), None, "A: 40 % in one market today (May 2026)"),
        (leaders(A, recency="older"), None, "A: 40 % in one market shown, not of today (May 2026)"),
        (leaders(A, B), None, "The leader holds 40–80 % today in 2 markets: 2 different leaders"),
        (leaders(A, A), None, "The leader holds 40 % today in 2 markets: A leads each"),
        (leaders(A, NOBODY), None, "The leader holds 30–40 % today in 2 markets: A leads 1"),
        (leaders(NOBODY, NOBODY), None, "The leader holds 30 % today in 2 markets: no certain leader"),
        (
            leaders(A, B),
            leaders(A, B, NOBODY),
            "2 different leaders hold 40–80 % today in 2 of 3 markets",
        ),
        (
            leaders(A, A, recency="older"),
            None,
            "A led both markets with 40 % (newest: May 2026)",
        ),
    ],
)
def test_the_leader_is_named_where_it_leads_for_certain(table, whole, said):
    assert leader_words.leader_finding(table, whole) == said


def parts(*rows, recency="today"):
    """Parts of markets by strategy: market, strategy, lowest and highest share."""
    table = pd.DataFrame(rows, columns=["market_id", "strategy", "low_pct", "high_pct"])
    middle = table[["low_pct", "high_pct"]].mean(axis=1)
    return table.assign(mid_pct=middle, as_of="2026-05", recency=recency, **SPLIT)


SURE = [("m", "closed", 60, 60), ("m", "hybrid", 30, 30)]
UNSURE = [("n", "closed", 30, 30), ("n", "hybrid", 20, 20)]
OTHER = [("o", "hybrid", 70, 70), ("o", "closed", 10, 10)]


@pytest.mark.parametrize(
    ("rows", "recency", "said"),
    [
        (SURE, "today", "Closed companies today surely lead in the one market"),
        (UNSURE, "today", "Closed companies today lead in the one market, not surely"),
        ([*SURE, *UNSURE], "today", "Closed companies today lead in both markets, surely in 1"),
        ([*SURE, *UNSURE, *OTHER], "today", "Closed companies today lead in 2 of 3 markets, surely in 1"),
        ([*SURE, *OTHER], "today", "Hybrid and closed companies today surely lead each in 1 of 2 markets"),
        (
            SURE,
            "older",
            "Closed companies surely led in the one market (newest: May 2026)",
        ),
    ],
)
def test_the_strategy_with_the_largest_part_is_told_with_how_sure_it_is(rows, recency, said):
    assert strategy_markets.by_strategy_finding(parts(*rows, recency=recency)) == said
