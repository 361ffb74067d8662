"""HHI of many markets at once, from one long table: sums by market without a loop over markets."""

import numpy as np
import pandas as pd

from analysis.measures.validation import MONOPOLY, NOISE, SLACK, NoMarket, as_floats

CHUNK = 1 << 16
"""Rows added up at a time by `hhi_by`: what stays in the processor's cache takes half the time."""


def hhi_by(frame: pd.DataFrame, by: str, share: str) -> pd.Series:
    """HHI of each market, in points from 0 to 10,000: one value for each value of `by`, in its order.

    One row of `frame` is one company in one market. As `hhi` for many markets at once: shares that add to less than
    1 give a lower bound. ValueError names the rows and markets that are wrong.

    >>> rows = pd.DataFrame({"market": ["b", "a", "a"], "share": [1.0, 0.5, 0.5]})
    >>> hhi_by(rows, "market", "share").round().to_dict()
    {'a': 5000.0, 'b': 10000.0}
    """
    values = as_floats(frame[share])
    if not len(values):
        raise ValueError(f"{share}: empty, but at least one share is needed")
    if not (values.min() >= 0 and values.max() <= 1 + NOISE):  # false as well where one is nan
        bad = frame.index[~((values >= 0) & (values <= 1 + NOISE))]
        raise ValueError(f"{share}: missing or outside 0 to 1 in rows {_some(bad)}")
    codes, names = _codes(frame[by])
    totals, squares = np.zeros(len(names)), np.zeros(len(names))
    squared = np.empty(min(CHUNK, len(values)))
    for start in range(0, len(values), CHUNK):
        code, part = codes[start : start + CHUNK], values[start : start + CHUNK]
        square = np.multiply(part, part, out=squared[: len(part)])
        totals += np.bincount(code, part, minlength=len(names))
        squares += np.bincount(code, square, minlength=len(names))
    present = totals > 0
    if not present.all():
        rows = np.bincount(codes, minlength=len(names))
        if ((rows > 0) & ~present).any():
            raise NoMarket(f"{share}: all zero in {by} {_some(names[(rows > 0) & ~present])}")
        names, totals, squares = names[present], totals[present], squares[present]
    if totals.max() > 1 + SLACK:
        raise NoMarket(f"{share}: add to more than 1.005 in {by} {_some(names[totals > 1 + SLACK])}")
    return pd.Series(MONOPOLY * squares, index=names.rename(by), name="hhi")


def _codes(column: pd.Series) -> tuple[np.ndarray, pd.Index]:
    """A small whole number for each row, and the value that each number stands for, in order."""
    if isinstance(column.dtype, np.dtype) and column.dtype.kind in "iu":
        # Whole numbers close to 0 are their own codes: sorting a million of them costs more than the sums.
        numbers = column.to_numpy()
        last = int(numbers.max())
        if int(numbers.min()) >= 0 and last < 2 * len(column):
            return numbers, pd.RangeIndex(last + 1)
    elif column.isna().any():
        raise ValueError(f"{column.name}: is missing in rows {_some(column.index[column.isna()])}")
    if isinstance(column.dtype, pd.CategoricalDtype):
        return column.cat.codes.to_numpy(), pd.Index(column.cat.categories)
    codes, names = pd.factorize(column, sort=True)
    return codes, pd.Index(names)


def _some(labels: pd.Index) -> str:
    """Up to five labels, and how many more."""
    more = f" and {len(labels) - 5} more" if len(labels) > 5 else ""
    return ", ".join(map(str, labels[:5])) + more
