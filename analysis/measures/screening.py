"""What the dated guidelines say about a change in a market: reached, not reached, or depends on what is not known.

Bands and tests come from tables (`prongs`: guideline_id, prong_id, hhi_above, hhi_to, delta_above, delta_to,
share_above_pct, outcome; blank limits do not apply), never from here. A result is a screening presumption, not a
legal verdict. HHI and its change are in points, combined shares in percent as in the table.
"""

import itertools
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.formats import spelled
from analysis.measures.bounds import hhi_bounds
from analysis.measures.bounds_search import fill_level, fill_levels, largest_of_totals
from analysis.measures.validation import (
    MONOPOLY,
    Boxes,
    Floats,
    Interval,
    checked_boxes,
    labeled,
    market,
    refuse_parties,
    refuse_unknown,
)

PERCENT = 100
WORST_FIRST = ("presumed", "raises concern", "not stated", "no concern normally")
CONCERN = WORST_FIRST[:2]
SAFE = WORST_FIRST[3]
NONE = "no test reached"
REACHED, NOT_REACHED, DEPENDS = "reached", "not reached", "depends on what is not known"
MEASURES = {"hhi": ("hhi_above", "hhi_to"), "delta": ("delta_above", "delta_to"), "share": ("share_above_pct", "")}
STEPS = 33
"""Places between the least and the most that the parties can hold at which a sale is looked at."""
EDGE = 1e-6
"""Points by which a value must pass a line: 2·0.05·0.1·10,000 is 100, not a little over."""


class Verdict(NamedTuple):
    """The worst and the mildest outcome that is possible, whether it is reached, and the measures that decide."""

    verdict: str
    best: str
    state: str
    depends_on: str


@dataclass(frozen=True)
class Merged:
    """A merger in a market known as intervals: `inside` marks the parties among the boxes before it.

    What the merged company sells goes to the company at place `buyer` or, where that is None, to a new one.
    """

    boxes: Boxes
    inside: np.ndarray
    buyer: int | None = None

    @classmethod
    def of(
        cls,
        low: pd.Series,
        high: pd.Series,
        parties: Sequence[Hashable],
        rest: Interval,
        cap: float | None,
        buyer: Hashable | None = None,
    ) -> "Merged":
        """From labeled intervals; ValueError as in `hhi_bounds` and `merge`, or for a buyer that merges or is not
        there."""
        low, high = labeled(low, "low"), labeled(high, "high")
        refuse_parties(low, parties)
        if buyer is not None:
            refuse_unknown(low, buyer)
            if buyer in parties:
                raise ValueError(f"{buyer}: is one of the parties and cannot be the buyer")
        place = None if buyer is None else list(low.index).index(buyer)
        return cls(checked_boxes(low, high, rest, cap), low.index.isin(list(parties)), place)

    @cached_property
    def sums(self) -> Floats:
        """What the parties can hold together, a fraction: places from the least to the most."""
        boxes, inside = self.boxes, self.inside
        least = max(boxes.low[inside].sum(), 1 - boxes.rest[1] - boxes.high[~inside].sum())
        most = min(boxes.high[inside].sum(), 1 - boxes.rest[0] - boxes.low[~inside].sum())
        return np.linspace(least, max(most, least), STEPS)

    @cached_property
    def gains(self) -> tuple[Floats, Floats]:
        """The least and the most points of HHI that the merger adds, at each of `sums`.

        The change is Σ² − Σ s²: for one sum it is largest with equal shares and smallest with unequal ones.
        """
        low, high = self.boxes.low[self.inside], self.boxes.high[self.inside]
        squares = self.sums**2
        least = np.maximum(MONOPOLY * (squares - largest_of_totals(low, high, self.sums)), 0.0)
        even = fill_levels(low, high, self.sums)
        return least, MONOPOLY * (even.sum(axis=1) ** 2 - (even**2).sum(axis=1))

    def after(self, ends: Floats, sold: float = 0.0) -> Floats:
        """One end of each interval after the merger and the sale: the others, the merged company, a new owner."""
        others = ends.copy()
        if self.buyer is not None:
            others[self.buyer] += sold
        joint = max(ends[self.inside].sum() - sold, 0.0)
        new = [sold] if sold and self.buyer is None else []
        return np.minimum(np.concatenate([others[~self.inside], [joint], new]), 1.0)

    def spans(self, before: Interval | None = None, sold: float = 0.0) -> dict[str, Interval]:
        """Bounds of HHI after and of its change (points) and of the combined share (percent), one by one.

        `sold` is the fraction of the market that the merged company then sells. Sharp without a sale; with one the
        change is right to a tenth of a point. From the bounds of HHI `before`, where given, those of HHI after are
        found at once, and wider than need be.
        """
        owned = (0.0, 0.0) if self.buyer is None else (self.boxes.low[self.buyer], self.boxes.high[self.buyer])
        least, most = (
            more - 2 * MONOPOLY * sold * (self.sums - own - sold) for more, own in zip(self.gains, owned, strict=True)
        )
        delta = (float(least.min()), float(most.max()))
        if before is None:
            ends = self.after(self.boxes.low, sold), self.after(self.boxes.high, sold)
            after = hhi_bounds(*ends, self.boxes.rest, self.boxes.cap)
        else:
            after = (before[0] + delta[0], before[1] + delta[1])
        share = PERCENT * np.maximum(self.sums[[0, -1]] - sold, 0.0)
        return {"hhi": after, "delta": delta, "share": (float(share[0]), float(share[1]))}


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
    merged = Merged.of(low, high, parties, rest, cap)
    values = merged.spans()
    rows = _screened(values, prongs)
    # With every share at one fitting value only the rest is open: what still depends hangs on it.
    fitting = _fitting(merged.after(merged.boxes.low), merged.after(merged.boxes.high), rest)
    again = _screened({**values, "hhi": hhi_bounds(fitting, fitting, rest, cap)}, prongs)
    of_rest = rows["measure"].eq("hhi") & again["state"].eq(DEPENDS)
    decides = np.where(of_rest, "how the unnamed part divides", "where the shares lie in their intervals")
    rows["unknown"] = np.where(rows["state"].eq(DEPENDS), decides, "")
    return rows


