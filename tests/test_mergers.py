"""Mergers, splits, entries and exits, the guidelines' tests and remedies, by hand."""

import math

import numpy as np
import pandas as pd
import pytest

from analysis.measures import mergers as m
from analysis.measures.concentration import hhi
from analysis.measures.screening import DEPENDS, NOT_REACHED, REACHED

BLANK = math.nan
COLUMNS = ["guideline_id", "prong_id", "hhi_above", "hhi_to", "delta_above", "delta_to", "share_above_pct", "outcome"]
PRONGS = pd.DataFrame(
    [
        ("us-1992", "high-50", 1800, BLANK, 50, 100, BLANK, "raises concern"),
        ("us-1992", "high-100", 1800, BLANK, 100, BLANK, BLANK, "presumed"),
        ("us-2023", "hhi", 1800, BLANK, 100, BLANK, BLANK, "presumed"),
        ("us-2023", "share", BLANK, BLANK, 100, BLANK, 30, "presumed"),
        ("eu-2004", "low", BLANK, 1000, BLANK, BLANK, BLANK, "no concern normally"),
        ("eu-2004", "middle", 1000, 2000, BLANK, 250, BLANK, "no concern normally"),
        ("eu-2004", "high", 2000, BLANK, BLANK, 150, BLANK, "no concern normally"),
    ],
    columns=COLUMNS,
)
US_1992, US_2023, EU_2004 = (PRONGS[PRONGS["guideline_id"] == g] for g in ("us-1992", "us-2023", "eu-2004"))
MARKET = pd.Series({"a": 0.3, "b": 0.2, "c": 0.2, "d": 0.15, "e": 0.1, "f": 0.05})
SQUARES = 30**2 + 20**2 + 20**2 + 15**2 + 10**2 + 5**2  # 2,050


def near(value: float) -> object:
    return pytest.approx(value, abs=1e-9)


def test_a_merger_joins_the_parties_under_both_names():
    after = m.merge(MARKET, ["b", "d"])
    assert after.to_dict() == {"a": 0.3, "b + d": near(0.35), "c": 0.2, "e": 0.1, "f": 0.05}


def test_hhi_after_a_merger_is_that_of_the_merged_shares_not_of_the_shares_before():
    assert hhi(MARKET) == near(SQUARES)
    assert hhi(m.merge(MARKET, ["a", "b"])) == near(50**2 + 20**2 + 15**2 + 10**2 + 5**2)


@pytest.mark.parametrize(
    ("parties", "points"), [("ab", 2 * 30 * 20), ("ef", 2 * 10 * 5), ("abe", 2 * (30 * 20 + 30 * 10 + 20 * 10))]
)
def test_the_change_is_twice_the_products_of_the_shares(parties, points):
    assert m.delta_hhi(MARKET, list(parties)) == near(points)


def test_a_split_an_entry_and_an_exit_move_the_shares_by_hand():
    assert m.split(MARKET, "a", {"x": 0.2, "y": 0.1}).iloc[:3].to_dict() == {"x": 0.2, "y": 0.1, "b": 0.2}
    entered = m.entry(pd.Series({"a": 0.5, "b": 0.3}), "new", 0.1)
    assert entered.to_dict() == {"a": near(0.45), "b": near(0.27), "new": 0.1}
    left = m.exit(pd.Series({"a": 0.5, "b": 0.3, "c": 0.1}), "a")
    assert left.to_dict() == {"b": near(0.6), "c": near(0.2)}


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: m.merge(MARKET, ["a"]), "two or more different companies"),
        (lambda: m.merge(MARKET, ["a", "a"]), "two or more different companies"),
        (lambda: m.merge(MARKET, ["a", "x"]), "x: is not among a, b, c, d, e, f"),
        (lambda: m.merge(MARKET, "ab"), "two or more different companies"),
        (lambda: m.merge([0.5, 0.5], [0, 1]), "give a Series"),
        (lambda: m.delta_hhi(pd.Series([0.5, 0.5], ["a", "a"]), ["a", "b"]), "a stands there twice"),
        (lambda: m.delta_hhi(pd.Series({"a": 0.5, "b": BLANK}), ["a", "b"]), "b: is missing"),
        (lambda: m.split(MARKET, "a", {"x": 0.2, "y": 0.2}), "add to 0.4000, but it holds 0.3000"),
        (lambda: m.split(MARKET, "a", {"x": 0.2, "b": 0.1}), "b stands there twice"),
        (lambda: m.entry(MARKET, "a", 0.1), "a: is in the market already"),
        (lambda: m.entry(MARKET, "new", 1.0), "new: 1.0 is not between 0 and 1"),
        (lambda: m.exit(MARKET, "x"), "x: is not among"),
        (lambda: m.exit(pd.Series({"a": 1.0}), "a"), "nobody else"),
        (lambda: m.smallest_remedy(MARKET, ["a", "b"], PRONGS, buyer="a"), "cannot be the buyer"),
    ],
)
def test_what_cannot_be_done_is_refused_with_the_name(call, words):
    with pytest.raises(ValueError, match=words):
        call()


