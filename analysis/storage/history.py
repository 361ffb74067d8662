"""Several files saved in one step, with the state before and after each save.

`.history/` in the folder holds `objects/` (each content once, by its hash), a record `000001.json` for each
save, and while one is being made `pending`. A save prepares everything, then puts `pending` in place by one rename:
before that the old state holds, after it the new one, and whoever reads or saves next finishes the rest.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from analysis.storage import disk

NAME = re.compile(r"[a-z][a-z_]*\.csv")
Files = Mapping[str, str]
"""File names and the hashes of their content."""


@dataclass(frozen=True)
class Entry:
    """Who saves, when and why; kind: save, undo, restore, and the number of the save that it is `of`."""

    who: str
    when: str
    why: str
    kind: str = "save"
    of: int = 0


@dataclass(frozen=True)
class Save:
    """One save: who, when and why; the hash of every file of the folder before and after. kind: save, undo, restore."""

    number: int
    who: str
    when: str
    why: str
    kind: str
    of: int
    before: Files
    after: Files

    @property
    def files(self) -> tuple[str, ...]:
        """The files that it changed."""
        return tuple(n for n, new in self.after.items() if self.before.get(n) != new)


class Changed(Exception):
    """A file is not what the editor saw: somebody saved it in between. Nothing was written."""

    def __init__(self, files: tuple[str, ...]) -> None:
        """Takes the names of the files."""
        super().__init__(f"changed underneath: {', '.join(files)}")
        self.files = files


def digest(content: bytes) -> str:
    """The hash of a file's content."""
    return hashlib.sha256(content).hexdigest()


def now(folder: Path) -> dict[str, str]:
    """The hash of each CSV of the folder."""
    return {name: digest(content) for name, content in _contents(folder).items()}


def _contents(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(folder.glob("*.csv")) if NAME.fullmatch(p.name)}


def save(folder: Path, new: Mapping[str, bytes], seen: Files, entry: Entry) -> Save:
    """Writes all the files or none, and a record of it.

    `seen`: the hashes that the editor knew; Changed where one is no longer so. ValueError for a name that is
    no file of the folder, OSError where the disk refuses.
    """
    bad = [name for name in new if not NAME.fullmatch(name)]
    if bad:
        raise ValueError(f"no file of the data folder: {bad[0]!r}")
    home = folder / ".history"
    (home / "objects").mkdir(parents=True, exist_ok=True)
    with disk.locked(home / "lock", alone=True):
        _finish(folder)
        for left in (home / "objects").glob(".*"):
            left.unlink(missing_ok=True)
        old = _contents(folder)
        before = {name: digest(content) for name, content in old.items()}
        moved = tuple(name for name, known in seen.items() if before.get(name, "") != known)
        if moved:
            raise Changed(moved)
        after = before | {name: digest(content) for name, content in new.items()}
        record = Save(**asdict(entry), number=_next(home), before=before, after=after)
        for content in (*old.values(), *new.values()):
            _keep(home, content)
        disk.flush(home / "objects")
        disk.replace(home / "pending", json.dumps(asdict(record), indent=1).encode())
        _finish(folder)
    return record


def _keep(home: Path, content: bytes) -> None:
    """Keeps one content, once."""
    path = home / "objects" / f"{digest(content)}.csv"
    if not path.exists():
        disk.write_beside(path, content).replace(path)


def _next(home: Path) -> int:
    return max((int(p.stem) for p in home.glob("[0-9]*.json")), default=0) + 1


def _finish(folder: Path) -> None:
    """Carries out what `pending` says; the lock is held alone. A file that is neither old nor new stays as it is."""
    home = folder / ".history"
    written = disk.read(home / "pending")
    if written is None:
        return
    for left in folder.glob(".*.csv.*"):
        left.unlink(missing_ok=True)
    record = _record(written)
    if record is None:
        (home / "pending").replace(home / "damaged")
        return
    for name in record.files:
        there = disk.read(folder / name)
        if there is None or digest(there) in (record.before.get(name), record.after[name]):
            disk.replace(folder / name, (home / "objects" / f"{record.after[name]}.csv").read_bytes())
    (home / "pending").replace(home / f"{record.number:06}.json")
    disk.flush(home)


def _record(content: bytes) -> Save | None:
    """The record of a save; None where its file is damaged."""
    try:
        return Save(**json.loads(content))
    except (ValueError, TypeError):
        return None


@contextmanager
def settled(folder: Path) -> Iterator[None]:
    """Inside, no save begins or is half done: reading sees one state. Costs nothing where nothing was ever saved."""
    home = folder / ".history"
    if not (home / "lock").exists():
        yield
        return
    if (home / "pending").exists():
        recover(folder)
    with disk.locked(home / "lock", alone=False):
        yield


def recover(folder: Path) -> None:
    """Finishes a save that was cut off; where the disk cannot be written, everything stays as it is."""
    try:
        with disk.locked(folder / ".history" / "lock", alone=True):
            _finish(folder)
    except OSError:
        return


def entries(folder: Path) -> tuple[Save, ...]:
    """Every save, newest first; records that cannot be read are left out."""
    found = [_record(p.read_bytes()) for p in sorted((folder / ".history").glob("[0-9]*.json"), reverse=True)]
    return tuple(one for one in found if one)


def state(folder: Path, files: Files) -> dict[str, bytes]:
    """The contents of a state; KeyError where one was not kept."""
    kept = {name: disk.read(folder / ".history" / "objects" / f"{known}.csv") for name, known in files.items()}
    lost = [name for name, content in kept.items() if content is None]
    if lost:
        raise KeyError(lost[0])
    return {name: content for name, content in kept.items() if content is not None}


def undoable(folder: Path) -> Save | None:
    """The last save that was not undone."""
    found = entries(folder)
    undone = {one.of for one in found if one.kind == "undo"}
    return next((one for one in found if one.kind != "undo" and one.number not in undone), None)


def undo(folder: Path, one: Save, who: str, when: str) -> Save:
    """Brings back the files of a save as they were before it; Changed where one was changed since."""
    old = state(folder, {name: one.before[name] for name in one.files if name in one.before})
    seen = {name: one.after[name] for name in one.files}
    return save(folder, old, seen, Entry(who, when, f"Undoes save {one.number}: {one.why}", "undo", one.number))
