"""Every exhibit becomes a file of every format; opened again, the files hold what the card holds."""

import csv
import io
import json
import re
import zipfile

import openpyxl
import pandas as pd
import pytest

from analysis.exhibits.page import load_pages
from analysis.export import archive, html, markdown, sheet, xlsx
from analysis.export.pptx import deck as pptx
from analysis.export.pptx import figure, panels
from analysis.export.pptx.charts import segments
from tests.cards import built, every
from tests.series import sampled
from tests.toy import ADDRESS, category, charts_on, deck, drawn_cells, named, read

PAGES = sampled(load_pages(), of=4, at=1, named=lambda page: page.id)


def assert_same_data(chart, panel):
    """The chart's cells are the figure's, cell by cell."""
    found = drawn_cells(chart)
    if panel.kind == "xy":
        wanted = sorted([(s, run) for s in panel.series for run in segments(s)], key=lambda part: -len(part[1]))
        assert len(found) == len(wanted)
        for values, (series, run) in zip(found, wanted, strict=True):
            assert list(values["xVal"].values()) == pytest.approx([series.x[i] for i in run])
            assert list(values["yVal"].values()) == pytest.approx([series.y[i] for i in run])
        return
    place = panel.y if panel.horizontal else panel.x
    categories = list(chart.plots[0].categories)
    for values, series in zip(found, panel.series, strict=True):
        pairs = zip(series.y, series.x, strict=True) if panel.horizontal else zip(series.x, series.y, strict=True)
        wanted = {
            category(place, at): abs(n) if series.base else n for at, n in pairs if at is not None and n is not None
        }
        assert {categories[i]: v for i, v in values["val"].items()} == pytest.approx(wanted)


@every(of=20, at=2)
def test_the_powerpoint_of_an_exhibit_holds_its_words_its_link_and_the_plotted_data(page, exhibit, tables):
    card = built(page, exhibit, tables)
    slide = deck([card], link_of=lambda c: ADDRESS).slides[1]
    assert slide.shapes.title.text == figure.clean(card.title)
    assert figure.clean(card.summary) in slide.notes_slide.notes_text_frame.text
    words = " ".join(s.text_frame.text for s in slide.shapes if s.has_text_frame)
    assert card.source_line in words and card.subtitle in words and "abc123" in words
    links = [
        r.hyperlink.address for s in slide.shapes if s.has_text_frame for p in s.text_frame.paragraphs for r in p.runs
    ]
    assert ADDRESS in links
    for url in card.sources["url"].dropna():
        assert url in slide.notes_slide.notes_text_frame.text
    shown = [s for s in slide.shapes if s.has_chart or s.has_table]
    assert shown or card.table.empty
    for shape in shown:
        assert card.summary in shape._element.nvGraphicFramePr.cNvPr.get("descr")
    found = panels.panels(card.figure) if card.figure is not None else []
    charts = charts_on(slide)
    assert len(charts) == len(found)
    for shape, panel in zip(charts, found, strict=True):
        assert_same_data(shape.chart, panel)
    for shape in slide.shapes:
        assert shape.left >= 0 and shape.left + shape.width <= 12_192_000 + 10
        assert shape.top >= 0 and shape.top + shape.height <= 6_858_000


@every(of=20, at=2)
def test_the_workbook_of_an_exhibit_holds_its_rows_as_numbers_and_text(page, exhibit, tables):
    card = built(page, exhibit, tables)
    book = openpyxl.load_workbook(io.BytesIO(xlsx.xlsx(card, ADDRESS)))
    assert book.sheetnames[:5] == ["Shown rows", "All rows", "Sources", "Notes", "Dictionary"]
    for name, rows in (("Shown rows", "shown"), ("All rows", "all")):
        wanted = sheet.sheet(card, rows, to_file=True)
        place = book[name]
        cells = list(place.iter_rows(min_row=2, max_row=1 + len(wanted), max_col=len(wanted.columns), values_only=True))
        assert place.freeze_panes is None or place.freeze_panes.endswith("2")
        for row, expected in zip(cells, wanted.itertuples(index=False), strict=False):
            for got, want in zip(row, expected, strict=True):
                if isinstance(want, (int, float)) and not isinstance(want, bool) and not pd.isna(want):
                    assert got == pytest.approx(want)
    notes = dict(list(book["Notes"].iter_rows(values_only=True)))
    assert notes["Finding"] == sheet.file_cell(card.title) and notes["Link"] == ADDRESS
    assert book["Dictionary"].max_row == 1 + len(card.table.columns)


