"""Data health: an invariant that is broken shows, and counts of blanks are the blanks of the files."""

import csv
import inspect
from pathlib import Path

import pytest

from analysis.tables import health
from analysis.tables.derived import inputs_by_name

DATA = Path(__file__).resolve().parent.parent / "data"


def table(function, tables):
    return function(**inputs_by_name(inspect.signature(function).parameters, tables))


def holding(tables):
    made = table(health.invariants, tables)
    return dict(zip(made["statement"], made["holds"], strict=True))


def test_every_invariant_holds_on_the_shipped_data(tables):
    assert set(holding(tables).values()) == {"yes"}


@pytest.mark.parametrize(
    ("name", "column", "value", "statement"),
    [
        ("shares", "share_pct", 99.0, "Sum of squared published shares"),
        ("shares", "source_id", "nobody", "Published shares with a known source"),
        ("strategies", "company_id", None, "Makers of models with a strategy"),
    ],
)
def test_an_invariant_that_is_broken_is_shown_as_broken(tables, name, column, value, statement):
    broken = tables[name].copy()
    chosen = (
        broken["company_id"].eq("openai")
        if name == "strategies"
        else broken["market_id"].eq("statcounter-ai-chatbot-ww")
    )
    broken.loc[broken.index[chosen], column] = value
    assert holding({**tables, name: broken})[statement] == "NO"


def test_a_count_of_blank_cells_rests_on_all_sources_of_its_table(tables):
    made = table(health.missing, tables)
    for name, cited in zip(made["table_name"], made["source_id"], strict=True):
        cites = "shares" if name == "markets" else name
        with (DATA / f"{cites}.csv").open(encoding="utf-8") as file:
            assert set(cited.split(";")) == {row["source_id"] for row in csv.DictReader(file)} - {""}


def test_the_title_of_missing_fields_counts_the_blank_cells_of_the_file(tables):
    with (DATA / "sources.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    blank = {column: sum(not row[column] for row in rows) for column in health.RECORD}
    (first, most), (second, next_most) = sorted(blank.items(), key=lambda item: -item[1])[:2]
    said = f"Of {len(rows)} sources {most} have no {health.RECORD[first]}, {next_most} no {health.RECORD[second]}"
    assert health.missing_finding(table(health.missing, tables)) == said
