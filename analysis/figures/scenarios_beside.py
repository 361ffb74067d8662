"""Charts of scenarios beside each other: their medians over time, and what each gives in 2030."""

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from analysis.figures.layout import edge_labels, marks, roles
from analysis.figures.layout.theme import Look, frame, plain, shade
from analysis.figures.scenarios import OPEN, axis_of
from analysis.formats import spelled

DASHES = ("dash", "dot", "dashdot", "longdash", "longdashdot")
COLORS = ("#8f8f8f", "#1f8a99", "#bd8b22", "#aa3377", "#4477aa")


def comparison(table: pd.DataFrame, look: Look) -> go.Figure:
    """Medians of the chosen scenarios over time, the baseline gray, the middle 80 % at the end as bars beside the
    names."""
    is_open, title, _ = axis_of(table)
    figure = frame(look, "", f"{title}, projection", 430)
    top = max(float(table["p90"].max()) * 1.05, 5.0 if is_open else 500.0)
    ends: list[tuple[float, str, object]] = []
    for i, (_, part) in enumerate(table.groupby("scenario_id", sort=False)):
        color = shade(COLORS[i % len(COLORS)], look["paper"], 3)
        end = part.iloc[-1]
        figure.add_scatter(
            meta={"role": roles.PROJECTION},
            x=part["mid_date"],
            y=part["p50"],
            mode="lines",
            line={"color": color, "width": 1.8 if i == 0 else 2.6, "dash": DASHES[i % len(DASHES)]},
            hovertemplate="%{x|%b %Y}: %{y:,.4g}" + f"<extra>{plain(end['label'])}, projection</extra>",
        )
        x = end["mid_date"] + pd.Timedelta(days=45 + 40 * i)
        figure.add_scatter(
            meta={"role": roles.INTERVAL},
            x=[x, x],
            y=[end["p10"], end["p90"]],
            mode="lines",
            line={"color": color, "width": 5},
            hoverinfo="skip",
        )
        value = f"{spelled(end['p50'], '.1f')} %" if is_open else spelled(end["p50"], ",.0f")
        ends.append((float(end["p50"]), f"{end['label']} {value}", None))
    figure.update_yaxes(range=[0, min(top, 100) if is_open else top], tickformat=None if is_open else ",")
    beyond = table["mid_date"].max() + pd.Timedelta(days=80 + 40 * len(ends))
    figure.update_xaxes(range=[table["mid_date"].min(), beyond])
    edge_labels.end_labels(figure, look, ends, min(top, 100) if is_open else top)
    edge_labels.tint_ends(figure, [shade(COLORS[i % len(COLORS)], look["paper"], 4.6) for i in range(len(ends))])
    return figure


def side_by_side(table: pd.DataFrame, look: Look) -> go.Figure:
    """One row a scenario, the best chance on top: median and middle 80 % of the open share in 2030 with the baseline's
    median and half of the market as lines, and beside it the part of the futures in which open holds half."""
    part = table.sort_values(["chance_half_pct", "mid_pct"], kind="stable")
    rows = [plain(v) for v in part["label"]]
    said = ["under 1 %" if c < 0.5 else f"{spelled(c, '.0f')} %" for c in part["chance_half_pct"]]
    if look.is_narrow:  # a phone has room for one panel: the chance stands in words
        grid = frame(look, "Share of open models in 2030 (%)", height=120 + 38 * len(part))
        said = [f"half: {words}" for words in said]
    else:
        grid = make_subplots(
            rows=1,
            cols=2,
            shared_yaxes=True,
            column_widths=[0.66, 0.34],
            horizontal_spacing=0.04,
            subplot_titles=["Share of open models in 2030 (%)", "Futures in which open holds half (%)"],
        )
        grid.update_layout(frame(look, "", "", 130 + 38 * len(part)).layout)
        _chances(grid, look, part, rows)
    _outcomes(grid, look, part, rows)
    edge_labels.row_notes(grid, look, [(name, words, "all") for name, words in zip(rows, said, strict=True)])
    _beside_axes(grid, look, float(table["high_pct"].max()), rows)
    for x, dash, tint in ((float(table["mid_pct"].iloc[0]), "dot", "muted"), (50.0, "longdash", "text")):
        grid.add_vline(name=roles.LEVEL, x=x, line={"color": look[tint], "dash": dash}, **_first(grid))
    return grid


def _first(grid: go.Figure) -> dict[str, int]:
    """The place of the first panel; none where the figure has no panels."""
    return {"row": 1, "col": 1} if len([*grid.select_xaxes()]) > 1 else {}


def _chances(grid: go.Figure, look: Look, part: pd.DataFrame, rows: list[str]) -> None:
    """The part of the futures in which open holds half, as bars, and half of the futures as a line."""
    grid.add_bar(
        meta={"role": roles.BAR},
        x=part["chance_half_pct"],
        y=rows,
        orientation="h",
        width=0.5,
        marker={"color": shade(OPEN, look["paper"], 3)},
        hovertemplate="%{y}: %{x:.1f} % of futures<extra>projection</extra>",
        row=1,
        col=2,
    )
    grid.add_vline(name=roles.LEVEL, x=50, line={"color": look["text"], "dash": "longdash"}, row=1, col=2)


def _outcomes(grid: go.Figure, look: Look, part: pd.DataFrame, rows: list[str]) -> None:
    """Median and middle 80 % of the open share in each scenario."""
    color = shade(OPEN, look["paper"], 3)
    grid.add_scatter(
        meta={"role": roles.PROJECTION},
        x=part["mid_pct"],
        y=rows,
        mode="markers",
        showlegend=False,
        marker={"symbol": marks.symbol("projection", "diamond"), "size": 13, "color": color, "line": {"width": 2}},
        error_x=marks.error_bars(part["high_pct"] - part["mid_pct"], part["mid_pct"] - part["low_pct"], color, width=5),
        hovertext=[plain(s) for s in part["sets"]],
        hovertemplate="%{y}: median %{x:.3g} %<br>%{hovertext}<extra>projection</extra>",
        **_first(grid),
    )


def _beside_axes(grid: go.Figure, look: Look, highest: float, rows: list[str]) -> None:
    """Ranges that hold half of the market, grid and titles."""
    text = {"size": look.size(13), "color": look["text"]}
    grid.update_xaxes(gridcolor=look["grid"], linecolor=look["muted"], tickfont=text, nticks=6, range=[0, 100])
    room = 70.0 if look.is_narrow else 55.0  # on a phone words stand right of the line of half
    grid.layout.xaxis.range = [0, min(max(1.1 * highest, room), 100.0)]
    grid.update_yaxes(
        gridcolor=look["grid"], linecolor=look["muted"], tickfont=text, categoryorder="array", categoryarray=rows
    )
    grid.update_annotations(name=roles.PANEL_TITLE, font=text, selector=lambda note: note.name != roles.ROW_NOTE)
    grid.update_layout(margin={"t": 40, "l": 8, "b": 40})
