"""Charts of license families, of open source by definition, and of the transparency index."""

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import legends, marks, roles
from analysis.figures.layout.hover import hover
from analysis.figures.layout.theme import Look, frame, text_on, with_alpha
from analysis.formats import spelled

FAMILIES = {
    "permissive": "open_source",
    "own or restricted": "open_weights",
    "non-commercial": "hybrid",
    "closed": "closed",
}
"""Family of licenses → the step of openness whose color it has."""


def families(table: pd.DataFrame, look: Look, family_unit: str = "count") -> go.Figure:
    """Models of the selection by year and license family, stacked, as numbers or parts of the year's."""
    shared = family_unit == "share"
    figure = frame(
        look, "", "Part of the year’s models of the selection (%)" if shared else "Models of the selection", 420
    )
    for family, step in FAMILIES.items():
        color = look.openness(step)
        part = table[table["license_family"].eq(family)].sort_values("year", kind="stable")
        figure.add_bar(
            meta={"role": roles.PART},
            x=part["year"],
            y=part["part_pct" if shared else "models_number"],
            name=family,
            marker={"color": color, "line": {"color": look["paper"], "width": 1}},
            text=marks.in_parts(part["models_number"], part["part_pct"], shared, 4),
            **marks.INSIDE,
            textfont={"color": text_on(color)},
            hovertext=hover(
                part,
                [
                    ("", "year"),
                    ("", "license_family"),
                    ("Models", "models_number"),
                    ("Part of the year (%)", "part_pct"),
                ],
            ),
            hoverinfo="text",
        )
    figure.update_layout(barmode="stack")
    figure.update_xaxes(type="category", categoryorder="category ascending")
    figure.update_yaxes(range=[0, 100] if shared else None)
    legends.legend(figure, look)
    return figure


def definitions(table: pd.DataFrame, look: Look) -> go.Figure:
    """A funnel: models with open weights, and how many meet each stricter definition."""
    part = table.iloc[::-1]
    figure = frame(look, "Models of the selection", height=140 + 42 * len(part))
    color = look.openness("open_source")
    figure.add_bar(
        meta={"role": roles.BAR},
        x=part["models_number"],
        y=part["term_met"],
        orientation="h",
        marker={"color": color},
        name="meets it",
        hovertemplate="%{y}: %{x}<extra></extra>",
    )
    unsure = part["models_possible"] - part["models_number"]
    said = [
        f"{n}" + (f" to {m}" if m > n else "") + f" ({spelled(p, '.0f')} %" + (" or more)" if m > n else ")")
        for n, m, p in zip(part["models_number"], part["models_possible"], part["part_pct"], strict=True)
    ]
    figure.add_bar(
        meta={"role": roles.UNKNOWN},
        x=unsure,
        y=part["term_met"],
        orientation="h",
        name="may meet it: the record says unknown",
        text=said,
        textposition="outside",
        cliponaxis=False,
        hovertemplate="%{y}: %{x} more may<extra></extra>",
        marker={
            "color": with_alpha(color, 0.12),
            "line": {"color": with_alpha(color, 0.5), "width": 1},
            "pattern": {"shape": "/", "size": 6, "solidity": 0.12, "fgcolor": color},
        },
    )
    figure.update_layout(barmode="stack")
    legends.legend(figure, look)
    figure.update_xaxes(range=[0, max(float(part["models_number"].max()), 1) * 1.2])
    return figure
