"""Words on one topic, scenario: rows in, the exact words out, a case for each branch."""

import pandas as pd
import pytest

from analysis.tables import priors, scenarios, scenarios_words

CASES = [
    (
        scenarios._sets,
        {
            "own": pd.DataFrame(
                {
                    "label": ["Weight of size"],
                    "unit": ["per log unit of share"],
                    "value": [0.9],
                    "low": [0.8],
                    "high": [1],
                    "changed": [True],
                }
            ),
            "moved": {},
        },
        "Weight of size 0.9 (0.8 to 1) per log unit of share",
    ),
    (
        scenarios._sets,
        {
            "own": pd.DataFrame(
                {"label": ["Weight of size"], "unit": ["per log unit"], "changed": [False]}, index=["x"]
            ),
            "moved": {"x": (0.2, 0.9)},
        },
        "Weight of size 0.2 to 0.9 per log unit",
    ),
    (
        scenarios._sets,
        {"own": pd.DataFrame({"label": ["Weight of size"], "changed": [False]}, index=["x"]), "moved": {}},
        "as the market moved; price, lag and weights of open models as today",
    ),
    (scenarios_words.chance_said, {"low": 0.45999999999999996}, "<1 %"),
    (
        scenarios_words.fan_finding,
        {
            "table": pd.DataFrame(
                {
                    "measure": ["open"],
                    "hhi_line": [1800],
                    "chance_open_pct": [0.45999999999999996],
                    "chance_hhi_pct": [0],
                    "chance_hhi_high_pct": [0],
                    "starts_open_pct": [4],
                    "starts_hhi": [3634.9200000000005],
                }
            )
        },
        "Open models hold half in 2030 in <1 % of simulated futures",
    ),
    (
        scenarios_words.fan_finding,
        {
            "table": pd.DataFrame(
                {
                    "measure": ["hhi"],
                    "hhi_line": [1800],
                    "chance_open_pct": [0.45999999999999996],
                    "chance_hhi_pct": [0],
                    "chance_hhi_high_pct": [0],
                    "starts_open_pct": [4],
                    "starts_hhi": [3634.9200000000005],
                }
            )
        },
        "HHI falls below 1,800 by 2030 in 0 % of simulated futures",
    ),
    (
        scenarios_words.fan_subtitle,
        {
            "table": pd.DataFrame(
                {
                    "measure": ["open"],
                    "scenario": ["Open catches up"],
                    "moved_count": [0],
                    "market_label": ["Generative-AI website visits (Similarweb)"],
                }
            )
        },
        (
            "Share of open models (%), Generative-AI website visits (Similarweb), scenario “Open"
            " catches up”; 5,000 simulated futures; a projection, not a forecast"
        ),
    ),
    (
        scenarios_words.fan_note,
        {
            "table": pd.DataFrame(
                {
                    "p10": [3.2, 7.387934],
                    "p90": [3.2, 30.738773],
                    "hhi_line": [1800, 1800],
                    "chance_open_pct": [0.6, 0.6],
                    "chance_hhi_pct": [0, 0],
                    "chance_hhi_high_pct": [0, 0],
                    "starts_open_pct": [4, 4],
                    "starts_hhi": [3634.9200000000005, 3634.9200000000005],
                    "year_open": ["2029", "2029"],
                    "year_hhi": ["never", "never"],
                    "layer": ["model", "model"],
                    "step": ["quarter", "quarter"],
                    "steps_seen": [3, 3],
                    "shock_pct": [21.1, 21.1],
                    "drift_kept_pct": [20.0, 20.0],
                    "measure": ["open", "open"],
                }
            )
        },
        (
            "Middle 80 % of futures at the end of 2030: 7–31 %. Where open holds half then, it first did in 2029, the"
            " median year. The forecast is estimated of 3 steps of a quarter: a step moves a share by about 21 % of"
            " itself, and 20 % of the mean step goes on, less with each step. The rest is one player, never open"
        ),
    ),
    (
        scenarios_words.fan_note,
        {
            "table": pd.DataFrame(
                {
                    "p10": [1.0],
                    "p90": [97.5],
                    "hhi_line": [1800],
                    "chance_open_pct": [100.0],
                    "year_open": ["2026"],
                    "chance_hhi_pct": [0.0],
                    "year_hhi": ["never"],
                    "starts_open_pct": [64.0],
                    "starts_hhi": [float("nan")],
                    "layer": ["gateway"],
                    "step": ["month"],
                    "steps_seen": [1],
                    "shock_pct": [26.8],
                    "drift_kept_pct": [62.5],
                    "measure": ["open"],
                }
            )
        },
        (
            "Middle 80 % of futures at the end of 2030: 1–98 %. The forecast is estimated of 1 step of a month: a step"
            " moves a share by about 27 % of itself, and 63 % of the mean step goes on, less with each step. The rest"
            " is one player, never open. A router’s tokens are chosen request by request, free open models among them,"
            " so they move fast; visits of users, whom habits bind, are nearer to the question of a monopoly"
        ),
    ),
    (
        scenarios_words.companies_finding,
        {
            "table": pd.DataFrame(
                {
                    "label": ["Anthropic", "Anthropic"],
                    "quarter": ["2026-Q1", "2026-Q2"],
                    "low_pct": [3.3000000000000003, 8.9],
                    "mid_pct": [3.3000000000000003, 8.9],
                    "high_pct": [3.3000000000000003, 8.9],
                    "status": ["final", "final"],
                }
            )
        },
        "In this scenario Anthropic still leads at the end of 2030: 8.90 %",
    ),
    (
        scenarios_words.companies_finding,
        {"table": pd.DataFrame({"label": [], "quarter": [], "mid_pct": []})},
        "No company is known at the end of 2030",
    ),
    (
        scenarios_words.companies_finding,
        {
            "table": pd.DataFrame(
                {
                    "label": ["Anthropic"],
                    "quarter": ["2030-Q4"],
                    "low_pct": [31.047789542585512],
                    "mid_pct": [48.183658088054095],
                    "high_pct": [74.42109760588326],
                    "status": ["projection"],
                }
            )
        },
        "In this scenario Anthropic leads at the end of 2030: 31–74 %",
    ),
    (
        scenarios_words.companies_note,
        {
            "table": pd.DataFrame(
                {
                    "limits": [
                        (
                            "Includes: Web visits to about seven tracked sites, as media quote the "
                            "tracker. Excludes: Apps, the API and embedded use; some periods are "
                            "the state on one day; months with two or three rows are incomplete. "
                            "May favor: Assistants that are visited on the web."
                        )
                    ]
                }
            )
        },
        (
            "The axis is the same in each panel. Only companies printed in each of the last four periods are"
            " shown. Includes: Web visits to about seven tracked sites, as media quote the tracker."
            " Excludes: Apps, the API and embedded use; some periods are the state on one day;"
            " months with two or three rows are incomplete. May favor: Assistants that are visited"
            " on the web."
        ),
    ),
    (
        scenarios_words.compared_finding,
        {
            "table": pd.DataFrame(
                {
                    "p50": [5.9300060820687115, 4.00597156649694, 18.159011507544452, 4, 12.092783282095457],
                    "label": ["Baseline", "Incumbent holds", "Open catches up", "A new entrant", "A new entrant"],
                    "quarter": ["2030-Q4", "2030-Q4", "2030-Q4", "2026-Q2", "2030-Q4"],
                    "measure": ["open", "open", "open", "open", "open"],
                }
            )
        },
        ("By 2030 the scenarios shown put open at 4 to 18 %"),
    ),
    (
        scenarios_words.compared_finding,
        {"table": pd.DataFrame({"p50": [], "quarter": []})},
        "Choose scenarios to lay beside the baseline",
    ),
    (
        scenarios_words.compared_subtitle,
        {"table": pd.DataFrame({"measure": ["open"], "market_label": ["Generative-AI website visits (Similarweb)"]})},
        (
            "Share of open models (%), Generative-AI website visits (Similarweb); medians, bars at"
            " the end hold the middle 80 % of futures; projections"
        ),
    ),
    (
        scenarios_words.beside_finding,
        {
            "table": pd.DataFrame(
                {"label": ["Baseline", "Price war", "B"], "mid_pct": [2, 8, 5], "chance_half_pct": [0.7, 6.6, 6.4]}
            )
        },
        "“Price war” gives open its best chance of half: 7 %, baseline 1 %",
    ),
    (
        scenarios_words.beside_finding,
        {"table": pd.DataFrame({"label": ["Baseline", "B"], "mid_pct": [2, 8], "chance_half_pct": [0.1, 0.3]})},
        "No scenario gives open a better chance of half than the baseline: <1 %",
    ),
    (
        scenarios_words.beside_subtitle,
        {"table": pd.DataFrame({"market_label": ["Generative-AI website visits (Similarweb)"]})},
        (
            "Scenarios as published, Generative-AI website visits (Similarweb): share of open models at the end of"
            " 2030, median and middle 80 % of futures, and part of the futures in which it is over half; projections"
        ),
    ),
    (
        scenarios_words.swings_finding,
        {"table": pd.DataFrame({"label": ["Weight of size"], "swing": [19.331598347418076], "measure": ["open"]})},
        "What matters most: weight of size, 19 points of the open share",
    ),
    (
        scenarios_words.swings_finding,
        {"table": pd.DataFrame({"swing": [0], "measure": ["open"]})},
        "No single assumption moves the outcome within its range",
    ),
    (
        scenarios_words.swings_subtitle,
        {
            "table": pd.DataFrame(
                {
                    "measure": ["open"],
                    "scenario": ["Open catches up"],
                    "market_label": ["Generative-AI website visits (Similarweb)"],
                }
            )
        },
        (
            "Share of open models (%) at the end of 2030 with one assumption at the "
            "ends of its range, Generative-AI website visits (Similarweb), scenario "
            "“Open catches up”; a projection"
        ),
    ),
]


