"""Charts of break-even: a fan of cumulative cash, and what decides. Dashed: a projection, never an observation."""

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import edge_labels, legends, marks, roles
from analysis.figures.layout.theme import Look, frame, plain, shade, with_alpha
from analysis.formats import spelled

PATHS = ("chosen_usd", "quarter_usd", "middle_usd", "most_usd", "against_usd")
HORIZON = 120
"""Months that the axis holds."""


def cash(table: pd.DataFrame, look: Look) -> go.Figure:
    """Cumulative cash by month: the chosen path dashed to where it stops, the middle half of draws as a band, and
    break-even marked. The axis holds all of it."""
    table, unit = _in_one_unit(table)
    figure = frame(look, "Months from the first training", f"Cumulative cash, {unit} (projection)", 430)
    color = shade("#4477aa", look["paper"], 3)
    figure.add_scatter(
        meta={"role": roles.BAND},
        x=[*table["month"], *table["month"][::-1]],
        y=[*table["most_usd"], *table["quarter_usd"][::-1]],
        fill="toself",
        mode="lines",
        line={"width": 0},
        fillcolor=with_alpha(color, 0.18),
        hoverinfo="skip",
        name="middle 50 % of futures",
    )
    _paths(figure, look, table, color)
    figure.add_hline(name=roles.LEVEL, y=0, line={"color": look["muted"], "width": 1})
    drawn = table[list(PATHS)].stack().dropna()
    low, high = min(float(drawn.min()), 0.0), max(float(drawn.max()), 0.0)
    room = 0.12 * max(high - low, 1e-9)
    figure.update_yaxes(range=[low - room, high + room], exponentformat="B")
    for path, month in (("chosen_usd", "stops_month"), ("against_usd", "against_stops_month")):
        _stop(figure, look, table[["month", path]].dropna(), table[month].iloc[0])
    legends.legend(figure, look)
    _break_even(figure, look, table)
    return figure


def _in_one_unit(table: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """The paths in US dollars; beside another strategy, whose size differs, each in times its own first training."""
    if table["against_usd"].isna().all():
        return table, "US dollars"
    own = [name for name in PATHS if name != "against_usd"]
    first = table[["training_usd", "against_training_usd"]].iloc[0]
    scaled = {name: table[name] / first["training_usd"] for name in own}
    return table.assign(
        **scaled, against_usd=table["against_usd"] / first["against_training_usd"]
    ), "times the first training"


def _stop(figure: go.Figure, look: Look, path: pd.DataFrame, month: float) -> None:
    """A cross where a path ends because it cannot pay for the next month, and which month that is."""
    if pd.isna(month) or path.empty:
        return
    last, total = path.iloc[-1]
    said = f"stops, month {spelled(month, '.0f')}"
    figure.add_scatter(
        meta={"role": roles.PROJECTION},
        x=[last],
        y=[total],
        mode="markers",
        marker={"symbol": "x", "size": 11, "color": look["text"]},
        showlegend=False,
        hovertemplate=f"{said}: " + "%{y:.3s}<extra>projection</extra>",
    )
    figure.add_annotation(
        name=roles.POINT_LABEL,
        x=last,
        y=total,
        xanchor="right" if last > 0.6 * HORIZON else "left",
        yanchor="bottom",
        yshift=8,
        text=f"<b>{said}</b>",
        showarrow=False,
        font={"size": look.size(12), "color": look["text"]},
    )


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
                hovertemplate="month %{x}: %{y:.3s}" + f"<extra>{name}, projection</extra>",
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


SIDES = (
    ("at_low", "#bd8b22", "triangle-left", "at the low end of its range"),
    ("at_high", "#4477aa", "triangle-right", "at the high end"),
)


def tornado(table: pd.DataFrame, look: Look) -> go.Figure:
    """One row an assumption, widest on top: the part that breaks even at both ends of its range, joined by a line that
    reaches to the part with nothing held."""
    part = table.iloc[::-1]
    figure = frame(look, "Futures that break even and go on (%), projection", height=130 + 36 * len(part))
    small = f"<br><span style='font-size:{look.size(11)}px'>"
    names = [
        f"{plain(label)}{small}{plain(said)}</span>"
        for label, said in zip(part["label"], part["range_said"], strict=True)
    ]
    base = float(part["reached_pct"].iloc[0])
    _spans(figure, look, part, names)
    for column, color, shape, word in SIDES:
        figure.add_scatter(
            meta={"role": roles.PROJECTION},
            x=part[column],
            y=names,
            mode="markers",
            name=word,
            marker={
                "size": 12,
                "color": shade(color, look["paper"], 3),
                "symbol": marks.symbol("projection", shape),
                "line": {"width": 2},
            },
            hovertemplate="%{y}: %{x:.0f} %<extra>" + f"{word}, projection</extra>",
        )
    most = max(float(table[["at_low", "at_high", "reached_pct"]].max().max()), 5.0)
    figure.update_xaxes(range=[-0.02 * most, 1.06 * most])
    _nothing_held(figure, look, base)
    legends.legend(figure, look)
    return figure


def _spans(figure: go.Figure, look: Look, part: pd.DataFrame, names: list[str]) -> None:
    """A line from the least to the most of both ends and of the part with nothing held, and its length in words."""
    for name, row in zip(names, part.itertuples(), strict=True):
        ends = sorted((row.at_low, row.reached_pct, row.at_high))
        figure.add_scatter(
            meta={"role": roles.CONNECTOR},
            x=[ends[0], ends[-1]],
            y=[name, name],
            mode="lines",
            line={"color": look["muted"], "width": 4},
            hoverinfo="skip",
            showlegend=False,
        )
    swings = [f"{spelled(swing, '.0f')} points" for swing in part["swing"]]
    edge_labels.row_notes(figure, look, [(name, said, "all") for name, said in zip(names, swings, strict=True)])


def _nothing_held(figure: go.Figure, look: Look, base: float) -> None:
    """The part of the futures that break even with no assumption held, as a line."""
    figure.add_vline(name=roles.LEVEL, x=base, line={"color": look["text"], "width": 1})
    figure.add_annotation(
        name=roles.BOUND_LABEL,
        x=base,
        y=1,
        yref="paper",
        yanchor="bottom",
        text=f"nothing held: {spelled(base, '.0f')} %",
        showarrow=False,
        font={"size": look.size(12), "color": look["text"]},
    )
    figure.update_layout(margin={"t": 30})
