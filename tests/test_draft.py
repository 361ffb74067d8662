"""A draft keeps every cell that was typed, reads what is uploaded without guessing, and tells what it changes."""

import datetime
import io
import random
import subprocess
import zipfile
from dataclasses import replace

import openpyxl
import pytest

from analysis import check, impact
from analysis.check import jumps as series
from analysis.draft import (
    EDITABLE,
    Draft,
    Unreadable,
    begin,
    company,
    diff,
    download,
    grid,
    jumps,
    restored,
    review,
    upload,
    with_rows,
    workbook,
)
from analysis.draft.workbook import Refused
from analysis.save import layout, shelf
from analysis.views import load_pages
from tests.conftest import ROOT
from tests.test_mutated import JUNK, MUTATIONS, numbers
from tests.tiny import tiny_folder

DATA = ROOT / "data"


@pytest.fixture(scope="module")
def tiny(tmp_path_factory):
    return tiny_folder(tmp_path_factory.mktemp("draft"))


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


def test_a_file_with_decimal_commas_is_read_with_points_and_says_so():
    head = "market_id;period;entity;entity_kind;share_pct;qualifier;status;source_id\n"
    found = upload.read(f"{head}use;2024-05;a, b;company;12,5;exact;final;s1\n".encode(), "a.csv", "shares")
    row = dict(zip(layout.names("shares"), found.rows[0], strict=True))
    assert (row["share_pct"], row["entity"]) == ("12.5", "a, b")
    assert "1 number with a decimal comma" in " ".join(f.text for f in found.findings)
    odd = upload.read(f"{head}use;2024-05;a;company;1.234;exact;final;s1\n".encode(), "a.csv", "shares")
    assert "1.234" in odd.rows[0], "nothing is guessed where a point stands"


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
        ("changed", "company", "Alpha AI", "Alpha, Inc."), ("changed", "website", "https://alpha.example", ""),
        ("added", "", "", "A-Lab · alpha"),
    }  # fmt: skip
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


def paste(text: str, table="aliases", **more):
    return upload.read(text.encode(), "the pasted rows", table, **more)


def test_a_pasted_block_is_read_by_its_header_in_any_order_and_by_labels():
    found = paste("Company\tAlias\nopenai\tOAI\n")
    assert found.rows == (("OAI", "openai", ""),) and found.columns == {"alias", "company_id"}
    assert any("was read as the column company_id" in f.message for f in found.findings)


def test_a_heading_that_is_no_column_is_asked_and_never_guessed():
    text = "alias,compny_id,mood\nOAI,openai,good\n"
    found = paste(text)
    assert found.strange == ("compny_id", "mood") and found.rows == (("OAI", "", ""),)
    told = paste(text, renames={"compny_id": "company_id", "mood": upload.LEAVE_OUT})
    assert told.strange == () and told.rows == (("OAI", "openai", ""),) and not told.errors


def test_a_block_without_a_header_says_so_and_is_read_in_the_order_of_the_table_when_told():
    assert paste("OAI\topenai\t\n").headless
    assert paste("OAI\topenai\t\nBeta\tmeta\t\n", headless=True).rows[1] == ("Beta", "meta", "")
    with pytest.raises(Refused, match="header"):
        paste("OAI\topenai\n", headless=True)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_encodings_and_separators_are_handled(encoding, separator):
    text = f"alias{separator}company_id\nCafé{separator}openai\n"
    assert upload.read(text.encode(encoding), "x.csv", "aliases").rows == (("Café", "openai", ""),)


def test_rows_are_joined_by_key_and_columns_that_are_absent_keep_what_is_there(tiny):
    rows = begin(tiny, "companies").rows
    found = upload.joined("companies", rows, paste("company_id,country\nalpha,DE\nnew,FR\n", "companies"), False)
    assert found[0][:3] == ("alpha", "Alpha AI", "DE") and found[-1][:3] == ("new", "", "FR") and len(found) == 4
    assert len(upload.joined("companies", rows, paste("company_id,country\nalpha,DE\n", "companies"), True)) == 1


