"""Dates of which only bounds are published: what is said of them, rows in, the exact words out."""

import pandas as pd
import pytest

from analysis.measures.today import standing
from analysis.tables import concentration, concentration_sum, concentration_words, doubts, indices

NONE = float("nan")


def shares(*rows):
    """Companies of one market and date with the ends and the middle of their shares."""
    columns = ["period", "label", "low_pct", "mid_pct", "high_pct"]
    table = pd.DataFrame(rows, columns=columns).assign(
        market_id="m", kind="company", metric_kind="partition", date_status="final", source_id="s"
    )
    blank = {c: "" for c in concentration.CONTEXT if c not in table}
    return table.assign(company_id=table["label"].str.lower(), **blank)


MARKETS = pd.DataFrame({"market_id": ["m"], "lists_largest": ["no"]})


@pytest.mark.parametrize(
    ("rows", "dates", "leader", "coverage"),
    [
        ([("2025", "A", 80.0, NONE, 100.0)], ["2025"], ["A"], [NONE]),
        ([("2025", "A", 0.0, NONE, 40.0)], [], [], []),
        ([("2025", "A", 24.0, 25.0, 26.0), ("2025", "B", 60.0, NONE, 100.0)], ["2025"], ["B"], [25.0]),
        ([("2025", "A", 24.0, 25.0, 26.0), ("2026", "A", 0.0, NONE, 40.0)], ["2025"], ["A"], [25.0]),
    ],
)
def test_a_lower_bound_has_bounds_of_hhi_and_upper_bounds_alone_have_none(rows, dates, leader, coverage):
    found = concentration.bounds_at(shares(*rows), MARKETS)
    assert list(found.get("period", [])) == dates and list(found.get("leader", [])) == leader
    assert [pd.isna(c) or c for c in found.get("coverage_pct", [])] == [pd.isna(c) or c for c in coverage]


def dated(*dates, newest="2026-03"):
    table = pd.DataFrame({"as_of": dates}).assign(market_label="M", guideline="G", newest=newest, limits="")
    return table.assign(period_label=table["as_of"], market_id="m", layer="chips", share_of="users", recency="today")


@pytest.mark.parametrize(
    ("table", "whole", "said"),
    [
        (dated("2025", "2026-03"), None, "M, 2025 to 2026-03; bands of G"),
        (
            dated("2025", "2026-01"),
            None,
            "M, 2025 to 2026-01; of Mar 2026 only upper bounds are published, which leave HHI unknown; bands of G",
        ),
        (dated("2025"), dated("2025", "2026-01"), "M, 2025; bands of G"),
    ],
)
def test_hhi_over_time_says_that_its_newest_date_has_upper_bounds_alone(table, whole, said):
    assert concentration_words.market_subtitle(table, whole=whole) == said


@pytest.mark.parametrize(
    ("newest", "more"),
    [("2026-01", ""), ("2026-03", ". Newer, but upper bounds alone, which leave HHI unknown: M (Mar 2026)")],
)
def test_notes_over_markets_name_those_of_which_newer_dates_have_upper_bounds_alone(newest, more):
    table = dated("2026-01", newest=newest).assign(hhi_low=1.0, hhi_high=2.0, today_until=None, counts_as=None)
    note = concentration.spectrum_note(table)
    assert concentration.upper_bounds_alone(table) == more
    assert note == f"{concentration.SPECTRUM}. Counted: {standing(table)}{more}"


@pytest.mark.parametrize(
    ("directions", "until", "said"),
    [
        ([indices.WHOLE] * 2, "2026", "Only bounds are published of a date: no measure compares"),
        (["no change"] * 2, "2026", "No measure changed"),
        (["no change", indices.WHOLE], "2026", "No measure changed"),
        (["one date only"] * 2, "2025", "One date only: the measures have no direction to compare"),
    ],
)
def test_measures_without_a_direction_say_why(directions, until, said):
    table = pd.DataFrame({"direction": directions, "turned_by": ""})
    table = table.assign(since_label="2025", until_label=until, span="", comparable=True)
    assert indices.family_finding(table) == said


def squares(mid):
    row = {"company_id": "a", "mid_pct": mid, "low_pct": 80.0, "high_pct": 100.0, "rescaled": "no"}
    square = {"square_points": 0.0 if pd.isna(mid) else mid**2, "least_square": 6400.0, "most_square": 10_000.0}
    return pd.DataFrame([row | square])


@pytest.mark.parametrize(
    ("mid", "said", "note"),
    [
        (
            NONE,
            "No share to square is published; its bounds allow 6,400–10,000",
            "The markets at both bounds fit every published interval. Of no company is a share published, only bounds",
        ),
        (
            90.0,
            "1 square gives 8,100; rest and rounding allow 6,400–10,000",
            "The markets at both bounds fit every published interval. The companies counted alone make 8,100 points of"
            " 10,000",
        ),
    ],
)
def test_a_bound_is_no_square_of_the_sum(mid, said, note):
    assert concentration_sum.hhi_sum_finding(squares(mid)) == said
    assert concentration_sum.note(squares(mid)) == note


@pytest.mark.parametrize(("width", "moves"), [(150.0, [100.0, 150.0]), (300.0, [100.0, 200.0])])
def test_no_doubt_on_what_is_unknown_moves_hhi_further_than_its_bounds_lie_apart(width, moves):
    found = [("rest", 100.0, "a"), None, ("rounding", 200.0, "b")]
    assert [moved for _, moved, _ in doubts._inside(found, width)] == moves


def test_the_newest_date_of_hhi_over_time_is_that_of_any_bound():
    series = shares(("2025", "A", 24.0, 25.0, 26.0), ("2026", "A", 0.0, NONE, 40.0)).assign(
        as_of=lambda t: t["period"], recency="today"
    )
    found = concentration.with_newest(concentration.bounds_at(series, MARKETS), series)
    assert found[["as_of", "newest"]].values.tolist() == [["2025", "2026"]]
