"""Words beside a native chart as text boxes on the slide: names of rows and columns, direct labels of lines.

Labels inside a chart part are wrapped and laid over one another by each program in its own way; a text box is not.
"""

import math
from collections.abc import Sequence
from typing import Any

from analysis.export.colors import readable
from analysis.export.pptx.axes import FONT, first_tick, plot_area
from analysis.export.pptx.figure import Panel
from analysis.export.pptx.xml import BEFORE_LABELS, COLUMN_LABELS, INSIDE_LABELS, ROW_LABELS, SIDE_LABELS, rgb
from analysis.figures.layout.text_layout import spread

BLACK = "#111111"
POINT = 12_700
PIXEL = 9_525
"""A point and a pixel of the screen in the units of a slide."""
MOST_RIGHT = 12_192_000 - 100_000
"""Where words at the right of a slide end at the latest."""
Box = tuple[int, int, int, int]
Label = tuple[float, float, str]
Ends = tuple[float, float]


def write(
    slide: Any,
    panel: Panel,
    box: tuple[int, int, int, int],
    small: bool,
    spans: tuple[Ends, Ends],
    helpers: Sequence[tuple[str, list[Label]]],
) -> None:
    """Writes each helper's words where its points are; labels at the right are moved apart."""
    plot = _plot(panel, box, small)
    ends = _ends(panel, spans)
    for name, points in helpers:
        downs = [plot[1] + plot[3] * (1 - _part(y, ends[1], panel.y.log)) for _, y, _ in points]
        acrosses = [plot[0] + plot[2] * _part(x, ends[0], panel.x.log) for x, _, _ in points]
        apart = plot[3] / max(len(points), 1)
        size = max(6.0, min(8.0 if small else 11.0, apart / POINT / 1.2)) if name != COLUMN_LABELS else 10.0
        line = size * 1.25 * POINT
        if name == SIDE_LABELS:
            downs = spread(downs, [line] * len(downs), plot[1] - line / 2, plot[1] + plot[3] + line / 2)
        for (_, _, text), across, down in zip(points, acrosses, downs, strict=True):
            if name == ROW_LABELS:
                left = (box[0], down - line / 2, plot[0] - box[0] - 60_000, line)
                _say(slide, name, text, left, size, (BLACK, "RIGHT"))
            elif name == COLUMN_LABELS:
                wide = plot[2] / max(len(points), 2)
                under = 110_000 if panel.before or panel.side else 30_000
                below = (across - wide / 2, plot[1] + plot[3] + under, wide, line)
                _say(slide, name, text, below, size, (BLACK, "CENTER"))
            else:
                start = plot[0] + plot[2] + 60_000
                right = (start, down - line / 2, box[0] + box[2] - start, line)
                _say(slide, name, text, right, size, (_near(panel, text), "LEFT"))

    if panel.x.title and any(name == COLUMN_LABELS for name, _ in helpers):
        below = (plot[0], plot[1] + plot[3] + 230_000, plot[2], 180_000)
        _say(slide, "Axis title", panel.x.title, below, 8.0 if small else 11.0, (BLACK, "CENTER"))
    _words_before(slide, panel, box, plot, ends[1])
    _words_inside(slide, panel, plot, ends, small)


def _plot(panel: Panel, box: Box, small: bool) -> tuple[float, float, float, float]:
    """Left, top, width and height of the plot on the slide."""
    left, top, width, height = plot_area(panel, small)
    return box[0] + left * box[2], box[1] + top * box[3], width * box[2], height * box[3]


def _words_before(slide: Any, panel: Panel, box: Box, plot: tuple[float, ...], ends: Ends) -> None:
    """Words left of the plot: those tied to lines moved apart, the others where the figure has them."""
    downs = [plot[1] + plot[3] * (1 - _part(w.y, ends, panel.y.log)) - w.up * PIXEL for w in panel.before]
    tied = [i for i, w in enumerate(panel.before) if w.align == "right"]
    line = 11 * 1.25 * POINT
    low, high = plot[1] - line / 2, plot[1] + plot[3] + line / 2
    apart = spread([downs[i] for i in tied], [line] * len(tied), low, high) if tied else []
    for i, down in zip(tied, apart, strict=True):
        downs[i] = down
    for word, down in zip(panel.before, downs, strict=True):
        size = min(18.0, max(10.0, word.size * 0.8))
        high = size * 1.25 * POINT
        place = (box[0], down - high / 2, plot[0] - box[0] - 60_000, high)
        _say(slide, BEFORE_LABELS, word.text, place, size, (_near(panel, word.text), word.align.upper()))


