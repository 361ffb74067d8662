"""Sentences with a branch that the shipped data seldom reach: rows in, the exact words out."""

import pandas as pd
import pytest

from analysis.measures.screening import DEPENDS
from analysis.tables import (
    concentration_sum,
    deals_words,
    health,
    indices,
    merger_screens,
    ownership,
    precedents,
    prices,
    scenarios_words,
    shares_words,
)
from analysis.tables.deals_words import ABANDONED, ANNOUNCED
from analysis.tables.shares_words import one_market_note

NONE = float("nan")


@pytest.mark.parametrize(
    ("bounds", "said"),
    [
        ((0, 10_000), "How concentrated is not known: HHI may be 0–10,000"),
        ((0, 2_000), "As concentrated as 5 or more equal companies: HHI 0–2,000"),
    ],
)
def test_a_market_without_a_least_hhi_has_no_most_equal_companies(bounds, said):
    assert indices.at_date_finding(pd.DataFrame([bounds], columns=["hhi_low", "hhi_high"])) == said


FAN = {"chance_open_pct": 30.0, "chance_hhi_pct": 40.0, "chance_hhi_high_pct": 40.0, "hhi_line": 1_800.0}
FAN |= {"starts_open_pct": 20.0, "starts_hhi": 3_000.0, "year_open": "2028", "year_hhi": "2029"}
FAN |= {"measure": "open", "p10": 20.0, "p90": 60.0}
FAN |= {"layer": "assistant", "step": "month", "steps_seen": 16, "shock_pct": 8.6, "drift_kept_pct": 57.1}
ENDS = (
    ". The forecast is estimated of 16 steps of a month: a step moves a share by about 9 % of itself, and 57 % of the"
)
ENDS += " mean step goes on, less with each step. The rest is one player, never open. What users visit is nearer to the"
ENDS += " question of a monopoly than the tokens of one router, which are chosen request by request"
OF_OPEN = ". Open models hold half in 2030 in 30 % of simulated futures. HHI is the Herfindahl index of the market"


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({}, "Open models hold half in 2030 in 30 % of simulated futures"),
        ({"starts_open_pct": 50.0}, "Open models hold half in 2030 in 30 % of simulated futures"),
        ({"starts_open_pct": 60.0}, "Open models hold half today, and in 2030 in 30 % of futures"),
        ({"starts_hhi": 1_500.0}, "Open models hold half in 2030 in 30 % of simulated futures"),
        (
            {"starts_open_pct": 60.0, "starts_hhi": 1_500.0},
            "Open models hold half today, and in 2030 in 30 % of futures",
        ),
    ],
)
def test_a_projection_says_where_the_market_starts_beyond_a_line(cells, said):
    assert scenarios_words.fan_finding(pd.DataFrame([FAN | cells])) == said


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"year_open": "never", "chance_hhi_pct": 0.2}, "20–60 %"),
        (
            {},
            (
                "20–60 %. Where open holds half then, it first did in 2028, the median year. Where HHI falls below the"
                " line, it first did in 2029, the median year"
            ),
        ),
        (
            {"chance_open_pct": 0.5, "year_hhi": "never"},
            "20–60 %. Where open holds half then, it first did in 2028, the median year",
        ),
        (
            {"measure": "hhi", "p10": 1_500.0, "p90": 2_500.0, "year_open": "never", "year_hhi": "never"},
            f"1,500–2,500 points{OF_OPEN}",
        ),
    ],
)
def test_the_note_on_a_projection_names_the_median_years_that_draws_reach(cells, said):
    told = scenarios_words.fan_note(pd.DataFrame([FAN | cells]))
    assert told == f"Middle 80 % of futures at the end of 2030: {said}{ENDS}"


TIES = pd.DataFrame({"holder_id": ["a", "b"], "held_id": ["c", "c"], "as_of": ["2025-10-28", "2020"]})


