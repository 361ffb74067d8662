"""The network of dated ties: companies in columns from chips to labs, a curve for each kind and status of ties of a
pair."""

import math
from dataclasses import dataclass
from itertools import chain
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import legends, marks, roles, scales, text_layout
from analysis.figures.layout.curves import End, curve, ports
from analysis.figures.layout.theme import Look, annotate, frame, plain, shade, with_alpha
from analysis.formats import spelled
from analysis.periods import dated

HEIGHT = 460
COLUMNS = ("Chips", "Cloud", "Labs", "Money and channels")
INVESTS, ORDERS = "invests", "buys compute"
COLORS = {INVESTS: "#0b4f9e", "acquires": "#a8336f"}
OTHER = "#6f7780"
"""Orders have the color of the text, investments and purchases one of their own, all other kinds gray."""
CLOSED, ANNOUNCED, ABANDONED = "closed", "announced", "abandoned"
SIGN = {CLOSED: "square", ANNOUNCED: "square-open", ABANDONED: "x"}
"""What the legend shows of each status: filled like its lines, hollow or crossed."""
HOLLOW, EDGE = 3.0, 0.9
"""Pixels of the thinnest hollow line, and of each of its two edges."""
BOX, SMALL_BOX = 128, 76
"""Pixels across of a company's box, on a screen and on a phone."""
STEP = 26
"""Pixels from one column of amounts to the next: neighbors stand in turn in one of two."""
LAST = 3
"""The last column."""
Place = tuple[str, float, float, float]
"""A company, its column, the height of its middle from 0 (top) to 1, and its part of the height."""


@dataclass(frozen=True)
class Tie:
    """One line: its deals, its two ends from left to right, and whether it is drawn strong."""

    deals: tuple[Any, ...]
    ends: tuple[Place, Place]
    strong: bool

    @property
    def first(self) -> Any:
        """Its first deal: all are of the same companies, kind and status."""
        return self.deals[0]

    @property
    def usd(self) -> float:
        """What its deals that print one sum add to; 0 where none does."""
        return sum(d.amount_usd for d in self.deals if d.amount_per == "once" and pd.notna(d.amount_usd))


def network(table: pd.DataFrame, look: Look) -> go.Figure:
    """Boxes in columns, a curve for each line: thicker for more dollars, hollow for announced, crossed for abandoned.

    Pairs tied twice are strong and their amounts written, all others pale; with a company in focus its ties are strong.
    """
    figure = frame(look, "", "", 470 if look.is_narrow else HEIGHT)
    _legend(figure, look, table)
    marks.margin(figure, "t", (figure.layout.margin.t or 0) + look.size(24))
    places = _places(table, look)
    lines: dict[tuple[str, ...], list[Any]] = {}
    for deal in table.itertuples():
        lines.setdefault((deal.from_id, deal.to_id, deal.kind, deal.status), []).append(deal)
    ties = [_tie(tuple(deals), look, places) for deals in lines.values()]
    met = _ports(ties)
    for at, tie in sorted(enumerate(ties), key=lambda pair: (pair[1].strong, pair[0])):
        _draw(figure, look, tie, (met[at, 0], met[at, 1]))
    if not look.is_narrow:
        _amounts(figure, look, ties, met)
    _boxes(figure, look, table, ties)
    last = LAST - 1 if look.is_narrow else LAST
    edge = 0.42 if look.is_narrow else 0.3
    figure.update_xaxes(visible=False, range=[-edge, last + edge])
    figure.update_yaxes(visible=False, range=[-0.01, 1.01])
    return figure


def _places(table: pd.DataFrame, look: Look) -> dict[str, Place]:
    """Where each company stands; on a phone those of the last column stand under those of the first."""
    found: dict[str, Place] = {}
    for end in ("from", "to"):
        columns = [f"{end}_{name}" for name in ("id", "column", "height", "span")]
        found |= {row[0]: row for row in table[columns].itertuples(index=False, name=None)}
    if not look.is_narrow:
        return found
    last = sorted((place for place in found.values() if place[1] == LAST), key=lambda place: place[2])
    upper = 1 - min(0.3, 0.07 * len(last))
    for company, column, height, span in found.values():
        if column == 0:
            found[company] = (company, 0, upper * height, upper * span)
    for row, (company, *_) in enumerate(last):
        found[company] = (company, 0, upper + (1 - upper) * (row + 0.5) / len(last), (1 - upper) / len(last) * 0.8)
    return found


