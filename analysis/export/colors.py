"""Colors of a figure on white paper: plain hex, see-through ones mixed with white, dark themes turned light."""

import json
import re

import plotly.graph_objects as go

from analysis.figures.layout.theme import THEMES, contrast, shade

GRAY = "#808080"


def on_white(color: str, opacity: float = 1.0) -> str:
    """The color as #rrggbb on white paper; gray where it cannot be read."""
    text = color.strip().lower()
    if re.fullmatch(r"#[0-9a-f]{3}", text):
        text = "#" + "".join(2 * c for c in text[1:])
    parts: list[float]
    if re.fullmatch(r"#[0-9a-f]{6}", text):
        parts = [int(text[i : i + 2], 16) for i in (1, 3, 5)]
    elif found := re.fullmatch(r"rgba?\(([\d.,\s]+)\)", text):
        numbers = [float(n) for n in found.group(1).split(",")]
        parts, opacity = numbers[:3], opacity * (numbers[3] if len(numbers) > 3 else 1.0)
    else:
        return GRAY
    return "#" + "".join(f"{round(255 + (min(p, 255) - 255) * opacity):02x}" for p in parts)


def readable(color: str, ratio: float = 1.35) -> str:
    """The ink, made darker until it stands out from white."""
    made = on_white(color)
    return made if contrast(made, "#ffffff") >= ratio else shade(made, "#ffffff", ratio)


def light(figure: go.Figure) -> str:
    """The figure as Plotly JSON in the light theme, whatever the reader's screen is."""
    text = str(figure.to_json())
    dark, bright = THEMES["dark"], THEMES["light"]
    if str(figure.layout.font.color or "").lower() == dark["text"]:
        for part in dark:
            text = re.sub(re.escape(dark[part]), bright[part], text, flags=re.IGNORECASE)
    return text


def in_light(figure: go.Figure) -> go.Figure:
    """The figure in the light theme; the figure itself where it is light already."""
    if str(figure.layout.font.color or "").lower() != THEMES["dark"]["text"]:
        return figure
    return go.Figure(json.loads(light(figure)))
