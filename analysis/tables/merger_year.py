"""The outcome of one merger at every date of its market within twelve months: what is sure at one date may differ."""

from collections import Counter
from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.formats import counted
from analysis.measures import mergers as formulas
from analysis.measures.screening import DEPENDS, SAFE
from analysis.periods import Period
from analysis.tables.mergers import MAY, GuidelineTests, central, half_held, intervals, outcome_said, unfit
from analysis.tables.share_intervals import ShareIntervals

OPEN = "not sure"
"""The outcome at a date at which it depends on what is not known."""
Outcomes = Mapping[str, Counter[str]]
"""guideline → outcome → the number of dates that have it."""


def year_of(periods: Sequence[str], last: str) -> list[str]:
    """Those of the periods that end within the twelve months up to the end of the last one.

    >>> year_of(["2025-09", "2025-10", "2026-09", "2026-10"], "2026-09")
    ['2025-10', '2026-09']
    """
    until = pd.Timestamp(Period.parse(last).end)
    first = until - pd.DateOffset(years=1)
    return [p for p in periods if first < pd.Timestamp(Period.parse(p).end) <= until]


def outcomes(
    share_intervals: ShareIntervals, guideline_tests: GuidelineTests, market: str, period: str, parties: Sequence[str]
) -> Outcomes:
    """The outcomes of each guideline over the dates of twelve months at which all the parties are named."""
    every, prongs = share_intervals.at(), guideline_tests.guideline_prongs
    mine = every[every["market_id"].eq(market) & ~every["status"].isin(["projection", "preliminary"])]
    found: dict[str, Counter[str]] = {}
    for date in year_of(list(dict.fromkeys([*mine["period"], period])), period):
        series = every[every["market_id"].eq(market) & every["period"].eq(date)].reset_index(drop=True)
        if unfit(series, parties) is not None or not set(parties) <= set(central(series)["entity_id"]):
            continue
        low, high, _, rest, cap = intervals(series, share_intervals.markets, prongs)
        screened = formulas.screen_interval(low, high, list(parties), prongs, rest, cap)
        for row in formulas.verdicts(screened, prongs).itertuples():
            half = half_held(series, parties, guideline_tests.exceptions(row.guideline_id))
            said = outcome_said(str(row.verdict), guideline_tests.of(row.guideline_id), half)
            said = OPEN if row.state == DEPENDS or (half == MAY and row.verdict == SAFE) else said
            found.setdefault(str(row.guideline_id), Counter())[said] += 1
    return found


def year_words(counts: Counter[str]) -> str:
    """The outcomes of a year in words: the same at all dates, or each with its number of dates."""
    dates = counts.total()
    if dates < 2:
        return "one date only" if dates else "no date"
    if len(counts) == 1:
        return f"{next(iter(counts))} at all {dates} dates"
    return f"{', '.join(f'{word} at {n}' for word, n in counts.most_common())} of {counted(dates, 'date')}"