def _tie(deals: tuple[Any, ...], look: Look, places: dict[str, Place]) -> Tie:
    pair = {deals[0].from_id, deals[0].to_id}
    a, b = sorted((places[deals[0].from_id], places[deals[0].to_id]), key=lambda place: (place[1], place[2]))
    is_twice = any(deal.twice == "yes" for deal in deals)
    return Tie(deals, (a, b), bool(pair & set(look.focus)) if look.focus else is_twice)


def _ports(ties: list[Tie]) -> dict[tuple[int, int], End]:
    """Where each end of each line meets its box; lines of one side are spread over it."""
    sides: dict[tuple[str, bool], list[tuple[int, int]]] = {}
    for at, tie in enumerate(ties):
        for end in (0, 1):
            is_left = end == 1 and tie.ends[0][1] != tie.ends[1][1]
            sides.setdefault((tie.ends[end][0], is_left), []).append((at, end))
    met = {}
    for own in sides.values():
        others = [ties[at].ends[1 - end][2] for at, end in own]
        _, column, height, span = ties[own[0][0]].ends[own[0][1]]
        for (at, end), found in zip(own, ports(height, span, others), strict=True):
            met[at, end] = End(column, 1 - found)
    return met


def _color(look: Look, kind: str) -> str:
    return look["text"] if kind == ORDERS else shade(COLORS.get(kind, OTHER), look["paper"], 4.5)


def _width(usd: float, strong: bool) -> float:
    """Pixels of a line: one where no sum is printed, up to six for hundreds of billions."""
    billions = usd / 1e9
    full = 1.2 + 1.8 * math.log10(billions) if billions > 1 else 1.2
    return round(full if strong else min(full, 2.6), 1)


def _draw(figure: go.Figure, look: Look, tie: Tie, ends: tuple[End, End]) -> None:
    tone, status = _color(look, tie.first.kind), tie.first.status
    width = _width(tie.usd, tie.strong)
    wide = max(width, HOLLOW) if status == ANNOUNCED else width
    name = f"{tie.first.label} {tie.first.tie_kind}: {tie.first.party_b}, {status}"
    across, up = curve(*ends)
    figure.add_scatter(
        meta={"role": roles.TIE},
        x=across,
        y=up,
        mode="lines",
        name=name,
        showlegend=False,
        opacity=1.0 if tie.strong else 0.45,
        line={"color": tone, "width": wide, "dash": "dot" if status == ABANDONED else "solid"},
        hoverinfo="text",
        hovertext=_told(tie, look),
    )
    unsaid = {"showlegend": False, "hoverinfo": "skip"}
    if status == ANNOUNCED:
        core = {"color": look["paper"], "width": round(wide - 2 * EDGE, 1)}
        inside = {"x": across, "y": up, "mode": "lines", "name": f"{name}, inside", "line": core}
        figure.add_scatter(meta={"role": roles.CORE}, **inside, **unsaid)
    elif status == ABANDONED:
        middle = len(across) // 4
        cross = {"symbol": "x", "size": 9, "color": tone}
        struck = {"x": [across[middle]], "y": [up[middle]], "mode": "markers", "name": ABANDONED, "marker": cross}
        figure.add_scatter(meta={"role": roles.TIE}, **struck, **unsaid)


