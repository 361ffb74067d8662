"""Charts of slides are native: what a figure draws, the chart of PowerPoint draws, with the words beside it."""

import datetime

import pandas as pd
import plotly.graph_objects as go
import pytest

from analysis.exhibits.card import build
from analysis.export import colors, html
from analysis.export.pptx import axes, panels, xml
from analysis.export.pptx.bars import bar_cells
from analysis.export.pptx.charts import segments
from analysis.figures.layout import legends, roles
from analysis.figures.layout.theme import Look
from tests.toy import CHART, EXHIBITS, charts_on, deck, drawn_cells, named, toy


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
    figure.add_annotation(x=2, ax=0, y=1, ay=1, axref="x", ayref="y", name=roles.ARROW, text="", arrowcolor="#aa3377")
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
        "Companies:",
        "lab",
        "large technology company",
        "Figures:",
        "observed",
        "estimate",
    ]
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
    lane = {"base": [pd.Timestamp("2026-01-01")], "orientation": "h", "meta": {"role": roles.STRETCH}}
    bar = go.Bar(x=[86_400_000], y=["a"], **lane)
    assert panels.panels(go.Figure(bar)) == []


def test_floating_bars_stand_on_a_start_that_is_not_drawn():
    figure = go.Figure(go.Bar(y=["a", "b"], x=[5, -2], base=[10, 8], orientation="h"))
    categories, rows = bar_cells(panels.panels(figure)[0])
    assert categories == ["a", "b"]
    assert [(name, cells) for name, cells, _ in rows] == [(xml.START, [10, 6]), ("Series 1", [5, 2])]


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


@pytest.mark.parametrize("dash", ["dash", "dot", "dashdot", "longdash", "longdashdot", "5px,2px"])
def test_no_line_that_is_dashed_on_screen_is_solid_on_a_slide(dash):
    slide = deck([toy(go.Figure(go.Scatter(x=[1, 2], y=[3, 4], mode="lines", line={"dash": dash})))]).slides[1]
    line = charts_on(slide)[0].chart.plots[0].series[0].format.line
    assert line.dash_style is not None and "SOLID" not in line.dash_style.name


def test_a_long_table_says_how_many_rows_are_not_shown():
    rows = pd.DataFrame({"label": [f"r{i}" for i in range(30)], "source_id": "s1", "value": range(30)})
    slide = deck([toy(table=rows, full=rows)]).slides[1]
    assert len(next(s.table for s in slide.shapes if s.has_table).rows) == 15
    assert any("16 more rows" in s.text_frame.text for s in slide.shapes if s.has_text_frame)


def test_a_table_on_a_slide_has_the_columns_of_the_screen_and_no_keys(tables):
    card = named("license_changes", tables)
    shown = next(s.table for s in deck([card]).slides[1].shapes if s.has_table)
    assert [cell.text for cell in shown.rows[0].cells] == ["As of", "Detail", "Companies"]
    assert shown.cell(1, 2).text == "MongoDB and Amazon"


def test_sources_fill_both_columns_of_a_slide_before_the_next_begins():
    many = pd.DataFrame({"source_id": [f"s{i:02}" for i in range(60)], "title": [f"Title {i:02}" for i in range(60)]})
    cited = many.assign(
        producer="P", kind="primary", independence="independent", url="https://a.example", date_published="2026"
    ).set_index("source_id", drop=False)
    slides = [s for s in deck([toy(sources=cited)]).slides if s.shapes.title.text.startswith("Sources")]
    named_on = [
        [len(b.text_frame.paragraphs) for b in s.shapes if b.name in ("Sources 1", "Sources 2")] for s in slides
    ]
    assert named_on == [[26, 26], [8]]


def test_a_deck_of_a_dark_screen_is_drawn_in_the_light_theme(tables):
    page, exhibit = next((p, e) for p, e in EXHIBITS if e.id == "over_time")
    dark = build(page, exhibit, tables, {}, Look.of(tables["companies"], "dark"))
    assert "#f5f5f5" in dark.figure.to_json()
    assert "#f5f5f5" not in colors.light(dark.figure) and "#f5f5f5" not in html.html([dark], "T")[-500_000:]


