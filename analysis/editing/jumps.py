"""Each changed figure against the history of its series and against what stood there before."""

import math
from dataclasses import replace
from itertools import pairwise
from statistics import median

from analysis import schema
from analysis.check.jumps import NO_SERIES, SERIES
from analysis.data.dates import first_day
from analysis.data.problems import Problem, letter
from analysis.editing import Draft, Row, diff
from analysis.formats import NUMBER
from analysis.storage import layout

DEVIATIONS = 3
FEWEST = 4
"""Steps of a series that are needed to say what is usual in it."""
SIGMA = 1.4826
"""Makes the median absolute deviation of a normal sample its standard deviation."""


def slip(new: float, old: float) -> str:
    """What is strange about a figure beside the one that stood there: sign, ×1,000, ×10; "" where nothing is.

    >>> slip(45.0, 4.5), slip(4.6, 4.5), slip(-2.0, 2.0)
    ('is 10 times the old value', '', 'has another sign than the old value')
    """
    if not old or not new:
        return ""
    if old * new < 0:
        return "has another sign than the old value"
    ratio = abs(new / old)
    if ratio >= 9.5:
        return f"is {ratio:,.0f} times the old value"
    return f"is {1 / ratio:,.0f} times smaller than the old value" if ratio <= 1 / 9.5 else ""


def unusual(value: float, others: list[float], before: float) -> float:
    """How many robust deviations the step from `before` to `value` is from the series' usual step; 0 if too few.

    Deviation: 1.4826 times the median distance from the median step (Leys et al. 2013). `others` in order of time.
    """
    steps = [b - a for a, b in pairwise(others)]
    if len(steps) < FEWEST:
        return 0.0
    usual = median(steps)
    spread = SIGMA * median(abs(s - usual) for s in steps)
    return abs(value - before - usual) / spread if spread else 0.0


def strange(draft: Draft) -> list[Problem]:
    """A warning for each new or changed figure of a series that leaves its history; the old value is told."""
    found: list[Problem] = []
    for table, value, when, names in SERIES:
        if table in draft.sheets:
            found += _of_table(draft, table, value, when, names)
    return found


def _of_table(draft: Draft, table: str, value: str, when: str, names: tuple[str, ...]) -> list[Problem]:
    sheet = draft.sheets[table]
    columns = layout.names(table)
    at = {name: columns.index(name) for name in (value, when, *names)}
    rows = [tuple(r) for r in layout.in_order(table, list(sheet.rows))]
    keys = dict(zip(layout.keys(table, rows), enumerate(rows, 2), strict=True))
    series: dict[tuple[str, ...], list[tuple[str, float]]] = {}
    for row in rows:
        if NUMBER.fullmatch(row[at[value]]) and row[at[when]][:4].isdigit():
            named = tuple(row[at[n]] for n in names)
            series.setdefault(named, []).append((first_day(row[at[when]]), float(row[at[value]])))
    found: list[Problem] = []
    for one in diff.changes(table, sheet.base, sheet.rows):
        if one.kind == "removed" or one.column not in ("", value):
            continue
        line, row = keys[one.key]
        text = row[at[value]]
        if not NUMBER.fullmatch(text) or ("metric" in at and row[at["metric"]] in NO_SERIES):
            continue
        place = Problem("warning", f"data/{table}.csv", line, letter(at[value]), value, text, "jump-history", "")
        found += _of_cell(place, one, row, at, when, series.get(tuple(row[at[n]] for n in names), []))
    return found


def _of_cell(
    place: Problem, change: diff.Change, row: Row, at: dict[str, int], when: str, series: list[tuple[str, float]]
) -> list[Problem]:
    """The warning of one cell, at most one: a slip beside the old value says more than an unusual step."""
    new = float(place.value)
    if NUMBER.fullmatch(change.before) and (said := slip(new, float(change.before))):
        return [replace(place, message=f"{place.value} {said} ({change.before}); check the unit and the decimal point")]
    day = first_day(row[at[when]]) if row[at[when]][:4].isdigit() else ""
    known = sorted(series)
    earlier = [v for d, v in known if d < day]
    others = [v for d, v in known if d != day]
    if not earlier or any(v <= 0 for v in (*others, new)):
        return []
    logs = schema.column(place.file.split("/")[-1].removesuffix(".csv"), place.column).unit != "%"
    if logs:
        new, others, earlier = math.log(new), [math.log(v) for v in others], [math.log(v) for v in earlier]
    size = unusual(new, others, earlier[-1])
    if size <= DEVIATIONS:
        return []
    before = known[len(earlier) - 1][1]
    old = f"; the old value is {change.before}" if change.before and change.column else ""
    said = (
        f"{place.value} after {before:g} is a step {min(size, 999):.0f} robust deviations from the usual one of its"
        " series"
    )
    return [replace(place, message=said + old)]
