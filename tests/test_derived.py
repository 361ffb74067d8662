"""Derived inputs: named by a table function like a CSV; the CSVs behind them are still those of the exhibit."""

import inspect

import numpy as np
import pytest

from analysis import schema
from analysis.exhibits.answers import choices_by_kind, table_arguments, with_defaults
from analysis.exhibits.page import load_pages, takes
from analysis.tables.derived import DERIVED, behind, inputs_by_name
from analysis.tables.scenario_runs import SLIDERS
from tests.cards import exhibit_of

EXHIBITS = [(p, e) for p in load_pages() for e in p.exhibits]
NAMES = [f"{p.id}-{e.id}" for p, e in EXHIBITS]


@pytest.mark.parametrize(("page", "exhibit"), EXHIBITS, ids=NAMES)
def test_an_exhibit_is_given_no_table_that_is_not_among_its_inputs(page, exhibit, tables):
    ours = {name: tables[name] for name in exhibit.inputs}
    given = exhibit.given(ours)
    assert given and set(given) <= set(inspect.signature(exhibit.table).parameters)
    assert set(behind(given)) == set(exhibit.inputs)


@pytest.mark.parametrize("name", DERIVED)
def test_a_derived_input_is_made_of_csvs_that_it_names_and_each_has_a_use(name, tables):
    assert set(DERIVED[name].inputs) <= set(schema.TABLES) and name not in schema.TABLES
    assert DERIVED[name].of(tables) is not None
    assert any(name in inspect.signature(exhibit.table).parameters for _, exhibit in EXHIBITS)


def test_no_derived_input_has_the_name_of_a_choice(tables):
    names = {choice.name for page in load_pages(tables=tables) for choice in page.all_choices()}
    assert not names & set(DERIVED)


def test_the_csvs_of_several_inputs_stand_once_in_their_order():
    assert behind(["events", "strategy_shares", "shares", "market"]) == ("events", *DERIVED["strategy_shares"].inputs)


def test_shares_as_intervals_are_worked_out_once_for_the_same_tables_and_anew_for_a_draft(tables):
    one, other = (inputs_by_name(["share_intervals"], tables)["share_intervals"] for _ in range(2))
    assert np.shares_memory(one.at()["low_pct"], other.at()["low_pct"])
    assert not np.shares_memory(one.at()["low_pct"], one.at("product")["low_pct"])
    draft = inputs_by_name(["share_intervals"], {**tables, "shares": tables["shares"].head(40).copy()})[
        "share_intervals"
    ]
    assert 0 < len(draft.at()) < len(one.at())


def test_choices_of_one_kind_reach_a_function_together_and_a_part_that_stands_nowhere_is_left_out(tables):
    page, fan = exhibit_of("scenarios", "fan")
    moved = with_defaults(page.choices, tables, {"churn": (5.0, 9.0), "measure": "hhi"}) | {"beta_open": None}
    given = table_arguments(page, fan, moved)
    assert set(given["sliders"]) == set(SLIDERS) - {"beta_open"} and given["sliders"]["churn"] == (5.0, 9.0)
    assert given["shown"]["measure"] == "hhi" and not set(given) & {*SLIDERS, "measure"}
    assert choices_by_kind(page, fan, moved)["churn"] == (5.0, 9.0)


@pytest.mark.parametrize("page", load_pages(), ids=lambda page: page.id)
def test_every_kind_of_choices_is_taken_by_an_exhibit_and_no_choice_has_its_name(page):
    kinds = {choice.into for choice in page.all_choices() if choice.into}
    taken = {name for e in page.exhibits for said in (e.table, e.ledger) if said for name in takes(said)[0]}
    assert kinds <= taken and not kinds & {choice.name for choice in page.all_choices()}
