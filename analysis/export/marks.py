"""What a Plotly figure draws, as plain lists: panels of series with the plotted x and y. Knows no file format.

`panels` gives none where no bar, line, dot or area chart says the same: heat tables, flows, networks.
"""

import html
import math
import numbers
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.export.ink import ink

MOST_PANELS = 16
NUMERAL = re.compile(r"-?\d+(\.\d+)?")
"""Text that Plotly reads as a number: years, mostly."""
EPOCH = pd.Timestamp("1899-12-30")
"""Day 0 of spreadsheets: dates are numbers in native charts."""
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Series:
    """One trace. x and y are as plotted: numbers, day numbers for dates, row numbers for categories."""

    name: str
    x: tuple[Any, ...]
    y: tuple[Any, ...]
    colors: tuple[str, ...]
    symbols: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    arrow: bool = False
    line: str = ""
    dash: str = ""
    width: float = 1.5
    markers: bool = True
    base: tuple[float, ...] = ()
    error_x: tuple[tuple[float, ...], tuple[float, ...]] | None = None
    error_y: tuple[tuple[float, ...], tuple[float, ...]] | None = None


@dataclass(frozen=True)
class Axis:
    """Title, kind (number, date, category), range, log, categories in plotted order, ticks with their text."""

    title: str = ""
    kind: str = "number"
    low: float | None = None
    high: float | None = None
    log: bool = False
    shown: bool = True
    categories: tuple[str, ...] = ()
    ticks: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True)
class Panel:
    """One native chart: kind bar, xy or area; box is left, bottom, right, top as parts of the figure."""

    kind: str
    series: tuple[Series, ...]
    x: Axis
    y: Axis
    box: Box = (0, 0, 1, 1)
    title: str = ""
    barmode: str = ""
    horizontal: bool = False
    side: tuple[tuple[float, str], ...] = field(default=())
    """Words at the right edge, each at its y."""


def words(text: object) -> str:
    """Text of a Plotly label as plain text: tags gone, entities read, no control signs."""
    flat = re.sub(r"<br ?/?>", " · ", str(text or ""))
    return clean(html.unescape(re.sub(r"</?\w+[^<>]*>", "", flat)))


def clean(text: object) -> str:
    """The text without the control signs that no XML file may hold."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", str(text))


def listed(values: Any) -> list[Any]:
    """Any array of Plotly as a list."""
    return [] if values is None else [values] if isinstance(values, (str, int, float)) else list(values)


def is_missing(value: Any) -> bool:
    """True for a cell that draws nothing."""
    return value is None or (not isinstance(value, str) and bool(pd.isna(value)))


def _kind(axis: Any, values: Iterable[Any]) -> str:
    """Number, date or category: what the axis says, else what the first cell is."""
    known = {"category": "category", "date": "date", "log": "number", "linear": "number"}.get(axis.type or "")
    if known:
        return known
    cells = [v for v in values if not is_missing(v)]
    found = cells[0] if cells else 0
    if isinstance(found, str):
        if all(isinstance(c, str) and NUMERAL.fullmatch(c) for c in cells):
            return "number"
        return "date" if re.fullmatch(r"\d{4}-\d\d(-\d\d.*)?", found) else "category"
    return "date" if hasattr(found, "year") or type(found).__name__ == "datetime64" else "number"


def day(value: Any) -> float:
    """A date as the day number of spreadsheets."""
    return (pd.Timestamp(value) - EPOCH) / pd.Timedelta(days=1)


def _ends(axis: Any, kind: str) -> tuple[float | None, float | None]:
    ends = [] if axis.range is None else list(axis.range)
    if len(ends) != 2 or any(e is None for e in ends) or kind == "category":
        return None, None
    numbers = [day(e) if isinstance(e, str) or kind == "date" else float(e) for e in ends]
    numbers = [10**n for n in numbers] if axis.type == "log" else numbers
    return min(numbers), max(numbers)


def _axis(axis: Any, values: list[Any]) -> Axis:
    kind = _kind(axis, values)
    categories: list[str] = []
    if kind == "category":
        given = [str(c) for c in listed(axis.categoryarray)]
        categories = list(dict.fromkeys(given + [str(v) for v in values if not is_missing(v)]))
        if str(axis.categoryorder).startswith("category "):
            categories.sort(reverse=axis.categoryorder.endswith("descending"))
    ticks = []
    if axis.ticktext is not None and kind == "number":
        ticks = [(float(v), words(t)) for v, t in zip(axis.tickvals, axis.ticktext, strict=False)]
    low, high = _ends(axis, kind)
    shown = axis.visible is not False and (axis.showticklabels is not False or bool(axis.title.text))
    return Axis(
        words(axis.title.text), kind, low, high, axis.type == "log", shown, tuple(categories), tuple(ticks)
    )  # fmt: skip


def _plotted(values: Sequence[Any], axis: Axis) -> tuple[Any, ...]:
    """Cells as numbers on the axis; None where nothing is drawn."""
    places = {c: float(i) for i, c in enumerate(axis.categories)}
    read = {"category": lambda v: places[str(v)], "date": day, "number": float}[axis.kind]
    made = [None if is_missing(v) else read(v) for v in values]
    return tuple(None if m is None or not math.isfinite(m) else m for m in made)


def _errors(error: Any) -> tuple[tuple[float, ...], tuple[float, ...]] | None:
    if error is None or error.array is None or error.visible is False:
        return None
    plus = tuple(0.0 if is_missing(v) else float(v) for v in error.array)
    minus = (
        tuple(0.0 if is_missing(v) else float(v) for v in error.arrayminus) if error.arrayminus is not None else plus
    )
    return plus, minus


def _name(trace: Any, number: int) -> str:
    """The trace's name, else the first words in bold of its hover if all points share them."""
    if trace.name:
        return words(trace.name)
    bold = {m.group(1) for t in listed(trace.hovertext) if t and (m := re.match(r"<b>(.*?)</b>", str(t)))}
    return words(bold.pop()) if len(bold) == 1 else f"Series {number}"


