"""Panels of marks → native charts on a slide, with the plotted data inside, editable."""

from dataclasses import replace
from typing import Any

import pandas as pd

from analysis.export.ink import readable
from analysis.export.marks import EPOCH, Axis, Panel, Series, clean
from analysis.figures.look import contrast

FONT = "Calibri"
ROW_LABELS, COLUMN_LABELS, SIDE_LABELS, START = "Row labels", "Column labels", "Direct labels", "Start (not drawn)"
HELPERS = (ROW_LABELS, COLUMN_LABELS, SIDE_LABELS, START)
"""Series that only carry words or hold a bar up; all others are the plotted data."""
Row = tuple[str, list[float | None], Series | None]
SYMBOLS = {
    "circle": "CIRCLE", "square": "SQUARE", "diamond": "DIAMOND", "triangle": "TRIANGLE", "x": "X",
    "star": "STAR", "cross": "PLUS",
}  # fmt: skip


def add(slide: Any, panel: Panel, box: tuple[int, int, int, int], small: bool) -> Any:
    """Adds the panel as a chart part and returns its frame on the slide."""
    made = {"bar": _bars, "area": _areas, "xy": _dots}[panel.kind](slide, panel, box)
    _dress(made.chart, panel, 8 if small else 11, small)
    return made


def bar_cells(panel: Panel) -> tuple[list[Any], list[Row]]:
    """Categories, and for each native series its name, its value at each category, its trace (None: not drawn)."""
    place, value = (panel.y, panel.x) if panel.horizontal else (panel.x, panel.y)
    pick = (lambda s: (s.y, s.x)) if panel.horizontal else (lambda s: (s.x, s.y))
    keys = list(range(len(place.categories))) or sorted({p for s in panel.series for p in pick(s)[0] if p is not None})
    start: list[float | None] = [None] * len(keys)
    rows: list[Row] = []
    for series in panel.series:
        cells: list[float | None] = [None] * len(keys)
        for i, (at, amount) in enumerate(zip(*pick(series), strict=True)):
            if at is None or amount is None:
                continue
            base = series.base[i % len(series.base)] if series.base else 0.0
            cells[keys.index(at)] = abs(amount) if series.base else amount
            if series.base:
                low, high = sorted((base, base + amount))
                start[keys.index(at)] = low if high > 0 else high
                cells[keys.index(at)] = abs(amount) if high > 0 else -abs(amount)
        rows.append((title(series, panel, value), cells, series))
    if any(s for s in start if s is not None):
        rows.insert(0, (START, start, None))
    return [_category(place, k) for k in keys], rows


def title(series: Series, panel: Panel, value: Axis) -> str:
    """What a series is called: its name, else the measure where it is alone."""
    nameless = series.name.startswith("Series ")
    return value.title if nameless and len(panel.series) == 1 and value.title else series.name


def _category(place: Axis, key: Any) -> str:
    if place.kind == "category":
        return clean(place.categories[int(key)]).replace("<br>", " · ")
    return str((EPOCH + pd.Timedelta(days=key)).date()) if place.kind == "date" else f"{key:g}"


def _bars(slide: Any, panel: Panel, box: tuple[int, int, int, int]) -> Any:
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE as KIND

    categories, rows = bar_cells(panel)
    stacked = panel.barmode in ("stack", "relative") or rows[0][2] is None
    data = CategoryChartData()
    data.categories = categories
    for name, cells, _ in rows:
        data.add_series(name, cells)
    across, up = (KIND.BAR_STACKED, KIND.COLUMN_STACKED) if stacked else (KIND.BAR_CLUSTERED, KIND.COLUMN_CLUSTERED)
    made = slide.shapes.add_chart(across if panel.horizontal else up, *box, data)
    plot = made.chart.plots[0]
    plot.gap_width = 40
    if stacked or panel.barmode == "overlay":
        plot.overlap = 100
    if rows[0][2] is None:
        rows = _lift(plot.series[0], rows)
    for series, (_, cells, drawn) in zip(plot.series, rows, strict=True):
        series.invert_if_negative = False
        _fill_bars(series, cells, drawn, panel, stacked)
    return made


