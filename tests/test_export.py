"""Every exhibit becomes a file of every format; opened again, the files hold what the card holds."""

import csv
import datetime
import io
import json
import posixpath
import re
import shutil
import subprocess
import sys
import warnings
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import openpyxl
import pandas as pd
import plotly.graph_objects as go
import pytest
from lxml import etree
from pptx import Presentation

from analysis import story
from analysis.cards import Card, build
from analysis.export import archive, axes, cli, html, ink, markdown, marks, natives, panels, pptx, sheet, xlsx
from analysis.export.bars import bar_cells
from analysis.export.charts import segments
from analysis.figures import marks as legends
from analysis.figures.look import Look
from analysis.views import load_pages
from tests.cards import built

ROOT = Path(__file__).resolve().parent.parent
EXHIBITS = [(page, exhibit) for page in load_pages() for exhibit in page.exhibits]
EVERY = [
    pytest.param(page, exhibit, id=f"{page.id}-{exhibit.id}", marks=[] if i % 3 == 2 else [pytest.mark.full])
    for i, (page, exhibit) in enumerate(EXHIBITS)
]
ADDRESS = "https://example.org/view?market=a"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
MEAN = '<script>alert(1)</script> & "x" =cmd|calc'
PAGES = [
    pytest.param(page, id=page.id, marks=[] if i % 4 == 1 else [pytest.mark.full])
    for i, page in enumerate(load_pages())
]


def named(exhibit_id: str, tables) -> Card:
    return next(built(p, e, tables) for p, e in EXHIBITS if e.id == exhibit_id)


def toy(figure: go.Figure | None = None, **changes) -> Card:
    """A small card by hand."""
    rows = pd.DataFrame({"label": ["A", "B"], "source_id": ["s1", "s2"], "value": [1.5, 2.0]})
    sources = pd.DataFrame({
        "source_id": ["s1", "s2"], "title": ["First", "Second"], "producer": ["P", "Q"],
        "url": ["https://a.example/1", "javascript:alert(1)"], "date_published": ["2026-01-01"] * 2,
        "date_accessed": ["2026-02-01"] * 2, "kind": ["web"] * 2, "independence": ["independent"] * 2,
        "license": ["CC BY 4.0", None], "redistributable": ["yes", None], "credit": [None, None],
    }).set_index("source_id", drop=False)  # fmt: skip
    known = {
        "page": "p", "exhibit": "e", "topic": "Topic", "title": "B is larger", "subtitle": "Value", "note": "n",
        "method": "m", "table": rows, "full": rows, "figure": figure, "sources": sources, "as_of": "2026-01",
        "params": {}, "version": "v1",
    }  # fmt: skip
    return Card(**(known | changes))


def deck(cards, **more):
    return Presentation(io.BytesIO(pptx.pptx(cards, "Deck", **more)))


def charts_on(slide):
    return [shape for shape in slide.shapes if shape.has_chart]


def drawn_cells(chart):
    """Name, x and y of each series of a native chart, words and holders left out, read from the XML."""
    found = []
    for series in chart.plots[0].series:
        if series.name in natives.HELPERS:
            continue
        values = {}
        for tag in ("xVal", "yVal", "val"):
            part = series._element.find(CHART + tag)
            if part is not None:
                points = part.iter(CHART + "pt")
                values[tag] = {int(p.get("idx")): float(p.find(CHART + "v").text) for p in points}
        found.append(values)
    return found


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


def category(place, at):
    """The words at a bar, found again from the figure."""
    if at in dict(place.ticks):
        return dict(place.ticks)[at]
    if place.kind == "category":
        return marks.words(place.categories[int(at)])
    return str(datetime.date(1899, 12, 30) + datetime.timedelta(at)) if place.kind == "date" else f"{at:g}"


