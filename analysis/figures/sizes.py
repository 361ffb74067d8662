"""Chart of market sizes: for each year how far apart its publishers are."""

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import legends, marks, roles, scales, text_layout
from analysis.figures.layout.hover import hover
from analysis.figures.layout.theme import Look, annotate, frame, plain, shade
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
    """A row a year from the lowest to the highest size that its publishers give, each with a mark, forecasts open.

    The year whose publishers are furthest apart is in color.
    """
    table = table.sort_values(["year", "usd_bn"], kind="stable")
    years = [spelled(year, ".0f") for year in table["year"].drop_duplicates()]
    title = "Billions of US dollars" + (" (log scale)" if size_scale == "log" else "")
    figure = frame(look, title, height=100 + 30 * len(years))
    widest = (table.groupby("year")["usd_bn"].max() / table.groupby("year")["usd_bn"].min()).idxmax()
    notes = []
    for year, part in table.groupby("year"):
        row, tone = (
            len(years) - 1 - years.index(spelled(year, ".0f")),
            shade("#0b4f9e", look["paper"], 4.6) if year == widest else look["muted"],
        )
        ends = part.iloc[[0, -1]] if len(part) > 1 else part
        _span(figure, part, ends, row, tone)
        notes += [_name(look, ends.iloc[i], row, i, size_scale) for i in range(len(ends))]
    said = table["is_forecast"].map({"yes": "projection"}).fillna("observed")
    legends.kinds(figure, look, pd.DataFrame({"status": said, "company_id": None}), "markers")
    _axes(figure, table, size_scale, years)
    annotate(figure, notes)
    return figure


def _span(figure: go.Figure, part: pd.DataFrame, ends: pd.DataFrame, row: int, tone: str) -> None:
    """A year: the line from its lowest to its highest size, and a mark for each publisher."""
    figure.add_scatter(
        meta={"role": roles.CONNECTOR},
        x=ends["usd_bn"],
        y=[row] * len(ends),
        mode="lines",
        line={"color": tone, "width": 4},
        opacity=0.4,
        hoverinfo="skip",
    )
    figure.add_scatter(
        meta={"role": roles.POINT},
        x=part["usd_bn"],
        y=[row] * len(part),
        mode="markers",
        hoverinfo="text",
        hovertext=hover(part, SIZES_HOVER),
        marker={
            "size": 10,
            "color": tone,
            "symbol": [marks.symbol("projection" if f == "yes" else "") for f in part["is_forecast"]],
            "line": {"width": 1.5, "color": tone},
        },
    )


def _axes(figure: go.Figure, table: pd.DataFrame, size_scale: str, years: list[str]) -> None:
    """Dollars across, with room for names at both ends; years down, the first on top."""
    scales.value_axis(figure, table["usd_bn"], table["usd_bn"], size_scale, axis="xaxis")
    low, high = figure.layout.xaxis.range
    figure.update_xaxes(range=[low - 0.2 * (high - low), high + 0.2 * (high - low)])
    figure.update_yaxes(tickvals=list(range(len(years))), ticktext=years[::-1], range=[-0.6, len(years) - 0.4])


def _name(look: Look, row: pd.Series, year: int, place: int, size_scale: str) -> dict[str, object]:
    """Publisher and size beside the end of a range: the lowest at the left, the highest at the right."""
    publisher = text_layout.in_brackets(row["market_label"])
    (at,) = scales.on_axis(pd.Series([row["usd_bn"]]), size_scale)
    return {
        "name": roles.POINT_LABEL,
        "x": at,
        "y": year,
        "xanchor": "left" if place else "right",
        "xshift": 9 if place else -9,
        "showarrow": False,
        "text": plain(f"{'' if look.is_narrow else publisher + ' '}{spelled(row['usd_bn'], ',.4g')}"),
        "font": {"size": look.size(12), "color": look["text"]},
    }
