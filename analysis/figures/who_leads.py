"""Who leads each market of today, in groups by who is counted, beside what the article says of 2023."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import marks, older, roles, text_layout
from analysis.figures.layout.hover import SHARE, hover
from analysis.figures.layout.theme import Look, annotate, frame, plain, with_alpha
from analysis.formats import percent_range
from analysis.periods import counted_once, of_today

ROW, SMALL, NARROW = 19, 15, 52
"""Pixels of a row of today, of an older one, and of any on a phone, where name and source stand above its line."""
ROOM = 372
"""Pixels of the names of rows, left of the plot, as widths of text are estimated: a tenth too large."""
LEFT = 344
HALF = 50.0
OLDER = "Older than a year: in no count"


class Line(NamedTuple):
    """A line of the chart: a heading, or a row of the table, and whether it is of today."""

    heading: str
    row: Any
    is_today: bool
    height: float


def who_leads(table: pd.DataFrame, look: Look) -> go.Figure:
    """A row a market with its largest company, the largest first in each group; older ones below, faint, of this year
    and the last; on a slide there is no room for them.

    A market that counts what another one counts again has no row; the article's figure is a band behind all rows.
    """
    lines = list(_lines(table[~table["is_article"]], look))
    height = sum(line.height for line in lines)
    figure = frame(look, height=round(height + 46))
    top, places = height, []
    for line in lines:
        places.append(top - line.height / 2)
        top -= line.height
    figure.update_yaxes(range=[0, height], visible=False)
    ticks = [0, 25, 50, 75, 100]
    figure.update_xaxes(range=[-1, 112], tickvals=ticks, ticktext=[f"{t} %" for t in ticks], showgrid=False)
    figure.update_layout(margin={"l": 12 if look.is_narrow else look.size(LEFT), "r": 8, "t": look.size(24), "b": 24})
    figure.add_shape(name=roles.LEVEL, type="line", x0=HALF, x1=HALF, y0=0, y1=height, line=_dotted(look))
    _article(figure, look, table[table["is_article"]], height)
    for is_today in (True, False):
        _rows(figure, look, [(line.row, y) for line, y in zip(lines, places, strict=True) if _is_row(line, is_today)])
    annotate(figure, [note for line, y in zip(lines, places, strict=True) for note in _words(look, line, y)])
    figure.add_annotation(**_above(look, HALF, "half", look["muted"]))
    return figure


def drawn(table: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows of today that count, each thing once, and the older ones of the same year or the one before."""
    today = of_today(table)
    now, before = counted_once(today), counted_once(table[~table.index.isin(today.index)])
    year = int(now["as_of"].max()[:4]) if len(now) else 0
    return now, before[before["as_of"].str[:4].astype(int).ge(year - 1)]


def _lines(table: pd.DataFrame, look: Look) -> Iterator[Line]:
    """Groups with their rows from the top down, then the older rows under a heading of theirs."""
    now, before = drawn(table)
    tall, low = (NARROW, NARROW) if look.is_narrow else (ROW, SMALL)
    scale = look.scale
    for name, part in now.groupby("group", sort=False):
        yield Line(heading(str(name), part), None, True, tall * scale)
        for row in part.sort_values("mid_pct", ascending=False, kind="stable").itertuples():
            yield Line("", row, True, tall * scale)
    if len(before) and not look.height:
        yield Line(OLDER, None, False, tall * scale)
        for row in before.sort_values("mid_pct", ascending=False, kind="stable").itertuples():
            yield Line("", row, False, low * scale)


def heading(group: str, rows: pd.DataFrame) -> str:
    """A group's name, and that its figures are all from investors where they are."""
    return f"{group} (all from investors)" if rows["independence"].eq("investor").all() else group


def _is_row(line: Line, is_today: bool) -> bool:
    return line.row is not None and line.is_today == is_today


def _dotted(look: Look) -> dict[str, object]:
    return {"color": look["muted"], "width": 1, "dash": "dot"}


def _above(look: Look, x: float, text: str, color: str) -> dict[str, object]:
    """What an upright line at a value means, over the plot."""
    return {
        "name": roles.BOUND_LABEL,
        "x": x,
        "y": 1,
        "yref": "paper",
        "yanchor": "bottom",
        "showarrow": False,
        "text": text,
        "font": {"size": look.size(12), "color": color},
    }


