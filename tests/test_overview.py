"""The overview: verdicts recomputed from the CSVs by other means, and rules tried on small data."""

import csv

import pandas as pd
import pytest

from analysis.tables import claims as rules
from analysis.views import load_pages
from tests.cards import built
from tests.conftest import ROOT


def raw(name, folder="data"):
    with (ROOT / folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def claims(tables):
    page = load_pages()[0]
    card = built(page, next(e for e in page.exhibits if e.id == "claims"), tables)
    return card.table.set_index("claim_id")


def last_strategy(date):
    found: dict[str, tuple[str, str]] = {}
    for row in raw("strategies"):
        if row["since"] <= date:
            found[row["company_id"]] = max(found.get(row["company_id"], ("", "")), (row["since"], row["strategy"]))
    return {company: plan for company, (_, plan) in found.items()}


def test_all_twelve_claims_have_a_verdict_and_a_deciding_figure(claims):
    assert len(claims) == len(raw("article", "seeds")) == 12
    assert set(claims["verdict"]) <= set(rules.VERDICTS) and claims["deciding"].str.len().min() > 20


def test_nearly_eighty_percent_is_not_what_the_sourced_definitions_of_2023_say(claims):
    press = {m["market_id"] for m in raw("markets") if m["independence"] == "press"}
    values = [
        float(r["share_pct"]) for r in raw("shares")
        if r["company_id"] == "openai" and r["period"] == "2023" and r["market_id"] not in press
    ]  # fmt: skip
    assert values and max(values) + 2.5 < 75
    assert claims.loc["a5", "verdict"] == "not supported"
    assert f"{min(values):.0f}–{max(values):.0f} %" in claims.loc["a5", "deciding"]


def test_databricks_and_mistral_were_hybrid_in_march_2024(claims):
    then = last_strategy("2024-03-21")
    assert then["databricks"] == then["mistral"] == "hybrid"
    assert claims.loc["a10", "verdict"] == "supported"


def test_hybrid_strategies_went_from_14_of_46_to_26_of_50(tables):
    then, now = last_strategy("2024-03-21"), last_strategy("9999")
    counts = [f"{sum(s == 'hybrid' for s in x.values())} of {len(x)}" for x in (then, now)]
    assert counts == ["14 of 46", "26 of 50"]
    page = load_pages()[0]
    value = built(page, page.exhibits[0], tables).table.set_index("figure_id").loc["hybrid", "value"]
    assert value == " → ".join(counts)


def test_hundreds_of_millions_depend_on_the_basis(claims):
    rows = [r for r in raw("training_costs") if r["model_date"] <= "2024-03-21" and r["cost_usd"]]
    top = {b: max(float(r["cost_usd"]) for r in rows if r["basis"] == b) for b in {r["basis"] for r in rows}}
    reach = [value >= 1e8 for value in top.values()]
    assert any(reach) and not all(reach)
    assert claims.loc["a7", "verdict"] == "partly"


def claim(**cells):
    return pd.Series({"company_ids": "a", "period": "2023", "figure_high": 80.0, "figure_low": 1e8} | cells)


def shares_of(*spans):
    return pd.DataFrame(
        [("a", "2023", "independent", lo, (lo + hi) / 2, hi, f"s{i}") for i, (lo, hi) in enumerate(spans)],
        columns=["company_id", "period", "independence", "low_pct", "mid_pct", "high_pct", "source_id"],
    )


@pytest.mark.parametrize(
    ("spans", "verdict"),
    [([(76, 78), (79, 81)], "supported"), ([(76, 78), (20, 30)], "partly"), ([(20, 30), (59, 61)], "not supported")],
)
def test_a_share_claim_is_supported_partly_or_not_by_how_many_intervals_meet_it(spans, verdict):
    assert rules.eighty(claim(), shares_of(*spans))[0] == verdict


@pytest.mark.parametrize(
    ("plans", "verdict"),
    [
        (["open_source", "open_weights"], "supported"),
        (["open_source", "hybrid"], "partly"),
        (["closed", "closed"], "not supported"),
    ],
)
def test_an_open_road_is_one_of_open_strategies_only(plans, verdict):
    strategies = pd.DataFrame(
        {"company_id": ["a", "b"], "since": [None, "2024-01"], "strategy": plans, "source_id": "s"}
    )
    companies = pd.DataFrame({"company_id": ["a", "b"], "company": ["A", "B"]})
    assert rules.road(claim(company_ids="a;b;openai"), strategies, companies)[0] == verdict


def test_a_strategy_that_began_after_the_date_does_not_count():
    plans = pd.DataFrame(
        [("a", None, "closed", "s"), ("a", "2024-03-22", "hybrid", "s"), ("b", "2024-04", "hybrid", "s")],
        columns=["company_id", "since", "strategy", "source_id"],
    )
    then = rules.strategies_at(plans, "2024-03-21").set_index("company_id")["strategy"].to_dict()
    assert then == {"a": "closed"}


def test_open_models_break_the_monopoly_only_where_every_interval_is_above_half():
    def verdict(*spans):
        frame = pd.DataFrame([(lo, hi, "s") for lo, hi in spans], columns=["low_pct", "high_pct", "source_id"])
        return rules.breaks(claim(), frame)[0]

    assert verdict((51, 60), (70, 80)) == "supported"
    assert verdict((1, 49), (0, 20)) == "not supported"
    assert verdict((1, 70), (0, 90)) == "cannot be tested"
    assert verdict((55, 70), (0, 20)) == "partly"
