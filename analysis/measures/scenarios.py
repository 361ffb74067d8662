"""Can open break the monopoly? Shares move by choice with inertia, one period a quarter (method note, section 9).

s_t = (1 − λ)·s_{t−1} + λ·softmax(U_t),  U = α + β_q·q − β_p·ln p + β_o·open + β_n·ln(s_{t−1} + ε). α is computed once
a market, under the baseline, and never again: recomputing it would absorb every assumption. A dynamic mixed duopoly
of an open and a closed rival is the case of Casadesus-Masanell and Ghemawat (2006), Management Science 52(7); the
choice is McFadden's (1974) logit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace

import numpy as np
import pandas as pd

from analysis.formats import counted, spelled
from analysis.measures.motion import EPSILON, motion_of, walks
from analysis.measures.shares import Refusal
from analysis.measures.validation import MONOPOLY, Floats
from analysis.measures.windows import LEAST, NOT_NAMED

WHOLE = 1e-6
"""How far shares of a period may miss 1: arithmetic, not data."""
TRIED = "Backtest"
HALF_A_QUARTER = pd.Timedelta(days=45)
"""An observation nearer than this to that of the quarter before tells nothing of a quarter's change."""
Range = float | tuple[float, float]


@dataclass(frozen=True)
class Assumptions:
    """What moves shares. A pair (low, high) is drawn evenly once a draw; a number is the same in every draw.

    churn: part of use that is chosen anew each quarter, 0 to 1; beta_*: weights of the utility; closed_growth in Elo
    points a quarter; open_lag_months: how far open models trail; open_price: price of open over closed;
    entrant_quarter: 0 for none; entrant_share: fraction taken on arrival. alpha and is_open have one value a company.
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
    alpha: tuple[float, ...] = field(default=())
    is_open: tuple[bool, ...] = field(default=())

    @classmethod
    def of(cls, values: Mapping[str, Range]) -> "Assumptions":
        """From names and values of a table; names that are no assumption are an error."""
        known = {f.name for f in fields(cls)}
        strange = set(values) - known
        if strange:
            raise ValueError(f"not an assumption: {', '.join(sorted(strange))}")
        return cls(**values)  # type: ignore[arg-type]


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


def _drawn(assumptions: Assumptions, draws: int, seed: int) -> dict[str, np.ndarray]:
    random = np.random.default_rng(seed)
    found = {}
    for f in fields(assumptions):
        if f.name in ("alpha", "is_open"):
            continue
        value = getattr(assumptions, f.name)
        low, high = value if isinstance(value, tuple) else (value, value)
        found[f.name] = random.uniform(low, high, draws) if high > low else np.full(draws, float(low))
    return found


def _softmax(utility: np.ndarray) -> np.ndarray:
    raised = np.exp(utility - utility.max(axis=-1, keepdims=True))
    return raised / raised.sum(axis=-1, keepdims=True)


def _terms(v: Mapping[str, np.ndarray], is_open: np.ndarray, shares: np.ndarray) -> np.ndarray:
    """Every term of the utility but α, draws × companies; a common level of all companies leaves shares unchanged."""
    behind = v["beta_quality"] * v["closed_growth"] * v["open_lag_months"] / 3 / 100
    dear = v["beta_price"] * np.log(np.maximum(v["open_price"], 1e-9))
    open_term = (v["beta_open"] - behind - dear)[:, None] * is_open[None, :]
    return open_term + v["beta_network"][:, None] * np.log(shares + EPSILON)


def simulate(
    start: Sequence[float] | np.ndarray, assumptions: Assumptions, quarters: int, draws: int, seed: int
) -> np.ndarray:
    """Shares, draws × (quarters + 1) × companies (period 0 = start); each period adds to 1. Seeded.

    Where an entrant may arrive (entrant_quarter above 0) it is one more company, the last, with no share before;
    it is open. ValueError for a start that does not add to 1 or lists of other lengths.
    """
    first = np.asarray(start, float)
    if first.ndim != 1 or (first < 0).any() or abs(first.sum() - 1) > 1e-6:
        raise ValueError(f"start: shares must be at least 0 and add to 1, they add to {spelled(first.sum(), '.4g')}")
    alpha = np.asarray(assumptions.alpha or np.zeros(len(first)), float)
    is_open = np.asarray(assumptions.is_open or np.zeros(len(first)), float)
    if not len(alpha) == len(is_open) == len(first):
        raise ValueError(f"{len(first)} companies start, but alpha has {len(alpha)} and is_open {len(is_open)}")
    v = _drawn(assumptions, draws, seed)
    arrives = np.round(v["entrant_quarter"])
    if (arrives > 0).any():
        first, alpha, is_open = (np.append(x, y) for x, y in ((first, 0.0), (alpha, 0.0), (is_open, 1.0)))
    path = np.empty((draws, quarters + 1, len(first)))
    path[:, 0] = first
    for t in range(1, quarters + 1):
        now = path[:, t - 1].copy()
        if len(first) > len(start):
            new = arrives == t
            now[new] *= (1 - v["entrant_share"][new])[:, None]
            now[new, -1] = v["entrant_share"][new]
        utility = alpha[None, :] + _terms(v, is_open, now)
        if len(first) > len(start):
            utility[(arrives == 0) | (arrives > t), -1] = -np.inf
        churn = v["churn"][:, None]
        path[:, t] = (1 - churn) * now + churn * _softmax(utility)
    return path


def calibrate(
    before: Sequence[float], after: Sequence[float], baseline: Assumptions
) -> tuple[tuple[float, ...], float]:
    """α of each company (centered), and the largest miss of the last observed step in points, under the baseline.

    The target is t = (s_T − (1 − λ)·s_{T−1})/λ; entries below 0.001 are set to 0.001 and t rescaled to 1.
    """
    old, new = np.asarray(before, float), np.asarray(after, float)
    v = _drawn(_middle(baseline), 1, 0)
    churn = float(v["churn"][0])
    if churn <= 0:
        raise ValueError("churn: must be above 0 to calibrate")
    target = np.maximum((new - (1 - churn) * old) / churn, EPSILON)
    target = target / target.sum()
    is_open = np.asarray(baseline.is_open or np.zeros(len(old)), float)
    terms = _terms(v, is_open, old[None, :])[0]
    alpha = np.log(target) - terms
    alpha -= alpha.mean()
    step = (1 - churn) * old + churn * _softmax((alpha + terms)[None, :])[0]
    return tuple(map(float, alpha)), float(100 * np.abs(step - new).max())


def fitted(
    before: Sequence[float],
    after: Sequence[float],
    is_open: Sequence[bool],
    scenario: Assumptions,
    baseline: Assumptions,
) -> tuple[Assumptions, float]:
    """The scenario with α of the baseline, and the largest miss of the last observed step in points."""
    flags = tuple(bool(o) for o in is_open)
    alpha, miss = calibrate(before, after, replace(baseline, is_open=flags))
    return replace(scenario, alpha=alpha, is_open=flags), miss


def _middle(assumptions: Assumptions) -> Assumptions:
    """Every range replaced by its middle."""
    ranges = {f.name: getattr(assumptions, f.name) for f in fields(assumptions) if f.name not in ("alpha", "is_open")}
    return replace(assumptions, **{n: (r[0] + r[1]) / 2 for n, r in ranges.items() if isinstance(r, tuple)})


def open_path(path: np.ndarray, is_open: Sequence[bool]) -> np.ndarray:
    """Share of open companies, draws × periods; an entrant, the last company beyond the list, is open."""
    flags = np.concatenate([np.asarray(is_open, bool), np.ones(path.shape[2] - len(is_open), bool)])
    return path[:, :, flags].sum(axis=2)


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


def quarterly(series: pd.DataFrame, most: int | None = None) -> pd.DataFrame:
    """Shares by quarter (rows) and company (columns) of one market: a quarter is its last observation.

    A missing quarter stays missing and ends the window: only the quarters after the last gap are kept (at most the
    last `most`), and only companies printed in all of them; what is left over is "not named". An observation less than
    half a quarter after that of the quarter before makes no quarter of its own.
    """
    rows = series.sort_values("mid_date")
    quarter = rows["mid_date"].dt.to_period("Q")
    seen = rows.groupby(quarter)["mid_date"].max()
    seen = seen[~seen.diff().lt(HALF_A_QUARTER)]
    is_last = rows["mid_date"].eq(quarter.map(seen))
    last = rows[is_last].groupby([quarter[is_last], "label"])["mid"].last().unstack()
    full = last.reindex(pd.period_range(last.index.min(), last.index.max(), freq="Q"))
    gaps = np.flatnonzero(full.isna().all(axis=1).to_numpy())
    window = full.iloc[gaps[-1] + 1 if len(gaps) else 0 :]
    same = (window.tail(most) if most else window).dropna(axis=1)
    return same.assign(**{NOT_NAMED: (1 - same.sum(axis=1)).clip(lower=0)})


def swings(start: Sequence[float], assumptions: Assumptions, quarters: int) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """For each assumption with a range: shares at the end with it at its low and at its high, all others in the
    middle."""
    middle, found = _middle(assumptions), {}
    for f in fields(assumptions):
        reach = getattr(assumptions, f.name)
        if f.name not in ("alpha", "is_open") and isinstance(reach, tuple) and reach[0] < reach[1]:
            ends = [simulate(start, replace(middle, **{f.name: end}), quarters, 1, 0)[:, -1:] for end in reach]
            found[f.name] = (ends[0], ends[1])
    return found
