"""One look for every chart: themes, one color per company, axes. Of ours it knows the formatter only."""

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
            "text": "#14181f",
            "muted": "#5b6470",
            "grid": "#e3e7ec",
            "band": "#f6f7f9",
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
        "#b5205c": "#c6108a",
        "#ab8e5f": "#f0c760",
        "#d42e00": "#ea7e3f",
        "#282c48": "#4863ab",
        "#f53798": "#ea096c",
        "#1f35ed": "#7a43ef",
        "#226ee2": "#3689f8",
        "#878ec4": "#b4bdf3",
        "#6f4797": "#8b88c6",
        "#047a7e": "#51b4bd",
        "#d67e00": "#f3a200",
        "#567b38": "#99cf7e",
        "#083a2f": "#a2fccf",
        "#139995": "#2df3d8",
        "#591b0b": "#bd362d",
        "#535451": "#fcf3fc",
        "#0792fe": "#90a2fc",
        "#a40906": "#f36300",
        "#7c7513": "#877e48",
        "#eb08f9": "#9e1fc6",
        "#0209c9": "#8611fa",
        "#744230": "#c6906c",
        "#b43f79": "#e17599",
        "#8c9376": "#5a6c48",
        "#550481": "#8c4aae",
        "#b98539": "#876324",
        "#654ab4": "#755a99",
        "#d44443": "#d80024",
        "#6b356f": "#a275c6",
        "#f94cbc": "#bd6ca2",
        "#976bcd": "#6363e1",
        "#730130": "#c60075",
        "#a85554": "#f3ab99",
        "#b41fd7": "#fcb4fc",
        "#3f1f66": "#9075e1",
        "#4f07ae": "#beabca",
    }
)
"""A company's color → its twin on dark paper. Only lightened, dark colors meet in one gray for a color-blind eye; the
twins keep their hue within 20 degrees and stay apart under three deficiencies (tests/test_colors.py)."""
OPENNESS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "closed": ("#a8336f", "#f58cb0"),
        "hybrid": ("#bd8b22", "#f0bd5e"),
        "open_weights": ("#1f8a99", "#35a0c0"),
        "open_source": ("#07535a", "#a5e6ef"),
    }
)
"""Steps of openness from closed to open source → their color on light and on dark paper, on every chart."""
ARTICLE = ("#8a5a14", "#d9a441")
"""What the article says, on light and on dark paper; no chart has this brown for anything else."""
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
    colored: tuple[str, ...] = ()
    """The companies that keep their colors, where a chart has too many to tell apart; empty: all."""
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
        is_gray = self.colored and not self.focus and company_id not in self.colored
        known = None if is_gray else self.colors.get(str(company_id))
        if known is None or (self.focus and company_id not in self.focus):
            return shade("#8f8f8f", self["paper"], ratio) if known is None else self["muted"]
        return shade(TWINS.get(known, known) if self.theme == "dark" else known, self["paper"], ratio)

    def openness(self, step: object, ratio: float = 3.0) -> str:
        """Color of a step of openness; gray for what is none."""
        return self._of_two(OPENNESS.get(str(step), ("#8f8f8f", "#8f8f8f")), ratio)

    def article(self, ratio: float = 3.0) -> str:
        """Color of what the article says."""
        return self._of_two(ARTICLE, ratio)

    def _of_two(self, colors: tuple[str, str], ratio: float) -> str:
        return shade(colors[self.theme == "dark"], self["paper"], ratio)

    def form(self, company_id: object) -> str:
        """The form of a company's marks: its kind, told apart without color; a circle for the unnamed."""
        return FORMS.get(self.kinds.get(str(company_id), ""), ("circle", ""))[0]

    def label(self, company_id: object) -> str:
        """Color of a company's written name: its color with enough contrast to read."""
        return (
            self.color(company_id, 7.0 if self.theme == "dark" else 4.6)
            if str(company_id) in (self.colored or self.colors)
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
