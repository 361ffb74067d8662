"""Indices against arithmetic written by hand, and every refusal in its words."""

import math

import numpy as np
import pandas as pd
import pytest

from analysis.measures import concentration as c
from analysis.measures.change import Lifetimes, with_share_changed

INDICES = [
    c.hhi,
    c.normalized_hhi,
    c.effective_companies,
    lambda s: c.concentration_ratio(s, 2),
    c.shannon_entropy,
    lambda s: c.hill_number(s, 2),
    c.gini,
    c.berger_parker,
    c.hall_tideman,
    c.kwoka_dominance,
    c.garcia_alba_dominance,
    c.stenbacka_threshold,
    c.contributions,
    c.lorenz,
]
NEED_THE_WHOLE = [
    c.normalized_hhi,
    c.shannon_entropy,
    lambda s: c.hill_number(s, 2),
    c.gini,
    c.hall_tideman,
]
FIVE_THREE_TWO = [0.5, 0.3, 0.2]


def near(value: float) -> object:
    return pytest.approx(value, abs=1e-9)


@pytest.mark.parametrize(
    ("shares", "points"),
    [
        ([0.30, 0.30, 0.20, 0.20], 30**2 + 30**2 + 20**2 + 20**2),  # the example of the Department of Justice
        ([0.50, 0.10, 0.40], 50**2 + 10**2 + 40**2),
        ([1.0], 100**2),
        ([0.8], 80**2),
        ([0.5, 0.0, 0.5], 50**2 + 50**2),
    ],
)
def test_hhi_is_the_sum_of_squared_percentages(shares, points):
    assert c.hhi(shares) == near(points)


@pytest.mark.parametrize(
    ("found", "by_hand"),
    [
        (c.normalized_hhi(FIVE_THREE_TWO), (0.38 - 1 / 3) / (2 / 3)),
        (c.effective_companies([0.3, 0.3, 0.2, 0.2]), 10_000 / 2_600),
        (c.concentration_ratio([0.1, 0.4, 0.2, 0.3], 2), 0.4 + 0.3),
        (c.concentration_ratio([0.6, 0.4], 4), 1.0),
        (c.shannon_entropy([0.5, 0.25, 0.25], base=2), 0.5 * 1 + 0.25 * 2 + 0.25 * 2),
        (c.shannon_entropy([0.5, 0.5]), math.log(2)),
        (c.hill_number([0.5, 0.25, 0.25], 0), 3),
        (c.hill_number([0.5, 0.25, 0.25], 1), 2**1.5),
        (c.hill_number([0.5, 0.25, 0.25], 2), 1 / (0.25 + 0.0625 + 0.0625)),
        (c.hill_number([0.5, 0.25, 0.25], 3), (0.125 + 2 * 0.015625) ** (-1 / 2)),
        (c.hill_number([0.5, 0.25, 0.25], math.inf), 1 / 0.5),
        (c.gini([0.75, 0.25]), 0.25),  # half of the mean gap, (0.5 + 0.5)/4, over the mean 0.5
        (c.berger_parker([0.2, 0.5, 0.3]), 0.5),
        (c.hall_tideman(FIVE_THREE_TWO), 1 / (2 * (1 * 0.5 + 2 * 0.3 + 3 * 0.2) - 1)),
        (c.kwoka_dominance([0.2, 0.5, 0.3]), 0.2**2 + 0.1**2),
        (c.garcia_alba_dominance(FIVE_THREE_TWO), (25**2 + 9**2 + 4**2) / 38**2),
        (c.stenbacka_threshold(FIVE_THREE_TWO), (1 - (0.25 - 0.09)) / 2),
        (c.stenbacka_threshold(FIVE_THREE_TWO, gamma=0.5), (1 - 0.5 * (0.25 - 0.09)) / 2),
    ],
)
def test_each_index_is_what_its_formula_gives_by_hand(found, by_hand):
    assert found == near(by_hand)


def test_garcia_alba_dominance_is_the_value_published_with_the_package_concstats():
    assert round(c.garcia_alba_dominance([0.35, 0.4, 0.05, 0.1, 0.06, 0.04]), 7) == 0.4519308


def test_one_company_is_total_concentration_in_every_index():
    one = [1.0]
    assert (c.hhi(one), c.effective_companies(one), c.gini(one), c.normalized_hhi(one)) == (10_000, 1, 0, 1)
    assert (c.kwoka_dominance(one), c.hall_tideman(one), c.shannon_entropy(one), c.stenbacka_threshold(one)) == (
        1,
        1,
        0,
        0,
    )


def test_zero_shares_are_dropped_before_companies_are_counted():
    for index in INDICES[:-2]:
        assert index([0.6, 0.4, 0.0]) == index([0.6, 0.4])


