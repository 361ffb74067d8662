"""Charts of ownership: the ties as arrows, HHI and what ties add to it."""

from dataclasses import replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import roles, text_layout
from analysis.figures.layout.theme import Look, frame, plain, shade
from analysis.formats import spelled
from analysis.periods import dated

TAIL, HEAD = 0.07, 0.93
"""Where arrows begin and end between the two sides."""
ACROSS = 1.3
"""Length of the horizontal axis, from side to side and the room for names at both."""
PLACES = (0.42, 0.34, 0.5, 0.26, 0.58, 0.66)
"""Where on an arrow its words may stand, the best first."""
NEAR = 1.6
"""Words are doubtful where another arrow is nearer to their middle than so many times the size of their letters."""
UNIT = 80
"""Pixels from one company to the next below it."""
Arrow = tuple[float, float]
"""Height of its tail and of its head."""


def ties(table: pd.DataFrame, look: Look) -> go.Figure:
    """Holders on the left, held companies on the right, an arrow for each stake with its newest share and date.

    Each company keeps its color, as its name stands beside it.
    """
    look = replace(look, colored=())
    table = table.sort_values("as_of", kind="stable").drop_duplicates("tie", keep="last").sort_index()
    left, right = list(dict.fromkeys(table["label"])), list(dict.fromkeys(table["party_b"]))
    rows = max(len(left), len(right))
    figure = frame(look, "", "", round(120 + UNIT * (1.4 if look.is_narrow else 1) * rows))
    places = {("l", n): -i * 1.0 for i, n in enumerate(left)} | {
        ("r", n): -i * (len(left) - 1) / max(len(right) - 1, 1) for i, n in enumerate(right)
    }
    arrows = [(places["l", row.label], places["r", row.party_b]) for row in table.itertuples()]
    for row, (start, end) in zip(table.itertuples(), arrows, strict=True):
        _arrow(figure, look, start, end, float(row.mid_pct))
    _words(figure, look, table, arrows)
    _ends(figure, look, table, places, (left, right))
    figure.update_xaxes(visible=False, range=[-0.05, 1.05] if look.is_narrow else [-0.15, 1.15])
    figure.update_yaxes(visible=False, range=[0.4 - rows, 0.6])
    return figure


def _words(figure: go.Figure, look: Look, table: pd.DataFrame, arrows: list[Arrow]) -> None:
    """Part, date and control of each stake, on its own arrow where no other is near."""
    size = 11 if look.is_narrow else look.size(13)
    unit = (figure.layout.height - 20) / (max(table["label"].nunique(), table["party_b"].nunique()) + 0.2)
    for at, row in enumerate(table.itertuples()):
        words = _said(row)
        words = text_layout.wrap(words, size, look.width / 2) if look.is_narrow else words
        label = text_layout.text_width(words, size), size, unit
        others = arrows[:at] + arrows[at + 1 :]
        x = PLACES[0] if look.is_narrow else _clear(look, arrows[at], others, label)
        figure.add_annotation(
            name=roles.ARROW_LABEL,
            x=x,
            y=_height(arrows[at], x),
            showarrow=False,
            font={"size": size},
            text=plain(words).replace("&lt;br&gt;", "<br>"),
            bgcolor=look["paper"],
        )


def _said(row: Any) -> str:
    """What the newest row of a stake says: part of the profit, date, control."""
    ends = dict.fromkeys(spelled(end, "g") for end in (row.low_pct, row.high_pct))
    control = f"control {spelled(row.control_pct, 'g')} % ({row.control_status})"
    return f"{'–'.join(ends)} % of profit, {dated(row.as_of)}; {control}"


def _height(arrow: Arrow, x: float) -> float:
    """How high an arrow is at a place between the two sides."""
    return arrow[0] + (arrow[1] - arrow[0]) * (x - TAIL) / (HEAD - TAIL)


def _clear(look: Look, arrow: Arrow, others: list[Arrow], label: tuple[float, float, float]) -> float:
    """Where on an arrow its words are near the fewest others; `label` is their width, the size of the letters, and the
    pixels from company to company."""
    wide, size, unit = label
    half = wide / 2 * ACROSS / look.across(text_layout.CHART)

    def near(x: float) -> int:
        middle = _height(arrow, x) * unit
        over = ([_height(o, end) * unit - middle for end in (x - half, x + half)] for o in others)
        return sum(min(ends) < NEAR * size and max(ends) > -NEAR * size for ends in over)

    return min(PLACES, key=near)


def _arrow(figure: go.Figure, look: Look, start: float, end: float, part: float) -> None:
    """An arrow from a holder to what it holds, wider the larger the part in percent."""
    figure.add_annotation(
        name=roles.ARROW,
        x=HEAD,
        y=end,
        ax=TAIL,
        ay=start,
        xref="x",
        yref="y",
        axref="x",
        ayref="y",
        showarrow=True,
        arrowhead=2,
        arrowwidth=1 + part / 8,
        arrowcolor=look["muted"],
        text="",
    )


def _ends(
    figure: go.Figure,
    look: Look,
    table: pd.DataFrame,
    places: dict[tuple[str, str], float],
    sides: tuple[list[str], list[str]],
) -> None:
    """The holders and the held companies at their places, `sides` from left to right."""
    ids = dict(zip(table["label"], table["company_id"], strict=True))
    ids |= dict(zip(table["party_b"], table["held_id"], strict=True))
    for side, x, names in (("l", 0.0, sides[0]), ("r", 1.0, sides[1])):
        figure.add_scatter(
            meta={"role": roles.NODE},
            x=[x] * len(names),
            y=[places[side, n] for n in names],
            mode="markers+text",
            text=[plain(n) for n in names],
            textposition={"l": "bottom right", "r": "bottom left"}[side] if look.is_narrow else "top center",
            textfont={"size": look.size(13 if look.is_narrow else 15)},
            marker={"size": 22, "color": [look.color(ids.get(n)) for n in names]},
            hoverinfo="text",
        )


def modified_hhi(table: pd.DataFrame, look: Look) -> go.Figure:
    """HHI, what each tie adds, and the modified HHI, as a waterfall from left to right."""
    figure = frame(look, "HHI (points)", "", 130 + 44 * len(table))
    level, names = 0.0, [plain(w) for w in table["what"]]
    for i, row in enumerate(table.itertuples()):
        whole = i in (0, len(table) - 1)
        figure.add_bar(
            meta={"role": roles.STEP},
            y=[names[i]],
            x=[row.value_points],
            base=[0.0 if whole else level],
            orientation="h",
            cliponaxis=False,
            text=[spelled(row.value_points, ",.0f") if whole else spelled(row.value_points, "+,.1f")],
            textposition="outside",
            marker={"color": shade("#4477aa" if whole else "#bd8b22", look["paper"], 3)},
            hovertemplate=f"{names[i]}: %{{x:,.1f}} points<br>{plain(row.detail)}<extra></extra>",
        )
        level = row.value_points if whole else level + row.value_points
    figure.update_yaxes(categoryorder="array", categoryarray=names[::-1], showgrid=False)
    figure.update_xaxes(tickformat=",", range=[0, max(float(table["value_points"].max()), level) * 1.12 or 1])
    return figure
