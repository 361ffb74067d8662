"""What python-pptx does not write by itself: error bars (c:errBars), labels of our own words, colors."""

from collections.abc import Sequence
from typing import Any

from analysis.export.colors import readable

FONT = "Arial"
ROW_LABELS, COLUMN_LABELS, SIDE_LABELS, START = "Row labels", "Column labels", "Direct labels", "Start (not drawn)"
BEFORE_LABELS, INSIDE_LABELS = "Words before the plot", "Words in the plot"
NAMELESS = "Series "
"""What the name of a series begins with that the figure does not name."""
NAMESPACES = (
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
PRESENTATION = "http://schemas.openxmlformats.org/presentationml/2006/main"
AFTER = ("cat", "val", "xVal", "yVal", "smooth", "shape", "extLst")
"""Parts of a series that come after its error bars."""


def _numbers(values: Sequence[float]) -> str:
    points = "".join(f'<c:pt idx="{i}"><c:v>{float(v)!r}</c:v></c:pt>' for i, v in enumerate(values))
    return f'<c:numLit><c:formatCode>General</c:formatCode><c:ptCount val="{len(values)}"/>{points}</c:numLit>'


def add_errors(series: Any, way: str | None, error: Any, color: str = "#595959") -> None:
    """Writes plus and minus of each point; way is x or y in scatter charts and None on bars."""
    from lxml import etree

    plus, minus = error
    direction = f'<c:errDir val="{way}"/>' if way else ""
    xml = (
        f"<c:errBars {NAMESPACES}>{direction}"
        '<c:errBarType val="both"/><c:errValType val="cust"/><c:noEndCap val="1"/>'
        f"<c:plus>{_numbers(plus)}</c:plus><c:minus>{_numbers(minus)}</c:minus>"
        f'<c:spPr><a:ln w="15875"><a:solidFill><a:srgbClr val="{color.lstrip("#").upper()}"/></a:solidFill>'
        "</a:ln></c:spPr></c:errBars>"
    )
    element = series._element
    following = [child for child in element if etree.QName(child).localname in AFTER]
    made = etree.fromstring(xml, parser=_parser())
    following[0].addprevious(made) if following else element.append(made)


def _parser() -> Any:
    from pptx.oxml import oxml_parser

    return oxml_parser


def say(point: Any, text: str, side: str | None, size: int, color: str) -> None:
    """A label of our own words at a point."""
    from pptx.enum.chart import XL_LABEL_POSITION as POSITION
    from pptx.util import Pt

    label = point.data_label
    label.text_frame.text = text
    run = label.text_frame.paragraphs[0].runs[0]
    run.font.size, run.font.name = Pt(size), FONT
    run.font.color.rgb = rgb(readable(color, 4.6) if color != "#ffffff" else color)
    if side:
        label.position = getattr(POSITION, side)


def solid(format_: Any, color: str) -> None:
    """Fills a mark; what would vanish on white is made a little darker."""
    format_.fill.solid()
    format_.fill.fore_color.rgb = rgb(readable(color, 1.15))


def without_style(shape: Any) -> Any:
    """The shape without the theme's style, whose shadow some programs draw although the shape has none."""
    for style in shape._element.findall(f"{{{PRESENTATION}}}style"):
        shape._element.remove(style)
    return shape


def rgb(color: str) -> Any:
    """The hex color as python-pptx wants it."""
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(color.lstrip("#").upper())
