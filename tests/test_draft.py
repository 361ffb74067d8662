"""A draft keeps every cell that was typed, reads what is uploaded without guessing, and tells what it changes."""

import io
import subprocess
import zipfile
from dataclasses import replace

import pytest

from analysis import check, formats
from analysis.editing import (
    EDITABLE,
    Draft,
    Unreadable,
    begin,
    company,
    diff,
    download,
    grid,
    restored,
    upload,
    with_rows,
)
from analysis.storage import layout, shelf
from tests.conftest import ROOT
from tests.test_mutated import JUNK
from tests.tiny import tiny_folder

DATA = ROOT / "data"


def changed(folder, table, line, **cells) -> Draft:
    """A draft with one row changed, by its spreadsheet line."""
    sheet = begin(folder, table)
    rows = [dict(zip(layout.names(table), row, strict=True)) for row in sheet.rows]
    rows[line - 2] |= cells
    return Draft().put(table, replace(sheet, rows=tuple(tuple(r.values()) for r in rows)))


@pytest.mark.parametrize("table", EDITABLE)
def test_a_table_goes_through_grid_xlsx_and_csv_without_any_change(table):
    sheet = begin(DATA, table)
    view = grid.view(table, sheet.rows)
    assert grid.folded(view, {"edited_rows": {}, "added_rows": [], "deleted_rows": []}) == sheet.rows
    typed = {
        at: {n: cell or None for n, cell in zip(layout.names(table), row, strict=True)}
        for at, row in enumerate(sheet.rows)
    }
    assert grid.folded(view, {"edited_rows": typed}) == sheet.rows
    for name, made in (("t.xlsx", download.as_xlsx), ("t.csv", download.as_csv)):
        found = upload.read(made(table, sheet.rows), name, table)
        assert found.rows == sheet.rows and not found.errors and not found.strange
    assert layout.content(table, sheet.rows) == (DATA / f"{table}.csv").read_bytes()
    assert not Draft().put(table, replace(sheet, rows=tuple(reversed(sheet.rows)))).sheets


def test_changes_of_the_grid_are_applied_to_the_rows_shown_and_lose_nothing_hidden(tiny):
    rows = begin(tiny, "companies").rows
    assert grid.view("companies", rows, "alpha", column="country").shown == ()
    view = grid.view("companies", rows, "lab fr")
    assert [rows[at][0] for at in view.shown] == ["beta"]
    changes = {
        "edited_rows": {0: {"company": "=Beta<b>", "founded": None}},
        "added_rows": [{"company_id": "delta"}, {}],
    }
    for _ in range(2):  # a rerun applies the same changes to the same view: once, not twice
        found = grid.folded(view, changes)
    assert [r[0] for r in found] == ["alpha", "beta", "gamma", "delta"]
    assert found[1][1] == "=Beta<b>" and found[1][3] == "" and found[0] == rows[0] and found[2] == rows[2]
    assert [r[0] for r in grid.folded(view, {"deleted_rows": [0]})] == ["alpha", "gamma"]


def test_invalid_cells_are_kept_as_typed_and_named_with_the_nearest_good_value(tiny):
    base = begin(tiny, "shares").rows
    draft = changed(tiny, "shares", 2, company_id="alpa", share_pct="34%", qualifier="exactly", period="sometime")
    rows = draft.sheets["shares"].rows
    known = {"companies.company_id": ["alpha", "beta"], "qualifiers.qualifier": ["exact", "rounded"]}
    found = {f.column: f for f in grid.faults("shares", rows, base, known)}
    assert set(found) == {"company_id", "share_pct", "qualifier", "period"}
    assert (found["company_id"].suggestion, found["share_pct"].suggestion, found["qualifier"].suggestion) == (
        "alpha",
        "34",
        "exact",
    )
    assert {found[c].line for c in found} <= set(range(2, len(rows) + 2))


