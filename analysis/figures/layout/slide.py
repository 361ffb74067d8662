"""A figure made ready for a slide: everything on it readable from the back of a room, nothing cut."""

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import plotly.graph_objects as go

from analysis.figures.layout import animation, panel_grid, roles
from analysis.figures.layout.text_layout import lines_of, text_width, wrap
from analysis.figures.layout.theme import Look

WIDTH = 1200
"""Width of a chart on a slide of 1280 by 720, in pixels."""
SCALE = 1.55
"""Chart text of 13 pixels becomes 20."""
SPACE = 622
"""Pixels down for title, measure and chart together."""
TITLE, MEASURE = 34, 20
"""Pixels of the words of a slide's title and measure."""
SMALLEST = 14
"""Pixels of the smallest words on a slide of 1280 by 720."""
BASE = 13
"""Pixels of a chart's words at scale 1."""
PITCH = 1.2
"""Height of a line of words, times its size."""
LEAST_BELOW = 40
"""Pixels for the words of a horizontal axis."""
TICK, NUMBER, MOST_TICKS = 5.2, 3.4, 10
"""Width of a date and of a number at a tick with the space after it, times its size; more ticks stand on no axis."""
LEGEND_LINE, SIGN = 1.55, 45
"""Height of a line of a legend, times its size; pixels of a sign before its name."""
LETTER = 0.52
"""Mean width of a letter as a part of its size."""


def left_by(title: str, measure: str) -> int:
    """Height of a chart under a title and a measure of at most two lines each."""
    return SPACE - 40 * lines(title, TITLE, WIDTH) - 26 * lines(measure, MEASURE, WIDTH)


def lines(text: str, size: float, across: float) -> int:
    """Lines that words over a chart take; two at most."""
    return min(lines_of(wrap(text, size, across)), 2)


def _least(look: Look) -> int:
    """Pixels of the smallest words of a chart that is shown at the look's size."""
    return math.ceil(SMALLEST / look.shown)


def look_for(figures: Sequence[go.Figure], look: Look) -> Look:
    """The look whose words the rows of the figures leave room for, all on one axis; a grid of many panels gets smaller
    ones too."""
    if any(panel_grid.panels(figure) > panel_grid.FEW for figure in figures):
        return replace(look, scale=min(look.scale, panel_grid.SCALE / look.shown))
    size = min(_apart(figures, look) or math.inf, _aside(figures, look))
    return look if size == math.inf else replace(look, scale=min(look.scale, max(size, _least(look)) / BASE))


def _aside(figures: Sequence[go.Figure], look: Look) -> float:
    """The size of words at which those beside the plot leave it a third of the slide; infinite where they do anyway."""
    beside = max(_words_before(f) + _words_after(f) for f in figures)
    return look.scale * BASE * 2 / 3 * WIDTH / beside if beside > 2 / 3 * WIDTH else math.inf


def _words_after(figure: go.Figure) -> float:
    """Pixels at the right of the plot: its margin, or as many of the words that stand there as are not cut."""
    words = [_width(note) for note in roles.annotations(figure, *roles.AT_RIGHT)]
    return max(figure.layout.margin.r or 0, min(max(words, default=0), WIDTH * 0.4))


def _apart(figures: Sequence[go.Figure], look: Look) -> float:
    """The size of words at which names of the figures' rows, all on one axis, stand apart; 0 where no row has a
    name."""
    named = [rows for rows in map(_named_rows, figures) if rows]
    room = min(_room(figure, look) for figure in figures)
    return room / count(figures) / max(map(_pitch, named)) if named else 0.0


def count(figures: Sequence[go.Figure]) -> int:
    """How many rows the figures have on one axis."""
    return len(set(animation.places([[str(place) for place in named_rows(figure)] for figure in figures]).values()))


def roomy(figure: go.Figure, look: Look) -> go.Figure:
    """A copy for a slide, as high as the look says: every row named, bars' words one size, nothing cut at the right."""
    wide = go.Figure(figure)
    wide.update_layout(width=WIDTH, height=look.height, margin={"t": _top(wide, look)})
    if any(trace.type == "bar" for trace in wide.data):
        wide.update_layout(uniformtext={"minsize": _least(look), "mode": "hide"})
        wide.update_traces(textangle=0, selector={"type": "bar"})
    for note in wide.layout.annotations:
        if note.yshift and note.name not in roles.PLACED:
            note.yshift *= look.scale
    _no_smaller(wide, _least(look))
    _name_rows(wide, look)
    _widen(wide)
    _cut_beside(wide)
    before = [-(note.xshift or 0) + 4 for note in roles.annotations(wide, roles.ROW_HEADING)]
    wide.layout.margin.l = max([wide.layout.margin.l or 0, *before])
    wide.layout.margin.b = max(wide.layout.margin.b or 0, LEAST_BELOW)
    break_titles(wide, look.height)
    _few_ticks(wide)
    _stack_legends(wide)
    if panel_grid.panels(wide) > panel_grid.FEW:
        panel_grid.lay_out(wide, WIDTH, look.height)
    return wide