def verdicts(screened: pd.DataFrame, prongs: pd.DataFrame) -> pd.DataFrame:
    """guideline_id, verdict, best, state, depends_on: one row a guideline, from the rows of a screen.

    verdict is the worst outcome that is possible and best the mildest, in the guideline's words; "no test reached"
    where no prong applies (worse than all it says, yet no presumption, where a guideline only says what is harmless).
    They differ where state is "depends on what is not known"; depends_on then lists the measures that decide.
    """
    rows = []
    for guideline, tests in prongs.groupby("guideline_id", sort=False):
        own = screened[screened["guideline_id"] == guideline].drop_duplicates("measure").set_index("measure")
        spans = {m: (float(own["value_low"][m]), float(own["value_high"][m])) for m in own.index}
        rows.append((guideline, *verdict(tests, spans)))
    return pd.DataFrame(rows, columns=["guideline_id", *Verdict._fields])


def verdict(tests: pd.DataFrame, spans: Mapping[str, Interval]) -> Verdict:
    """What one guideline's tests say where each measure lies in an interval: hhi and delta in points, share in
    percent."""
    cells = {m: _cells(tests, m, spans[m]) if m in spans else [0.0] for m in MEASURES}
    cases = list(itertools.product(*cells.values()))
    found = dict(zip(cases, worst(tests, *np.array(cases).T), strict=True))
    order = sorted(set(found.values()), key=lambda outcome: _severity(outcome, tests))
    state = DEPENDS if len(order) > 1 else NOT_REACHED if order[0] == NONE else REACHED
    deciding = [m for place, m in enumerate(MEASURES) if _decides(found, place)]
    return Verdict(order[0], order[-1], state, ", ".join(deciding))


def worst(tests: pd.DataFrame, hhi: Floats, delta: Floats, share: Floats) -> np.ndarray:
    """The worst outcome that each case reaches, in the words of the table."""
    result = np.full(len(hhi), NONE, dtype=object)
    words = tests["outcome"].tolist()
    lines = {name: tests[name].tolist() for ends in MEASURES.values() for name in ends if name}
    for outcome in reversed(WORST_FIRST):
        for i in (i for i, word in enumerate(words) if word == outcome):
            reached = np.ones(len(hhi), dtype=bool)
            for value, (above, to) in zip((hhi, delta, share), MEASURES.values(), strict=True):
                reached &= ~(value <= lines[above][i] + EDGE)
                reached &= ~(value > lines[to][i] + EDGE) if to else True
            result[reached] = outcome
    return result


def cleared(tests: pd.DataFrame, outcome: str) -> bool:
    """Whether an outcome lets a merger pass: no presumption or concern; where a guideline has neither, harmless in its
    words."""
    return outcome not in CONCERN if tests["outcome"].isin(CONCERN).any() else outcome == SAFE


def points(values: Floats) -> float:
    """HHI of checked shares, in points from 0 to 10,000."""
    return MONOPOLY * float((values**2).sum())


def gain(values: Floats) -> float:
    """HHI points that come from making one company of several."""
    return MONOPOLY * float(values.sum() ** 2 - (values**2).sum())


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
    words = [f"{word} {spelled(line, ',.6g')}" for word, line in (("above", lower), ("to", upper)) if not pd.isna(line)]
    return ", ".join(words)


def _cells(tests: pd.DataFrame, measure: str, span: Interval) -> list[float]:
    """One value for each part into which a guideline's lines cut the interval of a measure."""
    lines = {line for column in MEASURES[measure] if column for line in tests[column].tolist() if not pd.isna(line)}
    cuts = [x for x in sorted(lines) if span[0] <= x + EDGE < span[1]]
    return [*cuts, span[1]]


def _decides(found: Mapping[tuple[float, ...], str], place: int) -> bool:
    """Whether the outcome differs between two cells that differ in this measure only."""
    outcomes: dict[tuple[float, ...], set[str]] = {}
    for cell, outcome in found.items():
        outcomes.setdefault(cell[:place] + cell[place + 1 :], set()).add(outcome)
    return any(len(kinds) > 1 for kinds in outcomes.values())


def _severity(outcome: str, tests: pd.DataFrame) -> int:
    """Place of an outcome, worst first; where a guideline only says what is harmless, reaching none of it is worse."""
    if outcome == NONE and set(tests["outcome"]) <= {SAFE}:
        return -1
    return WORST_FIRST.index(outcome) if outcome in WORST_FIRST else len(WORST_FIRST)
