"""Charts of attention and use: a metric over time, shares of downloads."""

import math

import pandas as pd
import plotly.graph_objects as go

from analysis.figures import marks
from analysis.figures.look import Look, frame, plain

NAMED = 12
"""Lines named at their right end; the others are told on hover."""


def metric_over_time(table: pd.DataFrame, look: Look, scale: str = "log") -> go.Figure:
    """One line a project; the largest are named at the right end, the others gray until touched."""
    height = 500
    figure = frame(look, "", f"{plain(table['measure'].iloc[0]).capitalize()} ({scale} scale)", height)
    order = table.groupby("entity")["value"].last().sort_values(ascending=False).index
    ends: list[tuple[float, str, object]] = []
    for i, entity in enumerate(order):
        part = table[table["entity"].eq(entity)].sort_values("date")
        company = part["company_id"].iloc[0]
        top = i < NAMED
        color = look.color(company)
        figure.add_scatter(
            x=pd.to_datetime(part["date"].map(marks.full_date)), y=part["value"], mode="lines+markers",
            opacity=1.0 if top else 0.35, line={"color": color, "width": 2 if top else 1}, marker={"size": 4, "color": color},
            hoverinfo="text", hovertext=marks.hover(part, [("", "entity"), ("", "company"), ("Date", "date"), ("Count", "value"), ("Source", "source_id")]),
        )  # fmt: skip
        if top:
            value = float(part["value"].iloc[-1])
            ends.append((_axis(value, scale), f"{entity} {value:,.0f}", company))
    low, high = float(table["value"].clip(lower=1).min()), float(table["value"].max())
    span = (_axis(high, scale) - _axis(low, scale)) or 1.0
    figure.update_yaxes(type=scale)
    marks.end_labels(figure, look, ends, span * 1.1, height)
    figure.update_layout(margin={"r": 260})
    return figure


def _axis(value: float, scale: str) -> float:
    """Where a value lies on the axis, in the axis's own units."""
    return math.log10(max(value, 1)) if scale == "log" else value


def downloads(table: pd.DataFrame, look: Look) -> go.Figure:
    """Shares of downloads as bars with intervals; what is no company is hatched."""
    figure = frame(look, "Share of downloads (%)", height=110 + 34 * len(table))
    named = table["kind"].eq("company")
    figure.add_bar(
        x=marks.middles(table), y=table["label"], orientation="h", error_x=marks.error_bar(table, look["text"]), hoverinfo="text",
        hovertext=marks.hover(table, [("", "label"), ("Share", "interval"), ("Date", "period_label"), ("Source", "source_title")]),
        marker={"color": [look.color(c) for c in table["company_id"]], "pattern": {"shape": ["" if n else "/" for n in named]}},
        text=table["interval"], textposition="outside", cliponaxis=False,
    )  # fmt: skip
    figure.update_xaxes(range=[0, float(table["high_pct"].max()) * 1.25])
    return figure
