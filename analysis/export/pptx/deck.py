"""A deck in 16:9: title, one card a slide with a native chart or table, sources. Every slide tells where from."""

import io
from collections.abc import Callable, Sequence
from typing import Any

from analysis.exhibits.card import Card, written_as_shown
from analysis.export import sheet
from analysis.export.cite import NAME
from analysis.export.colors import in_light
from analysis.export.pptx import charts, legends, network, tables
from analysis.export.pptx.figure import clean
from analysis.export.pptx.panels import panels
from analysis.export.reproducible_zip import repack
from analysis.figures.layout.text_layout import lines_of, wrap
from analysis.formats import counted
from analysis.periods import Period, dated

INCH = 914_400
WIDTH, HEIGHT = 12_192_000, 6_858_000
LEFT, FULL = INCH // 2, WIDTH - INCH
BODY = (LEFT, int(1.62 * INCH), FULL, int(4.58 * INCH))
FONT = "Arial"
COLUMN = 26
"""Lines of 12 points in a column of sources."""
ONE_LINE = 66
"""Signs of a title that fit on one line at 26 points."""
TEXT, MUTED = "111111", "595959"
Link = Callable[[Card], str]


def no_link(card: Card) -> str:
    """No address: the deck is made without a server."""
    return ""


@written_as_shown
def pptx(cards: Sequence[Card], title: str, link_of: Link = no_link, notes: Sequence[str] | None = None) -> bytes:
    """The deck as a PowerPoint file, the same bytes for the same cards. notes: the presenter's words, one a card."""
    from pptx import Presentation

    deck = Presentation()
    _widen(deck)
    _cover(deck, cards, title)
    for place, card in enumerate(cards):
        _slide(deck, card, link_of(card), notes[place] if notes else "")
    _closing(deck, cards)
    core = deck.core_properties
    core.title, core.author, core.last_modified_by = clean(title), NAME, NAME
    core.subject, core.language = f"Data version {_version(cards)}", "en-US"
    out = io.BytesIO()
    deck.save(out)
    return repack(out.getvalue())


def _version(cards: Sequence[Card]) -> str:
    return ", ".join(dict.fromkeys(c.version for c in cards if c.version)) or "not stated"


def _widen(deck: Any) -> None:
    """Makes the 4:3 template 16:9, its masters and layouts too, without date and footer boxes."""
    ratio = WIDTH / deck.slide_width
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    for holder in (deck.slide_master, *deck.slide_layouts):
        for shape in holder.placeholders:
            shape.left, shape.width = int(shape.left * ratio), int(shape.width * ratio)


def _new(deck: Any, heading: str, size: int = 26) -> Any:
    """A slide with its title in the title placeholder, so that outlines and screen readers find it."""
    from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
    from pptx.util import Pt

    slide = deck.slides.add_slide(deck.slide_layouts[5])
    box = slide.shapes.title
    box.left, box.top, box.width, box.height = LEFT, int(0.3 * INCH), FULL, int(0.85 * INCH)
    box.text_frame.text = clean(heading)
    box.text_frame.margin_left = box.text_frame.margin_right = 0
    box.text_frame.word_wrap, box.text_frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    for paragraph in box.text_frame.paragraphs:
        paragraph.alignment = PP_ALIGN.LEFT
        paragraph.font.size, paragraph.font.bold, paragraph.font.name = Pt(size), True, FONT
        paragraph.font.color.rgb = _rgb(TEXT)
    return slide


def _rgb(color: str) -> Any:
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(color)


def _text(slide: Any, name: str, lines: Sequence[tuple[str, str]], box: tuple[int, int, int, int], size: int) -> Any:
    """A text box of lines, each with its address or none."""
    from pptx.util import Pt

    shape = slide.shapes.add_textbox(*box)
    shape.name = name
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for i, (line, address) in enumerate(lines):
        paragraph = frame.paragraphs[0] if i == 0 else frame.add_paragraph()
        run = paragraph.add_run()
        run.text = clean(line).replace("\n", " ")
        run.font.size, run.font.name = Pt(size), FONT
        run.font.color.rgb = _rgb(TEXT if size > 12 else MUTED)
        if address.startswith(("http://", "https://")):
            run.hyperlink.address = clean(address)
    return shape


def _cover(deck: Any, cards: Sequence[Card], title: str) -> None:
    slide = _new(deck, title, 40)
    slide.shapes.title.top, slide.shapes.title.height = int(2.0 * INCH), int(1.4 * INCH)
    ends = sorted({c.as_of for c in cards if c.as_of}, key=lambda d: Period.parse(d).end)
    dates = [dated(end) for end in ends]
    when = f"Data from {dates[0]} to {dates[-1]}" if len(dates) > 1 else f"Data as of {dates[0]}" if dates else ""
    count = f"{counted(len(cards), 'exhibit')}, each with its source, note and speaker notes"
    lines = [(line, "") for line in (NAME, count, when, f"Data version {_version(cards)}") if line]
    _text(slide, "What and when", lines, (LEFT, int(3.5 * INCH), FULL, int(1.6 * INCH)), 20)
    slide.notes_slide.notes_text_frame.text = "\n".join(clean(f"{i + 1}. {c.title}") for i, c in enumerate(cards))


