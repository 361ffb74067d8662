"""Words on one topic, strategy: rows in, the exact words out, a case for each branch."""

import pandas as pd
import pytest

from analysis.tables import strategies, strategy_markets

CASES = [
    (
        strategies.flow_finding,
        {"table": pd.DataFrame({"strategy_then": ["open_weights", "closed"], "strategy_today": ["hybrid", "hybrid"]})},
        ("Hybrid strategies went from 0 to 2 of 2 organizations"),
    ),
    (
        strategies.flow_finding,
        {"table": pd.DataFrame({"strategy_then": ["not there yet"], "strategy_today": ["open_weights"]})},
        "Hybrid strategies: 0 of 1 organization, none there in March 2024",
    ),
    (
        strategies.flow_finding,
        {"table": pd.DataFrame({"label": ["Mistral AI"], "strategy_then": ["hybrid"], "strategy_today": ["hybrid"]})},
        "Mistral AI: hybrid in March 2024 and today",
    ),
    (
        strategies.reversals_finding,
        {"table": pd.DataFrame({"before": ["open weights"], "after": ["hybrid"]})},
        "One change since the article, toward closed",
    ),
    (
        strategies.reversals_subtitle,
        {"table": pd.DataFrame({"before": ["open weights"], "label": ["Meta"], "after": ["hybrid"]})},
        ("Toward closed: Meta; changes of strategy after 21 March 2024, newest first"),
    ),
    (
        strategies.mix_finding,
        {
            "table": pd.DataFrame(
                {
                    "as_of": [
                        "2024-03-21",
                        "2024-03-21",
                        "2024-03-21",
                        "2024-03-21",
                        "2026-07-15",
                        "2026-07-15",
                        "2026-07-15",
                        "2026-07-15",
                    ],
                    "strategy": [
                        "open_source",
                        "open_weights",
                        "hybrid",
                        "closed",
                        "open_source",
                        "open_weights",
                        "hybrid",
                        "closed",
                    ],
                    "organizations": [4, 9, 15, 18, 5, 10, 30, 5],
                }
            ),
            "mix_unit": "count",
            "whole": pd.DataFrame({"as_of": []}),
        },
        ("Commonest Mar 2024: closed (18 of 46); Jul 2026: hybrid (30 of 50)"),
    ),
    (
        strategies.mix_finding,
        {
            "table": pd.DataFrame({"as_of": ["2024-03-21"], "strategy": ["open_source"], "organizations": [4]}),
            "mix_unit": "count",
            "whole": pd.DataFrame({"as_of": []}),
        },
        "Open source (4 of 4) is the commonest strategy in Mar 2024",
    ),
    (strategies.against_subtitle, {"table": pd.DataFrame(index=range(0))}, "Organizations by strategy of today"),
    (
        strategies.against_finding,
        {
            "table": pd.DataFrame(
                {
                    "group": ["platform", "application", "model"],
                    "strategy": ["open_source", "hybrid", "hybrid"],
                    "organizations": [2, 2, 22],
                }
            )
        },
        "Hybrid strategies: 22 of 22 in “model”, 2 of 2 in “application”",
    ),
    (
        strategy_markets.open_share_subtitle,
        {"table": pd.DataFrame({"market_id": [], "recency": []})},
        ("By the openness of the served model, last date of each market"),
    ),
    (
        strategy_markets.open_share_finding,
        {"table": pd.DataFrame({"recency": [], "low_pct": [], "high_pct": [], "share_of": []})},
        ("Open models held surely under or over half in none of 0 markets (newer figures not shown)"),
    ),
    (
        strategy_markets.open_share_finding,
        {
            "table": pd.DataFrame(
                {"recency": ["today"], "low_pct": [0.015], "high_pct": [5.875], "share_of": ["referrals"]}
            )
        },
        "Open models today hold under half in the one market",
    ),
    (
        strategy_markets.open_share_finding,
        {
            "table": pd.DataFrame(
                {"as_of": ["2025-H1"], "recency": ["older"], "low_pct": [0], "high_pct": [100], "share_of": ["tokens"]}
            )
        },
        ("Open models held under or over half in the one market (not known) (newest: H1 2025)"),
    ),
    (
        strategy_markets.by_strategy_subtitle,
        {"table": pd.DataFrame({"market_id": [], "recency": []})},
        ("By the strategy of the company on the last date of each market; hybrid is never halved"),
    ),
    (
        strategy_markets.by_strategy_finding,
        {
            "table": pd.DataFrame(
                {
                    "market_id": [
                        "sensortower-true-audience",
                        "statcounter-ai-chatbot-ww",
                        "similarweb-genai-web",
                        "frost-china-enterprise-tokens",
                    ],
                    "strategy": ["hybrid", "hybrid", "hybrid", "hybrid"],
                    "low_pct": [74, 93.175, 84.60000000000001, 53.300000000000004],
                    "mid_pct": [74.1, 93.19, 84.8, 53.400000000000006],
                    "high_pct": [84.2, 93.205, 85, 53.5],
                    "share_of": ["monthly users", "referrals", "web visits", "tokens"],
                    "recency": ["today", "today", "today", "today"],
                }
            )
        },
        "Hybrid companies today surely lead in all 4 markets",
    ),
]


@pytest.mark.parametrize(("function", "given", "said"), CASES)
def test_rows_of_this_topic_are_told_in_these_words(function, given, said):
    assert function(**given) == said
