"""The data as they were, to hold the data as they are against: which rows are new, which cells say something else.

The last good data are those of the last save, else those of the last commit where the folder lies in git.
"""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from analysis import data, schema
from analysis.storage import history

PATIENCE = 20
"""Seconds that git may take."""


@dataclass(frozen=True)
class Before:
    """One table as it was and as it is, rows paired by their key."""

    table: str
    old: pd.DataFrame
    old_printed: pd.DataFrame
    new: pd.DataFrame

    @cached_property
    def pairs(self) -> dict[int, int]:
        """The old line of each line that has a row of its key."""
        known = {key: line for line, key in reversed(list(self._keys(self.old)))}
        return {line: known[key] for line, key in self._keys(self.new) if key in known}

    @cached_property
    def added(self) -> frozenset[int]:
        """Lines of rows that were not there."""
        return frozenset(int(n) for n in self.new.index) - self.pairs.keys()

    def _keys(self, frame: pd.DataFrame) -> list[tuple[int, tuple[object, ...]]]:
        names = list(schema.key(self.table))
        filled = frame[names].astype(object).where(frame[names].notna(), "")
        return [(int(line), tuple(cells)) for line, *cells in filled.itertuples(name=None)]


def beside(now: data.Loaded, then: data.Loaded | None) -> dict[str, Before]:
    """The tables whose rows are not what they were."""
    if then is None:
        return {}
    return {
        t: Before(t, then.tables[t], then.printed[t], now.tables[t])
        for t in now.tables
        if t in then.tables and then.grids[t].rows != now.grids[t].rows
    }


def last_good(folder: Path) -> data.Loaded | None:
    """The folder's data as they were last saved or committed; None where neither is known, or nothing changed since."""
    contents = _saved(folder) or _committed(folder)
    changed = {t: old for t, old in contents.items() if t in schema.TABLES and _differs(folder / f"{t}.csv", old)}
    return data.read(folder, changed) if changed else None


def _differs(path: Path, old: bytes) -> bool:
    try:
        return path.read_bytes() != old
    except OSError:
        return True


def _saved(folder: Path) -> Mapping[str, bytes]:
    """The contents by table after the last save whose files were kept."""
    for save in history.entries(folder)[:1]:
        try:
            found = history.state(folder, save.after)
        except (KeyError, OSError):
            return {}
        return {name.removesuffix(".csv"): content for name, content in found.items()}
    return {}


def _committed(folder: Path) -> Mapping[str, bytes]:
    """The contents by table of the changed files as the last commit has them."""
    listed = _git(folder, "diff", "--name-only", "--relative", "HEAD", "--", ".")
    names = [n for n in listed.decode("utf-8", "replace").split("\n") if n.endswith(".csv") and "/" not in n]
    found = {name.removesuffix(".csv"): _git(folder, "show", f"HEAD:./{name}") for name in names}
    return {table: content for table, content in found.items() if content}


def _git(folder: Path, *words: str) -> bytes:
    """What git says about the folder; nothing where it is no part of a repository, or there is no git."""
    try:
        asked = ["git", "-C", str(folder), *words]
        return subprocess.run(asked, capture_output=True, check=True, timeout=PATIENCE).stdout
    except (OSError, subprocess.SubprocessError):
        return b""
