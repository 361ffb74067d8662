"""Choices about money, break-even and scenarios."""

import math
from collections.abc import Mapping

import pandas as pd

from analysis.choices.axes import scale
from analysis.choices.choice import Between, Choice, Many, Notes, Number, One, Params, Tables
from analysis.choices.concentration import guidelines
from analysis.formats import spelled
from analysis.measures.shares import PrintedShares
from analysis.measures.windows import LEAST
from analysis.periods import dated, period_mid
from analysis.schema.market import LAYERS_OF_MODELS
from analysis.schema.words import in_words
from analysis.tables.market_windows import TRIED, observed_of, partitions, period_names
from analysis.tables.scenario_runs import ranges
from analysis.tables.what_ifs import Named, readable

Options = Mapping[str, str]


def money_metrics(tables: Tables, params: Params) -> Options:
    """Kinds of amounts in US dollars with at least three figures, most first."""
    usd = tables["finances"][tables["finances"]["unit"].eq("USD") & tables["finances"]["value"].gt(0)]
    counts = usd["metric"].value_counts()
    words = {"arr": "revenue, yearly run rate"}
    return {m: words.get(m, in_words(m)) for m in counts.index[counts >= 3]}


MONEY = One("money_metric", "Amount", money_metrics)
PRESETS = {
    "closed_api": "Closed API",
    "open_core": "Open core",
    "hybrid": "Hybrid",
    "open_weights_compute": "Open weights, compute",
}


def presets(tables: Tables, params: Params) -> Options:
    """The strategies that the break-even calculator has assumptions for."""
    mine = tables["assumptions"][tables["assumptions"]["used_in"].eq("break_even")]
    order = [*PRESETS, *sorted(set(mine["preset"]) - set(PRESETS))]
    return {p: PRESETS.get(p, p) for p in order if p in set(mine["preset"])}


UNPROJECTED = " · not projected: too few periods"
"""What follows the name of a market in the list that a forecast cannot start from."""


def scenario_markets(tables: Tables, params: Params) -> Options:
    """Partitions of models and uses with at least two dates, days aside: those forecast first, of companies before
    groups, the longest series first; the others say that they are not projected."""
    given = PrintedShares.of(tables)
    layer = given.markets.set_index("market_id")["layer"]
    rows = given.shares[given.shares["period"].str.len().lt(len("2026-09-30"))]
    dates = rows.groupby("market_id")["period"].nunique()
    quarters = period_mid(rows["period"]).dt.to_period("Q").groupby(rows["market_id"]).nunique()
    mine = [m for m in partitions(given) if dates.get(m, 0) > 1 and layer[m] in LAYERS_OF_MODELS]
    seen = {m: observed_of(given, m) for m in mine}
    order = sorted(mine, key=lambda m: (seen[m].window.empty, seen[m].level == "group", -quarters[m], m))
    return {m: f"{seen[m].market_label}{UNPROJECTED * seen[m].window.empty}" for m in order}


def backtest_markets(tables: Tables, params: Params) -> Options:
    """Partitions that the past can be tried on, the longest series first."""
    given = PrintedShares.of(tables)
    dates = given.shares.groupby("market_id")["period"].nunique()
    seen = {m: observed_of(given, m, is_tried=True) for m in partitions(given) if dates[m] >= TRIED}
    order = sorted((m for m in seen if len(seen[m].run) >= TRIED), key=lambda m: (-len(seen[m].run), m))
    return {m: seen[m].market_label for m in order}


def cuts(tables: Tables, params: Params) -> Options:
    """Periods of the market that a test can start from: a window before it and an outcome after it."""
    market = params.get("backtest_market")
    run = observed_of(PrintedShares.of(tables), str(market), is_tried=True).run if market else pd.DataFrame()
    return {name: f"up to {dated(name)}" for name in period_names(run.index)[LEAST - 1 : -1]} if len(run) else {}


