"""Words of openness, licenses and capability: rows in, the exact words out, each boundary on both sides."""

import pandas as pd
import pytest

from analysis.tables import capability, companies, licenses, openness

NONE = float("nan")


def ratings(**of_model):
    rows = [(model, rating) for model, given in of_model.items() for rating in given]
    return pd.DataFrame(rows, columns=["model", "rating"])


OPEN, PARTLY, CLOSED = ["open", "open"], ["open", "partial"], ["closed", "closed"]


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (ratings(A=OPEN), "A is open on every dimension"),
        (ratings(A=PARTLY), "A is not open on every dimension"),
        (ratings(A=PARTLY, B=CLOSED), "None of the 2 models shown is open on every dimension"),
        (ratings(A=PARTLY, B=OPEN), "1 of the 2 models shown is open on every dimension"),
        (ratings(A=OPEN, B=OPEN, C=CLOSED), "2 of the 3 models shown are open on every dimension"),
    ],
)
def test_models_that_are_open_on_every_dimension_are_counted(table, said):
    assert openness.profiles_finding(table) == said


@pytest.mark.parametrize(
    ("scores", "said"),
    [
        ([0.5, 0.8, 0.7], "B is first here and under 12 % of weightings"),
        ([0.5, 0.8, 0.8], "2 models share the first place under these weights"),
    ],
)
def test_models_with_one_score_share_the_first_place(scores, said):
    table = pd.DataFrame({"label": ["A", "B", "C"], "openness_score": scores, "first_pct": [4.3, 12.1, 5.0]})
    assert openness.composite_finding(table) == said


@pytest.mark.parametrize(
    ("spreads", "said"),
    [
        ([0.5, 0.4], "1 of 2 groups for M: a"),
        ([0.5, 1.0, 0.6], "3 of 3 groups for M: a, b, c"),
        ([0.5, 1.0, 0.6, 0.7], "4 of 4 groups for M"),
        ([0.4, NONE], "none of 1 group for M"),
    ],
)
def test_systems_disagree_from_half_of_the_scale_on_and_up_to_three_groups_are_named(spreads, said):
    both = [(group, system, spread) for group, spread in zip("abcd", spreads, strict=False) for system in ("S", "T")]
    table = pd.DataFrame(both, columns=["group", "system", "spread"]).assign(label="M")
    assert openness.one_model_finding(table) == f"2 systems disagree on {said}"


@pytest.mark.parametrize(("names", "said"), [(["B"], "B"), (["B", "A"], "A and B"), (["B", "A", "C"], "3 developers")])
def test_up_to_two_who_share_a_place_are_named(names, said):
    assert licenses._together(pd.Series(names)) == said


@pytest.mark.parametrize(
    ("months", "least", "said"),
    [
        ([7.0, 7.0], [True, False], "at least 7"),
        ([7.0, 7.0], [True, True], "at least 7"),
        ([7.0, 7.0], [False, False], "7"),
        ([0.9, 7.0], [True, False], "7"),
        ([0.9, 0.9], [True, True], "at least 1"),
        ([1.0, 7.0], [True, False], "at least 1 to at least 7"),
        ([1.5, 7.2], [False, False], "1 to 8"),
    ],
)
def test_a_lag_of_at_least_so_long_may_be_any_longer(months, least, said):
    assert capability.lag_range(pd.Series(months), pd.Series(least)) == said


def ends(closed, opened):
    """The best closed and the best open model of the last date: score, lower and upper end of the interval."""
    rows = [("closed", *closed), ("open", *opened)]
    table = pd.DataFrame(rows, columns=["access", "score", "ci_low", "ci_high"])
    return table.assign(date="2026-05-01", label="L")


@pytest.mark.parametrize(
    ("closed", "opened", "said"),
    [
        ((1500, 1495, 1505), (1480, 1465, 1495), "Open and closed cannot be told apart on 1 May 2026"),
        ((1500, 1495, 1505), (1480, 1465, 1494), "The best closed model leads by 20 points on 1 May 2026"),
        ((1480, 1465, 1494), (1500, 1495, 1505), "The best open model leads by 20 points on 1 May 2026"),
        ((1500, NONE, NONE), (1500, NONE, NONE), "Open and closed cannot be told apart on 1 May 2026"),
        ((1500, NONE, NONE), (1499, NONE, NONE), "The best closed model leads by 1 point on 1 May 2026"),
    ],
)
def test_a_model_leads_where_the_intervals_do_not_touch(closed, opened, said):
    assert capability.frontier_finding(ends(closed, opened)) == said


def scores(*rows):
    columns = ["label", "model", "score", "best_by_then", "access", "as_of", "records_only"]
    return pd.DataFrame(rows, columns=columns).assign(absent="")


BEST, RECORD = ("A", "a-1", 90, 95, "open", "2025-01", False), ("A", "a-2", 80, 80, "closed", "2026-01", True)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([BEST, RECORD], "A: a-1 scores 90, 5 below the best by then"),
        ([(*BEST[:3], 90, *BEST[4:])], "A: a-1 scores 90, the best listed by then"),
        ([RECORD, (*BEST[:-1], True)], "A: last record, as best closed model, 80 (a-2, Jan 2026)"),
    ],
)
def test_a_company_is_told_by_its_best_score_or_its_last_record(rows, said):
    assert companies.capability_finding(scores(*rows)) == said


METHOD = "Each series has its own method. Two are never joined, and no score is the capability"
RECORDS = (
    ". A model is listed only where it was the best open or the best closed one of its day: a company’s other models,"
    " later and better ones among them, are not here"
)


@pytest.mark.parametrize(("rows", "said"), [([BEST], ""), ([BEST, RECORD], RECORDS), ([RECORD], RECORDS)])
def test_a_list_of_records_says_which_models_of_a_company_are_not_here(rows, said):
    assert companies.capability_note(scores(*rows)) == METHOD + said
    assert companies.capability_note(scores(*rows).assign(absent="B")) == f"{METHOD}{said}. Not in these data: B"


@pytest.mark.parametrize(
    ("opened", "said"),
    [
        ([False, False], "A and B: none of 2 models has open weights"),
        ([True, False], "A and B: 1 of 2 models has open weights"),
        ([True, True], "A and B: 2 of 2 models have open weights"),
    ],
)
def test_models_with_open_weights_are_counted(opened, said):
    assert companies.models_finding(pd.DataFrame({"label": ["A", "B"], "opened": opened})) == said


def revenues(*rows):
    table = pd.DataFrame(rows, columns=["label", "value", "qualifier"])
    given = {"metric": "revenue", "measure": "revenue", "status": "reported", "date": "2025-12-31", "note": None}
    return table.assign(**given)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("A", 2e9, None)], "A: revenue 2 billion dollars in year to Dec 2025 (reported)"),
        (
            [("A", 2e9, None), ("B", 1e9, None)],
            "A: revenue 2 billion dollars, largest of 2 (reported)",
        ),
        (
            [("A", 2e9, None), ("B", 3e9, "half a year")],
            "A: revenue 2 billion dollars in year to Dec 2025 (reported)",
        ),
        ([("B", 3e9, "half a year")], "B: 3 billion dollars, part of a year to Dec 2025 (reported)"),
    ],
)
def test_the_largest_newest_revenue_of_a_year_is_told(rows, said):
    assert companies.money_finding(revenues(*rows)) == said
