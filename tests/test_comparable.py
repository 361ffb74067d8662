"""A change is said between two dates of one status and coverage, and says so where the base turns it."""

import re

import numpy as np
import pandas as pd
import pytest

from analysis.choices import concentration as concentration_choices
from analysis.choices import market as market_choices
from analysis.formats import share
from analysis.measures.comparable import change, ending, turning
from analysis.tables import hhi_over_time, shares_words
from tests.cards import card

STATCOUNTER = "statcounter-ai-chatbot-ww"
FINAL, EARLY, GUESS, BREAK = "final", "preliminary", "estimate", "break"


def series(*rows, prefix=""):
    """Observations of (period, value, status, printed set, complete), each value printed to half a point either way."""
    made = [(p, v - 0.5, v + 0.5, s, c, whole, f"{v} %") for p, v, s, c, whole in rows]
    names = ["period", f"{prefix}low", f"{prefix}high", "status", "coverage", "complete", "interval"]
    return pd.DataFrame(made, columns=names)


def one(period, value, status=FINAL, coverage="a;b", complete=False):
    return period, value, status, coverage, complete


LAST = one("2026-09", 50)
ENDINGS = [
    ([one("2025-05", 40), LAST], ", up from 40 % in May 2025"),
    ([one("2025-05", 60), LAST], ", down from 60 % in May 2025"),
    ([one("2025-05", 50), LAST], "; no certain change from 50 % in May 2025"),
    ([one("2025-05", 40), one("2025-07", 60), LAST], "; no clear trend"),
    ([one("2025-05", 60), one("2025-07", 40), one("2025-09", 30), LAST], "; no clear trend"),
    (
        [one("2022-05", 40), one("2022-07", 60), LAST],
        ", up from 40 % in May 2022",
    ),  # what turns it is over two years old
    ([one("2025-05", 40), one("2026-08", 60), LAST], ", up from 40 % in May 2025"),  # less than a quarter turns nothing
    ([one("2026-07", 40), LAST], ", up from 40 % 2 months before"),
    ([one("2026-08-31", 40), one("2026-09-07", 50)], ", up from 40 % 7 days before"),
    ([one("2025-04", 60, EARLY), one("2025-05", 40), LAST], ", up from 40 % in May 2025"),
    ([one("2025-04", 60, EARLY), LAST], ""),
    ([one("2025-04", 60, GUESS), LAST], ""),
    ([one("2025-04", 60), one("2026-09", 50, "projection")], ""),
    ([one("2025-04", 60, EARLY), one("2026-09", 50, EARLY)], ""),
    ([one("2025-04", 60), one("2025-06", 55, BREAK), one("2025-09", 52), LAST], ", down from 52 % in Sep 2025"),
    ([one("2025-04", 60), one("2025-06", 55, BREAK), LAST], ""),
    ([one("2025-05", 40, coverage="a"), LAST], ""),
    (
        [one("2025-05", 40, coverage="a", complete=True), one("2026-09", 50, complete=True)],
        ", up from 40 % in May 2025",
    ),
    ([one("2025-05", 40, coverage="a", complete=True), LAST], ""),
    ([one("2025-H1", 40), one("2025", 50)], ""),  # the year holds its half: these are not two dates
    ([LAST], ""),
]


@pytest.mark.parametrize(("rows", "words"), ENDINGS)
def test_a_change_is_said_from_a_date_of_the_same_status_and_coverage_or_not_at_all(rows, words):
    assert ending(change(series(*rows), "low", "high")) == words


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([one("2025-05", 40), one("2025-07", 60), LAST], "Up since May 2025, down since Jul 2025"),
        ([one("2025-05", 60), one("2025-07", 40), one("2025-09", 30), LAST], "Down since May 2025, up since Sep 2025"),
        ([one("2025-05", 40), LAST], ""),
        ([LAST], ""),
    ],
)
def test_where_the_base_turns_the_direction_the_note_says_since_when_it_went_up_and_down(rows, words):
    found = change(series(*rows), "low", "high")
    assert turning(found, "low") == words
    assert ("no clear trend" in ending(found)) == bool(words)


def test_dates_may_come_in_any_order():
    rows = series(one("2025-05", 40), one("2025-07", 60), LAST)
    assert ending(change(rows.iloc[::-1], "low", "high")) == "; no clear trend"


