"""Lists of records support no sentence about all models, and lags that are only known to be at least so long say so."""

import pandas as pd
import pytest

from analysis.choices import model as choices
from analysis.measures.capability import holds_records_only
from analysis.measures.shares import Refusal
from analysis.tables import capability, companies, prices, profile
from tests.cards import card, exhibit_of, told

BESTS = [("2024-01", "closed", 10.0), ("2024-02", "open", 5.0), ("2024-03", "closed", 12.0), ("2024-04", "open", 7.0)]


def series(rows):
    frame = pd.DataFrame(rows, columns=["date", "access", "score"])
    return frame.assign(series="s", benchmark="b", model="m", company_id="c")


@pytest.mark.parametrize(
    ("rows", "records"),
    [
        (BESTS, True),
        ([(d, a, 10.0) for d in ("2024-01", "2024-02") for a in ("closed", "open")], True),
        ([*BESTS, ("2024-05", "closed", 11.0)], False),
        ([*BESTS, ("2024-03", "closed", 11.0)], False),
        ([], False),
    ],
    ids=[
        "by release, rising",
        "leaderboard, one a class",
        "a later model scores lower",
        "two of a class on a day",
        "no row",
    ],
)
def test_a_list_holds_records_only_where_no_model_falls_short_of_an_earlier_one(rows, records):
    assert holds_records_only(series(rows)) is records


def test_each_series_of_scores_in_the_data_is_known_to_hold_records_only(tables):
    frame = tables["capability"]
    for _, part in frame[frame["company_id"].notna() & frame["series"].ne("derived_lag_months")].groupby(
        ["series", "benchmark"]
    ):
        if part["access"].nunique() == 2 and part["date"].nunique() > 2:
            assert holds_records_only(part)


def priced(*rows, records_only):
    columns = ["label", "access_class", "price_usd", "best_score", "on_frontier", "ci_low", "ci_high"]
    made = [(*row, None, None)[:7] for row in rows]
    table = pd.DataFrame(made, columns=columns).assign(records_only=records_only, benchmark="GPQA")
    return table.assign(recency="today", as_of="2026-09")


DEAR, CHEAP = ("A", "closed", 9.0, 90.0, True), ("B", "open", 1.0, 60.0, True)


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (priced(DEAR, CHEAP, records_only=True), "Among record-setters A scores highest, B costs least today"),
        (
            priced((*DEAR, 86.0, 94.0), (*CHEAP[:3], 85.0, True, 80.0, 90.0), records_only=True),
            "Among record-setters A scores highest (unsure), B costs least today",
        ),
        (
            priced((*DEAR, 86.0, 94.0), (*CHEAP, 55.0, 65.0), records_only=True),
            "Among record-setters A scores highest, B costs least today",
        ),
        (priced(DEAR, records_only=True), "Among record-setters A scores highest and costs least today"),
        (priced(DEAR, CHEAP, records_only=False), "1 of 2 models on the efficient frontier is open today"),
        (priced(DEAR, records_only=False), "The only model on the efficient frontier is closed today"),
        (priced(CHEAP, records_only=False), "The only model on the efficient frontier is open today"),
    ],
)
def test_who_is_on_the_frontier_is_said_of_lists_of_all_models_alone(table, sentence):
    assert prices.against_finding(table) == sentence


def test_the_chart_of_price_against_capability_says_what_a_list_of_records_cannot_show(tables):
    found = card(tables, "prices", "price_capability")
    assert found.table["records_only"].all() and "frontier are open" not in found.title
    assert "no frontier of all models" in found.note and "record-setters only" in found.subtitle
    assert [t.name for t in found.figure.data if t.mode == "lines"] == ["frontier of record-setters"]


ONLY_RECORDS = "only where it was the best open or the best closed one of its day"


@pytest.mark.parametrize(
    ("page", "exhibit", "choice"),
    [
        ("capability", "frontier", choices.SERIES),
        ("prices", "price_capability", choices.PRICE_SERIES),
        ("companies", "company_capability", choices.SERIES),
    ],
)
def test_each_exhibit_of_scores_says_of_each_series_of_records_that_it_is_one(tables, page, exhibit, choice):
    frame, said = tables["capability"], 0
    for option in choice.options(tables, {}):
        series, _, benchmark = option.partition("|")
        part = frame[frame["series"].eq(series) & frame["benchmark"].eq(benchmark)]
        found = told(*exhibit_of(page, exhibit), tables, **{choice.name: option})
        if found.refusal is None:
            assert (ONLY_RECORDS in found.note) == holds_records_only(part), option
            said += 1
    assert said >= 3


def scored(*rows, records_only):
    return pd.DataFrame(rows, columns=["label", "model", "as_of", "access", "score", "best_by_then"]).assign(
        records_only=records_only, absent=""
    )


FIRST, LATER = (
    ("Mistral AI", "8x7b", "2023-12-11", "open", 118.68, 126.17),
    ("Mistral AI", "8x22b", "2024-04-17", "open", 121.33, 128.38),
)


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (
            scored(FIRST, LATER, records_only=True),
            "Mistral AI: last record 121.3, best open model (Apr 2024)",
        ),
        (scored(FIRST, LATER, records_only=False), "Mistral AI: 8x22b scores 121.3, 7.05 below the best by then"),
        (scored((*FIRST[:5], 118.68), records_only=False), "Mistral AI: 8x7b scores 118.7, the best listed by then"),
    ],
)
def test_the_best_score_of_a_company_is_named_so_only_where_all_its_models_are_listed(table, sentence):
    assert companies.capability_finding(table) == sentence
    assert ("are not here" in companies.capability_note(table)) == bool(table["records_only"].all())


