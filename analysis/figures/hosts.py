"""Charts of who sells one open model at what price: maker and hosts, hosts of one model, spreads of all."""

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import legends, marks, older, roles, scales
from analysis.figures.layout.hover import hover
from analysis.figures.layout.theme import Look, frame, plain, shade
from analysis.figures.prices import SAID, unit
from analysis.formats import counted, spelled
from analysis.periods import TODAY
from analysis.schema.words import BLENDED

WIDEST = 24
"""Open models drawn on the chart of spreads; the table has all."""


def seller_color(is_maker: bool, look: Look) -> str:
    """One color for the maker of a model, one for those who host it."""
    return look["text"] if is_maker else shade("#4477aa", look["paper"], 3)


CHANNELS_HOVER = [
    ("", "label"),
    ("Maker", "price_usd"),
    ("Cheapest host", "cheapest_usd"),
    ("Middle of hosts", "hosts_usd"),
    ("Hosts", "hosts_count"),
    ("Date", "as_of"),
    ("Source", "source_title"),
]


def channels(table: pd.DataFrame, look: Look, channel_scale: str = "log", price_kind: str = BLENDED) -> go.Figure:
    """One row an open model: the maker's price, the cheapest and the middle price of hosts, joined by a line; older
    ones last, named so."""
    part = table.iloc[::-1].reset_index(drop=True)
    figure = frame(look, scales.title(unit(price_kind), channel_scale), height=130 + 24 * len(part))
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
    said = hover(part, CHANNELS_HOVER)
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
    _names_with_hosts(figure, look, part)
    scales.value_axis(figure, ends.min(axis=1), ends.max(axis=1), channel_scale, axis="xaxis")
    legends.legend(figure, look)
    return figure


def _names_with_hosts(figure: go.Figure, look: Look, part: pd.DataFrame) -> None:
    """Models down the side, each with the number of its hosts."""
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


def hosts(table: pd.DataFrame, look: Look, price_kind: str = BLENDED) -> go.Figure:
    """One bar a host, cheapest on top; the maker's own price is filled differently; older prices apart."""
    part, rows = table.iloc[::-1], older.rows_down(table, "label")
    figure = frame(look, unit(price_kind), height=100 + 27 * len(rows))
    own = part["channel"].eq("first_party")
    figure.add_bar(
        meta={"role": roles.BAR},
        x=part["price_usd"],
        y=part["label"],
        orientation="h",
        hoverinfo="text",
        hovertext=hover(part, [s for s in SAID if s[1] in part]),
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


SPREADS_HOVER = [
    ("", "model"),
    ("", "label"),
    ("Times the cheapest", "ratio_to_cheapest"),
    ("Price", "price_usd"),
    ("Date", "as_of"),
    ("Source", "source_title"),
]


def spreads(table: pd.DataFrame, look: Look, spread_scale: str = "log") -> go.Figure:
    """One row an open model, one dot a host, as times the cheapest; the maker's own price is ringed; widest first.

    An older price is a faint cross, and no part of the bar.
    """
    names = list(dict.fromkeys(table["model"]))[:WIDEST][::-1]
    table = table[table["model"].isin(names)]
    place = {name: i for i, name in enumerate(names)}
    figure = frame(look, scales.title("Times the cheapest host", spread_scale), height=130 + 23 * len(names))
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
    for own, name, shape in ((False, "third-party host", "circle"), (True, "maker", "circle-open")):
        part = table[table["channel"].eq("first_party") == own]
        color = seller_color(own, look)
        figure.add_scatter(
            meta={"role": roles.POINT},
            x=part["ratio_to_cheapest"],
            y=[place[n] for n in part["model"]],
            mode="markers",
            name=name,
            hoverinfo="text",
            hovertext=hover(part, SPREADS_HOVER),
            marker={
                "symbol": [shape if is_now else "x-thin-open" for is_now in now[part.index]],
                "size": 12 if own else 8,
                "color": color,
                "opacity": [0.75 if is_now else older.faint(look) for is_now in now[part.index]],
                "line": {"width": 2, "color": color},
            },
        )
    _spread_axes(figure, table, names, spread_scale)
    legends.legend(figure, look)
    return figure


def _spread_axes(figure: go.Figure, table: pd.DataFrame, names: list[str], spread_scale: str) -> None:
    """Models with their number of hosts down the side, times the cheapest across."""
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