def hhi(*rows, market="m"):
    """HHI at dates, 0.5 points either way, with the words of each as the table has them."""
    table = series(*rows, prefix="hhi_").assign(market_id=market)
    return table.assign(interval=[f"{v:,}" for _, v, *_ in rows], period_label="Sep 2026")


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([one("2025-05", 4000), one("2026-09", 5000)], "HHI is 5,000 in Sep 2026, up from 4,000 in May 2025"),
        ([one("2025-05", 6000), one("2026-09", 5000)], "HHI is 5,000 in Sep 2026, down from 6,000 in May 2025"),
        (
            [one("2025-05", 5000), one("2026-09", 5000)],
            "HHI is 5,000; no certain change from 5,000 in May 2025",
        ),
        ([one("2025-04", 6000, EARLY), one("2026-09", 5000)], "HHI is 5,000 in Sep 2026"),
        ([one("2025", 6000), one("2026", 5000, "projection")], "HHI is 5,000 in 2026 (projection)"),
        ([one("2026-09-30", 770), one("2026-10-07", 1660)], "HHI is 1,660, up from 770 7 days before"),
        (
            [one("2025-05", 4000), one("2025-07", 6000), one("2026-09", 5000)],
            "HHI is 5,000 in Sep 2026; no clear trend",
        ),
        ([one("2025-05", 4000), one("2026-09", np.nan)], "No market fits what is published for Sep 2026"),
    ],
)
def test_hhi_over_time_says_its_last_bounds_and_from_where_it_moved(rows, title):
    assert hhi_over_time.over_time_finding(hhi(*rows)) == title


FLAT = [one("2025-05", 5000), one("2026-09", 5000)]
FELL = [one("2025-05", 6000), one("2026-09", 5000)]
ROSE = [one("2025-05", 4000), one("2026-09", 5000)]
TURNED = [one("2025-05", 4000), one("2025-07", 6000), one("2026-09", 5000)]
WEEK = [one("2026-09-30", 770), one("2026-10-07", 1660)]
ALONE = [one("2025-04", 6000, EARLY), one("2026-09", 5000)]


@pytest.mark.parametrize(
    ("markets", "title"),
    [
        ([FELL, ROSE, FELL], "Concentration surely fell in 2 of 3 comparable markets, rose in 1"),
        ([FELL, TURNED], "Concentration surely fell in 1 of 2 comparable markets, rose in none"),
        ([FELL, WEEK, ALONE], "Concentration surely fell in the one comparable market"),
        ([ROSE], "Concentration surely rose in the one comparable market"),
        ([TURNED], "Whether the one comparable market concentrated depends on its dates"),
        ([FLAT], "Concentration has no certain change in the one comparable market"),
        ([ROSE, FLAT], "Concentration surely fell in none of 2 comparable markets, rose in 1"),
        ([WEEK, ALONE], "No market has two comparable dates a quarter apart"),
        ([[one("2026-09", np.nan)]], "No market fits what is published at its dates"),
    ],
)
def test_markets_are_counted_where_dates_a_quarter_apart_compare(markets, title):
    table = pd.concat([hhi(*rows, market=str(i)) for i, rows in enumerate(markets)], ignore_index=True)
    assert hhi_over_time.every_market_finding(table) == title


def shares(*rows):
    """Shares of (period, company, value) half a point either way, all final and of one printed set unless said."""
    made = []
    for period, name, value, *more in rows:
        status, coverage, kind = (*more, *(FINAL, "a;b", "company")[len(more) :])
        low, high = (value, value) if isinstance(value, float) and np.isnan(value) else (value - 0.5, value + 0.5)
        made.append((period, name, value, low, high, status, coverage, kind))
    names = ["period", "label", "mid_pct", "low_pct", "high_pct", "date_status", "coverage", "kind"]
    table = pd.DataFrame(made, columns=names).assign(market_id="m", entity_id=lambda t: t["label"], complete=False)
    table["as_of"] = table["period"]
    table["interval"] = [
        share(*span) for span in zip(table["mid_pct"], table["low_pct"], table["high_pct"], strict=True)
    ]
    return table


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        (
            [("2026-09", "A", 60), ("2026-09", "B", 30), ("2025-05", "A", 50)],
            "A leads with 60 %, up from 50 % in May 2025",
        ),
        (
            [("2026-09", "A", 60), ("2026-09", "B", 30), ("2025-05", "A", 70)],
            "A leads with 60 %, down from 70 % in May 2025",
        ),
        ([("2026-09", "A", 60), ("2026-09", "B", 30), ("2025-05", "A", 70, EARLY)], "A leads with 60 % in Sep 2026"),
        (
            [("2026-09", "A", 60), ("2026-09", "B", 30), ("2025-05", "A", 70, FINAL, "a")],
            "A leads with 60 % in Sep 2026",
        ),
        (
            [("2026-09", "A", 60), ("2025-05", "A", 50), ("2025-07", "A", 70)],
            "A leads with 60 % in Sep 2026; no clear trend",
        ),
        ([("2026-09", "A", 40)], "A holds 40 % in Sep 2026"),  # somebody not printed may hold the other 60
        ([("2026-09", "A", 40), ("2026-09", "B", 39.5)], "A and B cannot be told apart in Sep 2026"),
        ([("2026-09", "A", 40, FINAL, "a;b", "group")], "Only groups are published: no company can be said to lead"),
    ],
)
def test_a_market_over_time_names_who_leads_for_certain_and_from_where_the_share_moved(rows, title):
    assert shares_words.one_market_finding(shares(*rows)) == title


