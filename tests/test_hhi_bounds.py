"""The bounds of HHI and of its relatives, against sums by hand, all corners tried one by one, and random markets."""

import itertools
import math

import numpy as np
import pandas as pd
import pytest

from analysis.measures import bounds_search
from analysis.measures.concentration import hhi, hhi_bounds

ELEVEN = [0.133, 0.130, 0.127, 0.123, 0.098, 0.095, 0.063, 0.060, 0.048, 0.010, 0.003]
ELEVEN_SQUARES = sum(x**2 for x in (13.3, 13.0, 12.7, 12.3, 9.8, 9.5, 6.3, 6.0, 4.8, 1.0, 0.3))


def near(*values: float) -> object:
    return pytest.approx(values, abs=0.01)


@pytest.mark.parametrize(
    ("low", "high", "options", "by_hand"),
    [
        ([0.75], [0.80], {}, (75**2, 80**2 + 20**2)),  # "nearly 80 %"
        ([0.80], [0.80], {}, (80**2, 80**2 + 20**2)),
        (ELEVEN, ELEVEN, {}, (ELEVEN_SQUARES, ELEVEN_SQUARES + 11**2)),
        (ELEVEN, ELEVEN, {"cap": 0.003}, (ELEVEN_SQUARES, ELEVEN_SQUARES + 36 * 0.3**2 + 0.2**2)),
        ([0.5, 0.1, 0.4], [0.5, 0.1, 0.4], {"rest": (0, 0)}, (50**2 + 10**2 + 40**2,) * 2),
        ([0.5, 0.1, 0.4], [0.5, 0.1, 0.4], {}, (50**2 + 10**2 + 40**2,) * 2),
        # printed 33.3 three times, and that is all: 33.38 + 33.34 + 33.28
        ([0.3328] * 3, [0.3338] * 3, {"rest": (0, 0)}, (3 * (100 / 3) ** 2, 33.38**2 + 33.34**2 + 33.28**2)),
        # 25 equal intervals that are the whole: twelve at 5, one at 4, twelve at 3
        ([0.03] * 25, [0.05] * 25, {"rest": (0, 0)}, (25 * 4**2, 12 * 5**2 + 4**2 + 12 * 3**2)),
        ([0.03] * 25, [0.05] * 25, {}, (25 * 3**2, 25 * 3**2 + 25**2)),
        # the rest is 20 to 30 and nobody in it above 8
        ([0.6], [0.9], {"rest": (0.2, 0.3), "cap": 0.08}, (70**2, 80**2 + 8**2 + 8**2 + 4**2)),
        ([0.0, 0.0], [1.0, 1.0], {"rest": (0, 0)}, (2 * 50**2, 100**2)),
        ([0.0], [1.0], {}, (0, 100**2)),
    ],
)
def test_bounds_are_what_the_sum_gives_by_hand(low, high, options, by_hand):
    assert hhi_bounds(low, high, **options) == near(*by_hand)


def test_the_eleven_token_shares_give_944_6_to_1065_6_and_rescaling_lies_outside():
    low, high = hhi_bounds(ELEVEN, ELEVEN)
    assert (round(low, 1), round(high, 1)) == (944.6, 1065.6)
    assert hhi([share / sum(ELEVEN) for share in ELEVEN]) > high + 100


@pytest.mark.parametrize(
    ("low", "high", "rest", "words"),
    [
        ([0.6, 0.5], [0.6, 0.5], (0, 0), "at least 110 %, 10 points too much"),
        ([0.6, 0.4], [0.6, 0.4], (0.05, 0.1), "at least 105 %, 5 points too much"),
        ([0.3, 0.2], [0.35, 0.25], (0, 0.1), "at most 70 %, 30 points too little"),
        ([], [], (0, 1), "empty"),
        ([0.3], [0.2], (0, 1), "item 1: low 0.3 is above high 0.2"),
        ([math.nan], [0.2], (0, 1), "low, item 1: is missing"),
        ([0.1], [1.2], (0, 1), "high, item 1: 1.2 is outside 0 to 1"),
        ([0.1, 0.2], [0.2], (0, 1), "2 and 1 values"),
        ([0.1], [0.2], (0.5, 0.2), "rest: "),
        ([0.1], [0.2], (0, math.nan), "rest: "),
    ],
)
def test_impossible_intervals_are_refused_with_the_place_or_the_distance(low, high, rest, words):
    with pytest.raises(ValueError, match=words):
        hhi_bounds(low, high, rest)


