"""Words that a figure writes above, beside and inside its panels, each with its place."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go

from analysis.export.pptx.figure import Axis, Box, Series, Word, is_missing, plotted, words

LONG = 14
"""Signs of a bar's label that stay on one line in every program."""
LEFT_OUT = ("event",)
"""Names of words that only the chart on screen has room for."""


def caption(figure: go.Figure, box: Box) -> str:
    """The words centered above a panel."""
    for a in figure.layout.annotations:
        is_head = a.xref == "paper" and a.yref == "paper" and a.xanchor == "center" and bool(a.text)
        if is_head and abs(a.x - (box[0] + box[2]) / 2) < 0.02 and abs(a.y - box[3]) < 0.03:
            return words(a.text)
    return ""


def side(figure: go.Figure, yref: str, y: Axis) -> tuple[tuple[float, str], ...]:
    """Direct labels at the right edge of a panel, each with its y."""
    found = []
    for a in figure.layout.annotations:
        is_beside = (a.xref == "paper" and a.x == 1) or (str(a.xref).endswith("domain") and a.x and a.x >= 1)
        if is_beside and (a.yref or "y") == yref and a.text and not is_missing(a.y):
            at = plotted([a.y], y)[0] if y.kind != "category" or str(a.y) in y.categories else None
            if at is not None:
                found.append((10**at if y.log else at, words(a.text)))
    return tuple(found)


def _at(value: Any, axis: Axis) -> float | None:
    """A place as the axis plots it; None where it has none."""
    if is_missing(value) or (axis.kind == "category" and str(value) not in axis.categories):
        return None
    at = plotted([value], axis)[0]
    return None if at is None else float(10**at if axis.log else at)


def before(figure: go.Figure, yref: str, y: Axis) -> tuple[Word, ...]:
    """Words left of a panel that are no ticks: at the edge of the slide, or tied to the first point of a line."""
    found = []
    for a in figure.layout.annotations:
        is_before = a.xref == "paper" and a.x == 0 and (a.xanchor == "right" or (a.xshift or 0) < 0)
        if is_before and (a.yref or "y") == yref and a.text:
            at = _at(a.y, y)
            if at is not None:
                align = "left" if a.xanchor == "left" else "right"
                found.append(Word(0.0, at, words(a.text), align, 0.0, float(a.yshift or 0), float(a.font.size or 13)))
    return tuple(found)


def inside(figure: go.Figure, refs: tuple[str, str], x: Axis, y: Axis) -> tuple[Word, ...]:
    """Words at points of a panel: names of marks, ends of intervals, lines of a guideline."""
    found = []
    for a in figure.layout.annotations:
        if ((a.xref or "x"), (a.yref or "y")) != refs or not a.text or a.name in LEFT_OUT:
            continue
        across, up = _at(a.x, x), _at(a.y, y)
        if across is None or up is None:
            continue
        is_tied = a.showarrow is not False
        align = a.xanchor if a.xanchor in ("left", "right") else "center"
        shift = (a.ax or 0, -(a.ay if a.ay is not None else -20)) if is_tied else (a.xshift or 0, a.yshift or 0)
        rise = {"bottom": 8, "top": -8}.get(a.yanchor or "", 0)
        found.append(
            Word(across, up, words(a.text), align, float(shift[0]), float(shift[1]) + rise, float(a.font.size or 12))
        )
    return tuple(found)


def at_bars(series: Sequence[Series]) -> tuple[Word, ...]:
    """Labels of bars that programs would wrap over one another: words at the ends of their bars."""
    return tuple(
        Word(float(x), float(y), label, "left", 4.0)
        for one in series
        if not one.base
        for x, y, label in zip(one.x, one.y, one.labels, strict=False)
        if len(label) > LONG and x is not None and y is not None
    )


def without(series: Series, moved: Sequence[Word]) -> Series:
    """The series without the labels that stand as words."""
    gone = {word.text for word in moved}
    return replace(series, labels=tuple("" if label in gone else label for label in series.labels)) if gone else series