def outcomes(rows: pd.DataFrame) -> dict:
    return {(row.guideline_id, row.prong): row.outcome for row in rows.itertuples()}


def test_each_prong_answers_in_its_own_words():
    rows = m.screen(MARKET, m.merge(MARKET, ["d", "f"]), PRONGS)  # HHI 2,050 + 150 = 2,200, combined 20 %
    assert outcomes(rows) == {
        ("us-1992", "high-50"): NOT_REACHED,
        ("us-1992", "high-100"): "presumed",
        ("us-2023", "hhi"): "presumed",
        ("us-2023", "share"): NOT_REACHED,
        ("eu-2004", "low"): NOT_REACHED,
        ("eu-2004", "middle"): NOT_REACHED,
        ("eu-2004", "high"): "no concern normally",
    }
    share = rows[(rows["prong"] == "share") & (rows["measure"] == "share")].iloc[0]
    assert (share["value_low"], share["value_high"], share["threshold"]) == (near(20), near(20), "above 30")


def test_a_value_on_the_line_is_not_above_it():
    market = pd.Series({"a": 0.1, "b": 0.05, "c": 0.85})  # the change is 2*10*5 = 100
    rows = m.screen(market, m.merge(market, ["a", "b"]), US_1992)
    assert outcomes(rows) == {("us-1992", "high-50"): "raises concern", ("us-1992", "high-100"): NOT_REACHED}


def test_the_verdict_is_the_worst_outcome_reached():
    rows = m.screen(MARKET, m.merge(MARKET, ["a", "b"]), PRONGS)
    found = m.verdicts(rows, PRONGS).set_index("guideline_id")
    assert found["verdict"].to_dict() == {"us-1992": "presumed", "us-2023": "presumed", "eu-2004": "no test reached"}
    assert found["state"].to_dict() == {"us-1992": REACHED, "us-2023": REACHED, "eu-2004": NOT_REACHED}
    assert (found["depends_on"] == "").all()


def test_of_two_prongs_reached_the_worse_one_is_the_verdict():
    both = US_1992.assign(delta_to=BLANK)
    assert m.verdicts(m.screen(MARKET, m.merge(MARKET, ["a", "b"]), both), both)["verdict"].tolist() == ["presumed"]
    assert m.all_pairs(MARKET, both)["verdict"].iloc[0] == "presumed"


def exact(market: pd.Series) -> tuple[pd.Series, pd.Series]:
    return market, market


def test_a_merger_of_exact_shares_of_the_whole_screens_as_without_intervals():
    by_interval = m.screen_interval(*exact(MARKET), ["d", "f"], PRONGS, rest=(0, 0))
    plain = m.screen(MARKET, m.merge(MARKET, ["d", "f"]), PRONGS)
    assert outcomes(by_interval) == outcomes(plain)
    assert by_interval["value_low"].tolist() == pytest.approx(plain["value_low"].tolist(), abs=0.01)
    assert by_interval["value_high"].tolist() == pytest.approx(plain["value_high"].tolist(), abs=0.01)
    assert (by_interval["unknown"] == "").all()


def test_a_verdict_can_hang_on_how_the_unnamed_part_divides():
    named = pd.Series({"a": 0.2, "b": 0.1, "c": 0.2})  # half is unnamed: HHI after 1,300 to 3,800
    rows = m.screen_interval(*exact(named), ["a", "b"], US_2023)
    of_hhi = rows[(rows["prong"] == "hhi") & (rows["measure"] == "hhi")].iloc[0]
    assert (of_hhi["value_low"], of_hhi["value_high"]) == (near(30**2 + 20**2), near(30**2 + 20**2 + 50**2))
    assert (of_hhi["state"], of_hhi["unknown"]) == (DEPENDS, "how the unnamed part divides")
    verdict = m.verdicts(rows, US_2023).iloc[0]
    assert (verdict["verdict"], verdict["best"]) == ("presumed", "no test reached")
    assert (verdict["state"], verdict["depends_on"]) == (DEPENDS, "hhi")


def test_a_verdict_can_hang_on_the_rounding_of_the_shares():
    low = pd.Series({"a": 0.145, "b": 0.145, "c": 0.70})
    high = pd.Series({"a": 0.155, "b": 0.155, "c": 0.71})
    rows = m.screen_interval(low, high, ["a", "b"], US_2023, rest=(0, 0))
    share = rows[rows["measure"] == "share"].iloc[0]
    assert (share["value_low"], share["value_high"]) == (near(100 - 71), near(100 - 70))
    rows = m.screen_interval(low, high, ["a", "b"], EU_2004.assign(delta_to=435), rest=(0, 0))
    of_delta = rows[(rows["prong"] == "high") & (rows["measure"] == "delta")].iloc[0]
    assert (of_delta["value_low"], of_delta["value_high"]) == (near(2 * 14.5 * 14.5), near(2 * 15 * 15))
    assert (of_delta["state"], of_delta["unknown"]) == (DEPENDS, "where the shares lie in their intervals")


