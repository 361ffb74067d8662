"""A network on a slide as native shapes: a curve for each tie, a box for each company, words at their places.

No chart of PowerPoint has hollow lines or boxes as high as a company has ties, so each is a shape of its own that can
be moved and named, all in one group.
"""

from typing import Any, NamedTuple

import plotly.graph_objects as go
from lxml import etree

from analysis.export.colors import on_white, readable
from analysis.export.pptx.figure import as_list, words
from analysis.export.pptx.xml import FONT, rgb, without_style
from analysis.figures.layout import roles
from analysis.figures.layout.text_layout import CHART, text_width

POINT = 12_700
LEAST, MOST = 7.0, 12.0
"""Points of the smallest and the largest words."""
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


class Plot(NamedTuple):
    """Where the plot of a figure lies on a slide, and how wide and how high one of its pixels is there."""

    left: float
    top: float
    width: float
    height: float
    x: tuple[float, float]
    y: tuple[float, float]
    pixel: float
    pixel_down: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        """The place on the slide of a point of the figure."""
        across, up = (x - self.x[0]) / (self.x[1] - self.x[0]), (y - self.y[0]) / (self.y[1] - self.y[0])
        return self.left + across * self.width, self.top + (1 - up) * self.height


def is_network(figure: go.Figure) -> bool:
    """True for a figure whose lines are ties from company to company."""
    return any(roles.of(trace) == roles.TIE for trace in figure.data)


def add(slide: Any, figure: go.Figure, box: tuple[int, int, int, int]) -> Any:
    """Draws the network in a box of the slide and returns the group of its shapes."""
    plot, group = _plot(figure, box), slide.shapes.add_group_shape()
    for trace in figure.data:
        if roles.of(trace) in (roles.TIE, roles.CORE):
            draw = _curve if trace.mode == "lines" else _cross
            draw(group, trace, plot)
    for note in roles.annotations(figure, roles.POINT_LABEL, roles.COLUMN_TITLE):
        _words(group, note, plot)
    for note in roles.annotations(figure, roles.BOX):
        _box(group, note, plot)
    return group


def _plot(figure: go.Figure, box: tuple[int, int, int, int]) -> Plot:
    """The plot under a line of column titles, as wide as the box: each pixel is the part of it that it is on screen."""
    edges, head = figure.layout.margin, round(2 * MOST * POINT)
    across = CHART - (edges.l or 0) - (edges.r or 0)
    down = figure.layout.height - (edges.t or 0) - (edges.b or 0)
    x, y = ((float(low), float(high)) for low, high in (figure.layout.xaxis.range, figure.layout.yaxis.range))
    return Plot(box[0], box[1] + head, box[2], box[3] - head, x, y, box[2] / across, (box[3] - head) / down)


def _curve(group: Any, trace: Any, plot: Plot) -> None:
    """A tie as one cubic curve, so that four points move it."""
    from pptx.util import Pt

    points = [plot.at(x, y) for x, y in zip(as_list(trace.x), as_list(trace.y), strict=True)]
    builder = group.shapes.build_freeform(*map(round, points[0]))
    builder.add_line_segments([(round(x), round(y)) for x, y in points[1:]], close=False)
    shape = without_style(builder.convert_to_shape())
    shape.name = words(trace.name)
    _bend(shape, points)
    shape.fill.background()
    line = shape.line
    line.color.rgb = rgb(on_white(trace.line.color, 1.0 if trace.opacity is None else trace.opacity))
    line.width = Pt(max(0.5, trace.line.width * plot.pixel / POINT))
    if trace.line.dash not in (None, "solid"):
        from pptx.enum.dml import MSO_LINE

        line.dash_style = MSO_LINE.ROUND_DOT


