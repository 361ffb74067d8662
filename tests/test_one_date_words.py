"""Words on one market at one date: a projection is never told like a fact, and what is not stated is no thing."""

import re

import pandas as pd
import pytest

from analysis.exhibits.page import load_pages
from analysis.measures.comparable import dated_in_brackets, dated_status
from analysis.tables import community, companies, concentration, concentration_words, leader_words, mergers, precedents
from analysis.tables import doubts as doubts_tables
from analysis.tables.context import chosen_names, market_at, measured
from analysis.tables.shares_words import layers_note, one_market_subtitle, two_dates_subtitle
from tests.cards import told

PROJECTED = {"market": "a16z-cio-wallet-share", "period": "2026"}
OF_A_MARKET = [
    (page, exhibit)
    for page in load_pages()
    for exhibit in page.exhibits
    if {"market", "period"} <= {choice.name for choice in (*page.choices, *exhibit.choices)}
]


@pytest.mark.parametrize(("page", "exhibit"), OF_A_MARKET, ids=[f"{p.id}-{e.id}" for p, e in OF_A_MARKET])
def test_a_projection_is_called_one_wherever_its_date_is_said(tables, page, exhibit):
    made = told(page, exhibit, tables, **PROJECTED)
    said = re.sub(r"Guidelines? 20\d\d|2025 to 2026|to 30 Nov 2026|2023 to 2026", "", f"{made.title}; {made.subtitle}")
    assert made.refusal is None and not re.search(r"2026(?! \(projection\))", said), said
    labels = set(made.table["market_label"]) if "market_label" in made.table else set()
    if len(labels) == 1 and labels.pop() in made.subtitle:
        assert "2026 (projection)" in said


def row(**cells):
    plain = {"market_label": "M", "share_of": "visits", "as_of": "2026", "date_status": "final", "guideline": "US G"}
    plain |= {"geography": "World", "limits": "All.", "layer": "chips", "band": "unconcentrated"}
    plain |= {"hhi_low": 1700.0, "hhi_high": 1900.0, "recency": "today", "today_until": "2026-11-30"}
    return pd.DataFrame([plain | cells])


LAYERS, COUNTED = "Layers are never added. ", "Counted: 1 layer of the twelve months to 30 Nov 2026"
AHEAD, UNSAID = {"date_status": "projection"}, {"share_of": "not stated"}


@pytest.mark.parametrize(
    ("words", "cells", "said"),
    [
        (concentration_words.sum_subtitle, {}, "M, share of visits, 2026"),
        (concentration_words.sum_subtitle, AHEAD, "M, share of visits, 2026 (projection)"),
        (concentration_words.sum_subtitle, UNSAID, "M, what is counted is not stated, 2026"),
        (concentration_words.tip_subtitle, {}, "M, 2026; bands of US G"),
        (concentration_words.tip_subtitle, AHEAD, "M, 2026 (projection); bands of US G"),
        (
            concentration_words.tip_subtitle,
            {"band": concentration.NOT_KNOWN, **AHEAD},
            "M, 2026 (projection); HHI 1,700–1,900 lies in several bands of US G",
        ),
        (
            doubts_tables.doubts_subtitle,
            AHEAD,
            (
                "Points by which each doubt could move this HHI, M, 2026 (projection); “Data doubts” above ranks those"
                " of the whole page"
            ),
        ),
        (one_market_subtitle, {}, "M: share of visits, World, 2026"),
        (one_market_subtitle, UNSAID, "M: what is counted is not stated, World, 2026"),
        (
            two_dates_subtitle,
            UNSAID | {"since_label": "2025", "until_label": "2026 (projection)"},
            (
                "M: what is counted is not stated, change in percentage points, 2025 vs. 2026 (projection); ranks tie"
                " where intervals overlap"
            ),
        ),
        (layers_note, {}, f"{LAYERS}Chips (m): visits, 2026. {COUNTED}"),
        (
            layers_note,
            AHEAD,
            f"{LAYERS}Chips (m): visits, 2026 (projection). {COUNTED} (1 estimated or preliminary)",
        ),
        (
            lambda table: layers_note(table).partition(" Counted: ")[0],
            UNSAID,
            f"{LAYERS}Chips (m): what is counted is not stated, 2026.",
        ),
        (community.downloads_subtitle, AHEAD, "M, 2026 (projection)"),
    ],
)
def test_a_line_under_a_title_marks_its_date_and_says_what_is_counted(words, cells, said):
    assert words(row(**cells)) == said


@pytest.mark.parametrize(
    ("period", "status", "alone", "bracketed"),
    [
        ("2026", "projection", "2026 (projection)", "2026, projection"),
        ("2024-Q3", "break", "Q3 2024 (series break)", "Q3 2024, series break"),
        ("2026-09", "final", "Sep 2026", "Sep 2026"),
    ],
)
def test_a_status_stands_beside_its_date(period, status, alone, bracketed):
    assert (dated_status(period, status), dated_in_brackets(period, status)) == (alone, bracketed)
    assert market_at(pd.Series({"market_label": "M", "as_of": period, "date_status": status})) == f"M, {alone}"


def test_what_is_not_stated_is_said_and_is_no_thing():
    assert measured(pd.Series({"share_of": "visits"})) == "share of visits"
    assert measured(pd.Series({"share_of": "visits"}), "") == "visits"
    assert measured(pd.Series({"share_of": "not stated"})) == "what is counted is not stated"


