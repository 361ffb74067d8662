"""Digits follow the interval, and signs and units are said."""

import math

import pytest

from analysis import formats


@pytest.mark.parametrize(
    ("mid", "low", "high", "text"),
    [
        (80, 75, 80, "75–80 %"),
        (64.6, 64.55, 64.65, "64.6 %"),
        (30, 29.5, 30.5, "30 %"),
        (80.47, 80.465, 80.475, "80.47 %"),
        (math.nan, 0, 40, "under 40 %"),
        (math.nan, 80, 100, "over 80 %"),
        (math.nan, 5, 7, "5–7 %"),
    ],
)
def test_a_share_is_written_with_the_digits_its_interval_allows(mid, low, high, text):
    assert formats.share(mid, low, high) == text


@pytest.mark.parametrize(
    ("mid", "low", "high", "text"),
    [
        (-3.74, -3.75, -3.73, "▼ −3.74 pp"),
        (8, 7, 9, "▲ +8 pp"),
        (0.2, -1, 1.4, "−1 to +2 pp"),
        (0.0, -0.2, 0.2, "no clear change"),
        (1, math.nan, 2, "no pair"),
    ],
)
def test_a_change_is_in_points_with_arrow_and_sign_unless_the_sign_is_not_certain(mid, low, high, text):
    assert formats.points(mid, low, high) == text


def test_wide_bounds_of_hhi_are_given_in_tens_and_leave_out_nothing_that_is_possible():
    assert formats.hhi_range(75**2, 80**2 + 20**2) == "5,620–6,800"
    assert formats.hhi_range(5635, 6804) == "5,630–6,810" and formats.hhi_range(944.6, 1065.6) == "940–1,070"
    assert formats.hhi_range(1e4 * (0.8**2 + 0.2**2) - 100, 1e4 * (0.8**2 + 0.2**2)) == "6,700–6,800"
    assert formats.hhi_range(3280.2, 3285.1) == "3,280–3,286"
    assert formats.hhi_range(2600, 2600) == "2,600" and formats.hhi_range(2600.4, 2600.4) == "2,600"


def test_a_small_amount_of_hhi_keeps_a_decimal_and_one_point_is_singular():
    said = [formats.hhi_points(p) for p in (1277.6, 14 * 10.94 * 0.95 / 100, 1.0, 0.02, 0.0)]
    assert said == ["1,278 points", "1.5 points", "1 point", "under 0.1 points", "0 points"]


def test_money_is_said_in_words_of_size():
    assert formats.money(37_300_000) == "37.3 million" and formats.money(5e9) == "5 billion"


@pytest.mark.parametrize(
    ("amount", "said"),
    [
        (154_500_000, "155 million"),
        (155_500_000, "156 million"),
        (-2.125e9, "−2.13 billion"),
        (999_700_000, "1 billion"),
    ],
)
def test_money_rounds_a_half_up_and_never_says_a_thousand_millions(amount, said):
    assert formats.money(amount) == said


@pytest.mark.parametrize(
    ("way", "text"), [("comma", "−1,234.5"), ("space", "−1\u202f234,5"), ("point", "−1.234,5"), ("tlh", "−1,234.5")]
)
def test_thousands_and_decimals_have_the_marks_of_the_way_that_is_asked_for(way, text):
    with formats.written(way):
        assert formats.spelled(-1234.5, ",.1f") == text
    assert formats.spelled(-1234.5, ",.1f") == "−1,234.5"


def test_every_part_of_the_formatter_follows_the_marks():
    with formats.written("point"):
        assert formats.share(64.6, 64.55, 64.65) == "64,6 %" and formats.hhi_range(5620, 6800) == "5.620–6.800"
        assert formats.money(1.25e9) == "1,25 billion" and formats.points(-3.74, -3.75, -3.73) == "▼ −3,74 pp"
        assert formats.hhi_points(1.04) == "1 point" and formats.hhi_points(1.5) == "1,5 points"
        assert formats.number(1234.5, 0.5) == "1.234,5"


@pytest.mark.parametrize(
    ("value", "spec", "said"),
    [
        (58.5, ".0f", "59"),
        (0.5, ".0f", "1"),
        (-58.5, ".0f", "−59"),
        (2.25, ".1f", "2.3"),
        (2.675, ".2f", "2.68"),
        (1234.5, ",.0f", "1,235"),
        (0.125, ".2g", "0.13"),
        (58.49, ".0f", "58"),
        (1e13, ",.0f", "10,000,000,000,000"),
        (0.0, ".0f", "0"),
        (0.1, ",", "0.1"),
        (27.5, "g", "27.5"),
        (3, "g", "3"),
    ],
)
def test_a_half_is_rounded_up_as_people_round(value, spec, said):
    assert formats.spelled(value, spec) == said
