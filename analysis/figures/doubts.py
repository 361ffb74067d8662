"""Charts of what is not known: HHI of drawn markets between the bounds, and doubts by the points they could move."""

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import roles
from analysis.figures.layout.hover import hover
from analysis.figures.layout.theme import Look, frame, plain, shade, with_alpha
from analysis.formats import spelled


def hhi_of_draws(table: pd.DataFrame, look: Look) -> go.Figure:
    """How many drawn markets have each HHI, between the bounds that none can pass; the middle nine of ten are
    marked."""
    figure = frame(look, "HHI (points)", "Markets drawn", 340)
    row, color = table.iloc[0], shade("#4477aa", look["paper"], 3)
    middle = (table["hhi_from"] + table["hhi_to"]) / 2
    inside = middle.between(row["drawn_low"], row["drawn_high"])
    figure.add_bar(
        meta={"role": roles.BAR},
        x=middle,
        y=table["markets_drawn"],
        width=(table["hhi_to"] - table["hhi_from"]) * 0.95,
        hoverinfo="text",
        marker={"color": [with_alpha(color, 0.9 if i else 0.35) for i in inside]},
        hovertext=[
            f"{spelled(a, ',.1f')} to {spelled(b, ',.1f')}: {spelled(n)} markets"
            for a, b, n in zip(table["hhi_from"], table["hhi_to"], table["markets_drawn"], strict=True)
        ],
    )
    for value, word, side in ((row["hhi_low"], "lower bound", "left"), (row["hhi_high"], "upper bound", "right")):
        figure.add_vline(name=roles.LEVEL, x=value, line={"color": look["muted"], "width": 1.6, "dash": "dash"})
        figure.add_annotation(
            name=roles.BOUND_LABEL,
            x=value,
            y=1,
            yref="paper",
            xanchor=side,
            yanchor="bottom",
            text=f"{word} {spelled(value, ',.1f')}",
            showarrow=False,
        )
    figure.update_xaxes(tickformat=",")
    figure.update_layout(margin={"t": 34})
    return figure


def doubts(table: pd.DataFrame, look: Look) -> go.Figure:
    """Points of HHI by which each doubt could move the answer, the largest on top, with the reason beside it."""
    part = table.iloc[::-1]
    figure = frame(look, "HHI points that it could move", height=110 + 46 * len(part))
    figure.add_bar(
        meta={"role": roles.BAR},
        x=part["moves_points"],
        y=part["doubt"].map(plain),
        orientation="h",
        marker={"color": shade("#bd8b22", look["paper"], 3)},
        text=[spelled(points, ",.0f") for points in part["moves_points"]],
        textposition="outside",
        cliponaxis=False,
        hoverinfo="text",
        hovertext=hover(part, [("", "doubt"), ("Points", "moves_points"), ("", "why")]),
    )
    for row in part.itertuples():
        figure.add_annotation(
            name=roles.ROW_REASON,
            x=0,
            y=plain(row.doubt),
            xanchor="left",
            yshift=-19,
            xshift=2,
            showarrow=False,
            text=plain(row.why),
            font={"size": look.size(12), "color": look["muted"]},
        )
    figure.update_xaxes(range=[0, max(float(part["moves_points"].max()) * 1.15, 1)], tickformat=",")
    figure.update_yaxes(showgrid=False)
    figure.update_layout(bargap=0.62)
    return figure
