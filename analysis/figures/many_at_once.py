"""Vendors per adopter over time, a line a survey."""

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import edge_labels, marks, roles
from analysis.figures.layout.hover import ORIGIN, hover
from analysis.figures.layout.theme import Look, frame, plain, shade
from analysis.formats import spelled

TONES = ("#1f8a99", "#b3741a", "#aa3377", "#4477aa")
SAID = [
    ("", "market_label"),
    ("Vendors per adopter, at least", "vendors"),
    ("Named vendors, added (%)", "named_pct"),
    ("Adopters (%)", "adopters_pct"),
    ("Date", "period_label"),
    *ORIGIN,
]


def vendors_over_time(table: pd.DataFrame, look: Look) -> go.Figure:
    """A line a survey from one vendor up; the line at one vendor is where nobody uses two."""
    figure = frame(look, "", "Vendors per adopter, at least", 380)
    ends: list[tuple[float, str, object]] = []
    colors = []
    for i, (name, part) in enumerate(table.groupby("label", sort=False)):
        color = shade(TONES[i % len(TONES)], look["paper"], 3)
        figure.add_scatter(
            meta={"role": roles.LINE},
            x=part["mid_date"],
            y=part["vendors"],
            mode="lines+markers",
            name=plain(name),
            showlegend=False,
            line={"color": color, "width": 2},
            marker={"size": 8, "color": color, "symbol": part["status"].map(marks.symbol).tolist()},
            hoverinfo="text",
            hovertext=hover(part, SAID),
        )
        last = float(part["vendors"].iloc[-1])
        ends.append((last, f"{name} {spelled(last, '.1f')}", None))
        colors.append(color)
    top = float(table["vendors"].max()) * 1.05
    figure.update_yaxes(range=[0.95, max(top, 1.5)])
    figure.add_hline(name=roles.LEVEL, y=1, line={"color": look["muted"], "dash": "dash", "width": 1})
    edge_labels.end_labels(figure, look, ends, max(top, 1.5) - 0.95, low=0.95)
    edge_labels.tint_ends(figure, [shade(color, look["paper"], 4.6) for color in colors])
    return figure
