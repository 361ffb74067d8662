"""What a company would have to sell so that a guideline clears its merger, and what that hangs on."""

import math

import numpy as np
import pandas as pd
import pytest

from analysis.measures import mergers as m
from analysis.measures.concentration import hhi
from analysis.measures.screening import Merged
from tests.test_mergers import BLANK, EU_2004, MARKET, SQUARES, US_2023, exact, near


def test_after_a_sale_no_market_lies_outside_the_bounds():
    rng = np.random.default_rng(7)
    for _ in range(200):
        shares = pd.Series(rng.dirichlet(np.ones(5)), index=list("abcde"))
        width = rng.uniform(0, 0.03)
        low, high = (shares - width).clip(lower=0), (shares + width).clip(upper=1)
        sold = float(rng.uniform(0, shares[["a", "c"]].min()))
        for buyer in (None, "b"):
            spans = Merged.of(low, high, ["a", "c"], (0, 0), None, buyer).spans(sold=sold)
            after = m.merge(shares, ["a", "c"])
            after["a + c"] -= sold
            after[buyer or "new"] = after.get(buyer or "new", 0.0) + sold
            true = {"hhi": hhi(after), "delta": hhi(after) - hhi(shares), "share": 100 * after["a + c"]}
            for measure, value in true.items():
                assert spans[measure][0] - 0.1 <= value <= spans[measure][1] + 0.1, (measure, buyer)


def test_the_sale_that_surely_clears_counts_with_the_worst_of_the_intervals():
    low, high = exact(MARKET)
    # Known shares: 30 and 20 less x and x sold to a newcomer: a change of 2·(30 - x)(20 - x) must not pass 100.
    points, deciding = m.sure_remedy((low, high), ["a", "b"], US_2023, rest=(0, 0))
    assert deciding == "" and points == pytest.approx(m.smallest_remedy(MARKET, ["a", "b"], US_2023).points, abs=0.02)
    # Half a point more or less on each: 2·(30.5 - x)(20.5 - x) = 100 at most, with x of the order of half a point more.
    wider, _ = m.sure_remedy((low - 0.005, high + 0.005), ["a", "b"], US_2023, rest=(0, 0))
    assert 2 * (30.5 - wider) * (20.5 - wider) <= 100 + 0.5 and wider == pytest.approx(points + 0.5, abs=0.02)


def test_where_no_sale_surely_clears_it_is_said_on_what_that_hangs():
    # 30 and 20 with half of the market unknown: where the rest is one company, HHI is above 1,800 whatever is sold.
    level = US_2023[US_2023["prong_id"] == "hhi"].assign(delta_above=BLANK)
    points, deciding = m.sure_remedy(exact(pd.Series({"a": 0.3, "b": 0.2})), ["a", "b"], level)
    assert (points, deciding) == (None, "hhi")


def test_the_smallest_remedy_brings_the_change_down_to_the_line():
    # a and b merge to 50; selling x points to a newcomer leaves a change of 1,200 - 2·50·x + 2·x²
    remedy = m.smallest_remedy(MARKET, ["a", "b"], US_2023)
    x = (100 - math.sqrt(100**2 - 4 * 2 * (1_200 - 100))) / 4
    assert remedy.points == pytest.approx(x, abs=0.0101)
    assert remedy.points >= x - 1e-9
    assert remedy.hhi_after == near(SQUARES + remedy.delta)
    assert remedy.delta == near((50 - remedy.points) ** 2 + remedy.points**2 - 30**2 - 20**2)


def test_the_smallest_product_that_clears_is_the_remedy():
    products = pd.Series({"tiny": 0.02, "chat": 0.19, "api": 0.2, "model": 0.09})
    remedy = m.smallest_remedy(MARKET, ["a", "b"], US_2023, products)
    assert (remedy.products, remedy.points) == (("chat",), near(19))
    assert m.smallest_remedy(MARKET, ["a", "b"], US_2023, products[["tiny"]]) is None


def test_a_harmless_merger_needs_no_remedy():
    assert m.smallest_remedy(MARKET, ["e", "f"], US_2023).points == 0


def test_a_sale_to_a_rival_clears_only_where_the_rival_stays_small():
    # d and e merge to 25, f holds 5: selling 10 points leaves 15 and 15, a change of exactly 100
    assert m.smallest_remedy(MARKET, ["d", "e"], US_2023, buyer="f").points == near(10)
    # a and b merge to 50: even 20 points sold leave 30 and 25 instead of 30, 20 and 5
    assert m.smallest_remedy(MARKET, ["a", "b"], US_2023, buyer="f") is None


def test_where_a_guideline_only_says_what_is_harmless_a_remedy_must_reach_that():
    remedy = m.smallest_remedy(MARKET, ["a", "b"], EU_2004)
    assert remedy.delta <= 150 + 1e-6
    assert remedy.hhi_after > 2_000