@pytest.mark.parametrize(
    ("holder", "period", "said"),
    [
        ("a", "2026-09", "; the tie is published as of 28 Oct 2025"),
        ("a", "2025-09", "; the tie is published as of 28 Oct 2025, which is after the date of the market"),
        ("z", "2025-09", ""),
    ],
)
def test_a_tie_says_its_date_and_where_the_market_is_older(holder, period, said):
    assert ownership._tie(TIES, holder, "c", period, 27, 0) == f"27 % of the profit, 0 % of the control{said}"


@pytest.mark.parametrize(
    ("worst", "best", "said"),
    [
        ("presumed", "presumed", "yes"),
        ("presumed", "no concern normally", "depends"),
        ("no concern normally", "no concern normally", "no"),
    ],
)
def test_a_screen_speaks_against_a_merger_where_both_its_ends_do(worst, best, said):
    prongs = pd.DataFrame({"outcome": ["presumed", "no concern normally"]})
    assert merger_screens._harm(pd.Series({"verdict": worst, "best": best, "state": DEPENDS}), prongs) == said


def test_a_guideline_that_states_no_outcome_speaks_neither_against_a_merger_nor_for_it():
    verdict = pd.Series({"verdict": "not stated", "best": "not stated", "state": "reached"})
    assert merger_screens._harm(verdict, pd.DataFrame({"outcome": ["not stated"]})) == "no outcome"


def models(*rows):
    """Models of today: name, access, score, price, whether it is on the frontier."""
    table = pd.DataFrame(rows, columns=["label", "access_class", "best_score", "price_usd", "on_frontier"])
    plain = {"recency": "today", "records_only": False, "ci_low": table["best_score"], "ci_high": table["best_score"]}
    return table.assign(as_of="2026", **plain)


OPEN_ONE, CLOSED_ONE = ("A", "open", 150.0, 1.0, True), ("B", "closed", 160.0, 9.0, True)
BEATEN = ("C", "closed", 140.0, 10.0, False)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (models(BEATEN), "No model is on the efficient frontier"),
        (models(OPEN_ONE, BEATEN), "The only model on the efficient frontier is open today"),
        (models(CLOSED_ONE, BEATEN), "The only model on the efficient frontier is closed today"),
        (models(OPEN_ONE, CLOSED_ONE, BEATEN), "1 of 2 models on the efficient frontier is open today"),
        (models(OPEN_ONE, OPEN_ONE, CLOSED_ONE), "2 of 3 models on the efficient frontier are open today"),
        (
            models(OPEN_ONE, CLOSED_ONE).assign(records_only=True),
            "Among record-setters B scores highest, A costs least today",
        ),
        (
            models(OPEN_ONE, CLOSED_ONE).assign(records_only=True, ci_high=160.0),
            "Among record-setters B scores highest (unsure), A costs least today",
        ),
        (
            models(OPEN_ONE, BEATEN).assign(records_only=True),
            "Among record-setters A scores highest and costs least today",
        ),
    ],
)
def test_models_on_the_frontier_are_told_by_access_where_the_list_holds_all(table, said):
    assert prices.against_finding(table) == said


def followed(months, **missing):
    """Shares of companies at these months but for those each lacks."""
    rows = [(name, f"2026-{m:02}", 0.0 if name == "Z" else 10.0) for name in missing for m in months]
    table = pd.DataFrame(rows, columns=["label", "period", "mid_pct"])
    gone = [p in {f"2026-{m:02}" for m in missing[n]} for n, p in zip(table["label"], table["period"], strict=True)]
    table = table[~pd.Series(gone)].assign(kind="company", limits="Excludes: apps.")
    dates = {"mid_date": pd.to_datetime(table["period"]), "period_label": table["period"].str[-2:]}
    same = {"entity_id": table["label"], "as_of": table["period"], "date_status": "estimate"}
    return table.assign(**dates, **same, low_pct=5.0, high_pct=50.0)


