"""Indices of concentration of one market, from shares as fractions of the whole (0 to 1). HHI is in points.

Conventions where builders differ: zero shares are dropped before companies are counted; nothing is ever rescaled.
Intervals are in `bounds.py`, two dates in `change.py`; their main functions can be imported from here as well.
Every function takes a list, an array or a Series and raises ValueError, naming the company, for a share that is
missing, negative or above 1, for a sum above 1.005, and for no shares at all.
"""

import math

import numpy as np
import pandas as pd

from analysis.measures.bounds import draw_hhi, hhi_bounds
from analysis.measures.by_market import hhi_by
from analysis.measures.change import crossing_range, instability, overtaking_range, tipping_point, waterfall
from analysis.measures.validation import MONOPOLY, Floats, Shares, checked

__all__ = [
    "berger_parker",
    "concentration_ratio",
    "contributions",
    "crossing_range",
    "draw_hhi",
    "effective_companies",
    "garcia_alba_dominance",
    "gini",
    "hall_tideman",
    "hannah_kay",
    "hhi",
    "hhi_bounds",
    "hhi_by",
    "hill_number",
    "instability",
    "kwoka_dominance",
    "lorenz",
    "normalized_hhi",
    "overtaking_range",
    "shannon_entropy",
    "stenbacka_threshold",
    "tipping_point",
    "waterfall",
]


def hhi(shares: Shares) -> float:
    """Herfindahl-Hirschman index, in points from 0 to 10,000.

    The shares may add up to less than 1: the companies nobody named are then taken as many and tiny, so the result
    is a lower bound (`hhi_bounds` gives both). One company with everything gives 10,000.
    Hirschman (1964), American Economic Review 54(5).

    >>> round(hhi([0.30, 0.30, 0.20, 0.20]))  # 30**2 + 30**2 + 20**2 + 20**2
    2600
    """
    return MONOPOLY * float((checked(shares) ** 2).sum())


def normalized_hhi(shares: Shares) -> float:
    """HHI stretched so that equal companies give 0 and one company 1: (H − 1/n)/(1 − 1/n), a fraction 0 to 1.

    H is HHI/10,000, n counts shares above zero. One company gives 1. Shares that print to a little under 1 can
    fall below 1/n; the result is then 0. ValueError if the shares do not add to 1 within 0.005: n is not known.

    >>> normalized_hhi([0.5, 0.5])
    0.0
    """
    values = checked(shares, whole=True)
    n = len(values)
    if n == 1:
        return 1.0
    return min(max((float((values**2).sum()) - 1 / n) / (1 - 1 / n), 0.0), 1.0)


def effective_companies(shares: Shares) -> float:
    """Effective number of companies, 10,000/HHI, from 1 up: as many equal companies would give this HHI.

    Adelman (1969), Review of Economics and Statistics 51(1). An upper bound where shares add to less than 1.

    >>> round(effective_companies([0.25, 0.25, 0.25, 0.25]), 9)
    4.0
    """
    return MONOPOLY / hhi(shares)


def concentration_ratio(shares: Shares, k: int) -> float:
    """Joint share of the k largest companies (CR_k), a fraction from 0 to 1.

    With fewer than k companies it is the sum of all. ValueError for k below 1.

    >>> round(concentration_ratio([0.30, 0.30, 0.20, 0.20], 3), 9)
    0.8
    """
    if k < 1:
        raise ValueError(f"k: {k} companies, but at least 1 is needed")
    return float(_ranked(shares)[:k].sum())


def shannon_entropy(shares: Shares, base: float = math.e) -> float:
    """Shannon entropy −Σ s·log s, from 0 (one company) to log n (equal ones), in nats; in bits with base 2.

    Shannon (1948), Bell System Technical Journal 27. ValueError if the shares do not add to 1 within 0.005, or
    for a base not above 1.

    >>> shannon_entropy([0.5, 0.25, 0.25], base=2)
    1.5
    """
    if not base > 1:
        raise ValueError(f"base: {base} is not above 1")
    values = checked(shares, whole=True)
    return max(float(-(values * np.log(values)).sum()) / math.log(base), 0.0)


def hill_number(shares: Shares, q: float) -> float:
    """Hill number of order q ≥ 0, an effective number of companies: (Σ s^q)^(1/(1−q)).

    Order 0 counts companies, 1 is exp(entropy), 2 is 10,000/HHI, infinity is 1/(largest share). Equal companies
    give n at every order. ValueError if the shares do not add to 1 within 0.005, or for q below 0.
    Hill (1973), Ecology 54(2).

    >>> round(hill_number([0.5, 0.5], 3), 9)
    2.0
    """
    if not q >= 0:
        raise ValueError(f"q: {q} is below 0")
    values = checked(shares, whole=True)
    if q == 1:
        return math.exp(float(-(values * np.log(values)).sum()))
    if math.isinf(q):
        return 1 / float(values.max())
    return float((values**q).sum()) ** (1 / (1 - q))


