"""The deciding words of claims that rest on whole lists: rows in, the exact sentence out, a case for each branch."""

import pandas as pd
import pytest

from analysis.tables import claims
from analysis.tables.rulings import OPEN, PARTLY, REFUTED, SUPPORTED

NONE = float("nan")


def told(ruling):
    return ruling.verdict, ruling.deciding


def shares(*rows):
    """Shares of company a: period, independence, lowest and highest share in per cent."""
    table = pd.DataFrame(rows, columns=["period", "independence", "low_pct", "high_pct"])
    table["mid_pct"] = table[["low_pct", "high_pct"]].mean(axis=1)
    table["interval"] = [f"{value:g} %" for value in table["mid_pct"]]
    named = {"market_label": table["interval"].map("M of {}".format), "source_id": "s", "date_status": "final"}
    return table.assign(company_id="a", metric_kind="partition", as_of=table["period"], **named)


PRINTED = ("2023", "press", 75, 80)
RUN = "they run from 50 % (“M of 50 %”) to {0} % (“M of {0} %”)"


@pytest.mark.parametrize(
    ("rows", "verdict", "said"),
    [
        ([PRINTED], OPEN, "No sourced figure of 2023 is in the data"),
        (
            [PRINTED, ("2023", "independent", 50, 50), ("2023", "independent", 60, 60)],
            REFUTED,
            f"None of 2 sourced figures of 2023 reaches 75 %: {RUN.format(60)}",
        ),
        (
            [PRINTED, ("2023", "independent", 50, 50), ("2023", "independent", 75, 75)],
            PARTLY,
            f"1 of 2 sourced figures of 2023 reaches 75 %: {RUN.format(75)}",
        ),
        (
            [PRINTED, ("2023", "independent", 76, 76), ("2023", "vendor", 80, 80)],
            SUPPORTED,
            "2 of 2 sourced figures of 2023 reach 75 %: they run from 76 % (“M of 76 %”) to 80 % (“M of 80 %”)",
        ),
        (
            [
                PRINTED,
                ("2023", "independent", 50, 50),
                ("2023", "independent", 81, 81),
                ("2024", "independent", 30, 30),
                ("2024", "independent", 76, 76),
                ("2024", "press", 79, 79),
                ("2025", "independent", 79, 79),
            ],
            REFUTED,
            (
                f"None of 2 sourced figures of 2023 reaches 75 %: {RUN.format(81)}. The nearest to it, 76 % in “M of"
                " 76 %”, is of 2024"
            ),
        ),
    ],
)
def test_sourced_figures_of_the_year_are_held_against_the_claim(rows, verdict, said):
    claim = pd.Series({"company_ids": "a", "period": "2023", "figure_high": 80.0})
    assert told(claims.eighty(claim, shares(*rows))) == (verdict, said)


def costs(*rows):
    table = pd.DataFrame(rows, columns=["model", "model_date", "cost_usd", "basis"])
    return table.assign(low_usd=NONE, high_usd=NONE, source_id="s")


EARLY, DEAR = ("A", "2023-06", 2e7, "cloud_rental"), ("B", "2023-07", 3e8, "cloud_rental")
LATER = ("C", "2025-01", 5e8, "company_statement")


@pytest.mark.parametrize(
    ("rows", "verdict", "said"),
    [
        ([EARLY, LATER], REFUTED, "0 of 1 bases, with the models since by 1 of 2. {}cloud rental 20 million (A)"),
        ([EARLY, DEAR], SUPPORTED, "1 of 1 bases, with the models since by 1 of 1. {}cloud rental 300 million (B)"),
        (
            [("D", "2023-07", 1.9e8, "cloud_rental"), LATER],
            REFUTED,
            "0 of 1 bases, with the models since by 1 of 2. {}cloud rental 190 million (D)",
        ),
        (
            [("D", "2023-07", 2e8, "cloud_rental")],
            SUPPORTED,
            "1 of 1 bases, with the models since by 1 of 1. {}cloud rental 200 million (D)",
        ),
        ([LATER], OPEN, "0 of 0 bases, with the models since by 1 of 1. {}none is known"),
    ],
)
def test_the_costliest_model_by_the_article_decides_each_basis(rows, verdict, said, tables):
    found = claims.costly(tables["article"].set_index("claim_id").loc["a7"], costs(*rows))
    assert told(found) == (verdict, f"By the article it did by {said.format('The costliest by then in USD: ')}")


def results(*rows):
    table = pd.DataFrame(rows, columns=["company_id", "value"])
    return table.assign(metric="net_income", status="reported", source_id="s", date="2020")


CHANGE = pd.DataFrame(
    {
        "kind": ["license change", "license change", "deal"],
        "date": ["2021-01", "2018-10-16", "2010"],
        "company_ids": ["a", "a;b", "a"],
        "source_id": "e",
    }
)


@pytest.mark.parametrize(
    ("rows", "events", "verdict", "said"),
    [
        ([("a", -1), ("a", 2)], CHANGE, SUPPORTED, "A left its open license 16 Oct 2018, 1 of 2 reported years {}"),
        ([("a", -1)], CHANGE[:0], SUPPORTED, "A kept its license, 1 of 1 reported years {}"),
        (
            [("a", 1), ("b", 3)],
            CHANGE,
            PARTLY,
            (
                "A left its open license 16 Oct 2018, 0 of 1 reported years {}; B kept its license, 0 of 1 reported"
                " years {}"
            ),
        ),
        ([("b", 0)], CHANGE, REFUTED, "B kept its license, 0 of 1 reported years {}"),
        ([("c", -9)], CHANGE, OPEN, "No result of an open-source company is in the data"),
    ],
)
def test_a_loss_or_a_license_given_up_is_counted_by_company(rows, events, verdict, said):
    companies = pd.DataFrame({"company_id": ["a", "b", "c"], "company": ["A", "B", "C"]})
    companies["kind"] = ["precedent", "precedent", "lab"]
    found = claims.pays(pd.Series(dtype=object), companies, results(*rows), events)
    assert told(found) == (verdict, said.replace("{}", "with a loss"))


