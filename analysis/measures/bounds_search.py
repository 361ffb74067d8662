"""The largest and the smallest sum of squares over every market that fits a set of intervals.

`bounds.py` says what they mean; here is only the search. Everything is in fractions, not in points.

The largest sum lies at a corner: at most one share strictly between its bounds, or the rest. Corners are 2^n, but
most can be improved by moving share between two companies, so they are never visited. With j up (at its high end) and
k down (at its low end), moving min(width j, width k) from j to k gains exactly where k lies further up. What is
left to choose are boxes nested in one another, and those fall to a bound (fractional filling by steepest chord) and
to joining branches that have used the same amount, which also groups equal boxes.
"""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from analysis.measures.validation import NOISE, Boxes, Floats

TOLERANCE = 1e-7
"""0.001 point of HHI: branches that cannot gain more than this are dropped."""
SAME = 1e-12
"""Amounts closer than this are one amount."""
BEAM = 256
"""Branches kept in the first search, mostly all there are; else its result is what the second has to beat."""
CROWD = 30_000
"""Branches kept before the boxes are rounded to a grid."""
MOST_CORNERS = 8
"""Boxes of which all corners are looked at, where they add to a known total."""
MASK_BITS = 62
"""Boxes beyond this number are searched without the exchange rule: slower, not wrong."""


class Front(NamedTuple):
    """Branches: which boxes are up and down (bit masks), share used above the low ends, gain in squares, the one
    box left open (-1: none) and the interval its share must lie in."""

    up: np.ndarray
    down: np.ndarray
    used: np.ndarray
    gain: np.ndarray
    open: np.ndarray
    open_low: np.ndarray
    open_high: np.ndarray

    def take(self, which: np.ndarray) -> "Front":
        """The branches chosen by a mask or by places."""
        return Front(*(column[which] for column in self))


@dataclass(frozen=True)
class Problem:
    """Boxes with a width, widest first; `room` is what they and the rest share out above their low ends."""

    low: Floats
    high: Floats
    room: float
    base: float
    rest: tuple[float, float]
    cap: float | None


def fill_level(low: Floats, high: Floats, total: float) -> Floats:
    """The shares inside the boxes that add to `total` and are as equal as can be: clip(level, low, high)."""
    knots = np.unique(np.concatenate([low, high]))
    sums = np.clip(knots[:, None], low, high).sum(axis=1)
    level = np.interp(total, sums, knots)
    return np.clip(level, low, high)


def fill_levels(low: Floats, high: Floats, totals: Floats) -> Floats:
    """The rows of `fill_level` for many totals, one row each."""
    knots = np.unique(np.concatenate([low, high]))
    sums = np.clip(knots[:, None], low, high).sum(axis=1)
    return np.clip(np.interp(totals, sums, knots)[:, None], low, high)


def largest_of_totals(low: Floats, high: Floats, totals: Floats) -> Floats:
    """The largest sum of squares of shares inside the boxes that add to each of `totals`, each within their reach.

    It lies at a corner: all shares but one are at an end. Few boxes have few corners, and all are looked at.
    """
    if len(low) > MOST_CORNERS:
        return np.array([largest_squares(Boxes(low, high, (1 - total, 1 - total), None)) for total in totals]) - (
            (1 - totals) ** 2
        )
    best = np.full(len(totals), -np.inf)
    is_up = (np.arange(2 ** len(low))[:, None] >> np.arange(len(low))) & 1 == 1
    ends = np.where(is_up, high, low)
    for open_ in range(len(low)):
        others = np.delete(ends[~is_up[:, open_]], open_, axis=1)
        left = totals[:, None] - others.sum(axis=1)
        fits = (left > low[open_] - NOISE) & (left < high[open_] + NOISE)
        squares = (others**2).sum(axis=1) + np.clip(left, low[open_], high[open_]) ** 2
        best = np.maximum(best, np.where(fits, squares, -np.inf).max(axis=1))
    return best


def smallest_squares(boxes: Boxes) -> Floats:
    """The named shares with the smallest sum of squares, the rest in companies too small to count."""
    return fill_level(boxes.low, boxes.high, 1 - boxes.rest[1])


