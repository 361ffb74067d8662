"""What the indices can be when shares are known as intervals and some companies are not named.

`region.py` holds the search behind `hhi_bounds`. Named companies hold shares inside [low, high], unnamed ones
together a part inside `rest`, each at most `cap`, and everything adds to 1.
"""

import math

import numpy as np

from analysis.measures.bounds_search import largest_squares, smallest_squares
from analysis.measures.validation import MONOPOLY, NOISE, Boxes, Floats, Interval, Shares, checked_boxes

PIECES = 8
"""Unnamed companies drawn one by one; what is left after them is taken as many and tiny."""


def hhi_bounds(low: Shares, high: Shares, rest: Interval = (0.0, 1.0), cap: float | None = None) -> tuple[float, float]:
    """Smallest and largest Herfindahl-Hirschman index that fits what is known, in points from 0 to 10,000.

    `low` and `high` bound each named company's share (fractions), `rest` the part held by companies nobody named:
    (0, 0) when the named ones are the whole. `cap` is the share that no unnamed company passes.
    The bounds are sharp: markets that fit come as near to both as one likes. The lower one has the rest in companies
    too small to count, the upper one has it in as few companies as `cap` allows. Exact to 0.01 point up to 25 named
    companies; beyond that never too narrow.
    ValueError if an interval is wrong, or if no market fits (by how many points). With exact shares of the largest
    companies this is the case of Kvålseth (2018), Heliyon 4:e00846.

    >>> [round(bound) for bound in hhi_bounds([0.75], [0.80])]  # "nearly 80 %": 75**2 and 80**2 + 20**2
    [5625, 6800]
    """
    boxes = checked_boxes(low, high, rest, cap)
    smallest = float((smallest_squares(boxes) ** 2).sum())
    return MONOPOLY * smallest, MONOPOLY * max(largest_squares(boxes), smallest)


def effective_companies_bounds(
    low: Shares, high: Shares, rest: Interval = (0.0, 1.0), cap: float | None = None
) -> tuple[float, float]:
    """Smallest and largest effective number of companies, 10,000/HHI, from 1 up; sharp, as `hhi_bounds`.

    The upper one is infinite where every named company may hold nothing. Errors as in `hhi_bounds`.

    >>> effective_companies_bounds([0.5, 0.5], [0.5, 0.5])
    (2.0, 2.0)
    """
    least, most = hhi_bounds(low, high, rest, cap)
    return MONOPOLY / most, MONOPOLY / least if least > 0 else math.inf


def concentration_ratio_bounds(
    low: Shares, high: Shares, k: int, rest: Interval = (0.0, 1.0), cap: float | None = None
) -> tuple[float, float]:
    """Smallest and largest joint share of the k largest companies, a fraction from 0 to 1.

    Unnamed companies may be among them. The lower bound is sharp; the upper one is where the k companies with the
    highest upper ends also have the highest lower ends, and is never too low. Errors as in `hhi_bounds`.

    >>> concentration_ratio_bounds([0.4, 0.3], [0.4, 0.3], k=3)
    (0.7, 1.0)
    """
    if k < 1:
        raise ValueError(f"k: {k} companies, but at least 1 is needed")
    boxes = checked_boxes(low, high, rest, cap)
    least = float(np.sort(smallest_squares(boxes))[::-1][:k].sum())
    lows, highs = np.sort(boxes.low), np.sort(boxes.high)[::-1]
    most = 0.0
    for named in range(min(k, len(lows)) + 1):
        unnamed = math.inf if cap is None and named < k else (k - named) * (cap or 0.0)
        others = float(lows[: len(lows) - named].sum()) + max(boxes.rest[0] - unnamed, 0)
        most = max(most, min(float(highs[:named].sum()) + min(unnamed, boxes.rest[1]), 1 - others))
    return least, max(least, min(most, 1.0))


def berger_parker_bounds(
    low: Shares, high: Shares, rest: Interval = (0.0, 1.0), cap: float | None = None
) -> tuple[float, float]:
    """Smallest and largest share that the largest company can have, a fraction from 0 to 1; sharp.

    Errors as in `hhi_bounds`.

    >>> berger_parker_bounds([0.75], [0.80])
    (0.75, 0.8)
    """
    boxes = checked_boxes(low, high, rest, cap)
    least = float(smallest_squares(boxes).max())
    reach = np.minimum(boxes.high, 1 - boxes.rest[0] - (boxes.low.sum() - boxes.low))
    unnamed = min(boxes.rest[1], 1 - float(boxes.low.sum()), 1.0 if cap is None else cap)
    return least, max(least, float(reach.max()), unnamed)


def hill_bounds(
    low: Shares, high: Shares, q: float, rest: Interval = (0.0, 1.0), cap: float | None = None
) -> tuple[float, float]:
    """Smallest and largest Hill number of order q > 0 (effective companies), from 1 up.

    The upper bound is sharp; for q up to 1 it is infinite as soon as there may be a rest, since nothing says how
    many companies share it. The lower bound is sharp for q = 2 and otherwise never too high: it lets several
    shares lie between their ends. Errors as in `hhi_bounds`, and for q outside 0 to infinity.

    >>> [round(bound, 6) for bound in hill_bounds([0.25] * 4, [0.25] * 4, q=1, rest=(0, 0))]
    [4.0, 4.0]
    """
    if not 0 < q < math.inf:
        raise ValueError(f"q: {q} is not above 0 and finite")
    if q == 2:
        return effective_companies_bounds(low, high, rest, cap)
    boxes = checked_boxes(low, high, rest, cap)
    fewest = _hill(_chord_top(boxes, q), q)
    unnamed = min(boxes.rest[1], 1 - float(boxes.low.sum()))
    if q <= 1 and unnamed > NOISE:
        return max(fewest, 1.0), math.inf
    most = _hill(float(_power(smallest_squares(boxes), q).sum()), q)
    return max(min(fewest, most), 1.0), max(most, 1.0)