def _colors(trace: Any, default: str) -> list[str]:
    """One color for all marks of a trace or one for each, mixed with the paper."""
    colors = [str(c) for c in listed(trace.marker.color)] or [default]
    faint = [float(o) for o in listed(trace.marker.opacity)] or [1.0]
    count = max(len(colors), len(faint))
    whole = 1.0 if trace.opacity is None else trace.opacity
    return [ink(colors[i % len(colors)], whole * faint[i % len(faint)]) for i in range(count)]


def _series(trace: Any, x: Axis, y: Axis, number: int) -> Series:
    is_bar = trace.type == "bar"
    mode = "" if is_bar else (trace.mode or "lines")
    line = (trace.line.color or "") if "lines" in mode else ""
    fill = "" if is_bar or not trace.stackgroup else trace.fillcolor or ""
    colors = _colors(trace, fill or line or "#4477aa")
    return Series(
        name=_name(trace, number),
        x=_plotted(listed(trace.x), x), y=_plotted(listed(trace.y), y),
        colors=tuple(colors),
        symbols=() if is_bar else tuple(str(s) for s in listed(trace.marker.symbol)),
        labels=tuple(words(t) for t in listed(trace.text)),
        line=ink(line or colors[0], trace.opacity or 1.0) if "lines" in mode else "",
        dash="" if is_bar else trace.line.dash or "",
        width=1.5 if is_bar else float(trace.line.width or 1.5),
        markers="markers" in mode,
        base=tuple(0.0 if is_missing(b) else float(b) for b in listed(trace.base)) if is_bar else (),
        error_x=_errors(trace.error_x), error_y=_errors(trace.error_y),
    )  # fmt: skip


def _layout_axis(figure: go.Figure, ref: str) -> Any:
    return figure.layout[f"{ref[0]}axis{ref[1:]}"]


def _draws(trace: Any) -> bool:
    """True where a trace has a point; legend entries have none."""
    pairs = zip(listed(trace.x), listed(trace.y), strict=False)
    return any(not is_missing(a) and not is_missing(b) for a, b in pairs)


def _barred(group: list[Any], x: Axis, y: Axis) -> bool:
    """True where no native chart shows the traces of a panel."""
    kinds = {t.type for t in group}
    if len(kinds) > 1 or (x.kind == y.kind == "category") or not (x.shown or y.shown):
        return True
    if kinds == {"bar"}:
        across = [listed(t.y if t.orientation == "h" else t.x) for t in group]
        return any(len(set(map(str, a))) < len(a) for a in across) or _overlapping(group)
    return False


