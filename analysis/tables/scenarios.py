"""Tables of the scenarios page: fans of shares, the open share, HHI, scenarios beside the baseline, backtests."""

from dataclasses import fields, replace

import numpy as np
import pandas as pd

from analysis import scenarios as formulas
from analysis.formats import percent_range
from analysis.scenarios import Assumptions
from analysis.shares import Refusal
from analysis.tables.shares import NAMED, every_share

PERCENT = ("churn", "entrant_share")
DRAWS, SEED, LEAST = 5_000, 20261123, 2
SHORT = Refusal(
    "This definition has fewer than two quarters in a row: nothing to calibrate on", "a definition with a longer series"
)


def _assumed(assumptions: pd.DataFrame, scenarios: pd.DataFrame, scenario: str) -> Assumptions:
    """The baseline's ranges, with those that the scenario sets."""
    base = assumptions[assumptions["used_in"].eq("scenarios") & assumptions["preset"].eq("baseline")]
    rows = pd.concat(
        [
            base[["parameter", "low", "high"]],
            scenarios.loc[scenarios["scenario_id"].eq(scenario), ["parameter", "low", "high"]],
        ]
    )
    known = {f.name for f in fields(Assumptions)}
    values: dict[str, float | tuple[float, float]] = {}
    for r in rows.itertuples():
        if r.parameter in known:
            scale = 100 if r.parameter in PERCENT else 1
            values[r.parameter] = (float(r.low) / scale, float(r.high) / scale)
    if scenario != "entrant":
        values["entrant_quarter"] = 0.0  # an entrant comes in the scenario of that name only
    return Assumptions.of(values)


def _window(shares: pd.DataFrame, markets: pd.DataFrame, products: pd.DataFrame, companies: pd.DataFrame, qualifiers: pd.DataFrame,
            groups: pd.DataFrame, sources: pd.DataFrame, market: str) -> tuple[pd.DataFrame, dict[str, bool], pd.DataFrame]:  # fmt: skip
    series = every_share(
        shares[shares["market_id"].eq(market)], markets, products, companies, qualifiers, groups, sources
    )
    named = series[series["kind"].isin(NAMED) & series["mid_pct"].notna()].assign(mid=lambda t: t["mid_pct"] / 100)
    if named.empty or series["metric_kind"].iloc[0] != "partition":
        return pd.DataFrame(), {}, series
    opened = named.sort_values("mid_date").groupby("label")["openness"].last().eq("open").to_dict()
    return formulas.quarterly(named), opened, series


def _ready(
    window: pd.DataFrame, opened: dict[str, bool], assumed: Assumptions, baseline: Assumptions
) -> tuple[np.ndarray, Assumptions, float]:
    """Start, assumptions with α of the baseline, and the largest miss of the last observed step in points."""
    flags = tuple(bool(opened.get(str(c), False)) for c in window.columns)
    shares = window.div(window.sum(axis=1), axis=0).to_numpy()
    alpha, miss = formulas.calibrate(shares[-2], shares[-1], replace(baseline, is_open=flags))
    return shares[-1], replace(assumed, alpha=alpha, is_open=flags), miss


def _quarters(window: pd.DataFrame, until: int = 2030) -> int:
    last = window.index[-1]
    return max((until - last.year) * 4 + 4 - last.quarter, 1)


