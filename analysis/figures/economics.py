"""Charts of money: training costs by basis, amounts over time, multiples, precedents."""

import math

import pandas as pd
import plotly.graph_objects as go

from analysis.figures import marks
from analysis.figures.capability import access_color
from analysis.figures.look import Look, frame, plain, with_alpha

SHAPES = ("circle", "square", "diamond", "triangle-up", "cross", "star", "hexagon")


def _legend(figure: go.Figure) -> None:
    figure.update_layout(
        showlegend=True, legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0}, margin={"t": 60}
    )


def training(table: pd.DataFrame, look: Look) -> go.Figure:
    """Cost by date of the model on a log scale, one shape a basis; the article's hundreds of millions as a band."""
    figure = frame(look, "", "US dollars (log scale)", 520)
    figure.add_hrect(y0=1e8, y1=1e9, fillcolor=with_alpha("#b3741a", 0.15), line_width=0, layer="below")
    figure.add_annotation(x=0, xref="paper", xanchor="left", y=math.log10(3.2e8), text="the article: hundreds of millions", showarrow=False,
                          font={"size": look.size(12), "color": look["text"]})  # fmt: skip
    for i, (basis, part) in enumerate(table.groupby("basis_name", sort=False)):
        opened = part["access_class"].eq("open")
        figure.add_scatter(
            x=pd.to_datetime(part["model_date"].map(marks.full_date)), y=part["middle_usd"], mode="markers", name=plain(basis),
            marker={"symbol": [SHAPES[i % 7] + ("" if o else "-open") for o in opened], "size": 9,
                    "color": [access_color(a, look) if a != "unknown" else look["muted"] for a in part["access_class"]], "line": {"width": 1.5}},
            error_y={"type": "data", "symmetric": False, "array": part["high_usd"] - part["middle_usd"],
                     "arrayminus": part["middle_usd"] - part["low_usd"], "color": look["muted"], "width": 3},
            hoverinfo="text", hovertext=marks.hover(part, [("", "label"), ("", "organization"), ("USD", "middle_usd"), ("Basis", "basis_name"), ("Counted", "counted"),
                                                          ("Prices of", "price_year"), ("Confidence", "confidence"), ("Source", "source_id")]),
        )  # fmt: skip
    figure.update_yaxes(type="log", dtick=1, exponentformat="B")
    _legend(figure)
    return figure


def amounts(table: pd.DataFrame, look: Look, events: pd.DataFrame | None = None) -> go.Figure:
    """Points by date on a log scale, one color a company; hollow where it is no report, diamonds where projected."""
    height = 480
    figure = frame(look, "", f"{plain(table['measure'].iloc[0]).capitalize()}, US dollars (log scale)", height)
    ends: list[tuple[float, str, object]] = []
    for label, part in table.groupby("label"):
        color = look.color(part["company_id"].iloc[0])
        figure.add_scatter(
            x=pd.to_datetime(part["date"].map(marks.full_date)), y=part["value"], mode="markers", opacity=look.opacity(part["company_id"].iloc[0]),
            marker={"symbol": ["circle" if s == "reported" else "diamond-open" if s == "projection" else "circle-open" for s in part["status"]],
                    "size": 9, "color": color, "line": {"width": 1.6, "color": color}},
            hoverinfo="text", hovertext=marks.hover(part, [("", "label"), ("Date", "date"), ("USD", "value"), ("Status", "status"), ("Said", "qualifier"), ("Note", "note"), ("Source", "source_id")]),
        )  # fmt: skip
        last = part.sort_values("date").iloc[-1]
        ends.append((math.log10(last["value"]), str(label), last["company_id"]))
    low, high = math.log10(table["value"].min()), math.log10(table["value"].max())
    figure.update_yaxes(type="log", dtick=1, exponentformat="B")
    marks.end_labels(figure, look, ends, max(high - low, 0.5) * 1.1, height)
    figure.update_layout(margin={"r": 170})
    return figure


