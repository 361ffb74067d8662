"""One look for every chart: themes, one color per company, label placement, axes. Of ours it knows the formatter
only."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

import pandas as pd
import plotly.graph_objects as go

from analysis.formats import marks

THEMES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "light": {
            "paper": "#ffffff",
            "text": "#111111",
            "muted": "#595959",
            "grid": "#e2e2e2",
            "band": "#f1f1f1",
        },
        "dark": {
            "paper": "#101216",
            "text": "#f5f5f5",
            "muted": "#b4b8bf",
            "grid": "#31353c",
            "band": "#1b1f26",
        },
        "projector": {
            "paper": "#ffffff",
            "text": "#000000",
            "muted": "#333333",
            "grid": "#cccccc",
            "band": "#eeeeee",
        },
    }
)
SPARE = (
    "#0792fe",
    "#a40906",
    "#7c7513",
    "#eb08f9",
    "#0209c9",
    "#744230",
    "#b43f79",
    "#8c9376",
    "#550481",
    "#b98539",
    "#654ab4",
    "#d44443",
    "#6b356f",
    "#f94cbc",
    "#976bcd",
    "#730130",
    "#a85554",
    "#b41fd7",
    "#3f1f66",
    "#4f07ae",
)
"""Colors handed out to companies that have none in the data: more than any kind of company needs, so that two with one
color differ in the form of their marks; as far apart as the own colors are (tests/test_colors.py)."""
TWINS: Mapping[str, str] = MappingProxyType(
    {
        "#b5205c": "#ff7064",
        "#ab8e5f": "#926c05",
        "#d42e00": "#ee9809",
        "#282c48": "#788ab4",
        "#f53798": "#dd0c73",
        "#1f35ed": "#8749f9",
        "#226ee2": "#2c9cfd",
        "#878ec4": "#aab9fe",
        "#6f4797": "#b33cc3",
        "#047a7e": "#adebfc",
        "#d67e00": "#ffe853",
        "#567b38": "#c8ec81",
        "#083a2f": "#7bffdb",
        "#139995": "#117f7b",
        "#591b0b": "#f3bc9d",
        "#535451": "#adaea9",
        "#0792fe": "#78dfd1",
        "#a40906": "#ff2327",
        "#7c7513": "#ceb85d",
        "#eb08f9": "#f054f9",
        "#0209c9": "#8810f8",
        "#744230": "#888b45",
        "#b43f79": "#b40a9b",
        "#8c9376": "#78a986",
        "#550481": "#c169d3",
        "#b98539": "#b09a3c",
        "#654ab4": "#7dcd32",
        "#d44443": "#cfdd5b",
        "#6b356f": "#cda9d3",
        "#f94cbc": "#fa12a9",
        "#976bcd": "#e17fd9",
        "#730130": "#bc4156",
        "#a85554": "#9f4937",
        "#b41fd7": "#9d26d0",
        "#3f1f66": "#1eb76e",
        "#4f07ae": "#b5fa01",
    }
)
"""A company's color → its twin on dark paper. Only lightened, dark colors meet in one gray for a color-blind eye; the
twins keep near their hue and stay apart under three deficiencies (tests/test_colors.py)."""
FORMS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "lab": ("circle", "lab"),
        "big_tech": ("square", "large technology company"),
        "platform": ("triangle-up", "platform or infrastructure"),
        "infrastructure": ("triangle-up", "platform or infrastructure"),
        "nonprofit": ("cross", "nonprofit"),
        "precedent": ("star", "earlier open-source company"),
    }
)
"""Kind of company → the form of its marks and the kind in words; diamonds and fills mean other things."""
FONT = "Source Sans, Source Sans Pro, Arial, sans-serif"


def _rgb(color: str) -> tuple[int, int, int]:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _luminance(color: str) -> float:
    parts = [c / 255 for c in _rgb(color)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: str, b: str) -> float:
    """Contrast ratio of two colors, 1 to 21 (WCAG 2.2)."""
    high, low = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def shade(color: str, paper: str, ratio: float) -> str:
    """The color, moved toward black or white until it stands out from the paper by the ratio."""
    target = 0 if _luminance(paper) > 0.5 else 255
    for step in range(21):
        mixed = "#" + "".join(f"{round(c + (target - c) * step / 20):02x}" for c in _rgb(color))
        if contrast(mixed, paper) >= ratio:
            return mixed
    return mixed


def text_on(fill: str) -> str:
    """Black or white, whichever reads better on the fill."""
    return max(("#ffffff", "#000000"), key=lambda tone: contrast(tone, fill))


def with_alpha(color: str, alpha: float) -> str:
    """The color as rgba text, alpha from 0 to 1."""
    return "rgba({},{},{},{})".format(*_rgb(color), alpha)


@dataclass(frozen=True)
class Look:
    """What a figure needs to know of the screen: theme, colors and kinds of companies, the one in focus, text scale."""

    theme: str = "light"
    colors: Mapping[str, str] = field(default_factory=dict)
    focus: tuple[str, ...] = ()
    scale: float = 1.0
    height: int = 0
    """Pixels that every chart has to be high; 0: as high as it wants."""
    kinds: Mapping[str, str] = field(default_factory=dict)
    width: int = 0
    """Pixels across that every chart has to do with, in a window smaller than most; 0: as many as it wants."""
    shown: float = 1.0
    """Size of the chart on screen as a part of its own: beside controls a slide shows it smaller, its words no
    smaller."""

    @classmethod
    def of(cls, companies: pd.DataFrame, theme: str = "light", focus: Sequence[str] = (), scale: float = 1.0) -> "Look":
        """The look for a companies table; a company without a color gets a spare one, always the same."""
        colors = dict(zip(companies["company_id"], companies["color"], strict=True))
        kinds = dict(zip(companies["company_id"], companies["kind"], strict=True))
        order = {kind: list(FORMS.values()).index(form) for kind, form in FORMS.items()}
        bare = sorted(
            (c for c, color in colors.items() if not isinstance(color, str)),
            key=lambda c: (order.get(kinds[c], 0), c),
        )
        colors |= {company: SPARE[i % len(SPARE)] for i, company in enumerate(bare)}
        return cls(theme, MappingProxyType(colors), tuple(focus), scale, kinds=MappingProxyType(kinds))

    def __getitem__(self, part: str) -> str:
        """Color of paper, text, muted, grid or band in this theme."""
        return THEMES[self.theme][part]

    def color(self, company_id: object, ratio: float = 3.0) -> str:
        """Color of a company's marks; gray for the unnamed, and for all others while one is in focus."""
        known = self.colors.get(str(company_id))
        if known is None or (self.focus and company_id not in self.focus):
            return shade("#8f8f8f", self["paper"], ratio) if known is None else self["muted"]
        return shade(TWINS.get(known, known) if self.theme == "dark" else known, self["paper"], ratio)

    def form(self, company_id: object) -> str:
        """The form of a company's marks: its kind, told apart without color; a circle for the unnamed."""
        return FORMS.get(self.kinds.get(str(company_id), ""), ("circle", ""))[0]

    def label(self, company_id: object) -> str:
        """Color of a company's written name: its color with enough contrast to read."""
        return (
            self.color(company_id, 7.0 if self.theme == "dark" else 4.6)
            if str(company_id) in self.colors
            else self["muted"]
        )

    def opacity(self, company_id: object) -> float:
        """Full for the company in focus or where none is; faint for the others."""
        return 1.0 if not self.focus or company_id in self.focus else 0.35

    @property
    def is_narrow(self) -> bool:
        """True on a phone, for which charts are laid out in another way."""
        return 0 < self.width < 500

    def across(self, usual: float) -> float:
        """Pixels across: the usual ones of a screen, or what a smaller window has of them."""
        return min(usual, self.width) if self.width else usual

    def size(self, points: float) -> int:
        """A text size at this scale."""
        return round(points * self.scale)


