"""`/changes.atom`: what each release of the data added, revised and removed, which findings and verdicts changed."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, tostring

from starlette.requests import Request

from analysis.data import Loaded
from analysis.data.parse import parse
from analysis.editing.diff import Change, changes, counts
from analysis.exhibits.page import load_pages
from analysis.formats import counted
from analysis.storage import layout, releases
from analysis.storage.releases import Release
from ui import data, open_data

ATOM = "http://www.w3.org/2005/Atom"
MOST = 40
"""Revised figures, and findings, that an entry names one by one."""
NAMED = ("shares", "finances", "capability", "api_prices", "market_sizes", "compute")
"""Tables whose revised cells are named one by one."""


@open_data.answered
def feed(request: Request, loaded: Loaded) -> tuple[str, str]:
    """The feed, newest release first."""
    home = f"{request.url.scheme}://{request.url.netloc}/"
    return atom(data.folder(), home), "application/atom+xml"


def atom(folder: Path, home: str) -> str:
    """The text of the feed of a data folder served at `home`; without releases it has no entry."""
    kept = releases.listed(folder)
    root = Element("feed", xmlns=ATOM)
    _put(root, "title", "GenAI Market Structure: changes of the data")
    _put(root, "id", home)
    SubElement(root, "link", rel="self", href=f"{home}changes.atom")
    SubElement(root, "link", href=home)
    _put(root, "updated", _moment(kept[-1].day if kept else "1970-01-01"))
    _put(SubElement(root, "author"), "name", "The GenAI Market Structure authors")
    for before, release in reversed(list(zip([None, *kept], kept, strict=False))):
        entry = SubElement(root, "entry")
        _put(entry, "title", f"Data version {release.version}")
        _put(entry, "id", f"{home}?v={release.version}")
        SubElement(entry, "link", href=f"{home}?v={release.version}")
        _put(entry, "updated", _moment(release.day))
        _put(entry, "content", "\n".join(told(folder, before, release)), type="text")
    return tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _put(parent: Element, name: str, text: str, **more: str) -> None:
    SubElement(parent, name, more).text = text


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"


def told(folder: Path, before: Release | None, release: Release) -> Iterator[str]:
    """What a release changed, line by line; of the first one, what it holds."""
    new = releases.tables_of(folder, release.version) or {}
    old = None if before is None else releases.tables_of(folder, before.version)
    if before is None or old is None:
        held = f"{counted(len(new), 'table')}, {counted(len(release.findings), 'finding')}"
        yield f"The first release that is kept: {held}."
        return
    found = list(_changes(old, new))
    for table, kinds in counts(found).items():
        yield f"{table}.csv: " + ", ".join(f"{counted(n, 'row')} {kind}" for kind, n in kinds.items())
    revised = [c for c in found if c.kind == "changed" and c.table in NAMED]
    for one in revised[:MOST]:
        yield f"{one.table}.csv, {' '.join(one.key)}, {one.column}: {one.before or 'blank'} → {one.after or 'blank'}"
    yield from _more(len(revised), "revised cell")
    names = {f"{page.id}/{e.id}": f"{page.title}, {e.topic}" for page in load_pages() for e in page.exhibits}
    yield from _said("Finding", before.findings, release.findings, names)
    yield from _said("Verdict", before.verdicts, release.verdicts, {})


def _changes(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> Iterator[Change]:
    for table, content in new.items():
        names = layout.names(table)
        pair = (old.get(table, b""), content)
        rows = [parse(part, f"{table}.csv", names).rows if part else () for part in pair]
        yield from changes(table, rows[0], rows[1])


def _said(what: str, before: Mapping[str, str], after: Mapping[str, str], names: Mapping[str, str]) -> Iterator[str]:
    moved = [key for key, said in after.items() if key in before and before[key] != said]
    for key in moved[:MOST]:
        yield f"{what}, {names.get(key, key)}: “{before[key]}” → “{after[key]}”"
    yield from _more(len(moved), what.casefold())


def _more(count: int, what: str) -> Iterator[str]:
    if count > MOST:
        yield f"{counted(count - MOST, f'more {what}')}."
