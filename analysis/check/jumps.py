"""Rules about series: a value that is ten or a thousand times its neighbors looks like a slip of the unit."""

import math
from collections.abc import Iterable

import pandas as pd

from analysis.check.context import Context, Spot
from analysis.check.scale import SLIPS
from analysis.data.dates import first_day

SERIES = (
    ("shares", "share_pct", "period", ("market_id", "entity")),
    ("market_sizes", "usd_bn", "period", ("market_id", "entity")),
    ("finances", "value", "date", ("company", "metric", "unit")),
    ("community", "value", "date", ("entity", "metric")),
)
"""Tables with a value, its date, and the columns that name a series."""
NO_SERIES = ("funding_round",)
"""Metrics of single events: the next one may be any amount."""
NEAR = 3
"""Years: over a longer time a factor of ten is growth."""


def jump(value: float, before: Iterable[float], after: Iterable[float] = ()) -> str:
    """What is strange about a value beside the values before and after it in its series; "" where nothing is.

    A rise or fall that lasts is growth, not a slip: the nearest value on each side must be ten times smaller
    (or larger). With nothing after it, a last value is compared with the one before.

    >>> jump(5200, [4.9, 5.1])
    'is 1,020 times the value before it (5.1)'
    >>> jump(50, [4.9], [52])
    ''
    """
    sides = [(list(before)[-1:], "the value before it"), (list(after)[:1], "the value after it")]
    near = [(side[0], words) for side, words in sides if side and side[0] and not math.isnan(side[0])]
    if not near or not value:
        return ""
    if any(other * value < 0 for other, _ in near):
        return f"has another sign than {near[0][1]} ({_digits(near[0][0])})"
    ratios = [value / other for other, _ in near]
    if not (all(r >= 10 for r in ratios) or all(r <= 0.1 for r in ratios)):
        return ""
    other, words = near[0]
    if ratios[0] >= 10:
        return f"is {ratios[0]:,.0f} times {words} ({_digits(other)})"
    return f"is {1 / ratios[0]:,.0f} times smaller than {words} ({_digits(other)})"


def _digits(value: float) -> str:
    """A number in full: a power of ten hides how long it is."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.6g}"


def jumps(c: Context) -> None:
    """Values that leave their series by a factor of ten or more; a loss after a profit is no slip."""
    for table, value, when, names in SERIES:
        if not c.has(f"{table}.{value}", f"{table}.{when}", *(f"{table}.{n}" for n in names)):
            continue
        frame = c.table(table)[[*names, when, value]].dropna()
        frame = frame.drop(index=[n for n in c.told(table, value, SLIPS) if n in frame.index])
        if "metric" in frame:
            frame = frame[~frame["metric"].isin(NO_SERIES)]
        frame = frame[frame.duplicated(list(names), keep=False)]
        if not frame.empty:
            _one_table(c, table, value, frame.assign(_day=frame[when].map(first_day)), list(names))


def _one_table(c: Context, table: str, value: str, frame: pd.DataFrame, names: list[str]) -> None:
    for _, rows in frame.sort_values("_day", kind="stable").groupby(names, sort=False):
        values, years = rows[value].abs().tolist(), [int(day[:4]) for day in rows["_day"]]
        for i, line in enumerate(rows.index):
            if not i or years[i] - years[i - 1] > NEAR:
                continue
            after = values[i + 1 : i + 2] if years[i + 1 : i + 2] <= [years[i] + NEAR] else []
            said = jump(values[i], values[i - 1 : i], after)
            text = c.printed(table, int(line), value)
            if said:
                c.add(
                    "warning",
                    "jump",
                    Spot(table, int(line), value),
                    f"{_digits(int(text)) if text.isdigit() else text} {said}; check the unit and the decimal point",
                )