@pytest.mark.parametrize(("page", "exhibit"), EVERY)
def test_the_powerpoint_of_an_exhibit_holds_its_words_its_link_and_the_plotted_data(page, exhibit, tables):
    card = built(page, exhibit, tables)
    slide = deck([card], link_of=lambda c: ADDRESS).slides[1]
    assert slide.shapes.title.text == marks.clean(card.title)
    assert marks.clean(card.summary) in slide.notes_slide.notes_text_frame.text
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


@pytest.mark.parametrize(("page", "exhibit"), EVERY)
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
    assert notes["Finding"] == sheet.neutral(card.title) and notes["Link"] == ADDRESS
    assert book["Dictionary"].max_row == 1 + len(card.table.columns)


@pytest.mark.parametrize(("page", "exhibit"), EVERY)
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


class Reader(HTMLParser):
    """What a browser finds: tags, text, addresses."""

    def __init__(self):
        super().__init__()
        self.tags, self.text, self.links, self.images = [], [], [], []

    def handle_starttag(self, tag, attrs):
        known = dict(attrs)
        self.tags.append(tag)
        self.links += [known["href"]] if "href" in known else []
        self.images += [known["aria-label"]] if known.get("role") == "img" else []

    def handle_data(self, data):
        self.text.append(data)


def read(text: str) -> Reader:
    reader = Reader()
    reader.feed(re.sub(r"<script>.*?</script>", "", text, flags=re.DOTALL))
    return reader


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


@pytest.mark.parametrize(("page", "exhibit"), EVERY)
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


def test_error_bars_are_powerpoints_own_and_as_long_as_the_figures():
    error = {"type": "data", "array": [1, 2], "arrayminus": [0.5, 0.25], "symmetric": False}
    figure = go.Figure(go.Scatter(x=[1, 2], y=[3, 4], mode="markers", error_y=error))
    chart = charts_on(deck([toy(figure)]).slides[1])[0].chart
    bars = chart.plots[0].series[0]._element.find(CHART + "errBars")
    assert bars.find(CHART + "errDir").get("val") == "y"
    assert [float(v.text) for v in bars.find(CHART + "plus").iter(CHART + "v")] == [1, 2]
    assert [float(v.text) for v in bars.find(CHART + "minus").iter(CHART + "v")] == [0.5, 0.25]
    order = [e.tag.removeprefix(CHART) for e in chart.plots[0].series[0]._element]
    assert order.index("errBars") < order.index("xVal")


def test_longer_series_stand_before_shorter_ones_as_libreoffice_draws_no_others():
    figure = go.Figure([go.Scatter(x=[1, 2], y=[1, 1]), go.Scatter(x=[1, 2, 3], y=[4, 5, 6], mode="markers")])
    chart = charts_on(deck([toy(figure)]).slides[1])[0].chart
    assert [list(v["yVal"].values()) for v in drawn_cells(chart)] == [[4, 5, 6], [1, 1]]


def test_arrows_of_a_figure_are_lines_with_a_head():
    figure = go.Figure(go.Scatter(x=[0, 0], y=[0, 1], mode="markers"))
    figure.add_annotation(x=2, ax=0, y=1, ay=1, axref="x", ayref="y", xref="x", yref="y", text="", arrowcolor="#aa3377")
    chart = charts_on(deck([toy(figure)]).slides[1])[0].chart
    arrow = next(s for s in chart.plots[0].series if s.name == "Series of arrows")
    assert list(arrow.values) == [1, 1]
    assert arrow._element.xpath(".//a:tailEnd")


def test_a_hollow_mark_is_seen_where_outlines_are_not_drawn():
    figure = go.Figure(go.Scatter(x=[1], y=[1], mode="markers", marker={"symbol": "circle-open", "color": "#4477aa"}))
    mark = charts_on(deck([toy(figure)]).slides[1])[0].chart.plots[0].series[0].marker
    assert str(mark.format.fill.fore_color.rgb) not in ("FFFFFF", "4477AA")