def _bend(shape: Any, points: list[tuple[float, float]]) -> None:
    """Puts one cubic curve in place of straight pieces: through the first and last of them, and those at thirds."""
    third = (len(points) - 1) // 3
    a, b, c, d = points[0], points[third], points[2 * third], points[-1]
    one = [(-5 * a[i] + 18 * b[i] - 9 * c[i] + 2 * d[i]) / 6 for i in (0, 1)]
    two = [(2 * a[i] - 9 * b[i] + 18 * c[i] - 5 * d[i]) / 6 for i in (0, 1)]
    left, top = min(x for x, _ in points), min(y for _, y in points)
    path = shape._element.find(f".//{{{DRAWING}}}path")
    for piece in path.findall(f"{{{DRAWING}}}lnTo"):
        path.remove(piece)
    bend = etree.SubElement(path, f"{{{DRAWING}}}cubicBezTo")
    for x, y in (one, two, d):
        etree.SubElement(bend, f"{{{DRAWING}}}pt", x=str(round(x - left)), y=str(round(y - top)))


def _cross(group: Any, trace: Any, plot: Plot) -> None:
    """The cross on a tie that was abandoned."""
    from pptx.enum.shapes import MSO_SHAPE

    size = round(1.6 * trace.marker.size * plot.pixel)
    across, down = plot.at(trace.x[0], trace.y[0])
    place = round(across - size / 2), round(down - size / 2), size, size
    shape = without_style(group.shapes.add_shape(MSO_SHAPE.MATH_MULTIPLY, *place))
    shape.name = words(trace.name)
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb(on_white(trace.marker.color))
    shape.line.fill.background()


def _points(note: Any, plot: Plot) -> float:
    """The size of words, as on screen within what can be read on a slide."""
    return float(min(MOST, max(LEAST, note.font.size * plot.pixel / POINT)))


def _words(group: Any, note: Any, plot: Plot) -> None:
    """An amount at the end of its line, or the title of a column over it."""
    size = _points(note, plot)
    wide, high = 1.15 * text_width(words(note.text), size) * POINT, 1.25 * size * POINT
    across, down = plot.at(note.x, note.y)
    across += (note.xshift or 0) * plot.pixel - wide * {"right": 1.0}.get(note.xanchor, 0.5)
    down -= high if note.yanchor == "bottom" else high / 2
    down -= (note.yshift or 0) * plot.pixel_down
    shape = group.shapes.add_textbox(*(round(part) for part in (across, down, wide, high)))
    _write(shape, note, size, "RIGHT" if note.xanchor == "right" else "CENTER")
    if note.bgcolor:
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb("#ffffff")


def _box(group: Any, note: Any, plot: Plot) -> None:
    """The name of a company in its box, as high as its ties need."""
    from pptx.enum.shapes import MSO_SHAPE
    from pptx.util import Pt

    wide, size = note.width * plot.pixel, _points(note, plot)
    high = max(note.height * plot.pixel_down, 1.2 * size * POINT)
    across, down = plot.at(note.x, note.y)
    place = (round(part) for part in (across - wide / 2, down - high / 2, wide, high))
    shape = without_style(group.shapes.add_shape(MSO_SHAPE.RECTANGLE, *place))
    shape.fill.solid()
    shape.fill.fore_color.rgb = rgb("#ffffff")
    shape.line.color.rgb = rgb(on_white(note.bordercolor))
    shape.line.width = Pt(note.borderwidth * plot.pixel / POINT)
    _write(shape, note, size, "CENTER")


def _write(shape: Any, note: Any, size: float, side: str) -> None:
    """The words of a note in a shape, bold where they are so on screen."""
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Pt

    shape.name = words(note.text)
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap, frame.vertical_anchor = False, MSO_ANCHOR.MIDDLE
    frame.paragraphs[0].alignment = getattr(PP_ALIGN, side)
    run = frame.paragraphs[0].add_run()
    run.text = words(note.text)
    run.font.size, run.font.name, run.font.bold = Pt(size), FONT, note.text.startswith("<b>")
    run.font.color.rgb = rgb(readable(on_white(note.font.color), 4.6))
