"""Charts of computing power: owned and used side by side, and one company through the layers."""

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import legends, marks, roles, scales
from analysis.figures.layout.hover import SHARE, hover
from analysis.figures.layout.theme import Look, annotate, frame, plain, shade
from analysis.formats import spelled
from analysis.schema.market import LAYERS

ROLES = (("owned", "circle", -0.16), ("used", "diamond-open", 0.16))
ESTIMATE = [
    ("", "label"),
    ("", "role"),
    ("Median", "h100e"),
    ("Low", "low_h100e"),
    ("High", "high_h100e"),
    ("Note", "note"),
    ("Source", "source_title"),
]
"""What hover says of an estimate."""
LARGEST = 44
"""Pixels across of a mark of the whole market."""


def users(table: pd.DataFrame, look: Look) -> go.Figure:
    """Two marks a company with their ranges: owned filled, used open, in millions of H100 equivalents."""
    names = list(dict.fromkeys(table["label"]))[::-1]
    at = {name: i for i, name in enumerate(names)}
    figure = frame(look, "Million H100 equivalents", "", 90 + 44 * len(names))
    for role, symbol, rise in ROLES:
        part = table[table["role"].eq(role)]
        if len(part):
            _role(figure, look, part, symbol, [at[name] - rise for name in part["label"]])
    most = float(pd.concat([table["high_h100e"], table["h100e"]]).max()) / 1e6
    figure.update_xaxes(range=[0, most * 1.05])
    figure.update_yaxes(
        tickvals=list(at.values()), ticktext=[plain(name) for name in at], range=[-0.6, len(names) - 0.4], ticks=""
    )
    legends.legend(figure, look)
    return figure


def _role(figure: go.Figure, look: Look, part: pd.DataFrame, symbol: str, places: list[float]) -> None:
    """The marks of what is owned or used, with their ranges, and their entry in the legend."""
    middle, role = part["h100e"] / 1e6, str(part["role"].iloc[0])
    colors = [look.color(company) for company in part["company_id"]]
    figure.add_scatter(
        meta={"role": roles.POINT},
        x=middle,
        y=places,
        mode="markers",
        name=role,
        showlegend=False,
        marker={"symbol": symbol, "size": 11, "color": colors, "line": {"width": 2, "color": colors}},
        error_x=marks.error_bars(
            (part["high_h100e"] / 1e6 - middle).fillna(0),
            (middle - part["low_h100e"] / 1e6).fillna(0),
            look["muted"],
            thickness=1.6,
            width=4,
        ),
        hoverinfo="text",
        hovertext=hover(part, ESTIMATE),
    )
    legends.entry(
        figure,
        role,
        "markers",
        showlegend=True,
        marker={"symbol": symbol, "size": 10, "color": look["muted"], "line": {"width": 2, "color": look["muted"]}},
    )


def ladder(table: pd.DataFrame, look: Look) -> go.Figure:
    """Companies by layers: a mark as large as the share, with the share beside it; blank where none is printed."""
    names = list(dict.fromkeys(table["label"]))[::-1]
    layers = [name for name in LAYERS if name in set(table["layer"])]
    across, up = {name: i for i, name in enumerate(layers)}, {name: i for i, name in enumerate(names)}
    figure = frame(look, "", "", 90 + 46 * len(names))
    shown = table.drop_duplicates(["label", "layer"])
    colors = [look.color(company) for company in shown["company_id"]]
    most = min(LARGEST, 0.5 * scales.plot_height(figure, look) / len(names))
    figure.add_scatter(
        meta={"role": roles.POINT},
        x=[across[layer] for layer in shown["layer"]],
        y=[up[name] for name in shown["label"]],
        mode="markers",
        name="Share of the layer",
        marker={
            "symbol": "square",
            "size": [max(5.0, most * (share / 100) ** 0.5) for share in shown["mid_pct"]],
            "color": colors,
            "line": {"width": 0},
        },
        hoverinfo="text",
        hovertext=hover(shown, SHARE),
    )
    _shares(figure, look, shown, (across, up), most)
    figure.update_xaxes(
        tickvals=list(across.values()),
        ticktext=[LAYERS[name].short for name in layers],
        range=[-0.5, len(layers) - 0.5],
        side="top",
        showgrid=False,
    )
    figure.update_yaxes(
        tickvals=list(up.values()), ticktext=[plain(name) for name in names], range=[-0.7, len(names) - 0.4], ticks=""
    )
    return figure


def _shares(
    figure: go.Figure, look: Look, shown: pd.DataFrame, places: tuple[dict[str, int], dict[str, int]], most: float
) -> None:
    """Each share in per cent under its mark, in the color of its company."""
    size = 10 if look.is_narrow else look.size(12)
    notes = [
        {
            "name": roles.POINT_LABEL,
            "x": places[0][row.layer],
            "y": places[1][row.label],
            "yshift": -(most / 2) * (row.mid_pct / 100) ** 0.5 - size * 0.7 - 1,
            "text": f"{spelled(row.mid_pct, '.2g')} %",
            "showarrow": False,
            "font": {"size": size, "color": shade(look.color(row.company_id), look["paper"], 4.6)},
        }
        for row in shown.itertuples()
    ]
    annotate(figure, notes)
