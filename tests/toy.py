"""A small card by hand and the deck made of it, as tests of files need them."""

import datetime
import io
import re
from html.parser import HTMLParser

import pandas as pd
import plotly.graph_objects as go
from pptx import Presentation

from analysis.exhibits.card import Card
from analysis.export.pptx import deck as pptx
from analysis.export.pptx import figure as marks
from analysis.export.pptx import xml
from tests.cards import EXHIBITS, built

ADDRESS = "https://example.org/view?market=a"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def named(exhibit_id: str, tables) -> Card:
    return next(built(p, e, tables) for p, e in EXHIBITS if e.id == exhibit_id)


def toy(figure: go.Figure | None = None, **changes) -> Card:
    """A small card by hand."""
    rows = pd.DataFrame({"label": ["A", "B"], "source_id": ["s1", "s2"], "value": [1.5, 2.0]})
    sources = pd.DataFrame(
        {
            "source_id": ["s1", "s2"],
            "title": ["First", "Second"],
            "producer": ["P", "Q"],
            "url": ["https://a.example/1", "javascript:alert(1)"],
            "date_published": ["2026-01-01"] * 2,
            "date_accessed": ["2026-02-01"] * 2,
            "kind": ["web"] * 2,
            "independence": ["independent"] * 2,
            "license": ["CC BY 4.0", None],
            "redistributable": ["yes", None],
            "credit": [None, None],
        }
    ).set_index("source_id", drop=False)
    known = {
        "page": "p",
        "exhibit": "e",
        "topic": "Topic",
        "title": "B is larger",
        "subtitle": "Value",
        "note": "n",
        "method": "m",
        "table": rows,
        "full": rows,
        "figure": figure,
        "sources": sources,
        "as_of": "2026-01",
        "params": {},
        "version": "v1",
    }
    return Card(**(known | changes))


def deck(cards, **more):
    return Presentation(io.BytesIO(pptx.pptx(cards, "Deck", **more)))


def charts_on(slide):
    return [shape for shape in slide.shapes if shape.has_chart]


def drawn_cells(chart):
    """Name, x and y of each series of a native chart, words and holders left out, read from the XML."""
    found = []
    for series in chart.plots[0].series:
        if series.name == xml.START:
            continue
        values = {}
        for tag in ("xVal", "yVal", "val"):
            part = series._element.find(CHART + tag)
            if part is not None:
                points = part.iter(CHART + "pt")
                values[tag] = {int(p.get("idx")): float(p.find(CHART + "v").text) for p in points}
        found.append(values)
    return found


def category(place, at):
    """The words at a bar, found again from the figure."""
    if at in dict(place.ticks):
        return dict(place.ticks)[at]
    if place.kind == "category":
        return marks.words(place.categories[int(at)])
    return str(datetime.date(1899, 12, 30) + datetime.timedelta(at)) if place.kind == "date" else f"{at:g}"


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
