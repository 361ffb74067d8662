"""Charts of projections of money: a fan of cumulative cash, a tornado. Dashed: a projection, never an observation."""

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import legends, roles
from analysis.figures.layout.theme import Look, frame, plain, shade, with_alpha
from analysis.formats import spelled


def cash(table: pd.DataFrame, look: Look) -> go.Figure:
    """Cumulative cash by month: the chosen path dashed, the middle 80 % of draws as a band, break-even marked.

    The axis holds the paths; the band may run off it, since its ends compound over ten years.
    """
    figure = frame(look, "Months from the first training", "Cumulative cash, US dollars (projection)", 430)
    color = shade("#4477aa", look["paper"], 3)
    figure.add_scatter(
        meta={"role": roles.BAND},
        x=[*table["month"], *table["month"][::-1]],
        y=[*table["high_usd"], *table["low_usd"][::-1]],
        fill="toself",
        mode="lines",
        line={"width": 0},
        fillcolor=with_alpha(color, 0.18),
        hoverinfo="skip",
        name="middle 80 % of futures",
    )
    _paths(figure, look, table, color)
    figure.add_hline(name=roles.LEVEL, y=0, line={"color": look["muted"], "width": 1})
    drawn = table[["chosen_usd", "middle_usd", "against_usd"]].stack()
    reach = max(float(drawn.abs().max()), 1.0)
    figure.update_yaxes(
        range=[min(float(drawn.min()), 0) - 0.25 * reach, max(float(drawn.max()), 0) + 0.25 * reach], exponentformat="B"
    )
    legends.legend(figure, look)
    _break_even(figure, look, table)
    return figure


def _paths(figure: go.Figure, look: Look, table: pd.DataFrame, color: str) -> None:
    """The median, the strategy beside it and what is assumed, each as far as it is drawn."""
    lines = (
        ("middle_usd", "median future", color, "dot", 1.6),
        ("against_usd", "strategy beside it", shade("#bd8b22", look["paper"], 3), "dashdot", 2.2),
        ("chosen_usd", "as assumed", look["text"], "dash", 2.6),
    )
    for column, name, tint, dash, width in lines:
        if table[column].notna().any():
            figure.add_scatter(
                meta={"role": roles.PROJECTION},
                x=table["month"],
                y=table[column],
                mode="lines",
                name=name,
                line={"color": tint, "width": width, "dash": dash},
                hovertemplate="month %{x}: %{y:.3s} USD" + f"<extra>{name}, projection</extra>",
            )


def _break_even(figure: go.Figure, look: Look, table: pd.DataFrame) -> None:
    """The month of break-even, where there is one."""
    month = table["break_even_month"].iloc[0]
    if pd.notna(month):
        figure.add_vline(name=roles.MOMENT, x=month, line={"color": look["muted"], "dash": "dot"})
        figure.add_annotation(
            name=roles.MOMENT_LABEL,
            x=month,
            y=0,
            yref="paper",
            yanchor="bottom",
            xanchor="left",
            xshift=4,
            text=f"break-even, month {spelled(month, '.0f')}",
            showarrow=False,
            font={"size": look.size(12)},
        )


TORN = 2.0
"""A bar that reaches more than so many times as far as that of any other assumption is torn."""
SIDES = (("low_usd", "#bd8b22", "/", "at its low end"), ("high_usd", "#4477aa", "", "at its high end"))


def tornado(table: pd.DataFrame, look: Look) -> go.Figure:
    """One bar an assumption: net present value from its low to its high end, widest on top.

    A bar that dwarfs all others is torn a little beyond the longest of these and says how far it reaches.
    """
    part = table.iloc[::-1]
    figure = frame(look, "Net present value, US dollars (projection)", height=110 + 30 * len(part))
    base = float(part["npv_usd"].iloc[0])
    for column, color, hatch, word in SIDES:
        figure.add_bar(
            meta={"role": roles.SWING},
            x=part[column] - base,
            base=[base] * len(part),
            y=[plain(v) for v in part["label"]],
            orientation="h",
            name=word,
            marker={"color": shade(color, look["paper"], 3), "pattern": {"shape": hatch, "size": 7, "solidity": 0.25}},
            hovertext=[plain(r) for r in part["range_said"]],
            customdata=part[column],
            hovertemplate="%{y}, %{hovertext}: %{customdata:.3s} USD<extra>projection</extra>",
        )
    figure.add_vline(name=roles.LEVEL, x=base, line={"color": look["text"], "width": 1})
    figure.update_xaxes(exponentformat="B")
    figure.update_layout(barmode="overlay")
    _tear(figure, look, table, base)
    legends.legend(figure, look)
    return figure


def _tear(figure: go.Figure, look: Look, table: pd.DataFrame, base: float) -> None:
    """Ends the axis a little beyond the longest bar that is not torn; a torn one says where it ends."""
    ends = table[[column for column, *_ in SIDES]]
    reach = (ends - base).abs().max(axis=1)
    if len(reach) < 3 or reach.iloc[0] <= TORN * reach.iloc[1:].max():
        return
    kept = ends.iloc[1:].stack()
    low, high = min(float(kept.min()), base), max(float(kept.max()), base)
    room = 0.12 * (high - low)
    torn = [float(end) for end in ends.iloc[0] if not low - room <= end <= high + room]
    figure.update_xaxes(range=[low - room, max(high, min(float(ends.iloc[0].max()), high + room)) + room])
    for end in torn:
        figure.add_annotation(
            name=roles.CUT_NOTE,
            x=0 if end < low else 1,
            xref="paper",
            xanchor="left" if end < low else "right",
            y=plain(table["label"].iloc[0]),
            text=f"//  {spelled(end / 1e9, ',.0f')} billion, off the scale",
            showarrow=False,
            bgcolor=look["paper"],
            borderpad=1,
            font={"size": look.size(12), "color": look["text"]},
        )
