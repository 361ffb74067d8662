"""Filters choose the rows shown; they never change a number of the whole market."""

import pytest

from analysis.views import build, load_pages

EXHIBITS = [(p, e) for p in load_pages() for e in p.exhibits]


@pytest.mark.parametrize(("page", "exhibit"), EXHIBITS, ids=[f"{p.id}-{e.id}" for p, e in EXHIBITS])
def test_hiding_interested_sources_or_low_grades_changes_no_remaining_row(page, exhibit, tables):
    whole = build(page, exhibit, tables, {})
    for params in ({"interested": "hide"}, {"confidence": "B"}):
        part = build(page, exhibit, tables, params).table
        assert part.equals(whole.full.loc[part.index])
