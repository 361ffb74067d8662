"""Words on one topic, what would have to be true: rows in, the exact words out, a case for each branch."""

import pandas as pd
import pytest

from analysis.tables import scenario_ladder as words

NAMES = ["parameter", "label", "range_said", "chance_half_pct", "tips_at", "alone_pct"]
NAN = float("nan")
START = ("start", "The scenario as it stands", "", 0.8, NAN, NAN)
PRICE = ("open_price", "Price of open models", "0.1 times today", 12.0, NAN, 12.0)
WEIGHT = ("beta_open", "Weight of openness", "0.8 utility of open over closed", 63.0, 0.33, 3.0)
LAG = ("open_lag_months", "Lag of open models", "0 months", 80.0, 2.345, 0.2)
CHURN = ("churn", "Use that is chosen anew", "30 % per quarter", 51.0, 28.6, 1.0)
PRICED = ("beta_price", "Weight of price", "1 per log unit of price", 38.0, NAN, 1.0)


def table(*rows) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=NAMES).assign(
        market_label="Visits (X)", starts_open_pct=4.04, scenario="Price war", moved_count=1
    )


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            (START, PRICE, PRICED, WEIGHT, LAG),
            "Half by 2030 needs 3 conditions, the last openness weight ≥0.33",
        ),
        ((START, LAG), "For open to hold half in 2030: lag ≤2.3 months"),
        ((START, PRICE, CHURN), "Half by 2030 needs 0.1× price and ≥29 % choosing anew"),
        (
            (START, PRICE, PRICED, (*LAG[:3], 40.0, NAN, 0.2), CHURN),
            "Half by 2030 needs 4 conditions, the last ≥29 % choosing anew",
        ),
        ((START, PRICE, PRICED), "All 2 conditions together give open half by 2030 in 38 % of futures"),
        ((START, PRICE), "The condition gives open half by 2030 in 12 % of futures"),
        (((*START[:3], 52.4, NAN, NAN), PRICE), "Open holds half in 2030 in 52 % of futures without any condition"),
        (((*START[:3], 99.8, NAN, NAN),), "Open holds half in 2030 in over 99 % of futures without any condition"),
        (((*START[:3], 0.1, NAN, NAN),), "The condition gives open half by 2030 in under 1 % of futures"),
    ],
)
def test_the_title_says_what_would_have_to_be_true(rows, said):
    assert words.ladder_finding(table(*rows)) == said


def test_the_subtitle_says_what_is_added_to_what():
    assert words.ladder_subtitle(table(START)) == (
        "Part of the futures in which open models hold half at the end of 2030 (%), Visits (X), from scenario “Price"
        " war” with 1 assumption moved on; each condition is added to those above it, the one that helps most first;"
        " projections"
    )


ENDS = "Conditions stand at the ends of their ranges in the ledger; one seed, so that steps compare"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            (START, PRICE, LAG),
            f"Open starts at 4.0 %. Alone: price of open models 12 % and lag of open models under 1 %. {ENDS}",
        ),
        ((START,), f"Open starts at 4.0 %. {ENDS}"),
    ],
)
def test_the_note_says_what_each_condition_does_alone(rows, said):
    assert words.ladder_note(table(*rows)) == said
