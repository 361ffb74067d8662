"""What each part of a figure is: the role of a trace in its `meta`, of an annotation and of a shape in its `name`.

The function that draws a part says its role; phone, slide and PowerPoint read it and never guess it from coordinates,
colors or words. To change how one of them treats a part, look for the role in that renderer.
"""

from collections.abc import Iterator
from typing import Any

import plotly.graph_objects as go

POINT = "point"
"""Values, each a mark of its own, with its interval where one is known."""
LINE = "line"
"""Values of one name, joined in their order."""
BAR = "bar"
"""Values as bars from zero."""
PART = "part"
"""Parts of a whole, stacked on one another as bars or areas."""
UNKNOWN = "unknown"
"""The end of a bar that may be there or not."""
REST = "rest"
"""What is missing to the whole, from the end of a bar on."""
INTERVAL = "interval"
"""A stretch from the lowest to the highest value that is possible."""
BOUND = "bound"
"""The lower or the upper bound of what is possible, over time; the area between both is filled."""
BAND = "band"
"""The outline of an area between a low and a high line."""
OLDER = "older"
"""Values that are not of today, faint."""
PROJECTION = "projection"
"""Values that nobody observed: medians of draws, assumed paths, ends of a range."""
REFERENCE = "reference"
"""A line to compare with: a diagonal, a frontier, a baseline, the best by then."""
CONNECTOR = "connector"
"""A line that joins the marks of a row and has no value of its own."""
STEP = "step"
"""Bars of a waterfall, each from where the one before it ends."""
STRETCH = "stretch"
"""Time from one date to another in a lane."""
CELL = "cell"
"""Fields of a table of names by names."""
FLOW = "flow"
"""Ribbons from one side to the other."""
NODE = "node"
"""What the arrows of a network join."""
TIE = "tie"
"""A curve of a network from one company to another."""
CORE = "core"
"""The light inside of a curve that is hollow, on it."""
WORDS = "words"
"""A trace that only writes words, at the ends of bars."""
LEGEND = "legend entry"
"""A trace without a point: it stands in the legend to say what marks mean."""
TRACES = (
    POINT,
    LINE,
    BAR,
    PART,
    UNKNOWN,
    REST,
    INTERVAL,
    BOUND,
    BAND,
    OLDER,
    PROJECTION,
    REFERENCE,
    CONNECTOR,
    STEP,
    STRETCH,
    CELL,
    FLOW,
    NODE,
    TIE,
    CORE,
    WORDS,
    LEGEND,
)

END_LABEL = "end label"
"""Name and value of a line, at its right end."""
START_LABEL = "start label"
"""Name and value of a line, at its left end."""
POINT_LABEL = "point label"
"""The name of a mark or of a path, beside it."""
INTERVAL_LABEL = "interval label"
"""The name of an interval, over its end."""
LINE_LABEL = "line label"
"""What a line drawn to compare with means, at a point of it."""
LEVEL_LABEL = "level label"
"""What a level line across the plot means, at its right end."""
BAND_LABEL = "band label"
"""The name of a band behind the marks."""
BOUND_LABEL = "bound label"
"""What an upright line at a value means, over the plot."""
MOMENT_LABEL = "moment label"
"""What an upright line at a date means, inside the plot."""
AXIS_TITLE = "axis title"
"""What an upright axis counts, level over its plot."""
AXIS_NOTE = "axis note"
"""What a value of the axis means in other units, right of the plot."""
ROW_NOTE = "row note"
"""Words of a row, right of the plot."""
ROW_TEXT = "row text"
"""Sentences of a row, in a column right of a plot that leaves room for them."""
ROW_REASON = "row reason"
"""Why a row's bar is so long, under the bar."""
ROW_HEADING = "row heading"
"""What a row is about, in large words and small ones left of it."""
ROW_WORDS = "row words"
"""Name and words of a row above its mark, on a phone."""
UNDER_BAR = "under bar"
"""The parts of a stacked bar that are too small for words, under its right end."""
OVER_BAR = "over bar"
"""A part of a stacked bar that matters and is too small for words, over its end."""
CUT_NOTE = "cut note"
"""How far a bar reaches that runs off the axis."""
ARROW = "arrow"
"""An arrow from point to point, without words."""
ARROW_LABEL = "arrow label"
"""What an arrow of a network means, on it."""
BOX = "box"
"""The name of a company of a network, in the box where its curves end."""
COLUMN_TITLE = "column title"
"""What a column of a network holds, over it."""
SIDE_TITLE = "side title"
"""What a side of a flow shows, over it."""
PANEL_TITLE = "panel title"
"""What a panel shows, over it; panels are counted as their axes are."""
STRIP_LABEL = "strip label"
"""What a strip of marks without a value holds."""
PLOT_NOTE = "plot note"
"""A sentence over the plot on how to read it."""
UNIT_NOTE = "unit note"
"""The unit of all panels, under them."""
EVENT = "event"
"""Shape: the line of an event; annotation: the mark on it, or its name above the plot."""
ANNOTATIONS = (
    END_LABEL,
    START_LABEL,
    POINT_LABEL,
    INTERVAL_LABEL,
    LINE_LABEL,
    LEVEL_LABEL,
    BAND_LABEL,
    BOUND_LABEL,
    MOMENT_LABEL,
    AXIS_TITLE,
    AXIS_NOTE,
    ROW_NOTE,
    ROW_TEXT,
    ROW_REASON,
    ROW_HEADING,
    ROW_WORDS,
    UNDER_BAR,
    OVER_BAR,
    CUT_NOTE,
    ARROW,
    ARROW_LABEL,
    BOX,
    COLUMN_TITLE,
    SIDE_TITLE,
    PANEL_TITLE,
    STRIP_LABEL,
    PLOT_NOTE,
    UNIT_NOTE,
    EVENT,
)

