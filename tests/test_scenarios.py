"""Share dynamics: laws that hold for every market, closed forms, calibration once and for all."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measures import scenarios as formulas
from analysis.measures.scenarios import Assumptions

STILL = Assumptions(churn=0.0)
MARKETS = st.lists(st.integers(1, 100), min_size=2, max_size=6).map(lambda x: np.array(x) / sum(x))


def run(start, assumptions=None, quarters=6, draws=20, seed=1):
    return formulas.simulate(
        start, assumptions or Assumptions(churn=(0.02, 0.3), beta_network=(0.0, 1.0)), quarters, draws, seed
    )


@settings(max_examples=40, deadline=None)
@given(MARKETS)
def test_shares_add_to_one_at_every_step_and_period_zero_is_the_start(start):
    path = run(start)
    assert path.shape == (20, 7, len(start))
    assert np.allclose(path.sum(axis=2), 1) and (path >= 0).all()
    assert np.allclose(path[:, 0], start)


@given(MARKETS)
def test_without_churn_nothing_moves(start):
    assert np.allclose(run(start, STILL, draws=3), start)


@given(st.integers(2, 8))
def test_equal_utilities_and_full_churn_give_equal_shares_at_once(n):
    start = np.arange(1, n + 1) / sum(range(1, n + 1))
    path = run(start, Assumptions(churn=1.0, beta_network=0.0), quarters=1, draws=2)
    assert np.allclose(path[:, 1], 1 / n)


@settings(max_examples=30, deadline=None)
@given(MARKETS, st.randoms())
def test_relabeling_companies_relabels_the_result(start, random):
    order = list(range(len(start)))
    random.shuffle(order)
    flags = tuple(i % 2 == 0 for i in range(len(start)))
    alpha = tuple(float(i) / 3 for i in range(len(start)))
    a = run(start, Assumptions(churn=(0.05, 0.2), alpha=alpha, is_open=flags))
    b = run(
        start[order],
        Assumptions(churn=(0.05, 0.2), alpha=tuple(alpha[i] for i in order), is_open=tuple(flags[i] for i in order)),
    )
    assert np.allclose(a[:, :, order], b)


@settings(max_examples=30, deadline=None)
@given(MARKETS, st.floats(0, 0.5), st.floats(0, 1))
def test_more_open_advantage_never_lowers_the_median_open_share(start, low, more):
    flags = (True, *[False] * (len(start) - 1))
    paths = [run(start, Assumptions(churn=(0.05, 0.3), beta_open=b, is_open=flags)) for b in (low, low + more)]
    less, greater = (np.median(formulas.open_path(p, flags)[:, -1]) for p in paths)
    assert greater >= less - 1e-12


def test_the_same_seed_gives_the_same_draws():
    assert np.array_equal(run([0.6, 0.4], seed=7), run([0.6, 0.4], seed=7))
    assert not np.array_equal(run([0.6, 0.4], seed=7), run([0.6, 0.4], seed=8))


def test_calibration_reproduces_a_step_that_the_model_can_make():
    baseline = Assumptions(churn=0.2, is_open=(False, True, False))
    before, after = np.array([0.5, 0.3, 0.2]), np.array([0.48, 0.33, 0.19])
    alpha, miss = formulas.calibrate(before, after, baseline)
    step = formulas.simulate(before, Assumptions(churn=0.2, is_open=(False, True, False), alpha=alpha), 1, 1, 0)[0, 1]
    assert miss < 1e-9 and np.allclose(step, after) and sum(alpha) == pytest.approx(0)


def test_a_step_too_large_for_the_churn_leaves_a_miss_that_is_told():
    _, miss = formulas.calibrate([0.9, 0.1], [0.5, 0.5], Assumptions(churn=0.1))
    assert miss > 20


def test_an_open_lag_moves_the_open_share_because_alpha_is_not_recomputed():
    baseline = Assumptions(churn=0.2, is_open=(False, True))
    alpha, _ = formulas.calibrate([0.7, 0.3], [0.7, 0.3], baseline)
    late, early = (
        formulas.simulate(
            [0.7, 0.3], Assumptions(churn=0.2, is_open=(False, True), alpha=alpha, open_lag_months=lag), 8, 1, 0
        )[0, -1, 1]
        for lag in (8.0, 0.0)
    )
    assert late == pytest.approx(0.3, abs=1e-6) and early > 0.31


def test_an_entrant_takes_its_share_from_all_in_proportion():
    path = run([0.6, 0.4], Assumptions(churn=0.0, entrant_quarter=2.0, entrant_share=0.1), quarters=3, draws=1)[0]
    assert np.allclose(path[1], [0.6, 0.4, 0]) and np.allclose(path[2], [0.54, 0.36, 0.1])


def test_hhi_of_a_path_is_the_sum_of_squares_with_and_without_the_rest():
    atoms, whole = formulas.hhi_path(np.array([[[0.5, 0.3, 0.2]]]), rest=2)
    assert atoms[0, 0] == pytest.approx(50**2 + 30**2) and whole[0, 0] == pytest.approx(50**2 + 30**2 + 20**2)


def test_a_missing_quarter_ends_the_window():
    dates = pd.to_datetime(["2024-02-01", "2024-08-01", "2024-11-01", "2025-02-01"])
    rows = pd.DataFrame({"mid_date": dates, "label": "A", "mid": [0.5, 0.6, 0.7, 0.8]})
    window = formulas.quarterly(rows)
    assert [str(q) for q in window.index] == ["2024Q3", "2024Q4", "2025Q1"]
    assert window["not named"].tolist() == pytest.approx([0.4, 0.3, 0.2])


@pytest.mark.parametrize(
    ("dates", "quarters"),
    [
        (["2026-03-31", "2026-06-30", "2026-09-30", "2026-10-07"], ["2026Q1", "2026Q2", "2026Q3"]),
        (["2026-09-30", "2026-10-07"], ["2026Q3"]),
        (["2026-06-15", "2026-08-15", "2026-12-15"], ["2026Q2", "2026Q3", "2026Q4"]),
        (["2026-09-30", "2026-10-07", "2026-12-31"], ["2026Q3", "2026Q4"]),
    ],
)
def test_two_readings_a_few_days_apart_are_one_quarter(dates, quarters):
    rows = pd.DataFrame({"mid_date": pd.to_datetime(dates), "label": "A", "mid": 0.5})
    assert [str(q) for q in formulas.quarterly(rows).index] == quarters


@pytest.mark.parametrize(("start", "words"), [([0.5, 0.4], "add to 1"), ([1.2, -0.2], "at least 0")])
def test_a_start_that_is_no_market_is_refused(start, words):
    with pytest.raises(ValueError, match=words):
        run(start)


def test_a_word_that_is_no_assumption_is_refused():
    with pytest.raises(ValueError, match="magic"):
        Assumptions.of({"magic": 1.0})
