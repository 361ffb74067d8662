"""What all axes share: units stand level over the plot, names are never slanted, gridlines run in one direction."""

from collections.abc import Iterable, Mapping
from typing import Any

import plotly.graph_objects as go

from analysis.figures.layout import roles
from analysis.figures.layout.events import is_day
from analysis.figures.layout.text_layout import lines_of, text_width, wrap
from analysis.figures.layout.theme import Look, annotate

LINE = 1.35
"""Height of a line of words, times its size."""
FREE = 4
"""Pixels between names that stand beside each other."""
GONE = ("", None, " ")


def lay_out(figure: go.Figure, look: Look) -> go.Figure:
    """The figure with axes as every chart has them; it is changed in place."""
    for x, y in panels(figure):
        _one_grid(figure, x, y)
    figure.for_each_xaxis(lambda axis: _level(figure, axis, look))
    _units(figure, look)
    return figure


def panels(figure: go.Figure) -> list[tuple[str, str]]:
    """The names of both axes of each panel, such as xaxis2 and yaxis2."""
    drawn = dict.fromkeys((t.xaxis or "x", t.yaxis or "y") for t in figure.data if "yaxis" in t)
    return [(f"xaxis{x[1:]}", f"yaxis{y[1:]}") for x, y in drawn]


def is_named(figure: go.Figure, axis: Any) -> bool:
    """True for an axis of names, whose places are rows or columns and no values."""
    if axis.type in ("category", "log", "date"):
        return bool(axis.type == "category")
    values = [v for v in _values(figure, axis) if v is not None]
    words = any(isinstance(v, str) for v in values) and not all(is_day(v) for v in values)
    return words or axis.ticktext is not None


def _values(figure: go.Figure, axis: Any) -> Iterable[Any]:
    """All that is drawn along an axis."""
    way, name = axis.plotly_name[0], axis.plotly_name.replace("axis", "")
    for trace in figure.data:
        if way in trace and (trace[f"{way}axis"] or way) == name and trace[way] is not None:
            yield from trace[way]


def _one_grid(figure: go.Figure, x: str, y: str) -> None:
    """Gridlines across values: level ones where values stand upright, else upright; marks in rows have a line a row."""
    across, up = figure.layout[x], figure.layout[y]
    ours = [t for t in figure.data if "yaxis" in t and f"yaxis{(t.yaxis or 'y')[1:]}" == y]
    if any(t.type == "heatmap" for t in ours):
        across.showgrid = up.showgrid = False
    elif is_named(figure, up) and (up.showgrid is False or any(t.type == "bar" for t in ours)):
        up.showgrid = False
    else:
        across.showgrid = False


def _level(figure: go.Figure, axis: Any, look: Look) -> None:
    """Words of a horizontal axis that are level; names are broken, and stand on two levels where that is not enough."""
    axis.tickangle = 0
    names = _names(figure, axis)
    if not look.is_narrow and len(names) > 1:
        left = max(figure.layout.margin.l or 0, _row_names(figure))
        room = look.across(1100) - left - (figure.layout.margin.r or 0)
        low, high = axis.domain or (0, 1)
        said = beside(list(names.values()), room * (high - low) / len(names), axis.tickfont.size or 13, axis.side)
        if said != list(names.values()):
            axis.update(tickmode="array", tickvals=list(names), ticktext=said)


def _row_names(figure: go.Figure) -> float:
    """Pixels of the names of rows at the left."""
    axis = figure.layout.yaxis
    if not is_named(figure, axis):
        return 60
    said = axis.ticktext if axis.ticktext is not None else dict.fromkeys(_values(figure, axis))
    return max((text_width(str(t), axis.tickfont.size or 13) for t in said), default=0) + 8


def _names(figure: go.Figure, axis: Any) -> dict[Any, str]:
    """Place → name along a horizontal axis of names; none along values and dates."""
    if not is_named(figure, axis) or axis.showticklabels is False:
        return {}
    if axis.ticktext is not None:
        return dict(zip(axis.tickvals, map(str, axis.ticktext), strict=True))
    found = axis.categoryarray if axis.categoryarray is not None else dict.fromkeys(_values(figure, axis))
    return {name: str(name) for name in found if name is not None}


def beside(names: list[str], each: float, size: float, side: str | None = "bottom") -> list[str]:
    """The names, level, for `each` pixels a name: as they are, broken, or every second one on a level of its own."""
    if all(text_width(n, size) <= each - FREE for n in names):
        return names
    for levels in (1, 2):
        said = [wrap(n, size, each * levels - FREE) for n in names]
        if all(text_width(n, size) <= each * levels - FREE for n in said) or levels == 2:
            break
    if levels == 1:
        return said
    first = max(map(lines_of, said[::2]))
    gap = "<br>" * first
    return [n if i % 2 == 0 else (f"{n}{gap} " if side == "top" else f"{gap}{n}") for i, n in enumerate(said)]


def _units(figure: go.Figure, look: Look) -> None:
    """What an upright axis counts, written level over its plot instead of turned beside it."""
    size = 12 if look.is_narrow else look.size(12)
    notes: list[Mapping[str, object]] = []
    for x, y in panels(figure):
        up, across = figure.layout[y], figure.layout[x]
        said, top = up.title.text, (up.domain or (0, 1))[1]
        up.title.text = None
        if said in GONE:
            continue
        text = wrap(said.replace("<br>", " "), size, look.width - 20 if look.is_narrow else 1000)
        notes.append(
            {
                "name": roles.AXIS_TITLE,
                "x": (across.domain or (0, 1))[0],
                "xref": "paper",
                "xanchor": "left",
                "align": "left",
                "y": top,
                "yref": "paper",
                "yanchor": "bottom",
                "yshift": _over(figure, top, size),
                "showarrow": False,
                "text": text,
                "font": {"size": size, "color": look["muted"]},
            }
        )
    if not notes:
        return
    grown = round(max(size * LINE * lines_of(str(n["text"])) for n in notes))
    if figure.layout.legend.yref != "container" and (figure.layout.legend.y or 0) > 1:
        figure.update_layout(legend={"y": 1, "yref": "container", "yanchor": "top"})
    high = figure.layout.height or 450
    figure.update_layout(
        height=high if look.height else high + grown, margin={"t": (figure.layout.margin.t or 0) + grown}
    )
    annotate(figure, notes)


def _over(figure: go.Figure, top: float, size: float) -> float:
    """Pixels from the top of a plot to words that stand over all others there."""
    others = [n for n in roles.annotations(figure, *roles.OVER_PLOT) if n.yref == "paper" and n.y is not None]
    near = [n for n in others if abs(n.y - top) < 0.02 and n.yanchor != "top"]
    reach = [(n.yshift or 0) + (n.font.size or size) * LINE * lines_of(str(n.text)) for n in near]
    return max([3, *reach])