LEVEL = "level"
"""A line across or up the plot at a value that matters: zero, one half, a guideline, a bound."""
MOMENT = "moment"
"""An upright line at a date: a break of a series, the last day known, break-even."""
SEPARATOR = "separator"
"""A quiet line between two rows or layers."""
RANGE = "range"
"""A band of values behind the marks: of a guideline, or what the article says."""
POSTS = "posts"
"""One of the two upright lines between which slopes run."""
SHAPES = (LEVEL, MOMENT, SEPARATOR, RANGE, POSTS, EVENT)

AS_DRAWN = (
    BAR,
    UNKNOWN,
    INTERVAL,
    REFERENCE,
    CONNECTOR,
    STEP,
    WORDS,
    MOMENT_LABEL,
    CUT_NOTE,
    ARROW_LABEL,
    STRIP_LABEL,
    LEVEL,
    MOMENT,
    RANGE,
    POSTS,
)
"""Roles that no renderer treats in a way of its own: drawn as their type says, or decoration, which a slide leaves
out."""

MARKED = (POINT, LINE, OLDER, PROJECTION)
"""Traces with a mark at each value: of one date they become rows."""
AREAS = (BAND, BOUND, PART)
"""Traces that fill the plot up to another line."""
LINE_ENDS = (END_LABEL, START_LABEL)
"""Names of lines; panels and rows of one date take them over."""
AT_RIGHT = (END_LABEL, ROW_NOTE, AXIS_NOTE)
"""Words right of the plot, which need a margin there."""
BY_BAR = (UNDER_BAR, OVER_BAR, ROW_REASON)
"""Words above or below a bar of a row."""
OF_ROWS = (ROW_NOTE, ROW_TEXT, *BY_BAR)
"""Words that belong to a row and go where it goes."""
OVER_PLOT = (PLOT_NOTE, BOUND_LABEL, BAND_LABEL, PANEL_TITLE, AXIS_TITLE)
"""Words above a plot, which move up where events are named there."""
PLACED = (*LINE_ENDS, POINT_LABEL, EVENT, UNDER_BAR, OVER_BAR, ROW_WORDS, AXIS_TITLE)
"""Words whose distance from their mark was worked out from their size and the size of the plot."""
SENTENCES = (PLOT_NOTE, UNIT_NOTE, BAND_LABEL, LEVEL_LABEL, ROW_HEADING, SIDE_TITLE, PANEL_TITLE)
"""Words that may be as long as the screen of a phone is wide, and are broken there."""


def of(part: Any) -> str:
    """The role of a trace, an annotation or a shape of a figure; empty where it has none."""
    if "meta" not in part:
        return str(part.name or "")
    return str((part.meta or {}).get("role", ""))


def annotations(figure: go.Figure, *roles: str) -> Iterator[Any]:
    """The annotations of a figure that have one of the roles."""
    return (note for note in figure.layout.annotations if note.name in roles)


def is_drawn(trace: Any) -> bool:
    """True for a trace that is no mere entry of a legend."""
    return of(trace) != LEGEND


def panel_title(figure: go.Figure, x: str) -> Any:
    """The title of the panel on this horizontal axis, such as x2; None where it has none."""
    titles = [*annotations(figure, PANEL_TITLE)]
    number = int(x[1:] or 1)
    return titles[number - 1] if number <= len(titles) else None


def axis_title(figure: go.Figure, x: Any, y: Any) -> str:
    """What the upright axis `y` of a panel counts, as written over its plot beside axis `x`; empty where nothing is."""
    left, top = (x.domain or (0, 1))[0], (y.domain or (0, 1))[1]
    over = (n for n in annotations(figure, AXIS_TITLE) if abs(n.x - left) < 0.01 and abs(n.y - top) < 0.01)
    return next((str(note.text) for note in over), str(y.title.text or ""))
