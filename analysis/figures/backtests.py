"""Charts of backtests: error, score and coverage beside “no change”, and what the model would have said."""

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from analysis.figures.layout import edge_labels, legends, marks, roles, small_multiples
from analysis.figures.layout.events import moment
from analysis.figures.layout.theme import Look, frame, plain, shade, with_alpha
from analysis.formats import spelled

PANELS = (
    ("error_ratio", "Error, times “no change”", 1.0, ".2f"),
    ("crps_ratio", "Score, times “no change”", 1.0, ".2f"),
    ("in_80", "Inside the middle 80 % (%)", 80.0, ".0f"),
)
AHEAD = {1: ("one step ahead", "circle", "#1f8a99"), 2: ("two", "square", "#bd8b22"), 4: ("four", "diamond", "#aa3377")}
"""Words, form and color of the steps ahead."""
GROUPS = {"Open models": "#1f8a99", "Closed models": "#a8336f"}
LINES = ("#4477aa", "#bd8b22", "#aa3377", "#228833", "#66508f", "#a34f14")
"""Colors of the lines of one test, the largest company first."""
REST = "not named"
ROW = 34
"""Pixels of a market."""


def backtests(table: pd.DataFrame, look: Look) -> go.Figure:
    """One row a market, all of them together on top; three panels, a mark for each number of steps ahead."""
    tried = table[table["tests"] > 0]
    shown = tried if len(tried) else table.head(1)
    counts = shown.groupby("market_label")["tests"].transform("sum")
    shown = shown.assign(row=[f"{plain(n)}, {c} forecasts" for n, c in zip(shown["market_label"], counts, strict=True)])
    rows = list(dict.fromkeys(shown["row"]))[::-1]
    grid = make_subplots(
        rows=1, cols=3, shared_yaxes=True, horizontal_spacing=0.04, subplot_titles=[title for _, title, _, _ in PANELS]
    )
    grid.update_layout(frame(look, "", "", 130 + ROW * len(rows)).layout)
    for column, (name, _, line, form) in enumerate(PANELS, start=1):
        for ahead, (words, symbol, color) in AHEAD.items():
            part = shown[shown["horizon"].eq(ahead)]
            grid.add_scatter(
                meta={"role": roles.POINT},
                x=part[name],
                y=part["row"],
                mode="markers",
                name=words,
                legendgroup=words,
                showlegend=column == 1,
                marker={"symbol": symbol, "size": 10, "color": shade(color, look["paper"], 3)},
                hovertemplate="%{y}: %{x:" + form + "}, %{customdata}<extra>" + words + "</extra>",
                customdata=[f"{count} of them" for count in part["tests"]],
                row=1,
                col=column,
            )
        grid.add_vline(name=roles.LEVEL, x=line, line={"color": look["text"], "dash": "dot"}, row=1, col=column)
    _axes(grid, look, rows)
    return grid


def _axes(grid: go.Figure, look: Look, rows: list[str]) -> None:
    """Titles, grid and legend of the panels."""
    text = {"size": look.size(13), "color": look["text"]}
    grid.update_xaxes(gridcolor=look["grid"], linecolor=look["muted"], tickfont=text, nticks=5)
    grid.update_xaxes(rangemode="tozero", range=[0, 104], col=3)
    grid.update_yaxes(
        gridcolor=look["grid"], linecolor=look["muted"], tickfont=text, categoryorder="array", categoryarray=rows
    )
    grid.update_annotations(name=roles.PANEL_TITLE, font=text)
    legends.legend(grid, look)
    grid.update_layout(margin={"t": 80, "l": 8, "b": 40})


def backtest_path(table: pd.DataFrame, look: Look, layout: str = "together") -> go.Figure:
    """What came as solid lines with dots; from the cut on the median of what the model said as dashes with hollow dots,
    and its middle 80 % as a band."""
    figure = frame(look, "", "Share of the market (%)", 440)
    ends: list[tuple[float, str, object]] = []
    tints = _tints(table, look)
    for label, part in table.groupby("label", sort=False):
        company = part["company_id"].iloc[0]
        color = tints[label]
        _band(figure, label, part[part["low_pct"].notna()], color)
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
                hovertemplate="%{x|%d %b %Y}: %{y:.1f} %" + f"<extra>{plain(label)}, {word}</extra>",
            )
        ends.append(_end(label, part.iloc[-1]))
    cut = table["cut_date"].iloc[0]
    font = {"size": look.size(12), "color": look["muted"]}
    place = {"y": 1, "yref": "y domain", "yanchor": "top", "xanchor": "left", "xshift": 4, "font": font}
    moment(figure, look, cut, "known up to here", place)
    top = min(float(table[["mid_pct", "high_pct"]].max().max()) * 1.1, 100.0)
    figure.update_yaxes(range=[0, top])
    figure.update_layout(margin={"t": 30})
    edge_labels.end_labels(figure, look, ends, top)
    edge_labels.tint_ends(figure, [shade(tint, look["paper"], 4.6) for tint in tints.values()])
    return small_multiples.lay_out(figure, look, layout)


def _tints(table: pd.DataFrame, look: Look) -> dict[object, str]:
    """A color for each line: open and closed as everywhere, the largest others one each, what is left gray."""
    largest = table.groupby("label", sort=False)["mid_pct"].max().sort_values(ascending=False, kind="stable").index
    named = [label for label in largest if label != REST and label not in GROUPS]
    colors = GROUPS | dict(zip(named, LINES, strict=False))
    every = dict.fromkeys(table["label"])
    return {label: shade(colors.get(label, "#8f8f8f"), look["paper"], 3) for label in every}


def _band(figure: go.Figure, label: object, part: pd.DataFrame, color: str) -> None:
    """The middle 80 % of what the model said of one company."""
    dates = list(part["mid_date"])
    figure.add_scatter(
        meta={"role": roles.BAND},
        x=dates + dates[::-1],
        y=[*part["high_pct"], *part["low_pct"][::-1]],
        fill="toself",
        mode="lines",
        line={"width": 0},
        name=plain(label),
        fillcolor=with_alpha(color, 0.15) if color.startswith("#") else "rgba(128,128,128,.15)",
        hoverinfo="skip",
        showlegend=False,
    )


def _end(label: object, last: pd.Series) -> tuple[float, str, object]:
    """Where a company's line ends, what came and what was forecast, and whose line it is."""
    said = "" if pd.isna(last["model_pct"]) else f", {spelled(last['model_pct'], '.0f')} said"
    if pd.isna(last["mid_pct"]):
        return float(last["model_pct"]), f"{label}: not printed{said}", last["company_id"]
    return float(last["mid_pct"]), f"{label}: {spelled(last['mid_pct'], '.0f')} came{said}", last["company_id"]
