"""Every part of a figure says what it is, and renderers read that and nothing else."""

import ast
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import plotly.graph_objects as go
import pytest
from plotly.subplots import make_subplots

from analysis.exhibits.page import ROOT, takes
from analysis.export.pptx import panels, xml
from analysis.figures.layout import events, phone, phone_rows, roles, slide
from analysis.figures.layout.theme import Look
from tests.cards import built, card, every
from tests.toy import CHART, charts_on, deck, toy

FIGURES, LAYOUT, PPTX = (ROOT / "analysis" / part for part in ("figures", "figures/layout", "export/pptx"))
RENDERERS = [
    *PPTX.glob("*.py"),
    *(LAYOUT / f"{name}.py" for name in ("phone", "phone_rows", "slide", "animation", "slide_animation")),
    *(LAYOUT / f"{name}.py" for name in ("small_multiples", "one_date", "panel_grid", "events")),
]
VOCABULARY = {*roles.TRACES, *roles.ANNOTATIONS, *roles.SHAPES}
NAMES = {name: value for name, value in vars(roles).items() if name.isupper()}


def without_role(figure):
    """What in a figure has no role of its part of the vocabulary."""
    parts = (
        (figure.data, roles.TRACES),
        (figure.layout.annotations, roles.ANNOTATIONS),
        (figure.layout.shapes, roles.SHAPES),
    )
    return [str(part)[:200] for own, known in parts for part in own if roles.of(part) not in known]


BY_FUNCTION = {"is_drawn": "LEGEND", "panel_title": "PANEL_TITLE"}
"""What a function of the vocabulary reads for others."""


def given_in(file: Path) -> set[str]:
    """The names of the vocabulary that a module gives to parts that it makes."""
    return {name for node in ast.walk(parsed(file)) for part in parts_of(node) for name in names_in(part)}


def read_in(file: Path) -> set[str]:
    """The names of the vocabulary that a module reads off parts, those only given left out."""
    tree = parsed(file)
    giving = {id(n) for node in ast.walk(tree) for part in parts_of(node) for n in ast.walk(part)}
    return names_in(tree, lambda node: id(node) not in giving)


def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


def parts_of(node) -> list[ast.expr]:
    """What a call or a dict says as the name of an annotation or shape or as the meta of a trace."""
    if isinstance(node, ast.keyword):
        return [node.value] * (node.arg in ("name", "meta"))
    if isinstance(node, ast.Dict):
        pairs = zip(node.keys, node.values, strict=True)
        return [value for key, value in pairs if isinstance(key, ast.Constant) and key.value in ("name", "role")]
    return []


def names_in(tree, keeps=lambda node: True) -> set[str]:
    said = [n for n in ast.walk(tree) if isinstance(n, ast.Attribute) and isinstance(n.value, ast.Name) and keeps(n)]
    names = {BY_FUNCTION.get(node.attr, node.attr) for node in said if node.value.id == "roles"}
    return names & set(NAMES)


def roles_of(names) -> set[str]:
    """The roles behind names of the vocabulary, those of a group each."""
    return {role for name in names for role in ([NAMES[name]] if isinstance(NAMES[name], str) else NAMES[name])}


@every(of=12, at=1)
def test_every_part_of_every_figure_has_a_role(page, exhibit, tables):
    looks = [None, replace(Look.of(tables["companies"]), width=phone.WIDTH)]
    figures = [built(page, exhibit, tables, look).figure for look in looks]
    if exhibit.figure and (exhibit.timed or "layout" in takes(exhibit.figure)[0]):
        figures.append(built(page, exhibit, tables, layout="own").figure)
    for figure in figures:
        if figure is not None:
            assert without_role(figure) == []


def test_a_part_without_a_role_is_found():
    figure = go.Figure(go.Scatter(x=[1], y=[1], meta={"role": roles.POINT}))
    figure.add_annotation(x=1, y=1, text="a", name=roles.POINT_LABEL)
    figure.add_hline(y=1, name=roles.LEVEL)
    assert without_role(figure) == []
    figure.add_scatter(x=[2], y=[2])
    figure.add_annotation(x=2, y=2, text="b")
    figure.add_annotation(x=2, y=2, text="c", name=roles.LEVEL)
    figure.add_vline(x=2)
    assert len(without_role(figure)) == 4


def test_every_role_has_a_renderer_that_reads_it_or_is_drawn_as_its_type_says():
    read = roles_of(name for file in RENDERERS for name in read_in(file))
    assert VOCABULARY - read == set(roles.AS_DRAWN)


