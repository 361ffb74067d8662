"""Between which two observations of one series a change may be said, and whether its direction hangs on the choice.

An observation is one date of a market or of a measure: its period, status, coverage (what is printed at it, as text),
whether it is complete (the printed parts are the whole), and the interval of what is compared, in any unit.
"""

from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from analysis.formats import counted
from analysis.periods import Period, at, months_between

FINAL = "final"
LOOSE = ("break", "projection", "estimate", "preliminary")
"""Statuses of dates that are drawn and never the base of a sentence, the one that weighs most first."""
QUARTER = 2.9
"""Months from middle to middle that are a quarter: the shortest, from February to May, is 89 days."""
RECENT = 24.5
"""Months from middle to middle that are two years, whatever days their months have."""
UP, DOWN, UNCLEAR, TURNS = "up", "down", "unclear", "turns"
STATUS_WORDS = {"break": "series break"}
OTHERS = "which print different companies"


class Change(NamedTuple):
    """What may be said of a series at its last observation: base and last (rows), direction, the base that turns it."""

    base: pd.Series
    last: pd.Series
    direction: str
    against: pd.Series | None
    months: float

    @property
    def is_long(self) -> bool:
        """Whether it is counted with changes of years: a quarter or more lies between, and no base turns it."""
        return self.months >= QUARTER and self.direction != TURNS


def worst(statuses: Iterable[str]) -> str:
    """The status of a date whose rows have these: the one that makes it least fit for a comparison.

    >>> worst(["final", "estimate"])
    'estimate'
    """
    found = set(statuses)
    return next((s for s in LOOSE if s in found), next(iter(sorted(found)), FINAL))


def by_date(rows: pd.DataFrame) -> pd.DataFrame:
    """The observations in order of their dates."""
    return rows.loc[sorted(rows.index, key=lambda i: Period.parse(rows.at[i, "period"]))]


def dates(series: pd.DataFrame) -> pd.DataFrame:
    """period, status, coverage, complete: the dates of the rows of one market."""
    once = series.drop_duplicates("period")
    return once.assign(status=once["date_status"])[["period", "status", "coverage", "complete"]]


def same_coverage(one: pd.Series, two: pd.Series) -> bool:
    """The same printed set, or both complete."""
    return bool(one["coverage"] == two["coverage"] or (one["complete"] and two["complete"]))


def admissible(rows: pd.DataFrame) -> pd.DataFrame:
    """The observations that a change up to the last one may be said from, earliest first.

    They have the last one's status and coverage, are over before it begins, and lie after the last break.
    """
    order = by_date(rows)
    last = order.iloc[-1]
    if last["status"] in LOOSE:
        return order.iloc[:0]
    since = order["status"].eq("break").cumsum()
    end = Period.parse(last["period"])
    return order[
        since.eq(since.iloc[-1])
        & order["status"].eq(last["status"])
        & (order["coverage"].eq(last["coverage"]) | (order["complete"] & last["complete"]))
        & order["period"].map(lambda p: Period.parse(p).end < end.start)
    ]


def bases(rows: pd.DataFrame) -> pd.DataFrame:
    """The admissible observations a quarter or more before the last one; the later ones where there are no others."""
    fit = admissible(rows)
    end = Period.parse(by_date(rows).iloc[-1]["period"])
    long = fit[[months_between(Period.parse(p), end) >= QUARTER for p in fit["period"]]]
    return long if len(long) else fit


def change(rows: pd.DataFrame, low: str = "low_pct", high: str = "high_pct", since: str | None = None) -> Change | None:
    """The change of a series up to its last observation, from its first admissible base; None where there is no base.

    `since` is the period of a base that the reader chose: it is taken whether it is admissible or not.
    The direction is certain only where the intervals are apart. It turns where another admissible base within two years
    gives the opposite for certain; of several the one farthest from the last observation is named.
    """
    known = rows.dropna(subset=[low, high])
    fit = bases(known) if len(known) else known
    if since is not None:
        fit = pd.concat([known[known["period"].eq(since)], fit[fit["period"].ne(since)]])
    if fit.empty:
        return None
    last, base = by_date(known).iloc[-1], fit.iloc[0]
    end = Period.parse(last["period"])
    months = fit["period"].map(lambda p: months_between(Period.parse(p), end))
    above, below = last[low] - fit[high], fit[low] - last[high]
    direction = UP if above.iloc[0] > 0 else DOWN if below.iloc[0] > 0 else UNCLEAR
    apart = {UP: below, DOWN: above, UNCLEAR: below.iloc[:0]}[direction]
    turning = apart[apart.gt(0) & months.reindex(apart.index).le(RECENT)]
    against = fit.loc[turning.idxmax()] if len(turning) else None
    return Change(base, last, direction if against is None else TURNS, against, months.iloc[0])


