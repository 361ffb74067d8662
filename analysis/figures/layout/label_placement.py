"""Names written beside marks where they cover nothing: beside points and the ends of paths, beside and under bars."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import plotly.graph_objects as go

from analysis.figures.layout import roles, text_layout
from analysis.figures.layout.slide import BASE, WIDTH
from analysis.figures.layout.theme import Look, annotate, plain, with_alpha
from analysis.formats import spelled

SIDES = (
    ("right", 9, 0),
    ("left", -9, 0),
    ("right", 9, 9),
    ("left", -9, 9),
    ("right", 9, -9),
    ("left", -9, -9),
    ("center", 0, 16),
    ("center", 0, -16),
    ("right", 7, 20),
    ("left", -7, 20),
    ("right", 7, -20),
    ("left", -7, -20),
)
"""Where a name may stand: on which side of its point, moved right and up by pixels; the first that is free is taken."""
NEAR, HIGH = 5.0, 13.0
"""Pixels from the middle of a mark to its edge, and the height of a line of small words."""
HALF = 50.0
"""The middle of an axis of per cent."""
Place = tuple[float, float]
"""Right and up in the plot, as parts from 0 to 1."""


@dataclass(frozen=True)
class Spot:
    """A point to name: x and y on the axes, its place in the plot, the name, and how it is written.

    What matters is named first, and in any case; the rest is left to the hover where there is no room.
    """

    x: object
    y: float
    place: Place
    name: str
    matters: bool = False
    bold: bool = False
    color: str = ""


class Axis(NamedTuple):
    """An axis of values: its lower end and its length in its own units, and the pixels that it has."""

    low: float
    span: float
    room: float


def along(path: Sequence[Place], width: float, height: float) -> np.ndarray:
    """Points about every four pixels along a path: two columns, in pixels from the lower left corner."""
    spots = np.asarray(path, float) * (width, height)
    far = np.concatenate([[0], np.cumsum(np.hypot(*np.diff(spots, axis=0).T))])
    steps = np.linspace(0, far[-1], int(far[-1] / 4) + 2)
    return np.column_stack([np.interp(steps, far, spots[:, i]) for i in (0, 1)])


def corners(path: Sequence[Place]) -> list[Place]:
    """The corners of a path that keeps its value until the next point."""
    corners = [corner for a, b in pairwise(path) for corner in (a, (b[0], a[1]))]
    return [*corners, *path[-1:]]


def names_beside_points(
    figure: go.Figure,
    look: Look,
    spots: Sequence[Spot],
    others: Iterable[Place] = (),
    paths: Iterable[Sequence[Place]] = (),
    size: tuple[float, float] = (860, 400),
) -> None:
    """Names beside points, over no mark, path or other name; `others` are marks that get no name.

    `size` is the width and height of the plot in pixels, as it is on a screen.
    """
    width, height = size
    width -= text_layout.CHART - look.across(text_layout.CHART)
    if look.is_narrow:
        width = look.width - 44 - (figure.layout.margin.l or 0) - (figure.layout.margin.r or 0)
    beyond = 0 if look.is_narrow else min(20, (figure.layout.margin.r or 0) + 4)
    marks = [(px * width, py * height) for px, py in [*(s.place for s in spots), *others]]
    ring = [(x + dx, y + dy) for x, y in marks for dx in (-NEAR, 0, NEAR) for dy in (-NEAR, 0, NEAR)]
    covered = np.concatenate([np.array(ring).reshape(-1, 2), *(along(p, width, height) for p in paths if len(p) > 1)])
    notes: list[dict[str, object]] = []
    for spot in sorted(spots, key=lambda s: not s.matters):
        long = text_layout.text_width(spot.name, look.size(12)) * (1.04 if spot.bold else 0.94)
        high, at = HIGH * look.scale, (spot.place[0] * width, spot.place[1] * height)
        boxes = {side: _box(at, side, long, high) for side in SIDES}
        over = {side: _inside(covered, box) for side, box in boxes.items() if box[0] > 0 and box[2] < width + beyond}
        side = min(over, key=lambda s: over[s], default=None)
        if side is None or (over[side] and not spot.matters):
            continue
        box = boxes[side]
        grid = np.meshgrid(np.arange(box[0], box[2] + 1, 4), np.arange(box[1], box[3] + 1, 3))
        covered = np.concatenate([covered, np.column_stack([axis.ravel() for axis in grid])])
        halo = {"bgcolor": with_alpha(look["paper"], 0.8), "borderpad": 0} if over[side] else {}
        notes.append(_name_at(look, spot, side) | halo)
    annotate(figure, notes)


def _name_at(look: Look, spot: Spot, side: tuple[str, int, int]) -> dict[str, object]:
    """The name of a point at one side of it."""
    tone = spot.color or (look["text"] if spot.bold else look["muted"])
    return {
        "name": roles.POINT_LABEL,
        "x": spot.x,
        "y": spot.y,
        "showarrow": False,
        "xshift": side[1],
        "yshift": side[2],
        "font": {"size": look.size(12), "color": tone},
        "xanchor": {"left": "right", "right": "left"}.get(side[0], "center"),
        "text": f"<b>{plain(spot.name)}</b>" if spot.bold else plain(spot.name),
    }


def _box(at: Place, side: tuple[str, int, int], long: float, high: float) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a name at a side of a point, in pixels."""
    left = at[0] + side[1] - {"left": long, "center": long / 2}.get(side[0], 0.0)
    return left, at[1] + side[2] - high / 2, left + long, at[1] + side[2] + high / 2


