"""The drawing library that pages load and files carry: Plotly with the traces our charts are made of, or the whole."""

from functools import cache

from plotly.offline import get_plotlyjs, get_plotlyjs_version

from analysis.exhibits.page import ROOT

SMALL = ROOT / "assets/drawing/plotly.min.js"
"""Plotly's core and some kinds of traces, a third of the whole; `make drawing` builds it."""
TRACES = frozenset({"scatter", "bar", "heatmap", "sankey"})
"""Kinds of traces that it draws; the same list is in the script that builds it."""


@cache
def script() -> str:
    """The library as text: the small one where it is of the version installed, else the whole of that version.

    The figures are made by the installed Plotly; a build of another version may draw them otherwise.
    """
    small = SMALL.read_text(encoding="utf-8")
    return small if f"v{get_plotlyjs_version()} " in small[:200] else str(get_plotlyjs())
