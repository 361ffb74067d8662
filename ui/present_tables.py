"""How much of a table fits on a slide: its columns as wide as a browser makes them, its rows as high as their words."""

import pandas as pd

from analysis.figures.layout.text_layout import lines_of, text_width, wrap

SIZE, LINE = 20, 26
"""Pixels of the words of a slide's table, and from line to line."""
TRUE = 0.94
"""Width of words in the font of the screen, as a part of what `text_width` says at the most."""
BESIDE, BETWEEN = 21, 11
"""Pixels of padding and line beside the words of a cell, and above and below them."""
SAID = 30
"""Pixels of the line that says how many rows are not shown."""


def filled(rows: pd.DataFrame, most: int) -> pd.DataFrame:
    """The first columns that say anything, at most so many."""
    return rows.loc[:, rows.ne("").any()].iloc[:, :most]


def _wide(text: str) -> float:
    return TRUE * text_width(text, SIZE)


def widths(rows: pd.DataFrame, room: float) -> list[float]:
    """Pixels of each column's words: as long as the longest cell, or the longest word and a part of what is left."""
    cells = [[str(name), *map(str, rows.iloc[:, i])] for i, name in enumerate(rows.columns)]
    whole = [max(_wide(c) for c in column) for column in cells]
    least = [max(_wide(word) for c in column for word in c.split(" ")) for column in cells]
    room -= BESIDE * len(cells)
    if sum(whole) <= room:
        return whole
    spare = max(room - sum(least), 0) / max(sum(whole) - sum(least), 1)
    return [low + (high - low) * spare for low, high in zip(least, whole, strict=True)]


def fitting(rows: pd.DataFrame, width: float, height: float) -> int:
    """How many rows fit below the head of the table; where not all do, a line that says so fits too. At least one."""
    wide = widths(rows, width)

    def high(cells: tuple[object, ...]) -> float:
        return BETWEEN + LINE * max(lines_of(wrap(str(c), SIZE * TRUE, w)) for c, w in zip(cells, wide, strict=True))

    left = height - high(tuple(rows.columns))
    kept = 0
    for i, row in enumerate(rows.itertuples(index=False), 1):
        left -= high(row)
        if left >= SAID:
            kept = i
    return len(rows) if left >= 0 else max(kept, 1)
