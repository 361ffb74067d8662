"""Charts about the data itself: who publishes the shares, how much of each market is named."""

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import marks, older, roles
from analysis.figures.layout.hover import hover
from analysis.figures.layout.theme import Look, frame, plain, shade, text_on
from analysis.formats import spelled
from analysis.schema.words import in_words

GAIN = {
    "official": "#228833",
    "independent": "#4477aa",
    "press": "#8f8f8f",
    "seller": "#bd8b22",
    "investor": "#aa3377",
    "self-reported": "#c2506b",
}


def independence(table: pd.DataFrame, look: Look, rows_unit: str = "count") -> go.Figure:
    """Bars of printed shares by layer, split by what the publisher gains, as numbers or parts; each part says its
    name."""
    shared = rows_unit == "share"
    figure = frame(
        look,
        "Part of the layer’s printed shares (%)" if shared else "Printed shares (rows)",
        height=90 + 46 * table["layer"].nunique(),
    )
    for name, part in table.groupby("independence"):
        figure.add_bar(
            meta={"role": roles.PART},
            x=part["part_pct" if shared else "rows_count"],
            y=part["layer"].map(in_words),
            orientation="h",
            name=plain(name),
            marker={
                "color": shade(GAIN.get(str(name), "#8f8f8f"), look["paper"], 3),
                "line": {"color": look["paper"], "width": 1},
            },
            text=[
                f"{plain(name)} {said}" if said else ""
                for said in marks.in_parts(part["rows_count"], part["part_pct"], shared, 13)
            ],
            textposition="inside",
            insidetextanchor="middle",
            textfont={"color": text_on(shade(GAIN.get(str(name), "#8f8f8f"), look["paper"], 3))},
            hoverinfo="text",
            hovertext=[
                f"{plain(name)}: {n} rows ({spelled(p, '.0f')} %)"
                for n, p in zip(part["rows_count"], part["part_pct"], strict=True)
            ],
        )
    figure.update_layout(
        barmode="stack", showlegend=True, legend={"orientation": "h", "y": 1.18, "x": 0}, margin={"t": 40}
    )
    return figure


def coverage(table: pd.DataFrame, look: Look) -> go.Figure:
    """Part of each market that is named, with its interval; the rest of the bar is unknown and hatched; older ones
    apart."""
    rows, opacity = older.rows_down(table.iloc[::-1], "market_label"), older.opacities(table, look, "market_label")
    figure = frame(look, "Part of the market held by named companies (%)", height=100 + 25 * len(rows))
    figure.add_bar(
        meta={"role": roles.REST},
        x=100 - table["mid_pct"],
        base=table["mid_pct"],
        y=table["market_label"],
        orientation="h",
        hoverinfo="skip",
        marker={"color": "rgba(128,128,128,0.12)", "pattern": {"shape": "/", "fgcolor": look["muted"], "size": 5}},
    )
    figure.add_bar(
        meta={"role": roles.BAR},
        x=table["mid_pct"],
        y=table["market_label"],
        orientation="h",
        hoverinfo="text",
        hovertext=hover(table, [("", "market_label"), ("Date", "period_label"), ("Named (%)", "mid_pct")]),
        marker={"color": shade("#4477aa", look["paper"], 3), "opacity": opacity},
        error_x=marks.error_bar(table, look["text"]),
    )
    figure.update_yaxes(categoryorder="array", categoryarray=rows[::-1])
    figure.update_layout(barmode="overlay", bargap=0.3)
    figure.update_xaxes(range=[0, 101])
    return figure
