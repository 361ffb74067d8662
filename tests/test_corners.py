"""The largest and the smallest sum of squares of shares that add to a known total, against the plain search."""

import numpy as np
import pandas as pd
import pytest

from analysis.measures.bounds_search import fill_level, fill_levels, largest_of_totals, largest_squares
from analysis.measures.screening import Merged
from analysis.measures.validation import MONOPOLY, Boxes
from analysis.tables.derived import DERIVED
from analysis.tables.every_market import every_market

RNG = np.random.default_rng(7)


def boxes_of(count):
    low = RNG.uniform(0, 0.9 / count, count)
    return low, low + RNG.choice([0.0, 0.01, 0.2 / count, 0.8 / count], count)


def searched(low, high, total):
    """One total, by the search over all boxes that takes no short cut."""
    return largest_squares(Boxes(low, high, (1 - total, 1 - total), None)) - (1 - total) ** 2


@pytest.mark.parametrize("count", [1, 2, 3, 5, 8, 9])
def test_corners_give_what_the_search_finds_for_every_total(count):
    for _ in range(10):
        low, high = boxes_of(count)
        totals = np.linspace(low.sum(), min(high.sum(), 1.0), 9)
        plain = [searched(low, high, total) for total in totals]
        assert largest_of_totals(low, high, totals) == pytest.approx(plain, abs=1e-8)
        assert fill_levels(low, high, totals) == pytest.approx(np.array([fill_level(low, high, s) for s in totals]))


def test_two_shares_of_a_known_sum_are_most_uneven_with_one_at_its_end():
    low, high = np.array([0.1, 0.2]), np.array([0.3, 0.3])
    assert largest_of_totals(low, high, np.array([0.45])) == pytest.approx([0.15**2 + 0.3**2])
    assert largest_of_totals(low, high, np.array([0.5])) == pytest.approx([0.3**2 + 0.2**2])


def plain_gains(merged):
    low, high = merged.boxes.low[merged.inside], merged.boxes.high[merged.inside]
    least = [MONOPOLY * (total**2 - searched(low, high, total)) for total in merged.sums]
    even = [fill_level(low, high, total) for total in merged.sums]
    return np.maximum(least, 0.0), np.array([MONOPOLY * (s.sum() ** 2 - (s**2).sum()) for s in even])


@pytest.mark.parametrize("parties", [("openai", "anthropic"), ("google", "perplexity"), ("openai", "google", "meta")])
def test_a_merger_screened_in_every_market_is_what_the_plain_formula_gives(tables, monkeypatch, parties):
    given = DERIVED["share_intervals"].of(tables), DERIVED["guideline_tests"].of(tables)
    quick = every_market(*given, parties=parties, guideline="us-2023")
    monkeypatch.setattr(Merged, "gains", property(plain_gains))
    plain = every_market(*given, parties=parties, guideline="us-2023")
    pd.testing.assert_frame_equal(quick, plain, rtol=0, atol=1e-6)
    assert quick["verdict"].notna().any()
