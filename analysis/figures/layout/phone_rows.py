"""Rows of a chart on a phone: the name above the mark instead of beside it, so that marks have all of the width."""

import re
from dataclasses import dataclass, field
from typing import Any

import plotly.graph_objects as go

from analysis.figures.layout import roles
from analysis.figures.layout.slide import named_rows
from analysis.figures.layout.text_layout import lines_of, text_width, wrap
from analysis.figures.layout.theme import Look

SIZE, LINE = 12, 15
"""Pixels of the words of a row and of one line of them."""
MARK, GAP = 16, 7
"""Pixels of a row's mark, and between two rows."""
BESIDE, NOTE = 112, 76
"""Pixels that names at the left and words at the right may take and still stand beside the plot."""
EDGE = 10
"""Pixels left and right of the plot, for the ends of its axis."""


@dataclass
class Row:
    """A row: its place on the axis, its name, and its words: the note, and whether it stands under the mark."""

    place: Any
    name: str
    notes: list[tuple[Any, bool]] = field(default_factory=list)

    @property
    def wide(self) -> float:
        """Pixels of the name on one line."""
        return text_width(bare(self.name), SIZE)


def bare(text: str) -> str:
    """A label without its markup, its lines kept."""
    return re.sub(r"<(?!br>)[^>]+>", "", text)


def lay_out(figure: go.Figure, look: Look) -> None:
    """Short names stay at the left, on two lines where need be; long ones, or those with words at the right, go
    above."""
    named = named_rows(figure)
    if not named:
        return
    axis = _axis(figure)
    every = dict.fromkeys(axis.categoryarray) if axis.categoryarray is not None else named
    rows = [Row(place, str(named.get(place, place))) for place in every]
    _words_of_bars(figure, look)
    by_place = {row.place: row for row in rows}
    for note in roles.annotations(figure, *roles.OF_ROWS):
        if note.y in by_place:
            by_place[note.y].notes.append((note, note.name in roles.BY_BAR))
    noted = max((text_width(bare(n.text), SIZE) for row in rows for n, _ in row.notes), default=0)
    longest = max(row.wide for row in rows)
    if longest <= BESIDE and noted <= NOTE:
        if noted:
            figure.layout.margin.r = noted + 16
    elif not noted and max(_split(row.name, BESIDE)[1] for row in rows) <= 2:
        said = [_split(row.name, BESIDE)[0] for row in rows]
        axis.update(tickmode="array", tickvals=[row.place for row in rows], ticktext=said)
        _grow(figure, len(rows), 2 * LINE + 4)
    else:
        _above(figure, look, axis, rows)


def _axis(figure: go.Figure) -> Any:
    return figure.layout[str(getattr(figure.data[0], "yaxis", None) or "y").replace("y", "yaxis")]


def _split(text: str, room: float) -> tuple[str, int]:
    """A name on lines that fit the room, and how many; one with markup is broken where it says."""
    said = "<br>".join(line if "<" in line else wrap(line, SIZE, room) for line in re.split("<br>", text))
    too_wide = any(text_width(bare(line), SIZE) > room + 10 for line in said.split("<br>"))
    return said, lines_of(said) + 9 * too_wide


def _words_of_bars(figure: go.Figure, look: Look) -> None:
    """Words at the ends of lying bars become words of their rows."""
    for trace in figure.data:
        if trace.type == "bar" and trace.orientation == "h" and trace.textposition == "outside" and not figure.frames:
            for place, text in zip(trace.y, trace.text if trace.text is not None else (), strict=False):
                figure.add_annotation(
                    name=roles.ROW_NOTE,
                    x=1,
                    xref="paper",
                    xanchor="left",
                    y=place,
                    text=str(text),
                    showarrow=False,
                    font={"size": SIZE, "color": look["text"]},
                )
            trace.text = None


def _grow(figure: go.Figure, count: int, pitch: float) -> None:
    """Makes the figure high enough for rows so far apart."""
    below = 32 + (20 if figure.layout.xaxis.title.text else 0)
    edges = figure.layout.margin
    need = (edges.t or 0) + (edges.b or 0) + below + count * pitch
    figure.layout.height = max(figure.layout.height or 0, round(need))


