"""Laws of concentration that hold for all markets."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measures import concentration as c
from analysis.measures.mergers import delta_hhi, entry, exit, merge, split
from analysis.measures.shares import rank_with_ties
from analysis.measures.validation import MONOPOLY

settings.register_profile("laws", max_examples=60, deadline=None, derandomize=True, database=None)
settings.load_profile("laws")

INDICES = {
    "hhi": c.hhi,
    "normalized": c.normalized_hhi,
    "effective": c.effective_companies,
    "CR2": lambda s: c.concentration_ratio(s, 2),
    "entropy": c.shannon_entropy,
    "hill": lambda s: c.hill_number(s, 1.5),
    "gini": c.gini,
    "leader": c.berger_parker,
    "hall-tideman": c.hall_tideman,
    "kwoka": c.kwoka_dominance,
    "garcia-alba": c.garcia_alba_dominance,
    "stenbacka": c.stenbacka_threshold,
}
RISE_IN_A_MERGER = ["hhi", "CR2", "leader", "hall-tideman"]


def series(revenues: list[int]) -> pd.Series:
    values = np.array(revenues, dtype=float)
    return pd.Series(values / values.sum(), index=[f"company {i}" for i in range(len(values))])


revenues = st.lists(st.integers(1, 1_000), min_size=2, max_size=12)
markets = revenues.map(series)


@given(markets, st.randoms(use_true_random=False))
def test_order_and_names_do_not_matter(market, random):
    order = list(range(len(market)))
    random.shuffle(order)
    other = pd.Series(market.to_numpy()[order], index=[f"x{i}" for i in order])
    for index in INDICES.values():
        assert index(other) == pytest.approx(index(market), abs=1e-7)


@given(revenues, st.integers(2, 900))
def test_the_currency_unit_does_not_matter(amounts, rate):
    for index in INDICES.values():
        assert index(series([rate * a for a in amounts])) == pytest.approx(index(series(amounts)), abs=1e-7)


@given(markets)
def test_hhi_lies_between_equal_shares_and_monopoly(market):
    assert MONOPOLY / len(market) - 1e-6 <= c.hhi(market) <= MONOPOLY + 1e-6


@given(markets)
def test_every_index_stays_in_its_range(market):
    n = len(market)
    ends = {
        "normalized": (0, 1),
        "effective": (1, n),
        "CR2": (2 / n, 1),
        "entropy": (0, np.log(n)),
        "hill": (1, n),
        "gini": (0, 1 - 1 / n),
        "leader": (1 / n, 1),
        "hall-tideman": (1 / n, 1),
        "kwoka": (0, 1),
        "garcia-alba": (1 / n, 1),
        "stenbacka": (0, 0.5),
    }
    for name, (low, high) in ends.items():
        assert low - 1e-9 <= INDICES[name](market) <= high + 1e-9


@given(st.integers(1, 200))
def test_equal_companies_give_as_many_effective_companies(n):
    equal = [1 / n] * n
    assert c.effective_companies(equal) == pytest.approx(n)
    assert [c.hill_number(equal, q) for q in (0, 0.5, 1, 2, 7)] == pytest.approx([n] * 5)
    assert c.hall_tideman(equal) == pytest.approx(1 / n)
    assert c.gini(equal) == pytest.approx(0, abs=1e-9)


@given(markets, st.floats(0, 6), st.floats(0, 6))
def test_a_higher_order_never_sees_more_companies(market, one, other):
    low, high = sorted((one, other))
    assert c.hill_number(market, high) <= c.hill_number(market, low) * (1 + 1e-6)


@given(markets)
def test_hill_numbers_meet_the_named_indices(market):
    assert c.hill_number(market, 2) == pytest.approx(c.effective_companies(market))
    assert c.hannah_kay(market, 2) == pytest.approx(c.hhi(market) / MONOPOLY)
    assert np.log(c.hill_number(market, 1)) == pytest.approx(c.shannon_entropy(market), abs=1e-9)


@given(markets, st.data())
def test_a_merger_raises_hhi_by_twice_the_product_of_the_shares(market, data):
    a, b = data.draw(st.permutations(list(market.index)))[:2]
    after = merge(market, [a, b])
    assert c.hhi(after) - c.hhi(market) == pytest.approx(2 * market[a] * market[b] * MONOPOLY, abs=1e-6)
    assert delta_hhi(market, [a, b]) == pytest.approx(2 * market[a] * market[b] * MONOPOLY, abs=1e-6)


@given(markets, st.data())
def test_a_merger_never_lowers_concentration(market, data):
    after = merge(market, data.draw(st.permutations(list(market.index)))[:2])
    for name in RISE_IN_A_MERGER:
        assert INDICES[name](after) >= INDICES[name](market) - 1e-7
    assert c.shannon_entropy(after) <= c.shannon_entropy(market) + 1e-9


@given(markets, st.floats(0.05, 0.95))
def test_a_split_undoes_a_merger_and_an_exit_undoes_an_entry(market, part):
    first = market.index[0]
    broken = split(market, first, {"x": part * market[first], "y": (1 - part) * market[first]})
    assert c.hhi(merge(broken, ["x", "y"])) == pytest.approx(c.hhi(market))
    pd.testing.assert_series_equal(exit(entry(market, "new", part), "new"), market)


@given(markets)
def test_contributions_add_to_one(market):
    assert c.contributions(market).sum() == pytest.approx(1)


@given(markets)
def test_the_area_under_the_lorenz_curve_gives_the_gini_coefficient(market):
    curve = c.lorenz(market)
    assert 1 - 2 * np.trapezoid(curve["market"], curve["companies"]) == pytest.approx(c.gini(market), abs=1e-9)


@given(markets, markets)
def test_the_bars_of_a_waterfall_add_to_the_change_in_hhi(before, after):
    for options in ({}, {"same_source": False}, {"mergers": [(before.index[:2].tolist(), "company 1")]}):
        bars = c.waterfall(before, after, **options)
        assert bars["points"].sum() == pytest.approx(c.hhi(after) - c.hhi(before), abs=1e-6)


@given(markets, markets)
def test_instability_is_symmetric_and_between_nothing_and_everything(before, after):
    assert 0 <= c.instability(before, after) <= 1 + 1e-9
    assert c.instability(before, after) == pytest.approx(c.instability(after, before))
    assert c.instability(before, before) == 0


@given(markets, st.integers(200, 9_000))
def test_hhi_is_on_the_line_at_a_tipping_point_of_the_band(market, line):
    first = market.index[0]
    tip = c.tipping_point(market, first, lines=[line], reach=100)
    if tip is not None and tip.flips == "band":
        others = market.drop(first) * (1 - market[first] - tip.points / 100) / (1 - market[first])
        there = pd.concat([others, pd.Series({first: market[first] + tip.points / 100})])
        assert there.sum() == pytest.approx(1)
        assert c.hhi(there) == pytest.approx(line, abs=1e-5)


@given(st.lists(markets, min_size=1, max_size=6))
def test_many_markets_at_once_are_the_markets_one_by_one(several):
    rows = pd.concat([pd.DataFrame({"market": i, "share": market}) for i, market in enumerate(several)])
    assert c.hhi_by(rows, "market", "share").tolist() == pytest.approx([c.hhi(market) for market in several])


@given(st.lists(st.tuples(st.floats(0, 0.3), st.floats(0, 0.3)), min_size=1, max_size=3), st.integers(0, 99))
def test_ranks_hold_for_every_value_inside_the_intervals(ends, seed):
    low, high = np.sort(np.array(ends), axis=1).T
    first, last = rank_with_ties(pd.Series(low), pd.Series(high))
    values = np.random.default_rng(seed).uniform(low, high)
    place = 1 + (values[None, :] > values[:, None]).sum(axis=1)
    assert (first <= place).all()
    assert (place <= last).all()
