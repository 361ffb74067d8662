"""The timeline: one date or a range, shared by every time chart; the words that mean one."""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from analysis.choices.choice import Choice, Params, Tables
from analysis.periods import FIRST, LATEST, Period

SINCE = "2018-01"
"""The first stop of the timeline; what is older is reached by its open start."""
ARTICLE = "2024-03"
"""Month of the article."""
DATED = {"shares": "period", "capability": "date", "models": "release_date", "finances": "date", "community": "date",
         "api_prices": "as_of"}  # fmt: skip


def _quarters(texts: pd.Series) -> Mapping[str, str]:
    """The quarters in which one of these periods ends, newest first; the newest one is called the latest."""
    ends = {Period.parse(text).end for text in texts.dropna().unique()}
    found = [Period.parse(f"{e.year}-Q{(e.month + 2) // 3}") for e in sorted(ends, reverse=True)]
    return {LATEST: "Latest"} | {
        str(quarter): quarter.label for quarter in dict.fromkeys(found[1:]) if quarter != found[0]
    }


def share_quarters(tables: Tables, params: Params) -> Mapping[str, str]:
    """Quarters in which a printed share ends, and the latest."""
    return _quarters(tables["shares"]["period"])


def strategy_quarters(tables: Tables, params: Params) -> Mapping[str, str]:
    """Quarters from the article on in which a strategy began, and the latest."""
    since = tables["strategies"]["since"].dropna()
    return _quarters(since[since.ge(ARTICLE)])


def as_of(name: str, quarters: Callable[[Tables, Params], Mapping[str, str]] = share_quarters) -> Choice:
    """The date whose figures an exhibit shows that has one figure of each thing: the last one known by then."""
    return Choice(name, "As of", quarters, LATEST)


def stops(tables: Tables, params: Params) -> Mapping[str, str]:
    """Months in which a figure of a time chart ends, between an open start and an open end."""
    last = tables["events"]["date"].max()
    printed = pd.concat([tables[name][column] for name, column in DATED.items()]).dropna().unique()
    months = sorted({Period.parse(p).end.isoformat()[:7] for p in printed})
    known = [m for m in months if m >= SINCE and (pd.isna(last) or m <= max(str(last)[:7], months[-1]))]
    return {FIRST: "First"} | {m: Period.parse(m).label for m in known} | {LATEST: "Latest"}


def span(asked: Sequence[str], stops: Mapping[str, str]) -> tuple[tuple[str, str] | None, list[str]]:
    """Both ends that one or two words mean, moved to the nearest stops inside, and the words that mean nothing.

    A word is a stop, first, latest, or a period: 2024, 2024-Q2, 2024-06. One word is one date, whose both ends are
    the ends of that period.
    """
    words = [w.strip().lower().replace("q", "Q").replace("h", "H") for w in asked if w.strip()]
    bad = [w for w in words if not _is_known(w)]
    if bad or not 1 <= len(words) <= 2:
        return None, bad or list(words[2:])
    months = [s for s in stops if s not in (FIRST, LATEST)]
    low = _low(words[0], months)
    high = _high(words[-1], months)
    order = list(stops)
    return ((low, high) if order.index(low) <= order.index(high) else (high, high)), []


def _is_known(word: str) -> bool:
    if word in (FIRST, LATEST):
        return True
    try:
        Period.parse(word)
    except ValueError:
        return False
    return True


def _low(word: str, months: Sequence[str]) -> str:
    if word in (FIRST, LATEST):
        return word
    start = Period.parse(word).start.isoformat()[:7]
    return next((m for m in months if m >= start), LATEST)


def _high(word: str, months: Sequence[str]) -> str:
    if word in (FIRST, LATEST):
        return word
    end = Period.parse(word).end.isoformat()[:7]
    return next((m for m in reversed(months) if m <= end), FIRST)


SPECTRUM_AT = as_of("spectrum_at")
LAYERS_AT = as_of("layers_at")
OPEN_AT = as_of("open_at")
PARTS_AT = as_of("parts_at")
AGAINST_AT = as_of("against_at", strategy_quarters)
