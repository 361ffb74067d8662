"""`python -m analysis.export.release`: keeps this version of the data, and what the dashboard says of it, in a file.

A step of each release.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from analysis import check, data
from analysis.data import Loaded
from analysis.exhibits.card import Card, build
from analysis.exhibits.page import ROOT, load_pages
from analysis.export.reproducible_zip import packed
from analysis.storage import disk, releases


def main(arguments: Sequence[str] | None = None) -> int:
    """Writes the release of a folder, once for each version; 1 where the data have errors."""
    parser = argparse.ArgumentParser("python -m analysis.export.release", description="Keeps a version of the data.")
    parser.add_argument("folder", nargs="?", metavar="DIR", help="default: GENAI_DATA, else data/")
    folder = Path(parser.parse_args(arguments).folder or os.environ.get("GENAI_DATA") or ROOT / "data")
    loaded = check.load(folder)
    if not loaded.ok:
        print("The data have errors: python -m analysis.check names them.", file=sys.stderr)
        return 1
    path = releases.path_of(folder, loaded.version)
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        disk.replace(path, content(loaded, folder))
    print(path)
    return 0


def content(loaded: Loaded, folder: Path) -> bytes:
    """The zip: the tables, and what was said of them; the same bytes for the same data.

    Its day is that of the newest reading of a source, never the clock's.
    """
    said = {"day": str(loaded.tables["sources"]["date_accessed"].max()), **_said(loaded)}
    tables = [(f"{table}.csv", path.read_bytes()) for table, path in data.paths(folder).items() if path.is_file()]
    return packed([*tables, (releases.SAID, json.dumps(said, ensure_ascii=False, indent=1).encode())])


def _said(loaded: Loaded) -> dict[str, dict[str, str]]:
    """The finding of every exhibit as it opens, and the verdict on every claim."""
    cards: list[Card] = [
        build(page, replace(exhibit, figure=None), loaded.tables, {}, version=loaded.version)
        for page in load_pages(tables=loaded.tables)
        for exhibit in page.exhibits
    ]
    judged = next(card.table for card in cards if card.exhibit == "claims")
    return {
        "findings": {f"{card.page}/{card.exhibit}": card.title for card in cards},
        "verdicts": dict(zip(judged["claim"], judged["verdict"], strict=True)),
    }


if __name__ == "__main__":
    sys.exit(main())
