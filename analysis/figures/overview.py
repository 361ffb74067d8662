"""The chart of the overview: five key figures, each with every definition behind it."""

import math

import pandas as pd
import plotly.graph_objects as go

from analysis.figures import overview_rows
from analysis.figures.layout import label_placement, legends, marks, older, roles, text_layout
from analysis.figures.layout.hover import SHARE, hover
from analysis.figures.layout.theme import Look, frame, plain, with_alpha
from analysis.figures.overview_rows import OPEN, PIXELS
from analysis.formats import counted, spelled
from analysis.periods import counted_once, of_today

ORDER = ("claimed", "leader", "open", "router", "hybrid")
THEN_AND_NOW = ("router", "hybrid")
"""Figures of two dates, the first and the last."""
LEFT = 376
UNITS = {"claimed": 1.0, "leader": 1.0, "open": OPEN, "router": 0.8, "hybrid": 0.8}
"""Height of each row; open models get more, because each definition has a line of its own."""
STRIP = 0.55
"""Height of the strip under a row for its figures that are older than today."""
WORDED_STRIP = 0.95
"""Height of the strip on a phone, where its words stand above its figures."""
HEAD = 0.85
"""Height that words take above their row on a phone, where there is no room at the left."""


def key_spreads(table: pd.DataFrame, look: Look) -> go.Figure:
    """A row a key figure, in large type at the left, one dot with its interval for each definition at the right.

    Figures that are not of today stand in a strip under their row, faint and uncounted.
    """
    rows = [name for name in ORDER if name in set(table["figure_id"])]
    head = HEAD if look.is_narrow else 0.0
    is_apart = table["recency"].notna() & ~table.index.isin(of_today(table).index)
    strip = WORDED_STRIP if look.is_narrow else STRIP
    strips = {name: strip * bool((table["figure_id"].eq(name) & is_apart).any()) for name in rows}
    height = sum(UNITS[name] + head + strips[name] for name in rows)
    figure = frame(look, "Percent of what each market counts", height=round(PIXELS * height + 48))
    line = {"color": look["muted"], "width": 1, "dash": "dot"}
    figure.update_yaxes(range=[0, height], visible=False)
    top = height
    for name in rows:
        part = table[table["figure_id"].eq(name)]
        ours = part[~part["is_article"] & ~is_apart[part.index]]
        middle = top - head - UNITS[name] / 2
        ends = {"y0": top - head - UNITS[name], "y1": top - head}
        figure.add_shape(name=roles.LEVEL, type="line", x0=50, x1=50, line=line, **ends)
        if len(ours) or not strips[name]:
            _heading(figure, look, counted_once(ours if len(ours) else part), top - head / 2 - 0.1 if head else middle)
        _article(figure, look, part[part["is_article"]], middle)
        DRAWN.get(name, _dots)(figure, look, ours, middle)
        top -= UNITS[name] + head + strips[name]
        if strips[name]:
            _strip(figure, look, part[is_apart[part.index]], top + STRIP / 2, top + strip - STRIP / 2)
        if top > 0.01:
            figure.add_hline(name=roles.SEPARATOR, y=top, line={"color": look["grid"], "width": 1})
    ticks = [0, 25, 50, 75, 100]
    figure.update_xaxes(range=[-1, 101], tickvals=ticks, ticktext=[f"{t} %" for t in ticks])
    figure.update_layout(margin={"l": 12, "r": 16} if look.is_narrow else {"l": look.size(LEFT), "r": 30})
    above = figure.layout.margin.t
    legends.kinds(figure, look, table[table["figure_id"].isin(("claimed", "leader")) & ~table["is_article"]], "markers")
    figure.update_layout(height=figure.layout.height + figure.layout.margin.t - above)
    return figure


def heading_words(part: pd.DataFrame) -> tuple[str, str]:
    """The key figure, for large type, and what it is."""
    first, count = part.iloc[0], len(part)
    if first["figure_id"] in THEN_AND_NOW:
        return " → ".join(part["interval"]), str(first["figure"])
    if first["figure_id"] == "open":
        over, under = int((part["low_pct"] > 50).sum()), int((part["high_pct"] < 50).sum())
        what = f"{first['figure']}: {under} below, {count - over - under} not known"
        return f"{over} of {count} above half", what
    value = f"{spelled(part['from_pct'].min(), '.0f')}–{spelled(part['to_pct'].max(), '.0f')} %"
    return value, f"{first['figure']}, {counted(count, 'market')}"


def _heading(figure: go.Figure, look: Look, part: pd.DataFrame, place: float) -> None:
    """The key figure in large type and what it is, left of the row."""
    value, what = heading_words(part)
    for text, size, shift, color in ((value, 22, 9, look["text"]), (what, 13, -14, look["muted"])):
        figure.add_annotation(
            name=roles.ROW_HEADING,
            x=0,
            xref="paper",
            xanchor="left",
            xshift=-8 if look.is_narrow else -look.size(LEFT) + 4,
            y=place,
            yshift=look.size(shift),
            text=plain(text),
            showarrow=False,
            font={"size": look.size(size), "color": color},
        )


def _strip(figure: go.Figure, look: Look, part: pd.DataFrame, place: float, words: float) -> None:
    """Figures of a row that are not of today: small, faint, said to be so at the left, at the height of `words`."""
    error = {**marks.error_bar(part, look["muted"], 0), "thickness": 1.2}
    steps = min(5, len(part))
    heights = [place + ((2 * i) % steps / max(steps - 1, 1) - 0.5) * 0.36 * (steps > 1) for i in range(len(part))]
    figure.add_scatter(
        meta={"role": roles.OLDER},
        x=marks.middles(part),
        y=heights,
        mode="markers",
        hoverinfo="text",
        hovertext=hover(part, SHARE),
        error_x=error,
        opacity=older.faint(look),
        marker={"size": 6, "color": look["muted"], "symbol": marks.symbols(look, part)},
    )
    figure.add_annotation(
        name=roles.ROW_HEADING,
        x=0,
        xref="paper",
        xanchor="left",
        xshift=-8 if look.is_narrow else -look.size(LEFT) + 4,
        y=words,
        text=f"{counted(len(part), 'figure')} older than today, not counted",
        showarrow=False,
        font={"size": look.size(12), "color": look["muted"]},
    )


