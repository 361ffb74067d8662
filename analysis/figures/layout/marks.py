"""Marks that many charts share: dots with intervals, legends, labels at line ends, hover text."""

import math
from collections.abc import Sequence
from numbers import Real
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis import formats
from analysis.figures.layout import roles, text_layout
from analysis.figures.layout.theme import FORMS, Look, plain, with_alpha
from analysis.formats import spelled
from analysis.schema.words import keys
from analysis.schema.words import said as in_words

HOLLOW = {
    "preliminary": "-open",
    "estimate": "-open",
    "announced": "-open",
    "unconfirmed": "-open",
    "projection": "-open-dot",
}
"""Status → the fill of its marks: hollow, or hollow with a dot; the form says the kind of company."""
WIDEST = 440
"""Pixels across that names at line ends take at most; longer ones have two lines."""
NAMES = 190
"""Pixels that names at line ends take at the right of most charts; event labels keep clear of them."""
DASH = {"projection": "dash", "estimate": "dot", "preliminary": "dot"}
NEUTRAL = "diamond"
"""A form that says no kind of company, on which fills are shown."""


def symbol(status: object, form: str = "circle") -> str:
    """A mark of this form, filled by status: full for observed, hollow for estimates, a dot inside for projections."""
    return form + HOLLOW.get(str(status), "")


def symbols(look: Look, table: pd.DataFrame) -> list[str]:
    """The mark of each row: form by the kind of company, fill by status where the table has one."""
    status = table["status"] if "status" in table else [""] * len(table)
    return [symbol(s, look.form(c)) for c, s in zip(table["company_id"], status, strict=True)]


ORIGIN = (
    ("As printed", "printed"),
    ("Confidence", "grade"),
    ("Processing", "processing"),
    ("Source", "source_title"),
    ("Place", "locator"),
    ("Read on", "read_on"),
)
"""Where a value comes from: what hover says last of every share."""


def hover(table: pd.DataFrame, lines: Sequence[tuple[str, str]]) -> list[str]:
    """Hover text for each row: `lines` are label and column; blank cells and columns that are not there are left out.

    Years are written without a mark between thousands.
    """
    lines = [(said, name) for said, name in lines if name in table]
    rows = []
    for row in table[[c for _, c in lines]].itertuples(index=False, name=None):
        said = [
            f"{label}: {_read(name, cell)}" if label else f"<b>{_read(name, cell)}</b>"
            for (label, name), cell in zip(lines, row, strict=True)
            if pd.notna(cell) and cell != ""
        ]
        rows.append("<br>".join(said))
    return rows


def _read(name: str, cell: Any) -> str:
    """A cell of a column, in words."""
    is_number = isinstance(cell, Real) and not isinstance(cell, bool)
    if is_number and "year" not in name:
        return formats.value(float(cell))
    return plain(in_words(cell) if cell in keys() else cell)


def error_bar(table: pd.DataFrame, color: str, width: int = 4) -> dict[str, object]:
    """Interval around mid_pct as a Plotly error bar, from low_pct to high_pct."""
    middle = middles(table)
    return {
        "type": "data",
        "symmetric": False,
        "color": color,
        "thickness": 1.6,
        "width": width,
        "array": (table["high_pct"] - middle).clip(lower=0),
        "arrayminus": (middle - table["low_pct"]).clip(lower=0),
    }


def middles(table: pd.DataFrame) -> pd.Series:
    """Where to put a dot: the printed value, or the middle of the interval where only bounds are printed."""
    return table["mid_pct"].fillna((table["low_pct"] + table["high_pct"]) / 2)


def margin(figure: go.Figure, side: str, pixels: float) -> None:
    """Makes a margin at least so wide; margins that other marks asked for stay."""
    now = figure.layout.margin[side] or 0
    figure.update_layout(margin={side: max(now, round(pixels))})


