"""The two markets behind the bounds of HHI: one that comes as near to each bound as one likes, share by share.

They turn a bound into a sum that anybody can check: squares of shares that all lie inside what is printed.
"""

import math
from typing import NamedTuple

import numpy as np

from analysis.measures.bounds import hhi_bounds
from analysis.measures.bounds_search import smallest_squares
from analysis.measures.validation import NOISE, Boxes, Floats, Interval, Shares, checked_boxes

NEAR = 0.02
"""Points of HHI by which a share that is fixed at one end may lower the upper bound and still be part of it."""


class Extremes(NamedTuple):
    """Named shares (fractions, in the order given) at the lower and at the upper bound, and the unnamed companies
    there.

    At the lower bound the rest is in companies too small to count: `dust` is what they hold together.
    """

    least: Floats
    dust: float
    most: Floats
    unnamed: Floats


def extreme_markets(low: Shares, high: Shares, rest: Interval = (0.0, 1.0), cap: float | None = None) -> Extremes:
    """A market at the lower and one at the upper bound of `hhi_bounds`, shares as fractions from 0 to 1.

    Both fit the intervals, and their sums of squares are the bounds within 0.05 point. Errors as in `hhi_bounds`.

    >>> found = extreme_markets([0.75], [0.80])  # "nearly 80 %": 75**2, and 80**2 + 20**2
    >>> [round(100 * s) for s in (found.least[0], found.dust, found.most[0], found.unnamed[0])]
    [75, 25, 80, 20]
    """
    boxes = checked_boxes(low, high, rest, cap)
    least = smallest_squares(boxes)
    most, held = _most(boxes)
    return Extremes(least, max(1 - float(least.sum()), 0.0), most, _pieces(held, cap))


def _most(boxes: Boxes) -> tuple[Floats, float]:
    """Named shares and the rest at the upper bound: each share is put to the end that keeps the bound."""
    low, high, (rest_low, rest_high) = boxes.low.copy(), boxes.high.copy(), boxes.rest
    target = hhi_bounds(low, high, boxes.rest, boxes.cap)[1]

    def reaches(a: Floats, b: Floats, rest: Interval) -> bool:
        try:
            return hhi_bounds(a, b, rest, boxes.cap)[1] >= target - NEAR
        except ValueError:
            return False

    for held in _rests(boxes):
        if reaches(low, high, (held, held)):
            rest_low = rest_high = held
            break
    for i in np.argsort(-(high - low), kind="stable"):
        for end in (high[i], low[i]):
            fixed = low.copy(), high.copy()
            fixed[0][i] = fixed[1][i] = end
            if high[i] - low[i] > NOISE and reaches(*fixed, (rest_low, rest_high)):
                low, high = fixed
                break
    # At most one share is left between its ends; where the rest is open too, the share takes what it can.
    left = 1 - float(low.sum()) - rest_low
    for i in np.flatnonzero(high - low > NOISE):
        moved = min(max(left, 0.0), float(high[i] - low[i]))
        low[i] += moved
        left -= moved
    return low, max(1 - float(low.sum()), 0.0)


def _rests(boxes: Boxes) -> list[float]:
    """The values of the rest at which the upper bound may lie: its ends and the multiples of the cap between."""
    first, last = boxes.rest
    if boxes.cap is None:
        return [last, first]
    between = np.arange(math.ceil(first / boxes.cap), math.floor(last / boxes.cap) + 1) * boxes.cap
    return [last, first, *(float(x) for x in between[::-1])]


def _pieces(held: float, cap: float | None) -> Floats:
    """The rest in as few companies as the cap allows, largest first."""
    if held <= NOISE:
        return np.zeros(0)
    if cap is None:
        return np.array([held])
    whole = math.floor(held / cap + NOISE)
    pieces = np.append(np.full(whole, cap), held - whole * cap)
    return pieces[pieces > NOISE]
