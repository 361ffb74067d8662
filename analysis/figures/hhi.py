"""Charts of HHI between its bounds: all definitions on one axis, one over time with its coverage, every market."""

from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from analysis.figures import spectrum_rows
from analysis.figures.layout import marks, older, roles
from analysis.figures.layout.events import moment
from analysis.figures.layout.hover import hover
from analysis.figures.layout.theme import Look, frame, plain, shade, with_alpha

BANDS = ("#228833", "#bd8b22", "#aa3377")
WORDS = ("unconcentrated", "moderate", "highly concentrated")
SAID = [
    ("", "market_label"),
    ("HHI", "interval"),
    ("Date", "period_label"),
    ("Named (%)", "coverage_pct"),
    ("Companies named", "companies_named"),
    ("Leader", "leader"),
    ("Band", "band"),
    ("Counts", "share_of"),
    ("Source", "source_title"),
]


def _edges(table: pd.DataFrame) -> list[float]:
    first = table.iloc[0]
    return [0.0, float(first["line_low"]), float(first["line_high"]), 10_000.0]


def spectrum(table: pd.DataFrame, look: Look) -> go.Figure:
    """One bar a definition from the smallest to the largest possible HHI, by layer; the guideline's bands lie behind.

    Definitions that are not of today stand apart and faint, the article's claim among them in its own color.
    """
    is_apart, claimed = older.apart(table), table["share_of"].eq("not stated")
    is_tight = not look.is_narrow and not look.height
    laid = spectrum_rows.tight(table, is_apart, claimed) if is_tight else spectrum_rows.listed(table, is_apart)
    laid = laid._replace(layers={}) if look.width else laid  # a smaller window has no room for both columns of names
    high = 74 + 16 * len(laid.rows) if is_tight else 130 + 24 * len(laid.rows)
    figure = frame(look, "" if is_tight else "HHI (points)", height=high)
    shapes, notes = _bands(look, table)
    tones = [
        look.article() if c else _verdict_tone(look, row) for c, row in zip(claimed, table.itertuples(), strict=True)
    ]
    seen = [0.45 if status in marks.HOLLOW else 0.85 for status in table["status"]]
    figure.add_bar(
        meta={"role": roles.INTERVAL},
        base=table["hhi_low"],
        x=(table["hhi_high"] - table["hhi_low"]).clip(lower=45),
        y=laid.places,
        orientation="h",
        marker={
            "color": tones,
            "opacity": [
                s * (older.faint(look) if a and not c else 1) for s, a, c in zip(seen, is_apart, claimed, strict=True)
            ],
        },
        hoverinfo="text",
        hovertext=hover(table, SAID),
    )
    named = table[[place == plain(row) for place, row in zip(laid.places, table["row"], strict=True)]]
    notes += [_row_note(look, row, is_apart[row.Index] and not claimed[row.Index]) for row in named.itertuples()]
    figure.update_xaxes(range=[0, 10_000], tickvals=[0, 2000, 4000, 6000, 8000, 10_000], tickformat=",")
    order = {"categoryorder": "array", "categoryarray": laid.rows[::-1], "range": [-0.6, len(laid.rows) - 0.4]}
    figure.update_yaxes(**order, showgrid=False)
    if is_tight:
        notes += spectrum_rows.layers(laid, look)
        figure.update_yaxes(tickvals=laid.rows, ticktext=laid.rows, tickfont={"size": look.size(12)})
    if laid.layers:
        figure.update_layout(margin={"l": spectrum_rows.margin(laid, look)})
    top = 40 if is_tight else 60
    figure.update_layout(margin={"r": 270, "t": top}, bargap=0.4, shapes=shapes, annotations=notes)
    return figure


def _seen(look: Look) -> float:
    """How strong a guideline's band is behind the marks: as clear on dark paper as on light."""
    return 0.24 if look.theme == "dark" else 0.12


def _verdict_tone(look: Look, row: Any) -> str:
    """The accent for what is surely above the upper line, dark gray for surely below it, gray where it is open."""
    if row.hhi_low > row.line_high:
        return shade("#0b4f9e", look["paper"], 5)
    return look["muted"] if row.hhi_high < row.line_high else shade("#8f97a1", look["paper"], 2)


def _row_note(look: Look, row: Any, is_faint: bool) -> dict[str, object]:
    """The bounds of a definition with its date, right of its bar; in bold what no source prints."""
    unsourced = ": the article’s claim" if row.share_of == "not stated" else ""
    status = f" ({row.status})" if row.status in marks.HOLLOW else ""
    text = plain(f"{row.interval}, {row.period_label}{status}{unsourced}")
    return {
        "name": roles.ROW_NOTE,
        "x": 1,
        "xref": "paper",
        "y": plain(row.row),
        "xanchor": "left",
        "xshift": 8,
        "showarrow": False,
        "font": {"size": look.size(12), "color": look["muted" if is_faint else "text"]},
        "text": f"<b>{text}</b>" if unsourced else text,
    }


