"""The chart of revenue models by company."""

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import legends, roles
from analysis.figures.layout.hover import hover
from analysis.figures.layout.theme import Look, frame, with_alpha

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
    """Companies by revenue model: full for found, a ring for a side line, a cross for no, a dash for not found."""
    names = sorted(table["label"].unique(), reverse=True)
    figure = frame(look, "", "", 150 + 24 * max(len(names), 4))
    for uses, (shape, said) in USES.items():
        part = table[table["uses"].eq(uses)]
        found = uses != "not found"
        colors = [look.color(c) if found else with_alpha("#8f8f8f", 0.6) for c in part["company_id"]]
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
                "size": 13 if found else 6,
                "color": colors,
                "line": {"width": 2 if found else 1, "color": colors},
            },
            hovertext=hover(part, MATRIX_HOVER),
        )
        if len(part):
            legends.entry(
                figure,
                said,
                "markers",
                hoverinfo="skip",
                showlegend=True,
                marker={
                    "symbol": shape,
                    "size": 11 if found else 6,
                    "color": look["muted"],
                    "line": {"width": 2 if found else 1, "color": look["muted"]},
                },
            )
    _matrix_axes(figure, table, names)
    legends.legend(figure, look)
    return figure


def _matrix_axes(figure: go.Figure, table: pd.DataFrame, names: list[str]) -> None:
    """Revenue models below, companies down the side."""
    kinds = list(dict.fromkeys(table["revenue_model"]))
    figure.update_xaxes(
        categoryorder="array",
        categoryarray=kinds,
        range=[-0.5, len(kinds) - 0.5],
        tickangle=-30,
        side="bottom",
        showgrid=False,
    )
    figure.update_yaxes(categoryorder="array", categoryarray=names, range=[-0.6, len(names) - 0.4])
