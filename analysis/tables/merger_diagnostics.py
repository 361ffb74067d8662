"""What decides a merger's screen: its inputs, the bounds of each measure, drawn markets, and the year around the
date."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from analysis.formats import hhi_range, listed, number, percent_range, spelled
from analysis.measures import bounds
from analysis.measures.screening import worst
from analysis.measures.shares import Refusal
from analysis.tables import merger_year
from analysis.tables.concentration import bounds_of_market, one_date
from analysis.tables.merger_screens import screened
from analysis.tables.mergers import (
    MEASURES,
    GuidelineTests,
    central,
    cited_sources,
    half_held,
    measures_in_words,
    outcome_said,
    unfit,
)
from analysis.tables.share_intervals import ShareIntervals
from analysis.tables.shares import NAMED

DRAWS, SEED = 5_000, 20240321
YEAR = "Outcome over twelve months"


def diagnostics(
    share_intervals: ShareIntervals,
    guideline_tests: GuidelineTests,
    *,
    market: str,
    period: str,
    parties: Sequence[str],
    guideline: str,
) -> pd.DataFrame | Refusal:
    """what: the inputs of the screen, the bounds of each measure, and how drawn markets come out."""
    series = one_date(share_intervals, market, period)
    if (said := unfit(series, parties)) is not None:
        return said
    prongs = guideline_tests.of(guideline)
    if prongs.empty:
        return series.iloc[:0]
    found = screened(series, share_intervals.markets, prongs, parties)
    given = bounds_of_market(series, share_intervals.markets)
    firms = series[series["kind"].isin(NAMED)]
    merging = [p for p in parties if p in set(firms["entity_id"])]
    drawn = _drawn(given, firms["entity_id"].isin(merging).to_numpy(), prongs)
    half = half_held(series, merging, guideline_tests.exceptions(guideline))
    tests = replace(guideline_tests, guideline_prongs=prongs)
    year = merger_year.outcomes(share_intervals, tests, market, period, merging).get(guideline, Counter())
    rows = [
        ("Named companies", str(len(firms)), "input"),
        ("Central shares, added", f"{spelled(float(firms['mid_pct'].sum()), '.4g')} %", "input"),
        ("Held by companies not named", percent_range(*(100 * r for r in given["rest"])), "input"),
        ("Largest company not named", _cap_words(given["cap"]), "input"),
        ("HHI before", hhi_range(*bounds.hhi_bounds(**given)), "bounds"),
        *_bound_rows(found[0], found[1]["depends_on"].iloc[0]),
        (YEAR, merger_year.year_words(year), "dates"),
        *_drawn_rows({outcome_said(word, prongs, half): part for word, part in drawn.items()}),
    ]
    return pd.DataFrame(rows, columns=["what", "value", "detail"]).assign(
        as_of=period, source_id=cited_sources(central(series), prongs)
    )


def _bound_rows(tested: pd.DataFrame, depends_on: str) -> list[tuple[str, str, str]]:
    """The bounds of each measure of the tests, and the measures on which the outcome depends."""
    rows = [
        (MEASURES[r.measure], (percent_range if r.measure == "share" else hhi_range)(r.value_low, r.value_high))
        for r in tested.drop_duplicates("measure").itertuples()
    ]
    rows.append(("What the outcome depends on", measures_in_words(depends_on) or "nothing unknown"))
    return [(*row, "bounds") for row in rows]


def _cap_words(cap: float | None) -> str:
    """The largest share that a company not named may have."""
    if cap is None:
        return "none: its source may leave out larger ones"
    return f"{spelled(100 * cap, '.4g')} %, the smallest listed"


def _drawn_rows(drawn: dict[str, float]) -> list[tuple[str, str, str]]:
    """The part of the simulated markets that ends in each outcome."""
    every = f"{spelled(DRAWS)} in all"
    return [
        (f"Simulated markets with the outcome “{word}”", f"{number(100 * part, 1)} %", every)
        for word, part in drawn.items()
    ]


def _drawn(given: dict[str, Any], inside: np.ndarray, prongs: pd.DataFrame) -> dict[str, float]:
    """Part of the drawn markets that ends in each outcome; the rest of each is in companies too small to count."""
    drawn, _ = bounds.draw_markets(**given, draws=DRAWS, seed=SEED)
    joint = drawn[:, inside].sum(axis=1)
    delta = 1e4 * (joint**2 - (drawn[:, inside] ** 2).sum(axis=1))
    found = worst(prongs, 1e4 * (drawn**2).sum(axis=1) + delta, delta, 100 * joint)
    words, counts = np.unique(found.astype(str), return_counts=True)
    return {str(w): int(c) / DRAWS for w, c in sorted(zip(words, counts, strict=True), key=lambda p: -p[1])}


def diagnostics_finding(table: pd.DataFrame) -> str:
    """What the outcome hangs on at this date, and whether other dates of twelve months have another outcome."""
    known = table.set_index("what")["value"]
    hangs, year = known.get("What the outcome depends on", "nothing unknown"), known.get(YEAR, "")
    if hangs != "nothing unknown":
        return f"The outcome depends on the {listed(hangs.split(', '))}, not fully known"
    if " at all " in year:
        return f"Missing data cannot change the outcome at any of {year.split(' at all ')[1]}"
    if " of " in year:
        return "The outcome is sure at this date, but other dates differ"
    return "Missing data cannot change the outcome at this one date"
