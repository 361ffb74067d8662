"""Economics, precedents, break-even and scenarios: what they say recomputed another way, and what a reader may move."""

import csv
import re
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import numpy as np
import pandas as pd
import pytest
from openpyxl import load_workbook
from pptx import Presentation

from analysis.choices import economics as choices_of
from analysis.exhibits.page import load_pages
from analysis.export import archive, html, markdown, sheet, xlsx
from analysis.export.pptx import deck
from analysis.figures.layout import roles
from analysis.figures.layout.theme import Look
from analysis.figures.precedents import precedents as draw_paths
from analysis.measures import economics, scenarios
from analysis.measures.shares import Refusal
from analysis.periods import Period
from analysis.tables import (
    backtests,
    backtests_words,
    break_even,
    break_even_matters,
    precedents,
    scenario_inputs,
    scenario_ladder,
    scenario_runs,
    scenarios_words,
    training_beside_revenue,
)
from analysis.tables.derived import DERIVED
from tests.cards import built
from tests.conftest import ROOT

PAGES = {p.id: p for p in load_pages()}
MARKET = "similarweb-genai-web"


def card(tables, page, exhibit, **params):
    one = PAGES[page]
    return built(one, next(e for e in one.exhibits if e.id == exhibit), tables, **params)


def rows_of(name):
    with (ROOT / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_estimates_that_reach_hundreds_of_millions_are_counted_by_basis(tables):
    reach: dict[str, int] = {}
    for row in rows_of("training_costs"):
        ends = [float(row[c]) for c in ("low_usd", "high_usd") if row[c]]
        middle = float(row["cost_usd"]) if row["cost_usd"] else sum(ends) / 2 if len(ends) == 2 else None
        if middle is not None:
            reach[row["basis"]] = reach.get(row["basis"], 0) + (middle >= 100_000_000)
    found = card(tables, "economics", "training")
    bases = [count for basis, count in reach.items() if basis != "full_development"]
    reached = sum(count > 0 for count in bases)
    assert found.title == f"Training reaches 100 million dollars on {reached} of {len(bases)} bases"
    assert f"cloud rental {reach['cloud_rental']} of" in found.note


def test_a_loss_is_the_income_over_the_revenue_of_the_same_year(tables):
    found = precedents.losses(tables["finances"], tables["companies"]).set_index(["label", "date"])["margin_pct"]
    assert found["MongoDB", "2018-01-31"] == pytest.approx(100 * -96.4 / 154.5, abs=0.1)


def test_the_research_of_a_year_is_not_counted_as_the_training_of_a_model(tables):
    found = card(tables, "economics", "cost_revenue").table
    assert len(found) and not found["model"].str.contains("R&D").any()


def test_no_quarter_stands_among_the_yearly_losses(tables):
    found = precedents.losses(tables["finances"], tables["companies"])
    quarters = {
        (r["company"], r["date"])
        for r in rows_of("finances")
        if r["metric"] == "revenue" and "quarter" in r["qualifier"] + r["note"]
    }
    assert quarters and not quarters & set(zip(found["company"], found["date"], strict=True))
    deepest = found.sort_values("margin_pct").iloc[0]
    assert card(tables, "precedents", "losses").title.startswith(
        f"Deepest losses: {deepest['label']} {-deepest['margin_pct']:.0f} % of revenue"
    )


def test_revenue_and_run_rates_are_paths_of_their_own_in_the_colors_of_their_companies(tables):
    found, colors = card(tables, "precedents", "precedent_revenue"), Look.of(tables["companies"])
    paths = {key: len(part) for key, part in found.table.groupby(["label", "metric"])}
    assert ("OpenAI", "arr") in paths and ("OpenAI", "revenue") in paths and min(paths.values()) >= 2
    lines = [t for t in draw_paths(found.table, colors).data if t.mode == "lines+markers"]
    assert sorted(len(t.x) for t in lines) == sorted(paths.values())
    assert {t.line.color for t in lines if t.name == "MongoDB"} == {colors.color("mongodb")}
    assert found.title.startswith("Anthropic reached ") and "Anthropic run rate, year " in found.note
    assert "dollars" in found.subtitle


def test_training_is_never_set_against_a_quarter_of_revenue(tables):
    found = training_beside_revenue.cost_against_revenue(
        *(tables[n] for n in ("training_costs", "finances", "companies", "models"))
    )
    quarters = {
        (r["company_id"], r["date"]) for r in rows_of("finances") if "quarter" in (r["qualifier"] + r["note"]).lower()
    }
    assert (
        len(found)
        and not {(r.company_id, r.revenue_date) for r in found.itertuples() if r.revenue_kind == "revenue"} & quarters
    )


@pytest.mark.parametrize("preset", ["closed_api", "open_core", "hybrid", "open_weights_compute"])
def test_the_values_as_set_lie_inside_their_own_draws_and_no_draw_loses_more_than_was_raised(tables, preset):
    found = break_even.cash(tables["assumptions"], strategy_preset=preset, against="none", sliders={}).iloc[-1]
    path = break_even.cash(tables["assumptions"], strategy_preset=preset, against="none", sliders={}).dropna(
        subset=["chosen_usd"]
    )
    assert (path["low_usd"] <= path["chosen_usd"]).all() and (path["chosen_usd"] <= path["high_usd"]).all()
    most = {r["preset"]: float(r["high"]) for r in rows_of("assumptions") if r["parameter"] == "funding_usd"}[preset]
    assert -most <= found["low_usd"] and 0 < found["stopped_pct"] < 100


def test_strategies_stand_side_by_side_with_the_chances_that_each_has_alone(tables):
    found = card(tables, "break_even", "strategies").table
    once = found.drop_duplicates("preset").set_index("preset")
    assert set(once.index) == {"closed_api", "open_core", "hybrid", "open_weights_compute"}
    for preset, row in once.iterrows():
        own = break_even.cash(tables["assumptions"], strategy_preset=preset, against="none", sliders={}).iloc[-1]
        assert row["reached_pct"] == own["reached_pct"] and row["stopped_pct"] == own["stopped_pct"]


def test_reported_companies_stand_beside_ceilings_that_hold_them_and_costs_that_do_not_flatter_in_secret(tables):
    made = card(tables, "break_even", "reported")
    found = made.table.set_index("company")
    assert found["revenue_usd"].to_dict() == {"MongoDB": 2.46e9, "GitLab": 1e9, "Mistral AI": 0.4e9, "OpenAI": 40e9}
    assert (found["revenue_usd"] <= found["ceiling_high_usd"]).all()
    assert found.loc["OpenAI", "costs_pct"] == pytest.approx(100 * (13.1 + 8) / 13.1)
    assert found.loc["MongoDB", "costs_pct"] == pytest.approx(100 * (590.4 + 266.9) / 590.4)
    assert found.loc[["GitLab", "Mistral AI"], "costs_pct"].isna().all()
    dearer = [name for name, row in found.iterrows() if row["costs_pct"] > row["model_costs_pct"]]
    assert dearer == ["MongoDB", "OpenAI"] and made.title.startswith("MongoDB and OpenAI report higher costs")


@pytest.mark.parametrize("against", ["none", "hybrid"])
@pytest.mark.parametrize("preset", ["closed_api", "open_core", "hybrid", "open_weights_compute"])
def test_a_path_ends_at_a_cross_where_it_stops_and_words_and_figures_say_so(tables, preset, against):
    if preset == against:
        return
    made, tiles = (
        card(tables, "break_even", exhibit, strategy_preset=preset, against=against) for exhibit in ("cash", "results")
    )
    rows = made.table
    stops = rows["stops_month"].iloc[0]
    crosses = [t for t in made.figure.data if t.mode == "markers"]
    ends = [rows[name].dropna() for name in ("stops_month", "against_stops_month")]
    assert len(crosses) == sum(len(end) > 0 for end in ends)
    if pd.isna(stops):
        assert "As set: stops" not in made.note and "stops" not in tiles.title
        return
    path = rows.loc[rows["chosen_usd"].notna(), "month"]
    assert path.max() == stops - 1 and crosses[0].x[0] == stops - 1
    said = f"stops in month {stops:.0f}"
    assert f"As set: {said}" in made.note and said in tiles.title
    assert said in tiles.table.set_index("figure").loc["Stops", "detail"]
    assert tiles.table.set_index("figure").loc["Break-even", "value"] == "not in 10 years"


def test_strategies_of_unlike_size_are_drawn_in_times_their_own_first_training(tables):
    rows, figure = (
        getattr(card(tables, "break_even", "cash", strategy_preset="open_core", against="closed_api"), part)
        for part in ("table", "figure")
    )
    drawn = {trace.name: trace.y for trace in figure.data}
    assert drawn["as assumed"][9] == pytest.approx(rows["chosen_usd"].iloc[9] / 1e7)
    assert drawn["strategy beside it"][9] == pytest.approx(rows["against_usd"].iloc[9] / 4e9)
    alone = card(tables, "break_even", "cash", strategy_preset="open_core").figure
    assert {t.name: t.y for t in alone.data}["as assumed"][9] == pytest.approx(rows["chosen_usd"].iloc[9])


def test_the_axis_of_cash_holds_the_band_and_every_path(tables):
    for preset in ("closed_api", "open_core", "hybrid", "open_weights_compute"):
        figure = card(tables, "break_even", "cash", strategy_preset=preset).figure
        low, high = figure.layout.yaxis.range
        values = [y for trace in figure.data for y in trace.y if y is not None and y == y]
        assert low < min(values) and max(values) < high


@pytest.mark.parametrize("preset", ["closed_api", "open_core", "hybrid", "open_weights_compute"])
def test_break_even_of_a_preset_is_what_a_plain_loop_over_months_gives(tables, preset):
    value = {r["parameter"]: float(r["value"]) for r in rows_of("assumptions") if r["preset"] == preset}
    total, totals = 0.0, []
    end = economics.HORIZON // value["cadence_months"] * value["cadence_months"]
    for month in range(int(end)):
        users = value["users_max"] / (
            1 + (value["users_max"] / value["users_start"] - 1) * np.exp(-value["growth"] * month)
        )
        kept = value["paying_share"] / 100 * (1 - value["lost_to_hosts"] / 100) * value["price_usd_month"]
        kept *= 1 - value["staff_and_sales"] / 100
        total += users * (kept - value["serving_usd_user_month"])
        if month % value["cadence_months"] == 0:
            step = value["training_growth"] ** (month // value["cadence_months"])
            total -= value["training_usd_first"] * step * (1 - value["shared_training"] / 100)
        if total < -value["funding_usd"]:
            break
        totals.append(total)
    last_below = max((m for m, t in enumerate(totals) if t < 0), default=-1)
    found = break_even.cash(tables["assumptions"], strategy_preset=preset, against="none", sliders={}).iloc[0]
    stops = len(totals) < end
    expected = np.nan if stops or last_below == end - 1 else last_below + 1
    assert found["break_even_month"] == pytest.approx(expected, nan_ok=True)
    assert found["stops_month"] == pytest.approx(len(totals) if stops else np.nan, nan_ok=True)


def test_a_slider_that_is_moved_has_that_value_in_every_draw(tables):
    own = break_even.cash(tables["assumptions"], strategy_preset="open_core", against="none", sliders={}).iloc[-1]
    free = break_even.cash(
        tables["assumptions"], strategy_preset="open_core", against="none", sliders={"price_usd_month": 0.0}
    ).iloc[-1]
    assert own["moved_count"] == 0 and free["moved_count"] == 1
    assert free["high_usd"] < 0 < own["high_usd"]  # nobody pays, in no draw


def test_a_slider_counts_in_millions_where_it_says_so(tables):
    ledger = break_even_matters.ledger(
        tables["assumptions"], strategy_preset="open_core", sliders={"users_max": 50.0}
    ).set_index("parameter")
    assert ledger.loc["users_max", "moved_to"] == "50,000,000" and ledger["moved_to"].notna().sum() == 1


def test_the_chance_that_open_holds_half_is_the_part_of_draws_that_end_there(tables):
    found = card(tables, "scenarios", "fan", scenario="regulation", scenario_market=MARKET).table.iloc[-1]
    case = scenario_runs.case_of(DERIVED["share_model"].of(tables), MARKET, "regulation")
    path = scenarios.simulate(case.market, case.scenario, case.baseline, scenario_runs.SEED)
    opened = path[:, :, [i for i, name in enumerate(case.names) if name in case.seen.open_labels]].sum(axis=2)
    assert found["chance_open_pct"] == pytest.approx(100 * np.mean([draw[-1] > 0.5 for draw in opened]))


def test_the_baseline_is_the_forecast_of_the_window_alone(tables):
    found = card(tables, "scenarios", "company_fans", scenario="baseline", scenario_market=MARKET).table
    seen = scenario_runs.case_of(DERIVED["share_model"].of(tables), MARKET).seen
    said = scenarios.forecast(seen.window, 18, scenario_runs.DRAWS, scenario_runs.SEED)
    end = found[found["quarter"].eq("2030-Q4")].set_index("label")["mid_pct"]
    assert end.tolist() == pytest.approx(100 * np.median(said[:, -1], axis=0), abs=1e-6)


def test_what_a_scenario_does_not_set_stays_at_the_baseline_but_for_the_weights(tables):
    own = scenario_runs.ranges(tables["assumptions"], tables["scenarios"], "price_war")
    wide = set(own.index[own["low"] < own["high"]])
    assert wide == {"open_price", "beta_price", "churn", "beta_quality", "closed_growth"}
    assert set(own.index[own["changed"]]) == {"open_price", "beta_price"}


def test_a_slider_shows_the_range_that_is_drawn_and_a_step_of_it_moves_the_result_by_a_little(tables):
    start = {c.name: c.start(tables, {"scenario": "price_war"}) for c in choices_of.MOVES}
    own = scenario_runs.ranges(tables["assumptions"], tables["scenarios"], "price_war")
    assert start == {name: (own.loc[name, "low"], own.loc[name, "high"]) for name in start}
    medians = [
        card(tables, "scenarios", "fan", scenario="price_war", scenario_market=MARKET, churn=ends).table["p50"].iloc[-1]
        for ends in (start["churn"], (start["churn"][0], start["churn"][1] + 1))
    ]
    assert 0 < abs(medians[1] - medians[0]) < 1


def test_open_and_closed_models_of_one_router_are_forecast_by_group_without_an_index(tables):
    market = "openrouter-open-closed-monthly"
    assert market in choices_of.scenario_markets(tables, {})
    found = card(tables, "scenarios", "fan", scenario="baseline", scenario_market=market)
    assert found.refusal is None and "Herfindahl" not in found.note and "20 steps of a month" in found.note
    refused = card(tables, "scenarios", "fan", scenario_market=market, measure="hhi")
    assert refused.refusal.reason.startswith("This definition prints groups and no companies")


def test_what_could_not_be_told_open_or_closed_joins_what_is_not_named(tables):
    seen = scenario_runs.case_of(DERIVED["share_model"].of(tables), "openrouter-open-closed-monthly").seen
    assert list(seen.window.columns) == ["Closed models", "Open models", "not named"]
    last = seen.window.iloc[-1]
    assert last["not named"] == pytest.approx(1 - last["Closed models"] - last["Open models"]) and last.name.month == 9


@pytest.mark.parametrize(("scenario", "moved"), [("baseline", {}), ("price_war", {"churn": (5.0, 25.0)})])
def test_each_step_of_the_ladder_is_computed_with_the_conditions_before_it(tables, scenario, moved):
    share_model = DERIVED["share_model"].of(tables)
    found = scenario_ladder.ladder(share_model, scenario_market=MARKET, scenario=scenario, sliders=moved)
    case = scenario_runs.case_of(share_model, MARKET, scenario, moved)
    held = {}
    for row in found.itertuples():
        if row.parameter != "start":
            end = case.own.loc[row.parameter, scenario_ladder.CONDITIONS[row.parameter]]
            held[row.parameter] = end / (100 if row.parameter == "churn" else 1)
        path = scenarios.simulate(case.market, replace(case.scenario, **held), case.baseline, scenario_runs.SEED)
        opened = scenarios.open_path(path[:, -1:], case.market.is_open)
        assert row.chance_half_pct == pytest.approx(100 * (opened > 0.5).mean())
    assert set(held) == set(scenario_ladder.CONDITIONS) and found["chance_half_pct"].is_monotonic_increasing


@pytest.mark.parametrize("market", [MARKET, "openrouter-open-closed-monthly"])
def test_the_chance_that_open_holds_half_is_one_number_in_every_part_of_the_page(tables, market):
    beside = card(tables, "scenarios", "beside", scenario_market=market).table.set_index("scenario_id")
    for scenario in ("baseline", "price_war"):
        fan, needs = (
            card(tables, "scenarios", exhibit, scenario_market=market, scenario=scenario).table
            for exhibit in ("fan", "needs")
        )
        chance = beside.loc[scenario, "chance_half_pct"]
        assert fan["chance_open_pct"].iloc[-1] == chance == needs["chance_half_pct"].iloc[0]


def test_the_chance_of_half_and_the_line_of_half_are_drawn_for_each_scenario(tables):
    made = card(tables, "scenarios", "beside", scenario_market=MARKET)
    (bars,) = (t for t in made.figure.data if t.type == "bar")
    assert dict(zip(bars.y, bars.x, strict=True)) == dict(
        zip(made.table["label"], made.table["chance_half_pct"], strict=True)
    )
    best = made.table.sort_values(["chance_half_pct", "mid_pct"]).iloc[-1]["label"]
    assert made.figure.layout.yaxis.categoryarray[-1] == best and f"“{best}” gives open its best chance" in made.title
    lines = [s.x0 for s in made.figure.layout.shapes]
    assert lines.count(50) == 2 and made.figure.layout.xaxis.range[1] > 50


def test_a_market_that_is_not_projected_says_so_in_the_list_and_stands_behind_those_that_are(tables):
    given = DERIVED["share_model"].of(tables)
    offered = choices_of.scenario_markets(tables, {})
    refused = [isinstance(scenario_runs.case_of(given, market), Refusal) for market in offered]
    assert [label.endswith(choices_of.UNPROJECTED) for label in offered.values()] == refused == sorted(refused)
    assert 0 < sum(refused) < len(refused)


def test_the_line_for_hhi_is_offered_and_said_where_hhi_is_shown_only(tables):
    line = choices_of.HHI_LINE
    assert not line.acts({"measure": "open"}) and line.acts({"measure": "hhi"})
    opened, hhi = (
        card(tables, "scenarios", "fan", scenario_market=MARKET, measure=measure) for measure in ("open", "hhi")
    )
    assert opened.table["chance_hhi_pct"].isna().all() and "HHI" not in opened.note + opened.title
    assert hhi.table["chance_hhi_pct"].notna().all() and "1,800" in hhi.title


def test_every_published_figure_is_listed_at_each_assumption_that_it_speaks_of(tables):
    made = card(tables, "scenarios", "priors")
    listed = set(zip(made.table["figure"], made.table["parameter"], strict=True))
    assert listed == {(r.figure, p) for r in tables["priors"].itertuples() for p in r.parameters.split(";")}
    assert made.title == f"{len(tables['priors'])} published figures speak of 6 assumptions"


def test_a_published_figure_that_stands_for_an_end_is_in_the_ledger_and_holds_the_range(tables):
    made = card(tables, "scenarios", "scenario_ledger", scenario="baseline", scenario_market=MARKET)
    ledger = made.table.set_index("parameter")
    assert ledger.loc["beta_price", "published"] == (
        "lower end: price elasticity, across models, 0.06 (0.05 to 0.07) elasticity, absolute; upper end: identical"
        " goods: price elasticity, same model at rival hosts, −1.11 elasticity"
    )
    own = tables["assumptions"].set_index(["preset", "parameter"]).loc["baseline"].loc["beta_price"]
    assert (own["low"], own["high"]) == (0.06, 1.11)
    sources = set(ledger.loc["beta_price", "source_id"].split(";"))
    assert sources == {"mment-open-closed-models", "aione-nber-elasticity-2026"}
    assert "57" not in str(ledger.loc["churn", "published"]) and "low for consumers" in ledger.loc["churn", "published"]
    fan = card(tables, "scenarios", "fan", scenario="baseline", scenario_market=MARKET)
    assert not sources & set(";".join(fan.ledger["source_id"].dropna()).split(";"))


def test_every_condition_of_the_ladder_has_a_slider():
    assert set(scenario_ladder.CONDITIONS) <= set(scenario_runs.SLIDERS)
    assert [choice.name for choice in choices_of.MOVES] == list(scenario_runs.SLIDERS)


def test_the_reason_of_an_assumption_names_no_other_ends_than_the_range_that_sliders_have(tables):
    own = scenario_runs.ranges(tables["assumptions"], tables["scenarios"], "baseline").loc["open_price"]
    assert (own["could_low"], own["could_high"]) == (0.1, 1.5)
    assert "from a tenth" in own["reason"] and "half as much again" in own["reason"]


def test_lines_of_a_drawn_test_have_colors_of_their_own(tables):
    for market in choices_of.backtest_markets(tables, {}):
        made = card(tables, "scenarios", "backtest_path", backtest_market=market)
        colors = {t.name: t.line.color for t in made.figure.data if roles.of(t) == roles.LINE}
        own = {color for name, color in colors.items() if name != "not named"} - {colors.get("not named", "#8f8f8f")}
        assert len(own) == min(len(colors) - ("not named" in colors), 6)


def test_every_market_with_printed_shares_is_tested_or_named_as_too_short(tables):
    found = backtests.backtests(DERIVED["share_model"].of(tables))
    partitions = {r["market_id"] for r in rows_of("markets") if r["metric_kind"] == "partition"}
    assert set(found["market_id"]) - {""} == partitions & {r["market_id"] for r in rows_of("shares")}
    short = found["verdict"].eq("too few periods")
    assert (found.loc[short, "tests"] == 0).all() and (found.loc[~short, "tests"] > 0).all()
    assert (found.loc[~short & found["market_id"].ne(""), "periods"] >= 6).all()


def test_the_model_passes_its_bars_over_all_markets_at_every_horizon(tables):
    found = backtests.backtests(DERIVED["share_model"].of(tables))
    together = found[found["market_label"].eq(backtests.ALL)].set_index("horizon")
    assert list(together.index) == [1, 2, 4] and (together["tests"] >= 30).all()
    assert (together["error_ratio"] <= 1.02).all() and (together["crps_ratio"] <= 1.0).all()
    assert together["in_80"].between(70, 90).all() and (together["verdict"] == "passes").all()
    single = found[found["market_label"].ne(backtests.ALL) & found["tests"].gt(0)]
    assert single.groupby("horizon")["tests"].sum().to_dict() == together["tests"].to_dict()
    assert {"openrouter-open-closed-monthly", "openrouter-author-share-weekly-2026"} <= set(single["market_id"])
    assert not set(single["market_id"]) & {"openrouter-author-share-sampled", "ramp-ai-index-vendor"}


@pytest.mark.parametrize(
    ("error", "score", "inside", "tests", "said"),
    [
        (1.02, 1.0, 70.0, 30, "passes"),
        (1.03, 1.0, 80.0, 30, "fails"),
        (1.0, 1.01, 80.0, 30, "fails"),
        (1.0, 1.0, 69.0, 30, "fails"),
        (1.0, 1.0, 91.0, 30, "fails"),
        (9.0, 9.0, 10.0, 29, "reported"),
    ],
)
def test_under_thirty_forecasts_are_reported_and_not_barred(error, score, inside, tests, said):
    row = pd.Series({"error_ratio": error, "crps_ratio": score, "in_80": inside, "tests": tests})
    assert backtests._verdict(row) == said


def test_a_drawn_test_says_nothing_of_what_came_after_its_cut(tables):
    given = DERIVED["share_model"].of(tables)
    shares = given.shares.copy()
    later = shares["market_id"].eq("statcounter-ai-chatbot-ww") & shares["period"].gt("2026-03")
    shares.loc[later, "share_pct"] = shares.loc[later, "share_pct"].to_numpy()[::-1]
    one, other = (
        backtests.path(g, backtest_market="statcounter-ai-chatbot-ww", cut="2026-03")
        for g in (given, replace(given, shares=shares))
    )
    assert one["model_pct"].equals(other["model_pct"]) and not one["mid_pct"].equals(other["mid_pct"])


@pytest.mark.parametrize("exhibit", ["fan", "company_fans", "compared", "beside", "swings", "needs"])
def test_a_projection_is_marked_in_every_row_and_never_drawn_as_observed(tables, exhibit):
    found = card(tables, "scenarios", exhibit)
    assert (
        "projection" in found.subtitle
        and "status" in next(e for e in PAGES["scenarios"].exhibits if e.id == exhibit).columns
    )
    beyond = found.table
    if "mid_date" in beyond:
        beyond = beyond[beyond["mid_date"] > pd.Timestamp(Period.parse(found.as_of).end)]
    assert len(beyond) and beyond["status"].eq("projection").all()
    for trace in found.figure.data:
        ahead = (
            trace.x is not None and "quarter" in found.table and pd.Timestamp(max(trace.x)) > pd.Timestamp("2027-01-01")
        )
        if ahead and trace.mode and "lines" in trace.mode and trace.fill is None and len(trace.x) > 2:
            assert trace.line.dash not in (None, "solid")


def test_an_entrant_comes_only_where_a_scenario_or_a_slider_says_so(tables):
    fans = {
        key: set(card(tables, "scenarios", "company_fans", scenario=key).table["label"])
        for key in ("open_catches_up", "entrant")
    }
    assert fans["entrant"] - fans["open_catches_up"] == {"New entrant"}
    moved = card(tables, "scenarios", "company_fans", scenario="open_catches_up", entrant_quarter=(4.0, 4.0))
    assert "New entrant" in set(moved.table["label"])


@pytest.mark.parametrize(
    ("sourced", "said"),
    [(2, "2 of 3 assumptions start from a source"), (1, "1 of 3 assumptions starts from a source")],
)
def test_assumptions_with_a_source_are_counted_in_one_number(sourced, said):
    kept = ["s"] * sourced + [None] * (3 - sourced)
    table = pd.DataFrame({"source_id": kept, "origin": ["sourced" if s else "our assumption" for s in kept]})
    assert scenarios_words.ledger_finding(table.assign(is_sourced=table["source_id"].notna(), published=None)) == said
    verb = "has" if sourced == 1 else "have"
    assert (
        break_even_matters.ledger_finding(table) == f"{sourced} of 3 assumptions {verb} a source, the others are ours"
    )


@pytest.mark.parametrize(
    ("margins", "said"),
    [
        ((-62.4, -61.1), "Deepest losses: A 62 % of revenue, B 61 %"),
        ((-62.4, 5.0), "Deepest loss: A 62 % of revenue"),
        ((3.0, 5.0), "No loss among the years with both figures"),
    ],
)
def test_one_loss_is_told_in_one_number(margins, said):
    table = pd.DataFrame({"label": ["A", "B"], "group": ["x", "y"], "margin_pct": margins, "date": "2018-01-31"})
    assert precedents.losses_finding(table) == said


def test_the_ledger_names_what_the_scenario_sets_and_what_the_reader_moved(tables):
    share_model = DERIVED["share_model"].of(tables)
    made = scenario_inputs.ledger(
        share_model, scenario_market=MARKET, scenario="price_war", sliders={"churn": (5.0, 25.0)}
    )
    ledger = made.set_index("parameter")
    sets = {r["parameter"] for r in rows_of("scenarios") if r["scenario_id"] == "price_war"}
    assert set(ledger.index[ledger["origin"].eq("set by the scenario")]) == sets
    assert ledger["moved_to"].dropna().to_dict() == {"churn": "5 to 25"}


@pytest.mark.parametrize("exhibit", ["fan", "cash"])
def test_the_ledger_of_assumptions_goes_with_every_file(tables, exhibit):
    page = "scenarios" if exhibit == "fan" else "break_even"
    found = card(tables, page, exhibit)
    first = sheet.assumed(found)[0].split(":")[0]
    book = load_workbook(BytesIO(xlsx.xlsx(found)))
    assert first in {cell.value for cell in book["Assumptions"]["A"]}
    assert first in Presentation(BytesIO(deck.pptx([found], "T"))).slides[1].notes_slide.notes_text_frame.text
    assert f"{first}:" in markdown.markdown(found) and first in html.html([found], "T")
    with ZipFile(BytesIO(archive.zip_of([found], "T"))) as files:
        name = next(n for n in files.namelist() if n.endswith("-assumptions.txt"))
        assert first in files.read(name).decode()


@pytest.mark.parametrize(
    ("page", "exhibit", "moved", "said"),
    [
        ("scenarios", "fan", {"churn": (5.0, 25.0)}, ", moved to 5 to 25, "),
        ("break_even", "cash", {"users_max": 250.0}, ", moved to 250,000,000, "),
    ],
)
def test_what_the_reader_moved_stands_in_the_ledger_of_every_file(tables, page, exhibit, moved, said):
    assert said in " ".join(sheet.assumed(card(tables, page, exhibit, **moved)))


@pytest.mark.parametrize(("top", "fit"), [(10.0, "the range is too low"), (25.0, "the range reaches it")])
def test_the_ledger_says_what_the_past_tells_of_an_assumption_and_whether_the_range_fits(tables, top, fit):
    share_model = DERIVED["share_model"].of(tables)
    made = scenario_inputs.ledger(
        share_model, scenario_market=MARKET, scenario="baseline", sliders={"churn": (3.0, top)}
    ).set_index("parameter")
    assert made.loc["churn", "estimate"] == "at least 14.6 % in a quarter"  # OpenAI fell from 61.7 to 52.7 %
    assert made.loc["churn", "fit"] == fit and made.loc["open_price", "fit"] == "the past does not tell"


def test_a_market_that_starts_beyond_a_line_is_not_said_to_pass_it():
    row = {"hhi_line": 1800.0, "chance_open_pct": 100.0, "chance_hhi_pct": 0.0, "chance_hhi_high_pct": 0.0}
    said = {
        (measure, opened, hhi): scenarios_words.fan_finding(
            pd.DataFrame([row | {"measure": measure, "starts_open_pct": opened, "starts_hhi": hhi}])
        )
        for measure, opened, hhi in (
            ("open", 40.0, 0.0),
            ("open", 60.0, 0.0),
            ("hhi", 0.0, 1700.0),
            ("hhi", 0.0, 1900.0),
        )
    }
    assert said == {
        ("open", 40.0, 0.0): "Open models hold half in 2030 in >99 % of simulated futures",
        ("open", 60.0, 0.0): "Open models hold half today, and in 2030 in >99 % of futures",
        ("hhi", 0.0, 1700.0): "HHI starts below 1,800 already",
        ("hhi", 0.0, 1900.0): "HHI falls below 1,800 by 2030 in 0 % of simulated futures",
    }


def test_ranges_of_assumptions_are_written_in_full(tables):
    said = " ".join(card(tables, "break_even", "matters").table["range_said"])
    assert "e+" not in said and "200,000,000 to 2,000,000,000 users" in said


def test_chances_are_whole_per_cents(tables):
    titles = [
        card(tables, "scenarios", "fan", scenario=key).title for key in ("price_war", "open_catches_up", "entrant")
    ]
    assert all(" %" in title and not re.search(r"\d\.\d", title) for title in titles), titles


def test_license_changes_stand_in_order_of_their_days_and_a_bare_year_by_its_middle(tables):
    dates = list(card(tables, "precedents", "license_changes").table["as_of"])
    assert "2024" in dates and dates == sorted(dates, key=lambda text: Period.parse(text).middle)


def _paths(*ends, measure="open"):
    rows = [(label, quarter, p50) for label, p50 in ends for quarter in ("2026-Q4", "2030-Q4")]
    return pd.DataFrame(rows, columns=["label", "quarter", "p50"]).assign(measure=measure)


@pytest.mark.parametrize(
    ("ends", "measure", "said"),
    [
        ((("A", 4.0), ("B", 18.0)), "open", "By 2030 the scenarios shown put open at 4 to 18 %"),
        (
            (("A", 4.0), ("C", 9.0), ("B", 18.0)),
            "open",
            "By 2030 the scenarios shown put open at 4 to 18 %",
        ),
        ((("A", 1800.0), ("B", 900.0)), "hhi", "By 2030 the scenarios shown put HHI at 900 to 1,800"),
        ((("A", 4.0),), "open", "Choose scenarios to lay beside the baseline"),
    ],
)
def test_the_ends_of_scenarios_are_those_of_the_scenarios_drawn(ends, measure, said):
    assert scenarios_words.compared_finding(_paths(*ends, measure=measure)) == said


@pytest.mark.parametrize(
    ("model", "change", "trend", "said"),
    [
        (2.7, 3.0, 2.7, "The model does as well as “last trend”: 2.7 points of error"),
        (2.7, 1.0, 2.7, "The model loses to “no change”: 2.7 against 1.0 points of error"),
        (2.7, 4.0, 3.0, "The model beats “last trend”: 2.7 against 3.0 points of error"),
    ],
)
def test_the_path_of_a_test_is_dated_as_people_write_and_judged_by_the_better_forecast(model, change, trend, said):
    row = {
        "cut": "2025-Q3",
        "step": "quarter",
        "model_error": model,
        "no_change": change,
        "last_trend": trend,
        "market_label": "M",
    }
    table = pd.DataFrame([row])
    assert backtests_words.path_finding(table) == said
    assert "that the model said from Q3 2025 on" in backtests_words.path_subtitle(table)