def _article(figure: go.Figure, look: Look, part: pd.DataFrame, place: float) -> None:
    """What the article says, as a hatched band: no study is named for it."""
    for row in part.itertuples():
        figure.add_shape(
            name=roles.RANGE,
            type="rect",
            x0=row.low_pct,
            x1=row.high_pct,
            y0=place - 0.34,
            y1=place + 0.34,
            layer="below",
            fillcolor=with_alpha(look.article(), 0.25),
            line={"color": look.article(), "width": 1, "dash": "dot"},
        )
        figure.add_scatter(
            meta={"role": roles.POINT},
            x=[(row.low_pct + row.high_pct) / 2],
            y=[place],
            mode="markers",
            hoverinfo="text",
            hovertext=hover(part.loc[[row.Index]], SHARE),
            marker={"size": 9, "color": look.article(), "symbol": "x"},
        )
        figure.add_annotation(
            name=roles.POINT_LABEL,
            x=row.high_pct,
            y=place,
            xanchor="left",
            xshift=6,
            showarrow=False,
            align="left",
            text="the article:<br>nearly 80 %",
            font={"size": look.size(12), "color": look.article(4.6)},
        )


def _dots(figure: go.Figure, look: Look, part: pd.DataFrame, place: float) -> None:
    """One dot with its interval a definition, on five levels in turn; the lowest, the highest and each company once are
    named."""
    if part.empty:
        return
    part = part.sort_values(["mid_pct", "low_pct"])
    steps = min(5, len(part))
    heights = [place + ((2 * i) % steps / max(steps - 1, 1) - 0.5) * 0.5 * (steps > 1) for i in range(len(part))]
    colors = [look.color(c) for c in part["company_id"]]
    figure.add_scatter(
        meta={"role": roles.POINT},
        x=marks.middles(part),
        y=heights,
        mode="markers",
        hoverinfo="text",
        hovertext=hover(part, SHARE),
        error_x=marks.error_bar(part, with_alpha("#808080", 0.9), 3),
        marker={
            "size": 11,
            "color": colors,
            "symbol": marks.symbols(look, part),
            "line": {"width": 1.5, "color": colors},
        },
    )
    low, high = figure.layout.yaxis.range
    spots = _named(look, part)
    middle = marks.middles(part).tolist()
    places = [((m + 1) / 102, (h - low) / (high - low)) for m, h in zip(middle, heights, strict=True)]
    bars = [
        [((end + 1) / 102, at[1]) for end in (lo, hi)]
        for at, lo, hi in zip(places, part["low_pct"], part["high_pct"], strict=True)
    ]
    if look.is_narrow and part["figure_id"].iloc[0] == "claimed":
        bars += [[(end / 102, 0), (end / 102, 1)] for end in (76, 81)]
    named = [
        label_placement.Spot(middle[at], heights[at], places[at], said, True, False, tone) for at, said, tone in spots
    ]
    label_placement.names_beside_points(
        figure, look, named, places, [*bars, [(51 / 102, 0), (51 / 102, 1)]], (820, PIXELS * (high - low))
    )


def _named(look: Look, part: pd.DataFrame) -> list[tuple[int, str, str]]:
    """Position, words and color of the names: the lowest, the highest, and each company once."""
    spots = []
    for at, row in enumerate(part.itertuples()):
        name = text_layout.without_brackets(row.label)
        is_end, is_first = at in (0, len(part) - 1), row.label not in set(part["label"].iloc[:at])
        if is_end or (is_first and row.label not in {part["label"].iloc[0], part["label"].iloc[-1]}):
            spots.append((at, f"{name} {row.interval}" if is_end else name, look.label(row.company_id)))
    return spots


def _then_and_now(figure: go.Figure, look: Look, part: pd.DataFrame, place: float) -> None:
    """Two dots with their intervals and the way between them."""
    middle = marks.middles(part)
    figure.add_scatter(
        meta={"role": roles.LINE},
        x=middle,
        y=[place] * len(part),
        mode="lines+markers",
        hoverinfo="text",
        hovertext=hover(part, SHARE),
        error_x=marks.error_bar(part, look["muted"]),
        line={"color": look["text"], "width": 2},
        marker={"size": [9, 12][: len(part)], "color": look["text"], "symbol": ["circle-open", "circle"][: len(part)]},
    )
    for at, side in ((0, "right"), (len(part) - 1, "left")):
        row = part.iloc[at]
        if look.is_narrow and math.isnan(row["mid_pct"]):  # its heading says both
            continue
        if len(part) > 1 or side == "left":
            said = row["interval"] if math.isnan(row["mid_pct"]) else f"{spelled(row['mid_pct'], '.0f')} %"
            figure.add_annotation(
                name=roles.POINT_LABEL,
                x=row["low_pct" if side == "right" else "high_pct"],
                y=place,
                xanchor=side,
                xshift=-11 if side == "right" else 12,
                showarrow=False,
                text=plain(f"{row['label']} {said}"),
                font={"size": look.size(12), "color": look["text"]},
            )


DRAWN = {**dict.fromkeys(THEN_AND_NOW, _then_and_now), "open": overview_rows.spans}
"""How the row of a key figure is drawn; others are dots."""
