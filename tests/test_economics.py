"""The open-core calculator against hand-written arithmetic."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.figures.layout import roles
from analysis.figures.layout.theme import plain
from analysis.measures import economics as formulas
from analysis.tables import companies, economics, precedents, spending, training_beside_revenue
from tests.cards import card

PLAIN = {
    "users_start": 100.0,
    "users_max": 100.0,
    "growth": 0.1,
    "paying_share": 0.5,
    "lost_to_hosts": 0.2,
    "price_usd_month": 10.0,
    "serving_usd_user_month": 1.0,
    "staff_and_sales": 0.0,
    "training_usd_first": 1000.0,
    "training_growth": 2.0,
    "cadence_months": 12.0,
    "shared_training": 0.25,
    "discount_year": 0.0,
    "funding_usd": 1e9,
}


def test_cash_of_a_month_is_payers_less_serving_less_training_of_a_new_generation():
    cash = formulas.cash_flow(PLAIN, 24)[0]
    month = 100 * 0.5 * (1 - 0.2) * 10 - 100 * 1
    assert cash[1] == pytest.approx(month)
    assert cash[0] == pytest.approx(month - 1000 * (1 - 0.25))
    assert cash[12] == pytest.approx(month - 1000 * 2 * (1 - 0.25))


@pytest.mark.parametrize(("cadence", "last"), [(12.0, 119), (24.0, 119), (18.0, 107), (50.0, 99), (130.0, 120)])
def test_no_training_is_bought_whose_generation_is_not_over_by_the_horizon(cadence, last):
    cash = formulas.cash_flow({**PLAIN, "cadence_months": cadence, "training_growth": 1.0})[0]
    assert np.flatnonzero(cash)[-1] == last and (cash[last] > 0)


def test_a_company_that_cannot_fund_a_generation_stops_and_loses_no_more():
    values = {**PLAIN, "training_growth": 10.0, "funding_usd": 2000.0}
    cash, stops = formulas.outcome(values, 36)
    month = 100 * 0.5 * (1 - 0.2) * 10 - 100 * 1
    assert stops[0] == 12 and cash[0, 12:].tolist() == [0.0] * 25
    assert cash[0].sum() == pytest.approx(12 * month - 1000 * (1 - 0.25))
    assert np.isnan(formulas.outcome({**values, "funding_usd": 1e9}, 36)[1][0])


def test_a_company_that_stops_has_not_broken_even_whatever_it_had_earned():
    cash = np.array([[5.0, 5.0, 0.0], [-5.0, 6.0, 0.0]])
    assert np.isnan(formulas.lasting(cash, np.array([2.0, np.nan]))).tolist() == [True, False]


def test_no_draw_loses_more_than_it_can_raise():
    low, high = ({**PLAIN, "training_growth": g, "funding_usd": f} for g, f in ((1.0, 500.0), (30.0, 5000.0)))
    middle = {**PLAIN, "training_growth": 2.0, "funding_usd": 1000.0}
    drawn = formulas.draws(middle, low, high, 500)
    cash, stops = formulas.outcome(drawn)
    assert 0 < (~np.isnan(stops)).mean() < 1
    assert (formulas.peak_funding(cash) <= drawn["funding_usd"] + 1e-6).all()


def test_break_even_is_the_month_after_which_money_is_never_missing_again():
    assert formulas.break_even(np.array([[-5.0, 3.0, 3.0, -2.0, 9.0]]))[0] == 4
    assert np.isnan(formulas.break_even(np.array([[-5.0, 1.0, 1.0]]))[0])


def test_peak_funding_is_the_deepest_hole():
    assert formulas.peak_funding(np.array([[-5.0, -2.0, 9.0], [1.0, 1.0, 1.0]])).tolist() == [7.0, 0.0]


def test_present_value_halves_cash_a_year_away_at_a_hundred_percent():
    cash = np.zeros((1, 13))
    cash[0, 12] = 8.0
    assert formulas.value_if_stopped_in_time(cash, 1.0)[0][0] == pytest.approx(8 / 2)


def test_staff_and_sales_take_their_part_of_revenue_and_may_take_more_than_all_of_it():
    month = 100 * 0.5 * (1 - 0.2) * 10
    for part in (0.25, 1.5):
        cash = formulas.cash_flow({**PLAIN, "staff_and_sales": part}, 24)[0]
        assert cash[1] == pytest.approx(month * (1 - part) - 100 * 1)


BETTER = {
    "paying_share": 1,
    "price_usd_month": 1,
    "funding_usd": 1,
    "shared_training": 1,
    "lost_to_hosts": -1,
    "serving_usd_user_month": -1,
    "staff_and_sales": -1,
    "training_usd_first": -1,
    "training_growth": -1,
}
"""Assumptions about money: 1 where more of it is better, −1 where less is."""
PARTS = ("paying_share", "shared_training", "lost_to_hosts", "staff_and_sales")
COMPANIES = st.fixed_dictionaries(
    {
        "users_start": st.floats(1e3, 1e7),
        "users_max": st.floats(1e4, 1e9),
        "growth": st.floats(0, 0.2),
        "paying_share": st.floats(0, 1),
        "lost_to_hosts": st.floats(0, 1),
        "price_usd_month": st.floats(0, 3000),
        "serving_usd_user_month": st.floats(0, 2),
        "staff_and_sales": st.floats(0, 1),
        "training_usd_first": st.floats(0, 1e10),
        "training_growth": st.floats(1, 3),
        "cadence_months": st.integers(6, 36).map(float),
        "shared_training": st.floats(0, 1),
        "discount_year": st.floats(0, 0.3),
        "funding_usd": st.floats(0, 1e11),
    }
)


@settings(max_examples=200, deadline=None)
@given(COMPANIES, st.sampled_from(sorted(BETTER)), st.floats(0, 1))
def test_more_money_or_less_cost_never_worsens_break_even_nor_the_value_to_owners_who_may_stop(company, name, part):
    top = 1.0 if name in PARTS else 2 * company[name] + 1
    end = top if BETTER[name] > 0 else (1.0 if name == "training_growth" else 0.0)
    better = {**company, name: company[name] + part * (end - company[name])}
    (worse_cash, worse_stop), (cash, stop) = (formulas.outcome(v) for v in (company, better))
    if not np.isnan(formulas.lasting(worse_cash, worse_stop)[0]):
        assert not np.isnan(formulas.lasting(cash, stop)[0])
    low, high = (formulas.value_if_stopped_in_time(flow, company["discount_year"])[0][0] for flow in (worse_cash, cash))
    assert high >= low - 1e-6 * max(abs(low), 1.0)


def test_a_company_kept_alive_to_a_training_that_ends_it_is_worth_no_less_than_one_that_stops_before():
    training = {**PLAIN, "training_growth": 10.0, "shared_training": 0.0}
    poor, rich = (formulas.outcome({**training, "funding_usd": usd}, 36) for usd in (2000.0, 9000.0))
    assert rich[0][0].sum() < poor[0][0].sum() and rich[1][0] > poor[1][0]  # it lives longer and loses more
    worth = [formulas.value_if_stopped_in_time(cash, 0.0) for cash, _ in (poor, rich)]
    assert worth[0][0] == worth[1][0] > 0 and worth[0][1] == worth[1][1] == 11


def test_users_grow_to_their_limit_and_never_past_it():
    u = formulas.users(np.array([1.0]), np.array([50.0]), np.array([0.3]))[0]
    assert u[0] == pytest.approx(1) and (np.diff(u) > 0).all() and u[-1] <= 50


def test_dearer_serving_never_brings_break_even_forward():
    paid = {**PLAIN, "training_growth": 1.0, "training_usd_first": 1500.0}
    months = [
        formulas.break_even(formulas.cash_flow({**paid, "serving_usd_user_month": v}))[0] for v in (0.5, 1.0, 1.5)
    ]
    assert months == sorted(months) and months[0] < months[-1]


def test_money_units_do_not_move_the_month():
    money = ("price_usd_month", "serving_usd_user_month", "training_usd_first")
    paid = {**PLAIN, "training_growth": 1.0, "training_usd_first": 1500.0}
    cents = {**paid, **{k: paid[k] * 100 for k in money}}
    months = [formulas.break_even(formulas.cash_flow(v))[0] for v in (paid, cents)]
    assert months[0] == months[1] > 0


def test_a_missing_or_negative_assumption_is_named():
    with pytest.raises(ValueError, match="price_usd_month"):
        formulas.cash_flow({k: v for k, v in PLAIN.items() if k != "price_usd_month"})
    with pytest.raises(ValueError, match="paying_share"):
        formulas.cash_flow({**PLAIN, "paying_share": -0.1})


def test_draws_stay_within_their_range_and_repeat_with_their_seed():
    low, high = PLAIN, {k: v * 2 for k, v in PLAIN.items()}
    a, b = (formulas.draws(low, low, high, 50, seed=3) for _ in range(2))
    assert all((a[p] >= low[p]).all() and (a[p] <= high[p]).all() for p in formulas.PARAMETERS)
    assert all(np.array_equal(a[p], b[p]) for p in a)


def test_half_of_the_draws_lie_below_the_value_of_an_assumption_wherever_its_range_ends():
    low, high = {k: v * 0.9 for k, v in PLAIN.items()}, {k: v * 9 + 1 for k, v in PLAIN.items()}
    found = formulas.draws(PLAIN, low, high, 4_000, seed=3)
    assert all((found[p] <= PLAIN[p]).mean() == pytest.approx(0.5, abs=0.03) for p in formulas.PARAMETERS)


def test_colors_and_forms_of_training_costs_are_both_in_the_legend(tables):
    figure = card(tables, "economics", "training").figure
    named = {
        t.legend or "legend": [
            s.name for s in figure.data if s.showlegend and (s.legend or "legend") == (t.legend or "legend")
        ]
        for t in figure.data
        if t.showlegend
    }
    drawn = {color for t in figure.data if not t.showlegend for color in t.marker.color}
    assert {t.marker.color for t in figure.data if t.legend == "legend2"} >= drawn
    assert len(named["legend"]) == card(tables, "economics", "training").table["basis_name"].nunique()


def test_the_costliest_model_of_each_year_is_named_and_all_others_are_faint(tables):
    made = card(tables, "economics", "training")
    models = made.table[made.table["basis"].ne("full_development")]
    costliest = models.loc[models.groupby(models["model_date"].str[:4])["middle_usd"].idxmax()]
    named = [note.text for note in roles.annotations(made.figure, roles.POINT_LABEL)]
    assert sorted(named) == sorted(f"<b>{plain(label)}</b>" for label in costliest["label"])
    drawn = {
        (t.name, float(y)): seen
        for t in made.figure.data
        if roles.of(t) == roles.POINT
        for y, seen in zip(t.y, t.marker.opacity, strict=True)
    }
    full = {key for key, seen in drawn.items() if seen == 1}
    assert full == {(plain(r.basis_name), float(r.middle_usd)) for r in costliest.itertuples()} and len(drawn) > len(
        full
    )


def test_ways_of_earning_and_companies_stand_by_how_many_were_found_the_most_first(tables):
    made = card(tables, "precedents", "precedent_models")
    found = made.table[made.table["uses"].isin(("yes", "partial"))]
    ways = found["revenue_model"].value_counts()
    said = [str(t).replace("<br>", " ").split() for t in made.figure.layout.xaxis.ticktext]
    counts = [int(words[-1]) for words in said]
    assert counts == sorted(ways, reverse=True) and len(set(counts)) > 2
    has = found["label"].value_counts()
    rows = [int(has[name]) for name in made.figure.layout.yaxis.categoryarray]
    assert rows == sorted(rows) and rows[0] < rows[-1]


def test_a_valuation_of_a_merged_group_is_not_divided_by_the_revenue_of_a_part_of_it():
    columns = ["company_id", "company", "date", "metric", "value", "note"]
    rows = [
        ("a", "A", "2024-01-01", "valuation", 10.0, None),
        ("a", "A", "2024-02-01", "arr", 1.0, None),
        ("a", "A", "2025-01-01", "valuation", 90.0, "Mar 2025 80B merger"),
        ("a", "A", "2025-06-01", "valuation", 99.0, "Series C"),
        ("a", "A", "2025-02-01", "arr", 2.0, None),
        ("b", "B", "2025-03-01", "valuation", 30.0, "combined with C"),
        ("b", "B", "2025-03-01", "arr", 3.0, None),
        ("d", "D", "2025-03-01", "valuation", 40.0, None),
        ("d", "D", "2025-03-01", "arr", 2.0, None),
    ]
    finances = pd.DataFrame(rows, columns=columns).assign(status="reported", unit="USD", qualifier=None, source_id="s")
    companies = pd.DataFrame({"company_id": ["a", "b", "d"], "company": ["A", "B", "D"]})
    table = economics.revenue_per_valuation(finances, companies)
    assert [(r.label, r.as_of, r.times) for r in table.itertuples()] == [
        ("A", "2024-01-01", 10.0),
        ("D", "2025-03-01", 20.0),
    ]
    assert (
        economics.per_valuation_note(table)
        == "A valuation is a price for a few shares. Run rates run ahead of revenue. No multiple"
        " where a merged group is valued and a part of it publishes revenue: A since 1 Jan 2025"
        " and B since 1 Mar 2025"
    )
    assert economics.per_valuation_note(table.assign(absent="")).endswith("Run rates run ahead of revenue")


def test_multiples_in_the_data_end_where_a_company_is_valued_with_another(tables):
    table = card(tables, "economics", "multiples").table
    assert table.loc[table["company_id"].eq("xai"), "as_of"].max() < "2025-03-28"
    assert table.loc[table["company_id"].eq("cohere"), "as_of"].max() < "2026-04-24"
    assert {"xai", "cohere"} <= set(table["company_id"])


def estimates(*costs):
    return pd.DataFrame(
        [(f"m{i}", usd, basis) for i, (usd, basis) in enumerate(costs)], columns=["label", "middle_usd", "basis_name"]
    )


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (estimates((2e8, "cloud"), (1e6, "cloud")), "1 of 2 training estimates reaches 100 million dollars"),
        (estimates((2e8, "cloud"), (2e8, "staff")), "Training reaches 100 million dollars on 2 of 2 bases"),
        (
            estimates((2e8, "cloud"), (1e6, "cloud"), (5e9, "all development of a year")),
            "1 of 2 training estimates reaches 100 million dollars",
        ),
        (estimates((2e8, "cloud")), "m0: 200 million dollars (cloud)"),
    ],
)
def test_estimates_and_bases_are_counted_in_words_that_fit_their_number(table, sentence):
    assert economics.training_finding(table) == sentence


def test_what_was_projected_for_a_year_that_is_over_is_drawn_no_more():
    made = pd.DataFrame(
        [("2025-12-31", "projection"), ("2026-03-31", "reported"), ("2026-12-31", "projection")],
        columns=["date", "status"],
    )
    assert list(economics.without_past_projections(made)["date"]) == ["2026-03-31", "2026-12-31"]


def amounts(*rows):
    columns = ["label", "value", "qualifier", "status", "date", "measure", "metric", "note"]
    return pd.DataFrame(rows, columns=columns).assign(company_id="a")


@pytest.mark.parametrize(
    ("qualifier", "said"),
    [
        ("reported", ""),
        ("more than", "over "),
        ("less than", "under "),
        ("about", "about "),
        ("sought, up to", "up to "),
        ("guidance 1-3 bn, midpoint", "about "),
    ],
)
def test_an_amount_that_is_printed_as_a_bound_is_one_in_every_title(qualifier, said):
    table = amounts(("A", 2e9, qualifier, "reported", "2026-05", "revenue", "revenue", None))
    title = economics.amounts_finding(table)
    largest = "Largest revenue:" if said == "up to " else "The largest revenue is"
    assert title == f"{largest} A’s {said}2 billion dollars (May 2026, reported)"
    title = companies.money_finding(table)
    if said == "up to ":
        assert title == "A: up to 2 billion dollars, year to May 2026 (reported)"
    else:
        assert title == f"A: revenue {said}2 billion dollars in year to May 2026 (reported)"
    title = spending.spending_finding(table.assign(measure="capital spending"))
    assert title == f"A spent {said}2 billion dollars in 2026 (capital spending)"
    ahead = pd.concat([table.assign(measure="all costs"), table.assign(value=3e9, status="projection")])
    assert spending.spending_finding(ahead) == f"A spent {said}2 billion dollars in 2026 (all costs)"
    only = ahead[ahead["status"].eq("projection")]
    assert spending.spending_finding(only) == f"A projects {said}3 billion dollars of revenue for 2026"
    alone = table.assign(group="precedent", years_since=4.0)
    assert precedents.precedent_finding(alone) == f"A: revenue {said}2 billion dollars in 4 years of data"


@pytest.mark.parametrize(
    ("value", "revenue", "said"),
    [
        ("reported", "reported", "10"),
        ("more than", "reported", "at least 10"),
        ("reported", "more than", "at most 10"),
        ("more than", "more than", "roughly 10"),
    ],
)
def test_a_multiple_of_an_amount_that_is_a_bound_is_a_bound(value, revenue, said):
    rows = pd.DataFrame(
        {
            "company_id": "a",
            "company": "A",
            "date": ["2026-05-01", "2026-05-01"],
            "metric": ["valuation", "revenue"],
            "value": [2e10, 2e9],
            "unit": "USD",
            "status": "reported",
            "qualifier": [value, revenue],
            "source_id": ["s", "t"],
            "note": None,
        }
    )
    names = pd.DataFrame({"company_id": ["a"], "company": ["A"]})
    found = economics.revenue_per_valuation(rows, names)
    alone = "A was valued at 10 times its revenue in May 2026"
    if said != "10":
        alone = f"A: {said} times its revenue (May 2026)"
    assert economics.per_valuation_finding(found) == alone
    both = pd.concat([found, found.assign(label="B", times=20.0, times_bound="", as_of="2024-11-20")])
    both = both.assign(times=[10.0, 20.0])
    ends = ("A, May 2026", "B, Nov 2024") if said == "10" else ("A", "B")
    assert economics.per_valuation_finding(both) == f"Valuations: {said} times revenue ({ends[0]}) to 20 ({ends[1]})"


COSTS = ["model", "middle_usd", "low_usd", "high_usd", "revenue_usd", "revenue_qualifier"]
DEARER, LESS = ("M", 120, None, None, 100, "reported"), ("M", 80, None, None, 100, "reported")
AT_MOST, OVER = ("M", 120, None, 120, 100, "reported"), ("M", 120, None, None, 100, "more than")
SURE, RANGE = ("M", 120, 110, 130, 100, "about"), ("M", 120, 90, 130, 100, None)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([DEARER, LESS], "1 of 2 training estimates exceeds a year’s revenue"),
        ([LESS, LESS], "None of 2 training estimates exceeds a year’s revenue"),
        ([DEARER, AT_MOST], "1 of 2 training estimates exceeds a year’s revenue; 1 is unsure"),
        ([SURE, RANGE, OVER], "1 of 3 training estimates exceeds a year’s revenue; 2 are unsure"),
    ],
)
def test_training_costs_more_than_revenue_only_where_no_bound_leaves_that_open(rows, said):
    assert training_beside_revenue.cost_finding(pd.DataFrame(rows, columns=COSTS)) == said


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (DEARER, "Training M cost more than a year’s revenue"),
        (LESS, "Training M cost less than a year’s revenue"),
        (AT_MOST, "Whether M cost more than a year’s revenue depends on bounds"),
    ],
)
def test_one_cost_is_told_against_the_revenue_by_the_name_of_its_model(row, said):
    assert training_beside_revenue.cost_finding(pd.DataFrame([row], columns=COSTS)) == said


@pytest.mark.parametrize(
    ("costs", "said"),
    [
        ((1e6, 2e6, 3e6), "None of 3 training estimates reaches 100 million dollars"),
        ((2e8, 2e6), "Training reaches 100 million dollars on 1 of 2 bases"),
    ],
)
def test_estimates_that_reach_nothing_are_told_in_plain_words(costs, said):
    bases = [f"b{i % 2}" for i in range(len(costs))]
    table = pd.DataFrame({"middle_usd": costs, "basis_name": bases, "label": "M"})
    assert economics.training_finding(table) == said
