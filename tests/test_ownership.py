"""The modified HHI against its closed forms and the example worked in method.md."""

import itertools

import numpy as np
import pandas as pd
import pytest

from analysis.measures.concentration import hhi
from analysis.measures.ownership import mhhi, mhhi_delta, stakes

SHARES = [0.15, 0.20, 0.25, 0.35, 0.05]
PROFIT = [[0.90, 1, 0.75, 0, 0], [0.10, 0, 0.25, 1, 0], [0, 0, 0, 0, 1]]
CONTROL = [[1, 1, 0, 0, 0], [0, 0, 1, 1, 0], [0, 0, 0, 0, 1]]
SHARED_CONTROL = [[0.7, 1, 0, 0, 0], [0.3, 0, 1, 1, 0], [0, 0, 0, 0, 1]]
THREE = [0.5, 0.3, 0.2]
HHI_OF_THREE = 50**2 + 30**2 + 20**2


def test_the_worked_example_comes_out():
    by_owner = [0.15 + 0.20, 0.25 + 0.35, 0.05]
    assert hhi(by_owner) == pytest.approx(35**2 + 60**2 + 5**2)
    assert round(mhhi(SHARES, PROFIT, CONTROL), 2) == 7712.08
    assert round(mhhi(SHARES, PROFIT, SHARED_CONTROL), 2) == 7963.98


def test_whole_owners_give_the_hhi_by_owner():
    assert mhhi(SHARES, CONTROL, CONTROL) == pytest.approx(4_850)


@pytest.mark.parametrize("stake", [0.0, 0.1, 0.27, 0.5, 0.9])
def test_a_silent_stake_adds_its_size_times_both_shares(stake):
    profit = stakes("abc", [("a", "b", stake)])
    assert mhhi(THREE, profit) == pytest.approx(HHI_OF_THREE + stake * 50 * 30)
    assert mhhi_delta(THREE, profit) == pytest.approx(stake * 50 * 30)


@pytest.mark.parametrize("stake", [0.01, 0.1, 0.27, 0.5, 1.0])
def test_total_control_with_a_stake_adds_the_stake_and_its_inverse(stake):
    profit, control = stakes("abc", [("a", "b", stake)]), stakes("abc", [("a", "b", 1)])
    assert mhhi_delta(THREE, profit, control) == pytest.approx((stake + 1 / stake) * 50 * 30)


def test_a_full_merger_gives_the_hhi_of_the_merged_market():
    whole = stakes("abc", [("a", "b", 1)])
    assert mhhi(THREE, whole, whole) == pytest.approx(80**2 + 20**2)


def test_proportional_control_of_one_tie_by_hand():
    half = stakes("abc", [("a", "b", 0.5)])
    # a looks at b with 0.5; b's holders, a and b with 0.5 each, look at a with 0.5·1 over 0.5·0.5 + 0.5·0.5
    assert mhhi(THREE, half, half) == pytest.approx(HHI_OF_THREE + (0.5 + 0.5 / 0.5) * 50 * 30)


def test_no_ties_leave_the_hhi():
    assert mhhi(THREE, np.eye(3)) == pytest.approx(HHI_OF_THREE)
    assert mhhi_delta(THREE, np.eye(3), np.eye(3)) == pytest.approx(0)


def test_a_holder_without_a_share_in_the_market_changes_nothing():
    ties = stakes("abc", [("fund", "b", 0.4)])
    assert list(ties.index) == ["a", "b", "c", "fund"]
    control = stakes("abc", []).reindex(ties.index, fill_value=0.0)
    assert mhhi(THREE, ties, control) == pytest.approx(HHI_OF_THREE)
    assert mhhi([*THREE, 0.0], stakes("abcd", [("d", "b", 0.4)])) == pytest.approx(HHI_OF_THREE)


def test_a_common_holder_of_two_rivals_raises_concentration():
    ties = stakes("abc", [("fund", "a", 0.4), ("fund", "b", 0.4)])
    # both ways: 0.4·0.4 over 0.6·0.6 + 0.4·0.4
    assert mhhi_delta(THREE, ties, ties) == pytest.approx(2 * 50 * 30 * 0.16 / 0.52)


def test_labels_decide_not_positions():
    shares = pd.Series({"a": 0.5, "b": 0.3, "c": 0.2})
    profit, control = stakes("abc", [("a", "b", 0.3)]), stakes("abc", [("a", "b", 0.6)])
    other = profit.loc[list("cba"), list("bca")]
    assert mhhi(shares, other) == pytest.approx(mhhi(shares, profit))
    assert mhhi(shares[list("bca")], other) == pytest.approx(mhhi(shares, profit))
    assert mhhi(shares, other, control.loc[list("bac")]) == pytest.approx(mhhi(shares, profit, control))


def test_the_sum_written_out_gives_the_same():
    rng = np.random.default_rng(1)
    for n, owners in itertools.product((1, 2, 5), (1, 3, 6)):
        shares, profit, control = rng.dirichlet(np.ones(n)), *rng.dirichlet(np.ones(owners), (2, n)).swapaxes(1, 2)
        total = 0.0
        for j, k in itertools.product(range(n), repeat=2):
            cross = sum(control[i, j] * profit[i, k] for i in range(owners))
            total += shares[j] * shares[k] * cross / sum(control[i, j] * profit[i, j] for i in range(owners))
        assert mhhi(shares, profit, control) == pytest.approx(10_000 * total)
        assert mhhi_delta(shares, profit, control) >= -1e-6


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: mhhi(THREE, [[1, 0, 0], [0, 0.9, 0], [0, 0, 1]]), "profit: .* item 2 adds to 0.9000"),
        (lambda: mhhi(SHARES, PROFIT, [[1] * 5, [1] * 5, [0] * 5]), "control: .* item 1 adds to 2.0000"),
        (lambda: mhhi(SHARES, PROFIT), "3 owners for 5 companies; without control it must be square"),
        (lambda: mhhi(THREE, [[1, 0], [0, 1]]), r"profit: shape \(2, 2\) is not owners × 3"),
        (lambda: mhhi(SHARES, PROFIT, CONTROL[:2]), "control: "),
        (lambda: mhhi([0.5, 0.5], [[1.5, 0], [-0.5, 1]]), "row 1, item 1: 1.5 is outside 0 to 1"),
        (lambda: mhhi([0.5, 0.5], [[1, float("nan")], [0, 1]]), "row 1, item 2: nan"),
        (lambda: mhhi([0.5, 0.5], np.eye(2), [[1, 1], [0, 0]]), "those who control item 2 earn nothing"),
        (lambda: mhhi([0.5, -0.5], np.eye(2)), "item 2: −0.5 is outside"),
        (lambda: mhhi(pd.Series({"a": 1.0}), pd.DataFrame([[1.0]], ["b"], ["b"])), "not the companies of the shares"),
        (lambda: stakes("ab", [("a", "x", 0.1)]), "x are not among the companies"),
        (lambda: stakes("ab", [("a", "b", 1.1)]), "a in b: 1.1"),
        (lambda: stakes("ab", [("a", "a", 0.1)]), "a in itself"),
        (lambda: stakes("ab", [("a", "b", 0.6), ("x", "b", 0.6)]), "parts of b add to more than 1"),
    ],
)
def test_a_matrix_that_does_not_fit_is_refused_with_the_place(call, words):
    with pytest.raises(ValueError, match=words):
        call()
