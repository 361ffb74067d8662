"""Open against closed models by month: what is surely open, what may be, what is closed, stacked to the whole."""

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import edge_labels, legends, marks, roles
from analysis.figures.layout.hover import ORIGIN, hover
from analysis.figures.layout.theme import Look, frame, shade, with_alpha
from analysis.figures.strategies import strategy_color
from analysis.formats import spelled

PARTS = (
    ("low_pct", "open_weights", "surely open"),
    ("may_be_open_pct", "unknown", "may be open"),
    ("closed_pct", "closed", "closed"),
)
"""Column, the strategy whose color it has, and its name, from the bottom up."""
WIDTH = 0.86 * 30 * 24 * 3600 * 1000
"""Width of the bar of a month, in milliseconds."""
SAID = [("", "period_label"), ("Open", "interval"), ("Closed (%)", "closed_pct"), ("Status", "status"), *ORIGIN]


def by_month(table: pd.DataFrame, look: Look) -> go.Figure:
    """A bar a month, stacked to the whole: months that are not final are pale; the line is at one half."""
    figure = frame(look, "", "Share (%)", 420)
    seen = [0.45 if status in marks.HOLLOW else 1.0 for status in table["status"]]
    for column, name, words in PARTS:
        color = strategy_color(name, look)
        figure.add_bar(
            meta={"role": roles.PART},
            x=table["mid_date"],
            y=table[column],
            width=WIDTH,
            name=words,
            marker={
                "color": with_alpha(color, 0.25) if name == "unknown" else color,
                "opacity": seen,
                "line": {"width": 0},
                "pattern": {"shape": "/" if name == "unknown" else "", "size": 5, "solidity": 0.2, "fgcolor": color},
            },
            hoverinfo="text",
            hovertext=hover(table, SAID),
        )
    figure.add_hline(name=roles.LEVEL, y=50, line={"color": look["text"], "dash": "dash", "width": 1.2})
    figure.update_layout(barmode="stack", bargap=0)
    figure.update_yaxes(range=[0, 100], tickvals=[0, 25, 50, 75, 100])
    legends.legend(figure, look)
    _ends(figure, look, table)
    return figure


def _ends(figure: go.Figure, look: Look, table: pd.DataFrame) -> None:
    """Names of the parts at the last month, with their values where the month is final."""
    last, level, ends, colors = table.iloc[-1], 0.0, [], []
    for column, name, words in PARTS:
        part = float(last[column])
        if part >= 3:
            said = f"{words} {spelled(part, '.0f')} %" if last["status"] == "final" else f"{words}, {last['status']}"
            ends.append((level + part / 2, said, None))
            colors.append(shade(strategy_color(name, look), look["paper"], 4.6))
        level += part
    edge_labels.end_labels(figure, look, ends, 100, low=0)
    edge_labels.tint_ends(figure, colors)
