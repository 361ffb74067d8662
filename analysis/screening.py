"""What the dated guidelines say about a change in a market: reached, not reached, or depends on what is not known.

Bands and tests come from tables (`prongs`: guideline_id, prong_id, hhi_above, hhi_to, delta_above, delta_to,
share_above_pct, outcome; blank limits do not apply), never from here. A result is a screening presumption, not a
legal verdict. HHI and its change are in points, combined shares in percent as in the table.
"""

import itertools
from collections.abc import Hashable, Mapping, Sequence

import numpy as np
import pandas as pd

from analysis.bounds import hhi_bounds
from analysis.fractions import Boxes, Floats, Interval, checked_boxes, labeled, market, refuse_parties
from analysis.region import fill_level, largest_squares

FULL = 10_000
PERCENT = 100
WORST_FIRST = ("presumed", "raises concern", "not stated", "no concern normally")
CONCERN = WORST_FIRST[:2]
SAFE = WORST_FIRST[3]
NONE = "no test reached"
REACHED, NOT_REACHED, DEPENDS = "reached", "not reached", "depends on what is not known"
MEASURES = {"hhi": ("hhi_above", "hhi_to"), "delta": ("delta_above", "delta_to"), "share": ("share_above_pct", "")}
EDGE = 1e-6
"""Points by which a value must pass a line: 2·0.05·0.1·10,000 is 100, not a little over."""


def screen(before: pd.Series, after: pd.Series, prongs: pd.DataFrame) -> pd.DataFrame:
    """guideline_id, prong, measure, value_low, value_high, threshold, state, outcome: one row a prong and measure.

    measure is hhi (after, points), delta (change, points) or share (percent, of the company that gained
    most). state says whether this threshold is reached; outcome is the prong's own word where all of its thresholds
    are reached, else "not reached". Known shares: value_low and value_high are equal.
    """
    old, new = market(before, "before"), market(after, "after")
    rise = new.sub(old, fill_value=0.0).reindex(new.index)
    values = {
        "hhi": points(new.to_numpy()),
        "delta": points(new.to_numpy()) - points(old.to_numpy()),
        "share": PERCENT * float(new[rise.idxmax()]),
    }
    return _screened({name: (value, value) for name, value in values.items()}, prongs)


def screen_interval(
    low: pd.Series,
    high: pd.Series,
    parties: Sequence[Hashable],
    prongs: pd.DataFrame,
    rest: Interval = (0.0, 1.0),
    cap: float | None = None,
) -> pd.DataFrame:
    """The rows of `screen` for a merger in a market known as intervals (as in `hhi_bounds`), and `unknown`.

    Bounds of HHI after, of its change and of the combined share are sharp one by one. state and outcome are
    "depends on what is not known" where both sides of a threshold are possible; `unknown` then says what decides:
    how the rest divides, or where the shares lie in their intervals.
    """
    low, high = labeled(low, "low"), labeled(high, "high")
    boxes = checked_boxes(low, high, rest, cap)
    refuse_parties(low, parties)
    inside = low.index.isin(list(parties))
    merged_low = np.append(boxes.low[~inside], boxes.low[inside].sum())
    merged_high = np.append(boxes.high[~inside], min(boxes.high[inside].sum(), 1.0))
    share, delta = _merged_bounds(boxes, inside)
    values = {"hhi": hhi_bounds(merged_low, merged_high, rest, cap), "delta": delta, "share": share}
    rows = _screened(values, prongs)
    # With every share at one fitting value only the rest is open: what still depends hangs on it.
    fitting = _fitting(merged_low, merged_high, rest)
    fixed = hhi_bounds(fitting, fitting, rest, cap)
    again = _screened({**values, "hhi": fixed}, prongs)
    of_rest = rows["measure"].eq("hhi") & again["state"].eq(DEPENDS)
    decides = np.where(of_rest, "how the unnamed part divides", "where the shares lie in their intervals")
    rows["unknown"] = np.where(rows["state"].eq(DEPENDS), decides, "")
    return rows


def verdicts(screened: pd.DataFrame, prongs: pd.DataFrame) -> pd.DataFrame:
    """guideline_id, verdict, best, state, depends_on: one row a guideline, from the rows of a screen.

    verdict is the worst outcome that is possible and best the mildest, in the guideline's words; "no test reached"
    where no prong applies (no presumption, where a guideline only says what is harmless). They differ where state
    is "depends on what is not known"; depends_on then lists the measures that decide.
    """
    rows = []
    for guideline, tests in prongs.groupby("guideline_id", sort=False):
        own = screened[screened["guideline_id"] == guideline].drop_duplicates("measure").set_index("measure")
        cells = {m: _cells(tests, m, own.loc[m]) if m in own.index else [0.0] for m in MEASURES}
        found = {cell: worst(tests, *(np.array([x]) for x in cell))[0] for cell in itertools.product(*cells.values())}
        order = sorted(set(found.values()), key=_severity)
        state = DEPENDS if len(order) > 1 else NOT_REACHED if order[0] == NONE else REACHED
        deciding = [m for place, m in enumerate(MEASURES) if _decides(found, place)]
        rows.append((guideline, order[0], order[-1], state, ", ".join(deciding)))
    return pd.DataFrame(rows, columns=["guideline_id", "verdict", "best", "state", "depends_on"])


