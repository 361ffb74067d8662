"""Charts of market shares side by side: dots by definition, bars by layer."""

from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import edge_labels, label_placement, legends, marks, older, roles, scales, text_layout
from analysis.figures.layout.hover import SHARE, hover
from analysis.figures.layout.theme import Look, frame, plain, text_on, with_alpha
from analysis.periods import at_last_over


def dots_by_definition(table: pd.DataFrame, look: Look) -> go.Figure:
    """One row a definition, one dot with its interval a date: the last date full, earlier ones faint; older rows
    apart."""
    rows = older.rows_down(table)[::-1]
    table = table.assign(is_last=at_last_over(table, "line"), is_apart=older.apart(table))
    figure = frame(look, "Share of the market (%)", height=50 + round(marks.row_height(len(rows)) * len(rows)))
    for (is_last, is_apart), part in table.groupby(["is_last", "is_apart"]):
        colors = [look.color(c) for c in part["company_id"]]
        figure.add_scatter(
            meta={"role": roles.OLDER if is_apart else roles.POINT},
            x=marks.middles(part),
            y=part["row"],
            mode="markers",
            hoverinfo="text",
            hovertext=hover(part, SHARE),
            error_x=marks.error_bar(part, look["muted"]) if is_last else None,
            opacity=older.faint(look) if is_apart else 1.0,
            marker={
                "symbol": marks.symbols(look, part),
                "color": colors,
                "size": 7 if not is_last else 9 if is_apart else 11,
                "opacity": 1.0 if is_last else 0.55 if look.theme == "dark" else 0.35,
                "line": {"width": 1.5, "color": colors},
            },
        )
    last = table[table["is_last"]]
    shared = last["row"].duplicated(keep=False).any()
    last = last.sort_values("mid_pct", ascending=False) if shared else last
    said = [
        (row.row, _short(row) if shared else _said(row), None if row.is_apart else row.company_id)
        for row in last.itertuples()
    ]
    edge_labels.row_notes(figure, look, said)
    _layers(figure, look, table, rows)
    _row_axes(figure, look, rows)
    legends.kinds(figure, look, table, "markers")
    marks.margin(figure, "r", 24)
    return figure


def _row_axes(figure: go.Figure, look: Look, rows: list[str]) -> None:
    """Shares from 0 to 100 % across, every row with its name down the side."""
    figure.update_xaxes(range=[0, 101], dtick=20, ticksuffix=" %", title="")
    figure.update_yaxes(
        categoryorder="array",
        categoryarray=rows,
        range=[-0.6, len(rows) - 0.4],
        ticks="",
        tickmode="array",
        tickvals=rows,
        tickfont={"size": look.size(12 if len(rows) > 18 else 13)},
    )


def _said(row: Any) -> str:
    """Name, share, date and confidence of a row; a share that names no measure is said to be unsourced."""
    unsourced = " (no study named)" if row.share_of == "not stated" else ""
    return f"{row.label} {row.interval}, {row.period_label}{unsourced} · {row.grade}"


def _short(row: Any) -> str:
    """Name and share of one of several companies in a row."""
    return f"{str(row.label).split(' (')[0]} {row.interval}"


def _layers(figure: go.Figure, look: Look, table: pd.DataFrame, rows: list[str]) -> None:
    """A quiet line between layers, and over the heading of a block."""
    layers = table.drop_duplicates("row").set_index("row")["layer"]
    for i, (low, high) in enumerate(pairwise(rows)):
        if high in layers.index and layers.get(low) != layers[high]:
            figure.add_hline(name=roles.SEPARATOR, y=i + 0.5, line={"color": look["grid"], "width": 1.5})


def layer_bars(table: pd.DataFrame, look: Look) -> go.Figure:
    """One bar a layer, split by company, groups gray, the rest hatched: layers stand side by side and are never
    added."""
    if not look.is_narrow:
        table = table.assign(row=table["row"].map(lambda name: _broken(name, look)))
    rows = older.rows_down(table)[::-1]
    table = table.assign(opacity=older.opacities(table, look))
    figure = frame(look, "", height=60 + 56 * len(rows))
    small: dict[str, list[str]] = {}
    marks.margin(figure, "r", look.size(24))
    wide = label_placement.bar_room(look, rows, figure.layout.margin.r)
    for row in table.itertuples():
        room = float(row.mid_pct if pd.notna(row.mid_pct) else 0) / 100 * wide - 8
        short = text_layout.without_brackets(row.label)
        words = text_layout.first_fit(
            (f"{row.label} {row.interval}", f"{short} {row.interval}", short), look.size(12), room
        )
        if not words and row.kind != "rest":
            small.setdefault(row.row, []).append(short)
        _part(figure, look, row, words, hover(table.loc[[row.Index]], SHARE))
    figure.update_layout(barmode="stack", bargap=0.4)
    for at, unsaid in small.items():
        label_placement.under_bar(
            figure, look, at, unsaid, scales.plot_height(figure, look) / len(rows) * 0.3 + 1, wide
        )
    figure.update_xaxes(range=[0, 100.5], ticksuffix=" %")
    figure.update_yaxes(categoryorder="array", categoryarray=rows)
    return figure


def _part(figure: go.Figure, look: Look, row: Any, words: str, said: list[str]) -> None:
    """The part of a layer that a company, a group or the rest has, with `words` in it and `said` on hover."""
    is_rest, is_group = row.kind == "rest", row.kind == "group"
    fill = look.color(row.company_id)
    figure.add_bar(
        meta={"role": roles.PART},
        x=[row.mid_pct],
        y=[row.row],
        orientation="h",
        hoverinfo="text",
        hovertext=said,
        text=[plain(words)],
        **marks.INSIDE,
        textfont={
            "size": look.size(12),
            "color": look["text"] if is_rest or is_group or row.opacity < 1 else text_on(fill),
        },
        marker={
            "opacity": row.opacity,
            "color": with_alpha("#808080", 0.4 if is_group else 0.18) if is_rest or is_group else fill,
            "line": {"color": look["paper"], "width": 1.5},
            "pattern": {"shape": "/" if is_rest else "", "fgcolor": look["muted"], "size": 6, "solidity": 0.15},
        },
    )


def _broken(name: str, look: Look) -> str:
    """The name of a row on more lines where it would take more than a third of the chart."""
    room = look.across(text_layout.CHART) * 0.36
    return "<br>".join(text_layout.wrap(line, look.size(13), room) for line in name.split("<br>"))