@pytest.mark.parametrize(
    ("table", "choices", "said"),
    [
        (followed(range(1, 5), A=[], B=[2]), {}, ". Lines run across dates without a figure: B (02)"),
        (followed(range(1, 5), A=[], B=[1], C=[4]), {}, ""),
        (followed(range(1, 7), A=[], B=[2, 3, 4]), {}, ". Lines run across dates without a figure: B (02, 03, 04)"),
        (
            followed(range(1, 7), A=[], B=[2, 3, 4, 5]),
            {"shape": "stacked"},
            ". No figure, drawn as nothing: B (02, 03, 04 and 1 more)",
        ),
        (
            followed(range(1, 4), A=[], B=[2], C=[2], D=[2], E=[2]),
            {},
            ". Lines run across dates without a figure: B (02); C (02); D (02); E (02)",
        ),
        (
            followed(range(1, 4), A=[], B=[2], C=[2], D=[2], E=[2], F=[2]),
            {},
            ". Lines run across dates without a figure: B (02); C (02); D (02); E (02); and 1 more",
        ),
        (followed([1, 2], A=[], Z=[]), {}, ""),
        (
            followed([1, 2], A=[], Z=[]),
            {"share_scale": "log"},
            ". A log axis has no place for 0 %: 2 figures are not drawn (Z)",
        ),
        (
            followed([1], A=[], Z=[]),
            {"share_scale": "log"},
            ". A log axis has no place for 0 %: 1 figure is not drawn (Z)",
        ),
    ],
)
def test_the_note_on_a_market_names_gaps_and_what_a_log_axis_leaves_out(table, choices, said):
    assert one_market_note(table, **choices) == f"Excludes: apps{said}"


def ties(*rows):
    table = pd.DataFrame(rows, columns=["deal_status", "amount_usd", "amount_per"])
    return table.assign(label=[f"A{i}" for i in range(len(table))], party_b="B")


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (ties(("closed", 1e9, "once")), "None of 1 tie is announced only (hollow)"),
        (
            ties((ANNOUNCED, 1e9, "once"), ("closed", NONE, "once"), (ABANDONED, 1e9, "once")),
            (
                "1 of 3 ties is announced only (hollow). Crossed: abandoned (A2 in B)."
                " 1 tie without a published amount is thin"
            ),
        ),
        (
            ties((ANNOUNCED, NONE, None), ("closed", NONE, "once"), ("closed", 1e9, "month")),
            (
                "1 of 3 ties is announced only (hollow). 2 ties without a published amount are thin. An amount by month"
                " or year is no sum: A2 and B"
            ),
        ),
    ],
)
def test_the_note_on_the_network_counts_what_is_announced_thin_or_no_sum(table, said):
    assert deals_words.network_note(table) == f"Announced is not paid. {said}"


def squares(*rows, rescaled="no"):
    columns = ["mid_pct", "low_pct", "high_pct", "least_pct", "most_pct"]
    table = pd.DataFrame(rows, columns=columns)
    return table.assign(rest_low_pct=18.5, rest_high_pct=21.5, rescaled=rescaled)


def test_the_sum_as_text_has_both_bounds_the_rest_and_the_rounding():
    table = squares((60, 59.5, 60.5, 59.5, 60.5), (20, 19, 21, 19, 21), (0, 0, 0, 0, 0), (NONE, NONE, NONE, 1, 18))
    assert concentration_sum.working(table).splitlines() == [
        "printed     60² + 20² = 4,000.00 points",
        "at least    59.5² + 19² + 1² = 3,902.25 points",
        "at most     60.5² + 21² + 18² = 4,425.25 points",
        "rest        the named leave 19–22 % of the market",
        "rounding    each printed share may be off by 0 to 1 points",
    ]


def test_all_named_shares_add_up_the_same_by_company_and_by_product():
    one, other = (
        pd.DataFrame({"kind": k, "mid_pct": m, "source_id": "s"})
        for k, m in (
            (["company", "rest"], [60.0, 40.0]),
            (["product", "product", "rest"], [20.0, 40.0, 40.0]),
        )
    )
    assert health._rolled_up(one, other)[0] == "Sum of all shares of companies"


