"""Words on one topic, break-even: rows in, the exact words out, a case for each branch."""

import pandas as pd
import pytest

from analysis.tables import break_even, break_even_strategies

NONE = float("nan")

CASES = [
    (
        break_even._result,
        {
            "mine": pd.DataFrame(
                {
                    "value": [24, 12, 0.09, 0, 5.6, 20, 0.73, 0, 2.25, 400000000, 900000000, 125000000, 1e9],
                    "low": [12, 5, 0.03, 0, 2, 8, 0.3, 0, 1.2, 81392749, 200000000, 50000000, 1e9],
                    "high": [30, 20, 0.15, 10, 10, 30, 1.5, 20, 3, 4000000000, 2000000000, 300000000, 1e9],
                },
                index=[
                    "cadence_months",
                    "discount_year",
                    "growth",
                    "lost_to_hosts",
                    "paying_share",
                    "price_usd_month",
                    "serving_usd_user_month",
                    "shared_training",
                    "training_growth",
                    "training_usd_first",
                    "users_max",
                    "users_start",
                    "funding_usd",
                ],
            ),
            "moved": {},
            "name": "",
        },
        [
            {
                "figure": "Break-even",
                "value": "month 6",
                "detail": "In 27 % of simulated futures within 10 years; then in months 0 to 8",
            },
            {
                "figure": "Bankruptcy",
                "value": "73 % of futures",
                "detail": ("It stops when a month costs more than it can raise, 1 billion dollars as set: it does not"),
            },
            {
                "figure": "Peak funding",
                "value": "351 million dollars in month 0",
                "detail": "Middle 80 % of futures: 0 to 960 million dollars",
            },
            {
                "figure": "Net present value",
                "value": "9.75 billion dollars",
                "detail": "Middle 80 % of futures: −906 million to 33 billion dollars",
            },
        ],
    ),
    (
        break_even.results_finding,
        {
            "table": pd.DataFrame(
                {
                    "figure": ["Break-even", "Net present value"],
                    "value": ["not in 10 years", "2.43 billion dollars"],
                    "preset": ["closed_api", "closed_api"],
                }
            )
        },
        ("Closed API: no lasting break-even in 10 years"),
    ),
    (
        break_even.results_subtitle,
        {"table": pd.DataFrame({"preset": ["closed_api"], "moved_count": [0]})},
        ("Preset closed API; US dollars, 2,000 simulated futures over the ranges; a projection"),
    ),
    (
        break_even.cash_subtitle,
        {"table": pd.DataFrame({"preset": ["closed_api"], "against": ["none"], "moved_count": [0]})},
        "Cumulative cash, US dollars, closed API; a projection",
    ),
    (
        break_even.cash_note,
        {
            "table": pd.DataFrame(
                {
                    "month": [0, 1, 2, 3],
                    "chosen_usd": [-351250000, 32294352, 16137350000, -6577713000],
                    "low_usd": [-3e9, -3e9, -3e9, -2574977000],
                    "break_even_month": [NONE, NONE, NONE, NONE],
                    "bankrupt_pct": 22.4,
                    "stops_month": NONE,
                    "preset": ["closed_api", "closed_api", "closed_api", "closed_api"],
                }
            )
        },
        (
            "Staff, failed runs and sales cost are not in it, so it flatters. As set: above zero in months 1–2, below"
            " in 3. It goes bankrupt in 22 % of simulated futures: a company that cannot raise what a month costs"
            " stops. One in ten ends below −2.57 billion dollars. What is looked at ends with the last generation"
            " that is over in ten years"
        ),
    ),
    (
        break_even.cash_note,
        {
            "table": pd.DataFrame(
                {
                    "month": [119, 120],
                    "chosen_usd": [-6500000000, -6577713000],
                    "low_usd": [-1974271000, -2574977000],
                    "break_even_month": [NONE, NONE],
                    "bankrupt_pct": 0.0,
                    "stops_month": NONE,
                }
            )
        },
        (
            "Staff, failed runs and sales cost are not in it, so it flatters. As set: no break-even in 10 years. It"
            " goes bankrupt in 0 % of simulated futures: a company that cannot raise what a month costs stops. One in"
            " ten ends below −2.57 billion dollars. What is looked at ends with the last generation that is over in ten"
            " years"
        ),
    ),
    (
        break_even.cash_note,
        {
            "table": pd.DataFrame(
                {
                    "month": [119, 120],
                    "chosen_usd": [15786400000, 16137350000],
                    "low_usd": [-1643068000, -1974271000],
                    "break_even_month": [31, 31],
                    "bankrupt_pct": 41.0,
                    "stops_month": NONE,
                }
            )
        },
        (
            "Staff, failed runs and sales cost are not in it, so it flatters. As set: break-even in month 31. It goes"
            " bankrupt in 41 % of simulated futures: a company that cannot raise what a month costs stops. One in ten"
            " ends below −1.97 billion dollars. What is looked at ends with the last generation that is over in ten"
            " years"
        ),
    ),
    (
        break_even._as_set,
        {"table": pd.DataFrame({"chosen_usd": [1.0, 2.0], "break_even_month": NONE, "stops_month": 96.0})},
        "bankrupt in month 96",
    ),
    (
        break_even.matters_finding,
        {"table": pd.DataFrame({"label": ["Time between generations"], "swing_usd": [844853393240.4077]})},
        ("What matters most: time between generations, a swing of 845 billion dollars"),
    ),
    (
        break_even.ledger_finding,
        {"table": pd.DataFrame({"origin": ["sourced"]})},
        "1 of 1 assumptions has a source, the others are ours",
    ),
]


