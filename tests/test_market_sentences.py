"""Words on one topic, market: rows in, the exact words out, a case for each branch."""

import pandas as pd
import pytest

from analysis.tables import doubts, every_market

CASES = [
    (
        doubts.doubts_finding,
        {"table": pd.DataFrame({"doubt": ["Another definition"], "moves_points": [3357.788725000002]})},
        "Another definition could move this HHI most: by 3,358 points",
    ),
    (
        doubts.doubts_subtitle,
        {
            "table": pd.DataFrame(
                {
                    "market_label": ["AI chatbot referrals, worldwide (StatCounter)"],
                    "date_status": ["final"],
                    "as_of": ["2026-09"],
                }
            )
        },
        (
            "Points by which each doubt could move this HHI, AI chatbot referrals, "
            "worldwide (StatCounter), Sep 2026; “Data doubts” above ranks those of "
            "the whole page"
        ),
    ),
    (every_market._against, {"worst": False, "best": False}, "no"),
    (
        every_market.every_market_finding,
        {"table": pd.DataFrame({"verdict": [], "recency": []})},
        "0 markets count both, none can be tested, none of them of today",
    ),
    (
        every_market.every_market_finding,
        {
            "table": pd.DataFrame(
                {
                    "verdict": ["presumed", "presumed", "presumed", "no test reached", "no test reached"],
                    "speaks_against": ["depends", "yes", "yes", "no", "no"],
                    "recency": ["today", "today", "today", "today", "today"],
                }
            )
        },
        "The merger is flagged in 2 of 5 markets; 1 is unsure",
    ),
    (
        every_market.every_market_finding,
        {"table": pd.DataFrame({"verdict": ["no test reached"], "speaks_against": ["no"], "recency": ["older"]})},
        ("In the only market that can be tested, none of today, the merger passes"),
    ),
    (
        every_market.every_market_subtitle,
        {
            "table": pd.DataFrame(
                {
                    "market_id": ["sensortower-true-audience"],
                    "recency": ["today"],
                    "today_until": ["2026-11-30"],
                    "merged": ["Google + Perplexity"],
                }
            )
        },
        ("Google + Perplexity, each market that counts them at its last date"),
    ),
    (
        every_market.every_market_note,
        {
            "table": pd.DataFrame(
                {
                    "market_id": ["sensortower-true-audience", "statcounter-ai-chatbot-us"],
                    "verdict": ["presumed", "no test reached"],
                    "why": [None, None],
                    "recency": ["today", "older"],
                    "today_until": ["2026-11-30", "2026-11-30"],
                }
            )
        },
        (
            "A screening presumption from shares alone, not a legal verdict. Markets overlap and are"
            " never added. Counted: 1 market of the twelve months to 30 Nov 2026; apart and not counted:"
            " 1 older"
        ),
    ),
    (
        every_market.every_market_note,
        {
            "table": pd.DataFrame(
                {
                    "market_id": ["sensortower-true-audience", "etr-enterprise-usage"],
                    "market_label": ["AI assistant users (Sensor Tower)", "Vendors used (ETR)"],
                    "verdict": ["presumed", None],
                    "why": [None, "answers overlap"],
                    "recency": ["today", "today"],
                    "today_until": ["2026-11-30", "2026-11-30"],
                }
            )
        },
        (
            "A screening presumption from shares alone, not a legal verdict. Markets overlap and are"
            " never added. Not tested: Vendors used (ETR) (answers overlap). Counted: 1 market of the twelve"
            " months to 30 Nov 2026"
        ),
    ),
    (
        every_market.everywhere_finding,
        {
            "table": pd.DataFrame(
                {
                    "market_id": ["menlo-enterprise-llm-coding", "a16z-cio-wallet-share"],
                    "label": ["OpenAI", "OpenAI"],
                    "low_pct": [20.5, 53.5],
                    "high_pct": [21.5, 58.5],
                    "mid_pct": [21.0, 56.0],
                    "share_of": ["production API use", "API spend"],
                    "metric_kind": ["partition", "partition"],
                    "as_of": ["2025", "2025"],
                    "recency": ["today", "today"],
                    "line": ["menlo-enterprise-llm-coding openai", "a16z-cio-wallet-share openai"],
                }
            )
        },
        "OpenAI has 21–59 % in 2 markets today",
    ),
    (
        every_market.everywhere_finding,
        {
            "table": pd.DataFrame(
                {
                    "market_id": ["menlo-2025h1-enterprise-llm-usage"],
                    "label": ["OpenAI"],
                    "low_pct": [24.5],
                    "high_pct": [25.5],
                    "mid_pct": [25.0],
                    "share_of": ["production API use"],
                    "metric_kind": ["partition"],
                    "as_of": ["2025-H1"],
                    "recency": ["older"],
                    "line": ["menlo-2025h1-enterprise-llm-usage openai"],
                }
            )
        },
        "OpenAI had 25 % in 1 market, none of today",
    ),
    (
        every_market.everywhere_subtitle,
        {
            "table": pd.DataFrame(
                {
                    "market_id": ["menlo-2025h1-enterprise-llm-usage"],
                    "label": ["OpenAI"],
                    "recency": ["older"],
                    "share_of": ["visits"],
                    "metric_kind": ["partition"],
                    "today_until": ["2026-11-30"],
                }
            )
        },
        ("Share of OpenAI in each market that publishes one, over time"),
    ),
]


@pytest.mark.parametrize(("function", "given", "said"), CASES)
def test_rows_of_this_topic_are_told_in_these_words(function, given, said):
    assert function(**given) == said
