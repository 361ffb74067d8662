"""Words on one topic, community: rows in, the exact words out, a case for each branch."""

import pandas as pd
import pytest

from analysis.tables import community

PERCENT = community.PERCENT[0]

CASES = [
    (
        community.metric_finding,
        {
            "table": pd.DataFrame(
                {
                    "entity": ["openai/whisper"],
                    "metric": ["github_stars"],
                    "value": [58924],
                    "label": ["openai/whisper"],
                    "as_of": ["2024-04-01"],
                    "measure": ["GitHub stars"],
                    "recency": ["older"],
                }
            )
        },
        ("GitHub stars: openai/whisper, 58,924 (Apr 2024, not of today)"),
    ),
    (
        community.metric_finding,
        {
            "table": pd.DataFrame(
                {
                    "entity": ["survey"],
                    "metric": [PERCENT],
                    "value": [51.5],
                    "label": ["survey"],
                    "as_of": ["2024-04-01"],
                    "measure": ["part"],
                    "recency": ["older"],
                }
            )
        },
        f"{community.MEANS[PERCENT][0]}: 51.5 % (survey; newest: 1 Apr 2024)",
    ),
    (
        community.metric_subtitle,
        {
            "table": pd.DataFrame(
                {
                    "entity": ["openai/whisper"],
                    "as_of": ["2024-04-01"],
                    "measure": ["GitHub stars"],
                    "recency": ["older"],
                    "today_until": ["2026-11-30"],
                }
            )
        },
        ("GitHub stars, 1 Apr 2024"),
    ),
    (
        community.hub_finding,
        {
            "table": pd.DataFrame(
                {
                    "metric": ["hub_models", "hub_models", "hub_spaces"],
                    "value": [90000, 2000000, 12000],
                    "source_id": ["hugging-face-docs", "hugging-face-docs", "hugging-face-docs"],
                    "note": ["over", "over", "over"],
                    "measure": ["models", "models", "spaces"],
                    "as_of": ["2022-11-25", "2025-10-07", "2022-11-25"],
                }
            )
        },
        "The hub grew from over 90 thousand to over 2 million models",
    ),
    (
        community.hub_finding,
        {
            "table": pd.DataFrame(
                {
                    "metric": ["hub_datasets"],
                    "value": [4000],
                    "source_id": ["hugging-face-docs"],
                    "note": ["over"],
                    "measure": ["datasets"],
                    "as_of": ["2022-04-12"],
                }
            )
        },
        "The hub held over 4 thousand datasets in Apr 2022",
    ),
    (
        community.concentration_finding,
        {
            "table": pd.DataFrame(
                {"label": ["Downloads of the most downloaded 1 % of models"], "mid_pct": [99], "as_of": ["2024-05"]}
            )
        },
        "1 % of models got 99 % of hub downloads in May 2024",
    ),
    (
        community.downloads_finding,
        {
            "table": pd.DataFrame(
                {
                    "label": ["Mistral AI", "Alibaba (Qwen)", "Meta"],
                    "kind": ["company", "company", "company"],
                    "mid_pct": [6.800000000000001, 20, 23.2],
                    "recency": ["today", "today", "today"],
                }
            )
        },
        "Meta and Alibaba (Qwen) today hold 43 % of downloads",
    ),
    (
        community.downloads_finding,
        {"table": pd.DataFrame({"kind": [], "mid_pct": []})},
        "No company is named in the rows shown",
    ),
]


@pytest.mark.parametrize(("function", "given", "said"), CASES)
def test_rows_of_this_topic_are_told_in_these_words(function, given, said):
    assert function(**given) == said


def counts(metric, value, recency="today"):
    row = {"metric": metric, "measure": community.metric_words(metric), "value": value, "recency": recency}
    return pd.DataFrame([row | {"entity": "A", "label": "A", "as_of": "2026-02-03", "newest": "2026-02-03"}])


@pytest.mark.parametrize(
    ("metric", "value", "said"),
    [
        ("package_downloads_month", 93_482_259, "Package downloads in a month: A, 93,482,259"),
        ("downloads_cumulative", 1_150_000_000, "Downloads so far: A, 1.15 billion"),
        ("downloads_last_12_months", 1e7, "Downloads in twelve months: A, 10,000,000"),
        ("models_tracked", 1500, "Models followed: A, 1,500"),
        ("active_users_weekly", 1.2e9, "Weekly users: A, 1.2 billion"),
        ("paying_users_weekly", 4e7, "Weekly paying users: A, 40,000,000"),
        ("hub_models", 2e6, "Hub models: A, 2,000,000"),
    ],
)
def test_a_metric_is_said_as_people_say_it(metric, value, said):
    assert community.metric_finding(counts(metric, value)) == f"{said} (Feb 2026)"


def test_a_part_has_its_date():
    said = "New models made from one family’s models: 69 % (A, Feb 2026)"
    assert community.metric_finding(counts("share_of_new_derivatives_percent", 69.0)) == said
