"""Short words within sentences: the direction of a measure, a year in outcomes, amounts, ties, what metrics count."""

from collections import Counter

import pandas as pd
import pytest

from analysis.tables import community, deals, indices, merger_year, ownership
from analysis.tables.indices import FAMILY, LESS, MORE, Index

NONE = float("nan")
UP, DOWN = Index("A", "", lambda shares: 0.0), Index("B", "", lambda shares: 0.0, sign=-1)


@pytest.mark.parametrize(
    ("measure", "values", "said"),
    [
        (UP, [1, 2], MORE),
        (UP, [2, 1], LESS),
        (DOWN, [1, 2], LESS),
        (DOWN, [2, 1], MORE),
        (UP, [1, 1], "no change"),
        (UP, [1, 1 + 1e-12], "no change"),
    ],
)
def test_a_measure_says_more_or_less_concentrated_by_its_sign(measure, values, said):
    assert indices._direction(measure, values) == said


@pytest.mark.parametrize(
    ("measure", "span", "said"),
    [
        (FAMILY[0], (6632.4, 6634.8), "6,632–6,635"),
        (UP, (1.234, 1.234), "1.23"),
        (UP, (1.234, 2.5), "1.23 to 2.5"),
        (UP, (1.5, float("inf")), "1.5 to no limit"),
    ],
)
def test_the_span_of_a_measure_is_one_value_two_or_open_above(measure, span, said):
    assert indices._said(measure, span) == said


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (Counter(), "no date"),
        (Counter(a=1), "one date only"),
        (Counter(a=4), "a at all 4 dates"),
        (Counter(a=1, b=3), "b at 3, a at 1 of 4 dates"),
        (Counter(a=1, b=1), "a at 1, b at 1 of 2 dates"),
    ],
)
def test_outcomes_of_a_year_are_counted_by_dates(counts, said):
    assert merger_year.year_words(counts) == said


@pytest.mark.parametrize(
    ("amount", "per", "said"),
    [(1.25e9, "month", "$1.25 billion a month"), (5e10, deals.ONCE, "$50 billion"), (NONE, "month", "")],
)
def test_an_amount_is_said_with_its_month_or_year_where_it_has_one(amount, per, said):
    assert deals.amount_words(pd.Series([amount]), pd.Series([per])) == [said]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("HHI", 2500.0)], "Switch on a stake to see its effect"),
        ([("HHI", 2500.0), ("added by A", 100.0), ("added by B", 28.0)], "The ties add 128 points to an HHI of 2,500"),
        ([("HHI", 2500.0), ("added by A", 1.0)], "The ties add 1 point to an HHI of 2,500"),
    ],
)
def test_what_ties_add_is_summed(rows, said):
    assert ownership.modified_finding(pd.DataFrame(rows, columns=["what", "value_points"])) == said


@pytest.mark.parametrize(
    ("measures", "said"),
    [
        (["models", "stars"], "None of the 2 metrics counts people who use a model"),
        (
            ["models", "weekly users"],
            "1 of 2 metrics counts people, as makers of assistants say",
        ),
    ],
)
def test_metrics_that_count_people_are_told_apart(measures, said):
    assert community.meanings_finding(pd.DataFrame({"measure": measures})) == said
