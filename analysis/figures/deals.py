"""Charts of dated ties: the network from chips to labs, pairs tied twice, orders by supplier, amounts by year."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import edge_labels, label_placement, legends, marks, roles, scales, text_layout
from analysis.figures.layout.theme import Look, frame, plain, shade, text_on, with_alpha
from analysis.formats import spelled
from analysis.periods import dated

INVESTED = "#0b4f9e"
CLOSED, ANNOUNCED = "closed", "announced"
NO_SUM = "no sum published"


def tied_twice(table: pd.DataFrame, look: Look) -> go.Figure:
    """Three bars a pair: what was invested by closed and by announced deals, and what was ordered, in billions."""
    figure = frame(look, "Billion US dollars", "", 120 + 62 * len(table))
    rows = [plain(label) for label in table["label"]]
    blue, ink = shade(INVESTED, look["paper"], 3), look["text"]
    bars = (
        ("ordered", "ordered_bn", with_alpha(ink, 0.12), ink),
        ("invested, announced", "invested_announced_bn", with_alpha(blue, 0.25), blue),
        ("invested, closed", "invested_closed_bn", blue, blue),
    )
    for name, column, fill, edge in bars:
        figure.add_bar(
            meta={"role": roles.BAR},
            x=table[column].where(table[column].gt(0)),
            y=rows,
            orientation="h",
            name=name,
            marker={"color": fill, "line": {"color": edge, "width": 1.2}},
            hovertemplate=f"%{{y}}<br>{name}: %{{x:,.4g}} billion<extra></extra>",
        )
    most = float(table[[column for _, column, _, _ in bars]].max().max()) or 1.0
    figure.update_xaxes(range=[0, most * 1.02])
    edge_labels.row_notes(
        figure, look, [(row, _sums(pair), None) for row, pair in zip(rows, table.itertuples(), strict=True)]
    )
    figure.update_yaxes(categoryorder="array", categoryarray=rows[::-1], showgrid=False)
    figure.update_layout(barmode="group", bargap=0.25, legend={"traceorder": "reversed"})
    legends.legend(figure, look)
    return figure


def _sums(pair: Any) -> str:
    """The sums of a pair in billions, each with its word; what has no sum is left out, and said where nothing has."""
    sums = (
        (pair.invested_closed_bn, "closed"),
        (pair.invested_announced_bn, "announced"),
        (pair.ordered_bn, "ordered"),
    )
    return ", ".join(f"{spelled(billions, ',.3g')} {word}" for billions, word in sums if billions) or NO_SUM


HATCH = {"shape": "/", "fgopacity": 0.35, "size": 14, "solidity": 0.1}
"""Stripes on which words stand, so that little is seen of them."""


def dependence(table: pd.DataFrame, look: Look) -> go.Figure:
    """One bar a lab, split by supplier; hatched where one of both holds shares of the other."""
    labs = list(dict.fromkeys(table["lab"].map(plain)))
    figure = frame(look, "", "", 90 + 70 * len(labs))
    marks.margin(figure, "r", look.size(28))
    wide = label_placement.bar_room(look, labs, figure.layout.margin.r or 0)
    small: dict[str, list[str]] = {}
    for row in table[table["ordered_bn"].gt(0)].itertuples():
        fill = look.color(row.company_id)
        words = f"{row.label} {spelled(row.part_pct, '.0f')} %"
        hatch = HATCH | {"bgcolor": fill, "fgcolor": look["paper"]}
        said = text_layout.first_fit((words, row.label), look.size(13), row.part_pct / 100 * wide - 8)
        if not said:
            small.setdefault(plain(row.lab), []).append(row.label)
        figure.add_bar(
            meta={"role": roles.PART},
            x=[row.part_pct],
            y=[plain(row.lab)],
            orientation="h",
            name=plain(row.label),
            text=[plain(said)],
            **marks.INSIDE,
            textfont={"color": text_on(fill), "size": look.size(13)},
            hoverinfo="text",
            hovertext=[
                f"<b>{plain(row.label)}</b><br>{spelled(row.ordered_bn, ',.4g')} billion of"
                f" {spelled(row.all_bn, ',.4g')} ordered by {plain(row.lab)}<br>Newest: {dated(row.as_of)}"
            ],
            marker={
                "color": fill,
                "line": {"color": look["paper"], "width": 1.5},
                "pattern": hatch if row.holds_shares == "yes" else {},
            },
        )
    figure.update_layout(barmode="stack", bargap=0.4)
    for lab, names in small.items():
        below = scales.plot_height(figure, look) / len(labs) * 0.3 + 2
        label_placement.under_bar(figure, look, lab, names, below, wide)
    figure.update_xaxes(range=[0, 100.5], ticksuffix=" %")
    figure.update_yaxes(categoryorder="array", categoryarray=labs[::-1])
    return figure


def by_year(table: pd.DataFrame, look: Look) -> go.Figure:
    """One bar a year: what was invested by closed and by announced deals, then what was ordered, in billions.

    A year between two others that has no deal with a sum has its place and no bar.
    """
    years = [str(year) for year in range(int(table["year"].min()), int(table["year"].max()) + 1)]
    figure = frame(look, "Billion US dollars", "", 110 + 40 * len(years))
    for kind, tone in (("invests", shade(INVESTED, look["paper"], 3)), ("buys compute", look["text"])):
        for status in (CLOSED, ANNOUNCED):
            part = table[table["kind"].eq(kind) & table["deal_status"].eq(status)]
            if part.empty:
                continue
            name = f"{part['tie_kind'].iloc[0]}, {status}"
            figure.add_bar(
                meta={"role": roles.PART},
                x=part["amount_bn"],
                y=part["year"],
                orientation="h",
                name=name,
                marker={
                    "color": tone if status == CLOSED else with_alpha(tone, 0.15),
                    "line": {"color": tone, "width": 1.2},
                },
                hovertemplate=f"%{{y}}, {name}: %{{x:,.4g}} billion<extra></extra>",
            )
    whole = table.groupby("year")["amount_bn"].sum().reindex(years, fill_value=0.0)
    figure.add_bar(
        meta={"role": roles.WORDS},
        x=[0.0] * len(whole),
        y=list(whole.index),
        orientation="h",
        showlegend=False,
        text=[f"{spelled(billions, ',.3g')} in all" if billions else "no deal with a sum" for billions in whole],
        textposition="outside",
        cliponaxis=False,
        textfont={"color": look["muted"], "size": look.size(13)},
        hoverinfo="skip",
    )
    figure.update_layout(barmode="stack", bargap=0.3)
    figure.update_yaxes(type="category", categoryorder="array", categoryarray=years[::-1], showgrid=False)
    figure.update_xaxes(range=[0, float(whole.max()) * 1.14])
    legends.legend(figure, look)
    return figure