@pytest.mark.parametrize(
    ("sourced", "published", "said"),
    [
        ([False, False], [None, None], "0 of 2 assumptions start from a source"),
        ([True, False], ["a", None], "1 of 2 assumptions starts from a source"),
        ([True, False], [None, "a"], "1 of 2 assumptions starts from a source, 1 has published figures"),
        ([False, False], ["a", "b"], "0 of 2 assumptions start from a source, 2 have published figures"),
    ],
)
def test_the_ledger_counts_sources_of_values_and_published_figures_beside_others(sourced, published, said):
    table = pd.DataFrame({"is_sourced": sourced, "published": published})
    assert scenarios_words.ledger_finding(table) == said


@pytest.mark.parametrize(("function", "given", "said"), CASES)
def test_rows_of_this_topic_are_told_in_these_words(function, given, said):
    assert function(**given) == said


@pytest.mark.parametrize(
    ("figures", "labels", "said"),
    [
        (["a"], ["Price"], "1 published figure speaks of 1 assumption"),
        (["a", "b", "b"], ["Price", "Price", "Lag"], "2 published figures speak of 2 assumptions"),
    ],
)
def test_published_figures_are_counted_once_each(figures, labels, said):
    assert priors.priors_finding(pd.DataFrame({"figure": figures, "label": labels})) == said
