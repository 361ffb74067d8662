"""What a merger, a split, an entry or an exit does to a market, and the smallest sale that cures a merger.

Shares are fractions in a Series with one row a company; HHI and its change are in points. Shares that nobody named
count as held by many tiny companies, unless intervals are given. What guidelines say is in `screening.py`; its
functions can be imported from here as well.
"""

import itertools
import math
from collections.abc import Hashable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.formats import spelled
from analysis.measures.bounds import hhi_bounds
from analysis.measures.screening import (
    DEPENDS,
    PERCENT,
    Merged,
    Verdict,
    cleared,
    gain,
    points,
    screen,
    screen_interval,
    verdict,
    verdicts,
    worst,
)
from analysis.measures.validation import (
    MONOPOLY,
    NOISE,
    Floats,
    Interval,
    checked_boxes,
    labeled,
    market,
    refuse_parties,
    refuse_unknown,
)

__all__ = [
    "Remedy",
    "all_pairs",
    "all_pairs_interval",
    "cleared",
    "delta_hhi",
    "entry",
    "exit",
    "merge",
    "screen",
    "screen_interval",
    "smallest_remedy",
    "split",
    "sure_remedy",
    "verdict",
    "verdicts",
]

GRID = 1e-4
PACKAGE = 3
COARSE = 26
"""Sales looked at before the smallest that surely clears is narrowed down."""


class Remedy(NamedTuple):
    """The smallest divestiture that clears: points of share, the products sold (none: any), HHI after, its change."""

    points: float
    products: tuple[Hashable, ...]
    hhi_after: float
    delta: float


def merge(shares: pd.Series, parties: Sequence[Hashable]) -> pd.Series:
    """Shares after the parties became one company, "a + b", at the place of the first; fractions as given.

    ValueError for fewer than two parties, one named twice, or one that is not in the market.

    >>> merge(pd.Series({"a": 0.5, "b": 0.25, "c": 0.25}), ["a", "c"]).to_dict()
    {'a + c': 0.75, 'b': 0.25}
    """
    shares = market(shares)
    refuse_parties(shares, parties)
    joint = " + ".join(str(party) for party in parties)
    names = {label: joint if label in set(parties) else label for label in shares.index}
    return shares.groupby(names, sort=False).sum()


def delta_hhi(shares: pd.Series, parties: Sequence[Hashable]) -> float:
    """Change in HHI when the parties merge, in points from 0 to 5,000 for two: 10,000·((Σ s)² − Σ s²),
    2·s_a·s_b·10,000.

    The other companies do not matter. Errors as in `merge`.

    >>> round(delta_hhi(pd.Series({"a": 0.2, "b": 0.1, "c": 0.7}), ["a", "b"]))  # 2*20*10
    400
    """
    shares = market(shares)
    refuse_parties(shares, parties)
    return gain(shares[list(parties)].to_numpy())


def split(shares: pd.Series, company: Hashable, parts: Mapping[Hashable, float]) -> pd.Series:
    """Shares after a company was broken into `parts` (name: fraction of the market), at its place.

    ValueError if the parts do not add to its share within half a point of rounding, or a name is taken.

    >>> split(pd.Series({"a": 0.75, "b": 0.25}), "a", {"a1": 0.5, "a2": 0.25}).to_dict()
    {'a1': 0.5, 'a2': 0.25, 'b': 0.25}
    """
    shares = market(shares)
    refuse_unknown(shares, company)
    total = sum(parts.values())
    if abs(total - shares[company]) > 0.005 or min(parts.values(), default=-1.0) < 0:
        raise ValueError(
            f"parts of {company}: add to {spelled(total, '.4f')}, but it holds {spelled(shares[company], '.4f')}"
        )
    place = list(shares.index).index(company)
    pieces = [shares.iloc[:place], pd.Series(parts, dtype=float), shares.iloc[place + 1 :]]
    return market(pd.concat([piece for piece in pieces if len(piece)]))


def entry(shares: pd.Series, company: Hashable, share: float) -> pd.Series:
    """Shares after a new company took `share` (fraction) from all others in proportion, the unnamed rest included.

    ValueError if the name is taken or the share is not between 0 and 1.

    >>> entry(pd.Series({"a": 0.5, "b": 0.5}), "new", 0.2).to_dict()
    {'a': 0.4, 'b': 0.4, 'new': 0.2}
    """
    shares = market(shares)
    if company in shares.index:
        raise ValueError(f"{company}: is in the market already")
    if not 0 < share < 1:
        raise ValueError(f"{company}: {share} is not between 0 and 1")
    return pd.concat([shares * (1 - share), pd.Series({company: float(share)})])


def exit(shares: pd.Series, company: Hashable) -> pd.Series:
    """Shares after a company is gone and all others, the unnamed rest included, took over in proportion.

    ValueError if it is not in the market, or if nobody else is.

    >>> exit(pd.Series({"a": 0.5, "b": 0.25, "c": 0.25}), "a").to_dict()
    {'b': 0.5, 'c': 0.5}
    """
    shares = market(shares)
    refuse_unknown(shares, company)
    if shares[company] > 1 - NOISE or len(shares) == 1:
        raise ValueError(f"{company}: nobody else is named who could take over its {spelled(shares[company], '.4f')}")
    return shares.drop(company) / (1 - shares[company])


