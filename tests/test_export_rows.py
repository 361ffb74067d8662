"""Files hold the rows that may be passed on, as text and numbers and nothing that runs."""

import csv
import io
import json
import re
import zipfile
from dataclasses import replace

import openpyxl
import pandas as pd
import plotly.graph_objects as go
import pytest

from analysis.exhibits.card import build, build_for_file
from analysis.exhibits.page import load_pages
from analysis.export import archive, html, markdown, sheet, xlsx
from tests.cards import built
from tests.toy import EXHIBITS, deck, named, read, toy

MEAN = '<script>alert(1)</script> & "x" =cmd|calc'


def test_rows_of_withheld_sources_are_in_no_table_and_their_absence_is_said():
    card = toy()
    card = replace(card, barred=(("s1", "First"),))
    book = openpyxl.load_workbook(io.BytesIO(xlsx.xlsx(card)))
    for name in ("Shown rows", "All rows"):
        assert [row[0] for row in book[name].iter_rows(min_row=2, values_only=True)] == ["B"]
    said = sheet.WITHHELD.format("First")
    assert said in [row[1] for row in book["Notes"].iter_rows(values_only=True)]
    with zipfile.ZipFile(io.BytesIO(archive.zip_of([card], "T"))) as found:
        assert b"A,s1" not in found.read("data/p-e-shown.csv") + found.read("data/p-e-all.csv")
        assert b"B,s2" in found.read("data/p-e-shown.csv")
        assert said in found.read("README.txt").decode() and said in found.read("LICENSES.txt").decode()
    assert "| A |" not in markdown.markdown(card) and markdown.safe(said) in markdown.markdown(card)
    assert "<td>A</td>" not in html.html([card], "T") and said in html.html([card], "T")


def test_a_file_has_each_heading_once_and_no_line_ends_of_charts_in_its_cells():
    rows = pd.DataFrame({"product": ["A<br>one", "B"], "product_id": ["a", "b"], "source_id": ["s1", "s2"]})
    found = sheet.sheet(toy(table=rows, full=rows), to_file=True)
    assert list(found.columns[:2]) == ["Product", "Product (product id)"] and found.iloc[0, 0] == "A one"


def test_a_workbook_of_a_card_with_withheld_sources_has_no_sheet_of_plotted_data():
    card = toy(go.Figure(go.Bar(x=["A", "B"], y=[1.5, 2.0])))
    assert "Chart" in openpyxl.load_workbook(io.BytesIO(xlsx.xlsx(card))).sheetnames
    card = replace(card, barred=(("s1", "First"),))
    assert "Chart" not in openpyxl.load_workbook(io.BytesIO(xlsx.xlsx(card))).sheetnames


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_text_that_looks_like_a_formula_is_text_in_every_file(sign):
    rows = toy().table.assign(label=[f"{sign}1+1", "B"])
    card = toy(table=rows, full=rows, title="=1+1")
    book = openpyxl.load_workbook(io.BytesIO(xlsx.xlsx(card)))
    cell = book["Shown rows"]["A2"]
    assert cell.data_type == "s" and str(cell.value).startswith("'")
    assert book["Notes"]["B1"].value == "'=1+1"
    with zipfile.ZipFile(io.BytesIO(archive.zip_of([card], "T"))) as found:
        lines = found.read("data/p-e-shown.csv").decode()
    assert f"'{sign}1+1" in lines


def test_markup_in_data_stays_text():
    rows = toy().table.assign(label=[MEAN, "B"])
    figure = go.Figure(go.Bar(x=["A"], y=[1.0], text=[MEAN]))
    card = toy(figure, title=MEAN, subtitle=MEAN, note=MEAN, table=rows, full=rows, topic=MEAN)
    text = html.html([card], MEAN)
    assert "<script>alert" not in text and "javascript:alert" not in "".join(read(text).links)
    assert MEAN in "".join(read(text).text)
    slide = deck([card]).slides[1]
    assert slide.shapes.title.text == MEAN
    assert "<script>" not in markdown.markdown(card)


def test_control_signs_do_not_break_a_file():
    rows = toy().table.assign(label=["a\x00b\x1b", "B"])
    card = toy(title="x\x0by", table=rows, full=rows)
    assert deck([card]).slides[1].shapes.title.text == "xy"
    assert openpyxl.load_workbook(io.BytesIO(xlsx.xlsx(card)))["Shown rows"]["A2"].value == "ab"
    assert "\x1b" not in html.html([card], "T")


