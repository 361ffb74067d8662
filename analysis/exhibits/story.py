"""A story: exhibits in an order, each with the view captured, a caption and private notes; one CSV form for all.

The shipped story (`seeds/story.csv`), a deck that a reader saves, and one that travels in a link are the same
rows. A link leaves the notes out: they are the presenter's own.
"""

import base64
import binascii
import csv
import io
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any
from urllib.parse import parse_qs, urlencode

import pandas as pd

from analysis.choices.choice import Tables
from analysis.choices.shared import NUMBERS, SHARED
from analysis.exhibits.card import Card, build_for_file
from analysis.exhibits.page import Exhibit, Page
from analysis.figures.layout.theme import Look
from analysis.formats import spelled

MOST_STEPS = 60
MOST_SIGNS = 600_000
"""Length of a saved deck that is read; more is no deck."""
MOST_IN_LINK = 1_800
"""Signs of a link that mail and chat programs leave whole."""


@dataclass(frozen=True)
class Step:
    """One slide: page, exhibit, the choices that differ from the authors' view, caption, private notes."""

    page: str
    exhibit: str
    view: str = ""
    caption: str = ""
    notes: str = ""


def ready(story: pd.DataFrame) -> tuple[Step, ...]:
    """The shipped story, from the rows of the table `story`."""
    rows = story.sort_values("step").fillna("")
    return tuple(Step(r.page, r.exhibit, r.view, r.caption, r.notes) for r in rows.itertuples())


def find(step: Step, pages: Iterable[Page]) -> tuple[Page, Exhibit] | None:
    """The page and exhibit a step shows; None where they are not there."""
    found = ((p, e) for p in pages if p.id == step.page for e in p.exhibits if e.id == step.exhibit)
    return next(found, None)


def write(steps: Sequence[Step]) -> str:
    """The steps as CSV, in the form of `seeds/story.csv`."""
    out = io.StringIO()
    made = csv.DictWriter(out, ["step", *(f.name for f in fields(Step))], lineterminator="\n")
    made.writeheader()
    made.writerows({"step": i, **asdict(step)} for i, step in enumerate(steps, 1))
    return out.getvalue()


def read(text: str, pages: Sequence[Page]) -> tuple[tuple[Step, ...], list[str]]:
    """The steps of a saved deck in the order of its rows, and one sentence for each row that cannot be shown."""
    if len(text) > MOST_SIGNS:
        return (), [f"The file has {spelled(len(text))} signs; a deck has at most {spelled(MOST_SIGNS)}."]
    try:
        rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    except csv.Error as broken:
        return (), [f"This is no deck: {broken}."]
    if not rows or not {"page", "exhibit"} <= rows[0].keys():
        return (), ["This is no deck: it needs rows with the columns page and exhibit."]
    steps, told = [], []
    for number, row in enumerate(rows[:MOST_STEPS], 1):
        step = Step(**{f.name: str(row.get(f.name) or "").strip() for f in fields(Step)})
        if find(step, pages):
            steps.append(step)
        else:
            missing = f"there is no exhibit “{step.exhibit}” on a page “{step.page}”"
            told.append(f"Slide {number} is left out: {missing}.")
    if len(rows) > MOST_STEPS:
        told.append(f"Only the first {MOST_STEPS} of {len(rows)} slides are kept.")
    return tuple(steps), told


def packed(steps: Sequence[Step]) -> str:
    """The deck as a part of a link, without notes; empty where it would make the link too long."""
    bare = write([replace(step, notes="") for step in steps])
    word = base64.urlsafe_b64encode(zlib.compress(bare.encode("utf-8"), 9)).decode("ascii").rstrip("=")
    return word if len(word) <= MOST_IN_LINK else ""


def unpacked(word: str) -> str:
    """The CSV of a deck that came in a link; empty where the word means none."""
    try:
        raw = base64.urlsafe_b64decode(word + "=" * (-len(word) % 4))
        return zlib.decompressobj().decompress(raw, MOST_SIGNS).decode("utf-8")
    except (ValueError, binascii.Error, zlib.error):
        return ""


def view_of(page: Page, exhibit: Exhibit, changed: Mapping[str, Sequence[str]]) -> str:
    """The part of a page's changes that concerns one exhibit, as the words of an address."""
    ours = {c.name for c in (*SHARED, *page.choices, *exhibit.choices)}
    return urlencode({name: words for name, words in changed.items() if name in ours}, doseq=True)


def params(step: Step, page: Page, exhibit: Exhibit, tables: Tables, way: str | None = None) -> dict[str, Any]:
    """The value of each choice that the slide's view means; what it does not name stands as the authors left it.

    Numbers are written as the view says, else in the reader's `way`.
    """
    asked = parse_qs(step.view)
    made: dict[str, Any] = {}
    for choice in (*SHARED, *page.choices, *exhibit.choices):
        good, _ = choice.honor(asked.get(choice.name, []), tables, made)
        start = way if way and choice is NUMBERS else choice.start(tables, made)
        made[choice.name] = start if good is None else good
    return made


def cards(
    steps: Iterable[Step],
    pages: Sequence[Page],
    tables: Tables,
    version: str,
    look: Look | None = None,
    way: str | None = None,
) -> list[Card]:
    """The cards of a deck for a file that is handed on; a caption stands before the measure, numbers as in `params`."""
    made = []
    for step in steps:
        found = find(step, pages)
        if found:
            card = build_for_file(*found, tables, params(step, *found, tables, way), look, version)
            made.append(replace(card, subtitle=f"{step.caption} · {card.subtitle}") if step.caption else card)
    return made