def _inside(points: np.ndarray, box: tuple[float, float, float, float]) -> int:
    """How many of the points lie in the box."""
    return int(((points >= box[:2]) & (points <= box[2:])).all(axis=1).sum())


def after(
    figure: go.Figure,
    look: Look,
    x: object,
    ends: Sequence[tuple[float, str, object]],
    axis: Axis,
    left: bool = False,
) -> None:
    """Names right (or left) of points at one x, moved apart: value, name, company each."""
    low, span, room = axis
    line, at = look.size(14), [(value - low) / span * room for value, _, _ in ends]
    moved = text_layout.spread(at, [line] * len(ends), 0, room)
    notes: list[dict[str, object]] = []
    for (value, name, company), old, new in zip(ends, at, moved, strict=True):
        notes.append(
            {
                "name": roles.POINT_LABEL,
                "x": x,
                "y": value,
                "text": plain(text_layout.cut(name, look.size(12), 84) if look.is_narrow else name),
                "xanchor": "right" if left else "left",
                "xshift": -10 if left else 10,
                "yshift": new - old,
                "showarrow": False,
                "font": {"size": look.size(12), "color": look.label(company)},
            }
        )
    annotate(figure, notes)


def bar_room(look: Look, rows: Iterable[object], right: float) -> float:
    """Pixels that lying bars have across: what the names of their rows and the margin at the right leave."""
    longest = 0 if look.is_narrow else max(text_layout.text_width(str(row), look.size(13)) for row in rows)
    return look.across(WIDTH if look.height else text_layout.CHART) - longest - 12 - right


def under_bar(figure: go.Figure, look: Look, row: object, names: Sequence[str], pixels: float, room: float) -> None:
    """The names of parts of a stacked bar too small for words, in their order, `pixels` below its middle at the right.

    What is longer than the room ends with how many more there are; a phone breaks lines instead.
    """
    if not names:
        return
    said = [f"then {', '.join(names[:n])} and {spelled(len(names) - n)} more" for n in range(len(names) - 1, 0, -1)]
    every = f"then {', '.join(names)}"
    fits = every if look.is_narrow else text_layout.first_fit((every, *said), look.size(BASE), room)
    words = _by_bar(look, row, fits or f"then {spelled(len(names))} more", -pixels, look["muted"])
    figure.add_annotation(**words, name=roles.UNDER_BAR, x=1, xref="paper", xanchor="right")


def over_bar(figure: go.Figure, look: Look, row: object, part: tuple[float, str, object], pixels: float) -> None:
    """Words for a part of a stacked bar too small for them, `pixels` above its middle, over the end of the part.

    `part` is where it ends, the words, and the company.
    """
    end, said, company = part
    words = _by_bar(look, row, said, pixels, look.label(company))
    side = "right" if end > HALF else "left"
    figure.add_annotation(**words, name=roles.OVER_BAR, x=end, xref="x", xanchor=side)


def _by_bar(look: Look, row: object, text: str, pixels: float, color: str) -> dict[str, object]:
    """Words so many pixels above the middle of a row's bar, or below it where negative."""
    return {
        "y": row,
        "yanchor": "bottom" if pixels > 0 else "top",
        "yshift": pixels,
        "showarrow": False,
        "text": plain(text),
        "font": {"size": look.size(11), "color": color},
    }