def fan(
    shares: pd.DataFrame, markets: pd.DataFrame, products: pd.DataFrame, companies: pd.DataFrame, qualifiers: pd.DataFrame,
    groups: pd.DataFrame, sources: pd.DataFrame, assumptions: pd.DataFrame, scenarios: pd.DataFrame, guidelines: pd.DataFrame,
    *, scenario_market: str, scenario: str, measure: str,
) -> pd.DataFrame | Refusal:  # fmt: skip
    """quarter: median and middle 50 and 80 % of draws of the open share or of HHI, baseline beside, probabilities."""
    window, opened, series = _window(shares, markets, products, companies, qualifiers, groups, sources, scenario_market)
    if len(window) < LEAST:
        return SHORT if len(shares) else shares.iloc[:0]
    baseline = _assumed(assumptions, scenarios, "baseline")
    steps = _quarters(window)
    rows: dict[str, np.ndarray] = {}
    for name in ("baseline", scenario):
        start, ready, miss = _ready(window, opened, _assumed(assumptions, scenarios, name), baseline)
        path = formulas.simulate(start, ready, steps, DRAWS, SEED)
        values = 100 * formulas.open_path(path, ready.is_open) if measure == "open" else formulas.hhi_path(path)[0]
        rows[name] = values
    line = (
        50.0
        if measure == "open"
        else float(guidelines.set_index("guideline_id")["highly_concentrated_above_hhi"].get("us-2023", 1800))
    )
    chance, when = formulas.reaches(rows[scenario], line, above=measure == "open")
    q = np.quantile(rows[scenario], [0.1, 0.25, 0.5, 0.75, 0.9], axis=0)
    ticks = pd.period_range(window.index[-1], periods=steps + 1, freq="Q")
    cited = ";".join(dict.fromkeys(";".join(series["source_id"]).split(";")))
    return pd.DataFrame({
        "quarter": ticks.astype(str), "mid_date": ticks.to_timestamp(how="end").normalize(), "p10": q[0], "p25": q[1], "p50": q[2], "p75": q[3],
        "p90": q[4], "baseline_value": np.median(rows["baseline"], axis=0), "line_value": line, "chance_pct": 100 * chance,
        "year_reached": str(ticks[int(when)].year) if when == when else "never", "miss_pp": miss, "status": ["final"] + ["projection"] * steps,
        "measure": measure, "scenario_id": scenario, "market_label": series["market_label"].iloc[0], "as_of": str(ticks[0]),
        "excludes": series["excludes"].iloc[0], "source_id": cited,
    })  # fmt: skip


def fan_finding(table: pd.DataFrame) -> str:
    """The probability of passing the line by 2030."""
    row = table.iloc[-1]
    chance = (
        f"{row['chance_pct']:.0f} %"
        if 0.5 <= row["chance_pct"] <= 99.5
        else "almost none"
        if row["chance_pct"] < 0.5
        else "almost all"
    )
    what = (
        "open models pass half of the market"
        if row["measure"] == "open"
        else f"HHI falls below {row['line_value']:,.0f}"
    )
    return f"By 2030 {what} in {chance} of draws"


def fan_subtitle(table: pd.DataFrame) -> str:
    """Market, measure, scenario."""
    row = table.iloc[0]
    what = "Share of open models (%)" if row["measure"] == "open" else "HHI, the unnamed rest counted as one (points)"
    return (
        f"{what}, {row['market_label']}, scenario {row['scenario_id'].replace('_', ' ')}; a projection, not a forecast"
    )


def fan_note(table: pd.DataFrame) -> str:
    """Calibration miss and range at the end."""
    row = table.iloc[-1]
    spread = (
        percent_range(row["p10"], row["p90"]) if row["measure"] == "open" else f"{row['p10']:,.0f}–{row['p90']:,.0f}"
    )
    return f"Middle 80 % of 5,000 seeded draws at the end: {spread}. Calibrated once on the last two quarters; largest miss {row['miss_pp']:.2g} points"


