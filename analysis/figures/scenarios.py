"""Charts of projections of shares: fans with the baseline as a ghost, companies, what matters.

What was observed is a solid line with full dots; what is projected is dashed, with bands.
"""

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from analysis.figures.layout import legends, marks, roles
from analysis.figures.layout.theme import Look, frame, plain, shade, with_alpha
from analysis.formats import spelled

OPEN, INDEX = "#1f8a99", "#4477aa"


def axis_of(table: pd.DataFrame) -> tuple[bool, str, str]:
    """Whether the measure is the open share, its axis title, and its color."""
    is_open = table["measure"].iloc[0] == "open"
    return (True, "Share of open models (%)", OPEN) if is_open else (False, "HHI (points)", INDEX)


def _band(figure: go.Figure, part: pd.DataFrame, low: str, high: str, color: str, name: str = "", **place: int) -> None:
    """A band between two columns."""
    dates = list(part["mid_date"])
    figure.add_scatter(
        meta={"role": roles.BAND},
        x=dates + dates[::-1],
        y=[*part[high], *part[low][::-1]],
        fill="toself",
        mode="lines",
        line={"width": 0},
        name=name,
        fillcolor=color,
        hoverinfo="skip",
        showlegend=bool(name),
        **place,
    )


def fan(table: pd.DataFrame, look: Look) -> go.Figure:
    """What was observed, then median and middle 50 and 80 % of draws, the baseline as a ghost, the line that
    matters."""
    is_open, title, tint = axis_of(table)
    figure = frame(look, "", title, 430)
    color = shade(tint, look["paper"], 3)
    seen, ahead = table[table["status"].ne("projection")], table[table["status"].eq("projection")]
    joined = pd.concat(
        [seen.tail(1).assign(p25=seen.tail(1)["p50"], p75=seen.tail(1)["p50"], p10=seen.tail(1)["p10"]), ahead]
    )
    _draws(figure, joined, color)
    figure.add_scatter(
        meta={"role": roles.REFERENCE},
        x=ahead["mid_date"],
        y=ahead["baseline_value"],
        mode="lines",
        hoverinfo="skip",
        name="baseline, median (projection)",
        line={"color": look["muted"], "width": 1.6, "dash": "dot"},
    )
    figure.add_scatter(
        meta={"role": roles.LINE},
        x=seen["mid_date"],
        y=seen["p50"],
        mode="lines+markers",
        name="observed",
        line={"color": look["text"], "width": 2.4},
        marker={"size": 8, "symbol": [marks.symbol(s, "circle") for s in seen["status"]]},
        hovertemplate="%{x|%b %Y}: %{y:,.4g}<extra>observed</extra>",
    )
    line = _line_that_matters(figure, look, table, is_open)
    top = max(float(table["p90"].max()), line) * 1.08
    figure.update_yaxes(range=[0, min(top, 100) if is_open else top], tickformat=None if is_open else ",")
    legends.legend(figure, look)
    return figure


def _draws(figure: go.Figure, joined: pd.DataFrame, color: str) -> None:
    """The middle 80 and 50 % of draws and their median."""
    for low, high, alpha in (("p10", "p90", 0.15), ("p25", "p75", 0.25)):
        name = f"middle {int(high[1:]) - int(low[1:])} % of futures"
        _band(figure, joined, low, high, with_alpha(color, alpha), name)
    said = "%{x|%b %Y}: %{y:,.4g}<extra>projection</extra>"
    figure.add_scatter(
        meta={"role": roles.PROJECTION},
        x=joined["mid_date"],
        y=joined["p50"],
        mode="lines",
        hovertemplate=said,
        name="median future (projection)",
        line={"color": color, "width": 2.4, "dash": "dash"},
    )


def _line_that_matters(figure: go.Figure, look: Look, table: pd.DataFrame, is_open: bool) -> float:
    """Half of the market, or the line of the guideline; gives its value."""
    line = float(table["line_value"].iloc[0])
    figure.add_hline(name=roles.LEVEL, y=line, line={"color": look["text"], "width": 1, "dash": "longdash"})
    figure.add_annotation(
        name=roles.LEVEL_LABEL,
        x=1,
        xref="paper",
        xanchor="right",
        y=line,
        yanchor="bottom",
        showarrow=False,
        font={"size": look.size(12)},
        text="half of the market" if is_open else f"guideline: {spelled(line, ',.0f')}",
    )
    return line


PANELS = 8
"""Companies that get a panel of their own, the largest first."""


