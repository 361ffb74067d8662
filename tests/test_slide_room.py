"""What stands on a slide has room there: rows of tables, panels, legends, words beside a plot."""

import itertools
from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go
import pytest

from analysis.exhibits.card import build
from analysis.exhibits.page import load_pages
from analysis.figures.layout import panel_grid, roles
from analysis.figures.layout.slide import SMALLEST, look_for, roomy
from analysis.figures.layout.text_layout import text_width
from analysis.figures.layout.theme import Look
from tests.cards import built
from ui import present_tables

PAGES = load_pages()
BESIDE = Look(scale=2.1, height=700, shown=0.733)


def rows_of(texts):
    return pd.DataFrame({"a": texts, "b": ["x"] * len(texts)})


def test_a_slide_shows_as_many_rows_of_a_table_as_have_room_and_says_so_in_the_room_left():
    line, head = present_tables.LINE + present_tables.BETWEEN, present_tables.LINE + present_tables.BETWEEN
    assert present_tables.fitting(rows_of(["short"] * 8), 1200, head + 8 * line) == 8
    assert present_tables.fitting(rows_of(["short"] * 8), 1200, head + 8 * line - 1) == 7
    assert present_tables.fitting(rows_of(["short"] * 8), 1200, head + 3 * line + present_tables.SAID) == 3
    long = "word " * 60
    assert text_width(long, present_tables.SIZE) > 1200
    assert present_tables.fitting(rows_of([long] * 8), 1200, head + 8 * line) < 8


def test_a_column_that_says_nothing_has_no_place_on_a_slide():
    rows = pd.DataFrame({"a": ["x", "y"], "b": ["", ""], "c": ["1", ""]})
    assert list(present_tables.filled(rows, 5)) == ["a", "c"] and list(present_tables.filled(rows, 1)) == ["a"]


def test_many_panels_stand_in_a_grid_that_none_leaves_and_none_shares(tables):
    page, exhibit = next((p, e) for p in PAGES for e in p.exhibits if e.id == "every_gap")
    look = replace(Look.of(tables["companies"], "projector", (), 1.55), height=556)
    fit = look_for([built(page, exhibit, tables).figure], look)
    figure = roomy(build(page, exhibit, tables, {}, fit).figure, fit)
    boxes = [
        (
            *figure.layout["xaxis" + str(t.xaxis or "x")[1:]].domain,
            *figure.layout["yaxis" + str(t.yaxis or "y")[1:]].domain,
        )
        for t in figure.data
    ]
    assert len(boxes) == panel_grid.panels(figure) > panel_grid.FEW
    assert all(0 <= b[0] < b[1] <= 1.0001 and 0 <= b[2] < b[3] <= 1.0001 for b in boxes)
    for a, b in itertools.combinations(boxes, 2):
        assert a[1] <= b[0] or b[1] <= a[0] or a[3] <= b[2] or b[3] <= a[2]


@pytest.mark.parametrize("exhibit_id", ["spectrum", "every_hhi", "company_fans", "channels", "profiles"])
def test_words_of_the_fullest_charts_are_not_under_fourteen_pixels_on_a_slide(exhibit_id, tables):
    page, exhibit = next((p, e) for p in PAGES for e in p.exhibits if e.id == exhibit_id)
    figure = built(page, exhibit, tables).figure
    look = replace(Look.of(tables["companies"], "projector", (), 1.55), height=556)
    drawn = roomy(figure, look_for([figure], look)).to_plotly_json()["layout"]
    sizes = [n["font"]["size"] for n in drawn.get("annotations", []) if n.get("text") and "font" in n]
    sizes += [a["tickfont"]["size"] for name, a in drawn.items() if "axis" in name and "tickfont" in a]
    assert min(sizes) >= SMALLEST


def test_words_before_a_plot_have_room_on_a_slide(tables):
    figure = go.Figure(go.Scatter(x=[1], y=[1]), {"margin": {"l": 250}})
    place = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": -390}
    figure.add_annotation(name=roles.ROW_HEADING, text="words", showarrow=False, **place)
    look = replace(Look.of(tables["companies"], "projector", (), 1.55), height=500)
    assert roomy(figure, look).layout.margin.l >= 390


