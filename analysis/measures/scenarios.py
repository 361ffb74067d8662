"""Can open break the monopoly? Shares go on as they moved, and a scenario pulls them by what it assumes.

`forecast` is estimated of a market's past alone. A scenario acts on each of its draws z by choice with inertia: of the
use that is carried on nothing changes, and the part λ that is chosen anew goes by McFadden's (1974) logit,

    s_t = (1 − λ)·s_{t−1}·z_t/z_{t−1} + λ·softmax(ln z_t + β_n·ln(s_{t−1}/z_{t−1}) + pull_t),

each normalized to 1. What a company has of its own, α, is in z, so a scenario that assumes what the baseline does
gives the forecast itself. A dynamic mixed duopoly of an open and a closed rival is the case of Casadesus-Masanell and
Ghemawat (2006), Management Science 52(7).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
import pandas as pd

from analysis.formats import counted
from analysis.measures.motion import DAMPING, EPSILON, Motion, motion_of, walks
from analysis.measures.shares import Refusal
from analysis.measures.validation import MONOPOLY, Floats
from analysis.measures.windows import LEAST

WHOLE = 1e-6
"""How far shares of a period may miss 1: arithmetic, not data."""
TRIED = "Backtest"
QUARTER = 3.0
"""Months of a quarter."""
FLOOR = 1e-12
Range = float | tuple[float, float]


@dataclass(frozen=True)
class Assumptions:
    """What pulls shares away from the forecast. A pair (low, high) is drawn evenly once a draw; a number is the same in
    every draw.

    churn: part of use that is chosen anew each quarter, 0 to 1; beta_*: weights of the utility; closed_growth in Elo
    points a quarter; open_lag_months: how far open models trail; open_price: price of open models, times today;
    entrant_quarter: 0 for none; entrant_share: fraction taken on arrival; drift_kept: part of the estimated drift that
    goes on.
    """

    churn: Range = 0.1
    beta_quality: Range = 0.5
    beta_price: Range = 0.3
    beta_open: Range = 0.0
    beta_network: Range = 0.5
    closed_growth: Range = 25.0
    open_lag_months: Range = 8.0
    open_price: Range = 1.0
    entrant_quarter: Range = 0.0
    entrant_share: Range = 0.05
    drift_kept: Range = 1.0

    @classmethod
    def of(cls, values: Mapping[str, Range]) -> "Assumptions":
        """From names and values of a table; names that are no assumption are an error."""
        known = {f.name for f in fields(cls)}
        strange = set(values) - known
        if strange:
            raise ValueError(f"not an assumption: {', '.join(sorted(strange))}")
        return cls(**values)

    def drawn(self, draws: int, seed: int) -> dict[str, Floats]:
        """A value of each assumption for every draw; the same draws of one whatever the others are. Seeded."""
        random = np.random.default_rng(seed)
        found = {}
        for f in fields(self):
            even = random.random(draws)
            value = getattr(self, f.name)
            low, high = value if isinstance(value, tuple) else (value, value)
            found[f.name] = low + (high - low) * even
        return found

    def middle(self) -> dict[str, float]:
        """Every range replaced by its middle."""
        ranges = {f.name: getattr(self, f.name) for f in fields(self)}
        return {n: (r[0] + r[1]) / 2 if isinstance(r, tuple) else float(r) for n, r in ranges.items()}


def forecast(window: pd.DataFrame, horizon: int, draws: int, seed: int, level: str = "company") -> Floats | Refusal:
    """Shares of each period to come, draws × horizon × companies; each draw and period adds to 1. Seeded.

    `window` holds shares as fractions, periods in a row at the market's own step × companies; each row adds to 1.
    Everything is estimated of it alone (`motion_of`): a damped drift, shrunk toward no change, and shocks as large as
    the past steps. `level` is what a column stands for, company, product or group; the Refusal of a window of fewer
    than four periods says it. ValueError for a window that is no market, and for a horizon or draws below 1.

    >>> still = pd.DataFrame({"a": [0.6] * 4, "b": [0.4] * 4})
    >>> forecast(still, horizon=2, draws=3, seed=1).round(9)[0].tolist()
    [[0.6, 0.4], [0.6, 0.4]]
    """
    if len(window) < LEAST:
        periods = counted(len(window), "period")
        return Refusal(f"{periods} of shares by {level} in a row, and a forecast takes {LEAST}", TRIED, "scenarios")
    shares = window.to_numpy(float)
    wrong = ~(np.isfinite(shares).all(axis=1) & (shares >= 0).all(axis=1) & (np.abs(shares.sum(axis=1) - 1) <= WHOLE))
    if wrong.any():
        named = ", ".join(map(str, window.index[wrong]))
        raise ValueError(f"window: shares must be at least 0 and add to 1 in every period, but not in {named}")
    if horizon < 1 or draws < 1:
        raise ValueError(f"horizon and draws: must be at least 1, they are {horizon} and {draws}")
    return walks(motion_of(shares), horizon, draws, seed)


@dataclass(frozen=True, eq=False)
class Market:
    """A market ready to be pulled: its motion, the forecast (draws × horizon × companies), who is open, months a
    step."""

    motion: Motion
    walk: Floats
    is_open: tuple[bool, ...]
    months: float

    @property
    def start(self) -> Floats:
        """Shares at the start; they add to 1."""
        found = np.maximum(np.exp(self.motion.now) - EPSILON, 0)
        return found / found.sum()


def pull_of_open(v: Mapping[str, Floats], base: Mapping[str, float]) -> Floats:
    """Utility that open models gain over the baseline in each draw: openness, less lag and price that differ from it.

    A month of lag counts as the rise of closed capability in it; price as its logarithm.
    """
    late = v["beta_quality"] * v["closed_growth"] * (v["open_lag_months"] - base["open_lag_months"]) / QUARTER / 100
    price = np.maximum(v["open_price"], FLOOR) / max(base["open_price"], FLOOR)
    return v["beta_open"] - base["beta_open"] - late - v["beta_price"] * np.log(price)


def simulate(market: Market, scenario: Assumptions, baseline: Assumptions, seed: int) -> Floats:
    """Shares under a scenario, draws × (horizon + 1) × companies (period 0 = start); each period adds to 1. Seeded.

    Where an entrant may arrive (entrant_quarter above 0) it is one more company, the last, with no share before; it is
    open and takes from all in proportion. Where the scenario assumes what the baseline does, this is the forecast.
    """
    v, base = scenario.drawn(len(market.walk), seed), baseline.middle()
    path = np.concatenate(
        [np.broadcast_to(market.start, (len(market.walk), 1, len(market.start))), market.walk], axis=1
    )
    path = _with_drift(path, market.motion, v["drift_kept"])
    arrives = np.ceil(np.round(v["entrant_quarter"]) * QUARTER / market.months)
    flags = np.asarray(market.is_open, float)
    if (arrives > 0).any():
        path, flags = np.pad(path, ((0, 0), (0, 0), (0, 1))), np.append(flags, 1.0)
    anew = 1 - (1 - np.clip(v["churn"], 0, 1)) ** (market.months / QUARTER)
    pull = pull_of_open(v, base)[:, None] * flags
    size = v["beta_network"] - base["beta_network"]
    if not (pull.any() or size.any() or (arrives > 0).any()):
        return path
    going = path.copy()
    for t in range(1, path.shape[1]):
        here, before = going[:, t - 1], path[:, t - 1]
        new = arrives == t
        if new.any():
            here, before = here.copy(), before.copy()
            for shares in (here, before):
                _arrive(shares, new, v["entrant_share"])
        came = (arrives > 0) & (arrives <= t)
        if came.any():
            _arrive(path[:, t], came, v["entrant_share"])
        going[:, t] = _step(here, (before, path[:, t]), (anew, v["beta_network"], size), pull)
    return going


def _with_drift(path: Floats, motion: Motion, kept: Floats) -> Floats:
    """The paths with a part of the estimated drift only: what does not go on is taken from their logarithms."""
    gone = 1 - kept
    if not gone.any():
        return path
    steps = np.concatenate([[0.0], np.cumsum(DAMPING ** np.arange(path.shape[1] - 1))])
    path = path * np.exp(-gone[:, None, None] * steps[None, :, None] * motion.drift)
    return path / path.sum(axis=2, keepdims=True)


def _arrive(shares: Floats, where: np.ndarray, part: Floats) -> None:
    """Gives the last company its part in some draws, taken from all others in proportion; changes `shares`."""
    shares[where, :-1] *= (1 - part[where])[:, None]
    shares[where, -1] = part[where]


def _step(here: Floats, walk: tuple[Floats, Floats], weights: tuple[Floats, Floats, Floats], pull: Floats) -> Floats:
    """Shares a step later: what is carried on moves as the forecast does (`walk`: before, after), the rest is chosen
    anew. `weights`: part chosen anew, weight of size, and that beyond the baseline."""
    before, after = walk
    anew, network, beyond = (w[:, None] for w in weights)
    ratio = (here + FLOOR) / (before + FLOOR)
    carried = after * ratio
    carried /= carried.sum(axis=1, keepdims=True)
    utility = network * np.log(ratio) + pull
    if beyond.any():
        utility += beyond * np.log(here + EPSILON)
    chosen = after * np.exp(utility)
    chosen /= chosen.sum(axis=1, keepdims=True)
    return np.asarray((1 - anew) * carried + anew * chosen)


def least_churn(shares: Floats) -> float:
    """The least part of use that was chosen anew in some step, 0 to 1: the largest part that a company lost in one.

    Only a company of a tenth of the market or more counts: rounding of a small share is no loss.
    """
    before, after = shares[:-1], shares[1:]
    large = before >= 0.1
    lost = np.where(large, 1 - after / np.maximum(before, FLOOR), 0.0)
    return float(max(lost.max(initial=0.0), 0.0))


def open_path(path: Floats, is_open: Sequence[bool]) -> Floats:
    """Share of open companies, draws × periods; an entrant, the last company beyond the list, is open."""
    flags = np.concatenate([np.asarray(is_open, bool), np.ones(path.shape[2] - len(is_open), bool)])
    return np.asarray(path[:, :, flags].sum(axis=2))


def hhi_path(path: np.ndarray, rest: int | None = None) -> tuple[np.ndarray, np.ndarray]:
    """HHI of each period in points with the unnamed rest in atoms, and with the rest in one company."""
    square = path**2
    whole = MONOPOLY * square.sum(axis=2)
    return (whole if rest is None else whole - MONOPOLY * square[:, :, rest]), whole


def reaches(values: np.ndarray, line: float, above: bool = True) -> tuple[float, float]:
    """Fraction of draws that pass the line within the horizon, and the median period of those (nan if none)."""
    hit = values > line if above else values < line
    passed = hit.any(axis=1)
    when = hit.argmax(axis=1)[passed]
    return float(passed.mean()), float(np.median(when)) if len(when) else float("nan")


def tipping(chance: Callable[[float], float], low: float, high: float, least: float = 0.5) -> float:
    """The value between `low` and `high` at which a chance reaches `least`, to a hundredth of the range; nan: nowhere.

    `chance` rises or falls from low to high without turning; it is halved by bisection from the end that fails.
    """
    ends = (chance(low) >= least, chance(high) >= least)
    if ends[0] == ends[1]:
        return low if ends[0] else float("nan")
    fails, holds = (high, low) if ends[0] else (low, high)
    for _ in range(7):
        middle = (fails + holds) / 2
        if chance(middle) >= least:
            holds = middle
        else:
            fails = middle
    return holds


def swings(
    market: Market, scenario: Assumptions, baseline: Assumptions, ranges: Mapping[str, tuple[float, float]], seed: int
) -> dict[str, tuple[Floats, Floats]]:
    """For each assumption with a range: shares at the end with it at its low and at its high, draws × companies.

    All others are as the scenario has them, and the draws are the same.
    """
    found = {}
    for name, ends in ranges.items():
        if ends[0] < ends[1]:
            low, high = (simulate(market, replace(scenario, **{name: e}), baseline, seed)[:, -1] for e in ends)
            found[name] = (low, high)
    return found