def test_a_file_without_the_key_or_too_large_is_refused():
    assert [f.column for f in paste("company_id\nopenai\n").errors] == ["alias"]
    with pytest.raises(Refused, match="MB"):
        paste("x" * (upload.MOST_BYTES + 1))
    with pytest.raises(Refused, match="rows"):
        paste("alias\n" + "a\n" * (upload.MOST_ROWS + 1))


def book(*rows, **formats) -> bytes:
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    for place, form in formats.items():
        made.active[place].number_format = form
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_a_workbook_is_read_as_it_would_be_typed_and_a_percent_format_is_asked():
    content = book(
        ["alias", "company_id", "product_id"], [4.5, 7, datetime.date(2024, 5, 1)], [0.34, True, 1e20], A3="0%"
    )
    assert upload.read(content, "x.xlsx", "aliases").rows == (("4.5", "7", "2024-05-01"), ("34%", "TRUE", "1e+20"))


def test_formulas_in_a_workbook_are_told():
    found = upload.read(book(["alias", "company_id"], ["=1+1", "openai"]), "x.xlsx", "aliases")
    assert any("formulas" in f.message for f in found.findings)


def test_a_workbook_that_unpacks_to_too_much_or_is_none_is_refused():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"0" * (workbook.MOST_UNPACKED + 1))
    for content, words in ((out.getvalue(), "unpacks"), (b"PK\x03\x04 no zip", "no workbook")):
        with pytest.raises(Refused, match=words):
            upload.read(content, "x.xlsx", "aliases")


SIGNS = ("=1+1", "+49", "-dash", "@x", "'=x", "''@", "\tx", "-0.5", "plain", "", "'quote")


@pytest.mark.parametrize("cell", SIGNS)
def test_what_a_spreadsheet_would_run_is_harmless_in_files_and_comes_back_as_it_was(cell, tiny):
    rows = ((cell or "x", "alpha", ""),)
    text = download.as_csv("aliases", rows).decode("utf-8-sig").splitlines()[1]
    assert not text.lstrip('"').startswith(("=", "+", "@", "-d", "\t"))
    assert upload.bare(upload.neutral(cell)) == cell
    assert layout.content("aliases", rows).decode().splitlines()[1].strip('"').startswith(cell)


@pytest.mark.parametrize("number", numbers(60))
def test_a_broken_upload_is_refused_or_told_and_never_fails(number, tiny):
    rng = random.Random(number)
    table = rng.choice(EDITABLE)
    content = (tiny / f"{table}.csv").read_bytes()
    if number % 3 == 0:
        content = download.as_xlsx(table, begin(tiny, table).rows)
    broken = MUTATIONS[number % len(MUTATIONS)](rng, content)
    try:
        found = upload.read(broken, rng.choice(("x.csv", "../../etc/x.xlsx", "")), table)
    except Refused as why:
        assert str(why) and "/" not in str(why)
        return
    assert found.findings or found.strange or all(len(r) == len(layout.names(table)) for r in found.rows)
    if not found.errors:
        rows = upload.joined(table, begin(tiny, table).rows, found, False)
        draft = Draft().put(table, replace(begin(tiny, table), rows=rows))
        check.load(tiny, draft.contents())
        diff.patch(draft)


@pytest.mark.parametrize("junk", [*JUNK[::4], *(pytest.param(j, marks=pytest.mark.full) for j in JUNK)])
def test_any_text_in_a_grid_cell_is_checked_diffed_and_written_without_loss(junk, tiny):
    draft = changed(tiny, "companies", 2, company=junk)
    if draft.sheets:
        found = check.load(tiny, draft.contents())
        assert found.tables and diff.of_draft(draft)
        again = upload.read(draft.contents()["companies"], "x.csv", "companies")
        assert again.errors or junk.replace("\r", "") in {r[1] for r in again.rows} or "\0" in junk


def test_a_draft_is_checked_as_if_it_were_saved(tiny):
    draft = changed(tiny, "shares", 2, company_id="alpa")
    found = [f for f in check.load(tiny, draft.contents()).findings if f.level == "error"]
    assert [(f.rule, f.suggestion) for f in found] == [("reference", "alpha")]
    assert check.load(tiny).ok


