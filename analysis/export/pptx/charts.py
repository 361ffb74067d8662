"""Panels of marks → native charts on a slide, with the plotted data inside, editable."""

import math
from typing import Any

from analysis.export.colors import on_white
from analysis.export.pptx import labels
from analysis.export.pptx.axes import step
from analysis.export.pptx.bars import areas, bars, title
from analysis.export.pptx.embedded import as_text
from analysis.export.pptx.figure import Axis, Panel, Series, words
from analysis.export.pptx.xml import COLUMN_LABELS, ROW_LABELS, SIDE_LABELS, add_errors, rgb
from analysis.figures.layout.theme import contrast

SYMBOLS = {
    "circle": "CIRCLE",
    "square": "SQUARE",
    "diamond": "DIAMOND",
    "triangle": "TRIANGLE",
    "x": "X",
    "star": "STAR",
    "cross": "PLUS",
}


WIDEST = 4.5
"""Points of the widest line: marks under it still stand out."""
HOLLOW = {"-open": 0.4, "-open-dot": 0.12}
"""How much of its color a hollow mark keeps inside; one of a projection, with a dot on screen, the least."""


def add(slide: Any, panel: Panel, box: tuple[int, int, int, int], small: bool) -> Any:
    """Adds the panel as a chart part and returns its frame on the slide."""
    made = {"bar": bars, "area": areas, "xy": _dots}[panel.kind](slide, panel, box)
    _dress(made.chart, panel, 8 if small else 11, small)
    if panel.kind == "xy":
        labels.write(slide, panel, box, small, spans(panel), _helpers(panel))
    elif panel.kind == "bar" and panel.horizontal and (panel.side or panel.inside):
        labels.beside_bars(slide, panel, box, small)
    return made


def segments(series: Series) -> list[list[int]]:
    """Places of the points that are joined: a gap ends a line."""
    runs: list[list[int]] = [[]]
    for i, (x, y) in enumerate(zip(series.x, series.y, strict=True)):
        if x is None or y is None:
            runs.append([])
        else:
            runs[-1].append(i)
    runs = [r for r in runs if r]
    return runs if series.line else [[i for r in runs for i in r]]


def joined_runs(panel: Panel) -> list[tuple[Series, list[int]]]:
    """Each joined part of each series, the longest first: LibreOffice drops what stands before a longer one."""
    parts = [(series, run) for series in panel.series for run in segments(series)]
    return sorted(parts, key=lambda part: -len(part[1]))


def _dots(slide: Any, panel: Panel, box: tuple[int, int, int, int]) -> Any:
    from pptx.chart.data import XyChartData
    from pptx.enum.chart import XL_CHART_TYPE as KIND

    data, drawn = as_text(XyChartData()), joined_runs(panel)
    for series, run in drawn:
        added = data.add_series(title(series, panel, panel.y))
        for i in run:
            added.add_data_point(series.x[i], series.y[i])
    made = slide.shapes.add_chart(KIND.XY_SCATTER_LINES, *box, data)
    natives = list(made.chart.plots[0].series)
    for native, (series, run) in zip(natives, drawn, strict=False):
        _draw_dots(native, series, run)
        for way, error in (("x", series.error_x), ("y", series.error_y)):
            if error:
                add_errors(native, way, tuple([part[i] for i in run] for part in error), series.colors[0])
    return made


def _draw_dots(native: Any, series: Series, run: list[int]) -> None:
    from pptx.util import Pt

    native.smooth = False
    line = native.format.line
    if series.line:
        line.color.rgb = rgb(series.line)
        line.width = Pt(min(WIDEST, max(1.0, series.width * 0.75)))
        _dash(line, series.dash)
        if series.arrow:
            _point(line)
    else:
        line.fill.background()
    _mark(native.marker, series, 0)
    if len({*series.colors}) > 1 or len({*series.symbols}) > 1:
        for place, i in enumerate(run):
            _mark(native.points[place].marker, series, i)


def _point(line: Any) -> None:
    """An arrow's head at the end of a line."""
    from lxml import etree

    from analysis.export.pptx.xml import NAMESPACES

    line._get_or_add_ln().append(etree.fromstring(f'<a:tailEnd {NAMESPACES} type="triangle"/>'))