def test_the_data_package_says_what_its_profile_asks_for(tables):
    cards = [named(i, tables) for i in ("leader", "doubts", "key_figures", "source_list")]
    with zipfile.ZipFile(io.BytesIO(archive.zip_of(cards, "Deck & more"))) as found:
        package = json.loads(found.read("datapackage.json"))
        sizes = {i.filename: i.file_size for i in found.infolist()}
    assert package["profile"] == "tabular-data-package"
    resources = package["resources"]
    for name in [package["name"], *(r["name"] for r in resources)]:
        assert re.fullmatch(r"[-a-z0-9._/]+", name)
    assert len({r["name"] for r in resources}) == len(resources) > 0
    assert all(s["title"] and re.match("https?://", s.get("path", "http://")) for s in package["sources"])
    assert all(x["name"] and re.match("https://", x["path"]) for x in package["licenses"])
    for resource in resources:
        assert resource["profile"] == "tabular-data-resource" and resource["encoding"] == "utf-8"
        assert resource["format"] == "csv" and resource["mediatype"] == "text/csv"
        assert resource["bytes"] == sizes[resource["path"]] and ".." not in resource["path"]
        fields = resource["schema"]["fields"]
        assert {f["type"] for f in fields} <= {"string", "number", "integer", "boolean", "date", "year", "any"}
        assert len({f["name"] for f in fields}) == len(fields) > 0
        assert set(resource["schema"].get("primaryKey", [])) <= {f["name"] for f in fields}
        flags = [f for f in fields if f["type"] == "boolean"]
        assert all(f["trueValues"] == ["True"] and f["falseValues"] == ["False"] for f in flags)


def test_the_name_of_a_csv_says_what_it_lacks_and_its_lines_are_rows_only():
    card = replace(toy(), barred=(("s1", "First"),))
    rows = list(csv.reader(io.StringIO(sheet.csv(card).decode("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == ["B"]
    assert sheet.part(card, "all") == "all-without-withheld-rows" and sheet.part(toy(), "all") == "all"
    slide = deck([card]).slides[1]
    said = sheet.WITHHELD.format("First")
    assert any(said in s.text_frame.text for s in slide.shapes if s.has_text_frame)


def test_no_file_made_from_the_real_data_holds_a_row_that_may_not_be_passed_on(tables):
    page, exhibit = next((p, e) for p, e in EXHIBITS if e.id == "leader")
    barred = set(tables["sources"].loc[tables["sources"]["redistributable"].eq("no"), "source_id"])
    made = build_for_file(page, exhibit, tables, {}, version="v")
    assert barred & set(built(page, exhibit, tables).full["source_id"])
    for card in (made, built(page, exhibit, tables)):
        for rows in ("shown", "all"):
            assert not barred & set(archive.raw(card, rows)["source_id"])
        assert sheet.withheld(card)
        with zipfile.ZipFile(io.BytesIO(archive.zip_of([card], "T"))) as found:
            assert sheet.WITHHELD.format(sheet.withheld(card)[0]) in found.read("README.txt").decode()


def test_lists_and_counts_of_the_data_pass_on_whole_because_they_hold_no_value_of_a_source(tables):
    for page, exhibit in EXHIBITS:
        if exhibit.counts:
            card = built(page, exhibit, tables)
            assert len(archive.raw(card, "all")) == len(card.full) > 0
    assert {e.id for _, e in EXHIBITS if e.counts} >= {"source_list", "invariants"}


def test_a_row_without_a_source_is_blank_on_screen_and_in_the_file(tables):
    page = next(p for p in load_pages() if p.id == "break_even")
    card = build(page, next(e for e in page.exhibits if e.id == "ledger"), tables, {})
    without = card.table["source_id"].isna().to_numpy()
    cited = sheet.sheet(card)[sheet.heading("source_id")]
    assert without.any() and cited[without].isna().all() and cited[~without].notna().all()
    assert not any("nan" in row.split(",") for row in sheet.csv(card).decode().splitlines())


def test_no_number_in_a_file_shows_the_noise_of_the_computer(tables):
    page, exhibit = next((p, e) for p in load_pages() for e in p.exhibits if (p.id, e.id) == ("shares", "over_time"))
    found = built(page, exhibit, tables, market="openrouter-author-share-daily")
    zipped = zipfile.ZipFile(io.BytesIO(archive.zip_of([found], "Shares")))
    texts = [sheet.csv(found).decode("utf-8-sig"), sheet.csv(found, "all").decode("utf-8-sig")]
    texts += [zipped.read(name).decode() for name in zipped.namelist() if name.endswith(".csv")]
    assert 100 * 0.275 == 27.500000000000004 and sheet.file_cell(100 * 0.275) == 27.5
    for text in texts:
        assert not re.findall(r"\d\.\d{14,}", text)


def test_a_card_whose_filter_leaves_no_row_has_files_with_headings_and_no_row():
    card = replace(toy(), barred=(("s1", "First"),))
    card = replace(card, table=card.table.iloc[:0])
    headings = sheet.csv(toy()).decode("utf-8-sig").splitlines()[0]
    assert sheet.csv(card).decode("utf-8-sig").splitlines() == [headings]
    assert list(archive.raw(card, "shown").columns) == list(toy().table.columns)
