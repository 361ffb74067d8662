"""Words on one topic, share: rows in, the exact words out, a case for each branch."""

import pandas as pd
import pytest

from analysis.tables import shares_words

NONE = float("nan")

CASES = [
    (
        shares_words._gaps,
        {
            "table": pd.DataFrame(
                {
                    "label": ["Meta", "China", "China", "Meta", "Meta", "China", "Meta", "Meta"],
                    "kind": ["company", "group", "group", "company", "company", "group", "company", "company"],
                    "mid_date": [
                        pd.Timestamp("2025-02-14"),
                        pd.Timestamp("2025-02-14"),
                        pd.Timestamp("2025-05-16"),
                        pd.Timestamp("2024-11-15"),
                        pd.Timestamp("2024-05-16"),
                        pd.Timestamp("2024-02-15"),
                        pd.Timestamp("2025-08-15"),
                        pd.Timestamp("2024-08-15"),
                    ],
                    "period_label": [
                        "Q1 2025",
                        "Q1 2025",
                        "Q2 2025",
                        "Q4 2024",
                        "Q2 2024",
                        "Q1 2024",
                        "Q3 2025",
                        "Q3 2024",
                    ],
                }
            )
        },
        [("China", ["Q2 2024", "Q3 2024", "Q4 2024"]), ("Meta", ["Q2 2025"])],
    ),
    (
        shares_words.two_dates_note,
        {
            "table": pd.DataFrame(
                {
                    "label": ["OpenAI"],
                    "limits": [
                        (
                            "Includes: Referral clicks from six chatbots to tagged sites. Excludes: "
                            "Users and revenue, and chatbots beyond the six; April 2025 is a "
                            "start-up month. May favor: Chatbots that link out."
                        )
                    ],
                    "turned_by": ["Jul 2025"],
                }
            )
        },
        (
            "Another date turns the direction of OpenAI (Jul 2025). Includes: "
            "Referral clicks from six chatbots to tagged sites. Excludes: Users and "
            "revenue, and chatbots beyond the six; April 2025 is a start-up month. "
            "May favor: Chatbots that link out."
        ),
    ),
    (
        shares_words.layers_subtitle,
        {"table": pd.DataFrame({"layer": [], "recency": []})},
        ("One market a layer at its last date, side by side and never added"),
    ),
    (
        shares_words.sizes_note,
        {"table": pd.DataFrame(index=range(0))},
        ("Scopes differ from software alone to hardware and advertising. Open marks are forecasts made years ahead"),
    ),
    (
        shares_words.one_market_finding,
        {
            "table": pd.DataFrame(
                {
                    "kind": ["group", "group"],
                    "as_of": ["2026-06", "2026-06"],
                    "mid_pct": [46, NONE],
                    "high_pct": [47, 36],
                }
            )
        },
        "Only groups are published: no company can be said to lead",
    ),
    (
        shares_words.two_dates_finding,
        {
            "table": pd.DataFrame(
                {
                    "label": ["OpenAI"],
                    "change_low_pp": [0.6700000000000017],
                    "change_high_pp": [0.6899999999999835],
                    "change": ["▲ +0.68 pp"],
                    "since_label": ["May 2025"],
                    "until_label": ["Sep 2026"],
                    "span": [""],
                    "comparable": [True],
                    "turned_by": ["Jul 2025"],
                }
            )
        },
        "May 2025 vs. Sep 2026: the direction depends on the dates",
    ),
    (
        shares_words.two_dates_finding,
        {
            "table": pd.DataFrame(
                {
                    "label": ["Google (DeepMind)", "Perplexity", "Anthropic", "DeepSeek"],
                    "change_low_pp": [8.979999999999999, -6.000000000000001, 0.48000000000000004, -0.7899999999999999],
                    "change_high_pp": [9, -5.9799999999999995, 0.49999999999999994, -0.77],
                    "change": ["▲ +8.99 pp", "▼ −5.99 pp", "▲ +0.49 pp", "▼ −0.78 pp"],
                    "since_label": ["May 2025", "May 2025", "May 2025", "May 2025"],
                    "until_label": ["Sep 2026", "Sep 2026", "Sep 2026", "Sep 2026"],
                    "span": ["", "", "", ""],
                    "comparable": [True, True, True, True],
                    "turned_by": ["", "", "Jun 2026", ""],
                }
            )
        },
        "May 2025 vs. Sep 2026: Perplexity −5.99 pp, Google (DeepMind) +8.99 pp",
    ),
    (
        shares_words.layers_finding,
        {"table": pd.DataFrame({"kind": [], "mid_pct": [], "low_pct": [], "high_pct": [], "recency": []})},
        "No company is among the rows shown",
    ),
    (
        shares_words.layers_finding,
        {
            "table": pd.DataFrame(
                {
                    "kind": ["company", "company"],
                    "mid_pct": [94, 25.7],
                    "low_pct": [93.5, 21.7],
                    "high_pct": [94.5, 29.6],
                    "market_label": ["Graphics cards for PCs (Jon Peddie Research)", "Owners of AI chips (Epoch AI)"],
                    "layer": ["chips", "compute"],
                    "interval": ["94 %", "22–30 %"],
                    "recency": ["today", "today"],
                }
            )
        },
        ("Leaders hold 22–30 % (computing power) to 94 % (graphics cards for PCs) today"),
    ),
    (
        shares_words.sizes_finding,
        {
            "table": pd.DataFrame(
                {
                    "market_id": ["menlo-genai-spend-usd", "size-precedence"],
                    "period": ["2025", "2025"],
                    "usd_bn": [37, 37.9],
                    "is_forecast": ["no", "no"],
                }
            )
        },
        "For 2025, publishers say 37 to 37.9 billion dollars: 1.0 times apart",
    ),
    (
        shares_words.sizes_finding,
        {
            "table": pd.DataFrame(
                {
                    "market_id": ["menlo-genai-spend-usd"],
                    "period": ["2025"],
                    "usd_bn": [37],
                    "qualifier": ["rounded"],
                    "is_forecast": ["no"],
                    "market_label": ["Enterprise generative-AI spend (Menlo Ventures)"],
                }
            )
        },
        ("Enterprise generative-AI spend (Menlo Ventures): 37 billion dollars counted for 2025"),
    ),
    (
        shares_words.sizes_finding,
        {
            "table": pd.DataFrame(
                {
                    "market_id": ["size-grand-view", "size-bloomberg-intelligence"],
                    "period": ["2023", "2023"],
                    "usd_bn": [13, 67],
                    "is_forecast": ["no", "yes"],
                }
            )
        },
        "For 2023, publishers say 13 to 67 billion dollars: 5.2 times apart",
    ),
]


@pytest.mark.parametrize(("function", "given", "said"), CASES)
def test_rows_of_this_topic_are_told_in_these_words(function, given, said):
    assert function(**given) == said