def test_a_refusal_names_the_company():
    with pytest.raises(ValueError, match="high, Mistral AI: is missing"):
        hhi_bounds(pd.Series({"Mistral AI": 0.1}), pd.Series({"Mistral AI": math.nan}))
    with pytest.raises(ValueError, match="different companies"):
        hhi_bounds(pd.Series({"a": 0.1}), pd.Series({"b": 0.2}))
    with pytest.raises(ValueError, match="cap: 0"):
        hhi_bounds([0.1], [0.2], cap=0)


def test_the_ends_of_a_company_are_matched_by_name():
    low, high = pd.Series({"a": 0.5, "b": 0.1}), pd.Series({"b": 0.2, "a": 0.6})
    assert hhi_bounds(low, high) == near(50**2 + 10**2, 60**2 + 10**2 + 30**2)


def unnamed(rest: float, cap: float | None) -> list[float]:
    """The rest in as few companies as the cap allows."""
    if cap is None:
        return [rest]
    full = int(rest / cap + 1e-9)
    return [cap] * full + [max(rest - full * cap, 0.0)]


def corners(low, high, rest, cap):
    """Every market with at most one share, or the rest, strictly between its ends; tried one by one."""
    rests = [*rest, *(m * cap for m in range(int(1 / cap) + 1) if rest[0] <= m * cap <= rest[1])] if cap else rest
    for ups in itertools.product((False, True), repeat=len(low)):
        shares = np.where(ups, high, low)
        yield shares, 1 - shares.sum()
        for i, r in itertools.product(range(len(low)), rests):
            moved = shares.copy()
            moved[i] += 1 - shares.sum() - r
            yield moved, r


def most_unequal(low, high, rest, cap):
    """The market with the largest HHI, as a list of shares that is seen to fit."""
    tried = list(corners(low, high, rest, cap))
    shares, left = np.array([s for s, _ in tried]), np.array([r for _, r in tried])
    fits = ((shares >= low - 1e-12) & (shares <= high + 1e-12)).all(axis=1)
    fits &= (rest[0] - 1e-12 <= left) & (left <= rest[1] + 1e-12)
    markets = [[*s, *unnamed(max(r, 0.0), cap)] for s, r in zip(shares[fits], left[fits], strict=True)]
    best = max(markets, key=lambda m: sum(s * s for s in m))
    assert sum(best) == pytest.approx(1)
    return best


def most_equal(low, high, rest):
    """The market with the smallest HHI, found by halving: one level for all, the rest in 100,000 companies."""
    target = max(low.sum(), 1 - rest[1])
    bottom, top = 0.0, 1.0
    for _ in range(60):
        level = (bottom + top) / 2
        bottom, top = (level, top) if np.clip(level, low, high).sum() < target else (bottom, level)
    shares = np.clip(top, low, high)
    return np.append(shares, np.full(100_000, (1 - shares.sum()) / 100_000))


def some_boxes(rng: np.random.Generator):
    """Intervals of up to six companies that some market fits: printed, nested, nearly equal or anything."""
    while True:
        n, kind = rng.integers(1, 7), rng.integers(5)
        center = rng.dirichlet(np.ones(n + 1))[:n] if kind < 3 else np.full(n, 0.95 / n)
        half = [
            rng.choice([0.005, 0.025, 0.05], n),
            rng.uniform(0, 0.1, n),
            center * rng.random(n),
            rng.uniform(0.001, 0.05, n),
            np.full(n, 0.02) + rng.uniform(0, 1e-4, n),
        ][kind]
        low, high = np.clip(np.round(center, 2) - half, 0, 1), np.clip(np.round(center, 2) + half, 0, 1)
        rest = [(0.0, 0.0), (0.0, 1.0), (0.0, 0.1), tuple(np.sort(rng.random(2)) / 2)][rng.integers(4)]
        cap = [None, max(float(high.min()), 0.02), float(rng.uniform(0.02, 0.4))][rng.integers(3)]
        if low.sum() + rest[0] <= 1 and high.sum() + rest[1] >= 1:
            return low, high, rest, cap


def check_against_all_corners(seed: int, cases: int) -> None:
    rng = np.random.default_rng(seed)
    for _ in range(cases):
        low, high, rest, cap = some_boxes(rng)
        least, most = hhi_bounds(low, high, rest, cap)
        assert hhi(most_unequal(low, high, rest, cap)) == pytest.approx(most, abs=0.01)
        assert hhi(most_equal(low, high, rest)) == pytest.approx(least, abs=0.2)


def test_both_bounds_are_approached_by_a_constructed_market():
    check_against_all_corners(seed=1, cases=200)


@pytest.mark.full
def test_both_bounds_are_approached_by_a_constructed_market_many_times():
    check_against_all_corners(seed=2, cases=2_500)


