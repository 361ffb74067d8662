"""Filters choose the rows shown; they never change a number of the whole market."""

import pytest

from analysis.choices.shared import SHARED
from analysis.exhibits.answers import table_arguments
from analysis.exhibits.filters import interested_sources, keep_rows
from analysis.exhibits.page import load_pages
from analysis.tables.scenarios_words import companies_finding
from tests.cards import exhibit_of, told

EXHIBITS = [(p, e) for p in load_pages() for e in p.exhibits]
EVERY = pytest.mark.parametrize(("page", "exhibit"), EXHIBITS, ids=[f"{p.id}-{e.id}" for p, e in EXHIBITS])


def card(tables, page, exhibit, **params):
    """The card of an exhibit by its ids, without its chart."""
    return told(*exhibit_of(page, exhibit), tables, **params)


@EVERY
def test_no_table_function_is_given_a_filter(page, exhibit):
    assert not any(table_arguments(page, exhibit, {choice.name: "x" for choice in SHARED}).values())


@EVERY
def test_hiding_interested_sources_or_low_grades_changes_no_remaining_row(page, exhibit, tables):
    whole = told(page, exhibit, tables)
    interested = frozenset() if exhibit.counts else interested_sources(tables["sources"])
    for params in ({"interested": "hide"}, {"confidence": "B"}):
        part = told(page, exhibit, tables, **params).table
        assert part.equals(whole.full.loc[part.index])
        assert part.equals(keep_rows(whole.full, params, exhibit.timed, interested))


@pytest.mark.parametrize(
    ("page", "exhibit"), [("releases", "release_timeline"), ("economics", "training"), ("strategies", "revenue_models")]
)
def test_a_row_that_rests_on_interested_sources_alone_is_hidden_on_any_page(page, exhibit, tables):
    known = dict(zip(tables["sources"]["source_id"], tables["sources"]["independence"], strict=True))
    whole, part = card(tables, page, exhibit), card(tables, page, exhibit, interested="hide")
    ours = [
        any(known.get(s) not in ("seller", "investor", "self-reported") for s in str(cell).split(";"))
        for cell in whole.full["source_id"]
    ]
    assert 0 < len(part.table) == sum(ours) < len(whole.full)


def counts_all(part, whole):
    """Whether a card of some companies has the title of all and says so."""
    return part.title == whole.title and part.subtitle.endswith("; the title counts all companies")


@pytest.mark.parametrize("picked", ["meta", "openai"])
def test_with_companies_picked_no_other_company_keeps_a_row_of_the_matrix(tables, picked):
    for page, exhibit in (("strategies", "revenue_models"), ("precedents", "precedent_models")):
        part, whole = card(tables, page, exhibit, picked=(picked,)), card(tables, page, exhibit)
        assert set(part.table["company_id"]) == {picked} and counts_all(part, whole)
    assert set(card(tables, "precedents", "precedent_revenue", picked=("mongodb",)).table["label"]) == {"MongoDB"}


def test_what_a_market_leaves_unnamed_never_leads_and_never_stands_alone(tables):
    whole, ours = (card(tables, "scenarios", "company_fans", **p) for p in ({}, {"picked": ("openai",)}))
    assert set(ours.table["label"]) == {"OpenAI", "not named"} and counts_all(ours, whole)
    rest = whole.full[whole.full["label"].isin(["not named", "xAI"])].assign(low_pct=90.0, mid_pct=95.0, high_pct=99.0)
    assert "not named" not in companies_finding(rest) and "xAI" in companies_finding(rest)
    none = card(tables, "scenarios", "company_fans", picked=("meta",))
    assert none.table.empty and "of none that is chosen" in none.subtitle


def test_titles_of_one_thing_do_not_count_it(tables):
    pair = card(tables, "mergers", "pairs", market="menlo-enterprise-llm-coding")
    assert len(pair.table) == 1 and "only pair" in pair.title
    rated = card(tables, "openness", "profiles", rated_company="ai2")
    assert rated.title == "OLMo-7B is not open on every dimension" and rated.subtitle.endswith(": 1 of 1")
    part, whole = (card(tables, "prices", "price_capability", **p) for p in ({"picked": ("mistral",)}, {}))
    assert len(part.table) == 1 and counts_all(part, whole)


@pytest.mark.parametrize(
    ("page", "exhibit"),
    [("prices", "hosts"), ("prices", "spreads"), ("openness", "composite"), ("concentration", "lorenz")],
)
def test_with_companies_picked_no_title_says_of_a_few_rows_what_only_all_can_say(tables, page, exhibit):
    whole = card(tables, page, exhibit)
    for picked in ("mistral", "meta"):
        part = card(tables, page, exhibit, picked=(picked,))
        assert part.table.empty or (set(part.table["company_id"]) == {picked} and counts_all(part, whole))


def test_titles_say_when_and_ties_of_what(tables):
    assert card(tables, "community", "download_concentration").title.endswith("in May 2024")
    assert card(tables, "economics", "multiples").title.startswith("Valuations: ")
    earned = card(tables, "companies", "company_ties", company="openai").table["detail"]
    assert "Microsoft earns 27 % of OpenAI’s profit" in set(earned)