def entropy_bounds(
    low: Shares, high: Shares, rest: Interval = (0.0, 1.0), cap: float | None = None
) -> tuple[float, float]:
    """Smallest and largest Shannon entropy, in nats from 0 up: the logarithm of `hill_bounds` of order 1.

    >>> entropy_bounds([1.0], [1.0])
    (0.0, 0.0)
    """
    fewest, most = hill_bounds(low, high, 1, rest, cap)
    return math.log(fewest), math.log(most) if most < math.inf else math.inf


def draw_markets(
    low: Shares, high: Shares, rest: Interval, cap: float | None, draws: int, seed: int
) -> tuple[Floats, Floats]:
    """Markets inside the intervals: named shares (draws × companies) and the rest (draws), fractions that add to 1.

    Companies are taken in random order, each uniform over what the others leave possible. This covers the region
    but not evenly: no distribution is known, so the draws show what can be, not how likely it is.
    """
    if draws < 1:
        raise ValueError(f"draws: {draws}, but at least 1 is needed")
    boxes = checked_boxes(low, high, rest, cap)
    rng = np.random.default_rng(seed)
    bottom, top = np.append(boxes.low, boxes.rest[0]), np.append(boxes.high, boxes.rest[1])
    order = rng.permuted(np.tile(np.arange(len(bottom)), (draws, 1)), axis=1)
    lows, highs = bottom[order], top[order]
    lows_after = lows[:, ::-1].cumsum(axis=1)[:, ::-1] - lows
    highs_after = highs[:, ::-1].cumsum(axis=1)[:, ::-1] - highs
    where, left, drawn = rng.random(order.shape), np.ones(draws), np.empty(order.shape)
    for j in range(order.shape[1]):
        first = np.maximum(lows[:, j], left - highs_after[:, j])
        last = np.maximum(np.minimum(highs[:, j], left - lows_after[:, j]), first)
        drawn[:, j] = first + (last - first) * where[:, j]
        left -= drawn[:, j]
    shares = np.empty(order.shape)
    np.put_along_axis(shares, order, drawn, axis=1)
    return shares[:, :-1], np.maximum(shares[:, -1], 0)


def draw_hhi(low: Shares, high: Shares, rest: Interval, cap: float | None, draws: int, seed: int) -> Floats:
    """HHI of `draws` markets inside the intervals, in points from 0 to 10,000, one for each draw.

    The rest is broken into pieces of random size, none above `cap`; see `draw_markets`. Same seed, same draws.

    >>> draw_hhi([0.6, 0.4], [0.6, 0.4], (0, 0), None, draws=2, seed=1).round(6).tolist()
    [5200.0, 5200.0]
    """
    shares, left = draw_markets(low, high, rest, cap, draws, seed)
    squares = (shares**2).sum(axis=1)
    rng = np.random.default_rng([seed, 1])
    for part in rng.random((PIECES, draws)):
        piece = np.minimum(part * left, 1.0 if cap is None else cap)
        squares += piece**2
        left = left - piece
    return MONOPOLY * squares


def _power(shares: Floats, q: float) -> Floats:
    """A convex function of each share whose sum fixes the Hill number of order q."""
    if q == 1:
        return shares * np.log(np.where(shares > 0, shares, 1.0))
    return shares**q if q > 1 else -(shares**q)


def _hill(total: float, q: float) -> float:
    """The Hill number that belongs to a sum of `_power`."""
    if q == 1:
        return math.exp(-total)
    return abs(total) ** (1 / (1 - q)) if total else math.inf


def _chord_top(boxes: Boxes, q: float) -> float:
    """The sum of `_power` that no market passes: room above the low ends goes to the steepest chords."""
    rest_low, rest_high = boxes.rest
    cap = min(boxes.cap or 1.0, rest_high)
    if boxes.cap is not None and 0 < cap < rest_high:
        # In unnamed companies of the largest size allowed every unit of share counts the same.
        unit = float(_power(np.array([cap]), q)[0]) / cap
        ends = unit * np.array(boxes.rest)
    else:
        ends = _power(np.array(boxes.rest), q)
    widths = np.append(boxes.high - boxes.low, rest_high - rest_low)
    rises = np.append(_power(boxes.high, q) - _power(boxes.low, q), ends[1] - ends[0])
    wide = widths > 0
    slopes = rises[wide] / widths[wide]
    order = np.argsort(-slopes)
    room = 1 - rest_low - float(boxes.low.sum())
    used = np.clip(room - (np.cumsum(widths[wide][order]) - widths[wide][order]), 0, widths[wide][order])
    return float(_power(boxes.low, q).sum() + ends[0] + (slopes[order] * used).sum())
