"""The timeline: one date or a range, shared by every time chart; the words that mean one."""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from analysis.choices.choice import Choice, One, Params, Tables
from analysis.periods import FIRST, GRAMMAR, LATEST, Period, as_typed

SINCE = "2018-01"
"""The first stop of the timeline; what is older is reached by its open start."""
ARTICLE = "2024-03"
"""Month of the article."""
DATED = {
    "shares": "period",
    "capability": "date",
    "models": "release_date",
    "finances": "date",
    "community": "date",
    "api_prices": "as_of",
}


def quarters(texts: pd.Series) -> Mapping[str, str]:
    """The quarters in which one of these periods ends, newest first; the newest one is called the latest."""
    ends = {Period.parse(text).end for text in texts.dropna().unique()}
    found = [Period.parse(f"{e.year}-Q{(e.month + 2) // 3}") for e in sorted(ends, reverse=True)]
    return {LATEST: "Latest"} | {
        str(quarter): quarter.label for quarter in dict.fromkeys(found[1:]) if quarter != found[0]
    }


def share_quarters(tables: Tables, params: Params) -> Mapping[str, str]:
    """Quarters in which a printed share ends, and the latest."""
    return quarters(tables["shares"]["period"])


def strategy_quarters(tables: Tables, params: Params) -> Mapping[str, str]:
    """Quarters from the article on in which a strategy began, and the latest."""
    since = tables["strategies"]["since"].dropna()
    return quarters(since[since.ge(ARTICLE)])


def as_of(name: str, quarters: Callable[[Tables, Params], Mapping[str, str]] = share_quarters) -> Choice:
    """The date whose figures an exhibit shows that has one figure of each thing: the last one known by then."""
    return One(name, "As of", quarters, LATEST)


def stops(tables: Tables, params: Params) -> Mapping[str, str]:
    """Months in which a figure of a time chart ends, between an open start and an open end."""
    last = tables["events"]["date"].max()
    printed = pd.concat([tables[name][column] for name, column in DATED.items()]).dropna().unique()
    months = sorted({Period.parse(p).end.isoformat()[:7] for p in printed})
    known = [m for m in months if m >= SINCE and (pd.isna(last) or m <= max(str(last)[:7], months[-1]))]
    return {FIRST: "First"} | {m: Period.parse(m).label for m in known} | {LATEST: "Latest"}


def span(asked: Sequence[str], stops: Mapping[str, str]) -> tuple[tuple[str, str] | None, list[str]]:
    """Both ends that one or two words mean, moved to the nearest stops inside, and the words that mean nothing.

    A word is a stop, first, latest, or a period: 2024, 2024-Q2, 2024-06, Jun 2024. One word is one date, whose both
    ends are the ends of that period; of two either may come first. A date before or after all stops is named; beside
    another date it is an open end.
    """
    words = [w for w in asked if w.strip()]
    known = [_known(w) for w in words]
    bad = [w for w, k in zip(words, known, strict=True) if not k]
    if bad or not 1 <= len(words) <= 2:
        return None, bad or words[2:]
    months = _months(stops)
    outside = [w for w, k in zip(words, known, strict=True) if _side(k, months)]
    if len(outside) == len(words):
        return None, outside
    order = list(stops).index
    first, last = known[0], known[-1]
    if order(_low(first, months)) > order(_high(last, months)):
        first, last = last, first
    low, high = _low(first, months), _high(last, months)
    return ((low, high) if order(low) <= order(high) else (high, high)), outside


def why_unread(word: str, stops: Mapping[str, str]) -> str:
    """Why a word of a span of dates means nothing here."""
    known, months = _known(word), _months(stops)
    if not known:
        return f"“{word}” is no date. Write Sep 2026, {GRAMMAR}, two of them with “to”, or latest."
    if _side(known, months):
        return f"“{word}” lies outside the dates of the charts, {stops[months[0]]} to {stops[months[-1]]}."
    return f"“{word}” is a third date, and a range has two."


def _months(stops: Mapping[str, str]) -> list[str]:
    return [s for s in stops if s not in (FIRST, LATEST)]


def _known(word: str) -> str:
    """The open end or the period that a word means; empty if none."""
    if word.strip().lower() in (FIRST, LATEST):
        return word.strip().lower()
    try:
        return Period.parse(as_typed(word)).text
    except ValueError:
        return ""


def _side(word: str, months: Sequence[str]) -> str:
    """The open end on whose side a period lies before or after all months; empty where it does not."""
    if word in (FIRST, LATEST) or not months:
        return ""
    period = Period.parse(word)
    if period.end.isoformat()[:7] < months[0]:
        return FIRST
    return LATEST if period.start.isoformat()[:7] > months[-1] else ""


def _low(word: str, months: Sequence[str]) -> str:
    if word in (FIRST, LATEST) or _side(word, months):
        return _side(word, months) or word
    start = Period.parse(word).start.isoformat()[:7]
    return next((m for m in months if m >= start), LATEST)


def _high(word: str, months: Sequence[str]) -> str:
    if word in (FIRST, LATEST) or _side(word, months):
        return _side(word, months) or word
    end = Period.parse(word).end.isoformat()[:7]
    return next((m for m in reversed(months) if m <= end), FIRST)


SPECTRUM_AT = as_of("spectrum_at")
LAYERS_AT = as_of("layers_at")
OPEN_AT = as_of("open_at")
PARTS_AT = as_of("parts_at")
AGAINST_AT = as_of("against_at", strategy_quarters)
