"""A chart over time of one date only: rows of that date, or marks over one tick that names it, never an axis of
moments."""

import re
from collections.abc import Sequence
from html import unescape
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import edge_labels, events, marks, roles
from analysis.figures.layout.theme import Look, frame, plain

FEW = pd.Timedelta(days=4)
"""Dates this near to each other get a tick each: the ticks of an axis so short would be hours."""
BAR = pd.Timedelta(hours=4) / pd.Timedelta(milliseconds=1)
"""Width of a bar on an axis of days, in its own unit."""
KEPT = ("type", "range", "ticksuffix", "tickformat", "exponentformat", "dtick", "tickmode", "tickvals", "ticktext")
"""What the axis of values takes over from the chart over time."""
BARE = (None, "none", "skip")


def is_one(figure: go.Figure) -> bool:
    """Whether all that a chart over time draws lies on one date."""
    return len({_moment(v) for one in _over_time(figure) for v in _values(figure, one.x)}) == 1


def lay_out(figure: go.Figure, look: Look, said: str) -> go.Figure:
    """The figure as it is over several dates; of one date rows, or marks over one tick with the words `said`.

    Without words the date itself is said.
    """
    over = _over_time(figure)
    if len(over) == 1 and is_one(figure):
        rows = _rows(figure, look, said or _day(_moment(_values(figure, over[0].x)[0])))
        if rows is not None:
            return rows
    whole = [v for one in over for v in _values(figure, one.x)]
    is_shared = any(axis.matches for axis in figure.select_xaxes())
    for ref in {one.x for one in over}:
        values = whole if is_shared else _values(figure, ref)
        if _tick(_axis(figure, ref), sorted(values, key=_moment), said):
            figure.update_traces(width=BAR, selector=lambda t, ref=ref: t.type == "bar" and (t.xaxis or "x") == ref)
    return figure


def _over_time(figure: go.Figure) -> list[events.Panel]:
    """The panels over time, those of years as names left out: a name is no moment."""
    return [one for one in events.panels(figure) if _axis(figure, one.x).type != "category"]


def _day(when: pd.Timestamp) -> str:
    return f"{when.day} {when:%b %Y}"


def _axis(figure: go.Figure, ref: str) -> Any:
    return figure.layout[f"xaxis{ref[1:]}"]


def _moment(value: Any) -> pd.Timestamp:
    """The moment of a value along a time axis: a date, or a number of years."""
    if events.is_day(value):
        return pd.Timestamp(value)
    return pd.Timestamp(int(float(value)), 1, 1)


def _values(figure: go.Figure, ref: str) -> list[Any]:
    """What is drawn along a time axis."""
    drawn = [v for t in figure.data if t.x is not None and (t.xaxis or "x") == ref for v in events.ends(t)]
    return [v for v in drawn if v is not None]


def _tick(axis: Any, values: Sequence[Any], said: str) -> bool:
    """Whether a time axis is too short for ticks but one for each date, which it gets then."""
    first, last = _moment(values[0]), _moment(values[-1])
    if last - first >= FEW:
        return False
    known = {_moment(v): v for v in values}
    words = [said or _day(first)] if len(known) == 1 else [_day(when) for when in known]
    if events.is_day(values[0]):
        edges = [(first - FEW / 2).isoformat(), (last + FEW / 2).isoformat()]
    else:
        edges = [float(values[0]) - 1, float(values[-1]) + 1]
    axis.update(
        tickmode="array", tickvals=list(known.values()), ticktext=words, range=edges, dtick=None, autorange=False
    )
    return True


def _points(figure: go.Figure) -> list[tuple[Any, int]] | None:
    """Trace and place of each mark of a chart of one date; None where marks have no name of their own."""
    found: dict[str, tuple[Any, int]] = {}
    for trace in figure.data:
        places = [i for i, x in enumerate(() if trace.x is None else trace.x) if x is not None]
        if not places:
            continue
        if trace.type != "scatter" or not trace.name or roles.of(trace) in roles.AREAS:
            return None
        if roles.of(trace) not in roles.MARKED:
            continue
        for i in places:
            y = trace.y[i]
            if y is None or isinstance(y, str) or (trace.name in found and _height(found[trace.name]) != y):
                return None
            found.setdefault(trace.name, (trace, i))
    return sorted(found.values(), key=_height) or None


def _height(point: tuple[Any, int]) -> float:
    return float(point[0].y[point[1]])


def _rows(figure: go.Figure, look: Look, said: str) -> go.Figure | None:
    """One row a name with its mark on the axis of values, the largest on top; None where rows would say less."""
    points = _points(figure)
    if points is None or figure.layout.yaxis.type == "category":
        return None
    value = figure.layout.yaxis.to_plotly_json()
    unit = ", ".join(filter(None, (figure.layout.yaxis.title.text, said)))
    made = frame(look, unit, height=110 + round(marks.row_height(len(points)) * len(points)))
    for trace, i in points:
        made.add_trace(_row(trace, i, said))
    for trace in figure.data:
        if not roles.is_drawn(trace):
            made.add_trace(trace)
    names = [trace.name for trace, _ in points]
    made.update_xaxes({part: value[part] for part in KEPT if part in value})
    made.update_yaxes(type="category", categoryorder="array", categoryarray=names, tickvals=names)
    keys = {k: v for k, v in figure.layout.to_plotly_json().items() if k in ("legend", "legend2")}
    made.update_layout(showlegend=figure.layout.showlegend, margin={"t": figure.layout.margin.t}, **keys)
    edge_labels.row_notes(made, look, _notes(figure, names))
    return made


def _row(trace: Any, i: int, said: str) -> go.Scatter:
    """The mark of one row: as over time, its interval along the values, its words on hover with the date in them."""
    shown = trace.to_plotly_json()
    marker = {k: _own(v, i) for k, v in (shown.get("marker") or {}).items()}
    template = re.sub(r"%\{x(\|[^}]*)?\}", plain(said), str(_own(trace.hovertemplate, i) or ""))
    more: dict[str, Any] = {"hovertemplate": template.replace("%{y", "%{x")} if template else {}
    if trace.hovertext is not None:
        more["hovertext"] = _own(trace.hovertext, i)
    if trace.hoverinfo not in BARE:
        more["hoverinfo"] = trace.hoverinfo
    bar = shown.get("error_y")
    if bar and bar.get("array") is not None:
        ends = {k: [_own(bar[k], i)] for k in ("array", "arrayminus") if bar.get(k) is not None}
        more["error_x"] = {k: v for k, v in bar.items() if k not in ("array", "arrayminus")} | ends
    return go.Scatter(
        meta={"role": roles.POINT},
        x=[trace.y[i]],
        y=[trace.name],
        mode="markers",
        name=trace.name,
        marker=marker,
        opacity=trace.opacity,
        showlegend=False,
        **more,
    )


def _own(value: Any, i: int) -> Any:
    """What holds for one mark: its part of a list, or the value that all share."""
    return value[i] if hasattr(value, "__len__") and not isinstance(value, (str, dict)) and len(value) > i else value


def _notes(figure: go.Figure, names: Sequence[str]) -> list[tuple[object, str, object]]:
    """The words at the line ends, each beside the row of its name and without it."""
    ends = [str(note.text).replace("<br>", " ") for note in roles.annotations(figure, *roles.LINE_ENDS)]
    found: list[tuple[object, str, object]] = []
    for name in names:
        own = min((e for e in ends if re.match(rf"{re.escape(name)}[ :\u00a0]", e)), key=len, default="")
        if rest := own.removeprefix(name).strip(" :·"):
            found.append((name, unescape(rest), None))
    return found
