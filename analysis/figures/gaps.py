"""Charts of the gap between the best closed and the best open model: the sawtooth, all series."""

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from analysis.figures.capability import access_color, places_over_time
from analysis.figures.layout import label_placement, roles, scales
from analysis.figures.layout.events import full_date
from analysis.figures.layout.hover import hover
from analysis.figures.layout.theme import MONTHS, Look, frame, plain, shade, with_alpha
from analysis.formats import spelled

GAP_OVER_TIME_HOVER = [
    ("", "date"),
    ("Closed", "closed_model"),
    ("Open", "open_model"),
    ("Gap", "gap"),
    ("Range", "interval"),
    ("Leader wins (%)", "win_rate_pct"),
    ("Lag (months)", "lag_months"),
    ("Source", "source_title"),
]


def gap_over_time(table: pd.DataFrame, look: Look) -> go.Figure:
    """The gap as a sawtooth: it falls when an open model lands and rises when a closed one does; both are named."""
    unit = str(table["gap_unit"].iloc[0])
    figure = frame(look, "", f"Gap, best closed minus best open ({unit})", 380)
    color = access_color("closed", look)
    dates = pd.to_datetime(table["date"].map(full_date))
    figure.add_scatter(
        meta={"role": roles.BAND},
        x=[*dates, *dates[::-1]],
        y=[*table["gap_high"], *table["gap_low"][::-1]],
        fill="toself",
        mode="lines",
        line={"width": 0},
        fillcolor=with_alpha(color, 0.15),
        hoverinfo="skip",
    )
    said = table.assign(
        interval=[
            f"{spelled(lo, '.3g')} to {spelled(hi, '.3g')}"
            for lo, hi in zip(table["gap_low"], table["gap_high"], strict=True)
        ]
    )
    figure.add_scatter(
        meta={"role": roles.LINE},
        x=dates,
        y=table["gap"],
        mode="lines+markers",
        line={"color": color, "width": 2, "shape": "hv"},
        marker={"size": [8 if n else 3 for n in table["new_leader"]], "color": color},
        hoverinfo="text",
        hovertext=hover(said, GAP_OVER_TIME_HOVER),
    )
    _leaders(figure, look, table, dates)
    figure.add_hline(name=roles.LEVEL, y=0, line={"color": look["muted"], "width": 1})
    if table["win_rate_pct"].notna().any():
        _win_rates(figure, look, float(table["gap_high"].max()))
    return figure


WIN_RATES = ((0, 50), (50, 57), (100, 64), (150, 70), (200, 76), (300, 85))
"""Elo gaps and the per cent of comparisons that the leader is expected to win, 1/(1 + 10^(−gap/400))."""


def _win_rates(figure: go.Figure, look: Look, top: float) -> None:
    """The same scale read as a rate: what a gap means in comparisons won, at the right edge."""
    for gap, rate in WIN_RATES:
        if gap <= top:
            figure.add_annotation(
                name=roles.AXIS_NOTE,
                x=1,
                xref="paper",
                xanchor="left",
                xshift=6,
                y=gap,
                text=f"{rate} % wins" if look.is_narrow else f"{gap} = {rate} % wins",
                showarrow=False,
                font={"size": look.size(12), "color": look["muted"]},
            )
    figure.update_layout(margin={"r": 72 if look.is_narrow else 110})


def _leaders(figure: go.Figure, look: Look, table: pd.DataFrame, dates: pd.Series) -> None:
    """Names of the models whose arrival moved the gap most, closed ones and open ones, where they cover no line."""
    low, high = float(min(table["gap_low"].min(), 0)), float(table["gap_high"].max())
    figure.update_yaxes(range=[low - 0.08 * (high - low), high + 0.08 * (high - low)])
    places = places_over_time(figure, dates, table["gap"], dates)
    moved = table["gap"].diff().fillna(0)
    spots = []
    for i in moved.abs().sort_values(ascending=False).index[:16]:
        side = "open" if moved[i] < 0 else "closed"
        name, at = table[f"{side}_model"][i], table.index.get_loc(i)
        if abs(moved[i]) >= 1 and name != table[f"{side}_model"].shift()[i]:
            tone = shade(access_color(side, look), look["paper"], 4.6)
            spots.append(label_placement.Spot(dates[i], float(table["gap"][i]), places[at], str(name), color=tone))
    label_placement.names_beside_points(
        figure, look, spots, places, [label_placement.corners(places)], (920, scales.plot_height(figure, look))
    )


EVERY_GAP_HOVER = [
    ("", "benchmark"),
    ("", "date"),
    ("Closed", "closed_model"),
    ("Open", "open_model"),
    ("Gap", "gap"),
    ("", "gap_unit"),
]


def every_gap(table: pd.DataFrame, look: Look) -> go.Figure:
    """One panel a series with its own dates; panels of one unit share an axis, and the unit is in the panel's title."""
    names = list(
        dict.fromkeys(zip(table["series"], table["benchmark"], table["label"], table["gap_unit"], strict=True))
    )
    columns = 3
    rows = -(-len(names) // columns)
    titles = [f"<b>{plain(b)}</b><br>{plain(n)} ({u.replace('percentage points', 'pp')})" for _, b, n, u in names]
    figure = make_subplots(
        rows, columns, subplot_titles=titles, vertical_spacing=0.55 / max(rows, 2), horizontal_spacing=0.07
    )
    figure.update_layout(frame(look, "", "", 190 * rows + 60).layout)
    ends = table.groupby("gap_unit")["gap"].agg(["min", "max"])
    for i, (series, benchmark, _, unit) in enumerate(names):
        part = table[table["series"].eq(series) & table["benchmark"].eq(benchmark)].sort_values("date", kind="stable")
        place = {"row": i // columns + 1, "col": i % columns + 1}
        figure.add_scatter(
            meta={"role": roles.LINE},
            x=pd.to_datetime(part["date"].map(full_date)),
            y=part["gap"],
            mode="lines+markers",
            line={"color": access_color("closed", look), "width": 1.8, "shape": "hv"},
            marker={"size": 4},
            hoverinfo="text",
            hovertext=hover(part, EVERY_GAP_HOVER),
            **place,
        )
        low, high = min(float(ends["min"][unit]), 0), float(ends["max"][unit])
        figure.update_yaxes(range=[low - 0.06 * (high - low), high + 0.06 * (high - low)], **place)
    figure.update_annotations(name=roles.PANEL_TITLE, font={"size": look.size(12)})
    figure.update_xaxes(gridcolor=look["grid"], tickfont={"size": look.size(11)}, **MONTHS)
    figure.update_yaxes(
        gridcolor=look["grid"], zeroline=True, zerolinecolor=look["muted"], nticks=5, tickfont={"size": look.size(11)}
    )
    figure.update_layout(margin={"t": 50, "b": 30})
    return figure
