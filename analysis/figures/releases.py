"""Charts of releases: parts by access in several lists, models by date and size."""

import math

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from analysis.figures.capability import access_color
from analysis.figures.layout import edge_labels, label_placement, legends, marks, roles
from analysis.figures.layout.events import full_date
from analysis.figures.layout.hover import hover
from analysis.figures.layout.theme import Look, frame, plain, shade
from analysis.formats import counted, spelled

CLASSES = {
    "open": "open_source",
    "open, restricted": "open_weights",
    "limited": "hybrid",
    "closed or hosted": "closed",
    "unknown": "",
}
"""Class of access → the step of openness whose color it has; one that is unreleased has none."""


def _tone(access: str, look: Look) -> str:
    return look.openness(CLASSES[access]) if access in CLASSES else look["muted"]


def by_list(table: pd.DataFrame, look: Look, list_unit: str = "share") -> go.Figure:
    """One panel a list: each year's models by access, as parts or numbers on each list's own axis; the lists stand
    beside each other and disagree."""
    names = list(dict.fromkeys(table["list_name"]))
    base = frame(look, "", "", 410)
    shared = list_unit == "share"
    axis = "" if shared else " · own axis"
    figure = make_subplots(
        1,
        len(names),
        shared_yaxes=shared,
        subplot_titles=[plain(n if len(n) < 44 else n[:42] + "…") + axis for n in names],
    )
    figure.update_layout(base.layout)
    for i, name in enumerate(names):
        for access in (*CLASSES, "unreleased"):
            part = table[table["list_name"].eq(name) & table["access_class"].eq(access)]
            figure.add_bar(
                meta={"role": roles.PART},
                x=part["year"],
                y=part["part_pct" if shared else "models_count"],
                name=access,
                legendgroup=access,
                showlegend=len(part) > 0 and not _seen(figure, access),
                marker={"color": _tone(access, look), "line": {"color": look["paper"], "width": 0.5}},
                hovertext=[
                    f"{plain(name)}, {y}<br>{access}: {spelled(n, '.0f')} models, {spelled(p, '.0f')} %"
                    for y, n, p in zip(part["year"], part["models_count"], part["part_pct"], strict=True)
                ],
                hoverinfo="text",
                row=1,
                col=i + 1,
            )
    figure.update_layout(barmode="stack")
    marks.margin(figure, "t", 26)
    legends.legend(figure, look)
    _axes_of_lists(figure, look, shared)
    return figure


def _axes_of_lists(figure: go.Figure, look: Look, shared: bool) -> None:
    """Years below, parts or numbers up the side, the heading of each list."""
    figure.update_xaxes(type="category", categoryorder="category ascending")
    figure.update_yaxes(gridcolor=look["grid"], range=[0, 100] if shared else None)
    figure.update_yaxes(
        title={"text": "Part of the list's models (%)" if shared else "Models of the list"}, row=1, col=1
    )
    figure.update_annotations(name=roles.PANEL_TITLE, font={"size": look.size(13)})


def _seen(figure: go.Figure, name: str) -> bool:
    return any(t.name == name and t.showlegend for t in figure.data)


SYMBOLS = ("circle", "diamond", "square", "triangle-up", "star")
TONES = ("#4477aa", "#aa3377", "#228833", "#bd8b22", "#66548f")


OPEN_PART_HOVER = [
    ("", "list_name"),
    ("Year", "year"),
    ("Open (%)", "part_pct"),
    ("Without restrictions (%)", "free_pct"),
    ("Open models", "models_count"),
    ("All models", "models_all"),
]


def _part_year(figure: go.Figure, look: Look, part: pd.DataFrame, color: str, symbol: str) -> None:
    """The way to a part of a year, dashed, with the models that it is of beside its hollow mark."""
    if part.empty:
        return
    row = part.iloc[-1]
    figure.add_scatter(
        meta={"role": roles.LINE},
        x=part["year"],
        y=part["part_pct"],
        mode="lines+markers+text",
        line={"color": color, "width": 1.6, "dash": "dash"},
        marker={"size": [0] * (len(part) - 1) + [9], "symbol": f"{symbol}-open", "color": color},
        text=[""] * (len(part) - 1) + [f"{spelled(row['models_count'], '.0f')} of {spelled(row['models_all'], '.0f')}"],
        textposition="top right" if row["part_pct"] > 24 else "bottom right",
        textfont={"size": look.size(12), "color": color},
        hoverinfo="text",
        hovertext=hover(part, OPEN_PART_HOVER),
    )


def open_part(table: pd.DataFrame, look: Look) -> go.Figure:
    """One line a list: open models of each year; the thin line leaves out those under restrictions.

    A list read in the course of a year has only a part of it: its last stretch is dashed to a hollow mark that says of
    how many models it is.
    """
    figure = frame(look, "", "Open models (% of the list’s models of the year)", 420)
    ends, colors = [], []
    for i, (name, part) in enumerate(table.groupby("list_name", sort=False)):
        color = shade(TONES[i % 5], look["paper"], 3)
        common = {
            "x": part["year"],
            "hoverinfo": "text",
            "hovertext": hover(part, OPEN_PART_HOVER),
        }
        is_part = part["is_part_year"]
        whole = part["part_pct"].where(~is_part)
        figure.add_scatter(
            meta={"role": roles.LINE},
            y=whole,
            mode="lines+markers",
            line={"color": color, "width": 2.4},
            marker={"size": 9, "symbol": SYMBOLS[i % 5], "color": color},
            **common,
        )
        _part_year(figure, look, part[is_part | is_part.shift(-1, fill_value=False)], color, SYMBOLS[i % 5])
        if (part["free_pct"] < part["part_pct"] - 0.5).any():
            figure.add_scatter(
                meta={"role": roles.LINE},
                y=part["free_pct"],
                mode="lines",
                line={"color": color, "width": 1, "dash": "dot"},
                **common,
            )
        ends.append((float(part["part_pct"].iloc[-1]), f"{name}, {part['year'].iloc[-1]}", None))
        colors.append(shade(TONES[i % 5], look["paper"], 4.6))
    figure.update_xaxes(type="category", categoryorder="category ascending")
    figure.update_yaxes(range=[0, 100])
    edge_labels.end_labels(figure, look, ends, 100, low=0)
    edge_labels.tint_ends(figure, colors)
    return figure


