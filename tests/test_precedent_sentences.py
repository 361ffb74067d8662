"""Words on one topic, precedent: rows in, the exact words out, a case for each branch."""

import pandas as pd
import pytest

from analysis.tables import precedents

CASES = [
    (
        precedents.precedent_finding,
        {
            "table": pd.DataFrame(
                {
                    "date": ["2026-02", "2026-12-31", "2026-03-31", "2026-07-31"],
                    "metric": ["arr", "arr", "arr", "arr"],
                    "value": [400000000, 1000000000, 24000000000, 40000000000],
                    "status": ["reported", "projection", "reported", "reported"],
                    "qualifier": ["more than", "company target, at least", "about", "run rate"],
                    "label": ["Mistral AI", "Mistral AI", "OpenAI", "OpenAI"],
                    "years_since": [0.999315537303217, 1.8726899383983573, 3.247091033538672, 3.5811088295687883],
                    "group": ["AI company", "AI company", "AI company", "AI company"],
                }
            )
        },
        "OpenAI: run rate 40 billion dollars in 4 years of data",
    ),
    (
        precedents.precedent_finding,
        {
            "table": pd.DataFrame(
                {
                    "date": ["2026-07-31", "2018-02-28"],
                    "metric": ["arr", "revenue"],
                    "value": [40000000000, 2900000000],
                    "status": ["reported", "reported"],
                    "qualifier": ["run rate", "about"],
                    "label": ["OpenAI", "Red Hat"],
                    "years_since": [3.5811088295687883, 7.000684462696783],
                    "group": ["AI company", "precedent"],
                }
            )
        },
        ("OpenAI reached 40 billion dollars a year, Red Hat about 2.9 billion"),
    ),
    (
        precedents._reached,
        {
            "row": pd.Series(
                ["arr", 65000000000, "run rate", "Anthropic"], index=["metric", "value", "qualifier", "label"]
            )
        },
        "Anthropic: run rate 65 billion",
    ),
    (
        precedents.hosted_finding,
        {
            "table": pd.DataFrame(
                {"date": ["2019-10-31", "2020-07-31"], "value": [40, 44], "label": ["MongoDB", "MongoDB"]}
            )
        },
        "Hosting grew from 40 to 44 % of MongoDB’s revenue (2019 to 2020)",
    ),
    (
        precedents.hosted_finding,
        {"table": pd.DataFrame({"date": ["2024-04-30"], "value": [43], "label": ["Elastic"]})},
        "Hosting is 43 % of Elastic’s revenue (2024)",
    ),
    (
        precedents.license_finding,
        {"table": pd.DataFrame({"date": ["2018-10-16", "2021-01"]})},
        "2 license changes from 2018 to 2021",
    ),
    (
        precedents.losses_finding,
        {
            "table": pd.DataFrame(
                {
                    "date": ["2021-01-31", "2019-01-31", "2025-12-31"],
                    "label": ["MongoDB", "MongoDB", "OpenAI"],
                    "group": ["precedent", "precedent", "AI company"],
                    "margin_pct": [-45.20663956639566, -37.07865168539326, -61.06870229007634],
                }
            )
        },
        ("Deepest losses: OpenAI 61 % of revenue, MongoDB 45 %"),
    ),
    (
        precedents.losses_finding,
        {"table": pd.DataFrame({"group": [], "margin_pct": []})},
        "No loss among the years with both figures",
    ),
    (
        precedents._row,
        {
            "question": "What a release costs",
            "before": ("No release cost is printed; all revenue of MongoDB was 155 million dollars in 2018"),
            "now": (
                "5.58 million (DeepSeek-V3) to 176 million dollars (Llama 3.1-405B) for "
                "one training run, rented or as stated"
            ),
            "carries": "does not carry over",
            "dates": pd.Series(["2025-01-20", "2024-07-23"], index=[113, 106]),
        },
        {
            "question": "What a release costs",
            "precedents": ("No release cost is printed; all revenue of MongoDB was 155 million dollars in 2018"),
            "open_models": (
                "5.58 million (DeepSeek-V3) to 176 million dollars (Llama 3.1-405B) for "
                "one training run, rented or as stated"
            ),
            "carries_over": "does not carry over",
            "as_of": "2025-01-20",
            "source_id": "",
        },
    ),
    (
        precedents._hosts,
        {
            "events": pd.DataFrame(
                {
                    "kind": ["license change", "license change", "license change", "license change", "license change"],
                    "companies": [
                        "MongoDB;Amazon",
                        "Elastic;Amazon",
                        "HashiCorp;Linux Foundation",
                        "Elastic",
                        "Redis;Amazon;Google;Oracle",
                    ],
                    "source_id": [
                        "softwareseni-2018",
                        "softwareseni-2018",
                        "safeguard",
                        "code-rho-2026",
                        "remaining-problems",
                    ],
                }
            ),
            "prices": pd.DataFrame(
                {
                    "model_id": ["llama-3-70b"],
                    "provider": ["Amazon Bedrock"],
                    "channel": ["third_party_host"],
                    "as_of": ["2026-11-12"],
                    "open_closed": ["open"],
                    "source_id": ["litellm-price-file"],
                }
            ),
        },
        {
            "question": "Who else sells it",
            "precedents": "3 of 5 license changes answered a cloud that hosted the product",
            "open_models": ("An open model is listed by up to 1 other hosts, half of them by 1 or more"),
            "carries_over": "carries over, and sooner",
            "as_of": "2026-11-12",
            "source_id": "softwareseni-2018;safeguard;code-rho-2026;remaining-problems;litellm-price-file",
        },
    ),
    (
        precedents._work,
        {
            "community": pd.DataFrame(
                {
                    "entity": [
                        "deepspeedai/deepspeed",
                        "openai/whisper",
                        "pytorch/pytorch",
                        "apache/spark",
                        "bigscience-workshop/promptsource",
                        "apache/spark",
                        "mlflow/mlflow",
                        "huggingface/transformers",
                        "grafana/grafana",
                        "mongodb/mongo",
                        "apache/spark",
                        "tensorflow/tensorflow",
                    ],
                    "metric": [
                        "package_downloads_month",
                        "github_stars",
                        "github_contributors",
                        "github_stars",
                        "github_contributors",
                        "github_contributors",
                        "github_contributors",
                        "github_contributors",
                        "github_stars",
                        "github_stars",
                        "github_contributors",
                        "package_downloads_month",
                    ],
                    "date": [
                        "2024-04-04",
                        "2025-07-02",
                        "2025-04-03",
                        "2026-07-01",
                        "2024-09-05",
                        "2020-11-30",
                        "2024-09-05",
                        "2021-11-17",
                        "2025-04-01",
                        "2025-01-08",
                        "2025-10-30",
                        "2023-07-06",
                    ],
                    "value": [470119, 84216, 5509, 43530, 65, 2364, 765, 1066, 67304, 26611, 3308, 15667264],
                    "source_id": [
                        "best-of-ml-python",
                        "github-ranking",
                        "best-of-ml-python",
                        "github-ranking",
                        "best-of-ml-python",
                        "best-of-ml-python",
                        "best-of-ml-python",
                        "best-of-ml-python",
                        "github-ranking",
                        "github-ranking",
                        "best-of-ml-python",
                        "best-of-ml-python",
                    ],
                }
            )
        },
        {
            "question": "Who does the work",
            "precedents": "Apache Spark counts 3,308 contributors of code",
            "open_models": (
                "pytorch/pytorch counts 5,509, but that is tools: no source prints "
                "outside work on the weights of a model"
            ),
            "carries_over": "carries over for tools, not shown for models",
            "as_of": "2025-10-30",
            "source_id": "best-of-ml-python",
        },
    ),
    (
        precedents._hosting,
        {
            "finances": pd.DataFrame(
                {
                    "date": ["2024-01-31", "2026-04-30"],
                    "metric": ["atlas_share", "atlas_share"],
                    "value": [68, 75],
                    "source_id": ["mongodb", "mongodb-belcourt-2026"],
                }
            ),
            "business_models": pd.DataFrame(
                {
                    "company_id": ["alibaba"],
                    "revenue_model": ["API usage"],
                    "uses": ["yes"],
                    "source_id": ["ai-directory"],
                }
            ),
        },
        {
            "question": "What pays",
            "precedents": "Hosting brings 75 % of MongoDB’s revenue (Apr 2026)",
            "open_models": (
                "1 AI companies are found to sell hosted use or calls; no source prints its part of revenue by company"
            ),
            "carries_over": "carries over in kind, its size is not known",
            "as_of": "2026-04-30",
            "source_id": "mongodb-belcourt-2026;ai-directory",
        },
    ),
    (
        precedents.carried_finding,
        {"table": pd.DataFrame({"carries_over": ["carries over in kind, its size is not known"]})},
        "1 of 1 lesson carries over to open models, in part",
    ),
]


@pytest.mark.parametrize(("function", "given", "said"), CASES)
def test_rows_of_this_topic_are_told_in_these_words(function, given, said):
    assert function(**given) == said
