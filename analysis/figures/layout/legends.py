"""Legends over a plot: of the named traces, and of what forms, fills and dashes of marks mean."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.figures.layout import roles, text_layout
from analysis.figures.layout.marks import DASH, HOLLOW, margin, symbol
from analysis.figures.layout.theme import FORMS, Look

NEUTRAL = "diamond"
"""A form that says no kind of company, on which fills are shown."""


def legend(figure: go.Figure, look: Look, title: str = "", key: str = "legend", above: int = 0) -> int:
    """A legend of the named traces over the plot, on as many lines as its words need, under `above` lines of another.

    Gives its lines; the margin grows by them, so that it stands over no other mark. On a phone `narrow` finds its
    place.
    """
    names = [t.name for t in figure.data if t.name and t.showlegend is not False and (t.legend or "legend") == key]
    font, line = {"size": look.size(13)}, look.size(20)
    if look.is_narrow:
        figure.update_layout({"showlegend": bool(names), key: {"yref": "container", "title": {"text": title}}})
        return 1
    lines, used = 1, text_layout.text_width(title, font["size"])
    for name in dict.fromkeys(names):
        wide = text_layout.text_width(name, font["size"]) + 48
        if used and used + wide > look.across(text_layout.CHART) - 200:
            lines, used = lines + 1, 0.0
        used += wide
    place = {"x": 0, "xref": "container", "xanchor": "left", "yref": "container", "yanchor": "top"}
    high = 1 - above * line / (figure.layout.height or 420)
    head = {"title": {"text": title, "side": "left", "font": font}} if title else {}
    figure.update_layout(
        {
            "showlegend": bool(names),
            key: {"orientation": "h", "y": high, "traceorder": "normal", "font": font, **place, **head},
        }
    )
    margin(figure, "t", (figure.layout.margin.t or 0) + lines * line + (0 if above else 4))
    return lines


def entry(figure: go.Figure, name: str, mode: str, **drawn: Any) -> None:
    """An entry for what no trace stands for alone: a mark or a line at no place, drawn as `drawn` says."""
    figure.add_scatter(meta={"role": roles.LEGEND}, x=[None], y=[None], mode=mode, name=name, **drawn)


def kinds(figure: go.Figure, look: Look, table: pd.DataFrame, mode: str = "lines+markers") -> None:
    """Legends in words where more than one kind of company or status of figures is drawn: form, then fill and dash.

    Each has its heading; where several forms are drawn, fills are shown on one that no company has.
    """
    found = {str(s) if s in HOLLOW else "observed" for s in table.get("status", ())}
    drawn = dict.fromkeys(look.form(c) for c in table["company_id"].dropna())
    neutral = NEUTRAL if len(drawn) > 1 else next(iter(drawn), "circle")
    fills: dict[tuple[str, str], list[str]] = {}
    for status in (s for s in ("observed", *HOLLOW) if s in found):
        dash = DASH.get(status, "solid") if "lines" in mode else "solid"
        fills.setdefault((symbol(status, neutral), dash), []).append(status)
    forms = [(words, "markers", form, "solid") for form, words in dict(FORMS.values()).items() if form in drawn]
    said = [(" or ".join(words), mode, *sign) for sign, words in fills.items()]
    figure.for_each_trace(lambda trace: trace.update(showlegend=False))
    above = 0
    for title, signs in (("Companies:", forms), ("Figures:", said)):
        if len(signs) < 2:
            continue
        key = "legend2" if above else "legend"
        for name, shown, shape, dash in signs:
            entry(
                figure,
                name,
                shown,
                showlegend=True,
                legend=key,
                hoverinfo="skip",
                line={"color": look["muted"], "width": 1.5, "dash": dash},
                marker={"symbol": shape, "color": look["muted"], "size": 9},
            )
        above += legend(figure, look, title, key, above)
