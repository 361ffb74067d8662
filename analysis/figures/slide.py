"""A figure made ready for a slide: everything on it readable from the back of a room, nothing cut."""

import math
import re
from typing import Any

import plotly.graph_objects as go

from analysis.figures.look import Look

WIDTH = 1200
"""Width of a chart on a slide of 1280 by 720, in pixels."""
SMALLEST = 13
MANY_PANELS = 6
LEAST_BELOW = 40
"""Pixels for the words of a horizontal axis."""
LETTER = 0.52
"""Mean width of a letter as a part of its size."""


def panels(figure: go.Figure) -> int:
    """How many panels a figure has."""
    return len({str(trace.yaxis or "y") for trace in figure.data if "yaxis" in trace} - {None})


def roomy(figure: go.Figure, look: Look) -> go.Figure:
    """A copy for a slide, as high as the look says: every row named, bars' words one size, nothing cut at the right."""
    wide = go.Figure(figure)
    over = 1.0 if wide.layout.legend.yref == "container" else look.scale
    wide.update_layout(width=WIDTH, height=look.height, margin={"t": (wide.layout.margin.t or 0) * over})
    if any(trace.type == "bar" for trace in wide.data):
        wide.update_layout(uniformtext={"minsize": SMALLEST + 1, "mode": "hide"})
        wide.update_traces(textangle=0, selector={"type": "bar"})
    for note in wide.layout.annotations:
        if not note.name:
            note.yshift = (note.yshift or 0) * look.scale
    _name_rows(wide, look.height)
    _widen(wide)
    _cut_beside(wide)
    before = [-(n.xshift or 0) + 4 for n in wide.layout.annotations if n.xref == "paper" and n.x == 0]
    wide.layout.margin.l = max([wide.layout.margin.l or 0, *before])
    wide.layout.margin.b = max(wide.layout.margin.b or 0, LEAST_BELOW)
    _break_titles(wide, look.height)
    return wide


def _rows(figure: go.Figure, name: str) -> list[Any]:
    """The names down an axis; none where it is an axis of numbers or dates."""
    axis = figure.layout[name.replace("y", "yaxis")]
    if axis.tickvals is not None:
        return list(axis.tickvals) if axis.ticktext is not None else []
    found: dict[Any, None] = {}
    for trace in figure.data:
        if str(getattr(trace, "yaxis", None) or "y") == name and getattr(trace, "y", None) is not None:
            found |= dict.fromkeys(v for v in trace.y if isinstance(v, str))
    return list(found) if axis.type in (None, "category") else []


def _name_rows(figure: go.Figure, height: int) -> None:
    """Every row has its name, as large as the rows stand apart."""
    names = {str(getattr(t, "yaxis", None) or "y") for t in figure.data}
    if len(names) != 1:
        return
    name = names.pop()
    rows = _rows(figure, name)
    if len(rows) < 2 or _is_dated(rows):
        return
    axis = figure.layout[name.replace("y", "yaxis")]
    margin = figure.layout.margin
    apart = (height - 60 - (margin.t or 0) - (margin.b or 0)) / len(rows)
    size = max(SMALLEST, min(axis.tickfont.size or 20, math.floor(apart / 1.2)))
    axis.tickfont.size = size
    if axis.tickvals is None:
        axis.update(tickmode="linear", tick0=0, dtick=1)
    beside = [n for n in figure.layout.annotations if (n.yref or "y") == name and n.xref == "paper"]
    if len(beside) > len(rows) / 2:
        for note in beside:
            note.font.size = min(note.font.size or size, size)


def _is_dated(rows: list[Any]) -> bool:
    return all(str(r)[:4].isdigit() and len(str(r)) >= 7 for r in rows)


def _widen(figure: go.Figure) -> None:
    """Room at the right for the words that stand beside the plot; what would take half the slide is cut."""
    beside = [n for n in figure.layout.annotations if n.xref == "paper" and n.x == 1 and n.xanchor == "left"]
    if not beside:
        return
    most = WIDTH * 0.4
    for note in beside:
        size = (note.font.size or 20) * LETTER
        excess = len(_seen(note.text)) - int(most / size)
        if excess > 0 and len(note.text.rsplit(">", 1)[-1]) > excess + 1:
            note.text = note.text[: -excess - 1].rstrip() + "…"
    need = max(_width(n) for n in beside)
    figure.layout.margin.r = max(figure.layout.margin.r or 0, need) if need < most else need


def _cut_beside(figure: go.Figure) -> None:
    """Words that begin at the end of a narrow plot are cut where the slide ends."""
    margin = figure.layout.margin
    wide = WIDTH - (margin.l or 80) - (margin.r or 0)
    for note in figure.layout.annotations:
        if str(note.xref).endswith("domain") and note.xanchor == "left" and note.x >= 1:
            axis = figure.layout[str(note.xref).split(" ")[0].replace("x", "xaxis")]
            start = (margin.l or 80) + wide * (axis.domain or (0, 1))[1] * note.x
            most = int((WIDTH - start) / ((note.font.size or 20) * LETTER))
            if len(_seen(note.text)) > most:
                note.text = note.text[: most - len(_seen(note.text)) - 1].rstrip(" …") + "…"


def _seen(text: str) -> str:
    """The longest line of a label without its markup."""
    return max((re.sub(r"<[^>]+>", "", line) for line in text.split("<br>")), key=len)


def _width(note: Any) -> float:
    """Pixels that a label takes to the right of the plot."""
    away = abs(note.ax or 0) if note.showarrow is not False else abs(note.xshift or 0)
    return len(_seen(note.text)) * (note.font.size or 20) * LETTER + away + 10


def _break_titles(figure: go.Figure, height: int) -> None:
    """A title of a vertical axis in two lines where one would be longer than the axis."""
    axes: list[Any] = []
    figure.for_each_yaxis(axes.append)
    for axis in axes:
        text = axis.title.text or ""
        if len(text) * (axis.title.font.size or 20) * LETTER < height - 110 or "<" in text:
            continue
        words = text.split()
        middle = min(range(1, len(words)), key=lambda i: abs(len(" ".join(words[:i])) - len(text) / 2), default=0)
        axis.title.text = " ".join(words[:middle]) + "<br>" + " ".join(words[middle:]) if middle else text
