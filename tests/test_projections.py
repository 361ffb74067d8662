"""Projections start from observations at their own dates, and only where there are four periods of them in a row."""

import pandas as pd
import pytest

from analysis.choices.economics import scenario_markets
from analysis.measures.shares import PrintedShares, Refusal
from analysis.periods import Period
from analysis.tables import market_windows
from analysis.tables.derived import DERIVED
from tests.cards import card, exhibit_of, rows, told

STATCOUNTER = "statcounter-ai-chatbot-ww"
PROJECTED = ("fan", "company_fans", "compared", "beside", "swings", "needs")


@pytest.mark.parametrize("exhibit", PROJECTED)
@pytest.mark.parametrize(
    ("market", "reason"),
    [
        (
            "openrouter-author-share-daily",
            "Tokens by vendor, single days (OpenRouter): 0 months in a row of one status",
        ),
        ("menlo-enterprise-llm-coding", "1 year in a row of one status"),
        ("langfuse-app-layer", "2 years in a row of one status"),
    ],
)
def test_a_market_with_less_than_four_periods_is_not_projected_and_the_nearest_one_is_named(
    tables, exhibit, market, reason
):
    said = card(tables, "scenarios", exhibit, scenario_market=market)
    assert said.refusal is not None and said.figure is None
    assert said.title.endswith(f"{reason}, and a forecast takes 4")
    assert said.refusal.nearest in set(tables["markets"]["market"])
    named = tables["markets"].set_index("market")["market_id"][said.refusal.nearest]
    nearest = rows(*exhibit_of("scenarios", exhibit), tables, scenario_market=named)
    assert not isinstance(nearest, Refusal)


def test_every_market_that_may_be_chosen_is_projected_or_refused_by_its_periods(tables):
    for market in list(scenario_markets(tables, {}))[::3]:
        found = market_windows.observed_of(DERIVED["share_model"].of(tables), market)
        made = rows(*exhibit_of("scenarios", "fan"), tables, scenario_market=market)
        assert isinstance(made, Refusal) == (len(found.window) < 4), market


@pytest.mark.parametrize("exhibit", ["fan", "company_fans", "compared", "backtest_path"])
@pytest.mark.parametrize("market", ["statcounter-ai-chatbot-ww", "similarweb-genai-web"])
def test_an_observation_stands_at_its_own_date_and_never_after_its_source_was_read(tables, exhibit, market):
    chosen = {"scenario_market": market, "backtest_market": market}
    table = told(*exhibit_of("scenarios", exhibit), tables, **chosen).table
    seen = table[table["status"].ne("projection")]
    printed = tables["shares"].loc[tables["shares"]["market_id"].eq(market), "period"].unique()
    own = {pd.Timestamp(Period.parse(text).middle) for text in printed}
    sources = tables["sources"].set_index("source_id")["date_accessed"]
    read = max(Period.parse(sources[s]).end for s in ";".join(table["source_id"].dropna().unique()).split(";"))
    assert len(seen) and set(seen["mid_date"]) <= own
    assert seen["mid_date"].max() <= pd.Timestamp(read) and Period.parse(table["as_of"].iloc[0]).start <= read
    ahead = table[table["status"].eq("projection")]
    assert ahead.empty or ahead["mid_date"].min() > seen["mid_date"].max()


def test_a_projection_starts_at_the_last_date_that_is_not_preliminary(tables):
    shares = tables["shares"].copy()
    last = shares["market_id"].eq(STATCOUNTER) & shares["period"].eq("2026-09")
    assert last.any()
    shares.loc[last, "status"] = "preliminary"
    drafted = {**tables, "shares": shares}
    found = told(*exhibit_of("scenarios", "fan"), drafted, scenario_market=STATCOUNTER).table
    seen = found[found["status"].ne("projection")]
    assert seen["quarter"].iloc[-1] == "2026-08" and set(seen["status"]) == {"final"}


def market_rows(market, *periods):
    return [
        {
            "market_id": market,
            "period": p,
            "entity": "A",
            "entity_kind": "company",
            "share_pct": 50.0,
            "status": "final",
        }
        for p in periods
    ]


QUARTERS = ("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4")


@pytest.mark.parametrize(
    ("periods", "reason", "nearest"),
    [
        ({"a": QUARTERS[:3], "b": QUARTERS, "c": (*QUARTERS, "2026-Q1")}, "Alpha: 3 quarters", "Beta"),
        ({"a": QUARTERS[:1], "b": QUARTERS[:3], "c": QUARTERS}, "Alpha: 1 quarter", "Gamma"),
        ({"b": QUARTERS}, "Alpha: 0 months", "Beta"),
        ({"a": QUARTERS[:2]}, "Alpha: 2 quarters", market_windows.NOWHERE),
    ],
)
def test_a_short_market_is_refused_in_these_words(tables, periods, reason, nearest):
    known = (
        tables["markets"]
        .head(3)
        .assign(
            market_id=list("abc"), market=["Alpha", "Beta", "Gamma"], metric_kind="partition", layer=["x", "x", "y"]
        )
    )
    printed = pd.DataFrame([row for market, dates in periods.items() for row in market_rows(market, *dates)])
    printed = printed.assign(qualifier="rounded", source_id="s")
    blank = {c: None for c in tables["shares"].columns if c not in printed}
    given = PrintedShares(
        shares=printed.assign(**blank)[tables["shares"].columns],
        markets=known,
        **{name: tables[name] for name in ("products", "companies", "qualifiers")},
    )
    found = market_windows.refused(given, "a")
    assert (found.reason, found.nearest) == (f"{reason} in a row of one status, and a forecast takes 4", nearest)
