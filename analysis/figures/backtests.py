"""Charts of backtests: errors beside naive forecasts, and what the model would have said."""

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from analysis.figures.layout import edge_labels, marks, roles, small_multiples
from analysis.figures.layout.events import moment
from analysis.figures.layout.theme import Look, frame, plain, shade
from analysis.figures.scenarios import OPEN
from analysis.formats import spelled

NAIVE = (
    ("model_error", OPEN, "solid", "model"),
    ("no_change", "#8f8f8f", "dash", "no change"),
    ("last_trend", "#bd8b22", "dot", "last trend"),
)


def backtests(table: pd.DataFrame, look: Look) -> go.Figure:
    """Mean absolute error by quarters ahead, one panel a market with a test: the model beside two naive forecasts."""
    tried = table[table["tests"] > 0]
    shown = tried if len(tried) else table.head(1)
    labels = list(dict.fromkeys(shown["market_label"]))[:4]
    grid = make_subplots(
        rows=1,
        cols=len(labels),
        shared_yaxes=True,
        horizontal_spacing=0.05,
        subplot_titles=[plain(label) for label in labels],
    )
    grid.update_layout(frame(look, "", "", 360).layout)
    for i, label in enumerate(labels):
        part = shown[shown["market_label"].eq(label)].sort_values("horizon")
        for column, color, dash, word in NAIVE:
            grid.add_scatter(
                meta={"role": roles.LINE},
                x=part["horizon"],
                y=part[column],
                mode="lines+markers",
                name=word,
                legendgroup=word,
                showlegend=i == 0,
                row=1,
                col=i + 1,
                line={"color": shade(color, look["paper"], 3), "width": 2.2, "dash": dash},
                hovertemplate="%{x} quarters ahead: %{y:.1f} points" + f"<extra>{word}</extra>",
            )
    _axes(grid, look)
    return grid


def _axes(grid: go.Figure, look: Look) -> None:
    """Titles, grid and legend of the panels."""
    text = {"size": look.size(13), "color": look["text"]}
    grid.update_xaxes(
        title={"text": "Quarters ahead", "font": text},
        dtick=1,
        gridcolor=look["grid"],
        linecolor=look["muted"],
        tickfont=text,
    )
    grid.update_yaxes(rangemode="tozero", gridcolor=look["grid"], linecolor=look["muted"], tickfont=text)
    grid.update_yaxes(title={"text": "Mean absolute error (points)", "font": text}, col=1)
    grid.update_annotations(name=roles.PANEL_TITLE, font=text)
    grid.update_layout(
        showlegend=True,
        legend={"orientation": "h", "y": 1.12, "yanchor": "bottom", "x": 0},
        margin={"t": 80, "l": 8, "b": 40},
    )


def backtest_path(table: pd.DataFrame, look: Look, layout: str = "together") -> go.Figure:
    """What came as solid lines with dots; what the model would have said from the cut on as dashes with hollow dots."""
    figure = frame(look, "", "Share of the market (%)", 440)
    ends: list[tuple[float, str, object]] = []
    for label, part in table.groupby("label", sort=False):
        company = part["company_id"].iloc[0]
        color = look.color(company)
        for role, column, dash, status, word in (
            (roles.LINE, "mid_pct", "solid", "final", "observed"),
            (roles.PROJECTION, "model_pct", "dash", "projection", "model"),
        ):
            rows = part[part[column].notna()]
            figure.add_scatter(
                meta={"role": role},
                x=rows["mid_date"],
                y=rows[column],
                mode="lines+markers",
                name=plain(label),
                line={"color": color, "width": 2.2, "dash": dash},
                opacity=look.opacity(company),
                marker={"symbol": marks.symbol(status, look.form(company)), "size": 7},
                hovertemplate="%{x|%b %Y}: %{y:.1f} %" + f"<extra>{plain(label)}, {word}</extra>",
            )
        ends.append(_end(label, part.iloc[-1]))
    cut = table["cut_date"].iloc[0]
    font = {"size": look.size(12), "color": look["muted"]}
    place = {"y": 1, "yref": "y domain", "yanchor": "top", "xanchor": "left", "xshift": 4, "font": font}
    moment(figure, look, cut, "known up to here", place)
    top = float(table[["mid_pct", "model_pct"]].max().max()) * 1.15
    figure.update_yaxes(range=[0, top])
    figure.update_layout(margin={"t": 30})
    edge_labels.end_labels(figure, look, ends, top)
    return small_multiples.lay_out(figure, look, layout)


def _end(label: str, last: pd.Series) -> tuple[float, str, object]:
    """Where a company's line ends, what came and what was forecast, and whose line it is."""
    said = "" if pd.isna(last["model_pct"]) else f", {spelled(last['model_pct'], '.0f')} said"
    return float(last["mid_pct"]), f"{label}: {spelled(last['mid_pct'], '.0f')} came{said}", last["company_id"]