def test_labels_of_bars_follow_their_bars_where_the_rows_are_listed_in_another_order():
    figure = go.Figure(go.Bar(y=["a", "b", "c"], x=[1, 2, 3], text=["one", "two", "three"], orientation="h"))
    figure.update_yaxes(categoryorder="array", categoryarray=["c", "b", "a"])
    native = charts_on(deck([toy(figure)]).slides[1])[0].chart.plots[0]
    value = dict(zip(native.categories, native.series[0].values, strict=True))
    said = {c: native.series[0].points[i].data_label.text_frame.text for i, c in enumerate(native.categories)}
    assert value == {"a": 1, "b": 2, "c": 3}
    assert said == {"a": "one", "b": "two", "c": "three"}


def said_on(slide, name):
    """Words of the text boxes of a kind, each with its left edge, top and text."""
    return [(s.left, s.top, s.text_frame.text) for s in slide.shapes if s.name == name]


def test_words_beside_and_inside_a_plot_stand_on_the_slide_where_the_figure_has_them():
    figure = go.Figure(go.Scatter(x=[0, 10], y=[0, 10], mode="markers"))
    for x, y, text in ((2, 2, "low"), (8, 8, "high")):
        figure.add_annotation(x=x, y=y, text=text, showarrow=False, name=roles.POINT_LABEL)
    for y, text in ((9, "23–60 %"), (1, "32–80 %")):
        place = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": -200, "y": y}
        figure.add_annotation(text=text, showarrow=False, name=roles.ROW_HEADING, **place)
    slide = deck([toy(figure)]).slides[1]
    low, high = said_on(slide, xml.INSIDE_LABELS)
    assert (low[2], high[2]) == ("low", "high") and low[0] < high[0] and low[1] > high[1]
    first, second = said_on(slide, xml.BEFORE_LABELS)
    assert (first[2], second[2]) == ("23–60 %", "32–80 %") and first[1] < second[1] and first[0] < low[0]


def test_a_long_label_of_a_bar_is_a_line_of_its_own_and_a_short_one_stays_with_the_bar():
    figure = go.Figure(go.Bar(y=["a", "b"], x=[1, 2], text=["0.93, first under 84 %", "0.8"], orientation="h"))
    figure.update_xaxes(range=[0, 3])
    slide = deck([toy(figure)]).slides[1]
    assert [text for _, _, text in said_on(slide, xml.INSIDE_LABELS)] == ["0.93, first under 84 %"]
    native = charts_on(slide)[0].chart.plots[0].series[0]
    assert native.points[1].data_label.text_frame.text == "0.8"


def test_a_label_stands_on_a_part_of_a_stacked_bar_only_where_the_part_is_as_wide():
    parts = [
        go.Bar(y=["a"], x=[x], orientation="h", text=["as wide as this part"], textposition="inside") for x in (20, 80)
    ]
    figure = go.Figure(parts, layout={"barmode": "stack"})
    figure.update_xaxes(range=[0, 100])

    def labelled():
        made = charts_on(deck([toy(figure)]).slides[1])[0].chart.plots[0]
        return [s.points[0].data_label.has_text_frame for s in made.series]

    assert labelled() == [True, True]
    figure.add_annotation(
        y="a",
        x=1,
        xref="paper",
        xanchor="left",
        text="words beside the plot that take a third of the slide",
        showarrow=False,
        name=roles.ROW_NOTE,
    )
    assert labelled() == [False, True]


def test_panels_that_share_axes_are_native_charts_though_only_the_outer_ones_say_their_ticks(tables):
    assert len(panels.panels(named("company_fans", tables).figure)) > 1


def test_ticks_of_bars_begin_at_a_round_number():
    figure = go.Figure(go.Bar(y=["a", "b"], x=[-44.6, 40], orientation="h"))
    figure.update_xaxes(range=[-53.5, 48])
    axis = charts_on(deck([toy(figure)]).slides[1])[0].chart.value_axis
    assert (axis.minimum_scale / axis.major_unit) % 1 == 0 and axis.minimum_scale <= -53.5
