"""Marks that many charts share: dots with intervals, their forms and fills, rows."""

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout.theme import Look, plain
from analysis.formats import spelled

HOLLOW = {
    "preliminary": "-open",
    "estimate": "-open",
    "announced": "-open",
    "unconfirmed": "-open",
    "projection": "-open-dot",
}
"""Status → the fill of its marks: hollow, or hollow with a dot; the form says the kind of company."""
DASH = {"projection": "dash", "estimate": "dot", "preliminary": "dot"}
INSIDE = {"textposition": "inside", "insidetextanchor": "middle", "textangle": 0, "constraintext": "none"}
"""How words stand in the middle of a bar's part: level, and of the size they are given."""


def symbol(status: object, form: str = "circle") -> str:
    """A mark of this form, filled by status: full for observed, hollow for estimates, a dot inside for projections."""
    return form + HOLLOW.get(str(status), "")


def symbols(look: Look, table: pd.DataFrame) -> list[str]:
    """The mark of each row: form by the kind of company, fill by status where the table has one."""
    status = table["status"] if "status" in table else [""] * len(table)
    return [symbol(s, look.form(c)) for c, s in zip(table["company_id"], status, strict=True)]


def error_bar(table: pd.DataFrame, color: str, width: int = 4) -> dict[str, object]:
    """Interval around mid_pct as a Plotly error bar, from low_pct to high_pct."""
    middle = middles(table)
    above, below = table["high_pct"] - middle, middle - table["low_pct"]
    return error_bars(above.clip(lower=0), below.clip(lower=0), color, width, 1.6)


def error_bars(
    above: pd.Series, below: pd.Series, color: str, width: int, thickness: float | None = None
) -> dict[str, object]:
    """Plotly error bars so far above and below the middles of marks, in units of the axis; width of their ends and
    thickness in pixels."""
    bars = {"type": "data", "symmetric": False, "array": above, "arrayminus": below, "color": color, "width": width}
    return bars if thickness is None else bars | {"thickness": thickness}


def middles(table: pd.DataFrame) -> pd.Series:
    """Where to put a dot: the printed value, or the middle of the interval where only bounds are printed."""
    return table["mid_pct"].fillna((table["low_pct"] + table["high_pct"]) / 2)


def margin(figure: go.Figure, side: str, pixels: float) -> None:
    """Makes a margin at least so wide; margins that other marks asked for stay."""
    now = figure.layout.margin[side] or 0
    figure.layout.margin[side] = max(now, round(pixels))


def row_height(count: int) -> float:
    """Pixels of a row of a chart of many rows: 24, less where there are many, never less than a line of small text."""
    return min(24.0, max(14.5, 360 / max(count, 1)))


def in_parts(amounts: pd.Series, parts: pd.Series, shared: bool, least: int) -> list[str]:
    """Words inside the parts of a stacked bar: per cent or amounts, none in a part with room for neither."""
    pairs = zip(amounts, parts, strict=True)
    return [(f"{spelled(p, '.0f')} %" if p >= 6 else "") if shared else f"{n}" if n >= least else "" for n, p in pairs]


def name_axis(figure: go.Figure, look: Look, table: pd.DataFrame) -> None:
    """Names of the rows on the y axis, one row a whole number from the bottom; the company in focus in bold."""
    said = [
        f"<b>{plain(name)}</b>" if company in look.focus else plain(name)
        for name, company in zip(table["label"], table["company_id"], strict=True)
    ]
    figure.update_yaxes(tickvals=list(range(len(said))), ticktext=said, range=[-0.7, len(said) - 0.3])
