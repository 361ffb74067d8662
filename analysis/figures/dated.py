"""What time charts have beside their lines: breaks of a series."""

from collections.abc import Sequence

import plotly.graph_objects as go

from analysis.figures.layout.theme import Look


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
