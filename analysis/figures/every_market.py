"""Charts over all markets: one merger screened in each, one company's share in each over time."""

import math

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import edge_labels, legends, marks, older, roles, scales
from analysis.figures.layout.hover import SHARE, hover
from analysis.figures.layout.theme import Look, frame, plain, shade
from analysis.formats import spelled
from analysis.periods import AHEAD, of_today
from analysis.schema.market import LAYERS

OUTCOMES = {
    "presumed": "#aa3377",
    "raises concern": "#b3741a",
    "no concern normally": "#228833",
}
OTHER = "#8f8f8f"
TESTED = [
    ("", "market_label"),
    ("Date", "period_label"),
    ("Change in HHI", "delta_range"),
    ("HHI after", "after_range"),
    ("Combined share", "combined_range"),
    ("Outcome", "verdict"),
    ("How sure", "state"),
    ("Not tested", "why"),
    ("Source", "source_title"),
]


def every_market(table: pd.DataFrame, look: Look) -> go.Figure:
    """One row a market: the change in HHI from its least to its most on a log axis, the outcome beside it."""
    rows = older.rows_down(table)[::-1]
    figure = frame(look, "Change in HHI (points, log scale)", "", 110 + round(26 * len(rows)))
    tested = table[table["verdict"].notna()]
    top = max(float(tested["delta_high"].max()) if len(tested) else 1000.0, 10.0)
    for outcome, part in tested.groupby("verdict", sort=False):
        tone = shade(OUTCOMES.get(str(outcome), OTHER), look["paper"], 3)
        low, high = part["delta_low"].clip(lower=1), part["delta_high"].clip(lower=1)
        middle = (low * high) ** 0.5
        figure.add_scatter(
            meta={"role": roles.POINT},
            x=middle,
            y=part["row"],
            mode="markers",
            name=str(outcome),
            showlegend=False,
            error_x=marks.error_bars(high - middle, middle - low, tone, thickness=3, width=0),
            marker={
                "symbol": ["circle" if sure == "certain" else "circle-open" for sure in part["state"]],
                "size": 11,
                "color": tone,
                "line": {"width": 2, "color": tone},
            },
            hoverinfo="text",
            hovertext=hover(part, TESTED),
        )
    notes = [
        (row.row, f"{row.combined_range}, {row.period_label}" if isinstance(row.verdict, str) else row.why, None)
        for row in table.itertuples()
    ]
    edge_labels.row_notes(figure, look, notes)
    for line in filter(None, str(table["delta_lines"].iloc[0]).split(";")):
        figure.add_vline(name=roles.LEVEL, x=float(line), line={"color": look["muted"], "width": 1.2, "dash": "dash"})
    ends = (-0.1, math.log10(top) + 0.1)
    figure.update_xaxes(type="log", range=list(ends), **scales.log_ticks(*ends))
    figure.update_yaxes(categoryorder="array", categoryarray=rows, range=[-0.6, len(rows) - 0.4], tickvals=rows)
    _outcomes(figure, look, tested)
    return figure


def _outcomes(figure: go.Figure, look: Look, tested: pd.DataFrame) -> None:
    """What colors mean, and hollow marks where one is not certain."""
    signs = {str(o): ("circle", OUTCOMES.get(str(o), OTHER)) for o in tested["verdict"].drop_duplicates()}
    if tested["state"].ne("certain").any():
        signs["not certain"] = ("circle-open", look["text"])
    for name, (symbol, tone) in signs.items():
        color = shade(tone, look["paper"], 3)
        marker = {"symbol": symbol, "color": color, "size": 9, "line": {"width": 2, "color": color}}
        legends.entry(figure, name, "markers", showlegend=True, marker=marker)
    legends.legend(figure, look)


def everywhere(table: pd.DataFrame, look: Look) -> go.Figure:
    """A line a market from its first to its last date, in the color of its layer; those of today are named at the
    right, the others are faint and unnamed unless there is none of today."""
    is_now = table["market_id"].isin(of_today(table)["market_id"])
    named = is_now if is_now.any() else ~is_now
    figure = frame(look, "", "Share (%)", max(430, 120 + 34 * table.loc[named, "market_id"].nunique()))
    ends: list[tuple[float, str, object]] = []
    colors = []
    for _, part in table.groupby("market_id", sort=False):
        over = part[part["recency"].ne(AHEAD)]
        last = (over if len(over) else part).iloc[-1]
        tone = _layer_color(look, last["layer"], 3)
        figure.add_scatter(
            meta={"role": roles.LINE},
            x=part["mid_date"],
            y=marks.middles(part),
            mode="lines+markers",
            name=plain(last["market_label"]),
            showlegend=False,
            opacity=1.0 if named[part.index].all() else older.faint(look),
            line={"color": tone, "width": 2},
            marker={
                "symbol": [marks.symbol(status) for status in part["status"]],
                "size": 7,
                "color": tone,
                "line": {"width": 1.5, "color": tone},
            },
            hoverinfo="text",
            hovertext=hover(part, SHARE),
        )
        if not named[part.index].all():
            continue
        ends.append((float(last["mid_pct"]), f"{last['market_label']} {spelled(last['mid_pct'], '.3g')} %", None))
        colors.append(_layer_color(look, last["layer"], 4.6))
    _layers(figure, look, table)
    low, high = scales.value_axis(figure, table["low_pct"], table["high_pct"], "linear", 102)
    edge_labels.end_labels(figure, look, ends, high - low)
    edge_labels.tint_ends(figure, colors)
    return figure


def _layer_color(look: Look, layer: str, contrast: float) -> str:
    """The color of a layer, of at least this contrast to the paper; gray for amounts of money, which lie in none."""
    return shade(LAYERS[layer].color if layer in LAYERS else OTHER, look["paper"], contrast)


def _layers(figure: go.Figure, look: Look, table: pd.DataFrame) -> None:
    """What the color of each layer is."""
    for layer in dict.fromkeys(table["layer"]):
        legends.entry(
            figure,
            plain(str(layer).replace("_", " ")),
            "lines",
            showlegend=True,
            line={"color": _layer_color(look, layer, 3), "width": 3},
        )
    legends.legend(figure, look)
