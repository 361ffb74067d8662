"""Charts of projections of money: a fan of cumulative cash, a tornado. Dashed: a projection, never an observation."""

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.look import Look, frame, plain, shade, with_alpha


def cash(table: pd.DataFrame, look: Look) -> go.Figure:
    """Cumulative cash by month: the chosen path dashed, the middle 80 % of draws as a band, break-even marked."""
    figure = frame(look, "Months from the first training", "Cumulative cash, US dollars (projection)", 460)
    color = shade("#4477aa", look["paper"], 3)
    figure.add_scatter(
        x=[*table["month"], *table["month"][::-1]], y=[*table["high_usd"], *table["low_usd"][::-1]], fill="toself", mode="lines",
        line={"width": 0}, fillcolor=with_alpha(color, 0.18), hoverinfo="skip", name="middle 80 % of draws",
    )  # fmt: skip
    figure.add_scatter(
        x=table["month"],
        y=table["middle_usd"],
        mode="lines",
        line={"color": color, "width": 1.4, "dash": "dot"},
        name="median of draws",
    )
    figure.add_scatter(
        x=table["month"], y=table["chosen_usd"], mode="lines", line={"color": look["text"], "width": 2.2, "dash": "dash"}, name="with the sliders",
        hovertemplate="month %{x}: %{y:.3s} USD<extra></extra>",
    )  # fmt: skip
    figure.add_hline(y=0, line={"color": look["muted"], "width": 1})
    month = table["break_even_month"].iloc[0]
    if pd.notna(month):
        figure.add_vline(x=month, line={"color": look["muted"], "dash": "dot"})
        figure.add_annotation(
            x=month, y=1, yref="paper", yanchor="bottom", text=f"break-even, month {month:.0f}", showarrow=False
        )
    figure.update_yaxes(exponentformat="B")
    figure.update_layout(
        showlegend=True, legend={"orientation": "h", "y": 1.06, "yanchor": "bottom", "x": 0}, margin={"t": 60}
    )
    return figure


def tornado(table: pd.DataFrame, look: Look) -> go.Figure:
    """One bar an assumption: net present value from its low to its high end, widest on top."""
    part = table.iloc[::-1]
    figure = frame(look, "Net present value, US dollars (projection)", height=110 + 30 * len(part))
    base = float(part["npv_usd"].iloc[0])
    for column, color, word in (("low_usd", "#b3741a", "at its low end"), ("high_usd", "#4477aa", "at its high end")):
        figure.add_bar(
            x=part[column] - base, base=[base] * len(part), y=[plain(v) for v in part["label"]], orientation="h", name=word,
            marker={"color": shade(color, look["paper"], 3)}, hovertemplate="%{y}: %{x:.3s}<extra></extra>",
        )  # fmt: skip
    figure.add_vline(x=base, line={"color": look["text"], "width": 1})
    figure.update_xaxes(exponentformat="B")
    figure.update_layout(
        barmode="overlay",
        showlegend=True,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
        margin={"t": 40},
    )
    return figure