@pytest.mark.parametrize(
    ("cells", "recency", "said"),
    [
        ({"status": "final"}, "today", "HHI of M: 1,700–1,900"),
        ({"status": "projection"}, "today", "HHI of M: 1,700–1,900 (2026, projection)"),
        ({"status": "final"}, "older", "HHI of M: 1,700–1,900 (2026, not of today)"),
        ({"status": "estimate"}, "older", "HHI of M: 1,700–1,900 (2026, estimate, not of today)"),
    ],
)
def test_hhi_of_the_one_definition_shown_is_told_with_its_status(cells, recency, said):
    table = row(**cells, recency=recency, interval="1,700–1,900")
    assert concentration.spectrum_finding(table) == said


def test_the_line_under_a_merger_gives_bounds_before_and_after(tables):
    cells = {"before_bounds": "1,700–1,900", "after_bounds": "2,000", "cr4_before_bounds": "80–90 %"}
    said = mergers.merger_subtitle(row(**cells, cr4_after_bounds="80–90 %", stage="before", merging=True, **AHEAD))
    assert said == "M, 2026 (projection); Herfindahl index, HHI, 1,700–1,900 to 2,000, CR4 80–90 %"
    page, exhibit = next((p, e) for p, e in OF_A_MARKET if e.id == "before_after")
    made = told(page, exhibit, tables, market="menlo-2025-enterprise-llm-spend", parties=("openai", "google"))
    sums = [end.replace(",", "") for end in made.table["after_bounds"].iloc[0].split("–")]
    # 40, 27 and 21 % within half a percent, 12 % not named: two merge to 48, and the rest is one company or many.
    low, high = 39.5**2 + 47.0**2, 40.5**2 + 49.0**2 + 13.5**2
    assert low <= float(sums[0]) <= 40**2 + 48**2 <= float(sums[1]) <= high + 10


def test_the_note_speaks_of_the_claim_of_the_article_only_where_it_is_shown():
    claim = "The article’s “nearly 80 %” names no study"
    rest = (
        "Open marks are estimates or projections; surveys of use overlap, are no parts of a whole and are in no range"
        " of shares"
    )
    start = "Markets count different things and must not be averaged"
    plain = {"market_id": ["a", "b"], "metric_kind": "partition", "recency": "today", "today_until": "2026-11-30"}
    both = pd.DataFrame({"share_of": ["visits", "not stated"], "as_of": "2026", **plain})
    counted = "Counted: 1 market of the twelve months to 30 Nov 2026"
    apart = "; apart and not counted: the article’s claim"
    assert leader_words.leader_note(both) == f"{start}. {claim}. {rest}. {counted}{apart}"
    assert leader_words.leader_note(both.head(1)) == f"{start}. {rest}. {counted}"


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (["2026-06-09"], "OpenAI and xAI: one tie or event, of 9 Jun 2026"),
        (["2026-06-09", "2024"], "OpenAI and xAI: 2 ties and events, the newest of 9 Jun 2026"),
    ],
)
def test_ties_and_events_are_said_with_the_companies_they_are_of(dates, said):
    assert companies.ties_finding(pd.DataFrame({"as_of": dates, "label": "OpenAI and xAI"})) == said


def test_what_a_company_lacks_is_said_with_its_name(tables):
    page = next(p for p in load_pages() if p.id == "companies")
    names = tables["companies"].set_index("company_id")["company"]
    refused = 0
    for company in tables["companies"]["company_id"][::6]:
        for exhibit in page.exhibits[1:-1]:
            made = told(page, exhibit, tables, company=company)
            refused += made.refusal is not None
            assert names[company] in made.title, (exhibit.id, made.title)
    assert refused


def test_the_chosen_companies_are_listed_once_each_in_their_order():
    known = pd.DataFrame({"company_id": ["a", "b"], "company": ["A", "B"]})
    assert chosen_names(known, "b", ("a", "b", "c")) == "B, A and c"


def reached(group, label, metric, value, years, qualifier="reported"):
    plain = {"status": "reported", "date": "2026-01-31", "qualifier": qualifier}
    return plain | {"group": group, "label": label, "metric": metric, "value": value, "years_since": years}


AI, BEFORE = ("AI company", "A", "arr", 65e9, 3.2), ("precedent", "P", "revenue", 3.4e9, 8.0, "about")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([AI, BEFORE], "A reached 65 billion dollars a year, P about 3.4 billion"),
        ([AI], "A: run rate 65 billion dollars in 3 years of data"),
        ([BEFORE], "P: revenue about 3.4 billion dollars in 8 years of data"),
    ],
)
def test_amounts_in_a_title_have_their_unit(rows, said):
    assert precedents.precedent_finding(pd.DataFrame([reached(*cells) for cells in rows])) == said


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        ([80], "One company alone has a share"),
        ([60, 40], "The largest of 2 companies holds 60 % of their sum"),
        ([50, 20, 10, 10, 5, 5], "The 2 largest of 6 companies hold 70 % of their sum"),
    ],
)
def test_the_largest_companies_are_counted_among_the_named(shares, said):
    assert concentration_words.lorenz_finding(pd.DataFrame({"mid_pct": shares})) == said