def test_a_profile_gives_the_last_record_and_calls_no_score_the_best(tables):
    table = card(tables, "companies", "profile", company="mistral").table.set_index("fact")
    assert "Best ECI score" not in table.index
    assert (
        table.loc["Last ECI record", "detail"]
        == "121.3, open-mixtral-8x22b, 17 Apr 2024, best open model then; models without a record are not listed"
    )
    assert "Last ECI record" not in set(card(tables, "companies", "profile", company="xai").table["fact"])
    assert list(profile._record(tables["capability"].iloc[:0])) == []
    absent = card(tables, "companies", "company_capability", company="xai")
    assert isinstance(absent.refusal, Refusal) and "only where they were the best" in absent.title


def lag(*rows):
    return pd.DataFrame(rows, columns=["date", "lag_months", "lag_kind"])


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (
            [("2024-06-07", 15.2, "at least"), ("2025-01-20", 1.1, "measured"), ("2026-03-05", 7.2, "measured")],
            ("Open models trailed by 7 months (ECI, Mar 2026)", "1 to at least 15"),
        ),
        (
            [("2024-06-07", 3.0, "at least"), ("2025-01-20", 1.1, "measured"), ("2026-03-05", 7.2, "measured")],
            ("Open models trailed by 7 months (ECI, Mar 2026)", "1 to at least 7.2"),
        ),
        (
            [("2025-01-20", 1.1, "measured"), ("2026-03-05", 7.2, "measured")],
            ("Open models trailed by 7 months (ECI, Mar 2026)", "1 to 8"),
        ),
        (
            [("2025-01-20", 2.1, "measured"), ("2026-03-05", 2.2, "measured")],
            ("Open models trailed by 2 months (ECI, Mar 2026)", "2 to 3"),
        ),
        (
            [("2025-01-20", 2.1, "measured"), ("2026-03-05", 4.0, "at least")],
            ("Open models trailed by at least 4 months (ECI, Mar 2026)", "2 to at least 4"),
        ),
        (
            [("2026-03-20", 0.4, "at least"), ("2026-04-19", 1.0, "at least")],
            ("Open models trailed by at least 1 month (ECI, Apr 2026)", ""),
        ),
        (
            [("2025-01-20", 1.1, "measured"), ("2026-03-05", 0.0, "measured")],
            ("Open models trailed no closed one (ECI, Mar 2026)", "0 to 2"),
        ),
    ],
)
def test_the_range_of_lags_counts_those_that_are_only_known_to_be_at_least_so_long(rows, sentence):
    table = lag(*rows).assign(benchmark="Epoch Capabilities Index (ECI)", series="epoch")
    said, ends = sentence
    assert capability.lag_finding(table) == said
    assert capability.lag_subtitle(table) == (
        "Months since a closed model first reached the open level, Epoch Capabilities Index (ECI), epoch, until"
        f" {said[-9:-1]}{f'; range {ends}' if ends else ''}"
    )


def test_the_range_in_the_subtitle_reaches_every_lag_that_is_drawn(tables):
    found = card(tables, "capability", "lag")
    assert found.table["lag_months"].max() > 15 and found.subtitle.endswith("to at least 15")


def by_source(*rows):
    return pd.DataFrame(rows, columns=["lag_kind", "lag_months", "lag_low", "lag_high"])


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (
            [("printed", 3, 3, 3), ("printed", 9, 8, 10), ("computed", 7, 7, 7), ("computed, at least", 14, 14, None)],
            "Published lags: 3 to 10 months; computed: 7 to at least 14",
        ),
        ([("printed", 1, 1, 1)], "Published lags: 1 month"),
        (
            [("computed", 7, 7, 7), ("computed, at least", 14, 14, None)],
            "Lags computed here at the last dates of 2 series: 7 to at least 14 months",
        ),
        ([("computed, at least", 14, 14, None)], "One series gives a lag: at least 14 months"),
        (
            [("computed", 1.54, 1.54, 1.54), ("computed", 17.8, 17.8, 17.8), ("computed, at least", 1.02, 1.02, None)],
            "Lags computed here at the last dates of 3 series: 1 to at least 17.8 months",
        ),
        (
            [("computed", 4.4, 4.4, 4.4), ("computed, at least", 1.02, 1.02, None)],
            "Lags computed here at the last dates of 2 series: at least 1 to at least 4.4 months",
        ),
        (
            [("computed", 4.4, 4.4, 4.4), ("computed", 17.8, 17.8, 17.8)],
            "Lags computed here at the last dates of 2 series: 4 to 18 months",
        ),
    ],
)
def test_lags_of_all_sources_and_series_are_summed_up_with_their_signs(rows, sentence):
    assert capability.lags_finding(by_source(*rows)) == sentence


def test_a_lag_of_at_least_has_no_upper_end_in_the_table(tables):
    table = card(tables, "capability", "lags").table
    least = table["lag_kind"].eq("computed, at least")
    assert least.any() and table.loc[least, "lag_high"].isna().all() and table.loc[~least, "lag_high"].notna().all()


NOTE = ". Series differ in method and must not be joined"


@pytest.mark.parametrize(
    ("months", "rate", "sentence"),
    [
        (7.2, float("nan"), f"A closed model had reached the open level 7 months before{NOTE}"),
        (
            1.0,
            64.0,
            (
                "By Elo, the leader would win 64 % of comparisons. A closed model had reached the open level 1 month"
                f" before{NOTE}"
            ),
        ),
        (float("nan"), float("nan"), f"A closed model had reached the open level before the series begins{NOTE}"),
        (0.0, float("nan"), "Series differ in method and must not be joined"),
    ],
)
def test_the_note_on_a_gap_says_the_lag_as_far_as_it_is_known(months, rate, sentence):
    assert capability.gap_note(pd.DataFrame([{"lag_months": months, "win_rate_pct": rate}])) == sentence
