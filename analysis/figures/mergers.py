"""Charts of the merger page: shares before and after, the matrix of all pairs."""

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.look import Look, frame, plain, shade, with_alpha

OUTCOMES = ("no test reached", "no concern normally", "not stated", "raises concern", "presumed")
COLORS = ("#8f8f8f", "#228833", "#8f8f8f", "#b3741a", "#aa3377")


def before_after(table: pd.DataFrame, look: Look) -> go.Figure:
    """Two stacked bars, before and after; the merging companies are outlined."""
    figure = frame(look, "Share of the market (%)", height=240)
    for row in table.itertuples():
        wide = row.mid_pct >= 6
        figure.add_bar(
            x=[row.mid_pct], y=[row.stage], orientation="h", textposition="inside", insidetextanchor="middle",
            text=[plain(f"{row.label} {row.mid_pct:.3g} %") if wide else ""], textfont={"color": "#ffffff"},
            marker={"color": look.color(row.company_id),
                    "line": {"color": look["text"] if row.merging else look["paper"], "width": 3 if row.merging else 1}},
            hovertemplate=f"{plain(row.label)}: {row.mid_pct:.4g} %<extra></extra>",
        )  # fmt: skip
    figure.update_layout(barmode="stack", bargap=0.3)
    figure.update_yaxes(categoryorder="array", categoryarray=["after", "before"])
    figure.update_xaxes(range=[0, 100.5])
    return figure


def pairs(table: pd.DataFrame, look: Look) -> go.Figure:
    """Matrix of change in HHI for every pair, colored by the outcome of the guideline and written in each cell."""
    names = list(dict.fromkeys([*table["party_a"], *table["party_b"]]))
    figure = frame(look, "", "", 140 + 34 * len(names))
    for outcome, color in zip(OUTCOMES, COLORS, strict=True):
        part = table[table["verdict"].eq(outcome)]
        if part.empty:
            continue
        tone = shade(color, look["paper"], 3)
        figure.add_scatter(
            x=part["party_b"], y=part["party_a"], mode="markers+text", name=outcome, text=[f"{d:,.0f}" for d in part["delta"]],
            textfont={"size": look.size(12), "color": look["text"]},
            marker={"symbol": "square", "size": 30, "color": with_alpha(tone, 0.45), "line": {"color": tone, "width": 1.5}},
            hovertext=[
                f"<b>{plain(r.party_a)} + {plain(r.party_b)}</b><br>change {r.delta:,.0f}, HHI after {r.hhi_after:,.0f}, "
                f"combined {r.combined_pct:.3g} %<br>{outcome}" for r in part.itertuples()
            ], hoverinfo="text",
        )  # fmt: skip
    figure.update_xaxes(
        categoryorder="array", categoryarray=names[1:], side="top", tickangle=-30, range=[-0.6, len(names) - 1.4]
    )
    figure.update_yaxes(categoryorder="array", categoryarray=names[:-1][::-1], range=[-0.6, len(names) - 1.4])
    figure.update_layout(showlegend=True, legend={"orientation": "h", "y": -0.05, "x": 0}, margin={"t": 90})
    return figure
