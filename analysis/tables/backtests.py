"""Tables of the backtest: what the model of shares would have said of the past, beside two naive forecasts."""

import numpy as np
import pandas as pd

from analysis.measures import scoring
from analysis.measures.scenarios import forecast
from analysis.measures.shares import Refusal
from analysis.measures.validation import Floats
from analysis.measures.windows import LEAST, NOT_NAMED, window_of
from analysis.periods import latest
from analysis.tables.market_windows import TRIED, Observed, observed_of, partitions, period_names
from analysis.tables.scenario_runs import SEED, ShareModel

FORECAST = (
    "Log-ratios of shares walk at random (Aitchison 1986): shocks as large and as tied as past steps, of Student’s t"
    " since few steps tell their size; a drift shrunk toward none by ridge (Hoerl and Kennard 1970) and damped by a"
    " tenth a step (Gardner and McKenzie 1985). All is estimated of the window alone. Score: continuous ranked"
    " probability (Gneiting and Raftery 2007) beside “no change” spread by every past step, up and down."
    " Five constants (weights of “no drift” and “all alike”, damping, ε, limit of outliers) were chosen"
    " on these markets: bars hold for half and double of the first four, and from a limit of three deviations on."
)
"""How the page explains the forecast."""
DRAWS = 2_000
ALL = "All markets"
SAID = ("error_ratio", "trend_ratio", "crps_ratio", "in_50", "in_80", *scoring.SCORES[:5])
BARRED = 30
"""Forecasts from which the bars are held against the scores; fewer are reported only."""
ERROR_BAR, CRPS_BAR, COVERAGE_BAR = 1.02, 1.0, (70.0, 90.0)
"""Bars of all markets pooled: error and score to no change, and percent of outcomes inside the middle 80 %."""


def _said(window: pd.DataFrame, ahead: int) -> Floats | Refusal:
    return forecast(window, ahead, DRAWS, SEED)


def backtests(share_model: ShareModel) -> pd.DataFrame:
    """market, horizon: error, score and coverage of the model beside no change and the last trend; all markets first.

    A market with less than six periods in a row of one status has one row without scores, and its verdict says so.
    """
    scores, short = [], []
    dates = share_model.shares.groupby("market_id")["period"].nunique()
    for market in partitions(share_model):
        seen = observed_of(share_model, market, is_tried=True) if dates[market] >= TRIED else None
        if seen is None or len(seen.run) < TRIED:
            short.append(_named(share_model, market, seen))
            continue
        made = scoring.rolling(seen.run, _said)
        scores.append(made.assign(market_id=market, step=seen.step, periods=len(seen.run), **seen.context))
    if not scores and not short:
        return share_model.shares.iloc[:0].assign(**{name: [] for name in ("horizon", *SAID, "tests", "verdict")})
    table = pd.concat([_pooled(scores), pd.DataFrame(short)], ignore_index=True)
    return table.reindex(columns=list(dict.fromkeys([*table.columns, *SAID])))


def _named(share_model: ShareModel, market: str, seen: Observed | None) -> dict[str, object]:
    """A market that the past cannot be tried on: its name, sources and longest run."""
    mine = share_model.shares[share_model.shares["market_id"].eq(market)]
    label = share_model.markets.set_index("market_id")["market"][market]
    return {
        "market_id": market,
        "market_label": label,
        "step": "" if seen is None else seen.step,
        "periods": mine["period"].nunique() if seen is None else len(seen.run),
        "horizon": 0,
        "tests": 0,
        "verdict": "too few periods",
        "source_id": ";".join(dict.fromkeys(mine["source_id"])),
        "as_of": latest(mine["period"]),
    }


