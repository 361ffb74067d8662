"""Charts of one market's shares over time: lines, bands, bars of one date, slopes between two dates."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import edge_labels, legends, marks, roles, scales, small_multiples
from analysis.figures.layout.events import breaks
from analysis.figures.layout.hover import ORIGIN, SHARE, hover
from analysis.figures.layout.theme import Look, frame, plain, with_alpha

PAIR = [("Printed at the first date", "printed_before"), ("Printed at the second date", "printed_after"), *ORIGIN]


def market_over_time(
    table: pd.DataFrame,
    look: Look,
    shape: str = "lines",
    share_scale: str = "linear",
) -> go.Figure:
    """Each company's share over time with its interval, all parts stacked with the rest in gray, or bars of one
    date."""
    is_one = table["mid_date"].nunique() == 1
    if table["metric_kind"].iloc[0] == "penetration" and is_one:
        return overlapping_bars(table, look)
    if shape == "bars" or is_one:
        return bars_by_date(table, look)
    figure = frame(look, "", "Share of the market (%" + (", log scale)" if share_scale == "log" else ")"), 430)
    order = _largest_first(table)
    for label in order:
        part = table[table["label"] == label].sort_values("mid_date")
        (_band if shape == "stacked" else _line)(figure, look, part)
    legends.kinds(figure, look, table if shape == "lines" else table.assign(company_id=None))
    breaks(figure, look, sorted(table.loc[table["status"].eq("break"), "mid_date"].unique()))
    if shape == "stacked":
        figure.update_layout(yaxis={"range": [0, 100]})
        edge_labels.end_labels(figure, look, _stacked_ends(table, order), 100)
    else:
        low, high = scales.value_axis(figure, table["low_pct"], table["high_pct"], share_scale, 102)
        edge_labels.end_labels(figure, look, _line_ends(table, share_scale), high - low)
    return figure


def _largest_first(table: pd.DataFrame) -> pd.Index:
    """The parts by their largest share; the rest and groups after the companies."""
    parts = (
        table.assign(_apart=table["kind"].isin(["rest", "group"]))
        .groupby("label")
        .agg(apart=("_apart", "max"), most=("mid_pct", "max"))
    )
    return parts.fillna({"most": 0.0}).sort_values(["apart", "most"], ascending=[True, False]).index


def _last_of(table: pd.DataFrame, label: str) -> pd.Series | None:
    """The row of a part at the last date drawn; None where the part is not printed then."""
    part = table[table["label"].eq(label) & table["mid_date"].eq(table["mid_date"].max())]
    return None if part.empty else part.iloc[-1]


def _line_ends(table: pd.DataFrame, scale: str) -> list[tuple[float, str, object]]:
    """Value, words and company of each line at the last date; a rest of nothing has no words."""
    is_nothing = table["kind"].eq("rest") & ~table["mid_pct"].gt(0)
    last = table[table["mid_date"].eq(table["mid_date"].max()) & ~is_nothing]
    at = scales.on_axis(marks.middles(last), scale)
    return [
        (y, f"{n} {said}", c)
        for y, n, said, c in zip(at, last["label"], last["interval"], last["company_id"], strict=True)
    ]


def _stacked_ends(table: pd.DataFrame, order: pd.Index) -> list[tuple[float, str, object]]:
    """Middle, words and company of each band at the last date, from the bottom up."""
    found, level = [], 0.0
    for label in order:
        row = _last_of(table, label)
        if row is None:
            continue
        part = float(marks.middles(row.to_frame().T.infer_objects()).iloc[0])
        found.append((level + part / 2, f"{label} {row['interval']}", row["company_id"]))
        level += part
    return found


def bars_by_date(table: pd.DataFrame, look: Look) -> go.Figure:
    """One bar a part at one date, the largest on top; a run through the dates keeps order and axes (`figures.runs`)."""
    at = table[table["mid_date"].eq(table["mid_date"].max())]
    rows = at.assign(_at=marks.middles(at).fillna(-1)).sort_values("_at", kind="stable")
    is_rest = rows["kind"].isin(["rest", "group"])
    names = rows["label"].map(plain)
    figure = frame(look, "", height=100 + 24 * len(rows))
    figure.add_bar(
        meta={"role": roles.BAR},
        x=marks.middles(rows),
        y=names,
        orientation="h",
        hoverinfo="text",
        hovertext=hover(rows, SHARE),
        error_x=marks.error_bar(rows, look["text"]),
        marker={
            "color": [
                with_alpha("#808080", 0.4) if r else look.color(c)
                for r, c in zip(is_rest, rows["company_id"], strict=True)
            ]
        },
    )
    figure.add_scatter(
        meta={"role": roles.WORDS},
        x=rows["high_pct"].fillna(0),
        y=names,
        mode="text",
        text="  " + rows["interval"].fillna("not printed"),
        textposition="middle right",
        cliponaxis=False,
        hoverinfo="skip",
        textfont={"size": look.size(13), "color": look["text"]},
    )
    figure.update_xaxes(range=[0, min(float(at["high_pct"].max()) * 1.2 + 3, 112)], ticksuffix=" %")
    return figure


def _line(figure: go.Figure, look: Look, part: pd.DataFrame) -> None:
    """One company: its line through published values, cut at breaks, with bars for intervals, and alone for bounds."""
    company = part["company_id"].iloc[0]
    color = look.color(company)
    is_rest = part["kind"].iloc[0] in ("rest", "group")
    _bounds_alone(figure, look, part[part["mid_pct"].isna() & part["high_pct"].notna()], color)
    part = part[part["mid_pct"].notna()]
    for _, run in part.groupby(part["status"].eq("break").cumsum()):
        status = run["status"].iloc[-1]
        figure.add_scatter(
            meta={"role": roles.LINE},
            x=run["mid_date"],
            y=marks.middles(run),
            mode="lines+markers",
            name=plain(run["label"].iloc[0]),
            hoverinfo="text",
            hovertext=hover(run, SHARE),
            opacity=look.opacity(company),
            line={"color": color, "width": 1.2 if is_rest else 2.4, "dash": marks.DASH.get(status, "solid")},
            marker={"size": 6, "symbol": marks.symbols(look, run), "color": color},
            error_y=marks.error_bar(run, with_alpha(_hex(color), 0.5), 0),
        )


def _bounds_alone(figure: go.Figure, look: Look, part: pd.DataFrame, color: str) -> None:
    """What is possible of a company at dates of which only a bound is published, from end to end and through no
    middle."""
    if part.empty:
        return
    ends = [(row.mid_date, row.low_pct, row.high_pct) for row in part.itertuples()]
    figure.add_scatter(
        meta={"role": roles.INTERVAL},
        x=[x for date, _, _ in ends for x in (date, date, None)],
        y=[y for _, low, high in ends for y in (low, high, None)],
        mode="lines",
        name=plain(part["label"].iloc[0]),
        hoverinfo="text",
        hovertext=[said for words in hover(part, SHARE) for said in (words, words, "")],
        opacity=look.opacity(part["company_id"].iloc[0]),
        line={"color": with_alpha(_hex(color), 0.5), "width": 6},
    )


def _hex(color: str) -> str:
    return color if color.startswith("#") else "#808080"


def _band(figure: go.Figure, look: Look, part: pd.DataFrame) -> None:
    """One part of the whole as a band; the rest is gray and hatched, never a company."""
    is_rest = part["kind"].iloc[0] in ("rest", "group")
    color = look["muted"] if is_rest else look.color(part["company_id"].iloc[0])
    figure.add_scatter(
        meta={"role": roles.PART},
        x=part["mid_date"],
        y=marks.middles(part),
        stackgroup="all",
        name=plain(part["label"].iloc[0]),
        mode="lines",
        line={"color": color, "width": 0.8},
        hoverinfo="text",
        hovertext=hover(part, SHARE),
        fillcolor=with_alpha(_hex(color), 0.35 if is_rest else 0.75),
        fillpattern={"shape": "/", "fgcolor": color, "bgcolor": with_alpha(_hex(color), 0.15)} if is_rest else None,
    )


def overlapping_bars(table: pd.DataFrame, look: Look) -> go.Figure:
    """Multi-answer adoption at its last date: one bar a company, side by side, never stacked."""
    part = table.sort_values("mid_pct")
    figure = frame(look, "Share of respondents or customers (%), answers overlap", height=90 + 30 * len(part))
    figure.add_bar(
        meta={"role": roles.BAR},
        x=marks.middles(part),
        y=part["label"],
        orientation="h",
        hoverinfo="text",
        hovertext=hover(part, SHARE),
        marker={"color": [look.color(c) for c in part["company_id"]]},
        error_x=marks.error_bar(part, look["text"]),
    )
    edge_labels.row_notes(figure, look, [(row.label, row.interval, row.company_id) for row in part.itertuples()])
    figure.update_xaxes(range=[0, 101], ticksuffix=" %")
    return figure


def two_dates(table: pd.DataFrame, look: Look, layout: str = "together") -> go.Figure:
    """Slopes from the first date to the second, one company a line, with the change in points and the ranks."""
    figure = frame(look, "", "Share of the market (%)", 430)
    lefts: list[tuple[float, str, object]] = []
    rights: list[tuple[float, str, object]] = []
    for row in table.itertuples():
        color = look.color(row.company_id)
        figure.add_scatter(
            meta={"role": roles.LINE},
            x=[0, 1],
            y=[row.before_pct, row.after_pct],
            mode="lines+markers",
            opacity=look.opacity(row.company_id),
            name=plain(row.label),
            line={"color": color, "width": 2.4},
            marker={"size": 9, "symbol": look.form(row.company_id), "color": color},
            hoverinfo="text",
            hovertext=(
                f"<b>{plain(row.label)}</b><br>{plain(row.before)} → {plain(row.after)}<br>"
                f"{plain(row.change)} (rank {plain(row.rank_before)} → {plain(row.rank_after)})<br>"
                f"{hover(table.loc[[row.Index]], PAIR)[0]}"
            ),
        )
        if pd.notna(row.before_pct):
            lefts.append((row.before_pct, f"{row.label} {row.before}", row.company_id))
        if pd.notna(row.after_pct):
            rights.append((row.after_pct, _right(row, look), row.company_id))
    top = max([v for v, _, _ in lefts + rights] + [5.0]) * 1.05
    _date_axes(figure, look, table, top)
    legends.kinds(figure, look, table[["company_id"]], "markers")
    edge_labels.end_labels(figure, look, rights, 1.03 * top)
    edge_labels.end_labels(figure, look, lefts, 1.03 * top, left=True)
    return small_multiples.lay_out(figure, look, layout)


def _date_axes(figure: go.Figure, look: Look, table: pd.DataFrame, top: float) -> None:
    """A post at each of the two dates, shares up to `top` without an axis."""
    first = table.iloc[0]
    figure.update_yaxes(range=[-0.03 * top, top], visible=False)
    figure.update_xaxes(
        tickvals=[0, 1],
        ticktext=[f"<b>{plain(first['since_label'])}</b>", f"<b>{plain(first['until_label'])}</b>"],
        range=[-0.02, 1.02],
        showgrid=False,
    )
    for x in (0, 1):
        figure.add_vline(name=roles.POSTS, x=x, line={"color": look["grid"], "width": 1.5}, layer="below")


def _right(row: Any, look: Look) -> str:
    """What stands at the right end: the company, its share there, the change and the ranks."""
    rank = f"rank {row.rank_after}"
    if row.rank_before != row.rank_after:
        rank = f"rank {row.rank_before} → {row.rank_after}"
    said = f"{row.label} {row.after}" + (
        f", {row.change}" + ("" if look.is_narrow else f", {rank}")
        if row.before != "not printed"
        else ", not printed before"
    )
    unbroken = (("rank ", "rank\u00a0"), (" → ", "\u00a0→\u00a0"), ("▲ ", "▲\u00a0"), ("▼ ", "▼\u00a0"))
    for bound, kept in unbroken:
        said = said.replace(bound, kept)
    return said