def test_contributions_keep_every_company_and_add_to_one():
    parts = c.contributions(pd.Series({"a": 0.6, "b": 0.0, "c": 0.2}))
    assert parts.to_dict() == {"a": near(36 / 40), "b": 0.0, "c": near(4 / 40)}


def test_the_lorenz_curve_starts_with_the_smallest_company():
    curve = c.lorenz([0.5, 0.2, 0.3])
    assert curve["companies"].tolist() == near([0, 1 / 3, 2 / 3, 1])
    assert curve["market"].tolist() == near([0, 0.2, 0.5, 1])


@pytest.mark.parametrize("index", INDICES)
@pytest.mark.parametrize(
    ("shares", "words"),
    [
        ([], "empty"),
        ([math.nan, math.nan], "all 2 are missing"),
        ([0.5, math.nan], "item 2: is missing"),
        ([0.5, -0.1], "item 2: −0.1 is outside 0 to 1"),
        ([1.2], "item 1: 1.2 is outside 0 to 1"),
        ([0.0, 0.0], "all 2 are zero"),
        ([0.6, 0.406], "add to 1.0060, more than 1.005: item 1 0.6; item 2 0.406"),
        (pd.Series({"OpenAI": 0.5, "Mistral AI": None}), "Mistral AI: is missing"),
        (pd.Series({"OpenAI": 0.9, "Mistral AI": 0.2}), "OpenAI 0.9; Mistral AI 0.2"),
        ([-0.1, 1.2], "item 1: −0.1 is outside 0 to 1; item 2: 1.2 is outside 0 to 1"),
    ],
)
def test_a_wrong_share_is_refused_by_every_index_and_named(index, shares, words):
    with pytest.raises(ValueError, match=words.replace(".", r"\.")):
        index(shares)


def test_a_sum_within_half_a_point_over_one_is_rounding():
    assert c.hhi([0.6, 0.404]) == near(60**2 + 40.4**2)


def test_a_long_list_of_wrong_shares_is_cut():
    with pytest.raises(ValueError, match="item 30: −1 is outside 0 to 1; and 70 more"):
        c.hhi([-1.0] * 100)


def test_a_share_that_is_negative_by_arithmetic_only_is_nothing():
    assert c.hhi([1.0, -1e-17]) == near(100**2)


@pytest.mark.parametrize("index", NEED_THE_WHOLE)
def test_an_index_that_needs_the_whole_market_refuses_a_part_of_it(index):
    with pytest.raises(ValueError, match="needs the whole market"):
        index([0.6, 0.3])


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: c.concentration_ratio([1.0], 0), "k: 0"),
        (lambda: c.hill_number([1.0], -1), "q: -1"),
        (lambda: c.hill_number([1.0], math.nan), "q: nan"),
        (lambda: c.shannon_entropy([1.0], base=1), "base: 1"),
        (lambda: c.stenbacka_threshold([1.0], gamma=-1), "gamma: -1"),
    ],
)
def test_an_impossible_parameter_is_refused_by_name(call, words):
    with pytest.raises(ValueError, match=words):
        call()


@pytest.mark.parametrize("keys", [["x", "y", "x"], [7, 9, 7], pd.Categorical(["x", "y", "x"], ["y", "x", "z"])])
def test_hhi_by_gives_one_value_a_market_whatever_the_keys(keys):
    found = c.hhi_by(pd.DataFrame({"market": keys, "share": [0.6, 1.0, 0.3]}), "market", "share")
    assert sorted(found.tolist()) == near([60**2 + 30**2, 100**2])
    assert set(found.index) == set(keys)


@pytest.mark.parametrize(
    ("markets", "shares", "words"),
    [
        (["x", "x"], [0.9, 0.2], "more than 1.005 in market x"),
        ([1, 2], [0.9, -0.2], "outside 0 to 1 in rows 1"),
        ([1, 2], [0.9, math.nan], "missing or outside 0 to 1 in rows 1"),
        ([1, 3], [0.9, 0.0], "all zero in market 3"),
        (["x", None], [0.9, 0.1], "market: is missing in rows 1"),
        ([], [], "empty"),
    ],
)
def test_hhi_by_names_the_rows_and_markets_that_are_wrong(markets, shares, words):
    with pytest.raises(ValueError, match=words):
        c.hhi_by(pd.DataFrame({"market": markets, "share": shares}), "market", "share")


def test_instability_is_the_share_that_changed_hands():
    before, after = pd.Series({"a": 0.6, "b": 0.3, "gone": 0.1}), pd.Series({"b": 0.4, "a": 0.4, "new": 0.2})
    assert c.instability(before, after) == near((0.2 + 0.1 + 0.1 + 0.2) / 2)
    assert c.instability([0.6, 0.4], [0.5, 0.5]) == near(0.1)


