"""Charts of the precedents: revenue by years, hosting, losses for each dollar of revenue."""

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import edge_labels, label_placement, legends, marks, roles, scales
from analysis.figures.layout.events import full_date
from analysis.figures.layout.hover import hover
from analysis.figures.layout.theme import Look, frame, plain, text_on
from analysis.formats import spelled

PRECEDENTS_HOVER = [
    ("", "label"),
    ("Date", "date"),
    ("USD", "value"),
    ("Kind", "measure"),
    ("Status", "status"),
    ("Source", "source_title"),
]


def precedents(table: pd.DataFrame, look: Look, path_scale: str = "log") -> go.Figure:
    """Revenue by years since the first figure, never joined to a run rate: AI companies solid, precedents dotted."""
    unit = scales.title("Revenue or run rate, US dollars", path_scale)
    figure = frame(look, "Years since the first revenue in the data", unit, 410)
    for (group, label, _), part in table.groupby(["group", "label", "metric"]):
        part = part.sort_values("years_since")
        color = look.color(part["company_id"].iloc[0])
        figure.add_scatter(
            meta={"role": roles.LINE},
            x=part["years_since"],
            y=part["value"],
            mode="lines+markers",
            name=plain(label),
            line={"color": color, "width": 2, "dash": "solid" if group == "AI company" else "dot"},
            marker={"size": 7, "color": color, "symbol": marks.symbols(look, part)},
            hoverinfo="text",
            hovertext=hover(part, PRECEDENTS_HOVER),
        )
    for label, part in table[table["license_change"].notna()].groupby("label"):
        figure.add_scatter(
            meta={"role": roles.POINT},
            x=part["years_since"],
            y=part["value"],
            mode="markers",
            name=plain(label),
            marker={"symbol": "x", "size": 12, "color": look["text"]},
            hoverinfo="text",
            hovertext=[plain(c) for c in part["license_change"]],
        )
    low, high = scales.value_axis(figure, table["value"], table["value"], path_scale)
    figure.update_yaxes(exponentformat="B")
    figure.update_xaxes(range=[-0.2, float(table["years_since"].max()) * 1.15 + 0.5])
    legends.kinds(figure, look, table, "markers")
    _names(figure, look, table.assign(y=scales.on_axis(table["value"], path_scale)), low, high)
    return figure


CROSS = 5
"""As how many marks a cross counts where a name must cover something: it is larger and darker than they are."""


def _names(figure: go.Figure, look: Look, table: pd.DataFrame, low: float, high: float) -> None:
    """The name of each path at its end, where it covers the fewest lines, marks and names."""
    left, right = figure.layout.xaxis.range
    across = (table["years_since"] - left) / (right - left)
    spots = table.assign(at=list(zip(across, (table["y"] - low) / (high - low), strict=True))).sort_values(
        "years_since"
    )
    kinds = table.groupby("label")["metric"].nunique()
    groups = list(spots.groupby(["label", "measure"]))
    ends = []
    for (label, measure), part in groups:
        last, tone = part.iloc[-1], look.label(part["company_id"].iloc[0])
        name = f"{label}, {measure}" if kinds[label] > 1 else str(label)
        ends.append(label_placement.Spot(last["years_since"], last["y"], last["at"], name, True, False, tone))
    crosses = spots.loc[spots["license_change"].notna(), "at"]
    size = (1100, scales.plot_height(figure, look))
    label_placement.names_beside_points(
        figure, look, ends, [*crosses] * CROSS, [list(part["at"]) for _, part in groups], size
    )


def hosting(table: pd.DataFrame, look: Look) -> go.Figure:
    """Part of revenue from hosting over time."""
    figure = frame(look, "", "Part of revenue from hosting (%)", 420)
    ends: list[tuple[float, str, object]] = []
    for label, part in table.groupby("label"):
        color = look.color(part["company_id"].iloc[0])
        figure.add_scatter(
            meta={"role": roles.LINE},
            x=pd.to_datetime(part["date"].map(full_date)),
            y=part["value"],
            mode="lines+markers",
            name=plain(label),
            line={"color": color, "width": 2.2},
            marker={"size": 7, "symbol": marks.symbols(look, part), "color": color},
            hoverinfo="text",
            hovertext=hover(
                part, [("", "label"), ("Date", "date"), ("%", "value"), ("Of", "unit"), ("Source", "source_title")]
            ),
        )
        ends.append(
            (
                float(part["value"].iloc[-1]),
                f"{label} {spelled(part['value'].iloc[-1], '.0f')} %",
                part["company_id"].iloc[0],
            )
        )
    figure.update_yaxes(range=[0, 100])
    edge_labels.end_labels(figure, look, ends, 100)
    figure.update_layout(margin={"r": 150})
    return figure


MOST = 150.0
"""Percent of revenue beyond which a loss runs off the chart; its number stands beside the bar."""


LOSSES_HOVER = [
    ("", "label"),
    ("Year to", "date"),
    ("Income, USD", "value"),
    ("Revenue, USD", "revenue_usd"),
    ("%", "margin_pct"),
    ("Source", "source_title"),
]


def losses(table: pd.DataFrame, look: Look) -> go.Figure:
    """One bar a company and year: income for each hundred dollars of revenue; to the left of zero is a loss."""
    part = table.iloc[::-1]
    figure = frame(look, "Net (or operating) income as part of revenue (%)", height=100 + 30 * len(part))
    rows = [plain(r) for r in part["row"]]
    figure.add_bar(
        meta={"role": roles.BAR},
        x=part["margin_pct"],
        y=rows,
        orientation="h",
        hoverinfo="text",
        marker={"color": [look.color(c) for c in part["company_id"]]},
        hovertext=hover(part, LOSSES_HOVER),
    )
    edge_labels.row_notes(
        figure,
        look,
        [
            (row, f"{spelled(r.margin_pct, '+,.0f')} %", r.company_id)
            for row, r in zip(rows, part.itertuples(), strict=True)
        ],
    )
    figure.add_vline(name=roles.LEVEL, x=0, line={"color": look["muted"], "width": 1})
    low = max(float(table["margin_pct"].min()) * 1.1, -MOST)
    for row, percent, company in zip(rows, part["margin_pct"], part["company_id"], strict=True):
        if percent < low:
            bar = look.color(company)
            figure.add_annotation(
                name=roles.CUT_NOTE,
                x=low,
                y=row,
                xanchor="left",
                showarrow=False,
                text=f"◂ runs on to {spelled(percent, ',.0f')} %",
                font={"size": look.size(12), "color": text_on(bar)},
                bgcolor=bar,
            )
    figure.update_xaxes(range=[min(low, -5), max(float(table["margin_pct"].max()) * 1.2, 5)])
    return figure