def test_a_draft_is_kept_on_the_disk_under_no_name_that_leaves_the_folder(tmp_path):
    folder = tiny_folder(tmp_path)
    draft = changed(folder, "companies", 2, company='=A "b", <c>\n', website="")
    assert restored(draft.written()) == draft
    shelf.put(folder, "a-_Z09abcdef", draft.written())
    assert restored(shelf.get(folder, "a-_Z09abcdef") or b"") == draft
    for bad in ("", "../companies", "../../etc/pw", "a" * 13, "abcdefghijk\n"):
        assert shelf.get(folder, bad) is None
        with pytest.raises(ValueError):
            shelf.put(folder, bad, b"x")
    shelf.drop(folder, "a-_Z09abcdef")
    assert shelf.get(folder, "a-_Z09abcdef") is None
    for damaged in (b"", b"[]", b"{", b'{"nothing": {}}', b'{"companies": {"text": "", "hash": "", "rows": [["a"]]}}'):
        assert restored(damaged) == Draft()


def test_a_file_that_would_lose_something_is_not_edited(tmp_path):
    folder = tiny_folder(tmp_path)
    (folder / "aliases.csv").write_text('alias,company_id,product_id\n"open,alpha,\n')
    with pytest.raises(Unreadable):
        begin(folder, "aliases")
    (folder / "aliases.csv").unlink()
    with pytest.raises(Unreadable):
        begin(folder, "aliases")


def test_the_diff_names_each_cell_and_the_patch_applies_with_git(tmp_path, tiny):
    draft = changed(tiny, "companies", 2, company="Alpha, Inc.", website="")
    draft = with_rows(draft, tiny, {"aliases": [{"alias": "A-Lab", "company_id": "alpha"}]})
    found = diff.of_draft(draft)
    assert {(c.kind, c.column, c.before, c.after) for c in found} == {
        ("changed", "company", "Alpha AI", "Alpha, Inc."),
        ("changed", "website", "https://alpha.example", ""),
        ("added", "", "", "A-Lab · alpha"),
    }
    assert diff.counts(found) == {"companies": {"changed": 1}, "aliases": {"added": 1}}
    copy = tiny_folder(tmp_path)
    applied = subprocess.run(
        ["git", "apply", "-"], cwd=tmp_path, input=diff.patch(draft), text=True, capture_output=True
    )
    assert applied.returncode == 0, applied.stderr
    for table, content in draft.contents().items():
        assert (copy / f"{table}.csv").read_bytes() == content


def test_a_row_whose_key_changed_is_removed_and_added_and_twins_are_told_apart(tiny):
    rows = begin(tiny, "aliases").rows
    renamed = {(c.kind, c.key) for c in diff.changes("aliases", rows, (("New", *rows[0][1:]), *rows[1:]))}
    assert renamed == {("removed", (rows[0][0],)), ("added", ("New",))}
    (twin,) = diff.changes("aliases", rows, (*rows, rows[0]))
    assert twin.kind == "added" and twin.key == (rows[0][0], "(2)")


SIGNS = ("=1+1", "+49", "-dash", "@x", "'=x", "''@", "\tx", "-0.5", "plain", "", "'quote")


@pytest.mark.parametrize("cell", SIGNS)
def test_what_a_spreadsheet_would_run_is_harmless_in_files_and_comes_back_as_it_was(cell, tiny):
    rows = ((cell or "x", "alpha", ""),)
    text = download.as_csv("aliases", rows).decode("utf-8-sig").splitlines()[1]
    assert not text.lstrip('"').startswith(("=", "+", "@", "-d", "\t"))
    assert formats.bare(formats.neutral(cell)) == cell
    assert layout.content("aliases", rows).decode().splitlines()[1].strip('"').startswith(cell)


@pytest.mark.parametrize("junk", [*JUNK[::4], *(pytest.param(j, marks=pytest.mark.full) for j in JUNK)])
def test_any_text_in_a_grid_cell_is_checked_diffed_and_written_without_loss(junk, tiny):
    draft = changed(tiny, "companies", 2, company=junk)
    if draft.sheets:
        found = check.load(tiny, draft.contents())
        assert found.tables and diff.of_draft(draft)
        again = upload.read(draft.contents()["companies"], "x.csv", "companies")
        assert again.errors or junk.replace("\r", "") in {r[1] for r in again.rows} or "\0" in junk


