"""Charts of prices: over time, against capability with the frontier, hosts of one model."""

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.capability import access_color
from analysis.figures.layout import label_placement, marks, older, roles
from analysis.figures.layout.events import full_date
from analysis.figures.layout.theme import Look, frame, plain, shade, with_alpha
from analysis.formats import counted, spelled
from analysis.periods import TODAY
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
WIDEST = 24
"""Open models drawn on the chart of spreads; the table has all."""


def _unit(price_kind: str) -> str:
    """Title of an axis of prices."""
    return f"USD {per_tokens(price_kind)}"


def _dots(
    figure: go.Figure, look: Look, part: pd.DataFrame, access: str, x: pd.Series, y: pd.Series, size: int = 9
) -> None:
    figure.add_scatter(
        meta={"role": roles.POINT},
        x=x,
        y=y,
        mode="markers",
        name=f"{access} models",
        hoverinfo="text",
        hovertext=marks.hover(part, [s for s in SAID if s[1] in part]),
        marker={
            "symbol": "diamond" if access == "open" else "circle",
            "size": size,
            "opacity": 0.75,
            "color": access_color(access, look),
        },
    )


def over_time(table: pd.DataFrame, look: Look, scale: str = "log", price_kind: str = BLENDED) -> go.Figure:
    """Each model's list price at the date it began, open diamonds against closed circles, with yearly medians and
    quartiles."""
    figure = frame(look, "", f"{_unit(price_kind)} ({scale} scale)", 460)
    for access in ("closed", "open"):
        part = table[table["access_class"].eq(access)]
        if part.empty:
            continue
        _dots(figure, look, part, access, pd.to_datetime(part["as_of"].map(full_date)), part["price_usd"], 7)
        years = part.assign(year=part["as_of"].str[:4]).groupby("year")["price_usd"]
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
            error_y={
                "type": "data",
                "symmetric": False,
                "array": high - middle,
                "arrayminus": middle - low,
                "color": color,
                "thickness": 2,
                "width": 5,
            },
            customdata=years.size(),
            hovertemplate="%{x|%Y} median %{y:.3g} USD, %{customdata} models<extra></extra>",
        )
    figure.update_yaxes(type=scale, dtick=1 if scale == "log" else None)
    marks.legend(figure, look)
    return figure


def seller_color(is_maker: bool, look: Look) -> str:
    """One color for the maker of a model, one for those who host it."""
    return look["text"] if is_maker else shade("#4477aa", look["paper"], 3)


def channels(table: pd.DataFrame, look: Look, channel_scale: str = "log", price_kind: str = BLENDED) -> go.Figure:
    """One row an open model: the maker's price, the cheapest and the middle price of hosts, joined by a line; older
    ones last, named so."""
    part = table.iloc[::-1].reset_index(drop=True)
    figure = frame(look, marks.scaled(_unit(price_kind), channel_scale), height=130 + 24 * len(part))
    ends = part[["cheapest_usd", "price_usd", "hosts_usd"]]
    figure.add_scatter(
        meta={"role": roles.CONNECTOR},
        x=[v for low, high in zip(ends.min(axis=1), ends.max(axis=1), strict=True) for v in (low, high, None)],
        y=[v for y in part.index for v in (y, y, None)],
        mode="lines",
        line={"color": look["muted"], "width": 1.5},
        hoverinfo="skip",
        showlegend=False,
    )
    said = marks.hover(
        part,
        [
            ("", "label"),
            ("Maker", "price_usd"),
            ("Cheapest host", "cheapest_usd"),
            ("Middle of hosts", "hosts_usd"),
            ("Hosts", "hosts_count"),
            ("Date", "as_of"),
            ("Source", "source_title"),
        ],
    )
    for name, column, shape, is_maker in (
        ("maker", "price_usd", "circle", True),
        ("cheapest host", "cheapest_usd", "diamond", False),
        ("middle of the hosts", "hosts_usd", "line-ns-open", False),
    ):
        color = seller_color(is_maker, look)
        figure.add_scatter(
            meta={"role": roles.POINT},
            x=part[column],
            y=part.index,
            mode="markers",
            name=name,
            hoverinfo="text",
            hovertext=said,
            marker={
                "symbol": shape,
                "size": 10,
                "color": color,
                "opacity": older.opacities(part, look, "model_id"),
                "line": {"width": 2 if "open" in shape else 0, "color": color},
            },
        )
    names = pd.DataFrame(
        {
            "company_id": part["company_id"],
            "label": [
                f"{n} ({counted(h, 'host', '.0f')}{', older than a year' * a})"
                for n, h, a in zip(part["label"], part["hosts_count"], older.apart(part, "model_id"), strict=True)
            ],
        }
    )
    marks.name_axis(figure, look, names)
    marks.value_axis(figure, ends.min(axis=1), ends.max(axis=1), channel_scale, axis="xaxis")
    marks.legend(figure, look)
    return figure


