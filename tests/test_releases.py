"""Releases of the data: kept in one file each, found by a link where there is no history, told in a feed."""

import json
from xml.etree.ElementTree import fromstring

import pytest

from analysis import check, data
from analysis.export import release
from analysis.storage import releases
from tests.cards import EXHIBITS
from tests.conftest import ROOT
from ui import feed

HOME = "https://example.org/"
ATOM = "{http://www.w3.org/2005/Atom}"


def kept(folder, version, day="2026-11-24", findings=None, verdicts=None, **tables):
    """A release by hand: its tables are those of the folder but for the ones given."""
    path = releases.path_of(folder, version)
    path.parent.mkdir(exist_ok=True)
    files = [(p.name, p.read_bytes()) for p in sorted(folder.glob("*.csv")) if p.stem not in tables]
    said = {"day": day, "findings": findings or {}, "verdicts": verdicts or {}}
    files += [(f"{name}.csv", content) for name, content in tables.items()]
    path.write_bytes(release.packed([*files, (releases.SAID, json.dumps(said).encode())]))


def entries(folder):
    return fromstring(feed.atom(folder, HOME)).findall(f"{ATOM}entry")


def text(entry, name):
    return entry.find(f"{ATOM}{name}").text


@pytest.fixture
def brief(monkeypatch):
    """What is said of the data, in short: it takes long."""
    monkeypatch.setattr(release, "_said", lambda loaded: {"findings": {"shares/leader": "A leads"}, "verdicts": {}})


@pytest.mark.full
def test_a_release_says_the_finding_of_every_exhibit_and_the_verdict_on_every_claim(tables):
    said = release._said(check.load(ROOT / "data"))
    assert set(said["findings"]) == {f"{page.id}/{exhibit.id}" for page, exhibit in EXHIBITS}
    assert set(said["verdicts"]) == set(tables["article"]["claim"]) and all(said["findings"].values())


def test_a_release_holds_every_table_as_it_is(folder, brief):
    assert release.main([str(folder)]) == 0
    loaded = check.load(folder)
    held = {table: path.read_bytes() for table, path in data.paths(folder).items()}
    assert releases.tables_of(folder, loaded.version) == held
    one = releases.listed(folder)[0]
    assert (one.version, one.day) == (loaded.version, str(loaded.tables["sources"]["date_accessed"].max()))
    assert one.findings == {"shares/leader": "A leads"}


def test_the_same_data_are_released_once_and_byte_for_byte_alike(folder, brief):
    release.main([str(folder)])
    loaded = check.load(folder)
    path = releases.path_of(folder, loaded.version)
    before = path.stat().st_mtime_ns
    assert release.main([str(folder)]) == 0 and path.stat().st_mtime_ns == before
    assert release.content(loaded, folder) == path.read_bytes()


def test_a_version_that_was_released_is_found_after_the_files_changed(folder, brief):
    release.main([str(folder)])
    version = check.load(folder).version
    file = folder / "companies.csv"
    name = check.load(folder).tables["companies"]["company"].iloc[0]
    file.write_text(file.read_text().replace(name, f"{name} Renamed"))
    assert check.load(folder).version != version
    past = check.load(folder, data.past(folder, version))
    assert past.version == version and past.ok and name in set(past.tables["companies"]["company"])


def test_a_table_that_a_release_did_not_have_yet_has_no_row_of_today(folder):
    kept(folder, "0123456789")
    with_less = releases.tables_of(folder, "0123456789")
    assert "glossary" not in with_less or with_less["glossary"]
    past = data.past(folder, "0123456789")
    assert set(past) >= {"shares", "deals"} and b"\n" in past["deals"]


def test_data_with_errors_are_not_released(folder, capsys):
    (folder / "shares.csv").write_text("nothing")
    assert release.main([str(folder)]) == 1 and "python -m analysis.check" in capsys.readouterr().err
    assert not (folder / "releases").exists()


@pytest.mark.parametrize("name", ["../companies", "0123456789/..", "", "zzzzzzzzzz", "01234567890", "0123456789"])
def test_a_name_that_is_no_release_finds_none_and_reads_nothing_outside(folder, name):
    assert releases.tables_of(folder, name) is None


def test_a_damaged_release_is_passed_over(folder):
    kept(folder, "0123456789")
    releases.path_of(folder, "abcdefabcd").write_bytes(b"no zip")
    assert [one.version for one in releases.listed(folder)] == ["0123456789"]
    assert releases.tables_of(folder, "abcdefabcd") is None


def test_the_feed_of_a_folder_without_releases_is_valid_and_empty(folder):
    root = fromstring(feed.atom(folder, HOME))
    assert root.tag == f"{ATOM}feed" and root.find(f"{ATOM}updated").text and not entries(folder)


def test_the_feed_tells_of_the_first_release_what_it_holds(folder):
    kept(folder, "0123456789", findings={"shares/leader": "A leads"})
    only = entries(folder)[0]
    assert text(only, "title") == "Data version 0123456789" and text(only, "updated") == "2026-11-24T00:00:00Z"
    assert text(only, "content").endswith(" tables, 1 finding.")
    assert only.find(f"{ATOM}link").get("href") == f"{HOME}?v=0123456789"


def test_the_feed_tells_rows_added_and_revised_from_what_to_what(folder):
    kept(folder, "0000000001", day="2026-11-24")
    lines = (folder / "shares.csv").read_text().splitlines()
    header = lines[0].split(",")
    cells = dict(zip(header, lines[1].split(","), strict=True))
    revised = lines[1].replace(f",{cells['share_pct']},", ",12.5,")
    assert revised != lines[1]
    kept(folder, "0000000002", day="2026-11-25", shares="\n".join([lines[0], revised, *lines[3:]]).encode() + b"\n")
    newest = entries(folder)[0]
    said = text(newest, "content").splitlines()
    assert text(newest, "title") == "Data version 0000000002"
    assert said[0] in ("shares.csv: 1 row changed, 1 row removed", "shares.csv: 1 row removed, 1 row changed")
    assert any(line.endswith(f"share_pct: {cells['share_pct']} → 12.5") for line in said)


def test_the_feed_tells_findings_and_verdicts_that_changed(folder):
    kept(folder, "0000000001", "2026-11-24", {"shares/leader": "A leads"}, {"Nearly 80 %": "partly"})
    kept(folder, "0000000002", "2026-11-25", {"shares/leader": "B leads"}, {"Nearly 80 %": "not supported"})
    said = text(entries(folder)[0], "content").splitlines()
    assert "Finding, Market shares, The leader by market: “A leads” → “B leads”" in said
    assert "Verdict, Nearly 80 %: “partly” → “not supported”" in said


def test_a_name_with_markup_is_text_in_the_feed(folder):
    kept(folder, "0000000001", "2026-11-24", {"shares/leader": "A"}, {"<script>": "partly"})
    kept(folder, "0000000002", "2026-11-25", {"shares/leader": "A"}, {"<script>": "supported"})
    assert "<script>" not in feed.atom(folder, HOME)
    assert "Verdict, <script>: “partly” → “supported”" in text(entries(folder)[0], "content")
