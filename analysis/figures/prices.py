"""Charts of prices of models: over time, against capability with the frontier."""

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.capability import access_color
from analysis.figures.layout import label_placement, legends, marks, older, roles, scales
from analysis.figures.layout.events import full_date
from analysis.figures.layout.hover import hover
from analysis.figures.layout.theme import Look, frame, plain, with_alpha
from analysis.periods import once_a_year
from analysis.schema.words import BLENDED, per_tokens

SAID = [
    ("", "label"),
    ("Provider", "provider"),
    ("Price (USD per million tokens)", "price_usd"),
    ("Score of", "score_model"),
    ("Date", "as_of"),
    ("Access", "access_class"),
    ("License", "license"),
    ("Source", "source_title"),
]


def unit(price_kind: str) -> str:
    """Title of an axis of prices."""
    return f"USD {per_tokens(price_kind)}"


def _dots(figure: go.Figure, look: Look, part: pd.DataFrame, access: str, x: pd.Series, y: pd.Series) -> None:
    """A mark for each model of one kind of access."""
    figure.add_scatter(
        meta={"role": roles.POINT},
        x=x,
        y=y,
        mode="markers",
        name=f"{access} models",
        hoverinfo="text",
        hovertext=hover(part, [s for s in SAID if s[1] in part]),
        marker={
            "symbol": "diamond" if access == "open" else "circle",
            "size": 11,
            "opacity": 0.75,
            "color": access_color(access, look),
        },
    )


def over_time(table: pd.DataFrame, look: Look, scale: str = "log", price_kind: str = BLENDED) -> go.Figure:
    """Each model's list price at the date it began, open diamonds against closed circles, with yearly medians and
    quartiles."""
    figure = frame(look, "", f"{unit(price_kind)} ({scale} scale)", 360)
    for access in ("closed", "open"):
        part = table[table["access_class"].eq(access)]
        if part.empty:
            continue
        _dots(figure, look, part, access, pd.to_datetime(part["as_of"].map(full_date)), part["price_usd"])
        figure.data[-1].marker.size = 7
        years = once_a_year(part, "priced_model").groupby("year")["price_usd"]
        low, middle, high = (years.quantile(q) for q in (0.25, 0.5, 0.75))
        color = access_color(access, look)
        shift = "-06-20" if access == "closed" else "-07-10"
        figure.add_scatter(
            meta={"role": roles.LINE},
            x=pd.to_datetime([f"{y}{shift}" for y in middle.index]),
            y=middle,
            mode="lines+markers",
            name=f"median of the year and middle half, {access}",
            line={"color": color, "width": 2.4, "dash": "solid" if access == "closed" else "dot"},
            marker={"size": 6, "color": color},
            error_y=marks.error_bars(high - middle, middle - low, color, thickness=2, width=5),
            customdata=years.size(),
            hovertemplate="%{x|%Y} median %{y:.3g} USD, %{customdata} models<extra></extra>",
        )
    figure.update_yaxes(type=scale, dtick=1 if scale == "log" else None)
    legends.legend(figure, look)
    return figure


def against_capability(
    table: pd.DataFrame, look: Look, frontier_scale: str = "log", price_kind: str = BLENDED
) -> go.Figure:
    """Score against price; models on the efficient frontier are joined and named, prices not of today faint."""
    figure = frame(look, scales.title(unit(price_kind), frontier_scale), f"{plain(table['benchmark'].iloc[0])}", 500)
    best = table[table["on_frontier"]].sort_values("price_usd")
    _frontier(figure, look, best, bool(table["records_only"].all()))
    for access in ("closed", "open"):
        part = table[table["access_class"].eq(access)]
        _dots(figure, look, part, access, part["price_usd"], part["best_score"])
        figure.data[-1].marker.opacity = older.opacities(part, look, "model_id")
        figure.data[-1].error_y = marks.error_bars(
            part["ci_high"] - part["best_score"],
            part["best_score"] - part["ci_low"],
            with_alpha(access_color(access, look), 0.4),
            width=0,
        )
    prices = dict(zip(table["price_usd"], scales.on_axis(table["price_usd"], frontier_scale), strict=True))
    cheap, dear = min(prices.values()), max(prices.values())
    is_log = frontier_scale == "log"
    left, right = _reach(cheap, dear, is_log)
    low, high = float(table["best_score"].min()), float(table["best_score"].max())
    wide, tall = right - left, 1.25 * max(high - low, 1)

    def place(price: float, score: float) -> label_placement.Place:
        return (prices[price] - left) / wide, (score - low) / tall + 0.1

    spots = [
        label_placement.Spot(
            prices[r.price_usd], r.best_score, place(r.price_usd, r.best_score), r.label, r.on_frontier, r.on_frontier
        )
        for r in table.itertuples()
    ]
    corners = label_placement.corners([place(r.price_usd, r.best_score) for r in best.itertuples()])
    known = table.dropna(subset=["ci_low", "ci_high"]).itertuples()
    bars = [[place(r.price_usd, r.ci_low), place(r.price_usd, r.ci_high)] for r in known]
    label_placement.names_beside_points(figure, look, spots, paths=[corners, *bars])
    figure.update_yaxes(range=[low - 0.1 * tall, low + 0.9 * tall])
    figure.update_xaxes(range=[left, right], **({"type": "log", "dtick": 1} if is_log else {}))
    legends.legend(figure, look)
    return figure


def _reach(cheap: float, dear: float, is_log: bool) -> tuple[float, float]:
    """The ends of the axis of prices, in its own units, with air for names."""
    left = cheap - 0.14 * max(dear - cheap, 1) if is_log else -0.04 * dear
    right = dear + 0.14 * max(dear - cheap, 1 if is_log else 0.1)
    return left, right


def _frontier(figure: go.Figure, look: Look, best: pd.DataFrame, records_only: bool) -> None:
    """The stairs through the models on the efficient frontier."""
    figure.add_scatter(
        meta={"role": roles.REFERENCE},
        x=best["price_usd"],
        y=best["best_score"],
        mode="lines",
        line={"color": look["muted"], "width": 1.5, "shape": "hv"},
        name="frontier of record-setters" if records_only else "efficient frontier",
        hoverinfo="skip",
    )
