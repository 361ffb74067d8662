"""What a draft would bring is said before the save: slips, jumps, titles and bands that change."""

from dataclasses import replace

import pytest

from analysis import check
from analysis.check import jumps as series
from analysis.editing import Draft, begin, diff, impact, jumps, review, with_rows
from analysis.exhibits.page import load_pages
from tests.test_draft import DATA, changed


def test_a_draft_is_checked_as_if_it_were_saved(tiny):
    draft = changed(tiny, "shares", 2, company_id="alpa")
    found = [f for f in check.load(tiny, draft.contents()).problems if f.level == "error"]
    assert [(f.rule, f.suggestion) for f in found] == [("reference", "alpha")]
    assert check.load(tiny).ok


@pytest.mark.parametrize(
    ("new", "old", "words"),
    [
        (450.0, 4.5, "100 times"),
        (4500.0, 4.5, "1,000 times"),
        (45.0, 4.5, "10 times"),
        (0.45, 4.5, "10 times smaller"),
        (-4.5, 4.5, "sign"),
        (5.0, 4.5, ""),
        (4.5, 0.0, ""),
        (9.0, 4.5, ""),
    ],
)
def test_a_figure_that_slips_beside_the_old_one_is_named(new, old, words):
    assert words in jumps.slip(new, old) and bool(words) == bool(jumps.slip(new, old))


def test_a_step_is_measured_in_robust_deviations_of_the_series():
    steps_one_to_three = [0.0, 1.0, 3.0, 6.0, 8.0]
    assert jumps.unusual(10.0, steps_one_to_three, 8.0) == 0.0  # steps 1, 2, 3, 2: the median is 2
    spread = jumps.SIGMA * 0.5  # distances from 2: 1, 0, 1, 0
    assert jumps.unusual(30.0, steps_one_to_three, 8.0) == pytest.approx((22 - 2) / spread)
    assert jumps.unusual(30.0, steps_one_to_three[:4], 8.0) == 0.0


def test_a_jump_of_a_draft_is_warned_with_the_old_value_beside(tables):
    names = series.SERIES[0][3]
    shares = tables["shares"].dropna(subset=["share_pct"])
    biggest = shares.groupby(list(names)).size().idxmax()
    line = shares[(shares["market_id"] == biggest[0]) & (shares["entity"] == biggest[1])].index[-1]
    old = begin(DATA, "shares").rows[line - 2][6]
    draft = changed(DATA, "shares", line, share_pct=str(float(old) / 20))
    (found,) = jumps.strange(draft)
    assert found.level == "warning" and found.line == line and old in found.message


def test_only_what_the_draft_brings_is_asked(tiny):
    draft = with_rows(Draft(), tiny, {"sources": [{"source_id": "s3", "title": "Third"}]})
    found = review.warnings_of(draft, check.load(tiny).problems, check.load(tiny, draft.contents()).problems)
    assert {f.rule for f in found} == {"source-gaps", "source-unused"}
    assert review.warnings_of(Draft(), check.load(DATA).problems, check.load(DATA).problems) == []


def test_the_impact_names_each_title_and_band_that_changes_from_what_to_what(tables):
    line = next(
        at
        for at, r in tables["shares"].iterrows()
        if (r["market_id"], r["period"], r["entity"]) == ("langfuse-app-layer", "2025-09", "OpenAI")
    )
    draft = changed(DATA, "shares", line, share_pct="5.3")
    new = check.load(DATA, draft.contents()).tables
    looks = [
        look
        for look in impact.looks(load_pages(), diff.of_draft(draft), tables, new)
        if look.exhibit.id in ("over_time", "every_hhi")
    ]
    assert {repr(look.params) for look in looks if look.exhibit.id == "over_time"} >= {
        "{'market': 'langfuse-app-layer'}"
    }
    found = [h for look in looks for h in impact.compared(look, impact.card(look, tables), impact.card(look, new))]
    titles = [h for h in found if h.what == "title" and "langfuse" in h.topic]
    assert titles and "55.3" in titles[0].before and "55.3" not in titles[0].after
    assert impact.compared(looks[0], *[impact.card(looks[0], tables)] * 2) == []


SLIPS = [
    ("shares", 2, {"share_pct": "5.5"}),
    ("shares", 7, {"share_pct": "2.5"}),
    ("shares", 4, {"entity_kind": "company"}),
    ("strategies", 3, {"strategy": "open_weights"}),
]


SAMPLE = [("shares", 2), ("strategies", 3)]


@pytest.mark.parametrize(
    ("table", "line", "cells"),
    [
        pytest.param(*slip, id=f"{slip[0]}-{slip[1]}", marks=[] if slip[:2] in SAMPLE else [pytest.mark.full])
        for slip in SLIPS
    ],
)
def test_a_slip_that_the_check_lets_through_leaves_every_exhibit_drawn(table, line, cells, tiny):
    draft = changed(tiny, table, line, **cells)
    new = check.load(tiny, draft.contents())
    assert new.ok, [f.text for f in new.problems]
    for look in impact.looks(load_pages(), diff.of_draft(draft), check.load(tiny).tables, new.tables):
        assert not isinstance(impact.card(look, new.tables), str), (look, impact.card(look, new.tables))


def test_a_new_source_or_company_is_looked_for_where_it_is_counted_or_named(tiny):
    draft = with_rows(Draft(), tiny, {"sources": [{"source_id": "s3", "title": "Third"}]})
    old, new = check.load(tiny).tables, check.load(tiny, draft.contents()).tables
    seen = {look.exhibit.id for look in impact.looks(load_pages(), diff.of_draft(draft), old, new)}
    assert "source_list" in seen and "over_time" not in seen


def test_an_exhibit_that_fails_is_a_headline_and_no_crash(tables):
    page = next(p for p in load_pages() if p.id == "shares")

    def fails(shares):
        raise ZeroDivisionError("no shares")

    look = impact.Look(page, replace(page.exhibits[0], table=fails, choices=()), {})
    (found,) = impact.compared(look, None, impact.card(look, tables))
    assert (found.what, found.after) == (impact.BROKEN, "ZeroDivisionError: no shares")
