"""The row of the overview with the span of open models in each market."""

import math

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import marks, roles, text_layout
from analysis.figures.layout.hover import SHARE, hover
from analysis.figures.layout.theme import Look, plain, with_alpha

PIXELS = 64
"""Pixels of a unit of height."""
OPEN = 1.6
"""Height of all spans of open models."""
LABEL = 14
"""Pixels down that a small label takes."""
UNKNOWN = 60.0
"""An interval wider than so many points is drawn faint: it leaves too much unknown to tell."""


def spans(figure: go.Figure, look: Look, part: pd.DataFrame, place: float) -> None:
    """One line a definition from the lowest to the highest share that fits; those that tell nothing are faint."""
    part = part.assign(width=part["high_pct"] - part["low_pct"], middle=marks.middles(part))
    part = part.assign(tells=part["width"].le(UNKNOWN)).sort_values(["tells", "middle"], ascending=[True, False])
    step = OPEN * 0.84 / max(len(part), 1)
    heights = [place + (i - (len(part) - 1) / 2) * step for i in range(len(part))]
    for telling in (False, True):
        shown = part["tells"].eq(telling)
        ours, at = part[shown], [h for h, s in zip(heights, shown, strict=True) if s]
        if ours.empty:
            continue
        color = look.openness("open_weights") if telling else with_alpha("#808080", 0.45)
        error = {**marks.error_bar(ours, color, 0), "thickness": 3.4 if telling else 1.6}
        figure.add_scatter(
            meta={"role": roles.INTERVAL},
            x=marks.middles(ours),
            y=at,
            mode="markers",
            hoverinfo="text",
            hovertext=hover(ours, SHARE),
            error_x=error,
            marker={"size": 4, "color": color},
        )
    around = math.ceil(LABEL / 2 / (step * PIXELS))
    for i, (height, row) in enumerate(zip(heights, part.itertuples(), strict=True)):
        if row.low_pct > 50:
            reach = part["high_pct"].iloc[max(i - around, 0) : i + around + 1].max()
            figure.add_annotation(
                name=roles.INTERVAL_LABEL,
                x=float(reach),
                y=height,
                xanchor="left",
                xshift=6,
                showarrow=False,
                bgcolor=with_alpha(look["paper"], 0.9),
                borderpad=0,
                text=plain(text_layout.in_brackets(row.market_label)),
                font={"size": look.size(12), "color": look["text"]},
            )
