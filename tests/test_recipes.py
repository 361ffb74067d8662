"""The recipes of CONTRIBUTING, done as written on a copy of the data."""

import shutil
import subprocess
import sys

import pytest

from analysis import check
from analysis.exhibits.card import build
from analysis.exhibits.page import load_pages
from tests.conftest import ROOT


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(ROOT / "data", tmp_path / "data", ignore=shutil.ignore_patterns(".*"))


def add(folder, table, **cells):
    file = folder / f"{table}.csv"
    header, *rows = file.read_text().splitlines()
    file.write_text("\n".join([header, *rows, ",".join(str(cells.get(c, "")) for c in header.split(","))]) + "\n")


def card(tables, page_id, exhibit_id, **params):
    page = next(p for p in load_pages() if p.id == page_id)
    return build(page, next(e for e in page.exhibits if e.id == exhibit_id), tables, params)


def test_fix_a_figure_the_chart_shows_the_new_value(folder):
    file = folder / "shares.csv"
    file.write_text(
        file.read_text().replace(
            "langfuse-app-layer,2025-09,OpenAI,company,openai,,55.3",
            "langfuse-app-layer,2025-09,OpenAI,company,openai,,55.2",
        )
    )
    loaded = check.load(folder)
    assert loaded.ok
    found = card(loaded.tables, "shares", "over_time", market="langfuse-app-layer").table
    assert found.loc[found["company_id"].eq("openai") & found["period"].eq("2025-09"), "mid_pct"].tolist() == [
        pytest.approx(55.2)
    ]


def test_add_a_company_it_is_in_every_list_and_chart_without_a_line_of_code(folder):
    source = "langfuse-2025"
    add(
        folder,
        "companies",
        company_id="newco",
        company="Newco",
        country="FR",
        founded=2020,
        kind="lab",
        layer="model",
        source_id=source,
    )
    add(folder, "strategies", company_id="newco", since="2024-01", strategy="open_weights", source_id=source)
    add(folder, "aliases", alias="Newco SA", company_id="newco")
    add(
        folder,
        "shares",
        market_id="langfuse-app-layer",
        period="2025-09",
        entity="Newco",
        entity_kind="company",
        company_id="newco",
        share_pct="0",
        qualifier="rounded",
        status="final",
        source_id=source,
    )
    loaded = check.load(folder)
    assert loaded.ok, [f.text for f in loaded.problems if f.level == "error"]
    assert "Newco" in set(card(loaded.tables, "shares", "over_time", market="langfuse-app-layer").table["label"])
    assert "Newco" in set(card(loaded.tables, "companies", "company_list").table["label"])
    assert card(loaded.tables, "companies", "profile", company="newco").title == "Newco: open weights"


def test_a_number_and_a_link_become_a_checked_commit_of_two_lines(folder):
    """The recipe as written, with what a person leaves behind: spaces, a printed name, rows at the end of the file."""

    def run(*command):
        return subprocess.run(command, cwd=folder.parent, capture_output=True, text=True)

    identity = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org")
    run("git", "init", "-q"), run("git", "add", "data"), run("git", *identity, "commit", "-qm", "before")
    add(
        folder,
        "sources",
        source_id="bureau-2026",
        title="Shares of September",
        producer="Bureau",
        kind="primary",
        url="https://bureau.example/shares",
        date_accessed="2026-11-24",
        independence="independent",
    )
    add(
        folder,
        "shares",
        market_id="langfuse-app-layer",
        period="Sep 2026",
        entity="OpenAI",
        entity_kind="company",
        company_id="OpenAI",
        share_pct=" 51.0",
        qualifier="exact",
        status="final",
        source_id="bureau-2026",
    )
    fixed = subprocess.run(
        [sys.executable, "-m", "analysis.check", folder, "--fix"], cwd=ROOT, capture_output=True, text=True
    )
    assert "+langfuse-app-layer,2026-09,OpenAI,company,openai,,51.0," in fixed.stdout
    assert fixed.returncode == 0 and "0 errors" in fixed.stdout
    run("git", "add", "data")
    assert run("git", *identity, "commit", "-qm", "Share of September").returncode == 0
    assert run("git", "show", "--numstat", "--format=").stdout.split() == [
        "1",
        "0",
        "data/shares.csv",
        "1",
        "0",
        "data/sources.csv",
    ]
    found = card(check.load(folder).tables, "shares", "over_time", market="langfuse-app-layer").table
    assert found.loc[found["company_id"].eq("openai") & found["period"].eq("2026-09"), "mid_pct"].tolist() == [51.0]


def test_add_a_page_one_file_is_enough(tmp_path):
    (tmp_path / "pages/1_market").mkdir(parents=True)
    text = (ROOT / "pages/1_market/1_shares.py").read_text().replace('id="shares"', 'id="copy"')
    (tmp_path / "pages/1_market/5_copy.py").write_text(text)
    assert [p.id for p in load_pages(tmp_path)] == ["copy"]
