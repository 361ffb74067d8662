"""Words on one topic, economics: rows in, the exact words out, a case for each branch."""

import pandas as pd
import pytest

from analysis.tables import companies, economics, revenue_models, spending, training_beside_revenue
from analysis.tables.context import money_words

NONE = float("nan")

SPENT = pd.DataFrame(
    [
        ("Amazon", "2025-12-31", "capex", 20e9, "reported", "reported", None, "capital spending"),
        ("Microsoft", "2025-12-31", "capex", 38e9, "reported", "reported, quarter", "Q2 FY26", "capital spending"),
        (
            "Anthropic",
            "2025-07-31",
            "compute_spend_inference",
            90e9,
            "estimate",
            "likely",
            "Annualized",
            "inference compute",
        ),
        ("HashiCorp", "2024-10-31", "revenue", 499e6, "reported", "reported, nine months", None, "revenue"),
    ],
    columns=["label", "date", "metric", "value", "status", "qualifier", "note", "measure"],
)
"""Amounts of a year, a quarter, a yearly rate and nine months."""

CASES = [
    (
        economics.training_finding,
        {
            "table": pd.DataFrame(
                {
                    "middle_usd": [
                        4348,
                        85350,
                        166246,
                        24383087,
                        2116866,
                        4493220,
                        232236675,
                        24639,
                        125819,
                        4897552,
                        733635,
                        50667,
                        591077,
                        578026,
                        78400000,
                        100000000,
                        37334305,
                        81392749,
                        806190977,
                        1102561,
                        114259,
                        24500443,
                        5000000000,
                        500000000,
                        14110112,
                        22000000,
                        36122927,
                        52885434,
                        175966627,
                        928433368,
                        19167559,
                        339957480,
                        400000000,
                        44588964,
                        1780094857,
                    ],
                    "basis_name": [
                        "amortized hardware and energy",
                        "amortized hardware and energy",
                        "cloud rental",
                        "hardware purchase",
                        "amortized hardware and energy",
                        "cloud rental",
                        "hardware purchase",
                        "amortized hardware and energy",
                        "amortized hardware and energy",
                        "amortized hardware and energy",
                        "amortized hardware and energy",
                        "amortized hardware and energy",
                        "amortized hardware and energy",
                        "amortized hardware and energy",
                        "cloud rental",
                        "company statement",
                        "amortized hardware and energy",
                        "cloud rental",
                        "hardware purchase",
                        "amortized hardware and energy",
                        "amortized hardware and energy",
                        "amortized hardware and energy",
                        "full development",
                        "cloud rental",
                        "amortized hardware and energy",
                        "company statement",
                        "amortized hardware and energy",
                        "amortized hardware and energy",
                        "cloud rental",
                        "hardware purchase",
                        "amortized hardware and energy",
                        "amortized hardware and energy",
                        "cloud rental",
                        "amortized hardware and energy",
                        "hardware purchase",
                    ],
                }
            )
        },
        "Training reaches 100 million dollars on 5 of 5 bases",
    ),
    (
        economics.training_finding,
        {"table": pd.DataFrame({"middle_usd": [], "basis_name": []})},
        "None of 0 training estimates reaches 100 million dollars",
    ),
    (
        economics.amounts_finding,
        {
            "table": pd.DataFrame(
                {
                    "date": ["2023-06-13"],
                    "value": [260000000],
                    "status": ["reported"],
                    "qualifier": ["reported"],
                    "label": ["Mistral AI"],
                    "measure": ["valuation"],
                    "metric": ["valuation"],
                    "note": [None],
                }
            )
        },
        ("The largest valuation is Mistral AI’s 260 million dollars (Jun 2023, reported)"),
    ),
    (economics._bound, {"value": "more than", "revenue": "reported"}, "at least "),
    (economics._bound, {"value": "reported", "revenue": "more than"}, "at most "),
    (
        economics.per_valuation_note,
        {"table": pd.DataFrame({"absent": ["Cohere since 24 Apr 2026 and xAI since 28 Mar 2025"]})},
        (
            "A valuation is a price for a few shares. Run rates run ahead of revenue. No multiple"
            " where a merged group is valued and a part of it publishes revenue: Cohere since 24 Apr"
            " 2026 and xAI since 28 Mar 2025"
        ),
    ),
    (
        economics.per_valuation_finding,
        {
            "table": pd.DataFrame(
                {
                    "times": [23.076923076923077, 137, 35.5],
                    "label": ["OpenAI", "Mistral AI", "OpenAI"],
                    "as_of": ["2025-08-01", "2025-09-09", "2026-03-31"],
                    "times_bound": ["", "at most ", ""],
                    "status": "reported",
                }
            )
        },
        ("Valuations: 36 times revenue (OpenAI) to at most 137 (Mistral AI)"),
    ),
    (
        training_beside_revenue.cost_finding,
        {
            "table": pd.DataFrame(
                {
                    "low_usd": [NONE, NONE, NONE],
                    "high_usd": [NONE, 22000000, NONE],
                    "middle_usd": [14110112, 22000000, 19167559],
                    "revenue_usd": [20000000, 20000000, 20000000],
                    "revenue_qualifier": ["about", "about", "about"],
                }
            )
        },
        ("None of 3 training estimates exceeds a year’s revenue; 1 is unsure"),
    ),
    (
        training_beside_revenue.cost_finding,
        {
            "table": pd.DataFrame(
                {
                    "model": ["Mistral Large"],
                    "low_usd": [NONE],
                    "high_usd": [NONE],
                    "middle_usd": [14110112],
                    "revenue_usd": [20000000],
                    "revenue_qualifier": ["about"],
                }
            )
        },
        "Training Mistral Large cost less than a year’s revenue",
    ),
    (
        spending.spending_finding,
        {
            "table": pd.DataFrame(
                {
                    "date": ["2026-12-31", "2025-12-31", "2024-12-31"],
                    "value": [125000000000, 7000000000, 4000000000],
                    "status": ["projection", "projection", "estimate"],
                    "qualifier": ["guidance 115-135 bn, midpoint", "likely; projected", "likely"],
                    "label": ["Meta", "OpenAI", "OpenAI"],
                    "metric": ["capex", "compute_spend_inference", "compute_spend_research"],
                    "note": ["January 2026 guidance", NONE, "Year"],
                    "measure": ["capital spending", "inference compute", "research compute"],
                }
            )
        },
        ("OpenAI spent 4 billion dollars in 2024 (research compute, estimate)"),
    ),
    (spending.spending_finding, {"table": SPENT}, "Amazon spent 20 billion dollars in 2025 (capital spending)"),
    (
        spending.spending_finding,
        {"table": SPENT[SPENT["label"].eq("Microsoft")]},
        "Microsoft, quarter to Dec 2025: 38 billion dollars (capital spending)",
    ),
    (
        spending.spending_finding,
        {"table": SPENT[SPENT["label"].eq("Anthropic")]},
        "Anthropic, yearly rate of Jul 2025: 90 billion dollars (inference compute)",
    ),
    (
        economics.amounts_finding,
        {"table": SPENT.iloc[:2].assign(measure="capex")},
        "The largest capex is Amazon’s 20 billion dollars (Dec 2025, reported)",
    ),
    (
        economics.amounts_finding,
        {"table": SPENT.iloc[1:2].assign(measure="capex")},
        "Microsoft’s capex, quarter to Dec 2025: 38 billion dollars (reported)",
    ),
    (
        economics.amounts_finding,
        {"table": SPENT.iloc[3:].assign(measure="revenue")},
        "HashiCorp’s revenue, nine months to Oct 2024: 499 million dollars (reported)",
    ),
    (
        revenue_models.revenue_finding,
        {"table": pd.DataFrame({"label": ["xAI"], "revenue_model": ["advertising"], "uses": ["yes"]})},
        "Advertising is the commonest: 1 of 1 companies",
    ),
    (
        revenue_models.revenue_finding,
        {"table": pd.DataFrame({"uses": []})},
        "No revenue model was found for the companies shown",
    ),
    (
        revenue_models.revenue_finding,
        {
            "table": pd.DataFrame(
                {
                    "label": [
                        "xAI",
                        "DeepSeek",
                        "Databricks",
                        "Anthropic",
                        "Microsoft",
                        "Cohere",
                        "Confluent",
                        "OpenAI",
                        "Meta",
                        "Mistral AI",
                        "Amazon",
                        "Nvidia",
                        "Stability AI",
                        "Mistral AI",
                        "Alibaba",
                        "Ai2",
                        "Red Hat",
                        "Google",
                        "Hugging Face",
                        "GitLab",
                        "IBM",
                        "Elastic",
                        "MongoDB",
                        "HashiCorp",
                        "Alibaba",
                    ],
                    "revenue_model": [
                        "API usage",
                        "API usage",
                        "open-core",
                        "API usage",
                        "compute/cloud pull-through",
                        "consumer subscription",
                        "open-core",
                        "API usage",
                        "open-core",
                        "compute/cloud pull-through",
                        "compute/cloud pull-through",
                        "managed hosting",
                        "managed hosting",
                        "API usage",
                        "compute/cloud pull-through",
                        "marketplace/hub",
                        "API usage",
                        "compute/cloud pull-through",
                        "compute/cloud pull-through",
                        "donations/grants",
                        "marketplace/hub",
                        "donations/grants",
                        "API usage",
                        "compute/cloud pull-through",
                        "API usage",
                    ],
                    "uses": [
                        "yes",
                        "yes",
                        "yes",
                        "yes",
                        "yes",
                        "not found",
                        "yes",
                        "yes",
                        "not found",
                        "yes",
                        "yes",
                        "not found",
                        "not found",
                        "yes",
                        "yes",
                        "not found",
                        "not found",
                        "yes",
                        "yes",
                        "not found",
                        "not found",
                        "not found",
                        "not found",
                        "not found",
                        "yes",
                    ],
                }
            )
        },
        "API usage and compute/cloud pull-through lead: 6 of 23 each",
    ),
]


