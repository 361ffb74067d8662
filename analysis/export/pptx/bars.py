"""Bars and stacked areas as native charts: categories and the value of each series at each category."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from analysis.export.colors import readable
from analysis.export.pptx.axes import plot_area
from analysis.export.pptx.embedded import as_text
from analysis.export.pptx.figure import EPOCH, Axis, Panel, Series, words
from analysis.export.pptx.xml import NAMELESS, START, add_errors, say, solid
from analysis.figures.layout.theme import contrast
from analysis.formats import spelled

INCH = 914_400
LETTER = 0.078
"""Width of a letter on a bar, in inches."""
Row = tuple[str, list[float | None], Series | None]


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


def order(panel: Panel, series: Series) -> list[int]:
    """Places of a series' own points in the order of their categories: labels, colors and errors follow their bars."""
    places, values = (series.y, series.x) if panel.horizontal else (series.x, series.y)
    kept = [
        i for i, (at, amount) in enumerate(zip(places, values, strict=True)) if at is not None and amount is not None
    ]
    return sorted(kept, key=lambda i: places[i])


def _ordered(parts: Sequence[Any], places: list[int]) -> list[Any]:
    return [parts[i] for i in places] if len(parts) > max(places, default=-1) else list(parts)


def title(series: Series, panel: Panel, value: Axis) -> str:
    """What a series is called: its name, else the measure where it is alone."""
    nameless = series.name.startswith(NAMELESS)
    return value.title if nameless and len(panel.series) == 1 and value.title else series.name


def _category(place: Axis, key: Any) -> str:
    """The words at a bar: the category, what the axis writes there, the date or the number."""
    if key in dict(place.ticks):
        return dict(place.ticks)[key]
    if place.kind == "category":
        return words(place.categories[int(key)])
    return str((EPOCH + pd.Timedelta(days=key)).date()) if place.kind == "date" else spelled(key, "g")


def bars(slide: Any, panel: Panel, box: tuple[int, int, int, int]) -> Any:
    """The frame of a bar chart added to the slide: side by side, stacked, on one another or floating."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE as KIND

    categories, rows = bar_cells(panel)
    stacked = panel.barmode in ("stack", "relative") or rows[0][2] is None
    data = as_text(CategoryChartData())
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
        rows = _lift(plot.series[0], rows, panel)
    for series, (_, cells, drawn) in zip(plot.series, rows, strict=True):
        series.invert_if_negative = False
        _fill_bars(series, cells, drawn, panel, stacked, box[2] / INCH)
    return made


def _on(color: str) -> str:
    """White or black, whichever reads better on a bar."""
    return "#ffffff" if contrast(readable(color, 1.15), "#ffffff") >= 3 else "#111111"


def _lift(floor: Any, rows: list[Row], panel: Panel) -> list[Row]:
    """Writes the labels of floating bars at the end of what holds them up, where there is room; rows without them."""
    kept = [rows[0]]
    held = rows[0][1]
    for name, cells, drawn in rows[1:]:
        filled = [i for i, cell in enumerate(cells) if cell is not None]
        if drawn and drawn.labels and all(held[i] for i in filled):
            for point, label in zip(filled, _ordered(drawn.labels, order(panel, drawn)), strict=False):
                say(floor.points[point], label, "INSIDE_END", 10, "#111111")
            drawn = replace(drawn, labels=())
        kept.append((name, cells, drawn))
    return kept


def _fits(label: str, value: float | None, panel: Panel, wide: float) -> bool:
    """True where a label of 10 points is no wider than its part of a stacked bar in a chart so many inches wide;
    columns hold short ones."""
    if not panel.horizontal:
        return len(label) <= 8
    totals: dict[Any, float] = {}
    for series in panel.series:
        for at, amount in zip(series.y, series.x, strict=True):
            totals[at] = totals.get(at, 0.0) + abs(amount or 0.0)
    whole = panel.x.high or max(totals.values(), default=0.0) or 1.0
    return len(label) * LETTER < abs(value or 0.0) / whole * plot_area(panel, False)[2] * wide


def _fill_bars(
    series: Any, cells: list[float | None], drawn: Series | None, panel: Panel, stacked: bool, wide: float
) -> None:
    """Colors of the trace, one for all or one a bar, and the labels that the figure writes on its bars."""
    if drawn is None:
        series.format.fill.background()
        series.format.line.fill.background()
        return
    solid(series.format, drawn.colors[0])
    filled = [i for i, cell in enumerate(cells) if cell is not None]
    places = order(panel, drawn)
    colors = _ordered(drawn.colors, places)
    if len(set(drawn.colors)) > 1:
        for point, color in zip(filled, colors, strict=False):
            solid(series.points[point].format, color)
    for place, (point, label) in enumerate(zip(filled, _ordered(drawn.labels, places), strict=False)):
        if label and not stacked:
            say(series.points[point], label, None, 10, "#111111")
        elif label and _fits(label, cells[point], panel, wide):
            say(series.points[point], label, "CENTER", 10, _on(colors[place % len(colors)]))
        elif label and drawn is panel.series[-1] and panel.horizontal:
            say(series.points[point], label, "INSIDE_BASE", 10, "#111111")
    error = drawn.error_x if panel.horizontal else drawn.error_y
    if error:
        add_errors(series, None, tuple(_ordered(part, places) for part in error))


def areas(slide: Any, panel: Panel, box: tuple[int, int, int, int]) -> Any:
    """The frame of a chart of stacked areas added to the slide."""
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE as KIND

    data = as_text(CategoryChartData())
    keys = sorted({x for s in panel.series for x in s.x if x is not None})
    data.categories = [_category(panel.x, k) for k in keys]
    for series in panel.series:
        cells = dict(zip(series.x, series.y, strict=True))
        data.add_series(series.name, [cells.get(k) for k in keys])
    made = slide.shapes.add_chart(KIND.AREA_STACKED, *box, data)
    for native, series in zip(made.chart.plots[0].series, panel.series, strict=True):
        solid(native.format, series.colors[0])
    return made
