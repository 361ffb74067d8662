"""Charts of prices: over time on a log scale, against capability with the frontier, hosts of one model."""

import math

import pandas as pd
import plotly.graph_objects as go

from analysis.figures import marks
from analysis.figures.capability import access_color
from analysis.figures.look import Look, frame, plain

SAID = [("", "label"), ("Provider", "provider"), ("Price (USD per million tokens)", "price_usd"), ("Date", "as_of"),
        ("Access", "access_class"), ("License", "license"), ("Source", "source_id")]  # fmt: skip
UNIT = "USD per million tokens"


def _dots(
    figure: go.Figure, look: Look, part: pd.DataFrame, access: str, x: pd.Series, y: pd.Series, size: int = 9
) -> None:
    figure.add_scatter(
        x=x, y=y, mode="markers", name=f"{access} models", hoverinfo="text", hovertext=marks.hover(part, SAID),
        marker={"symbol": "diamond" if access == "open" else "circle", "size": size, "opacity": 0.75, "color": access_color(access, look)},
    )  # fmt: skip


def _legend(figure: go.Figure) -> None:
    figure.update_layout(
        showlegend=True, legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0}, margin={"t": 40}
    )


def over_time(table: pd.DataFrame, look: Look, scale: str = "log") -> go.Figure:
    """Each model's list price at the date of its price list, open diamonds against closed circles, with yearly medians."""
    figure = frame(look, "", f"{UNIT} ({scale} scale)", 460)
    for access in ("closed", "open"):
        part = table[table["access_class"].eq(access)]
        _dots(figure, look, part, access, pd.to_datetime(part["as_of"].map(marks.full_date)), part["price_usd"])
        middle = part.assign(year=part["as_of"].str[:4]).groupby("year")["price_usd"].median()
        figure.add_scatter(
            x=pd.to_datetime([f"{y}-07-01" for y in middle.index]), y=middle, mode="lines+markers", name=f"median, {access}",
            line={"color": access_color(access, look), "width": 2, "dash": "solid" if access == "closed" else "dot"}, marker={"size": 5},
            hovertemplate="%{x|%Y} median %{y:.3g} USD<extra></extra>",
        )  # fmt: skip
    figure.update_yaxes(type=scale)
    _legend(figure)
    return figure


def against_capability(table: pd.DataFrame, look: Look) -> go.Figure:
    """Score against price (log); models on the efficient frontier are joined and named."""
    figure = frame(look, f"{UNIT} (log scale)", f"Arena score, {plain(table['series'].iloc[0])}", 480)
    best = table[table["on_frontier"]].sort_values("price_usd")
    figure.add_scatter(
        x=best["price_usd"], y=best["best_score"], mode="lines", line={"color": look["muted"], "width": 1.5, "shape": "hv"},
        name="efficient frontier", hoverinfo="skip",
    )  # fmt: skip
    for access in ("closed", "open"):
        part = table[table["access_class"].eq(access)]
        _dots(figure, look, part, access, part["price_usd"], part["best_score"], 11)
    for i, row in enumerate(best.itertuples()):
        figure.add_annotation(
            x=_log10(row.price_usd), y=row.best_score, text=plain(row.label), ay=-22 if i % 2 else 24, ax=0, arrowwidth=1,
            arrowcolor=look["muted"], font={"size": look.size(12)},
        )  # fmt: skip
    figure.update_xaxes(type="log")
    _legend(figure)
    return figure


def _log10(value: float) -> float:
    return math.log10(value)


def hosts(table: pd.DataFrame, look: Look) -> go.Figure:
    """One bar a host, cheapest on top; the maker's own price is filled differently."""
    part = table.iloc[::-1]
    figure = frame(look, UNIT, height=100 + 27 * len(part))
    own = part["channel"].eq("first_party")
    figure.add_bar(
        x=part["price_usd"], y=part["label"], orientation="h", hoverinfo="text", hovertext=marks.hover(part, SAID),
        marker={"color": [access_color("closed" if o else "open", look) for o in own], "pattern": {"shape": ["/" if o else "" for o in own]}},
        text=[f"{p:.3g} ({r:.1f}×)" + (" maker" if o else "") for p, r, o in zip(part["price_usd"], part["ratio_to_cheapest"], own, strict=True)],
        textposition="outside", cliponaxis=False,
    )  # fmt: skip
    figure.update_xaxes(range=[0, float(part["price_usd"].max()) * 1.2])
    return figure
