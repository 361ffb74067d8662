"""Choices about models: series of scores, models with several hosts, price kinds, metrics of attention."""

from collections.abc import Mapping
from datetime import date, timedelta

from analysis.choices.axes import scale
from analysis.choices.choice import One, Params, Tables
from analysis.formats import counted
from analysis.periods import Period
from analysis.tables.capability import series_words
from analysis.tables.community import MEANS, metric_words
from analysis.tables.prices import matched

Options = Mapping[str, str]


def series(tables: Tables, params: Params) -> Options:
    """Series with open and closed models: first those that go on to the last half year, each group by its number of
    dates; the key is series|benchmark."""
    frame = tables["capability"]
    both = frame.groupby(["series", "benchmark"]).agg(
        n=("date", "nunique"), sides=("access", "nunique"), last=("date", "max")
    )
    both = both[both["sides"].eq(2)]
    last = both["last"].map(lambda text: Period.parse(text).end)
    goes_on = last.ge(max(last, default=date.max) - timedelta(days=183))
    found = both.assign(goes_on=goes_on).sort_values(["goes_on", "n"], ascending=False)
    return {f"{s}|{b}": f"{b} · {series_words(s)}" for s, b in found.index}


def hosted(tables: Tables, params: Params) -> Options:
    """Open models that several hosts sell, most hosts first."""
    prices = tables["api_prices"]
    hosts = prices[prices["channel"].eq("third_party_host")].groupby("model_id")["provider"].nunique()
    found = hosts[hosts >= 3].sort_values(ascending=False)
    names = tables["models"].set_index("model_id")["model"]
    return {m: f"{names.get(m, m)} ({counted(n, 'host')})" for m, n in found.items()}


def price_series(tables: Tables, params: Params) -> Options:
    """Series with scores of at least three models that their makers sell, most such models first."""
    found = matched(tables["api_prices"], tables["capability"], tables["models"])
    counts = found.groupby(["series", "benchmark"])["match"].nunique().sort_values(ascending=False, kind="stable")
    kept = counts[counts >= 3] if (counts >= 3).any() else counts
    if kept.empty:
        return series(tables, params)
    return {f"{s}|{b}": f"{b} · {series_words(s)} ({counted(n, 'model')})" for (s, b), n in kept.items()}


def price_kinds(tables: Tables, params: Params) -> Options:
    """Price of input, of output, or three parts input to one part output."""
    return {"blended": "Blended 3:1", "input": "Input", "output": "Output"}


def community_metrics(tables: Tables, params: Params) -> Options:
    """Every metric of the data, stars first."""
    found = set(tables["community"]["metric"].dropna())
    order = [m for m in MEANS if m in found] + sorted(found - set(MEANS))
    return {m: metric_words(m)[0].upper() + metric_words(m)[1:] for m in order}


SERIES = One("series", "Series", series, help="Each series has its own method; two are never joined")
HOSTED = One("hosted_model", "Open model", hosted)
PRICE_KIND = One("price_kind", "Price of", price_kinds)
PRICE_SERIES = One("price_series", "Score on", price_series)
METRIC = One("metric", "Metric", community_metrics)
SCALE = scale("scale")
HUB_SCALE = scale("hub_scale")
CHANNEL_SCALE = scale("channel_scale")
FRONTIER_SCALE = scale("frontier_scale")
SPREAD_SCALE = scale("spread_scale")
