"""Editing as a person meets it, in a real browser, on three companies: every path from a change to a saved file."""

import io
import re
import shutil
import zipfile
from contextlib import suppress

import pytest
from playwright.sync_api import TimeoutError as Late
from playwright.sync_api import expect

from analysis.storage import history, password
from tests.conftest import ROOT, serve, settle
from tests.tiny import edit as edit_file
from tests.tiny import tiny_folder


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A server where everybody may save, and its data folder."""
    folder = tiny_folder(tmp_path_factory.mktemp("edit"))
    with serve(folder, GENAI_EDIT="1") as address:
        yield address, folder


@pytest.fixture
def server(whole, tmp_path):
    """The same server with the data as they were."""
    address, folder = whole
    shutil.rmtree(folder / ".history", ignore_errors=True)
    for file in tiny_folder(tmp_path).iterdir():
        shutil.copy(file, folder / file.name)
    return address, folder


def text_of(folder, table):
    return (folder / f"{table}.csv").read_text()


def button(page, name):
    page.get_by_role("button", name=name, exact=True).click()
    settle(page)


def step(page, name):
    page.get_by_test_id("stMainBlockContainer").get_by_text(name, exact=True).first.click()
    settle(page)


def open_table(page, table="Companies"):
    if table != "Companies":
        page.get_by_role("combobox", name="Table").first.click()
        page.keyboard.type(f"{table} (")  # what is left of the list needs no scrolling, under which a press can be lost
        page.get_by_role("option", name=re.compile(f"^{table} ")).click()
        settle(page)
    button(page, "Change a table")
    expect(page.locator("[data-testid=stDataFrame] canvas").first).to_be_visible()


def open_cell(page, row, right):
    """Opens a cell of the grid to type into it: the row, and how many columns right of the key."""
    page.locator(".dvn-scroller").first.click(position={"x": 150, "y": 52 + 35 * row})
    page.wait_for_function("() => document.activeElement.closest('[data-testid=stDataFrame]')")
    for _ in range(right):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.locator("#portal textarea, #portal input").first.wait_for()


def type_cell(page, row, right, text):
    """Types into a cell of the grid and enters it."""
    open_cell(page, row, right)
    page.locator("#portal textarea, #portal input").first.fill(text)
    page.keyboard.press("Enter")
    page.wait_for_timeout(150)  # the grid gathers changes before it sends them
    settle(page)


def drafted(open_page, address, row, right, text):
    """The editor with one cell of the companies changed."""
    page = open_page(f"{address}/edit")
    open_table(page)
    type_cell(page, row, right, text)
    return page


def save(page, who="Ann", why="Checked"):
    step(page, "4 Save")
    page.get_by_label("Your name", exact=True).fill(who)
    page.get_by_label("What you changed and why", exact=True).fill(why)
    page.keyboard.press("Tab")
    settle(page)
    button(page, "Save")


def main(page):
    return page.get_by_test_id("stMainBlockContainer")


@pytest.mark.full
def test_a_cell_changed_in_the_grid_is_checked_shown_saved_and_undone(server, open_page):
    address, folder = server
    before = text_of(folder, "companies")
    page = drafted(open_page, address, 1, 1, "Beta Works")
    expect(main(page)).to_contain_text("Draft: 1 row in 1 table")
    step(page, "3 Check")
    expect(main(page)).to_contain_text("The check: 0 errors, 0 new warnings")
    assert text_of(folder, "companies") == before, "nothing is written before Save"
    save(page)
    expect(main(page)).to_contain_text("Saved as number 1: companies.csv")
    assert text_of(folder, "companies") == before.replace(",Beta,", ",Beta Works,")
    step(page, "History")
    expect(main(page)).to_contain_text("Number 1 by Ann: Checked")
    button(page, "Undo save 1")
    expect(main(page)).to_contain_text("Save 1 is undone")
    assert text_of(folder, "companies") == before


def test_an_error_blocks_the_save_and_nothing_that_was_typed_is_lost(server, open_page):
    address, folder = server
    before = text_of(folder, "companies")
    page = drafted(open_page, address, 0, 3, "soon")
    expect(main(page)).to_contain_text("'soon' is not a date")
    step(page, "4 Save")
    expect(main(page)).to_contain_text("1 error must be mended first")
    expect(page.get_by_role("button", name="Save", exact=True)).to_have_count(0)
    assert text_of(folder, "companies") == before


def test_a_draft_survives_another_page_a_reload_and_a_new_server(server, open_page):
    address, folder = server
    page = drafted(open_page, address, 1, 1, "Beta Works")
    page.get_by_test_id("stTopNavLink").first.click()
    settle(page)
    expect(page.get_by_role("heading", level=1)).not_to_have_text("What should be changed or added?")
    page.get_by_test_id("stTopNavSection").filter(has_text="Data").click()
    page.get_by_test_id("stTopNavDropdownLink").filter(has_text="Edit data").click()
    expect(main(page)).to_contain_text("Draft: 1 row in 1 table")
    page.wait_for_url("**draft=*")
    page.reload()
    settle(page)
    expect(main(page)).to_contain_text("Draft: 1 row in 1 table")
    with serve(folder, GENAI_EDIT="1") as other:
        expect(main(open_page(page.url.replace(address, other)))).to_contain_text("Draft: 1 row in 1 table")


def fill(page, label, text):
    page.get_by_label(label, exact=True).first.fill(text)
    page.keyboard.press("Tab")
    settle(page)


def pick(page, label, word):
    page.get_by_role("combobox", name=label).first.click()
    page.get_by_role("option", name=word, exact=True).click()
    settle(page)


def test_a_company_is_added_by_one_form_seen_on_the_charts_and_written_to_all_tables(server, open_page):
    address, folder = server
    page = open_page(f"{address}/edit")
    button(page, "Add a company")
    fill(page, "Name", "Alpha Lab")
    expect(main(page)).to_contain_text("looks like the name of")
    for label, text in (
        ("Name", "Delta"),
        ("Country", "de"),
        ("Founded", "2020"),
        ("Title of the source", "About Delta"),
        ("Address of the source", "https://delta.example"),
    ):
        fill(page, label, text)
    for label, word in (("Kind", "lab"), ("Layer", "model"), ("Strategy", "open weights")):
        pick(page, label, word)
    expect(main(page)).to_contain_text("Delta: open weights")
    button(page, "Put the company into the draft")
    expect(main(page)).to_contain_text("Delta is in the draft, in 3 tables")
    step(page, "4 Save")
    save(page, why="New company")
    expect(main(page)).to_contain_text("Nothing was saved yet: Save needs that you read the warnings")
    page.get_by_text("I have read this warning").click()
    button(page, "Save")
    expect(main(page)).to_contain_text("Saved as number 1")
    assert "delta,Delta,DE,2020,lab,model" in text_of(folder, "companies")
    assert "delta,,open_weights" in text_of(folder, "strategies") and "about-delta" in text_of(folder, "sources")
    page.goto(f"{address}/companies?company=delta")
    settle(page)
    expect(main(page)).to_contain_text("Delta: open weights")


@pytest.mark.full
def test_an_uploaded_file_is_matched_by_its_header_shown_and_taken_into_the_draft(server, open_page):
    address, folder = server
    page = open_page(f"{address}/edit")
    button(page, "Upload or paste rows")
    content = "Kompany;company_id;country\nBeta GmbH;beta;DE\n".encode("cp1252")
    page.locator("input[type=file]").set_input_files({"name": "../x.csv", "mimeType": "text/csv", "buffer": content})
    settle(page)
    expect(main(page)).to_contain_text("These headings are no columns of the table")
    expect(main(page)).to_contain_text("1 row read; for the draft: 1 changed")
    button(page, "Take the rows into the draft")
    save(page)
    expect(main(page)).to_contain_text("Saved as number 1: companies.csv")
    assert ",Beta GmbH,DE," in text_of(folder, "companies") or "beta,Beta GmbH,DE" in text_of(folder, "companies")


@pytest.mark.full
def test_two_people_edit_one_table_and_no_edit_is_lost(server, open_page):
    address, folder = server
    ann, bo = open_page(f"{address}/edit"), open_page(f"{address}/edit")
    for page, row, name in ((ann, 0, "Alpha of Ann"), (bo, 1, "Beta of Bo")):
        open_table(page)
        type_cell(page, row, 1, name)
    type_cell(bo, 0, 2, "DE")
    for page, who in ((ann, "Ann"), (bo, "Bo")):
        step(page, "4 Save")
        if who == "Ann":
            save(page, who)
            expect(main(page)).to_contain_text("Saved as number 1")
    expect(main(bo)).to_contain_text("companies.csv changed on the disk since your draft began")
    expect(bo.get_by_role("button", name="Merge into my draft")).to_be_disabled()
    bo.get_by_text("Theirs", exact=True).click()
    settle(bo)
    button(bo, "Merge into my draft")
    save(bo, "Bo")
    expect(main(bo)).to_contain_text("Saved as number 2")
    assert "Alpha of Ann,US" in text_of(folder, "companies") and "Beta of Bo" in text_of(folder, "companies")
    assert [s.who for s in history.entries(folder)] == ["Bo", "Ann"]


def test_a_spreadsheet_saved_while_the_draft_was_open_is_not_overwritten(server, open_page):
    address, folder = server
    page = open_page(f"{address}/edit")
    open_table(page)
    type_cell(page, 1, 1, "Beta of Bo")
    step(page, "4 Save")
    fill(page, "Your name", "Bo")
    fill(page, "What you changed and why", "Renamed")
    expect(page.get_by_role("button", name="Save", exact=True)).to_be_enabled()
    edit_file(folder, "companies.csv", 4, company="Gamma by spreadsheet")
    with suppress(Late):  # a page that was still at work has seen the other's file, and offers no Save any more
        page.get_by_role("button", name="Save", exact=True).click(timeout=3000)
    expect(main(page)).to_contain_text("companies.csv changed on the disk since")
    assert "Beta of Bo" not in text_of(folder, "companies")
    button(page, "Merge into my draft")
    save(page, "Bo")
    expect(main(page)).to_contain_text("Saved as number 1")
    assert "Beta of Bo" in text_of(folder, "companies") and "Gamma by spreadsheet" in text_of(folder, "companies")


@pytest.mark.full
def test_without_leave_the_draft_can_be_checked_and_taken_along_but_not_saved(tmp_path, open_page):
    folder = tiny_folder(tmp_path)
    before = {p.name: p.read_bytes() for p in folder.iterdir()}
    with serve(folder) as address:
        page = open_page(f"{address}/edit")
        expect(main(page)).to_contain_text("this server writes nothing")
        open_table(page)
        type_cell(page, 1, 1, "=Beta")
        with page.expect_download() as taken:
            button(page, "Download draft")
        with zipfile.ZipFile(io.BytesIO(taken.value.path().read_bytes())) as packed:
            assert (
                "'=Beta" in packed.read("companies.csv").decode()
                and "+beta,=Beta" in packed.read("draft.patch").decode()
            )
        step(page, "4 Save")
        expect(main(page)).to_contain_text("does not let you save")
        expect(page.get_by_role("button", name="Save", exact=True)).to_have_count(0)
    assert {p.name: p.read_bytes() for p in folder.iterdir()} == before


@pytest.mark.full
def test_a_password_opens_the_save_and_a_wrong_one_does_not(tmp_path, open_page):
    with serve(tiny_folder(tmp_path), GENAI_EDIT_PASSWORD_HASH=password.hashed("open sesame")) as address:
        page = open_page(f"{address}/edit")
        page.get_by_text("Sign in to save").click()
        for tried, said in (("open", "That is not the password"), ("open sesame", "Editing is on")):
            page.get_by_label("Password", exact=True).fill(tried)
            button(page, "Sign in")
            expect(main(page)).to_contain_text(said)


@pytest.mark.full
@pytest.mark.parametrize("wait", [0, 700, 1500])
def test_ticking_and_saving_while_the_impact_is_computed_loses_no_click(wait, tmp_path, open_page):
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "data", folder)
    with serve(folder, GENAI_EDIT="1") as address:
        page = open_page(f"{address}/edit")
        open_table(page, "Shares")
        fill(page, "Find rows", "apptopia-us-mobile-dau 2026-01 ChatGPT")
        type_cell(page, 0, 6, "4.53")
        page.get_by_role("button", name="Go on: check the draft").click()
        expect(main(page)).to_contain_text("exhibits compared,", timeout=60_000)
        page.wait_for_timeout(wait)
        main(page).get_by_text("4 Save", exact=True).first.click()
        page.get_by_text("I have read").click(timeout=60_000)
        page.get_by_label("Your name", exact=True).fill("Ann")
        page.get_by_label("What you changed and why", exact=True).fill("A slip")
        page.get_by_role("button", name="Save", exact=True).click()
        expect(main(page)).to_contain_text("Saved as number 1", timeout=60_000)
        assert ",4.53," in text_of(folder, "shares")
