"""Where the companies of a network of ties stand: columns from left to right, ordered so that few lines cross.

Nothing is drawn at random: the same ties have the same places.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

COLUMN, LAST = {"chips": 0, "cloud": 1, "model": 2}, 3
"""Layer of a company → its column; every other layer stands in the last."""
LEAST, GAP = 2.0, 0.9
"""The least height of a company and the room between two, in line ends."""
USUAL = 24.0
"""The least height of a chart in line ends, so that few companies are not drawn huge."""
SWEEPS = 24
"""How often the order of each column is set by the places of its neighbors."""
Lines = Sequence[tuple[str, str]]


def column_of(layer: str) -> int:
    """The column of a layer.

    >>> column_of("model"), column_of("application")
    (2, 3)
    """
    return COLUMN.get(layer, LAST)


def places(lines: Lines, columns: Mapping[str, int]) -> pd.DataFrame:
    """company (index): `column`, `height` of its middle from 0 (top) to 1, and `span`, its part of the height.

    `lines` are pairs of companies, one for each line drawn; a company is as high as its longer side has ends.
    """
    high = _heights(lines, columns)
    order = {at: sorted(_in(columns, at), key=lambda c: (-high[c], c)) for at in sorted(set(columns.values()))}
    middles = _middles(order, high)
    best, fewest = dict(order), _crossings(lines, columns, middles)
    for _ in range(SWEEPS):
        for at, companies in order.items():
            wish = {c: _wish(c, lines, columns, middles) for c in companies}
            order[at] = sorted(companies, key=lambda c: (wish[c], c))
            middles = _middles(order, high)
        crossings = _crossings(lines, columns, middles)
        if crossings < fewest:
            best, fewest = dict(order), crossings
    return _scaled(best, high, columns)


def _in(columns: Mapping[str, int], at: int) -> list[str]:
    return [company for company, column in columns.items() if column == at]


def _heights(lines: Lines, columns: Mapping[str, int]) -> dict[str, float]:
    """The height of each company in line ends: those of its left or of its right side, whichever has more."""
    left, right = dict.fromkeys(columns, 0), dict.fromkeys(columns, 0)
    for a, b in lines:
        for one, other in ((a, b), (b, a)):
            side = left if columns[other] < columns[one] else right
            side[one] += 1
    return {company: max(LEAST, left[company], right[company]) for company in columns}


def _middles(order: Mapping[int, list[str]], high: Mapping[str, float]) -> dict[str, float]:
    """The middle of each company in line ends from the top, each column in the middle of the tallest."""
    tall = {at: sum(high[c] for c in own) + GAP * (len(own) - 1) for at, own in order.items()}
    found = {}
    for at, own in order.items():
        top = (max(tall.values()) - tall[at]) / 2
        for company in own:
            found[company] = top + high[company] / 2
            top += high[company] + GAP
    return found


def _wish(company: str, lines: Lines, columns: Mapping[str, int], middles: Mapping[str, float]) -> float:
    """Where a company would stand by its neighbors in other columns; where it stands if it has none."""
    ends = [(a if b == company else b) for a, b in lines if company in (a, b)]
    others = [middles[end] for end in ends if columns[end] != columns[company]]
    return sum(others) / len(others) if others else middles[company]


def _crossings(lines: Lines, columns: Mapping[str, int], middles: Mapping[str, float]) -> int:
    """How many pairs of lines between the same two columns cross."""
    drawn = [sorted(((columns[a], middles[a]), (columns[b], middles[b]))) for a, b in lines if columns[a] != columns[b]]
    return sum(
        one[0][0] == two[0][0] and one[1][0] == two[1][0] and (one[0][1] - two[0][1]) * (one[1][1] - two[1][1]) < 0
        for i, one in enumerate(drawn)
        for two in drawn[:i]
    )


def _scaled(order: Mapping[int, list[str]], high: Mapping[str, float], columns: Mapping[str, int]) -> pd.DataFrame:
    """The places as parts of the height of the tallest column, or of a usual one that few companies do not fill."""
    middles = _middles(order, high)
    tallest = max((middles[c] + high[c] / 2 for c in columns), default=0.0)
    whole = max(tallest, USUAL)
    above = (whole - tallest) / 2
    rows = [(c, columns[c], (middles[c] + above) / whole, high[c] / whole) for c in columns]
    return pd.DataFrame(rows, columns=["company_id", "column", "height", "span"]).set_index("company_id")
