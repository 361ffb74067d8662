"""Words of shares, leaders and the overview: rows in, the exact words out, each boundary on both sides."""

import pandas as pd
import pytest

from analysis.tables import compute, market_answers, overview, shares_words, strategies, strategy_markets

NONE = float("nan")


def companies(*rows):
    """Companies of one market at its only date: label, lowest and highest share in per cent."""
    table = pd.DataFrame(rows, columns=["label", "low_pct", "high_pct"])
    table["mid_pct"] = table[["low_pct", "high_pct"]].mean(axis=1)
    named = {"entity_id": table["label"], "interval": table["mid_pct"].map("{:g} %".format), "kind": "company"}
    given = {"market_id": "m", "as_of": "2026-05", "period": "2026-05", "date_status": "final", "coverage": "all"}
    return table.assign(**named, **given, complete=True)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("A", 40, 50), ("B", 30, 40), ("C", 1, 2)], "A and B cannot be told apart in May 2026"),
        ([("A", 40, 50), ("C", 1, 2), ("B", 30, 41)], "A and B cannot be told apart in May 2026"),
        ([("A", 40, 50), ("B", 30, 39), ("C", 1, 2)], "A leads with 45 % in May 2026"),
        ([("A", 50.1, 60)], "A leads with 55.05 % in May 2026"),
        ([("A", 50, 60)], "A holds 55 % in May 2026"),
    ],
)
def test_who_leads_is_apart_from_the_highest_that_another_may_hold(rows, said):
    assert shares_words.one_market_finding(companies(*rows)) == said


def layers(*rows):
    """The largest company of each layer, the smallest first."""
    table = pd.DataFrame(rows, columns=["layer", "low_pct", "high_pct"])
    return table.assign(interval=table["low_pct"].map("from {:g}".format), market_label="M")


@pytest.mark.parametrize(
    ("rows", "smallest", "greatest"),
    [
        ([("model", 10, 20), ("cloud", 20, 30)], "10–20 %", "20–30 %"),
        ([("model", 10, 20), ("cloud", 21, 30)], "from 10 (model)", "from 21 (cloud)"),
        (
            [("model", 10, 11), ("cloud", 21, 30), ("gateway", 25, 40)],
            "from 10 (model)",
            "25–40 %",
        ),
        (
            [("model", 10, 15), ("cloud", 12, 20), ("gateway", 39, 40)],
            "10–15 %",
            "from 39 (gateway)",
        ),
    ],
)
def test_a_layer_is_named_where_its_share_is_apart_from_the_others(rows, smallest, greatest):
    table = layers(*rows)
    assert (shares_words._smallest(table), shares_words._greatest(table)) == (smallest, greatest)


@pytest.mark.parametrize(
    ("sizes", "said"),
    [
        ([10, 94], "10 to 94 billion dollars: 9.4 times apart"),
        ([10, 95], "10 to 95 billion dollars: 10 times apart"),
        ([10, 120], "10 to 120 billion dollars: 12 times apart"),
        ([10, 10], "the same: 10 billion dollars"),
    ],
)
def test_sizes_ten_times_apart_and_more_have_no_decimal(sizes, said):
    table = pd.DataFrame({"usd_bn": [float(size) for size in sizes], "market_id": ["m", "n"]})
    table = table.assign(period="2030", is_forecast="yes", qualifier=None, market_label="M")
    found = shares_words.sizes_finding(table)
    assert found == f"For 2030, publishers project {said}"
    assert shares_words.sizes_finding(table.assign(is_forecast=["yes", "no"])) == found.replace("project", "say")


def figures(*rows):
    columns = ["figure_id", "from_pct", "to_pct", "recency", "is_article"]
    table = pd.DataFrame(rows, columns=columns)
    return table.assign(figure="F", low_pct=table["from_pct"], high_pct=table["to_pct"], as_of="2026-05")


ARTICLE, OLD = ("claimed", 75, 80, "today", True), ("claimed", 70, 76, "older", False)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([ARTICLE], "The article’s own figure, without a study behind it"),
        ([ARTICLE, OLD], "No figure shown is of today"),
        ([OLD], "No figure shown is of today"),
        ([("claimed", 70, 76, "today", False), ("router", 1, 2, "today", False)], "F: 70–76 %; F: 1–2 %"),
    ],
)
def test_where_no_figure_of_today_is_shown_it_is_said_whose_they_are(rows, said):
    assert overview.key_finding(figures(*rows)) == said


