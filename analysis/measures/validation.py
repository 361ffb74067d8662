"""Checks shares, and intervals of shares, on the way into a formula. No index is computed here.

A share is a fraction of the whole market, 0 to 1. A problem is named with its label, all problems at once.
"""

from collections.abc import Hashable, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from analysis.formats import spelled

Floats: TypeAlias = NDArray[np.float64]
Shares: TypeAlias = Sequence[float] | Floats | pd.Series
Interval: TypeAlias = tuple[float, float]

MONOPOLY = 10_000
"""HHI of a market of one company, in points: shares in per cent, squared."""
SLACK = 0.005
"""How far printed shares may miss 1 and still be the whole: half a point of rounding."""
NOISE = 1e-9
"""Differences below this are arithmetic, not data."""
SCREENFUL = 30


class NoMarket(ValueError):
    """Shares that are no parts of one whole: all zero, or more together than rounding leaves."""


class Boxes(NamedTuple):
    """The intervals of the named companies, of the rest, and the size no unnamed company passes."""

    low: Floats
    high: Floats
    rest: Interval
    cap: float | None


def checked(shares: Shares, name: str = "shares", *, whole: bool = False, zeros: bool = False) -> Floats:
    """The shares as an array of fractions, 0 to 1, without the zeros unless `zeros`.

    `whole` refuses shares that add to less than 0.995: the index needs every company of the market.
    ValueError names each missing, negative or too large share, and a sum above 1.005.
    """
    values = as_floats(shares)
    if not len(values):
        raise ValueError(f"{name}: empty, but at least one share is needed")
    if np.isnan(values).all():
        raise ValueError(f"{name}: all {len(values)} are missing")
    _refuse(_outside(values, labels_of(shares)), f"{name}: ")
    values = np.maximum(values, 0.0)
    total = float(values.sum())
    if total > 1 + SLACK:
        rows = [f"{label} {spelled(value, 'g')}" for label, value in zip(labels_of(shares), values, strict=True)]
        _refuse(rows, f"{name}: add to {spelled(total, '.4f')}, more than 1.005: ", NoMarket)
    if total <= 0:
        raise NoMarket(f"{name}: all {len(values)} are zero")
    if whole and total < 1 - SLACK:
        raise ValueError(
            f"{name}: add to {spelled(total, '.4f')}, but this index needs the whole market (at least 0.995)"
        )
    return values if zeros else values[values > 0]


def checked_boxes(low: Shares, high: Shares, rest: Interval = (0.0, 1.0), cap: float | None = None) -> Boxes:
    """The intervals, each cut to what the others leave possible; ValueError says what is wrong or by how much."""
    if isinstance(low, pd.Series) and isinstance(high, pd.Series) and not low.index.equals(high.index):
        if not low.index.is_unique or set(low.index) != set(high.index):
            raise ValueError(f"low and high: name different companies ({_differing(low.index, high.index)})")
        high = high.reindex(low.index)
    bottom, top, labels = as_floats(low), as_floats(high), labels_of(low)
    if len(bottom) != len(top):
        raise ValueError(f"low and high: {len(bottom)} and {len(top)} values, but each company needs both")
    if not len(bottom):
        raise ValueError("low and high: empty, but at least one company is needed")
    problems = [f"low, {p}" for p in _outside(bottom, labels)] + [f"high, {p}" for p in _outside(top, labels)]
    problems += [
        f"{label}: low {spelled(a, 'g')} is above high {spelled(b, 'g')}"
        for label, a, b in zip(labels, bottom, top, strict=True)
        if a > b + NOISE
    ]
    if not 0 <= rest[0] <= rest[1] <= 1 + NOISE:
        problems.append(f"rest: {rest} is not an interval within 0 to 1")
    if cap is not None and not 0 < cap <= 1 + NOISE:
        problems.append(f"cap: {cap} is outside 0 to 1 (0 not included)")
    _refuse(problems)
    bottom, top = np.maximum(bottom, 0.0), np.maximum(top, 0.0)
    _refuse_impossible(bottom, top, rest)
    return _cut(bottom, np.maximum(bottom, top), rest, cap)


