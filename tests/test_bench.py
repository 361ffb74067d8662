"""The benchmark measures what it says: the twin holds the same charts, bars are judged, grown data are good data."""

import csv
import json

import pytest
from streamlit.testing.v1 import AppTest

from analysis import check
from analysis.exhibits.page import load_pages
from bench import grow, twin
from bench.result import Result, markdown, span
from tests.cards import built
from tests.tiny import tiny_folder

PAGES = tuple(p for p in load_pages() if p.id in ("ownership", "prices"))


def test_the_twin_shows_the_same_charts_as_the_page_and_its_button_changes_the_same_one(tables, tmp_path, monkeypatch):
    twin.write(tmp_path, PAGES, tables)
    monkeypatch.syspath_prepend(str(tmp_path))
    app = AppTest.from_file(str(tmp_path / "app.py"), default_timeout=60).run()
    assert not app.exception
    shown = [json.loads(c.proto.spec) for c in app.get("plotly_chart")]
    cards = [built(PAGES[0], e, tables) for e in PAGES[0].exhibits if e.figure]
    assert shown == [json.loads(c.figure.to_json()) for c in cards]
    found = twin.control(PAGES[0], tables)
    app.button[0].click().run()
    after = [json.loads(c.proto.spec) for c in app.get("plotly_chart")]
    changed = [e.id for e, a, b in zip([e for e in PAGES[0].exhibits if e.figure], shown, after, strict=True) if a != b]
    assert changed == ([found.exhibit.id] if found else [])


@pytest.mark.parametrize(
    ("result", "bar", "met"),
    [
        (Result("a", "b", [1, 2, 3], [2, 2, 2], most=1.0), "≤ 1 × twin", True),
        (Result("a", "b", [3, 3], [2, 2], most=1.3), "≤ 1.3 × twin", False),
        (Result("a", "b", [8], [2], "1/s", least=4), "≥ 4 × twin", True),
        (Result("a", "b", [51.0], most=50), "≤ 50 ms", False),
        (Result("a", "b", [0.1], [0.0], "MB", most=2), "≤ 2 × twin", False),
        (Result("a", "b", [51.0]), "", None),
    ],
)
def test_a_bar_is_held_against_the_ratio_to_the_twin_or_the_median_alone(result, bar, met):
    assert (result.bar, result.met) == (bar, met)


def test_the_table_counts_the_bars_that_are_met_and_shows_median_and_span():
    table = markdown([Result("a", "b", [1], [1], most=1), Result("a", "c", [3], [1], most=1), Result("a", "d", [1])])
    assert "1 of 2 bars are met" in table
    assert span([30.0, 10.0, 20.0]) == "20.0 (10.0–30.0)"


def test_grown_data_have_so_many_times_the_rows_and_no_error(tmp_path):
    folder = tiny_folder(tmp_path / "tiny")
    grown = grow.grow(folder, tmp_path / "grown", 3)
    for table in grow.COPIED:
        rows = [len(list(csv.reader((f / f"{table}.csv").open()))) - 1 for f in (folder, grown)]
        assert rows[1] == 3 * rows[0]
    assert check.load(grown).ok