def test_every_role_is_one_that_a_figure_gives_and_is_explained():
    files = [file for file in FIGURES.rglob("*.py") if file.name != "roles.py"]
    figures = [file for file in files if file not in RENDERERS]
    names = {name for file in files for name in given_in(file)} | {n for file in figures for n in read_in(file)}
    assert roles_of(names) == VOCABULARY
    body = ast.parse((LAYOUT / "roles.py").read_text(encoding="utf-8")).body
    bare = [
        node.targets[0].id
        for node, after in pairwise(body)
        if isinstance(node, ast.Assign)
        and isinstance(NAMES[node.targets[0].id], str)
        and not (isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant))
    ]
    assert bare == []


def test_no_module_writes_a_role_as_a_word_of_its_own():
    own = {"analysis/figures/layout/roles.py"}
    files = [f for f in (*FIGURES.rglob("*.py"), *PPTX.glob("*.py")) if f.relative_to(ROOT).as_posix() not in own]
    for file in files:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg in ("name", "meta"):
                said = [n.value for n in ast.walk(node.value) if isinstance(n, ast.Constant) and n.value != "role"]
                assert not VOCABULARY & {s for s in said if isinstance(s, str)}, f"{file.name}: {said}"


PLACES = {
    roles.POINT_LABEL: xml.INSIDE_LABELS,
    roles.INTERVAL_LABEL: xml.INSIDE_LABELS,
    roles.LINE_LABEL: xml.INSIDE_LABELS,
    roles.END_LABEL: xml.SIDE_LABELS,
    roles.ROW_NOTE: xml.SIDE_LABELS,
    roles.ROW_TEXT: xml.SIDE_LABELS,
    roles.UNDER_BAR: xml.SIDE_LABELS,
    roles.AXIS_NOTE: xml.SIDE_LABELS,
    roles.LEVEL_LABEL: xml.SIDE_LABELS,
    roles.START_LABEL: xml.BEFORE_LABELS,
    roles.ROW_HEADING: xml.BEFORE_LABELS,
}
"""Role → the words of a slide that it becomes; those of other roles are on no slide, its chart's own title, or
shapes of a network."""


@pytest.mark.parametrize("role", sorted({*roles.ANNOTATIONS} - {roles.ARROW, roles.PANEL_TITLE}))
def test_the_role_of_words_and_not_their_coordinates_says_where_they_stand_on_a_slide(role):
    figure = go.Figure(go.Scatter(x=[0, 10], y=[0, 10], mode="markers", meta={"role": roles.POINT}))
    figure.add_annotation(x=5, y=5, text="words", showarrow=False, name=role, xanchor="left")
    shown = [s.name for s in deck([toy(figure)]).slides[1].shapes if s.has_text_frame and s.text_frame.text == "words"]
    assert shown == ([PLACES[role]] if role in PLACES else [])


def test_panel_titles_are_those_of_their_axes_wherever_they_stand():
    figure = make_subplots(1, 2)
    for number in (1, 2):
        figure.add_scatter(x=[1], y=[number], meta={"role": roles.POINT}, row=1, col=number)
        figure.add_annotation(x=0, y=0, xref="paper", yref="paper", text=f"Panel {number}", name=roles.PANEL_TITLE)
    assert [panel.title for panel in panels.panels(figure)] == ["Panel 1", "Panel 2"]


@pytest.mark.parametrize("role", (*panels.NO_NATIVE, *panels.NO_BARS))
def test_bars_that_no_native_chart_shows_become_a_table(role):
    figure = go.Figure(go.Bar(y=["a", "b"], x=[5, 2], base=[1, 8], orientation="h", meta={"role": role}))
    assert panels.panels(figure) == []
    figure.data[0].meta = {"role": roles.STEP}
    assert len(panels.panels(figure)) == 1


def test_two_bars_of_a_trace_in_one_place_become_a_table_since_a_native_chart_has_one_value_there():
    figure = go.Figure(go.Bar(y=["a", "a"], x=[5, 2], orientation="h", meta={"role": roles.BAR}))
    assert panels.panels(figure) == []


def test_entries_of_a_legend_are_no_points_of_a_native_chart():
    figure = go.Figure(go.Scatter(x=[1], y=[1], mode="markers", meta={"role": roles.POINT}))
    figure.add_scatter(x=[None], y=[None], name="lab", showlegend=True, meta={"role": roles.LEGEND})
    slide_ = deck([toy(figure)]).slides[1]
    assert len(charts_on(slide_)[0].chart.plots[0].series) == 1
    assert [s.text_frame.text for s in slide_.shapes if s.name == "Legend"][-1] == "lab"


