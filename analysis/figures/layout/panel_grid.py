"""Many small panels laid out anew for a slide, so that the words of each can be read from the back of a room."""

from typing import Any

import plotly.graph_objects as go

from analysis.figures.layout import roles
from analysis.figures.layout.text_layout import wrap

FEW = 6
"""Panels up to this many stay where the figure puts them."""
SCALE = 1.2
"""Size of the words of many panels, times that of a page."""
LINE = 1.25
"""Height of a line of words, times its size."""
APART, TICKS = 2.6, 58
"""Between panels that share a value axis, times the size of their ticks; pixels before one with ticks of its own."""
TICK, MANY_ROWS = 3.3, 2
"""Width of a tick on an axis of dates, with the space after it, times its size; up to so many rows say theirs each."""


def panels(figure: go.Figure) -> int:
    """How many panels a figure has."""
    return len(_places(figure))


def _places(figure: go.Figure) -> list[tuple[str, str]]:
    """The axes of each panel, in the order drawn."""
    return list(dict.fromkeys((t.xaxis or "x", t.yaxis or "y") for t in figure.data if "yaxis" in t))


def _axis(figure: go.Figure, name: str) -> Any:
    return figure.layout[f"{name[0]}axis{name[1:]}"]


def lay_out(figure: go.Figure, width: int, height: int, columns: int = 0) -> None:
    """Moves the panels into columns (0: four or six) with room for heading and ticks; the margins are all the words
    need."""
    places = _places(figure)
    columns = columns or (4 if len(places) <= 16 else 6)
    rows = -(-len(places) // columns)
    heads = {at: roles.panel_title(figure, at[0]) for at in places}
    x_shared, y_shared = (_shared(figure, [at[i] for at in places]) for i in (0, 1))
    tick = max(_axis(figure, x).tickfont.size or 14 for x, _ in places)
    gap = round(APART * tick) if y_shared else TICKS
    x_said = not x_shared or rows <= MANY_ROWS
    margin = figure.layout.margin
    left = TICKS + (24 if any(_axis(figure, y).title.text for _, y in places) else 0)
    wide = (width - left - 12 - gap * (columns - 1)) / columns
    most = min(max(int(wide / TICK / tick), 2), 4)
    size = max((h.font.size for h in heads.values() if h is not None), default=14)
    lines = max(
        (_rewrap(h, wide + min(gap, 24 if columns < FEW - 2 else gap) - 10) for h in heads.values() if h is not None),
        default=1,
    )
    above, ticks = lines * size * LINE + 6, tick * LINE + 8
    below, top = max(ticks, margin.b or 0), above + _unit_over(figure, above)
    apart = above + (ticks if x_said or len(places) % columns else 0)
    high = (height - top - below - apart * (rows - 1)) / rows
    figure.update_layout(margin={"l": left, "r": 12, "t": top, "b": below, "autoexpand": False})
    across, down = width - left - 12, height - top - below
    for i, at in enumerate(places):
        row, column = divmod(i, columns)
        x0, y0 = column * (wide + gap) / across, 1 - (row * (high + apart) + high) / down
        box = [x0, x0 + wide / across], [max(y0, 0.0), max(y0, 0.0) + high / down]
        is_last = i + columns >= len(places)
        _put(figure, at, box, most, x_said or is_last, not y_shared or column == 0)
        if heads[at] is not None:
            heads[at].update(x=sum(box[0]) / 2, y=round(min(box[1][1], 1.0), 4), yanchor="bottom", yshift=2)


def _unit_over(figure: go.Figure, above: float) -> float:
    """Puts what the panels count over all their headings, once; the pixels that it takes."""
    notes = [*roles.annotations(figure, roles.AXIS_TITLE)]
    if not notes:
        return 0.0
    others = [n for n in figure.layout.annotations if n.name != roles.AXIS_TITLE]
    notes[0].update(x=0, y=1, yshift=above)
    figure.layout.annotations = [*others, notes[0]]
    return float(notes[0].font.size * LINE + 2)


def _put(
    figure: go.Figure, at: tuple[str, str], box: tuple[list[float], list[float]], most: int, x_said: bool, y_said: bool
) -> None:
    """One panel: where it stands, which of its axes says its ticks, and how many at most, none of them turned."""
    x = _axis(figure, at[0])
    x.update(domain=box[0], anchor=at[1], showticklabels=x_said, nticks=most, automargin=False, ticklabelstandoff=3)
    if x.tickvals is None:
        x.tickangle = 0
    y = _axis(figure, at[1])
    y.update(domain=box[1], anchor=at[0], showticklabels=y_said, nticks=4, automargin=False)
    if not y_said:
        y.title.text = ""


def _shared(figure: go.Figure, names: list[str]) -> bool:
    """True where the panels are all on one scale: tied to one axis, or of one range."""
    axes = [_axis(figure, name) for name in dict.fromkeys(names)]
    return sum(not axis.matches for axis in axes) <= 1 or len({axis.range for axis in axes} - {None}) == 1


def _rewrap(note: Any, room: float) -> int:
    """Breaks a heading so that it is no wider than the room; how many lines it takes."""
    bold, _, rest = str(note.text).replace("<br>", " ").rpartition("</b>")
    halves = (bold.replace("<b>", ""), rest)
    parts = [wrap(said, note.font.size, room) for part in halves if (said := part.strip(" ·"))]
    if bold:
        parts[0] = f"<b>{parts[0]}</b>"
    note.text = "<br>".join(parts)
    return sum(part.count("<br>") + 1 for part in parts)