def test_form_and_fill_of_marks_are_kept_in_native_charts():
    shapes = {"square": 1.0, "square-open": 0.4, "square-open-dot": 0.12}
    figure = go.Figure(
        [go.Scatter(x=[1], y=[1], mode="markers", marker={"symbol": s, "color": "#4477aa"}) for s in shapes]
    )
    made = [s.marker for s in charts_on(deck([toy(figure)]).slides[1])[0].chart.plots[0].series]
    assert {str(m.style) for m in made} == {"SQUARE (1)"}
    reds = [m.format.fill.fore_color.rgb[0] for m in made]
    assert reds == [pytest.approx(255 - kept * (255 - 0x44), abs=1) for kept in shapes.values()]


def test_a_slide_says_what_forms_and_fills_mean_in_shapes_and_words_above_the_chart():
    figure = go.Figure(go.Scatter(x=[1, 2], y=[1, 2], mode="markers", showlegend=False))
    rows = pd.DataFrame({"status": ["observed", "estimate"], "company_id": ["openai", "meta"]})
    legends.kinds(figure, Look(kinds={"openai": "lab", "meta": "big_tech"}), rows, "markers")
    slide = deck([toy(figure)]).slides[1]
    assert [s.text_frame.text for s in slide.shapes if s.name == "Legend"] == [
        "Companies:", "lab", "large technology company", "Figures:", "observed", "estimate",
    ]  # fmt: skip
    signs = {s.name: (str(s.auto_shape_type), s.fill.fore_color.rgb) for s in slide.shapes if s.name.startswith("Mark")}
    assert len(set(signs.values())) == 4
    assert signs["Mark: estimate"][0] == signs["Mark: observed"][0] == "DIAMOND (4)"
    above = max(s.top + s.height for s in slide.shapes if s.name == "Legend")
    assert above <= charts_on(slide)[0].top


def test_years_and_sorted_categories_stand_in_order():
    traces = [go.Bar(x=["2019", "2021"], y=[1, 2]), go.Bar(x=["2020", "2021"], y=[3, 4])]
    for axis in ({}, {"type": "category", "categoryorder": "category ascending"}):
        figure = go.Figure(traces, {"xaxis": axis})
        assert bar_cells(panels.panels(figure)[0])[0] == ["2019", "2020", "2021"]


@pytest.mark.parametrize(("low", "high", "ticks"), [(0, 100, 20), (-0.03, 1.17, 0.2), (6_100, 7_300, 200), (0, 8, 1)])
def test_ticks_of_native_axes_are_round(low, high, ticks):
    assert axes.step(low, high) == pytest.approx(ticks)


def test_bars_on_dates_become_a_table_and_no_error():
    bar = go.Bar(x=[86_400_000], y=["a"], base=[pd.Timestamp("2026-01-01")], orientation="h")
    assert panels.panels(go.Figure(bar)) == []


def test_floating_bars_stand_on_a_start_that_is_not_drawn():
    figure = go.Figure(go.Bar(y=["a", "b"], x=[5, -2], base=[10, 8], orientation="h"))
    categories, rows = bar_cells(panels.panels(figure)[0])
    assert categories == ["a", "b"]
    assert [(name, cells) for name, cells, _ in rows] == [(natives.START, [10, 6]), ("Series 1", [5, 2])]


def test_labels_of_rows_are_words_and_no_markup():
    figure = go.Figure(go.Bar(y=["A &amp; B<br>two"], x=[5], orientation="h"))
    assert bar_cells(panels.panels(figure)[0])[0] == ["A & B · two"]


def test_dates_are_day_numbers_and_gaps_end_a_line():
    figure = go.Figure(go.Scatter(x=["2026-01-01", "2026-01-02", "2026-01-03"], y=[1, None, 3], mode="lines"))
    series = panels.panels(figure)[0].series[0]
    assert series.x[0] == (datetime.date(2026, 1, 1) - datetime.date(1899, 12, 30)).days
    assert segments(series) == [[0], [2]]


