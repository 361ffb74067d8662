"""Everything that readers are given, as text to compare before and after a change that must change nothing.

`python -m tests.dump FOLDER` writes each exhibit's card in four looks as JSON, and the digest of each file of the
story and of every exhibit's workbook. Two folders that `diff -r` finds equal mean the same titles, tables, figures,
sources and files. `--without-roles` leaves out the names and the meta that a figure gives to its parts.
"""

import argparse
import hashlib
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from analysis import check
from analysis.data import Loaded
from analysis.exhibits.card import Card, build, build_for_file
from analysis.exhibits.page import ROOT, load_pages
from analysis.export import xlsx
from analysis.export.cli import FORMATS, story_files
from analysis.figures.layout import phone, slide
from analysis.figures.layout.theme import Look


def main() -> None:
    """Writes the folder that the command line names."""
    parser = argparse.ArgumentParser(prog="python -m tests.dump", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--without-roles", action="store_true")
    options = parser.parse_args()
    loaded = check.load(ROOT / "data")
    options.folder.mkdir(parents=True, exist_ok=True)
    for name, card in cards(loaded):
        (options.folder / f"{name}.json").write_text(text(card, options.without_roles), encoding="utf-8")
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in files(loaded)}
    (options.folder / "files.json").write_text(json.dumps(digests, indent=1), encoding="utf-8")


def looks(loaded: Loaded) -> dict[str, Look]:
    """The looks of a card: light and dark on a page, on a phone, on a slide."""
    companies = loaded.tables["companies"]
    light = Look.of(companies)
    return {
        "light": light,
        "dark": Look.of(companies, "dark"),
        "phone": replace(light, width=phone.WIDTH),
        "slide": replace(Look.of(companies, "projector", (), slide.SCALE), height=556),
    }


def cards(loaded: Loaded) -> Iterator[tuple[str, Card]]:
    """Name and card of each exhibit in each look, as a first visit sees it."""
    given = looks(loaded)
    for page in load_pages(tables=loaded.tables):
        for exhibit in page.exhibits:
            for name, look in given.items():
                yield f"{page.id}-{exhibit.id}-{name}", build(page, exhibit, loaded.tables, {}, look, version="v")


def files(loaded: Loaded) -> Iterator[tuple[str, bytes]]:
    """Name and content of the story's files and of each exhibit's workbook."""
    yield from story_files(load_pages(), FORMATS, ROOT / "data")
    for page in load_pages(tables=loaded.tables):
        for exhibit in page.exhibits:
            card = build_for_file(page, exhibit, loaded.tables, {}, version="v")
            yield f"{page.id}-{exhibit.id}.xlsx", xlsx.xlsx(card, "")


def text(card: Card, without_roles: bool) -> str:
    """The card as JSON: words, rows shown and all rows as CSV, figure, sources."""
    figure = json.loads(card.drawing) if card.drawing else None
    if figure and without_roles:
        figure = _bare(figure)
    said = {
        name: getattr(card, name)
        for name in ("title", "subtitle", "lead", "note", "method", "summary", "source_line", "as_of", "filters")
    }
    rows = {"table": card.table.to_csv(index=False), "full": card.full.to_csv(index=False)}
    return json.dumps(
        {**said, **rows, "sources": list(card.sources.index), "figure": figure}, indent=1, ensure_ascii=False
    )


def _bare(figure: dict[str, Any]) -> dict[str, Any]:
    """The figure without what only renderers read, meta of traces and names of annotations and shapes, and without
    shifts of zero, which move nothing."""
    for trace in figure["data"]:
        trace.pop("meta", None)
    for kind in ("annotations", "shapes"):
        for part in figure["layout"].get(kind, []):
            part.pop("name", None)
            if part.get("yshift") == 0:
                part.pop("yshift")
    return figure


if __name__ == "__main__":
    main()
