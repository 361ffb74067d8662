"""Concentration when companies hold parts of one another: the modified HHI of O'Brien and Salop.

Rows of the matrices are owners, columns the companies (or products) whose shares are given; owners need not be
companies. Ties and their dates are data; nothing about a company is known here.
"""

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeAlias

import numpy as np
import pandas as pd

from analysis.formats import spelled
from analysis.measures.validation import MONOPOLY, NOISE, Floats, Shares, checked, labels_of

COLUMN_SLACK = 1e-6
Matrix: TypeAlias = np.ndarray | pd.DataFrame | Sequence[Sequence[float]]


def mhhi(shares: Shares, profit: Matrix, control: Matrix | None = None) -> float:
    """Modified HHI, in points: 10,000·Σ_j Σ_k s_j·s_k·(Σ_i γ_ij β_ik)/(Σ_i γ_ij β_ij).

    It is HHI where nobody holds a part.

    `profit[i, j]` (β) is the part of company j's profit that owner i earns, `control[i, j]` (γ) the part of the
    control; columns add to 1 (what is held outside the table belongs to the company itself). Without
    `control` each company controls itself: silent interests, profit square. Zero shares are allowed. It can pass
    10,000: an owner who controls a company and earns little of it is counted as harming it for the rest of what he
    owns. ValueError if a matrix has another number of columns, a value outside 0 to 1 or a column that does not add to
    1, or if those who control a company earn nothing of it. O'Brien and Salop (2000), Antitrust Law Journal 67, 559.
    The R package `antitrust` divides by the other company's diagonal instead.

    >>> round(mhhi([0.5, 0.5], [[1.0, 0.2], [0.0, 0.8]]), 6)  # 5,000 + 10,000·0.2·0.5·0.5
    5500.0
    """
    values = checked(shares, zeros=True)
    names = labels_of(shares)
    beta = _columns(profit, "profit", names, shares)
    if control is None:
        if beta.shape[0] != beta.shape[1]:
            raise ValueError(
                f"profit: has {beta.shape[0]} owners for {beta.shape[1]} companies; without control it must be square"
            )
        if isinstance(profit, pd.DataFrame):
            beta = _square(profit, shares.index if isinstance(shares, pd.Series) else profit.columns)
        gamma = np.eye(len(values))
    else:
        gamma = _columns(control, "control", names, shares)
        if gamma.shape != beta.shape:
            raise ValueError(f"control: has {gamma.shape[0]} owners, but profit has {beta.shape[0]}")
        if isinstance(control, pd.DataFrame) and isinstance(profit, pd.DataFrame):
            if set(control.index) != set(profit.index):
                raise ValueError("control and profit: their owners differ")
            gamma = gamma[control.index.get_indexer(profit.index)]
    weights = gamma.T @ beta
    own = np.diag(weights)
    idle = [name for name, weight in zip(names, own, strict=True) if weight <= NOISE]
    if idle:
        raise ValueError(f"control: those who control {', '.join(idle)} earn nothing of its profit")
    return MONOPOLY * float(values @ (weights / own[:, None]) @ values)


def mhhi_delta(shares: Shares, profit: Matrix, control: Matrix | None = None) -> float:
    """What the ties add to concentration, MHHI − HHI, in points from 0 up; 0 where nobody holds a part.

    HHI is that of the columns as separate companies. Errors as in `mhhi`.

    >>> round(mhhi_delta([0.5, 0.5], [[1.0, 0.2], [0.0, 0.8]]), 6)
    500.0
    """
    return mhhi(shares, profit, control) - MONOPOLY * float((checked(shares) ** 2).sum())


