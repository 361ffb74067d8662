"""Guidelines without lines, exceptions from safe lines, outcomes in two bands at once, and the year around a date."""

from collections import Counter

import pandas as pd
import pytest

from analysis.choices.concentration import guidelines
from analysis.tables import merger_diagnostics as d
from analysis.tables import merger_screens as m
from analysis.tables import merger_year as y
from analysis.tables import remedies
from analysis.tables.mergers import half_held, outcome_said
from tests import cards

STATCOUNTER = {"market": "statcounter-ai-chatbot-ww", "period": "2026-09"}
DRAFT = pd.DataFrame(
    [
        ("g", "high", 2000, None, None, None, None, "not stated", "Highly concentrated."),
        ("g", "middle", 1000, 2000, None, None, None, "not stated", "Between the lines."),
        ("g", "share-25", None, None, None, None, 25, "not stated", "Material share."),
    ],
    columns=[
        "guideline_id",
        "prong_id",
        "hhi_above",
        "hhi_to",
        "delta_above",
        "delta_to",
        "share_above_pct",
        "outcome",
        "wording",
    ],
)


def test_a_guideline_without_lines_is_shown_as_no_threshold_and_offers_no_bands(tables):
    table = cards.card(tables, "mergers", "by_guideline", parties=("google", "perplexity"), **STATCOUNTER).table
    uk = table.set_index("guideline_id").loc["uk-2021"]
    assert (uk["verdict"], uk["harm"], uk["flips"]) == ("no threshold", "no test", "no test")
    assert set(table["guideline_id"]) == set(tables["guidelines"]["guideline_id"])
    without = tables["guidelines"]["unconcentrated_below_hhi"].isna()
    assert without.sum() == 5 and not set(guidelines(tables, {})) & set(tables["guidelines"]["guideline_id"][without])


@pytest.mark.parametrize(
    ("states", "said"),
    [
        ({"high": "not stated", "share-25": "not stated"}, "Highly concentrated. Material share."),
        (
            {"high": m.DEPENDS, "middle": m.DEPENDS, "share-25": "not stated"},
            "Material share. Not known which: Highly concentrated. Or: Between the lines.",
        ),
        ({"high": m.DEPENDS}, "Highly concentrated."),
        ({}, "No test of it is reached."),
    ],
)
def test_of_two_bands_that_exclude_each_other_it_is_said_that_one_holds(states, said):
    rows = [("g", prong, states.get(prong, "not reached")) for prong in DRAFT["prong_id"]]
    screened = pd.DataFrame(rows, columns=["guideline_id", "prong", "outcome"])
    assert m._wording("not stated", DRAFT, screened) == said


@pytest.mark.parametrize(
    ("verdict", "half", "outcome", "state"),
    [
        ((m.SAFE, "reached"), "sure", "exception applies: no safe line", "certain: a party holds half or more"),
        (
            (m.SAFE, "reached"),
            "may",
            "no concern normally, if no party holds half",
            "depends on whether a party holds half or more",
        ),
        ((m.SAFE, "reached"), "", "no concern normally", "certain"),
        (("presumed", "reached"), "sure", "presumed", "certain"),
        (("presumed", m.DEPENDS), "", "presumed", "or no concern normally: depends on HHI after"),
        (("presumed", m.DEPENDS), "sure", "presumed", "or exception applies: no safe line: depends on HHI after"),
    ],
)
def test_a_safe_line_is_none_for_a_party_with_half_where_the_guideline_excepts_it(verdict, half, outcome, state):
    row = pd.Series(dict(zip(("verdict", "state"), verdict, strict=True)) | {"best": m.SAFE, "depends_on": "hhi"})
    assert (outcome_said(row["verdict"], DRAFT, half), m._state(row, DRAFT, half)) == (outcome, state)


@pytest.mark.parametrize(
    ("low", "high", "exceptions", "said"),
    [
        (50.0, 50.0, "a party with half of the market or more", "sure"),
        (49.5, 50.5, "a party with half of the market or more", "may"),
        (40.0, 49.9, "a party with half of the market or more", ""),
        (80.0, 80.0, "a maverick", ""),
        (80.0, 80.0, None, ""),
    ],
)
def test_half_of_the_market_is_held_for_certain_or_perhaps(low, high, exceptions, said):
    series = pd.DataFrame({"entity_id": ["a", "b"], "low_pct": [low, 90.0], "high_pct": [high, 95.0]})
    assert half_held(series, ("a", "c"), exceptions) == said


def test_a_party_with_half_of_the_market_meets_the_exception_of_2004(tables):
    rows = cards.card(tables, "mergers", "by_guideline", parties=("openai", "deepseek"), **STATCOUNTER)
    said = rows.table.set_index("guideline_id").loc["eu-2004"]
    assert said["verdict"] == "exception applies: no safe line" and "holds half" in said["state"]
    assert "a maverick, cross-shareholdings" in rows.note
    sold = cards.card(tables, "mergers", "remedies", parties=("openai", "deepseek"), **STATCOUNTER).table
    found = sold.set_index("guideline").filter(like="EU Guidelines", axis=0).iloc[0]
    assert found["sale"] == found["surely"] == "no safe line: a party holds half"


