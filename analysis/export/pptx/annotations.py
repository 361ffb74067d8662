"""Words that a figure writes above, beside and inside its panels, each with its place; its role says which they are."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go

from analysis.export.pptx.figure import Axis, Series, Word, is_missing, positions, words
from analysis.figures.layout import roles

LONG = 14
"""Signs of a bar's label that stay on one line in every program."""
BESIDE = (roles.END_LABEL, roles.ROW_NOTE, roles.ROW_TEXT, roles.UNDER_BAR, roles.AXIS_NOTE, roles.LEVEL_LABEL)
"""Words at the right edge of a panel, each at its height."""
BEFORE = (roles.START_LABEL, roles.ROW_HEADING)
"""Words left of a panel that are no ticks."""
INSIDE = (roles.POINT_LABEL, roles.INTERVAL_LABEL, roles.LINE_LABEL)
"""Words at points of a panel."""


def caption(figure: go.Figure, xref: str) -> str:
    """The title of the panel on this horizontal axis; empty where it has none."""
    title = roles.panel_title(figure, xref)
    return "" if title is None else words(title.text)


def edge_words(figure: go.Figure, yref: str, y: Axis) -> tuple[tuple[float, str], ...]:
    """Words at the right edge of a panel, each with its y."""
    places = ((_place(note.y, y), note) for note in _of_panel(figure, yref, BESIDE))
    return tuple((at, words(note.text)) for at, note in places if at is not None)


def before(figure: go.Figure, yref: str, y: Axis) -> tuple[Word, ...]:
    """Words left of a panel: large ones of rows at the edge of the slide, names of lines tied to their first points."""
    places = ((_place(note.y, y), note) for note in _of_panel(figure, yref, BEFORE))
    return tuple(
        Word(0.0, at, words(note.text), note.xanchor, 0.0, float(note.yshift or 0), float(note.font.size or 13))
        for at, note in places
        if at is not None
    )


def point_words(figure: go.Figure, refs: tuple[str, str], x: Axis, y: Axis) -> tuple[Word, ...]:
    """Words at points of a panel, moved from them as in the figure."""
    found = []
    for note in _of_panel(figure, refs[1], INSIDE):
        across, up = (_place(note.x, x), _place(note.y, y)) if (note.xref or "x") == refs[0] else (None, None)
        if across is None or up is None:
            continue
        align = note.xanchor if note.xanchor in ("left", "right") else "center"
        rise = {"bottom": 8, "top": -8}.get(note.yanchor or "", 0)
        shift = float(note.xshift or 0), float(note.yshift or 0) + rise
        found.append(Word(across, up, words(note.text), align, *shift, float(note.font.size or 12)))
    return tuple(found)


def _of_panel(figure: go.Figure, yref: str, kinds: Sequence[str]) -> list[Any]:
    """The annotations of these roles that have words and stand on a vertical axis."""
    return [note for note in roles.annotations(figure, *kinds) if note.text and (note.yref or "y") == yref]


def _place(value: Any, axis: Axis) -> float | None:
    """A place as the axis plots it; None where it has none."""
    if is_missing(value) or (axis.kind == "category" and str(value) not in axis.categories):
        return None
    at = positions([value], axis)[0]
    return None if at is None else float(10**at if axis.log else at)


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