@pytest.mark.parametrize(("new", "old", "words"), [
    (450.0, 4.5, "100 times"), (4500.0, 4.5, "1,000 times"), (45.0, 4.5, "10 times"), (0.45, 4.5, "10 times smaller"),
    (-4.5, 4.5, "sign"), (5.0, 4.5, ""), (4.5, 0.0, ""), (9.0, 4.5, ""),
])  # fmt: skip
def test_a_figure_that_slips_beside_the_old_one_is_named(new, old, words):
    assert words in jumps.slip(new, old) and bool(words) == bool(jumps.slip(new, old))


def test_a_step_is_measured_in_robust_deviations_of_the_series():
    steps_one_to_three = [0.0, 1.0, 3.0, 6.0, 8.0]
    assert jumps.unusual(10.0, steps_one_to_three, 8.0) == 0.0  # steps 1, 2, 3, 2: the median is 2
    spread = jumps.SIGMA * 0.5  # distances from 2: 1, 0, 1, 0
    assert jumps.unusual(30.0, steps_one_to_three, 8.0) == pytest.approx((22 - 2) / spread)
    assert jumps.unusual(30.0, steps_one_to_three[:4], 8.0) == 0.0


def test_a_jump_of_a_draft_is_warned_with_the_old_value_beside(tables):
    names = series.SERIES[0][3]
    shares = tables["shares"].dropna(subset=["share_pct"])
    biggest = shares.groupby(list(names)).size().idxmax()
    line = shares[(shares["market_id"] == biggest[0]) & (shares["entity"] == biggest[1])].index[-1]
    old = begin(DATA, "shares").rows[line - 2][6]
    draft = changed(DATA, "shares", line, share_pct=str(float(old) / 20))
    (found,) = jumps.strange(draft)
    assert found.level == "warning" and found.line == line and old in found.message


def test_only_what_the_draft_brings_is_asked(tiny):
    draft = with_rows(Draft(), tiny, {"sources": [{"source_id": "s3", "title": "Third"}]})
    found = review.asked(draft, check.load(tiny).findings, check.load(tiny, draft.contents()).findings)
    assert {f.rule for f in found} == {"source-gaps", "source-unused"}
    assert review.asked(Draft(), check.load(DATA).findings, check.load(DATA).findings) == []


ANSWERS = {
    "company": "Newco AI", "country": "FR", "founded": "2023", "kind": "lab", "layer": "model", "strategy": "open_weights",
    "source_title": "About Newco", "source_url": "https://newco.example/about",
}  # fmt: skip


def test_eight_answers_are_enough_for_a_company():
    assert len(company.NEEDED) <= 8
    assert company.missing(company.Answers(ANSWERS)) == []
    assert company.missing(company.Answers({**ANSWERS, "country": " "})) == ["country"]
    known = {k: v for k, v in ANSWERS.items() if not k.startswith("source")} | {"source_id": "s1"}
    assert company.missing(company.Answers(known)) == []


def test_the_form_writes_every_table_so_that_the_check_has_no_error(tables):
    answers = company.Answers(
        {**ANSWERS, "aliases": "Newco; New Co"}, ({"product": "Newchat", "released": "2024-05", "openness": "open"}, {}),
        {"market_id": "langfuse-app-layer", "period": "2025-09", "share_pct": "0.1", "qualifier": "rounded"},
        {"model": "Newco 1", "release_date": "2025-01", "modality": "text", "access": "open_weights", "license": "MIT"},
    )  # fmt: skip
    draft = with_rows(Draft(), DATA, company.rows(answers, tables, "2026-11-24"))
    assert set(draft.sheets) == {"sources", "companies", "strategies", "aliases", "products", "shares", "models"}
    new = check.load(DATA, draft.contents())
    assert new.ok, [f.text for f in new.findings if f.level == "error"]
    assert new.tables["models"].set_index("model_id").loc["newco-1", "weights_open"] == "y"


