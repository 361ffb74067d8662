"""Data doubts: what could move a page most comes first, with its number, from what is drawn and nothing else."""

import datetime
import re
from dataclasses import replace
from types import SimpleNamespace

import pandas as pd
import pytest

from analysis.exhibits import caveats
from analysis.exhibits.page import load_pages
from analysis.formats import hhi_range
from analysis.measures import freshness
from analysis.measures.shares import sourced
from analysis.periods import counted_once, of_today
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


@pytest.fixture(scope="module")
def concentration_cards(tables):
    page = next(p for p in load_pages() if p.id == "concentration")
    return [built(page, e, tables) for e in page.exhibits if e.id in ("spectrum", "every_hhi", "at_date")]


def test_definitions_are_counted_in_a_doubt_as_in_the_title_and_their_hhi_runs_as_far(concentration_cards):
    spectrum = concentration_cards[0]
    highly = r"(?:None|\d+) of (\d+) markets today (?:is|are) surely highly concentrated, 2 by estimate"
    title = re.fullmatch(highly, spectrum.title)
    rows = counted_once(of_today(sourced(spectrum.table)))
    runs = hhi_range(rows["hhi_low"].min(), rows["hhi_high"].max())
    said = next(d.text for d in of(concentration_cards) if d.text.startswith("Over the"))
    assert said == f"Over the {title[1]} markets of today HHI runs over {runs}: which is read decides most"


def bounds(*rows):
    """A card of rows of bounds of HHI: market, date, status, both bounds, whether of today; none says so for None."""
    table = pd.DataFrame(rows, columns=["market_label", "as_of", "status", "hhi_low", "hhi_high", "recency"])
    table = table.assign(share_of="visits", newest=table["as_of"])
    return SimpleNamespace(table=table.drop(columns="recency") if table["recency"].isna().all() else table)


NOW, OLD = ("A", "2026-09", "final", 2000, 2300, "today"), ("B", "2024", "final", 1000, 9000, "older")
AHEAD, BARE = ("C", "2026", "projection", 3000, 3100, "today"), ("D", "2024", "final", 1000, 9000, None)


@pytest.mark.parametrize(
    ("cards", "said"),
    [
        ([bounds(NOW, OLD)], ["What is not published leaves HHI anywhere in 2,000–2,300 in “A” (Sep 2026)"]),
        ([bounds(NOW), bounds(BARE)], ["What is not published leaves HHI anywhere in 2,000–2,300 in “A” (Sep 2026)"]),
        ([bounds(BARE)], ["What is not published leaves HHI anywhere in 1,000–9,000 in “D” (2024)"]),
        ([bounds(AHEAD)], ["What is not published leaves HHI anywhere in 3,000–3,100 in “C” (2026, projection)"]),
        (
            [bounds(NOW, AHEAD, OLD)],
            [
                "What is not published leaves HHI anywhere in 2,000–2,300 in “A” (Sep 2026)",
                "Over the 2 markets of today HHI runs over 2,000–3,100: which is read decides most",
            ],
        ),
        (
            [bounds(OLD, ("C", "2023", "final", 500, 520, "older"))],
            [
                "What is not published leaves HHI anywhere in 1,000–9,000 in “B” (2024)",
                "Over the 2 markets drawn HHI runs over 500–9,000: which is read decides most",
            ],
        ),
    ],
)
def test_a_doubt_on_hhi_is_of_today_where_a_card_says_what_is(cards, said):
    assert [doubt.text for doubt in caveats._from_bounds(cards)] == said


def test_a_share_printed_loosely_is_a_doubt_at_the_last_date_of_a_definition_of_today_only(shares_cards):
    card = next(c for c in shares_cards if c.exhibit == "leader")
    rows = card.table[card.table["recency"].isin(["today", "older"])].drop_duplicates("recency").copy()
    rows["high_pct"] = rows["low_pct"] + rows["recency"].map({"today": 6.0, "older": 60.0})
    now = rows.loc[rows["recency"].eq("today")].iloc[0]
    found = [d for d in caveats._from_shares(caveats._shares([replace(card, table=rows)])) if "loosely" in d.text]
    assert [d.reach for d in found] == [pytest.approx(6)] and now["market_label"] in found[0].text


def test_the_draws_of_a_scenario_are_no_doubt_on_what_is_printed(tables):
    page = next(p for p in load_pages() if p.id == "scenarios")
    cards = [built(page, e, tables) for e in page.exhibits if e.id == "beside"]
    assert len(cards[0].table) and list(caveats._from_bounds(cards)) == []


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