def _overlapping(bars: list[Any]) -> bool:
    """True where floating bars cross zero, share a place or stand on dates: a stack cannot say that."""
    seen: set[str] = set()
    for trace in bars:
        if trace.base is None:
            continue
        values, places = (trace.x, trace.y) if trace.orientation == "h" else (trace.y, trace.x)
        bases = listed(trace.base)
        if any(not is_missing(b) and not isinstance(b, numbers.Real) for b in bases):
            return True
        for i, value in enumerate(values):
            base = bases[i % len(bases)]
            if not is_missing(value) and not is_missing(base) and float(base) * (float(base) + float(value)) < 0:
                return True
        if seen & set(map(str, places)):
            return True
        seen |= set(map(str, places))
    return bool(seen) and any(t.base is None for t in bars)


def _caption(figure: go.Figure, box: Box) -> str:
    """The words centered above a panel."""
    for a in figure.layout.annotations:
        is_head = a.xref == "paper" and a.yref == "paper" and a.xanchor == "center" and bool(a.text)
        if is_head and abs(a.x - (box[0] + box[2]) / 2) < 0.02 and abs(a.y - box[3]) < 0.03:
            return words(a.text)
    return ""


def _side(figure: go.Figure, yref: str, y: Axis) -> tuple[tuple[float, str], ...]:
    """Direct labels at the right edge of a panel, each with its y."""
    found = []
    for a in figure.layout.annotations:
        is_beside = (a.xref == "paper" and a.x == 1) or (str(a.xref).endswith("domain") and a.x and a.x >= 1)
        if is_beside and (a.yref or "y") == yref and a.text and not is_missing(a.y):
            at = _plotted([a.y], y)[0] if y.kind != "category" or str(a.y) in y.categories else None
            if at is not None:
                found.append((10**at if y.log else at, words(a.text)))
    return tuple(found)


def _arrows(figure: go.Figure, refs: tuple[str, str], x: Axis, y: Axis) -> list[Series]:
    """Arrows that a figure draws from point to point of a panel, one series each."""
    made = []
    for a in figure.layout.annotations:
        if a.showarrow is not False and a.axref == refs[0] and a.ayref == refs[1] and not a.text:
            color = ink(a.arrowcolor or "#444444", 1.0 if a.opacity is None else a.opacity)
            ends = _plotted([a.ax, a.x], x), _plotted([a.ay, a.y], y)
            made.append(Series("Series of arrows", *ends, (color,), ("diamond",), (), True, color, width=3.0))
    return made


def _panel(figure: go.Figure, refs: tuple[str, str], group: list[Any]) -> Panel | None:
    across, up = (_layout_axis(figure, r) for r in refs)
    x = _axis(across, [v for t in group for v in listed(t.x)])
    y = _axis(up, [v for t in group for v in listed(t.y)])
    if _barred(group, x, y):
        return None
    (left, right), (low, top) = across.domain or (0, 1), up.domain or (0, 1)
    kind = "bar" if group[0].type == "bar" else "area" if all(t.stackgroup for t in group) else "xy"
    box = (left, low, right, top)
    series = tuple(_series(t, x, y, i + 1) for i, t in enumerate(group))
    series = (*_arrows(figure, refs, x, y), *series)
    horizontal = kind == "bar" and group[0].orientation == "h"
    return Panel(
        kind, series, x, y, box, _caption(figure, box), figure.layout.barmode or "", horizontal,
        _side(figure, refs[1], y),
    )  # fmt: skip


def panels(figure: go.Figure) -> list[Panel]:
    """The native charts of a figure, each with the plotted data; none where no native form exists."""
    groups: dict[tuple[str, str], list[Any]] = {}
    for trace in figure.data:
        if trace.type not in ("bar", "scatter"):
            return []
        if trace.visible is False or trace.visible == "legendonly" or not _draws(trace):
            continue
        refs = (trace.xaxis or "x", trace.yaxis or "y")
        if _layout_axis(figure, refs[1]).overlaying and _layout_axis(figure, refs[1]).visible is False:
            continue
        groups.setdefault(refs, []).append(trace)
    made = [_panel(figure, refs, group) for refs, group in groups.items()]
    found = [m for m in made if m is not None]
    return found if len(found) == len(made) <= MOST_PANELS else []
