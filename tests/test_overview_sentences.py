"""Words on one topic, overview: rows in, the exact words out, a case for each branch."""

import pandas as pd
import pytest

from analysis.tables import overview, rulings
from analysis.tables.rulings import Ruling

CASES = [
    (
        overview._range,
        {"part": pd.DataFrame({"from_pct": [15.125, 64.055], "to_pct": [32.69499999999999, 78.16499999999999]})},
        "15–78 %",
    ),
    (
        overview.key_finding,
        {
            "table": pd.DataFrame(
                {
                    "figure_id": ["leader", "leader", "open", "open", "open", "open", "open"],
                    "figure": [
                        "The leader today",
                        "The leader today",
                        "Open models today",
                        "Open models today",
                        "Open models today",
                        "Open models today",
                        "Open models today",
                    ],
                    "low_pct": [32.050000000000004, 80.465, 0, 0, 0.015, 3.95, 18.349999999999998],
                    "high_pct": [32.15, 80.475, 15.749999999999996, 100, 5.875, 6.550000000000001, 100],
                    "recency": ["today", "today", "today", "today", "today", "today", "today"],
                    "is_article": [False, False, False, False, False, False, False],
                    "from_pct": [32.1, 80.47, 0, 0, 0.015, 3.95, 18.349999999999998],
                    "to_pct": [32.1, 80.47, 15.749999999999996, 100, 5.875, 6.550000000000001, 100],
                }
            ),
            "whole": pd.DataFrame(
                {
                    "figure_id": ["claimed"],
                    "figure": ["OpenAI in 2023"],
                    "label": ["OpenAI"],
                    "company_id": ["openai"],
                    "market_label": ["Consumer generative-AI web products (a16z, 2023)"],
                    "period_label": ["Jun 2023"],
                    "read_on": ["2026-11-23"],
                    "recency": pd.Series([None], dtype=object),
                    "today_until": ["2026-11-30"],
                    "source_title": ["AI Web Traffic Analysis (summary of a16z study)"],
                    "is_article": [False],
                    "as_of": ["2023-06"],
                }
            ),
        },
        ("Open models today surely pass half in none of 5 markets"),
    ),
    (
        overview.key_finding,
        {
            "table": pd.DataFrame(
                {
                    "figure_id": ["open"],
                    "figure": ["Open models today"],
                    "low_pct": [0],
                    "high_pct": [8.450000000000003],
                    "recency": ["today"],
                    "is_article": [False],
                    "from_pct": [0],
                    "to_pct": [8.450000000000003],
                }
            )
        },
        "Open models today hold under half in the one market",
    ),
    (
        overview._passing_half,
        {"opened": pd.DataFrame({"low_pct": [], "high_pct": []})},
        "surely pass half in none of 0 markets",
    ),
    (
        overview._passing_half,
        {"opened": pd.DataFrame({"low_pct": [0], "high_pct": [15.749999999999996]})},
        "hold under half in the one market",
    ),
    (
        overview.key_subtitle,
        {"table": pd.DataFrame({"recency": []})},
        ("Percent of each market at its last date, one mark a market, with its interval, never averaged"),
    ),
    (
        overview.key_subtitle,
        {
            "table": pd.DataFrame(
                {
                    "market_label": ["AI referrals to B2B sites (Goodie)"],
                    "recency": ["today"],
                    "today_until": ["2026-11-30"],
                }
            )
        },
        ("Percent of each market at its last date, one mark a market, with its interval, never averaged"),
    ),
    (
        overview._said_claimed,
        {
            "part": pd.DataFrame({"figure": ["OpenAI in 2023"], "high_pct": [60.5], "from_pct": [60], "to_pct": [60]}),
            "table": pd.DataFrame({"low_pct": [75], "is_article": [True]}),
        },
        ("OpenAI in 2023: 60 % in 1 sourced figure, none of which reaches the article’s “nearly 80 %”."),
    ),
    (
        overview._said_leader,
        {"part": pd.DataFrame({"label": ["OpenAI", "OpenAI"], "leads": ["yes", "yes"]})},
        "OpenAI leads today in all 2 markets shown.",
    ),
    (
        overview._said_leader,
        {"part": pd.DataFrame({"label": ["Alibaba (Qwen)", "OpenAI"], "leads": ["yes", "yes"]})},
        ("Who leads today depends on what is counted: Alibaba (Qwen) in 1, OpenAI in 1 of 2 markets."),
    ),
    (
        overview._said_open,
        {"part": pd.DataFrame({"low_pct": [0, 0], "high_pct": [15.749999999999996, 100]})},
        ("Open models hold more than half in none of 2 and less than half in 1; 1 leaves too much unknown to tell."),
    ),
    (
        overview._said_open,
        {"part": pd.DataFrame({"low_pct": [18.349999999999998], "high_pct": [100]})},
        "Open models may hold more or less than half in the one market.",
    ),
    (
        overview._said_open,
        {"part": pd.DataFrame({"low_pct": [0], "high_pct": [15.749999999999996]})},
        "Open models hold less than half in the one market.",
    ),
    (
        overview._said_open,
        {"part": pd.DataFrame({"low_pct": [64.055], "high_pct": [78.16499999999999]})},
        "Open models hold more than half in the one market.",
    ),
    (
        overview._said_hybrid,
        {"part": pd.DataFrame({"interval": ["15 of 46", "29 of 46"]})},
        ("Of all 46 organizations known at both dates 15 mixed open and closed in March 2024, 29 do today."),
    ),
    (overview._said_hybrid, {"part": pd.DataFrame(index=range(0))}, ""),
    (overview.claims_finding, {"table": pd.DataFrame({"verdict": []})}, "None of 0 claims is fully supported"),
    (rulings.all_or_some, {"hits": pd.Series([False, True], index=[7, 8])}, "partly"),
    (
        rulings.by_strategy,
        {
            "claim": pd.Series(["databricks;mistral"], index=["company_ids"]),
            "strategies": pd.DataFrame(
                {
                    "company_id": ["mistral"],
                    "since": ["2023-12-11"],
                    "strategy": ["hybrid"],
                    "source_id": ["mistral-ai-profile-ibm"],
                }
            ),
            "companies": pd.DataFrame(
                {
                    "company_id": [
                        "cerebras",
                        "character_ai",
                        "cohere",
                        "coreweave",
                        "databricks",
                        "deepseek",
                        "elastic",
                        "eleutherai",
                        "manus",
                        "meta",
                        "microsoft",
                        "midjourney",
                        "minimax",
                        "mistral",
                        "mongodb",
                        "moonshot",
                        "reka",
                        "sakana",
                    ],
                    "company": [
                        "Cerebras Systems",
                        "Character.AI",
                        "Cohere",
                        "CoreWeave",
                        "Databricks (MosaicML)",
                        "DeepSeek",
                        "Elastic",
                        "EleutherAI",
                        "Manus",
                        "Meta",
                        "Microsoft",
                        "Midjourney",
                        "MiniMax",
                        "Mistral AI",
                        "MongoDB",
                        "Moonshot AI (Kimi)",
                        "Reka AI",
                        "Sakana AI",
                    ],
                }
            ),
            "wanted": ("hybrid",),
        },
        Ruling(
            "partly",
            ("In March 2024 Databricks (MosaicML) was not known, Mistral AI was hybrid"),
            ["mistral-ai-profile-ibm"],
            "2024-03-21",
        ),
    ),
]


@pytest.mark.parametrize(("function", "given", "said"), CASES)
def test_rows_of_this_topic_are_told_in_these_words(function, given, said):
    assert function(**given) == said