def worst(tests: pd.DataFrame, hhi: Floats, delta: Floats, share: Floats) -> np.ndarray:
    """The worst outcome that each case reaches, in the words of the table."""
    result = np.full(len(hhi), NONE, dtype=object)
    for outcome in reversed(WORST_FIRST):
        for test in tests[tests["outcome"] == outcome].to_dict("records"):
            reached = np.ones(len(hhi), dtype=bool)
            for value, (above, to) in zip((hhi, delta, share), MEASURES.values(), strict=True):
                reached &= ~(value <= test[above] + EDGE)
                reached &= ~(value > test[to] + EDGE) if to else True
            result[reached] = outcome
    return result


def points(values: Floats) -> float:
    """HHI of checked shares, in points from 0 to 10,000."""
    return FULL * float((values**2).sum())


def gain(values: Floats) -> float:
    """HHI points that come from making one company of several."""
    return FULL * float(values.sum() ** 2 - (values**2).sum())


def _merged_bounds(boxes: Boxes, inside: np.ndarray) -> tuple[Interval, Interval]:
    """Bounds of the combined share (percent) and of the change in HHI (points), each sharp."""
    low, high = boxes.low[inside], boxes.high[inside]
    least = max(low.sum(), 1 - boxes.rest[1] - boxes.high[~inside].sum())
    most = max(min(high.sum(), 1 - boxes.rest[0] - boxes.low[~inside].sum()), least)
    # The change is Σ² − Σ s²: for one sum it is largest with equal shares and smallest with unequal ones.
    spread = gain(fill_level(low, high, most))
    known = Boxes(low, high, (1 - least, 1 - least), None)
    uneven = largest_squares(known) - (1 - least) ** 2
    return (PERCENT * least, PERCENT * most), (max(FULL * (least**2 - uneven), 0.0), spread)


def _fitting(low: Floats, high: Floats, rest: Interval) -> Floats:
    """One market inside the intervals, the middles where they fit."""
    middle = (low + high) / 2
    total = min(max(middle.sum(), 1 - rest[1]), 1 - rest[0])
    if total < middle.sum():
        return fill_level(low, middle, total)
    return fill_level(middle, high, total)


def _screened(values: Mapping[str, Interval], prongs: pd.DataFrame) -> pd.DataFrame:
    rows = []
    for test in prongs.to_dict("records"):
        states = {}
        for measure, (above, to) in MEASURES.items():
            lower, upper = test[above], test[to] if to else np.nan
            if not (pd.isna(lower) and pd.isna(upper)):
                states[measure] = (_threshold(lower, upper), _state(values[measure], lower, upper))
        each = [state for _, state in states.values()]
        outcome = test["outcome"]
        if NOT_REACHED in each or not each:
            outcome = NOT_REACHED
        elif DEPENDS in each:
            outcome = DEPENDS
        for measure, (threshold, state) in states.items():
            place = (test["guideline_id"], test["prong_id"], measure)
            rows.append((*place, *values[measure], threshold, state, outcome))
    names = "guideline_id prong measure value_low value_high threshold state outcome"
    return pd.DataFrame(rows, columns=names.split())


def _state(value: Interval, lower: float, upper: float) -> str:
    """Whether lower < value ≤ upper holds for all, none or some of the interval; a blank line always holds."""
    lower, upper = np.nan_to_num(lower, nan=-np.inf) + EDGE, np.nan_to_num(upper, nan=np.inf) + EDGE
    if value[0] > lower and value[1] <= upper:
        return REACHED
    return NOT_REACHED if value[1] <= lower or value[0] > upper else DEPENDS


def _threshold(lower: float, upper: float) -> str:
    words = [f"{word} {line:,.6g}" for word, line in (("above", lower), ("to", upper)) if not pd.isna(line)]
    return ", ".join(words)


def _cells(tests: pd.DataFrame, measure: str, row: pd.Series) -> list[float]:
    """One value for each part into which a guideline's lines cut the interval of a measure."""
    lines = pd.concat([tests[column] for column in MEASURES[measure] if column]).dropna().unique()
    cuts = [x for x in sorted(lines) if row["value_low"] <= x + EDGE < row["value_high"]]
    return [*cuts, row["value_high"]]


def _decides(found: Mapping[tuple[float, ...], str], place: int) -> bool:
    """Whether the outcome differs between two cells that differ in this measure only."""
    outcomes: dict[tuple[float, ...], set[str]] = {}
    for cell, outcome in found.items():
        outcomes.setdefault(cell[:place] + cell[place + 1 :], set()).add(outcome)
    return any(len(kinds) > 1 for kinds in outcomes.values())


def _severity(outcome: str) -> int:
    return WORST_FIRST.index(outcome) if outcome in WORST_FIRST else len(WORST_FIRST)
