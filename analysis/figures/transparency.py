"""The chart of the transparency index: developers of its last edition, ranked, with what earlier tests said of them."""

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import marks, roles
from analysis.figures.layout.hover import hover
from analysis.figures.layout.theme import Look, annotate, frame, plain, shade
from analysis.formats import spelled
from analysis.periods import dated

HOVER = [
    ("", "label"),
    ("Edition", "edition"),
    ("Score", "score"),
    ("Out of", "max_score"),
    ("Model", "flagship_model"),
    ("Source", "source_title"),
]
NOT_RATED = "<b>Not in the last edition</b>"


def ranked_scores(table: pd.DataFrame, look: Look) -> go.Figure:
    """A bar a developer of the last edition, the highest on top and with the lowest in color; what earlier editions
    gave stands in words at the right, because their indicators were others. Who was only in these stands below.
    """
    editions = sorted(table["edition"].unique())
    last = table[table["edition"].eq(editions[-1])].sort_values("part_pct", ascending=False, kind="stable")
    before = table[~table["edition"].eq(editions[-1])].sort_values("edition", kind="stable")
    others = [name for name in dict.fromkeys(before["label"]) if name not in set(last["label"])]
    if look.is_narrow:  # a row without a bar is in the table
        before, others = before[~before["label"].isin(others)], []
    rows = [plain(name) for name in last["label"]] + ([NOT_RATED] if others else []) + [plain(name) for name in others]
    figure = frame(look, f"Part of the indicators met in {dated(editions[-1])} (%)", height=86 + 22 * len(rows))
    ends = {last["part_pct"].max(), last["part_pct"].min()}
    accent, plain_gray = shade("#0b4f9e", look["paper"], 4.6), shade("#8f97a1", look["paper"], 3)
    figure.add_bar(
        meta={"role": roles.BAR},
        x=last["part_pct"],
        y=last["label"].map(plain),
        orientation="h",
        text=[spelled(part, ".0f") for part in last["part_pct"]],
        textposition="outside",
        cliponaxis=False,
        textfont={"size": look.size(13), "color": look["text"]},
        hoverinfo="text",
        hovertext=hover(last, HOVER),
        marker={
            "color": [accent if part in ends else plain_gray for part in last["part_pct"]],
            "opacity": [look.opacity(company) for company in last["company_id"]],
        },
    )
    annotate(figure, [_before(look, str(name), part) for name, part in before.groupby("label", sort=False)])
    if len(before) and not look.is_narrow:
        figure.add_annotation(**_heading(look))
    figure.update_xaxes(range=[0, 106], tickvals=[0, 25, 50, 75, 100])
    order = {"categoryorder": "array", "categoryarray": rows[::-1], "range": [-0.6, len(rows) - 0.4]}
    figure.update_yaxes(**order, showgrid=False)
    figure.update_layout(bargap=0.35)
    marks.margin(figure, "r", look.size(250) if len(before) else 24)
    marks.margin(figure, "t", 28)
    return figure


def _before(look: Look, name: str, rows: pd.DataFrame) -> dict[str, object]:
    """What earlier editions gave a developer, each with its date, at the right of its row."""
    said = ", ".join(
        f"{spelled(part, '.0f')} in {dated(edition)}"
        for part, edition in zip(rows["part_pct"], rows["edition"], strict=True)
    )
    font = {"size": look.size(12), "color": look["muted"]}
    right = {"x": 1, "xref": "paper", "xanchor": "left", "xshift": 8, "showarrow": False, "font": font}
    return right | {"name": roles.ROW_NOTE, "y": plain(name), "text": f"before {said}" if look.is_narrow else said}


def _heading(look: Look) -> dict[str, object]:
    """What the words at the right are."""
    font = {"size": look.size(12), "color": look["text"]}
    at = {"x": 1, "xref": "paper", "xanchor": "left", "xshift": 8, "y": 1, "yref": "paper", "yanchor": "bottom"}
    return at | {"name": roles.COLUMN_TITLE, "text": "<b>Before, by other tests</b>", "showarrow": False, "font": font}
