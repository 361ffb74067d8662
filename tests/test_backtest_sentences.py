"""Words on one topic, tests of the past: rows in, the exact words out, a case for each branch."""

import pandas as pd
import pytest

from analysis.tables import backtests_words as words
from analysis.tables.backtests import ALL


def scored(*ratios, label=ALL, tests=40, inside=(78.0,), verdict="passes"):
    """Rows of all markets together, one a ratio of error."""
    rows = pd.DataFrame({"error_ratio": ratios, "trend_ratio": [1.35, 1.5, 1.8][: len(ratios)]})
    return rows.assign(
        market_label=label, tests=tests, in_80=[*inside, *inside * len(ratios)][: len(ratios)], verdict=verdict
    )


SHORT = pd.DataFrame({"market_label": ["B", "C"], "tests": 0, "verdict": "too few periods"})
MARKET = scored(0.9, 1.2, label="A", tests=3, verdict="reported")


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (scored(0.984, 0.973, 0.93), "The model misses by 2 to 7 % less than “no change”"),
        (scored(0.95), "The model misses by 5 % less than “no change”"),
        (scored(1.02, 1.11), "“No change” is the better forecast: the model misses by 2 to 11 % more"),
        (scored(1.0, 0.96), "The model misses no more than “no change”, at best 4 % less"),
        (scored(0.96, 1.0, 1.03), "The model misses by up to 4 % less than “no change”, and by up to 3 % more"),
        (scored(1.0, 1.03), "The model does no better than “no change”: up to 3 % worse"),
        (scored(1.0, 0.998), "The model does no better than “no change”"),
        (MARKET.head(1), "The model misses by 10 % less than “no change”"),
        (scored(float("nan")), "No market has 6 periods in a row: nothing to test on"),
        (SHORT.assign(error_ratio=float("nan")), "No market has 6 periods in a row: nothing to test on"),
    ],
)
def test_the_title_states_the_result_as_it_is(table, said):
    assert words.backtests_finding(table) == said


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (
            pd.concat([scored(0.9, 0.95), MARKET, SHORT]),
            "Error of the median and ranked probability score, times those of “no change”, and outcomes inside the"
            " middle 80 %, one, two and four steps ahead; 6 forecasts of 1 market, each from its own past alone",
        ),
    ],
)
def test_the_subtitle_counts_forecasts_and_markets_without_counting_them_twice(table, said):
    assert words.backtests_subtitle(table) == said


UNDER = "A market of under 30 forecasts is reported and not barred; its forecasts overlap in time"
BARS = "over all markets. They are: error at most 1.02 and score at most 1.00 times “no change”, 70 to 90 % inside"


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (
            pd.concat([scored(0.98, 0.93, inside=(76.4, 79.0)), MARKET, SHORT]),
            f"The bars hold {BARS}. Inside the middle 80 % lie 76 to 79 % of outcomes. “Last trend” misses by 35 to"
            f" 50 % more than “no change”. {UNDER}. 2 markets without 6 periods in a row stand in the table",
        ),
        (
            pd.concat([scored(1.5, verdict="fails"), SHORT.head(1)]),
            f"The bars do not all hold {BARS}. Inside the middle 80 % lie 78 % of outcomes. “Last trend” misses by 35 %"
            f" more than “no change”. {UNDER}. 1 market without 6 periods in a row stands in the table",
        ),
        (
            scored(0.9, tests=12, verdict="reported"),
            f"Inside the middle 80 % lie 78 % of outcomes. “Last trend” misses by 35 % more than “no change”. {UNDER}",
        ),
        (MARKET, f"{UNDER}"),
        (
            scored(0.9).assign(trend_ratio=0.8),
            f"The bars hold {BARS}. Inside the middle 80 % lie 78 % of outcomes. “Last trend” misses by 20 % less than"
            f" “no change”. {UNDER}",
        ),
        (
            scored(0.9, 0.9, 0.9).assign(trend_ratio=[0.8, 1.3, 0.9]),
            f"The bars hold {BARS}. Inside the middle 80 % lie 78 % of outcomes. “Last trend” misses by between 20 %"
            f" less and 30 % more than “no change”. {UNDER}",
        ),
    ],
)
def test_the_note_says_whether_the_bars_hold_and_who_is_not_barred(table, said):
    assert words.backtests_note(table) == said


def test_the_subtitle_of_a_drawn_test_names_market_step_and_cut():
    row = {"step": "month", "market_label": "Referrals (StatCounter)", "cut": "2026-01"}
    assert words.path_subtitle(pd.DataFrame([row])) == (
        "Shares (%) by month, Referrals (StatCounter); lines are what came, dashes the median that the model said from"
        " Jan 2026 on; mean absolute error"
    )


@pytest.mark.parametrize(
    ("came", "said"),
    [
        ((50.0, 30.0), "2 of 2 outcomes lie inside the middle 80 %"),
        ((70.0, 30.0), "1 of 2 outcomes lies inside the middle 80 %; outside: A"),
        ((70.0, 10.0), "0 of 2 outcomes lie inside the middle 80 %; outside: A and B"),
        ((50.0, float("nan")), "1 of 1 outcome lies inside the middle 80 %"),
    ],
)
def test_the_note_of_a_drawn_test_names_the_companies_that_left_the_band(came, said):
    table = pd.DataFrame({"label": ["A", "B"], "mid_pct": came, "low_pct": [45.0, 25.0], "high_pct": [55.0, 35.0]})
    table = table.assign(mid_date=pd.Timestamp("2026-02-14"), cut_date=pd.Timestamp("2026-01-16"))
    assert words.path_note(table) == (
        f"Nothing after the cut is used, and companies are those printed up to it. {said}"
    )
