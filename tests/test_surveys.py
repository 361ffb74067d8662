"""Surveys of use overlap and are no parts of a whole: no range of shares has one of them in it."""

import pandas as pd
import pytest

from analysis.tables import leader_words, overview, releases, shares_words
from analysis.tables.context import parts_of_a_whole
from tests.cards import card

COLUMNS = ["market_id", "label", "low_pct", "mid_pct", "high_pct", "metric_kind"]


def shares(*rows, **columns):
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return frame.assign(
        line=frame["market_id"],
        as_of="2026-09",
        newest="2026-09",
        period_label="Sep 2026",
        date_status="final",
        recency="today",
        today_until="2026-11-24",
        leads="yes",
        share_of="use",
        interval=frame["mid_pct"].map("{:.0f} %".format),
    ).assign(**columns)


WHOLE, OTHER = ("m1", "OpenAI", 59.5, 60.0, 60.5, "partition"), ("m2", "Google", 39.5, 40.0, 40.5, "partition")
SURVEY, SECOND = ("m3", "OpenAI", 22.5, 23.0, 23.5, "penetration"), ("m4", "OpenAI", 77.5, 78.0, 78.5, "penetration")


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (shares(WHOLE, OTHER, SURVEY), "The leader holds 40–60 % today in 2 markets: 2 different leaders"),
        (shares(WHOLE, SURVEY), "OpenAI: 60 % in one market today (Sep 2026)"),
        (shares(SURVEY, SECOND), "OpenAI leads both surveys of use today with 23–78 %"),
        (shares(SURVEY), "OpenAI: 23 % in one survey of use today (Sep 2026)"),
        (
            shares(WHOLE, OTHER, SURVEY, recency=["older", "older", "today"]),
            ("2 different leaders held 40–60 % in 2 markets (newest: Sep 2026)"),
        ),
    ],
)
def test_the_range_of_leaders_is_one_of_shares_or_one_of_surveys(table, sentence):
    assert leader_words.leader_finding(table) == sentence


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (
            shares(WHOLE, ("m2", "OpenAI", 39.5, 40.0, 40.5, "partition"), SURVEY),
            "OpenAI holds 40–60 % today in 2 markets, depending on who counts what",
        ),
        (shares(WHOLE, OTHER, SURVEY), "Shares of 2 companies in 2 markets of today, none the whole market"),
        (shares(WHOLE, SURVEY), "OpenAI: 60 % in one market today (Sep 2026)"),
        (shares(SURVEY, SECOND), "OpenAI holds 23–78 % today in 2 surveys of use; who counts decides"),
    ],
)
def test_the_range_of_one_company_leaves_surveys_of_use_out(table, sentence):
    assert leader_words.rivals_finding(table) == sentence


MONTHS = "of the twelve months to 24 Nov 2026"


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (shares(WHOLE, OTHER, SURVEY), f"2 markets {MONTHS}; apart and not counted: 1 survey of use"),
        (
            shares(WHOLE, OTHER, SURVEY, SECOND, recency=["today", "older", "today", "older"]),
            f"1 market {MONTHS}; apart and not counted: 1 older, 2 surveys of use",
        ),
        (
            shares(WHOLE, OTHER, SURVEY, share_of=["use", "not stated", "use"]),
            f"1 market {MONTHS}; apart and not counted: 1 survey of use, the article’s claim",
        ),
        (shares(SURVEY, SECOND), f"2 surveys of use {MONTHS}"),
        (shares(WHOLE), f"1 market {MONTHS}"),
    ],
)
def test_surveys_of_use_are_said_apart_from_the_markets_that_the_title_counts(table, words):
    for note in (leader_words.leader_note(table), leader_words.rivals_note(table)):
        assert note.endswith(f"Counted: {words}")