def rest_squares(rest: np.ndarray, cap: float | None) -> np.ndarray:
    """The largest sum of squares of unnamed companies that hold `rest` together and `cap` at most each."""
    if cap is None:
        return rest**2
    full = np.floor(rest / cap + NOISE)
    return full * cap**2 + np.maximum(rest - full * cap, 0) ** 2


def largest_squares(boxes: Boxes) -> float:
    """The largest sum of squares, named and unnamed together; never too small, exact to 1e-6 up to 25 boxes."""
    problem = _problem(boxes)
    best, missed = _search(problem, -np.inf, BEAM)
    if missed > best + TOLERANCE:
        best, missed = _search(problem, best, CROWD)
    if missed <= best + TOLERANCE:
        return best
    # Too many nearly equal nested boxes: on a grid many branches use the same amount and are joined.
    # Rounding goes outward, so the result can only be too large, by less than 0.01 point.
    grid = 3e-7 / (1 + len(problem.low) * float(problem.high.max()))
    known = boxes.high - boxes.low <= SAME
    low = np.where(known, boxes.low, np.floor(boxes.low / grid) * grid)
    high = np.where(known, boxes.high, np.ceil(boxes.high / grid) * grid)
    problem = _problem(boxes._replace(low=low, high=high))
    best, missed = _search(problem, best, 100 * CROWD)
    return max(best, missed)


def _problem(boxes: Boxes) -> Problem:
    width = boxes.high - boxes.low
    order = np.argsort(-width, kind="stable")
    order = order[width[order] > SAME]
    return Problem(
        boxes.low[order],
        boxes.high[order],
        max(1 - boxes.rest[0] - float(boxes.low.sum()), 0.0),
        float((boxes.low**2).sum()),
        boxes.rest,
        boxes.cap,
    )


def _search(problem: Problem, best: float, keep: int) -> tuple[float, float]:
    """The best corner found, and the most that the branches given up for lack of space could still reach."""
    whole, part = np.zeros(1, dtype=np.int64), np.zeros(1)
    front = Front(whole, whole, part, part, whole - 1, part, part)
    missed = -np.inf
    for k in range(len(problem.low)):
        front = _joined(_grown(problem, front, k), len(problem.low))
        reach = _reach(problem, front, k + 1)
        good = reach > best + TOLERANCE
        front, reach = front.take(good), reach[good]
        if len(reach) > keep:
            order = np.argpartition(-reach, keep)
            missed = max(missed, float(reach[order[keep:]].max()))
            front = front.take(order[:keep])
    return max(best, _closed(problem, front)), missed


def _grown(problem: Problem, front: Front, k: int) -> Front:
    """Every branch with box k up, down and open, where no exchange with an earlier (wider) box gains."""
    low, high = problem.low, problem.high
    a, b = low[k], high[k]
    bit = 1 << k if k < MASK_BITS else 0
    further_up, further_down = _bits(low[:k] > a + SAME), _bits(high[:k] < b - SAME)
    no_up, no_down = (front.down & further_up) != 0, (front.up & further_down) != 0

    opened = front.open >= 0
    o_low, o_high = low[front.open], high[front.open]
    inside = opened & (a > o_low + SAME) & (b < o_high - SAME)
    no_up |= opened & ~inside & (b < o_high - SAME)
    no_down |= opened & ~inside & (a > o_low + SAME)
    # An open share never rests inside a box that lies inside its own: it is below that box if the box is up.
    up_limit = np.where(inside, np.minimum(front.open_high, a), front.open_high)
    down_limit = np.where(inside, np.maximum(front.open_low, b), front.open_low)
    no_up |= up_limit < front.open_low
    no_down |= down_limit > front.open_high
    no_open = opened | ((front.down & further_up) != 0) | ((front.up & further_down) != 0)

    up = front._replace(
        up=front.up | bit, used=front.used + (b - a), gain=front.gain + (b * b - a * a), open_high=up_limit
    )
    down = front._replace(down=front.down | bit, open_low=down_limit)
    same = int(np.flatnonzero((abs(low - a) < SAME) & (abs(high - b) < SAME))[0])
    still = front._replace(
        open=np.full_like(front.open, same),
        open_low=np.full_like(front.open_low, a),
        open_high=np.full_like(front.open_high, b),
    )
    parts = zip(up.take(~no_up), down.take(~no_down), still.take(~no_open), strict=True)
    return Front(*(np.concatenate(columns) for columns in parts))


