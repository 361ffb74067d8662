"""Drafts kept beside the history under names that nobody guesses, so that a restart of the server loses none."""

import re
from pathlib import Path

from analysis.storage import disk

NAME = re.compile(r"[A-Za-z0-9_-]{12}")
MOST = 200
"""Drafts that are kept; the oldest go first."""


def put(folder: Path, name: str, content: bytes) -> None:
    """Keeps a draft; ValueError for a name that is none, OSError where the disk refuses."""
    path = _path(folder, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    disk.replace(path, content)
    for old in sorted(path.parent.glob("*.json"), key=lambda p: p.stat().st_mtime)[:-MOST]:
        old.unlink(missing_ok=True)


def get(folder: Path, name: str) -> bytes | None:
    """A draft that was kept; None where there is none of that name."""
    if not NAME.fullmatch(name):
        return None
    try:
        return disk.read(_path(folder, name))
    except OSError:
        return None


def drop(folder: Path, name: str) -> None:
    """Forgets a draft that was saved or discarded."""
    if NAME.fullmatch(name):
        _path(folder, name).unlink(missing_ok=True)


def _path(folder: Path, name: str) -> Path:
    if not NAME.fullmatch(name):
        raise ValueError(f"no name of a draft: {name!r}")
    return folder / ".history" / "drafts" / f"{name}.json"