def _on(color: str) -> str:
    """White or black, whichever reads better on a bar."""
    return "#ffffff" if contrast(readable(color, 1.15), "#ffffff") >= 3 else "#111111"


def _lift(floor: Any, rows: list[Row]) -> list[Row]:
    """Writes the labels of floating bars at the end of what holds them up, where there is room; rows without them."""
    kept = [rows[0]]
    held = rows[0][1]
    for name, cells, drawn in rows[1:]:
        filled = [i for i, cell in enumerate(cells) if cell is not None]
        if drawn and drawn.labels and all(held[i] for i in filled):
            for point, label in zip(filled, drawn.labels, strict=False):
                _say(floor.points[point], label, "INSIDE_END", 10, "#111111")
            drawn = replace(drawn, labels=())
        kept.append((name, cells, drawn))
    return kept


def _fill_bars(series: Any, cells: list[float | None], drawn: Series | None, panel: Panel, stacked: bool) -> None:
    """Colors of the trace, one for all or one a bar, and the labels that the figure writes on its bars."""
    from analysis.export.errors import add_errors

    if drawn is None:
        series.format.fill.background()
        series.format.line.fill.background()
        return
    _solid(series.format, drawn.colors[0])
    filled = [i for i, cell in enumerate(cells) if cell is not None]
    if len(set(drawn.colors)) > 1:
        for point, color in zip(filled, drawn.colors, strict=False):
            _solid(series.points[point].format, color)
    for place, (point, label) in enumerate(zip(filled, drawn.labels, strict=False)):
        if label:
            color = drawn.colors[place % len(drawn.colors)]
            _say(series.points[point], label, "CENTER" if stacked else None, 10, _on(color) if stacked else "#111111")
    error = drawn.error_x if panel.horizontal else drawn.error_y
    if error:
        add_errors(series, None, error)


def _areas(slide: Any, panel: Panel, box: tuple[int, int, int, int]) -> Any:
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE as KIND

    data = CategoryChartData()
    keys = sorted({x for s in panel.series for x in s.x if x is not None})
    data.categories = [_category(panel.x, k) for k in keys]
    for series in panel.series:
        cells = dict(zip(series.x, series.y, strict=True))
        data.add_series(series.name, [cells.get(k) for k in keys])
    made = slide.shapes.add_chart(KIND.AREA_STACKED, *box, data)
    for native, series in zip(made.chart.plots[0].series, panel.series, strict=True):
        _solid(native.format, series.colors[0])
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


def _dots(slide: Any, panel: Panel, box: tuple[int, int, int, int]) -> Any:
    from pptx.chart.data import XyChartData
    from pptx.enum.chart import XL_CHART_TYPE as KIND

    from analysis.export.errors import add_errors

    data, drawn = XyChartData(), []
    for series in panel.series:
        for run in segments(series):
            added = data.add_series(title(series, panel, panel.y))
            for i in run:
                added.add_data_point(series.x[i], series.y[i])
            drawn.append((series, run))
    helpers = _helpers(panel)
    for name, points, _ in helpers:
        added = data.add_series(name)
        for x, y, _ in points:
            added.add_data_point(x, y)
    made = slide.shapes.add_chart(KIND.XY_SCATTER_LINES, *box, data)
    natives = list(made.chart.plots[0].series)
    for native, (series, run) in zip(natives, drawn, strict=False):
        _draw_dots(native, series, run)
        for way, error in (("x", series.error_x), ("y", series.error_y)):
            if error:
                add_errors(native, way, tuple([part[i] for i in run] for part in error), series.colors[0])
    for native, (_, points, side) in zip(natives[len(drawn) :], helpers, strict=True):
        _only_words(native, points, side, panel, 8 if box[2] < 4_000_000 else 10)
    return made


def _draw_dots(native: Any, series: Series, run: list[int]) -> None:
    from pptx.util import Pt

    native.smooth = False
    line = native.format.line
    if series.line:
        line.color.rgb = _rgb(series.line)
        line.width = Pt(max(1.0, series.width * 0.75))
        _dash(line, series.dash)
    else:
        line.fill.background()
    _mark(native.marker, series, 0)
    if len({*series.colors}) > 1 or len({*series.symbols}) > 1:
        for place, i in enumerate(run):
            _mark(native.points[place].marker, series, i)


