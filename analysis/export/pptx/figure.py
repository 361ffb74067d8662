"""What a Plotly figure draws, as plain lists: series with the plotted x and y, axes, panels. Knows no file format."""

import html
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from analysis.export.colors import on_white

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
    is_listed: bool = False
    """True where the figure's legend has an entry for it."""


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
class Word:
    """Words at a point of a panel, moved right and up by pixels; begins at the point (left), ends there, or its
    middle."""

    x: float
    y: float
    text: str
    align: str = "center"
    right: float = 0.0
    up: float = 0.0
    size: float = 12.0


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
    before: tuple[Word, ...] = ()
    inside: tuple[Word, ...] = ()
    """Words at the left edge, and at points of the plot."""


def words(text: object) -> str:
    """Text of a Plotly label as plain text: tags gone, entities read, no control signs."""
    flat = re.sub(r"<br ?/?>", " · ", str(text or ""))
    return clean(html.unescape(re.sub(r"</?\w+[^<>]*>", "", flat)))


def clean(text: object) -> str:
    """The text without the control signs that no XML file may hold."""
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", str(text))


def as_list(values: Any) -> list[Any]:
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


def read_axis(axis: Any, values: list[Any]) -> Axis:
    """The axis of a layout, with the cells that its traces plot on it."""
    kind = _kind(axis, values)
    categories: list[str] = []
    if kind == "category":
        given = [str(c) for c in as_list(axis.categoryarray)]
        categories = list(dict.fromkeys(given + [str(v) for v in values if not is_missing(v)]))
        if str(axis.categoryorder).startswith("category "):
            categories.sort(reverse=axis.categoryorder.endswith("descending"))
    ticks = []
    if axis.ticktext is not None and kind == "number":
        ticks = [(float(v), words(t)) for v, t in zip(axis.tickvals, axis.ticktext, strict=False)]
    low, high = _ends(axis, kind)
    shown = axis.visible is not False and (axis.showticklabels is not False or bool(axis.title.text))
    return Axis(words(axis.title.text), kind, low, high, axis.type == "log", shown, tuple(categories), tuple(ticks))


def positions(values: Sequence[Any], axis: Axis) -> tuple[Any, ...]:
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
    bold = {m.group(1) for t in as_list(trace.hovertext) if t and (m := re.match(r"<b>(.*?)</b>", str(t)))}
    return words(bold.pop()) if len(bold) == 1 else f"Series {number}"


def _colors(trace: Any, default: str) -> list[str]:
    """One color for all marks of a trace or one for each, mixed with the paper."""
    colors = [str(c) for c in as_list(trace.marker.color)] or [default]
    faint = [float(o) for o in as_list(trace.marker.opacity)] or [1.0]
    count = max(len(colors), len(faint))
    whole = 1.0 if trace.opacity is None else trace.opacity
    return [on_white(colors[i % len(colors)], whole * faint[i % len(faint)]) for i in range(count)]


def read_series(trace: Any, x: Axis, y: Axis, number: int) -> Series:
    """One trace on its axes; the number names it where it has no name."""
    is_bar = trace.type == "bar"
    mode = "" if is_bar else (trace.mode or "lines")
    line = (trace.line.color or "") if "lines" in mode else ""
    fill = "" if is_bar or not trace.stackgroup else trace.fillcolor or ""
    colors = _colors(trace, fill or line or "#4477aa")
    return Series(
        name=_name(trace, number),
        x=positions(as_list(trace.x), x),
        y=positions(as_list(trace.y), y),
        colors=tuple(colors),
        symbols=() if is_bar else tuple(str(s) for s in as_list(trace.marker.symbol)),
        labels=tuple(words(t) for t in as_list(trace.text)),
        line=on_white(line or colors[0], trace.opacity or 1.0) if "lines" in mode else "",
        dash="" if is_bar else trace.line.dash or "",
        width=1.5 if is_bar else float(trace.line.width or 1.5),
        markers="markers" in mode,
        base=tuple(0.0 if is_missing(b) else float(b) for b in as_list(trace.base)) if is_bar else (),
        error_x=_errors(trace.error_x),
        error_y=_errors(trace.error_y),
        is_listed=bool(trace.name) and trace.showlegend is not False,
    )
