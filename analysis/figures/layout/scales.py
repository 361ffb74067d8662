"""The value axis of a chart: linear or log, its ends, its ticks, where a value lies on it."""

import math
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout.theme import Look
from analysis.formats import spelled


def on_axis(values: pd.Series, scale: str) -> list[float]:
    """Where values lie on the axis in its own units: powers of ten on a log axis, nothing below a thousandth."""
    return [math.log10(max(v, 1e-3)) if scale == "log" else float(v) for v in values]


def log_ticks(low: float, high: float) -> dict[str, object]:
    """Ticks of a log axis in words that read at a glance: powers of ten, with 2 and 5 between where there is room."""
    steps = (1, 2, 5) if high - low < 3.2 else (1,)
    values = [step * 10.0**power for power in range(math.floor(low) - 1, math.ceil(high) + 1) for step in steps]
    return {"tickmode": "array", "tickvals": values, "ticktext": [_short(v) for v in values], "dtick": None}


def _short(value: float) -> str:
    """A round number in few signs: 0.5, 200, 20k, 5M, 1B."""
    for size, sign in ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k")):
        if value >= size:
            return f"{spelled(value / size, 'g')}{sign}"
    return spelled(value, "g")


def value_axis(
    figure: go.Figure, low: pd.Series, high: pd.Series, scale: str, most: float = math.inf, axis: str = "yaxis"
) -> tuple[float, float]:
    """Sets a linear axis from 0 or a log axis around the values; gives its ends in the axis's own units."""
    top = float(high.max())
    if scale == "log":
        above = low[low > 0]
        ends = math.log10(float(above.min()) if len(above) else 1.0) - 0.1, math.log10(max(top, 1e-3)) + 0.1
        figure.update_layout({axis: {"type": "log", "range": list(ends), **log_ticks(*ends)}})
        return ends
    ends = 0.0, min(max(top * 1.08, 1e-9), most)
    figure.update_layout({axis: {"range": list(ends)}})
    return ends


def title(unit: str, scale: str) -> str:
    """The title of an axis, which says so where it is a log axis."""
    return f"{unit} (log scale)" if scale == "log" else unit


def axis_ends(figure: go.Figure, values: Sequence[float], span: float) -> tuple[float, float]:
    """Low end and length of the value axis; an axis without a range gets one around all that is drawn."""
    known = figure.layout.yaxis.range
    if known:
        if figure.layout.yaxis.type == "log" and figure.layout.yaxis.tickvals is None:
            figure.update_layout(yaxis=log_ticks(float(known[0]), float(known[1])))
        return float(known[0]), float(known[1]) - float(known[0])
    is_log = figure.layout.yaxis.type == "log"
    drawn = [float(y) for t in figure.data if t.y is not None for y in t.y if y is not None and not isinstance(y, str)]
    inside = [math.log10(y) if is_log else y for y in drawn if y == y and (y > 0 or not is_log)]
    low, high = min([*inside, *values]), max([*inside, *values])
    room = (high - low or span or 1) * 0.06
    figure.update_layout(yaxis={"range": [low - room, high + room], **(log_ticks(low, high) if is_log else {})})
    return low - room, high - low + 2 * room


def plot_height(figure: go.Figure, look: Look) -> float:
    """Pixels between the ends of the value axis: the height without margins, tick labels and axis title."""
    edges = figure.layout.margin
    title = 20 if figure.layout.xaxis.title.text else 0
    return max((figure.layout.height or 420) - (edges.t or 0) - (edges.b or 0) - look.size(24 + title), 80)
