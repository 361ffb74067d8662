"""Data doubts: what could move a page most comes first, with its number, from what is drawn and nothing else."""

import datetime
from dataclasses import replace

import pandas as pd
import pytest

from analysis.exhibits import caveats
from analysis.exhibits.page import load_pages
from analysis.measures import freshness
from tests.cards import built

TODAY = datetime.date(2026, 11, 24)


@pytest.fixture(scope="module")
def shares_cards(tables):
    page = next(p for p in load_pages() if p.id == "shares")
    return [built(page, e, tables) for e in page.exhibits if e.id in ("leader", "over_time", "rivals")]


def of(cards):
    return caveats.doubts(
        cards, freshness.overdue(pd.concat([c.sources for c in cards]).drop_duplicates("source_id"), TODAY)
    )


def test_a_page_has_three_to_six_doubts_and_points_of_share_come_first_by_reach(shares_cards):
    found = of(shares_cards)
    assert 3 <= len(found) <= 6
    points = [d.reach for d in found if d.unit == "points"]
    assert points == sorted(points, reverse=True) and found[0].unit == "points"


def test_the_spread_over_definitions_is_the_difference_of_the_largest_and_the_smallest_last_value(shares_cards):
    rivals = next(c for c in shares_cards if c.exhibit == "rivals").table
    last = rivals[rivals["as_of"].eq(rivals.groupby("market_id")["as_of"].transform("max"))]
    middle = last["mid_pct"].fillna((last["low_pct"] + last["high_pct"]) / 2)
    assert of(shares_cards)[0].reach == pytest.approx(middle.max() - middle.min())


def test_the_part_that_nobody_named_holds_is_what_the_named_leave(shares_cards):
    card = next(c for c in shares_cards if c.exhibit == "over_time")
    one = card.table[card.table["kind"].eq("company")].sort_values("as_of").iloc[-2:].copy()
    one[["as_of", "period_label", "metric_kind"]] = ["2026-09", "Sep 2026", "partition"]
    one["mid_pct"] = [40.0, 25.0]
    found = caveats.doubts([replace(card, table=one)], pd.DataFrame({"days_late": []}))
    assert [d.reach for d in found if "nobody named" in d.text] == [100 - (40 + 25)]


def test_hiding_interested_sources_names_the_findings_that_change(shares_cards):
    other = [replace(shares_cards[0], title="Something else"), *shares_cards[1:]]
    said = caveats.without_interest(shares_cards, other)
    assert "1 of 3 findings change" in said and "Something else" in said
    assert "stay as they are" in caveats.without_interest(shares_cards, shares_cards)


def test_a_number_made_from_interested_and_other_sources_together_is_said_to_stay_whole(tables):
    page = next(p for p in load_pages() if p.id == "openness")
    cards = [built(page, e, tables, interested="hide") for e in page.exhibits]
    gain = set(
        tables["sources"].loc[
            tables["sources"]["independence"].isin(["seller", "investor", "self-reported"]), "source_id"
        ]
    )
    mixed = sum(any(gain & set(str(cell).split(";")) for cell in c.table["source_id"].dropna()) for c in cards)
    assert mixed and f"{mixed} findings rest on numbers made from them and others together" in caveats.without_interest(
        cards, cards
    )
