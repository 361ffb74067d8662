"""What changed: read from the saves, cell by cell, or from the changelog where nothing was saved."""

import pandas as pd

from analysis.editing import since
from analysis.editing.diff import Change
from analysis.storage import history
from tests.tiny import edit, tiny_folder


def test_a_save_is_told_cell_by_cell_with_old_and_new_value(tmp_path):
    folder = tiny_folder(tmp_path)
    seen = history.now(folder)
    old = (folder / "companies.csv").read_bytes()
    edit(folder, "companies.csv", 2, country="CA")
    new = (folder / "companies.csv").read_bytes()
    (folder / "companies.csv").write_bytes(old)
    history.save(folder, {"companies.csv": new}, seen, history.Entry("Ann", "2026-11-24T10:00:00Z", "moved its seat"))
    ((entry, found),) = list(since.saves(folder))
    assert (entry.who, entry.why) == ("Ann", "moved its seat")
    assert [(c.table, c.column, c.before, c.after) for c in found] == [("companies", "country", "US", "CA")]


def test_without_a_save_the_changelog_tells():
    text = (
        "# Changelog\n\n## Unreleased\n\n### Added\n\n- x\n\n### Data\n\n- One figure\n  corrected.\n- Another.\n\n##"
        " 1.0\n- old\n"
    )
    assert since.newest_log_entry(text) == ["One figure corrected.", "Another."]
    assert since.newest_log_entry("nothing") == []
    assert since.newest_log_entry("### Methods\n\n- Other bounds.\n\n### Data\n\n- x\n", "Methods") == ["Other bounds."]


def test_an_exhibit_is_touched_by_a_change_of_a_row_it_draws_and_by_no_other():
    rows = pd.DataFrame({"market_id": ["a", "b"], "period": ["2024", "2025"], "source_id": ["one;two", "three"]})
    share = Change("shares", "changed", ("b", "2025", "Meta"), "value", "3", "4")
    assert since.changes_behind([share], rows, ("shares", "sources")) == [share]
    assert since.changes_behind([share], rows, ("sources",)) == [], "not among its inputs"
    assert since.changes_behind([Change("shares", "added", ("b", "2024", "Meta"))], rows, ("shares",)) == [], (
        "other period"
    )
    cell = Change("sources", "changed", ("two",), "credit", "x", "y")
    assert since.changes_behind([cell], rows, ("sources",)) == [], "the column is not shown"
    assert since.changes_behind([cell], rows.assign(credit="y"), ("sources",)) == [cell]
    assert since.changes_in_words([share] * 6).startswith(
        "shares, b 2025 Meta: value 3 → 4; "
    ) and since.changes_in_words([share] * 6).endswith("1 more")
