"""Tables of the backtest: what the share model would have said of the past, beside two naive forecasts."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from analysis.measures import scenarios as formulas
from analysis.measures.shares import PrintedShares, Refusal
from analysis.periods import latest
from analysis.tables import scenario_runs as runs
from analysis.tables import scenario_starts
from analysis.tables.scenario_runs import ShareModel
from analysis.tables.scenario_starts import LEAST, Start

ERRORS = ("model_error", "no_change", "last_trend")


def _all_starts(given: PrintedShares) -> Iterator[tuple[str, str, Start | Refusal]]:
    for row in given.markets[given.markets["metric_kind"].eq("partition")].itertuples():
        if given.shares["market_id"].eq(row.market_id).any():
            yield str(row.market_id), str(row.market), scenario_starts.start_of(given, str(row.market_id), most=None)


def backtests(share_model: ShareModel) -> pd.DataFrame:
    """market, horizon: mean absolute error of the model, of no change and of the last trend, in points; short ones
    named."""
    base = runs.model_ranges(share_model.ranges())
    shares = share_model.shares
    cited = shares.groupby("market_id")["source_id"].agg(lambda s: ";".join(dict.fromkeys(s)))
    dates = shares.groupby("market_id")["period"].agg(latest)
    parts = []
    for market, label, start in _all_starts(share_model):
        made, quarters = pd.DataFrame(), 0
        if isinstance(start, Start):
            quarters = len(start.window)
            made = formulas.backtest(start.window, base, dict(zip(start.names, start.is_open, strict=True)), LEAST)
        if made.empty:
            made = pd.DataFrame({"horizon": [0], **{e: [np.nan] for e in ERRORS}, "tests": [0]})
        parts.append(
            made.assign(
                market_id=market, market_label=label, quarters=quarters, source_id=cited[market], as_of=dates[market]
            )
        )
    if not parts:
        return shares.iloc[:0].assign(**{e: [] for e in ("horizon", *ERRORS, "tests")})
    table = pd.concat(parts, ignore_index=True)
    naive = table[["no_change", "last_trend"]].min(axis=1)
    table["verdict"] = np.select(
        [table["tests"].eq(0), table["model_error"] <= naive], ["too few quarters", "model best"], "model loses"
    )
    return table.sort_values(["tests", "market_label", "horizon"], ascending=[False, True, True])


def path(share_model: ShareModel, *, backtest_market: str, cut: str) -> pd.DataFrame | Refusal:
    """company, quarter: what came, and what the model calibrated up to the cut said; the errors on every row."""
    start = scenario_starts.start_of(share_model, backtest_market, most=None)
    if isinstance(start, Refusal) or len(start.window) < LEAST:
        shares = share_model.shares
        return (
            scenario_starts.too_short(shares, share_model.markets, backtest_market) if len(shares) else shares.iloc[:0]
        )
    quarters = scenario_starts.quarter_names(start.window.index)
    at = quarters.index(cut) if cut in quarters[1:-1] else 1
    base = replace(runs.model_ranges(share_model.ranges()), is_open=start.is_open)
    said = formulas.forecasts(start.shares, at, base)
    parts = _parts(start, quarters, at, said)
    errors = {name: 100 * float(np.abs(f - start.shares[at + 1 :]).mean()) for name, f in said.items()}
    table = pd.concat(parts, ignore_index=True)
    return table.assign(
        mid_date=start.dates(table["quarter"]),
        model_error=errors["model"],
        no_change=errors["no_change"],
        last_trend=errors["last_trend"],
        cut=quarters[at],
        market_label=start.market_label,
        cut_date=start.observed["mid_date"].iloc[at],
        status=start.statuses(table["quarter"]),
        limits=start.limits,
        as_of=start.context["as_of"],
        source_id=start.source_id,
    )


def _parts(start: scenario_starts.Start, quarters: list[str], at: int, said: dict[str, Any]) -> list[pd.DataFrame]:
    """Of each company what came, and from the cut on what the model said, in percent."""
    came = 100 * start.shares
    parts = []
    for i, label in enumerate(start.names):
        model = [np.nan] * at + [came[at, i], *(100 * said["model"][:, i])]
        parts.append(
            pd.DataFrame(
                {
                    "label": label,
                    "company_id": start.company_ids.get(label),
                    "quarter": quarters,
                    "mid_pct": came[:, i],
                    "model_pct": model,
                }
            )
        )
    return parts