@pytest.mark.parametrize("trace", [go.Heatmap(z=[[1]]), go.Scatter(x=["a"], y=["b"], mode="markers")])
def test_what_has_no_native_form_becomes_a_native_table(trace):
    slide = deck([toy(go.Figure(trace))]).slides[1]
    table = next(s.table for s in slide.shapes if s.has_table)
    assert [table.cell(i, 0).text for i in (1, 2)] == ["A", "B"]


def test_a_long_table_says_how_many_rows_are_not_shown():
    rows = pd.DataFrame({"label": [f"r{i}" for i in range(30)], "source_id": "s1", "value": range(30)})
    slide = deck([toy(table=rows, full=rows)]).slides[1]
    assert len(next(s.table for s in slide.shapes if s.has_table).rows) == 15
    assert any("16 more rows" in s.text_frame.text for s in slide.shapes if s.has_text_frame)


def test_a_deck_of_a_dark_screen_is_drawn_in_the_light_theme(tables):
    page, exhibit = next((p, e) for p, e in EXHIBITS if e.id == "over_time")
    dark = build(page, exhibit, tables, {}, Look.of(tables["companies"], "dark"))
    assert "#f5f5f5" in dark.figure.to_json()
    assert "#f5f5f5" not in ink.light(dark.figure) and "#f5f5f5" not in html.html([dark], "T")[-500_000:]


def test_the_presenters_words_come_first_in_the_speaker_notes():
    text = deck([toy()], notes=["Say hello"]).slides[1].notes_slide.notes_text_frame.text
    assert text.startswith("Say hello\n") and "https://a.example/1" in text


def test_the_last_slides_list_every_source_with_its_address():
    last = deck([toy()]).slides[-1]
    links = [r.hyperlink.address for s in last.shapes for p in s.text_frame.paragraphs for r in p.runs]
    assert last.shapes.title.text == "Sources" and "https://a.example/1" in links
    assert "javascript:alert(1)" not in links


def test_the_command_writes_the_files_it_names(tmp_path, capsys):
    assert cli.main([str(tmp_path), "--page", "shares", "--exhibit", "two_dates"]) == 0
    named_files = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert sorted(named_files) == sorted(tmp_path.iterdir())
    assert {f.suffix for f in named_files} == {".html", ".pptx", ".xlsx", ".zip", ".csv", ".md"}


def test_the_command_writes_the_story_that_ships_with_its_notes(tmp_path, tables):
    assert cli.main([str(tmp_path), "--story", "--format", "pptx", "--address", "https://example.org"]) == 0
    slides = list(Presentation(str(tmp_path / "story.pptx")).slides)
    steps = story.ready(tables["story"])
    for slide, step in zip(slides[1:], steps, strict=False):
        assert slide.notes_slide.notes_text_frame.text.startswith(step.notes)
        links = [
            r.hyperlink.address
            for s in slide.shapes
            if s.has_text_frame
            for p in s.text_frame.paragraphs
            for r in p.runs
        ]
        assert any(a and a.startswith("https://example.org/") and a.endswith(f"#{step.exhibit}") for a in links)


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        (["--page", "share"], "Did you mean shares?"),
        (["--exhibit", "two_date"], "Did you mean two_dates?"),
        (["--format", "ppt"], "Did you mean pptx?"),
        (["--data", "/nowhere"], "no data folder /nowhere"),
    ],
)
def test_the_command_names_what_is_near_and_writes_nothing(asked, hint, tmp_path, capsys):
    assert cli.main([str(tmp_path / "out"), *asked]) == 2
    assert hint in capsys.readouterr().err and not (tmp_path / "out").exists()