def against_capability(
    table: pd.DataFrame, look: Look, frontier_scale: str = "log", price_kind: str = BLENDED
) -> go.Figure:
    """Score against price; models on the efficient frontier are joined and named."""
    figure = frame(look, marks.scaled(_unit(price_kind), frontier_scale), f"{plain(table['benchmark'].iloc[0])}", 500)
    best = table[table["on_frontier"]].sort_values("price_usd")
    figure.add_scatter(
        meta={"role": roles.REFERENCE},
        x=best["price_usd"],
        y=best["best_score"],
        mode="lines",
        line={"color": look["muted"], "width": 1.5, "shape": "hv"},
        name="frontier of record-setters" if table["records_only"].all() else "efficient frontier",
        hoverinfo="skip",
    )
    for access in ("closed", "open"):
        part = table[table["access_class"].eq(access)]
        _dots(figure, look, part, access, part["price_usd"], part["best_score"], 11)
        figure.data[-1].error_y = {
            "type": "data",
            "symmetric": False,
            "array": part["ci_high"] - part["best_score"],
            "arrayminus": part["best_score"] - part["ci_low"],
            "color": with_alpha(access_color(access, look), 0.4),
            "width": 0,
        }
    prices = dict(zip(table["price_usd"], marks.on_axis(table["price_usd"], frontier_scale), strict=True))
    cheap, dear = min(prices.values()), max(prices.values())
    is_log = frontier_scale == "log"
    left = cheap - 0.14 * max(dear - cheap, 1) if is_log else -0.04 * dear
    right = dear + 0.14 * max(dear - cheap, 1 if is_log else 0.1)
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
    corners = label_placement.stepped([place(r.price_usd, r.best_score) for r in best.itertuples()])
    known = table.dropna(subset=["ci_low", "ci_high"]).itertuples()
    bars = [[place(r.price_usd, r.ci_low), place(r.price_usd, r.ci_high)] for r in known]
    label_placement.beside(figure, look, spots, paths=[corners, *bars])
    figure.update_yaxes(range=[low - 0.1 * tall, low + 0.9 * tall])
    figure.update_xaxes(range=[left, right], **({"type": "log", "dtick": 1} if is_log else {}))
    marks.legend(figure, look)
    return figure


def hosts(table: pd.DataFrame, look: Look, price_kind: str = BLENDED) -> go.Figure:
    """One bar a host, cheapest on top; the maker's own price is filled differently; older prices apart."""
    part, rows = table.iloc[::-1], older.rows_down(table, "label")
    figure = frame(look, _unit(price_kind), height=100 + 27 * len(rows))
    own = part["channel"].eq("first_party")
    figure.add_bar(
        meta={"role": roles.BAR},
        x=part["price_usd"],
        y=part["label"],
        orientation="h",
        hoverinfo="text",
        hovertext=marks.hover(part, [s for s in SAID if s[1] in part]),
        marker={
            "color": [seller_color(o, look) for o in own],
            "opacity": older.opacities(part, look, "label"),
            "pattern": {"shape": ["/" if o else "" for o in own]},
        },
        text=[
            f"{spelled(p, '.3g')} ({spelled(r, '.1f')}×)" + (" maker" if o else "")
            for p, r, o in zip(part["price_usd"], part["ratio_to_cheapest"], own, strict=True)
        ],
        textposition="outside",
        cliponaxis=False,
    )
    figure.update_yaxes(categoryorder="array", categoryarray=rows[::-1])
    figure.update_xaxes(range=[0, float(part["price_usd"].max()) * 1.2])
    return figure


def spreads(table: pd.DataFrame, look: Look, spread_scale: str = "log") -> go.Figure:
    """One row an open model, one dot a host, as times the cheapest; the maker's own price is ringed; widest first.

    An older price is a faint cross, and no part of the bar.
    """
    names = list(dict.fromkeys(table["model"]))[:WIDEST][::-1]
    table = table[table["model"].isin(names)]
    place = {name: i for i, name in enumerate(names)}
    figure = frame(look, marks.scaled("Times the cheapest host", spread_scale), height=130 + 23 * len(names))
    now = table["recency"].eq(TODAY)
    widest = table[now | ~now.groupby(table["model"]).transform("any")].groupby("model")["ratio_to_cheapest"].max()
    figure.add_scatter(
        meta={"role": roles.CONNECTOR},
        x=[v for n in names for v in (1, widest[n], None)],
        y=[v for n in names for v in (place[n], place[n], None)],
        mode="lines",
        line={"color": look["grid"], "width": 5},
        hoverinfo="skip",
        showlegend=False,
    )
    for own, name in ((False, "third-party host"), (True, "maker")):
        part = table[table["channel"].eq("first_party") == own]
        color = seller_color(own, look)
        figure.add_scatter(
            meta={"role": roles.POINT},
            x=part["ratio_to_cheapest"],
            y=[place[n] for n in part["model"]],
            mode="markers",
            name=name,
            hoverinfo="text",
            hovertext=marks.hover(
                part,
                [
                    ("", "model"),
                    ("", "label"),
                    ("Times the cheapest", "ratio_to_cheapest"),
                    ("Price", "price_usd"),
                    ("Date", "as_of"),
                    ("Source", "source_title"),
                ],
            ),
            marker={
                "symbol": [
                    ("circle-open" if own else "circle") if is_now else "x-thin-open" for is_now in now[part.index]
                ],
                "size": 12 if own else 8,
                "color": color,
                "opacity": [0.75 if is_now else older.faint(look) for is_now in now[part.index]],
                "line": {"width": 2, "color": color},
            },
        )
    counts = table.groupby("model")["hosts_count"].first()
    figure.update_yaxes(
        tickvals=list(range(len(names))),
        ticktext=[f"{plain(n)} ({counts[n]})" for n in names],
        range=[-0.7, len(names) - 0.3],
        showgrid=False,
    )
    if spread_scale == "log":
        steps = (1, 1.5, 2, 3, 5, 10, 20)
        figure.update_xaxes(type="log", tickvals=steps, ticktext=[spelled(step, "g") for step in steps])
    marks.legend(figure, look)
    return figure
