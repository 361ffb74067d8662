"""Words on one topic, break-even: rows in, the exact words out, a case for each branch."""

import pandas as pd
import pytest

from analysis.tables import break_even

NONE = float("nan")

CASES = [
    (
        break_even._result,
        {
            "mine": pd.DataFrame(
                {
                    "value": [24, 12, 0.09, 0, 5.6, 20, 0.73, 0, 2.25, 400000000, 900000000, 125000000],
                    "low": [12, 5, 0.03, 0, 2, 8, 0.3, 0, 1.2, 81392749, 200000000, 50000000],
                    "high": [30, 20, 0.15, 10, 10, 30, 1.5, 20, 3, 4000000000, 2000000000, 300000000],
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
                ],
            ),
            "moved": {},
            "name": "",
        },
        [
            {
                "figure": "Break-even",
                "value": "not in 10 years",
                "detail": (
                    "Cash is above zero in months 6–119, below in 120. In 16 % of simulated futures"
                    " within 10 years; then in months 1 to 30"
                ),
            },
            {
                "figure": "Peak funding",
                "value": "6.58 billion dollars in month 120",
                "detail": "Middle 80 % of futures: 1.45 billion to 2.58 trillion dollars",
            },
            {
                "figure": "Net present value",
                "value": "2.43 billion dollars",
                "detail": "Middle 80 % of futures: −891 billion to 18.3 billion dollars",
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
                    "low_usd": [-3238139346.7295413, -3527383000, -1974271000000, -2574977000000],
                    "break_even_month": [NONE, NONE, NONE, NONE],
                    "end_training_usd": [23066015625, 23066015625, 23066015625, 23066015625],
                    "preset": ["closed_api", "closed_api", "closed_api", "closed_api"],
                }
            )
        },
        (
            "Staff, failed runs and sales cost are not in it, so it flatters. As set: above zero in"
            " months 1–2, below in 3. One simulated future in ten ends below −2.57 trillion dollars,"
            " off the chart. Break-even asks for cash that stays at or above zero to month 3, the last"
            " one looked at: a training of 23.1 billion dollars falls into it, and what that earns"
            " would come later"
        ),
    ),
    (
        break_even.cash_note,
        {
            "table": pd.DataFrame(
                {
                    "month": [119, 120],
                    "chosen_usd": [-6500000000, -6577713000],
                    "low_usd": [-1974271000000, -2574977000000],
                    "break_even_month": [NONE, NONE],
                    "end_training_usd": [0, 0],
                }
            )
        },
        (
            "Staff, failed runs and sales cost are not in it, so it flatters. As set: no break-even in 10"
            " years. One simulated future in ten ends below −2.57 trillion dollars, off the chart"
        ),
    ),
    (
        break_even.cash_note,
        {
            "table": pd.DataFrame(
                {
                    "month": [119, 120],
                    "chosen_usd": [15786400000, 16137350000],
                    "low_usd": [-1643068000000, -1974271000000],
                    "break_even_month": [31, 31],
                    "end_training_usd": [0, 0],
                }
            )
        },
        (
            "Staff, failed runs and sales cost are not in it, so it flatters. As set: break-even in month"
            " 31. One simulated future in ten ends below −1.97 trillion dollars, off the chart"
        ),
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


@pytest.mark.parametrize(("function", "given", "said"), CASES)
def test_rows_of_this_topic_are_told_in_these_words(function, given, said):
    assert function(**given) == said
