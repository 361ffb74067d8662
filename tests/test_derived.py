"""Derived inputs: named by a table function like a CSV; the CSVs behind them are still those of the exhibit."""

import inspect

import numpy as np
import pytest

from analysis import schema
from analysis.exhibits.page import load_pages
from analysis.tables.derived import DERIVED, behind, made

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
    one, other = (made(["share_intervals"], tables)["share_intervals"] for _ in range(2))
    assert np.shares_memory(one.at()["low_pct"], other.at()["low_pct"])
    assert not np.shares_memory(one.at()["low_pct"], one.at("product")["low_pct"])
    draft = made(["share_intervals"], {**tables, "shares": tables["shares"].head(40).copy()})["share_intervals"]
    assert 0 < len(draft.at()) < len(one.at())
