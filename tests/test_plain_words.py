"""Pages speak plainly: a title is one short finding, a note begins with one short sentence, and words that only the
data's keepers use stand seldom. All laws read what a first visit to each page shows."""

import re
from collections import Counter

import pytest

from analysis.choices.choice import One
from analysis.exhibits.answers import reads, with_defaults
from analysis.exhibits.page import load_pages
from analysis.formats import MOST_WORDS
from tests.cards import EXHIBITS, built, every, told

SETTINGS = {
    "a company picked": {"picked": ("mistral",)},
    "two companies picked": {"picked": ("openai", "google")},
    "dates narrowed": {"dates": ("2024", "2025")},
    "one date": {"dates": ("2026-05", "2026-05")},
    "interested sources hidden": {"interested": "hide"},
}
"""Filters that readers set on any page."""
FIRST_SENTENCE = 15
"""Words of the first sentence of a note."""
MOST_OPTIONS = 4
"""Options of one choice that are tried, from the first to the last."""
BARS = {"definition": 9, "printed": 9, "named": 12, "overdue": 2, "drawn market": 0, "roll-up": 0, "draws": 6}
"""How often a word may stand on all pages together, in the singular and the plural."""


def words(text):
    """How many words a text has; a percent sign belongs to its number."""
    return len(text.replace(" %", "%").split())


def sentences(text):
    """The sentences of a note, and the parts of one that a semicolon divides."""
    return re.split(r"(?<=[.;]) (?=[A-Z“\d])", text)


@pytest.fixture(scope="module")
def said(tables):
    """Every text of each page: its question, its tabs, its choices, and what each exhibit says."""
    found = {page.id: [page.question, page.intro, *(tab.label for tab in page.tabs)] for page in load_pages()}
    for page in load_pages():
        found[page.id] += [choice.label for choice in page.all_choices()]
    for page, exhibit in EXHIBITS:
        card = built(page, exhibit, tables)
        found[page.id] += [exhibit.topic, card.title, card.subtitle, card.lead, card.note]
    return found


def count(word, texts):
    """How often a word stands in texts, in the singular and the plural."""
    return sum(len(re.findall(rf"\b{re.escape(word)}s?\b", text, re.IGNORECASE)) for text in texts)


@every()
def test_a_title_has_at_most_twelve_words(page, exhibit, tables):
    title = built(page, exhibit, tables).title
    assert words(title) <= MOST_WORDS, title


@every(of=3, at=1)
def test_a_title_has_at_most_twelve_words_whatever_is_filtered(page, exhibit, tables):
    said = {name: told(page, exhibit, tables, **params).title for name, params in SETTINGS.items()}
    assert {name: title for name, title in said.items() if words(title) > MOST_WORDS} == {}


@every(of=8, at=2)
def test_a_title_has_at_most_twelve_words_whatever_is_chosen(page, exhibit, tables):
    chosen = with_defaults(page.choices + exhibit.choices, tables, {})
    acting = reads(exhibit, page.lead_of(exhibit))
    long = {}
    for choice in (*page.choices, *exhibit.choices):
        if isinstance(choice, One) and (acting is None or choice.name in acting):
            options = list(choice.options(tables, chosen))
            for option in options[:: max(1, len(options) // MOST_OPTIONS)][:MOST_OPTIONS]:
                card = told(page, exhibit, tables, **{choice.name: option})
                if words(card.title) > MOST_WORDS and not card.refusal:
                    long[choice.name, option] = card.title
    assert long == {}


@every()
def test_a_note_begins_with_a_sentence_of_at_most_fifteen_words(page, exhibit, tables):
    first = sentences(built(page, exhibit, tables).note)[0]
    if first.startswith("Includes: "):
        return  # the data's own words on what a market counts
    assert words(first) <= FIRST_SENTENCE, first


@pytest.mark.parametrize("word", BARS)
def test_a_word_that_only_keepers_of_the_data_use_stands_seldom(word, said):
    where = Counter({page: count(word, texts) for page, texts in said.items() if count(word, texts)})
    assert where.total() <= BARS[word], where


def test_a_page_that_shows_hhi_says_once_what_it_is(said):
    speak = {page for page, texts in said.items() if count("HHI", texts)}
    explain = {page for page in speak if count("Herfindahl index", said[page])}
    assert speak and speak == explain


def test_the_laws_can_count():
    assert words("32–80 % of two") == 3 and words("a b c") == 3
    assert sentences("One: two. Three") == ["One: two.", "Three"] and sentences("One; two")[0] == "One; two"
    assert count("definition", ["Definitions of a definition", "definite"]) == 2
