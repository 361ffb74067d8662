"""Words on one topic, data: rows in, the exact words out, a case for each branch."""

import pandas as pd
import pytest

from analysis.measures import freshness
from analysis.tables import health, sources

CASES = [
    (
        health._sums,
        {
            "whole": pd.DataFrame(
                {
                    "market_id": ["a16z-cio-wallet-share"],
                    "period": ["2025"],
                    "share_pct": [56],
                    "source_id": ["a16z-pulse-bot-2026"],
                    "printed": ["56"],
                }
            )
        },
        (
            "Markets and dates whose parts add to more than 100.5 %",
            "0 in floats",
            "0 in exact fractions",
            "yes",
            "a16z-pulse-bot-2026",
        ),
    ),
    (
        health._ordered,
        {"series": pd.DataFrame({"source_id": [], "low_pct": [], "mid_pct": [], "high_pct": []})},
        ("Values inside their interval", "0 counted", "0 in all", "yes", ""),
    ),
    (health.invariants_finding, {"table": pd.DataFrame({"holds": ["yes"]})}, "The one cross-check agrees"),
    (
        health.coverage_finding,
        {
            "table": pd.DataFrame(
                {
                    "low_pct": [99.97, 84.25, 64.1, 98.65, 71.65],
                    "share_of": [
                        "referrals",
                        "monthly users",
                        "computing power in H100 equivalents",
                        "web visits",
                        "tokens",
                    ],
                    "recency": ["today", "today", "today", "today", "today"],
                }
            )
        },
        ("2 of 5 markets today are covered to 95 % or more"),
    ),
    (
        health.coverage_subtitle,
        {"table": pd.DataFrame({"market_id": [], "recency": []})},
        ("Part of each market that is published by company, at its last date"),
    ),
    (
        health.missing_finding,
        {
            "table": pd.DataFrame(
                {
                    "table_name": ["sources", "sources", "sources"],
                    "column_label": ["License", "Published", "Independence"],
                    "rows_count": [412, 412, 412],
                    "blank_count": [347, 197, 40],
                }
            )
        },
        "Of 412 sources 347 have no license, 197 no day of publication",
    ),
    (
        sources.independence_finding,
        {"table": pd.DataFrame({"independence": [], "rows_count": []})},
        "None of the 0 published shares shown comes from a seller or an investor",
    ),
    (
        sources.independence_finding,
        {"table": pd.DataFrame({"independence": ["seller"], "rows_count": [6]})},
        "6 of 6 published shares come from sellers or investors",
    ),
    (
        sources.periodic_finding,
        {
            "table": pd.DataFrame(
                {
                    "producer": ["LMArena"],
                    "next_expected": ["2026-05"],
                    "due": pd.Series([None], dtype=object),
                    "days_late": pd.Series([None], dtype=object),
                }
            )
        },
        ("The first new issue was expected in May 2026 (LMArena)"),
    ),
    (
        sources.credits_finding,
        {"table": pd.DataFrame({"license": []})},
        "0 sources ask for a credit, under 0 licenses or terms",
    ),
    (sources.list_finding, {"table": pd.DataFrame({"kind": ["secondary"]})}, "1 source, 0 of them known to be primary"),
]


@pytest.mark.parametrize(("function", "given", "said"), CASES)
def test_rows_of_this_topic_are_told_in_these_words(function, given, said):
    assert function(**given) == said


def periodic(*rows):
    """Periodic sources, the latest first: producer, days late, and what is due."""
    table = pd.DataFrame(rows, columns=["producer", "days_late", "due"])
    return table.assign(next_expected=["2026-05", "2026-09"][: len(rows)])


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("A", 12, "overdue"), ("B", 1, "overdue")], "2 of 2 periodic sources are late, A longest: 12 days"),
        ([("A", 1, "overdue"), ("B", 0, "in time")], "1 of 2 periodic sources is late, A longest: 1 day"),
        ([("A", 0, "in time"), ("B", -9, "in time")], "None of 2 periodic sources is late"),
        ([("A", 0, "in time"), ("B", None, None)], "None of 2 periodic sources is late"),
        ([("A", None, None), ("B", None, None)], "The first new issue was expected in May 2026 (A)"),
    ],
)
def test_sources_are_late_from_the_first_day_past_their_rhythm(rows, said):
    assert sources.periodic_finding(periodic(*rows).astype({"days_late": float})) == said


OVER = "Markets and dates whose parts add to more than 100.5 %"


@pytest.mark.parametrize(
    ("parts", "printed", "said"),
    [
        ([60, 40.5], ["60", "40.5"], ("0 in floats", "0 in exact fractions", "yes")),
        ([60, 40.6], ["60", "40.6"], ("1 in floats", "1 in exact fractions", "yes")),
        ([60, 40.6], ["60", None], ("1 in floats", "0 in exact fractions", "NO")),
    ],
)
def test_parts_that_add_to_more_than_the_whole_are_found_both_ways(parts, printed, said):
    whole = pd.DataFrame({"share_pct": parts, "printed": printed}).assign(market_id="m", period="2025", source_id="s")
    assert health._sums(whole) == (OVER, *said, "s")


@pytest.mark.parametrize(
    ("row", "inside"),
    [
        ((50.0, 50.0, 50.0), 1),
        ((50.0 + 1e-9, 50.0, 51.0), 1),
        ((49.0, 50.0 + 1e-9, 50.0), 1),
        ((50.1, 50.0, 51.0), 0),
        ((49.0, 50.1, 50.0), 0),
        ((49.0, None, 50.0), 1),
    ],
)
def test_a_value_at_an_end_of_its_interval_is_inside(row, inside):
    series = pd.DataFrame([row], columns=["low_pct", "mid_pct", "high_pct"]).astype(float).assign(source_id="s")
    found = health._ordered(series)
    assert found[1:] == (f"{inside} counted", "1 in all", "yes" if inside else "NO", "s")


@pytest.mark.parametrize(
    ("holds", "said"),
    [
        (["yes", "yes"], "All 2 cross-checks agree"),
        (["yes", "yes", "NO"], "2 of 3 cross-checks agree"),
        (["yes", "NO"], "1 of 2 cross-checks agrees"),
        (["NO", "NO"], "None of 2 cross-checks agrees"),
        (["NO"], "None of 1 cross-check agrees"),
    ],
)
def test_cross_checks_that_agree_are_counted(holds, said):
    assert health.invariants_finding(pd.DataFrame({"holds": holds})) == said


@pytest.mark.parametrize(
    ("lows", "recency", "said"),
    [
        ([95, 94.9], "today", "1 of 2 markets today is covered to 95 % or more"),
        ([95, 96], "today", "2 of 2 markets today are covered to 95 % or more"),
        ([94.9], "older", "None of 1 market is covered to 95 % or more: newest: 2024"),
    ],
)
def test_a_market_is_covered_from_ninety_five_per_cent_on(lows, recency, said):
    table = pd.DataFrame({"low_pct": lows}).assign(share_of="tokens", recency=recency, as_of="2024")
    assert health.coverage_finding(table) == said


@pytest.mark.parametrize(
    ("read", "said"),
    [
        (["2026-11-24", "2026-09", None], "sources read until 24 Nov 2026"),
        ([None], "date of the data not known"),
    ],
)
def test_the_header_says_until_when_sources_were_read(read, said):
    assert freshness.as_of(pd.DataFrame({"date_accessed": read})) == said