PATHS = ["preset", "label", "reached_pct", "bankrupt_pct", "revenue_usd", "company", "ceiling_usd", "ceiling_high_usd"]
CORE = ("open_core", "Open core", 72.0, 25.0, 2.46e9, "MongoDB", 1.3e9, 28.8e9)
CLOSED = ("closed_api", "Closed API", 16.0, 22.4, 40e9, "OpenAI", 12.1e9, 30e9)
HYBRID = ("hybrid", "Hybrid", 60.0, 38.0, NONE, None, 0.6e9, 11e9)


def paths(*rows) -> pd.DataFrame:
    return pd.DataFrame([row for row in rows for _ in range(2)], columns=PATHS)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((CORE, CLOSED), "Only open core breaks even in most simulated futures"),
        ((CORE, HYBRID, CLOSED), "Open core and hybrid break even in most simulated futures"),
        ((CORE, HYBRID), "All 2 strategies break even in most simulated futures"),
        ((CLOSED,), "No strategy breaks even in most futures, closed API in 16 %"),
        (
            ((*HYBRID[:2], 50.0, *HYBRID[3:]), CLOSED),
            "No strategy breaks even in most futures, hybrid in 50 %",
        ),
    ],
)
def test_the_title_names_the_strategies_that_break_even_in_most_futures(rows, said):
    assert break_even_strategies.strategies_finding(paths(*rows)) == said


END = "Sizes differ, so chances compare and cash does not; staff, failed runs and sales are left out"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            (CORE, CLOSED),
            "Bankrupt is who cannot raise what a month costs. In part of the futures: Open core 25 % and Closed API"
            " 22 %. MongoDB’s 2.46 billion dollars a year lies under the highest ceiling of Open core, 28.8 billion, as"
            " set 1.3 billion. OpenAI’s 40 billion dollars a year passes the highest ceiling of Closed API, 30 billion,"
            " as set 12.1 billion."
            f" {END}",
        ),
        ((HYBRID,), f"Bankrupt is who cannot raise what a month costs. In part of the futures: Hybrid 38 %. {END}"),
    ],
)
def test_the_note_sets_ceilings_against_what_companies_reported(rows, said):
    assert break_even_strategies.strategies_note(paths(*rows)) == said


def test_the_subtitle_says_what_a_panel_shows():
    assert break_even_strategies.strategies_subtitle(paths(CORE)) == (
        "Part of 2,000 futures whose cumulative cash is above zero (%), by month from the first training, one panel a"
        " strategy; projections"
    )


@pytest.mark.parametrize(("function", "given", "said"), CASES)
def test_rows_of_this_topic_are_told_in_these_words(function, given, said):
    assert function(**given) == said
