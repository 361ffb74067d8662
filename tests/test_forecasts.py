"""Forecasts of shares: laws of the draws, what walks and drifts made up by us must give, refusals, scores by hand."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measures import scoring
from analysis.measures.scenarios import forecast
from analysis.measures.shares import Refusal

MARKETS = st.lists(st.lists(st.integers(0, 50), min_size=3, max_size=3).filter(any), min_size=4, max_size=9)
REPEATS, DRAWS = 250, 400


def window(rows) -> pd.DataFrame:
    shares = np.array(rows, float)
    return pd.DataFrame(shares / shares.sum(axis=1, keepdims=True), columns=[f"c{i}" for i in range(shares.shape[1])])


def walk(random, periods, drift=0.0, shock=0.15, companies=4):
    """Shares of companies whose logarithms walk at random; the first gains `drift` a step and the second loses it."""
    pull = np.zeros(companies)
    pull[:2] = drift, -drift
    start = np.log(random.dirichlet(np.full(companies, 2.0)) + 1e-4)
    return window(np.exp(start + np.cumsum(pull + shock * random.standard_normal((periods, companies)), axis=0)))


def tried(periods, ahead, **kind):
    """Over many markets made up: error of the median and of no change in points, and coverage of the middle 80 %."""
    random, found = np.random.default_rng(5), []
    for seed in range(REPEATS):
        made = walk(random, periods + ahead, **kind)
        known, came = made.iloc[:periods], made.iloc[-1].to_numpy()
        said = forecast(known, ahead, DRAWS, seed)[:, -1]
        inside = scoring.covered(said, came, 0.8).mean()
        found.append([np.abs(one - came).mean() for one in (np.median(said, axis=0), known.iloc[-1])] + [inside])
    return np.mean(found, axis=0)


@settings(max_examples=60, deadline=None)
@given(MARKETS, st.integers(1, 5))
def test_every_draw_and_period_adds_to_one_whoever_enters_or_leaves(rows, horizon):
    draws = forecast(window(rows), horizon, 30, 1)
    assert draws.shape == (30, horizon, 3) and (draws >= 0).all() and np.allclose(draws.sum(axis=2), 1)


@pytest.mark.parametrize("companies", [2, 5])
@pytest.mark.parametrize(("periods", "ahead"), [(6, 1), (12, 1), (12, 4), (24, 4)])
def test_a_random_walk_is_forecast_as_well_as_by_no_change_and_its_spread_holds(companies, periods, ahead):
    error, no_change, coverage = tried(periods, ahead, companies=companies)
    assert error <= 1.05 * no_change and 0.72 <= coverage <= 0.88


@pytest.mark.parametrize(("ahead", "most"), [(1, 0.85), (2, 0.75), (4, 0.65)])
def test_a_true_drift_is_found_with_twelve_periods(ahead, most):
    error, no_change, _ = tried(12, ahead, drift=0.2)
    assert error <= most * no_change


def test_a_drift_that_stands_out_of_its_noise_is_kept_nearly_whole():
    error, no_change, _ = tried(12, 1, drift=0.1, shock=0.02)
    assert error <= 0.4 * no_change


def test_a_fan_widens_with_time_and_with_larger_steps_of_the_past():
    random = np.random.default_rng(3)
    calm, wild = (walk(random, 12, shock=size) for size in (0.05, 0.3))
    widths = [np.ptp(np.quantile(forecast(w, 4, 2000, 1)[:, :, 0], [0.1, 0.9], axis=0), axis=0) for w in (calm, wild)]
    assert all(np.all(np.diff(width) > 0) for width in widths) and (widths[1] > 2 * widths[0]).all()


def test_a_company_at_zero_may_enter_and_one_that_fades_may_be_gone():
    rows = [[60, 40, 0], [58, 41, 1], [61, 39, 0], [55, 44, 1], [60, 40, 0]]
    entered = forecast(window(rows), 4, 4000, 1)[:, -1, 2]
    assert 0.05 < (entered > 0.005).mean() < 0.6
    fading = [[60, 32, 8.0], [60, 36, 4], [60, 38, 2], [60, 39, 1], [60, 39.5, 0.5]]
    assert 0.1 < (forecast(window(fading), 6, 4000, 1)[:, -1, 2] == 0).mean() < 0.5


def test_nothing_but_the_window_is_known_and_the_same_seed_gives_the_same_draws():
    made = walk(np.random.default_rng(1), 10)
    one, same, other = (forecast(made, 3, 50, seed) for seed in (7, 7, 8))
    assert np.array_equal(one, same) and not np.array_equal(one, other)


@pytest.mark.parametrize(
    ("periods", "level", "said"),
    [
        (3, "company", "3 periods of shares by company in a row, and a forecast takes 4"),
        (1, "product", "1 period of shares by product in a row, and a forecast takes 4"),
        (0, "group", "0 periods of shares by group in a row, and a forecast takes 4"),
    ],
)
def test_a_window_of_fewer_than_four_periods_is_refused_in_words(periods, level, said):
    found = forecast(window([[1, 1]] * 4).iloc[:periods], 4, 10, 1, level=level)
    assert isinstance(found, Refusal) and found.reason == said and found.page == "scenarios"


@pytest.mark.parametrize(
    ("cells", "horizon", "said"),
    [
        ([0.5, 0.4], 1, "in every period, but not in 2"),
        ([1.2, -0.2], 1, "in every period, but not in 2"),
        ([0.5, np.nan], 1, "in every period, but not in 2"),
        ([0.5, 0.5], 0, "at least 1, they are 0 and 5"),
    ],
)
def test_a_window_that_is_no_market_is_an_error_that_names_the_period(cells, horizon, said):
    made = window([[1, 1]] * 4)
    made.loc[2] = cells
    with pytest.raises(ValueError, match=said):
        forecast(made, horizon, 5, 1)


def test_the_score_of_two_draws_is_the_mean_miss_less_half_their_distance():
    draws = np.array([[0.2], [0.6]])
    assert scoring.crps(draws, np.array([0.5]))[0] == pytest.approx((0.3 + 0.1) / 2 - 0.4 / 4)
    assert scoring.crps(draws[:1], np.array([0.5]))[0] == pytest.approx(0.3)


def test_no_change_with_its_spread_holds_every_step_up_and_down():
    found = scoring.no_change(np.array([[0.5, 0.5], [0.4, 0.6]]), 4)
    assert found.tolist() == pytest.approx(np.array([[0.2, 0.8], [0.6, 0.4]]))  # 0.4 ∓ √4·0.1


def test_the_last_trend_goes_on_and_stops_at_the_ends():
    assert scoring.last_trend(np.array([[0.7, 0.3], [0.8, 0.2]]), 1).tolist() == pytest.approx([0.9, 0.1])
    assert scoring.last_trend(np.array([[0.7, 0.3], [0.8, 0.2]]), 4).tolist() == [1.0, 0.0]


def _run(rows) -> pd.DataFrame:
    return pd.DataFrame(rows, index=pd.period_range("2024Q1", periods=len(rows["A"]), freq="Q"))


def test_an_origin_is_given_only_what_was_known_then_and_companies_that_go_are_scored_in_the_rest():
    seen = []

    def still(window, ahead):
        seen.append((list(window.columns), len(window)))
        return np.repeat(window.to_numpy()[-1][None, None, :], ahead, axis=1)

    run = _run({"A": [0.5] * 6, "B": [0.4, 0.4, 0.4, 0.4, np.nan, 0.4], "C": [np.nan, 0.1, 0.1, 0.1, 0.1, 0.1]})
    found = scoring.rolling(run, still, (1, 2)).set_index(["origin", "horizon"])
    assert seen == [(["A", "B", "not named"], 4), (["A", "C", "not named"], 4)]
    assert list(found.index) == [("2024Q4", 1), ("2024Q4", 2), ("2025Q1", 1)]
    assert found["values"].tolist() == [2, 3, 3] and found["model_error"].max() < 1e-9


def test_every_forecast_counts_once_and_in_coverage_every_company():
    scores = pd.DataFrame(
        {
            "horizon": [1, 1],
            "model_error": [1.0, 3.0],
            "no_change": [2.0, 3.0],
            "last_trend": [4.0, 6.0],
            "model_crps": [1.0, 1.0],
            "no_change_crps": [1.0, 3.0],
            "in_50": [0.0, 1.0],
            "in_80": [1.0, 0.5],
            "values": [2, 6],
        }
    )
    found = scoring.pooled(scores, ["horizon"]).iloc[0]
    assert found["error_ratio"] == pytest.approx(4 / 5) and found["trend_ratio"] == pytest.approx(10 / 5)
    assert found["crps_ratio"] == pytest.approx(2 / 4) and found["tests"] == 2
    assert found["in_50"] == pytest.approx(75) and found["in_80"] == pytest.approx(100 * 5 / 8)
    still = scoring.pooled(scores.assign(no_change=0.0), ["horizon"]).iloc[0]
    assert pd.isna(still["error_ratio"])
