"""How good a forecast of shares was: error, ranked probability score and coverage, beside two naive forecasts.

A forecast is tried from every period of the past that had a window before it (rolling origin: Tashman 2000,
International Journal of Forecasting 16(4)), and knows nothing of what came after.
"""

from collections.abc import Callable, Sequence

import numpy as np
import pandas as pd

from analysis.measures.shares import Refusal
from analysis.measures.validation import NOISE, Floats
from analysis.measures.windows import LEAST, NOT_NAMED, window_of

HORIZONS = (1, 2, 4)
"""Steps ahead that are tried."""
SCORES = ("model_error", "no_change", "last_trend", "model_crps", "no_change_crps", "in_50", "in_80")
Forecast = Callable[[pd.DataFrame, int], "Floats | Refusal"]


def crps(draws: Floats, came: Floats) -> Floats:
    """Continuous ranked probability score of each company, in the unit of the draws: 0 is best.

    E|X − y| − ½ E|X − X'| over the draws (draws × companies): Gneiting and Raftery (2007), Journal of the
    American Statistical Association 102(477), eq. 21. For one draw it is the absolute error.

    >>> crps(np.array([[0.0], [1.0]]), np.array([0.0])).tolist()  # ½ − ½·½
    [0.25]
    """
    ordered, count = np.sort(draws, axis=0), len(draws)
    ranks = (2 * np.arange(1, count + 1) - count - 1)[:, None]
    return np.asarray(np.abs(ordered - came).mean(axis=0) - (ranks * ordered).sum(axis=0) / count**2)


def covered(draws: Floats, came: Floats, part: float) -> Floats:
    """Whether each company's share lies in the middle `part` (fraction) of the draws, its ends included."""
    low, high = np.quantile(draws, [(1 - part) / 2, (1 + part) / 2], axis=0)
    return (came >= low - NOISE) & (came <= high + NOISE)


def no_change(window: Floats, ahead: int) -> Floats:
    """Today's shares plus every past step, up and down, times √ahead: "no change" with its empirical spread.

    Draws × companies, clipped to 0 to 1 and rescaled to 1; their median is no change.
    """
    steps = np.diff(window, axis=0) * np.sqrt(ahead)
    spread = np.clip(window[-1] + np.vstack([steps, -steps]), 0, 1)
    return spread / spread.sum(axis=1, keepdims=True)


def last_trend(window: Floats, ahead: int) -> Floats:
    """The last step goes on, clipped to 0 to 1 and rescaled to 1."""
    said = np.clip(window[-1] + ahead * (window[-1] - window[-2]), 0, 1)
    return said / said.sum()


def rolling(run: pd.DataFrame, forecast: Forecast, horizons: Sequence[int] = HORIZONS) -> pd.DataFrame:
    """origin, horizon: the scores of one forecast each, means over companies; shares in points, coverage as fractions.

    Each origin has the window that a reader had then (`window_of`). A company that is not printed when the outcome is
    known is a part of what is not named, in the outcome and in each forecast. `values` counts the companies scored.
    """
    rows = []
    for end in range(LEAST, len(run)):
        window = window_of(run.iloc[:end])
        ahead = [h for h in horizons if end + h <= len(run)]
        draws = forecast(window, max(ahead)) if len(window) and ahead else None
        if draws is None or isinstance(draws, Refusal):
            continue
        for horizon in ahead:
            came = _outcome(run.iloc[end + horizon - 1], window.columns)
            rows.append((str(run.index[end - 1]), horizon, *_scores(window, draws[:, horizon - 1], came, horizon)))
    return pd.DataFrame(rows, columns=["origin", "horizon", *SCORES, "values"])


def _outcome(printed: pd.Series, names: pd.Index) -> pd.Series:
    """What came of the companies of a window and of the rest, blank for one that is not printed; adds to 1."""
    came = printed.reindex(names)
    came[NOT_NAMED] = max(1 - came.sum(), 0.0)
    return came / came.sum()


def _scores(window: pd.DataFrame, draws: Floats, came: pd.Series, ahead: int) -> tuple[float, ...]:
    """The scores of one forecast in the order of SCORES, and how many companies they are of."""
    gone = came.isna().to_numpy()
    shares, outcome = window.to_numpy(), _joined(came.fillna(0.0).to_numpy(), gone)
    said, spread = _joined(draws, gone), _joined(no_change(shares, ahead), gone)
    points = [
        np.abs(one - outcome).mean()
        for one in (np.median(said, axis=0), _joined(shares[-1], gone), _joined(last_trend(shares, ahead), gone))
    ]
    points += [crps(said, outcome).mean(), crps(spread, outcome).mean()]
    inside = [covered(said, outcome, part).mean() for part in (0.5, 0.8)]
    return (*(100 * float(p) for p in points), *map(float, inside), len(outcome))


def _joined(shares: Floats, gone: np.ndarray) -> Floats:
    """Shares (… × companies, the rest last) with the companies that are gone added to the rest."""
    kept = shares[..., ~gone].copy()
    kept[..., -1] += shares[..., gone].sum(axis=-1)
    return kept


def pooled(scores: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Scores of forecasts as means by group: every forecast counts once, and in coverage every company of it.

    `tests` counts the forecasts; error_ratio, trend_ratio and crps_ratio are to "no change", blank where that is
    without error.
    """
    weighed = scores.assign(**{part: scores[part] * scores["values"] for part in ("in_50", "in_80")})
    groups = weighed.groupby(list(by), sort=False)
    found = groups[[s for s in SCORES if not s.startswith("in_")]].mean()
    for part in ("in_50", "in_80"):
        found[part] = 100 * groups[part].sum() / groups["values"].sum()
    found["tests"] = groups.size()
    naive = found["no_change"].where(found["no_change"] > NOISE)
    found["error_ratio"] = found["model_error"] / naive
    found["trend_ratio"] = found["last_trend"] / naive
    found["crps_ratio"] = found["model_crps"] / found["no_change_crps"].where(found["no_change_crps"] > NOISE)
    return found.reset_index()
