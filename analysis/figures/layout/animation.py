"""Figures of one exhibit at several dates, as Plotly writes them, on axes that stay from the first to the last."""

from collections.abc import Iterable, Sequence
from typing import Any

from analysis.figures.layout import roles
from analysis.figures.layout.older import SPACES
from analysis.figures.layout.text_layout import text_width

Drawn = dict[str, Any]
"""A figure as JSON: `data` and `layout`."""
TICKS = ("tickmode", "tickvals", "ticktext", "dtick", "tick0", "nticks")
"""What the last date's axis says of its ticks, and then every date's."""


def fix(figures: Sequence[Drawn], high: int = 0) -> None:
    """Makes each axis reach over all dates and hold every row, and gives all plots one size, `high` if said.

    Rows stand as at the last date; those that it lacks come after them. An axis of numbers needs a range in each
    figure.
    """
    grows = 1.0
    for figure in figures:
        _blank_headings(figure)
    for name in dict.fromkeys(name for figure in figures for name in figure["layout"] if "axis" in name):
        ours = [figure for figure in figures if name in figure["layout"]]
        words = _words(ours, name)
        if words:
            rows = _put_rows(ours, name, words)
            grows = max(grows, rows / max(map(len, words))) if name.startswith("y") else grows
        else:
            _put_range([figure["layout"][name] for figure in ours])
    edges = {side: max(figure["layout"].get("margin", {}).get(side, 0) for figure in figures) for side in "lrtb"}
    apart = edges["t"] + edges["b"]
    height = high or apart + grows * (max(figure["layout"].get("height", apart) for figure in figures) - apart)
    for figure in figures:
        figure["layout"].update({"height": round(height), "margin": {**figure["layout"].get("margin", {}), **edges}})


def _blank_headings(figure: Drawn) -> None:
    """Takes the words off headings of blocks: a row keeps its place though at another date it is in another block."""
    axis = figure["layout"].get("yaxis", {})
    for part in ("categoryarray", "tickvals", "ticktext"):
        if isinstance(axis.get(part), list):
            axis[part] = [SPACES.get(word, word) for word in axis[part]]
    for note in figure["layout"].get("annotations", ()):
        if note.get("y") in SPACES:
            note.update(y=SPACES[note["y"]], text="")


def _drawn(figure: Drawn, name: str) -> Iterable[Any]:
    """The values that traces have along an axis, packed numbers as one value."""
    way, short = name[0], name.replace("axis", "")
    for trace in figure["data"]:
        if trace.get(f"{way}axis", way) == short:
            values = trace.get(way, [])
            yield from values if isinstance(values, list) else [values]


def _words(figures: Sequence[Drawn], name: str) -> list[list[str]]:
    """The names along an axis of each figure, in its order; none for an axis of numbers or dates."""
    axes = [figure["layout"][name] for figure in figures]
    values = [[v for v in _drawn(figure, name) if v is not None] for figure in figures]
    is_named = all(axis.get("type", "category") == "category" for axis in axes)
    if not is_named or not any(values) or any(not isinstance(v, str) for found in values for v in found):
        return []
    return [list(dict.fromkeys(axis.get("categoryarray") or v)) for axis, v in zip(axes, values, strict=True)]


def places(words: Sequence[Sequence[str]]) -> dict[str, str]:
    """The place of each row among those of all dates: itself, or its first line where rows of different dates share
    one.

    So a layer keeps its place when another definition stands for it, and needs no second row.
    """
    first = {word: word.split("<br>")[0] for own in words for word in own}
    is_shared = all(len({first[word] for word in own}) == len(own) for own in words)
    return first if is_shared and len(set(first.values())) < len(first) else {word: word for word in first}


def _put_rows(figures: Sequence[Drawn], name: str, words: list[list[str]]) -> int:
    """Every row on the axis of each figure, in one order; how many there are. Notes at the number of a row follow
    it."""
    way, short = name[0], name.replace("axis", "")
    at = places(words)
    words = [_put_places(figure, name, own, at) for figure, own in zip(figures, words, strict=True)]
    last = words[-1]
    spans = [figure["layout"][name].get("range") or [-0.6, -0.4] for figure in figures]
    is_reversed = figures[-1]["layout"][name].get("autorange") == "reversed" or spans[-1][0] > spans[-1][1]
    more = [w for w in dict.fromkeys(w for own in reversed(words[:-1]) for w in own) if w not in last]
    rows = [*more[::-1], *last] if way == "y" and not is_reversed else [*last, *more]
    ends = [min(map(min, spans)), len(rows) - 1 + max(max(ends) % 1 for ends in spans)]
    for figure, own in zip(figures, words, strict=True):
        axis = figure["layout"][name]
        axis.pop("autorange", None)
        axis.update(
            type="category", categoryorder="array", categoryarray=rows, range=ends[::-1] if is_reversed else ends
        )
        for trace in figure["data"]:
            if trace.get("type") == "heatmap":
                _spread(trace, way, rows)
        for note in figure["layout"].get("annotations", ()):
            if note.get(f"{way}ref", way) == short and isinstance(note.get(way), int):
                note[way] = own[note[way]]
    _put_lines(figures, way, short, rows.index(last[0]) if last else 0)
    _put_names(figures, name, rows, rows if len(set(at.values())) < len(at) else ())
    return len(rows)