def _mark(marker: Any, series: Series, i: int) -> None:
    """A dot: its form, its color; pale where the figure's is hollow, as not every program draws outlines of marks."""
    from pptx.enum.chart import XL_MARKER_STYLE as STYLE

    symbol = series.symbols[i % len(series.symbols)] if series.symbols else "circle"
    if not series.markers:
        marker.style = STYLE.NONE
        return
    marker.style = getattr(STYLE, SYMBOLS.get(symbol.split("-")[0], "CIRCLE"))
    marker.size = 5 if series.line else 7
    color = series.colors[i % len(series.colors)]
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = rgb(on_white(color, kept_inside(symbol)))
    marker.format.line.color.rgb = rgb(color if contrast(color, "#ffffff") > 1.2 else "#595959")


def kept_inside(symbol: str) -> float:
    """How much of its color a mark has inside, from 0 to 1: all unless it is hollow."""
    return next((kept for fill, kept in HOLLOW.items() if symbol.endswith(fill)), 1.0)


def _dash(line: Any, dash: str) -> None:
    """A line's dashes as PowerPoint knows them; a pattern in pixels, which it does not know, is dashed."""
    from pptx.enum.dml import MSO_LINE

    known = {
        "dash": MSO_LINE.DASH,
        "dot": MSO_LINE.ROUND_DOT,
        "dashdot": MSO_LINE.DASH_DOT,
        "longdash": MSO_LINE.LONG_DASH,
        "longdashdot": MSO_LINE.LONG_DASH_DOT,
    }
    if dash not in ("", "solid"):
        line.dash_style = known.get(dash, MSO_LINE.DASH)


def span(axis: Axis, values: list[float]) -> tuple[float, float]:
    """Lowest and highest place of an axis: the figure's, else a little more than the data."""
    if axis.kind == "category":
        return -0.6, len(axis.categories) - 0.4
    low, high = min(values, default=0.0), max(values, default=1.0)
    room = 0.0 if axis.log else (high - low) * 0.04 or 1.0
    least = low
    low, high = low - (0 if 0 <= low < room else room), high + room
    low, high = (low if axis.low is None else axis.low), (high if axis.high is None else axis.high)
    is_years = axis.kind == "number" and not axis.log and low > 1900 and high < 2101
    if is_years or axis.ticks or axis.kind != "number":
        return (math.floor(low), math.ceil(high)) if is_years else (low, high)
    if axis.log:
        return 10.0 ** math.floor(math.log10(low) + 0.02), 10.0 ** math.ceil(math.log10(high) - 0.02)
    each = step(low, high)
    start = math.ceil(low / each - 1e-9) * each
    return (start if start <= least else math.floor(low / each) * each), high


def spans(panel: Panel) -> tuple[tuple[float, float], tuple[float, float]]:
    """Span of x and of y, error bars included."""
    found = []
    for axis, name in ((panel.x, "x"), (panel.y, "y")):
        values: list[float] = []
        for s in panel.series:
            plus, minus = getattr(s, f"error_{name}") or ((0.0,) * len(s.x), (0.0,) * len(s.x))
            for v, up, down in zip(getattr(s, name), plus, minus, strict=False):
                values += [] if v is None else [v - down, v + up] if not axis.log else [v]
        found.append(span(axis, values))
    return found[0], found[1]


def _helpers(panel: Panel) -> list[tuple[str, list[tuple[float, float, str]]]]:
    """Words beside the plot and where they stand: rows at the left, columns below, direct labels at the right."""
    (left, right), (low, top) = spans(panel)
    made = []
    rows = [(float(i), c) for i, c in enumerate(panel.y.categories)] or list(panel.y.ticks)
    columns = [(float(i), c) for i, c in enumerate(panel.x.categories)] or list(panel.x.ticks)
    rows = [(y, text) for y, text in rows if low <= y <= top]
    if rows:
        made.append((ROW_LABELS, [(left, y, words(text)) for y, text in rows]))
    if columns:
        made.append((COLUMN_LABELS, [(x, low, words(text)) for x, text in columns]))
    if panel.side:
        made.append((SIDE_LABELS, [(right, y, text) for y, text in panel.side]))
    return made


def _dress(chart: Any, panel: Panel, size: int, small: bool) -> None:
    from analysis.export.pptx.axes import dress

    dress(chart, panel, size, small, spans(panel))
