"""Charts of openness: heat table of ratings, composites, systems side by side, licenses, transparency."""

from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go

from analysis.figures import marks
from analysis.figures.look import Look, frame, shade

RATINGS = {"open": ("circle", "#1f8a99"), "partial": ("circle-open", "#b3741a"), "closed": ("x-thin", "#8f8f8f")}
FAMILIES = {"permissive": "#228833", "own or restricted": "#1f8a99", "non-commercial": "#b3741a", "closed": "#aa3377"}
SYSTEMS = {"Opening up ChatGPT": "circle", "Model Openness Framework": "diamond", "Epoch access": "square"}


def _legend(figure: go.Figure, y: float = 1.02) -> None:
    figure.update_layout(
        showlegend=True, legend={"orientation": "h", "y": y, "yanchor": "bottom", "x": 0, "traceorder": "normal"}
    )


def profiles(table: pd.DataFrame, look: Look) -> go.Figure:
    """Models by dimension: a full dot for open, a ring for partial, a cross for closed."""
    names = list(dict.fromkeys(table["label"]))[::-1]
    figure = frame(look, "", "", 190 + 22 * len(names))
    for rating, (shape, color) in RATINGS.items():
        part = table[table["rating"].eq(rating)]
        tone = shade(color, look["paper"], 3)
        figure.add_scatter(
            x=part["dimension"], y=part["label"], mode="markers", name=rating, hoverinfo="text",
            hovertext=marks.hover(part, [("", "label"), ("", "company"), ("", "dimension"), ("Rating", "rating"), ("Printed", "printed"), ("Date", "as_of"), ("Source", "source_id")]),
            marker={"symbol": shape, "size": 11, "color": tone, "line": {"width": 2, "color": tone}},
        )  # fmt: skip
    dimensions = list(dict.fromkeys(table["dimension"]))
    figure.update_xaxes(
        categoryorder="array", categoryarray=dimensions, range=[-0.5, len(dimensions) - 0.5], tickangle=-40
    )
    figure.update_yaxes(categoryorder="array", categoryarray=names, range=[-0.6, len(names) - 0.4])
    _legend(figure)
    figure.update_layout(margin={"t": 40})
    return figure


def composite(table: pd.DataFrame, look: Look) -> go.Figure:
    """Composite score as bars, with the part of all weightings under which the model is first."""
    part = table.iloc[::-1]
    figure = frame(look, "Weighted openness (0 closed, 1 open)", height=100 + 26 * len(part))
    figure.add_bar(
        x=part["openness_score"], y=part["label"], orientation="h", marker={"color": shade("#1f8a99", look["paper"], 3)},
        text=[f"{s:.2f}" + (f"; first under {f:.0f} % of weightings" if f >= 0.5 else "") for s, f in zip(part["openness_score"], part["first_pct"], strict=True)],
        textposition="outside", cliponaxis=False, hoverinfo="text", hovertext=marks.hover(part, [("", "label"), ("", "company"), ("Score", "openness_score"), ("Rated", "as_of")]),
    )  # fmt: skip
    figure.update_xaxes(range=[0, 1.35], tickvals=[0, 0.25, 0.5, 0.75, 1])
    return figure


def systems(table: pd.DataFrame, look: Look) -> go.Figure:
    """One row a company, one mark a rating system: how far apart they are."""
    order = table.groupby("label")["openness_score"].mean().sort_values().index
    figure = frame(look, "Mean rating of the company's models (0 closed, 1 open)", height=130 + 24 * len(order))
    for system, shape in SYSTEMS.items():
        part = table[table["system"].eq(system)]
        figure.add_scatter(
            x=part["openness_score"], y=part["label"], mode="markers", name=system, hoverinfo="text",
            hovertext=marks.hover(part, [("", "label"), ("", "system"), ("Mean", "openness_score"), ("Models", "models_number"), ("As of", "as_of")]),
            marker={"symbol": shape, "size": 11, "color": shade("#4477aa", look["paper"], 3), "line": {"width": 1, "color": look["paper"]}},
        )  # fmt: skip
    figure.update_yaxes(categoryorder="array", categoryarray=list(order))
    figure.update_xaxes(range=[-0.03, 1.03])
    _legend(figure)
    figure.update_layout(margin={"t": 40})
    return figure


def families(table: pd.DataFrame, look: Look) -> go.Figure:
    """Models of the selection by year and license family, stacked."""
    figure = frame(look, "", "Models of the selection", 420)
    for family, color in FAMILIES.items():
        part = table[table["license_family"].eq(family)].sort_values("year")
        figure.add_bar(
            x=part["year"], y=part["models_number"], name=family, marker={"color": shade(color, look["paper"], 3), "line": {"color": look["paper"], "width": 1}},
            text=part["models_number"], textposition="inside", textangle=0, textfont={"color": "#ffffff" if look.theme != "dark" else "#000000"},
            hovertemplate=f"%{{x}}, {family}: %{{y}}<extra></extra>",
        )  # fmt: skip
    figure.update_layout(barmode="stack", margin={"t": 40})
    figure.update_xaxes(type="category", categoryorder="category ascending")
    _legend(figure)
    return figure


def definitions(table: pd.DataFrame, look: Look) -> go.Figure:
    """A funnel: models with open weights, and how many meet each stricter definition."""
    part = table.iloc[::-1]
    figure = frame(look, "Models of the selection", height=110 + 42 * len(part))
    figure.add_bar(
        x=part["models_number"], y=part["term_met"], orientation="h", marker={"color": shade("#228833", look["paper"], 3)},
        text=[f"{n} ({p:.0f} %)" for n, p in zip(part["models_number"], part["part_pct"], strict=True)], textposition="outside",
        cliponaxis=False, hovertemplate="%{y}: %{x}<extra></extra>",
    )  # fmt: skip
    figure.update_xaxes(range=[0, max(float(part["models_number"].max()), 1) * 1.2])
    return figure


def index_scores(table: pd.DataFrame, look: Look) -> go.Figure:
    """One line a developer over the editions; no line crosses the break of 2025, when the indicators changed."""
    height = 480
    figure = frame(look, "", "Score (of 100)", height)
    editions = sorted(table["edition"].unique())
    ends: list[tuple[float, str, object]] = []
    for developer, part in table.groupby("label"):
        color = look.color(part["company_id"].iloc[0])
        for run in (part[part["edition"] < "2025"], part[part["edition"] >= "2025"]):
            figure.add_scatter(
                x=run["edition"], y=run["score"], mode="lines+markers", line={"color": color, "width": 2},
                marker={"size": 9, "color": color}, opacity=look.opacity(part["company_id"].iloc[0]), hoverinfo="text",
                hovertext=marks.hover(run, [("", "label"), ("Edition", "edition"), ("Score", "score"), ("Model", "flagship_model"), ("Source", "source_id")]),
            )  # fmt: skip
        last = part.iloc[-1]
        if last["edition"] == editions[-1]:
            ends.append((float(last["score"]), f"{developer} {last['score']:.0f}", last["company_id"]))
    figure.update_xaxes(type="category", categoryorder="array", categoryarray=editions)
    for i, (a, b) in enumerate(pairwise(editions)):
        if a < "2025" <= b:
            figure.add_vline(x=i + 0.5, line={"color": look["muted"], "dash": "dash", "width": 1.4})
            figure.add_annotation(
                x=i + 0.5, y=1, yref="paper", yanchor="bottom", text="break: new, harder indicators", showarrow=False
            )
    figure.update_yaxes(range=[0, 102])
    marks.end_labels(figure, look, ends, 102, height)
    figure.update_layout(margin={"r": 170, "t": 30})
    return figure
