"""Choices about money, break-even and scenarios."""

from collections.abc import Mapping

from analysis.views import Choice, Params, Tables

Options = Mapping[str, str]


def money_metrics(tables: Tables, params: Params) -> Options:
    """Kinds of amounts in US dollars with at least three figures, most first."""
    usd = tables["finances"][tables["finances"]["unit"].eq("USD") & tables["finances"]["value"].gt(0)]
    counts = usd["metric"].value_counts()
    words = {"arr": "revenue, yearly run rate"}
    return {m: words.get(m, m.replace("_", " ")) for m in counts.index[counts >= 3]}


MONEY = Choice("money_metric", "Amount", money_metrics)