def test_an_hhi_can_hang_on_the_rounding_of_the_shares_as_well():
    low, high = (
        pd.Series({"a": 0.1, "b": 0.1, "c": 0.2, "d": 0.55}),
        pd.Series({"a": 0.1, "b": 0.1, "c": 0.25, "d": 0.6}),
    )
    rows = m.screen_interval(low, high, ["a", "b"], US_2023.assign(hhi_above=4_200), rest=(0, 0))
    of_hhi = rows[(rows["prong"] == "hhi") & (rows["measure"] == "hhi")].iloc[0]
    assert (of_hhi["value_low"], of_hhi["value_high"]) == (near(20**2 + 25**2 + 55**2), near(20**2 + 20**2 + 60**2))
    assert of_hhi["unknown"] == "where the shares lie in their intervals"


def test_a_verdict_is_certain_where_every_possible_case_reaches_some_prong():
    # the change lies on both sides of 100, and either side raises concern or worse
    low, high = pd.Series({"a": 0.10, "b": 0.045, "c": 0.6}), pd.Series({"a": 0.10, "b": 0.055, "c": 0.6})
    rows = m.screen_interval(low, high, ["a", "b"], US_1992)
    verdict = m.verdicts(rows, US_1992).iloc[0]
    assert (verdict["verdict"], verdict["best"], verdict["depends_on"]) == ("presumed", "raises concern", "delta")
    softer = US_1992.assign(outcome="raises concern")
    verdict = m.verdicts(m.screen_interval(low, high, ["a", "b"], softer), softer).iloc[0]
    assert (verdict["verdict"], verdict["state"], verdict["depends_on"]) == ("raises concern", REACHED, "")


def test_no_market_lies_outside_the_bounds_of_a_screen():
    rng = np.random.default_rng(1)
    for _ in range(150):
        n = int(rng.integers(3, 9))
        market = pd.Series(rng.dirichlet(np.ones(n + 2))[:n], index=list("abcdefgh"[:n]))
        low, high = (market - 0.03 * rng.random(n)).clip(lower=0), (market + 0.03 * rng.random(n)).clip(upper=1)
        rest = 1 - market.sum()
        options = {"rest": (max(rest - 0.05, 0), rest + 0.05)}
        before, after = market, m.merge(market, ["a", "c"])
        known = m.screen(before, after, US_2023).groupby("measure")["value_low"].first()
        found = m.screen_interval(low, high, ["a", "c"], US_2023, **options).groupby("measure").first()
        known["share"] = 100 * (market["a"] + market["c"])
        assert (found["value_low"] <= known + 0.01).all()
        assert (known <= found["value_high"] + 0.01).all()


def test_all_pairs_are_the_mergers_one_by_one():
    table = m.all_pairs(MARKET, US_2023)
    assert len(table) == 6 * 5 / 2
    for row in table.itertuples():
        after = m.merge(MARKET, [row.a, row.b])
        assert (row.hhi_after, row.delta) == (near(hhi(after)), near(m.delta_hhi(MARKET, [row.a, row.b])))
        assert row.combined == near(MARKET[row.a] + MARKET[row.b])
        assert row.verdict == m.verdicts(m.screen(MARKET, after, US_2023), US_2023)["verdict"].iloc[0]


@pytest.mark.full
def test_what_a_guideline_says_of_every_pair_is_what_it_says_of_each_merger_by_intervals():
    rng = np.random.default_rng(4)
    for _ in range(20):
        middle = rng.dirichlet(np.ones(6))[:5] * 0.97
        low, high = (pd.Series(np.clip(middle + d, 0, 1), index=list("abcde")) for d in (-0.02, 0.02))
        rest = (0.0, float(max(1 - low.sum(), 0)))
        every = m.all_pairs_interval(low, high, US_2023, rest, 0.1).set_index(["a", "b"])
        assert len(every) == 5 * 4 / 2
        for pair, found in every.iterrows():
            alone = m.verdicts(m.screen_interval(low, high, pair, US_2023, rest, 0.1), US_2023).iloc[0]
            assert found.tolist() == alone.drop("guideline_id").tolist(), pair


def test_where_a_guideline_only_says_what_is_harmless_passing_its_lines_is_the_worst_that_can_be():
    low, high = pd.Series({"a": 0.2, "b": 0.1, "c": 0.55}), pd.Series({"a": 0.21, "b": 0.12, "c": 0.65})
    verdict = m.verdicts(
        m.screen_interval(low, high, ["a", "b"], EU_2004.assign(delta_to=450)), EU_2004.assign(delta_to=450)
    )
    # 2·20·10 = 400 is harmless, 2·21·12 = 504 is not.
    assert verdict.loc[0, ["verdict", "best"]].tolist() == ["no test reached", "no concern normally"]


def test_a_market_of_one_company_has_no_pairs():
    table = m.all_pairs(pd.Series({"a": 1.0}), US_2023)
    assert table.empty
    assert list(table) == ["a", "b", "hhi_after", "delta", "combined", "verdict"]
