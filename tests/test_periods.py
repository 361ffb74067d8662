"""Periods: the grammar, its days, order, labels, and clear words for what is not a period."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.periods import Period, at_last, latest, months_between, period_label, period_mid


@pytest.mark.parametrize(
    ("text", "first", "last", "label"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31), "2024"),
        ("2025-H1", date(2025, 1, 1), date(2025, 6, 30), "H1 2025"),
        ("2025-H2", date(2025, 7, 1), date(2025, 12, 31), "H2 2025"),
        ("2024-Q2", date(2024, 4, 1), date(2024, 6, 30), "Q2 2024"),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "Feb 2024"),
        ("2026-09-30", date(2026, 9, 30), date(2026, 9, 30), "30 Sep 2026"),
    ],
)
def test_a_period_has_a_first_and_last_day_and_a_label(text, first, last, label):
    period = Period.parse(text)
    assert (period.start, period.end, period.label) == (first, last, label)


@pytest.mark.parametrize("text", ["2024-13", "2024-Q5", "24", "2024-02-30", "March 2024", "", "2024-H3"])
def test_what_is_no_period_is_refused_with_words(text):
    with pytest.raises(ValueError, match=r"write 2024|has 29 days"):
        Period.parse(text)


def test_same_date_means_the_same_days():
    assert Period.parse("2024-02").same_date(Period.parse("2024-02"))
    assert not Period.parse("2024").same_date(Period.parse("2024-H1"))


@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_a_day_lies_within_its_month_its_quarter_its_half_and_its_year(day):
    quarter, half = (day.month + 2) // 3, (day.month + 5) // 6
    for text in (f"{day:%Y-%m-%d}", f"{day:%Y-%m}", f"{day:%Y}-Q{quarter}", f"{day:%Y}-H{half}", f"{day:%Y}"):
        assert Period.parse(text).start <= day <= Period.parse(text).end


def test_labels_and_middles_are_given_for_whole_columns():
    texts = pd.Series(["2024", "2024-Q2"], index=[7, 3])
    assert period_label(texts).to_dict() == {7: "2024", 3: "Q2 2024"}
    assert (
        period_mid(texts)[3]
        == pd.Timestamp("2024-04-01") + (pd.Timestamp("2024-06-30") - pd.Timestamp("2024-04-01")) / 2
    )


def test_a_year_lies_twelve_months_after_the_year_before():
    assert months_between(Period.parse("2023"), Period.parse("2024")) == pytest.approx(12, abs=0.1)


def test_the_latest_of_mixed_grains_is_that_which_begins_last_and_not_that_which_sorts_last():
    assert latest(["2026-Q1", "2026-10-07", "2026"]) == "2026-10-07"
    assert latest(["2026-09", "2026-09-30", "2026-Q3"]) == "2026-09-30"
    assert latest([]) == ""


def test_the_last_date_of_a_group_is_no_matter_of_letters():
    dates = pd.Series(["2025-H1", "2025", "2026", "2026-10-07", "2025-Q4", None])
    groups = pd.Series(["a", "a", "b", "b", "c", "c"])
    assert at_last(dates, groups).tolist() == [False, True, False, True, True, False]
