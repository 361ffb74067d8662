"""The chart of revenue models by company."""

from collections.abc import Iterable

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import legends, roles
from analysis.figures.layout.hover import hover
from analysis.figures.layout.theme import Look, frame, shade, with_alpha
from analysis.formats import spelled

USES = {
    "yes": ("circle", "found"),
    "partial": ("circle-open", "found, a side line"),
    "no": ("x", "found not to be used"),
    "not found": ("line-ew-open", "not found: no proof of “no”"),
}


MATRIX_HOVER = [
    ("", "label"),
    ("", "revenue_model"),
    ("Uses it", "uses"),
    ("Found", "evidence"),
    ("Since", "as_of"),
    ("Source", "source_title"),
]


def matrix(table: pd.DataFrame, look: Look) -> go.Figure:
    """Companies by revenue model: full for found, a ring for a side line, a cross for no, a dash for not found.

    Ways of earning stand by how many have them, the most first and in color; companies by how many they have.
    """
    ways = _found(table, "revenue_model", table["revenue_model"].unique())
    names = list(_found(table, "label", sorted(table["label"].unique())).index)[::-1]
    figure = frame(look, "", "", 150 + 24 * max(len(names), 4))
    for uses, (shape, said) in USES.items():
        part = table[table["uses"].eq(uses)]
        is_found = uses != "not found"
        most = part["revenue_model"].map(ways).eq(ways.max())
        tones = [shade("#0b4f9e", look["paper"], 5) if first else look["muted"] for first in most]
        colors = tones if is_found else [with_alpha("#8f8f8f", 0.6)] * len(part)
        figure.add_scatter(
            meta={"role": roles.CELL},
            x=part["revenue_model"],
            y=part["label"],
            mode="markers",
            name=said,
            hoverinfo="text",
            showlegend=False,
            marker={
                "symbol": shape,
                "size": 13 if is_found else 6,
                "color": colors,
                "line": {"width": 2 if is_found else 1, "color": colors},
            },
            hovertext=hover(part, MATRIX_HOVER),
        )
        if len(part):
            _entry(figure, look, said, shape, is_found)
    _matrix_axes(figure, ways, names)
    legends.legend(figure, look)
    return figure


def _found(table: pd.DataFrame, by: str, every: Iterable[str]) -> pd.Series:
    """In how many rows of each something was found, if only a side line; the most first."""
    found = table.loc[table["uses"].isin(("yes", "partial")), by].value_counts()
    return found.reindex(list(every), fill_value=0).sort_values(ascending=False, kind="stable")


def _entry(figure: go.Figure, look: Look, said: str, shape: str, is_found: bool) -> None:
    """What a form means, in the legend."""
    line = {"width": 2 if is_found else 1, "color": look["muted"]}
    mark = {"symbol": shape, "size": 11 if is_found else 6, "color": look["muted"], "line": line}
    legends.entry(figure, said, "markers", hoverinfo="skip", showlegend=True, marker=mark)


def _matrix_axes(figure: go.Figure, ways: pd.Series, names: list[str]) -> None:
    """Revenue models below with how many have them, companies down the side."""
    kinds = list(ways.index)
    figure.update_xaxes(
        categoryorder="array",
        categoryarray=kinds,
        range=[-0.5, len(kinds) - 0.5],
        tickvals=kinds,
        ticktext=[f"{way} {spelled(count, '.0f')}" for way, count in ways.items()],
        side="bottom",
        showgrid=False,
    )
    figure.update_yaxes(categoryorder="array", categoryarray=names, range=[-0.6, len(names) - 0.4])
