"""Charts of what makes a market concentrated: contributions, Lorenz curve, waterfall, tipping points."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import label_placement, roles, text_layout
from analysis.figures.layout.hover import ORIGIN, hover
from analysis.figures.layout.theme import Look, frame, plain, shade, with_alpha
from analysis.formats import spelled


def contributions(table: pd.DataFrame, look: Look) -> go.Figure:
    """Squares of the shares as bars, largest first: who makes the HHI, each bar with its sum."""
    part = table.sort_values("square_points")
    figure = frame(look, "HHI points (share in per cent, squared)", height=100 + 27 * len(part))
    said = [
        f"{spelled(s, 'g')}² = {spelled(q, ',.1f')} ({spelled(c, '.0f' if c >= 0.5 else '.2f')} %)"
        for s, q, c in zip(part["mid_pct"], part["square_points"], part["contribution_pct"], strict=True)
    ]
    figure.add_bar(
        meta={"role": roles.BAR},
        x=part["square_points"],
        y=part["label"],
        orientation="h",
        marker={"color": [look.color(c) for c in part["company_id"]]},
        text=said,
        textposition="outside",
        cliponaxis=False,
        hoverinfo="text",
        hovertext=hover(part, [("", "label"), ("Share", "interval"), ("Points", "square_points"), *ORIGIN]),
    )
    wide = label_placement.bar_room(look, part["label"], 8)
    reach = [
        q / max(1 - (text_layout.text_width(t, look.size(13)) + 8) / wide, 0.3)
        for q, t in zip(part["square_points"], said, strict=True)
    ]
    figure.update_xaxes(range=[0, max(reach)], tickformat=",")
    return figure


def lorenz(table: pd.DataFrame, look: Look) -> go.Figure:
    """Named companies from the smallest: part of the companies against part of the named market; the diagonal is
    equality."""
    part = table.sort_values("mid_pct")
    total = part["mid_pct"].sum()
    figure = frame(look, "Part of the named companies (%)", "Part of the named market (%)", 420)
    x = [100 * i / len(part) for i in range(len(part) + 1)]
    y = [0.0, *(100 * part["mid_pct"].cumsum() / total)]
    figure.add_scatter(
        meta={"role": roles.REFERENCE},
        x=[0, 100],
        y=[0, 100],
        mode="lines",
        line={"color": look["muted"], "dash": "dash", "width": 1},
        hoverinfo="skip",
    )
    figure.add_scatter(
        meta={"role": roles.LINE},
        x=x,
        y=y,
        mode="lines+markers",
        line={"color": shade("#4477aa", look["paper"], 3), "width": 2.2},
        fill="tozeroy",
        fillcolor=with_alpha("#4477aa", 0.15),
        hoverinfo="text",
        hovertext=["", *map(plain, part["label"])],
    )
    figure.add_annotation(
        name=roles.LINE_LABEL,
        x=50,
        y=58,
        text="equal companies",
        showarrow=False,
        xanchor="right",
        font={"color": look["muted"]},
    )
    figure.update_xaxes(range=[0, 101])
    figure.update_yaxes(range=[0, 102])
    return figure


LEAST = 0.005
"""Points of HHI that are no rounding of sums."""


def waterfall(table: pd.DataFrame, look: Look) -> go.Figure:
    """From HHI at the first date to HHI at the second, one bar a company, one for all that a filter hides; coverage and
    entry are hatched."""
    figure = frame(look, "", "HHI of the named companies (points)", 460)
    first = table.iloc[0]
    level, tops = float(first["before_points"]), []
    steps = [(plain(first["since_label"]), 0.0, level, look["muted"], "")]
    for row in table.itertuples():
        color = look.color(row.company_id)
        steps.append((plain(_step_name(row)), level, level + row.points, color, "" if row.kind == "stays" else "/"))
        level += row.points
    others = float(first["after_points"]) - level
    if abs(others) > LEAST:
        steps.append(("Not shown", level, level + others, look["grid"], ""))
        level += others
    steps.append((plain(first["until_label"]), 0.0, level, look["muted"], ""))
    room = text_layout.CHART if look.is_narrow else (look.across(text_layout.CHART) - 80) / len(steps) - 6
    steps = [(text_layout.wrap(n, look.size(13), room), a, b, c, h) for n, a, b, c, h in steps]
    for name, start, end, color, hatch in steps:
        tops.append(max(start, end))
        moved = "≈ 0" if abs(end - start) < 0.5 else spelled(end - start, "+,.0f")
        change = moved if start else spelled(end, ",.0f")
        figure.add_bar(
            meta={"role": roles.STEP},
            x=[name],
            y=[end - start],
            base=[start],
            marker={"color": color, "pattern": {"shape": hatch}},
            text=[change],
            textposition="outside",
            cliponaxis=False,
            hovertemplate=f"{name}: {change} points<extra></extra>",
        )
    lowest = min(min(s, e) for _, s, e, _, _ in steps[1:-1]) if len(steps) > 2 else 0
    start = max(0, lowest - (max(tops) - lowest) * 0.6) if lowest > 500 else 0
    figure.update_yaxes(range=[start, max(tops) + (max(tops) - start) * 0.08], tickformat=",")
    if start:
        figure.update_yaxes(title={"text": "HHI of the named (points, axis cut)"})
    # A year is the name of a bar here, which a numeric axis would draw as a stretch of years.
    figure.update_xaxes(type="category", tickangle=0 if len(steps) <= 12 else -30)
    return figure


def _step_name(row: Any) -> str:
    """What a bar is called: the company, with what became of it, or the break of the series."""
    if row.kind == "source":
        return "Series break"
    return row.label if row.kind == "stays" else f"{row.label} ({row.kind})"


def tipping(table: pd.DataFrame, look: Look) -> go.Figure:
    """For each company the change of its share, in points, that would flip the band or the leader."""
    part = table.dropna(subset=["tip_points"]).iloc[::-1]
    figure = frame(look, "Change of the share that flips something (points)", height=110 + 30 * max(len(part), 1))
    figure.add_bar(
        meta={"role": roles.BAR},
        x=part["tip_points"],
        y=part["label"],
        orientation="h",
        marker={"color": [look.color(c) for c in part["company_id"]]},
        text=[f"{plain(t)}: {plain(f)}" for t, f in zip(part["tip"], part["flips"], strict=True)],
        textposition="outside",
        cliponaxis=False,
        hoverinfo="text",
        hovertext=hover(part, [("", "label"), ("Share", "interval"), ("Flips", "flips")]),
    )
    reach = float(part["tip_points"].abs().max()) * 1.6 if len(part) else 50
    figure.update_xaxes(range=[-reach, reach], zeroline=True, zerolinecolor=look["muted"])
    return figure
