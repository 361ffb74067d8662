"""Axes, legend and place of a native chart."""

import math
from typing import Any

from analysis.export.pptx.figure import Axis, Panel, words

FONT = "Arial"
MOST_ROWS = 40
"""Rows of bars that can all be named."""
MOST_DATES = 7
"""Dates below bars that have room beside each other."""
DATES_WIDE = 138
"""Points of the words of one date that takes the whole width of a slide on one line."""
ROWS_HIGH = 250
"""Points that the rows of a chart on a slide share."""
MOST_NAMED = 12
"""Series with a legend; more would fill the slide."""
Ends = tuple[float, float]


def dress(chart: Any, panel: Panel, size: int, small: bool, spans: tuple[Ends, Ends]) -> None:
    """Fonts, title, legend, axes and room for the words beside the plot."""
    from pptx.util import Pt

    chart.font.size, chart.font.name = Pt(size), FONT
    _headline(chart, panel, size)
    names = {series.name for series in panel.series if series.is_listed}
    _legend(chart, names if 1 < len(names) <= MOST_NAMED and not small else set(), size)
    if panel.kind == "xy":
        _value(chart.category_axis, panel.x, size, spans[0], worded=bool(panel.x.categories or panel.x.ticks))
        _value(chart.value_axis, panel.y, size, spans[1], worded=bool(panel.y.categories or panel.y.ticks))
        if any(
            (
                panel.y.categories,
                panel.y.ticks,
                panel.side,
                panel.x.ticks,
                panel.x.categories,
                panel.before,
                panel.inside,
            )
        ):
            _place(chart, panel, small)
    else:
        place, value = (panel.y, panel.x) if panel.horizontal else (panel.x, panel.y)
        _value(chart.value_axis, value, size, None, worded=False)
        _named(chart.category_axis, place, size, len(list(chart.plots[0].categories)))
        if panel.horizontal and (panel.side or panel.inside):
            _place(chart, panel, small)


def _headline(chart: Any, panel: Panel, size: int) -> None:
    from pptx.util import Pt

    chart.has_title = bool(panel.title)
    if panel.title:
        chart.chart_title.text_frame.text = panel.title if size > 8 else shorten(panel.title)
        font = chart.chart_title.text_frame.paragraphs[0].runs[0].font
        font.size, font.bold, font.name = Pt(size), True, FONT
        chart.chart_title.include_in_layout = False


def shorten(text: str, most: int = 46) -> str:
    """The title of a small panel on one line."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _legend(chart: Any, names: set[str], size: int) -> None:
    """A legend of the series with these names; none where there are none."""
    from pptx.enum.chart import XL_LEGEND_POSITION
    from pptx.util import Pt

    chart.has_legend = bool(names)
    if names:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
        chart.legend.font.size = Pt(size)
        _drop_others(chart, names)


def _drop_others(chart: Any, names: set[str]) -> None:
    """Takes out of the legend what the figure's does not list, and each name after its first series."""
    from lxml import etree

    from analysis.export.pptx.xml import NAMESPACES

    seen: set[str] = set()
    legend = chart.legend._element
    for i, series in enumerate(chart.plots[0].series):
        if series.name not in names or series.name in seen:
            entry = f'<c:legendEntry {NAMESPACES}><c:idx val="{i}"/><c:delete val="1"/></c:legendEntry>'
            last = [c for c in legend if etree.QName(c).localname in ("legendPos", "legendEntry")][-1]
            last.addnext(etree.fromstring(entry))
        seen.add(series.name)


def _grid(axis: Any) -> None:
    from pptx.dml.color import RGBColor

    axis.has_major_gridlines = True
    axis.major_gridlines.format.line.color.rgb = RGBColor(0xE2, 0xE2, 0xE2)
    axis.format.line.color.rgb = RGBColor(0x59, 0x59, 0x59)


def _title(axis: Any, text: str, size: int) -> None:
    from pptx.util import Pt

    axis.has_title = bool(text)
    if text:
        axis.axis_title.text_frame.text = text
        font = axis.axis_title.text_frame.paragraphs[0].runs[0].font
        font.size, font.bold, font.name = Pt(size), False, FONT


def _value(axis: Any, said: Axis, size: int, ends: Ends | None, worded: bool) -> None:
    """An axis of numbers or dates; `worded` axes get their words from a helper series."""
    from pptx.enum.chart import XL_TICK_LABEL_POSITION as LABELS

    _grid(axis)
    _title(axis, "" if worded else said.title, size)
    low, high = ends or first_tick(said)
    if low is not None and high is not None and low < high:
        axis.minimum_scale, axis.maximum_scale = float(low), float(high)
    labels = axis.tick_labels
    labels.number_format_is_linked = False
    labels.number_format = "mmm yyyy" if said.kind == "date" else _plain_number(low, high)
    axis.tick_label_position = LABELS.NONE if worded or not said.shown else LABELS.LOW
    if said.kind == "date" and low is not None and high is not None:
        axis.major_unit = _months(high - low)
    if worded:
        axis.has_major_gridlines = said.kind == "category"
        axis.major_unit = 1.0
    elif said.kind == "number" and not said.log and low is not None and high is not None and low < high:
        axis.major_unit = step(low, high)
    if said.log:
        _logarithmic(axis)