COSTS = pd.DataFrame(
    {
        "company_id": ["meta", "deepseek", "meta", "openai", "meta"],
        "basis": ["cloud_rental", "company_statement", "cloud_rental", "cloud_rental", "amortized_hardware_energy"],
        "cost_usd": [5e6, 6e6, 2e8, 9e9, 8e9],
        "model": ["Old", "R1", "Llama", "GPT", "Hidden"],
        "model_date": ["2023-01", "2025-01", "2024-07", "2025", "2025"],
        "source_id": "s",
    }
)
SALES = pd.DataFrame({"company_id": "mongodb", "metric": "revenue", "date": ["2019", "2018-01"], "value": [3e8, 1.5e8]})


def test_what_a_release_costs_stands_beside_the_first_revenue():
    found = precedents._release_cost(COSTS, SALES.assign(source_id="m"))
    assert found["precedents"] == "No release cost is printed; all revenue of MongoDB was 150 million dollars in 2018"
    assert found["open_models"] == (
        "6 million (R1) to 200 million dollars (Llama) for one training run, rented or as stated"
    )
    assert found["carries_over"] == "does not carry over"
    assert not precedents._release_cost(COSTS[:0], SALES) and not precedents._release_cost(COSTS, SALES[:0])


def layers(*rows):
    """Largest companies of layers: company, layer, share."""
    table = pd.DataFrame(rows, columns=["label", "layer", "mid_pct"])
    table = table.assign(interval=[f"{v:g} %" for v in table["mid_pct"]], kind="company", recency="today")
    made = table.assign(market_id=table["layer"], as_of="2026", low_pct=table["mid_pct"], high_pct=table["mid_pct"])
    return made.assign(market_label="Data-center chips: two of them (somebody)", entity_id=made["label"])


GRAPHICS = layers(("A", "chips", 90.0)).assign(market_label="Graphics cards for PCs (somebody)")
RANGES = layers(("B", "compute", 25.7), ("C", "open_weights", 23.2), ("D", "cloud", 28.0)).assign(
    low_pct=[21.7, 23.15, 27.5], high_pct=[29.6, 23.25, 28.5], interval=["22–30 %", "23.2 %", "28 %"]
)
"""Computing power may be below open weights and above the cloud."""


@pytest.mark.parametrize(
    ("shown", "whole", "said"),
    [
        (
            layers(("A", "chips", 90.0), ("B", "chips", 5.0), ("C", "cloud", 30.0)),
            None,
            "Leaders hold 30 % (cloud) to 90 % (data-center chips) today",
        ),
        (
            layers(("B", "chips", 5.0), ("C", "cloud", 30.0)),
            layers(("A", "chips", 90.0), ("B", "chips", 5.0), ("C", "cloud", 30.0)),
            "The largest shown hold 5 % (data-center chips) to 30 % (cloud) today",
        ),
        (layers(("A", "chips", NONE)), None, "No company is among the rows shown"),
        (GRAPHICS, None, "A leads the layer “chips” (graphics cards for PCs) with 90 %"),
        (
            pd.concat([RANGES, GRAPHICS], ignore_index=True),
            None,
            "Leaders hold 22–23 % to 90 % (graphics cards for PCs) today",
        ),
        (
            pd.concat([RANGES.iloc[[0, 2]], layers(("E", "gateway", 5.0))], ignore_index=True),
            None,
            "Leaders hold 5 % (gateway) to 28–30 % today",
        ),
        (RANGES, None, "Leaders hold 22–23 % to 28–30 % today"),
        (RANGES.iloc[[0, 1]], None, "Leaders hold 22–23 % to 23–30 % today"),
        (RANGES.iloc[[0]], None, "B holds 22–30 % of the layer “computing power”"),
        (
            layers(("A", "cloud", NONE), ("B", "cloud", 30.0)).assign(
                low_pct=[50.0, 30.0], high_pct=[100.0, 30.0], interval=["over 50 %", "30 %"]
            ),
            None,
            "A leads the layer “cloud” with over 50 %",
        ),
    ],
)
def test_the_leaders_hold_is_told_from_the_smallest_layer_to_the_largest(shown, whole, said):
    assert shares_words.layers_finding(shown, whole) == said