def test_instability_refuses_what_cannot_be_matched():
    with pytest.raises(ValueError, match="same companies"):
        c.instability([0.6, 0.4], [1.0])
    with pytest.raises(ValueError, match="before: a stands there twice"):
        c.instability(pd.Series([0.5, 0.5], ["a", "a"]), pd.Series({"a": 1.0}))


BEFORE = pd.Series({"a": 0.5, "b": 0.2, "c": 0.2, "old": 0.1})
AFTER = pd.Series({"a": 0.6, "b": 0.3, "new": 0.1})


def bars(table: pd.DataFrame) -> dict:
    return {(row.company, row.kind): row.points for row in table.itertuples()}


def test_a_waterfall_counts_as_entry_only_what_was_released_after_the_earlier_date():
    known = c.waterfall(
        BEFORE, AFTER, known=Lifetimes("2024-01-01", released={"new": "2024-05-01"}, retired={"c": "2024-02-01"})
    )
    assert bars(known) == {
        ("a", "stays"): near(60**2 - 50**2),
        ("b", "stays"): near(30**2 - 20**2),
        ("new", "entry"): near(10**2),
        ("c", "exit"): near(-(20**2)),
        ("old", "coverage ends"): near(-(10**2)),
    }
    older = c.waterfall(BEFORE, AFTER, known=Lifetimes("2024-01-01", released={"new": "2023-05-01"}))
    assert ("new", "coverage begins") in bars(older)


def test_a_merger_in_a_waterfall_is_twice_the_product_at_the_earlier_date():
    table = c.waterfall(BEFORE, AFTER, mergers=[(("b", "c"), "b")])
    assert bars(table)["b + c", "merger"] == near(2 * 20 * 20)
    assert bars(table)["b", "stays"] == near(30**2 - 40**2)


def test_a_change_of_source_is_one_bar():
    assert bars(c.waterfall(BEFORE, AFTER, same_source=False)) == {
        ("all", "source"): near(60**2 + 30**2 + 10**2 - 50**2 - 20**2 - 20**2 - 10**2)
    }


def test_a_merger_of_a_company_without_a_share_is_refused():
    with pytest.raises(ValueError, match="mergers: x has no share before"):
        c.waterfall(BEFORE, AFTER, mergers=[(("b", "x"), "b")])


def test_the_leader_tips_where_both_are_equal():
    tip = c.tipping_point(pd.Series({"a": 0.5, "b": 0.4, "c": 0.1}), "a")
    share = 0.5 + tip.points / 100
    assert tip.flips == "leader"
    assert share == near(0.4 * (1 - share) / 0.5)


def test_the_band_tips_where_hhi_meets_the_line():
    # t² + (1 − t)² = 0.58 at t = 0.7, so a share of 0.6 needs 10 points
    tip = c.tipping_point(pd.Series({"a": 0.6, "b": 0.4}), "a", lines=[5_800])
    assert (tip.points, tip.flips, tip.hhi) == (near(10), "band", near(5_800))


def test_the_nearest_flip_is_the_tipping_point():
    tip = c.tipping_point(pd.Series({"a": 0.6, "b": 0.4}), "a", lines=[5_800, 5_300])
    assert tip.points == pytest.approx(100 * (0.5 + math.sqrt(0.015) - 0.6))


def test_a_title_tips_too():
    tip = c.tipping_point(pd.Series({"a": 0.7, "b": 0.3}), "a", reading=lambda s: s["b"] > 0.2567)
    assert (tip.flips, round(tip.points, 2)) == ("title", 4.33)


def test_there_is_no_tipping_point_beyond_the_reach():
    assert c.tipping_point(pd.Series({"a": 0.9, "b": 0.1}), "b", lines=[1_000], reach=5) is None


@pytest.mark.parametrize(("company", "words"), [("x", "x: is not among a"), ("a", "holds everything")])
def test_a_tipping_point_needs_a_company_and_somebody_else(company, words):
    with pytest.raises(ValueError, match=words):
        c.tipping_point(pd.Series({"a": 1.0}), company)


def test_a_moved_share_is_taken_from_the_unnamed_rest_as_well():
    after = with_share_changed(pd.Series({"a": 0.5, "b": 0.25}), "a", 0.1)
    assert after.to_dict() == {"a": near(0.6), "b": near(0.25 * 0.4 / 0.5)}


def test_a_share_can_be_given_in_any_sequence():
    assert (
        c.hhi((0.5, 0.5)) == c.hhi(np.array([0.5, 0.5])) == c.hhi(pd.Series([0.5, 0.5], dtype="Float64")) == near(5_000)
    )
