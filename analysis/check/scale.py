"""Rules about the size of a number beside the others of its kind: slips of the unit by powers of ten."""

import math

import pandas as pd

from analysis.check.context import Context, Spot
from analysis.data.dates import first_day
from analysis.formats import spelled

RANGES: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("api_prices", "input_usd_per_mtok", ()),
    ("api_prices", "output_usd_per_mtok", ()),
    ("market_sizes", "usd_bn", ()),
    ("compute", "h100e", ()),
    ("models", "parameters_bn", ()),
    ("models", "context_window", ()),
    ("deals", "amount_usd", ()),
    ("training_costs", "cost_usd", ("basis",)),
    ("finances", "value", ("metric", "unit")),
    ("community", "value", ("metric",)),
    ("capability", "score", ("series", "benchmark")),
)
"""Tables with a number column, and the columns that say which of its rows are of one kind."""
GAP = 100
"""Times that a number lies from all others of its kind: nothing lies between them."""
FEWEST = 5
MOST = 0.1
"""Numbers of one kind that are needed for a range, and the part of them that may lie apart and be the slip."""
SLIPS = ("scale", "fraction", "moved")
"""Rules after which a number says nothing about its series."""
POWERS = (3, 6, 2, 9)
"""Powers of ten by which units are mistaken: thousand, million, percent, billion."""


def slips(c: Context) -> None:
    """Numbers that lie apart from all others of their kind, first values of a series among them."""
    for table, value, kind in RANGES:
        if not c.has(f"{table}.{value}", *(f"{table}.{n}" for n in kind)):
            continue
        rows = c.table(table)
        rows = rows[rows[value] > 0]
        groups = rows.groupby(list(kind), sort=False) if kind else [((), rows)]
        for _, some in groups:
            told = c.told(table, value, SLIPS)
            for line, power, low, high in apart(some[value]):
                if line in told:
                    continue
                text = c.printed(table, line, value)
                meant = f"{float(text) * 10.0**power:.6g}" if power else ""
                said = (
                    f"{text} lies apart from the others of its kind ({spelled(low, ',g')} to {spelled(high, ',g')});"
                    " check the unit and the decimal point"
                )
                c.add("warning", "scale", Spot(table, line, value), said, meant)


def apart(values: pd.Series) -> list[tuple[int, int, float, float]]:
    """The few numbers beyond a gap: line, power of ten that brings each into the range of the others, that range.

    >>> rows = pd.Series([0.3, 0.5, 1.2, 3.0, 4.0, 6.0, 8.0, 9.0, 10.0, 0.0000003], index=range(2, 12))
    >>> apart(rows)
    [(11, 6, 0.3, 10.0)]
    """
    if len(values) < FEWEST:
        return []
    ordered = values.sort_values()
    numbers = ordered.tolist()
    for count in range(1, max(1, int(MOST * len(numbers))) + 1):
        low, high = numbers[count], numbers[-1 - count]
        if low / numbers[count - 1] >= GAP:
            few, ends = range(count), (low, numbers[-1])
        elif numbers[-count] / high >= GAP:
            few, ends = range(len(numbers) - count, len(numbers)), (numbers[0], high)
        else:
            continue
        return [(int(ordered.index[i]), _power(numbers[i], *ends), *ends) for i in few]
    return []


def fractions(c: Context) -> None:
    """A share written as a fraction of 1 beside the percent of its series, the first of a series among them."""
    if not c.has("shares.share_pct", "shares.market_id", "shares.entity", "shares.period"):
        return
    rows = c.table("shares")[["market_id", "entity", "period", "share_pct"]].dropna()
    told = c.told("shares", "share_pct", SLIPS)
    rows = rows.assign(day=rows["period"].map(first_day)).sort_values("day", kind="stable")
    for _, some in rows.groupby(["market_id", "entity"], sort=False):
        values = some["share_pct"].tolist()
        for i, line in enumerate(some.index):
            beside = [v for v in (*values[i - 1 : i], *values[i + 1 : i + 2]) if v]
            if 0 < values[i] <= 1 and beside and all(0.5 <= 100 * values[i] / v <= 2 for v in beside):
                if int(line) in told:
                    continue
                text = c.printed("shares", int(line), "share_pct")
                said = f"{text} is a fraction of 1 beside {beside[0]:g} of its series; write percent"
                at = Spot("shares", int(line), "share_pct")
                c.add("warning", "fraction", at, said, f"{100 * values[i]:.6g}")


def _power(value: float, low: float, high: float) -> int:
    """The power of ten that brings a value into a range; 0 where none does."""
    sign = 1 if value < low else -1
    for power in POWERS:
        if low <= value * 10.0 ** (sign * power) <= high and not math.isnan(value):
            return sign * power
    return 0
