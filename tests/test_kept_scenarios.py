"""Scenarios that a reader keeps: one line of text each, in the link, compared beside each other."""

from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.choices import economics as choices
from analysis.tables import scenario_runs
from analysis.tables.what_ifs import Named, readable
from tests.test_future_pages import MARKET, PAGES, card
from tests.test_pages import open_app

NAMES = st.text(st.characters(blacklist_categories=("Cs",)), min_size=1, max_size=30).filter(
    lambda t: t.replace("|", " ").split()
)
ENDS = st.tuples(st.integers(-40, 40), st.integers(0, 40)).map(lambda n: (n[0] / 4, (n[0] + n[1]) / 4))
MOVED = st.dictionaries(st.sampled_from(scenario_runs.SLIDERS), ENDS, max_size=6)


@given(NAMES, MOVED)
def test_a_kept_scenario_survives_its_line_of_text(name, moved):
    one = Named.of(name, "price_war", moved)
    assert Named.parse(one.text) == one


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a|b",
        "a||churn=1",
        "a|b|churn",
        "a|b|churn=x",
        "a|b|churn=inf",
        "a|b|churn=3:1",
        "a|b|churn=1:2:3",
        "  |b|",
        "a|b|c=1|d",
    ],
)
def test_a_line_that_is_no_scenario_is_refused(text):
    assert not readable(text)


def test_no_more_than_four_scenarios_are_laid_beside_the_baseline(tables):
    keys = list(dict.fromkeys(tables["scenarios"]["scenario_id"]))[:5]
    kept, bad = choices.COMPARE.honor(keys, tables, {})
    assert kept == tuple(keys[:4]) and bad == keys[4:]


def test_a_whole_scenario_with_eight_kept_ones_fits_into_a_link_of_fifteen_hundred_signs():
    own = [
        ("scenario_market", "openrouter-author-share-daily"),
        ("scenario", "open_catches_up"),
        ("measure", "hhi"),
        ("hhi_guideline", "us-1992"),
    ]
    saved = [
        (
            "saved",
            Named.of(
                "A name of twenty ch" + str(i), "price_war", dict.fromkeys(scenario_runs.SLIDERS[:3], (12.5, 12.5))
            ).text,
        )
        for i in range(8)
    ]
    assert len(urlencode([*own, *((s, end) for s in scenario_runs.SLIDERS for end in (12.5, 22.5)), *saved])) < 1500


def test_a_kept_scenario_gives_what_its_sliders_gave(tables):
    text = Named.of("Mine", "price_war", {"churn": (5.0, 25.0)}).text
    table = card(tables, "scenarios", "compared", compare=(text,), saved=(text,), scenario_market=MARKET).table
    moved = card(tables, "scenarios", "fan", scenario="price_war", churn=(5.0, 25.0), scenario_market=MARKET).table
    mine = table[table["label"].eq("Mine")].set_index("quarter")["p50"]
    assert mine.iloc[1:].tolist() == pytest.approx(moved.set_index("quarter")["p50"].reindex(mine.index[1:]).tolist())


def test_sliders_start_where_the_scenario_stands_and_follow_another_scenario():
    app = open_app(PAGES["scenarios"])
    app.slider(key="churn").set_value((5.0, 25.0)).run()
    assert not app.exception and "1 assumption moved" in " ".join(c.value for c in app.caption)
    app.selectbox(key="scenario").set_value("regulation").run()
    assert app.slider(key="churn").value == (5.0, 25.0) and app.slider(key="beta_open").value == (0.2, 0.8)


def test_a_scenario_is_kept_compared_and_removed():
    app = open_app(PAGES["scenarios"], churn="25")
    app.text_input(key="kept_name").set_value("Faster").run()
    next(b for b in app.button if b.label == "Keep this scenario").click().run()
    assert not app.exception
    assert any("Faster (kept)" in option for option in app.multiselect(key="compare").options)
    next(b for b in app.button if b.label == "Remove").click().run()
    assert not any("Faster" in option for option in app.multiselect(key="compare").options)


def test_a_link_with_a_broken_kept_scenario_says_so_and_keeps_the_good_one():
    app = open_app(PAGES["scenarios"], saved=["Good|price_war|churn=20", "broken"])
    assert not app.exception and "broken" in " ".join(w.value for w in app.warning)
    assert any("Good" in option for option in app.multiselect(key="compare").options)
