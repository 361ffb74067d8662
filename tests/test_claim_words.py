"""Rulings whole: verdict, deciding words, sources and the last date of their figures; rows in, the exact ruling out."""

import pandas as pd
import pytest

from analysis.tables import claims, rulings
from analysis.tables.rulings import OPEN, PARTLY, REFUTED, SUPPORTED, Ruling

NONE = float("nan")
NO_CLAIM = pd.Series(dtype=object)


def parts(*rows):
    """Parts of open models today by market: lowest and highest, in per cent."""
    table = pd.DataFrame(rows, columns=["market_label", "as_of", "low_pct", "high_pct"])
    return table.assign(market_id=table["market_label"], recency="today", source_id=table["market_label"].str.lower())


MOST, HALF = ("M", "2026-05", 60, 70), ("H", "2026-07", 50, 50)
LESS, UNSURE = ("L", "2026-06", 10, 49.9), ("U", "2026-04", 40, 60)
HIGHEST = ". Their highest: 60–70 % in “M”"


@pytest.mark.parametrize(
    ("rows", "said", "verdict", "last"),
    [
        (
            [MOST, ("N", "2026-01", 51, 52)],
            f"more than half in 2 of 2 markets and less than half in none{HIGHEST}",
            SUPPORTED,
            0,
        ),
        ([MOST, LESS], f"more than half in 1 of 2 markets and less than half in 1{HIGHEST}", PARTLY, 1),
        ([LESS, LESS], "more than half in none of 2 markets and less than half in 2", REFUTED, 0),
        (
            [HALF, LESS],
            "more than half in none of 2 markets and less than half in 1; the other 1 leaves too much unknown to tell",
            OPEN,
            0,
        ),
        (
            [MOST, HALF, UNSURE],
            "more than half in 1 of 3 markets and less than half in none; the other 2 leave too much unknown to tell"
            + HIGHEST,
            PARTLY,
            1,
        ),
    ],
)
def test_markets_in_which_open_models_hold_more_than_half_are_counted(rows, said, verdict, last):
    cited = list(dict.fromkeys(row[0].lower() for row in rows))
    found = claims.breaks(NO_CLAIM, parts(*rows))
    assert found == Ruling(verdict, f"Open models today hold {said}", cited, rows[last][1])


@pytest.mark.parametrize(
    ("press", "said", "verdict"),
    [
        ((75, 78), "1 of 1 sourced figure of 2023 reaches 75 %", SUPPORTED),
        ((78, 78), "None of 1 sourced figure of 2023 reaches 78 %", REFUTED),
    ],
)
def test_the_lowest_of_what_is_claimed_is_what_a_sourced_figure_has_to_reach(press, said, verdict):
    rows = [("press", low, 80) for low in press] + [("independent", 76, 76)]
    table = pd.DataFrame(rows, columns=["independence", "low_pct", "high_pct"])
    named = {"company_id": "a", "metric_kind": "partition", "period": "2023", "as_of": "2023", "source_id": "s"}
    table = table.assign(**named, mid_pct=table["low_pct"], interval="76 %", market_label="M", date_status="final")
    claim = pd.Series({"company_ids": "a", "period": "2023", "figure_high": 80.0})
    runs = ": they run from 76 % (“M”) to 76 % (“M”)"
    assert claims.eighty(claim, table) == Ruling(verdict, said + runs, ["s"], "2023")


RELEASES = pd.DataFrame(
    [
        ("2023-07-18", "Llama 2", "model release", "meta"),
        ("2023-08-01", "A deal", "deal", "xai"),
        ("2023-09-27", "Mistral 7B", "model release", "mistral;xai"),
        ("2024-04-18", "Llama 3", "model release", "meta;xai"),
    ],
    columns=["date", "label", "kind", "company_ids"],
).assign(source_id=["s1", "s2", "s3", "s4"])


@pytest.mark.parametrize(
    ("named", "until", "ruling"),
    [
        (
            "meta;xai",
            "2024-03",
            Ruling(SUPPORTED, "Llama 2 (18 Jul 2023), Mistral 7B (27 Sep 2023)", ["s1", "s3"], "2023-09-27"),
        ),
        ("meta;nobody", "2023-08", Ruling(PARTLY, "Llama 2 (18 Jul 2023)", ["s1"], "2023-07-18")),
        ("xai", "2023-08", Ruling(REFUTED, "No release is known", [""], None)),
    ],
)
def test_each_named_company_must_have_released_a_model_within_the_time_of_the_claim(named, until, ruling):
    claim = pd.Series({"period": f"2023-07 to {until}", "company_ids": named})
    assert claims.happened(claim, RELEASES) == ruling


def costs(*rows):
    table = pd.DataFrame(rows, columns=["model", "model_date", "cost_usd", "basis"])
    return table.assign(low_usd=NONE, high_usd=NONE, source_id="s")


@pytest.mark.parametrize(
    ("rows", "verdict", "said", "last"),
    [
        (
            [("A", "2023-06", 9e7, "cloud_rental"), ("B", "2022-07", 1e8, "cloud_rental")],
            SUPPORTED,
            "1 of 1 bases, with the models since by 1 of 1. {}cloud rental 100 million (B)",
            "2022-07",
        ),
        (
            [("A", "2023-06", 9e7, "cloud_rental"), ("B", "2025-07", 1e8, "cloud_rental")],
            REFUTED,
            "0 of 1 bases, with the models since by 1 of 1. {}cloud rental 90 million (A)",
            "2023-06",
        ),
        (
            [("A", "2023-06", 9e7, "cloud_rental"), ("B", "2022-07", 1e8, "company_statement")],
            PARTLY,
            "1 of 2 bases, with the models since by 1 of 2. {}cloud rental 90 million (A); company statement 100"
            " million (B)",
            "2023-06",
        ),
    ],
)
def test_a_basis_reaches_the_amount_where_its_costliest_model_does(rows, verdict, said, last):
    found = claims.costly(pd.Series({"figure_low": 1e8}), costs(*rows))
    said = f"By the article it did by {said.format('The costliest by then in USD: ')}"
    assert found == Ruling(verdict, said, ["s"], last)


