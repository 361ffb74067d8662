"""At an earlier date that a reader chose nothing is said to be of today: the twelve months end on that date."""

import re

import pandas as pd
import pytest

from analysis.exhibits import page_answer
from analysis.exhibits.answers import with_defaults
from analysis.exhibits.page import load_pages
from analysis.periods import LATEST
from analysis.tables import market_answers
from analysis.tables.concentration import spectrum_finding
from analysis.tables.shares_words import layers_finding
from analysis.tables.strategy_markets import by_strategy_finding, open_share_finding
from tests.cards import told

AT = "2025-Q1"
NOW = re.compile(r"\b(?:today|now)\b")
DATED = [
    (page, exhibit, choice.name)
    for page in load_pages()
    for exhibit in page.exhibits
    for choice in (*page.choices, *exhibit.choices)
    if choice.name.endswith(("_at", "_until"))
]


def quarters(page, exhibit, name, tables):
    """The dates that the choice offers, newest first, without the latest."""
    choices = page.choices + exhibit.choices
    choice = next(c for c in choices if c.name == name)
    return [date for date in choice.options(tables, with_defaults(choices, tables, {})) if date != LATEST]


@pytest.mark.parametrize(("page", "exhibit", "name"), DATED, ids=lambda one: getattr(one, "id", one))
def test_no_title_and_no_answer_of_an_earlier_date_says_today(tables, page, exhibit, name):
    offered = quarters(page, exhibit, name, tables)
    at = {name: offered[min(4, len(offered) - 1)]}
    assert not NOW.search(told(page, exhibit, tables, **at).title)
    if exhibit in page.answering():
        assert not NOW.search(
            " ".join(page_answer.of_cards([told(page, e, tables, **at) for e in page.answering()], page))
        )


def rows(*found, **more):
    columns = ["market_id", "label", "mid_pct"]
    table = pd.DataFrame(found, columns=columns).assign(
        market_label=lambda made: made["market_id"],
        layer=lambda made: made["market_id"],
        line=lambda made: made["market_id"],
        entity_id=lambda made: made["label"],
        interval=lambda made: made["mid_pct"].map("{:g} %".format),
        low_pct=lambda made: made["mid_pct"],
        high_pct=lambda made: made["mid_pct"],
        as_of="2025-03",
        period_label="Mar 2025",
        status="final",
        share_of="visits",
        metric_kind="partition",
        kind="company",
        leads="yes",
        recency="today",
        counts_as=None,
        band="highly concentrated",
    )
    return table.assign(**more)


A, B = ("a", "Alpha", 80.0), ("b", "Beta", 40.0)


@pytest.mark.parametrize(
    ("finding", "found", "choice", "said"),
    [
        (spectrum_finding, (A, B), "spectrum_at", "2 of 2 markets up to Q1 2025 were surely highly concentrated"),
        (spectrum_finding, (A,), "spectrum_at", "HHI of a: 80 % (Mar 2025)"),
        (layers_finding, (A, B), "layers_at", "Leaders held 40 % (b) to 80 % (a) up to Q1 2025"),
        (layers_finding, (A,), "layers_at", "Alpha led the layer “a” with 80 % up to Q1 2025"),
        (
            open_share_finding,
            (A, B),
            "open_at",
            "Open models held under half in 1 of 2 markets, over in 1",
        ),
        (by_strategy_finding, (A,), "parts_at", "Hybrid companies surely led in the one market up to Q1 2025"),
    ],
)
def test_what_was_known_by_an_earlier_date_is_told_of_it(finding, found, choice, said):
    table = rows(*found, strategy="hybrid")
    assert finding(table, **{choice: AT}) == said


def test_one_market_up_to_an_earlier_date_is_one():
    table = rows(A, B).assign(band=["highly concentrated", "unconcentrated"])
    said = "1 of 2 markets up to Q1 2025 was surely highly concentrated"
    assert spectrum_finding(table, spectrum_at=AT) == said


@pytest.mark.parametrize(
    ("known_by", "rest"),
    [
        ("Q1 2025", "1 of 1 market up to Q1 2025 lies surely above 1,800 points of HHI, as a counts."),
        (None, "1 of 1 market of today lies surely above 1,800 points of HHI, as a counts."),
    ],
)
def test_how_concentrated_markets_were_is_answered_of_the_date_chosen(known_by, rest):
    table = rows(A, known_by=known_by, line_high=1800.0, independence="seller")
    assert market_answers.concentration_answer(table) == ("Highly, in every market.", rest)
