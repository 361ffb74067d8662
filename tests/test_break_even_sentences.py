"""Words on one topic, break-even: rows in, the exact words out, a case for each branch."""

import pandas as pd
import pytest

from analysis.tables import (
    break_even,
    break_even_matters,
    break_even_reported,
    break_even_results,
    break_even_strategies,
)

NONE = float("nan")

MINE = pd.DataFrame(
    {
        "cadence_months": [24, 12, 30],
        "discount_year": [12, 5, 20],
        "growth": [0.09, 0.03, 0.15],
        "lost_to_hosts": [0, 0, 10],
        "paying_share": [5.6, 2, 10],
        "price_usd_month": [20, 8, 30],
        "serving_usd_user_month": [0.73, 0.3, 1.5],
        "staff_and_sales": [0, 0, 0],
        "shared_training": [0, 0, 20],
        "training_growth": [2.25, 1.2, 3],
        "training_usd_first": [400000000, 81392749, 4000000000],
        "users_max": [900000000, 200000000, 2000000000],
        "users_start": [125000000, 50000000, 300000000],
        "funding_usd": [1e9, 1e9, 1e9],
    },
    index=["value", "low", "high"],
).T


def told(**moved):
    """Value and detail of each figure of a calculation."""
    return [(row["value"], row["detail"]) for row in break_even_results._Calculated(MINE, moved).told()]


def test_results_say_what_is_set_and_what_the_draws_give():
    assert told() == [
        (
            "month 6",
            "In 26 % of simulated futures it goes on for 10 years with its money back; then in months 0 to 8",
        ),
        (
            "74 % of futures",
            "A month costs more than it has and can raise, 1 billion dollars as set: 50 % without a loss by then,"
            " 24 % bankrupt. As set it goes on",
        ),
        ("351 million dollars in month 0", "Middle 80 % of futures: 0 to 958 million dollars"),
        (
            "10.8 billion dollars",
            "If its owners stop after month 95, the best one, known only afterwards. Middle 80 % of futures: 0 to 30.3"
            " billion dollars",
        ),
    ]


def test_results_of_a_path_that_stops_say_when_and_that_not_to_begin_is_best_where_it_never_pays():
    first, stops, _, value = told(staff_and_sales=100.0)
    assert first[0] == "not in 10 years"
    assert stops[1].endswith("As set it stops in month 5, 934 million dollars short")
    assert value[0] == "0 dollars" and value[1].startswith("Not to begin is best as set. Middle 80 % of futures: 0 to")


def test_results_of_a_path_that_ends_below_zero_say_when_it_lay_above():
    rows = MINE.copy()
    rows.loc["funding_usd"], rows.loc["training_growth"] = [1e12] * 3, [4.0] * 3
    first = break_even_results._Calculated(rows, {}).told()[0]
    assert first["value"] == "not in 10 years"
    assert first["detail"].startswith("Cash is above zero in months 6–71, below in 120. In ")


@pytest.mark.parametrize(
    ("month", "stops", "said"),
    [
        (NONE, 96.0, "Closed API as set: stops in month 96"),
        (NONE, NONE, "Closed API as set: no lasting break-even in 10 years"),
        (31.0, NONE, "Closed API as set: break-even in month 31"),
    ],
)
def test_the_title_of_results_says_what_is_set(month, stops, said):
    rows = pd.DataFrame({"preset": ["closed_api"], "break_even_month": [month], "stops_month": [stops]})
    assert break_even_results.results_finding(rows) == said


@pytest.mark.parametrize(
    ("moved", "said"),
    [
        (0, "Preset closed API; US dollars, 2,000 simulated futures over the ranges; a projection"),
        (
            2,
            "Preset closed API with 2 assumptions moved; US dollars, 2,000 simulated futures over the ranges; a"
            " projection",
        ),
    ],
)
def test_the_subtitle_of_results_says_what_is_moved(moved, said):
    assert break_even_results.results_subtitle(pd.DataFrame({"preset": ["closed_api"], "moved_count": [moved]})) == said


