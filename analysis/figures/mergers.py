"""Charts of the merger page: shares before and after, the matrix of all pairs."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import label_placement, legends, marks, roles, scales, text_layout
from analysis.figures.layout.theme import Look, frame, plain, shade, text_on, with_alpha
from analysis.formats import spelled
from analysis.schema.words import EXCEPTED

OUTCOMES = ("no test reached", "no concern normally", EXCEPTED, "not stated", "raises concern", "presumed")
COLORS = ("#8f8f8f", "#228833", "#8f8f8f", "#8f8f8f", "#bd8b22", "#aa3377")


def before_after(table: pd.DataFrame, look: Look) -> go.Figure:
    """Two stacked bars, before and after; the merging companies are outlined, and what comes of them is named in any
    case."""
    figure = frame(look, "Share of the market (%)", height=240)
    marks.margin(figure, "r", look.size(14))
    wide = label_placement.bar_room(look, table["stage"], figure.layout.margin.r)
    small: dict[str, list[str]] = {}
    made: list[tuple[float, str, object]] = []
    for row, end in zip(table.itertuples(), table.groupby("stage", sort=False)["mid_pct"].cumsum(), strict=True):
        short = " + ".join(text_layout.without_brackets(name) for name in str(row.label).split(" + "))
        said = (f"{row.label} {spelled(row.mid_pct, '.3g')} %", f"{short} {spelled(row.mid_pct, '.3g')} %", short)
        words = text_layout.first_fit(said, look.size(13), row.mid_pct / 100 * wide - 8)
        if not words and row.merging and row.stage == "after":
            made.append((end, said[1], row.company_id))
        elif not words:
            small.setdefault(row.stage, []).append(short)
        figure.add_bar(
            meta={"role": roles.PART},
            x=[row.mid_pct],
            y=[row.stage],
            orientation="h",
            **marks.INSIDE,
            text=[plain(words)],
            textfont={"color": text_on(look.color(row.company_id)), "size": look.size(13)},
            marker={
                "color": look.color(row.company_id),
                "line": {"color": look["text"] if row.merging else look["paper"], "width": 3 if row.merging else 1},
            },
            hovertemplate=f"{plain(row.label)}: {spelled(row.mid_pct, '.4g')} %<extra></extra>",
        )
    figure.update_layout(barmode="stack", bargap=0.44)
    half = scales.plot_height(figure, look) / 2 * 0.28 + 2
    for stage, unsaid in small.items():
        label_placement.under_bar(figure, look, stage, unsaid, half, wide)
    if made:
        label_placement.over_bar(
            figure, look, "after", (made[-1][0], ", ".join(said for _, said, _ in made), made[-1][2]), half
        )
    figure.update_yaxes(categoryorder="array", categoryarray=["after", "before"])
    figure.update_xaxes(range=[0, 100.5])
    return figure


def pairs(table: pd.DataFrame, look: Look) -> go.Figure:
    """Matrix of change in HHI for every pair, colored by the outcome of the guideline and written in each cell."""
    names = list(dict.fromkeys([*table["party_a"], *table["party_b"]]))
    rows, columns = names[:-1], names[1:]
    figure = frame(look, "", "", 150 + 36 * len(rows))
    at = {(r.party_a, r.party_b): r for r in table.itertuples()}
    codes = [[OUTCOMES.index(at[a, b].verdict) if (a, b) in at else None for b in columns] for a in rows]
    words = [[_written(at[a, b]) if (a, b) in at else "" for b in columns] for a in rows]
    said = [[_pair(at[a, b]) if (a, b) in at else "" for b in columns] for a in rows]
    tones = [with_alpha(shade(c, look["paper"], 3), 0.42) for c in COLORS]
    n = len(OUTCOMES)
    scale = [[edge, tone] for i, tone in enumerate(tones) for edge in (i / n, (i + 1) / n)]
    figure.add_heatmap(
        meta={"role": roles.CELL},
        x=[plain(c) for c in columns],
        y=[plain(r) for r in rows],
        z=codes,
        zmin=-0.5,
        zmax=n - 0.5,
        colorscale=scale,
        showscale=False,
        xgap=3,
        ygap=3,
        text=words,
        texttemplate="%{text}",
        textfont={"size": look.size(13), "color": look["text"]},
        hovertext=said,
        hoverinfo="text",
        hoverongaps=False,
    )
    _outcomes(figure, table, tones)
    figure.update_xaxes(side="top", tickangle=-30, showgrid=False, linewidth=0)
    figure.update_yaxes(autorange="reversed", showgrid=False, linewidth=0)
    figure.update_layout(
        showlegend=True, legend={"orientation": "h", "y": -0.04, "x": 0, "yanchor": "top"}, margin={"t": 90}
    )
    return figure


def _outcomes(figure: go.Figure, table: pd.DataFrame, tones: list[str]) -> None:
    """What the colors of the cells and their question marks mean."""
    for outcome, tone in zip(OUTCOMES, tones, strict=True):
        if table["verdict"].eq(outcome).any():
            legends.entry(figure, outcome, "markers", marker={"symbol": "square", "size": 13, "color": tone})
    if table["state"].ne("certain").any():
        legends.entry(figure, "?  another outcome is possible", "markers", marker={"opacity": 0})


def _written(row: Any) -> str:
    """The change in HHI, with a question mark where the outcome hangs on what is not known."""
    return spelled(row.delta, ",.0f") if row.state == "certain" else f"{spelled(row.delta, ',.0f')} ?"


def _pair(row: Any) -> str:
    """What a cell says when pointed at."""
    said = (
        f"<b>{plain(row.party_a)} + {plain(row.party_b)}</b><br>change {spelled(row.delta, ',.0f')}, HHI after"
        f" {spelled(row.hhi_after, ',.0f')}, "
    )
    return f"{said}combined {spelled(row.combined_pct, '.3g')} %<br>{row.verdict}, {row.state}"
