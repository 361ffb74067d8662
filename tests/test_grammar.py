"""No sentence of a card counts one of several, sets a day after “in”, goes from a thing to itself, shows a float's
tail, says a word twice, or leaves an amount without its unit."""

import re

import pytest

from analysis.exhibits.answers import with_defaults
from analysis.exhibits.card import _words
from analysis.exhibits.filters import interested_sources, keep_rows
from analysis.measures.shares import Refusal
from tests.cards import EXHIBITS, rows

NOT_NOUNS = {"series", "this"}
"""Words with an s that are the same for one and for several."""
STOPS = {"of", "in", "on", "and", "or", "to", "at", "by", "for", "with", "is", "are", "has", "that"}
"""Words at which the noun that a number counts has passed."""
SCALES = {"thousand", "million", "billion", "trillion"}
"""Words that make one into many."""
AMOUNT = rf"\b(?:{'|'.join(SCALES)})\b"
"""A scale; where several amounts of a text are of one unit, one of them has it."""
COUNTED = r"(?<![\d.,–−-])\b{} ((?:[a-z’-]+ ?){{1,3}})"
FAULTS = {
    "a day after in": re.compile(r"\bin \d{1,2} [A-Z][a-z]{2} \d{4}"),
    "a month or a year after on": re.compile(r"\bon (?:[A-Z][a-z]{2} |[HQ]\d )?\d{4}\b(?!-)"),
    "from a thing to itself": re.compile(r"(?<![\w.,])([\w.,–−]+(?: %| \w{3} \d{4})?) to \1(?![\w.,−–-]*\w)"),
    "each after a number": re.compile(r"\bin \d+ each of\b"),
    "a float's tail": re.compile(r"\d\.\d{5,}"),
    "a word missing": re.compile(r"\bnan\b|\bNone\b(?! of)|<NA>"),
    "a word twice": re.compile(r"\b([a-z]+) \1\b", re.IGNORECASE),
    "two prepositions": re.compile(
        r"\b(?:of|in|on|at|from|by|with|for) (?:of|in|on|from|by|with|for|to|than|at(?! (?:least|most)))\b|\bat at\b"
    ),
    "what is not stated as a thing": re.compile(r"\bof not stated\b"),
    "an amount without its unit": re.compile(rf"^(?!.*{AMOUNT} (?:US )?[a-z]+s\b).*{AMOUNT}", re.DOTALL),
}


def counted_words(number, text):
    """The words that a number, a regular expression, may count: up to three after it, as far as the noun reaches."""
    for found in re.finditer(COUNTED.format(number), text):
        words = found[1].split()
        if words[0] in SCALES:
            continue
        yield from words[: next((i for i, word in enumerate(words) if word in STOPS), None)]


def plurals(texts):
    """Words with an s right after a number above one in these texts, or after a word between: nouns in the plural."""
    after = re.compile(
        r"(?<![\d.,–−-])\b(?:[2-9]|\d[\d,]*\d) (?:(?!" + "|".join(STOPS) + r")[a-z’-]+ )?([a-z]+[^s’]s)\b"
    )
    return {word for text in texts for word in after.findall(text)} - NOT_NOUNS


def faults(text, nouns):
    """What is wrong with the grammar of a text: the kind of each fault and the words."""
    found = [(kind, hit.group()) for kind, form in FAULTS.items() if (hit := form.search(text))]
    return found + [("one of several", word) for word in counted_words("1", text) if word in nouns]


def settings(page, exhibit):
    """The authors' view, and where a market is chosen three others: one of single days, one of one date, one that
    says nothing of what it counts."""
    yield {}
    if "market" in {choice.name for choice in (*page.choices, *exhibit.choices)}:
        yield {"market": "openrouter-author-share-daily"}
        yield {"market": "menlo-2025-enterprise-llm-spend"}
        yield {"market": "bnn-openai-genai-2023"}


def views(table, timed, most):
    """What filters leave of a table: all of it, rows of so many companies and dates at most, each alone, of the surest,
    of publishers that gain nothing."""
    yield {}
    for company in list(dict.fromkeys(table["company_id"].dropna()))[:most] if "company_id" in table else ():
        yield {"picked": (company,)}
    dates = sorted(table["as_of"].dropna().unique()) if timed else []
    for date in dates[:: max(len(dates) // min(most, 5), 1)]:
        yield {"dates": (date[:7], date[:7])}
    yield {"confidence": "A"}
    yield {"interested": "hide"}


FEW, ALL = (EXHIBITS[1::3], 2), (EXHIBITS, 60)
"""Exhibits, and how many of their companies are looked at alone."""


@pytest.fixture(scope="module", params=[FEW, pytest.param(ALL, marks=pytest.mark.full)], ids=["few", "all"])
def said(tables, request):
    """Every text of each exhibit: what it says of all its rows and of what filters may leave of them."""
    found = {}
    exhibits, most = request.param
    for page, exhibit in exhibits:
        gain = interested_sources(tables["sources"], exhibit.counts)
        words = (exhibit.finding, exhibit.subtitle, exhibit.note, page.lead_of(exhibit))
        for asked in settings(page, exhibit):
            whole = rows(page, exhibit, tables, **asked)
            if isinstance(whole, Refusal) or whole.empty:
                continue
            params = with_defaults(page.choices + exhibit.choices, tables, asked)
            shown = [keep_rows(whole, view, exhibit.timed, gain) for view in views(whole, exhibit.timed, most)]
            all_only = exhibit.finding if exhibit.of_all else None
            texts = [
                _words(one, whole if one is all_only else part, whole, params)
                for part in shown
                if len(part)
                for one in words
            ]
            found.setdefault((page.id, exhibit.id), {}).update(dict.fromkeys(texts))
    return found


def test_the_law_sees_each_fault():
    nouns = plurals(["4 sourced figures", "2 months"])
    for lie in (
        "1 sourced figures",
        "trails by 1 months",
        "in 7 Oct 2026",
        "on Mar 2026",
        "from 2024 to 2024",
        "range 2 to 2",
        "in 3 each of 6",
        "27.500000000000004 %",
        "40 % (2019) to 40 % (2019), 40 % to 40 %",
        "valued at at most 137 times",
        "The the share",
        "part of in dollars",
        "share of not stated, 2023",
        "run rate 65 billion in 3 years; revenue about 3.4 billion in 8",
        "peak funding 6.58 billion in month 120",
    ):
        assert faults(lie, nouns), lie
    for truth in (
        "1 sourced figure",
        "of 1 market",
        "on 7 Oct 2026",
        "from 2024 to 2025",
        "1 of 6 months",
        "1 billion dollars and 2 dollars",
        "range 1 to 8 months",
        "2.5 to 27.5 %",
        "2024 to 2024-06",
        "1 clears the merger",
        "valued at no more than 137 times, a cost of at most 2",
        "from over 35 thousand (Apr 2022) to over 2 million models",
        "run rate 65 billion dollars in 3 years; about 3.4 billion in 8",
    ):
        assert not faults(truth, nouns), truth


def test_what_an_exhibit_says_is_grammatical_for_any_rows_shown(said):
    nouns = plurals(text for texts in said.values() for text in texts)
    assert {"markets", "models"} <= nouns
    wrong = [(one, text, faults(text, nouns)) for one, texts in said.items() for text in texts if faults(text, nouns)]
    assert not wrong
