"""How a market changes: what moved between two dates, and how far a share is from changing the picture.

Two dates are compared only within one market definition; deciding that is the caller's part.
"""

import math
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analysis.measures.validation import MONOPOLY, NOISE, Floats, Shares, checked, labeled, market, refuse_unknown

STEP = 0.001
"""Step of the search for a change of a reading that has no formula: 0.1 point, then halved to 0.001 point."""

STEPS_OF_A_SHARE = 11
"""Places inside the interval of a share at which a change is worked out, its ends among them."""


class Tip(NamedTuple):
    """The change of one share that flips something: `points` (signed), what flips, and HHI there in points."""

    points: float
    flips: str
    hhi: float


@dataclass(frozen=True)
class Lifetimes:
    """When companies came out or went, by name, and the `earlier` date that this is held against."""

    earlier: Any = None
    released: Mapping[Hashable, Any] = field(default_factory=dict)
    retired: Mapping[Hashable, Any] = field(default_factory=dict)


def instability(before: Shares, after: Shares) -> float:
    """Share of the market that changed hands between two dates, ½ Σ |s_i,after − s_i,before|, from 0 to 1.

    Half the sum of Hymer and Pashigian (1962), Review of Economics and Statistics 44(1). A company in one Series only
    counts as 0 in the other; lists must be of one length and order. The unnamed rest is not matched.

    >>> round(instability(pd.Series({"a": 0.6, "b": 0.4}), pd.Series({"a": 0.5, "b": 0.4, "c": 0.1})), 9)
    0.1
    """
    old, new, _ = _matched(before, after)
    return 0.5 * float(np.abs(new - old).sum())


def waterfall(
    before: pd.Series,
    after: pd.Series,
    *,
    known: Lifetimes | None = None,
    mergers: Iterable[tuple[Sequence[Hashable], Hashable]] = (),
    same_source: bool = True,
) -> pd.DataFrame:
    """company, kind, points: the bars that lead from HHI before to HHI after, one row each; they add to the change.

    kind is stays, merger, entry, coverage begins, exit, coverage ends or source. A newcomer is an entry only where
    it is `known` to be released after the earlier date, and a company that is gone is an exit only where it is known to
    be retired: otherwise the source merely began or ceased to list it. `mergers` pairs the parties with the name
    that goes on; its bar is 2·s_a·s_b at the earlier date. Where source or definition changed (`same_source` false)
    companies cannot be compared and the whole change is one bar. Central values; the rest counts as tiny companies.

    >>> waterfall(pd.Series({"a": 0.6, "b": 0.4}), pd.Series({"a": 0.5, "b": 0.5})).round(6).to_dict("list")
    {'company': ['a', 'b'], 'kind': ['stays', 'stays'], 'points': [-1100.0, 900.0]}
    """
    old, new, labels = _matched(before, after)
    if not same_source:
        change = MONOPOLY * float((new**2).sum() - (old**2).sum())
        return pd.DataFrame({"company": ["all"], "kind": ["source"], "points": [change]})
    shares = dict(zip(labels, old, strict=True))
    now = dict(zip(labels, new, strict=True))
    bars: list[tuple[Hashable, str, float]] = []
    for parties, name in mergers:
        parts = [_pop(shares, party) for party in parties]
        joint = MONOPOLY * (sum(parts) ** 2 - sum(p * p for p in parts))
        bars.append((" + ".join(map(str, parties)), "merger", joint))
        shares[name] = shares.get(name, 0.0) + sum(parts)
    for label in dict.fromkeys([*now, *shares]):
        a, b = shares.get(label, 0.0), now.get(label, 0.0)
        if a or b:
            kind = _kind(label, a, b, known or Lifetimes())
            bars.append((label, kind, MONOPOLY * float(b * b - a * a)))
    return pd.DataFrame(bars, columns=["company", "kind", "points"])