@pytest.mark.parametrize(
    ("page", "exhibit"),
    [
        ("shares", "over_time"),
        ("shares", "two_dates"),
        ("concentration", "hhi_over_time"),
        ("concentration", "waterfall"),
        ("concentration", "family"),
    ],
)
def test_no_sentence_rests_on_the_start_up_month_of_a_series_unless_a_reader_chose_it(page, exhibit, tables):
    found = card(tables, page, exhibit)
    assert "Apr 2025" not in found.title and "84.21" not in found.title and "7,242" not in found.title
    assert "Apr 2025" not in str(found.subtitle) or exhibit in ("over_time", "hhi_over_time")


def test_the_status_of_a_start_up_month_that_a_reader_chose_is_named(tables):
    chosen = {"pair_market": STATCOUNTER, "since": "2025-04", "until": "2026-09"}
    assert card(tables, "shares", "two_dates", **chosen).title.startswith("Apr 2025 (preliminary) vs. Sep 2026: ")
    chosen = {"market": STATCOUNTER, "period": "2026-09", "compared": "2025-04"}
    assert card(tables, "concentration", "waterfall", **chosen).title.startswith(
        "Apr 2025 (preliminary) vs. Sep 2026: "
    )


def test_where_coverage_begins_the_movement_is_that_of_companies_printed_at_both_dates(tables):
    title = card(tables, "concentration", "waterfall", market="idc-china-maas-tokens", period="2025-H1").title
    low, high = 49.15**2 - 46.45**2, 49.25**2 - 46.35**2
    added = f"those counted added {int(low)}–{int(high) + 1} points to HHI"
    assert title == f"Coverage apart: {added}, ByteDance (Doubao, Seed) most"


def test_the_date_to_compare_with_is_the_first_that_compares(tables):
    chosen = {"market": STATCOUNTER, "period": "2026-09"}
    assert concentration_choices.other_date(tables, chosen) == "2025-05"
    assert market_choices.pair_base(tables, {"pair_market": "similarweb-genai-web"}) == "2025-09"
    assert market_choices.pair_base(tables, {"pair_market": "sensortower-true-audience"}) == "2024-12"  # none compares
    assert concentration_choices.other_date(tables, {"market": STATCOUNTER, "period": "2025-04"}) == "2026-09"


def test_of_two_periods_that_begin_on_one_day_the_shorter_is_the_earlier(tables):
    table = card(
        tables, "concentration", "family", market="menlo-enterprise-llm-coding", period="2025", family_from="2025-H1"
    ).full
    assert (table["since_label"].iloc[0], table["until_label"].iloc[0]) == ("H1 2025", "2025 (estimate)")


def test_a_year_at_the_end_of_a_waterfall_is_the_name_of_a_bar_and_no_number_on_an_axis(tables):
    figure = card(tables, "concentration", "waterfall", market="menlo-2024-enterprise-llm", period="2024").figure
    assert [figure.data[0].x[0], figure.data[-1].x[0]] == ["2023", "2024"]
    assert figure.layout.xaxis.type == "category"


@pytest.mark.parametrize(
    ("market", "period", "compared"),
    [
        ("openrouter-author-share-daily", "2026-10-07", "2026-09-30"),
        ("menlo-enterprise-llm-coding", "2025", "2025-H1"),
        ("synergy-cloud-infra", "2026-Q1", "2025-Q4"),
        (STATCOUNTER, "2026-09", "2025-05"),
    ],
)
def test_the_waterfall_says_of_hhi_what_its_bounds_at_both_dates_allow(tables, market, period, compared):
    bounds = card(tables, "concentration", "hhi_over_time", market=market).full.set_index("period")
    then, now = bounds.loc[compared], bounds.loc[period]
    low, high = now["hhi_low"] - then["hhi_high"], now["hhi_high"] - then["hhi_low"]
    title = card(tables, "concentration", "waterfall", market=market, period=period, compared=compared).title
    if low <= 0 <= high:
        assert "HHI has no certain change" in title
        return
    way, ends = ("rose", (low, high)) if low > 0 else ("fell", (-high, -low))
    said = re.search(r"HHI (rose|fell) by (?:(\d[\d,]*)–)?(\d[\d,]*) points", title)
    assert said and said[1] == way
    least, most = (float(text.replace(",", "")) for text in (said[2] or said[3], said[3]))
    assert ends[0] - 10 <= least <= ends[0] and ends[1] <= most <= ends[1] + 10


def test_no_bar_of_the_waterfall_is_labeled_plus_or_minus_nothing(tables):
    figure = card(tables, "concentration", "waterfall", market="openrouter-author-share-daily").figure
    said = [text for bar in figure.data for text in bar.text]
    assert "≈ 0" in said and not {"+0", "−0"} & set(said)