MONTHS = {
    "nticks": 4,
    "tickformatstops": [
        {"dtickrange": [None, 2_000_000_000], "value": "%-d %b %y"},
        {"dtickrange": [2_000_000_000, None], "value": "%b %y"},
    ],
}
"""Ticks of a small panel's time axis: months, or days where the axis is so short that a month would stand there
twice."""


def frame(look: Look, x: str = "", y: str = "", height: int = 420, **layout: object) -> go.Figure:
    """An empty figure in the look, with axis titles; every figure starts here."""
    axis = {
        "gridcolor": look["grid"],
        "linecolor": look["muted"],
        "zeroline": False,
        "automargin": True,
        "tickfont": {"size": look.size(13), "color": look["text"]},
    }
    group, decimal = marks()
    laid = go.Layout(
        template="none",
        height=look.height or round(height * look.scale),
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": look.size(13), "color": look["text"]},
        margin={"l": 8, "r": 8, "t": 12, "b": 8},
        showlegend=False,
        hoverlabel={
            "bgcolor": look["paper"],
            "font": {"family": FONT, "color": look["text"], "size": look.size(13)},
            "align": "left",
        },
        hovermode="closest",
        dragmode=False,
        separators=decimal + group,
        xaxis={"title": {"text": x, "font": {"size": look.size(13)}}, **axis},
        yaxis={"title": {"text": y, "font": {"size": look.size(13)}}, **axis},
    )
    laid.update(**layout)  # a layout without a figure is updated ten times as fast
    return go.Figure(layout=laid)


def annotate(figure: go.Figure, notes: Iterable[Mapping[str, object]]) -> None:
    """Adds annotations all at once; added one by one, each makes Plotly check all before it anew."""
    figure.layout.annotations = [*figure.layout.annotations, *notes]


def plain(text: object) -> str:
    """Text for a Plotly label: Plotly reads a little HTML, so the signs of markup are written out."""
    return str(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
