"""Charts of one company: its models by date and size, its reported amounts over time."""

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import label_placement, legends, roles, text_layout
from analysis.figures.layout.events import full_date
from analysis.figures.layout.hover import hover
from analysis.figures.layout.theme import Look, frame, plain, text_on
from analysis.figures.strategies import strategy_color
from analysis.schema.words import in_words

MODEL = [
    ("", "model"),
    ("", "label"),
    ("Released", "release_date"),
    ("Parameters (bn)", "parameters_bn"),
    ("Access", "access"),
    ("License", "license"),
    ("Source", "source_title"),
]


def models_by_date(table: pd.DataFrame, look: Look) -> go.Figure:
    """Models along time: full where weights can be downloaded, hollow where they cannot; a lane a company and
    modality."""
    several = table["label"].nunique() > 1
    rows = table["label"].map(text_layout.without_brackets) + ": " + table["modality"] if several else table["modality"]
    table = table.assign(lane=rows.map(plain))
    if several:
        table = table.sort_values("label", kind="stable", key=lambda names: names.map(_order(names)))
    lanes = list(dict.fromkeys(table["lane"]))
    figure = frame(look, "", "", height=110 + (32 if several else 60) * len(lanes))
    for opened, part in table.groupby("opened"):
        colors = [look.color(c) for c in part["company_id"]]
        figure.add_scatter(
            meta={"role": roles.POINT},
            x=pd.to_datetime(part["release_date"].map(full_date)),
            y=part["lane"],
            mode="markers",
            name="weights can be downloaded" if opened else "weights closed",
            hoverinfo="text",
            hovertext=hover(part, MODEL),
            marker={
                "symbol": [look.form(c) + ("" if opened else "-open") for c in part["company_id"]],
                "size": 12,
                "color": colors,
                "line": {"color": colors, "width": 2},
            },
        )
    legends.legend(figure, look)
    figure.update_yaxes(categoryorder="array", categoryarray=lanes[::-1], range=[-0.6, len(lanes) - 0.4])
    return figure


def _order(names: pd.Series) -> dict[str, int]:
    """Each name by its first place."""
    return {name: i for i, name in enumerate(dict.fromkeys(names))}


SCORE = [
    ("", "model"),
    ("", "label"),
    ("Date", "date"),
    ("Score", "score"),
    ("Best by then", "best_by_then"),
    ("Access", "access"),
    ("Source", "source_title"),
]


def strategy_lanes(table: pd.DataFrame, look: Look) -> go.Figure:
    """One lane a company, one bar a strategy, written on the bar; a change is where one bar ends."""
    rows = list(dict.fromkeys(table["label"]))
    figure = frame(look, height=80 + 44 * len(rows))
    for row in table.itertuples():
        start, end = (pd.Timestamp(full_date(str(d))) for d in (row.start, row.end))
        said, color = in_words(row.strategy), strategy_color(row.strategy, look)
        figure.add_bar(
            meta={"role": roles.STRETCH},
            x=[(end - start).total_seconds() * 1000],
            base=[start],
            y=[plain(row.label)],
            orientation="h",
            hoverinfo="text",
            marker={"color": color, "line": {"color": look["paper"], "width": 2}},
            text=[said],
            textposition="inside",
            insidetextanchor="middle",
            constraintext="none",
            cliponaxis=True,
            textfont={"size": look.size(13), "color": text_on(color)},
            hovertext=(
                f"<b>{plain(row.label)}</b><br>{said} from"
                f" {plain(row.since) if isinstance(row.since, str) else 'before March 2024'}"
            )
            + (f"<br>{plain(row.reason)}" if isinstance(row.reason, str) else ""),
        )
    figure.update_layout(barmode="overlay", bargap=0.25)
    figure.update_xaxes(type="date", range=["2023-01-01", table["end"].max()], dtick="M12", tickformat="%Y")
    figure.update_yaxes(categoryorder="array", categoryarray=[plain(r) for r in rows[::-1]])
    return figure


def scores(table: pd.DataFrame, look: Look) -> go.Figure:
    """Scores along time, full where the weights can be downloaded; the gray line is the best of any company by then."""
    figure = frame(look, "", "Score", 380)
    _best_by_then(figure, look, table)
    low, tall, places = _places(table)
    table, spots = table.assign(place=places), []
    for (label, access), part in table.groupby(["label", "access"], sort=False):
        company, part = part["company_id"].iloc[0], part.sort_values("date", kind="stable")
        color, last, name = look.color(company), part.iloc[-1], f"{text_layout.without_brackets(label)}, {access}"
        figure.add_scatter(
            meta={"role": roles.POINT},
            x=pd.to_datetime(part["date"]),
            y=part["score"],
            mode="markers",
            name=plain(name),
            hoverinfo="text",
            hovertext=hover(part, SCORE),
            opacity=look.opacity(company),
            marker={
                "size": 11,
                "color": color,
                "symbol": look.form(company) + ("" if access == "open" else "-open"),
                "line": {"width": 2, "color": color},
            },
        )
        spots.append(
            label_placement.Spot(
                pd.Timestamp(last["date"]), last["score"], last["place"], name, True, False, look.label(company)
            )
        )
    label_placement.names_beside_points(figure, look, spots, places, size=(1000, 320))
    figure.update_yaxes(range=[low - 0.07 * tall, low + 1.07 * tall])
    legends.legend(figure, look)
    return figure


def _best_by_then(figure: go.Figure, look: Look, table: pd.DataFrame) -> None:
    """A gray line at the best score of any company by each date."""
    best = table.sort_values("date", kind="stable").drop_duplicates("date")
    figure.add_scatter(
        meta={"role": roles.POINT},
        x=pd.to_datetime(best["date"]),
        y=best["best_by_then"],
        mode="markers",
        name="best of any company by then",
        marker={
            "symbol": "line-ew-open",
            "size": 16,
            "color": look["muted"],
            "line": {"width": 2, "color": look["muted"]},
        },
        hoverinfo="skip",
    )


def _places(table: pd.DataFrame) -> tuple[float, float, list[label_placement.Place]]:
    """The lowest score, the height of the plot in points of score, and where each row lies in it, from 0 to 1."""
    days = pd.to_datetime(table["date"])
    first, long = days.min(), max((days.max() - days.min()).days, 1)
    low = float(table["score"].min())
    tall = float(table[["score", "best_by_then"]].max().max() - low) or 1.0
    places = [
        ((d - first).days / long * 0.9 + 0.05, (v - low) / tall * 0.88 + 0.06)
        for d, v in zip(days, table["score"], strict=True)
    ]
    return low, tall, places
