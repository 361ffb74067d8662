"""A figure made ready for a phone: all of it on the screen at once, nothing cut, nothing to scroll sideways for."""

import math
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import axes, panel_grid, phone_rows, roles
from analysis.figures.layout.events import DAY, YEAR, is_day
from analysis.figures.layout.phone_rows import bare
from analysis.figures.layout.slide import break_titles, named_rows
from analysis.figures.layout.text_layout import lines_of, text_width, wrap
from analysis.figures.layout.theme import Look

WIDTH = 328
"""Pixels of a chart on the narrowest phone that is common, which is 360 across."""
SMALL = 12
"""Pixels of the words of legends and axes."""
TOLD = 13
"""Pixels of the words of tooltips."""
KEY = 44
"""Pixels that the sign of a legend takes beside its words."""
DATE, NUMBER = 44, 46
"""Pixels of a date and of a number along an axis, with the space to the next."""
STEPS = (1, 2, 3, 6, 12, 24, 36, 60, 120)
"""Months from one tick to the next."""
PANEL = 190
"""Pixels from one row of panels to the next."""


def lay_out(figure: go.Figure, look: Look) -> go.Figure:
    """The figure laid out for `look.width` pixels, as high as that needs; it is changed in place."""
    _start_of_legend(figure)
    if panel_grid.panels(figure) > 1:
        _panels(figure, look)
    else:
        _turned(figure)
        phone_rows.lay_out(figure, look)
    _axes(figure, look)
    _words(figure, look)
    _told(figure, look)
    _legend(figure, look)
    break_titles(figure, figure.layout.height)
    return figure


def _start_of_legend(figure: go.Figure) -> None:
    """Takes back the room that a legend beside the plot was given; it will stand above all."""
    if not figure.layout.showlegend or figure.layout.legend.yref == "container":
        return
    if (figure.layout.legend.y or 0) >= 1:
        figure.layout.margin.t = 36 if panel_grid.panels(figure) > 1 else 12
    elif not any(roles.annotations(figure, roles.UNIT_NOTE)):
        figure.layout.margin.b = 8


