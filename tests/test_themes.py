"""Every chart in every theme, drawn: nothing that is read stands out too little from its ground."""

import pytest

from analysis.exhibits.card import View, card_of
from analysis.exhibits.page import load_pages
from analysis.figures.layout.theme import THEMES, Look, contrast
from tests.cards import built

CHARTS = [(p, e) for p in load_pages() for e in p.exhibits if e.figure]
EVERY = pytest.mark.parametrize(("page", "exhibit"), CHARTS, ids=[f"{p.id}-{e.id}" for p, e in CHARTS])
READ = 4.5
"""Least contrast of text (WCAG 2.2, AA)."""


def words(node, ground):
    """Every color of a font in a figure and the ground it is read on; a heat map's cells are told apart by place."""
    if isinstance(node, dict):
        if node.get("type") == "heatmap" or node.get("textposition") == "inside":
            return
        behind = str(node.get("bgcolor"))
        ground = behind if behind.startswith("#") else ground
        for name, inner in node.items():
            if name == "template":
                continue
            if name.endswith("font") and isinstance(inner, dict):
                found = inner.get("color")
                every = found if isinstance(found, (list, tuple)) else [found]
                yield from ((c, ground) for c in every if isinstance(c, str) and c.startswith("#"))
            yield from words(inner, ground)
    elif isinstance(node, (list, tuple)):
        for inner in node:
            yield from words(inner, ground)


def inside(figure):
    """Words inside bars and the color of the bar."""
    for trace in figure.data:
        if trace.type == "bar" and trace.textposition == "inside":
            colors = trace.marker.color
            for color in [colors] if isinstance(colors, str) else colors or ():
                if str(color).startswith("#") and str(trace.textfont.color or "").startswith("#"):
                    yield trace.textfont.color, color


@pytest.mark.full
@pytest.mark.parametrize("theme", THEMES)
@EVERY
def test_a_chart_is_drawn_in_every_theme_and_its_words_can_be_read(page, exhibit, theme, tables):
    made = built(page, exhibit, tables)
    figure = card_of(View(page, exhibit, tables, {}, Look.of(tables["companies"], theme)), made.full).figure
    assert len(figure.data) == len(made.figure.data)
    read = {*words(figure.to_plotly_json(), THEMES[theme]["paper"]), *inside(figure)}
    assert {pair for pair in read if contrast(*pair) < READ} == set()