def multiples(table: pd.DataFrame, look: Look) -> go.Figure:
    """Valuation over revenue by date, one color a company."""
    height = 420
    figure = frame(look, "", "Valuation over revenue (times, log scale)", height)
    ends: list[tuple[float, str, object]] = []
    for label, part in table.groupby("label"):
        color = look.color(part["company_id"].iloc[0])
        part = part.sort_values("as_of")
        figure.add_scatter(
            x=pd.to_datetime(part["as_of"].map(marks.full_date)), y=part["times"], mode="lines+markers", line={"color": color, "width": 1.5, "dash": "dot"},
            marker={"size": 8, "color": color}, hoverinfo="text",
            hovertext=marks.hover(part, [("", "label"), ("Date", "as_of"), ("Times", "times"), ("Valuation", "value"), ("Revenue", "revenue_usd"), ("Kind", "revenue_kind")]),
        )  # fmt: skip
        ends.append(
            (
                math.log10(float(part["times"].iloc[-1])),
                f"{label} {part['times'].iloc[-1]:.0f}×",
                part["company_id"].iloc[0],
            )
        )
    span = max(math.log10(table["times"].max()) - math.log10(table["times"].min()), 0.5)
    figure.update_yaxes(type="log")
    marks.end_labels(figure, look, ends, span * 1.1, height)
    figure.update_layout(margin={"r": 190})
    return figure


def precedents(table: pd.DataFrame, look: Look) -> go.Figure:
    """Revenue by years since the first figure, log scale: AI companies solid, precedents dotted."""
    height = 480
    figure = frame(
        look, "Years since the first revenue in the data", "Revenue or run rate, US dollars (log scale)", height
    )
    for (group, label), part in table.groupby(["group", "label"]):
        part = part.sort_values("years_since")
        company = part["company_id"].iloc[0]
        color = look.color(company) if group == "AI company" else look["muted"]
        figure.add_scatter(
            x=part["years_since"], y=part["value"], mode="lines+markers", line={"color": color, "width": 2, "dash": "solid" if group == "AI company" else "dot"},
            marker={"size": 7, "color": color, "symbol": ["circle" if s == "reported" else "diamond-open" if s == "projection" else "circle-open" for s in part["status"]]},
            hoverinfo="text", hovertext=marks.hover(part, [("", "label"), ("Date", "date"), ("USD", "value"), ("Kind", "metric"), ("Status", "status"), ("Source", "source_id")]),
        )  # fmt: skip
        figure.add_annotation(
            x=float(part["years_since"].iloc[-1]), y=math.log10(float(part["value"].iloc[-1])), xanchor="left", xshift=7, text=plain(label),
            showarrow=False, font={"size": look.size(12), "color": look.label(company) if group == "AI company" else look["muted"]},
        )  # fmt: skip
    figure.update_yaxes(type="log", dtick=1, exponentformat="B")
    figure.update_xaxes(range=[-0.2, float(table["years_since"].max()) * 1.15 + 0.5])
    return figure


def hosted(table: pd.DataFrame, look: Look, events: pd.DataFrame | None = None) -> go.Figure:
    """Part of revenue from hosting over time, with license changes as marks."""
    height = 420
    figure = frame(look, "", "Part of revenue from hosting (%)", height)
    ends: list[tuple[float, str, object]] = []
    for label, part in table.groupby("label"):
        color = look.color(part["company_id"].iloc[0])
        figure.add_scatter(
            x=pd.to_datetime(part["date"].map(marks.full_date)), y=part["value"], mode="lines+markers", line={"color": color, "width": 2.2},
            marker={"size": 7, "color": color}, hoverinfo="text",
            hovertext=marks.hover(part, [("", "label"), ("Date", "date"), ("%", "value"), ("Of", "unit"), ("Source", "source_id")]),
        )  # fmt: skip
        ends.append(
            (float(part["value"].iloc[-1]), f"{label} {part['value'].iloc[-1]:.0f} %", part["company_id"].iloc[0])
        )
    figure.update_yaxes(range=[0, 100])
    marks.end_labels(figure, look, ends, 100, height)
    figure.update_layout(margin={"r": 150})
    marks.events(figure, look, events)
    return figure
