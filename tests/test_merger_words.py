"""Words of mergers, pairs, remedies and every market: rows in, the exact words out, each boundary on both sides."""

import itertools

import pandas as pd
import pytest

from analysis.tables import every_market, mergers, remedies


@pytest.mark.parametrize(
    ("points", "low", "high", "said"),
    [
        (128.0, 127.5, 128.5, "128 points"),
        (128.0, 127.4, 128.6, "127–129 points"),
        (1.0, 1.0, 1.0, "1 point"),
        (1.5, 1.4, 1.6, "1.5 points"),
    ],
)
def test_a_change_of_hhi_is_one_number_up_to_a_point_between_its_bounds(points, low, high, said):
    assert mergers.rise(points, low, high) == said


@pytest.mark.parametrize(
    ("outcomes", "outcome", "said"),
    [
        (["no concern normally"], "no test reached", "beyond its safe lines, no presumption"),
        (["no concern normally", "presumed"], "no test reached", "no test reached"),
        (["no concern normally"], "no concern normally", "no concern normally"),
        (["not stated"], "not stated", "no outcome attached"),
    ],
)
def test_beyond_the_lines_of_what_is_harmless_alone_nothing_is_presumed(outcomes, outcome, said):
    assert mergers.outcome_in_words(outcome, pd.DataFrame({"outcome": outcomes})) == said


@pytest.mark.parametrize(
    ("count", "said"), [(11, "11 companies with a share"), (12, "12 largest"), (2, "2 companies with a share")]
)
def test_pairs_are_those_of_the_twelve_largest(count, said):
    pairs = pd.DataFrame(itertools.combinations(range(count), 2), columns=["party_a", "party_b"])
    last = "by the outcome of the chosen guideline"
    assert mergers.pairs_subtitle(pairs) == f"Change in HHI for every pair of the {said}, {last}"


SURE, NOT, UNSURE = ("presumed", "certain"), ("no test reached", "certain"), ("presumed", "or no test reached")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([SURE, NOT, NOT], "1 of 3 pairs would be presumed harmful by the screen"),
        ([SURE, SURE, UNSURE], "The screen presumes 2 of 3 pairs harmful; 1 depends on unknowns"),
        ([NOT, UNSURE, UNSURE], "The screen presumes 0 of 3 pairs harmful; 2 depend on unknowns"),
        ([SURE], "The only pair would be presumed harmful by the screen"),
        ([NOT], "The only pair would not be presumed harmful by the screen"),
        ([UNSURE], "Whether the only pair would be presumed harmful depends on unknowns"),
    ],
)
def test_pairs_that_are_presumed_for_certain_are_counted(rows, said):
    assert mergers.pairs_finding(pd.DataFrame(rows, columns=["verdict", "state"])) == said


CLEAR, SELL, NEVER = "clear as it stands", "sell 0.89 points", "no sale clears it"


@pytest.mark.parametrize(
    ("surely", "said"),
    [
        ([NEVER, NEVER], "No sale to a newcomer clears the merger under any of 2 guidelines"),
        ([SELL, NEVER], "A sale to a newcomer clears the merger under 1 of 2 guidelines"),
        ([CLEAR, NEVER], "The merger is clear as it stands under 1 of 2 guidelines"),
        ([CLEAR, SELL, NEVER], "1 of 3 guidelines clears the merger, 1 more after a sale"),
        ([CLEAR, CLEAR, SELL, SELL], "2 of 4 guidelines clear the merger, 2 more after a sale"),
    ],
)
def test_guidelines_under_which_the_merger_is_clear_before_or_after_a_sale_are_counted(surely, said):
    table = pd.DataFrame({"surely": [*surely, CLEAR]}).assign(buyer="a newcomer", status="in force")
    table.loc[len(surely), "status"] = "superseded"
    assert remedies.remedies_finding(table) == said


def test_where_no_product_is_published_no_package_is_sought():
    shares = pd.Series([0.1, 0.05], index=["a", "b"])
    assert remedies._package(shares, ["a", "b"], pd.DataFrame(), shares.iloc[:0], None) == "no product is published"


@pytest.mark.parametrize(
    ("against", "said"),
    [
        (["no", "no"], "The merger is flagged in none of 2 markets"),
        (["yes", "no"], "The merger is flagged in 1 of 2 markets"),
        (["yes", "depends", "depends"], "The merger is flagged in 1 of 3 markets; 2 are unsure"),
        (["no", "depends"], "The merger is flagged in none of 2 markets; 1 is unsure"),
        (["yes"], "In the only market that can be tested the merger is flagged"),
        (["no"], "In the only market that can be tested the merger passes"),
        (["depends"], "In the only market that can be tested the merger depends on unknowns"),
    ],
)
def test_markets_in_which_the_screen_speaks_against_the_merger_are_counted(against, said):
    table = pd.DataFrame({"speaks_against": against}).assign(verdict="told", recency="today")
    assert every_market.every_market_finding(table) == said


def test_a_market_that_counts_both_and_cannot_be_tested_is_one():
    table = pd.DataFrame({"verdict": [None], "recency": ["today"]})
    assert every_market.every_market_finding(table) == "1 market counts both, none can be tested"


@pytest.mark.parametrize(
    ("worst", "best", "said"),
    [(True, True, "yes"), (True, False, "depends"), (False, True, "depends"), (False, False, "no")],
)
def test_a_market_speaks_against_a_merger_where_both_its_ends_do(worst, best, said):
    assert every_market._against(worst, best) == said
