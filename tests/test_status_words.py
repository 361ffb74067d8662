"""Estimates, projections and preliminary figures are said where they are counted: rows in, the exact words out."""

import pandas as pd
import pytest

from analysis.measures.today import standing
from analysis.tables import compute, concentration, economics, precedents, spending


def counted(*statuses, recency="today", **more):
    """One market a status, of today."""
    ids = [f"m{i}" for i in range(len(statuses))]
    table = pd.DataFrame({"market_id": ids, "date_status": statuses, "recency": recency, "as_of": "2026"})
    return table.assign(today_until=None, **more)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (counted("final", "final"), "2 markets of today"),
        (counted("final", "break"), "2 markets of today"),
        (counted("final", "estimate"), "2 markets of today (1 estimated or preliminary)"),
        (counted("projection", "preliminary"), "2 markets of today (2 estimated or preliminary)"),
        (counted("estimate", recency="older"), "no market of today; counted instead: 1 older"),
        (
            counted("final").drop(columns="date_status").assign(status="estimate"),
            "1 market of today (1 estimated or preliminary)",
        ),
        (counted("final").drop(columns="date_status"), "1 market of today"),
    ],
)
def test_markets_counted_on_estimates_are_told_from_the_others(table, said):
    assert standing(table) == said


def bands(*rows):
    table = pd.DataFrame(rows, columns=["market_id", "band", "status"])
    return table.assign(recency="today", as_of="2026", share_of="users", counts_as=None)


HIGH = "highly concentrated"


@pytest.mark.parametrize(
    ("rows", "at", "said"),
    [
        (
            [("a", HIGH, "final"), ("b", HIGH, "estimate"), ("c", "moderate", "estimate")],
            "latest",
            "2 of 3 markets today are surely highly concentrated, 1 by estimate",
        ),
        (
            [("a", HIGH, "projection"), ("b", HIGH, "preliminary")],
            "latest",
            "2 of 2 markets today are surely highly concentrated, 2 by estimate",
        ),
        ([("a", HIGH, "break"), ("b", HIGH, "final")], "latest", "2 of 2 markets today are surely highly concentrated"),
        (
            [("a", HIGH, "estimate"), ("b", HIGH, "final")],
            "2025-Q3",
            "2 of 2 markets up to Q3 2025 were surely highly concentrated",
        ),
    ],
)
def test_concentration_that_is_sure_by_estimates_says_so(rows, at, said):
    assert concentration.spectrum_finding(bands(*rows), at) == said


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("estimate", "By estimate A uses computing power that others own"),
        ("final", "A uses computing power that others own"),
    ],
)
def test_who_uses_what_others_own_is_told_with_its_status(status, said):
    table = pd.DataFrame({"role": [compute.USED], "company_id": ["a"], "label": ["A"], "status": [status]})
    assert compute.users_finding(table) == said


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("reported", "A spent 5 billion dollars in 2025 (capital spending)"),
        ("estimate", "A spent 5 billion dollars in 2025 (capital spending, estimate)"),
    ],
)
def test_spending_that_is_estimated_says_so(status, said):
    row = {"label": "A", "value": 5e9, "status": status, "measure": "capital spending", "date": "2025"}
    table = pd.DataFrame([row | {"metric": "capex", "qualifier": None, "note": None, "is_yearly": True}])
    assert spending.spending_finding(table) == said


@pytest.mark.parametrize(
    ("statuses", "said"),
    [
        (["reported", "reported"], "A reached 5 billion dollars a year, P 2 billion"),
        (["estimate", "reported"], "A reached 5 billion dollars a year (estimate), P 2 billion"),
        (["reported", "unconfirmed"], "A reached 5 billion dollars a year, P 2 billion (unconfirmed)"),
    ],
)
def test_revenue_that_is_not_reported_says_so(statuses, said):
    table = pd.DataFrame({"label": ["A", "P"], "group": ["AI company", "precedent"], "value": [5e9, 2e9]})
    table = table.assign(status=statuses, metric="revenue", date="2025", qualifier=None, years_since=1)
    assert precedents.precedent_finding(table) == said


@pytest.mark.parametrize(
    ("statuses", "said"),
    [
        (["reported", "reported"], "Valuations: 20 times revenue (A, 2025) to 40 (B, 2025)"),
        (["reported", "estimate"], "Valuations: 20 times revenue (A, 2025) to 40 (B, 2025, estimate)"),
    ],
)
def test_a_multiple_of_an_estimate_says_so(statuses, said):
    table = pd.DataFrame({"label": ["A", "B"], "times": [20.0, 40.0], "status": statuses})
    assert economics.per_valuation_finding(table.assign(as_of="2025", times_bound="")) == said