ANSWERS = {
    "company": "Newco AI",
    "country": "FR",
    "founded": "2023",
    "kind": "lab",
    "layer": "model",
    "strategy": "open_weights",
    "source_title": "About Newco",
    "source_url": "https://newco.example/about",
}


def test_eight_answers_are_enough_for_a_company():
    assert len(company.NEEDED) <= 8
    assert company.missing(company.Answers(ANSWERS)) == []
    assert company.missing(company.Answers({**ANSWERS, "country": " "})) == ["country"]
    known = {k: v for k, v in ANSWERS.items() if not k.startswith("source")} | {"source_id": "s1"}
    assert company.missing(company.Answers(known)) == []


def test_the_form_writes_every_table_so_that_the_check_has_no_error(tables):
    answers = company.Answers(
        {**ANSWERS, "aliases": "Newco; New Co"},
        ({"product": "Newchat", "released": "2024-05", "openness": "open"}, {}),
        {"market_id": "langfuse-app-layer", "period": "2025-09", "share_pct": "0.1", "qualifier": "rounded"},
        {"model": "Newco 1", "release_date": "2025-01", "modality": "text", "access": "open_weights", "license": "MIT"},
    )
    draft = with_rows(Draft(), DATA, company.rows(answers, tables, "2026-11-24"))
    assert set(draft.sheets) == {"sources", "companies", "strategies", "aliases", "products", "shares", "models"}
    new = check.load(DATA, draft.contents())
    assert new.ok, [f.text for f in new.problems if f.level == "error"]
    assert new.tables["models"].set_index("model_id").loc["newco-1", "weights_open"] == "y"


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("OpenAI", ("openai", "same")),
        ("openai ", ("openai", "same")),
        ("Mistrall AI", ("mistral", "like")),
        ("Quite another one", ("", "")),
        ("", ("", "")),
    ],
)
def test_a_name_that_is_known_already_is_recognized(name, meant, tables):
    assert company.meant(name, tables) == meant


def test_files_for_a_reader_who_may_not_save_leave_out_what_may_not_be_passed_on(tiny):
    rows = begin(tiny, "companies").rows
    assert [r[0] for r in download.rows_to_pass_on("companies", rows, frozenset({"s2"}))] == ["alpha", "beta"]
    draft = changed(tiny, "companies", 2, company="New name")
    assert download.as_zip(draft, frozenset()) == download.as_zip(draft, frozenset())
    assert b"--unidiff-zero" not in zipped(draft)["README.txt"]


def zipped(draft, *barred):
    with zipfile.ZipFile(io.BytesIO(download.as_zip(draft, frozenset(barred)))) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


@pytest.mark.parametrize(
    "cells",
    [{"note": "x"}, {"source_id": "s1"}, {"period": "2024-02"}, {"entity": "Mine", "source_id": "s1"}],
    ids=["note", "source", "key", "key and source"],
)
def test_a_draft_that_touches_a_withheld_row_hands_out_none_of_its_values(tiny, cells):
    draft = changed(tiny, "shares", 5, **cells)
    draft = draft.put("shares", replace(draft.sheets["shares"], rows=draft.sheets["shares"].rows[::-1]))
    files = zipped(draft, "s2")
    for name, content in files.items():
        assert b"alpha_chat,60," not in content and b"gamma_ask,25," not in content, name
    assert b"70.5" in files["shares.csv"] and b"--unidiff-zero" in files["README.txt"]
    told = files["withheld-changes.csv"].decode("utf-8-sig") if "note" in cells else ""
    assert not told or "note,x" in told


def test_a_row_that_the_draft_brings_is_in_it_and_what_lies_around_it_is_not(tiny):
    draft = with_rows(
        Draft(),
        tiny,
        {"shares": [{"market_id": "chat", "period": "2024", "entity": "B", "source_id": "s2", "share_pct": "1.25"}]},
    )
    files = zipped(draft, "s2")
    assert (
        b"1.25" in files["shares.csv"]
        and b"1.25" in files["draft.patch"]
        and b"alpha_chat,60," not in files["draft.patch"]
    )