def test_a_draft_without_outcomes_flags_nothing_and_flips_nothing(tables):
    table = cards.card(tables, "mergers", "by_guideline", parties=("google", "perplexity"), **STATCOUNTER).table
    draft = table.set_index("guideline_id").loc["eu-2026-draft"]
    assert (draft["harm"], draft["flips"]) == ("no outcome", "no outcome")


def test_the_year_of_a_date_is_the_twelve_months_up_to_its_end():
    assert y.year_of(["2025-Q3", "2025-Q4", "2026-Q3", "2026-10"], "2026-Q3") == ["2025-Q4", "2026-Q3"]


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({}, "no date"),
        ({"presumed": 1}, "one date only"),
        ({"presumed": 3}, "presumed at all 3 dates"),
        ({"presumed": 2, "not sure": 1}, "presumed at 2, not sure at 1 of 3 dates"),
    ],
)
def test_the_outcomes_of_a_year_are_said_with_their_dates(counts, said):
    assert y.year_words(Counter(counts)) == said


@pytest.mark.parametrize(
    ("hangs", "year", "title"),
    [
        ("combined share", "presumed at all 3 dates", "The outcome depends on the combined share, not fully known"),
        (
            "HHI after, change in HHI, combined share",
            "no date",
            "The outcome depends on the HHI after, change in HHI and combined share, not fully known",
        ),
        (
            "nothing unknown",
            "presumed at all 3 dates",
            "Missing data cannot change the outcome at any of 3 dates",
        ),
        (
            "nothing unknown",
            "presumed at 2, not sure at 1 of 3 dates",
            "The outcome is sure at this date, but other dates differ",
        ),
        ("nothing unknown", "one date only", "Missing data cannot change the outcome at this one date"),
    ],
)
def test_nothing_unknown_is_said_with_the_other_dates_of_the_year(hangs, year, title):
    rows = [("What the outcome depends on", hangs), (d.YEAR, year)]
    assert d.diagnostics_finding(pd.DataFrame(rows, columns=["what", "value"])) == title


def test_a_pair_that_differs_between_august_and_september_is_not_sure_over_the_year(tables):
    asked = {**STATCOUNTER, "parties": ("google", "perplexity"), "guideline": "us-2023"}
    found = cards.card(tables, "mergers", "by_guideline", **asked).table.set_index("guideline_id")
    months = [f"2025-{n}" for n in (10, 11, 12)] + [f"2026-0{n}" for n in range(1, 10)]
    each = [
        cards.card(tables, "mergers", "by_guideline", **{**asked, "period": month}).table.set_index("guideline_id")
        for month in months
    ]
    for guideline in ("us-2023", "us-1992", "eu-2004"):
        counts = Counter(
            y.OPEN if one.loc[guideline, "state"].startswith("or ") else one.loc[guideline, "verdict"] for one in each
        )
        assert found.loc[guideline, "outcome_year"] == y.year_words(counts)
    assert len(Counter(one.loc["us-2023", "verdict"] for one in each)) > 1


SAFE_BY_LINES = {"parties": ("openai", "deepseek"), "guideline": "eu-2004"}
"""OpenAI holds 80 % and DeepSeek so little that HHI hardly rises: harmless by the lines, which are not for a party with
half of the market."""


def test_no_table_calls_a_merger_of_a_party_with_half_of_the_market_harmless_where_the_exception_applies(tables):
    made = {e: cards.card(tables, "mergers", e, **STATCOUNTER, **SAFE_BY_LINES).table for e in HALF_SAID}
    pairs = made["pairs"]
    of_openai = pairs[pairs["party_a"].eq("OpenAI")]
    assert set(of_openai["verdict"]) <= {EXCEPTED, "no test reached"} and EXCEPTED in set(of_openai["verdict"])
    assert pairs.loc[~pairs["party_a"].eq("OpenAI"), "verdict"].eq("no concern normally").all()
    everywhere = made["every_market"].set_index("market_id")
    assert everywhere.loc["statcounter-ai-chatbot-ww", "verdict"] == EXCEPTED
    year = made["by_guideline"].set_index("guideline_id").loc["eu-2004", "outcome_year"]
    assert year == f"{EXCEPTED} at all 12 dates"
    said = made["diagnostics"].set_index("what")["value"]
    assert said["Outcome over twelve months"] == year
    assert said[f"Simulated markets with the outcome “{EXCEPTED}”"] == "100 %"


EXCEPTED = "exception applies: no safe line"
HALF_SAID = ("pairs", "every_market", "by_guideline", "diagnostics")


def test_a_pair_with_a_party_that_may_hold_half_hangs_on_that(tables):
    table = cards.card(tables, "mergers", "pairs", market="sensortower-true-audience", guideline="eu-2004").table
    assert not table["state"].str.contains("half").any()
    table = cards.card(tables, "mergers", "pairs", market="a16z-cio-wallet-share", guideline="eu-2004").table
    assert table.loc[table["verdict"].eq("no concern normally"), "state"].str.contains("half").all()


@pytest.mark.parametrize(
    ("half", "said"),
    [("sure", "no safe line: a party holds half"), ("may", "no safe line: a party may hold half"), ("", None)],
)
def test_a_remedy_says_whether_a_party_holds_half_or_may(half, said):
    assert remedies.EXCEPTED.get(half) == said
