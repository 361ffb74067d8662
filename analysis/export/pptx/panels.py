"""The native charts that say what a Plotly figure says: one panel for each pair of axes, with series and words.

`panels` gives none where no bar, line, dot or area chart says the same: heat tables, flows, networks.
"""

import numbers
from typing import Any

import plotly.graph_objects as go

from analysis.export.colors import ink
from analysis.export.pptx import annotations
from analysis.export.pptx.figure import Axis, Panel, Series, is_missing, listed, plotted, read_axis, read_series

MOST_PANELS = 16


def _layout_axis(figure: go.Figure, ref: str) -> Any:
    return figure.layout[f"{ref[0]}axis{ref[1:]}"]


def draws(trace: Any) -> bool:
    """True where a trace has a point; legend entries have none."""
    pairs = zip(listed(trace.x), listed(trace.y), strict=False)
    return any(not is_missing(a) and not is_missing(b) for a, b in pairs)


def _barred(group: list[Any], x: Axis, y: Axis) -> bool:
    """True where no native chart shows the traces of a panel."""
    kinds = {t.type for t in group}
    if len(kinds) > 1 or (x.kind == y.kind == "category"):
        return True
    if kinds == {"bar"}:
        across = [listed(t.y if t.orientation == "h" else t.x) for t in group]
        return any(len(set(map(str, a))) < len(a) for a in across) or _overlapping(group)
    return False


def _overlapping(bars: list[Any]) -> bool:
    """True where floating bars cross zero, share a place or stand on dates: a stack cannot say that."""
    seen: set[str] = set()
    for trace in bars:
        if trace.base is None:
            continue
        values, places = (trace.x, trace.y) if trace.orientation == "h" else (trace.y, trace.x)
        bases = listed(trace.base)
        if any(not is_missing(b) and not isinstance(b, numbers.Real) for b in bases):
            return True
        for i, value in enumerate(values):
            base = bases[i % len(bases)]
            if not is_missing(value) and not is_missing(base) and float(base) * (float(base) + float(value)) < 0:
                return True
        if seen & set(map(str, places)):
            return True
        seen |= set(map(str, places))
    return bool(seen) and any(t.base is None for t in bars)


def _arrows(figure: go.Figure, refs: tuple[str, str], x: Axis, y: Axis) -> list[Series]:
    """Arrows that a figure draws from point to point of a panel, one series each."""
    made = []
    for a in figure.layout.annotations:
        if a.showarrow is not False and a.axref == refs[0] and a.ayref == refs[1] and not a.text:
            color = ink(a.arrowcolor or "#444444", 1.0 if a.opacity is None else a.opacity)
            ends = plotted([a.ax, a.x], x), plotted([a.ay, a.y], y)
            made.append(Series("Series of arrows", *ends, (color,), ("diamond",), (), True, color, width=3.0))
    return made


def _panel(figure: go.Figure, refs: tuple[str, str], group: list[Any]) -> Panel | None:
    across, up = (_layout_axis(figure, r) for r in refs)
    x = read_axis(across, [v for t in group for v in listed(t.x)])
    y = read_axis(up, [v for t in group for v in listed(t.y)])
    if _barred(group, x, y) or not (x.shown or y.shown or across.matches or up.matches):
        return None
    (left, right), (low, top) = across.domain or (0, 1), up.domain or (0, 1)
    kind = "bar" if group[0].type == "bar" else "area" if all(t.stackgroup for t in group) else "xy"
    box = (left, low, right, top)
    series = tuple(read_series(t, x, y, i + 1) for i, t in enumerate(group))
    series = (*_arrows(figure, refs, x, y), *series)
    horizontal = kind == "bar" and group[0].orientation == "h"
    inside = annotations.inside(figure, refs, x, y) if kind == "xy" else ()
    if horizontal and x.high is not None and figure.layout.barmode not in ("stack", "relative"):
        inside = annotations.at_bars(series)
        series = tuple(annotations.without(s, inside) for s in series)
    return Panel(
        kind,
        series,
        x,
        y,
        box,
        annotations.caption(figure, box),
        figure.layout.barmode or "",
        horizontal,
        annotations.side(figure, refs[1], y),
        annotations.before(figure, refs[1], y),
        inside,
    )


def panels(figure: go.Figure) -> list[Panel]:
    """The native charts of a figure, each with the plotted data; none where no native form exists."""
    groups: dict[tuple[str, str], list[Any]] = {}
    for trace in figure.data:
        if trace.type not in ("bar", "scatter"):
            return []
        if trace.visible is False or trace.visible == "legendonly" or not draws(trace):
            continue
        refs = (trace.xaxis or "x", trace.yaxis or "y")
        if _layout_axis(figure, refs[1]).overlaying and _layout_axis(figure, refs[1]).visible is False:
            continue
        groups.setdefault(refs, []).append(trace)
    made = [_panel(figure, refs, group) for refs, group in groups.items()]
    found = [m for m in made if m is not None]
    return found if len(found) == len(made) <= MOST_PANELS else []