def _words_inside(slide: Any, panel: Panel, plot: tuple[float, ...], ends: tuple[Ends, Ends], small: bool) -> None:
    """Words at points of the plot, as far from them as in the figure; none where the axis ends before."""
    size = 8.0 if small else 9.5
    high = size * 1.25 * POINT
    for word in panel.inside:
        x, y = word.x, word.y
        if not (_within(x, ends[0], panel.x.log) and _within(y, ends[1], panel.y.log)):
            continue
        wide = min(len(word.text) * size * 0.6 * POINT + 90_000, plot[2])
        start = {"left": 0.0, "right": wide}.get(word.align, wide / 2)
        left = plot[0] + plot[2] * _part(x, ends[0], panel.x.log) + word.right * PIXEL - start
        left = min(max(left, plot[0]), MOST_RIGHT - wide)
        down = _down(plot, y, ends[1], panel) - word.up * PIXEL
        place = (left, down - high / 2, wide, high)
        _say(slide, INSIDE_LABELS, word.text, place, size, (_near(panel, word.text), word.align.upper()))


def _down(plot: tuple[float, ...], y: float, ends: Ends, panel: Panel) -> float:
    """How far down the slide a height of the plot is."""
    return plot[1] + plot[3] * (1 - _part(y, ends, panel.y.log))


def _near(panel: Panel, text: str) -> str:
    """The color of the series that the words name; black for none."""
    near = [s.colors[0] for s in panel.series if s.name in text and len(set(s.colors)) == 1]
    return near[0] if near else BLACK


def beside_bars(slide: Any, panel: Panel, box: Box, small: bool) -> None:
    """The words right of rows of bars and at the ends of bars, each at its row."""
    keys: list[float] = [float(i) for i in range(len(panel.y.categories))] or sorted(
        {p for s in panel.series for p in s.y if p is not None}
    )
    plot = _plot(panel, box, small)
    apart = plot[3] / max(len(keys), 1)
    size = max(6.0, min(11.0, apart / POINT / 1.2))
    start = plot[0] + plot[2] + 60_000
    for at, text in panel.side:
        if at in keys:
            down = plot[1] + plot[3] - (keys.index(at) + 0.5) * apart
            place = (start, down - size * 0.6 * POINT, box[0] + box[2] - start, size * 1.2 * POINT)
            _say(slide, SIDE_LABELS, text, place, size, (BLACK, "LEFT"))
    low, high = first_tick(panel.x)
    ends = (low or 0.0, high or 1.0)
    for word in panel.inside:
        if word.y in keys:
            down = plot[1] + plot[3] - (keys.index(word.y) + 0.5) * apart
            left = plot[0] + plot[2] * _part(word.x, ends, False) + word.right * PIXEL
            place = (
                left,
                down - size * 0.6 * POINT,
                min(len(word.text) * size * 0.6 * POINT, MOST_RIGHT - left),
                size * 1.2 * POINT,
            )
            _say(slide, INSIDE_LABELS, word.text, place, size, (BLACK, "LEFT"))


def _within(value: float, ends: Ends, is_log: bool) -> bool:
    place = math.log10(max(value, 1e-12)) if is_log else value
    return ends[0] <= place <= ends[1]


def _ends(panel: Panel, spans: tuple[Ends, Ends]) -> tuple[Ends, Ends]:
    """The ends of x and y in the units in which places are proportional: powers of ten on log axes."""
    made = [
        (math.log10(max(low, 1e-12)), math.log10(max(high, 1e-12))) if axis.log else (low, high)
        for axis, (low, high) in ((panel.x, spans[0]), (panel.y, spans[1]))
    ]
    return made[0], made[1]


def _part(value: float, ends: Ends, is_log: bool) -> float:
    place = math.log10(max(value, 1e-12)) if is_log else value
    return min(1.0, max(0.0, (place - ends[0]) / ((ends[1] - ends[0]) or 1.0)))


def _say(
    slide: Any, name: str, text: str, place: tuple[float, float, float, float], size: float, pen: tuple[str, str]
) -> Any:
    """Words in their place, `size` points high; `pen` is their color and their side."""
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Pt

    shape = slide.shapes.add_textbox(*(int(p) for p in place))
    shape.name = name
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    color, side = pen
    most = max(6, int(place[2] / (size * 0.51 * POINT)))
    run = frame.paragraphs[0].add_run()
    run.text = text if len(text) <= most else text[: most - 1].rstrip() + "…"
    frame.paragraphs[0].alignment = getattr(PP_ALIGN, side)
    run.font.size, run.font.name = Pt(size), FONT
    run.font.color.rgb = rgb(readable(color, 4.6))
    return shape
