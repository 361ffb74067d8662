"""What is apart, assumed or hidden is said as such: rows in, the exact words out."""

import pandas as pd
import pytest

from analysis.tables import compute, every_market, leader_words, ownership


def spread(*rows):
    """Shares of one company: market, kind of metric, whether it is of today."""
    table = pd.DataFrame(rows, columns=["market_id", "metric_kind", "recency"]).assign(label="A", as_of="2026-05")
    same = {"low_pct": 10.0, "high_pct": 20.0, "mid_pct": 15.0, "today_until": "2026-11-30", "line": table["market_id"]}
    return table.assign(share_of="visits", independence="independent", **same)


SPLIT, SURVEY, OLD = ("m", "partition", "today"), ("s", "penetration", "today"), ("o", "partition", "older")


@pytest.mark.parametrize(
    ("table", "title", "counted"),
    [
        (spread(SPLIT), "A has 10–20 % in 1 market today", "1 market of the twelve months to 30 Nov 2026"),
        (
            spread(SPLIT, SURVEY, OLD),
            "A has 10–20 % in 1 market today",
            "1 market of the twelve months to 30 Nov 2026; apart and not counted: 1 older, 1 survey of use",
        ),
        (spread(SURVEY), "A has 10–20 % in 1 market today", "1 survey of use of the twelve months to 30 Nov 2026"),
    ],
)
def test_the_note_counts_the_markets_that_the_title_counts(table, title, counted):
    assert every_market.everywhere_finding(table) == title
    assert every_market.everywhere_subtitle(table) == "Share of A in each market that publishes one, over time"
    assert leader_words.rivals_note(table).endswith(f"in no range of shares. Counted: {counted}")


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (["reported"], "Control is reported for T0"),
        (["assumed"], "Control is assumed"),
        (["reported", "assumed"], "Control is reported for T0 and assumed for the others"),
        (["assumed", "assumed"], "Control is assumed"),
    ],
)
def test_control_of_a_stake_is_reported_or_assumed(status, said):
    table = pd.DataFrame({"tie": [f"T{i}" for i in range(len(status))], "control_status": status})
    assert ownership.ties_note(table) == f"No lasting cap table: later rounds changed stakes. {said}"


def test_a_layer_without_a_row_has_no_company_shown_not_none_at_all():
    table = pd.DataFrame({"layer": ["chips"], "rank_of_layer": 0, "market_label": "M", "period_label": "2025"})
    said = compute.ladder_note(table)
    assert said.startswith(
        "Blank: not counted there, which is not zero. Chips: M, 2025. No company of two layers is shown in "
    )
