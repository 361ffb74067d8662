"""Words of prices, costs, precedents and revenue: rows in, the exact words out, each boundary on both sides."""

import pandas as pd
import pytest

from analysis.tables import community, precedents, prices, releases, revenue_models, training_beside_revenue

NONE = float("nan")


def priced(*rows, recency="today"):
    """Models with a price and a score: who is on the frontier, and whether the list holds records alone."""
    columns = ["label", "price_usd", "best_score", "ci_low", "ci_high", "access_class", "on_frontier", "records_only"]
    table = pd.DataFrame(rows, columns=columns).assign(recency=recency, as_of="2026-05", benchmark="Elo")
    return table.assign(model_id=table["label"], today_until="2026-11-30")


BEST, CHEAP = ("A", 9.0, 1500, 1495, 1505, "closed", True, True), ("B", 1.0, 1400, 1395, 1494, "open", True, True)
NEAR = ("B", 1.0, 1490, 1480, 1495, "open", True, True)


def of_all(row, on_frontier=True):
    return (*row[:-2], on_frontier, False)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([BEST, CHEAP], "Among record-setters A scores highest, B costs least today"),
        ([BEST, NEAR], "Among record-setters A scores highest (unsure), B costs least today"),
        ([("A", 0.5, *BEST[2:]), CHEAP], "Among record-setters A scores highest and costs least today"),
        ([BEST, of_all(CHEAP)], "1 of 2 models on the efficient frontier is open today"),
        ([of_all(BEST), of_all(CHEAP)], "1 of 2 models on the efficient frontier is open today"),
        ([of_all(CHEAP), of_all(NEAR)], "2 of 2 models on the efficient frontier are open today"),
        ([of_all(BEST), of_all(BEST)], "0 of 2 models on the efficient frontier are open today"),
        ([of_all(BEST), of_all(CHEAP, False)], "The only model on the efficient frontier is closed today"),
        ([of_all(BEST, False), of_all(CHEAP)], "The only model on the efficient frontier is open today"),
        ([of_all(BEST, False)], "No model is on the efficient frontier"),
    ],
)
def test_a_frontier_is_told_of_all_models_and_of_records_alone_who_is_best(rows, said):
    assert prices.against_finding(priced(*rows)) == said


def test_a_frontier_of_older_figures_says_so():
    said = "The only model on the efficient frontier is closed (newest: May 2026)"
    assert prices.against_finding(priced(of_all(BEST), recency="older")) == said


BASE = (
    "List prices of the base tier, newer than the scores. Only models named alike in both lists are drawn, variants"
    " count as one"
)
RECORDS = (
    ". The list of scores holds a model only where it was the best open or the best closed one of its day: cheaper"
    " models that set no record, closed ones above all, cannot appear, and the line is no frontier of all models"
)


@pytest.mark.parametrize(
    ("rows", "note", "subtitle"),
    [
        ([of_all(BEST), of_all(CHEAP)], "", ""),
        ([BEST, of_all(CHEAP)], RECORDS, " (record-setters only)"),
        ([BEST, CHEAP], RECORDS, " (record-setters only)"),
    ],
)
def test_a_list_of_records_says_which_models_cannot_appear(rows, note, subtitle):
    counts = "Counted: 2 models of the twelve months to 30 Nov 2026"
    assert prices.against_note(priced(*rows)) == f"{BASE}{note}. {counts}"
    said = f"Newest list price of the maker and best score on Elo{subtitle}, models that both lists name"
    assert prices.against_subtitle(priced(*rows)) == said


def trainings(*rows):
    """Training costs beside a year's revenue of 100: lowest, middle and highest cost, and what is said of revenue."""
    columns = ["low_usd", "middle_usd", "high_usd", "revenue_qualifier"]
    table = pd.DataFrame(rows, columns=columns).astype(dict.fromkeys(columns[:3], float))
    return table.assign(revenue_usd=100.0, model="M")


MORE, LESS, EITHER = (101, 110, 120, None), (80, 90, 100, None), (100, 110, 120, None)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([MORE, LESS], "1 of 2 training estimates exceeds a year’s revenue"),
        ([MORE, MORE, LESS], "2 of 3 training estimates exceed a year’s revenue"),
        ([LESS, EITHER], "None of 2 training estimates exceeds a year’s revenue; 1 is unsure"),
        ([EITHER, EITHER, MORE], "1 of 3 training estimates exceeds a year’s revenue; 2 are unsure"),
        ([(*MORE[:3], "more than"), LESS], "None of 2 training estimates exceeds a year’s revenue; 1 is unsure"),
        ([(NONE, NONE, 120, None)], "Whether M cost more than a year’s revenue depends on bounds"),
        ([MORE], "Training M cost more than a year’s revenue"),
        ([(80, 90, 99, None)], "Training M cost less than a year’s revenue"),
    ],
)
def test_a_training_cost_more_than_a_year_of_revenue_where_its_least_did(rows, said):
    assert training_beside_revenue.cost_finding(trainings(*rows)) == said


