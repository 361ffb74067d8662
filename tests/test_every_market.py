"""One merger in every market, one company in every market: what is tested, what is not and why, and the words."""

import re

import pandas as pd
import pytest

from analysis.figures.layout import roles
from analysis.periods import of_today
from analysis.tables import every_market
from tests.cards import card

PAIR = ("openai", "anthropic")


@pytest.fixture(scope="module")
def screened(tables):
    return card(tables, "mergers", "every_market", parties=PAIR, guideline="us-2023")


def test_each_market_that_names_both_stands_there_once_at_its_last_date_of_both(screened, tables):
    shares = tables["shares"][tables["shares"]["company_id"].isin(PAIR)]
    both = shares.groupby(["market_id", "period"])["company_id"].nunique()
    named = {market for market, _ in both.index[both.eq(2)]}
    found = screened.full
    assert found["market_id"].is_unique and set(found["market_id"]) <= named
    last = found.set_index("market_id").loc["similarweb-genai-web", "as_of"]
    assert last == max(period for market, period in both.index[both.eq(2)] if market == "similarweb-genai-web")


def test_a_market_of_overlapping_answers_is_not_tested_and_says_why(screened, tables):
    kinds = tables["markets"].set_index("market_id")["metric_kind"]
    overlap = screened.full["market_id"].map(kinds).eq("penetration")
    assert overlap.any()
    assert set(screened.full.loc[overlap, "why"]) == {every_market.OVERLAP}
    assert screened.full.loc[overlap, "verdict"].isna().all() and screened.full.loc[~overlap, "verdict"].notna().all()


def test_the_outcome_of_a_market_is_that_of_the_page_of_that_market(screened, tables):
    row = screened.full.set_index("market_id").loc["similarweb-genai-web"]
    choice = {"market": "similarweb-genai-web", "period": row["as_of"], "parties": PAIR}
    tests = card(tables, "mergers", "guideline_tests", **choice).full
    own = tests[tests["guideline_id"].eq("us-2023")].drop_duplicates("test_measure").set_index("test_measure")
    assert row["delta_range"] == own.loc["Change in HHI", "value_range"]
    assert row["combined_range"] == own.loc["Combined share", "value_range"]


def test_a_share_printed_as_a_bound_is_an_interval_and_is_tested(tables):
    found = card(tables, "mergers", "every_market", parties=("google", "perplexity"), guideline="us-2023").full
    row = found.set_index("market_id").loc["sensortower-true-audience"]
    assert row["delta_low"] == 0 and row["delta_high"] == pytest.approx(2 * 28 * 5, abs=5)
    assert row["speaks_against"] == "depends"


def test_a_hollow_mark_of_a_market_is_explained_beside_the_colors_of_outcomes(tables):
    shown = card(tables, "mergers", "every_market", parties=("google", "perplexity"))
    keys = {t.name: t.marker.symbol for t in shown.figure.data if roles.of(t) == roles.LEGEND}
    outcomes = set(shown.table["verdict"].dropna())
    assert keys == dict.fromkeys(outcomes, "circle") | {"not certain": "circle-open"}
    assert not any(t.showlegend for t in shown.figure.data if roles.of(t) == roles.POINT)


def test_one_company_merges_with_nobody(tables):
    assert card(tables, "mergers", "every_market", parties=("openai",)).refusal.reason.startswith("Choose at least two")


def rows(*against, recency="today"):
    table = pd.DataFrame({"speaks_against": list(against)})
    return table.assign(
        verdict=["presumed" if a else None for a in against], recency=recency, newest=None, as_of="2026-05"
    )


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (rows("yes", "no", "depends"), "The merger is flagged in 1 of 3 markets; 1 is unsure"),
        (rows("yes", "depends", "depends"), "The merger is flagged in 1 of 3 markets; 2 are unsure"),
        (rows("yes", "yes"), "The merger is flagged in 2 of 2 markets"),
        (rows("yes", None), "In the only market that can be tested the merger is flagged"),
        (rows("no"), "In the only market that can be tested the merger passes"),
        (rows("depends"), "In the only market that can be tested the merger depends on unknowns"),
        (rows(None, None), "2 markets count both, none can be tested"),
        (rows(None), "1 market counts both, none can be tested"),
        (rows("no", "yes", recency="older"), "The merger is flagged in 1 of 2 markets, none of them of today"),
    ],
)
def test_the_title_counts_the_markets_of_today(table, said):
    assert every_market.every_market_finding(table.assign(newest=table["as_of"])) == said


