"""What changed from save to save: each cell with its old and new value, who changed it and why."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pandas as pd

from analysis import schema
from analysis.data.parse import parse
from analysis.editing.diff import Change, changes
from analysis.storage import history, layout
from analysis.storage.history import Save

REFERENCES = ("companies", "sources")
"""Tables that nearly every exhibit reads: a cell of theirs matters where the exhibit shows its column."""
TOLD = 5
"""Changes that are named one by one."""
CHANGELOG = Path(__file__).resolve().parents[2] / "CHANGELOG.md"


def saves(folder: Path, most: int = 20) -> Iterator[tuple[Save, list[Change]]]:
    """The last saves of the folder with their changes, newest first; a save whose files were not kept has none."""
    for entry in history.entries(folder)[:most]:
        yield entry, [c for name in entry.files for c in _of_file(folder, entry, name)]


def _of_file(folder: Path, entry: Save, name: str) -> list[Change]:
    table = name.removesuffix(".csv")
    if table not in schema.TABLES or name not in entry.before:
        return []
    try:
        old = history.state(folder, {name: entry.before[name]})[name]
        new = history.state(folder, {name: entry.after[name]})[name]
    except KeyError:
        return []
    before, after = (parse(content, name, layout.names(table)).rows for content in (old, new))
    return changes(table, before, after)


def changes_behind(found: Iterable[Change], rows: pd.DataFrame, inputs: Iterable[str]) -> list[Change]:
    """Those of the changes that an exhibit's rows rest on: a row of one of its inputs whose key is among its rows.

    Of a key, the columns that `rows` has count; a cell of a reference table counts where its column is shown.
    """
    tables = set(inputs)
    return [c for c in found if c.table in tables and _shows(rows, c)]


def _shows(rows: pd.DataFrame, one: Change) -> bool:
    if one.table in REFERENCES and one.column not in rows:
        return False
    named = [(n, word) for n, word in zip(schema.key(one.table), one.key, strict=False) if n in rows]
    fits = pd.Series(bool(named), index=rows.index)
    for name, word in named:
        fits &= rows[name].map(lambda cell, word=word: word in str(cell).split(";")).astype(bool)
    return bool(fits.any())


def changes_in_words(found: Sequence[Change]) -> str:
    """The first changes in words: which row, which column, from what to what."""
    words = [
        f"{c.table}, {' '.join(c.key)}: "
        + (f"{c.column} {c.before or 'blank'} → {c.after or 'blank'}" if c.column else c.kind)
        for c in found[:TOLD]
    ]
    more = [f"{len(found) - TOLD} more"] if len(found) > TOLD else []
    return "; ".join(words + more)


def newest_log_entry(text: str, heading: str = "Data") -> list[str]:
    """The lines under the newest such heading of the changelog: of the data before anything was saved, or of
    methods."""
    lines = iter(text.splitlines())
    found: list[str] = []
    for line in lines:
        if line.strip() == f"### {heading}":
            break
    for line in lines:
        if line.startswith("#"):
            break
        if line.startswith("- "):
            found.append(line[2:].strip())
        elif line.strip() and found:
            found[-1] += f" {line.strip()}"
    return found
