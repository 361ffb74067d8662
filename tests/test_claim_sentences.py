"""Words on one topic, claim: rows in, the exact words out, a case for each branch."""

import pandas as pd
import pytest

from analysis.tables import claims
from analysis.tables.rulings import Ruling

CASES = [
    (
        claims.breaks,
        {
            "claim": pd.Series([], index=[]),
            "open_shares": pd.DataFrame(
                {
                    "source_id": ["a16z-pulse-bot-2026", "a16z-pixels-2023"],
                    "as_of": ["2025", "2023-06"],
                    "recency": ["today", "older"],
                    "low_pct": [0, 0],
                    "high_pct": [100, 40.5],
                }
            ),
        },
        Ruling(
            "cannot be tested",
            (
                "Open models today may hold more or less than half in the one market. 1 market with"
                " a last figure of another date is not counted"
            ),
            ["a16z-pulse-bot-2026"],
            "2025",
        ),
    ),
    (
        claims.breaks,
        {
            "claim": pd.Series([], index=[]),
            "open_shares": pd.DataFrame({"source_id": [], "recency": [], "low_pct": [], "high_pct": []}),
        },
        Ruling("cannot be tested", "No market is of today", [""], None),
    ),
    (
        claims.breaks,
        {
            "claim": pd.Series([], index=[]),
            "open_shares": pd.DataFrame(
                {
                    "source_id": [
                        "openrouter-adam-holter-2025",
                        "openrouter-rankings-casualstudy-2026-08",
                        "openrouter-openllmstack-2026",
                        "flexos-genai-top150",
                        "similarweb-ppc-land-2026-06",
                        "menlo-2025-midyear",
                        "poe-aibase-2025",
                        "ramp-model-share-2026",
                        "frost-eastmoney-2026",
                        "apptopia-partnerinai-2026",
                        "sensor-tower-pikaworks-2026;sensor-tower-techmash-2026",
                        "idc-omdia-2025h1",
                        "analysts-thakicloud-github-2026",
                        "openrouter-rankings-daily",
                    ],
                    "as_of": [
                        "2025-11",
                        "2026-08-19",
                        "2025",
                        "2024",
                        "2026-05",
                        "2025-H1",
                        "2025-04",
                        "2026-07",
                        "2025-H2",
                        "2026-03",
                        "2026-05",
                        "2025-H1",
                        "2026-06",
                        "2026-10-07",
                    ],
                    "recency": [
                        "older",
                        "today",
                        "today",
                        "older",
                        "today",
                        "older",
                        "older",
                        "today",
                        "today",
                        "today",
                        "today",
                        "older",
                        "today",
                        "today",
                    ],
                    "low_pct": [
                        30.5,
                        44.15,
                        26.6,
                        0,
                        3.95,
                        9.000000000000002,
                        2.95,
                        0,
                        18.349999999999998,
                        0,
                        0,
                        0,
                        0,
                        49.470000000000006,
                    ],
                    "high_pct": [
                        35.5,
                        93.865,
                        32.49999999999999,
                        24.5,
                        6.550000000000001,
                        43.99999999999999,
                        42.95,
                        36.59500000000001,
                        100,
                        100,
                        15.749999999999996,
                        100,
                        100,
                        94.11500000000001,
                    ],
                }
            ),
        },
        Ruling(
            "cannot be tested",
            (
                "Open models today hold more than half in none of 9 markets and less than half in 4;"
                " the other 5 leave too much unknown to tell. 5 markets with last figures of other"
                " dates are not counted"
            ),
            [
                "openrouter-rankings-casualstudy-2026-08",
                "openrouter-openllmstack-2026",
                "similarweb-ppc-land-2026-06",
                "ramp-model-share-2026",
                "frost-eastmoney-2026",
                "apptopia-partnerinai-2026",
                "sensor-tower-pikaworks-2026",
                "sensor-tower-techmash-2026",
                "analysts-thakicloud-github-2026",
                "openrouter-rankings-daily",
            ],
            "2026-10-07",
        ),
    ),
    (
        claims._nearest,
        {
            "mine": pd.DataFrame(
                {
                    "date_status": ["final", "final"],
                    "mid_pct": [76, 34],
                    "market_label": [
                        "Generative-AI tool traffic (FlexOS Top 150)",
                        "Enterprise LLM use (Menlo Ventures, 2024)",
                    ],
                    "independence": ["independent", "investor"],
                    "as_of": ["2024", "2024"],
                    "interval": ["76 %", "34 %"],
                }
            ),
            "year": pd.DataFrame(index=range(0)),
            "target": 80,
        },
        (". The nearest to it, 76 % in “Generative-AI tool traffic (FlexOS Top 150)”, is of 2024"),
    ),
    (
        claims.happened,
        {
            "claim": pd.Series(["2023-07 to 2024-03", "xai;meta"], index=["period", "company_ids"]),
            "events": pd.DataFrame(
                {
                    "date": ["2023-07-18", "2023-09-27", "2024-03-17"],
                    "label": ["Llama 2 weights", "Mistral 7B weights", "Grok-1 weights"],
                    "kind": ["model release", "model release", "model release"],
                    "company_ids": ["meta", "mistral", "xai"],
                    "source_id": ["grokipedia-page-on-llama", "crfm-ecosystem-graphs", "xai-pubt"],
                }
            ),
        },
        Ruling(
            "supported",
            "Llama 2 weights (18 Jul 2023), Grok-1 weights (17 Mar 2024)",
            ["grokipedia-page-on-llama", "xai-pubt"],
            "2024-03-17",
        ),
    ),
    (
        claims.costly,
        {
            "claim": pd.Series([100000000], index=["figure_low"]),
            "training_costs": pd.DataFrame(
                {"model_date": [], "cost_usd": [], "low_usd": [], "high_usd": [], "basis": [], "source_id": []}
            ),
        },
        Ruling(
            "cannot be tested",
            (
                "By the article it did by 0 of 0 bases, with the models since by 0 of "
                "0. The costliest by then in USD: none is known"
            ),
            [""],
            None,
        ),
    ),
    (
        claims.precedent,
        {
            "claim": pd.Series(["mongodb"], index=["company_ids"]),
            "business_models": pd.DataFrame(
                {"company_id": ["ai2"], "revenue_model": ["donations/grants"], "source_id": ["fedscoop"]}
            ),
            "events": pd.DataFrame(
                {
                    "date": ["2018-10-16"],
                    "kind": ["license change"],
                    "company_ids": ["mongodb;amazon"],
                    "source_id": ["softwareseni-2018"],
                }
            ),
        },
        Ruling(
            "cannot be tested",
            ("0 ways of earning are found, but it gave up its open license on 16 Oct 2018"),
            ["softwareseni-2018"],
            "2018-10-16",
        ),
    ),
    (
        claims.pays,
        {
            "claim": pd.Series([], index=[]),
            "companies": pd.DataFrame({"company_id": [], "company": [], "kind": []}),
            "finances": pd.DataFrame({"company_id": [], "metric": [], "status": []}),
            "events": pd.DataFrame(index=range(0)),
        },
        Ruling("cannot be tested", "No result of an open-source company is in the data", [], None),
    ),
    (
        claims.transparency,
        {
            "claim": pd.Series([], index=[]),
            "transparency": pd.DataFrame({"edition": [], "domain": []}),
            "strategies": pd.DataFrame(index=range(0)),
        },
        Ruling("cannot be tested", "No edition rates both open and closed developers", [], None),
    ),
    (
        claims.no_figures,
        {"claim": pd.Series([], index=[])},
        Ruling(
            "cannot be tested",
            ("No figure in the data decides it; the precedents show what carried over to companies"),
            [],
            None,
        ),
    ),
]


@pytest.mark.parametrize(("function", "given", "said"), CASES)
def test_rows_of_this_topic_are_told_in_these_words(function, given, said):
    assert function(**given) == said
