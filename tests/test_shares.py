"""Shares: printed numbers become intervals, products roll up, the rest stays apart, openness is of the product."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis.measures import shares as formulas
from analysis.measures.intervals import intervals
from tests.markets import QUALIFIERS, firm, printed, shares


def bounds(*rows):
    found = intervals(shares(*rows), QUALIFIERS, shares(*rows)["printed"])
    return [(round(r.low * 100, 6), round(r.high * 100, 6)) for r in found.itertuples()]


def series(frame, level="company", groups=None, strategies=None):
    return formulas.all_series(replace(printed(frame), groups=groups, strategies=strategies), level)


@pytest.mark.parametrize(
    ("row", "interval"),
    [
        (firm("Alpha", "30"), (30 - 0.5, 30 + 0.5)),
        (firm("Alpha", "27.4", "exact"), (27.4 - 0.05, 27.4 + 0.05)),
        (firm("Alpha", "22.0", "exact"), (22.0 - 0.05, 22.0 + 0.05)),
        (firm("Alpha", "56", "approx"), (56 - 2.5, 56 + 2.5)),
        (firm("Alpha", "80", "nearly"), (80 - 5, 80)),
        (firm("Alpha", "80", "nearly", None, 80), (75, 80)),
        (firm("Alpha", "46", "approx", 46, 47), (46, 47)),
        (firm("Alpha", None, "range", 5, 7), (5, 7)),
        (firm("Alpha", None, "below", None, 40), (0, 40)),
        (firm("Alpha", None, "at_least", 80), (80, 100)),
        (firm("Alpha", "0.3", "approx"), (0, 2.8)),
        (firm("Alpha", "99", "approx"), (96.5, 100)),
    ],
)
def test_a_printed_number_is_the_interval_of_its_qualifier(row, interval):
    assert bounds(row) == [pytest.approx(interval)]


def test_the_last_digit_is_the_finest_of_the_market_and_period():
    assert bounds(firm("Alpha", "30", "exact"), firm("Beta", "27.41", "exact"))[0] == (29.995, 30.005)


def test_a_one_sided_share_goes_to_the_end_that_the_others_leave():
    assert bounds(firm("Alpha", None, "at_least", 50), firm("Beta", "30"))[0] == (50, 100 - 29.5)


def test_products_of_one_owner_are_summed_and_the_owner_is_that_of_the_date():
    rows = [
        ("Bot", "product", "a", "bot", "40", None, None, "rounded"),
        ("Pen", "product", "a", "pen", "9", None, None, "rounded"),
    ]
    before = series(shares(*rows, period="2025-H1")).set_index("label")["mid"]
    after = series(shares(*rows, period="2025-H2")).set_index("label")["mid"]
    assert before["Alpha"] == pytest.approx(0.40 + 0.09)
    assert after["Beta"] == pytest.approx(0.40) and after["Alpha"] == pytest.approx(0.09)


def test_a_group_of_companies_is_summed_from_the_day_it_exists():
    groups = pd.DataFrame(
        [("b", "Alpha Group", "2025-03-01"), ("a", "Alpha Group", "2025-03-01")],
        columns=["company_id", "group_name", "since"],
    )
    late = series(shares(firm("Alpha", "40"), firm("Beta", "20")), "group", groups).set_index("label")["mid"]
    early = series(shares(firm("Alpha", "40"), firm("Beta", "20"), period="2024"), "group", groups)
    assert late["Alpha Group"] == pytest.approx(0.6)
    assert set(early["label"]) == {"Alpha", "Beta", "Not named"}


def test_what_is_not_named_is_its_own_row_with_its_interval_and_never_padded():
    rest = series(shares(firm("Alpha", "60"), firm("Beta", "20"))).set_index("label").loc["Not named"]
    assert (rest["low"], rest["high"]) == (pytest.approx(1 - 0.605 - 0.205), pytest.approx(1 - 0.595 - 0.195))


def test_parts_that_add_to_a_hundred_within_their_rounding_leave_no_rest():
    assert "Not named" not in set(series(shares(firm("Alpha", "60"), firm("Beta", "40")))["label"])


def test_a_printed_remainder_is_not_doubled():
    rows = [firm("Alpha", "60"), ("others", "rest", None, None, "30", None, None, "rounded")]
    assert list(series(shares(*rows))["kind"]) == ["company", "rest"]


def test_overlapping_answers_get_no_rest_and_may_add_to_more_than_a_hundred():
    found = series(shares(firm("Alpha", "78"), firm("Beta", "44"), market="survey"))
    assert set(found["kind"]) == {"company"} and found["mid"].sum() == pytest.approx(1.22)


def test_a_subtotal_is_never_added():
    rows = [firm("Alpha", "60"), ("both", "subtotal", None, None, "90", None, None, "rounded")]
    assert "both" not in set(series(shares(*rows))["label"])


def test_a_remainder_is_unknown_where_a_share_has_no_printed_value():
    rest = series(shares(firm("Alpha", "60"), firm("Beta", None, "below", None, 5))).set_index("label").loc["Not named"]
    assert pd.isna(rest["mid"]) and rest["low"] == pytest.approx(1 - 0.605 - 0.05)


def test_the_open_share_reaches_from_what_is_open_to_what_may_be():
    rows = [
        ("Bot", "product", "a", "bot", "50", None, None, "rounded"),
        ("Pen", "product", "a", "pen", "20", None, None, "rounded"),
    ]
    found = formulas.open_share(printed(shares(*rows))).iloc[0]
    assert found["low"] == pytest.approx(0.195) and found["high"] == pytest.approx(1 - 0.495)


def test_openness_of_a_company_row_is_known_only_where_its_strategy_leaves_no_choice():
    plans = pd.DataFrame(
        [("a", None, "closed"), ("b", None, "hybrid"), ("g", None, "open_weights")],
        columns=["company_id", "since", "strategy"],
    )
    found = series(shares(firm("Alpha", "50"), firm("Beta", "20"), firm("Gamma", "30")), strategies=plans)
    assert dict(zip(found["label"], found["openness"], strict=True)) == {
        "Alpha": "closed",
        "Beta": "unknown",
        "Gamma": "open",
    }


def test_ranks_tie_where_intervals_overlap():
    low, high = pd.Series([50, 20, 19, 5]), pd.Series([55, 22, 21, 6])
    first, last = formulas.rank_with_ties(low, high)
    assert list(zip(first, last, strict=True)) == [(1, 1), (2, 3), (2, 3), (4, 4)]


def test_an_unknown_level_is_refused():
    with pytest.raises(ValueError, match="company, product, group"):
        series(shares(firm("Alpha", "60")), "planet")


def test_a_grade_falls_with_a_second_hand_source_an_interested_publisher_and_a_vague_value():
    sources = pd.DataFrame({"source_id": ["p", "s"], "kind": ["primary", "secondary"]})
    rows = pd.DataFrame(
        [
            ("p", "independent", "exact"),
            ("s", "independent", "exact"),
            ("s", "seller", "exact"),
            ("s", "seller", "approx"),
        ],
        columns=["source_id", "independence", "qualifier"],
    )
    assert list(formulas.grade(rows, sources)) == ["A", "B", "C", "D"]
