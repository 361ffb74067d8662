"""Words on one topic, leader: rows in, the exact words out, a case for each branch."""

import pandas as pd
import pytest

from analysis.measures import comparable, today
from analysis.tables import context, leader_words, many_at_once, market_changes

NONE = float("nan")

CASES = [
    (context.measured, {"row": pd.Series(["referrals"], index=["share_of"])}, "share of referrals"),
    (
        context.printed_range,
        {
            "table": pd.DataFrame(
                {"low_pct": [0.505, 6.75], "mid_pct": [0.51, 6.800000000000001], "high_pct": [0.515, 6.849999999999999]}
            )
        },
        "1–7 %",
    ),
    (context.share_range, {"low": 24.3, "high": 80.47}, "24–80 %"),
    (
        leader_words.leader_subtitle,
        {
            "table": pd.DataFrame(
                {
                    "market_id": ["ramp-named-model-spend"],
                    "share_of": ["API spend"],
                    "metric_kind": ["partition"],
                    "as_of": ["2025-07"],
                    "recency": ["older"],
                    "today_until": ["2026-11-30"],
                }
            )
        },
        ("Largest share in each market, Jul 2025, earlier dates faint, the last with its confidence (A to D)"),
    ),
    (
        leader_words.leader_note,
        {
            "table": pd.DataFrame(
                {
                    "market_id": ["bnn-openai-genai-2023"],
                    "share_of": ["not stated"],
                    "metric_kind": ["partition"],
                    "recency": ["older"],
                    "today_until": ["2026-11-30"],
                }
            )
        },
        (
            "Markets count different things and must not be averaged. The article’s “nearly 80 %” names"
            " no study. Open marks are estimates or projections; surveys of use overlap, are no parts of"
            " a whole and are in no range of shares. Counted: no market of the twelve months to 30 Nov"
            " 2026; counted instead: 1 older"
        ),
    ),
    (
        leader_words.leader_note,
        {
            "table": pd.DataFrame(
                {
                    "market_id": ["ramp-named-model-spend", "etr-enterprise-usage"],
                    "share_of": ["API spend", "survey respondents"],
                    "metric_kind": ["partition", "penetration"],
                    "recency": ["today", "today"],
                    "today_until": ["2026-11-30", "2026-11-30"],
                }
            )
        },
        (
            "Markets count different things and must not be averaged. Open marks are estimates or"
            " projections; surveys of use overlap, are no parts of a whole and are in no range of"
            " shares. Counted: 1 market of the twelve months to 30 Nov 2026; apart and not counted: 1"
            " survey of use"
        ),
    ),
    (
        leader_words.rivals_subtitle,
        {
            "table": pd.DataFrame(
                {
                    "market_id": ["menlo-2024-enterprise-llm"],
                    "label": ["Mistral AI"],
                    "share_of": ["survey, enterprise use"],
                    "metric_kind": ["partition"],
                    "as_of": ["2023"],
                    "recency": ["older"],
                    "today_until": ["2026-11-30"],
                }
            )
        },
        ("Share of Mistral AI, 2023, earlier dates faint, the last with its confidence (A to D)"),
    ),
    (
        leader_words.rivals_note,
        {
            "table": pd.DataFrame(
                {
                    "market_id": ["a16z-cio-wallet-share", "similarweb-genai-web", "menlo-2024-enterprise-llm"],
                    "share_of": ["API spend", "web visits", "survey, enterprise use"],
                    "metric_kind": ["partition", "partition", "partition"],
                    "recency": ["today", "today", "older"],
                    "today_until": ["2026-11-30", "2026-11-30", "2026-11-30"],
                }
            )
        },
        (
            "Sources count visits, referrals, users, tokens or dollars. Where they differ, both can be"
            " right of their market. Surveys of use overlap and are in no range of shares. Counted: 2"
            " markets of the twelve months to 30 Nov 2026; apart and not counted: 1 older"
        ),
    ),
    (
        leader_words.rivals_finding,
        {
            "table": pd.DataFrame(
                {
                    "market_id": ["menlo-2024-enterprise-llm"],
                    "label": ["Mistral AI"],
                    "date_status": ["final"],
                    "share_of": ["survey, enterprise use"],
                    "metric_kind": ["partition"],
                    "as_of": ["2023"],
                    "interval": ["6 %"],
                    "recency": ["older"],
                    "line": ["menlo-2024-enterprise-llm mistral"],
                }
            )
        },
        "Mistral AI: 6 % in one market shown, not of today (2023)",
    ),
    (
        many_at_once.many_finding,
        {"table": pd.DataFrame({"market_id": ["etr-enterprise-usage"], "as_of": ["2025-09"], "vendors": [1.1]})},
        "Adopters use at least 1.1 vendors each (Sep 2025)",
    ),
    (
        many_at_once.many_subtitle,
        {
            "table": pd.DataFrame(
                {"market_id": ["etr-enterprise-usage"], "market_label": ["Vendors used by surveyed enterprises (ETR)"]}
            )
        },
        ("Vendors per adopter, a lower bound: Vendors used by surveyed enterprises (ETR)"),
    ),
    (
        many_at_once.many_note,
        {
            "table": pd.DataFrame(
                {"market_id": ["etr-enterprise-usage"], "as_of": ["2025-09"], "adopters_pct": [NONE], "vendors": [1.1]}
            )
        },
        (
            "Adoption is no share. In Sep 2025 100 adopters named 110 vendors, so one that half of"
            " them name has at most 45 % of the answers. 1 survey gives no total: all asked count as"
            " adopters"
        ),
    ),
    (
        market_changes.what_if_finding,
        {
            "table": pd.DataFrame(
                {
                    "before_bounds": ["6,632–6,635"],
                    "after_bounds": ["5,472–5,474"],
                    "asked": ["a newcomer takes 10 points from all"],
                }
            )
        },
        ("HHI goes from 6,632–6,635 to 5,472–5,474 if a newcomer takes 10 points from all"),
    ),
    (comparable.worst, {"statuses": pd.Series([])}, "final"),
    (comparable.dated_in_brackets, {"period": "2024", "status": "final"}, "2024"),
    (
        comparable.pair_words,
        {
            "table": pd.DataFrame(
                {"since_label": ["May 2025"], "until_label": ["Sep 2026"], "span": [""], "comparable": [True]}
            )
        },
        "",
    ),
    (
        today.standing,
        {
            "table": pd.DataFrame(
                {
                    "market_id": [
                        "ms-datacentre-chip",
                        "ai-accelerator-revenue-2026",
                        "iot-analytics-dc-gpu",
                        "jpr-pc-graphics-cards",
                        "epoch-ai-chip-owners-quarterly",
                        "synergy-cloud-infra",
                        "omdia-china-ai-cloud",
                        "frost-china-enterprise-tokens",
                        "idc-china-maas-tokens",
                        "bnn-openai-genai-2023",
                        "apptopia-us-mobile-dau",
                        "sensortower-true-audience",
                        "similarweb-genai-web",
                        "flexos-genai-top150",
                        "statcounter-ai-chatbot-us",
                        "statcounter-ai-chatbot-ww",
                    ],
                    "share_of": [
                        "revenue",
                        "revenue",
                        "revenue",
                        "shipments",
                        "computing power in H100 equivalents",
                        "revenue",
                        "revenue",
                        "tokens",
                        "tokens",
                        "not stated",
                        "daily users",
                        "monthly users",
                        "web visits",
                        "web visits",
                        "referrals",
                        "referrals",
                    ],
                    "as_of": [
                        "2021-03",
                        "2026",
                        "2024",
                        "2025-Q4",
                        "2025-Q4",
                        "2026-Q1",
                        "2025-H1",
                        "2025-H2",
                        "2025-H1",
                        "2023",
                        "2026-01",
                        "2026-05",
                        "2026-05",
                        "2024",
                        "2025-07",
                        "2026-09",
                    ],
                    "newest": [
                        "2025-09",
                        "2026",
                        "2024",
                        "2025-Q4",
                        "2025-Q4",
                        "2026-Q1",
                        "2025-H1",
                        "2025-H2",
                        "2025-H1",
                        "2023",
                        "2026-03",
                        "2026-05",
                        "2026-05",
                        "2024",
                        "2025-07",
                        "2026-09",
                    ],
                    "recency": [
                        "older",
                        "not over",
                        "older",
                        "today",
                        "today",
                        "today",
                        "older",
                        "today",
                        "older",
                        "older",
                        "today",
                        "today",
                        "today",
                        "older",
                        "older",
                        "today",
                    ],
                    "today_until": [
                        "2026-11-30",
                        "2026-11-30",
                        "2026-11-30",
                        "2026-11-30",
                        "2026-11-30",
                        "2026-11-30",
                        "2026-11-30",
                        "2026-11-30",
                        "2026-11-30",
                        "2026-11-30",
                        "2026-11-30",
                        "2026-11-30",
                        "2026-11-30",
                        "2026-11-30",
                        "2026-11-30",
                        "2026-11-30",
                    ],
                }
            )
        },
        (
            "7 markets of the twelve months to 30 Nov 2026; apart and not counted: 1 with newer"
            " figures not shown, 6 older, 1 of a period not over, the article’s claim"
        ),
    ),
]


@pytest.mark.parametrize(("function", "given", "said"), CASES)
def test_rows_of_this_topic_are_told_in_these_words(function, given, said):
    assert function(**given) == said