def _above(figure: go.Figure, look: Look, axis: Any, rows: list[Row]) -> None:
    """Names above their marks; the words that stood at the right follow on the same line or below."""
    mark = MARK * _abreast(figure)
    drawn = {y for trace in figure.data for y in (trace.y if trace.y is not None else ())}
    said = [
        (
            _words(look, row, mark)
            if row.place in drawn
            else [_say(look, row.place, f"<b>{bare(row.name)}</b>", 2 - mark / 2)]
        )
        for row in rows
    ]
    deepest = max(sum(lines_of(n["text"]) for n in notes if n["x"] == 0) for notes in said)
    places = {row.place for row in rows}
    kept = [n for n in figure.layout.annotations if n.name not in roles.OF_ROWS or n.y not in places]
    # Set at once: each annotation that is added alone makes Plotly check all before it again.
    figure.layout.annotations = [*kept, *(note for notes in said for note in notes)]
    pitch = mark + GAP + LINE * deepest
    _thin(figure, mark / pitch)
    figure.update_layout(margin={"l": EDGE, "r": EDGE + 4}, height=10)
    figure.update_xaxes(domain=[0, 1], ticklabeloverflow="allow")
    _between(figure, (mark / 2 + 4) / pitch)
    ends = [-(mark / 2 + 5) / pitch, len(rows) - (mark / 2 + 2) / pitch]
    ends = ends[::-1] if axis.autorange == "reversed" else ends
    axis.update(showticklabels=False, ticks="", showgrid=False, automargin=False, autorange=None, range=ends)
    _grow(figure, len(rows), pitch)


def _say(look: Look, place: Any, text: str, yshift: float, tone: str = "", is_right: bool = False) -> dict[str, Any]:
    """Words of a row, `yshift` pixels above the middle of its mark, at the left or the right end of their line."""
    side = {"x": 1, "xanchor": "right", "xshift": EDGE} if is_right else {"x": 0, "xanchor": "left", "xshift": 3}
    return side | {
        "xref": "paper",
        "y": place,
        "yanchor": "bottom",
        "yshift": yshift,
        "text": text,
        "showarrow": False,
        "name": roles.ROW_WORDS,
        "align": "left",
        "font": {"size": SIZE, "color": tone or look["text"]},
    }


def _words(look: Look, row: Row, mark: float) -> list[dict[str, Any]]:
    """A row's name and words above its mark, from the lowest line up; short words end the last line of the name."""
    room, above = look.width - EDGE - 2, mark / 2
    name = _split(row.name, room)[0]
    words = [(is_under, _cut(note.text, room), note.font.color) for note, is_under in row.notes]
    beside = [one for one in words if not one[0]]
    last = text_width(bare(name.split("<br>")[-1]), SIZE) + 14
    fits = len(beside) == 1 and "<br>" not in beside[0][1] and last + text_width(bare(beside[0][1]), SIZE) <= room
    right = beside[0] if fits else None
    made = []
    for one in reversed(words):
        if one is not right:
            made.append(_say(look, row.place, one[1], above, one[2]))
            above += LINE * lines_of(one[1])
    if right:
        made.append(_say(look, row.place, right[1], above, right[2], is_right=True))
    return [*made, _say(look, row.place, name, above)]


def _cut(text: str, room: float) -> str:
    """Words on at most two lines; what is longer ends in an ellipsis. Words with colors in them are not broken."""
    if "<span" in text or text_width(bare(text), SIZE) <= room:
        return text
    bold, _, rest = text.replace("<br>", " ").rpartition("</b>")
    lines = wrap(bare(f"{bold} {rest}".strip()), SIZE, room).split("<br>")
    lines = [*lines[:2]] if len(lines) <= 2 else [lines[0], lines[1] + " …"]
    head = bare(bold)
    if head and lines[0].startswith(head):
        lines[0] = f"<b>{head}</b>{lines[0][len(head) :]}"
    return "<br>".join(lines)


def _between(figure: go.Figure, part: float) -> None:
    """Lines between rows stand right below the mark of the upper one."""
    for line in figure.layout.shapes:
        if line.name == roles.SEPARATOR:
            line.y0 = line.y1 = line.y0 + 0.5 - part


def _abreast(figure: go.Figure) -> float:
    """How many bars of a row stand one under another, as a factor of a mark's height."""
    bars = [t for t in figure.data if t.type == "bar"]
    grouped = figure.layout.barmode in (None, "group") and len(bars) > 1 and all(t.base is None for t in bars)
    return 0.75 * len(bars) if grouped else 1.0


def _thin(figure: go.Figure, part: float) -> None:
    """Bars as high as a mark."""
    figure.layout.bargap = 1 - part
    for trace in figure.data:
        if trace.type == "bar" and trace.width is not None:
            trace.width = part
