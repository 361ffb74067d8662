"""Rows of the overview that have a line each: the leader of each market, and the span of open models in each."""

import math
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import marks, roles, text_layout
from analysis.figures.layout.hover import SHARE, hover
from analysis.figures.layout.theme import Look, annotate, plain, with_alpha

PIXELS = 64
"""Pixels of a unit of height."""
OPEN = 1.6
"""Height of all spans of open models."""
LABEL = 14
"""Pixels down that a small label takes."""
UNKNOWN = 60.0
"""An interval wider than so many points is drawn faint: it leaves too much unknown to tell."""
HEIGHT = 0.33
"""Height of a row, in units of the rows of key figures."""
ROOM = 398
"""Pixels of the name of a row, left of the plot, as widths of text are estimated: a tenth too large."""


def leaders(figure: go.Figure, look: Look, part: pd.DataFrame, middle: float) -> None:
    """The rows around the height `middle`, the largest on top, each with its market and source at the left."""
    part = part.sort_values("mid_pct", ascending=False)
    heights = [middle + HEIGHT * ((len(part) - 1) / 2 - i) for i in range(len(part))]
    ends = list(marks.middles(part))
    for tone in dict.fromkeys(look.color(c) for c in part["company_id"]):
        ours = [i for i, c in enumerate(part["company_id"]) if look.color(c) == tone]
        figure.add_scatter(
            meta={"role": roles.CONNECTOR},
            x=[x for i in ours for x in (0, ends[i], None)],
            y=[y for i in ours for y in (heights[i], heights[i], None)],
            mode="lines",
            line={"color": with_alpha(tone, 0.5), "width": 2},
            hoverinfo="skip",
        )
    colors = [look.color(c) for c in part["company_id"]]
    figure.add_scatter(
        meta={"role": roles.POINT},
        x=ends,
        y=heights,
        mode="markers",
        hoverinfo="text",
        hovertext=hover(part, SHARE),
        error_x=marks.error_bar(part, with_alpha("#808080", 0.9), 3),
        marker={
            "size": 11,
            "color": colors,
            "symbol": marks.symbols(look, part),
            "line": {"width": 1.5, "color": colors},
        },
    )
    annotate(figure, [note for row, y in zip(part.itertuples(), heights, strict=True) for note in _words(look, row, y)])


def _words(look: Look, row: Any, height: float) -> list[dict[str, object]]:
    """The market at the left of its row, its publisher and date muted; the leader and its share at the right."""
    size = look.size(12)
    words = {"y": height, "showarrow": False, "xref": "x"}
    company = f"<b>{plain(text_layout.without_brackets(row.label))} {plain(row.interval)}</b>"
    return [
        words
        | {
            "name": roles.ROW_HEADING,
            "x": -1,
            "xanchor": "right",
            "xshift": -6,
            "text": market(row.market_label, row.period_label, look, size),
            "font": {"size": size, "color": look["text"]},
        },
        words
        | {
            "name": roles.POINT_LABEL,
            "x": max(row.high_pct, row.mid_pct) if row.high_pct == row.high_pct else row.mid_pct,
            "xanchor": "left",
            "xshift": 10,
            "text": company,
            "bgcolor": with_alpha(look["paper"], 0.9),
            "borderpad": 0,
            "font": {"size": size, "color": look.label(row.company_id)},
        },
    ]


def market(name: object, date: object, look: Look, size: float) -> str:
    """The name of a market, then who counts it and when, muted, as much of it as the room holds."""
    short, source = text_layout.without_brackets(name), text_layout.in_brackets(name)
    told = str(date)
    if source != str(name):
        told = f"{source.removesuffix(f', {told[-4:]}')}, {told}"  # a year that both print is said once
    short = text_layout.cut(short, size, ROOM - text_layout.text_width(told, size) - 8)
    return f'{plain(short)}  <span style="color:{look["muted"]}">{plain(told)}</span>'


def spans(figure: go.Figure, look: Look, part: pd.DataFrame, place: float) -> None:
    """One line a definition from the lowest to the highest share that fits; those that tell nothing are faint."""
    part = part.assign(width=part["high_pct"] - part["low_pct"], middle=marks.middles(part))
    part = part.assign(tells=part["width"].le(UNKNOWN)).sort_values(["tells", "middle"], ascending=[True, False])
    step = OPEN * 0.84 / max(len(part), 1)
    heights = [place + (i - (len(part) - 1) / 2) * step for i in range(len(part))]
    for telling in (False, True):
        shown = part["tells"].eq(telling)
        ours, at = part[shown], [h for h, s in zip(heights, shown, strict=True) if s]
        if ours.empty:
            continue
        color = look.openness("open_weights") if telling else with_alpha("#808080", 0.45)
        error = {**marks.error_bar(ours, color, 0), "thickness": 3.4 if telling else 1.6}
        figure.add_scatter(
            meta={"role": roles.INTERVAL},
            x=marks.middles(ours),
            y=at,
            mode="markers",
            hoverinfo="text",
            hovertext=hover(ours, SHARE),
            error_x=error,
            marker={"size": 4, "color": color},
        )
    around = math.ceil(LABEL / 2 / (step * PIXELS))
    for i, (height, row) in enumerate(zip(heights, part.itertuples(), strict=True)):
        if row.low_pct > 50:
            reach = part["high_pct"].iloc[max(i - around, 0) : i + around + 1].max()
            figure.add_annotation(
                name=roles.INTERVAL_LABEL,
                x=float(reach),
                y=height,
                xanchor="left",
                xshift=6,
                showarrow=False,
                bgcolor=with_alpha(look["paper"], 0.9),
                borderpad=0,
                text=plain(text_layout.in_brackets(row.market_label)),
                font={"size": look.size(12), "color": look["text"]},
            )
