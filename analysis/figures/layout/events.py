"""Events of the data on every time chart: a dated line in each panel, named above the plot where there is room."""

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import roles, text_layout
from analysis.figures.layout.theme import Look, plain, with_alpha

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
YEAR = re.compile(r"(19|20)\d{2}(\.0)?$")
LEVELS = 3
"""Lines of names above a plot."""
MOST = 80
"""Lines in small panels up to which each has a mark to point at; beyond it only the uppermost panels have them."""


@dataclass(frozen=True)
class Panel:
    """A panel whose x axis is time: its axes, the first and last moment drawn, where its top is, a moment on its
    axis."""

    x: str
    y: str
    first: pd.Timestamp
    last: pd.Timestamp
    top: float
    place: Callable[[pd.Timestamp], Any]


def panels(figure: go.Figure) -> list[Panel]:
    """The panels of a figure that run over time, by dates, numbers of years or years as names.

    A bar stands over the whole of its year, from half a step before its name; a point stands where its year begins.
    """
    drawn: dict[tuple[str, str], list[Any]] = {}
    for trace in figure.data:
        if getattr(trace, "x", None) is not None:
            drawn.setdefault((trace.xaxis or "x", trace.yaxis or "y"), []).extend(ends(trace))
    found = [_panel(figure, x, y, [v for v in values if v is not None]) for (x, y), values in drawn.items()]
    return [one for one in found if one]


def ends(trace: Any) -> Sequence[Any]:
    """The values of a trace along x; of a lying bar of days where it begins and ends."""
    if trace.type != "bar" or roles.of(trace) != roles.STRETCH:
        return list(trace.x)
    over = (pd.Timestamp(b) + pd.Timedelta(float(x), "ms") for b, x in zip(trace.base, trace.x, strict=True))
    return [*trace.base, *over]


def _panel(figure: go.Figure, x: str, y: str, values: list[Any]) -> Panel | None:
    axis, side = (figure.layout[f"{ref[0]}axis{ref[1:]}"] for ref in (x, y))
    top = 1.0 if side.domain is None else float(side.domain[1])
    if not values:
        return None
    if axis.type == "date" or all(is_day(v) for v in values):
        moments = [pd.Timestamp(v) for v in values]
        return Panel(x, y, min(moments), max(moments), top, lambda when: when)
    years = sorted({int(float(v)) for v in values}) if all(YEAR.match(str(v)) for v in values) else []
    if not years or (axis.type != "category" and axis.tickformat != "d"):
        return None
    start, end = pd.Timestamp(years[0], 1, 1), pd.Timestamp(years[-1], 12, 31)
    base = years[0] if axis.type == "category" else 0
    if axis.type == "category" and years != list(range(years[0], years[-1] + 1)):
        return None
    before = 0.5 if any(t.type == "bar" and (t.xaxis or "x") == x for t in figure.data) else 0.0
    return Panel(x, y, start, end, top, lambda when: when.year - base + when.day_of_year / 366 - before)


def is_day(value: Any) -> bool:
    """True for a date, as such or as words."""
    return (
        isinstance(value, datetime.date)
        or (hasattr(value, "dtype") and value.dtype.kind == "M")
        or (isinstance(value, str) and bool(DAY.match(value)))
    )


def mark(figure: go.Figure, look: Look, rows: pd.DataFrame) -> int:
    """Events as thin lines with a mark that tells all and leads to the source; in one plot also named above it.

    The figure grows by the lines of names, and what stood above the plot moves up; no name covers another, and a
    name without room is left to its mark. Returns the pixels by which the figure grew.
    """
    over = panels(figure)
    if rows.empty or not over:
        return 0
    rows = rows.assign(when=pd.to_datetime(rows["date"].map(full_date))).sort_values("when", kind="stable")
    upper = [one for one in over if one.top >= max(p.top for p in over) - 0.01]
    lines, notes, grown = [], [], 0
    for one in over:
        inside = rows[rows["when"].between(one.first, one.last)]
        lines += [_line(one, when) for when in inside["when"]]
        if len(upper) > 1 and (one in upper or len(over) * len(rows) <= MOST):
            notes += [_mark(one, row, look, "top") for row in inside.itertuples()]
    if len(upper) == 1:
        inside = rows[rows["when"].between(upper[0].first, upper[0].last)]
        names, levels = _names(figure, upper[0], inside, look)
        notes += [*(_mark(upper[0], row, look, "bottom") for row in inside.itertuples()), *names]
        grown = look.size(10) + round(look.size(11) * 1.3 * levels) if len(inside) else 0
        _raise(figure, grown)
    figure.layout.shapes = [*figure.layout.shapes, *lines]
    figure.layout.annotations = [*figure.layout.annotations, *notes]
    return grown


