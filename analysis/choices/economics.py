"""Choices about money, break-even and scenarios."""

from collections.abc import Mapping

from analysis.choices.choice import Choice, Params, Tables

Options = Mapping[str, str]


def money_metrics(tables: Tables, params: Params) -> Options:
    """Kinds of amounts in US dollars with at least three figures, most first."""
    usd = tables["finances"][tables["finances"]["unit"].eq("USD") & tables["finances"]["value"].gt(0)]
    counts = usd["metric"].value_counts()
    words = {"arr": "revenue, yearly run rate"}
    return {m: words.get(m, m.replace("_", " ")) for m in counts.index[counts >= 3]}


MONEY = Choice("money_metric", "Amount", money_metrics)
PRESETS = {
    "closed_api": "Closed API",
    "open_core": "Open core",
    "hybrid": "Hybrid",
    "open_weights_compute": "Open weights, compute",
}


def presets(tables: Tables, params: Params) -> Options:
    """The strategies that the break-even calculator has assumptions for."""
    mine = tables["assumptions"][tables["assumptions"]["used_in"].eq("break_even")]
    return {
        p: PRESETS.get(p, p)
        for p in sorted(mine["preset"].unique(), key=lambda p: list(PRESETS).index(p) if p in PRESETS else 9)
    }


def scenario_markets(tables: Tables, params: Params) -> Options:
    """Partitions with at least three dates, most first."""
    shares = tables["shares"]
    dates = shares.groupby("market_id")["period"].nunique().sort_values(ascending=False)
    known = tables["markets"].set_index("market_id")
    found = [
        m for m in dates.index if dates[m] >= 3 and m in known.index and known.loc[m, "metric_kind"] == "partition"
    ]
    return {m: str(known.loc[m, "market"]) for m in found if known.loc[m, "layer"] in ("assistant", "gateway", "model")}


def scenario_names(tables: Tables, params: Params) -> Options:
    """The documented scenarios."""
    frame = tables["scenarios"]
    return dict(zip(frame["scenario_id"], frame["scenario"], strict=True)) | {"baseline": "Baseline"}


def measures(tables: Tables, params: Params) -> Options:
    """What the fan shows."""
    return {"open": "Share of open models", "hhi": "HHI"}


def _times(name: str, label: str) -> Choice:
    return Choice(name, label, kind="number", default=1.0, low=0.1, high=5.0, step=0.1, unit="times the preset")


PRESET = Choice("strategy_preset", "Strategy", presets)
SLIDERS = (
    _times("users_times", "Users at the end"), _times("paying_times", "Paying part"), _times("price_times", "Price"),
    _times("serving_times", "Serving cost"), _times("lost_times", "Lost to hosts"), _times("training_times", "First training"),
    _times("growth_times", "Growth of training"), _times("shared_times", "Training by others"),
)  # fmt: skip
SCENARIO_MARKET = Choice("scenario_market", "Market", scenario_markets)
SCENARIO = Choice("scenario", "Scenario", scenario_names, "open_catches_up")
MEASURE = Choice("measure", "Show", measures)
