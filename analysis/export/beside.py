"""Words beside a native chart as text boxes on the slide: names of rows and columns, direct labels of lines.

Labels inside a chart part are wrapped and laid over one another by each program in its own way; a text box is not.
"""

import math
from collections.abc import Sequence
from typing import Any

from analysis.export.axes import FONT, plot_area
from analysis.export.ink import readable
from analysis.export.marks import Panel
from analysis.export.natives import COLUMN_LABELS, ROW_LABELS, SIDE_LABELS, rgb
from analysis.figures.labels import spread

POINT = 12_700
Label = tuple[float, float, str]
Ends = tuple[float, float]


def write(
    slide: Any, panel: Panel, box: tuple[int, int, int, int], small: bool, spans: tuple[Ends, Ends],
    helpers: Sequence[tuple[str, list[Label]]],
) -> None:  # fmt: skip
    """Writes each helper's words where its points are; labels at the right are moved apart."""
    left, top, width, height = plot_area(panel, small)
    plot = (box[0] + left * box[2], box[1] + top * box[3], width * box[2], height * box[3])
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
                _say(
                    slide,
                    name,
                    text,
                    (box[0], down - line / 2, plot[0] - box[0] - 60_000, line),
                    size,
                    "#111111",
                    "RIGHT",
                )
            elif name == COLUMN_LABELS:
                wide = plot[2] / max(len(points), 2)
                below = (across - wide / 2, plot[1] + plot[3] + 30_000, wide, line)
                _say(slide, name, text, below, size, "#111111", "CENTER")
            else:
                start = plot[0] + plot[2] + 60_000
                near = [s.colors[0] for s in panel.series if s.name in text and len(set(s.colors)) == 1]
                right = (start, down - line / 2, box[0] + box[2] - start, line)
                _say(slide, name, text, right, size, near[0] if near else "#111111", "LEFT")


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
    slide: Any, name: str, text: str, place: tuple[float, float, float, float], size: float, color: str, side: str
) -> None:
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Pt

    shape = slide.shapes.add_textbox(*(int(p) for p in place))
    shape.name = name
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    most = max(6, int(place[2] / (size * 0.51 * POINT)))
    run = frame.paragraphs[0].add_run()
    run.text = text if len(text) <= most else text[: most - 1].rstrip() + "…"
    frame.paragraphs[0].alignment = getattr(PP_ALIGN, side)
    run.font.size, run.font.name = Pt(size), FONT
    run.font.color.rgb = rgb(readable(color, 4.6))
