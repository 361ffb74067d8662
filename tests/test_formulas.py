"""Names are text in every file that leaves: no spreadsheet runs one, whatever it begins with."""

import csv
import io
import zipfile

import openpyxl
import plotly.graph_objects as go
import pytest

from analysis.editing import download
from analysis.formats import bare, neutral
from analysis.storage import layout
from tests.toy import charts_on, deck, toy

RUN = [
    "=SUM(A1:A2)",
    "+Plus AI",
    "@At AI",
    "-1+2",
    "\uff1dSUM(A1)",
    "\uff0b1",
    "\uff20x",
    " =1+1",
    "\t=1",
    "\u00a0=1",
    "\n=1",
]
TEXT = ["360", "2024", "-0.5", "a=b", "A-B", "5 + 3", "'t Hart", "\u221244"]


@pytest.mark.parametrize("name", RUN)
def test_text_that_a_spreadsheet_would_run_has_an_apostrophe_in_front_and_loses_it_again(name):
    assert neutral(name) == f"'{name}" and bare(neutral(name)) == name


@pytest.mark.parametrize("name", TEXT)
def test_other_text_is_left_as_it_is(name):
    assert neutral(name) == name and bare(name) == name


@pytest.mark.parametrize("name", RUN[:8])
def test_a_table_that_an_editor_takes_along_has_no_formula(name):
    names = layout.names("companies")
    row = tuple({"company_id": "x", "company": name}.get(n, "") for n in names)
    cells = list(csv.reader(io.StringIO(download.as_csv("companies", [row]).decode("utf-8-sig"))))[1]
    assert cells[1] == f"'{name}"
    book = openpyxl.load_workbook(io.BytesIO(download.as_xlsx("companies", [row])))
    assert [c.data_type for line in book.active.iter_rows(min_row=2) for c in line if c.value] == ["s", "s"]


@pytest.mark.parametrize("kind", ["bar", "scatter"])
@pytest.mark.parametrize("name", ["=SUM(A1:A2)", "\uff1dSUM(A1)", "360", "https://example.org"])
def test_the_workbook_inside_a_chart_of_a_slide_has_names_as_text(kind, name):
    trace = go.Bar(x=[name, "B"], y=[1, 2], name=name) if kind == "bar" else go.Scatter(x=[1, 2], y=[3, 4], name=name)
    chart = charts_on(deck([toy(go.Figure(trace))]).slides[1])[0].chart
    blob = chart.part.chart_workbook.xlsx_part.blob
    with zipfile.ZipFile(io.BytesIO(blob)) as packed:
        assert b"<f>" not in packed.read("xl/worksheets/sheet1.xml")
    book = openpyxl.load_workbook(io.BytesIO(blob))
    words = [c for line in book.active.iter_rows() for c in line if isinstance(c.value, str)]
    assert all(c.data_type == "s" and c.hyperlink is None for c in words)
    assert kind != "bar" or name in [c.value for c in words]