def tipping_point(
    shares: pd.Series,
    company: Hashable,
    lines: Sequence[float] = (),
    *,
    reach: float = 50.0,
    reading: Callable[[pd.Series], object] | None = None,
    leader: bool = True,
) -> Tip | None:
    """The smallest change of one share, in points, that flips the band, the leader or what the page says; or None.

    What the company gains is taken from all others in proportion, the unnamed rest included; what it loses goes to
    them likewise. `lines` are the HHI values (points) that part the bands of the chosen guideline. `reading`
    is any other result, such as a page's title, as a function of the shares; it is tried in steps of 0.1 point.
    Without `leader` the leader may flip unseen, as where it is not certain who leads.
    None means: none within ±`reach` points. The rest counts as many tiny companies. Just at the tip the two sides
    are equal; beyond it the flip has happened. ValueError for an unknown company.

    >>> tip = tipping_point(pd.Series({"a": 0.5, "b": 0.4, "c": 0.1}), "a")
    >>> round(tip.points, 3), tip.flips  # 0.5 + x = 0.4·(1 − x/0.5), so x = −0.1/1.8
    (-5.556, 'leader')
    """
    shares = market(shares)
    refuse_unknown(shares, company)
    values = shares.to_numpy()
    own = float(values[shares.index.get_loc(company)])
    if own > 1 - NOISE:
        raise ValueError(f"{company}: holds everything, so there is nobody to give to or take from")
    others = np.delete(values, shares.index.get_loc(company))
    first, last = max(-reach / 100, -own), min(reach / 100, 1 - own)

    def index_at(change: float) -> float:
        return MONOPOLY * float((own + change) ** 2 + (_scaled(own, change) ** 2) * (others**2).sum())

    found = [(x, "band") for x in _crossings(own, others, lines) if first <= x <= last]
    found += [(x, "leader") for x in _overtakings(own, others) if leader and first <= x <= last]
    if reading is not None:
        found += [(x, "title") for x in _flips(shares, company, reading, first, last)]
    if not found:
        return None
    change, what = min(found, key=lambda tip: abs(tip[0]))
    return Tip(100 * change, what, index_at(change))


def overtaking_range(own: tuple[float, float], rival: tuple[float, float]) -> tuple[float, float]:
    """Least and largest change of a share (fractions) at which it equals the largest of the others, both intervals.

    The change takes from all others in proportion, so it grows with the rival's share and shrinks with its own.

    0.1 + x = 0.5·(1 − x/0.9), so x = 0.4·0.9/1.4:

    >>> [round(x, 9) for x in overtaking_range((0.1, 0.1), (0.5, 0.5))]
    [0.257142857, 0.257142857]
    """
    low, high = (r / (1 - o + r) - o for o, r in ((own[1], rival[0]), (own[0], rival[1])))
    return low, high


def crossing_range(
    own: tuple[float, float], others: tuple[Floats, Floats], line: float, sign: float
) -> tuple[float, float]:
    """Least and largest change of a share (fractions), up or down by its `sign`, at which HHI meets the line.

    All shares are intervals, those of the others their lower and their upper ends. The change takes from all others in
    proportion, as in `tipping_point`. Never too narrow; infinite where a market inside the intervals never meets it.

    >>> exact = np.array([0.4])
    >>> [round(x, 9) for x in crossing_range((0.6, 0.6), (exact, exact), 5_800, 1)]  # 0.7² + 0.3² = 0.58
    [0.1, 0.1]
    """
    found = []
    for share in np.linspace(*own, STEPS_OF_A_SHARE):
        # Companies that hold no more than `most` each and 1 − share together have squares of at most
        # most·(1 − share).
        least, most = (float((ends**2).sum()) for ends in others)
        for squares in (least, max(least, min(most, float(others[1].max(initial=0.0)) * (1 - share)))):
            beside = np.array([math.sqrt(squares)])
            found.append(
                min((abs(float(x)) for x in _crossings(share, beside, [line]) if x * sign > 0), default=math.inf)
            )
    ends = sorted((sign * min(found), sign * max(found)))
    return ends[0], ends[1]