def costs(*rows):
    table = pd.DataFrame(rows, columns=["model", "model_date", "cost_usd", "source_id"])
    return table.assign(basis="cloud_rental", company_id="meta")


SALES = pd.DataFrame({"value": [155e6, 267e6], "date": ["2018-01-31", "2019-01-31"], "source_id": ["first", "second"]})
SALES = SALES.assign(company_id="mongodb", metric="revenue")


def test_what_a_release_costs_runs_from_the_cheapest_since_2024_to_the_costliest():
    rows = ("Early", "2023-12", 5e6, "e"), ("Low", "2024", 6e6, "l"), ("Top", "2024-07", 170e6, "t")
    assert precedents._release_cost(costs(*rows), SALES) == {
        "question": "What a release costs",
        "precedents": "No release cost is printed; all revenue of MongoDB was 155 million dollars in 2018",
        "open_models": "6 million (Low) to 170 million dollars (Top) for one training run, rented or as stated",
        "carries_over": "does not carry over",
        "as_of": "2024-07",
        "source_id": "t;l;first",
    }


def test_the_first_hosts_of_open_models_are_cited_beside_every_license_change():
    events = pd.DataFrame({"kind": "license change", "companies": ["MongoDB;Amazon", "Elastic"], "source_id": "e"})
    rows = [("o", f"P{at}", f"h{at}") for at in range(41)] + [("q", "P1", "h1"), ("q", "P1", "h1"), ("c", "P2", "h2")]
    hosts = pd.DataFrame(rows, columns=["model_id", "provider", "source_id"])
    hosts = hosts.assign(open_closed="open", channel="third_party_host", as_of="2026-05")
    found = precedents._hosts(events, hosts)
    assert found["precedents"] == "1 of 2 license changes answered a cloud that hosted the product"
    assert found["open_models"] == "An open model is listed by up to 41 other hosts, half of them by 1 or more"
    assert found["source_id"] == ";".join(["e", *(f"h{at}" for at in range(40))])


@pytest.mark.parametrize(
    ("entities", "said"),
    [
        (["apache/spark", "pytorch/pytorch"], "pytorch/pytorch counts 1,000"),
        (["apache/spark", "pytorch/pytorch", "huggingface/transformers"], "huggingface/transformers counts 1,500"),
        (["apache/spark"], None),
        (["pytorch/pytorch", "huggingface/transformers"], None),
    ],
)
def test_contributors_are_compared_where_spark_and_a_library_are_counted(entities, said):
    table = pd.DataFrame({"entity": entities, "value": [500, 1000, 1500][: len(entities)]})
    table = table.assign(metric="github_contributors", date="2026-05", source_id="s")
    tools = ", but that is tools: no source prints outside work on the weights of a model"
    assert precedents._work(table).get("open_models") == (said and said + tools)


@pytest.mark.parametrize(
    ("carries", "said"),
    [
        (["carries over", "carries over, and sooner", "does not carry over"], "2 of 3 lessons carry"),
        (["carries over", "does not carry over"], "1 of 2 lessons carries"),
        (["does not carry over", "does not carry over"], "None of 2 lessons carries"),
    ],
)
def test_lessons_that_carry_over_are_counted(carries, said):
    found = precedents.carried_finding(pd.DataFrame({"carries_over": carries}))
    assert found == f"{said} over to open models, in part"


@pytest.mark.parametrize(
    ("is_part", "said"),
    [([False, True, False], "2026 so far"), ([True, True, False], "2026 so far"), ([False, False, True], "2026")],
)
def test_a_year_of_which_a_row_is_a_part_is_so_far(is_part, said):
    assert releases.so_far(pd.DataFrame({"year": ["2026", "2026", "2025"], "is_part_year": is_part}), "2026") == said


def uses(*models):
    """Companies A and B, which both earn in each of these ways."""
    rows = [(label, model, "found") for model in models for label in ("A", "B")]
    return pd.DataFrame([*rows, ("A", "donations", "not found")], columns=["label", "revenue_model", "uses"])


@pytest.mark.parametrize(
    ("models", "said"),
    [
        (["hosting"], "Hosting is the commonest: 2 of 2 companies"),
        (["a fee a seat", "paid help"], "A fee a seat and paid help lead: 2 of 2 each"),
        (["a fee a seat", "paid help to users"], "2 ways of earning are commonest, at 2 of 2 companies each"),
        ([], "No revenue model was found for the companies shown"),
    ],
)
def test_ways_of_earning_are_named_in_up_to_twelve_words(models, said):
    assert revenue_models.revenue_finding(uses(*models)) == said


@pytest.mark.parametrize(
    ("measures", "said"),
    [
        (["weekly users", "stars"], "1 of 2 metrics counts people"),
        (["weekly users", "daily users"], "2 of 2 metrics count people"),
    ],
)
def test_metrics_that_count_people_agree_with_their_number(measures, said):
    found = community.meanings_finding(pd.DataFrame({"measure": measures}))
    assert found == f"{said}, as makers of assistants say"