def share(market, period, low, high, kind="partition", recency="today"):
    return {
        "label": "Ada",
        "market_id": market,
        "as_of": period,
        "metric_kind": kind,
        "low_pct": low,
        "high_pct": high,
        "mid_pct": (low + high) / 2,
        "recency": recency,
        "newest": period,
        "line": market,
        "share_of": "visits",
    }


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ([share("a", "2026-05", 10, 12), share("b", "2026-06", 60, 62)], "Ada has 10–62 % in 2 markets today"),
        ([share("a", "2026-05", 10, 12), share("s", "2026-06", 80, 82, "penetration")], "Ada has 10–12 % in 1 market"),
        ([share("a", "2026-05", 90, 92), share("a", "2026-06", 10, 12)], "Ada has 10–12 % in 1 market today"),
        (
            [share("a", "2026-05", 10, 12), share("a", "2026", 80, 82, recency="not over")],
            "Ada has 10–12 % in 1 market today",
        ),
        ([share("a", "2023", 10, 12, recency="older")], "Ada had 10–12 % in 1 market, none of today"),
    ],
)
def test_a_company_is_said_in_the_markets_of_today_that_are_parts_of_a_whole(found, said):
    assert every_market.everywhere_finding(pd.DataFrame(found)).startswith(said)


def test_every_market_that_prints_a_share_of_the_company_has_its_line(tables):
    mine = tables["shares"][tables["shares"]["company_id"].eq("google") & tables["shares"]["share_pct"].notna()]
    shown = card(tables, "shares", "everywhere", everywhere_of="google")
    assert set(shown.full["market_id"]) == set(mine["market_id"])
    assert sum(t.mode == "lines+markers" for t in shown.figure.data) == mine["market_id"].nunique()


@pytest.mark.parametrize("company", ["openai", "google", "deepseek"])
def test_both_exhibits_of_one_company_count_the_same_markets_of_today(tables, company):
    over_time = card(tables, "shares", "everywhere", everywhere_of=company).title
    by_definition = card(tables, "shares", "rivals", company=company).title
    counts = [re.search(r"(\d+) markets?\b", title)[1] for title in (over_time, by_definition)]
    assert counts[0] == counts[1]


def test_lines_that_are_not_of_today_are_faint_and_have_no_name(tables):
    shown = card(tables, "shares", "everywhere", everywhere_of="openai")
    now = set(of_today(shown.full)["market_label"])
    faint = {t.name for t in shown.figure.data if t.mode == "lines+markers" and t.opacity < 1}
    assert faint and not faint & now
    words = " ".join(note.text.replace("<br>", " ") for note in roles.annotations(shown.figure, roles.END_LABEL))
    assert not any(name in words for name in faint)


def test_the_name_at_the_end_of_a_line_says_the_last_share_that_is_no_projection(tables):
    shown = card(tables, "shares", "everywhere", everywhere_of="openai")
    ahead = shown.full[shown.full["recency"].eq("not over")].iloc[0]
    mine = shown.full[shown.full["market_id"].eq(ahead["market_id"]) & shown.full["recency"].eq("today")].iloc[-1]
    words = [note.text.replace("<br>", " ") for note in roles.annotations(shown.figure, roles.END_LABEL)]
    own = next(text for text in words if ahead["market_label"] in text)
    assert f" {mine['mid_pct']:g}" in own and mine["mid_pct"] != ahead["mid_pct"]
