"""Charts of openness: heat table of ratings, one model in three systems, composites, licenses, transparency."""

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import legends, marks, roles
from analysis.figures.layout.hover import hover
from analysis.figures.layout.theme import Look, frame, plain, shade, with_alpha
from analysis.formats import spelled

RATINGS = {"open": "open_weights", "partial": "hybrid", "closed": ""}
"""Rating → the step of openness whose color it has."""
SYSTEMS = {"Opening up ChatGPT": "circle", "Model Openness Framework": "diamond", "Epoch access": "square"}


PROFILES_HOVER = [
    ("", "label"),
    ("", "company"),
    ("", "dimension"),
    ("Rating", "rating"),
    ("Printed", "printed"),
    ("Rated", "as_of"),
    ("Released", "release_year"),
    ("License", "license_family"),
    ("Source", "source_title"),
]


def profiles(table: pd.DataFrame, look: Look) -> go.Figure:
    """Heat table of models by dimension: full for open, half tone with a dot for partial, an outline for closed."""
    names = list(dict.fromkeys(table["label"]))[::-1]
    dimensions = list(dict.fromkeys(table.sort_values("dimension", kind="stable")["dimension"]))
    figure = frame(look, "", "", 210 + 23 * len(names))
    place = {name: n for n, name in enumerate(dimensions)}
    dot = {**marks.INSIDE, "text": "•", "textfont": {"color": look["text"], "size": look.size(13)}}
    for rating, step in RATINGS.items():
        part = table[table["rating"].eq(rating)]
        tone = look.openness(step)
        fill = {"open": tone, "partial": with_alpha(tone, 0.35)}.get(rating, "rgba(0,0,0,0)")
        figure.add_bar(
            meta={"role": roles.CELL},
            x=[0.84] * len(part),
            base=[place[d] - 0.42 for d in part["dimension"]],
            y=part["label"],
            orientation="h",
            width=0.78,
            name=rating,
            **(dot if rating == "partial" else {}),
            hoverinfo="text",
            hovertext=hover(part, PROFILES_HOVER),
            marker={"color": fill, "line": {"width": 1.2 if rating != "closed" else 0.8, "color": tone}},
        )
    _dimension_axes(figure, names, dimensions)
    return figure


def _dimension_axes(figure: go.Figure, names: list[str], dimensions: list[str]) -> None:
    """Dimensions over the table, models down its side, the legend below."""
    figure.update_xaxes(
        tickvals=list(range(len(dimensions))),
        ticktext=[plain(d) for d in dimensions],
        range=[-0.6, len(dimensions) - 0.4],
        tickangle=-40,
        side="top",
        showgrid=False,
        ticklabeloverflow="allow",
    )
    figure.update_yaxes(categoryorder="array", categoryarray=names, range=[-0.6, len(names) - 0.4], showgrid=False)
    figure.update_layout(
        barmode="overlay",
        showlegend=True,
        legend={"orientation": "h", "y": -0.01, "yanchor": "top", "x": 0},
        margin={"b": 30, "r": 96},
    )


GROUPS = ("weights", "data", "code", "license", "documents", "access")


ONE_MODEL_HOVER = [
    ("", "printed_name"),
    ("", "system"),
    ("", "group"),
    ("", "detail"),
    ("Rated", "as_of"),
    ("Source", "source_title"),
]


def one_model(table: pd.DataFrame, look: Look) -> go.Figure:
    """Groups of dimensions by rating system: mean as the color, count of open ratings in the cell; blank is not
    rated."""
    names = [s for s in SYSTEMS if (table["system"] == s).any()]
    groups = [g for g in GROUPS if (table["group"] == g).any()][::-1]
    figure = frame(look, "", "", 150 + 52 * len(groups))
    tone = look.openness(RATINGS["open"])
    apart = table["spread"].ge(0.5)
    figure.add_bar(
        meta={"role": roles.CELL},
        x=[1] * len(table),
        y=table["group"],
        base=[names.index(s) - 0.5 for s in table["system"]],
        orientation="h",
        width=0.9,
        hoverinfo="text",
        marker={
            "color": [with_alpha(tone, 0.08 + 0.8 * v) for v in table["openness_score"]],
            "line": {
                "color": [look["text"] if a else look["paper"] for a in apart],
                "width": [2 if a else 1 for a in apart],
            },
        },
        text=[
            f"{o} of {n} open" + (f",{'<br>' if look.is_narrow else ' '}{p} partial" if p else "")
            for o, p, n in zip(table["open_number"], table["partial_number"], table["ratings_number"], strict=True)
        ],
        **marks.INSIDE,
        textfont={"size": 11 if look.is_narrow else look.size(14), "color": look["text"]},
        hovertext=hover(table, ONE_MODEL_HOVER),
    )
    figure.update_xaxes(
        tickvals=list(range(len(names))),
        ticktext=names,
        side="top",
        range=[-0.5, len(names) - 0.5],
        showgrid=False,
        tickfont={"size": look.size(14)},
    )
    _group_axis(figure, table, groups)
    return figure