@pytest.mark.parametrize(
    ("against", "moved", "said"),
    [
        ("none", 0, "Cumulative cash, US dollars, closed API; a projection"),
        (
            "hybrid",
            1,
            "Cumulative cash, times the first training, closed API with 1 assumption moved, beside hybrid; a"
            " projection",
        ),
    ],
)
def test_the_subtitle_of_cash_says_what_is_moved_and_what_lies_beside(against, moved, said):
    rows = pd.DataFrame({"preset": ["closed_api"], "against": [against], "moved_count": [moved]})
    assert break_even.cash_subtitle(rows) == said


@pytest.mark.parametrize(
    ("path", "month", "stops", "said"),
    [
        ([-2e9, -3e9, NONE], NONE, 2.0, "stops in month 2, 3 billion dollars short"),
        ([-2e9, 3e9, NONE], NONE, 2.0, "stops in month 2, 3 billion dollars ahead"),
        ([NONE, NONE], NONE, 0.0, "cannot pay for its first training"),
        ([-351250000, 32294352, 16137350000, -6577713000], NONE, NONE, "above zero in months 1–2, below in 3"),
        ([-6500000000, -6577713000], NONE, NONE, "no break-even in 10 years"),
        ([15786400000, 16137350000], 31.0, NONE, "break-even in month 31"),
    ],
)
def test_the_note_of_cash_says_what_is_set_how_often_it_stops_and_how_far_draws_reach(path, month, stops, said):
    rows = pd.DataFrame({"chosen_usd": path}).assign(
        low_usd=-2574977000, high_usd=4e9, break_even_month=month, stops_month=stops, stopped_pct=22.4
    )
    assert break_even.cash_note(rows) == (
        f"As set: {said}. It stops in 22 % of simulated futures: a month costs more than it has and can raise. One in"
        " ten ends below −2.57 billion dollars, one in ten above 4 billion. It starts with users it has already and"
        " ends with the last generation that is over in ten years"
    )


@pytest.mark.parametrize(
    ("label", "low", "high", "said"),
    [
        ("First training", 51.0, 7.0, "First training decides most: 7 to 51 % break even"),
        ("First training", 1.0, 7.0, "First training decides most: 1 to 21 % break even"),
        ("Paying use lost to other hosts", 51.0, 7.0, "Paying use lost to other hosts decides most: 7 to 51 %"),
        ("First training", 21.0, 21.3, "No single assumption moves the chance to break even"),
    ],
)
def test_the_title_of_what_decides_has_both_ends_of_what_is_drawn(label, low, high, said):
    ends = (low, high, 21.0)
    rows = pd.DataFrame({"label": [label], "at_low": [low], "at_high": [high], "reached_pct": [21.0]})
    assert break_even_matters.matters_finding(rows.assign(swing=max(ends) - min(ends))) == said


@pytest.mark.parametrize(("moved", "words"), [(0, ""), (1, " with 1 assumption moved")])
def test_the_subtitle_of_what_decides_says_what_is_held_and_what_is_moved(moved, words):
    rows = pd.DataFrame({"preset": ["open_core"], "moved_count": [moved]})
    assert break_even_matters.matters_subtitle(rows) == (
        "Part of 2,000 futures that break even and go on for ten years (%) with one assumption held at an end of its"
        f" range, open core{words}; a projection"
    )


@pytest.mark.parametrize(("count", "has"), [(1, "1 of 1 assumptions has"), (2, "2 of 2 assumptions have")])
def test_the_title_of_the_ledger_counts_sources(count, has):
    rows = pd.DataFrame({"origin": ["sourced"] * count})
    assert break_even_matters.ledger_finding(rows) == f"{has} a source, the others are ours"


PATHS = ["preset", "label", "reached_pct", "stopped_pct", "start_usd", "training_usd", "staff_pct"]
CORE = ("open_core", "Open core", 72.0, 25.0, 7.58e6, 1e7, 78.0)
CLOSED = ("closed_api", "Closed API", 16.0, 22.4, 2.8e8, 4e9, 39.0)
HYBRID = ("hybrid", "Hybrid", 60.0, 38.0, 1.28e6, 2.2e7, 65.0)


