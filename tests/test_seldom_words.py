"""More branches that the shipped data seldom reach: rows in, the exact words out."""

import pandas as pd
import pytest

from analysis.tables import concentration_sum, economics, scenarios_words


def chances(*rows):
    return pd.DataFrame(rows, columns=["label", "mid_pct", "chance_half_pct"])


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (chances(("S", 30.0, 20)), "No scenario gives open a better chance of half than the baseline: 20 %"),
        (chances(("S", 30.0, 20), ("T", 35.0, 30)), "“T” gives open its best chance of half: 30 %, baseline 20 %"),
        (
            chances(("S", 30.0, 20), ("T", 35.0, 10)),
            "No scenario gives open a better chance of half than the baseline: 20 %",
        ),
        (
            chances(("S", 30.0, 20), ("T", 35.0, 20.2)),
            "No scenario gives open a better chance of half than the baseline: 20 %",
        ),
    ],
)
def test_the_scenario_that_helps_open_models_most_is_named_where_one_does(table, said):
    assert scenarios_words.beside_finding(table) == said


def amounts(*rows):
    table = pd.DataFrame(rows, columns=["label", "value", "status"])
    return table.assign(measure="valuation", metric="valuation", note=None, date="2026-03-31", qualifier=None)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (amounts(("A", 1e9, "reported"), ("B", 5e9, "projection")), "A’s 1 billion dollars (Mar 2026, reported)"),
        (amounts(("A", 1e9, "reported"), ("B", 5e9, "reported")), "B’s 5 billion dollars (Mar 2026, reported)"),
        (amounts(("B", 5e9, "projection")), "B’s 5 billion dollars (Mar 2026, projection)"),
    ],
)
def test_the_largest_amount_is_no_projection_where_there_is_another(table, said):
    assert economics.amounts_finding(table) == f"The largest valuation is {said}"


def squares(*rows, rescaled="no"):
    columns = ["company_id", "mid_pct", "square_points", "least_square", "most_square"]
    return pd.DataFrame(rows, columns=columns).assign(rescaled=rescaled)


NAMED, OTHER = ("a", 60.0, 3600.0, 3540.0, 3660.0), ("b", 20.0, 400.0, 361.0, 441.0)
NOBODY = (None, 20.0, 400.0, 361.0, 441.0), (None, 0.0, 0.0, 0.0, 0.0)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (squares(NAMED), "1 square gives 3,600; rest and rounding allow 3,540–3,660"),
        (squares(NAMED, OTHER), "2 squares give 4,000; rest and rounding allow 3,900–4,110"),
        (squares(*NOBODY), "1 square gives 400; rest and rounding allow 360–450"),
        (squares(NAMED, rescaled="yes"), "Rescaled to 100 %, HHI would be 3,600: inside the possible 3,540–3,660"),
        (
            squares(("a", 80.0, 6400.0, 3540.0, 3660.0), rescaled="yes"),
            "Rescaled to 100 %, HHI would be 6,400: outside the possible 3,540–3,660",
        ),
        (
            squares(("a", 50.0, 2500.0, 3540.0, 3660.0), rescaled="yes"),
            "Rescaled to 100 %, HHI would be 2,500: outside the possible 3,540–3,660",
        ),
    ],
)
def test_the_sum_of_squares_is_told_with_what_rest_and_rounding_allow(table, said):
    assert concentration_sum.hhi_sum_finding(table) == said