def _put_names(figures: Sequence[Drawn], name: str, rows: list[str], alone: Sequence[str]) -> None:
    """Names where the axis lists them: of every row at every date, `alone` the places that go by themselves without
    one."""
    axes = [figure["layout"][name] for figure in figures]
    if not all(isinstance(axis.get("tickvals"), list) for axis in axes):
        return
    said = [dict(zip(axis["tickvals"], axis.get("ticktext") or axis["tickvals"], strict=True)) for axis in axes]
    known = dict(zip(alone, alone, strict=True)) or {row: text for own in said for row, text in own.items()}
    named = [row for row in rows if row in known]
    for axis, own in zip(axes, said, strict=True):
        axis.update(tickmode="array", tickvals=named, ticktext=[own.get(row, known[row]) for row in named])
    if alone and name.startswith("y") and axes[-1].get("showticklabels", True):
        size = max(axis.get("tickfont", {}).get("size", 13) for axis in axes)
        wide = max(text_width(text, size) for axis in axes for text in axis["ticktext"]) + 8
        for figure in figures:
            edges = figure["layout"].setdefault("margin", {})
            edges["l"] = max(edges.get("l", 0), round(wide))
            figure["layout"][name]["automargin"] = False


def _put_places(figure: Drawn, name: str, own: list[str], places: dict[str, str]) -> list[str]:
    """The rows of a figure by their places, each still named in full."""
    way, short, axis = name[0], name.replace("axis", ""), figure["layout"][name]
    if all(places[word] == word for word in own):
        return own
    axis.pop("tickmode", None)
    axis.update(tickvals=[places[word] for word in own], ticktext=own)
    for trace in figure["data"]:
        if trace.get(f"{way}axis", way) == short:
            trace[way] = [places.get(word, word) for word in trace[way]]
    for note in figure["layout"].get("annotations", ()):
        if note.get(f"{way}ref", way) == short:
            note[way] = places.get(note[way], note[way])
    return [places[word] for word in own]


def _put_lines(figures: Sequence[Drawn], way: str, short: str, before: int) -> None:
    """Lines between rows stand as at the last date, `before` being the rows that come ahead of its own."""

    def is_between(shape: Drawn) -> bool:
        return shape.get("name") == roles.SEPARATOR and shape.get(f"{way}ref", way) == short

    lines = [s | {f"{way}{end}": s[f"{way}0"] + before for end in "01"} for s in _shapes(figures[-1]) if is_between(s)]
    for figure in figures:
        figure["layout"]["shapes"] = [s for s in _shapes(figure) if not is_between(s)] + lines


def _shapes(figure: Drawn) -> list[Drawn]:
    return list(figure["layout"].get("shapes", ()))


def _spread(trace: Drawn, way: str, rows: list[str]) -> None:
    """The cells of a heatmap in the order of the rows, blank where it has none: it draws them in the order given."""
    at = {word: i for i, word in enumerate(trace[way])}
    for part in ("z", "text", "hovertext"):
        cells, blank = trace[part], None if part == "z" else ""
        if way == "y":
            trace[part] = [cells[at[w]] if w in at else [blank] * len(cells[0]) for w in rows]
        else:
            trace[part] = [[line[at[w]] if w in at else blank for w in rows] for line in cells]
    trace[way] = rows


def _put_range(axes: Sequence[Drawn]) -> None:
    """One range over those of all axes, with the ticks of the last."""
    known = [axis["range"] for axis in axes if axis.get("range")]
    if len(known) < len(axes):
        return
    span = [min(min(ends) for ends in known), max(max(ends) for ends in known)]
    ticks = {part: axes[-1][part] for part in TICKS if part in axes[-1]}
    for axis in axes:
        for part in TICKS:
            axis.pop(part, None)
        axis.update(ticks, range=span)
