"""Titles with a word that a slip could turn into its opposite: rows in, the exact sentence out, a case for each
branch."""

import pandas as pd
import pytest

from analysis.tables import capability

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
    assert capability.frontier_finding(best(("open", 1412.5, NONE, NONE))) == "O has the best score shown: 1,412"
