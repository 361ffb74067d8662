"""Titles with a word that a slip could turn into its opposite: rows in, the exact sentence out, a case for each
branch."""

import pandas as pd
import pytest

from analysis.measures.screening import DEPENDS
from analysis.tables import capability, claims, merger_screens, precedents, strategies
from analysis.tables.capability import AT_LEAST

NONE = float("nan")


def best(*rows):
    """The best model of each access at one day: access, score, both ends of its interval."""
    table = pd.DataFrame(rows, columns=["access", "score", "ci_low", "ci_high"])
    return table.assign(date="2026-03-05", label=table["access"].str[0].str.upper())


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("closed", 150, NONE, NONE), ("open", 140, NONE, NONE)], "The best closed model leads by 10 points"),
        ([("closed", 140, NONE, NONE), ("open", 141, NONE, NONE)], "The best open model leads by 1 point"),
        ([("closed", 150, 145, 155), ("open", 140, 138, 142)], "The best closed model leads by 10 points"),
        ([("closed", 140, 138, 142), ("open", 150, 145, 155)], "The best open model leads by 10 points"),
        ([("closed", 150, 141, 159), ("open", 140, 138, 142)], "Open and closed cannot be told apart"),
        ([("closed", 140, 138, 142), ("open", 150, 141, 159)], "Open and closed cannot be told apart"),
        ([("closed", 150, NONE, NONE), ("open", 150, NONE, NONE)], "Open and closed cannot be told apart"),
    ],
)
def test_the_better_of_the_best_open_and_closed_model_leads_where_their_intervals_are_apart(rows, said):
    assert capability.frontier_finding(best(*rows)) == f"{said} on 5 Mar 2026"


def test_where_one_access_is_shown_its_best_score_is_named():
    assert capability.frontier_finding(best(("open", 1412.5, NONE, NONE))) == "O has the best score shown: 1,413"


def lags(*rows):
    return pd.DataFrame(rows, columns=["date", "lag_months", "lag_kind"]).assign(benchmark="Index of all (ECI)")


EARLY, LATE = ("2024-05", 15.2, AT_LEAST), ("2026-03-05", 7.1, "measured")


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (lags(EARLY, LATE), "Open models trailed by 7 months (ECI, Mar 2026)"),
        (lags(LATE, EARLY), "Open models trailed by at least 15 months (ECI, May 2024)"),
        (lags(LATE), "Open models trailed by 7 months (ECI, Mar 2026)"),
        (lags(("2026-03", 1.0, "measured")), "Open models trailed by 1 month (ECI, Mar 2026)"),
        (lags(LATE, ("2026-04", 0.0, "measured")), "Open models trailed no closed one (ECI, Apr 2026)"),
        (lags(EARLY), "Open models trailed by at least 15 months (ECI, May 2024)"),
    ],
)
def test_open_models_trail_by_the_last_lag(table, said):
    assert capability.lag_finding(table) == said


def changes(*pairs):
    """Changes of strategy from one to another."""
    return pd.DataFrame(pairs, columns=["before", "after"]).assign(label="A")


OPENED, SHUT = ("closed", "hybrid"), ("open weights", "closed")


@pytest.mark.parametrize(
    ("pairs", "dates", "said"),
    [
        ([OPENED, OPENED, SHUT], {}, "3 changes since the article: 2 toward open, 1 toward closed"),
        ([SHUT], {}, "One change since the article, toward closed"),
        (
            [OPENED],
            {"dates": ("2025-01", "2025-12")},
            "One change from Jan 2025 to Dec 2025, toward open",
        ),
    ],
)
def test_changes_toward_open_and_toward_closed_are_counted_apart(pairs, dates, said):
    assert strategies.reversals_finding(changes(*pairs), **dates) == said


def shares_of_open(*spans, recency="today"):
    table = pd.DataFrame(spans, columns=["low_pct", "high_pct"])
    return table.assign(market_label="M", as_of="2026", recency=recency, source_id="s")


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (
            shares_of_open((51, 60), (10, 30), (40, 60)),
            (
                "Open models today hold more than half in 1 of 3 markets and less than half in 1;"
                " the other 1 leaves too much unknown to tell. Their highest: 51–60 % in “M”"
            ),
        ),
        (
            shares_of_open((10, 30), (30, 49)),
            "Open models today hold more than half in none of 2 markets and less than half in 2",
        ),
        (
            shares_of_open((51, 60)),
            "Open models today hold more than half in the one market. Their highest: 51–60 % in “M”",
        ),
        (shares_of_open((10, 49)), "Open models today hold less than half in the one market"),
        (shares_of_open((40, 60)), "Open models today may hold more or less than half in the one market"),
        (
            shares_of_open((51, 60), recency="older"),
            "No market is of today. 1 market with a last figure of another date is not counted",
        ),
    ],
)
def test_the_claim_on_the_monopoly_is_decided_by_definitions_of_today(table, said):
    assert claims.breaks(pd.Series(dtype=object), table).deciding == said


def outcomes(*rows):
    """The worst outcome of each guideline: its word, whether it is certain, whether it speaks against the merger."""
    table = pd.DataFrame(rows, columns=["verdict", "worst", "harm"])
    return table.assign(guideline_id=[f"g{i}" for i in range(len(table))], status="in force")


PRESUMED, CLEARED = ("presumed", "reached", "yes"), ("no concern normally", "reached", "no")
OPEN_STILL, CONCERN = ("presumed", DEPENDS, "depends"), ("raises concern", "reached", "yes")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([PRESUMED, CLEARED, CLEARED], "Presumed harmful under 1 of 3 guidelines in force"),
        ([PRESUMED, CONCERN], "Presumed harmful under 1 of 2 guidelines in force, a concern under 1"),
        ([OPEN_STILL, CLEARED], "Presumed harmful under none of 2 guidelines in force"),
    ],
)
def test_guidelines_that_presume_harm_are_counted_where_that_is_certain(rows, said):
    assert merger_screens.tests_finding(outcomes(*rows)) == said
    draft = outcomes(PRESUMED).assign(guideline_id="draft", status="draft")
    assert merger_screens.tests_finding(pd.concat([outcomes(*rows), draft])) == said


def hosted(*rows, label="A"):
    return pd.DataFrame(rows, columns=["date", "value"]).assign(label=label)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (hosted(("2019-01", 40), ("2025-10", 75)), "Hosting grew from 40 to 75 % of A’s revenue (2019 to 2025)"),
        (hosted(("2019-01", 75), ("2025-10", 40)), "Hosting is 40 % of A’s revenue (2025)"),
        (hosted(("2025-10", 75)), "Hosting is 75 % of A’s revenue (2025)"),
    ],
)
def test_hosting_grew_only_where_its_last_part_is_larger_than_its_first(table, said):
    assert precedents.hosted_finding(table) == said
