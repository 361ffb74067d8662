"""Laws of intervals: they hold for every market, not for examples only."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.measures import shares as formulas
from analysis.measures.intervals import decimals, intervals
from tests.markets import QUALIFIERS, firm, printed, shares

WORDS = st.sampled_from(["exact", "rounded", "approx", "nearly"])
TENTHS = st.lists(st.integers(0, 300), min_size=1, max_size=3)


@settings(max_examples=60, deadline=None)
@given(TENTHS, st.lists(WORDS, min_size=3, max_size=3))
def test_an_interval_holds_its_value_and_stays_within_the_whole(tenths, words):
    names = ("Alpha", "Beta", "Gamma")
    rows = [firm(n, f"{t / 10:.1f}", w) for n, t, w in zip(names, tenths, words, strict=False)]
    found = intervals(shares(*rows), QUALIFIERS, shares(*rows)["printed"])
    assert (found["low"] <= found["mid"]).all() and (found["mid"] <= found["high"] + 1e-12).all()
    assert found["low"].min() >= 0 and found["high"].max() <= 1


@settings(max_examples=40, deadline=None)
@given(TENTHS)
def test_named_shares_and_the_rest_always_can_add_to_one(tenths):
    rows = [firm(n, f"{t / 10:.1f}") for n, t in zip(("Alpha", "Beta", "Gamma"), tenths, strict=False)]
    found = formulas.all_series(printed(shares(*rows)))
    assert found["low"].sum() <= 1 + 1e-9 <= found["high"].sum() + 2e-9


@settings(max_examples=40, deadline=None)
@given(st.permutations(["Alpha", "Beta", "Gamma"]))
def test_the_order_of_rows_does_not_matter(order):
    values = {"Alpha": "50", "Beta": "20", "Gamma": "9"}
    rows = shares(*[firm(n, values[n]) for n in order])
    found = formulas.all_series(printed(rows)).set_index("label")["mid"]
    assert found["Alpha"] == pytest.approx(0.5) and found["Not named"] == pytest.approx(0.21)


@given(st.integers(0, 10**6), st.integers(0, 4))
def test_decimals_counts_the_printed_digits_after_the_point(number, places):
    assert decimals(f"{number / 10**places:.{places}f}") == places