def _few_ticks(figure: go.Figure) -> None:
    """As many ticks along an axis of dates or numbers as stand apart without being turned."""
    left = _words_before(figure)
    across = max(WIDTH - left - (figure.layout.margin.r or 0), 1)
    axes: list[Any] = []
    figure.for_each_xaxis(axes.append)
    for axis in axes:
        ends = axis.domain or (0, 1)
        room = (ends[1] - ends[0]) * across / (axis.tickfont.size or 20)
        if axis.tickvals is None and axis.dtick is None and axis.type != "category" and room / TICK < MOST_TICKS:
            axis.update(nticks=min(axis.nticks or MOST_TICKS, max(2, int(room / TICK))), tickangle=0)
        elif isinstance(axis.dtick, (int, float)) and axis.range:
            steps = (axis.range[1] - axis.range[0]) / axis.dtick
            axis.dtick *= next((k for k in (1, 2.5, 5) if room / NUMBER >= steps / k), 5)
            axis.tickangle = 0


def _stack_legends(figure: go.Figure) -> None:
    """A second legend stands below all lines of the first, which breaks where it is wider than the plot."""
    if "legend2" not in figure.layout:
        return
    line = (figure.layout.legend.font.size or 20) * LEGEND_LINE
    first, second = (_legend_lines(figure, key) * line for key in ("legend", "legend2"))
    figure.layout.legend2.y = 1 - first / figure.layout.height
    figure.layout.margin.t = max(figure.layout.margin.t or 0, first + second + line / 2)