def middle_cut(tables: Tables, params: Params) -> str | None:
    """The quarter in the middle of the series."""
    found = list(cuts(tables, params))
    return found[len(found) // 2] if found else None


def scenario_names(tables: Tables, params: Params) -> Options:
    """The documented scenarios, the baseline last."""
    frame = tables["scenarios"]
    return dict(zip(frame["scenario_id"], frame["scenario"], strict=True)) | {"baseline": "Baseline"}


def comparable(tables: Tables, params: Params) -> Options:
    """Documented scenarios, and those that the reader kept."""
    mine = {text: f"{Named.parse(text).name} (kept)" for text in params.get("saved") or () if readable(text)}
    return {k: v for k, v in scenario_names(tables, params).items() if k != "baseline"} | mine


def lines(tables: Tables, params: Params) -> Options:
    """Guidelines that say above which HHI a market is highly concentrated."""
    known = tables["guidelines"].dropna(subset=["highly_concentrated_above_hhi"])
    names = guidelines(tables, params)
    return {
        g: f"{names[g]}: {spelled(line, ',.0f')}"
        for g in names
        for line in known.loc[known["guideline_id"].eq(g), "highly_concentrated_above_hhi"]
    }


def measures(tables: Tables, params: Params) -> Options:
    """What the fan shows."""
    return {"open": "Share of open models", "hhi": "Herfindahl index (HHI)"}


def _moves(parameter: str, label: str, step: float, unit: str = "", help: str = "") -> Choice:
    """A slider with both ends of what is drawn: it starts at the scenario's range and reaches over all in the data."""

    def row(tables: Tables, params: Params) -> pd.Series | None:
        own = ranges(tables["assumptions"], tables["scenarios"], str(params.get("scenario", "baseline")))
        return own.loc[parameter] if parameter in own.index else None

    def at(tables: Tables, params: Params) -> tuple[float, float] | None:
        found = row(tables, params)
        return None if found is None else (float(found["low"]), float(found["high"]))

    def span(tables: Tables, params: Params) -> tuple[float, float, float]:
        found = row(tables, params)
        return (0.0, 1.0, step) if found is None else (float(found["could_low"]), float(found["could_high"]), step)

    return Between(parameter, label, default=at, span=span, unit=unit, help=help, into="sliders")


def _assumes(parameter: str, label: str, unit: str = "", help: str = "", scale: float = 1.0) -> Choice:
    """A slider of the calculator: starts at the preset's value, reaches over the preset's range."""

    def row(tables: Tables, params: Params) -> pd.DataFrame:
        known = tables["assumptions"]
        return known[known["preset"].eq(params.get("strategy_preset")) & known["parameter"].eq(parameter)]

    def at(tables: Tables, params: Params) -> float | None:
        found = row(tables, params)
        return float(found["value"].iloc[0]) / scale if len(found) else None

    def span(tables: Tables, params: Params) -> tuple[float, float, float]:
        found = row(tables, params)
        if found.empty:
            return 0.0, 1.0, 0.1
        low, high = (float(found[c].iloc[0]) / scale for c in ("low", "high"))
        return low, high, 10.0 ** math.floor(math.log10((high - low) / 50))

    return Number(parameter, label, default=at, span=span, unit=unit, help=help, into="sliders")


def rivals(tables: Tables, params: Params) -> Options:
    """The other strategies of the calculator, to lay beside the chosen one."""
    return {"none": "None"} | {k: v for k, v in presets(tables, params).items() if k != params.get("strategy_preset")}


PRESET = One("strategy_preset", "Strategy", presets)
AGAINST = One("against", "Beside it", rivals, "none")
CALCULATOR = (
    _assumes("users_max", "Users at the most", "million", scale=1e6),
    _assumes("paying_share", "Users who pay", "%"),
    _assumes("price_usd_month", "Price", "USD per payer-month"),
    _assumes("serving_usd_user_month", "Cost of serving", "USD per user-month"),
    _assumes("lost_to_hosts", "Paying use lost to other hosts", "%"),
    _assumes("staff_and_sales", "Staff, sales and all else", "% of revenue"),
    _assumes("training_usd_first", "First training", "million USD", scale=1e6),
    _assumes("training_growth", "Rise of training cost", "times per generation"),
    _assumes("shared_training", "Training paid by others", "%"),
)
SCENARIO_MARKET = One("scenario_market", "Market", scenario_markets)
SCENARIO = One("scenario", "Scenario", scenario_names, "open_catches_up")
MEASURE = One("measure", "Show", measures, into="shown")
HHI_LINE = One("hhi_guideline", "Line of a guideline", lines, into="shown", needs=(("measure", "hhi"),))
SAVED = Notes("saved", "Kept scenarios", good=readable)
COMPARE = Many(
    "compare",
    "Scenarios beside the baseline (up to four)",
    comparable,
    ("incumbent_holds", "open_catches_up", "entrant"),
    most=4,
)
BACKTEST_MARKET = One("backtest_market", "Market to test on", backtest_markets)
CUT = One("cut", "Known", cuts, middle_cut)
MOVES = (
    _moves("churn", "Use that is chosen anew", 1.0, "% per quarter"),
    _moves("beta_network", "Weight of size", 0.05, help="0: size does not draw users; 1: a full network effect"),
    _moves("beta_open", "Weight of openness", 0.05, help="Utility of an open model over an equal closed one"),
    _moves("open_lag_months", "Lag of open models", 1.0, "months"),
    _moves("open_price", "Price of open models", 0.05, "times today"),
    _moves("beta_price", "Weight of price", 0.05, help="How much a lower price draws users; 0: not at all"),
    _moves("entrant_quarter", "An open entrant arrives", 1.0, "quarters from now; 0: none"),
)
MONEY_SCALE = scale("money_scale")
TIMES_SCALE = scale("times_scale")
TRAINING_SCALE = scale("training_scale")
COST_SCALE = scale("cost_scale")
SPENDING_SCALE = scale("spending_scale")
PATH_SCALE = scale("path_scale")