def with_share_changed(shares: pd.Series, company: Hashable, change: float) -> pd.Series:
    """The market after one share changed by `change` (a fraction), taken from or given to all others in proportion.

    >>> with_share_changed(pd.Series({"a": 0.5, "b": 0.4}), "a", 0.25).round(9).to_dict()
    {'a': 0.75, 'b': 0.2}
    """
    own = float(shares[company])
    result = shares * _scaled(own, change)
    result[company] = own + change
    return result


def _scaled(own: float, change: float) -> float:
    """What every other share is multiplied by, so that the market still adds up."""
    return (1 - own - change) / (1 - own)


def _crossings(own: float, others: Floats, lines: Sequence[float]) -> list[float]:
    """The changes at which HHI, a parabola in the share, passes through one of the lines."""
    spread = float((others**2).sum()) / (1 - own) ** 2
    found = []
    for line in lines:
        # (own + x)² + spread·(1 − own − x)² = line/10,000, in powers of the new share t = own + x
        roots = np.roots([1 + spread, -2 * spread, spread - line / MONOPOLY])
        real = roots[np.abs(roots.imag) < NOISE].real
        # A parabola that only touches the line does not pass to the other side.
        found += [float(t) - own for t in real] if len(real) == 2 and abs(real[0] - real[1]) > NOISE else []
    return [x for x in found if abs(x) > NOISE]


def _overtakings(own: float, others: Floats) -> list[float]:
    """The change at which the company and the largest of the others are equal."""
    if not len(others) or others.max() <= 0:
        return []
    pull = float(others.max()) / (1 - own)
    return [pull / (1 + pull) - own]


def _flips(
    shares: pd.Series, company: Hashable, reading: Callable[[pd.Series], object], first: float, last: float
) -> list[float]:
    """The nearest change downward and the nearest upward that alter the reading."""
    now = reading(shares)
    found = []
    for end, sign in ((-first, -1), (last, 1)):
        inside = 0.0
        for outside in [*np.arange(STEP, end, STEP), end]:
            if end > 0 and reading(with_share_changed(shares, company, sign * outside)) != now:
                while outside - inside > STEP / 100:
                    middle = (inside + outside) / 2
                    same = reading(with_share_changed(shares, company, sign * middle)) == now
                    inside, outside = (middle, outside) if same else (inside, middle)
                found.append(sign * float(outside))
                break
            inside = float(outside)
    return found


def _matched(before: Shares, after: Shares) -> tuple[Floats, Floats, list[Hashable]]:
    """Both dates in one order of companies, 0 for a company that one of them does not list."""
    old, new = checked(before, "before", zeros=True), checked(after, "after", zeros=True)
    if isinstance(before, pd.Series) and isinstance(after, pd.Series):
        labels = list(dict.fromkeys([*labeled(after, "after").index, *labeled(before, "before").index]))
        one, two = pd.Series(old, before.index), pd.Series(new, after.index)
        return one.reindex(labels, fill_value=0).to_numpy(), two.reindex(labels, fill_value=0).to_numpy(), labels
    if isinstance(before, pd.Series) or isinstance(after, pd.Series) or len(old) != len(new):
        raise ValueError("before and after: give two Series, or two lists of the same companies in the same order")
    return old, new, list(range(len(old)))


def _pop(shares: dict[Hashable, float], party: Hashable) -> float:
    if not shares.get(party):
        raise ValueError(f"mergers: {party} has no share before")
    return shares.pop(party)


def _kind(label: Hashable, a: float, b: float, known: Lifetimes) -> str:
    """Why a company's part of HHI changed."""
    if a and b:
        return "stays"
    date = (known.retired if a else known.released).get(label)
    moved_in_market = date is not None and known.earlier is not None and date > known.earlier
    if a:
        return "exit" if moved_in_market else "coverage ends"
    return "entry" if moved_in_market else "coverage begins"
