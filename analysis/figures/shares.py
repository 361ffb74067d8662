"""Charts of market shares: dots by definition, one market over time, two dates, layers, sizes."""

from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.figures import marks
from analysis.figures.look import Look, frame, plain, with_alpha

SHARE = [("", "label"), ("", "market_label"), ("Date", "period_label"), ("Share", "interval"), ("Counts", "share_of"),
         ("Independence", "independence"), ("Confidence", "grade"), ("Processing", "processing"),
         ("Source", "source_title")]  # fmt: skip


def _rows(table: pd.DataFrame) -> list[str]:
    """Row names from the bottom of the chart up."""
    return list(dict.fromkeys(table["row"]))[::-1]


def dots_by_definition(table: pd.DataFrame, look: Look) -> go.Figure:
    """One row a definition, one dot with its interval a date: the last date full, earlier ones faint."""
    rows = _rows(table)
    figure = frame(look, "Share of the market (%)", height=90 + 25 * len(rows))
    for is_last, part in table.groupby("is_last"):
        colors = [look.color(c) for c in part["company_id"]]
        figure.add_scatter(
            x=marks.middles(part), y=part["row"], mode="markers", hoverinfo="text", hovertext=marks.hover(part, SHARE),
            error_x=marks.error_bar(part, look["muted"]) if is_last else None,
            marker={
                "symbol": [marks.symbol(s) for s in part["status"]], "color": colors, "size": 11 if is_last else 7,
                "opacity": 1.0 if is_last else 0.35, "line": {"width": 1.5, "color": colors},
            },
        )  # fmt: skip
    last = table[table["is_last"]]
    for row in last.itertuples():
        figure.add_annotation(
            x=1, xref="paper", y=row.row, text=plain(_said(row)), xshift=8,
            showarrow=False, xanchor="left", font={"size": look.size(12), "color": look.label(row.company_id)},
        )  # fmt: skip
    _layers(figure, look, table, rows)
    figure.update_xaxes(range=[0, 101], tickvals=[0, 20, 40, 60, 80, 100])
    figure.update_layout(margin={"r": 250})
    figure.update_yaxes(categoryorder="array", categoryarray=rows, range=[-0.6, len(rows) - 0.4], ticks="")
    return figure


def _said(row: Any) -> str:
    """Name, share and date of a row; a share that names no measure is said to be unsourced."""
    unsourced = " (no study named)" if row.share_of == "not stated" else ""
    return f"{row.label} {row.interval}, {row.period_label}{unsourced}"


def _layers(figure: go.Figure, look: Look, table: pd.DataFrame, rows: list[str]) -> None:
    """A quiet line between layers."""
    layers = table.drop_duplicates("row").set_index("row")["layer"]
    for i, (low, high) in enumerate(pairwise(rows)):
        if layers[low] != layers[high]:
            figure.add_hline(y=i + 0.5, line={"color": look["grid"], "width": 1.5})


def market_over_time(
    table: pd.DataFrame, look: Look, events: pd.DataFrame | None = None, shape: str = "lines"
) -> go.Figure:
    """Each company's share over time with its interval, or all parts stacked with the rest in gray."""
    if table["metric_kind"].iloc[0] == "penetration" and table["as_of"].nunique() == 1:
        return overlapping_bars(table, look)
    height = 460
    figure = frame(look, "", "Share of the market (%)", height)
    order = table.groupby("label")["mid_pct"].max().fillna(0).sort_values(ascending=False).index
    ends: list[tuple[float, str, object]] = []
    for label in order:
        part = table[table["label"] == label].sort_values("mid_date")
        if shape == "stacked":
            _band(figure, look, part)
        else:
            _line(figure, look, part)
            end = part.iloc[-1]
            if end["mid_date"] == table["mid_date"].max() and end["kind"] != "rest":
                ends.append((float(marks.middles(part).iloc[-1]), f"{label} {end['interval']}", end["company_id"]))
    if shape == "stacked":
        figure.update_layout(showlegend=True, legend={"orientation": "h", "y": 1.12, "x": 0, "traceorder": "normal"})
        figure.update_yaxes(range=[0, 100])
    else:
        top = float(table["high_pct"].max())
        figure.update_yaxes(range=[0, min(max(top * 1.08, 5), 102)])
        marks.end_labels(figure, look, ends, min(max(top * 1.08, 5), 102), height)
        figure.update_layout(margin={"r": 170})
    marks.breaks(figure, look, sorted(table.loc[table["status"].eq("break"), "mid_date"].unique()))
    marks.events(figure, look, events)
    return figure