STRIP, GAP = 0.1, 0.04
"""Heights of the strip of models without a size and of the gap over it, as parts of the plot."""
ROWS = {"closed": 0.3, "open": 0.7}
"""Where the two classes lie in that strip, from its foot."""


def timeline(table: pd.DataFrame, look: Look, parameter_scale: str = "log") -> go.Figure:
    """Models by date and number of parameters, the largest named; those without a size lie in a strip of their own."""
    is_log = parameter_scale == "log"
    figure = frame(look, "", "Parameters (billions, log scale)" if is_log else "Parameters (billions)", 520)
    table = table.assign(day=pd.to_datetime(table["release_date"].map(full_date)))
    is_sized = table["parameters_bn"].notna()
    sized, without = table[is_sized], table[~is_sized]
    if len(sized):
        _models(figure, look, sized, sized["parameters_bn"])
    if len(without):
        _strip(figure, look, without, len(sized) > 0)
    first, days = table["day"].min(), max((table["day"].max() - table["day"].min()).days, 1)
    if len(sized):
        _named(figure, look, sized, first, days, is_log)
    figure.update_layout(
        {"yaxis": {"separatethousands": True, **({"type": "log", "dtick": 1} if is_log else {"nticks": 8})}}
    )
    room = pd.Timedelta(days=max(round(days * 0.055), 1))
    figure.update_xaxes(range=[first - room, table["day"].max() + room])
    legends.legend(figure, look)
    return figure


def _models(figure: go.Figure, look: Look, table: pd.DataFrame, up: pd.Series, **axes: object) -> None:
    """A mark for each model, by class; models without a size have no entry in the legend beside those with one."""
    for access, part in (("closed", table[~table["opened"]]), ("open", table[table["opened"]])):
        tone = access_color(access, look)
        colors = [tone if not look.focus or c in look.focus else look["grid"] for c in part["company_id"]]
        figure.add_scatter(
            meta={"role": roles.POINT},
            x=part["day"],
            y=up.reindex(part.index),
            mode="markers",
            name=None if axes else f"{access} weights",
            hoverinfo="text",
            hovertext=hover(
                part,
                [
                    ("", "model"),
                    ("", "label"),
                    ("Released", "release_date"),
                    ("Parameters (bn)", "parameters_bn"),
                    ("License", "license"),
                    ("Source", "source_title"),
                ],
            ),
            marker={
                "symbol": "diamond" if access == "open" else "circle-open",
                "size": 9,
                "color": colors,
                "line": {"width": 1.5, "color": colors},
            },
            **axes,
        )


def _strip(figure: go.Figure, look: Look, table: pd.DataFrame, is_below: bool) -> None:
    """The models whose size is not published, under the plot of those with one, on an axis without values."""
    high = STRIP if is_below else 1.0
    figure.update_layout(
        {
            "yaxis2": {
                "domain": [0, high],
                "range": [0, 1],
                "anchor": "x",
                "showgrid": False,
                "zeroline": False,
                "showticklabels": False,
                "ticks": "",
            },
            "xaxis": {"anchor": "y2"},
        }
    )
    if is_below:
        figure.update_layout({"yaxis": {"domain": [STRIP + GAP, 1]}})
    _models(
        figure,
        look,
        table,
        table["opened"].map({True: ROWS["open"], False: ROWS["closed"]}),
        yaxis="y2",
        showlegend=False,
    )
    figure.add_annotation(
        name=roles.STRIP_LABEL,
        x=0,
        xref="paper",
        xanchor="left",
        y=1,
        yref="y2 domain",
        yanchor="top",
        showarrow=False,
        text=f"size not published: {counted(len(table), 'model')}",
        font={"color": look["muted"], "size": look.size(12)},
    )


def _named(figure: go.Figure, look: Look, sized: pd.DataFrame, first: pd.Timestamp, days: int, is_log: bool) -> None:
    """The range of the value axis, and the names of the largest models where there is room."""
    table = sized.assign(y=[math.log10(v) for v in sized["parameters_bn"]] if is_log else sized["parameters_bn"])
    low, high = float(table["y"].min()), float(table["y"].max())
    tall = (high - low) * 1.16 or 1.0
    known = table.sort_values("parameters_bn", ascending=False)
    known = known[known["company_id"].isin(look.focus)] if look.focus else known
    place = {r.Index: ((r.day - first).days / days * 0.9 + 0.05, (r.y - low) / tall + 0.07) for r in table.itertuples()}
    spots = [
        label_placement.Spot(
            r.day, r.y, place[r.Index], r.model, r.company_id in look.focus, r.company_id in look.focus
        )
        for r in known.head(60).itertuples()
    ]
    label_placement.names_beside_points(figure, look, spots, place.values(), size=(1030, 400 * (1 - STRIP - GAP)))
    figure.update_layout({"yaxis": {"range": [low - 0.07 * tall, low + 0.93 * tall]}})
