"""Chart of four strategies: part of the futures above zero by month, one panel each, the others faint."""

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from analysis.figures.layout import roles
from analysis.figures.layout.theme import Look, frame, plain, shade, with_alpha
from analysis.formats import spelled

COLORS = {
    "open_core": "#0f5f6b",
    "open_weights_compute": "#1f8a99",
    "hybrid": "#bd8b22",
    "closed_api": "#aa3377",
}
OTHER = "#4477aa"


def strategies(table: pd.DataFrame, look: Look) -> go.Figure:
    """One panel a strategy on one scale from 0 to 100; its title has the chance to break even and to stop."""
    presets = list(dict.fromkeys(table["preset"]))
    paths = {preset: table[table["preset"].eq(preset)] for preset in presets}
    figure = make_subplots(
        rows=1,
        cols=max(len(presets), 1),
        shared_yaxes=True,
        horizontal_spacing=0.04,
        subplot_titles=[_title(paths[preset].iloc[0]) for preset in presets],
    )
    figure.update_layout(frame(look, "", "", 380).layout)
    for column, preset in enumerate(presets, start=1):
        color = shade(COLORS.get(preset, OTHER), look["paper"], 3)
        for other in [p for p in presets if p != preset]:
            _line(figure, paths[other], with_alpha("#808080", 0.35), 1.2, column)
        _line(figure, paths[preset], color, 2.6, column)
        figure.add_hline(name=roles.LEVEL, y=50, line={"color": look["text"], "dash": "dot"}, row=1, col=column)
    text = {"size": look.size(12), "color": look["text"]}
    figure.update_xaxes(
        tickvals=[0, 60, 120], ticktext=["start", "5 years", "10 years"], gridcolor=look["grid"], tickfont=text
    )
    figure.update_yaxes(range=[0, 100], gridcolor=look["grid"], tickfont=text)
    figure.update_yaxes(title={"text": "Futures above zero (%)", "font": text}, col=1)
    figure.update_annotations(name=roles.PANEL_TITLE, font={"size": look.size(13), "color": look["text"]})
    figure.add_annotation(
        name=roles.LEVEL_LABEL,
        x=120,
        y=50,
        xanchor="right",
        yanchor="bottom",
        text="half of the futures",
        showarrow=False,
        font={"size": look.size(12), "color": look["text"]},
        row=1,
        col=len(presets),
    )
    figure.update_layout(margin={"t": 70, "l": 8, "b": 30}, showlegend=False)
    return figure


def _title(row: pd.Series) -> str:
    """Name of the strategy, and its chances."""
    chances = f"{spelled(row['reached_pct'], '.0f')} % break even, {spelled(row['stopped_pct'], '.0f')} % stop"
    return f"<b>{plain(row['label'])}</b><br>{chances}"


def _line(figure: go.Figure, part: pd.DataFrame, color: str, width: float, column: int) -> None:
    """One strategy's part of the futures above zero."""
    name = plain(part["label"].iloc[0])
    figure.add_scatter(
        meta={"role": roles.PROJECTION},
        x=part["month"],
        y=part["above_pct"],
        mode="lines",
        name=name,
        line={"color": color, "width": width, "dash": "dash" if width > 2 else "dot"},
        hovertemplate="month %{x}: %{y:.0f} % above zero" + f"<extra>{name}, projection</extra>",
        row=1,
        col=column,
    )
