"""Words on one topic, price: rows in, the exact words out, a case for each branch."""

import pandas as pd
import pytest

from analysis.figures import prices as drawn
from analysis.figures.layout.theme import Look
from analysis.tables import prices, prices_over_time

LISTED = pd.DataFrame(
    [
        ("2025-12-01", "open", "m1", 9.0),
        ("2026-01-01", "open", "m1", 9.0),
        ("2026-02-01", "open", "m1", 8.0),
        ("2026-03-01", "open", "m1", 1.0),
        ("2026-03-01", "open", "A two", 1.0),
        ("2026-03-01", "open", "B two", 3.0),
        ("2026-04-01", "open", "B three", 3.0),
        ("2026-04-01", "closed", "m4", 2.0),
        ("2026-04-02", "closed", "m4", 5.0),
    ],
    columns=["as_of", "access_class", "priced_model", "price_usd"],
)
"""Models with several prices in a year."""

CASES = [
    (
        prices_over_time.over_time_finding,
        {
            "table": pd.DataFrame(
                {
                    "as_of": ["2024-01-30", "2024-01-30"],
                    "price_usd": [4.0975, 0.22749999999999998],
                    "access_class": ["closed", "open"],
                    "priced_model": ["mistral-medium", "mistral-small"],
                }
            )
        },
        ("Median blended price per million tokens: 0.23 USD open, 4.1 closed (2024)"),
    ),
    (
        prices_over_time.over_time_finding,
        {"table": LISTED},
        "Median blended price per million tokens: 2 USD open, 5 closed (2026)",
    ),
    (
        prices_over_time.over_time_subtitle,
        {"table": LISTED},
        (
            "Makers’ list prices of their own models, USD per million tokens, blended 3:1, by the day the price"
            " began, else the day of the list; median of 4 open models and 1 closed one in 2026, each at its last"
            " price"
        ),
    ),
    (
        prices_over_time.over_time_subtitle,
        {"table": LISTED[LISTED["access_class"].eq("open")], "price_kind": "input"},
        (
            "Makers’ list prices of their own models, USD per million input tokens, by the day the price began, else"
            " the day of the list"
        ),
    ),
    (
        prices_over_time.over_time_finding,
        {
            "table": pd.DataFrame(
                {
                    "as_of": ["2024-01-30"],
                    "price_usd": [4.0975],
                    "label": ["Mistral Medium (Dec 2023)"],
                    "access_class": ["closed"],
                    "priced_model": ["mistral-medium"],
                }
            )
        },
        "The lowest price shown is 4.1 USD (Mistral Medium (Dec 2023))",
    ),
    (
        prices.channels_finding,
        {"table": pd.DataFrame({"ratio_to_maker": [], "recency": []})},
        ("No host undercut the maker for any of 0 open models: newer figures not shown"),
    ),
    (
        prices.channels_finding,
        {"table": pd.DataFrame({"label": ["Mistral Large 3"], "ratio_to_maker": [1], "recency": ["today"]})},
        "No host today undercuts the maker for Mistral Large 3",
    ),
    (
        prices.channels_subtitle,
        {"table": pd.DataFrame({"model_id": [], "recency": []})},
        ("Newest list prices of the maker and of third-party hosts"),
    ),
    (
        prices.against_finding,
        {
            "table": pd.DataFrame(
                {
                    "price_usd": [0.21875, 4.5, 6],
                    "label": ["Phi-4", "Gemini 3.1 Pro", "Grok 4"],
                    "recency": ["today", "today", "today"],
                    "best_score": [56.06, 94.1, 87],
                    "ci_low": [51, 90.8, 83.1],
                    "ci_high": [61.1, 97.4, 90.9],
                    "records_only": [True, True, True],
                }
            )
        },
        ("Among record-setters Gemini 3.1 Pro scores highest (unsure), Phi-4 costs least today"),
    ),
    (
        prices.against_finding,
        {
            "table": pd.DataFrame(
                {
                    "price_usd": [0.21875],
                    "label": ["Phi-4"],
                    "recency": ["today"],
                    "best_score": [56.06],
                    "ci_low": [51],
                    "ci_high": [61.1],
                    "records_only": [True],
                }
            )
        },
        "Among record-setters Phi-4 scores highest and costs least today",
    ),
    (
        prices.against_note,
        {
            "table": pd.DataFrame(
                {
                    "model_id": ["phi-4", "glm-5", "deepseek-v3"],
                    "records_only": [True, True, True],
                    "recency": ["today", "today", "older"],
                    "today_until": ["2026-11-30", "2026-11-30", "2026-11-30"],
                }
            )
        },
        (
            "List prices of the base tier, newer than the scores. Only models named alike in both lists"
            " are drawn, variants count as one. The list of scores holds a model only where it was the"
            " best open or the best closed one of its day: cheaper models that set no record, closed"
            " ones above all, cannot appear, and the line is no frontier of all models. Counted: 2"
            " models of the twelve months to 30 Nov 2026; apart and not counted: 1 older"
        ),
    ),
    (
        prices.against_note,
        {
            "table": pd.DataFrame({"model_id": ["phi-4"], "records_only": [False]}),
            "whole": pd.DataFrame(
                {
                    "model_id": ["phi-4", "deepseek-v3"],
                    "recency": ["today", "older"],
                    "today_until": ["2026-11-30", "2026-11-30"],
                }
            ),
        },
        (
            "List prices of the base tier, newer than the scores. Only models named alike in both lists"
            " are drawn, variants count as one. Counted: 1 model of the twelve months to 30 Nov 2026;"
            " apart and not counted: 1 older"
        ),
    ),
    (
        prices.against_subtitle,
        {"table": pd.DataFrame({"benchmark": ["GPQA Diamond (percent)"], "records_only": [True]})},
        (
            "Newest list price of the maker and best score on GPQA Diamond (percent) (record-setters"
            " only), models that both lists name"
        ),
    ),
    (
        prices.hosts_finding,
        {
            "table": pd.DataFrame(
                {
                    "model": ["gpt-oss-120b", "gpt-oss-120b"],
                    "price_usd": [0.065, 0.07025],
                    "recency": ["today", "today"],
                    "ratio_to_cheapest": [1, 1.080769230769231],
                }
            )
        },
        ("2 hosts today sell gpt-oss-120b: the dearest asks 1.1 times the cheapest"),
    ),
    (
        prices.hosts_subtitle,
        {"table": pd.DataFrame({"label": [], "recency": []})},
        ("Lowest list price of each host, and times the cheapest"),
    ),
    (
        prices.spreads_finding,
        {
            "table": pd.DataFrame(
                {
                    "model": [
                        "Kimi K2",
                        "GLM-5.3",
                        "Gemma 3 27B",
                        "DeepSeek-R1",
                        "DeepSeek-V3.2",
                        "GLM-5.2",
                        "DeepSeek-V3.2",
                        "DeepSeek-V4-Flash",
                        "Hy3",
                        "Llama 3.1 70B",
                        "DeepSeek-V4-Flash",
                        "Kimi K2",
                        "gpt-oss-120b",
                        "GLM-5.3",
                        "Qwen3.8-2.4T-A95B",
                        "Llama 3.1 70B",
                        "DeepSeek-V4-Pro",
                        "Gemma 3 27B",
                        "Qwen3.5-397B-A17B",
                        "DeepSeek-R1",
                        "Qwen3.5-397B-A17B",
                        "MiniMax-M2.5",
                        "gpt-oss-120b",
                        "Qwen3-Coder-480B-A35B",
                    ],
                    "price_usd": [
                        1.075,
                        1.9,
                        0.15000000000000002,
                        0.96,
                        0.30175,
                        1.1625,
                        0.8400000000000001,
                        0.17500000000000002,
                        0.25,
                        0.4,
                        0.1125,
                        0.875,
                        0.27825,
                        2.6875,
                        3,
                        2.8950000000000005,
                        0.54375,
                        0.1,
                        1.35,
                        5.5,
                        1.0875,
                        0.5249999999999999,
                        0.1,
                        2,
                    ],
                    "recency": [
                        "today",
                        "today",
                        "today",
                        "today",
                        "today",
                        "today",
                        "today",
                        "today",
                        "today",
                        "today",
                        "today",
                        "today",
                        "today",
                        "today",
                        "today",
                        "today",
                        "today",
                        "today",
                        "today",
                        "today",
                        "today",
                        "today",
                        "today",
                        "today",
                    ],
                }
            )
        },
        "Hosts’ prices today differ 1.2 times (median), 7.2 at most",
    ),
    (
        prices.spreads_finding,
        {
            "table": pd.DataFrame(
                {"model": ["Mistral Small 3"], "price_usd": [0.05750000000000001], "recency": ["today"]}
            )
        },
        "The dearest host of Mistral Small 3 today asks 1.0 times the cheapest",
    ),
    (
        prices.spreads_subtitle,
        {
            "table": pd.DataFrame(
                {
                    "model_id": ["mistral-7b"],
                    "model": ["Mistral 7B v0.1"],
                    "recency": ["older"],
                    "today_until": ["2026-11-30"],
                }
            )
        },
        (
            "Each host’s lowest price as times the cheapest, a faint cross older than a year, models"
            " with three hosts or more"
        ),
    ),
]


