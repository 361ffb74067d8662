"""The change of HHI in every market: a row a market from its first to its last comparable date, by what it shows."""

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.hhi import BANDS, SAID
from analysis.figures.layout import edge_labels, legends, marks, roles, text_layout
from analysis.figures.layout.hover import hover
from analysis.figures.layout.theme import Look, frame, plain, shade, with_alpha

GROUPS = {
    "down": "Fell",
    "up": "Rose",
    "turns": "Dates disagree",
    "unclear": "Too close to tell",
    "": "No comparable dates",
}
"""What the change of a market shows → the heading over its rows, in the order drawn."""
SURE = ("down", "up")
SIZES = {"first": 7, "last": 12}


def every_change(table: pd.DataFrame, look: Look) -> go.Figure:
    """A row a market in groups by the direction of its change, both dates joined, with what the shares allow pale."""
    known = table.dropna(subset=["hhi_low"])
    drawn = known[known["date_in_change"].ne("")].assign(middle=lambda t: (t["hhi_low"] + t["hhi_high"]) / 2)
    rows, names = _rows(drawn, look)
    figure = frame(look, "HHI (points)", height=110 + 24 * len(rows))
    accent = shade("#0b4f9e", look["paper"], 5)
    for direction, part in drawn.groupby("direction", sort=False):
        tone = accent if direction in SURE else look["muted"]
        _pair(figure, part, tone)
        for end in SIZES:
            _dates(figure, look, part[part["date_in_change"].eq(end)], end, tone)
    line = {"color": BANDS[2], "width": 1.2, "dash": "dash"}
    figure.add_vline(name=roles.LEVEL, x=float(table["line_high"].iloc[0]), line=line)
    figure.update_xaxes(range=[0, 10_000], tickvals=[0, 2000, 4000, 6000, 8000, 10_000], tickformat=",")
    figure.update_yaxes(tickvals=list(names), ticktext=list(names.values()), ticks="", showgrid=True)
    figure.update_yaxes(type="category", categoryorder="array", categoryarray=rows[::-1], range=[-0.6, len(rows) - 0.4])
    edge_labels.row_notes(figure, look, _notes(drawn))
    for end, size in SIZES.items():
        mark = {"symbol": "circle", "size": size, "color": look["muted"]}
        legends.entry(figure, f"{end} date", "markers", showlegend=True, marker=mark)
    legends.legend(figure, look)
    return figure


def _rows(drawn: pd.DataFrame, look: Look) -> tuple[list[str], dict[str, str]]:
    """Places of headings and markets from the top down, and the words of each: the publisher of a market muted."""
    rows: list[str] = []
    words: dict[str, str] = {}
    for direction, heading in GROUPS.items():
        part = drawn[drawn["direction"].eq(direction)]
        if part.empty:
            continue
        markets = list(part.groupby("market_label")["middle"].max().sort_values(ascending=False).index)
        place = f"<b>{heading}: {len(markets)}</b>"
        words[place] = place
        rows += [place, *map(plain, markets)]
        for name in markets:
            source = text_layout.in_brackets(name)
            muted = f'  <span style="color:{look["muted"]}">{plain(source)}</span>' if source != name else ""
            words[plain(name)] = plain(text_layout.without_brackets(name)) + muted
    return rows, words


def _pair(figure: go.Figure, part: pd.DataFrame, tone: str) -> None:
    """The line between both dates of each market."""
    ends = [(name, rows.sort_values("mid_date")["middle"]) for name, rows in part.groupby("market_label", sort=False)]
    figure.add_scatter(
        meta={"role": roles.CONNECTOR},
        x=[x for _, middle in ends for x in (*middle, None)],
        y=[y for name, middle in ends for y in (*[plain(name)] * len(middle), None)],
        mode="lines",
        line={"color": tone, "width": 2},
        hoverinfo="skip",
        showlegend=False,
    )


def _dates(figure: go.Figure, look: Look, part: pd.DataFrame, end: str, tone: str) -> None:
    """The marks of the first or of the last dates, each with the stretch that the shares allow."""
    if part.empty:
        return
    figure.add_scatter(
        meta={"role": roles.POINT},
        x=part["middle"],
        y=part["market_label"].map(plain),
        mode="markers",
        showlegend=False,
        error_x=marks.error_bars(
            part["hhi_high"] - part["middle"], part["middle"] - part["hhi_low"], with_alpha(tone, 0.3), 0, 8
        ),
        marker={
            "symbol": [marks.symbol(status) for status in part["status"]],
            "size": SIZES[end],
            "color": tone,
            "line": {"width": 1.5, "color": tone},
        },
        hoverinfo="text",
        hovertext=hover(part, SAID),
    )


def _notes(drawn: pd.DataFrame) -> list[tuple[object, str, object]]:
    """Bounds and dates of each market, right of its row."""
    made: list[tuple[object, str, object]] = []
    for name, rows in drawn.groupby("market_label", sort=False):
        order = rows.sort_values("mid_date")
        first, last = order.iloc[0], order.iloc[-1]
        if len(order) == 1:
            made.append((plain(name), f"{last['interval']}, {last['period_label']}", None))
            continue
        dates = f"{first['period_label']} to {last['period_label']}"
        made.append((plain(name), f"{first['interval']} → {last['interval']}, {dates}", None))
    return made
