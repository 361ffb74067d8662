"""The rows of the HHI spectrum: all under each other, or tight, with what is not of today packed on lanes."""

from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from analysis.figures.layout import older, roles
from analysis.figures.layout.text_layout import text_width
from analysis.figures.layout.theme import Look, plain
from analysis.schema.market import LAYERS

APART = "<b>Not of today</b>"
"""What stands before the lanes of what is older, or whose period is not over."""
GAP = 200.0
"""Points of HHI between two bars of a lane."""
SIZE = 13


class Laid(NamedTuple):
    """The rows from the top down, the row of each bar, and the first row of each layer with its name."""

    rows: list[str]
    places: list[str]
    layers: dict[str, str]


def listed(table: pd.DataFrame, is_apart: pd.Series) -> Laid:
    """A row a market, each layer under its heading, what is not of today below all under headings of its own."""
    rows: list[str] = []
    for layer, part in table[~is_apart].groupby("layer", sort=False):
        rows += [f"<b>{_heading(layer)}</b>", *dict.fromkeys(part["row"].map(plain))]
    rows += [row if row in older.HEADINGS.values() else plain(row) for row in older.rows_down(table[is_apart])]
    return Laid(rows, [plain(row) for row in table["row"]], {})


def tight(table: pd.DataFrame, is_apart: pd.Series, is_claim: pd.Series) -> Laid:
    """A row a market of today, then the article's claim, then lanes on which the others lie without names."""
    lanes = _lanes(table[is_apart & ~is_claim])
    named = [row for _, part in table[~is_apart].groupby("layer", sort=False) for row in dict.fromkeys(part["row"])]
    named += list(dict.fromkeys(table.loc[is_claim & is_apart, "row"]))
    first = table[~is_apart].drop_duplicates("layer")
    names = {plain(row): _heading(layer) for row, layer in zip(first["row"], first["layer"], strict=True)}
    rows = [plain(row) for row in named] + list(dict.fromkeys(sorted(lanes.values(), key=len)))
    places = [lanes.get(i, plain(row)) for i, row in table["row"].items()]
    return Laid(rows, places, names)


def _heading(layer: object) -> str:
    return LAYERS[str(layer)].heading if layer in LAYERS else plain(layer)


def _lanes(table: pd.DataFrame) -> dict[object, str]:
    """The lane of each bar, the first that is free to its left; the first lane is named."""
    ends: list[float] = []
    found: dict[object, str] = {}
    for row in table.sort_values("hhi_low").itertuples():
        lane = next((i for i, end in enumerate(ends) if end + GAP < row.hhi_low), len(ends))
        ends[lane : lane + 1] = [row.hhi_high]
        found[row.Index] = APART if lane == 0 else f"<b>{' ' * (lane + len(APART))}</b>"
    return found


def margin(laid: Laid, look: Look) -> float:
    """Pixels left of the plot: the names of layers, and right of them those of markets."""
    return _wide(laid.layers.values(), look) + _wide(laid.rows, look) + 28


def _wide(names: Iterable[str], look: Look) -> float:
    bare = [name.replace("<b>", "").replace("</b>", "").strip() for name in names]
    return max((text_width(name, look.size(SIZE)) for name in bare), default=0)


def layers(laid: Laid, look: Look) -> list[dict[str, object]]:
    """The name of each layer at the left edge, in the row of its first market."""
    left = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": 4 - margin(laid, look), "showarrow": False}
    font = {"size": look.size(SIZE), "color": look["text"]}
    return [
        left | {"name": roles.ROW_HEADING, "y": row, "text": f"<b>{name}</b>", "font": font}
        for row, name in laid.layers.items()
    ]
