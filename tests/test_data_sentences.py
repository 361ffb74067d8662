"""Words on one topic, data: rows in, the exact words out, a case for each branch."""

import pandas as pd
import pytest

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
