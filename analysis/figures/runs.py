"""Figures of one exhibit at several dates, as Plotly writes them, on axes that stay from the first to the last."""

from collections.abc import Iterable, Sequence
from typing import Any

Drawn = dict[str, Any]
"""A figure as JSON: `data` and `layout`."""
TICKS = ("tickmode", "tickvals", "ticktext", "dtick", "tick0", "nticks")
"""What the last date's axis says of its ticks, and then every date's."""


def fix(figures: Sequence[Drawn]) -> None:
    """Makes each axis reach over all dates and hold every row, and gives all plots one size.

    Rows stand as at the last date; those that it lacks come after them. An axis of numbers needs a range in each figure.
    """
    for name in dict.fromkeys(name for figure in figures for name in figure["layout"] if "axis" in name):
        ours = [figure for figure in figures if name in figure["layout"]]
        rows = _rows(ours, name)
        if rows:
            _put_rows([figure["layout"][name] for figure in ours], rows)
        else:
            _put_range([figure["layout"][name] for figure in ours])
    tallest = max(figure["layout"].get("height", 0) for figure in figures)
    edges = {side: max(figure["layout"].get("margin", {}).get(side, 0) for figure in figures) for side in "lrtb"}
    for figure in figures:
        figure["layout"].update({"height": tallest, "margin": {**figure["layout"].get("margin", {}), **edges}})


def _drawn(figure: Drawn, name: str) -> Iterable[Any]:
    """The values that traces have along an axis, packed numbers as one value."""
    way, short = name[0], name.replace("axis", "")
    for trace in figure["data"]:
        if trace.get(f"{way}axis", way) == short:
            values = trace.get(way, [])
            yield from values if isinstance(values, list) else [values]


def _rows(figures: Sequence[Drawn], name: str) -> list[str]:
    """The names along an axis in its order, those of the last date nearest to its end; none for numbers and dates."""
    axes = [figure["layout"][name] for figure in figures]
    values = [[v for v in _drawn(figure, name) if v is not None] for figure in figures]
    is_named = all(axis.get("type", "category") == "category" for axis in axes)
    if not is_named or not any(values) or any(not isinstance(v, str) for found in values for v in found):
        return []
    words = [axis.get("categoryarray") or found for axis, found in zip(axes, values, strict=True)]
    last = dict.fromkeys(words[-1])
    more = [w for w in dict.fromkeys(w for row in reversed(words[:-1]) for w in row) if w not in last]
    grows_up = name.startswith("y") and axes[-1].get("autorange") != "reversed"
    return [*more[::-1], *last] if grows_up else [*last, *more]


def _put_rows(axes: Sequence[Drawn], rows: list[str]) -> None:
    """Every row on each axis, in one order."""
    ends = [-0.6, len(rows) - 0.4]
    for axis in axes:
        is_reversed = axis.pop("autorange", None) == "reversed"
        axis.update(
            type="category", categoryorder="array", categoryarray=rows, range=ends[::-1] if is_reversed else ends
        )


def _put_range(axes: Sequence[Drawn]) -> None:
    """One range over those of all axes, with the ticks of the last."""
    known = [axis["range"] for axis in axes if axis.get("range")]
    if len(known) < len(axes):
        return
    span = [min(min(ends) for ends in known), max(max(ends) for ends in known)]
    ticks = {part: axes[-1][part] for part in TICKS if part in axes[-1]}
    for axis in axes:
        for part in TICKS:
            axis.pop(part, None)
        axis.update(ticks, range=span)