@pytest.mark.parametrize(("name", "meant"), [
    ("OpenAI", ("openai", "same")), ("openai ", ("openai", "same")), ("Mistrall AI", ("mistral", "like")),
    ("Quite another one", ("", "")), ("", ("", "")),
])  # fmt: skip
def test_a_name_that_is_known_already_is_recognized(name, meant, tables):
    assert company.meant(name, tables) == meant


def test_the_impact_names_each_title_and_band_that_changes_from_what_to_what(tables):
    line = next(
        at for at, r in tables["shares"].iterrows()
        if (r["market_id"], r["period"], r["entity"]) == ("langfuse-app-layer", "2025-09", "OpenAI")
    )  # fmt: skip
    draft = changed(DATA, "shares", line, share_pct="5.3")
    new = check.load(DATA, draft.contents()).tables
    looks = [
        look for look in impact.looks(load_pages(), diff.of_draft(draft), tables, new)
        if look.exhibit.id in ("over_time", "every_hhi")
    ]  # fmt: skip
    assert {repr(look.params) for look in looks if look.exhibit.id == "over_time"} >= {
        "{'market': 'langfuse-app-layer'}"
    }
    found = [h for look in looks for h in impact.compared(look, impact.card(look, tables), impact.card(look, new))]
    titles = [h for h in found if h.what == "title" and "langfuse" in h.topic]
    assert titles and "55.3" in titles[0].before and "55.3" not in titles[0].after
    assert impact.compared(looks[0], *[impact.card(looks[0], tables)] * 2) == []


SLIPS = [("shares", 2, {"share_pct": "5.5"}), ("shares", 7, {"share_pct": "2.5"}), ("shares", 4, {"entity_kind": "company"}),
         ("strategies", 3, {"strategy": "open_weights"})]  # fmt: skip


@pytest.mark.parametrize(("table", "line", "cells"), SLIPS, ids=[f"{t}-{n}" for t, n, _ in SLIPS])
def test_a_slip_that_the_check_lets_through_leaves_every_exhibit_drawn(table, line, cells, tiny):
    draft = changed(tiny, table, line, **cells)
    new = check.load(tiny, draft.contents())
    assert new.ok, [f.text for f in new.findings]
    for look in impact.looks(load_pages(), diff.of_draft(draft), check.load(tiny).tables, new.tables):
        assert not isinstance(impact.card(look, new.tables), str), (look, impact.card(look, new.tables))


def test_a_new_source_or_company_is_looked_for_where_it_is_counted_or_named(tiny):
    draft = with_rows(Draft(), tiny, {"sources": [{"source_id": "s3", "title": "Third"}]})
    old, new = check.load(tiny).tables, check.load(tiny, draft.contents()).tables
    seen = {look.exhibit.id for look in impact.looks(load_pages(), diff.of_draft(draft), old, new)}
    assert "source_list" in seen and "over_time" not in seen


def test_an_exhibit_that_fails_is_a_headline_and_no_crash(tables):
    page = next(p for p in load_pages() if p.id == "shares")

    def fails(shares):
        raise ZeroDivisionError("no shares")

    look = impact.Look(page, replace(page.exhibits[0], table=fails, choices=()), {})
    (found,) = impact.compared(look, None, impact.card(look, tables))
    assert (found.what, found.after) == (impact.BROKEN, "ZeroDivisionError: no shares")


def test_files_for_a_reader_who_may_not_save_leave_out_what_may_not_be_passed_on(tiny):
    rows = begin(tiny, "companies").rows
    assert [r[0] for r in download.kept("companies", rows, frozenset({"s2"}))] == ["alpha", "beta"]
    draft = changed(tiny, "companies", 2, company="New name")
    with zipfile.ZipFile(io.BytesIO(download.as_zip(draft, frozenset({"s1", "s2"})))) as packed:
        assert sorted(packed.namelist()) == ["README.txt", "companies.csv", "draft.patch"]
        text = packed.read("companies.csv").decode("utf-8-sig")
    assert "New name" in text and "gamma" not in text
    assert download.as_zip(draft, frozenset()) == download.as_zip(draft, frozenset())