def hannah_kay(shares: Shares, alpha: float) -> float:
    """Hannah-Kay index of order alpha > 0, (Σ s^α)^(1/(α−1)), from 1/n (equal companies) to 1: one over the Hill
    number.

    Order 2 is HHI/10,000; the higher the order the more the largest companies decide. At 1 it is exp(−entropy).
    ValueError if the shares do not add to 1 within 0.005, or for alpha not above 0.
    Hannah and Kay (1977), Concentration in Modern Industry.

    >>> round(hannah_kay([0.5, 0.3, 0.2], 2), 9)  # 0.25 + 0.09 + 0.04
    0.38
    """
    if not alpha > 0:
        raise ValueError(f"alpha: {alpha} is not above 0")
    return 1 / hill_number(shares, alpha)


def gini(shares: Shares) -> float:
    """Gini coefficient of the named companies, population form, a fraction from 0 (equal) to 1 − 1/n.

    It measures inequality, not size: two equal companies and a hundred equal ones both give 0; so does one company.
    ValueError if the shares do not add to 1 within 0.005.

    >>> round(gini([0.5, 0.3, 0.2]), 9)  # mean gap (2*0.2 + 2*0.1 + 2*0.3)/9 over twice the mean 1/3
    0.2
    """
    values = np.sort(checked(shares, whole=True))
    n = len(values)
    ranks = np.arange(1, n + 1)
    return max(float(((2 * ranks - n - 1) * values).sum()) / (n * float(values.sum())), 0.0)


def lorenz(shares: Shares) -> pd.DataFrame:
    """companies, market: cumulated parts of all companies and of the named market, 0 to 1, smallest first.

    n + 1 points from (0, 0) to (1, 1); equal companies lie on the diagonal. Over the named companies only.

    >>> lorenz([0.75, 0.25]).to_numpy().tolist()
    [[0.0, 0.0], [0.5, 0.25], [1.0, 1.0]]
    """
    values = np.sort(checked(shares))
    n = len(values)
    market = np.concatenate([[0.0], np.cumsum(values) / values.sum()])
    return pd.DataFrame({"companies": np.arange(n + 1) / n, "market": market})


def berger_parker(shares: Shares) -> float:
    """Share of the largest company, a fraction from 0 to 1. Berger and Parker (1970), Science 168.

    Among the named companies: where much is unnamed, see `bounds.berger_parker_bounds`.

    >>> berger_parker([0.5, 0.3, 0.2])
    0.5
    """
    return float(checked(shares).max())


def hall_tideman(shares: Shares) -> float:
    """Hall-Tideman (Rosenbluth) index 1/(2Σ i·s_(i) − 1), rank i with the largest first, from 0 to 1.

    Equal companies give 1/n, one company 1. Small companies weigh more than in HHI. ValueError if the shares do not
    add to 1 within 0.005. Hall and Tideman (1967), Journal of the American Statistical Association 62.

    >>> round(hall_tideman([0.25, 0.25, 0.25, 0.25]), 9)
    0.25
    """
    values = _ranked(shares, whole=True)
    return min(1 / (2 * float((np.arange(1, len(values) + 1) * values).sum()) - 1), 1.0)


def kwoka_dominance(shares: Shares) -> float:
    """Kwoka dominance Σ (s_(i) − s_(i+1))² over neighbors in rank, i = 1 to n − 1, a fraction from 0 to 1.

    Equal companies give 0; one company gives 1 by convention. Kwoka (1977), Southern Economic Journal 44(1).

    >>> round(kwoka_dominance([0.5, 0.3, 0.2]), 9)  # 0.2**2 + 0.1**2
    0.05
    """
    values = _ranked(shares)
    return 1.0 if len(values) == 1 else float((np.diff(values) ** 2).sum())


def garcia_alba_dominance(shares: Shares) -> float:
    """García Alba dominance Σ (s_i²/Σ s_j²)², from 1/n (equal companies) to 1: HHI of the parts in the HHI.

    García Alba (1994), El Trimestre Económico 61.

    >>> round(garcia_alba_dominance([0.5, 0.5]), 9)
    0.5
    """
    squares = checked(shares) ** 2
    return float(((squares / squares.sum()) ** 2).sum())


def stenbacka_threshold(shares: Shares, gamma: float = 1.0) -> float:
    """Share above which the leader is dominant, ½(1 − γ(s_(1)² − s_(2)²)), a fraction 0 to ½ for γ ≤ 1.

    The further the second company is behind, the lower. A single company is compared with a second of size 0.
    ValueError for a negative γ. Melnik, Shy and Stenbacka (2008), Journal of Economic Behavior and
    Organization 68(1).

    >>> round(stenbacka_threshold([0.5, 0.3, 0.2]), 9)  # (1 - (0.25 - 0.09))/2
    0.42
    """
    if not gamma >= 0:
        raise ValueError(f"gamma: {gamma} is below 0")
    first, second = np.append(_ranked(shares), 0.0)[:2]
    return 0.5 * (1 - gamma * float(first**2 - second**2))


def contributions(shares: Shares) -> pd.Series:
    """Part of the HHI that each company makes, s_i²/Σ s², fractions that add to 1; labels and order are kept.

    >>> contributions([0.5, 0.5]).tolist()
    [0.5, 0.5]
    """
    squares = checked(shares, zeros=True) ** 2
    index = shares.index if isinstance(shares, pd.Series) else range(len(squares))
    return pd.Series(squares / squares.sum(), index=index, name="contribution")


def _ranked(shares: Shares, *, whole: bool = False) -> Floats:
    """The shares above zero, largest first."""
    return np.sort(checked(shares, whole=whole))[::-1]