def _group_axis(figure: go.Figure, table: pd.DataFrame, groups: list[str]) -> None:
    """The groups of dimensions down the side, those marked on which the rating systems disagree."""
    said = {g: f"{g} ≠" if table.loc[table["group"].eq(g), "spread"].ge(0.5).any() else g for g in groups}
    figure.update_yaxes(
        categoryorder="array", categoryarray=groups, tickvals=groups, ticktext=list(said.values()), showgrid=False
    )
    figure.update_layout(barmode="overlay")


def composite(table: pd.DataFrame, look: Look) -> go.Figure:
    """Composite score as bars, with the rank, the rank under equal weights, and the part of all weightings won."""
    part = table.iloc[::-1]
    figure = frame(look, "Weighted openness (0 closed, 1 open)", height=100 + 26 * len(part))
    names = [
        f"{plain(n)}  {spelled(r, '.0f')} ({spelled(e, '.0f')})"
        for n, r, e in zip(part["label"], part["rank_chosen"], part["rank_equal"], strict=True)
    ]
    figure.add_bar(
        meta={"role": roles.BAR},
        x=part["openness_score"],
        y=list(range(len(part))),
        orientation="h",
        marker={"color": [look.color(c) if look.focus else look.openness("open_weights") for c in part["company_id"]]},
        text=[
            spelled(s, ".2f") + (f", first under {spelled(f, '.0f')} % of weightings" if f >= 0.5 else "")
            for s, f in zip(part["openness_score"], part["first_pct"], strict=True)
        ],
        textposition="outside",
        cliponaxis=False,
        hoverinfo="text",
        hovertext=hover(
            part,
            [
                ("", "label"),
                ("", "company"),
                ("Score", "openness_score"),
                ("Rank", "rank_chosen"),
                ("Rank, equal weights", "rank_equal"),
                ("First under (%)", "first_pct"),
                ("Rated", "as_of"),
            ],
        ),
    )
    figure.update_yaxes(tickvals=list(range(len(part))), ticktext=names, range=[-0.6, len(part) - 0.4], showgrid=False)
    figure.update_xaxes(range=[0, 1.35], tickvals=[0, 0.25, 0.5, 0.75, 1])
    return figure


SYSTEMS_HOVER = [
    ("", "label"),
    ("", "system"),
    ("Mean", "openness_score"),
    ("Models", "models_number"),
    ("As of", "as_of"),
]


def systems(table: pd.DataFrame, look: Look) -> go.Figure:
    """One row a company, one mark a rating system: how far apart they are."""
    order = table.groupby("label")["openness_score"].mean().sort_values().index
    figure = frame(look, "Mean rating of the company's models (0 closed, 1 open)", height=130 + 24 * len(order))
    ends = table.groupby("label")["openness_score"].agg(["min", "max"])
    figure.add_scatter(
        meta={"role": roles.CONNECTOR},
        x=[v for name in order for v in (ends["min"][name], ends["max"][name], None)],
        y=[v for name in order for v in (name, name, None)],
        mode="lines",
        line={"color": look["muted"], "width": 1.5},
        hoverinfo="skip",
        showlegend=False,
    )
    for system, shape in SYSTEMS.items():
        part = table[table["system"].eq(system)]
        figure.add_scatter(
            meta={"role": roles.POINT},
            x=part["openness_score"],
            y=part["label"],
            mode="markers",
            name=system,
            hoverinfo="text",
            hovertext=hover(part, SYSTEMS_HOVER),
            marker={
                "symbol": shape,
                "size": 11,
                "color": shade("#4477aa", look["paper"], 3),
                "line": {"width": 1, "color": look["paper"]},
            },
        )
    figure.update_yaxes(categoryorder="array", categoryarray=list(order), range=[-0.7, len(order) - 0.3])
    figure.update_xaxes(range=[-0.03, 1.03])
    legends.legend(figure, look)
    return figure