def end_labels(
    figure: go.Figure,
    look: Look,
    places: Sequence[tuple[float, str, object]],
    span: float,
    height: int = 0,
    left: bool = False,
    low: float | None = None,
) -> None:
    """Names at the right (or left) end of lines, moved apart so that none covers another, and tied to their ends.

    `places` are value, text, company; values are in the units of the axis (powers of ten on a log axis); `span`
    is the length of the axis, `low` its lower end, else the axis's own. The margin grows to the longest name.
    """
    if not places:
        return
    size, tie, line = (11, 8, 14.5) if look.is_narrow else (look.size(13), look.size(14), look.size(16))
    room = look.width * (0.26 if left else 0.3) if look.is_narrow else min(look.size(280), WIDEST)
    texts = [text_layout.wrapped(plain(text).replace(" %", "\u00a0%"), size, room) for _, text, _ in places]
    lines = [text_layout.lines_of(t) for t in texts]
    if look.is_narrow:
        figure.layout.height += max(0, round(line * sum(lines) - plot_height(figure, look)))
    values = [value for value, _, _ in places]
    room = plot_height(figure, look)
    low, span = (low, span) if low is not None else _axis_ends(figure, values, span)
    pixels = [(value - low) / (span or 1) * room for value in values]
    moved = text_layout.spread(pixels, [line * n for n in lines], -line / 2, room + line / 2)
    for at, middle, text, (value, _, company) in zip(pixels, moved, texts, places, strict=True):
        far = abs(middle - at) > 2
        color = look.label(company)
        figure.add_annotation(
            name=roles.START_LABEL if left else roles.END_LABEL,
            x=0 if left else 1,
            xref="paper",
            xanchor="right" if left else "left",
            y=value,
            text=text,
            align="right" if left else "left",
            ax=-tie if left else tie,
            ay=at - middle,
            showarrow=True,
            arrowhead=0,
            arrowwidth=1,
            arrowcolor=with_alpha(color, 0.55 if far else 0),
            standoff=5,
            borderpad=0,
            font={"size": size, "color": color},
        )
    margin(figure, "l" if left else "r", tie + 10 + max(text_layout.text_width(t, size) for t in texts))


def row_height(count: int) -> float:
    """Pixels of a row of a chart of many rows: 24, less where there are many, never less than a line of small text."""
    return min(24.0, max(15.5, 360 / max(count, 1)))


def row_notes(figure: go.Figure, look: Look, notes: Sequence[tuple[object, str, object]]) -> None:
    """A note at the right of each row of a chart: row, words, company; notes of one row follow each other on its
    line."""
    size = look.size(12)
    rows: dict[object, list[tuple[str, str]]] = {}
    for row, text, company in notes:
        rows.setdefault(row, []).append((plain(text), look.label(company)))
    made = [
        {
            "x": 1,
            "xref": "paper",
            "y": row,
            "xshift": 8,
            "showarrow": False,
            "xanchor": "left",
            "name": roles.ROW_NOTE,
            "text": (
                said[0][0]
                if len(said) == 1
                else " · ".join(f'<span style="color:{tone}">{words}</span>' for words, tone in said)
            ),
            "font": {"size": size, "color": said[0][1] if len(said) == 1 else look["muted"]},
        }
        for row, said in rows.items()
    ]
    # Set at once: each annotation that is added alone makes Plotly check all before it again.
    figure.layout.annotations = (*figure.layout.annotations, *made)
    longest = max(
        (text_layout.text_width(" · ".join(words for words, _ in said), size) for said in rows.values()), default=0
    )
    margin(figure, "r", 16 + longest)


def on_axis(values: pd.Series, scale: str) -> list[float]:
    """Where values lie on the axis in its own units: powers of ten on a log axis, nothing below a thousandth."""
    return [math.log10(max(v, 1e-3)) if scale == "log" else float(v) for v in values]


def log_ticks(low: float, high: float) -> dict[str, object]:
    """Ticks of a log axis in words that read at a glance: powers of ten, with 2 and 5 between where there is room."""
    steps = (1, 2, 5) if high - low < 3.2 else (1,)
    values = [step * 10.0**power for power in range(math.floor(low) - 1, math.ceil(high) + 1) for step in steps]
    return {"tickmode": "array", "tickvals": values, "ticktext": [_short(v) for v in values], "dtick": None}