def rows_with(note):
    """A chart of two rows, one of them with words of this role."""
    figure = go.Figure(go.Scatter(x=[1, 2], y=["a", "b"], mode="markers", meta={"role": roles.POINT}))
    figure.update_layout(height=200, margin={"t": 0, "b": 0})
    ref = "x domain" if note == roles.ROW_TEXT else "paper"
    figure.add_annotation(x=1, xref=ref, xanchor="left", y="a", text="w" * 30, showarrow=False, name=note)
    return figure


@pytest.mark.parametrize("role", roles.ANNOTATIONS)
def test_on_a_phone_words_go_with_their_row_where_their_role_is_one_of_rows(role):
    figure = rows_with(role)
    phone_rows.lay_out(figure, Look(width=phone.WIDTH))
    is_moved = any(note.name == roles.ROW_WORDS and note.text == "w" * 30 for note in figure.layout.annotations)
    assert is_moved == (role in roles.OF_ROWS or role == roles.ROW_WORDS)


@pytest.mark.parametrize("role", roles.ANNOTATIONS)
def test_on_a_slide_only_words_right_of_the_plot_widen_its_margin(role):
    figure = slide.roomy(rows_with(role), replace(Look("projector", scale=slide.SCALE), height=500))
    assert ((figure.layout.margin.r or 0) > 100) == (role in roles.AT_RIGHT)


@pytest.mark.parametrize("role", roles.ANNOTATIONS)
def test_events_push_up_the_words_over_the_plot_and_no_others(role):
    figure = rows_with(role)
    figure.layout.annotations[0].update(y=1, yref="paper")
    events._raise(figure, 40)
    assert (figure.layout.annotations[0].yshift or 0) == 40 * (role in roles.OVER_PLOT)


@pytest.mark.parametrize("is_shown", [True, False])
def test_a_native_chart_has_a_legend_where_the_figures_own_lists_its_lines_and_no_guess_from_words(is_shown):
    figure = go.Figure(layout={"showlegend": is_shown})
    for name in ("median", "baseline"):
        figure.add_scatter(x=[1, 2], y=[1, 2], mode="lines", name=name, meta={"role": roles.LINE})
    figure.add_annotation(x=1, xref="paper", y=1, text="guideline", showarrow=False, name=roles.LEVEL_LABEL)
    slide_ = deck([toy(figure)]).slides[1]
    assert charts_on(slide_)[0].chart.has_legend == is_shown


def test_areas_are_named_in_a_legend_since_no_words_stand_beside_them_on_a_slide():
    figure = go.Figure(layout={"showlegend": False})
    for name in ("open", "closed"):
        figure.add_scatter(x=[1, 2], y=[1, 2], stackgroup="all", name=name, showlegend=False, meta={"role": roles.PART})
    assert charts_on(deck([toy(figure)]).slides[1])[0].chart.has_legend


def test_a_native_legend_leaves_out_the_lines_that_the_figures_leaves_out():
    figure = go.Figure()
    for name, is_listed in (("a", True), ("way between", False), ("b", True)):
        figure.add_scatter(x=[1, 2], y=[1, 2], name=name, showlegend=is_listed, meta={"role": roles.LINE})
    chart = charts_on(deck([toy(figure)]).slides[1])[0].chart
    dropped = [int(e.find(CHART + "idx").get("val")) for e in chart.legend._element.iter(CHART + "legendEntry")]
    assert [chart.plots[0].series[i].name for i in dropped] == ["way between"]


def test_entries_of_a_legend_stand_on_the_slide_as_the_lines_or_marks_that_they_are(tables):
    lanes = deck([card(tables, "strategies", "lanes")]).slides[1]
    entries = [s.text_frame.text for s in lanes.shapes if s.name == "Legend"]
    marks = {s.name: str(s.auto_shape_type) for s in lanes.shapes if s.name.startswith("Mark: ")}
    assert entries == ["open weights", "hybrid", "closed"]
    assert marks["Mark: open weights"] == "RECTANGLE (1)"


@pytest.mark.parametrize(
    ("page", "exhibit", "is_listed"), [("scenarios", "fan", True), ("overview", "key_figures", False)]
)
def test_slides_of_the_shipped_data_list_what_their_charts_list(page, exhibit, is_listed, tables):
    chart = charts_on(deck([card(tables, page, exhibit)]).slides[1])[0].chart
    assert chart.has_legend == is_listed
