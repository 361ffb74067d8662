"""Charts of capability: two frontiers, the sawtooth of the gap, small multiples of all series."""

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from analysis.figures import marks
from analysis.figures.look import Look, frame, plain, shade, with_alpha

CLOSED, OPEN = "#aa3377", "#1f8a99"


def access_color(access: object, look: Look) -> str:
    """One color for open, one for closed, everywhere."""
    return shade(OPEN if access == "open" else CLOSED, look["paper"], 3)


def frontier(table: pd.DataFrame, look: Look, events: pd.DataFrame | None = None) -> go.Figure:
    """Best closed and best open score over time with their intervals; new leaders are named."""
    height = 440
    figure = frame(look, "", f"Score ({plain(table['benchmark'].iloc[0])})", height)
    ends: list[tuple[float, str, object]] = []
    for access, part in table.groupby("access"):
        part = part.sort_values("date")
        color = access_color(access, look)
        dates = pd.to_datetime(part["date"].map(marks.full_date))
        figure.add_scatter(
            x=dates, y=part["score"], mode="lines+markers", name=str(access),
            line={"color": color, "width": 2.2, "shape": "hv", "dash": "solid" if access == "closed" else "dot"},
            marker={"size": 6, "color": color, "symbol": "circle" if access == "closed" else "diamond"},
            error_y={"type": "data", "symmetric": False, "array": part["ci_high"] - part["score"],
                     "arrayminus": part["score"] - part["ci_low"], "color": with_alpha(color, 0.4), "width": 0},
            hoverinfo="text", hovertext=marks.hover(part, [("", "label"), ("Company", "company"), ("Date", "date"),
                                                          ("Score", "score"), ("Low", "ci_low"), ("High", "ci_high"),
                                                          ("Source", "source_id")]),
        )  # fmt: skip
        last = part.iloc[-1]
        ends.append((float(last["score"]), f"best {access}: {last['label']} {last['score']:.4g}", None))
    span = float(table["score"].max() - table["score"].min()) or 1.0
    marks.end_labels(figure, look, ends, span * 1.1, height)
    figure.update_layout(margin={"r": 250})
    marks.events(figure, look, events)
    return figure


def gap_over_time(table: pd.DataFrame, look: Look) -> go.Figure:
    """The gap as a sawtooth: it falls when an open model lands and rises when a closed one does; both are named."""
    figure = frame(look, "", "Gap, best closed minus best open (points)", 440)
    color = access_color("closed", look)
    dates = pd.to_datetime(table["date"].map(marks.full_date))
    figure.add_scatter(
        x=[*dates, *dates[::-1]], y=[*table["gap_high"], *table["gap_low"][::-1]], fill="toself", mode="lines",
        line={"width": 0}, fillcolor=with_alpha(color, 0.15), hoverinfo="skip",
    )  # fmt: skip
    said = table.assign(
        interval=[f"{lo:.3g} to {hi:.3g}" for lo, hi in zip(table["gap_low"], table["gap_high"], strict=True)]
    )
    figure.add_scatter(
        x=dates, y=table["gap"], mode="lines+markers", line={"color": color, "width": 2, "shape": "hv"},
        marker={"size": [8 if n else 3 for n in table["new_leader"]], "color": color}, hoverinfo="text",
        hovertext=marks.hover(said, [("", "date"), ("Closed", "closed_model"), ("Open", "open_model"), ("Gap", "gap"),
                                     ("Range", "interval"), ("Lag (months)", "lag_months"), ("Source", "source_id")]),
    )  # fmt: skip
    _leaders(figure, look, table, dates)
    figure.add_hline(y=0, line={"color": look["muted"], "width": 1})
    return figure


def _leaders(figure: go.Figure, look: Look, table: pd.DataFrame, dates: pd.Series) -> None:
    """Names of the models whose arrival moved the gap most, as many as do not collide."""
    moved = table["gap"].diff().abs().fillna(0)
    span_days = max((dates.max() - dates.min()).days, 1)
    taken: list[float] = []
    for i in moved.sort_values(ascending=False).index[:10]:
        at = (dates[i] - dates.min()).days / span_days
        if moved[i] < 1 or any(abs(at - t) < 0.13 for t in taken):
            continue
        fell = table["gap"].diff()[i] < 0
        taken.append(at)
        figure.add_annotation(
            x=dates[i], y=table["gap"][i], ay=26 if fell else -26, ax=0, arrowcolor=look["muted"], arrowwidth=1,
            text=plain(table["open_model" if fell else "closed_model"][i]), font={"size": look.size(11)},
        )  # fmt: skip


def every_gap(table: pd.DataFrame, look: Look) -> go.Figure:
    """One panel a series with its own dates and a shared percent axis: the gap in per cent of the closed score."""
    names = table[["series", "benchmark"]].drop_duplicates().to_numpy().tolist()
    columns = 3
    rows = -(-len(names) // columns)
    base = frame(look, "", "", 170 * rows + 40)
    titles = [plain(b if len(b) < 42 else b[:40] + "…") for _, b in names]
    figure = make_subplots(rows, columns, shared_yaxes=True, subplot_titles=titles, vertical_spacing=0.5 / max(rows, 2))
    figure.update_layout(base.layout)
    for i, (series, benchmark) in enumerate(names):
        part = table[table["series"].eq(series) & table["benchmark"].eq(benchmark)].sort_values("date")
        figure.add_scatter(
            x=pd.to_datetime(part["date"].map(marks.full_date)), y=part["gap_pct"], mode="lines+markers",
            line={"color": access_color("closed", look), "width": 1.8, "shape": "hv"}, marker={"size": 4},
            hoverinfo="text", hovertext=marks.hover(part, [("", "benchmark"), ("", "date"), ("Closed", "closed_model"),
                                                          ("Open", "open_model"), ("Gap (points)", "gap")]),
            row=i // columns + 1, col=i % columns + 1,
        )  # fmt: skip
    figure.update_annotations(font={"size": look.size(12)})
    figure.update_xaxes(gridcolor=look["grid"], nticks=4, tickformat="%b %y", tickfont={"size": look.size(11)})
    figure.update_yaxes(gridcolor=look["grid"], zeroline=True, zerolinecolor=look["muted"], ticksuffix=" %")
    figure.update_layout(margin={"t": 40})
    return figure
