"""A card's rows as a native table on a slide: the columns that say most, fourteen rows, how many more there are."""

from typing import Any

import pandas as pd

from analysis.exhibits.card import Card
from analysis.export import sheet
from analysis.export.pptx.figure import clean
from analysis.formats import NOISE, counted, spelled
from analysis.schema.derived import describe

MOST_ROWS, MOST_COLUMNS = 14, 6
BOOKKEEPING = (
    "processing",
    "independence",
    "grade",
    "status",
    "as_of",
    "color",
    "kind",
    "qualifier",
    "interval",
    "row",
)
"""Columns that a short table leaves to the speaker notes and files."""
MOST_LINES, LINE = 6, 200_000
"""Lines of a cell at most, and the height of one."""
MOST_CUT = 0.4
"""Part of the rows in which a word may be cut before a table leaves its last column to the files."""
NAMING = ("label", "title", "name")


def telling(table: pd.DataFrame, most: int = MOST_COLUMNS) -> list[str]:
    """The columns that say most: what names the rows, then dates, then the numbers; no ids, nothing constant."""
    filled = [c for c in table.columns if table[c].notna().any()]
    varied = [c for c in filled if len(table) < 2 or table[c].astype(str).nunique() > 1] or filled
    own = [c for c in varied if c not in BOOKKEEPING and not c.endswith("_id")] or varied
    if "period_label" in own:
        own = [c for c in own if c not in ("period", "mid_date")]
    numbers = [c for c in own if is_number(c)] or [c for c in filled if is_number(c)]
    texts = [c for c in own if c not in numbers and c != "url"]
    texts = [c for i, c in enumerate(texts) if not any(table[c].equals(table[d]) for d in texts[:i])]
    names = [c for c in texts if any(n in c for n in NAMING) and c != "source_title"]
    texts = names + [c for c in texts if c not in names]
    half = max(most // 2, most - len(numbers))
    return texts[:half] + numbers[: most - len(texts[:half])]


def brief(card: Card, rows: int = MOST_ROWS, columns: int = MOST_COLUMNS) -> tuple[pd.DataFrame, int]:
    """The first rows with headings, as text, and how many are not in it: in the columns of the screen, or the most
    telling."""
    chosen = [c for c in card.columns if c in card.table and c != "source_id" and card.table[c].notna().any()]
    names = chosen if 0 < len(chosen) <= columns else telling(card.table[chosen] if chosen else card.table, columns)
    shown = sheet.sheet(card, columns=tuple(names), to_file=True)
    return shown.head(rows).map(cell), max(0, len(card.table) - min(rows, len(shown)))


def cell(value: Any) -> str:
    """A cell as a person reads it: blank for missing, thousands with commas, at most two decimals from 1 on, three
    where the third is half a digit."""
    if value is None or (not isinstance(value, str) and bool(pd.isna(value))):
        return ""
    if isinstance(value, bool) or (not isinstance(value, (int, float)) and not hasattr(value, "dtype")):
        return clean(value)
    if (
        not isinstance(value, (int, float))
        and getattr(value, "dtype", None) is not None
        and value.dtype.kind not in "iuf"
    ):
        return clean(value)
    number = float(value)
    if abs(number) >= 1e15 or number - number != 0:
        return spelled(number, ".3g")
    if abs(number) >= 1e6 or number == int(number):
        number = round(number)
        return spelled(int(number)) if abs(number) >= 10_000 else spelled(number, "d")
    if abs(number) < 1:
        return spelled(number, ".3g")
    is_half = abs(number * 1000 % 10 - 5) < NOISE
    return spelled(number, ",.3f" if is_half else ",.2f")


def is_number(name: str) -> bool:
    """True for a column of numbers."""
    try:
        return describe(name).is_number
    except KeyError:
        return False


def add(slide: Any, card: Card, box: tuple[int, int, int, int]) -> Any:
    """Adds the table, and below it how many rows more the files hold; returns the table's frame."""
    cells, more = brief(card)
    lines = max(1, min(MOST_LINES, (box[3] - 560_000) // (LINE * max(1, len(cells)))))
    cells = _readable(cells, box[2], lines)
    height = min(box[3] - 260_000, 300_000 * (len(cells) + 1))
    frame = slide.shapes.add_table(len(cells) + 1, max(1, len(cells.columns)), *box[:3], height)
    width = _widths(cells, box[2])
    for j, heading in enumerate(cells.columns):
        frame.table.columns[j].width = width[j]
        _write(frame.table.cell(0, j), heading, True)
        for i, text in enumerate(cells.iloc[:, j]):
            _write(frame.table.cell(i + 1, j), _cut(text, width[j], lines), False)
    for row in frame.table.rows:
        row.height = height // (len(cells) + 1)
    if more:
        _more(slide, more, (box[0], box[1] + box[3] - 240_000, box[2], 240_000))
    return frame


def _readable(cells: pd.DataFrame, total: int, lines: int) -> pd.DataFrame:
    """The first columns, as many as leave most rows whole; all, where not even two do."""
    for count in range(len(cells.columns), 1, -1):
        part = cells.iloc[:, :count]
        width = _widths(part, total)
        is_cut = pd.DataFrame(
            {j: part.iloc[:, j].map(lambda t, w=w: _cut(t, w, lines) != t) for j, w in enumerate(width)}
        )
        if is_cut.any(axis=1).mean() <= MOST_CUT:
            return part
    return cells


def _widths(cells: pd.DataFrame, total: int) -> list[int]:
    """Columns as wide as their words, none under a half of an equal part."""
    longest = [
        max([min(len(str(h)), 24), *(min(len(t), 60) for t in cells.iloc[:, j])]) + 2
        for j, h in enumerate(cells.columns)
    ]
    floor = sum(longest) / max(1, len(longest)) / 2
    weights = [max(w, floor) for w in longest]
    return [int(total * w / sum(weights)) for w in weights]


def _cut(text: str, width: int, lines: int) -> str:
    """So many lines of the column's width at 11 points."""
    most = max(6, int(width // 78_000 * (lines if lines == 1 else lines * 0.9)))
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _write(place: Any, text: str, is_head: bool) -> None:
    from pptx.dml.color import RGBColor
    from pptx.util import Pt

    place.text = clean(text)
    place.margin_top = place.margin_bottom = 18_000
    place.fill.solid()
    place.fill.fore_color.rgb = RGBColor.from_string("E2E2E2" if is_head else "FFFFFF")
    for paragraph in place.text_frame.paragraphs:
        paragraph.font.size, paragraph.font.bold, paragraph.font.name = Pt(11), is_head, "Arial"
        paragraph.font.color.rgb = RGBColor(0x11, 0x11, 0x11)


def _more(slide: Any, more: int, box: tuple[int, int, int, int]) -> None:
    from pptx.util import Pt

    shape = slide.shapes.add_textbox(*box)
    shape.name = "More rows"
    shape.text_frame.text = f"{counted(more, 'more row')} in the dashboard."
    shape.text_frame.paragraphs[0].font.size = Pt(11)
