"""The chart of lanes: strategies of each company over time, with releases and changes of license as marks."""

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import legends, marks, roles
from analysis.figures.layout.events import full_date
from analysis.figures.layout.hover import hover
from analysis.figures.layout.theme import Look, frame, plain
from analysis.figures.strategies import ORDER, strategy_color
from analysis.schema.words import in_words

SHAPES = {
    "open release": ("diamond", 8, 0.0),
    "closed release": ("circle-open", 7, 0.0),
    "first use of a license": ("triangle-down", 9, 0.42),
    "event": ("star", 10, 0.42),
}
"""Symbol, size and height above the lane of each kind of mark."""
WIDTHS = {"open_source": 17, "open_weights": 13, "hybrid": 9, "closed": 5, "unknown": 2}
"""Pixels of a lane by strategy: the more open, the wider, so that color is not alone."""


def lanes(table: pd.DataFrame, look: Look) -> go.Figure:
    """One lane a company: its strategy as a colored bar from date to date, releases on it, licenses and events
    above."""
    spans = table[table["lane_mark"].eq("strategy")]
    order = spans.groupby("company_id")["start"].max().sort_values(kind="stable").index.tolist()
    order += [c for c in table["company_id"].unique() if c not in order]
    place = {company: i for i, company in enumerate(order)}
    figure = frame(look, "", "", 110 + 31 * len(order))
    for row in spans.itertuples():
        start, end = (pd.Timestamp(full_date(d)) for d in (row.start, row.end))
        y = place[row.company_id]
        figure.add_scatter(
            meta={"role": roles.STRETCH},
            x=[start, end],
            y=[y, y],
            mode="lines",
            hoverinfo="text",
            showlegend=False,
            opacity=look.opacity(row.company_id),
            hovertext=(
                f"<b>{plain(row.label)}</b><br>{in_words(row.strategy)} from {row.start}<br>{plain(row.reason or '')}"
            ),
            line={"color": strategy_color(row.strategy, look), "width": look.size(WIDTHS.get(row.strategy, 2))},
        )
    for name in [strategy for strategy in ORDER[:4] if spans["strategy"].eq(strategy).any()]:
        legends.entry(
            figure, in_words(name), "lines", line={"color": strategy_color(name, look), "width": WIDTHS[name]}
        )
    for kind in [kind for kind in SHAPES if table["lane_mark"].eq(kind).any()]:
        _marks(figure, look, table[table["lane_mark"].eq(kind)], kind, place)
    marks.name_axis(
        figure,
        look,
        pd.DataFrame(
            {"company_id": order, "label": table.groupby("company_id")["label"].first().reindex(order).to_numpy()}
        ),
    )
    marks.margin(figure, "t", 24)
    legends.legend(figure, look)
    return figure


def _marks(figure: go.Figure, look: Look, part: pd.DataFrame, kind: str, place: dict[object, int]) -> None:
    symbol, size, above = SHAPES[kind]
    figure.add_scatter(
        meta={"role": roles.POINT},
        x=pd.to_datetime(part["start"].map(full_date)),
        y=[place[c] + above for c in part["company_id"]],
        mode="markers",
        name=kind,
        hoverinfo="text",
        hovertext=hover(
            part, [("", "label"), ("", "lane_mark"), ("", "reason"), ("Date", "start"), ("Source", "source_title")]
        ),
        marker={
            "symbol": symbol,
            "size": size,
            "color": look["text"] if above or symbol.endswith("open") else look["paper"],
            "line": {"width": 1.4, "color": look["text"]},
        },
        opacity=1.0 if not look.focus else None,
    )