def _mark(marker: Any, series: Series, i: int) -> None:
    """A dot: its form, its color; hollow where the figure's is."""
    from pptx.enum.chart import XL_MARKER_STYLE as STYLE

    symbol = series.symbols[i % len(series.symbols)] if series.symbols else "circle"
    if not series.markers:
        marker.style = STYLE.NONE
        return
    marker.style = getattr(STYLE, SYMBOLS.get(symbol.split("-")[0], "CIRCLE"))
    marker.size = 5 if series.line else 7
    color = series.colors[i % len(series.colors)]
    marker.format.fill.solid()
    marker.format.fill.fore_color.rgb = _rgb("#ffffff" if symbol.endswith("-open") else color)
    marker.format.line.color.rgb = _rgb(color)


def _dash(line: Any, dash: str) -> None:
    from pptx.enum.dml import MSO_LINE

    known = {"dash": MSO_LINE.DASH, "dot": MSO_LINE.ROUND_DOT, "dashdot": MSO_LINE.DASH_DOT}
    if dash in known:
        line.dash_style = known[dash]


def span(axis: Axis, values: list[float]) -> tuple[float, float]:
    """Lowest and highest place of an axis: the figure's, else a little more than the data."""
    if axis.kind == "category":
        return -0.6, len(axis.categories) - 0.4
    low, high = min(values, default=0.0), max(values, default=1.0)
    room = 0.0 if axis.log else (high - low) * 0.04 or 1.0
    low, high = low - (0 if 0 <= low < room else room), high + room
    return (low if axis.low is None else axis.low), (high if axis.high is None else axis.high)


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


def _helpers(panel: Panel) -> list[tuple[str, list[tuple[float, float, str]], str]]:
    """Series that carry words: rows at the left, columns below, direct labels at the right."""
    (left, right), (low, _) = spans(panel)
    made = []
    rows = [(float(i), c) for i, c in enumerate(panel.y.categories)] or list(panel.y.ticks)
    columns = [(float(i), c) for i, c in enumerate(panel.x.categories)] or list(panel.x.ticks)
    if rows:
        made.append((ROW_LABELS, [(left, y, _flat(text)) for y, text in rows], "LEFT"))
    if columns:
        made.append((COLUMN_LABELS, [(x, low, _flat(text)) for x, text in columns], "BELOW"))
    if panel.side:
        made.append((SIDE_LABELS, [(right, y, text) for y, text in panel.side], "RIGHT"))
    return made


def _flat(text: str) -> str:
    return clean(text).replace("<br>", " · ")


def _only_words(native: Any, points: list[tuple[float, float, str]], side: str, panel: Panel, size: int) -> None:
    from pptx.enum.chart import XL_MARKER_STYLE as STYLE

    native.marker.style = STYLE.NONE
    native.format.line.fill.background()
    for i, (_, _, text) in enumerate(points):
        near = [s.colors[0] for s in panel.series if s.name in text and len(set(s.colors)) == 1]
        _say(native.points[i], text, side, size, near[0] if side == "RIGHT" and near else "#111111")


def _say(point: Any, text: str, side: str | None, size: int, color: str) -> None:
    """A label of our own words at a point."""
    from pptx.enum.chart import XL_LABEL_POSITION as POSITION
    from pptx.util import Pt

    label = point.data_label
    label.text_frame.text = text
    run = label.text_frame.paragraphs[0].runs[0]
    run.font.size, run.font.name = Pt(size), FONT
    run.font.color.rgb = _rgb(readable(color, 4.6) if color != "#ffffff" else color)
    if side:
        label.position = getattr(POSITION, side)


def _solid(format_: Any, color: str) -> None:
    format_.fill.solid()
    format_.fill.fore_color.rgb = _rgb(readable(color, 1.15))


def _rgb(color: str) -> Any:
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(color.lstrip("#").upper())


def _dress(chart: Any, panel: Panel, size: int, small: bool) -> None:
    from analysis.export.axes import dress

    dress(chart, panel, size, small, spans(panel))
