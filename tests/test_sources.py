"""Sources: late by their own rhythm on a day that is given, credited as their licenses ask, and named with what rests
on them."""

import csv
import datetime
from pathlib import Path

import pandas as pd
import pytest

from analysis.exhibits.page import load_pages
from analysis.measures.freshness import GRACE
from analysis.periods import Period
from analysis.tables import sources
from tests.cards import card, rows
from tests.test_pages import open_app

DATA = Path(__file__).resolve().parent.parent / "data"
PAGES = load_pages()


def raw():
    with (DATA / "sources.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("day", ["2026-11-24", "2027-03-01"])
def test_a_periodic_source_is_overdue_once_its_own_rhythm_has_passed(tables, day):
    table = sources.periodic(tables["sources"], today=day).set_index("source_id")
    today = datetime.date.fromisoformat(day)
    for source in (row for row in raw() if row["update_every"]):
        due = Period.parse(source["next_expected"]).end
        late = (today - due).days > GRACE[source["update_every"]]
        assert table.loc[source["source_id"], "due"] == (f"overdue by {(today - due).days} days" if late else "in time")
    said = sources.periodic_finding(sources.periodic(tables["sources"], today=day))
    assert said.startswith(f"{int(table['due'].ne('in time').sum())} of {len(table)} periodic sources are late")


def test_without_a_day_nothing_is_called_late_or_in_time(tables):
    table = sources.periodic(tables["sources"])
    assert table["due"].isna().all() and " late" not in sources.periodic_finding(table)


def test_the_screen_gives_its_own_day_to_what_asks_for_it(monkeypatch):
    page = next(p for p in PAGES if p.id == "health")
    for day, said in (("2020-01-01", "None of"), ("2026-11-24", " late, LMArena")):
        monkeypatch.setenv("GENAI_TODAY", day)
        assert any(said in heading.value for heading in open_app(page).subheader)


def test_freshness_stands_on_one_page_and_sources_lead_there(monkeypatch):
    tables_of = [e.table for p in PAGES for e in p.exhibits]
    assert tables_of.count(sources.periodic) == 1
    monkeypatch.setenv("GENAI_TODAY", "2026-11-24")
    links = open_app(next(p for p in PAGES if p.id == "sources")).get("page_link")
    assert any("late, LMArena" in link.proto.label and link.proto.page.endswith("health") for link in links)


def test_every_credit_that_a_license_asks_for_is_on_the_page(tables):
    asked = {row["credit"] for row in raw() if row["credit"]}
    assert set(card(tables, "sources", "credits").table["credit"]) == asked


def test_a_source_is_shown_with_the_exhibits_whose_rows_cite_it_and_with_no_other(tables):
    picked = next(row["source_id"] for row in raw() if row["producer"] == "Synergy Research Group")
    page = next(p for p in PAGES if p.id == "sources")
    app = open_app(page, source=picked)
    said = " ".join(c.value for c in app.caption).replace("\\", "")
    for one in (p for p in PAGES if p.id in ("ownership", "releases", "shares")):
        for exhibit in one.exhibits:
            cells = rows(one, exhibit, tables).get("source_id", [])
            cites = any(picked in str(cell).split(";") for cell in cells)
            assert (exhibit.topic in said) == cites, exhibit.topic
    assert picked in app.query_params["source"]


def test_the_first_issue_expected_is_the_one_whose_period_ends_first():
    rows = [("A", "2026"), ("B", "2026-05"), ("C", "2026-Q2")]
    table = pd.DataFrame(rows, columns=["producer", "next_expected"])
    table = sources.periodic(table.assign(update_every="month", date_accessed="2026-11-24"))
    assert table["producer"].tolist() == ["B", "C", "A"]
    said = sources.periodic_finding(table)
    assert said == "The first new issue was expected in May 2026 (B)"


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([("seller", 1), ("independent", 3)], "1 of 4 published shares comes from sellers or investors"),
        ([("press", 1), ("independent", 3)], "None of the 4 published shares shown comes from a seller or an investor"),
    ],
)
def test_none_of_the_shares_is_told_as_none(rows, title):
    assert sources.independence_finding(pd.DataFrame(rows, columns=["independence", "rows_count"])) == title


@pytest.mark.parametrize(
    ("unit", "title"),
    [
        ("count", "3 of 5 published shares come from others than sellers and investors"),
        ("share", "60 % of published shares come from others than sellers and investors"),
    ],
)
def test_where_sellers_are_hidden_their_absence_is_no_finding(unit, title):
    whole = pd.DataFrame([("seller", 2), ("press", 3)], columns=["independence", "rows_count"])
    assert sources.independence_finding(whole.tail(1), unit, whole=whole) == title
    one = whole.assign(rows_count=[2, 1])
    said = sources.independence_finding(one.tail(1), whole=one)
    assert said == "1 of 3 published shares comes from others than sellers and investors"
