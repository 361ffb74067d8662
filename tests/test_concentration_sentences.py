"""Words on one topic, concentration: rows in, the exact words out, a case for each branch."""

import pandas as pd
import pytest

from analysis.tables import (
    concentration,
    concentration_change,
    concentration_sum,
    concentration_words,
    hhi_over_time,
    indices,
)

CASES = [
    (
        concentration.spectrum_finding,
        {
            "table": pd.DataFrame(
                {
                    "share_of": ["shipments", "tokens", "computing power in H100 equivalents"],
                    "hhi_low": [8769.500000000002, 1815.4875000000004, 1000.1250000000002],
                    "hhi_high": [8955.5, 2262.4100000000003, 1788.96],
                    "recency": ["today", "today", "today"],
                    "band": ["highly concentrated", "highly concentrated", "moderately concentrated"],
                    "status": ["final", "final", "estimate"],
                }
            )
        },
        ("2 of 3 markets today are surely highly concentrated"),
    ),
    (
        concentration.spectrum_finding,
        {
            "table": pd.DataFrame(
                {
                    "market_label": ["AI chatbot referrals, worldwide (StatCounter)"],
                    "share_of": ["referrals"],
                    "as_of": ["2026-09"],
                    "interval": ["6,632–6,635"],
                    "status": ["final"],
                    "recency": ["today"],
                }
            )
        },
        "HHI of AI chatbot referrals, worldwide (StatCounter): 6,632–6,635",
    ),
    (
        concentration.spectrum_note,
        {
            "table": pd.DataFrame(
                {
                    "market_id": [
                        "similarweb-genai-web",
                        "openrouter-author-share-weekly-2026",
                        "ramp-named-model-spend",
                    ],
                    "market_label": [
                        "Generative-AI website visits (Similarweb)",
                        "Tokens by vendor, weeks of summer 2026 (OpenRouter)",
                        "Model spend by named model (Ramp AI Index)",
                    ],
                    "layer": ["assistant", "gateway", "model"],
                    "hhi_low": [3621.4375000000014, 1238.183025, 5313.8745],
                    "hhi_high": [3641.660000000001, 1295.3630500000002, 5315.8497],
                    "interval": ["3,621–3,642", "1,230–1,300", "5,313–5,316"],
                    "recency": ["today", "today", "today"],
                    "today_until": ["2026-11-30", "2026-11-30", "2026-11-30"],
                }
            )
        },
        (
            "What is counted decides. Of models and their uses alone the least concentrated market counted has"
            " HHI 1,230–1,300 (Tokens by vendor, weeks of summer 2026 (OpenRouter)), the most"
            " 5,313–5,316 (Model spend by named model (Ramp AI Index)). A bar holds every market that"
            " fits what is published. Markets count different things and are never averaged. Counted: 3"
            " markets of the twelve months to 30 Nov 2026"
        ),
    ),
    (
        concentration.spectrum_note,
        {
            "table": pd.DataFrame(
                {
                    "market_id": ["web", "weeks", "days", "spend"],
                    "market_label": ["Visits", "Tokens by week", "Tokens by day", "Spend"],
                    "layer": ["assistant", "gateway", "gateway", "model"],
                    "hhi_low": [3621.4, 1238.2, 1660.8, 5313.9],
                    "hhi_high": [3641.7, 1295.4, 1712.1, 5315.8],
                    "interval": ["3,621–3,642", "1,230–1,300", "1,660–1,720", "5,313–5,316"],
                    "as_of": ["2026-05", "2026-08-10", "2026-10-07", "2026-07"],
                    "counts_as": [None, "tokens", "tokens", None],
                    "recency": ["today"] * 4,
                    "today_until": ["2026-11-30"] * 4,
                }
            )
        },
        (
            "What is counted decides. Of models and their uses alone the least concentrated market counted has HHI"
            " 1,660–1,720 (Tokens by day), the most 5,313–5,316 (Spend); beyond these, but counting the same again:"
            " 1,230–1,300 (Tokens by week). A bar holds every market that fits what is published. Markets count"
            " different things and are never averaged. Counted: 3 markets of the twelve months to 30 Nov 2026; apart"
            " and not counted: 1 that counts the same again"
        ),
    ),
    (
        concentration.contributions_finding,
        {
            "table": pd.DataFrame(
                {"label": ["OpenAI"], "square_points": [6475.4209], "contribution_pct": [97.62017483533867]}
            ),
            "whole": pd.DataFrame({"square_points": []}),
        },
        "OpenAI makes 98 % of the sum of 0 points",
    ),
    (
        concentration_change.change_finding,
        {
            "table": pd.DataFrame(
                {
                    "kind": ["stays"],
                    "points": [-105.84330000000001],
                    "label": ["Perplexity"],
                    "since_label": ["May 2025"],
                    "until_label": ["Sep 2026"],
                    "span": [""],
                    "comparable": [True],
                    "points_low": [-106.02000000000001],
                    "points_high": [-105.66659999999997],
                    "hhi_change_low": [93.6067750000002],
                    "hhi_change_high": [97.32982499999707],
                    "turned_by": ["Jul 2025"],
                }
            )
        },
        ("HHI rose by 93–98 points, but fell since Jul 2025"),
    ),
    (
        concentration_change._mover,
        {
            "moved": pd.DataFrame(
                {"points": [-105.84330000000001, -23.663999999999998], "label": ["Perplexity", "Microsoft"]}
            )
        },
        "Perplexity",
    ),
    (concentration_change._size, {"low": 93.6067750000002, "high": 97.32982499999707}, "93–98"),
    (
        concentration_change.tipping_finding,
        {
            "table": pd.DataFrame(
                {
                    "label": ["OpenAI", "Google (DeepMind)"],
                    "tip_points": [-44.56583196586807, 36.52652509880257],
                    "tip": ["−44.58 to −44.55", "+36.52 to +36.54"],
                    "flips": ["leader", "leader"],
                }
            )
        },
        "Google (DeepMind) needs another 36.52 to 36.54 points to lead",
    ),
    (
        concentration_sum.hhi_sum_finding,
        {
            "table": pd.DataFrame(
                {
                    "company_id": ["openai"],
                    "square_points": [6475.4209],
                    "least_square": [6474.616225000001],
                    "most_square": [6476.225624999999],
                    "rescaled": ["no"],
                }
            )
        },
        "1 square gives 6,475; rest and rounding allow 6,474–6,477",
    ),
    (
        concentration_sum.note,
        {
            "table": pd.DataFrame(index=range(0)),
            "whole": pd.DataFrame({"mid_pct": [80.47], "low_pct": [80.465], "rescaled": ["no"]}),
        },
        (
            "The markets at both bounds fit every published interval. The companies counted alone"
            " make 6,475 points of 10,000"
        ),
    ),
    (
        concentration_words.panels_subtitle,
        {
            "table": pd.DataFrame(
                {
                    "market_id": ["apptopia-us-mobile-dau", "apptopia-us-mobile-dau"],
                    "guideline": ["US Merger Guidelines 2023 (Guideline 1)", "US Merger Guidelines 2023 (Guideline 1)"],
                }
            )
        },
        (
            "Bounds of HHI in points, 1 market with two dates or more; dashed: upper line of US"
            " Merger Guidelines 2023 (Guideline 1)"
        ),
    ),
    (
        concentration_words.sum_note,
        {
            "table": pd.DataFrame(
                {
                    "limits": [
                        (
                            "Includes: Referral clicks from six chatbots to tagged sites. Excludes: "
                            "Users and revenue, and chatbots beyond the six; April 2025 is a "
                            "start-up month. May favor: Chatbots that link out."
                        )
                    ]
                }
            ),
            "whole": pd.DataFrame({"mid_pct": []}),
        },
        (
            "Central values of 0 % of the market. The rest is not in the sum. Includes: Referral"
            " clicks from six chatbots to tagged sites. Excludes: Users and revenue, and chatbots"
            " beyond the six; April 2025 is a start-up month. May favor: Chatbots that link out."
        ),
    ),
    (
        concentration_words.tip_subtitle,
        {
            "table": pd.DataFrame(
                {
                    "date_status": ["final"],
                    "market_label": ["AI chatbot referrals, worldwide (StatCounter)"],
                    "as_of": ["2026-09"],
                    "guideline": ["US Merger Guidelines 2023 (Guideline 1)"],
                    "band": ["highly concentrated"],
                }
            )
        },
        ("AI chatbot referrals, worldwide (StatCounter), Sep 2026; bands of US Merger Guidelines 2023 (Guideline 1)"),
    ),
    (
        concentration_words.lorenz_finding,
        {"table": pd.DataFrame({"mid_pct": [80.47, 10.94, 5.84, 1.78, 0.95, 0.02]})},
        "The 2 largest of 6 companies hold 91 % of their sum",
    ),
    (
        hhi_over_time.every_market_finding,
        {"table": pd.DataFrame({"market_id": [], "hhi_low": []})},
        "No market fits what is published at its dates",
    ),
    (
        hhi_over_time.every_market_finding,
        {
            "table": pd.DataFrame(
                {
                    "market_id": ["a16z-cio-wallet-share"],
                    "period": ["2025"],
                    "coverage": ["openai"],
                    "complete": [False],
                    "hhi_low": [2862.25],
                    "hhi_high": [5144.5],
                    "status": ["final"],
                }
            )
        },
        "No market has two comparable dates a quarter apart",
    ),
    (
        indices.family_finding,
        {
            "table": pd.DataFrame(
                {
                    "direction": ["more concentrated", "more concentrated"],
                    "since_label": ["May 2025", "May 2025"],
                    "until_label": ["Sep 2026", "Sep 2026"],
                    "span": ["", ""],
                    "comparable": [True, True],
                    "turned_by": ["Jul 2025", "Jul 2025"],
                }
            )
        },
        ("All 2 measures say more concentrated, but the opposite since Jul 2025"),
    ),
    (
        indices.family_finding,
        {
            "table": pd.DataFrame(
                {"direction": ["one date only"], "since_label": ["2025"], "until_label": ["2025"], "turned_by": [""]}
            )
        },
        "One date only: the measures have no direction to compare",
    ),
    (
        indices.family_finding,
        {
            "table": pd.DataFrame(
                {
                    "direction": [
                        "more concentrated",
                        "more concentrated",
                        "more concentrated",
                        "more concentrated",
                        "more concentrated",
                        "more concentrated",
                    ],
                    "since_label": ["May 2025", "May 2025", "May 2025", "May 2025", "May 2025", "May 2025"],
                    "until_label": ["Sep 2026", "Sep 2026", "Sep 2026", "Sep 2026", "Sep 2026", "Sep 2026"],
                    "span": ["", "", "", "", "", ""],
                    "comparable": [True, True, True, True, True, True],
                    "turned_by": ["Jul 2025", "Jan 2026", "Nov 2025", "Jul 2025", "Jul 2025", "Nov 2025"],
                }
            )
        },
        ("All 6 measures say more concentrated, but the opposite from other dates"),
    ),
    (
        indices.at_date_finding,
        {"table": pd.DataFrame({"hhi_low": [6632.318725000002], "hhi_high": [6634.226549999999]})},
        "As concentrated as 1.5 equal companies: HHI 6,632–6,635",
    ),
]


@pytest.mark.parametrize(("function", "given", "said"), CASES)
def test_rows_of_this_topic_are_told_in_these_words(function, given, said):
    assert function(**given) == said
