"""The overview: verdicts recomputed from the CSVs by other means, and rules tried on small data."""

import csv
import re

import pandas as pd
import pytest

from analysis.exhibits.page import load_pages
from analysis.figures.layout import roles
from analysis.formats import share
from analysis.periods import counted_once
from analysis.tables import claims as rules
from analysis.tables import rulings
from tests.cards import built, card
from tests.conftest import ROOT


def raw(name, folder="data"):
    with (ROOT / folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def claims(tables):
    page = load_pages()[0]
    card = built(page, next(e for e in page.exhibits if e.id == "claims"), tables)
    return card.table.set_index("claim_id")


def build_key(tables, **params):
    page = load_pages()[0]
    return built(page, page.exhibits[0], tables, **params)


def last_strategy(date):
    found: dict[str, tuple[str, str]] = {}
    for row in raw("strategies"):
        if row["since"] <= date:
            found[row["company_id"]] = max(found.get(row["company_id"], ("", "")), (row["since"], row["strategy"]))
    return {company: plan for company, (_, plan) in found.items()}


def test_all_twelve_claims_have_a_verdict_and_a_deciding_figure(claims):
    assert len(claims) == len(raw("article", "seeds")) == 12
    assert set(claims["verdict"]) <= set(rulings.VERDICTS) and claims["deciding"].str.len().min() > 20


def test_nearly_eighty_percent_is_not_what_the_sourced_definitions_of_2023_say(claims):
    parts = {m["market_id"] for m in raw("markets") if m["independence"] != "press" and m["metric_kind"] == "partition"}
    values = [
        float(r["share_pct"])
        for r in raw("shares")
        if r["company_id"] == "openai" and r["period"].startswith("2023") and r["market_id"] in parts
    ]
    assert values and max(values) + 2.5 < 75
    assert claims.loc["a5", "verdict"] == "not supported"
    said = claims.loc["a5", "deciding"]
    assert said.startswith(f"None of {len(values)} sourced figures of 2023 reaches {80 - 5} %")
    assert f"from {min(values):.0f} %" in said and f"to {max(values):.0f} %" in said


def test_databricks_and_mistral_were_hybrid_in_march_2024(claims):
    then = last_strategy("2024-03-21")
    assert then["databricks"] == then["mistral"] == "hybrid"
    assert claims.loc["a10", "verdict"] == "supported"


def test_hybrid_strategies_went_from_15_to_29_of_the_46_organizations_of_both_dates(tables):
    then, now = last_strategy("2024-03-21"), last_strategy("9999")
    counts = [f"{sum(x[c] == 'hybrid' for c in then)} of {len(then)}" for x in (then, now)]
    assert counts == ["15 of 46", "29 of 46"]
    key = build_key(tables).table
    assert key.loc[key["figure_id"].eq("hybrid"), "interval"].tolist() == counts


@pytest.mark.parametrize("filters", [{}, {"picked": ("mistral", "openai")}, {"interested": "hide"}])
def test_the_short_answer_says_of_which_organizations_it_counts_hybrid_strategies(tables, filters):
    lead = card(tables, "overview", "key_figures", **filters).lead
    base = "Of all 46 organizations known at both dates 15 mixed open and closed in March 2024, 29 do today."
    assert lead.endswith(base)
    shown = card(tables, "strategies", "flow", **filters)
    both = shown.table["strategy_then"].ne("not there yet").sum()
    assert f"of {both} organization" in shown.title and (both == 46) == (not filters)


def test_each_mark_of_the_overview_says_its_own_interval(tables):
    rows = build_key(tables).table
    rows = rows[rows["figure_id"].eq("open")]
    assert len(rows) > 10
    for row in rows.itertuples():
        assert row.interval == share(float("nan"), row.low_pct, row.high_pct), row.market_label


def test_hundreds_of_millions_depend_on_the_basis(claims, tables):
    rows = [
        r
        for r in raw("training_costs")
        if len(r["model_date"]) == 10 and r["model_date"] <= "2024-03-21" and r["cost_usd"]
    ]
    top = {b: max(float(r["cost_usd"]) for r in rows if r["basis"] == b) for b in {r["basis"] for r in rows}}
    reach = [value >= 2e8 for value in top.values()]
    assert any(reach) and not all(reach)
    assert claims.loc["a7", "verdict"] == "partly"
    said = claims.loc["a7", "deciding"]
    assert said.startswith(f"By the article it did by {sum(reach)} of {len(reach)} bases")
    since = re.search(r"with the models since by (\d+ of \d+)", said).group(1)
    training = card(tables, "economics", "training")
    costliest = training.table.groupby("basis")["middle_usd"].max()
    assert f"{int(costliest.ge(2e8).sum())} of {len(costliest)}" == since
    band = next(shape for shape in training.figure.layout.shapes if shape.name == roles.RANGE)
    article = tables["article"].set_index("claim_id").loc["a7"]
    assert [band.y0, band.y1] == [article["figure_low"], article["figure_high"]] == [2e8, 1e9]


def test_a_cost_of_a_year_that_had_not_ended_by_the_article_is_one_of_the_models_since():
    costs = pd.DataFrame(
        {
            "model": ["A", "B"],
            "model_date": ["2023-06", "2024"],
            "cost_usd": [2e7, 5e9],
            "low_usd": None,
            "high_usd": None,
            "basis": ["cloud_rental", "full_development"],
            "source_id": ["s", "t"],
        }
    )
    found = rules.costly(claim(), costs)
    assert found.verdict == "not supported" and found.as_of == "2023-06"
    assert found.deciding.startswith("By the article it did by 0 of 1 bases, with the models since by 1 of 2.")


def claim(**cells):
    return pd.Series({"company_ids": "a", "period": "2023", "figure_high": 80.0, "figure_low": 2e8} | cells)


def shares_of(*spans):
    return pd.DataFrame(
        [("a", "2023", "press", 75, 80, 80, "article")]
        + [("a", "2023", "independent", lo, (lo + hi) / 2, hi, f"s{i}") for i, (lo, hi) in enumerate(spans)],
        columns=["company_id", "period", "independence", "low_pct", "mid_pct", "high_pct", "source_id"],
    ).assign(as_of="2023", interval="as printed", market_label="a market", period_label="2023", metric_kind="partition")


@pytest.mark.parametrize(
    ("spans", "verdict"),
    [([(76, 78), (79, 81)], "supported"), ([(76, 78), (20, 30)], "partly"), ([(20, 30), (59, 61)], "not supported")],
)
def test_a_share_claim_is_supported_partly_or_not_by_how_many_intervals_meet_it(spans, verdict):
    assert rules.eighty(claim(), shares_of(*spans))[0] == verdict
    survey = shares_of((76, 78)).iloc[1:].assign(metric_kind="penetration")
    assert rules.eighty(claim(), pd.concat([shares_of(*spans), survey]))[0] == verdict


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
    then = rulings.strategies_at(plans, "2024-03-21").set_index("company_id")["strategy"].to_dict()
    assert then == {"a": "closed"}


def test_open_models_break_the_monopoly_only_where_every_interval_is_above_half():
    def verdict(*spans):
        frame = pd.DataFrame([(lo, hi, "s") for lo, hi in spans], columns=["low_pct", "high_pct", "source_id"])
        frame = frame.assign(market_label="a market", as_of="2026", recency="today")
        return rules.breaks(claim(), frame)[0]

    assert verdict((51, 60), (70, 80)) == "supported"
    assert verdict((1, 49), (0, 20)) == "not supported"
    assert verdict((1, 70), (0, 90)) == "cannot be tested"
    assert verdict((55, 70), (0, 20)) == "partly"


def test_the_claims_with_a_figure_come_first_and_the_market_claim_before_all(claims):
    kinds = {row["claim_id"]: row["kind"] for row in raw("article", "seeds")}
    assert list(claims.index[:3]) == ["a5", "a7", "a2"]
    assert [kinds[c] for c in claims.index] == sorted((kinds[c] for c in claims.index), key=rules.KINDS.index)
    assert claims["reading"].str.len().min() > 20


def test_every_deciding_figure_has_its_own_date_and_sources(claims):
    decided = claims[claims["verdict"].ne(rulings.OPEN)]
    assert decided["as_of"].notna().all() and decided["source_id"].notna().all()
    assert claims.loc["a5", "as_of"] == "2023" and claims.loc["a12", "as_of"] == "2025-12"


def test_pairs_of_open_and_closed_developers_are_counted_one_by_one(claims):
    plans = last_strategy("2025-12")
    scores = {
        r["company_id"]: float(r["score"])
        for r in raw("transparency")
        if r["edition"] == "2025-12" and r["domain"] == "overall" and r["company_id"]
    }
    ours = [s for c, s in scores.items() if plans.get(c) in ("open_source", "open_weights")]
    theirs = [s for c, s in scores.items() if plans.get(c) == "closed"]
    wins = sum(a > b for a in ours for b in theirs)
    assert 0 < wins < len(ours) * len(theirs)
    assert f"{wins} of {len(ours) * len(theirs)} pairs (Dec 2025)" in claims.loc["a12", "deciding"]
    assert claims.loc["a12", "verdict"] == "partly"


def test_losses_and_licenses_of_open_source_companies_are_counted_from_the_tables(claims):
    kinds = {r["company_id"]: r["kind"] for r in raw("companies")}
    years: dict[str, list[float]] = {}
    for row in raw("finances"):
        if row["metric"] in ("net_income", "operating_income") and row["status"] == "reported":
            years.setdefault(row["company_id"], []).append(float(row["value"]))
    for company in (c for c in years if kinds.get(c) == "precedent"):
        losses = sum(v < 0 for v in years[company])
        assert f"{losses} of {len(years[company])} reported years with a loss" in claims.loc["a8", "deciding"]
    assert claims.loc["a8", "verdict"] == "partly"


def frame(columns, *rows):
    return pd.DataFrame(rows, columns=columns.split())


@pytest.mark.parametrize(
    ("maker", "later", "verdict"),
    [("nonprofit", 20, "supported"), ("lab", 20, "partly"), ("nonprofit", 90, "partly"), ("lab", 90, "not supported")],
)
def test_a_community_drives_progress_if_it_makes_the_best_open_model_and_the_gap_shrinks(maker, later, verdict):
    scores = frame(
        "series benchmark date access model company company_id score ci_low ci_high source_id",
        ("s", "Elo", "2024-05", "closed", "C", "C", "c", 1050, None, None, "x"),
        ("s", "Elo", "2024-05", "open", "O", "O", "o", 1000, None, None, "x"),
        ("s", "Elo", "2025-05", "closed", "C", "C", "c", 1000 + later, None, None, "x"),
        ("s", "Elo", "2025-05", "open", "O", "O", "o", 1000, None, None, "x"),
    ).astype({"ci_low": float, "ci_high": float})
    assert rules.community(claim(), scores, frame("company_id kind", ("o", maker), ("c", "lab")))[0] == verdict


def test_a_gap_followed_for_a_month_decides_nothing_on_the_community():
    scores = frame(
        "series benchmark date access model company company_id score ci_low ci_high source_id",
        *[
            ("s", "Elo", date, access, "M", "M", "o", score, None, None, "x")
            for date, access, score in (
                ("2026-03-19", "closed", 1050),
                ("2026-03-19", "open", 1000),
                ("2026-04-19", "closed", 1020),
                ("2026-04-19", "open", 1000),
            )
        ],
    ).astype({"ci_low": float, "ci_high": float})
    ruling = rules.community(claim(), scores, frame("company_id kind", ("o", "nonprofit")))
    assert ruling[:2] == ("cannot be tested", "No series has two dates a quarter apart with an open and a closed model")


@pytest.mark.parametrize(("opened", "hosts", "verdict"), [(1, 3, "partly"), (1, 1, "partly"), (20, 1, "not supported")])
def test_access_is_wider_if_open_models_cost_less_or_have_more_hosts_and_never_more_than_partly(opened, hosts, verdict):
    rows = [
        ("2026-01-01", "closed", "first_party", "m1", "a", 10.0, 10.0, "x"),
        ("2026-01-01", "open", "first_party", "m2", "b", opened, opened, "x"),
    ]
    rows += [("2026-01-01", "open", "third_party_host", "m2", f"h{i}", 30.0, 30.0, "x") for i in range(hosts - 1)]
    names = "as_of open_closed channel model_id provider input_usd_per_mtok output_usd_per_mtok source_id"
    prices = frame(names, *rows).assign(model="M", provider_company_id=None, valid_from=None)
    assert rules.access(claim(), prices)[0] == verdict


def test_the_claim_on_access_and_the_page_of_prices_print_the_same_medians(tables, claims):
    title = card(tables, "prices", "prices_over_time").title
    opened, closed = re.search(r"([\d.]+) USD open, ([\d.]+) closed", title).groups()
    assert f"is {opened} USD for open models, {closed} for closed ones" in claims.loc["a11", "deciding"]


def test_the_short_answer_counts_the_definitions_it_shows(tables):
    card = build_key(tables)
    shown = card.table[~card.table["is_article"]]
    opened = counted_once(shown[shown["figure_id"].eq("open") & shown["recency"].eq("today")])
    above, under = sum(opened["low_pct"] > 50), sum(opened["high_pct"] < 50)
    assert f"more than half in {above} of {len(opened)} and less than half in {under}" in card.lead
    assert f"in {above} of {len(opened)} markets" in card.title
    claimed = shown[shown["figure_id"].eq("claimed")]
    assert (claimed["high_pct"] < 75).all() and "none of which reaches" in card.lead


@pytest.mark.parametrize("picked", [("mistral",), ("openai",), ("anthropic", "deepseek")])
def test_with_some_companies_picked_the_answer_speaks_of_the_rows_shown_alone(tables, picked):
    card = build_key(tables, picked=picked)
    names = dict(zip(tables["companies"]["company_id"], tables["companies"]["company"], strict=True))
    others = set(names) - set(picked)
    assert not any(f"{names[c]} in " in card.lead for c in others)
    assert card.figure is not None and card.title


def test_hiding_interested_sources_keeps_their_figures_out_of_the_answer(tables):
    card = build_key(tables, interested="hide")
    assert not set(card.table["independence"].dropna()) & {"seller", "investor", "self-reported"}
    leader = card.table[card.table["figure_id"].eq("leader") & card.table["recency"].eq("today")]
    assert f"{len(leader)} markets" in card.lead
