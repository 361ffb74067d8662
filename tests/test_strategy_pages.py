"""Findings of the strategy pages, recomputed from the CSVs by other means."""

import csv
import statistics

import numpy as np
import pandas as pd
import pytest

from analysis.measures import capability, openness, prices
from tests.cards import card
from tests.conftest import ROOT


def raw(name):
    with (ROOT / f"data/{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_gap_of_each_date_is_the_best_closed_less_the_best_open_score(tables):
    name, benchmark = "lmsys_bt_by_leaderboard_date", "Chatbot Arena Elo (text, overall)"
    best: dict[tuple[str, str], float] = {}
    for r in raw("capability"):
        if r["series"] == name and r["benchmark"] == benchmark:
            best[r["date"], r["access"]] = max(best.get((r["date"], r["access"]), -1.0), float(r["score"]))
    expected = {d: best[d, "closed"] - best[d, "open"] for d, a in best if a == "open" and (d, "closed") in best}
    found = card(tables, "capability", "gap", series=f"{name}|{benchmark}").table.set_index("date")["gap"]
    assert found.to_dict() == pytest.approx(expected)


def test_scores_of_two_series_are_never_joined():
    scores = pd.DataFrame(
        {"series": ["a", "b"], "benchmark": "x", "date": "2024", "access": ["open", "closed"], "score": [1.0, 2.0]}
    )
    with pytest.raises(ValueError, match="2 series cannot be compared"):
        capability.best_by_access(scores)


def test_a_lag_counts_from_the_first_closed_model_at_the_open_level():
    rows = [
        ("2024-01-01", "closed", 100.0),
        ("2024-07-01", "closed", 120.0),
        ("2025-01-01", "closed", 140.0),
        ("2025-01-01", "open", 120.0),
    ]
    scores = pd.DataFrame(rows, columns=["date", "access", "score"]).assign(
        series="s", benchmark="b", model="m", company="c", ci_low=float("nan"), ci_high=float("nan"), source_id="x"
    )
    found = capability.lag_months(scores).iloc[-1]
    assert found["gap"] == 20 and found["lag_months"] == pytest.approx(6.04, abs=0.05)


def test_a_win_rate_of_four_hundred_points_is_ten_to_one():
    assert capability.win_rate(400.0) == pytest.approx(10 / 11) and capability.win_rate(0.0) == 0.5


def test_open_weight_models_with_license_code_and_data_are_few(tables):
    opened = [r for r in raw("models") if r["weights_open"] == "y"]
    full = [
        r for r in opened if r["license"] in openness.OSI and r["training_code_open"] == r["training_data_open"] == "y"
    ]
    found = card(tables, "openness", "definitions").table["models_number"]
    assert (found.iloc[0], found.iloc[-1]) == (len(opened), len(full)) and len(full) < len(opened) / 10


def test_first_places_over_two_dimensions_match_the_closed_form():
    profiles = pd.DataFrame({"x": [1.0, 0.0], "y": [0.0, 0.5]}, index=["a", "b"])
    found = openness.first_places(profiles, 200_000, seed=1)
    assert found["a"] == pytest.approx(2 / 3, abs=0.005)  # a wins where w > (1 - w)/2, so for w above 1/3
    assert found.sum() == pytest.approx(1)


def test_a_composite_needs_a_weight_above_zero():
    with pytest.raises(ValueError, match="above 0"):
        openness.scores(pd.DataFrame({"x": [1.0]}), pd.Series({"x": 0.0}))


def test_median_prices_of_the_last_year_are_those_of_the_csv(tables):
    rows = [
        r
        for r in raw("api_prices")
        if r["channel"] == "first_party"
        and (r["valid_from"] or r["as_of"]).startswith("2026")
        and r["open_closed"] != "unknown"
    ]
    last = {}
    for r in sorted(rows, key=lambda r: r["valid_from"] or r["as_of"]):
        price = (3 * float(r["input_usd_per_mtok"]) + float(r["output_usd_per_mtok"])) / 4
        if price > 0:
            last[r["open_closed"], r["model_id"] or (r["provider"], r["model"])] = price
    blended = {a: [price for (access, _), price in last.items() if access == a] for a in ("open", "closed")}
    expected = "Median blended price per million tokens: {:.2g} USD open, {:.2g} closed (2026)".format(
        *(statistics.median(blended[a]) for a in ("open", "closed"))
    )
    assert card(tables, "prices", "prices_over_time").title == expected


def test_no_model_beats_one_on_the_frontier():
    random = np.random.default_rng(0)
    price, score = pd.Series(random.random(40)), pd.Series(random.random(40))
    best = prices.on_frontier(price, score)
    for i in best.index[best]:
        assert not ((price <= price[i]) & (score > score[i])).any()
    assert best.any()


def test_open_shares_by_model_and_by_strategy_are_two_exhibits_and_hybrid_is_never_halved(tables):
    parts = card(tables, "strategies", "by_strategy").table
    assert "hybrid" in set(parts["strategy"])
    assert set(card(tables, "strategies", "open_share").table["label"]) == {"open models"}


def test_what_is_not_found_is_not_a_no(tables):
    uses = card(tables, "strategies", "revenue_models").table["uses"]
    assert set(uses) == {"yes", "partial", "not found"} and (uses != "not found").sum() == len(raw("business_models"))


def test_licenses_that_say_non_commercial_in_any_spelling_are_not_called_own(tables):
    said = {
        r["license"] for r in raw("models") if r["weights_open"] == "y" and "non-commercial" in r["license"].lower()
    }
    assert len(said) > 3 and {openness.license_family(name, "y") for name in said} == {"non-commercial"}
    assert openness.license_family("CC-BY-NC-4.0", "y") == "non-commercial"
    assert openness.license_family("OpenMDW-1.1", "y") == "permissive" and "OpenMDW-1.1" not in openness.OSI


def test_those_who_share_a_place_are_named_or_counted(tables):
    scores = {
        r["developer"]: int(r["score"])
        for r in raw("transparency")
        if r["edition"] == "2025-12" and r["domain"] == "overall"
    }
    lowest = sorted(name for name, score in scores.items() if score == min(scores.values()))
    assert len(lowest) == 2 and " and ".join(lowest) in card(tables, "openness", "transparency").title
    found: dict[str, int] = {}
    for r in raw("business_models"):
        found[r["revenue_model"]] = found.get(r["revenue_model"], 0) + 1
    most = [name for name, count in found.items() if count == max(found.values())]
    title = card(tables, "strategies", "revenue_models").title
    assert len(most) == 3 and all(name.lower() in title.lower() for name in most)
    assert title.endswith(f"lead: {max(found.values())} of 23 each")
