"""Curves of a network: from one box to another beside it, or bulging to the right where both stand in one column."""

from typing import NamedTuple

import numpy as np

POINTS = 25
"""Points that a curve is drawn by; hover finds the nearest."""
BULGE = 0.42
"""How far a curve within one column reaches to its right, in columns."""


class End(NamedTuple):
    """Where a curve meets a box: the column, and the height from 0 (bottom) to 1."""

    column: float
    height: float


def curve(a: End, b: End) -> tuple[list[float], list[float]]:
    """Columns and heights along the cubic curve from a to b, which leaves and arrives level."""
    part = np.linspace(0, 1, POINTS)
    if a.column == b.column:
        bend = (a.column + BULGE, a.column + BULGE)
    else:
        middle = (a.column + b.column) / 2
        bend = (middle, middle)
    weights = (1 - part) ** 3, 3 * part * (1 - part) ** 2, 3 * part**2 * (1 - part), part**3
    across = weights[0] * a.column + weights[1] * bend[0] + weights[2] * bend[1] + weights[3] * b.column
    up = weights[0] * a.height + weights[1] * a.height + weights[2] * b.height + weights[3] * b.height
    return across.round(4).tolist(), up.round(4).tolist()


def ports(middle: float, span: float, others: list[float]) -> list[float]:
    """The height at which each line meets one side of a box: spread over the side in the order of the other ends."""
    order = sorted(range(len(others)), key=lambda i: (others[i], i))
    found = [0.0] * len(others)
    for place, i in enumerate(order):
        found[i] = middle + span * ((place + 0.5) / len(others) - 0.5)
    return found
