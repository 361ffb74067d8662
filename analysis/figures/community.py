"""Charts of attention and use: a metric over time, shares of downloads."""

import math

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import edge_labels, legends, marks, older, roles
from analysis.figures.layout.events import full_date
from analysis.figures.layout.hover import ORIGIN, hover
from analysis.figures.layout.theme import Look, frame, plain, shade, with_alpha
from analysis.formats import spelled
from analysis.periods import dated as date_said
from analysis.periods import of_today

NAMED = 12
"""Lines named at their right end; the others are told on hover."""


def metric_over_time(table: pd.DataFrame, look: Look, scale: str = "log") -> go.Figure:
    """One line a project; the largest are named at the right end, the others gray until touched.

    A line without a value of today is faint and its name says of when its last one is.
    """
    figure = frame(look, "", f"{plain(table['measure'].iloc[0])} ({scale} scale)", 400)
    table = table.assign(entity=table["label"])
    order = (
        table.sort_values("date", kind="stable").groupby("entity")["value"].last().sort_values(ascending=False).index
    )
    ends: list[tuple[float, str, object]] = []
    shorts = pd.Series({entity: _short(entity) for entity in order})
    now = set(of_today(table)["entity"])
    called = shorts.where(~shorts.duplicated(keep=False), shorts.index.to_series())
    for i, entity in enumerate(order):
        part = table[table["entity"].eq(entity)].sort_values("date", kind="stable")
        company = part["company_id"].iloc[0]
        top = i < NAMED
        color = look.color(company) if top or company in look.focus else look["muted"]
        figure.add_scatter(
            meta={"role": roles.LINE},
            x=pd.to_datetime(part["date"].map(full_date)),
            y=part["value"],
            mode="lines+markers",
            name=plain(called[entity]),
            opacity=(look.opacity(company) if top or look.focus else 0.35)
            * (1 if entity in now else older.faint(look)),
            line={"color": color, "width": 2 if top else 1},
            marker={"size": 6 if top else 4, "symbol": look.form(company), "color": color},
            hoverinfo="text",
            hovertext=hover(
                part,
                [("", "entity"), ("", "company"), ("Date", "date"), ("Count", "value"), ("Source", "source_title")],
            ),
        )
        if top:
            value = float(part["value"].iloc[-1])
            said = f"{called[entity]} {spelled(value, ',.0f')}"
            said = said if entity in now else f"{said} ({date_said(part['date'].iloc[-1])})"
            ends.append((_axis(value, scale), said, company if entity in now else None))
    legends.kinds(figure, look, table[["company_id"]], "markers")
    span = _count_axis(figure, table, scale)
    edge_labels.end_labels(figure, look, ends, span * 1.1)
    return figure


def _count_axis(figure: go.Figure, table: pd.DataFrame, scale: str) -> float:
    """The axis of counts with some air at both ends; gives its length without it, in its own units."""
    low, high = float(table["value"].clip(lower=1).min()), float(table["value"].max())
    span = (_axis(high, scale) - _axis(low, scale)) or 1.0
    figure.update_yaxes(
        type=scale,
        dtick=1 if scale == "log" and span > 1.5 else None,
        range=[_axis(low, scale) - 0.05 * span, _axis(high, scale) + 0.05 * span],
    )
    return span


def _short(name: object, most: int = 24) -> str:
    """A project without its owner, cut where it is long."""
    said = str(name).rsplit("/", 1)[-1]
    return said if len(said) <= most else said[: most - 1] + "…"


def _axis(value: float, scale: str) -> float:
    """Where a value lies on the axis, in the axis's own units."""
    return math.log10(max(value, 1)) if scale == "log" else value


def downloads(table: pd.DataFrame, look: Look) -> go.Figure:
    """Shares of downloads as bars with intervals; what is no company is hatched."""
    figure = frame(look, "Share of downloads (%)", height=110 + 34 * len(table))
    named = table["kind"].eq("company")
    figure.add_bar(
        meta={"role": roles.BAR},
        x=marks.middles(table),
        y=table["label"],
        orientation="h",
        error_x=marks.error_bar(table, look["text"]),
        hoverinfo="text",
        hovertext=hover(table, [("", "label"), ("Share", "interval"), ("Date", "period_label"), *ORIGIN]),
        marker={
            "color": [look.color(c) for c in table["company_id"]],
            "pattern": {"shape": ["" if n else "/" for n in named]},
        },
    )
    edge_labels.row_notes(figure, look, [(row.label, row.interval, row.company_id) for row in table.itertuples()])
    figure.update_xaxes(range=[0, float(table["high_pct"].max()) * 1.05])
    return figure


