"""Tables on screen: what files say, sorted and searched by the reader, whole on paper."""

import re

import pandas as pd
import pytest
from playwright.sync_api import expect

from tests.conftest import listening, settle
from ui.components.table import _column

CELLS = "(table, i) => [...table.querySelectorAll('tbody tr')].map(row => row.cells[i].innerText)"


def test_cells_are_written_as_in_files_and_numbers_are_sorted_by_value_with_blanks_apart():
    rows = pd.DataFrame({"amount": [12_500.0, None, 9.75], "name": ["=1+1", None, "<b>x</b>"]})
    amount, name = (_column(c, rows[c], str) for c in rows)
    assert amount["order"] == [12_500.0, None, 9.75] and amount["cells"][1] == ""
    assert name["cells"] == ["=1+1", "", "<b>x</b>"] and name["order"] is None


def test_columns_of_sentences_share_what_dates_and_numbers_leave():
    rows = pd.DataFrame(
        {"Date": ["2024-03-21"], "Value (%)": [1.0], "Name": ["A company of some name"], "Why": ["w " * 120]}
    )
    date, value, name, why = (_column(c, rows[c], str) for c in rows)
    assert date["part"] == value["part"] == 0 and date["wide"] > value["wide"] > 0
    assert name["wide"] == why["wide"] == 0 and 2 < why["part"] / name["part"] < 4


def test_a_reader_sorts_and_searches_a_table_and_the_order_stays_when_its_rows_change(server, open_page):
    page = open_page(f"{server}/health?tab_health=tables")
    blanks = page.locator(".st-key-table_missing .listing")
    heading = blanks.get_by_role("columnheader", name="Blank (cells)")
    place = heading.evaluate("cell => cell.cellIndex")
    heading.get_by_role("button").press("Enter")
    expect(heading).to_have_attribute("aria-sort", "descending")
    counts = [int(text.replace(",", "")) for text in blanks.evaluate(CELLS, place)]
    assert len(counts) > 20 and counts == sorted(counts, reverse=True) and counts[0] >= 100
    blanks.get_by_role("searchbox").fill("SOURCES license")
    expect(blanks.get_by_role("status")).to_have_text(f"1 of {len(counts)} rows")
    named = page.locator(".st-key-dictionary .listing")
    named.get_by_role("button", name="Column").click()
    before = named.evaluate(CELLS, 0)
    assert before == sorted(before)
    page.locator(".st-key-dictionary_table input").first.click()
    page.keyboard.type("shares")
    page.get_by_role("option", name="shares", exact=True).click()
    settle(page)
    expect(named.get_by_role("cell", name="share_pct", exact=True)).to_be_visible()
    after = named.evaluate(CELLS, 0)
    assert after != before and after == sorted(after)


@pytest.mark.full
def test_paper_has_every_row_and_no_markup_comes_from_a_cell(server, open_page, tables):
    page = open_page(f"{server}/sources")
    listed = page.locator(".st-key-table_source_list .listing")
    page.get_by_text("data version").last.wait_for()
    settle(page)
    expect(listed.get_by_role("searchbox")).to_be_hidden()
    assert listed.locator(".rows").evaluate("box => box.scrollWidth - box.clientWidth") <= 1, (
        "ten columns fit 1280 pixels"
    )
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert listed.locator("tbody tr").count() == len(tables["sources"])
    page.emulate_media(media="print")
    box = listed.locator(".rows")
    assert box.evaluate("box => box.scrollHeight - box.clientHeight") <= 1
    links = listed.locator("a").evaluate_all("all => all.map(a => [a.href, a.rel])")
    assert links and all(href.startswith("http") and rel == "noopener noreferrer" for href, rel in links)


@pytest.mark.full
def test_a_row_that_is_pressed_and_the_chart_of_its_exhibit_have_one_company_in_focus(server, open_page):
    page = listening(open_page(f"{server}/ownership?view_network=table"))
    row = page.locator("[class*=st-key-exhibit-network] tbody tr").filter(has_text="Anthropic").first
    cell = row.get_by_role("cell", name="Anthropic", exact=True)
    cell.click()
    expect(page).to_have_url(re.compile("focus=anthropic"))
    expect(page.locator("tbody tr[aria-current]").first).to_contain_text("Anthropic")
    assert all("Anthropic" in said for said in page.locator("tbody tr[aria-current]").all_inner_texts())
    page.get_by_role("radio", name="Chart").first.click()
    expect(page.locator(".st-key-clear_focus")).to_contain_text("Anthropic")
    page.get_by_role("radio", name="Table").first.click()
    cell.click()
    expect(page).not_to_have_url(re.compile("focus="))
    expect(page.locator("tbody tr[aria-current]")).to_have_count(0)
