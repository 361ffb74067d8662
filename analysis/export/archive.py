"""Cards as a zip that explains itself: CSVs, a Frictionless data package, README, citation, licenses."""

import json
import re
from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.exhibits.card import Card, written_as_shown
from analysis.exhibits.filters import passable
from analysis.export import cite, sheet
from analysis.export.reproducible_zip import packed
from analysis.schema.derived import describe

PROFILE = "tabular-data-package"
OURS = {
    "name": "CC-BY-SA-4.0",
    "title": "Creative Commons Attribution Share-Alike 4.0",
    "path": "https://creativecommons.org/licenses/by-sa/4.0/",
}


@written_as_shown
def zip_of(cards: Sequence[Card], title: str) -> bytes:
    """The zip; the same bytes for the same cards."""
    files: dict[str, bytes] = {}
    resources = []
    for card in cards:
        for rows in ("shown", "all"):
            table = raw(card, rows)
            if len(table.columns):
                name = f"{stem(card)}-{rows}"
                files[f"data/{name}.csv"] = _csv(table)
                resources.append(_resource(card, rows, name, table, files[f"data/{name}.csv"]))
        if assumed := sheet.assumed(card):
            files[f"data/{stem(card)}-assumptions.txt"] = ("\n".join(assumed) + "\n").encode()
    sources = _sources(cards)
    if len(sources):
        files["data/sources.csv"] = _csv(sources)
        resources.append(_source_resource(sources, files["data/sources.csv"]))
    package = json.dumps(_package(cards, title, resources, sources), ensure_ascii=False, indent=1)
    texts = {
        "README.txt": _readme(cards, title, list(files)),
        "CITATION.txt": _citation(cards),
        "LICENSES.txt": _licenses(sources, cards),
        "datapackage.json": package,
    }
    return packed([(name, text.encode("utf-8")) for name, text in texts.items()] + sorted(files.items()))


def stem(card: Card) -> str:
    """The stem of a card's file names."""
    return re.sub(r"[^a-z0-9]+", "-", f"{card.page}-{card.exhibit}".lower()).strip("-")


def raw(card: Card, rows: str) -> pd.DataFrame:
    """The rows with column names and source ids, for machines; withheld sources are left out."""
    return passable(card.table if rows == "shown" else card.full, card.barred).reset_index(drop=True)


def _csv(table: pd.DataFrame) -> bytes:
    return table.map(sheet.file_cell).to_csv(index=False, lineterminator="\n").encode("utf-8")


def _field(name: str, column: pd.Series) -> dict[str, Any]:
    """A field as Frictionless describes it; its type is what the cells are."""
    said = describe(name)
    filled = column.dropna()
    text = filled.map(lambda v: isinstance(v, str)).any()
    whole = all(type(v).__name__.startswith(("int", "uint")) for v in filled)
    flags = bool(len(filled)) and all(type(v).__name__ in ("bool", "bool_") for v in filled)
    numbers = not text and filled.map(lambda v: isinstance(v, (int, float)) or hasattr(v, "__float__")).all()
    kind = "boolean" if flags else "string" if text or not numbers else "integer" if whole else "number"
    if kind == "integer" and column.isna().any() and column.dtype.kind == "f":
        kind = "number"
    field: dict[str, Any] = {"name": name, "type": kind, "title": sheet.heading(name), "description": said.description}
    return field | ({"trueValues": ["True"], "falseValues": ["False"]} if flags else {})


def _resource(card: Card, rows: str, name: str, table: pd.DataFrame, content: bytes) -> dict[str, Any]:
    fields = [_field(str(c), table[c]) for c in table.columns]
    what = "rows shown" if rows == "shown" else "all rows"
    return {
        "name": name,
        "path": f"data/{name}.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "title": f"{card.topic}, {what}",
        "description": f"{card.title}. {card.subtitle}. Note: {card.note}",
        "schema": {"fields": fields},
    }