def _short(value: float) -> str:
    """A round number in few signs: 0.5, 200, 20k, 5M, 1B."""
    for size, sign in ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "k")):
        if value >= size:
            return f"{spelled(value / size, 'g')}{sign}"
    return spelled(value, "g")


def value_axis(
    figure: go.Figure, low: pd.Series, high: pd.Series, scale: str, most: float = math.inf, axis: str = "yaxis"
) -> tuple[float, float]:
    """Sets a linear axis from 0 or a log axis around the values; gives its ends in the axis's own units."""
    top = float(high.max())
    if scale == "log":
        above = low[low > 0]
        ends = math.log10(float(above.min()) if len(above) else 1.0) - 0.1, math.log10(max(top, 1e-3)) + 0.1
        figure.update_layout({axis: {"type": "log", "range": list(ends), **log_ticks(*ends)}})
        return ends
    ends = 0.0, min(max(top * 1.08, 1e-9), most)
    figure.update_layout({axis: {"range": list(ends)}})
    return ends


def in_parts(amounts: pd.Series, parts: pd.Series, shared: bool, least: int) -> list[str]:
    """Words inside the parts of a stacked bar: per cent or amounts, none in a part with room for neither."""
    pairs = zip(amounts, parts, strict=True)
    return [(f"{spelled(p, '.0f')} %" if p >= 6 else "") if shared else f"{n}" if n >= least else "" for n, p in pairs]


def scaled(unit: str, scale: str) -> str:
    """The title of an axis, which says so where it is a log axis."""
    return f"{unit} (log scale)" if scale == "log" else unit


def _axis_ends(figure: go.Figure, values: Sequence[float], span: float) -> tuple[float, float]:
    """Low end and length of the value axis; an axis without a range gets one around all that is drawn."""
    known = figure.layout.yaxis.range
    if known:
        if figure.layout.yaxis.type == "log" and figure.layout.yaxis.tickvals is None:
            figure.update_layout(yaxis=log_ticks(float(known[0]), float(known[1])))
        return float(known[0]), float(known[1]) - float(known[0])
    is_log = figure.layout.yaxis.type == "log"
    drawn = [float(y) for t in figure.data if t.y is not None for y in t.y if y is not None and not isinstance(y, str)]
    inside = [math.log10(y) if is_log else y for y in drawn if y == y and (y > 0 or not is_log)]
    low, high = min([*inside, *values]), max([*inside, *values])
    room = (high - low or span or 1) * 0.06
    figure.update_layout(yaxis={"range": [low - room, high + room], **(log_ticks(low, high) if is_log else {})})
    return low - room, high - low + 2 * room


def plot_height(figure: go.Figure, look: Look) -> float:
    """Pixels between the ends of the value axis: the height without margins, tick labels and axis title."""
    edges = figure.layout.margin
    title = 20 if figure.layout.xaxis.title.text else 0
    return max((figure.layout.height or 420) - (edges.t or 0) - (edges.b or 0) - look.size(24 + title), 80)


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
            figure.add_scatter(
                meta={"role": roles.LEGEND},
                x=[None],
                y=[None],
                mode=shown,
                name=name,
                showlegend=True,
                legend=key,
                hoverinfo="skip",
                line={"color": look["muted"], "width": 1.5, "dash": dash},
                marker={"symbol": shape, "color": look["muted"], "size": 9},
            )
        above += legend(figure, look, title, key, above)


def name_axis(figure: go.Figure, look: Look, table: pd.DataFrame) -> None:
    """Names of the rows on the y axis, one row a whole number from the bottom; the company in focus in bold."""
    said = [
        f"<b>{plain(name)}</b>" if company in look.focus else plain(name)
        for name, company in zip(table["label"], table["company_id"], strict=True)
    ]
    figure.update_yaxes(tickvals=list(range(len(said))), ticktext=said, range=[-0.7, len(said) - 0.3])