def elo(*rows):
    table = pd.DataFrame(rows, columns=["series", "date", "access", "score", "company_id"])
    return table.assign(benchmark="Elo", model="m", ci_low=NONE, ci_high=NONE, source_id="s", company="c")


SHRANK = [
    ("x", "2024-01-01", "closed", 150, "lab"),
    ("x", "2024-01-01", "open", 100, "lab"),
    ("x", "2025-01-01", "closed", 150, "lab"),
    ("x", "2025-01-01", "open", 120, "club"),
    ("x", "2025-01-01", "open", 110, "lab"),
]
WIDENED = [
    ("y", "2024-06-01", "closed", 150, "lab"),
    ("y", "2024-06-01", "open", 140, "lab"),
    ("y", "2025-06-01", "closed", 150, "lab"),
    ("y", "2025-06-01", "open", 130, "lab"),
]
SAID = (
    "The gap to the best closed model shrank in {} Elo series; the newest goes from {}; a company and no community made"
    " the best open model on {} since the article"
)


@pytest.mark.parametrize(
    ("rows", "verdict", "said"),
    [
        (SHRANK, SUPPORTED, SAID.format("1 of 1", "50 (1 Jan 2024) to 30 points (1 Jan 2025)", "0 of 1 date")),
        (WIDENED, REFUTED, SAID.format("0 of 1", "10 (1 Jun 2024) to 20 points (1 Jun 2025)", "2 of 2 dates")),
        (
            [*WIDENED, *SHRANK],
            PARTLY,
            SAID.format("1 of 2", "10 (1 Jun 2024) to 20 points (1 Jun 2025)", "2 of 3 dates"),
        ),
        (SHRANK[:2], OPEN, "No series has two dates a quarter apart with an open and a closed model"),
    ],
)
def test_the_gap_and_who_makes_the_best_open_model_decide_together(rows, verdict, said):
    companies = pd.DataFrame({"company_id": ["lab", "club"], "kind": ["lab", "nonprofit"]})
    assert told(claims.community(pd.Series(dtype=object), elo(*rows), companies)) == (verdict, said)


def prices(*rows):
    columns = ["model_id", "open_closed", "provider", "channel", "input_usd_per_mtok", "as_of"]
    table = pd.DataFrame(rows, columns=columns)
    given = {"model": table["model_id"], "provider_company_id": table["provider"], "valid_from": None}
    return table.assign(output_usd_per_mtok=table["input_usd_per_mtok"], source_id="s", **given)


CHEAP, COSTLY = ("o", "open", "P", "first_party", 0.5, "2026-01"), ("o", "open", "P", "first_party", 9.0, "2026-01")
CLOSED, HOSTED = ("c", "closed", "Q", "first_party", 4.0, "2026-01"), ("o", "open", "R", "host", 1.0, "2026-02")
MEDIAN = (
    "The median list price of 2026 from makers, per million tokens, blended 3:1 of input and output, is {} USD for open"
    " models, 4 for closed ones; {} providers sell the median open model, 1 the median closed one. No figure measures"
    " discovery"
)


@pytest.mark.parametrize(
    ("rows", "verdict", "said"),
    [
        ([CHEAP, CLOSED], PARTLY, MEDIAN.format("0.5", 1)),
        ([COSTLY, CLOSED, HOSTED], PARTLY, MEDIAN.format("9", 2)),
        ([COSTLY, CLOSED], REFUTED, MEDIAN.format("9", 1)),
        ([CHEAP], OPEN, "No year has prices of both open and closed models"),
    ],
)
def test_open_models_widen_access_where_they_cost_less_or_have_more_hosts(rows, verdict, said):
    assert told(claims.access(pd.Series(dtype=object), prices(*rows))) == (verdict, said)


def index(*rows):
    table = pd.DataFrame(rows, columns=["company_id", "edition", "score"])
    return table.assign(domain="overall", source_id="s")


PLANS = pd.DataFrame({"company_id": ["o", "c", "d"], "since": None, "source_id": "s"})
PLANS["strategy"] = ["open_weights", "closed", "closed"]


@pytest.mark.parametrize(
    ("rows", "verdict", "said"),
    [
        ([("o", "2024-05", 60), ("c", "2024-05", 40), ("d", "2024-05", 70)], PARTLY, "1 of 2 pairs (May 2024)"),
        (
            [("o", "2023-10", 60), ("c", "2023-10", 40), ("o", "2024-05", 30), ("c", "2024-05", 30)],
            REFUTED,
            "1 of 1 pairs (Oct 2023), 0 of 1 pairs (May 2024)",
        ),
        ([("o", "2024-05", 60), ("c", "2024-05", 59)], SUPPORTED, "1 of 1 pairs (May 2024)"),
    ],
)
def test_the_last_edition_decides_whether_open_developers_are_more_transparent(rows, verdict, said):
    found = claims.transparency(pd.Series(dtype=object), index(*rows), PLANS)
    assert told(found) == (verdict, f"The open developer is the more transparent one in {said}")