def stakes(companies: Sequence[Hashable], ties: Iterable[tuple[Hashable, Hashable, float]]) -> pd.DataFrame:
    """Owners × companies, fractions: the ties (holder, company, part), and to each company what is left of itself.

    Companies come first and in order, other holders after them, so the matrix of ties among companies is square.
    Serves for profit and for control alike. ValueError for a company that is not in the list, a part outside 0 to 1, or
    parts of one company that add to more than 1.

    >>> stakes(["a", "b"], [("a", "b", 0.25)]).to_numpy().tolist()
    [[1.0, 0.25], [0.0, 0.75]]
    """
    rows = list(ties)
    unknown = {str(company) for _, company, _ in rows} - {str(company) for company in companies}
    if unknown:
        raise ValueError(f"ties: {', '.join(sorted(unknown))} are not among the companies")
    bad = [f"{holder} in {company}: {part}" for holder, company, part in rows if not 0 <= part <= 1]
    bad += [f"{holder} in itself" for holder, company, _ in rows if holder == company]
    if bad:
        raise ValueError(f"ties: {'; '.join(bad)} (a part of another company from 0 to 1 is needed)")
    owners = list(dict.fromkeys([*companies, *(holder for holder, _, _ in rows)]))
    table = pd.DataFrame(0.0, index=owners, columns=list(companies))
    for holder, company, part in rows:
        table.loc[holder, company] += part
    over = table.columns[table.sum() > 1 + COLUMN_SLACK]
    if len(over):
        raise ValueError(f"ties: the parts of {', '.join(map(str, over))} add to more than 1")
    for company in companies:
        table.loc[company, company] = max(1 - float(table[company].sum()), 0.0)
    return table


def newest_ties(ownership: pd.DataFrame) -> pd.DataFrame:
    """tie: the newest row of each holder and company held, largest first.

    Adds tie_id, mid_pct (the middle of a range) and high_pct, the part of the profit in percent, and control_pct as a
    number, 0 where none is printed.
    """
    newest = ownership.sort_values("as_of", kind="stable").drop_duplicates(["holder_id", "held_id"], keep="last")
    middle = newest["profit_pct"].fillna((newest["profit_low_pct"] + newest["profit_high_pct"]) / 2)
    return (
        newest.assign(
            tie_id=newest["holder_id"] + "_" + newest["held_id"],
            mid_pct=middle,
            high_pct=newest["profit_high_pct"].fillna(middle),
            control_pct=newest["control_pct"].fillna(0.0),
        )
        .dropna(subset=["mid_pct"])
        .sort_values("mid_pct", ascending=False, kind="stable")
    )


def _columns(matrix: Matrix, name: str, companies: Sequence[str], shares: Shares) -> Floats:
    """The matrix in the order of the shares, each column a split of one company."""
    if isinstance(matrix, pd.DataFrame) and isinstance(shares, pd.Series):
        if set(matrix.columns) != set(shares.index):
            raise ValueError(f"{name}: its columns are not the companies of the shares")
        matrix = matrix[list(shares.index)]
    table = np.asarray(matrix, dtype=float)
    if table.ndim != 2 or table.shape[1] != len(companies):
        raise ValueError(f"{name}: shape {table.shape} is not owners × {len(companies)} companies")
    if not ((table >= 0) & (table <= 1 + NOISE)).all():
        row, column = np.argwhere(~((table >= 0) & (table <= 1 + NOISE)))[0]
        raise ValueError(f"{name}: row {row + 1}, {companies[column]}: {table[row, column]} is outside 0 to 1")
    off = [
        f"{company} adds to {spelled(total, '.4f')}"
        for company, total in zip(companies, table.sum(axis=0), strict=True)
        if abs(total - 1) > COLUMN_SLACK
    ]
    if off:
        raise ValueError(f"{name}: each column must add to 1, but {'; '.join(off)}")
    return table


def _square(profit: pd.DataFrame, order: pd.Index) -> Floats:
    """The matrix with owners in the order of the companies, since each company controls itself."""
    if set(profit.index) != set(profit.columns):
        raise ValueError("profit: without control its rows must be the companies of its columns")
    return profit.loc[list(order), list(order)].to_numpy(dtype=float)