def changes(*rows):
    return pd.DataFrame(rows, columns=["date", "company_ids"]).assign(kind="license change", source_id="e")


@pytest.mark.parametrize(
    ("ways", "left", "ruling"),
    [
        (["hosting"], [], Ruling(SUPPORTED, "1 way of earning is found (hosting)", ["w"], None)),
        (
            ["hosting", "support"],
            [("2021-01", "a"), ("2018-10-16", "a;b"), ("2024", "b;a")],
            Ruling(
                PARTLY,
                "2 ways of earning are found (hosting, support), but it gave up its open license on 16 Oct 2018",
                ["w", "e"],
                "2021-01",
            ),
        ),
    ],
)
def test_ways_of_earning_are_counted_and_the_first_license_given_up_is_dated(ways, left, ruling):
    earned = pd.DataFrame({"revenue_model": ways}).assign(company_id="a", source_id="w")
    found = claims.precedent(pd.Series({"company_ids": "a"}), earned, changes(*left))
    assert found == ruling


@pytest.mark.parametrize(
    ("values", "verdict", "losses"), [([-1, 2, 0], SUPPORTED, 1), ([1, 2, 0], REFUTED, 0), ([-1, -2, -1], SUPPORTED, 3)]
)
def test_losses_are_dated_by_the_last_result(values, verdict, losses):
    companies = pd.DataFrame({"company_id": ["a"], "company": ["A"], "kind": ["precedent"]})
    results = pd.DataFrame({"value": values, "date": ["2019", "2021", "2020"]})
    results = results.assign(company_id="a", metric="net_income", status="reported", source_id="s")
    said = f"A kept its license, {losses} of 3 reported years with a loss"
    assert claims.pays(NO_CLAIM, companies, results, changes()) == Ruling(verdict, said, ["s"], "2021")


def elo(series, *scores):
    rows = [
        (series, date, access, score)
        for date, *both in scores
        for access, score in zip(("closed", "open"), both, strict=True)
    ]
    table = pd.DataFrame(rows, columns=["series", "date", "access", "score"])
    return table.assign(
        benchmark="Elo", model="m", company_id="lab", company="c", ci_low=NONE, ci_high=NONE, source_id="s"
    )


def test_the_series_with_the_newest_end_is_the_newest_however_early_it_begins():
    long = elo("long", ("2023-01-01", 150, 100), ("2026-01-01", 150, 130))
    short = elo("short", ("2024-06-01", 150, 140), ("2025-06-01", 150, 120))
    companies = pd.DataFrame({"company_id": ["lab"], "kind": ["lab"]})
    found = claims.community(NO_CLAIM, pd.concat([long, short]), companies)
    assert found == Ruling(
        PARTLY,
        "The gap to the best closed model shrank in 1 of 2 Elo series; the newest goes from 50 (1 Jan 2023) to 20"
        " points (1 Jan 2026); a company and no community made the best open model on 3 of 3 dates since the article",
        ["s"],
        "2026-01-01",
    )


def test_the_newest_price_dates_the_ruling_on_access():
    rows = [("o", "open", 1.0, "2026-02"), ("c", "closed", 2.0, "2026-01"), ("d", "closed", 2.0, "2025-01")]
    table = pd.DataFrame(rows, columns=["model_id", "open_closed", "input_usd_per_mtok", "as_of"])
    given = {"model": table["model_id"], "output_usd_per_mtok": table["input_usd_per_mtok"], "provider": "P"}
    given |= {"provider_company_id": "P", "channel": "first_party", "valid_from": None, "source_id": "s"}
    assert claims.access(NO_CLAIM, table.assign(**given))[2:] == (["s"], "2026-02")


def test_the_last_edition_decides_and_dates_the_ruling_on_transparency():
    rows = [("o", "2023-10", 60), ("c", "2023-10", 40), ("o", "2024-05", 30), ("c", "2024-05", 30)]
    index = pd.DataFrame(rows, columns=["company_id", "edition", "score"]).assign(domain="overall", source_id="s")
    plans = pd.DataFrame(
        {"company_id": ["o", "c"], "strategy": ["open_weights", "closed"], "since": None, "source_id": "p"}
    )
    said = "The open developer is the more transparent one in 1 of 1 pairs (Oct 2023), 0 of 1 pairs (May 2024)"
    assert claims.transparency(NO_CLAIM, index, plans) == Ruling(REFUTED, said, ["s"], "2024-05")


@pytest.mark.parametrize(
    ("named", "verdict", "said"),
    [
        ("o", SUPPORTED, "A was open weights"),
        ("o;c", PARTLY, "A was open weights, B was closed"),
        ("h", PARTLY, "C was hybrid"),
        ("c", REFUTED, "B was closed"),
        ("x", REFUTED, "x was not known"),
    ],
)
def test_a_hybrid_company_meets_a_claim_on_strategy_in_part(named, verdict, said):
    companies = pd.DataFrame({"company_id": ["o", "c", "h"], "company": ["A", "B", "C"]})
    plans = companies.assign(strategy=["open_weights", "closed", "hybrid"], since=None, source_id="s")
    found = rulings.by_strategy(pd.Series({"company_ids": named}), plans, companies, ("open_weights",))
    assert found[:2] == (verdict, f"In March 2024 {said}")