def _slide(deck: Any, card: Card, link: str, said: str) -> None:
    """One card: takeaway, measure, chart or table, source, note, stamp; its text alternative and notes."""
    slide = _new(deck, card.title, 26 if len(card.title) <= ONE_LINE else 22)
    _text(
        slide, "Measure", [(card.subtitle, "")], (LEFT, int(1.17 * INCH), FULL, int(0.42 * INCH)), _size(card.subtitle)
    )
    figure = in_light(card.figure) if card.figure is not None else None
    found = panels(figure) if figure is not None else []
    if figure is not None and network.is_network(figure):
        taken = legends.add(slide, figure, LEFT, BODY[1])
        _describe(network.add(slide, figure, (LEFT, BODY[1] + taken, FULL, BODY[3] - taken)), card, "Network", "")
    elif found:
        taken = legends.add(slide, figure, LEFT, BODY[1])
        for i, panel in enumerate(found):
            frame = charts.add(slide, panel, _place(panel.box, i, len(found), taken), len(found) > 2)
            _describe(frame, card, f"Chart {i + 1}" if len(found) > 1 else "Chart", panel.title)
    elif len(card.table):
        _describe(tables.add(slide, card, BODY), card, "Table", "")
    _foot(slide, card, link)
    parts = [
        said,
        card.summary,
        f"How it is computed: {card.method}" if card.method else "",
        *_assumed(card),
        *_cited(card),
    ]
    slide.notes_slide.notes_text_frame.text = "\n".join(clean(p) for p in parts if p)


def _size(measure: str) -> int:
    """Points of a measure's line; a long one gets smaller and two lines."""
    return 16 if len(measure) <= 112 else 14 if len(measure) <= 128 else 12


def _assumed(card: Card) -> list[str]:
    """The ledger of assumptions for the speaker notes."""
    lines = sheet.assumed(card)
    return ["Assumptions:", *lines] if lines else []


def _place(box: tuple[float, float, float, float], i: int, count: int, taken: int) -> tuple[int, int, int, int]:
    """Where a panel stands on the slide: as in the figure, with room for its axis words; many in a grid of four."""
    left, top, width, height = BODY[0], BODY[1] + taken, BODY[2], BODY[3] - taken
    if count == 1:
        return left, top, width, height
    if count > 9:
        wide, high = width // 4, height // -(-count // 4)
        return left + i % 4 * wide, top + i // 4 * high, int(wide * 0.98), high
    x0, y0, x1, y1 = box
    return (
        left + int(x0 * width),
        top + int((1 - y1) * 0.95 * height),
        int((x1 - x0) * width + 0.02 * width),
        int(((y1 - y0) * 0.95 + 0.05) * height),
    )


def _describe(frame: Any, card: Card, name: str, panel: str) -> None:
    """Name and text alternative of a chart, a table or a group of shapes."""
    element = frame._element._nvXxPr.cNvPr
    element.set("name", clean(f"{name}: {card.topic}"))
    element.set("descr", clean(f"{panel}. {card.summary}" if panel else card.summary))


def _foot(slide: Any, card: Card, link: str) -> None:
    stamp = [f"Data version {card.version}" if card.version else "", f"as of {dated(card.as_of)}" if card.as_of else ""]
    left = " ".join(sheet.WITHHELD.format(title) for title in sheet.withheld(card))
    note = (
        " ".join(part for part in (card.note and f"{card.note}.".replace("..", "."), left) if part)
        if left
        else card.note
    )
    lines = [(card.source_line, ""), (f"Note: {note}" if note else "", "")]
    shown = [line for line in lines if line[0]]
    _text(slide, "Source and note", shown or [("", "")], (LEFT, int(6.25 * INCH), FULL, int(0.62 * INCH)), 11)
    said = " · ".join([NAME, *(s for s in stamp if s)])
    box = (LEFT, int(7.1 * INCH), FULL, int(0.3 * INCH))
    shape = _text(slide, "Stamp", [(said, "")], box, 11)
    if link:
        from pptx.util import Pt

        run = shape.text_frame.paragraphs[0].add_run()
        run.text = f" · {clean(link)}" if len(link) <= 70 else " · Open this view"
        run.font.size, run.font.name = Pt(11), FONT
        run.hyperlink.address = clean(link)


def _cited(card: Card) -> list[str]:
    """One line for each source, then for each source of events: title, producer, date, address."""
    lines = []
    for use, sources in (("Source", card.sources), ("Events", card.event_sources)):
        for row in sources.fillna("").itertuples():
            parts = [row.title, row.producer, row.date_published, row.url]
            lines.append(f"{use}: " + " · ".join(str(p) for p in parts if p))
    return lines


def _closing(deck: Any, cards: Sequence[Card]) -> None:
    """The last slides: every source once, those of events alone last, with its address, two columns a slide."""
    found: dict[str, tuple[bool, str, str]] = {}
    for is_event in (False, True):
        for card in cards:
            for row in (card.event_sources if is_event else card.sources).fillna("").itertuples():
                said = f"{row.producer}: {row.title}".removeprefix(": ")
                found.setdefault(str(row.source_id), (is_event, "Events: " * is_event + said, str(row.url)))
    columns = _in_columns(
        [(said, url) for _, said, url in sorted(found.values())] or [("No exhibit of this deck draws on a source", "")]
    )
    for start in range(0, len(columns), 2):
        slide = _new(deck, "Sources" if start == 0 else "Sources, continued")
        for place, part in enumerate(columns[start : start + 2]):
            box = (LEFT + place * FULL // 2, int(1.25 * INCH), int(FULL * 0.48), int(5.7 * INCH))
            _text(slide, f"Sources {place + 1}", part, box, 12)


def _in_columns(lines: Sequence[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """Lines of 12 points in columns of the height of a slide; one that is long takes several."""
    columns: list[list[tuple[str, str]]] = [[]]
    left = COLUMN
    for text, address in lines:
        high = lines_of(wrap(text, 16, 0.48 * FULL / INCH * 96))
        if high > left:
            columns, left = [*columns, []], COLUMN
        columns[-1].append((text, address))
        left -= high
    return columns
