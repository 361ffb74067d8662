"""Ready-made citations: of an exhibit as text, of its sources as BibTeX."""

import datetime

import pandas as pd

from analysis.exhibits.card import Card
from analysis.exhibits.page import Page

NAME = "GenAI Market Structure"


def exhibit(card: Card, link: str, today: datetime.date) -> str:
    """One line that names finding, dashboard, data version, sources and link."""
    said = f"“{card.title}” ({card.subtitle})"
    return f"{said}. {NAME}, data version {card.version}. {card.source_line}. {link} ({today})"


def page(cited: Page, version: str, link: str, today: datetime.date) -> str:
    """One line that names question, page, dashboard, data version and link."""
    return f"“{cited.question}” ({cited.title}). {NAME}, data version {version}. {link} ({today})"


def _clean(value: object) -> str:
    text = "" if pd.isna(value) else str(value)
    return text.replace("\\", "").replace("{", "").replace("}", "").replace("%", "\\%").replace("&", "\\&")


def bibtex(card: Card) -> str:
    """The sources of a card, one @misc entry each; those of its events alone say so."""
    alone = card.every_source.iloc[len(card.sources) :]
    return "\n\n".join(part for part in (entries(card.sources), entries(alone, ", for an event")) if part)


def entries(sources: pd.DataFrame, use: str = "") -> str:
    """One @misc entry a source, with what is known of it, and what it is cited for where that is not a figure."""
    made = []
    for row in sources.itertuples():
        fields = {
            "title": _clean(row.title),
            "author": _clean(row.producer),
            "year": _clean(row.date_published)[:4],
            "howpublished": _clean(row.url),
            "note": f"read on {_clean(row.date_accessed)}{use}",
        }
        body = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
        made.append(f"@misc{{{row.source_id},\n{body}\n}}")
    return "\n\n".join(made)