def _line(figure: go.Figure, look: Look, part: pd.DataFrame) -> None:
    """One company: its line, cut at breaks, with bars for intervals."""
    company = part["company_id"].iloc[0]
    color = look.color(company)
    is_rest = part["kind"].iloc[0] in ("rest", "group")
    for _, run in part.groupby(part["status"].eq("break").cumsum()):
        status = run["status"].iloc[-1]
        figure.add_scatter(
            x=run["mid_date"], y=marks.middles(run), mode="lines+markers", name=plain(run["label"].iloc[0]),
            hoverinfo="text", hovertext=marks.hover(run, SHARE), opacity=look.opacity(company),
            line={"color": color, "width": 1.2 if is_rest else 2.4, "dash": marks.DASH.get(status, "solid")},
            marker={"size": 6, "symbol": [marks.symbol(s) for s in run["status"]], "color": color},
            error_y=marks.error_bar(run, with_alpha(_hex(color), 0.5), 0),
        )  # fmt: skip


def _hex(color: str) -> str:
    return color if color.startswith("#") else "#808080"


def _band(figure: go.Figure, look: Look, part: pd.DataFrame) -> None:
    """One part of the whole as a band; the rest is gray and hatched, never a company."""
    is_rest = part["kind"].iloc[0] in ("rest", "group")
    color = look["muted"] if is_rest else look.color(part["company_id"].iloc[0])
    figure.add_scatter(
        x=part["mid_date"], y=marks.middles(part), stackgroup="all", name=plain(part["label"].iloc[0]),
        mode="lines", line={"color": color, "width": 0.8}, hoverinfo="text", hovertext=marks.hover(part, SHARE),
        fillcolor=with_alpha(_hex(color), 0.35 if is_rest else 0.75),
        fillpattern={"shape": "/", "fgcolor": color, "bgcolor": with_alpha(_hex(color), 0.15)} if is_rest else None,
    )  # fmt: skip


def overlapping_bars(table: pd.DataFrame, look: Look) -> go.Figure:
    """Multi-answer adoption at its last date: one bar a company, side by side, never stacked."""
    part = table.sort_values("mid_pct")
    figure = frame(look, "Share of respondents or customers (%), answers overlap", height=90 + 34 * len(part))
    figure.add_bar(
        x=part["mid_pct"], y=part["label"], orientation="h", hoverinfo="text", hovertext=marks.hover(part, SHARE),
        marker={"color": [look.color(c) for c in part["company_id"]]}, error_x=marks.error_bar(part, look["text"]),
        text=part["interval"], textposition="outside", cliponaxis=False, textfont={"size": look.size(13)},
    )  # fmt: skip
    figure.update_xaxes(range=[0, 105])
    return figure