def test_panels_of_companies_name_their_years_and_stand_clear_of_the_headings_below(tables):
    page, exhibit = next((p, e) for p in PAGES for e in p.exhibits if e.id == "company_fans")
    look = replace(Look.of(tables["companies"], "projector", (), 1.55), height=556)
    fit = look_for([built(page, exhibit, tables).figure], look)
    figure = roomy(build(page, exhibit, tables, {}, fit).figure, fit)
    axes = list(figure.select_xaxes())
    assert all(axis.showticklabels and axis.tickangle == 0 for axis in axes)
    feet = sorted({axis.domain[0] for axis in figure.select_yaxes()}, reverse=True)
    high = figure.layout.height - figure.layout.margin.t - figure.layout.margin.b
    heads = [n for n in figure.layout.annotations if n.text and n.xref == "paper"]
    for foot in feet[:-1]:
        below = max(n.y for n in heads if n.y < foot)
        assert (foot - below) * high > 1.2 * (axes[0].tickfont.size + heads[0].font.size)


def test_the_words_of_the_longest_bar_end_on_the_slide(tables):
    page, exhibit = next((p, e) for p in PAGES for e in p.exhibits if e.id == "contributions")
    look = replace(Look.of(tables["companies"], "projector", (), 2.1), height=760, shown=0.733)
    figure = build(page, exhibit, tables, {}, look).figure
    bar, top = figure.data[0], figure.layout.xaxis.range[1]
    across = 1200 - max(text_width(name, look.size(13)) for name in bar.y) - 12
    ends = [x / top * across + text_width(t, look.size(13)) for x, t in zip(bar.x, bar.text, strict=True)]
    assert max(ends) <= across


def test_a_second_legend_stands_below_every_line_of_the_first(tables):
    page, exhibit = next((p, e) for p in PAGES for e in p.exhibits if e.id == "company_shares")
    look = replace(BESIDE, colors=Look.of(tables["companies"]).colors, kinds=Look.of(tables["companies"]).kinds)
    figure = roomy(build(page, exhibit, tables, {"beside": ("meta", "mistral")}, look).figure, look)
    size = figure.layout.legend.font.size
    kinds = [t for t in figure.data if t.showlegend and (t.legend or "legend") == "legend"]
    plot = (
        1200
        - figure.layout.margin.r
        - max(text_width(row, figure.layout.yaxis.tickfont.size) for row in figure.layout.yaxis.tickvals)
    )
    assert len(kinds) > 1 and sum(text_width(t.name, size) for t in kinds) > plot
    assert (1 - figure.layout.legend2.y) * figure.layout.height >= len(kinds) * size * 1.5
    assert figure.layout.margin.t > (1 - figure.layout.legend2.y) * figure.layout.height + 2 * size


def test_words_beside_a_plot_are_smaller_where_they_would_leave_it_less_than_a_third(tables):
    page, exhibit = next((p, e) for p in PAGES for e in p.exhibits if e.id == "rivals")
    figure = build(page, exhibit, tables, {}, BESIDE).figure
    fit = look_for([figure], BESIDE)
    assert SMALLEST / BESIDE.shown <= 13 * fit.scale < 13 * BESIDE.scale / 1.2
    axis = roomy(build(page, exhibit, tables, {}, fit).figure, fit).layout.xaxis
    assert axis.dtick == 50 and axis.tickangle == 0


def test_ranks_at_two_dates_are_whole_beside_controls(tables):
    page, exhibit = next((p, e) for p in PAGES for e in p.exhibits if e.id == "two_dates")
    figure = roomy(build(page, exhibit, tables, {}, BESIDE).figure, BESIDE)
    ends = [n.text for n in figure.layout.annotations if n.name == roles.END_LABEL]
    assert ends and not any("…" in text for text in ends)
    assert all("rank" in text for text in ends)
