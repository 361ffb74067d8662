"""Windows of a market: its own step, no gap, one status, the companies of its end."""

import pandas as pd
import pytest

from analysis.measures import windows
from analysis.measures.windows import in_steps, longest, step_word, window_of
from analysis.periods import period_mid


def series(*rows: tuple) -> pd.DataFrame:
    """Rows of period, label, share and status (final if left out)."""
    full = [(*row, "final")[:4] for row in rows]
    made = pd.DataFrame(full, columns=["period", "label", "mid", "date_status"])
    return made.assign(mid_date=period_mid(made["period"]))


def of(*periods, status="final"):
    return [(p, "A", 0.5, status) for p in periods]


MONTHS = ["2025-01", "2025-02", "2025-03", "2025-04", "2025-05"]


@pytest.mark.parametrize(
    ("rows", "step", "kept"),
    [
        (of(*MONTHS), "month", MONTHS),
        (of("2024-11", *MONTHS), "month", MONTHS),
        (of("2025-03", "2025-06", "2025-09", "2025-11"), "quarter", ["2025Q1", "2025Q2", "2025Q3", "2025Q4"]),
        (of("2024-Q2", "2024-Q3", "2024-Q4", "2025-Q1"), "quarter", ["2024Q2", "2024Q3", "2024Q4", "2025Q1"]),
        (of("2022", "2023", "2024", "2025"), "year", ["2022", "2023", "2024", "2025"]),
        (
            of("2026-05-25", "2026-06-01", "2026-06-08", "2026-06-15"),
            "week",
            ["2026-05-25/2026-05-31", "2026-06-01/2026-06-07", "2026-06-08/2026-06-14", "2026-06-15/2026-06-21"],
        ),
    ],
)
def test_the_step_is_the_shortest_in_which_four_dates_follow_each_other_up_to_the_last(rows, step, kept):
    run = in_steps(series(*rows))
    assert [str(p) for p in run.index] == kept and step_word(run) == step


@pytest.mark.parametrize(
    ("rows", "left"),
    [
        (of(*MONTHS) + of("2025-06", status="projection"), 5),
        (of(*MONTHS) + of("2025-06", status="preliminary"), 5),
        (of(*MONTHS[:2]) + of("2025-03", status="break") + of("2025-04", "2025-05", "2025-06", "2025-07"), 4),
        (of("2025-01", status="estimate") + of(*MONTHS[1:]), 4),
        (of(*MONTHS, status="estimate"), 5),
        (of("2026-06-03", "2026-06-10", "2026-06-17", "2026-06-24"), 0),
        (of("2025-01-15", "2025-03-12", "2025-05-14", "2025-07-16"), 0),
        (of(*MONTHS[:3]), 3),
        ([], 0),
    ],
)
def test_a_run_has_one_status_and_no_single_days_projections_or_breaks(rows, left):
    assert len(in_steps(series(*rows))) == left


@pytest.mark.parametrize(
    ("dates", "quarters"),
    [
        (["2026-03-31", "2026-06-30", "2026-09-30", "2026-10-07"], 3),
        (["2026-06-15", "2026-08-15", "2026-12-15"], 3),
        (["2026-09-30", "2026-10-07", "2026-12-31"], 2),
    ],
)
def test_two_readings_a_few_days_apart_are_one_period(dates, quarters):
    rows = pd.DataFrame({"mid_date": pd.to_datetime(dates), "period": "2026-09", "label": "A", "mid": 0.5})
    assert len(windows._runs(rows, "Q")[-1]) == quarters


def test_a_window_names_the_companies_of_its_last_four_periods_as_far_back_as_all_are_printed():
    run = in_steps(
        series(
            *of(*MONTHS, "2025-06"),
            *[(m, "B", 0.2) for m in [*MONTHS[1:], "2025-06"]],
            *[(m, "C", 0.1) for m in MONTHS[:4]],
        )
    )
    window = window_of(run)
    assert list(window.columns) == ["A", "B", "not named"] and len(window) == 5
    assert window.iloc[-1].tolist() == pytest.approx([0.5, 0.2, 0.3])


def test_rounding_leaves_each_period_adding_to_one():
    run = in_steps(series(*[(m, name, share) for m in MONTHS for name, share in (("A", 0.6), ("B", 0.404))]))
    assert window_of(run).iloc[0].tolist() == pytest.approx([0.6 / 1.004, 0.404 / 1.004, 0])


def test_a_run_too_short_or_without_a_company_in_all_of_its_end_has_no_window():
    assert window_of(in_steps(series(*of(*MONTHS[:3])))).empty
    rows = [(m, name, 0.5) for m, name in zip(MONTHS, "ABABA", strict=True)]
    assert window_of(in_steps(series(*rows))).empty


def test_the_past_is_tried_on_the_longest_run_wherever_it_ends():
    rows = series(*of(*MONTHS, "2025-06", "2025-08", "2025-11", "2026-02"))
    assert step_word(in_steps(rows)) == "quarter" and len(in_steps(rows)) == 5
    assert [str(p) for p in longest(rows, 6).index] == [*MONTHS, "2025-06"]
    assert step_word(longest(rows, 7)) == "month"