def _legend(figure: go.Figure, look: Look) -> None:
    """The legend above everything in two columns, each a legend of its own: two legends side by side, or the halves of
    one."""
    shown: dict[tuple[str, str], Any] = {}
    for trace in figure.data if figure.layout.showlegend else ():
        if trace.name and trace.showlegend is not False:
            shown.setdefault((trace.legend or "legend", trace.name), trace)
    if not shown:
        return
    half = look.width / 2 - KEY
    for trace in shown.values():
        if not roles.is_drawn(trace):
            trace.name = wrap(trace.name, SMALL, half)
    are_two = len({key for key, _ in shown}) > 1
    fit = are_two or all(text_width(t.name, SMALL) <= half for t in shown.values())
    down = -(-len(shown) // 2) if fit else len(shown)
    deepest = 0
    for number, key in enumerate(("legend", "legend2")):
        column = (
            [t for (of, _), t in shown.items() if of == key]
            if are_two
            else list(shown.values())[number * down :][:down]
        )
        if not column:
            continue
        title = figure.layout[key].title.text if are_two else ""
        for trace in column:
            figure.update_traces(legend=key, selector={"name": trace.name})
        _column(figure, key, number / 2, title)
        lines = [*(lines_of(t.name) for t in column), *([1] if title else [])]
        deepest = max(deepest, sum(max(20, 16 * n + 1) for n in lines))
    figure.update_layout(
        margin={"t": (figure.layout.margin.t or 0) + deepest + 6}, height=figure.layout.height + deepest
    )


def _column(figure: go.Figure, key: str, x: float, title: str) -> None:
    """Where a column of the legend stands; entries wider than the screen put each on a line of its own."""
    font = {"size": SMALL}
    place = {
        "orientation": "h",
        "entrywidth": 400,
        "x": x,
        "xref": "container",
        "xanchor": "left",
        "y": 1,
        "yref": "container",
        "yanchor": "top",
    }
    figure.update_layout(
        {key: place | {"traceorder": "normal", "font": font, "title": {"text": title, "side": "top", "font": font}}}
    )


def _axes(figure: go.Figure, look: Look) -> None:
    """Fewer ticks along time and values, none of them turned; titles broken where they are wider than the screen."""
    room = _plot_width(figure, look)

    def along(axis: Any) -> None:
        axis.tickfont.size = min(axis.tickfont.size or SMALL, SMALL)
        axis.title.font.size = SMALL
        if axis.title.text:
            axis.title.text = wrap(axis.title.text, SMALL, look.width - 70)
        low, high = axis.domain or (0, 1)
        if _is_named(figure, axis):
            _names_along(figure, axis, room * (high - low))
        elif axis.tickvals is None and axis.type != "log" and not _dates_along(figure, axis, room * (high - low)):
            most = max(3, int(room * (high - low) / NUMBER))
            axis.update(nticks=most, dtick=None if axis.tickformat == "d" else axis.dtick, tickangle=0)

    figure.for_each_xaxis(along)
    figure.for_each_yaxis(lambda axis: axis.tickfont.update(size=min(axis.tickfont.size or SMALL, SMALL)))
    figure.for_each_yaxis(lambda axis: axis.title.font.update(size=SMALL))


def _plot_width(figure: go.Figure, look: Look) -> float:
    """Pixels between the ends of the horizontal axis, about."""
    side, edges = figure.layout.yaxis, figure.layout.margin
    named = [bare(str(t)) for t in side.ticktext or side.categoryarray or named_rows(figure)]
    words = (
        0.0
        if False in (side.showticklabels, side.visible)
        else max((text_width(t, SMALL) for t in named), default=30) + 8
    )
    return look.width - (edges.l or 0) - (edges.r or 0) - words - (18 if side.title.text else 0)


def _is_named(figure: go.Figure, axis: Any) -> bool:
    """True for an axis of words, or of years as words."""
    return bool(_named(figure, axis)) and axis.type != "date"


def _named(figure: go.Figure, axis: Any) -> dict[Any, str]:
    """Place → name along a horizontal axis; none where it is one of numbers or dates."""
    if axis.ticktext is not None:
        return dict(zip(axis.tickvals, axis.ticktext, strict=True))
    if axis.categoryarray is not None:
        return {c: str(c) for c in axis.categoryarray}
    found = dict.fromkeys(x for x in _values(figure, axis) if isinstance(x, str))
    if any(DAY.match(x) for x in found):
        return {}
    return {x: x for x in (sorted(found) if all(YEAR.match(x) for x in found) else found)}


def _values(figure: go.Figure, axis: Any) -> list[Any]:
    """All that is drawn along a horizontal axis."""
    name = axis.plotly_name.replace("axis", "")
    drawn = (t.x for t in figure.data if "x" in t and (t.xaxis or "x") == name and t.x is not None)
    return [x for values in drawn for x in values if x is not None]


def _dates_along(figure: go.Figure, axis: Any, room: float) -> bool:
    """Months or years below an axis of dates, as many as stand clear of each other; False for another axis or few
    days."""
    values = _values(figure, axis)
    if not values or not all(is_day(x) for x in values):
        return False
    first, last = (
        pd.Timestamp(x) for x in axis.range or (min(map(pd.Timestamp, values)), max(map(pd.Timestamp, values)))
    )
    months = (last - first).days / 30.4
    if months < 3:
        return False
    step = next((s for s in STEPS if months / s <= room / DATE), STEPS[-1])
    axis.update(
        tickmode="linear",
        tick0="2000-01-01",
        dtick=f"M{step}",
        tickformat="%b %y" if step < 12 else "%Y",
        tickformatstops=None,
        tickangle=0,
    )
    return True


def _names_along(figure: go.Figure, axis: Any, room: float) -> None:
    """Names below each other's width: years left out in turn, words broken, and upright where that is not enough."""
    names = _named(figure, axis)
    each = room / len(names) if len(names) > 2 else room
    longest = max(text_width(bare(n), SMALL) for n in names.values())
    if longest <= each - 4:
        axis.tickangle = 0
    elif axis.type == "log":
        powers = {at: said for at, said in names.items() if math.log10(at) % 1 == 0}
        axis.update(tickvals=list(powers), ticktext=list(powers.values()), tickangle=0)
    elif all(YEAR.match(n) for n in names.values()):
        step = math.ceil(34 / each)
        axis.update(tickmode="array", tickvals=list(names)[::step], ticktext=list(names.values())[::step], tickangle=0)
    else:
        said = _level(figure, [bare(n) for n in names.values()], each, axis.side)
        axis.update(tickmode="array", tickvals=list(names), ticktext=said, tickangle=0)


def _level(figure: go.Figure, names: list[str], each: float, side: str | None) -> list[str]:
    """The names in columns of so many pixels: broken, on two levels, or as numbers with a key under the chart."""
    said = axes.beside(names, each, SMALL, side)
    if all(text_width(n, SMALL) <= 2 * each for n in said):
        figure.layout.height += 16 * (max(map(lines_of, said)) - 1)
        return said
    key = wrap(" · ".join(f"{i}\u00a0{n}" for i, n in enumerate(names, 1)), SMALL, WIDTH - 20)
    below = 16 * lines_of(key) + 8
    figure.add_annotation(
        name=roles.UNIT_NOTE,
        text=key,
        showarrow=False,
        align="left",
        x=0,
        xref="paper",
        xanchor="left",
        xshift=each * len(names) + (figure.layout.margin.r or 0) - WIDTH + 4,
        y=0,
        yref="paper",
        yanchor="top",
        yshift=-(8 if side == "top" else 26),
        font={"size": SMALL},
    )
    figure.update_layout(height=figure.layout.height + below, margin={"b": (figure.layout.margin.b or 0) + below})
    return axes.beside([str(i) for i in range(1, len(names) + 1)], each, SMALL, side)


def _turned(figure: go.Figure) -> None:
    """Standing bars with long names become lying ones, read from above."""
    bars = figure.data
    names = list(
        dict.fromkeys(
            x for t in bars for x in (t.x if t.type == "bar" and t.x is not None else ()) if isinstance(x, str)
        )
    )
    if len({t.type for t in bars}) != 1 or len(names) < 4 or all(YEAR.match(n) or DAY.match(n) for n in names):
        return
    for bar in bars:
        bar.update(x=bar.y, y=bar.x, orientation="h")
    side = figure.layout.yaxis
    figure.update_xaxes(range=side.range, tickformat=side.tickformat, title={"text": side.title.text}, tickangle=0)
    figure.update_yaxes(
        range=None, tickformat=None, title={"text": ""}, categoryorder="array", categoryarray=names[::-1]
    )


def _words(figure: go.Figure, look: Look) -> None:
    """Words inside bars only where the bar holds them; lines of words above the plot no wider than the screen."""
    bars = [t for t in figure.data if t.type == "bar" and t.textposition == "inside"]
    if bars and not any(t.constraintext == "none" for t in bars):
        figure.update_layout(uniformtext={"minsize": 10, "mode": "hide"})
    for note in roles.annotations(figure, *roles.SENTENCES):
        size = note.font.size or SMALL
        if text_width(bare(str(note.text)), size) > look.width:
            note.text = wrap(note.text, size, look.width - 30)
            figure.layout.margin.t += 16 * note.text.count("<br>")


def _told(figure: go.Figure, look: Look) -> None:
    """What a tap tells, no wider than the screen."""
    room = look.width - 16
    for trace in (t for t in figure.data if "hovertext" in t):
        if isinstance(trace.hovertext, (list, tuple)) or hasattr(trace.hovertext, "tolist"):
            trace.hovertext = [
                "<br>".join(_broken(line, room) for line in str(t).split("<br>")) for t in trace.hovertext
            ]


def _broken(line: str, room: float) -> str:
    """A line of a tooltip on as many as fit the room."""
    if text_width(bare(line), TOLD) <= room:
        return line
    said = wrap(bare(line), TOLD, room)
    return f"<b>{said}</b>" if line.startswith("<b>") else said


def _panels(figure: go.Figure, look: Look) -> None:
    """Panels in one or two columns, each wide enough to read."""
    count = panel_grid.panels(figure)
    if all((axis.domain or (0, 1))[1] - (axis.domain or (0, 1))[0] > 0.9 for axis in figure.select_xaxes()):
        return
    columns = 1 if count <= 4 else 2
    rows = -(-count // columns)
    figure.layout.height = rows * PANEL + 40
    across = list(figure.select_xaxes())
    for axis in across[:-columns]:
        axis.title.text = ""
    panel_grid.lay_out(figure, look.width, figure.layout.height, columns)
    figure.layout.margin.t += 8
