"""Markets drawn between the bounds, the bounds of other measures, and the markets that attain them."""

import math

import numpy as np
import pytest

from analysis.measures import bounds
from analysis.measures.bounds_witness import extreme_markets
from analysis.measures.concentration import concentration_ratio, draw_hhi, hhi_bounds, hill_number
from analysis.measures.validation import MONOPOLY
from tests.test_hhi_bounds import printed_market, some_boxes


def test_draws_lie_inside_the_bounds_and_repeat_with_their_seed():
    rng = np.random.default_rng(10)
    for seed in range(30):
        _, low, high, rest, cap = printed_market(rng)
        found = draw_hhi(low, high, rest, cap, 200, seed)
        least, most = hhi_bounds(low, high, rest, cap)
        assert least - 0.01 <= found.min() <= found.max() <= most + 0.01
        assert (found == draw_hhi(low, high, rest, cap, 200, seed)).all()


def test_drawn_markets_add_to_one_inside_their_intervals():
    low, high = np.array([0.3, 0.1, 0.0]), np.array([0.5, 0.4, 0.2])
    shares, rest = bounds.draw_markets(low, high, (0.1, 0.2), None, 500, 1)
    assert shares.sum(axis=1) + rest == pytest.approx(np.ones(500))
    assert ((shares >= low - 1e-9) & (shares <= high + 1e-9)).all()
    assert ((rest >= 0.1 - 1e-9) & (rest <= 0.2 + 1e-9)).all()
    assert shares[:, 0].std() > 0.02
    with pytest.raises(ValueError, match="draws: 0"):
        bounds.draw_markets(low, high, (0, 1), None, 0, 1)


def test_draws_of_an_impossible_market_are_refused():
    with pytest.raises(ValueError, match="no market fits"):
        draw_hhi([0.6, 0.6], [0.7, 0.7], (0, 0), None, 10, 1)


@pytest.mark.parametrize(
    ("found", "by_hand"),
    [
        (bounds.effective_companies_bounds([0.75], [0.80]), (MONOPOLY / 6_800, MONOPOLY / 5_625)),
        (bounds.effective_companies_bounds([0.0], [1.0]), (1, math.inf)),
        (bounds.concentration_ratio_bounds([0.4, 0.3], [0.5, 0.3], 1), (0.4, 0.5)),
        (bounds.concentration_ratio_bounds([0.4, 0.3], [0.5, 0.3], 2, (0, 0.3)), (0.7, 0.8)),
        (bounds.concentration_ratio_bounds([0.4, 0.1], [0.4, 0.1], 2), (0.5, 0.4 + 0.5)),
        (bounds.concentration_ratio_bounds([0.4, 0.1], [0.4, 0.1], 4, cap=0.1), (0.5, 0.4 + 3 * 0.1)),
        (bounds.concentration_ratio_bounds([0.4, 0.2], [0.6, 0.5], 2, (0.2, 0.2)), (0.8, 0.8)),
        (bounds.berger_parker_bounds([0.4, 0.3], [0.9, 0.3], (0.1, 0.2)), (0.5, 0.6)),
        (bounds.berger_parker_bounds([0.2], [0.3]), (0.2, 0.8)),
        (bounds.berger_parker_bounds([0.2], [0.3], cap=0.2), (0.2, 0.3)),
        (bounds.entropy_bounds([0.5], [0.5]), (math.log(2), math.inf)),
        (bounds.entropy_bounds([0.5, 0.5], [0.5, 0.5], (0, 0)), (math.log(2), math.log(2))),
        (bounds.hill_bounds([0.5], [0.5], 3), ((0.5**3 + 0.5**3) ** -0.5, 0.5 ** (3 * -0.5))),
        (bounds.hill_bounds([0.5], [0.5], 0.5), ((2 * 0.5**0.5) ** 2, math.inf)),
        (bounds.hill_bounds([0.75], [0.80], 2), (MONOPOLY / 6_800, MONOPOLY / 5_625)),
    ],
)
def test_the_other_bounds_are_what_the_sum_gives_by_hand(found, by_hand):
    assert found == pytest.approx(by_hand, abs=1e-9)


@pytest.mark.parametrize("q", [0, -1, math.inf, math.nan])
def test_hill_bounds_need_an_order_above_nothing(q):
    with pytest.raises(ValueError, match="q: "):
        bounds.hill_bounds([0.5], [0.5], q)


def test_a_concentration_ratio_counts_at_least_one_company():
    with pytest.raises(ValueError, match="k: 0"):
        bounds.concentration_ratio_bounds([0.5], [0.5], 0)


def test_no_market_lies_outside_the_other_bounds():
    rng = np.random.default_rng(11)
    for _ in range(200):
        shares, low, high, rest, cap = printed_market(rng)
        for k in (1, 2, 4):
            least, most = bounds.concentration_ratio_bounds(low, high, k, rest, cap)
            assert least - 1e-9 <= concentration_ratio(shares, k) <= most + 1e-9
        least, most = bounds.berger_parker_bounds(low, high, rest, cap)
        assert least - 1e-9 <= shares.max() <= most + 1e-9
        for q in (0.5, 1, 2, 3.5):
            least, most = bounds.hill_bounds(low, high, q, rest, cap)
            assert least - 1e-6 <= hill_number(shares, q) <= most + 1e-6


def test_the_markets_at_the_bounds_fit_and_attain_them():
    rng, cases = np.random.default_rng(11), 0
    while cases < 60:
        low, high, rest, cap = some_boxes(rng)
        try:
            least, most = hhi_bounds(low, high, rest, cap)
        except ValueError:
            continue
        cases += 1
        found = extreme_markets(low, high, rest, cap)
        assert MONOPOLY * (found.least**2).sum() == pytest.approx(least, abs=0.05)
        assert MONOPOLY * ((found.most**2).sum() + (found.unnamed**2).sum()) == pytest.approx(most, abs=0.05)
        assert found.most.sum() + found.unnamed.sum() == pytest.approx(1)
        for named in (found.least, found.most):
            assert (named >= np.asarray(low) - 1e-9).all() and (named <= np.asarray(high) + 1e-9).all()
