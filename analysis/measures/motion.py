"""How a market has moved: drift and shocks of its shares, estimated of one window of periods and of nothing else.

Shares are parts of a whole, so they move as log-ratios (Aitchison 1986, The Statistical Analysis of Compositional
Data): a step is Δ ln(s + ε) less its mean over the market, weighted by shares. A company at zero may enter and one
may leave, since ε is taken away again. Shocks are of Student's t: few steps tell their size, so it is drawn as well.
The drift is shrunk toward none, the ridge of Hoerl and Kennard (1970), Technometrics 12(1), relaxed as James and
Stein (1961) where the window itself shows a drift, and damped as Gardner and McKenzie (1985), Management Science
31(10).
"""

from dataclasses import dataclass

import numpy as np

from analysis.measures.validation import NOISE, Floats

EPSILON = 0.001
"""Added to shares before their logarithm: a tenth of a point, about the size of what is not printed."""
DRIFT_PRIOR = 12.0
"""Steps that "no drift" weighs against the steps seen. 6 to 24 pass every bar of the tests of the past."""
SHOCK_PRIOR = 4.0
"""Steps that "all companies alike" weighs in the shocks; with the steps seen it makes the degrees of freedom."""
OUTLIER = 5.0
"""Steps beyond so many common standard deviations count as such a step (Huber 1964, Annals of Mathematical Statistics
35(1)): a small company that lost most of its share once is not as likely to win it back. From 3 on every bar holds."""
DAMPING = 0.9
"""Part of the drift that is left a step later. 0.8 to 1 pass every bar of the tests of the past."""


@dataclass(frozen=True, eq=False)
class Motion:
    """Where a market stands and how it moves: logs of shares, one step of a period.

    now: ln(share + ε) at the end of the window; drift: change of that in the first step to come; kept: part of the
    mean step that the drift is, 0 to 1; shocks: triangle R with R'R the covariance of a step; steps: seen in the
    window.
    """

    now: Floats
    drift: Floats
    kept: float
    shocks: Floats
    steps: int

    @property
    def freedom(self) -> float:
        """Degrees of freedom of the shocks."""
        return self.steps + SHOCK_PRIOR

    @property
    def one_step(self) -> float:
        """Size of the shock of one step: standard deviation of log shares, as a mean weighted by shares."""
        return float(np.sqrt(((self.shocks**2).sum(axis=0) * np.exp(self.now)).sum() / np.exp(self.now).sum()))


def motion_of(shares: Floats) -> Motion:
    """The motion of a window, periods × companies as fractions; each row adds to 1, two rows or more.

    The covariance of a step is that of the steps seen around the drift, with that of equal and independent shocks in
    the place of SHOCK_PRIOR more; their common size is what makes such shocks as large as the steps seen.
    """
    logs = np.log(shares + EPSILON)
    weights = (shares[1:] + shares[:-1]) / 2
    steps = np.diff(logs, axis=0)
    steps = steps - (steps * weights).sum(axis=1, keepdims=True)
    most = OUTLIER * np.sqrt(_common(steps, weights))
    steps = np.clip(steps, -most, most)
    count = len(steps)
    mean = steps.mean(axis=0)
    kept = _kept(mean, steps, weights)
    around = steps - kept * mean
    last = shares[-1]
    alike = np.sqrt(_common(around, weights)) * (np.eye(shares.shape[1]) - last[:, None])
    total = count + SHOCK_PRIOR
    root = np.vstack([around / np.sqrt(total), alike * np.sqrt(SHOCK_PRIOR / total)])
    return Motion(logs[-1], kept * mean, kept, np.asarray(np.linalg.qr(root, mode="r")), count)


def _lost(weights: Floats) -> Floats:
    """Part of the variance of equal, independent shocks that is left after their weighted mean is taken away."""
    return 1 - 2 * weights + (weights**2).sum(axis=1, keepdims=True)


def _common(steps: Floats, weights: Floats) -> float:
    """Variance of equal, independent shocks that makes steps as large as these, weighted by shares."""
    left = float((weights * _lost(weights)).sum())
    return float((weights * steps**2).sum()) / left if left > NOISE else 0.0


def _kept(mean: Floats, steps: Floats, weights: Floats) -> float:
    """Part of the mean step that is drift, 0 to 1: n / (n + prior), or 1 − 2/F where that is more.

    F is the mean over companies of n · mean² / variance: about 1 for a walk without drift.
    """
    count = len(steps)
    spread = (steps**2).sum(axis=0) + SHOCK_PRIOR * _common(steps, weights) * _lost(weights).mean(axis=0)
    variance = spread / (count + SHOCK_PRIOR)
    moves = variance > NOISE**2
    if not moves.any():
        return 0.0
    strength = float((count * mean[moves] ** 2 / variance[moves]).mean())
    ridge = count / (count + DRIFT_PRIOR)
    return max(ridge, 1 - 2 / strength) if strength > 0 else ridge


def walks(motion: Motion, horizon: int, draws: int, seed: int) -> Floats:
    """Shares of each period to come, draws × horizon × companies; each draw and period adds to 1. Seeded.

    A draw has one size of shocks and one error of the drift, as large as its steps leave it uncertain.
    """
    random = np.random.default_rng(seed)
    companies = len(motion.now)
    size = np.sqrt(motion.freedom / random.chisquare(motion.freedom, (draws, 1, 1)))
    path = random.standard_normal((draws, horizon, companies)) @ motion.shocks * size
    error = random.standard_normal((draws, 1, companies)) @ motion.shocks * size
    drift = motion.drift + error * np.sqrt(motion.kept / motion.steps)
    path += drift * (DAMPING ** np.arange(horizon))[None, :, None]
    np.cumsum(path, axis=1, out=path)
    path += motion.now
    path -= path.max(axis=2, keepdims=True)
    np.exp(path, out=path)
    scale = np.exp(motion.now).sum()
    path *= scale / path.sum(axis=2, keepdims=True)
    np.maximum(path - EPSILON, 0, out=path)
    return path / path.sum(axis=2, keepdims=True)
