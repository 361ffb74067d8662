"""The second chart of the overview: what open models hold, by market and on one router, and who became hybrid."""

import math

import pandas as pd
import plotly.graph_objects as go

from analysis.figures import overview_rows
from analysis.figures.layout import marks, older, roles
from analysis.figures.layout.hover import SHARE, hover
from analysis.figures.layout.theme import Look, frame, plain
from analysis.figures.overview_rows import OPEN, PIXELS
from analysis.formats import counted, spelled
from analysis.periods import counted_once, of_today

ORDER = ("open", "router", "hybrid")
THEN_AND_NOW = ("router", "hybrid")
"""Figures of two dates, the first and the last."""
LEFT = 376
UNITS = {"open": OPEN, "router": 0.8, "hybrid": 0.8}
"""Height of each row; open models get more, because each definition has a line of its own."""
STRIP = 0.55
"""Height of the strip under a row for its figures that are older than today."""
WORDED_STRIP = 0.95
"""Height of the strip on a phone, where its words stand above its figures."""
HEAD = 0.85
"""Height that words take above their row on a phone, where there is no room at the left."""


def key_spreads(table: pd.DataFrame, look: Look) -> go.Figure:
    """A row a key figure, in large type at the left, at the right the span of each market, or the first and last date.

    Figures that are not of today stand in a strip under their row, faint and uncounted. Leaders and the article's
    figure have a chart of their own, `who_leads`.
    """
    rows = [name for name in ORDER if name in set(table["figure_id"])]
    head = HEAD if look.is_narrow else 0.0
    table = table[table["figure_id"].isin(rows)]
    is_apart = table["recency"].notna() & ~table.index.isin(of_today(table).index)
    strip = WORDED_STRIP if look.is_narrow else STRIP
    strips = {name: strip * bool((table["figure_id"].eq(name) & is_apart).any()) for name in rows}
    height = sum(UNITS[name] + head + strips[name] for name in rows)
    figure = frame(look, "Percent of what each market counts", height=round(PIXELS * height + 48))
    line = {"color": look["muted"], "width": 1, "dash": "dot"}
    figure.update_yaxes(range=[0, height], visible=False)
    top = height
    for name in rows:
        part = table[table["figure_id"].eq(name)]
        ours = part[~is_apart[part.index]]
        middle = top - head - UNITS[name] / 2
        ends = {"y0": top - head - UNITS[name], "y1": top - head}
        figure.add_shape(name=roles.LEVEL, type="line", x0=50, x1=50, line=line, **ends)
        if len(ours) or not strips[name]:
            _heading(figure, look, counted_once(ours if len(ours) else part), top - head / 2 - 0.1 if head else middle)
        DRAWN[name](figure, look, ours, middle)
        top -= UNITS[name] + head + strips[name]
        if strips[name]:
            _strip(figure, look, part[is_apart[part.index]], top + STRIP / 2, top + strip - STRIP / 2)
        if top > 0.01:
            figure.add_hline(name=roles.SEPARATOR, y=top, line={"color": look["grid"], "width": 1})
    ticks = [0, 25, 50, 75, 100]
    figure.update_xaxes(range=[-1, 101], tickvals=ticks, ticktext=[f"{t} %" for t in ticks])
    figure.update_layout(margin={"l": 12, "r": 16} if look.is_narrow else {"l": look.size(LEFT), "r": 30})
    return figure


def heading_words(part: pd.DataFrame) -> tuple[str, str]:
    """The key figure, for large type, and what it is."""
    first, count = part.iloc[0], len(part)
    if first["figure_id"] in THEN_AND_NOW:
        return " → ".join(part["interval"]), str(first["figure"])
    over, under = int((part["low_pct"] > 50).sum()), int((part["high_pct"] < 50).sum())
    return f"{over} of {count} above half", f"{first['figure']}: {under} below, {count - over - under} not known"


def _heading(figure: go.Figure, look: Look, part: pd.DataFrame, place: float) -> None:
    """The key figure in large type and what it is, left of the row."""
    value, what = heading_words(part)
    for text, size, shift, color in ((value, 22, 9, look["text"]), (what, 13, -14, look["muted"])):
        figure.add_annotation(
            name=roles.ROW_HEADING,
            x=0,
            xref="paper",
            xanchor="left",
            xshift=-8 if look.is_narrow else -look.size(LEFT) + 4,
            y=place,
            yshift=look.size(shift),
            text=plain(text),
            showarrow=False,
            font={"size": look.size(size), "color": color},
        )


def _strip(figure: go.Figure, look: Look, part: pd.DataFrame, place: float, words: float) -> None:
    """Figures of a row that are not of today: small, faint, said to be so at the left, at the height of `words`."""
    error = {**marks.error_bar(part, look["muted"], 0), "thickness": 1.2}
    steps = min(5, len(part))
    heights = [place + ((2 * i) % steps / max(steps - 1, 1) - 0.5) * 0.36 * (steps > 1) for i in range(len(part))]
    figure.add_scatter(
        meta={"role": roles.OLDER},
        x=marks.middles(part),
        y=heights,
        mode="markers",
        hoverinfo="text",
        hovertext=hover(part, SHARE),
        error_x=error,
        opacity=older.faint(look),
        marker={"size": 6, "color": look["muted"], "symbol": marks.symbols(look, part)},
    )
    figure.add_annotation(
        name=roles.ROW_HEADING,
        x=0,
        xref="paper",
        xanchor="left",
        xshift=-8 if look.is_narrow else -look.size(LEFT) + 4,
        y=words,
        text=f"{counted(len(part), 'figure')} older than today, not counted",
        showarrow=False,
        font={"size": look.size(12), "color": look["muted"]},
    )


def _then_and_now(figure: go.Figure, look: Look, part: pd.DataFrame, place: float) -> None:
    """Two dots with their intervals and the way between them."""
    middle = marks.middles(part)
    figure.add_scatter(
        meta={"role": roles.LINE},
        x=middle,
        y=[place] * len(part),
        mode="lines+markers",
        hoverinfo="text",
        hovertext=hover(part, SHARE),
        error_x=marks.error_bar(part, look["muted"]),
        line={"color": look["text"], "width": 2},
        marker={"size": [9, 12][: len(part)], "color": look["text"], "symbol": ["circle-open", "circle"][: len(part)]},
    )
    for at, side in ((0, "right"), (len(part) - 1, "left")):
        row = part.iloc[at]
        if look.is_narrow and math.isnan(row["mid_pct"]):  # its heading says both
            continue
        if len(part) > 1 or side == "left":
            said = row["interval"] if math.isnan(row["mid_pct"]) else f"{spelled(row['mid_pct'], '.0f')} %"
            figure.add_annotation(
                name=roles.POINT_LABEL,
                x=row["low_pct" if side == "right" else "high_pct"],
                y=place,
                xanchor=side,
                xshift=-11 if side == "right" else 12,
                showarrow=False,
                text=plain(f"{row['label']} {said}"),
                font={"size": look.size(12), "color": look["text"]},
            )


DRAWN = {**dict.fromkeys(THEN_AND_NOW, _then_and_now), "open": overview_rows.spans}
"""How the row of a key figure is drawn."""
