"""Marks that many charts share: dots with intervals, events, breaks, labels at line ends, hover text."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.look import Look, plain, spread, with_alpha

HOLLOW = {"projection": "diamond-open", "estimate": "circle-open", "preliminary": "circle-open"}
DASH = {"projection": "dash", "estimate": "dot", "preliminary": "dot"}


def symbol(status: object) -> str:
    """Marker shape of a status: full for observed, open for estimates, open diamonds for projections."""
    return HOLLOW.get(str(status), "circle")


def hover(table: pd.DataFrame, lines: Sequence[tuple[str, str]]) -> list[str]:
    """Hover text for each row: `lines` are label and column; blank cells are left out."""
    rows = []
    for row in table[[c for _, c in lines]].itertuples(index=False, name=None):
        said = [
            f"{label}: {plain(cell)}" if label else f"<b>{plain(cell)}</b>"
            for (label, _), cell in zip(lines, row, strict=True)
            if pd.notna(cell) and cell != ""
        ]
        rows.append("<br>".join(said))
    return rows


def error_bar(table: pd.DataFrame, color: str, width: int = 4) -> dict[str, object]:
    """Interval around mid_pct as a Plotly error bar, from low_pct to high_pct."""
    middle = middles(table)
    return {
        "type": "data", "symmetric": False, "color": color, "thickness": 1.6, "width": width,
        "array": (table["high_pct"] - middle).clip(lower=0), "arrayminus": (middle - table["low_pct"]).clip(lower=0),
    }  # fmt: skip


def middles(table: pd.DataFrame) -> pd.Series:
    """Where to put a dot: the printed value, or the middle of the interval where only bounds are printed."""
    return table["mid_pct"].fillna((table["low_pct"] + table["high_pct"]) / 2)


def end_labels(
    figure: go.Figure,
    look: Look,
    places: Sequence[tuple[float, str, object]],
    span: float,
    height: int,
    left: bool = False,
) -> None:
    """Names at the right (or left) end of lines, moved apart so that none covers another.

    `places` are value, text, company; `span` is the length of the value axis, `height` the plot's pixels.
    """
    if not places:
        return
    gap = span * look.size(16) / max(height - 70, 1)
    moved = spread([value for value, _, _ in places], gap)
    for y, (_, text, company) in zip(moved, places, strict=True):
        figure.add_annotation(
            x=0 if left else 1, xref="paper", xanchor="right" if left else "left", xshift=-8 if left else 8, y=y,
            text=plain(text), showarrow=False,
            font={"size": look.size(13), "color": look.label(company)},
        )  # fmt: skip


def events(figure: go.Figure, look: Look, rows: pd.DataFrame | None, width: int = 900) -> None:
    """Dated events as thin lines with short labels above the plot; a label without room is left to the hover."""
    if rows is None or rows.empty:
        return
    rows = rows.sort_values("date")
    dates = pd.to_datetime(rows["date"].map(full_date))
    first, last = dates.min(), dates.max()
    days = max((last - first).days, 1)
    ends = [-1e9, -1e9]
    for when, row in zip(dates, rows.itertuples(), strict=True):
        figure.add_vline(x=when, line={"color": with_alpha("#808080", 0.45), "width": 1, "dash": "dot"})
        at = (when - first).days / days * width
        level = next((i for i, end in enumerate(ends) if at > end + 8), None)
        if level is not None:
            ends[level] = at + 6.2 * len(row.label)
            figure.add_annotation(
                x=when, y=1, yref="paper", yanchor="bottom", yshift=2 + 15 * level, xanchor="left", showarrow=False,
                text=plain(row.label), font={"size": look.size(11), "color": look["muted"]},
            )  # fmt: skip
    figure.add_scatter(
        x=dates, y=[1] * len(rows), yaxis="y2", mode="markers", hoverinfo="text",
        hovertext=[f"{plain(d)}<br>{plain(t)}" for d, t in zip(rows["date"], rows["event"], strict=True)],
        marker={"symbol": "triangle-down", "size": 9, "color": look["muted"]}, cliponaxis=False,
    )  # fmt: skip
    figure.update_layout(
        yaxis2={"overlaying": "y", "range": [0, 1], "visible": False, "fixedrange": True}, margin={"t": 44}
    )


def name_axis(figure: go.Figure, look: Look, table: pd.DataFrame) -> None:
    """Names of the rows on the y axis, one row a whole number from the bottom; the company in focus in bold."""
    said = [
        f"<b>{plain(name)}</b>" if company in look.focus else plain(name)
        for name, company in zip(table["label"], table["company_id"], strict=True)
    ]
    figure.update_yaxes(tickvals=list(range(len(said))), ticktext=said, range=[-0.7, len(said) - 0.3])


def full_date(text: str) -> str:
    """A date cut to a month or year, put at its middle for a time axis."""
    return {4: f"{text}-07-01", 7: f"{text}-15"}.get(len(text), text)


def breaks(figure: go.Figure, look: Look, dates: Sequence[object]) -> None:
    """A series break: a dashed line with a word; no line of the chart is drawn across it."""
    for when in dates:
        figure.add_vline(x=when, line={"color": look["muted"], "width": 1.4, "dash": "dash"})
        figure.add_annotation(
            x=when, y=0, yref="paper", yanchor="bottom", xanchor="left", xshift=3, text="series break",
            showarrow=False, font={"size": look.size(11), "color": look["muted"]},
        )  # fmt: skip
