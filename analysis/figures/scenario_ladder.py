"""Chart of the ladder: part of the futures in which open holds half, one condition added after another."""

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import edge_labels, roles
from analysis.figures.layout.theme import Look, frame, plain, shade, with_alpha
from analysis.figures.scenarios import OPEN
from analysis.formats import spelled


def ladder(table: pd.DataFrame, look: Look) -> go.Figure:
    """One bar a step from the top, half of the futures as a line; the first step that passes it is strong."""
    part = table.iloc[::-1]
    figure = frame(
        look, "Futures in which open holds half at the end of 2030 (%), projection", height=110 + 44 * len(part)
    )
    color = shade(OPEN, look["paper"], 3)
    small = f"<br><span style='font-size:{look.size(11)}px'>"
    names = [
        (f"+ {plain(row.label)}{small}{plain(row.range_said)}</span>" if row.range_said else plain(row.label))
        for row in part.itertuples()
    ]
    figure.add_bar(
        meta={"role": roles.BAR},
        x=part["chance_half_pct"],
        y=names,
        orientation="h",
        width=0.5,
        marker={"color": [color if chance >= 50 else with_alpha(OPEN, 0.55) for chance in part["chance_half_pct"]]},
        hovertemplate="%{y}: %{x:.1f} % of futures<extra>projection</extra>",
    )
    said = ["under 1 %" if c < 0.5 else f"{spelled(c, '.0f')} %" for c in part["chance_half_pct"]]
    edge_labels.row_notes(figure, look, [(name, words, "all") for name, words in zip(names, said, strict=True)])
    figure.add_vline(name=roles.LEVEL, x=50, line={"color": look["text"], "dash": "dot"})
    figure.update_xaxes(range=[0, 100])
    return figure