def beside(
    shares: pd.DataFrame, markets: pd.DataFrame, products: pd.DataFrame, companies: pd.DataFrame, qualifiers: pd.DataFrame,
    groups: pd.DataFrame, sources: pd.DataFrame, assumptions: pd.DataFrame, scenarios: pd.DataFrame, *, scenario_market: str,
) -> pd.DataFrame | Refusal:  # fmt: skip
    """scenario: open share and HHI in 2030, median and middle 80 %, with the difference to the baseline."""
    window, opened, series = _window(shares, markets, products, companies, qualifiers, groups, sources, scenario_market)
    if len(window) < LEAST:
        return SHORT if len(shares) else shares.iloc[:0]
    baseline = _assumed(assumptions, scenarios, "baseline")
    names = {"baseline": "Baseline"} | dict(zip(scenarios["scenario_id"], scenarios["scenario"], strict=True))
    rows = []
    for key, name in names.items():
        start, ready, _ = _ready(window, opened, _assumed(assumptions, scenarios, key), baseline)
        path = formulas.simulate(start, ready, _quarters(window), DRAWS, SEED)
        share, hhi = 100 * formulas.open_path(path, ready.is_open)[:, -1], formulas.hhi_path(path)[0][:, -1]
        rows.append((key, name, *np.quantile(share, [0.1, 0.5, 0.9]), *np.quantile(hhi, [0.1, 0.5, 0.9])))
    table = pd.DataFrame(
        rows, columns=["scenario_id", "label", "low_pct", "mid_pct", "high_pct", "hhi_low", "hhi_median", "hhi_high"]
    )
    cited = ";".join(dict.fromkeys(";".join(series["source_id"]).split(";")))
    return table.assign(change_pp=table["mid_pct"] - table["mid_pct"].iloc[0], status="projection", market_label=series["market_label"].iloc[0],
                        as_of=str(window.index[-1]), source_id=cited)  # fmt: skip


def beside_finding(table: pd.DataFrame) -> str:
    """The scenario that helps open models most."""
    row = table.sort_values("mid_pct").iloc[-1]
    return f"Open models end highest under “{row['label']}”: {row['low_pct']:.0f}–{row['high_pct']:.0f} %"


def beside_subtitle(table: pd.DataFrame) -> str:
    """Market and measure."""
    return f"Share of open models at the end of 2030, {table['market_label'].iloc[0]}; median and middle 80 % of draws; projections"


def backtests(
    shares: pd.DataFrame, markets: pd.DataFrame, products: pd.DataFrame, companies: pd.DataFrame, qualifiers: pd.DataFrame,
    groups: pd.DataFrame, sources: pd.DataFrame, assumptions: pd.DataFrame, scenarios: pd.DataFrame,
) -> pd.DataFrame:  # fmt: skip
    """market, horizon: mean absolute error of the model, of no change and of the last trend, in points; short ones named."""
    parts = []
    for market in markets.loc[markets["metric_kind"].eq("partition"), "market_id"]:
        window, opened, series = _window(shares, markets, products, companies, qualifiers, groups, sources, market)
        if series.empty:
            continue
        label = series["market_label"].iloc[0]
        cited = ";".join(dict.fromkeys(";".join(series["source_id"]).split(";")))
        made = (
            formulas.backtest(window, _assumed(assumptions, scenarios, "baseline"), opened)
            if len(window)
            else pd.DataFrame()
        )
        if made.empty:
            made = pd.DataFrame(
                {"horizon": [0], "model_error": [np.nan], "no_change": [np.nan], "last_trend": [np.nan], "tests": [0]}
            )
        parts.append(
            made.assign(
                market_id=market, market_label=label, source_id=cited, quarters=len(window), as_of=series["as_of"].max()
            )
        )
    if not parts:
        return shares.iloc[:0].assign(horizon=[], model_error=[], no_change=[], last_trend=[], tests=[])
    table = pd.concat(parts, ignore_index=True)
    verdict = np.select(
        [table["tests"].eq(0), table["model_error"] <= table[["no_change", "last_trend"]].min(axis=1)],
        ["too few quarters", "model best"],
        "model loses",
    )
    return table.assign(verdict=verdict).sort_values(
        ["tests", "market_label", "horizon"], ascending=[False, True, True]
    )


def backtests_finding(table: pd.DataFrame) -> str:
    """Whether the model beats the naive forecasts."""
    tried = table[table["tests"] > 0]
    if tried.empty:
        return "No market has four quarters of one printed set: nothing to test on"
    lost = int(tried["verdict"].eq("model loses").sum())
    return f"The model loses to a naive forecast in {lost} of {len(tried)} tests"
