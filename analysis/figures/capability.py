"""The chart of two frontiers, closed and open, and the colors of both."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import edge_labels, label_placement, marks, roles, scales
from analysis.figures.layout.events import full_date
from analysis.figures.layout.hover import hover
from analysis.figures.layout.label_placement import Place
from analysis.figures.layout.theme import Look, frame, plain, shade, with_alpha
from analysis.formats import spelled


def access_color(access: object, look: Look) -> str:
    """One color for open, one for closed, everywhere."""
    return look.openness("open_weights" if access == "open" else "closed")


FRONTIER_HOVER = [
    ("", "label"),
    ("Company", "company"),
    ("Date", "date"),
    ("Score", "score"),
    ("Low", "ci_low"),
    ("High", "ci_high"),
    ("Source", "source_title"),
]


def frontier(table: pd.DataFrame, look: Look) -> go.Figure:
    """Best closed and best open score over time with their intervals; new leaders are named."""
    figure = frame(look, "", f"Score ({plain(table['benchmark'].iloc[0])})", 440)
    ends: list[tuple[float, str, object]] = []
    colors, lines = [], []
    for access, part in table.groupby("access"):
        part = part.sort_values("date", kind="stable")
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
            error_y=marks.error_bars(
                part["ci_high"] - part["score"], part["score"] - part["ci_low"], with_alpha(color, 0.4), width=0
            ),
            hoverinfo="text",
            hovertext=hover(part, FRONTIER_HOVER),
        )
        last = part.iloc[-1]
        ends.append((float(last["score"]), f"{access}: {last['label']} {spelled(last['score'], ',.4g')}", None))
        colors.append(shade(color, look["paper"], 4.6))
        lines.append((part, dates, color))
    span = float(table["score"].max() - table["score"].min()) or 1.0
    edge_labels.end_labels(figure, look, ends, span * 1.1)
    edge_labels.tint_ends(figure, colors)
    _arrivals(figure, look, lines)
    _gap(figure, look, table)
    return figure


def _gap(figure: go.Figure, look: Look, table: pd.DataFrame) -> None:
    """An arrow from the best open score to the best closed one at the last date of both, with their difference."""
    best = table.assign(when=pd.to_datetime(table["date"].map(full_date))).groupby("access")
    if best.ngroups < 2:
        return
    last = min(part["when"].max() for _, part in best)
    found = {str(access): part.loc[part["when"].le(last), "score"].max() for access, part in best}
    if not pd.notna(found["closed"] - found["open"]) or found["closed"] <= found["open"]:
        return
    ends = {"x": last, "ax": last, "xref": "x", "axref": "x", "yref": "y", "ayref": "y"}
    heights = {"y": found["closed"], "ay": found["open"]}
    drawn = {"showarrow": True, "arrowhead": 2, "arrowside": "end+start", "arrowwidth": 1.4, "arrowcolor": look["text"]}
    figure.add_annotation(name=roles.ARROW, text="", **ends, **heights, **drawn)
    figure.add_annotation(
        name=roles.LINE_LABEL,
        x=last,
        y=(found["closed"] + found["open"]) / 2,
        xanchor="left",
        xshift=6,
        showarrow=False,
        text=f"<b>gap {spelled(found['closed'] - found['open'], ',.3g')}</b>",
        bgcolor=with_alpha(look["paper"], 0.9),
        borderpad=0,
        font={"size": look.size(13), "color": look["text"]},
    )


def _arrivals(figure: go.Figure, look: Look, lines: Sequence[tuple[pd.DataFrame, pd.Series, str]]) -> None:
    """Names of the new leaders with the largest steps of each line (rows, dates, color), where they cover no line."""
    every = pd.concat([dates for _, dates, _ in lines])
    spots, paths = [], []
    for part, dates, color in lines:
        places = places_over_time(figure, dates, part["score"], every)
        steps = part["score"].diff().where(part["label"].ne(part["label"].shift())).fillna(0).to_numpy()
        named = [i for i in sorted(range(len(part)), key=lambda n: -steps[n])[:8] if steps[i] > 0]
        tone = shade(color, look["paper"], 4.6)
        spots += [
            label_placement.Spot(
                dates.iloc[i], part["score"].iloc[i], places[i], str(part["label"].iloc[i]), color=tone
            )
            for i in named
        ]
        paths.append(label_placement.corners(places))
    label_placement.names_beside_points(
        figure, look, spots, [at for path in paths for at in path], paths, (860, scales.plot_height(figure, look))
    )


def places_over_time(figure: go.Figure, dates: pd.Series, values: pd.Series, every: pd.Series) -> list[Place]:
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