def _legend_lines(figure: go.Figure, key: str) -> int:
    """Lines of a legend: all on one, or in columns as wide as the widest name."""
    size = figure.layout[key].font.size or 20
    across = WIDTH - _words_before(figure) - (figure.layout.margin.r or 0)
    names = dict.fromkeys(t.name for t in figure.data if t.name and t.showlegend and (t.legend or "legend") == key)
    wide = [text_width(name, size) + SIGN for name in names]
    if text_width(figure.layout[key].title.text or "", size) + sum(wide) <= across:
        return 1
    return -(-len(wide) // max(1, int(across / max(wide))))


def _words_before(figure: go.Figure) -> float:
    """Pixels at the left of the plot: its margin, or the names of the rows."""
    size = figure.layout.yaxis.tickfont.size or 20
    names = [text_width(_seen(str(row)), size) + 8 for row in _named_rows(figure)]
    return max([figure.layout.margin.l or 80, *names])


def _top(figure: go.Figure, look: Look) -> float:
    """The margin above the plot; one whose legend does not grow with the words does so here."""
    over = 1.0 if figure.layout.legend.yref == "container" else look.scale
    return float((figure.layout.margin.t or 0) * over)


def _no_smaller(figure: go.Figure, least: int) -> None:
    """No words of axes, legend and labels under the smallest size."""
    fonts = [figure.layout.font, *(n.font for n in figure.layout.annotations)]
    for legend in (figure.layout[name] for name in ("legend", "legend2") if name in figure.layout):
        fonts += [legend.font, legend.title.font]
    figure.for_each_xaxis(lambda axis: fonts.extend((axis.tickfont, axis.title.font)))
    figure.for_each_yaxis(lambda axis: fonts.extend((axis.tickfont, axis.title.font)))
    fonts += [trace.textfont for trace in figure.data if "textfont" in trace]
    for font in fonts:
        if isinstance(font.size, (int, float)) and font.size < least:
            font.size = least


def _room(figure: go.Figure, look: Look) -> float:
    """Pixels that the rows of a figure share: what its legend, its events and the words of its axis leave."""
    above, below = _top(figure, look), 8.0
    axes: list[Any] = []
    figure.for_each_xaxis(axes.append)
    for axis in axes:
        size = axis.tickfont.size or 20
        longest = max((len(_seen(str(t))) for t in axis.ticktext or axis.categoryarray or ()), default=0)
        turned = abs(math.sin(math.radians(axis.tickangle or 0))) * longest * size * LETTER + 4
        words = size * 1.4 + turned + (1.5 * (axis.title.font.size or 20) if axis.title.text else 0)
        above, below = (above + words, below) if axis.side == "top" else (above, max(below, words))
    return look.height - above - max(below, figure.layout.margin.b or 0)


def named_rows(figure: go.Figure) -> dict[Any, Any]:
    """Place on the axis → name of each row of a figure with one axis of names."""
    names = {str(getattr(t, "yaxis", None) or "y") for t in figure.data}
    rows = _rows(figure, names.pop()) if len(names) == 1 else {}
    return {} if len(rows) < 2 or _is_dated(list(rows.values())) else rows


def _named_rows(figure: go.Figure) -> list[Any]:
    """The names of the rows of a figure with one axis of names."""
    return list(named_rows(figure).values())


def _rows(figure: go.Figure, name: str) -> dict[Any, Any]:
    """The places and names down an axis; none where it is an axis of numbers or dates."""
    axis = figure.layout[name.replace("y", "yaxis")]
    if axis.tickvals is not None:
        is_named = axis.ticktext is not None or any(isinstance(v, str) for v in axis.tickvals)
        said = axis.tickvals if axis.ticktext is None else axis.ticktext
        return dict(zip(axis.tickvals, said, strict=True)) if is_named else {}
    found: dict[Any, None] = {}
    for trace in figure.data:
        if str(getattr(trace, "yaxis", None) or "y") == name and getattr(trace, "y", None) is not None:
            found |= dict.fromkeys(v for v in trace.y if isinstance(v, str))
    named = {place: place for place in found}
    return named if axis.type in (None, "category") else {}


def _name_rows(figure: go.Figure, look: Look) -> None:
    """Every row has its name, as large as the rows stand apart."""
    rows = _named_rows(figure)
    if not rows:
        return
    name = str(getattr(figure.data[0], "yaxis", None) or "y")
    axis = figure.layout[name.replace("y", "yaxis")]
    size = max(_least(look), min(axis.tickfont.size or 20, math.floor(_apart([figure], look))))
    axis.tickfont.size = size
    if axis.tickvals is None:
        axis.update(tickmode="linear", tick0=0, dtick=1)
    beside = [n for n in roles.annotations(figure, roles.ROW_NOTE, roles.UNDER_BAR) if (n.yref or "y") == name]
    if len(beside) > len(rows) / 2:
        for note in beside:
            note.font.size = min(note.font.size or size, size)


def _pitch(rows: list[Any]) -> float:
    """Pixels from row to row for each pixel of their names; names of two lines stand further apart than their lines."""
    lines = max(lines_of(str(row)) for row in rows)
    return PITCH * lines + 0.4 * (lines - 1)


def _is_dated(rows: list[Any]) -> bool:
    return all(str(r)[:4].isdigit() and len(str(r)) >= 7 for r in rows)


def _widen(figure: go.Figure) -> None:
    """Room at the right for the words that stand beside the plot; what would take half the slide is cut."""
    beside = [*roles.annotations(figure, *roles.AT_RIGHT)]
    if not beside:
        return
    most = WIDTH * 0.4
    for note in beside:
        _cut(note, most)
    need = max(_width(n) for n in beside)
    figure.layout.margin.r = max(figure.layout.margin.r or 0, need) if need < most else need


def _cut_beside(figure: go.Figure) -> None:
    """Words that begin at the end of a narrow plot are cut where the slide ends."""
    left = _words_before(figure)
    wide = WIDTH - left - (figure.layout.margin.r or 0)
    for note in roles.annotations(figure, roles.ROW_TEXT):
        axis = figure.layout[str(note.xref).split(" ")[0].replace("x", "xaxis")]
        _cut(note, WIDTH - left - wide * (axis.domain or (0, 1))[1] * note.x)


def _cut(note: Any, room: float) -> None:
    """Takes letters off the end of a label that is wider than the room."""
    text, size = str(note.text), note.font.size or 20
    while text_width(_seen(text), size) > room and len(text.rsplit(">", 1)[-1]) > 1:
        text = text[:-2].rstrip(" …") + "…"
    note.text = text


def _seen(text: str) -> str:
    """The longest line of a label without its markup."""
    return max((re.sub(r"<[^>]+>", "", line) for line in text.split("<br>")), key=len)


def _width(note: Any) -> float:
    """Pixels that a label takes to the right of the plot."""
    away = abs(note.ax or 0) if note.showarrow is not False else abs(note.xshift or 0)
    return text_width(_seen(note.text), note.font.size or 20) + away + 10


def break_titles(figure: go.Figure, height: int) -> None:
    """A title of a vertical axis in two lines where one would be longer than the axis."""
    axes: list[Any] = []
    figure.for_each_yaxis(axes.append)
    for axis in axes:
        text = axis.title.text or ""
        if len(text) * (axis.title.font.size or 20) * LETTER < height - 110 or "<" in text:
            continue
        words = text.split(" ")
        middle = min(range(1, len(words)), key=lambda i: abs(len(" ".join(words[:i])) - len(text) / 2), default=0)
        axis.title.text = " ".join(words[:middle]) + "<br>" + " ".join(words[middle:]) if middle else text
