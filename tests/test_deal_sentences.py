"""Words on one topic, deal: rows in, the exact words out, a case for each branch."""

import pandas as pd
import pytest

from analysis.measures import ties
from analysis.tables import deals_words

TWICE = pd.DataFrame(
    {
        "kind": [
            "invests",
            "buys compute",
            "buys compute",
            "buys compute",
            "buys compute",
            "invests",
            "invests",
            "invests",
        ],
        "label": [
            "Microsoft",
            "OpenAI",
            "OpenAI",
            "Anthropic",
            "Anthropic",
            "Google",
            "Amazon",
            "Microsoft",
        ],
        "party_b": [
            "OpenAI",
            "Amazon",
            "Microsoft",
            "Microsoft",
            "Google",
            "Anthropic",
            "OpenAI",
            "Anthropic",
        ],
        "company_ids": [
            "microsoft;openai",
            "openai;amazon",
            "openai;microsoft",
            "anthropic;microsoft",
            "anthropic;google",
            "google;anthropic",
            "amazon;openai",
            "microsoft;anthropic",
        ],
        "twice": ["yes", "yes", "yes", "yes", "yes", "yes", "yes", "yes"],
        "deal_status": ["closed"] * 5 + ["closed", "closed", "announced"],
    }
)
"""Ties of four pairs, each by shares and by orders."""

CASES = [
    (
        deals_words._pairs,
        {"table": TWICE},
        {
            "Microsoft and OpenAI": False,
            "Google and Anthropic": False,
            "Amazon and OpenAI": False,
            "Microsoft and Anthropic": True,
        },
    ),
    (
        deals_words.network_finding,
        {
            "table": pd.DataFrame(
                {
                    "kind": ["invests", "invests"],
                    "label": ["Microsoft", "Microsoft"],
                    "party_b": ["OpenAI", "OpenAI"],
                    "company_ids": ["microsoft;openai", "microsoft;openai"],
                    "twice": ["yes", "yes"],
                    "deal_status": ["closed", "closed"],
                }
            )
        },
        "2 ties and no pair tied by shares and orders",
    ),
    (
        deals_words.network_finding,
        {"table": TWICE},
        "4 pairs are tied twice, 1 by shares that are only announced",
    ),
    (
        deals_words.network_subtitle,
        {"table": pd.DataFrame({"kind": ["invests", "invests"], "as_of": ["2019-07-22", "2021-03-15"]})},
        ("Who invests, 2019 to 2021; numbers: billion US dollars; strong: a pair tied twice; pale: tied once"),
    ),
    (
        deals_words.twice_finding,
        {
            "table": pd.DataFrame(
                {
                    "circle": ["the customer holds shares of its supplier"],
                    "label": ["OpenAI in AMD"],
                    "invested_status": ["closed"],
                }
            )
        },
        "OpenAI in AMD: the customer holds shares of its supplier",
    ),
    (
        deals_words.twice_finding,
        {
            "table": pd.DataFrame(
                {
                    "circle": [ties.SUPPLIER_INVESTS] * 3 + [ties.CUSTOMER_INVESTS],
                    "invested_status": ["announced", "closed", "announced", "announced"],
                }
            )
        },
        "In 3 of 4 pairs suppliers invest in customers, 2 only announced",
    ),
    (
        deals_words.twice_finding,
        {"table": pd.DataFrame({"circle": [ties.SUPPLIER_INVESTS] * 2, "invested_status": ["closed"] * 2})},
        "In both pairs the supplier invests in its customer",
    ),
    (
        deals_words.twice_finding,
        {"table": pd.DataFrame({"circle": [ties.SUPPLIER_INVESTS] * 3, "invested_status": ["announced"] * 3})},
        "In all 3 pairs suppliers invest in customers, all only announced",
    ),
    (
        deals_words.twice_finding,
        {"table": pd.DataFrame({"circle": [ties.CUSTOMER_INVESTS] * 2, "invested_status": ["closed"] * 2})},
        "In neither pair does the supplier invest in its customer",
    ),
    (
        deals_words.twice_subtitle,
        {"table": pd.DataFrame(index=range(0))},
        ("Pairs of which one invests in the other and one orders computing power from the other, billion US dollars"),
    ),
    (
        deals_words.twice_note,
        {"table": pd.DataFrame({"label": ["OpenAI in AMD"], "ordered_bn": [0]})},
        (
            "Announced amounts run over years and hang on conditions. What was paid is not"
            " published. No sum of the orders is published: OpenAI in AMD"
        ),
    ),
    (
        deals_words.dependence_finding,
        {
            "table": pd.DataFrame(
                {
                    "part_pct": [13.157894736842104, 60.60606060606061, 0, 40.55807916937054],
                    "lab": ["Anthropic", "Meta", "OpenAI", "OpenAI"],
                }
            )
        },
        "3 labs each placed 13–61 % of priced orders with one supplier",
    ),
    (
        deals_words.dependence_note,
        {"table": pd.DataFrame({"unpriced": [1], "lab": ["Meta"], "label": ["NVIDIA"]})},
        (
            "Hatched: one holds shares of the other. Orders run over different "
            "years, may be cut or left, and own data centers are not counted. "
            "Orders without a sum are not in it: Meta with NVIDIA."
        ),
    ),
    (
        deals_words.by_year_finding,
        {"table": pd.DataFrame({"amount_bn": [431], "deal_status": ["announced"]})},
        "$431 billion is announced, none of it closed",
    ),
    (
        deals_words.by_year_finding,
        {"table": pd.DataFrame({"amount_bn": [1], "deal_status": ["closed"]})},
        "1e+02 % of $1 billion is closed, the rest announced",
    ),
    (
        deals_words.by_year_subtitle,
        {"table": pd.DataFrame({"year": ["2019", "2021"]})},
        ("Investments and orders of computing power by year of the deal, billion US dollars, 2019 to 2021"),
    ),
    (
        deals_words.by_year_note,
        {"table": pd.DataFrame({"deals_number": []})},
        (
            "Sums of 0 deals with one amount. Purchases of companies, abandoned deals and amounts by"
            " month or year are left out. Closed is done, not always paid in cash"
        ),
    ),
]


@pytest.mark.parametrize(("function", "given", "said"), CASES)
def test_rows_of_this_topic_are_told_in_these_words(function, given, said):
    assert function(**given) == said
