"""What past versions of the data said of the future: forecasts kept with each release, scored when figures arrive."""

import numpy as np
import pandas as pd

from analysis.formats import counted, spelled
from analysis.measures.scenarios import forecast
from analysis.measures.scoring import HORIZONS
from analysis.measures.shares import Refusal
from analysis.measures.windows import NOT_NAMED
from analysis.periods import Period, dated
from analysis.tables.market_windows import Observed, observed_of, partitions, period_names
from analysis.tables.scenario_runs import DRAWS, SEED, ShareModel

KEPT = ("data_version", "made_on", "market_id", "label", "known_to", "period", "ahead")
QUANTILES = {"p10_pct": 0.1, "p50_pct": 0.5, "p90_pct": 0.9}
COLUMNS = (*KEPT, "last_pct", *QUANTILES)
"""Columns of data/forecasts.csv."""


def made(share_model: ShareModel, forecasts: pd.DataFrame, version: str, day: str) -> pd.DataFrame:
    """The forecasts to keep of this version of the data: one, two and four steps ahead of every market that can be
    forecast and of which none is kept yet from the same last period. Shares in percent, to a hundredth.

    `day` is the one up to which sources were read: a forecast knows nothing later.
    """
    known = set(zip(forecasts["market_id"], forecasts["known_to"], strict=True))
    parts = [
        _of_market(market, seen)
        for market in partitions(share_model)
        if not (seen := observed_of(share_model, market)).window.empty
        and (market, period_names(seen.run.index)[-1]) not in known
    ]
    rows = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=list(COLUMNS))
    return rows.assign(data_version=version, made_on=day)[list(COLUMNS)]


def _of_market(market: str, seen: Observed) -> pd.DataFrame:
    """The forecasts of one market, one row a named company and step."""
    window = seen.window
    said = forecast(window, max(HORIZONS), DRAWS, SEED)
    assert not isinstance(said, Refusal), "a market with a window can be forecast"
    last = window.index[-1]
    names = period_names(pd.period_range(last, periods=max(HORIZONS) + 1, freq=last.freq))
    rows = []
    for ahead in HORIZONS:
        ends = 100 * np.quantile(said[:, ahead - 1], list(QUANTILES.values()), axis=0)
        for i, label in enumerate(window.columns):
            if label != NOT_NAMED:
                values = (100 * float(window[label].iloc[-1]), *ends[:, i])
                rows.append((market, label, names[0], names[ahead], ahead, *(round(float(v), 2) for v in values)))
    return pd.DataFrame(rows, columns=[name for name in COLUMNS if name not in ("data_version", "made_on")])


def scoreboard(forecasts: pd.DataFrame, share_model: ShareModel) -> pd.DataFrame:
    """version, market: how many forecasts are kept and how many are scored, their error beside no change and the part
    inside the middle 80 %, and the first period that is still to come. Blank scores: none has arrived."""
    parts = [_scored(mine, observed_of(share_model, str(market))) for market, mine in forecasts.groupby("market_id")]
    if not parts:
        return forecasts.assign(market_label=[], as_of=[], source_id=[])
    every = pd.concat(parts, ignore_index=True)
    rows = [_summed(group) for _, group in every.groupby(["made_on", "data_version", "market_id"], sort=True)]
    return pd.DataFrame(rows).sort_values(["made_on", "market_label"], ignore_index=True)


def _scored(mine: pd.DataFrame, seen: Observed) -> pd.DataFrame:
    """The forecasts of one market with the share that came, in percent; blank where none is published yet."""
    run = seen.run.set_axis(period_names(seen.run.index), axis=0)
    came = [
        100 * float(run.loc[row.period, row.label]) if row.period in run.index and row.label in run.columns else np.nan
        for row in mine.itertuples()
    ]
    return mine.assign(
        came_pct=came, market_label=seen.market_label, source_id=seen.source_id, as_of=seen.context["as_of"]
    )


def _summed(group: pd.DataFrame) -> dict[str, object]:
    """One version's forecasts of one market."""
    scored = group[group["came_pct"].notna()]
    waits = group[group["came_pct"].isna()]
    first = group.iloc[0]
    inside = scored["came_pct"].between(scored["p10_pct"], scored["p90_pct"])
    return {
        **{name: first[name] for name in ("data_version", "made_on", "market_id", "market_label", "known_to")},
        "forecasts": len(group),
        "scored": len(scored),
        "model_error": (scored["p50_pct"] - scored["came_pct"]).abs().mean(),
        "no_change": (scored["last_pct"] - scored["came_pct"]).abs().mean(),
        "in_80": 100 * inside.mean() if len(scored) else np.nan,
        "next_period": min(waits["period"], key=lambda text: Period.parse(text).end) if len(waits) else None,
        "as_of": first["as_of"],
        "source_id": first["source_id"],
    }


def scoreboard_finding(table: pd.DataFrame) -> str:
    """How many kept forecasts are scored and how many held; when the first will be where none is."""
    scored, every = int(table["scored"].sum()), int(table["forecasts"].sum())
    if scored:
        held = round(float((table["in_80"].fillna(0) * table["scored"]).sum()) / 100)
        return f"{spelled(held)} of {counted(scored, 'scored forecast')} held: inside the middle 80 %"
    due = table["next_period"].dropna()
    if due.empty:
        return "No forecast is kept yet"
    first = min(due, key=lambda text: Period.parse(text).end)
    return f"{counted(every, 'forecast')} kept, first scored when {dated(first)} is published"


def scoreboard_subtitle(table: pd.DataFrame) -> str:
    """What is kept, of which versions."""
    versions = table["data_version"].nunique()
    day = dated(table["made_on"].min())
    return (
        f"Forecasts kept with {counted(versions, 'version')} of the data, the first of {day}, and what came: mean error"
        " in points beside “no change”, and outcomes inside the middle 80 % (%)"
    )


def scoreboard_note(table: pd.DataFrame) -> str:
    """That a forecast is kept before its figure comes, and that no older version is made up."""
    return (
        "A forecast is kept with a release and never changed. Before the first version none was kept, and none is made"
        " up afterwards; the backtest above tries the past instead"
    )
