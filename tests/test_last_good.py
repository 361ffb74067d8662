"""The last good data are there from the start of a server, and no table that lost its rows takes their place."""

import pytest

from tests.tiny import tiny_folder
from ui import data

ROWS = 30


@pytest.fixture
def folder(tmp_path, monkeypatch):
    made = tiny_folder(tmp_path)
    glossary = made / "glossary.csv"
    head = glossary.read_text().splitlines()[0]
    glossary.write_text("\n".join([head, *(f"t{n:02},Term {n},Means {n}.,," for n in range(ROWS))]) + "\n")
    monkeypatch.setenv("GENAI_DATA", str(made))
    return made


def test_a_file_that_breaks_before_the_first_visit_leaves_the_data_of_the_start(folder):
    data.warm()
    (folder / "shares.csv").write_text("nonsense\n")
    shown, latest = data.current()
    assert not latest.ok and shown is not None and len(shown.tables["shares"]) == 10


@pytest.mark.parametrize("kept", [0, 1, ROWS // 2 - 1])
def test_a_table_that_lost_its_rows_is_shown_to_nobody(folder, kept):
    data.warm()
    glossary = folder / "glossary.csv"
    lines = glossary.read_text().splitlines(keepends=True)
    glossary.write_text("".join(lines[: kept + 1]))
    shown, latest = data.current()
    assert [f.rule for f in latest.problems if f.level == "error"] == ["rows-lost"]
    assert len(shown.tables["glossary"]) == ROWS and data.errors_said(latest) == "1 error"
    glossary.write_text("".join(lines[:-2]))
    shown, latest = data.current()
    assert latest.ok and len(shown.tables["glossary"]) == ROWS - 2
