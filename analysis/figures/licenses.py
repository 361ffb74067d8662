"""Charts of license families, of open source by definition, and of the transparency index."""

from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import edge_labels, label_placement, legends, marks, roles, scales
from analysis.figures.layout.events import moment
from analysis.figures.layout.hover import hover
from analysis.figures.layout.theme import Look, frame, plain, text_on, with_alpha
from analysis.formats import spelled
from analysis.periods import dated, period_mid

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


INDEX_SCORES_HOVER = [
    ("", "label"),
    ("Edition", "edition"),
    ("Score", "score"),
    ("Out of", "max_score"),
    ("Model", "flagship_model"),
    ("Source", "source_title"),
]


def index_scores(table: pd.DataFrame, look: Look) -> go.Figure:
    """One line a developer over the editions, all named at both ends; no line crosses the break of 2025, when the
    indicators changed."""
    figure = frame(look, "", "Part of the indicators met (%)", 480)
    editions = sorted(table["edition"].unique())
    at = dict(zip(editions, period_mid(pd.Series(editions)), strict=True))
    ends: list[tuple[float, str, object]] = []
    beside: dict[str, list[tuple[float, str, object]]] = {}
    last_before = max((e for e in editions if e < "2025"), default="")
    named = (editions[0], last_before)
    for developer, part in table.groupby("label"):
        _runs(figure, look, part, at)
        for row in part.to_dict("records"):
            name = (float(row["part_pct"]), f"{developer} {spelled(row['part_pct'], '.0f')}", row["company_id"])
            if row["edition"] == editions[-1]:
                ends.append(name)
            elif row["edition"] == part["edition"].iloc[-1] or (row["edition"] in named and not look.is_narrow):
                beside.setdefault(row["edition"], []).append(name)
    figure.update_xaxes(tickvals=list(at.values()), ticktext=[dated(e) for e in editions])
    _break_of_2025(figure, look, at)
    figure.update_yaxes(range=[-2, 102])
    marks.margin(figure, "t", 30)
    legends.kinds(figure, look, table[["company_id"]], "markers")
    edge_labels.end_labels(figure, look, ends, 102)
    for edition, there in beside.items():
        label_placement.after(
            figure,
            look,
            at[edition],
            there,
            label_placement.Axis(-2, 104, scales.plot_height(figure, look)),
            edition < last_before,
        )
    whole = (at[editions[-1]] - at[editions[0]]) or pd.Timedelta(days=365)
    before = 0.6 if look.is_narrow else 0.18
    figure.update_xaxes(range=[at[editions[0]] - before * whole, at[editions[-1]] + 0.04 * whole])
    return figure


def _runs(figure: go.Figure, look: Look, part: pd.DataFrame, at: dict[str, pd.Timestamp]) -> None:
    """A developer's line before the break and after it."""
    developer, color = part["label"].iloc[0], look.color(part["company_id"].iloc[0])
    for run in (part[part["edition"] < "2025"], part[part["edition"] >= "2025"]):
        figure.add_scatter(
            meta={"role": roles.LINE},
            x=run["edition"].map(at),
            y=run["part_pct"],
            mode="lines+markers",
            name=plain(developer),
            line={"color": color, "width": 2},
            marker={"size": 9, "symbol": look.form(part["company_id"].iloc[0]), "color": color},
            opacity=look.opacity(part["company_id"].iloc[0]),
            hoverinfo="text",
            hovertext=hover(run, INDEX_SCORES_HOVER),
        )


def _break_of_2025(figure: go.Figure, look: Look, at: dict[str, pd.Timestamp]) -> None:
    """A line between the editions where the indicators changed."""
    for a, b in pairwise(at):
        if a < "2025" <= b:
            between = at[a] + (at[b] - at[a]) * 0.65
            moment(figure, look, between, "break: new, harder indicators", {"xanchor": "right", "xshift": -4})
