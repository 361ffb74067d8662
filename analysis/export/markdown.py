"""A card as Markdown to paste: finding, measure, a small table, source, note."""

import re

from analysis.exhibits.card import Card, written_as_shown
from analysis.export import sheet
from analysis.export.cite import NAME
from analysis.export.pptx.tables import brief
from analysis.formats import counted
from analysis.periods import dated

MOST_ROWS = 12


def safe(text: object) -> str:
    """The text with the signs that Markdown reads written out; one line."""
    flat = re.sub(r"[^\S\u202f]+", " ", str(text)).strip()
    return re.sub(r"([\\`*_\[\]<>|#~$])", r"\\\1", flat)


@written_as_shown
def markdown(card: Card, link: str = "") -> str:
    """The text, the same for the same card."""
    stamp = [
        NAME,
        f"data version {card.version}" if card.version else "",
        f"as of {dated(card.as_of)}" if card.as_of else "",
    ]
    parts = [
        f"**{safe(card.title)}**",
        safe(card.subtitle),
        _table(card),
        safe(card.source_line),
        f"Note: {safe(card.note)}" if card.note else "",
        "\n".join(["Assumptions:", "", *(f"- {safe(line)}" for line in assumed)])
        if (assumed := sheet.assumed(card))
        else "",
        *(safe(sheet.WITHHELD.format(title)) for title in sheet.withheld(card)),
        safe(" · ".join(s for s in stamp if s)),
        f"<{link}>" if link.startswith(("http://", "https://")) else "",
    ]
    return "\n\n".join(p for p in parts if p) + "\n"


def _table(card: Card) -> str:
    """The first rows in the columns that say most, and how many rows follow."""
    if card.table.empty:
        return ""
    cells, more = brief(card, MOST_ROWS)
    lines = [list(map(safe, cells.columns)), ["---"] * len(cells.columns)]
    lines += [list(map(safe, row)) for row in cells.itertuples(index=False)]
    table = "\n".join("| " + " | ".join(line) + " |" for line in lines)
    return table + (f"\n\n{counted(more, 'more row')}." if more else "")
