"""Open against closed models by month: from printed rows to bounds, sentences and a chart; a day is no month."""

import pandas as pd
import pytest

from analysis.figures.layout.theme import Look
from analysis.figures.open_by_month import by_month
from analysis.tables import open_by_month as t
from analysis.tables.derived import DERIVED
from tests import cards
from tests.test_data_shipped import raw

SPLIT = "openrouter-open-closed-monthly"


def months(*rows: tuple[str, float, float, str]) -> pd.DataFrame:
    table = pd.DataFrame(rows, columns=["as_of", "low_pct", "high_pct", "status"])
    return table.assign(market_label="Tokens (Router)", share_of="tokens", elsewhere="")


@pytest.mark.parametrize(
    ("rows", "title", "subtitle"),
    [
        (
            [
                ("2025-01", 15.1, 32.7, "final"),
                ("2026-07", 69.8, 77, "final"),
                ("2026-09", 64, 78.2, "final"),
                ("2026-10", 58, 82, "preliminary"),
            ],
            "Open models on one router rose from 15–33 % to 64–78 %",
            "Tokens (Router), % of tokens a month, Jan 2025 to Sep 2026; surely open at most 70 %,"
            " in Jul 2026; surely over half since Jul 2026; Oct 2026 preliminary, in no sentence",
        ),
        (
            [("2025-01", 60.0, 80.0, "final"), ("2025-02", 40.0, 60.0, "final")],
            "Open models on one router went from 60–80 % to 40–60 %",
            "Tokens (Router), % of tokens a month, Jan 2025 to Feb 2025; surely open at most 60 %,"
            " in Jan 2025; not surely over half in the last month",
        ),
        (
            [("2025-01", 60.0, 80.0, "final"), ("2025-02", 61.0, 80.0, "final")],
            "Open models on one router went from 60–80 % to 61–80 %",
            "Tokens (Router), % of tokens a month, Jan 2025 to Feb 2025; surely open at most 61 %,"
            " in Feb 2025; surely over half in every month shown",
        ),
        (
            [("2025-01", 60.0, 80.0, "final")],
            "Open models on one router: 60–80 % (Jan 2025)",
            "Tokens (Router), % of tokens a month, Jan 2025; surely over half",
        ),
        (
            [("2025-01", 20.0, 80.0, "preliminary")],
            "Open models on one router: 20–80 % (Jan 2025), preliminary",
            "Tokens (Router), % of tokens a month, Jan 2025; not surely over half",
        ),
    ],
)
def test_months_are_said_from_the_first_to_the_last_whole_one(rows, title, subtitle):
    table = months(*rows)
    assert (t.month_finding(table), t.month_subtitle(table)) == (title, subtitle)


def test_the_high_end_is_open_plus_what_the_publisher_could_not_tell(tables):
    table = cards.card(tables, "strategies", "open_by_month").table.set_index("as_of")
    printed = {(r["period"], r["entity"]): float(r["share_pct"]) for r in raw("shares") if r["market_id"] == SPLIT}
    assert len(table) == len({period for period, _ in printed}) == 22
    for month, row in table.iterrows():
        low = printed[month, "Open models"]
        unknown = printed[month, "Not classified"] + printed[month, "Outside the top 50"]
        assert row["low_pct"] == pytest.approx(low, abs=0.02)
        assert row["high_pct"] == pytest.approx(low + unknown, abs=0.04)
        assert row["closed_pct"] == pytest.approx(printed[month, "Closed models"], abs=0.04)


def test_a_split_that_prints_nothing_unknown_may_not_be_more_open_than_it_prints(tables):
    found = cards.card(tables, "strategies", "open_share").table.set_index("market_id")
    assert found.loc["menlo-open-vs-closed", "high_pct"] < 12
    assert found.loc[SPLIT, "high_pct"] > found.loc[SPLIT, "low_pct"] + 10


def test_a_day_and_a_week_are_no_month(tables):
    given = DERIVED["strategy_shares"].make(tables)
    days = given.shares.assign(period=given.shares["period"].where(given.shares["market_id"].ne(SPLIT)))
    days["period"] = days["period"].fillna(given.shares["period"] + "-07")
    assert len(t.open_by_month(given)) == 22 and t.open_by_month(given.among(days)).empty


def test_a_quarter_of_a_scenario_is_no_single_day(tables):
    from analysis.choices.economics import backtest_markets, scenario_markets
    from analysis.tables.market_windows import observed_of

    days = {"openrouter-author-share-daily", "openrouter-author-share-sampled", "openrouter-author-share-weekly-2026"}
    assert {m["period"] for m in raw("shares") if m["market_id"] in days and len(m["period"]) < 10} == set()
    weeks = {"openrouter-author-share-weekly-2026"}
    assert not days & set(scenario_markets(tables, {})) and days & set(backtest_markets(tables, {})) == weeks
    given = DERIVED["strategy_shares"].make(tables)
    assert all(observed_of(given, market).run.empty for market in days - weeks)


def test_the_note_says_what_one_router_is_not_and_what_users_and_enterprises_say():
    table = months(("2025-01", 1.0, 2.0, "final")).assign(elsewhere="Visits 4–7 %, May 2026")
    said = t.month_note(table)
    assert said.startswith("One router is not the market") and said.endswith(
        "Open models elsewhere today: Visits 4–7 %, May 2026"
    )
    assert "elsewhere" not in t.month_note(table.assign(elsewhere=""))


def test_scenarios_and_the_overview_show_what_strategies_shows(tables):
    there = cards.card(tables, "strategies", "open_by_month")
    assert cards.card(tables, "scenarios", "observed").title == there.title
    whole = there.table[there.table["status"].eq("final")]
    ends = [t.month_range(whole.iloc[at]) for at in (0, -1)]
    lead = cards.card(tables, "overview", "key_figures").lead
    assert (
        "On one router they went from {} of tokens in {} to {} in {}.".format(
            *(part.strip("()") for end in ends for part in end.split(" ("))
        )
        in lead
    )


def test_a_bar_a_month_adds_to_the_whole_and_months_that_are_not_final_are_pale(tables):
    table = cards.card(tables, "strategies", "open_by_month").table
    figure = by_month(table, Look.of(tables["companies"]))
    bars = [trace for trace in figure.data if trace.type == "bar"]
    assert all(sum(bar.y[at] for bar in bars) == pytest.approx(100) for at in range(len(table)))
    assert [bar.marker.opacity[-1] for bar in bars] == [0.45] * 3 and {
        o for bar in bars for o in bar.marker.opacity[:-1]
    } == {1.0}


def test_a_preliminary_month_is_no_last_figure_of_its_definition(tables):
    for page, exhibit in (("strategies", "open_share"), ("overview", "key_figures")):
        table = cards.card(tables, page, exhibit).table
        mine = table[table["market_label"].str.startswith("Tokens of open and closed") & table["label"].ne("Jan 2025")]
        assert set(mine["period_label"]) == {"Sep 2026"}