def _pooled(scores: list[pd.DataFrame]) -> pd.DataFrame:
    """Scores of each market and horizon, and of all markets together, which is judged by the bars."""
    if not scores:
        return pd.DataFrame()
    every = pd.concat(scores, ignore_index=True)
    by_market = scoring.pooled(every, ["market_id", "horizon"])
    about = every.drop_duplicates("market_id").set_index("market_id")
    for name in ("market_label", "step", "periods", "limits", "source_id", "as_of"):
        by_market[name] = by_market["market_id"].map(about[name])
    together = scoring.pooled(every, ["horizon"]).assign(
        market_id="",
        market_label=ALL,
        step="",
        periods=about["periods"].sum(),
        source_id=";".join(dict.fromkeys(about["source_id"])),
        as_of=latest(about["as_of"]),
    )
    together["verdict"] = [_verdict(row) for _, row in together.iterrows()]
    order = by_market.groupby("market_id")["tests"].transform("max")
    by_market["verdict"] = "reported"
    ordered = by_market.assign(order=order).sort_values(
        ["order", "market_label", "horizon"], ascending=[False, True, True]
    )
    return pd.concat([together.sort_values("horizon"), ordered.drop(columns="order")], ignore_index=True)


def _verdict(row: pd.Series) -> str:
    """Whether the scores of all markets pass the bars."""
    if row["tests"] < BARRED:
        return "reported"
    inside = COVERAGE_BAR[0] <= row["in_80"] <= COVERAGE_BAR[1]
    return "passes" if row["error_ratio"] <= ERROR_BAR and row["crps_ratio"] <= CRPS_BAR and inside else "fails"


def path(share_model: ShareModel, *, backtest_market: str, cut: str) -> pd.DataFrame | Refusal:
    """company, period: what came, and the median and middle 80 % that the model said of the window up to the cut."""
    if not len(share_model.shares):
        return share_model.shares.iloc[:0]
    seen = observed_of(share_model, backtest_market, is_tried=True)
    if len(seen.run) < TRIED:
        return seen.too_short(TRIED)
    names = period_names(seen.run.index)
    cuts = names[LEAST - 1 : -1]
    at = names.index(cut if cut in cuts else cuts[len(cuts) // 2])
    window = window_of(seen.run.iloc[: at + 1])
    said = _said(window, len(names) - 1 - at)
    if isinstance(said, Refusal):
        return seen.too_short(LEAST + 1)
    came = seen.run.reindex(columns=window.columns)
    came[NOT_NAMED] = (1 - came.sum(axis=1)).clip(lower=0)
    middle = np.median(said, axis=0)
    known, after = window.to_numpy(), came.iloc[at + 1 :]
    errors = {
        "model_error": _error(middle, after),
        "no_change": _error(np.repeat(known[-1:], len(after), axis=0), after),
        "last_trend": _error(np.array([scoring.last_trend(known, h + 1) for h in range(len(after))]), after),
    }
    table = _paths(seen, came, window, said)
    return table.assign(
        **errors,
        mid_date=seen.moments(table["quarter"]),
        cut=names[at],
        cut_date=seen.dates["mid_date"].iloc[at],
        step=seen.step,
        status=seen.statuses(table["quarter"]),
        **seen.context,
    )


def _error(said: Floats, came: pd.DataFrame) -> float:
    """Mean absolute error in points over the periods and the companies that are printed."""
    return 100 * float(np.nanmean(np.abs(said - came.to_numpy())))


def _paths(seen: Observed, came: pd.DataFrame, window: pd.DataFrame, said: Floats) -> pd.DataFrame:
    """Of each company of the window what came, and from its end on what the model said, in percent."""
    names = period_names(came.index)
    first, at = len(came) - said.shape[1] - len(window), len(came) - said.shape[1]
    low, middle, high = 100 * np.quantile(said, [0.1, 0.5, 0.9], axis=0)
    parts = []
    for i, label in enumerate(window.columns):
        now = 100 * float(window[label].iloc[-1])
        ahead = [np.nan] * (at - 1 - first)
        parts.append(
            pd.DataFrame(
                {
                    "label": label,
                    "company_id": seen.company_ids.get(str(label)),
                    "quarter": names[first:],
                    "mid_pct": 100 * came[label].to_numpy()[first:],
                    "model_pct": [*ahead, now, *middle[:, i]],
                    "low_pct": [*ahead, now, *low[:, i]],
                    "high_pct": [*ahead, now, *high[:, i]],
                }
            )
        )
    return pd.concat(parts, ignore_index=True)
