"""Scenarios: laws that hold for every market, closed forms of a pull, the baseline that is the forecast itself."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measures import scenarios as formulas
from analysis.measures.motion import DAMPING, Motion, motion_of
from analysis.measures.scenarios import Assumptions, Market

BASE = Assumptions()
WINDOWS = st.lists(st.lists(st.integers(1, 60), min_size=3, max_size=3), min_size=4, max_size=8)
SCENARIOS = st.builds(
    Assumptions,
    churn=st.just((0.02, 0.3)),
    beta_open=st.floats(-0.5, 0.8),
    open_price=st.floats(0.1, 1.5),
    open_lag_months=st.floats(0, 24),
    beta_network=st.floats(0, 1),
    drift_kept=st.floats(0, 1),
    entrant_quarter=st.sampled_from([0.0, 2.0]),
)


def market(rows, steps=6, draws=40, is_open=(True, False, False), months=3.0) -> Market:
    shares = np.array(rows, float)
    shares /= shares.sum(axis=1, keepdims=True)
    walk = formulas.forecast(pd.DataFrame(shares), steps, draws, 1)
    return Market(motion_of(shares), walk, is_open[: shares.shape[1]], months)


def still(shares, steps=6, months=3.0) -> Market:
    """A market that never moves, its first company open."""
    return market([shares] * 4, steps, 2, (True, *[False] * (len(shares) - 1)), months)


@settings(max_examples=40, deadline=None)
@given(WINDOWS, SCENARIOS)
def test_shares_add_to_one_at_every_step_and_period_zero_is_the_start(rows, scenario):
    made = market(rows)
    path = formulas.simulate(made, scenario, BASE, 1)
    assert path.shape[:2] == (40, 7) and np.allclose(path.sum(axis=2), 1) and (path >= 0).all()
    assert np.allclose(path[:, 0, :3], np.array(rows[-1]) / sum(rows[-1]))


@settings(max_examples=20, deadline=None)
@given(WINDOWS, st.floats(0.02, 0.3), st.floats(0, 1))
def test_a_scenario_that_assumes_what_the_baseline_does_gives_the_forecast_itself(rows, churn, quality):
    made = market(rows)
    path = formulas.simulate(made, replace(BASE, churn=churn, beta_quality=quality), BASE, 1)
    assert np.allclose(path[:, 1:], made.walk)


@settings(max_examples=30, deadline=None)
@given(WINDOWS, st.floats(0, 0.5), st.floats(0, 1))
def test_more_weight_of_openness_never_lowers_the_open_share_in_any_draw(rows, low, more):
    made = market(rows)
    less, greater = (
        formulas.open_path(formulas.simulate(made, replace(BASE, beta_open=b), BASE, 1), made.is_open)
        for b in (low, low + more)
    )
    assert (greater >= less - 1e-9).all()


def test_one_step_of_a_pull_is_inertia_and_logit():
    made = still([0.3, 0.7])
    path = formulas.simulate(made, Assumptions(churn=0.2, beta_open=0.8), BASE, 1)
    chosen = 0.3 * np.exp(0.8) / (0.3 * np.exp(0.8) + 0.7)
    assert path[0, 1, 0] == pytest.approx(0.8 * 0.3 + 0.2 * chosen)


def test_a_pull_without_any_network_ends_where_the_logit_ends():
    made = still([0.3, 0.7], steps=200)
    base = replace(BASE, beta_network=0.0)
    path = formulas.simulate(made, Assumptions(churn=0.2, beta_open=0.8, beta_network=0.0), base, 1)
    assert path[0, -1, 0] == pytest.approx(0.3 * np.exp(0.8) / (0.3 * np.exp(0.8) + 0.7))


def test_churn_is_of_a_quarter_whatever_the_step_of_the_market():
    base = replace(BASE, beta_network=0.0)
    pulled = replace(base, churn=0.2, beta_open=3.0)
    quarter = formulas.simulate(still([0.01, 0.99], 1), pulled, base, 1)[0, -1, 0]
    month = formulas.simulate(still([0.01, 0.99], 3, months=1.0), pulled, base, 1)[0, -1, 0]
    assert quarter > 0.03 and month == pytest.approx(quarter)


@pytest.mark.parametrize(
    ("scenario", "utility"),
    [
        (Assumptions(beta_open=0.3), 0.3),
        (Assumptions(open_price=0.25), 0.3 * np.log(4)),
        (Assumptions(open_lag_months=2.0), 0.5 * 25 * 6 / 3 / 100),
        (Assumptions(open_lag_months=14.0), -0.5 * 25 * 6 / 3 / 100),
        (Assumptions(closed_growth=60.0, beta_quality=1.5, beta_price=1.0), 0.0),
    ],
)
def test_open_models_gain_by_price_lag_and_openness_beyond_the_baseline(scenario, utility):
    assert formulas.pull_of_open(scenario.drawn(1, 1), BASE.middle())[0] == pytest.approx(utility)


def test_size_that_draws_more_users_than_so_far_lets_the_largest_grow():
    made = still([0.2, 0.5, 0.3])
    path = formulas.simulate(made, Assumptions(churn=0.2, beta_network=0.9), BASE, 1)[0]
    assert path[-1, 1] > 0.52 and path[-1, 0] < 0.19


def test_an_entrant_takes_its_share_from_all_in_proportion_and_keeps_it_in_a_market_that_stands_still():
    made = still([0.6, 0.4], 4)
    path = formulas.simulate(made, Assumptions(entrant_quarter=2.0, entrant_share=0.1), BASE, 1)[0]
    assert np.allclose(path[1], [0.6, 0.4, 0]) and np.allclose(path[2:], [0.54, 0.36, 0.1])


def test_an_entrant_of_a_quarter_arrives_in_the_month_that_the_quarter_ends():
    made = still([0.6, 0.4], 8, months=1.0)
    path = formulas.simulate(made, Assumptions(entrant_quarter=2.0, entrant_share=0.1), BASE, 1)[0]
    assert path[5, 2] == 0 and path[6, 2] == pytest.approx(0.1)


def test_a_drift_that_does_not_go_on_is_taken_out_of_every_draw():
    shares = np.array([0.5, 0.5])
    drift = np.array([0.2, -0.2])
    motion = Motion(np.log(shares + 0.001), drift, 1.0, np.zeros((2, 2)), 10)
    steps = np.cumsum(DAMPING ** np.arange(3))[:, None] * drift
    walk = np.exp(steps) / np.exp(steps).sum(axis=1, keepdims=True)
    made = Market(motion, walk[None], (True, False), 3.0)
    stopped = formulas.simulate(made, Assumptions(drift_kept=0.0), BASE, 1)
    assert np.allclose(stopped, 0.5) and not np.allclose(formulas.simulate(made, BASE, BASE, 1), 0.5)


def test_one_range_is_drawn_alike_whatever_the_others_are():
    one = Assumptions(open_price=(0.1, 0.5)).drawn(50, 3)
    other = Assumptions(open_price=(0.1, 0.5), churn=(0.1, 0.3)).drawn(50, 3)
    assert np.array_equal(one["open_price"], other["open_price"])
    assert one["open_price"].min() >= 0.1 and one["open_price"].max() <= 0.5


def test_the_same_seed_gives_the_same_draws():
    made = market([[5, 3, 2], [4, 4, 2], [5, 2, 3], [4, 3, 3]])
    pulled = Assumptions(churn=(0.02, 0.3), beta_open=0.5)
    one, same, other = (formulas.simulate(made, pulled, BASE, seed) for seed in (7, 7, 8))
    assert np.array_equal(one, same) and not np.array_equal(one, other)


def test_the_least_churn_is_the_largest_part_that_a_large_company_lost_in_a_step():
    window = np.array([[0.617, 0.05, 0.333], [0.527, 0.01, 0.463]])
    assert formulas.least_churn(window) == pytest.approx((61.7 - 52.7) / 61.7)
    assert formulas.least_churn(window[::-1]) == pytest.approx((46.3 - 33.3) / 46.3)


def test_hhi_of_a_path_is_the_sum_of_squares_with_and_without_the_rest():
    atoms, whole = formulas.hhi_path(np.array([[[0.5, 0.3, 0.2]]]), rest=2)
    assert atoms[0, 0] == pytest.approx(50**2 + 30**2) and whole[0, 0] == pytest.approx(50**2 + 30**2 + 20**2)


@pytest.mark.parametrize(
    ("chance", "found"),
    [(lambda v: v, 0.5), (lambda v: 1 - v, 0.5), (lambda v: 0.3, np.nan), (lambda v: 0.9, 0.0)],
)
def test_a_tipping_value_is_found_between_the_ends_or_there_is_none(chance, found):
    assert formulas.tipping(chance, 0.0, 1.0) == pytest.approx(found, abs=0.01, nan_ok=True)


def test_a_word_that_is_no_assumption_is_refused():
    with pytest.raises(ValueError, match="magic"):
        Assumptions.of({"magic": 1.0})
