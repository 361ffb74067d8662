"""Charts of money: amounts over time, multiples, spending."""

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import edge_labels, legends, marks, roles, scales
from analysis.figures.layout.events import full_date
from analysis.figures.layout.hover import hover
from analysis.figures.layout.theme import Look, frame, plain
from analysis.formats import spelled

PART_OF_YEAR = 6
"""Diameter of the mark of an amount that is of less than a year, beside those of years."""
AMOUNTS_HOVER = [
    ("", "label"),
    ("Date", "date"),
    ("USD", "value"),
    ("Status", "status"),
    ("Said", "qualifier"),
    ("Note", "note"),
    ("Source", "source_title"),
]


def amounts(table: pd.DataFrame, look: Look, money_scale: str = "log") -> go.Figure:
    """Points by date, one color a company, its kind as the form; hollow where it is no report, with a dot where
    projected, small where it is of less than a year."""
    unit = f"{plain(table['measure'].iloc[0]).capitalize()}, US dollars"
    figure = frame(look, "", scales.title(unit, money_scale), 480)
    ends: list[tuple[float, str, object]] = []
    for label, part in table.groupby("label"):
        color = look.color(part["company_id"].iloc[0])
        figure.add_scatter(
            meta={"role": roles.POINT},
            x=pd.to_datetime(part["date"].map(full_date)),
            y=part["value"],
            mode="markers",
            name=plain(label),
            opacity=look.opacity(part["company_id"].iloc[0]),
            marker={
                "symbol": marks.symbols(look, part),
                "size": [9 if year else PART_OF_YEAR for year in part["is_yearly"]],
                "color": color,
                "line": {"width": 1.6, "color": color},
            },
            hoverinfo="text",
            hovertext=hover(part, AMOUNTS_HOVER),
        )
        last = part.sort_values("date", kind="stable").iloc[[-1]]
        ends.append((scales.on_axis(last["value"], money_scale)[0], str(label), last["company_id"].iloc[0]))
    legends.kinds(figure, look, table, "markers")
    low, high = scales.value_axis(figure, table["value"], table["value"], money_scale)
    figure.update_layout(yaxis={"exponentformat": "B"})
    edge_labels.end_labels(figure, look, ends, high - low)
    return figure


def multiples(table: pd.DataFrame, look: Look, times_scale: str = "log") -> go.Figure:
    """Valuation over revenue by date, one color a company."""
    figure = frame(look, "", f"Valuation over revenue (times{', log scale' * (times_scale == 'log')})", 420)
    ends: list[tuple[float, str, object]] = []
    for label, part in table.groupby("label"):
        color = look.color(part["company_id"].iloc[0])
        part = part.sort_values("as_of", kind="stable")
        figure.add_scatter(
            meta={"role": roles.LINE},
            x=pd.to_datetime(part["as_of"].map(full_date)),
            y=part["times"],
            mode="lines+markers",
            name=plain(label),
            line={"color": color, "width": 1.5, "dash": "dot"},
            marker={"size": 8, "symbol": look.form(part["company_id"].iloc[0]), "color": color},
            hoverinfo="text",
            hovertext=hover(
                part,
                [
                    ("", "label"),
                    ("Date", "as_of"),
                    ("Times", "times"),
                    ("Valuation", "value"),
                    ("Revenue", "revenue_usd"),
                    ("Kind", "revenue_kind"),
                ],
            ),
        )
        at = scales.on_axis(part["times"], times_scale)[-1]
        ends.append((at, f"{label} {spelled(part['times'].iloc[-1], '.0f')}×", part["company_id"].iloc[0]))
    legends.kinds(figure, look, table[["company_id"]], "markers")
    low, high = scales.value_axis(figure, table["times"], table["times"], times_scale)
    edge_labels.end_labels(figure, look, ends, high - low)
    return figure


SPENDING_HOVER = [
    ("", "row"),
    ("USD", "value"),
    ("Status", "status"),
    ("Said", "qualifier"),
    ("Source", "source_title"),
]


def spending(table: pd.DataFrame, look: Look, spending_scale: str = "log") -> go.Figure:
    """One dot a company, kind and year, small where it is of less than a year; hollow where it is an estimate, with a
    dot where projected."""
    part = table.iloc[::-1]
    figure = frame(look, scales.title("US dollars", spending_scale), height=100 + 26 * len(part))
    rows = [plain(r) for r in part["row"]]
    figure.add_scatter(
        meta={"role": roles.POINT},
        x=part["value"],
        y=rows,
        mode="markers",
        hoverinfo="text",
        marker={
            "symbol": marks.symbols(look, part),
            "size": [11 if year else PART_OF_YEAR for year in part["is_yearly"]],
            "color": [look.color(c) for c in part["company_id"]],
            "line": {"width": 2},
        },
        hovertext=hover(part, SPENDING_HOVER),
    )
    edge_labels.row_notes(
        figure,
        look,
        [
            (row, f"{spelled(r.value / 1e9, '.3g')} bn, {r.status}", r.company_id)
            for row, r in zip(rows, part.itertuples(), strict=True)
        ],
    )
    scales.value_axis(figure, table["value"], table["value"], spending_scale, axis="xaxis")
    figure.update_xaxes(exponentformat="B")
    figure.update_yaxes(range=[-0.6, len(rows) - 0.4])
    return figure