def _bands(look: Look, table: pd.DataFrame) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    """The guideline's bands behind the bars, and their names over the plot."""
    shapes: list[dict[str, object]] = []
    notes: list[dict[str, object]] = []
    is_tight = not look.is_narrow and not look.height
    for (a, b), color, word in zip(pairwise(_edges(table)), BANDS, WORDS, strict=True):
        is_first = is_tight and word == WORDS[0]
        shapes.append(
            {
                "name": roles.RANGE,
                "type": "rect",
                "x0": a,
                "x1": b,
                "y0": 0,
                "y1": 1,
                "yref": "paper",
                "line": {"width": 0},
                "fillcolor": with_alpha(color, _seen(look)),
                "layer": "below",
            }
        )
        notes.append(
            {
                "name": roles.BAND_LABEL,
                "x": b if is_first else a,
                "y": 1,
                "yref": "paper",
                "yanchor": "bottom",
                "xanchor": "right" if is_first else "left",
                "yshift": 2 + look.size(14) * (int(word == WORDS[1]) if is_tight else 2 - WORDS.index(word)),
                "text": f"{word}▕" if is_first else f"▏{word}",
                "showarrow": False,
                "font": {"size": look.size(12), "color": look["text"]},
            }
        )
    return shapes, notes


def over_time(table: pd.DataFrame, look: Look) -> go.Figure:
    """The band between the bounds of HHI, guideline bands behind, and below it the part of the market named."""
    base = frame(look, "", "", 520)
    figure = make_subplots(2, 1, shared_xaxes=True, row_heights=[0.8, 0.2], vertical_spacing=0.06)
    figure.update_layout(base.layout)
    top = min(float(table["hhi_high"].max()) * 1.15, 10_000)
    _bands_behind(figure, look, table, top)
    _bounds(figure, look, table, (7, 1.8), {"row": 1, "col": 1})
    figure.add_bar(
        meta={"role": roles.BAR},
        x=table["mid_date"],
        y=table["coverage_pct"],
        marker={"color": look["muted"]},
        row=2,
        col=1,
        hovertemplate="named: %{y:.1f} %<extra></extra>",
    )
    _axes_of_two(figure, look, top)
    _break_lines(figure, look, table)
    return figure


def _axes_of_two(figure: go.Figure, look: Look, top: float) -> None:
    """The axis of HHI up to `top`, and under it that of the part named."""
    style = {"gridcolor": look["grid"], "tickfont": {"size": look.size(13)}, "automargin": True}
    figure.update_xaxes(**style)
    figure.update_yaxes(
        title={"text": "HHI (points)", "font": {"size": look.size(13)}},
        range=[0, top],
        tickformat=",",
        row=1,
        col=1,
        **style,
    )
    figure.update_yaxes(
        title={"text": "Named (%)", "font": {"size": look.size(13)}},
        range=[0, 100],
        tickvals=[0, 50, 100],
        row=2,
        col=1,
        **style,
    )


def _bands_behind(figure: go.Figure, look: Look, table: pd.DataFrame, top: float) -> None:
    """The guideline's bands up to the top of the axis, each named where it is high enough."""
    shapes = [
        {
            "name": roles.RANGE,
            "type": "rect",
            "xref": "x domain",
            "x0": 0,
            "x1": 1,
            "yref": "y",
            "y0": a,
            "y1": min(b, top),
            "line": {"width": 0},
            "fillcolor": with_alpha(band, _seen(look)),
            "layer": "below",
        }
        for (a, b), band in zip(pairwise(_edges(table)), BANDS, strict=True)
        if a < top
    ]
    words = [
        {
            "name": roles.BAND_LABEL,
            "x": 0,
            "xref": "x domain",
            "xanchor": "left",
            "xshift": 4,
            "y": min(b, top),
            "yref": "y",
            "yanchor": "top",
            "text": word,
            "showarrow": False,
            "font": {"size": look.size(12), "color": look["muted"]},
        }
        for (a, b), word in zip(pairwise(_edges(table)), WORDS, strict=True)
        if min(b, top) - a > top / 18
    ]
    figure.update_layout(shapes=shapes, annotations=words)


def _break_lines(figure: go.Figure, look: Look, table: pd.DataFrame) -> None:
    """A dashed line at each break of the series."""
    for when in table.loc[table["status"].eq("break"), "mid_date"]:
        font = {"size": look.size(12), "color": look["muted"]}
        place = {"yref": "y domain", "xanchor": "right", "xshift": -3, "font": font}
        moment(figure, look, when, "series break", place, row=1, col=1)


def _unbroken(table: pd.DataFrame) -> list[pd.DataFrame]:
    """The rows between breaks of the series: no line is drawn across one."""
    return [part for _, part in table.groupby(table["status"].eq("break").cumsum(), sort=False)]


def _bounds(figure: go.Figure, look: Look, table: pd.DataFrame, size: tuple[int, float], place: dict[str, int]) -> None:
    """The band between the bounds of HHI in one panel; `size` is that of marks and lines, in pixels."""
    color = shade("#4477aa", look["paper"], 3)
    for piece in _unbroken(table):
        for bound, fill in (("hhi_low", None), ("hhi_high", "tonexty")):
            figure.add_scatter(
                meta={"role": roles.BOUND},
                x=piece["mid_date"],
                y=piece[bound],
                mode="lines+markers",
                line={"color": color, "width": size[1]},
                marker={"size": size[0], "symbol": piece["status"].map(marks.symbol).tolist()},
                fill=fill,
                fillcolor=with_alpha(color, 0.3),
                hoverinfo="text",
                hovertext=hover(piece, SAID),
                **place,
            )