def paths(*rows) -> pd.DataFrame:
    return pd.DataFrame([row for row in rows for _ in range(2)], columns=PATHS)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((CORE, CLOSED), "Only open core breaks even in most simulated futures"),
        ((CORE, HYBRID, CLOSED), "Open core and hybrid break even in most simulated futures"),
        ((CORE, HYBRID), "All 2 strategies break even in most simulated futures"),
        ((CLOSED,), "No strategy breaks even in most futures, closed API in 16 %"),
        (
            ((*HYBRID[:2], 50.0, *HYBRID[3:]), CLOSED),
            "No strategy breaks even in most futures, hybrid in 50 %",
        ),
    ],
)
def test_the_title_names_the_strategies_that_break_even_in_most_futures(rows, said):
    assert break_even_strategies.strategies_finding(paths(*rows)) == said


def test_the_note_says_what_the_words_mean_and_what_each_starts_with():
    assert break_even_strategies.strategies_note(paths(CORE, CLOSED)) == (
        "To break even is to train on for ten years with the money back. To stop is not to be able to pay for a"
        " month. Each starts as a company that has users: Open core 7.58 million dollars of revenue in the first month,"
        " a first training of 10 million, 78 % of revenue for staff and sales; Closed API 280 million dollars of"
        " revenue in the first month, a first training of 4 billion, 39 % of revenue for staff and sales. Sizes differ,"
        " so chances compare and cash does not"
    )


def test_the_subtitle_says_what_a_panel_shows():
    assert break_even_strategies.strategies_subtitle(paths(CORE)) == (
        "Part of 2,000 futures whose cumulative cash is above zero (%), by month from the first training, one panel a"
        " strategy; projections"
    )


BESIDE = ["company", "label", "revenue_usd", "ceiling_usd", "ceiling_high_usd", "costs_pct", "costs_year"]
OPENAI = ("OpenAI", "Closed API", 40e9, 24.2e9, 158e9, 161.0, "2025-12-31")
GITLAB = ("GitLab", "Open core", 1e9, 1.3e9, 28.8e9, NONE, None)
MONGODB = ("MongoDB", "Open core", 2.46e9, 1.3e9, 28.8e9, 145.0, "2021-01-31")


def beside(*rows, model=100.0) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=BESIDE).assign(model_costs_pct=model)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (beside(), "No company that reports a revenue stands for a strategy"),
        (beside((*OPENAI[:4], 30e9, *OPENAI[5:]), GITLAB), "The revenue of OpenAI passes the highest ceiling"),
        (beside(OPENAI, GITLAB), "OpenAI reports higher costs than the model assumes"),
        (beside(MONGODB, OPENAI), "MongoDB and OpenAI report higher costs than the model assumes"),
        (beside(OPENAI, GITLAB, model=170.0), "No reported revenue or cost passes what the model assumes"),
    ],
)
def test_the_title_of_reports_says_where_they_pass_the_model(table, said):
    assert break_even_reported.reported_finding(table) == said


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            (OPENAI, GITLAB),
            "OpenAI: 40 billion dollars a year, ceiling 24.2 billion as set. Its costs were 161 % of revenue in the"
            " year to Dec 2025, the model’s 100 %. GitLab: 1 billion dollars a year, ceiling 1.3 billion as set. The"
            " sources hold no result of GitLab. ",
        ),
        (
            (OPENAI,),
            "OpenAI: 40 billion dollars a year, ceiling 24.2 billion as set. Its costs were 161 % of revenue in the"
            " year to Dec 2025, the model’s 100 %. ",
        ),
    ],
)
def test_the_note_of_reports_has_ceilings_and_costs_and_who_publishes_none(rows, said):
    end = "No company in the data that opens all its weights reports a revenue"
    assert break_even_reported.reported_note(beside(*rows)) == said + end
