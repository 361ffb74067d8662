"""Charts of the months by which open models come later: of one series over time, of all side by side."""

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.capability import access_color
from analysis.figures.layout import legends, marks, roles
from analysis.figures.layout.events import full_date
from analysis.figures.layout.hover import hover
from analysis.figures.layout.theme import Look, frame, plain, with_alpha
from analysis.periods import dated

LAG_OVER_TIME_HOVER = [
    ("", "date"),
    ("Open", "open_model"),
    ("Closed", "closed_model"),
    ("Lag (months)", "lag_months"),
    ("", "lag_kind"),
    ("Source", "source_title"),
]


def lag_over_time(table: pd.DataFrame, look: Look) -> go.Figure:
    """Months of lag at each date of one series; a hollow triangle says at least."""
    figure = frame(look, "", "Lag of the best open model (months)", 380)
    color = access_color("open", look)
    least = table["lag_kind"].eq("at least")
    figure.add_scatter(
        meta={"role": roles.LINE},
        x=pd.to_datetime(table["date"].map(full_date)),
        y=table["lag_months"],
        mode="lines+markers",
        line={"color": with_alpha(color, 0.5), "width": 1.5, "shape": "hv"},
        marker={"symbol": ["triangle-up-open" if a else "diamond" for a in least], "size": 9, "color": color},
        hoverinfo="text",
        hovertext=hover(table, LAG_OVER_TIME_HOVER),
    )
    if least.any():
        figure.add_annotation(
            name=roles.PLOT_NOTE,
            x=0,
            xref="paper",
            xanchor="left",
            y=1,
            yref="paper",
            yanchor="bottom",
            showarrow=False,
            text="△ at least: the series is too short to see when a closed model got there",
            font={"size": look.size(12), "color": look["muted"]},
        )
    figure.update_yaxes(rangemode="tozero")
    figure.update_layout(margin={"t": 30})
    return figure


LAGS_HOVER = [
    ("", "label"),
    ("Months", "lag_months"),
    ("Low", "lag_low"),
    ("High", "lag_high"),
    ("Date", "as_of"),
    ("Source", "source_title"),
]


def lags(table: pd.DataFrame, look: Look) -> go.Figure:
    """One row a source or series: printed lags as full diamonds with ranges, computed ones hollow, at least as
    triangles."""
    part = table.iloc[::-1].reset_index(drop=True)
    figure = frame(look, "Lag of open models (months)", height=130 + 27 * len(part))
    color = access_color("open", look)
    shapes = {"printed": "diamond", "computed": "circle-open", "computed, at least": "triangle-right-open"}
    for kind, shape in shapes.items():
        mine = part[part["lag_kind"].eq(kind)]
        wide = mine["lag_high"] > mine["lag_low"]
        figure.add_scatter(
            meta={"role": roles.POINT},
            x=mine["lag_months"],
            y=mine.index,
            mode="markers",
            name=kind,
            hoverinfo="text",
            showlegend=bool(len(mine)),
            marker={"symbol": shape, "size": 11, "color": color, "line": {"width": 2, "color": color}},
            error_x=marks.error_bars(
                (mine["lag_high"] - mine["lag_months"]).where(wide),
                (mine["lag_months"] - mine["lag_low"]).where(wide),
                color,
                width=4,
            ),
            hovertext=hover(mine, LAGS_HOVER),
        )
    names = [f"{plain(n)}, {dated(d)}" for n, d in zip(part["label"], part["as_of"], strict=True)]
    figure.update_yaxes(tickvals=list(part.index), ticktext=names, range=[-0.7, len(part) - 0.3])
    figure.update_xaxes(rangemode="tozero")
    legends.legend(figure, look)
    return figure