def test_importing_the_exports_loads_neither_streamlit_nor_the_office_libraries():
    code = (
        "import analysis.export.cli, sys; print([m for m in ('streamlit', 'pptx', 'xlsxwriter') if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


def test_libreoffice_opens_the_deck_and_prints_every_slide(tmp_path, tables):
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        loud = "THE DECK IS NOT CHECKED BY LIBREOFFICE: no soffice; sudo apt-get install libreoffice-impress"
        warnings.warn(loud, stacklevel=1)
        pytest.skip(loud)
    cards = [named(i, tables) for i in ("leader", "over_time", "spectrum", "hhi_over_time", "mix", "reversals")]
    (tmp_path / "deck.pptx").write_bytes(pptx.pptx(cards, "Deck"))
    command = [office, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(tmp_path / "deck.pptx")]
    subprocess.run(command, check=True, timeout=180, capture_output=True)
    assert len(re.findall(rb"/Type\s*/Page\b", (tmp_path / "deck.pdf").read_bytes())) >= 2 + len(cards)


def test_labels_of_bars_follow_their_bars_where_the_rows_are_listed_in_another_order():
    figure = go.Figure(go.Bar(y=["a", "b", "c"], x=[1, 2, 3], text=["one", "two", "three"], orientation="h"))
    figure.update_yaxes(categoryorder="array", categoryarray=["c", "b", "a"])
    native = charts_on(deck([toy(figure)]).slides[1])[0].chart.plots[0]
    value = dict(zip(native.categories, native.series[0].values, strict=True))
    said = {c: native.series[0].points[i].data_label.text_frame.text for i, c in enumerate(native.categories)}
    assert value == {"a": 1, "b": 2, "c": 3}
    assert said == {"a": "one", "b": "two", "c": "three"}


ORDER = {
    "scatterChart/ser": "idx order tx spPr marker dPt dLbls trendline errBars xVal yVal smooth extLst",
    "barChart/ser": "idx order tx spPr invertIfNegative pictureOptions dPt dLbls trendline errBars cat val shape extLst",
    "areaChart/ser": "idx order tx spPr pictureOptions dPt dLbls trendline errBars cat val extLst",
    "scaling": "logBase orientation max min",
    "legend": "legendPos legendEntry layout overlay spPr txPr",
    "valAx": "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos"
    " spPr txPr crossAx crosses crossesAt crossBetween majorUnit minorUnit dispUnits",
    "catAx": "axId scaling delete axPos majorGridlines minorGridlines title numFmt majorTickMark minorTickMark tickLblPos"
    " spPr txPr crossAx crosses crossesAt auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl",
    "ln": "noFill solidFill gradFill pattFill prstDash custDash round bevel miter headEnd tailEnd extLst",
}
"""Order of parts that the schemas of Open XML ask for; PowerPoint repairs or refuses a file that has another."""
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def test_a_deck_is_whole_as_open_xml(tables):
    cards = [named(i, tables) for i in ("leader", "over_time", "spectrum", "mix", "reversals", "lags", "waterfall")]
    with zipfile.ZipFile(io.BytesIO(pptx.pptx(cards, "Deck", lambda card: ADDRESS))) as found:
        names = found.namelist()
        assert len(names) == len(set(names))
        parts = {n: etree.fromstring(found.read(n)) for n in names if n.endswith((".xml", ".rels"))}
    types = parts["[Content_Types].xml"]
    endings = {e.get("Extension") for e in types if e.tag.endswith("Default")}
    typed = {e.get("PartName") for e in types if e.tag.endswith("Override")}
    assert all("/" + n in typed or n.rsplit(".", 1)[-1] in endings for n in names)
    assert typed <= {"/" + n for n in names}
    aimed = set()
    for name, part in parts.items():
        if name.endswith(".rels"):
            folder, _, owner = name.replace("_rels/", "").rpartition("/")
            ids = [r.get("Id") for r in part]
            assert len(ids) == len(set(ids))
            inside = [r.get("Target") for r in part if r.get("TargetMode") != "External"]
            aimed |= {posixpath.normpath(posixpath.join("/" + folder, t)) for t in inside}
            source = parts.get(f"{folder}/{owner.removesuffix('.rels')}".lstrip("/"))
            used = (
                set()
                if source is None
                else {v for e in source.iter() for k, v in e.attrib.items() if k.startswith(RELATION)}
            )
            assert used <= set(ids), name
        elif "/slides/" in name:
            shapes = [e.get("id") for e in part.iter() if etree.QName(e).localname == "cNvPr"]
            assert len(shapes) == len(set(shapes)), name
        assert_in_order(name, part)
    assert aimed == {"/" + n for n in names if not n.endswith(".rels") and n != "[Content_Types].xml"}


def assert_in_order(name, part):
    """The children of each element that is known stand in the order of the schema."""
    for element in part.iter(etree.Element):
        tag, parent = etree.QName(element).localname, element.getparent()
        above = etree.QName(parent).localname if parent is not None else ""
        wanted = ORDER.get(f"{above}/{tag}") or ORDER.get(tag)
        if wanted and (tag == "ln" or "/charts/" in name):
            places = [wanted.split().index(etree.QName(c).localname) for c in element]
            assert places == sorted(places), (name, tag)


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
    made = build(page, exhibit, tables, {}, version="v", for_file=True)
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


def said_on(slide, name):
    """Words of the text boxes of a kind, each with its left edge, top and text."""
    return [(s.left, s.top, s.text_frame.text) for s in slide.shapes if s.name == name]


def test_words_beside_and_inside_a_plot_stand_on_the_slide_where_the_figure_has_them():
    figure = go.Figure(go.Scatter(x=[0, 10], y=[0, 10], mode="markers"))
    for x, y, text in ((2, 2, "low"), (8, 8, "high")):
        figure.add_annotation(x=x, y=y, text=text, showarrow=False)
    for y, text in ((9, "23–60 %"), (1, "32–80 %")):
        figure.add_annotation(x=0, xref="paper", xanchor="left", xshift=-200, y=y, text=text, showarrow=False)
    slide = deck([toy(figure)]).slides[1]
    low, high = said_on(slide, natives.INSIDE_LABELS)
    assert (low[2], high[2]) == ("low", "high") and low[0] < high[0] and low[1] > high[1]
    first, second = said_on(slide, natives.BEFORE_LABELS)
    assert (first[2], second[2]) == ("23–60 %", "32–80 %") and first[1] < second[1] and first[0] < low[0]


def test_a_long_label_of_a_bar_is_a_line_of_its_own_and_a_short_one_stays_with_the_bar():
    figure = go.Figure(go.Bar(y=["a", "b"], x=[1, 2], text=["0.93, first under 84 %", "0.8"], orientation="h"))
    figure.update_xaxes(range=[0, 3])
    slide = deck([toy(figure)]).slides[1]
    assert [text for _, _, text in said_on(slide, natives.INSIDE_LABELS)] == ["0.93, first under 84 %"]
    native = charts_on(slide)[0].chart.plots[0].series[0]
    assert native.points[1].data_label.text_frame.text == "0.8"


def test_panels_that_share_axes_are_native_charts_though_only_the_outer_ones_say_their_ticks(tables):
    assert len(panels.panels(named("company_fans", tables).figure)) > 1


def test_ticks_of_bars_begin_at_a_round_number():
    figure = go.Figure(go.Bar(y=["a", "b"], x=[-44.6, 40], orientation="h"))
    figure.update_xaxes(range=[-53.5, 48])
    axis = charts_on(deck([toy(figure)]).slides[1])[0].chart.value_axis
    assert (axis.minimum_scale / axis.major_unit) % 1 == 0 and axis.minimum_scale <= -53.5


def test_a_row_without_a_source_is_blank_on_screen_and_in_the_file(tables):
    page = next(p for p in load_pages() if p.id == "break_even")
    card = build(page, next(e for e in page.exhibits if e.id == "ledger"), tables, {})
    without = card.table["source_id"].isna().to_numpy()
    cited = sheet.sheet(card)[sheet.heading("source_id")]
    assert without.any() and cited[without].isna().all() and cited[~without].notna().all()
    assert not any("nan" in row.split(",") for row in sheet.csv(card).decode().splitlines())
