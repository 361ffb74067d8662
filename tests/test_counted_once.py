"""What one publisher counts in several ways, as the tokens of one router by day, week and month, is counted once."""

import re

import pandas as pd
import pytest

from analysis.figures.layout import roles
from analysis.measures import today
from analysis.periods import counted_once
from tests.cards import card


def counts(*rows):
    """Rows typed as market, what it counts with, date; blank for nothing."""
    table = pd.DataFrame(rows, columns=["market_id", "counts_as", "as_of"])
    return table.assign(recency="today", newest=table["as_of"], today_until="2026-11-30").replace("", None)


ROUTER = [("days", "months", "2026-10-07"), ("weeks", "months", "2026-08-10"), ("visits", "", "2026-05")]
BY_MONTH = [*ROUTER, ("months", "", "2026-09")]


@pytest.mark.parametrize(
    ("rows", "kept", "said"),
    [
        (
            ROUTER,
            ["days", "visits"],
            "2 markets of the twelve months to 30 Nov 2026{}: 1 that counts the same again",
        ),
        (
            BY_MONTH,
            ["visits", "months"],
            "2 markets of the twelve months to 30 Nov 2026{}: 2 that count the same again",
        ),
        ([*ROUTER[:1], *ROUTER[2:]], ["days", "visits"], "2 markets of the twelve months to 30 Nov 2026"),
        (
            [("days", "", "2026-10-07"), ("weeks", "", "2026-08-10")],
            ["days", "weeks"],
            "2 markets of the twelve months to 30 Nov 2026",
        ),
        (
            [("days", "months", "2026-10-01"), *ROUTER[:2]],
            ["days", "days"],
            "1 market of the twelve months to 30 Nov 2026{}: 1 that counts the same again",
        ),
    ],
    ids=["the newest", "the one that is named", "nothing twice", "nobody named", "all dates of one"],
)
def test_what_one_publisher_counts_in_several_ways_is_counted_once(rows, kept, said):
    assert list(counted_once(counts(*rows))["market_id"]) == kept
    assert list(today.counted_rows(counts(*rows))[0]["market_id"]) == kept
    assert today.standing(counts(*rows)) == said.format("; apart and not counted")


def test_of_what_is_older_a_thing_is_counted_once_too_and_never_instead_of_one_of_today():
    old = counts(*BY_MONTH).assign(recency=["today", "today", "today", "older"])
    assert list(today.counted_rows(old)[0]["market_id"]) == ["days", "visits"]
    rows, is_now = today.counted_rows(counts(*BY_MONTH).assign(recency="older"))
    assert (list(rows["market_id"]), is_now) == (["visits", "months"], False)


def test_each_market_that_counts_with_another_is_of_its_publisher_and_counts_the_same_unit(tables):
    markets = tables["markets"].set_index("market_id")
    again = markets[markets["counts_as"].notna()]
    first = markets.loc[again["counts_as"]]
    assert len(again) and first["counts_as"].isna().all()
    for name in ("layer", "share_of", "metric_kind", "geography", "independence"):
        assert again[name].tolist() == first[name].tolist()
    publisher = markets["market"].str.extract(r"\(([^()]*)\)$")[0]
    assert publisher[again.index].tolist() == publisher[again["counts_as"]].tolist()


def test_one_router_is_one_definition_in_the_titles_of_leaders_and_of_open_models(tables):
    leaders, figures = card(tables, "shares", "leader"), card(tables, "overview", "key_figures")
    named = int(re.search(r"today in (\d+) markets", leaders.title)[1])
    opened = int(re.search(r"half in \d+ of (\d+)", figures.title)[1])
    heads = [note.text for note in roles.annotations(figures.figure, roles.ROW_HEADING)]
    assert any(head.endswith(f"of {opened} above half") for head in heads)
    claims = card(tables, "overview", "claims").table["deciding"].dropna()
    said = next(text for text in claims if text.startswith("Open models today hold"))
    assert re.search(r"in \d+ of (\d+) markets", said)[1] == re.search(r"of (\d+) markets", figures.title)[1]
    now = figures.full[figures.full["recency"].eq("today")]
    for name, count in (("leader", named), ("open", opened)):
        own = now[now["figure_id"].eq(name)]
        assert own["market_label"].str.contains("OpenRouter").sum() >= 3
        assert count == (~own["market_label"].str.contains("OpenRouter")).sum() + 1


def test_the_ends_that_the_note_on_indices_names_are_among_those_that_the_title_counts(tables):
    shown = card(tables, "concentration", "spectrum")
    now = shown.full[shown.full["recency"].eq("today")]
    again = now[~now.index.isin(counted_once(now).index)]
    ends, _, others = shown.note.partition("; beyond these, but counting the same again: ")
    assert len(again) and others and not any(name in ends for name in again["market_label"])