def _article(figure: go.Figure, look: Look, part: pd.DataFrame, height: float) -> None:
    """What the article says, as a band: no study is named for it."""
    for row in part.itertuples():
        figure.add_shape(
            name=roles.RANGE,
            type="rect",
            x0=row.low_pct,
            x1=row.high_pct,
            y0=0,
            y1=height,
            layer="below",
            fillcolor=with_alpha(look.article(), 0.18),
            line={"width": 0},
        )
        words = f"Article on {row.period_label}: {percent_range(row.low_pct, row.high_pct)}"
        figure.add_annotation(**_above(look, (row.low_pct + row.high_pct) / 2, words, look.article(4.6)))


def _rows(figure: go.Figure, look: Look, rows: list[tuple[Any, float]]) -> None:
    """A line from zero to a mark in each row; the rows of today in the colors of their companies."""
    if not rows:
        return
    part, heights = pd.DataFrame([row._asdict() for row, _ in rows]), [y for _, y in rows]
    is_today = part["recency"].eq("today").all()
    ends = list(marks.middles(part))
    colors = [look.color(c) if is_today else look["muted"] for c in part["company_id"]]
    for tone in dict.fromkeys(colors):
        ours = [i for i, color in enumerate(colors) if color == tone]
        figure.add_scatter(
            meta={"role": roles.CONNECTOR},
            x=[x for i in ours for x in (0, ends[i], None)],
            y=[y for i in ours for y in (heights[i], heights[i], None)],
            mode="lines",
            line={"color": with_alpha(tone, 0.45 if is_today else 0.2), "width": 2 if is_today else 1},
            hoverinfo="skip",
        )
    figure.add_scatter(
        meta={"role": roles.POINT if is_today else roles.OLDER},
        x=ends,
        y=heights,
        mode="markers",
        hoverinfo="text",
        hovertext=hover(part, SHARE),
        error_x=marks.error_bar(part, with_alpha("#808080", 0.9), 3),
        opacity=1.0 if is_today else older.faint(look),
        marker={
            "size": 11 if is_today else 7,
            "color": colors,
            "symbol": [marks.symbol(status) for status in part["status"]],
            "line": {"width": 1.5, "color": colors},
        },
    )


def _words(look: Look, line: Line, height: float) -> Iterator[dict[str, object]]:
    """The heading of a group; or the market of a row, its publisher and date muted, and the leader with its share."""
    size = look.size(12.5 if line.is_today else 11.5)
    at = {"y": height, "showarrow": False}
    left = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": 0 if look.is_narrow else 4 - look.size(LEFT)}
    if line.row is None:
        tone = look["text"] if line.is_today else look["muted"]
        words = f"<b>{plain(line.heading)}</b>"
        yield at | left | {"name": roles.ROW_HEADING, "text": words, "font": {"size": size, "color": tone}}
        return
    row, tone = line.row, look["text"] if line.is_today else look["muted"]
    lift = {"yshift": look.size(21), "align": "left"} if look.is_narrow else {}
    name = market(row.market_label, row.period_label, look, size)
    yield at | left | lift | {"name": roles.ROW_HEADING, "text": name, "font": {"size": size, "color": tone}}
    end = row.high_pct if row.high_pct == row.high_pct else row.mid_pct
    said = f"{plain(text_layout.without_brackets(row.label))} {plain(row.interval)}"
    yield at | {
        "name": roles.POINT_LABEL,
        "x": end,
        "xanchor": "left",
        "xshift": 10,
        "text": f"<b>{said}</b>" if line.is_today else said,
        "bgcolor": with_alpha(look["paper"], 0.9 if end < HALF and not look.is_narrow else 0),
        "borderpad": 0,
        "font": {"size": size, "color": look.label(row.company_id) if line.is_today else tone},
    }


def market(name: object, date: object, look: Look, size: float) -> str:
    """The name of a market, then who counts it and when, muted; on a phone on a line of their own."""
    short, source = text_layout.without_brackets(name), text_layout.in_brackets(name)
    told = str(date)
    if source != str(name):
        told = f"{source.removesuffix(f', {told[-4:]}')}, {told}"  # a year that both print is said once
    room = look.width - 40 if look.is_narrow else look.size(ROOM)
    short = text_layout.cut(short, size, room - (0 if look.is_narrow else text_layout.text_width(told, size) + 8))
    between = "<br>" if look.is_narrow else "  "
    return f'{plain(short)}{between}<span style="color:{look["muted"]}">{plain(told)}</span>'