KINDS = {
    "models": ("circle", "solid", "#1f8a99"),
    "datasets": ("diamond", "dash", "#bd8b22"),
    "spaces": ("square", "dot", "#66548f"),
}


def hub(table: pd.DataFrame, look: Look, hub_scale: str = "log") -> go.Figure:
    """One line a kind of upload, named at its end; “over” in a source is a lower bound."""
    scale = hub_scale
    figure = frame(look, "", f"Uploads on the hub ({scale} scale)", 420)
    ends, colors = [], []
    for measure, part in table.groupby("measure"):
        shape, dash, tone = KINDS.get(str(measure), ("circle", "solid", "#8f8f8f"))
        color = shade(tone, look["paper"], 3)
        figure.add_scatter(
            meta={"role": roles.LINE},
            x=pd.to_datetime(part["date"].map(full_date)),
            y=part["value"],
            mode="lines+markers",
            line={"color": color, "width": 2, "dash": dash},
            marker={"size": 8, "symbol": shape, "color": color},
            hoverinfo="text",
            hovertext=hover(
                part,
                [
                    ("", "measure"),
                    ("Date", "date"),
                    ("Count", "value"),
                    ("As said", "note"),
                    ("Source", "source_title"),
                ],
            ),
        )
        last = float(part["value"].iloc[-1])
        ends.append((_axis(last, scale), f"{measure} {spelled(last, ',.0f')}", None))
        colors.append(shade(tone, look["paper"], 4.6))
    low, high = _axis(float(table["value"].min()), scale), _axis(float(table["value"].max()), scale)
    span = (high - low) or 1.0
    figure.update_yaxes(type=scale, dtick=1 if scale == "log" else None, range=[low - 0.05 * span, high + 0.05 * span])
    edge_labels.end_labels(figure, look, ends, span * 1.1)
    edge_labels.tint_ends(figure, colors)
    return figure


CONCENTRATION_HOVER = [
    ("", "label"),
    ("Low (%)", "low_pct"),
    ("High (%)", "high_pct"),
    ("Date", "as_of"),
    ("Source", "source_title"),
]


def concentration(table: pd.DataFrame, look: Look) -> go.Figure:
    """One bar a printed figure; a lower bound runs on hatched to the end of what is possible."""
    part = table.iloc[::-1].reset_index(drop=True)
    figure = frame(look, "Part of downloads, models or derivatives, as each row says (%)", height=100 + 34 * len(part))
    color = shade("#1f8a99", look["paper"], 3)
    said = hover(part, CONCENTRATION_HOVER)
    _printed_bars(figure, part, said, color)
    figure.add_bar(
        meta={"role": roles.UNKNOWN},
        x=(part["high_pct"] - part["low_pct"]).where(part["mid_pct"].isna(), 0),
        y=part.index,
        orientation="h",
        hoverinfo="text",
        hovertext=said,
        marker={
            "color": with_alpha(color, 0.12),
            "line": {"color": with_alpha(color, 0.5), "width": 1},
            "pattern": {"shape": "/", "size": 6, "solidity": 0.12, "fgcolor": color},
        },
    )
    names = [f"{plain(n)}, {date_said(d)}" for n, d in zip(part["label"], part["as_of"], strict=True)]
    figure.update_yaxes(tickvals=list(part.index), ticktext=names, range=[-0.7, len(part) - 0.3], showgrid=False)
    figure.update_xaxes(range=[0, 101])
    figure.update_layout(barmode="stack")
    return figure


def _printed_bars(figure: go.Figure, part: pd.DataFrame, said: list[str], color: str) -> None:
    """A bar to the printed value, or to the lower bound where only that is printed."""
    middle = part["mid_pct"].fillna(part["low_pct"])
    figure.add_bar(
        meta={"role": roles.BAR},
        x=middle,
        y=part.index,
        orientation="h",
        marker={"color": color},
        hoverinfo="text",
        hovertext=said,
        text=[
            f"{spelled(v, '.3g')} %" if pd.notna(m) else f"over {spelled(v, '.3g')} %"
            for v, m in zip(middle, part["mid_pct"], strict=True)
        ],
        textposition="auto",
        insidetextanchor="end",
        textangle=0,
    )
