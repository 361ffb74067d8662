"""The prices page: matches by name, the frontier, makers against hosts and spreads, recomputed from the CSVs."""

import math
from collections import Counter

import pandas as pd
import pytest

from analysis.figures import hosts
from analysis.figures.layout import roles
from analysis.measures.model_names import model_key
from analysis.tables import prices
from tests.test_strategy_pages import card, raw
from tests.test_today import lies_in_today


def blended(row):
    return (3 * float(row["input_usd_per_mtok"]) + float(row["output_usd_per_mtok"])) / 4


def test_no_two_models_of_the_selection_share_a_key():
    shared = [k for k, n in Counter(model_key(r["model"]) for r in raw("models")).items() if n > 1]
    assert shared == []


def test_snapshots_and_hosts_of_one_model_share_its_key():
    pairs = [("gpt-4-0314", "GPT-4"), ("fireworks/deepseek-v3", "DeepSeek-V3"), ("open-mixtral-8x7b", "Mixtral 8x7B")]
    assert all(model_key(a) == model_key(b) for a, b in pairs)
    assert model_key("o1-preview") != model_key("o1") and model_key("Kimi K2 Thinking") != model_key("Kimi K2")


def test_hosts_undercut_makers_as_often_as_the_csv_says(tables):
    own, host = {}, {}
    for r in sorted(raw("api_prices"), key=lambda r: r["as_of"]):
        if r["open_closed"] != "open" or not r["model_id"] or blended(r) <= 0 or not lies_in_today(r["as_of"]):
            continue
        if r["channel"] == "first_party":
            own.setdefault(r["model_id"], {}).setdefault(r["as_of"], []).append(blended(r))
        else:
            host[r["model_id"]] = min(host.get(r["model_id"], math.inf), blended(r))
    newest = {m: max(prices[max(prices)]) for m, prices in own.items()}
    both = newest.keys() & host.keys()
    under = sum(host[m] < 0.999 * newest[m] for m in both)
    assert (
        card(tables, "prices", "channels").title
        == f"A host today undercuts the maker for {under} of {len(both)} open models"
    )


def test_the_spread_of_a_model_is_its_dearest_over_its_cheapest_host(tables):
    table = card(tables, "prices", "spreads").table
    for name in ("llama-3-3-70b", "gpt-oss-120b"):
        mine = table[table["model_id"].eq(name)]
        if mine.empty:
            continue
        best: dict[str, float] = {}
        for r in raw("api_prices"):
            if r["model_id"] == name and blended(r) > 0:
                best[r["provider"]] = min(best.get(r["provider"], math.inf), blended(r))
        assert mine["model_spread"].iloc[0] == pytest.approx(max(best.values()) / min(best.values()))
        assert len(mine) == len(best)
    assert (table.groupby("model")["label"].nunique() >= 3).all()


def test_price_and_capability_meet_only_where_both_lists_name_the_model(tables):
    table = card(tables, "prices", "price_capability").table
    assert len(table) >= 15
    assert all(model_key(r.label) == model_key(r.score_model) for r in table.itertuples())
    best = table[table["on_frontier"]].sort_values("price_usd")
    assert best["best_score"].is_monotonic_increasing


def test_scores_of_one_chart_are_of_one_benchmark(tables):
    table = card(tables, "prices", "price_capability").table
    assert table[["series", "benchmark"]].drop_duplicates().shape[0] == 1


def test_a_price_is_dated_by_the_day_it_began_where_a_log_says_so(tables):
    table = card(tables, "prices", "prices_over_time").table
    known = table.dropna(subset=["valid_from"])
    assert len(known) and (known["as_of"] == known["valid_from"]).all()
    assert (table["as_of"] <= table["listed"]).all()


def test_input_output_and_blended_prices_are_three_choices(tables):
    sums = [
        card(tables, "prices", "prices_over_time", price_kind=k).table["price_usd"].sum()
        for k in ("input", "blended", "output")
    ]
    assert sums[0] < sums[1] < sums[2]


@pytest.mark.parametrize("kind", ["input", "output", "blended"])
def test_a_chart_of_prices_says_for_which_tokens(tables, kind):
    found = card(tables, "prices", "prices_over_time", price_kind=kind)
    axis = next(roles.annotations(found.figure, roles.AXIS_TITLE)).text
    assert all(kind in words for words in (found.title, found.subtitle, axis)) and len(found.title.split()) <= 14


def test_names_on_the_price_chart_do_not_cover_one_another(tables):
    figure = card(tables, "prices", "price_capability").figure
    named = [a for a in figure.layout.annotations if a.text]
    frontier = card(tables, "prices", "price_capability").table.query("on_frontier")["label"]
    assert {f"<b>{n}</b>" for n in frontier} <= {a.text for a in named}


@pytest.mark.parametrize(("models", "said"), [(4, ""), (24, ""), (30, ", the 24 widest of 30 drawn")])
def test_how_many_models_are_drawn_is_said_where_these_are_not_all_of_those_shown(models, said):
    table = pd.DataFrame({"model": [f"m{i}" for i in range(models)], "recency": "today", "today_until": "2026-11-24"})
    found = prices.spreads_subtitle(table.assign(model_id=table["model"]))
    assert found.endswith(f"models with three hosts or more{said}")
    assert prices.WIDEST == hosts.WIDEST
