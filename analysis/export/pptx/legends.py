"""The legends of marks on a slide: what forms and fills say, as small shapes with their words, each on lines of its
own."""

from typing import Any

import plotly.graph_objects as go

from analysis.export.colors import on_white
from analysis.export.pptx.axes import FONT
from analysis.export.pptx.charts import kept_inside
from analysis.export.pptx.figure import words
from analysis.export.pptx.xml import rgb, without_style
from analysis.figures.layout import roles
from analysis.figures.layout.text_layout import text_width

LINE = 210_000
"""Height of a line, in the units of a slide."""
SIZE = 11
MARK, GAP = 95_000, 60_000
WIDTH = 12_192_000
"""Of a mark, between it and its words, and of a slide."""
SHAPES = {
    "circle": "OVAL",
    "square": "RECTANGLE",
    "triangle": "ISOSCELES_TRIANGLE",
    "cross": "CROSS",
    "x": "MATH_MULTIPLY",
    "star": "STAR_5_POINT",
    "diamond": "DIAMOND",
    "hexagon": "HEXAGON",
}


def legends(figure: go.Figure) -> dict[str, list[Any]]:
    """Heading → the traces that stand in a legend only, to say what marks mean."""
    found: dict[str, list[Any]] = {}
    for trace in figure.data:
        if not roles.is_drawn(trace) and trace.showlegend is not False:
            title = figure.layout[trace.legend or "legend"].title.text
            found.setdefault(words(title), []).append(trace)
    return found


def add(slide: Any, figure: go.Figure, left: int, top: int) -> int:
    """Writes the legends of a figure's marks from a place on; gives the height that they take."""
    line, has_shapes = top, any(roles.of(trace) == roles.TIE for trace in figure.data)
    for title, traces in legends(figure).items():
        start = at = _say(slide, title, left, line) if title else left
        for trace in traces:
            if at + MARK + GAP + _wide(words(trace.name)) > WIDTH - left:
                at, line = start, line + LINE
            _mark(slide, trace, (at, line + (LINE - MARK) // 2), has_shapes)
            at = _say(slide, words(trace.name), at + MARK + GAP, line)
        line += LINE
    return line - top


def _wide(text: str) -> int:
    return round(text_width(text, SIZE) * 12_700 * 1.1)


def _say(slide: Any, text: str, left: int, top: int) -> int:
    """Words of a legend; gives where the next thing may stand."""
    from pptx.enum.text import MSO_ANCHOR
    from pptx.util import Pt

    wide = _wide(text)
    shape = slide.shapes.add_textbox(left, top, wide, LINE)
    shape.name = "Legend"
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap, frame.vertical_anchor = False, MSO_ANCHOR.MIDDLE
    run = frame.paragraphs[0].add_run()
    run.text, run.font.size, run.font.name = text, Pt(SIZE), FONT
    run.font.color.rgb = rgb("#111111")
    return left + wide + 120_000


def _mark(slide: Any, trace: Any, place: tuple[int, int], has_shapes: bool) -> None:
    """A mark as the slide draws it: one hollow on screen is pale on a chart and white among shapes; a piece of a
    line."""
    from pptx.enum.shapes import MSO_SHAPE

    symbol = "square" if trace.mode == "lines" else str(trace.marker.symbol)
    color = str(trace.marker.color or trace.line.color)
    form = getattr(MSO_SHAPE, SHAPES.get(symbol.split("-")[0], "OVAL"))
    shape = without_style(slide.shapes.add_shape(form, *place, MARK, MARK))
    shape.name = f"Mark: {words(trace.name)}"
    kept = kept_inside(symbol)
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(on_white(color, 0.0 if has_shapes and kept < 1 else kept))
    shape.line.color.rgb = rgb(on_white(color))
