"""Charts of releases: parts by access in several lists, models by date and size."""

import math

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from analysis.figures import marks
from analysis.figures.capability import access_color
from analysis.figures.look import Look, frame, plain, shade

CLASSES = {
    "open": "#1f8a99", "open, restricted": "#4477aa", "limited": "#b3741a", "closed or hosted": "#aa3377", "unreleased": "#66548f",
    "unknown": "#8f8f8f",
}  # fmt: skip


def by_list(table: pd.DataFrame, look: Look) -> go.Figure:
    """One panel a list: parts of each year's models by access; the lists stand beside each other and disagree."""
    names = list(dict.fromkeys(table["list_name"]))
    base = frame(look, "", "", 430)
    figure = make_subplots(
        1, len(names), shared_yaxes=True, subplot_titles=[plain(n if len(n) < 44 else n[:42] + "…") for n in names]
    )
    figure.update_layout(base.layout)
    for i, name in enumerate(names):
        for access, color in CLASSES.items():
            part = table[table["list_name"].eq(name) & table["access_class"].eq(access)]
            figure.add_bar(
                x=part["year"], y=part["part_pct"], name=access, legendgroup=access, showlegend=len(part) > 0 and not _seen(figure, access),
                marker={"color": shade(color, look["paper"], 3), "line": {"color": look["paper"], "width": 0.5}},
                hovertext=[f"{plain(name)}, {y}<br>{access}: {n:.0f} models, {p:.0f} %" for y, n, p in zip(part["year"], part["models_count"], part["part_pct"], strict=True)],
                hoverinfo="text", row=1, col=i + 1,
            )  # fmt: skip
    figure.update_layout(
        barmode="stack",
        showlegend=True,
        margin={"t": 70},
        legend={"orientation": "h", "y": 1.12, "yanchor": "bottom", "x": 0, "traceorder": "normal"},
    )
    figure.update_xaxes(type="category", categoryorder="category ascending", tickangle=-45)
    figure.update_yaxes(gridcolor=look["grid"], range=[0, 100])
    figure.update_yaxes(title={"text": "Part of the list's models (%)"}, row=1, col=1)
    figure.update_annotations(font={"size": look.size(13)})
    return figure


def _seen(figure: go.Figure, name: str) -> bool:
    return any(t.name == name and t.showlegend for t in figure.data)


def timeline(table: pd.DataFrame, look: Look) -> go.Figure:
    """Models by date and number of parameters (log); those without a published size lie in a lane at the bottom."""
    figure = frame(look, "", "Parameters (billions, log scale)", 480)
    floor = float(table["parameters_bn"].min()) / 3 if table["parameters_bn"].notna().any() else 1.0
    for access, part in (("closed", table[~table["opened"]]), ("open", table[table["opened"]])):
        sized = part["parameters_bn"].fillna(floor)
        figure.add_scatter(
            x=pd.to_datetime(part["release_date"].map(marks.full_date)), y=sized, mode="markers", name=f"{access} weights", hoverinfo="text",
            hovertext=marks.hover(part, [("", "model"), ("", "label"), ("Released", "release_date"), ("Parameters (bn)", "parameters_bn"), ("License", "license"), ("Source", "source_id")]),
            marker={"symbol": "diamond" if access == "open" else "circle-open", "size": 9, "color": access_color(access, look), "line": {"width": 1.5, "color": access_color(access, look)}},
        )  # fmt: skip
    figure.add_annotation(
        x=0,
        xref="paper",
        xanchor="left",
        y=math.log10(floor),
        yshift=14,
        text="size not published",
        showarrow=False,
        font={"color": look["muted"], "size": look.size(12)},
    )
    figure.update_yaxes(type="log")
    figure.update_layout(
        showlegend=True, margin={"t": 40}, legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0}
    )
    return figure