@every(of=6, at=2)
def test_the_zip_of_an_exhibit_describes_every_column_of_every_file(page, exhibit, tables):
    card = built(page, exhibit, tables)
    with zipfile.ZipFile(io.BytesIO(archive.zip_of([card], card.topic))) as found:
        assert found.testzip() is None
        package = json.loads(found.read("datapackage.json"))
        assert {"README.txt", "CITATION.txt", "LICENSES.txt"} <= set(found.namelist())
        paths = {r["path"] for r in package["resources"]}
        assert paths == {n for n in found.namelist() if n.endswith(".csv")}
        for resource in package["resources"]:
            rows = list(csv.reader(io.StringIO(found.read(resource["path"]).decode("utf-8"))))
            fields = resource["schema"]["fields"]
            assert rows[0] == [f["name"] for f in fields] and len(set(rows[0])) == len(rows[0])
            assert all(f["title"] and f["description"] for f in fields)
            assert_typed(rows[1:], fields)


def assert_typed(rows, fields):
    """Every cell is blank or of its field's type."""
    types = {"integer": int, "number": float, "string": str, "boolean": lambda v: {"True": 1, "False": 0}[v]}
    for row in rows:
        for cell, field in zip(row, fields, strict=True):
            if cell:
                types[field["type"]](cell)


@pytest.mark.parametrize("page", PAGES)
def test_the_html_of_a_page_is_one_file_under_six_megabytes_with_every_finding(page, tables):
    cards = [built(page, e, tables) for e in page.exhibits]
    text = html.html(cards, page.title)
    assert len(text.encode()) < 6_000_000
    assert text.count("Plotly.newPlot(place") == any(c.figure is not None for c in cards)
    assert '<html lang="en">' in text and "@page" in text and "break-inside:avoid" in text
    found = read(text)
    words = "".join(found.text)
    assert all(c.title in words and c.subtitle in words and c.source_line in words for c in cards)
    assert found.images == [c.summary for c in cards if c.figure is not None]
    assert not [line for line in found.links if not line.startswith(("http://", "https://"))]
    assert "src" not in re.findall(r"<(?:script|img|link)[^>]*?(src|href)=", text)


@every(of=6, at=2)
def test_the_markdown_of_an_exhibit_tells_finding_source_and_at_most_twelve_rows(page, exhibit, tables):
    card = built(page, exhibit, tables)
    text = markdown.markdown(card, ADDRESS)
    assert text.startswith(f"**{markdown.safe(card.title)}**") and ADDRESS in text
    assert markdown.safe(card.source_line) in text
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    assert len(lines) <= 2 + markdown.MOST_ROWS
    assert len({len(re.findall(r"(?<!\\)\|", line)) for line in lines}) <= 1


@pytest.mark.parametrize("exhibit_id", ["over_time", "spectrum", "reversals"])
def test_files_are_the_same_byte_for_byte_at_any_time(exhibit_id, tables, monkeypatch):
    import time

    card = named(exhibit_id, tables)
    first = (pptx.pptx([card], "T"), xlsx.xlsx(card), archive.zip_of([card], "T"), html.html([card], "T"))
    later = time.time() + 100_000
    monkeypatch.setattr(time, "time", lambda: later)
    time.sleep(1.1)
    assert first == (pptx.pptx([card], "T"), xlsx.xlsx(card), archive.zip_of([card], "T"), html.html([card], "T"))