def first_tick(said: Axis) -> tuple[float | None, float | None]:
    """The ends of an axis, the low one moved down to a round tick: programs count their ticks from there."""
    if said.kind != "number" or said.log or said.low is None or said.high is None or said.low >= said.high:
        return said.low, said.high
    each = step(said.low, said.high)
    return math.floor(said.low / each + 1e-9) * each, said.high


def _months(days: float) -> float:
    """Days between ticks so that there are at most eight."""
    steps = (30.4375, 91.3125, 182.625, 365.25, 730.5, 1826.25, 3652.5)
    return next((s for s in steps if days / s <= 8), steps[-1])


def _plain_number(low: float | None, high: float | None) -> str:
    """Number format of an axis: years without a thousands separator, decimals only where they are needed."""
    if low is None or high is None or (low > 1900 and high < 2101):
        return "General"
    if high >= 1e6:
        return '[>=1000000000]#,##0.##,,,"B";[>=1000000]#,##0.##,,"M";#,##0' if low >= 0 else '#,##0,,,"B"'
    return "#,##0" if high - low >= 8 and low == int(low) else "General"


def step(low: float, high: float) -> float:
    """A round step between ticks, 1, 2 or 5 times a power of ten, so that there are four to nine."""
    rough = (high - low) / 8
    power = 10.0 ** math.floor(math.log10(rough))
    return power * next(m for m in (1, 2, 5, 10) if m * power >= rough * 0.999)


def _logarithmic(axis: Any) -> None:
    from lxml import etree

    from analysis.export.pptx.xml import NAMESPACES

    scaling = axis._element.find("{http://schemas.openxmlformats.org/drawingml/2006/chart}scaling")
    scaling.insert(0, etree.fromstring(f'<c:logBase {NAMESPACES} val="10"/>'))


def _named(axis: Any, said: Axis, size: int, dates: int) -> None:
    from pptx.enum.chart import XL_TICK_LABEL_POSITION as LABELS

    axis.has_major_gridlines = False
    axis.tick_label_position = LABELS.LOW
    _title(axis, said.title, size)
    rows = len(said.categories) or len(said.ticks)
    if 12 < rows <= MOST_ROWS:
        _name_rows(axis, max(6.0, min(11.0, ROWS_HIGH / rows / 1.35)), 1)
    elif said.kind == "date" and dates > MOST_DATES:
        _name_rows(axis, max(6.0, min(size, DATES_WIDE / dates)), -(-dates // MOST_DATES))


def _name_rows(axis: Any, size: float, each: int) -> None:
    """Programs leave out names of a long list as they like unless told which to write."""
    from lxml import etree
    from pptx.util import Pt

    from analysis.export.pptx.xml import NAMESPACES

    axis.tick_labels.font.size = Pt(size)
    skip = etree.fromstring(f'<c:tickLblSkip {NAMESPACES} val="{each}"/>')
    last = [c for c in axis._element if etree.QName(c).localname in ("noMultiLvlLbl", "extLst")]
    last[0].addprevious(skip) if last else axis._element.append(skip)


def plot_area(panel: Panel, small: bool) -> tuple[float, float, float, float]:
    """Left, top, width and height of the plot as parts of the chart: room for the words beside it."""
    longest = max((len(words(str(t))) for t in (*panel.y.categories, *(text for _, text in panel.y.ticks))), default=0)
    left = min(
        0.32,
        max(
            0.14 if small else 0.08,
            0.03 + 0.0075 * longest,
            *(0.03 + 0.0005 * w.size * len(w.text) for w in panel.before),
            0,
        ),
    )
    widest = max((len(text) for _, text in panel.side), default=0)
    right = 0.26 if panel.side and small else min(0.42, 0.02 + 0.0064 * widest) if panel.side else 0.03
    top, bottom = (0.16 if small or panel.title else 0.08), 0.14
    if panel.kind == "bar":
        top = 0.09 if len(panel.series) > 1 else 0.02
    return left, top, 1 - left - right, 1 - top - bottom


def _place(chart: Any, panel: Panel, small: bool) -> None:
    """A fixed inner plot area: the words of rows and direct labels stand beside it."""
    from lxml import etree

    from analysis.export.pptx.xml import NAMESPACES

    numbers = dict(zip("xywh", plot_area(panel, small), strict=True))
    parts = "".join(f'<c:{k} val="{v:.4f}"/>' for k, v in numbers.items())
    xml = (
        f'<c:layout {NAMESPACES}><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/>'
        f'<c:yMode val="edge"/>{parts}</c:manualLayout></c:layout>'
    )
    area = chart._chartSpace.chart.plotArea
    for old in [c for c in area if etree.QName(c).localname == "layout"]:
        area.remove(old)
    area.insert(0, etree.fromstring(xml))
