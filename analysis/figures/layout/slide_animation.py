"""The figures of a run on a slide: as high and as large in type at each date, on axes that stay."""

import json
from collections.abc import Sequence

import plotly.graph_objects as go

from analysis.figures.layout import roles
from analysis.figures.layout.animation import Drawn, fix
from analysis.figures.layout.slide import MEASURE, SPACE, WIDTH, count, lines, roomy
from analysis.figures.layout.text_layout import text_width
from analysis.figures.layout.theme import Look

FOUND, DATE, BESIDE = 30, 44, 32
"""Pixels of what is found at a date, of that date beside it, and between the two (`static/present.css`)."""


def left_by(said: Sequence[tuple[str, str, str]]) -> int:
    """Height of a chart under the words of any date: its name beside what is found then, and the measure under both."""
    across = WIDTH - BESIDE - max(text_width(name, DATE) for name, _, _ in said)
    return SPACE - max(10 + 30 * lines(f, FOUND, across) + 26 * lines(m, MEASURE, WIDTH) for _, f, m in said)


def as_json(figures: Sequence[go.Figure], look: Look) -> list[Drawn]:
    """The figures as JSON, made ready for a slide together: no rows that others add push anything off it."""
    made = [json.loads(str(roomy(figure, look).to_json())) for figure in figures]
    fix(made, look.height)
    rows = count(figures)
    for figure, drawing in zip(figures, made, strict=True):
        for note in drawing["layout"].get("annotations", ()):
            if note.get("name") in (roles.UNDER_BAR, roles.OVER_BAR):
                note["yshift"] *= count([figure]) / rows
    return made