@pytest.mark.parametrize(
    ("highs", "article", "said"),
    [
        ([74, 75], [75, 78], ", 1 of which reaches the article’s “nearly 80 %”"),
        ([75, 76], [75, 78], ", 2 of which reach the article’s “nearly 80 %”"),
        ([73, 74], [75, 78], ", none of which reaches the article’s “nearly 80 %”"),
        ([75, 76], [], ""),
    ],
)
def test_sourced_figures_reach_the_article_from_the_lowest_that_it_says(highs, article, said):
    part = figures(*(("claimed", 70, high, "today", False) for high in highs))
    table = pd.concat([part, figures(*(("claimed", low, 80, "today", True) for low in article))])
    assert (
        overview._said_claimed(part, table.astype({"is_article": bool}))
        == f"F: 70–{highs[-1]} % in 2 sourced figures{said}."
    )


@pytest.mark.parametrize(
    ("verdicts", "said"),
    [
        (["supported"], "The one claim shown: supported"),
        (["supported", "not supported"], "1 of 2 claims is fully supported"),
        (["supported", "supported", "partly"], "2 of 3 claims are fully supported, 1 partly"),
        (["partly", "partly", "not supported"], "None of 3 claims is fully supported, 2 partly"),
    ],
)
def test_claims_that_hold_are_counted(verdicts, said):
    table = pd.DataFrame({"verdict": verdicts}).replace({"partly": overview.rulings.PARTLY})
    assert overview.claims_finding(table) == said


def strategies_of(**of_market):
    """Parts by strategy of each market of today: lowest and highest, in per cent."""
    rows = [(market, *row) for market, rows in of_market.items() for row in rows]
    table = pd.DataFrame(rows, columns=["market_id", "strategy", "low_pct", "high_pct"])
    return table.assign(mid_pct=NONE, share_of="users", recency="today", as_of="2026-05")


SURE, MAYBE = [("closed", 60, 60), ("hybrid", 40, 40)], [("closed", 40, 60), ("hybrid", 30, 50)]
OTHER = [("closed", 10, 10), ("hybrid", 90, 90)]


@pytest.mark.parametrize(
    ("markets", "said"),
    [
        ({"a": SURE, "b": SURE}, "Closed companies today surely lead in both markets"),
        ({"a": SURE}, "Closed companies today surely lead in the one market"),
        ({"a": MAYBE}, "Closed companies today lead in the one market, not surely"),
        ({"a": SURE, "b": MAYBE}, "Closed companies today lead in both markets, surely in 1"),
        ({"a": MAYBE, "b": MAYBE}, "Closed companies today lead in both markets, surely in none"),
        ({"a": SURE, "b": SURE, "c": OTHER}, "Closed companies today surely lead in 2 of 3 markets"),
    ],
)
def test_the_strategy_that_leads_most_markets_is_told_with_how_many_are_sure(markets, said):
    assert strategy_markets.by_strategy_finding(strategies_of(**markets)) == said


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("Spend (Menlo Ventures, 2025)", "investor")], ", as Menlo Ventures counts"),
        (
            [("Spend (Menlo Ventures, 2025)", "investor"), ("Use (Menlo Ventures, mid-2025)", "investor")],
            ", as Menlo Ventures counts",
        ),
        ([("Spend (Menlo Ventures)", "investor"), ("Wallet (a16z)", "investor")], ", all counted by investors"),
        ([("Spend (Menlo Ventures)", "investor"), ("Visits (Similarweb)", "independent")], ""),
    ],
)
def test_a_count_that_rests_on_one_publisher_or_on_investors_says_so(rows, said):
    assert market_answers.whose(pd.DataFrame(rows, columns=["market_label", "independence"])) == said


def test_the_flow_of_strategies_ends_on_the_last_day_that_was_read():
    assert strategies.flow_subtitle(pd.DataFrame({"read_until": ["2026-11-24", "2026-11-20"]})) == (
        "Organizations by strategy in March 2024 and today, 24 Nov 2026; counted are those there at both dates"
    )


def test_the_ladder_names_its_layers_in_order_and_those_without_a_company_of_two():
    rows = [
        ("cloud", 2, "Cloud spend", "Q1 2026"),
        ("chips", 0, "Cards", "2025"),
        ("cloud", 2, "Cloud spend", "Q1 2026"),
    ]
    table = pd.DataFrame(rows, columns=["layer", "rank_of_layer", "market_label", "period_label"])
    said = "Blank: not counted there, which is not zero. Chips: Cards, 2025; Cloud: Cloud spend, Q1 2026"
    none = "computing power, model, gateway, assistant and open weights"
    assert compute.ladder_note(table) == f"{said}. No company of two layers is shown in {none}"
    every = pd.DataFrame({"layer": list(compute.LAYERS), "rank_of_layer": range(7)})
    assert "No company" not in compute.ladder_note(every.assign(market_label="M", period_label="2025"))
