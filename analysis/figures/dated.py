"""What time charts have beside their lines: breaks of a series, dates to play."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from analysis.figures import marks
from analysis.figures.look import Look


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
