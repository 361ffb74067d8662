"""Words at the edges of a plot: names at the ends of lines, notes of rows."""

from collections.abc import Sequence

import plotly.graph_objects as go

from analysis.figures.layout import roles, text_layout
from analysis.figures.layout.marks import margin
from analysis.figures.layout.scales import axis_ends, plot_height
from analysis.figures.layout.theme import Look, annotate, plain, with_alpha

WIDEST = 440
"""Pixels across that names at line ends take at most; longer ones have two lines."""


def end_labels(
    figure: go.Figure,
    look: Look,
    places: Sequence[tuple[float, str, object]],
    span: float,
    left: bool = False,
    low: float | None = None,
) -> None:
    """Names at the right (or left) end of lines, moved apart so that none covers another, and tied to their ends.

    `places` are value, text, company; values are in the units of the axis (powers of ten on a log axis); `span`
    is the length of the axis, `low` its lower end, else the axis's own. The margin grows to the longest name.
    """
    if not places:
        return
    size, tie, line = (11, 8, 14.5) if look.is_narrow else (look.size(13), look.size(14), look.size(16))
    room = look.width * (0.26 if left else 0.3) if look.is_narrow else min(look.size(280), WIDEST)
    texts = [text_layout.wrap(plain(text).replace(" %", "\u00a0%"), size, room) for _, text, _ in places]
    lines = [text_layout.lines_of(t) for t in texts]
    if look.is_narrow:
        figure.layout.height += max(0, round(line * sum(lines) - plot_height(figure, look)))
    values = [value for value, _, _ in places]
    pixels, moved = _apart(figure, look, values, (low, span), lines, line)
    notes: list[dict[str, object]] = []
    for at, middle, text, (value, _, company) in zip(pixels, moved, texts, places, strict=True):
        far = abs(middle - at) > 2
        color = look.label(company)
        notes.append(
            {
                **(_left(tie) if left else _right(tie)),
                "y": value,
                "text": text,
                "ay": at - middle,
                "showarrow": True,
                "arrowhead": 0,
                "arrowwidth": 1,
                "arrowcolor": with_alpha(color, 0.55 if far else 0),
                "standoff": 5,
                "borderpad": 0,
                "font": {"size": size, "color": color},
            }
        )
    annotate(figure, notes)
    margin(figure, "l" if left else "r", tie + 10 + max(text_layout.text_width(t, size) for t in texts))


def _left(tie: float) -> dict[str, object]:
    """What a name at the left end has of its side; the tie is so many pixels long."""
    return {
        "name": roles.START_LABEL,
        "x": 0,
        "xref": "paper",
        "xanchor": "right",
        "align": "right",
        "ax": -tie,
    }


def _right(tie: float) -> dict[str, object]:
    """What a name at the right end has of its side; the tie is so many pixels long."""
    return {"name": roles.END_LABEL, "x": 1, "xref": "paper", "xanchor": "left", "align": "left", "ax": tie}


def _apart(
    figure: go.Figure, look: Look, values: list[float], axis: tuple[float | None, float], lines: list[int], line: float
) -> tuple[list[float], list[float]]:
    """Pixels up the plot of the ends, and of the middles of their names so that none covers another."""
    low, span = axis
    room = plot_height(figure, look)
    low, span = (low, span) if low is not None else axis_ends(figure, values, span)
    pixels = [(value - low) / (span or 1) * room for value in values]
    moved = text_layout.spread(pixels, [line * n for n in lines], -line / 2, room + line / 2)
    return pixels, moved


def row_notes(figure: go.Figure, look: Look, notes: Sequence[tuple[object, str, object]]) -> None:
    """A note at the right of each row of a chart: row, words, company; notes of one row follow each other on its
    line."""
    size = look.size(12)
    rows: dict[object, list[tuple[str, str]]] = {}
    for row, text, company in notes:
        rows.setdefault(row, []).append((plain(text), look.label(company)))
    made = [
        {
            "x": 1,
            "xref": "paper",
            "y": row,
            "xshift": 8,
            "showarrow": False,
            "xanchor": "left",
            "name": roles.ROW_NOTE,
            "text": (
                said[0][0]
                if len(said) == 1
                else " · ".join(f'<span style="color:{tone}">{words}</span>' for words, tone in said)
            ),
            "font": {"size": size, "color": said[0][1] if len(said) == 1 else look["muted"]},
        }
        for row, said in rows.items()
    ]
    annotate(figure, made)
    longest = max(
        (text_layout.text_width(" · ".join(words for words, _ in said), size) for said in rows.values()), default=0
    )
    margin(figure, "r", 16 + longest)


def tint_ends(figure: go.Figure, colors: Sequence[str]) -> None:
    """Writes the names at line ends in these colors, in the order drawn: those of no company are gray else."""
    for note, color in zip(roles.annotations(figure, *roles.LINE_ENDS), colors, strict=True):
        note.font.color = color