def printed_market(rng: np.random.Generator):
    """A market, what a publisher prints of it (some of the companies, rounded), and what it leaves open."""
    n = rng.integers(1, 26)
    shares = np.sort(rng.dirichlet(np.full(n + rng.integers(0, 8), rng.uniform(0.3, 2))))[::-1]
    unit = rng.choice([0.01, 0.001, 0.0001])
    named = shares[:n]
    below, above = unit * rng.choice([0.5, 2.5, 5], n), unit * rng.choice([0.5, 2.5, 5], n)
    value = np.round(named / unit) * unit
    low, high = np.clip(value - below, 0, 1), np.clip(value + above, 0, 1)
    left = max(1 - named.sum(), 0.0)
    rest = (0.0, 1.0) if rng.random() < 0.5 else (max(left - 0.01, 0.0), min(left + 0.01, 1.0))
    cap = float(high.min()) if rng.random() < 0.5 else None
    return shares, low, high, rest, cap


def check_random_markets(seed: int, cases: int) -> None:
    rng = np.random.default_rng(seed)
    for _ in range(cases):
        shares, low, high, rest, cap = printed_market(rng)
        least, most = hhi_bounds(low, high, rest, cap)
        assert least - 0.01 <= hhi(shares) <= most + 0.01


def test_no_market_that_fits_what_is_printed_lies_outside_the_bounds():
    check_random_markets(seed=3, cases=500)


@pytest.mark.full
def test_no_market_that_fits_what_is_printed_lies_outside_the_bounds_many_times():
    check_random_markets(seed=4, cases=10_000)


def test_knowing_more_never_widens_the_bounds():
    rng = np.random.default_rng(5)
    for _ in range(100):
        _, low, high, rest, cap = printed_market(rng)
        wide, narrow = hhi_bounds(low, high, (0, 1)), hhi_bounds(low, high, rest, cap)
        assert wide[0] - 0.01 <= narrow[0] <= narrow[1] <= wide[1] + 0.01


def test_exact_shares_of_the_whole_leave_one_value():
    rng = np.random.default_rng(6)
    for n in (1, 2, 5, 25):
        shares = rng.dirichlet(np.ones(n))
        assert hhi_bounds(shares, shares, (0, 0)) == near(hhi(shares), hhi(shares))


def test_order_does_not_matter_for_the_bounds():
    rng = np.random.default_rng(7)
    for _ in range(30):
        _, low, high, rest, cap = printed_market(rng)
        order = rng.permutation(len(low))
        assert hhi_bounds(low[order], high[order], rest, cap) == near(*hhi_bounds(low, high, rest, cap))


def test_of_branches_that_use_the_same_share_the_better_one_is_kept():
    rng = np.random.default_rng(12)
    for _ in range(40):  # seven intervals, each inside the one before, on a grid of 1 point
        low = 0.01 * np.sort(rng.choice(8, 7, replace=False))
        high = 0.01 * np.sort(rng.choice(np.arange(9, 19), 7, replace=False))[::-1]
        left = 1 - low.sum() - rng.uniform(0.1, 0.9) * (high - low).sum()
        found = hhi_bounds(low, high, (left, left))[1]
        assert found == pytest.approx(hhi(most_unequal(low, high, (left, left), None)), abs=0.01)


def test_nested_nearly_equal_intervals_keep_the_bounds_exact_to_a_hundredth(monkeypatch):
    monkeypatch.setattr(bounds_search, "BEAM", 2)
    rng = np.random.default_rng(8)
    for _ in range(15):
        half = 0.03 * (1 + 0.01 * rng.random(7))
        low, high, rest = 0.13 - half, 0.13 + half, (0.0, 0.05)
        monkeypatch.setattr(bounds_search, "CROWD", 20)
        found = hhi_bounds(low, high, rest)[1]
        assert found == pytest.approx(hhi(most_unequal(low, high, rest, None)), abs=0.01)


def test_twenty_five_nested_intervals_are_bounded_by_equal_and_by_steepest_shares():
    half = 0.01 * (1 + 0.001 * np.random.default_rng(9).random(25))
    least, most = hhi_bounds(0.0397 - half, 0.0397 + half, (0, 0))
    assert least == pytest.approx(25 * 4**2)
    # 0.75 points to give: twelve or thirteen at 4.97, the others at 2.97, give or take a thousandth of a width
    assert most == pytest.approx(12 * 4.97**2 + 12 * 2.97**2 + 4.72**2, abs=1)


def test_more_than_sixty_companies_are_no_problem():
    assert hhi_bounds([0.01] * 80, [0.015] * 80, (0, 0)) == near(80 * 1.25**2, 40 * 1.5**2 + 40 * 1**2)