def as_floats(values: Shares) -> Floats:
    """The values as floats, missing ones as nan."""
    if isinstance(values, pd.Series):
        if values.dtype == np.float64:
            return values.to_numpy()  # without the copy that filling missing values would make
        return values.to_numpy(dtype=float, na_value=np.nan)
    return np.asarray(values, dtype=float).ravel()


def labels_of(values: Shares) -> list[str]:
    """What to call each value in a message: its label in a Series, else its place, counted from 1."""
    if isinstance(values, pd.Series):
        return [str(label) for label in values.index]
    return [f"item {place}" for place in range(1, len(values) + 1)]


def market(shares: pd.Series, name: str = "shares") -> pd.Series:
    """The shares as a checked Series of floats with one row a company, zeros kept; ValueError otherwise."""
    return pd.Series(checked(labeled(shares, name), name, zeros=True), index=shares.index)


def labeled(shares: pd.Series, name: str) -> pd.Series:
    """The Series as it is; ValueError if it is none or a label stands there twice."""
    if not isinstance(shares, pd.Series):
        raise ValueError(f"{name}: give a Series with one row a company, not {type(shares).__name__}")
    if not shares.index.is_unique:
        twice = shares.index[shares.index.duplicated()].unique()
        raise ValueError(f"{name}: {', '.join(map(str, twice))} stands there twice")
    return shares


def refuse_parties(shares: pd.Series, parties: Sequence[Hashable]) -> None:
    """ValueError unless the parties are two or more different companies of the market."""
    if isinstance(parties, str) or len(parties) < 2 or len(set(parties)) < len(parties):
        raise ValueError(f"parties: {parties!r} are not two or more different companies")
    for party in parties:
        refuse_unknown(shares, party)


def refuse_unknown(shares: pd.Series, company: Hashable) -> None:
    """ValueError naming the companies there are, if this one is not among them."""
    if company not in shares.index:
        raise ValueError(f"{company}: is not among {', '.join(map(str, shares.index))}")


def _refuse(problems: Sequence[str], start: str = "", kind: type[ValueError] = ValueError) -> None:
    """ValueError with the problems, if there are any; beyond a screenful only their number."""
    if problems:
        more = [f"and {len(problems) - SCREENFUL} more"] if len(problems) > SCREENFUL else []
        raise kind(start + "; ".join([*problems[:SCREENFUL], *more]))


def _outside(values: Floats, labels: Sequence[str]) -> list[str]:
    """One sentence for each value that is missing or outside 0 to 1."""
    bad = np.flatnonzero(~((values >= -NOISE) & (values <= 1 + NOISE))).tolist()
    return [
        (
            f"{labels[i]}: is missing"
            if np.isnan(values[i])
            else f"{labels[i]}: {spelled(values[i], 'g')} is outside 0 to 1"
        )
        for i in bad
    ]


def _differing(one: pd.Index, other: pd.Index) -> str:
    return ", ".join(sorted(map(str, set(one) ^ set(other)))) or "a label stands there twice"


def _cut(low: Floats, high: Floats, rest: Interval, cap: float | None) -> Boxes:
    """Of each interval the part that some market reaches: the others cannot hold more or less than theirs."""
    lows, highs = float(low.sum()), float(high.sum())
    bottom = np.clip(1 - rest[1] - (highs - high), low, high)
    top = np.clip(1 - rest[0] - (lows - low), bottom, high)
    least = min(max(rest[0], 1 - highs, 0.0), rest[1])
    return Boxes(bottom, top, (least, max(min(rest[1], 1 - lows), least)), cap)


def _refuse_impossible(low: Floats, high: Floats, rest: Interval) -> None:
    """ValueError with the distance in points where no shares inside the intervals add to 1."""
    too_much = low.sum() + rest[0] - 1
    too_little = 1 - high.sum() - rest[1]
    if too_much > NOISE:
        least = 100 * (low.sum() + rest[0])
        raise ValueError(
            f"no market fits: the shares add to at least {spelled(least, '.4g')} %, {spelled(100 * too_much, '.4g')}"
            " points too much"
        )
    if too_little > NOISE:
        most = 100 * (high.sum() + rest[1])
        raise ValueError(
            f"no market fits: the shares add to at most {spelled(most, '.4g')} %, {spelled(100 * too_little, '.4g')}"
            " points too little"
        )