def _bits(which: np.ndarray) -> int:
    return sum(1 << int(i) for i in np.flatnonzero(which) if i < MASK_BITS)


def _joined(front: Front, boxes: int) -> Front:
    """Of the branches that have used the same share and left the same box open, the one that gained most."""
    key = np.rint(front.used / SAME).astype(np.int64) * (boxes + 1) + front.open + 1
    order = np.lexsort((-front.gain, key))
    first = np.ones(len(order), dtype=bool)
    first[1:] = np.diff(key[order]) != 0
    return front.take(order[first])


def _reach(problem: Problem, front: Front, done: int) -> Floats:
    """The sum of squares that no corner of each branch can pass: what is left goes to the steepest chords."""
    rest_low, rest_high = problem.rest
    start = float(rest_squares(np.array(rest_low), problem.cap))
    widths = np.append(problem.high[done:] - problem.low[done:], rest_high - rest_low)
    slopes = np.append(problem.high[done:] + problem.low[done:], _rest_slope(problem))
    order = np.argsort(-slopes)
    slopes, widths = slopes[order], widths[order]
    amounts = np.concatenate([[0.0], np.cumsum(widths)])
    gains = np.concatenate([[0.0], np.cumsum(widths * slopes)])

    opened = front.open >= 0
    o_low = np.where(opened, problem.low[front.open], 0.0)
    width = front.open_high - front.open_low
    slope = front.open_high + front.open_low
    left = problem.room - front.used - (front.open_low - o_low)
    steeper = amounts[np.searchsorted(-slopes, -slope)]
    filled = np.clip(left - steeper, 0, width)
    value = front.gain + front.open_low**2 - o_low**2 + slope * filled + np.interp(left - filled, amounts, gains)
    fits = (left > -NOISE) & (left < amounts[-1] + width + NOISE)
    return np.where(fits, problem.base + start + value, -np.inf)


def _rest_slope(problem: Problem) -> float:
    """The slope of a line from the smallest rest that stays above the squares of every larger rest."""
    low, high = problem.rest
    if high - low <= SAME:
        return 0.0
    if problem.cap is not None:
        high = min(high, (np.floor(low / problem.cap + NOISE) + 1) * problem.cap)
    ends = rest_squares(np.array([low, high]), problem.cap)
    return float((ends[1] - ends[0]) / (high - low)) if high - low > SAME else float(problem.cap or 0.0)


def _closed(problem: Problem, front: Front) -> float:
    """The best value of branches in which only the rest and the open box are left to share out what remains."""
    if not len(front.used):
        return -np.inf
    opened = front.open >= 0
    o_low = np.where(opened, problem.low[front.open], 0.0) if len(problem.low) else np.zeros(1)
    width = np.where(opened, problem.high[front.open] - o_low, 0.0) if len(problem.low) else np.zeros(1)
    most = problem.rest[0] + problem.room - front.used
    first, last = np.maximum(problem.rest[0], most - width), np.minimum(problem.rest[1], most)
    fits = last > first - NOISE
    first, last = np.maximum(first, 0), np.maximum(last, 0)
    # Between two multiples of the cap the sum is convex, and so it is along the multiples: the ends decide.
    rests = [first, last]
    if problem.cap is not None:
        for multiple in (np.ceil(first / problem.cap - NOISE), np.floor(last / problem.cap + NOISE)):
            rests.append(np.clip(multiple * problem.cap, np.minimum(first, last), last))
    best = -np.inf
    for rest in rests:
        x = np.clip(most - rest, 0, width)
        value = problem.base + front.gain + x * (2 * o_low + x) + rest_squares(rest, problem.cap)
        best = max(best, float(np.where(fits, value, -np.inf).max()))
    return best
