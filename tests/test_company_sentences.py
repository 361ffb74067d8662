"""Words on one topic, company: rows in, the exact words out, a case for each branch."""

import pandas as pd
import pytest

from analysis.tables import companies, profile

CASES = [
    (
        companies._absent,
        {
            "mine": pd.DataFrame({"company_id": []}),
            "names": pd.Series(["Mistral AI"], index=["mistral"]),
            "company": "mistral",
            "beside": (),
        },
        "Mistral AI",
    ),
    (
        companies._absent,
        {
            "mine": pd.DataFrame({"company_id": ["mistral"]}),
            "names": pd.Series([], index=[]),
            "company": "mistral",
            "beside": (),
        },
        "",
    ),
    (
        companies.money_finding,
        {
            "table": pd.DataFrame(
                {
                    "date": ["2025-06-30", "2026-02"],
                    "metric": ["arr", "arr"],
                    "value": [100000000, 400000000],
                    "status": ["reported", "reported"],
                    "qualifier": ["more than", "more than"],
                    "note": [
                        "chief executive said the company was on pace for this a year",
                        "chief executive; over 100 large accounts",
                    ],
                    "label": ["Mistral AI", "Mistral AI"],
                    "measure": ["run rate of revenue", "run rate of revenue"],
                }
            )
        },
        ("Mistral AI: run rate over 0.4 billion dollars in Feb 2026 (reported)"),
    ),
    (
        companies.money_finding,
        {"table": pd.DataFrame({"metric": [], "status": [], "label": []})},
        ": 0 amounts, none of them revenue",
    ),
    (
        companies.strategy_finding,
        {"table": pd.DataFrame({"since": ["2023-09-27"], "strategy": ["open_weights"], "label": ["Mistral AI"]})},
        "Mistral AI: open weights since 27 Sep 2023",
    ),
    (
        companies.strategy_finding,
        {
            "table": pd.DataFrame(
                {
                    "since": ["2018-06-01", "2025-08-05"],
                    "strategy": ["open_weights", "hybrid"],
                    "label": ["OpenAI", "OpenAI"],
                }
            )
        },
        "OpenAI: open weights → hybrid",
    ),
    (
        companies.capability_finding,
        {
            "table": pd.DataFrame(
                {
                    "model": ["Mixtral-8x7B-Instruct-v0.1"],
                    "access": ["open"],
                    "score": [118.68],
                    "label": ["Mistral AI"],
                    "as_of": ["2023-12-11"],
                    "records_only": [True],
                }
            )
        },
        ("Mistral AI: last record 118.7, best open model (Dec 2023)"),
    ),
    (
        companies.capability_note,
        {"table": pd.DataFrame({"absent": [""], "records_only": [True]})},
        (
            "Each series has its own method. Two are never joined, and no score is the capability. A"
            " model is listed only where it was the best open or the best closed one of its day: a"
            " company’s other models, later and better ones among them, are not here"
        ),
    ),
    (
        companies.ties_finding,
        {"table": pd.DataFrame({"as_of": ["2025-09-09"], "label": ["Mistral AI"]})},
        "Mistral AI: one tie or event, of 9 Sep 2025",
    ),
    (companies.list_finding, {"table": pd.DataFrame({"country": []})}, "0 organizations from 0 countries"),
    (
        profile.profile_finding,
        {"table": pd.DataFrame({"label": ["Mistral AI"], "part": ["Who"]})},
        "Mistral AI: strategy not known",
    ),
]


@pytest.mark.parametrize(("function", "given", "said"), CASES)
def test_rows_of_this_topic_are_told_in_these_words(function, given, said):
    assert function(**given) == said