def two_dates(table: pd.DataFrame, look: Look) -> go.Figure:
    """Slopes from the first date to the second, one company a line, with the change in points."""
    height = 460
    figure = frame(look, "", "Share of the market (%)", height)
    lefts: list[tuple[float, str, object]] = []
    rights: list[tuple[float, str, object]] = []
    for row in table.itertuples():
        color = look.color(row.company_id)
        figure.add_scatter(
            x=[0, 1], y=[row.before_pct, row.after_pct], mode="lines+markers", opacity=look.opacity(row.company_id),
            line={"color": color, "width": 2.4}, marker={"size": 9, "color": color}, hoverinfo="text",
            hovertext=f"<b>{plain(row.label)}</b><br>{plain(row.before)} → {plain(row.after)}<br>"
            f"{plain(row.change)} (rank {plain(row.rank_before)} → {plain(row.rank_after)})",
        )  # fmt: skip
        if pd.notna(row.before_pct):
            lefts.append((row.before_pct, f"{row.label} {row.before}", row.company_id))
        if pd.notna(row.after_pct):
            rights.append((row.after_pct, f"{row.after}  {row.label}  {row.change}", row.company_id))
    top = max([v for v, _, _ in lefts + rights] + [5.0]) * 1.1
    marks.end_labels(figure, look, rights, top, height)
    marks.end_labels(figure, look, lefts, top, height, left=True)
    first = table.iloc[0]
    figure.update_xaxes(
        tickvals=[0, 1], ticktext=[plain(first["since_label"]), plain(first["until_label"])], range=[-0.02, 1.02],
        showgrid=False,
    )  # fmt: skip
    figure.update_yaxes(range=[-0.03 * top, top], showticklabels=False, title="", showgrid=False)
    figure.update_layout(margin={"l": 230, "r": 330})
    return figure


def layer_bars(table: pd.DataFrame, look: Look) -> go.Figure:
    """One bar a layer, split by company, the rest hatched: layers stand side by side and are never added."""
    rows = _rows(table)
    figure = frame(look, "Share of the market (%)", height=110 + 62 * len(rows))
    for row in table.itertuples():
        is_rest = row.kind in ("rest", "group")
        color = look["muted"] if is_rest else look.color(row.company_id)
        wide = row.mid_pct >= 6
        figure.add_bar(
            x=[row.mid_pct], y=[row.row], orientation="h", hoverinfo="text",
            hovertext=marks.hover(table.loc[[row.Index]], SHARE),
            text=[plain(f"{row.label} {row.interval}") if wide else ""], textposition="inside",
            insidetextanchor="middle", constraintext="inside",
            textfont={"size": look.size(12), "color": look["text"] if is_rest else "#ffffff"},
            marker={
                "color": with_alpha("#808080", 0.18) if is_rest else color,
                "line": {"color": look["paper"], "width": 1.5},
                "pattern": {"shape": "/" if is_rest else "", "fgcolor": look["muted"], "size": 6},
            },
        )  # fmt: skip
    figure.update_layout(barmode="stack", bargap=0.35)
    figure.update_xaxes(range=[0, 100.5])
    figure.update_yaxes(categoryorder="array", categoryarray=rows)
    return figure


def sizes(table: pd.DataFrame, look: Look) -> go.Figure:
    """Market size by publisher and year on a log scale; forecasts are open diamonds, scopes differ."""
    height = 440
    figure = frame(look, "", "Billions of US dollars (log scale)", height)
    ends: list[tuple[float, str, object]] = []
    shapes = ("circle", "square", "triangle-up", "cross", "x", "star", "hexagon", "bowtie")
    for i, (market, part) in enumerate(table.groupby("market_label", sort=False)):
        part = part.sort_values("year")
        color = look["text"] if i % 2 else look["muted"]
        forecast = part["is_forecast"].eq("yes")
        figure.add_scatter(
            x=part["year"], y=part["usd_bn"], mode="lines+markers", hoverinfo="text",
            hovertext=marks.hover(part, [("", "market_label"), ("", "entity"), ("Year", "period"), ("bn USD", "usd_bn"),
                                         ("Forecast", "is_forecast"), ("Source", "source_id")]),
            line={"color": color, "width": 1, "dash": "dash"},
            marker={"size": 10, "color": color, "symbol": [shapes[i % 8] + ("-open" if f else "") for f in forecast]},
        )  # fmt: skip
        ends.append((float(part["log_usd_bn"].iloc[-1]), str(market), None))
    figure.update_yaxes(type="log", dtick=1)
    low, high = float(table["log_usd_bn"].min()) - 0.2, float(table["log_usd_bn"].max()) + 0.2
    figure.update_yaxes(range=[low, high])
    marks.end_labels(figure, look, ends, high - low, height)
    figure.update_layout(margin={"r": 240})
    return figure
