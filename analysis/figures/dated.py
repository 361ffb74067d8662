"""What time charts have beside their lines: events, breaks of a series, dates to play."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.figures import labels, marks
from analysis.figures.look import Look, plain, with_alpha


def play(figure: go.Figure, look: Look, runs: Sequence[tuple[str, Sequence[Any]]]) -> None:
    """Dates to step through by a slider, and to play at two speeds; it starts still, at the last date.

    `runs` are the name of a date and its traces, alike in number and order; axes must be fixed by the caller. The
    stylesheet hides the buttons from readers who asked for less motion: the slider then steps.
    """
    names = [name for name, _ in runs]
    figure.add_traces(list(runs[-1][1]))
    if len(runs) < 2:
        return
    figure.frames = [go.Frame(name=name, data=list(traces)) for name, traces in runs]

    def go_to(which: Any, pause: int) -> list[Any]:
        return [
            which,
            {"mode": "immediate", "frame": {"duration": pause, "redraw": True}, "transition": {"duration": 0}},
        ]

    buttons = [("▶ Play", None, 900), ("▶▶ Fast", None, 300), ("❚❚ Pause", [None], 0)]
    figure.update_layout(
        updatemenus=[{
            "type": "buttons", "direction": "right", "x": 0, "xanchor": "left", "y": 1, "yanchor": "bottom", "pad": {"b": 26},
            "showactive": False, "font": {"size": look.size(12), "color": look["text"]}, "bgcolor": look["paper"], "bordercolor": look["muted"],
            "buttons": [{"label": label, "method": "animate", "args": go_to(which, pause)} for label, which, pause in buttons],
        }],
        sliders=[{
            "active": len(runs) - 1, "x": 0.3, "len": 0.7, "y": 1, "yanchor": "bottom", "pad": {"b": 12, "t": 0}, "ticklen": 3,
            "currentvalue": {"prefix": "", "font": {"size": look.size(14), "color": look["text"]}, "xanchor": "right"},
            "font": {"size": look.size(10), "color": look["muted"]}, "minorticklen": 0, "bgcolor": look["band"], "bordercolor": look["muted"],
            "steps": [{"label": n, "method": "animate", "args": go_to([n], 0)} for n in names],
        }],
    )  # fmt: skip
    marks.margin(figure, "t", 96)


def events(figure: go.Figure, look: Look, rows: pd.DataFrame | None) -> None:
    """Dated events as thin lines with short labels above the plot, each a link to its source; none covers another.

    A label without room is left to the mark on the line, which tells all of it.
    """
    if rows is None or rows.empty:
        return
    rows = rows.sort_values("date")
    dates = pd.to_datetime(rows["date"].map(full_date))
    first, last = _dates_drawn(figure, dates)
    edges = figure.layout.margin
    right = max(edges.r or 0, marks.NAMES)
    room = labels.CHART - 60 - (edges.l or 0) - right
    size = look.size(11)
    ends = [-1e9] * 3
    for when, row in zip(dates, rows.itertuples(), strict=True):
        figure.add_vline(x=when, line={"color": with_alpha("#808080", 0.45), "width": 1, "dash": "dot"})
        wide = labels.text_width(row.label, size)
        at = (when - first).total_seconds() / max((last - first).total_seconds(), 1) * room
        at = min(at, room - wide + right / 2)
        figure.add_annotation(
            x=when, y=1, yref="paper", yanchor="bottom", yshift=-4, showarrow=False, text="▾", name="event",
            hovertext=f"{plain(row.date)}<br>{plain(row.event)}", font={"size": look.size(13), "color": look["muted"]},
        )  # fmt: skip
        level = next((i for i, end in enumerate(ends) if at > end + look.size(10)), None)
        if level is not None:
            ends[level] = at + wide
            figure.add_annotation(
                x=when, y=1, yref="paper", yanchor="bottom", yshift=look.size(12) + size * 1.3 * level, xanchor="left",
                xshift=min(at - (when - first).total_seconds() / max((last - first).total_seconds(), 1) * room, 0), showarrow=False,
                text=_linked(row, look["muted"]), hovertext=f"{plain(row.date)}<br>{plain(row.event)}", font={"size": size, "color": look["muted"]}, name="event",
            )  # fmt: skip
    levels = sum(end > -1e9 for end in ends)
    marks.margin(figure, "t", (edges.t or 0) + look.size(10) + size * 1.3 * levels)


def _dates_drawn(figure: go.Figure, dates: pd.Series) -> tuple[pd.Timestamp, pd.Timestamp]:
    """First and last date of the marks and the events."""
    drawn = [
        pd.Timestamp(x) for trace in figure.data for x in (trace.x if trace.x is not None else ()) if x is not None
    ]
    every = [*drawn, *dates]
    return min(every), max(every)


def _linked(row: Any, color: str) -> str:
    """The label of an event, a link where its source has an address on the web."""
    address = str(getattr(row, "url", ""))
    if not address.startswith(("https://", "http://")) or any(sign in address for sign in "\"'<> "):
        return plain(row.label)
    return f'<a href="{plain(address)}" target="_blank" style="color:{color};text-decoration:underline">{plain(row.label)}</a>'


def full_date(text: str) -> str:
    """A date cut to a month or year, put at its middle for a time axis."""
    return {4: f"{text}-07-01", 7: f"{text}-15"}.get(len(text), text)


def breaks(figure: go.Figure, look: Look, dates: Sequence[object]) -> None:
    """A series break: a dashed line with a word; no line of the chart is drawn across it."""
    for when in dates:
        figure.add_vline(x=when, line={"color": look["muted"], "width": 1.4, "dash": "dash"})
        figure.add_annotation(
            x=when, y=0, yref="paper", yanchor="bottom", xanchor="left", xshift=3, text="series break", name="break",
            showarrow=False, font={"size": look.size(11), "color": look["muted"]},
        )  # fmt: skip
