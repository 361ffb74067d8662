"""Charts of one company: its models by date and size, its reported amounts over time."""

import pandas as pd
import plotly.graph_objects as go

from analysis.figures import dated, marks
from analysis.figures.look import Look, frame, plain, shade

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
            x=pd.to_datetime(part["release_date"].map(dated.full_date)), y=part["modality"], mode="markers",
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
            x=pd.to_datetime(part["date"].map(dated.full_date)), y=part["value"], mode="markers", name=plain(measure),
            hoverinfo="text", hovertext=marks.hover(part, AMOUNT),
            marker={"symbol": [shape + ("-open" if h else "") for h in hollow], "size": 11,
                    "color": [look.color(c) for c in part["company_id"]], "line": {"width": 1.5}},
        )  # fmt: skip
    figure.update_yaxes(type="log", dtick=1, exponentformat="B")
    figure.update_layout(showlegend=True, legend={"orientation": "h", "y": 1.2, "x": 0}, margin={"t": 60})
    return figure


PLAN = {"closed": "#8f3b3b", "hybrid": "#b3741a", "open_weights": "#4477aa", "open_source": "#228833"}
SCORE = [("", "model"), ("", "label"), ("Date", "date"), ("Score", "score"), ("Best by then", "best_score"), ("Access", "access"),
         ("Source", "source_id")]  # fmt: skip


def strategy_lanes(table: pd.DataFrame, look: Look) -> go.Figure:
    """One lane a company, one bar a strategy, written on the bar; a change is where one bar ends."""
    rows = list(dict.fromkeys(table["label"]))
    figure = frame(look, height=80 + 44 * len(rows))
    for row in table.itertuples():
        start, end = (pd.Timestamp(dated.full_date(str(d))) for d in (row.start, row.end))
        said = str(row.strategy).replace("_", " ")
        figure.add_bar(
            x=[(end - start).total_seconds() * 1000], base=[start], y=[plain(row.label)], orientation="h", hoverinfo="text",
            marker={"color": shade(PLAN.get(str(row.strategy), "#8f8f8f"), look["paper"], 4.6), "line": {"color": look["paper"], "width": 2}},
            text=[said], textposition="inside", insidetextanchor="middle", constraintext="none", cliponaxis=True,
            textfont={"size": look.size(13), "color": look["paper"]},
            hovertext=f"<b>{plain(row.label)}</b><br>{said} from {plain(row.since) if isinstance(row.since, str) else 'before March 2024'}"
            + (f"<br>{plain(row.reason)}" if isinstance(row.reason, str) else ""),
        )  # fmt: skip
    figure.update_layout(barmode="overlay", bargap=0.25)
    figure.update_xaxes(type="date", range=["2023-01-01", table["end"].max()], dtick="M12", tickformat="%Y")
    figure.update_yaxes(categoryorder="array", categoryarray=[plain(r) for r in rows[::-1]])
    return figure


def scores(table: pd.DataFrame, look: Look) -> go.Figure:
    """Scores along time, full where the weights can be downloaded; the gray line is the best of any company by then."""
    figure = frame(look, "", "Score", 380)
    best = table.sort_values("date").drop_duplicates("date")
    figure.add_scatter(
        x=pd.to_datetime(best["date"]), y=best["best_score"], mode="lines", name="best of any company by then",
        line={"color": look["muted"], "width": 1.5, "shape": "hv", "dash": "dot"}, hoverinfo="skip",
    )  # fmt: skip
    for (label, access), part in table.groupby(["label", "access"], sort=False):
        color = look.color(part["company_id"].iloc[0])
        figure.add_scatter(
            x=pd.to_datetime(part["date"]), y=part["score"], mode="markers", name=f"{plain(label)}, {plain(access)}",
            hoverinfo="text", hovertext=marks.hover(part, SCORE), opacity=look.opacity(part["company_id"].iloc[0]),
            marker={"size": 11, "color": color, "symbol": "circle" if access == "open" else "circle-open", "line": {"width": 2, "color": color}},
        )  # fmt: skip
    figure.update_layout(showlegend=True, legend={"orientation": "h", "y": 1.12, "x": 0}, margin={"t": 40})
    return figure