@pytest.mark.parametrize(("function", "given", "said"), CASES)
def test_rows_of_this_topic_are_told_in_these_words(function, given, said):
    assert function(**given) == said


def test_an_amount_of_a_quarter_is_called_one_in_its_row_and_stands_behind_years(tables):
    drawn = spending.spending(
        SPENT.assign(unit="USD", company=SPENT["label"], company_id=None).iloc[:3], tables["companies"]
    )
    assert drawn["row"].tolist() == [
        "Amazon, capital spending, Dec 2025",
        "Anthropic, inference compute, yearly rate of Jul 2025",
        "Microsoft, capital spending, quarter to Dec 2025",
    ]


def test_the_largest_newest_revenue_is_that_of_a_year():
    table = SPENT.iloc[[0, 3]].assign(metric="revenue", measure="revenue", company_id=["a", "b"])
    grown = table.assign(value=[1e9, 9e9])
    said = "Amazon: revenue 1 billion dollars in year to Dec 2025 (reported)"
    assert companies.money_finding(grown) == said
    part = "HashiCorp: 9 billion dollars, part of a year to Oct 2024 (reported)"
    assert companies.money_finding(grown.iloc[1:]) == part


@pytest.mark.parametrize(
    ("metric", "said"),
    [
        ("arr", "run rate of revenue"),
        ("capex", "capital spending"),
        ("compute_spend", "spending on computing"),
        ("compute_spend_inference", "spending on computing to run models"),
        ("compute_spend_research", "spending on computing for research"),
        ("funding_round", "funding round"),
    ],
)
def test_an_amount_is_called_what_it_is(metric, said):
    assert money_words(pd.Series([metric])).tolist() == [said]
