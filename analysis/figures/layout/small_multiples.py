"""Small multiples: any chart of several named lines, split into one panel a line."""

from typing import Any

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from analysis.figures.layout import roles, text_layout
from analysis.figures.layout.theme import Look, frame

COLUMNS, MOST = 4, 24
KEPT = ("type", "range", "ticksuffix", "tickformat", "exponentformat", "dtick", "tickmode", "tickvals", "ticktext")
"""What each value axis takes over from the chart that is split."""
ACROSS = ("type", "range", "categoryorder", "categoryarray", "tickmode", "tickvals", "ticktext")
"""What each axis along the bottom takes over."""


def names_of(figure: go.Figure) -> list[str]:
    """The named lines of a chart on one pair of axes, as drawn; none where a split would say less than the chart."""
    if len(list(figure.select_xaxes())) != 1 or any(
        t.type != "scatter" or roles.of(t) == roles.PART for t in figure.data
    ):
        return []
    drawn = [t.name for t in figure.data if t.name and roles.is_drawn(t) and len(t.x)]
    found = list(dict.fromkeys(drawn))
    return found if len(found) > 1 else []


def lay_out(figure: go.Figure, look: Look, layout: str) -> go.Figure:
    """The lines as the reader wants them: together, in panels on one axis, or in panels with an axis of their own."""
    return figure if layout == "together" else split(figure, look, own=layout == "own")


def split(figure: go.Figure, look: Look, own: bool = False) -> go.Figure:
    """One panel a named line, the first `MOST`; on one value axis, or each on its own, which its heading then says."""
    every = names_of(figure)
    names = every[:MOST]
    if not names:
        return figure
    columns = min(COLUMNS, len(names))
    rows = -(-len(names) // columns)
    said = _said(figure)
    made = make_subplots(
        rows,
        columns,
        shared_yaxes=False if own else "all",
        shared_xaxes="all",
        vertical_spacing=min(0.28 / rows, 0.2),
        horizontal_spacing=0.06 if own else 0.025,
        subplot_titles=[_heading(said.get(n, n), look, own) for n in names],
    )
    base = frame(look, "", "", 70 + 165 * rows)
    made.update_layout(base.layout)
    made.update_layout(margin={"t": 44, "l": 8, "r": 16})
    colors = {}
    for i, name in enumerate(names):
        place = {"row": i // columns + 1, "col": i % columns + 1}
        for trace in (t for t in figure.data if t.name == name):
            made.add_trace(trace, **place)
            colors[name] = trace.line.color or trace.marker.color
        _lines(made, figure, i + 1)
    made.update_traces(showlegend=False)
    made.for_each_trace(lambda trace: trace.update(marker={"size": max(4, (trace.marker.size or 0) // 2)}))
    made.update_annotations(name=roles.PANEL_TITLE, font={"size": look.size(12)}, yshift=2)
    _axes(made, figure, look, base, own)
    for i in range(max(len(names) - columns, 0), len(names)):
        made.update_xaxes(showticklabels=True, row=i // columns + 1, col=i % columns + 1)
    units = [str(axis.title.text or "") for axis in (figure.layout.yaxis, figure.layout.xaxis)]
    _unit(made, look, "; across: ".join(unit for unit in units if unit), len(every) - len(names))
    return made


def _axes(made: go.Figure, figure: go.Figure, look: Look, base: go.Figure, own: bool) -> None:
    """The axes of the panels: those of the figure, with fewer ticks and smaller type."""
    value = figure.layout.yaxis.to_plotly_json()
    made.update_yaxes(
        base.layout.yaxis.to_plotly_json()
        | {k: value[k] for k in KEPT if k in value and not (own and k in ("range", "dtick"))}
    )
    made.update_yaxes(nticks=5, tickfont={"size": look.size(11)}, title="")
    made.update_xaxes(
        base.layout.xaxis.to_plotly_json() | {"nticks": 4, "tickfont": {"size": look.size(11)}, "title": None}
    )
    across = figure.layout.xaxis.to_plotly_json()
    if "ticktext" in across:
        low, high = across["range"]
        across["range"] = [low - 0.25 * (high - low), high + 0.25 * (high - low)]
    made.update_xaxes({part: across[part] for part in ACROSS if part in across})


def _said(figure: go.Figure) -> dict[str, str]:
    """The words at the end of each line, by its name: the longest become the heading of its panel."""
    ends = [str(note.text).replace("<br>", " ") for note in roles.annotations(figure, *roles.LINE_ENDS)]
    names = {t.name for t in figure.data if t.name}
    return {n: e for n in names for e in sorted(ends, key=len) if e.startswith(n)}


def _heading(text: str, look: Look, own: bool) -> str:
    """A heading of at most two lines; a panel on its own axis says so."""
    words = f"<b>{text}</b>" + (" · own axis" if own else "")
    return text_layout.wrap(words, look.size(12), 270)


def _lines(made: go.Figure, figure: go.Figure, number: int) -> None:
    """The dated and level lines of the chart, in each panel."""
    suffix = "" if number == 1 else str(number)
    for shape in figure.layout.shapes:
        moved: dict[str, Any] = shape.to_plotly_json()
        for end in ("xref", "yref"):
            ref = str(moved.get(end, end[0]))
            moved[end] = ref.replace(end[0], f"{end[0]}{suffix}", 1) if ref[0] == end[0] else f"{end[0]}{suffix} domain"
        made.add_shape(moved)


def _unit(made: go.Figure, look: Look, unit: str, hidden: int) -> None:
    """The unit of the value axes, and how many lines have no panel."""
    more = f"; {hidden} more lines have no panel: choose companies to see them" if hidden else ""
    if unit or more:
        made.add_annotation(
            name=roles.UNIT_NOTE,
            x=0,
            xref="paper",
            xanchor="left",
            y=0,
            yref="paper",
            yanchor="top",
            yshift=-24,
            showarrow=False,
            text=unit + more,
            font={"size": look.size(12), "color": look["muted"]},
        )
        made.update_layout(margin={"b": 52})