def all_pairs(shares: pd.Series, prongs: pd.DataFrame) -> pd.DataFrame:
    """a, b, hhi_after, delta, combined, verdict: every merger of two companies, one row a pair.

    hhi_after and delta in points, combined a fraction. verdict is the worst outcome reached in `prongs` (pass one
    guideline's), else "no test reached". A market of one company has no pairs: an empty table.
    """
    shares = market(shares)
    values, labels = shares.to_numpy(), np.array(shares.index, dtype=object)
    a, b = np.triu_indices(len(values), k=1)
    delta = 2 * MONOPOLY * values[a] * values[b]
    after = points(values) + delta
    combined = values[a] + values[b]
    verdict = worst(prongs, after, delta, PERCENT * combined)
    columns = {"a": labels[a], "b": labels[b], "hhi_after": after, "delta": delta, "combined": combined}
    return pd.DataFrame({**columns, "verdict": verdict})


def all_pairs_interval(
    low: pd.Series,
    high: pd.Series,
    prongs: pd.DataFrame,
    rest: Interval = (0.0, 1.0),
    cap: float | None = None,
    among: Sequence[Hashable] | None = None,
) -> pd.DataFrame:
    """a, b, verdict, best, state, depends_on: what one guideline says of every pair in a market known as intervals.

    Columns as in `verdicts`; intervals as in `hhi_bounds`. `among` are the companies paired, else all of them.
    """
    boxes = checked_boxes(labeled(low, "low"), labeled(high, "high"), rest, cap)
    before, rows = hhi_bounds(low, high, rest, cap), []
    for pair in itertools.combinations(low.index if among is None else among, 2):
        merged = Merged(boxes, low.index.isin(pair))
        found = verdict(prongs, merged.spans(before))
        # What holds inside bounds wider than need be holds; only the others are worth the search for sharp ones.
        rows.append((*pair, *(found if found.state != DEPENDS else verdict(prongs, merged.spans()))))
    return pd.DataFrame(rows, columns=["a", "b", *Verdict._fields])


def smallest_remedy(
    shares: pd.Series,
    parties: Sequence[Hashable],
    prongs: pd.DataFrame,
    products: pd.Series | None = None,
    buyer: Hashable | None = None,
) -> Remedy | None:
    """The smallest sale by the merged company that clears every guideline in `prongs`, in points; None if none does.

    Cleared: no prong "presumed" or "raises concern" is reached; where a guideline has neither, its "no concern
    normally" is. Sold to a new company, or to `buyer`. Without `products`, any number of points up to what
    undoes the merger, in steps of 0.01. With `products` (fraction of the market by product of the parties): the
    smallest package of up to three. A merger that is clear as it stands needs 0 points.
    """
    shares = market(shares)
    refuse_parties(shares, parties)
    own = shares[list(parties)].to_numpy()
    if buyer is not None:
        refuse_unknown(shares, buyer)
        if buyer in parties:
            raise ValueError(f"{buyer}: is one of the parties and cannot be the buyer")
    sales, packages = _sales(own, products)
    owned = 0.0 if buyer is None else float(shares[buyer])
    joint = own.sum()
    delta = MONOPOLY * ((joint - sales) ** 2 - (own**2).sum() + (owned + sales) ** 2 - owned**2)
    after = points(shares.to_numpy()) + delta
    clear = np.ones(len(sales), dtype=bool)
    for _, tests in prongs.groupby("guideline_id"):
        found = worst(tests, after, delta, PERCENT * (joint - sales))
        clear &= np.isin(found, [word for word in {*found} if cleared(tests, word)])
    if not clear.any():
        return None
    i = int(np.argmax(clear))
    return Remedy(PERCENT * float(sales[i]), packages[i], float(after[i]), float(delta[i]))


def sure_remedy(
    ends: tuple[pd.Series, pd.Series],
    parties: Sequence[Hashable],
    prongs: pd.DataFrame,
    rest: Interval = (0.0, 1.0),
    cap: float | None = None,
    buyer: Hashable | None = None,
) -> tuple[float | None, str]:
    """The smallest sale, in points, that clears one guideline in every market that fits the intervals, and "".

    `ends`: the lowest and the highest share of each named company, fractions. Never too small; where the rest is not
    known it can be a little more than need be. None where no sale does up to what undoes the merger: then with the
    measures on which that hangs ("" where nothing clears it for certain).
    """
    low, high = ends
    merged = Merged.of(low, high, parties, rest, cap, buyer)
    before = hhi_bounds(low, high, rest, cap)
    own = high[list(parties)].to_numpy()
    sales = np.linspace(0, own.sum() - own.max(), COARSE)
    found = [verdict(prongs, merged.spans(before, s)) for s in sales]
    first = next((i for i, one in enumerate(found) if cleared(prongs, one.verdict)), None)
    if first is None:
        return None, found[-1].depends_on
    less, enough = float(sales[max(first - 1, 0)]), float(sales[first])
    while enough - less > GRID / 2:
        middle = (less + enough) / 2
        if cleared(prongs, verdict(prongs, merged.spans(before, middle)).verdict):
            enough = middle
        else:
            less = middle
    return math.ceil(enough / GRID - NOISE) * GRID * PERCENT, ""


def _sales(own: Floats, products: pd.Series | None) -> tuple[Floats, list[tuple[Hashable, ...]]]:
    """What can be sold, smallest first, and the products that each sale is made of."""
    most = own.sum() - own.max()
    if products is None:
        steps = np.append(np.arange(0, most, GRID), most)
        return steps, [()] * len(steps)
    sizes = market(products, "products")
    packages = [p for n in range(PACKAGE + 1) for p in itertools.combinations(sizes.index, n)]
    packages = sorted(
        (p for p in packages if sizes[list(p)].sum() <= own.sum() + NOISE), key=lambda p: sizes[list(p)].sum()
    )
    return np.array([float(sizes[list(p)].sum()) for p in packages]), packages