def companies(table: pd.DataFrame, look: Look) -> go.Figure:
    """One panel a company on one shared axis: observed solid, median dashed, middle 80 % of draws as a band."""
    order = table.groupby("label", sort=False)["mid_pct"].max().sort_values(ascending=False).index[:PANELS]
    across = min(4, len(order))
    down = -(-len(order) // across)
    grid = make_subplots(
        rows=down,
        cols=across,
        shared_xaxes="all",
        shared_yaxes="all",
        horizontal_spacing=0.02,
        vertical_spacing=0.16,
        subplot_titles=[plain(label) for label in order],
    )
    figure = frame(look, "", "", 190 + 190 * down)
    grid.update_layout(figure.layout)
    top = min(float(table["high_pct"].max()) * 1.1, 100)
    for i, (label, head) in enumerate(zip(order, list(grid.layout.annotations), strict=True)):
        part = table[table["label"].eq(label)]
        _company(grid, look, part, i // across + 1, i % across + 1)
        head.name, head.font = (
            roles.PANEL_TITLE,
            {"size": look.size(13), "color": look.label(part["company_id"].iloc[0])},
        )
    text = {"size": look.size(12), "color": look["text"]}
    grid.update_xaxes(gridcolor=look["grid"], linecolor=look["muted"], tickfont=text, nticks=4, showticklabels=True)
    grid.update_yaxes(gridcolor=look["grid"], linecolor=look["muted"], tickfont=text, range=[0, top])
    grid.update_yaxes(title={"text": "Share (%)", "font": text}, col=1)
    grid.update_layout(margin={"t": 34, "l": 8})
    return grid


def _company(grid: go.Figure, look: Look, part: pd.DataFrame, row: int, column: int) -> None:
    """One panel: what was observed, and the median of draws with its band."""
    company = part["company_id"].iloc[0]
    color = look.color(company)
    seen, ahead = part[part["status"].ne("projection")], part[part["status"].eq("projection")]
    joined = pd.concat([seen.tail(1), ahead])
    tint = with_alpha(color, 0.25) if color.startswith("#") else "rgba(128,128,128,.2)"
    _band(grid, joined, "low_pct", "high_pct", tint, row=row, col=column)
    for role, rows, dash, mode, word in (
        (roles.PROJECTION, joined, "dash", "lines", "projection"),
        (roles.LINE, seen, "solid", "lines+markers", "observed"),
    ):
        grid.add_scatter(
            meta={"role": role},
            x=rows["mid_date"],
            y=rows["mid_pct"],
            mode=mode,
            line={"color": color, "width": 2, "dash": dash},
            marker={"size": 6, "symbol": look.form(company)},
            hovertemplate="%{x|%b %Y}: %{y:.1f} %" + f"<extra>{plain(part['label'].iloc[0])}, {word}</extra>",
            showlegend=False,
            row=row,
            col=column,
        )


def swings(table: pd.DataFrame, look: Look) -> go.Figure:
    """One bar an assumption from its low to its high end, widest on top."""
    part = table.iloc[::-1]
    _, title, _ = axis_of(table)
    figure = frame(look, f"{title} at the end of 2030, projection", height=120 + 36 * len(part))
    names = [
        f"{plain(label)}<br><span style='font-size:{look.size(11)}px'>{plain(said)}</span>"
        for label, said in zip(part["label"], part["range_said"], strict=True)
    ]
    for column, color, shape, word in (
        ("at_low", "#bd8b22", "triangle-left", "at the low end of its range"),
        ("at_high", INDEX, "triangle-right", "at the high end"),
    ):
        figure.add_scatter(
            meta={"role": roles.PROJECTION},
            x=part[column],
            y=names,
            mode="markers",
            name=word,
            marker={
                "size": 12,
                "color": shade(color, look["paper"], 3),
                "symbol": marks.symbol("projection", shape),
                "line": {"width": 2},
            },
            hovertemplate="%{y}: %{x:,.4g}<extra>projection</extra>",
        )
    _swing_lines(figure, look, part, names)
    figure.update_xaxes(tickformat=",")
    legends.legend(figure, look)
    return figure


def _swing_lines(figure: go.Figure, look: Look, part: pd.DataFrame, names: list[str]) -> None:
    """A line from the low to the high end of each assumption, under the marks of its ends."""
    for name, row in zip(names, part.itertuples(), strict=True):
        figure.add_scatter(
            meta={"role": roles.CONNECTOR},
            x=[row.at_low, row.at_high],
            y=[name, name],
            mode="lines",
            line={"color": look["muted"], "width": 4},
            hoverinfo="skip",
            showlegend=False,
        )
    figure.data = (*figure.data[2:], *figure.data[:2])
