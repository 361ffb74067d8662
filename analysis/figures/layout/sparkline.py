"""A small picture of a few values, without axes: a line, an area under one, or bars, as SVG of numbers alone."""

from collections.abc import Sequence

WIDE, HIGH, EDGE = 160, 40, 3


def svg(values: Sequence[float], drawn: str, color: str) -> str:
    """The values from left to right between zero, or the least of them below it, and the largest; `drawn` is line, area
    or bar. An empty picture of no values.

    >>> svg([1, 2], "bar", "#000000").count("<rect")
    2
    """
    low, high = min([0.0, *values]), max([0.0, *values])
    scale = (HIGH - 2 * EDGE) / ((high - low) or 1.0)
    tops = [HIGH - EDGE - (value - low) * scale for value in values]
    zero = HIGH - EDGE + low * scale
    marks = _bars(tops, zero, color) if drawn == "bar" else _line(tops, zero, color, drawn == "area")
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDE} {HIGH}">{marks}</svg>'


def _at(value: float) -> float:
    """A place in the picture, to a tenth."""
    return round(value, 1)


def _bars(tops: list[float], zero: float, color: str) -> str:
    step = WIDE / max(len(tops), 1)
    width = min(step * 0.6, 24.0)
    return "".join(
        f'<rect x="{_at(i * step + (step - width) / 2)}" y="{_at(min(top, zero))}" width="{_at(width)}"'
        f' height="{_at(max(abs(zero - top), 1.0))}" fill="{color}"/>'
        for i, top in enumerate(tops)
    )


def _line(tops: list[float], zero: float, color: str, is_filled: bool) -> str:
    step = (WIDE - 2 * EDGE) / max(len(tops) - 1, 1)
    points = " ".join(f"{_at(EDGE + i * step)},{_at(top)}" for i, top in enumerate(tops))
    if not points:
        return ""
    last = EDGE + (len(tops) - 1) * step
    under = f'<polygon points="{EDGE},{_at(zero)} {points} {_at(last)},{_at(zero)}" fill="{color}" opacity="0.18"/>'
    end = f'<circle cx="{_at(last)}" cy="{_at(tops[-1])}" r="{EDGE}" fill="{color}"/>'
    line = f'<polyline points="{points}" fill="none" stroke="{color}" stroke-width="2"/>'
    return (under if is_filled else "") + line + end