def turned_by(rows: pd.DataFrame, since: str, low: str = "low_pct", high: str = "high_pct") -> str:
    """The label of the comparable date from which the change since a date turns; blank for none."""
    found = change(rows, low, high, since)
    return "" if found is None or found.against is None else Period.parse(found.against["period"]).label


def ending(found: Change | None, words: str = "interval") -> str:
    """The change as the end of a sentence that has named the last value; blank where nothing may be said.

    `words` is the column with the value as it is read.
    """
    if found is None:
        return ""
    if found.against is not None:
        return "; no clear trend"
    then = f"{found.base[words]} {since(found)}"
    return f"; no certain change from {then}" if found.direction == UNCLEAR else f", {found.direction} from {then}"


def turning(found: Change | None, low: str = "low_pct") -> str:
    """From which dates a series went up and from which down, where the choice of base turns it; blank for others."""
    if found is None or found.against is None:
        return ""
    first, second = (UP, DOWN) if found.against[low] > found.base[low] else (DOWN, UP)
    base, other = (Period.parse(row["period"]).label for row in (found.base, found.against))
    return f"{first.capitalize()} since {base}, {second} since {other}"


def since(found: Change) -> str:
    """When the base is: its date, or how long before the last observation where that is less than a quarter.

    >>> rows = pd.DataFrame({"period": ["2026-09-30", "2026-10-07"]})
    >>> since(Change(rows.iloc[0], rows.iloc[1], UP, None, 0.23))
    '7 days before'
    """
    span = short_span(found.base["period"], found.last["period"])
    return f"{span} before" if span else at(found.base["period"])


def is_long(since: str, until: str) -> bool:
    """Whether two dates lie a quarter or more apart, so that their change is counted with changes of years.

    >>> is_long("2026-03-19", "2026-04-19"), is_long("2025-03-07", "2025-12-11")
    (False, True)
    """
    return abs(months_between(Period.parse(since), Period.parse(until))) >= QUARTER


def short_span(since: str, until: str) -> str:
    """How long lies between two dates less than a quarter apart; blank for others.

    >>> short_span("2026-09-30", "2026-10-07"), short_span("2026-07", "2026-09"), short_span("2026-06", "2026-09")
    ('7 days', '2 months', '')
    """
    if is_long(since, until):
        return ""
    one, two = Period.parse(since), Period.parse(until)
    days = abs(two.middle - one.middle).days
    return counted(days, "day") if days < 45 else counted(abs(months_between(one, two)), "month", ".0f")


def dated_status(period: str, status: str) -> str:
    """A date of a comparison in words, with its status where that is not final.

    >>> dated_status("2025-04", "preliminary")
    'Apr 2025 (preliminary)'
    """
    label, _, said = dated_in_brackets(period, status).partition(", ")
    return f"{label} ({said})" if said else label


def dated_in_brackets(period: str, status: str) -> str:
    """A date with its status where that is not final, for words that stand in brackets themselves.

    >>> dated_in_brackets("2026", "projection"), dated_in_brackets("2026-09", "final")
    ('2026, projection', 'Sep 2026')
    """
    label = Period.parse(period).label
    return f"{label}, {STATUS_WORDS.get(status, status)}" if status in LOOSE else label


def at_status(period: str, status: str) -> str:
    """A date with its preposition, and its status where that is not final, in a sentence.

    >>> at_status("2026", "projection"), at_status("2026-09", "final")
    ('in 2026 (projection)', 'in Sep 2026')
    """
    return at(period) + dated_status(period, status).removeprefix(Period.parse(period).label)


def pair(one: pd.Series, two: pd.Series) -> dict[str, object]:
    """since_label, until_label, span, comparable: two dates that a reader compares, with what stands against it."""
    labels = [dated_status(row["period"], row["date_status"]) for row in (one, two)]
    span = short_span(one["period"], two["period"])
    return {"since_label": labels[0], "until_label": labels[1], "span": span, "comparable": same_coverage(one, two)}


def short_pair_words(table: pd.DataFrame) -> str:
    """What stands against a comparison whose dates are said beside it; blank for nothing."""
    row = table.iloc[0]
    return "Other companies published" if not row["comparable"] else f"{row['span']} apart" if row["span"] else ""


def pair_words(table: pd.DataFrame, always: bool = False) -> str:
    """Both dates of a comparison where something stands against it, which the words name; blank for others unless
    always said."""
    row = table.iloc[0]
    dates = f"{row['since_label']} vs. {row['until_label']}"
    if not row["comparable"]:
        return f"{dates}, {OTHERS}"
    if row["span"]:
        return f"{dates}, {row['span']} apart"
    return dates if always or "(" in dates else ""
