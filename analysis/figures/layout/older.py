"""Rows that are not of today: in blocks of their own under a heading, faint, so that no color alone tells them
apart."""

import pandas as pd

from analysis.figures.layout.theme import Look
from analysis.periods import AHEAD, OLDER, PASSED, TODAY, states

HEADINGS = {
    PASSED: "<b>Newer figures not shown</b>",
    OLDER: "<b>Older than a year</b>",
    AHEAD: "<b>Period not over</b>",
}
"""What stands over a block of rows; that of today has no heading."""
SPACES = {heading: f"<b>{' ' * i}</b>" for i, heading in enumerate(HEADINGS.values())}
"""What stands there in a run through dates, whose rows keep their places while what is older changes."""


def blocks(table: pd.DataFrame, by: str = "row") -> pd.Series:
    """The block of each row of the chart (index, from the top down): today where one of its figures is, else that of
    the first heading."""
    order = (TODAY, *HEADINGS)
    kinds = states(table).groupby(table[by], sort=False).agg(set)
    named = kinds.map(lambda found: next((kind for kind in order if kind in found), TODAY))
    return named.loc[sorted(named.index, key=lambda row: order.index(named[row]))]


def rows_down(table: pd.DataFrame, by: str = "row") -> list[str]:
    """The rows of the chart from the top down, those of each block under its heading."""
    found, rows = blocks(table, by), []
    for kind in found.unique():
        rows += [HEADINGS[kind]] if kind in HEADINGS else []
        rows += list(found.index[found.eq(kind)])
    return rows


def apart(table: pd.DataFrame, by: str = "row") -> pd.Series:
    """True for the figures of rows that are not of today."""
    return table[by].map(blocks(table, by)).ne(TODAY)


def faint(look: Look) -> float:
    """How far marks of a row that is not of today are seen through."""
    return 0.6 if look.theme == "dark" else 0.5


def opacities(table: pd.DataFrame, look: Look, by: str = "row") -> list[float]:
    """The opacity of each figure's mark."""
    return [faint(look) if is_apart else 1.0 for is_apart in apart(table, by)]
