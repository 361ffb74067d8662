"""Charts of one company: its models by date and size, its reported amounts over time."""

import pandas as pd
import plotly.graph_objects as go

from analysis.figures import marks
from analysis.figures.look import Look, frame, plain

MODEL = [("", "model"), ("", "label"), ("Released", "release_date"), ("Parameters (bn)", "parameters_bn"),
         ("Access", "access"), ("License", "license"), ("Source", "source_id")]  # fmt: skip
AMOUNT = [("", "measure"), ("", "label"), ("Date", "date"), ("USD", "value"), ("Status", "status"),
          ("Said", "qualifier"), ("Source", "source_id")]  # fmt: skip


def models_by_date(table: pd.DataFrame, look: Look) -> go.Figure:
    """Models along time: full where weights can be downloaded, hollow where they cannot; sized lanes by modality."""
    lanes = list(dict.fromkeys(table["modality"]))
    figure = frame(look, "", "", height=150 + 60 * len(lanes))
    for opened, part in table.groupby("opened"):
        colors = [look.color(c) for c in part["company_id"]]
        figure.add_scatter(
            x=pd.to_datetime(part["release_date"].map(marks.full_date)), y=part["modality"], mode="markers",
            name="weights can be downloaded" if opened else "weights closed", hoverinfo="text",
            hovertext=marks.hover(part, MODEL),
            marker={"symbol": "circle" if opened else "circle-open", "size": 13, "color": colors,
                    "line": {"color": colors, "width": 2}},
        )  # fmt: skip
    figure.update_layout(showlegend=True, legend={"orientation": "h", "y": 1.15, "x": 0}, margin={"t": 40})
    figure.update_yaxes(categoryorder="array", categoryarray=lanes[::-1])
    return figure


def amounts(table: pd.DataFrame, look: Look) -> go.Figure:
    """Reported amounts as points on a log scale, one shape a measure; estimates hollow, projections diamonds."""
    shapes = ("circle", "square", "triangle-up", "diamond", "cross", "star", "hexagon", "x")
    height = 440
    figure = frame(look, "", "US dollars (log scale)", height)
    for i, (measure, part) in enumerate(table.groupby("measure", sort=False)):
        shape = shapes[i % len(shapes)]
        hollow = part["status"].ne("reported")
        figure.add_scatter(
            x=pd.to_datetime(part["date"].map(marks.full_date)), y=part["value"], mode="markers", name=plain(measure),
            hoverinfo="text", hovertext=marks.hover(part, AMOUNT),
            marker={"symbol": [shape + ("-open" if h else "") for h in hollow], "size": 11,
                    "color": [look.color(c) for c in part["company_id"]], "line": {"width": 1.5}},
        )  # fmt: skip
    figure.update_yaxes(type="log", dtick=1, exponentformat="B")
    figure.update_layout(showlegend=True, legend={"orientation": "h", "y": 1.2, "x": 0}, margin={"t": 60})
    return figure
