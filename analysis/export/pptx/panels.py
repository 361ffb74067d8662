"""The native charts that say what a Plotly figure says: one panel for each pair of axes, with series and words.

`panels` gives none where no bar, line, dot or area chart says the same: heat tables, flows, networks.
"""

from dataclasses import replace
from typing import Any

import plotly.graph_objects as go

from analysis.export.colors import on_white
from analysis.export.pptx import annotations
from analysis.export.pptx.figure import (
    Axis,
    Panel,
    Series,
    as_list,
    is_missing,
    positions,
    read_axis,
    read_series,
    words,
)
from analysis.figures.layout import roles

MOST_PANELS = 16
NO_NATIVE = (roles.CELL, roles.FLOW, roles.NODE, roles.TIE)
"""Roles of traces that no bar, line, dot or area chart shows."""
NO_BARS = (roles.STRETCH, roles.REST)
"""Roles of bars that no stack of bars shows: they stand on dates, or to both sides of where they begin."""


def _layout_axis(figure: go.Figure, ref: str) -> Any:
    return figure.layout[f"{ref[0]}axis{ref[1:]}"]


def _has_points(trace: Any) -> bool:
    """True where a trace has a point to draw."""
    pairs = zip(as_list(trace.x), as_list(trace.y), strict=False)
    return any(not is_missing(a) and not is_missing(b) for a, b in pairs)


def _is_native(group: list[Any], x: Axis, y: Axis) -> bool:
    """True where a native chart shows all traces of a panel, which has one value of a series in each place of bars."""
    if len({trace.type for trace in group}) > 1 or x.kind == y.kind == "category":
        return False
    if group[0].type != "bar":
        return not any(roles.of(trace) in NO_NATIVE for trace in group)
    places = [as_list(trace.y if trace.orientation == "h" else trace.x) for trace in group]
    is_single = all(len(set(map(str, own))) == len(own) for own in places)
    return is_single and not any(roles.of(trace) in (*NO_NATIVE, *NO_BARS) for trace in group)


def _arrows(figure: go.Figure, refs: tuple[str, str], x: Axis, y: Axis) -> list[Series]:
    """Arrows that a figure draws from point to point of a panel, one series each."""
    arrows = []
    for arrow in roles.annotations(figure, roles.ARROW):
        if (arrow.axref, arrow.ayref) == refs:
            color = on_white(arrow.arrowcolor or "#444444", 1.0 if arrow.opacity is None else arrow.opacity)
            ends = positions([arrow.ax, arrow.x], x), positions([arrow.ay, arrow.y], y)
            arrows.append(Series("Series of arrows", *ends, (color,), ("diamond",), (), True, color, width=3.0))
    return arrows


def _panel(figure: go.Figure, refs: tuple[str, str], group: list[Any]) -> Panel | None:
    across, up = (_layout_axis(figure, r) for r in refs)
    x = read_axis(across, [v for t in group for v in as_list(t.x)])
    y = replace(
        read_axis(up, [v for t in group for v in as_list(t.y)]), title=words(roles.axis_title(figure, across, up))
    )
    if not _is_native(group, x, y):
        return None
    (left, right), (low, top) = across.domain or (0, 1), up.domain or (0, 1)
    kind = "bar" if group[0].type == "bar" else "area" if all(roles.of(t) == roles.PART for t in group) else "xy"
    box = (left, low, right, top)
    series = tuple(read_series(t, x, y, i + 1) for i, t in enumerate(group))
    series = (*_arrows(figure, refs, x, y), *series)
    if kind == "area" or figure.layout.showlegend is False:
        # Nothing but a legend names the areas of a native chart: their names at the right need a plot of fixed size.
        series = tuple(replace(one, is_listed=kind == "area") for one in series)
    horizontal = kind == "bar" and group[0].orientation == "h"
    inside = annotations.point_words(figure, refs, x, y) if kind == "xy" else ()
    if horizontal and x.high is not None and figure.layout.barmode not in ("stack", "relative"):
        inside = annotations.at_bars(series)
        series = tuple(annotations.without(s, inside) for s in series)
    return Panel(
        kind,
        series,
        x,
        y,
        box,
        annotations.caption(figure, refs[0]),
        figure.layout.barmode or "",
        horizontal,
        annotations.edge_words(figure, refs[1], y),
        annotations.before(figure, refs[1], y),
        inside,
    )


def panels(figure: go.Figure) -> list[Panel]:
    """The native charts of a figure, each with the plotted data; none where no native form exists."""
    groups: dict[tuple[str, str], list[Any]] = {}
    for trace in figure.data:
        if trace.type not in ("bar", "scatter"):
            return []
        if roles.is_drawn(trace) and _has_points(trace):
            groups.setdefault((trace.xaxis or "x", trace.yaxis or "y"), []).append(trace)
    charts = [_panel(figure, refs, group) for refs, group in groups.items()]
    native = [chart for chart in charts if chart is not None]
    return native if len(native) == len(charts) <= MOST_PANELS else []
