"""The largest of the rows shown is called so: where the choice of companies hides others, a sentence does not make it
the largest of all, and does not count what a leader leads among the markets that it leads."""

import re

import pandas as pd
import pytest

from analysis.exhibits import page_answer
from analysis.exhibits.page import load_pages
from analysis.tables import (
    community,
    economics,
    future_answers,
    market_answers,
    openness,
    overview,
    ownership,
)
from tests.cards import cases, told
from tests.test_answer_words import costs, key, lead, leads, of, owners, part
from tests.test_seldom_words import amounts

LARGEST = re.compile(r"\b(?:costliest|deepest|has most|highest|largest|(?<!at )most (?!of)|lowest|one stake)", re.I)
SAYS_SO = re.compile(r"\bshown\b|\bcounted$")
PICKED = ("mistral", "meta")


@pytest.mark.parametrize(("page", "exhibit"), cases([(p, e) for p in load_pages() for e in p.exhibits]))
def test_with_companies_picked_no_title_calls_the_largest_shown_the_largest_of_all(tables, page, exhibit):
    card = told(page, exhibit, tables, picked=PICKED)
    if len(card.table) < len(card.full) and LARGEST.search(card.title):
        assert SAYS_SO.search(card.title) or card.title == told(page, exhibit, tables).title


@pytest.mark.parametrize("picked", [PICKED, ("anthropic",), ("xai", "cohere")])
@pytest.mark.parametrize("page", [p for p in load_pages() if p.exhibits], ids=lambda p: p.id)
def test_with_companies_picked_no_answer_counts_a_leader_among_its_own_markets(tables, page, picked):
    made = [told(page, e, tables, picked=picked) for e in page.answering()]
    said = " ".join(page_answer.of_cards(made, page))
    if any(len(card.table) < len(card.full) for card in made):
        assert not re.search(r"leads (?:each|\d+ of)|has most", said)
        assert not LARGEST.search(said) or SAYS_SO.search(said.split(",")[0]) or "Largest share" in said


ONE, TWO = amounts(("A", 1e9, "reported")), amounts(("A", 1e9, "reported"), ("B", 5e9, "reported"))
STAR = {
    "metric": "github_stars",
    "measure": "GitHub stars",
    "recency": "today",
    "newest": "2026-08",
    "as_of": "2026-08",
}
STARS = pd.DataFrame([{"entity": name, "label": name, "value": 10.0} | STAR for name in "pq"])
STAKES = pd.DataFrame({"tie": ["A in B", "C in D", "E in F"], "mid_pct": [10, 49, 60], "as_of": "2025"})
RATED = pd.DataFrame({"system": ["X", "Y"] * 2, "openness_score": [0.2, 0.3, 0, 1], "label": ["A", "A", "B", "B"]})


@pytest.mark.parametrize(
    ("finding", "table", "whole", "said"),
    [
        (
            economics.amounts_finding,
            ONE,
            TWO,
            "The largest valuation shown is A’s 1 billion dollars (Mar 2026, reported)",
        ),
        (economics.amounts_finding, TWO, TWO, "The largest valuation is B’s 5 billion dollars (Mar 2026, reported)"),
        (community.metric_finding, STARS.head(1), STARS, "Most GitHub stars of projects shown: p, 10 (Aug 2026)"),
        (community.metric_finding, STARS, STARS, "Most GitHub stars of tracked projects: q, 10 (Aug 2026)"),
        (ownership.ties_finding, STAKES.head(1), STAKES, "One stake is shown: A in B, about 10 %"),
        (ownership.ties_finding, STAKES.head(1), STAKES.head(1), "One stake is known: A in B, about 10 %"),
        (ownership.ties_finding, STAKES.head(2), STAKES, "Largest of 2 stakes shown: C in D, about 49 %"),
        (openness.systems_finding, RATED.head(2), RATED, "Of those shown systems disagree most about A: by 0.10 of 1"),
        (openness.systems_finding, RATED, RATED, "The systems disagree most about B: by 1.00 of 1"),
    ],
)
def test_the_largest_is_said_to_be_that_of_the_rows_shown_where_others_are_hidden(finding, table, whole, said):
    assert finding(table, whole=whole) == said


@pytest.mark.parametrize(
    ("names", "picked", "said"),
    [
        ("X", ("x",), "X leads today in 1 market."),
        ("XX", ("x",), "X leads today in 2 markets."),
        ("XXY", ("x", "y"), "Who leads today depends on what is counted: X in 2, Y in 1."),
        ("XX", (), "X leads today in all 2 markets shown."),
        ("XXY", (), "Who leads today depends on what is counted: X in 2, Y in 1 of 3 markets."),
    ],
)
def test_the_short_answer_counts_no_picked_leader_among_its_own_markets(names, picked, said):
    rows = key(*(lead(name) for name in names)).assign(figure="The leader today")
    assert overview._said_leader(rows, bool(picked)) == said


@pytest.mark.parametrize(
    ("answer", "tables", "said"),
    [
        (
            market_answers.shares_answer,
            {"leader": leads(of("X"), of("X", who="Q"))},
            ("Of the companies shown alone.", "X leads 2 markets of today."),
        ),
        (
            market_answers.shares_answer,
            {"leader": leads(of("X"), of("Y", who="Q"), of("Y", "no"))},
            ("Of the companies shown alone.", "X leads 1 market of today, as P counts; Y 1 and nobody for certain 1."),
        ),
        (
            market_answers.overview_answer,
            {"key_figures": key(part(60, 70), lead("X"), lead("X"))},
            ("Yes.", "Open models surely hold over half in the one market of today, as A counts; X leads 2."),
        ),
        (
            market_answers.compute_answer,
            {"compute_owners": owners(("X", 30, 36))},
            ("Of the companies shown alone.", "X holds 30–36 % in Q4 2025, as Epoch AI counts, an estimate."),
        ),
        (
            market_answers.compute_answer,
            {"compute_owners": owners(("X", 30, 36), ("Y", 9, 10))},
            ("Of the companies shown alone.", "X holds 30–36 % in Q4 2025, as Epoch AI counts, an estimate."),
        ),
        (
            future_answers.economics_answer,
            {"training": costs(("A", 2e8, "rental"), ("B", 1e8, "purchase"))},
            (
                "It depends on the basis.",
                "The costliest shown is A, 200 million dollars counted as rental; 2 of 2 bases reach 100 million.",
            ),
        ),
    ],
)
def test_an_answer_where_companies_are_hidden_is_one_of_those_shown(answer, tables, said):
    assert answer(**tables, hides_companies=True) == said