@pytest.mark.parametrize(("function", "given", "said"), CASES)
def test_rows_of_this_topic_are_told_in_these_words(function, given, said):
    assert function(**given) == said


def test_a_model_without_a_key_is_told_apart_by_seller_and_name():
    row = {"input_usd_per_mtok": 1.0, "output_usd_per_mtok": 1.0, "channel": "first_party", "open_closed": "open"}
    row |= {"provider_company_id": None, "as_of": "2026-11-12", "valid_from": None}
    named = [("m1", "A", "one"), ("m1", "A", "one-dated"), (None, "A", "two"), (None, "B", "two")]
    given = pd.DataFrame([row | {"model_id": m, "provider": p, "model": n} for m, p, n in named])
    assert prices_over_time.over_time(given, price_kind="input")["priced_model"].tolist() == [
        "m1",
        "m1",
        "A two",
        "B two",
    ]


def test_the_medians_drawn_are_those_of_models_and_say_how_many_these_are(tables):
    figure = drawn.over_time(LISTED, Look.of(tables["companies"]))
    lines = {trace.name: trace for trace in figure.data if "median" in str(trace.name)}
    opened = lines["median of the year and middle half, open"]
    assert list(opened.y) == [9.0, 2.0] and list(opened.customdata) == [1, 4]
