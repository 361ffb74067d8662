"""Charts of capability: two frontiers, the sawtooth of the gap, small multiples of all series."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from analysis.figures.layout import label_placement, marks, roles
from analysis.figures.layout.events import full_date
from analysis.figures.layout.theme import MONTHS, Look, frame, plain, shade, with_alpha
from analysis.formats import spelled

CLOSED, OPEN = "#aa3377", "#1f8a99"


def access_color(access: object, look: Look) -> str:
    """One color for open, one for closed, everywhere."""
    return shade(OPEN if access == "open" else CLOSED, look["paper"], 3)


def frontier(table: pd.DataFrame, look: Look) -> go.Figure:
    """Best closed and best open score over time with their intervals; new leaders are named."""
    height = 440
    figure = frame(look, "", f"Score ({plain(table['benchmark'].iloc[0])})", height)
    ends: list[tuple[float, str, object]] = []
    colors, lines = [], []
    for access, part in table.groupby("access"):
        part = part.sort_values("date")
        color = access_color(access, look)
        dates = pd.to_datetime(part["date"].map(full_date))
        figure.add_scatter(
            meta={"role": roles.LINE},
            x=dates,
            y=part["score"],
            mode="lines+markers",
            name=str(access),
            line={"color": color, "width": 2.2, "shape": "hv", "dash": "solid" if access == "closed" else "dot"},
            marker={"size": 6, "color": color, "symbol": "circle" if access == "closed" else "diamond"},
            error_y={
                "type": "data",
                "symmetric": False,
                "array": part["ci_high"] - part["score"],
                "arrayminus": part["score"] - part["ci_low"],
                "color": with_alpha(color, 0.4),
                "width": 0,
            },
            hoverinfo="text",
            hovertext=marks.hover(
                part,
                [
                    ("", "label"),
                    ("Company", "company"),
                    ("Date", "date"),
                    ("Score", "score"),
                    ("Low", "ci_low"),
                    ("High", "ci_high"),
                    ("Source", "source_title"),
                ],
            ),
        )
        last = part.iloc[-1]
        ends.append((float(last["score"]), f"{access}: {last['label']} {spelled(last['score'], ',.4g')}", None))
        colors.append(shade(color, look["paper"], 4.6))
        lines.append((part, dates, color))
    span = float(table["score"].max() - table["score"].min()) or 1.0
    before = len(figure.layout.annotations)
    marks.end_labels(figure, look, ends, span * 1.1, height)
    for said, tone in zip(figure.layout.annotations[before:], colors, strict=True):
        said.font.color = tone
    _arrivals(figure, look, lines)
    return figure


def _arrivals(figure: go.Figure, look: Look, lines: Sequence[tuple[pd.DataFrame, pd.Series, str]]) -> None:
    """Names of the new leaders with the largest steps of each line (rows, dates, color), where they cover no line."""
    every = pd.concat([dates for _, dates, _ in lines])
    spots, paths = [], []
    for part, dates, color in lines:
        places = _places(figure, dates, part["score"], every)
        steps = part["score"].diff().where(part["label"].ne(part["label"].shift())).fillna(0).to_numpy()
        named = [i for i in sorted(range(len(part)), key=lambda n: -steps[n])[:8] if steps[i] > 0]
        tone = shade(color, look["paper"], 4.6)
        spots += [
            label_placement.Spot(
                dates.iloc[i], part["score"].iloc[i], places[i], str(part["label"].iloc[i]), color=tone
            )
            for i in named
        ]
        paths.append(label_placement.stepped(places))
    label_placement.beside(
        figure, look, spots, [at for path in paths for at in path], paths, height=marks.plot_height(figure, look)
    )


def _places(figure: go.Figure, dates: pd.Series, values: pd.Series, every: pd.Series) -> list[label_placement.Place]:
    """Where points lie in the plot, whose value axis has a range and whose dates get one: all of them, with some
    room."""
    low, high = figure.layout.yaxis.range
    first, days = every.min(), max((every.max() - every.min()).days, 1)
    room = pd.Timedelta(days=days * 0.05)
    figure.update_xaxes(range=[first - room, every.max() + room])
    return [
        (((when - first).days / days + 0.05) / 1.1, (value - low) / (high - low))
        for when, value in zip(dates, values, strict=True)
    ]


def gap_over_time(table: pd.DataFrame, look: Look) -> go.Figure:
    """The gap as a sawtooth: it falls when an open model lands and rises when a closed one does; both are named."""
    unit = str(table["gap_unit"].iloc[0])
    figure = frame(look, "", f"Gap, best closed minus best open ({unit})", 460)
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
        hovertext=marks.hover(
            said,
            [
                ("", "date"),
                ("Closed", "closed_model"),
                ("Open", "open_model"),
                ("Gap", "gap"),
                ("Range", "interval"),
                ("Leader wins (%)", "win_rate_pct"),
                ("Lag (months)", "lag_months"),
                ("Source", "source_title"),
            ],
        ),
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
    places = _places(figure, dates, table["gap"], dates)
    moved = table["gap"].diff().fillna(0)
    spots = []
    for i in moved.abs().sort_values(ascending=False).index[:16]:
        side = "open" if moved[i] < 0 else "closed"
        name, at = table[f"{side}_model"][i], table.index.get_loc(i)
        if abs(moved[i]) >= 1 and name != table[f"{side}_model"].shift()[i]:
            tone = shade(access_color(side, look), look["paper"], 4.6)
            spots.append(label_placement.Spot(dates[i], float(table["gap"][i]), places[at], str(name), color=tone))
    label_placement.beside(
        figure, look, spots, places, [label_placement.stepped(places)], 920, marks.plot_height(figure, look)
    )


def lag_over_time(table: pd.DataFrame, look: Look) -> go.Figure:
    """Months of lag at each date of one series; a hollow triangle says at least."""
    figure = frame(look, "", "Lag of the best open model (months)", 380)
    color = access_color("open", look)
    least = table["lag_kind"].eq("at least")
    figure.add_scatter(
        meta={"role": roles.LINE},
        x=pd.to_datetime(table["date"].map(full_date)),
        y=table["lag_months"],
        mode="lines+markers",
        line={"color": with_alpha(color, 0.5), "width": 1.5, "shape": "hv"},
        marker={"symbol": ["triangle-up-open" if a else "diamond" for a in least], "size": 9, "color": color},
        hoverinfo="text",
        hovertext=marks.hover(
            table,
            [
                ("", "date"),
                ("Open", "open_model"),
                ("Closed", "closed_model"),
                ("Lag (months)", "lag_months"),
                ("", "lag_kind"),
                ("Source", "source_title"),
            ],
        ),
    )
    if least.any():
        figure.add_annotation(
            name=roles.PLOT_NOTE,
            x=0,
            xref="paper",
            xanchor="left",
            y=1,
            yref="paper",
            yanchor="bottom",
            showarrow=False,
            text="△ at least: the series is too short to see when a closed model got there",
            font={"size": look.size(12), "color": look["muted"]},
        )
    figure.update_yaxes(rangemode="tozero")
    figure.update_layout(margin={"t": 30})
    return figure


def lags(table: pd.DataFrame, look: Look) -> go.Figure:
    """One row a source or series: printed lags as full diamonds with ranges, computed ones hollow, at least as
    triangles."""
    part = table.iloc[::-1].reset_index(drop=True)
    figure = frame(look, "Lag of open models (months)", height=130 + 27 * len(part))
    color = access_color("open", look)
    shapes = {"printed": "diamond", "computed": "circle-open", "computed, at least": "triangle-right-open"}
    for kind, shape in shapes.items():
        mine = part[part["lag_kind"].eq(kind)]
        wide = mine["lag_high"] > mine["lag_low"]
        figure.add_scatter(
            meta={"role": roles.POINT},
            x=mine["lag_months"],
            y=mine.index,
            mode="markers",
            name=kind,
            hoverinfo="text",
            showlegend=bool(len(mine)),
            marker={"symbol": shape, "size": 11, "color": color, "line": {"width": 2, "color": color}},
            error_x={
                "type": "data",
                "symmetric": False,
                "array": (mine["lag_high"] - mine["lag_months"]).where(wide),
                "arrayminus": (mine["lag_months"] - mine["lag_low"]).where(wide),
                "color": color,
                "width": 4,
            },
            hovertext=marks.hover(
                mine,
                [
                    ("", "label"),
                    ("Months", "lag_months"),
                    ("Low", "lag_low"),
                    ("High", "lag_high"),
                    ("Date", "as_of"),
                    ("Source", "source_title"),
                ],
            ),
        )
    names = [f"{plain(n)}, {d}" for n, d in zip(part["label"], part["as_of"], strict=True)]
    figure.update_yaxes(tickvals=list(part.index), ticktext=names, range=[-0.7, len(part) - 0.3])
    figure.update_xaxes(rangemode="tozero")
    marks.legend(figure, look)
    return figure


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
        part = table[table["series"].eq(series) & table["benchmark"].eq(benchmark)].sort_values("date")
        place = {"row": i // columns + 1, "col": i % columns + 1}
        figure.add_scatter(
            meta={"role": roles.LINE},
            x=pd.to_datetime(part["date"].map(full_date)),
            y=part["gap"],
            mode="lines+markers",
            line={"color": access_color("closed", look), "width": 1.8, "shape": "hv"},
            marker={"size": 4},
            hoverinfo="text",
            hovertext=marks.hover(
                part,
                [
                    ("", "benchmark"),
                    ("", "date"),
                    ("Closed", "closed_model"),
                    ("Open", "open_model"),
                    ("Gap", "gap"),
                    ("", "gap_unit"),
                ],
            ),
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