def _line(one: Panel, when: pd.Timestamp) -> dict[str, Any]:
    at = one.place(when)
    return {
        "type": "line",
        "xref": one.x,
        "x0": at,
        "x1": at,
        "yref": f"{one.y} domain",
        "y0": 0,
        "y1": 1,
        "name": roles.EVENT,
        "line": {"color": with_alpha("#808080", 0.45), "width": 1, "dash": "dot"},
    }


def _mark(one: Panel, row: Any, look: Look, side: str) -> dict[str, Any]:
    """What stands on the line of an event: told on hover, a link to the source on click."""
    return _note(one, row, look) | {
        "text": _linked(row, "▾", look["muted"], ""),
        "yanchor": side,
        "yshift": -4 if side == "bottom" else 6,
        "font": {"size": look.size(13), "color": look["muted"]},
    }


def _note(one: Panel, row: Any, look: Look) -> dict[str, Any]:
    return {
        "x": one.place(row.when),
        "xref": one.x,
        "y": 1,
        "yref": f"{one.y} domain",
        "showarrow": False,
        "name": roles.EVENT,
        "hovertext": f"{plain(row.date)}<br>{plain(row.event)}",
    }


def _names(figure: go.Figure, one: Panel, rows: pd.DataFrame, look: Look) -> tuple[list[dict[str, Any]], int]:
    """Names of events above the plot, on as few lines as they need; and how many lines these are."""
    edges = figure.layout.margin
    right = edges.r or 0
    room = look.across(text_layout.CHART) - (40 if look.is_narrow else 60) - (edges.l or 0) - right
    span = max((one.last - one.first).total_seconds(), 1)
    size = look.size(11)
    ends = [-1e9] * LEVELS
    named = []
    for row in rows.itertuples():
        wide = text_layout.text_width(row.label, size)
        whole = (row.when - one.first).total_seconds() / span * room
        at = min(whole, room - wide + right / 2)
        level = next((i for i, end in enumerate(ends) if at > end + (20 if look.is_narrow else look.size(10))), None)
        if level is None:
            continue
        ends[level] = at + wide
        named.append(
            _note(one, row, look)
            | {
                "text": _linked(row, plain(row.label), look["muted"], "underline"),
                "yanchor": "bottom",
                "xanchor": "left",
                "xshift": min(at - whole, 0),
                "yshift": look.size(12) + size * 1.3 * level,
                "font": {"size": size, "color": look["muted"]},
            }
        )
    return named, sum(end > -1e9 for end in ends)


def _raise(figure: go.Figure, pixels: int) -> None:
    """Makes room above the plot: the figure grows, and the words and the legend that stand there move up."""
    for note in roles.annotations(figure, *roles.OVER_PLOT):
        if note.y == 1:
            note.yshift = (note.yshift or 0) + pixels
    if figure.layout.legend.yref != "container" and (figure.layout.legend.y or 0) > 1:
        figure.update_layout(legend={"y": 1, "yref": "container", "yanchor": "top"})
    figure.update_layout(
        height=(figure.layout.height or 450) + pixels, margin={"t": (figure.layout.margin.t or 0) + pixels}
    )


def _linked(row: Any, text: str, color: str, line: str) -> str:
    """Words of an event, a link where its source has an address on the web."""
    address = str(getattr(row, "url", ""))
    if not address.startswith(("https://", "http://")) or any(sign in address for sign in "\"'<> "):
        return text
    style = f"color:{color};text-decoration:{line or 'none'}"
    return f'<a href="{plain(address)}" target="_blank" style="{style}">{text}</a>'


def full_date(text: str) -> str:
    """A date cut to a month or year, put at its middle for a time axis."""
    return {4: f"{text}-07-01", 7: f"{text}-15"}.get(len(text), text)


def breaks(figure: go.Figure, look: Look, dates: Sequence[object]) -> None:
    """A series break: a dashed line with a word; no line of the chart is drawn across it."""
    for when in dates:
        moment(figure, look, when, "series break", {"xanchor": "left", "xshift": 3})


def moment(figure: go.Figure, look: Look, when: object, text: str, place: Mapping[str, object], **panel: int) -> None:
    """A dashed line up the plot at a moment that matters, with words at its foot unless `place` says where else."""
    figure.add_vline(name=roles.MOMENT, x=when, line={"color": look["muted"], "width": 1.4, "dash": "dash"}, **panel)
    font = {"size": look.size(11), "color": look["muted"]}
    foot = {"y": 0, "yref": "paper", "yanchor": "bottom", "font": font}
    figure.add_annotation(name=roles.MOMENT_LABEL, x=when, text=text, showarrow=False, **{**foot, **place})