def _amounts(figure: go.Figure, look: Look, ties: list[Tie], met: dict[tuple[int, int], End]) -> None:
    """The amounts of strong ties in billions at the right ends of their lines, neighbors in two columns in turn."""
    said = [
        (met[at, 1], tie) for at, tie in enumerate(ties) if tie.strong and tie.usd and tie.first.status != ABANDONED
    ]
    notes = []
    for turn, (at, tie) in enumerate(sorted(said, key=lambda pair: pair[0])):
        away = BOX * look.scale / 2 + 5 + turn % 2 * STEP * look.scale
        notes.append(
            {
                "name": roles.POINT_LABEL,
                "x": at.column,
                "y": at.height,
                "xanchor": "right",
                "xshift": -away,
                "showarrow": False,
                "text": spelled(tie.usd / 1e9, ",.3g"),
                "font": {"size": look.size(11), "color": shade(_color(look, tie.first.kind), look["paper"], 4.6)},
                "bgcolor": with_alpha(look["paper"], 0.9),
                "borderpad": 0,
            }
        )
    annotate(figure, notes)


def _told(tie: Tie, look: Look) -> str:
    """What hover says of a line: who does what, then date, amount, remark and source of each deal."""
    first = tie.first
    said = [f"<b>{plain(first.label)} {plain(first.tie_kind)}: {plain(first.party_b)}</b> ({first.status})"]
    room = look.across(460) - 20
    for row in tie.deals:
        parts = [
            dated(row.as_of),
            row.amount,
            "" if pd.isna(row.stake_pct) else f"stake {spelled(row.stake_pct, 'g')} %",
        ]
        source = getattr(row, "source_title", row.source_id)
        words = f"{', '.join(filter(None, parts))}. {row.remark} Source: {source}"
        said.append(text_layout.wrap(plain(words), 13, room))
    return "<br>".join(said)


def _boxes(figure: go.Figure, look: Look, table: pd.DataFrame, ties: list[Tie]) -> None:
    """A box with the name of each company, those with a strong tie in bold, and the heading of each column."""
    names = dict(zip(table["from_id"], table["label"], strict=True))
    names |= dict(zip(table["to_id"], table["party_b"], strict=True))
    strong = {end[0] for tie in ties if tie.strong for end in tie.ends}
    high = scales.plot_height(figure, look)
    wide = SMALL_BOX if look.is_narrow else round(BOX * look.scale)
    size = 10 if look.is_narrow else look.size(13)
    ends = {end[0]: end for end in chain.from_iterable(tie.ends for tie in ties)}
    notes = []
    for company, column, height, span in ends.values():
        text = plain(text_layout.cut(str(names[company]), size, wide - 6))
        notes.append(
            {
                "name": roles.BOX,
                "x": column,
                "y": 1 - height,
                "width": wide,
                "height": max(round(span * high), round(size * 1.3)),
                "text": f"<b>{text}</b>" if company in strong else text,
                "showarrow": False,
                "font": {"size": size, "color": look["text"]},
                "bgcolor": look["paper"],
                "bordercolor": look["text"] if company in strong else look["muted"],
                "borderwidth": 1.5 if company in strong else 1,
            }
        )
    notes += [_column_title(look, column, size) for column in sorted({int(end[1]) for end in ends.values()})]
    annotate(figure, notes)


def _column_title(look: Look, column: int, size: float) -> dict[str, Any]:
    """The heading of a column, over its boxes."""
    return {
        "name": roles.COLUMN_TITLE,
        "x": column,
        "y": 1,
        "yanchor": "bottom",
        "yshift": 8,
        "showarrow": False,
        "text": COLUMNS[column],
        "font": {"size": size, "color": look["muted"]},
    }


def _legend(figure: go.Figure, look: Look, table: pd.DataFrame) -> None:
    """What colors mean, and what filled, hollow and crossed lines do, of those drawn."""
    kinds = dict(zip(table["kind"], table["tie_kind"], strict=True))
    own = (ORDERS, *COLORS)
    entries = [(words, _color(look, kind), "") for kind, words in kinds.items() if kind in own]
    others = [words for kind, words in kinds.items() if kind not in own]
    entries += [(" or ".join(others), _color(look, ""), "")] if others else []
    entries += [(status, look["text"], sign) for status, sign in SIGN.items() if status in set(table["status"])]
    for name, color, sign in entries:
        legends.entry(
            figure,
            name,
            "markers" if sign else "lines",
            showlegend=True,
            line={"color": color, "width": 3},
            marker={"symbol": sign or "circle", "color": color, "size": 9},
        )
    legends.legend(figure, look)
