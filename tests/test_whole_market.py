"""Filters choose the rows shown; they never change a number of the whole market."""

import pytest

from analysis.cards import asked, build
from analysis.choices.shared import SHARED
from analysis.rows import gaining, keep_rows
from analysis.views import load_pages
from tests.cards import built, card

EXHIBITS = [(p, e) for p in load_pages() for e in p.exhibits]
EVERY = pytest.mark.parametrize(("page", "exhibit"), EXHIBITS, ids=[f"{p.id}-{e.id}" for p, e in EXHIBITS])

SAMPLED = pytest.mark.parametrize(
    ("page", "exhibit"),
    [
        pytest.param(p, e, id=f"{p.id}-{e.id}", marks=[] if n % 3 == 0 else [pytest.mark.full])
        for n, (p, e) in enumerate(EXHIBITS)
    ],
)
"""Every third exhibit; the long series has them all."""


@EVERY
def test_no_table_function_is_given_a_filter(page, exhibit):
    assert asked(exhibit, {choice.name: "x" for choice in SHARED}) == {}


@SAMPLED
def test_hiding_interested_sources_or_low_grades_changes_no_remaining_row(page, exhibit, tables):
    whole = built(page, exhibit, tables)
    interested = frozenset() if exhibit.counts else gaining(tables["sources"])
    for params in ({"interested": "hide"}, {"confidence": "B"}):
        part = build(page, exhibit, tables, params, made=whole.full).table
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
