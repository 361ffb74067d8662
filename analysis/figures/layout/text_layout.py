"""Where written names go so that none is cut and none covers another: widths of text, stacking, wrapping."""

from collections.abc import Sequence
from itertools import pairwise

NARROW, THIN, WIDE = set("iljft.,:;'|!()[] ·-–\u00a0\u202f"), 0.29, set("mwMW%@ÆŒ—")
CHART = 1100
"""Pixels of a chart on a screen 1280 wide; on wider screens there is more room, never less."""


def text_width(text: str, size: float) -> float:
    """Pixels that a line of text takes at a font size, rather too many than too few; of several lines the longest."""
    units = {True: THIN, False: 0.56}
    lines = [
        sum(0.9 if c in WIDE else 0.68 if c.isupper() else units[c in NARROW] for c in line)
        for line in text.split("<br>")
    ]
    return max(lines) * size


def without_brackets(name: object) -> str:
    """A name without what stands in brackets after it."""
    return str(name).split(" (")[0]


def in_brackets(name: object) -> str:
    """What stands in brackets at the end of a name, such as a definition's publisher; the name where nothing does."""
    text = str(name)
    return text[text.rindex("(") + 1 : -1] if text.endswith(")") and "(" in text else text


def lines_of(text: str) -> int:
    """Lines that a label takes."""
    return text.count("<br>") + 1


def wrap(text: str, size: float, room: float) -> str:
    """The text on as few lines as fit the room, broken between words."""
    lines = [""]
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return "<br>".join(lines)


def cut(text: str, size: float, room: float) -> str:
    """The text, or as much of it as fits the room, ended by an ellipsis."""
    short = text
    while text_width(short, size) > room and len(short) > 2:
        short = short[:-2].rstrip(" …") + "…"
    return short


def first_fit(texts: Sequence[str], size: float, room: float) -> str:
    """The first of the texts that fits the room; none if none does."""
    return next((t for t in texts if text_width(t, size) <= room), "")


def spread(places: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """Middles of labels as near to their places as they can be without touching, inside low to high, order kept.

    Least squares under order (pool adjacent violators), then clamped. Labels that together are longer than the
    room keep their distances and run over the high end.
    """
    if not places:
        return []
    order = sorted(range(len(places)), key=lambda i: places[i])
    offsets: list[float] = [0.0]
    pools: list[tuple[float, int]] = []
    for a, b in pairwise(order):
        offsets.append(offsets[-1] + (sizes[a] + sizes[b]) / 2)
    for i, offset in zip(order, offsets, strict=True):
        pools.append((places[i] - offset, 1))
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            value, count = pools.pop()
            other, more = pools.pop()
            pools.append(((other * more + value * count) / (more + count), more + count))
    free = [value for value, count in pools for _ in range(count)]
    first, last = low + sizes[order[0]] / 2, high - sizes[order[-1]] / 2 - offsets[-1]
    moved = [0.0] * len(places)
    for i, offset, value in zip(order, offsets, free, strict=True):
        moved[i] = max(min(value, last), first) + offset
    return moved
