"""The files of pages and exhibits, written to a folder from the command line."""

import argparse
import difflib
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from analysis import check
from analysis.data import Loaded
from analysis.exhibits import story
from analysis.exhibits.card import Card, build_for_file
from analysis.exhibits.page import ROOT, Page, load_pages
from analysis.export import archive, html, markdown, sheet, xlsx
from analysis.export.pptx import deck
from analysis.formats import counted

FORMATS = ("html", "pptx", "xlsx", "zip", "csv", "md")
Link = Callable[[Card], str]
STORY = "GenAI Market Structure: the article, tested"


class Unknown(Exception):
    """What was asked for is not there; the message names what is near."""


def parser() -> argparse.ArgumentParser:
    """What can be asked for."""
    made = argparse.ArgumentParser(prog="python -m analysis.export", description="Writes the dashboard's files.")
    made.add_argument("out", type=Path, help="folder to write to; made if it is not there")
    made.add_argument("--format", default=",".join(FORMATS), help="comma-separated: " + ", ".join(FORMATS))
    made.add_argument("--page", action="append", default=[], help="id of a page; may be repeated; default: all")
    made.add_argument("--exhibit", action="append", default=[], help="id of an exhibit; may be repeated; default: all")
    made.add_argument(
        "--story", action="store_true", help="the story that ships, as html, pptx and zip, and nothing else"
    )
    made.add_argument("--data", type=Path, default=ROOT / "data", help="data folder; default: data/")
    made.add_argument("--address", default="", help="where the dashboard is served; files then link to the views")
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes the files and prints their names; 0 if all went well, 2 if the request or the data are wrong."""
    asked = parser().parse_args(arguments)
    try:
        formats = _known([f.strip() for f in asked.format.split(",") if f.strip()], FORMATS, "format")
        pages = load_pages()
        names = _known(asked.page, [p.id for p in pages], "page")
        kept = [p for p in pages if not names or p.id in names]
        exhibits = _known(asked.exhibit, [e.id for p in kept for e in p.exhibits], "exhibit")
        if not asked.data.is_dir():
            raise Unknown(f"There is no data folder {asked.data}.")
        made = (
            story_files(pages, formats, asked.data, asked.address)
            if asked.story
            else files(kept, exhibits, formats, asked.data, asked.address)
        )
        for file, content in made:
            print(write(asked.out / file, content))
    except Unknown as problem:
        print(problem, file=sys.stderr)
        return 2
    except OSError as problem:
        print(f"Cannot write: {problem}", file=sys.stderr)
        return 2
    return 0


def _known(asked: Sequence[str], known: Sequence[str], what: str) -> list[str]:
    """The words asked for; an error names the first that is not known and what is near it."""
    for word in asked:
        if word not in known:
            near = difflib.get_close_matches(word, known, 1, 0.4)
            hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(known)}."
            raise Unknown(f"There is no {what} “{word}”. {hint}")
    return list(asked)


def files(
    pages: Iterable[Page], exhibits: Sequence[str], formats: Sequence[str], data: Path, address: str = ""
) -> Iterator[tuple[str, bytes]]:
    """Name and content of each file: html, pptx and zip one a page; xlsx, csv and md one an exhibit."""
    loaded = _loaded(data)
    for page in pages:
        wanted = [e for e in page.exhibits if not exhibits or e.id in exhibits]
        cards = [build_for_file(page, e, loaded.tables, {}, version=loaded.version) for e in wanted]
        link = partial(link_to, address, page)
        if cards:
            yield from _of_page(page, cards, formats, link)
        for card in cards:
            yield from _of_card(card, formats, link)


def story_files(
    pages: Sequence[Page], formats: Sequence[str], data: Path, address: str = ""
) -> Iterator[tuple[str, bytes]]:
    """The story that ships as one deck in each format that holds several exhibits, with its speaker notes."""
    loaded = _loaded(data)
    steps = story.ready(loaded.tables["story"])
    cards = story.cards(steps, pages, loaded.tables, loaded.version)
    where = {
        id(card): f"{address.rstrip('/')}/{place[0].path}?{step.view}#{card.exhibit}" if address else ""
        for card, step, place in zip(cards, steps, (story.find(s, pages) for s in steps), strict=True)
        if place
    }
    yield from _together("story", cards, STORY, formats, lambda card: where[id(card)], [s.notes for s in steps])


def _loaded(data: Path) -> Loaded:
    """The checked data; an error names the first mistake in them."""
    loaded = check.load(data)
    if not loaded.ok:
        errors = [f for f in loaded.problems if f.level == "error"]
        some = counted(len(errors), "error")
        raise Unknown(f"The data have {some}; run python -m analysis.check. First: {errors[0].text}")
    return loaded


def link_to(address: str, page: Page, card: Card) -> str:
    """Where the exhibit is on a served dashboard; nothing without an address."""
    return f"{address.rstrip('/')}/{page.path}#{card.exhibit}" if address else ""


def _of_page(page: Page, cards: Sequence[Card], formats: Sequence[str], link: Link) -> Iterator[tuple[str, bytes]]:
    yield from _together(page.id.replace("_", "-"), cards, page.title, formats, link)


def _together(
    name: str, cards: Sequence[Card], title: str, formats: Sequence[str], link: Link, notes: Sequence[str] | None = None
) -> Iterator[tuple[str, bytes]]:
    """The files that hold several exhibits."""
    makers: dict[str, Callable[[], bytes]] = {
        "html": lambda: html.html(cards, title, link).encode("utf-8"),
        "pptx": lambda: deck.pptx(cards, title, link, notes),
        "zip": lambda: archive.zip_of(cards, title),
    }
    for kind in (f for f in formats if f in makers):
        yield f"{name}.{kind}", makers[kind]()


def _of_card(card: Card, formats: Sequence[str], link: Link) -> Iterator[tuple[str, bytes]]:
    name = archive.stem(card)
    if "xlsx" in formats:
        yield f"{name}.xlsx", xlsx.xlsx(card, link(card))
    if "csv" in formats:
        for rows in ("shown", "all"):
            yield f"{name}-{sheet.part(card, rows)}.csv", sheet.csv(card, rows)
    if "md" in formats:
        yield f"{name}.md", markdown.markdown(card, link(card)).encode("utf-8")


def write(file: Path, content: bytes) -> Path:
    """The file, written whole."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file
