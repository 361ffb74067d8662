"""Forecasts kept with a release: what the command writes, how they are scored, and what is said of them."""

import shutil

import pandas as pd
import pytest

from analysis import check
from analysis.editing import keep_forecasts
from analysis.tables import scoreboard
from analysis.tables.derived import DERIVED
from tests.cards import card
from tests.conftest import ROOT

NONE = float("nan")
MARKET = "statcounter-ai-chatbot-ww"


@pytest.fixture(scope="module")
def release(tmp_path_factory):
    """A copy of the shipped data of which no forecast is kept."""
    folder = tmp_path_factory.mktemp("release") / "data"
    shutil.copytree(ROOT / "data", folder, ignore=shutil.ignore_patterns(".history"))
    file = folder / "forecasts.csv"
    file.write_text(file.read_text().splitlines()[0] + "\n")
    return folder


def test_a_release_keeps_forecasts_of_every_market_that_can_be_forecast_and_a_second_run_adds_none(release, capsys):
    before = check.load(release)
    assert keep_forecasts.main([str(release)]) == 0
    written = (release / "forecasts.csv").read_bytes()
    after = check.load(release)
    assert not [p for p in after.problems if p.level == "error"]
    kept, model = after.tables["forecasts"], DERIVED["share_model"].of(after.tables)
    forecastable = {m for m in scoreboard.partitions(model) if not scoreboard.observed_of(model, m).window.empty}
    assert set(kept["market_id"]) == forecastable and set(kept["data_version"]) == {before.version}
    assert (kept["p10_pct"] <= kept["p50_pct"]).all() and (kept["p50_pct"] <= kept["p90_pct"]).all()
    assert set(kept["ahead"]) == {1, 2, 4} and (kept["known_to"] < kept["period"]).all()
    assert set(kept["made_on"]) == {after.tables["sources"]["date_accessed"].max()}
    assert keep_forecasts.main([str(release)]) == 0 and (release / "forecasts.csv").read_bytes() == written
    said = capsys.readouterr().out.splitlines()
    assert said == [f"{len(kept)} forecasts of {len(forecastable)} markets kept.", "0 forecasts of 0 markets kept."]


def test_data_with_errors_keep_no_forecast(folder, capsys):
    (folder / "shares.csv").write_text("market_id\nno-such-market\n")
    before = (folder / "forecasts.csv").read_bytes()
    assert keep_forecasts.main([str(folder)]) == 1
    assert (folder / "forecasts.csv").read_bytes() == before and "errors" in capsys.readouterr().err


def kept(*rows):
    columns = ["period", "ahead", "last_pct", "p10_pct", "p50_pct", "p90_pct"]
    return pd.DataFrame(rows, columns=columns).assign(
        data_version="v1", made_on="2026-08-30", market_id=MARKET, label="OpenAI", known_to="2026-07"
    )


def test_a_forecast_is_scored_once_its_figure_is_published_and_waits_until_then(tables):
    model = DERIVED["share_model"].of(tables)
    forecasts = kept(("2026-09", 2, 75.0, 70.0, 78.0, 82.0), ("2030-01", 4, 75.0, 60.0, 78.0, 90.0))
    (row,) = scoreboard.scoreboard(forecasts, model).itertuples()
    assert (row.forecasts, row.scored, row.next_period) == (2, 1, "2030-01")
    assert row.model_error == pytest.approx(80.47 - 78) and row.no_change == pytest.approx(80.47 - 75)
    assert row.in_80 == 100
    (missed,) = scoreboard.scoreboard(kept(("2026-09", 2, 75.0, 70.0, 78.0, 80.0)), model).itertuples()
    assert missed.in_80 == 0 and missed.next_period is None
    (waits,) = scoreboard.scoreboard(kept(("2030-01", 4, 75.0, 60.0, 78.0, 90.0)), model).itertuples()
    assert waits.scored == 0 and pd.isna(waits.model_error) and pd.isna(waits.in_80)


def test_without_a_kept_forecast_the_scoreboard_is_empty(tables):
    assert scoreboard.scoreboard(kept().iloc[:0], DERIVED["share_model"].of(tables)).empty


def test_the_shipped_scoreboard_makes_up_no_older_version(tables):
    forecasts = tables["forecasts"]
    accessed = tables["sources"]["date_accessed"].max()
    assert (forecasts["made_on"] <= accessed).all() and (forecasts["known_to"] < forecasts["period"]).all()
    made = card(tables, "scenarios", "scoreboard")
    assert made.table["forecasts"].sum() == len(forecasts)


SCORES = ["forecasts", "scored", "in_80", "next_period"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [(18, 0, NONE, "2026-Q4"), (6, 0, NONE, "2026-10")],
            "24 forecasts kept, first scored when Oct 2026 is published",
        ),
        ([(18, 4, 75.0, "2026-Q4"), (6, 0, NONE, "2026-10")], "3 of 4 scored forecasts held: inside the middle 80 %"),
        ([(1, 1, 0.0, None)], "0 of 1 scored forecast held: inside the middle 80 %"),
        ([(0, 0, NONE, None)], "No forecast is kept yet"),
    ],
)
def test_the_title_says_what_held_or_when_the_first_is_scored(rows, said):
    assert scoreboard.scoreboard_finding(pd.DataFrame(rows, columns=SCORES)) == said


@pytest.mark.parametrize(("versions", "word"), [(["v1", "v1"], "1 version"), (["v1", "v2"], "2 versions")])
def test_the_subtitle_says_of_how_many_versions_and_since_when(versions, word):
    table = pd.DataFrame({"data_version": versions, "made_on": ["2026-11-30", "2027-02-01"]})
    assert scoreboard.scoreboard_subtitle(table) == (
        f"Forecasts kept with {word} of the data, the first of 30 Nov 2026, and what came: mean error in points beside"
        " “no change”, and outcomes inside the middle 80 % (%)"
    )


def test_the_note_says_that_kept_forecasts_never_change_and_none_is_made_up():
    assert scoreboard.scoreboard_note(pd.DataFrame()) == (
        "A forecast is kept with a release and never changed. Before the first version none was kept, and none is made"
        " up afterwards; the backtest above tries the past instead"
    )
