"""Chart of market sizes by publisher and year."""

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import edge_labels, legends, marks, roles, scales, text_layout
from analysis.figures.layout.hover import hover
from analysis.figures.layout.theme import Look, frame, plain
from analysis.formats import spelled

SIZES_HOVER = [
    ("", "market_label"),
    ("", "entity"),
    ("Year", "period"),
    ("bn USD", "usd_bn"),
    ("Forecast", "is_forecast"),
    ("Source", "source_title"),
]


def sizes(table: pd.DataFrame, look: Look, size_scale: str = "log") -> go.Figure:
    """Market size by publisher and year; forecasts are open, scopes differ."""
    figure = frame(look, "", "Billions of US dollars" + (" (log scale)" if size_scale == "log" else ""), 430)
    ends: list[tuple[float, str, object]] = []
    shapes = ("circle", "square", "triangle-up", "cross", "x", "star", "hexagon", "pentagon")
    for i, (market, part) in enumerate(table.groupby("market_label", sort=False)):
        part = part.sort_values("year", kind="stable")
        color = look["text"] if i % 2 else look["muted"]
        forecast = part["is_forecast"].eq("yes")
        figure.add_scatter(
            meta={"role": roles.LINE},
            x=part["year"],
            y=part["usd_bn"],
            mode="lines+markers",
            hoverinfo="text",
            name=plain(market),
            hovertext=hover(part, SIZES_HOVER),
            line={"color": color, "width": 1, "dash": "dash"},
            marker={
                "size": 10,
                "color": color,
                "symbol": [marks.symbol("projection" if f else "", shapes[i % 8]) for f in forecast],
            },
        )
        last = part.iloc[-1]
        at = scales.on_axis(part["usd_bn"], size_scale)[-1]
        size, year = spelled(last["usd_bn"], ",.0f"), spelled(last["year"], ".0f")
        ends.append((at, f"{text_layout.in_brackets(market)}: {size} bn in {year}", None))
    said = table["is_forecast"].map({"yes": "projection"}).fillna("observed")
    legends.kinds(figure, look, pd.DataFrame({"status": said, "company_id": None}))
    low, high = scales.value_axis(figure, table["usd_bn"], table["usd_bn"], size_scale)
    figure.update_xaxes(dtick=2, tickformat="d")
    edge_labels.end_labels(figure, look, ends, high - low)
    return figure