def _sources(cards: Sequence[Card]) -> pd.DataFrame:
    """Every source of the cards once, by id."""
    found = [c.every_source for c in cards if len(c.every_source)]
    if not found:
        return pd.DataFrame()
    made = pd.concat(found, ignore_index=True).drop_duplicates("source_id").sort_values("source_id", kind="stable")
    return made[[c for c in sheet.SOURCE_COLUMNS if c in made]].reset_index(drop=True)


def _source_resource(sources: pd.DataFrame, content: bytes) -> dict[str, Any]:
    return {
        "name": "sources",
        "path": "data/sources.csv",
        "profile": "tabular-data-resource",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "title": "Sources",
        "description": "The sources that the other tables name in source_id.",
        "schema": {"fields": [_field(str(c), sources[c]) for c in sources.columns], "primaryKey": ["source_id"]},
    }


def _package(
    cards: Sequence[Card], title: str, resources: list[dict[str, Any]], sources: pd.DataFrame
) -> dict[str, Any]:
    cited = [
        {"title": str(row.title)} | ({"path": row.url} if str(row.url).startswith(("http://", "https://")) else {})
        for row in sources.itertuples()
    ]
    name = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-") or "cards"
    return {
        "profile": PROFILE,
        "name": name,
        "title": title,
        "version": _versions(cards),
        "description": f"Tables of {cite.NAME}. " + " ".join(f"{c.title}." for c in cards[:5]),
        "licenses": [OURS],
        "sources": cited,
        "resources": resources,
    }


def _versions(cards: Sequence[Card]) -> str:
    return ", ".join(dict.fromkeys(c.version for c in cards if c.version)) or "not stated"


def _readme(cards: Sequence[Card], title: str, files: list[str]) -> str:
    """What is in the zip, card by card, and what is left out."""
    lines = [title, "=" * len(title), "", f"{cite.NAME}, data version {_versions(cards)}.", ""]
    for card in cards:
        lines += [card.title, f"  {card.subtitle}", f"  Files: data/{stem(card)}-shown.csv, -all.csv"]
        lines += [f"  {card.source_line}"] if card.source_line else []
        lines += [f"  Note: {card.note}"] if card.note else []
        lines += [f"  Method: {card.method}"] if card.method else []
        lines += [f"  {sheet.WITHHELD.format(t)}" for t in sheet.withheld(card)] + [""]
    lines += [
        f"{len(files)} CSV files in UTF-8. datapackage.json describes every column (Frictionless Data Package).",
        "Text that a spreadsheet would read as a formula begins with an apostrophe.",
        "source_id names one or several sources in data/sources.csv, separated by semicolons.",
    ]
    return "\n".join(lines) + "\n"


def _citation(cards: Sequence[Card]) -> str:
    """One line an exhibit, then each source as BibTeX once."""
    lines = [
        f"“{c.title}” ({c.subtitle}). {cite.NAME}, data version {c.version}. {c.source_line}".strip() for c in cards
    ]
    entries = {entry.split(",", 1)[0]: entry for c in cards for entry in cite.bibtex(c).split("\n\n") if entry}
    return "\n".join(lines) + "\n\n" + "\n\n".join(entries[key] for key in sorted(entries)) + "\n"


def _licenses(sources: pd.DataFrame, cards: Sequence[Card]) -> str:
    """License and credit of each source; which are left out."""
    lines = [f"Our own tables and words: {OURS['title']} ({OURS['path']}). Sources keep their licenses:", ""]
    for row in sources.fillna("").itertuples():
        said = [row.title, row.license or "no license stated: single facts, cited", row.credit]
        lines.append("- " + " · ".join(str(s) for s in said if s))
    left = dict.fromkeys(t for c in cards for t in sheet.withheld(c))
    return "\n".join([*lines, "", *(sheet.WITHHELD.format(t) for t in left)]).rstrip() + "\n"