def test_the_claimed_share_is_compared_with_shares_of_markets_alone(tables):
    found = card(tables, "overview", "key_figures")
    kinds = tables["markets"].set_index("market")["metric_kind"]
    claimed = found.table[found.table["figure_id"].eq("claimed")]
    assert len(claimed) and kinds.reindex(claimed["market_label"]).eq("partition").all()
    assert "23–" not in found.lead and "sourced figures" in found.lead
    deciding = card(tables, "overview", "claims").table.set_index("claim_id").loc["a5", "deciding"]
    surveys = kinds.index[kinds.eq("penetration")]
    assert not any(f"“{name}”" in deciding for name in surveys)


def test_rows_of_parts_are_kept_where_there_are_any():
    assert list(parts_of_a_whole(shares(WHOLE, SURVEY))["market_id"]) == ["m1"]
    assert list(parts_of_a_whole(shares(SURVEY))["market_id"]) == ["m3"]


@pytest.mark.parametrize(
    ("usd", "sentence"),
    [
        ((10.0, 15.0), "For 2026, publishers say 10 to 15 billion dollars: 1.5 times apart"),
        ((1.7, 67.0), "For 2026, publishers say 1.7 to 67 billion dollars: 39 times apart"),
        ((10.0, 10.0), "For 2026, publishers say the same: 10 billion dollars"),
        ((10.0,), "M: 10 billion dollars counted for 2026"),
    ],
)
def test_sizes_of_a_market_are_as_many_times_apart_as_they_are(usd, sentence):
    rows = [(f"m{i}", "M", "2026", amount, "no") for i, amount in enumerate(usd)]
    table = pd.DataFrame(rows, columns=["market_id", "market_label", "period", "usd_bn", "is_forecast"]).assign(
        qualifier=None
    )
    assert shares_words.sizes_finding(table) == sentence


def claimed(count, reach):
    rows = [("OpenAI in 2023", 40.0, 60.0, 80.0 if i < reach else 60.0) for i in range(count)]
    table = pd.DataFrame(rows, columns=["figure", "from_pct", "to_pct", "high_pct"])
    return table, pd.DataFrame({"is_article": [True], "low_pct": [75.0]})


@pytest.mark.parametrize(
    ("count", "reach", "sentence"),
    [
        (1, 0, "OpenAI in 2023: 40–60 % in 1 sourced figure, none of which reaches the article’s “nearly 80 %”."),
        (3, 1, "OpenAI in 2023: 40–60 % in 3 sourced figures, 1 of which reaches the article’s “nearly 80 %”."),
        (3, 2, "OpenAI in 2023: 40–60 % in 3 sourced figures, 2 of which reach the article’s “nearly 80 %”."),
    ],
)
def test_sourced_figures_are_counted_beside_the_claim(count, reach, sentence):
    assert overview._said_claimed(*claimed(count, reach)) == sentence


@pytest.mark.parametrize(
    ("sizes", "note"),
    [
        ([1.0, None], "A selection, not a census. 1 model without a published size, in a strip below the plot"),
        ([None, None], "A selection, not a census. 2 models without a published size, in a strip below the plot"),
        ([1.0], "A selection, not a census"),
    ],
)
def test_models_without_a_size_are_counted_in_the_note(sizes, note):
    assert releases.timeline_note(pd.DataFrame({"parameters_bn": pd.Series(sizes, dtype=float)})) == note


@pytest.mark.parametrize("scale", ["log", "linear"])
def test_a_model_without_a_published_size_is_drawn_at_no_size(tables, scale):
    found = card(tables, "releases", "release_timeline", parameter_scale=scale)
    sized = found.table["parameters_bn"].dropna()
    drawn = {str(t.yaxis or "y"): [] for t in found.figure.data}
    for trace in found.figure.data:
        drawn[str(trace.yaxis or "y")] += [v for v in trace.y if v is not None]
    assert sorted(drawn["y"]) == sorted(sized) and len(drawn["y2"]) == len(found.table) - len(sized) > 100
    layout = found.figure.layout
    assert layout.yaxis2.domain[1] < layout.yaxis.domain[0] and layout.yaxis2.showticklabels is False
    assert any(a.yref == "y2 domain" and str(a.text).startswith("size not published: ") for a in layout.annotations)
