"""Who owns what from when, and what other definitions say of open models: rows in, the exact answer out."""

from types import SimpleNamespace
from unittest import mock

import pandas as pd
import pytest

from analysis.tables import concentration_change, derived, open_by_month

KNOWN = pd.DataFrame({"company_id": ["a", "a", "b", "c"]}, index=["p", "a", "b", "c"])
PRODUCTS = pd.DataFrame(
    [("p", "2023-05"), ("p", "2022-11"), ("q", "2024-02"), ("r", "2023-03"), ("s", None)],
    columns=["product_id", "released"],
)
MODELS = pd.DataFrame({"company_id": ["a", "b", "b"], "release_date": ["2020-01", "2021-06", "2021-02"]})


def test_an_entity_came_out_with_its_first_product_else_with_its_companys_first_model():
    sold = pd.DataFrame({"product_id": ["q", "r", "s", None], "company_id": ["a", "a", "b", "c"]})
    released = concentration_change._released(KNOWN, PRODUCTS, MODELS, sold)
    assert released == {"p": "2022-11", "a": "2023-03", "b": "2021-02"}


OWNERS = pd.DataFrame(
    [("p", None, "a"), ("p", "2025-01", "b"), ("q", None, "b"), ("r", None, "c")],
    columns=["product_id", "since", "company_id"],
)
GROUPS = pd.DataFrame(
    [("c", "2025-03", "C group"), ("b", None, "B group")], columns=["company_id", "since", "group_name"]
)
SOLD = pd.DataFrame({"period": "2024-06", "product_id": ["q", "p", "r"], "company_id": ["b", "a", "c"]})
LATER = pd.DataFrame({"period": "2025-06", "product_id": ["q"], "company_id": ["b"]})
BOTH, MOVED = (("b", "a"), "b"), (("a",), "b")
GROUPED, RENAMED = (("B group", "a"), "B group"), (("c",), "C group")


@pytest.mark.parametrize(
    ("level", "before", "after", "said"),
    [
        ("company", {"a": 30, "b": 20, "c": 10}, ["b", "c"], [BOTH]),
        ("company", {"a": 30, "b": 0, "c": 10}, ["b", "c"], [MOVED]),
        ("company", {"a": 0, "b": 20, "c": 10}, ["b", "c"], []),
        ("company", {"a": 30, "b": 20, "c": 10}, ["c"], []),
        ("group", {"a": 30, "B group": 20, "c": 10}, ["B group", "C group"], [GROUPED, RENAMED]),
        ("product", {"a": 30, "b": 20, "c": 10}, ["b", "c"], []),
    ],
)
def test_companies_with_one_owner_at_the_later_date_are_joined(level, before, after, said):
    given = SimpleNamespace(products=OWNERS, groups=GROUPS, shares=pd.concat([SOLD, LATER]))
    then, now = pd.DataFrame({"mid_pct": pd.Series(before, dtype=float)}), pd.DataFrame(index=after)
    assert concentration_change._joined(given, ("2024-06", "2025-06"), level, then, now) == said


MARKETS = pd.DataFrame({"market_id": ["r", "g", "u", "v", "w", "e"]}).assign(market=list("RGUVWE"))
MARKETS["layer"] = ["assistant", "gateway", "assistant", "assistant", "assistant", "model"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("u", "2026-05", 0.3, 0.5, "final"), ("r", "2026-06", 0.3, 0.4, "final")], "U 30–50 %, May 2026"),
        ([("u", "2026-05", 0.3, 0.51, "final")], ""),
        ([("u", "2026-05", 0.3, 0.4, "preliminary")], ""),
        ([("u", "2024-05", 0.3, 0.4, "final")], ""),
        ([("r", "2026-05", 0.3, 0.4, "final"), ("g", "2026-05", 0.3, 0.4, "final")], ""),
        (
            [
                ("e", "2026-04", 0.1, 0.2, "final"),
                ("v", "2026-05", 0.3, 0.4, "final"),
                ("u", "2026-03", 0.5, 0.6, "final"),
            ],
            "V 30–40 %, May 2026; E 10–20 %, Apr 2026",
        ),
    ],
)
def test_definitions_of_users_and_enterprises_that_leave_a_fifth_unknown_at_most_are_told(rows, said):
    shares = pd.DataFrame(rows, columns=["market_id", "period", "low", "high", "status"])
    given = SimpleNamespace(markets=MARKETS, sources=pd.DataFrame({"date_accessed": ["2026-11-30"]}))
    with mock.patch.object(open_by_month.formulas, "open_share", return_value=shares):
        assert open_by_month._elsewhere(given, "r") == said


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ((10, 20), (21, 30), "rose from 10–20 % to 21–30 %"),
        ((10, 20), (20, 30), "went from 10–20 % to 20–30 %"),
        ((20, 30), (10, 20), "went from 20–30 % to 10–20 %"),
        ((21, 30), (10, 20), "fell from 21–30 % to 10–20 %"),
    ],
)
def test_the_part_of_open_models_rose_or_fell_where_the_months_are_apart(first, last, said):
    table = pd.DataFrame([first, (0, 1), last], columns=["low_pct", "high_pct"]).assign(status="final", as_of="2026-05")
    assert open_by_month.month_finding(table) == f"Open models on one router {said}"


@pytest.mark.parametrize(
    ("names", "said"),
    [(["community"], ("community",)), (["period"], ()), (["community", "community"], ("community",))],
)
def test_the_files_behind_an_input_are_named_once_and_a_choice_has_none(names, said):
    assert derived.behind(names) == said


@pytest.mark.parametrize("name", list(derived.DERIVED))
def test_a_derived_input_stands_for_the_files_it_is_made_of(name):
    assert derived.behind([name]) == tuple(dict.fromkeys(derived.DERIVED[name].inputs)) != (name,)
