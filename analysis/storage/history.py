"""Several files saved in one step, with the state before and after each save.

`.history/` in the folder holds `objects/` (each content once, by its hash), a record `000001.json` for each
save, and while one is being made `pending`. A save writes everything that needs room (objects, the new files beside the
old ones, the record), then puts `pending` in place by one rename: before that the old state holds, after it the new
one, and whoever reads or saves next finishes the rest, which is renames alone.
"""

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from analysis.storage import disk

NAME = re.compile(r"[a-z][a-z_]*\.csv")
HASH = re.compile(r"[0-9a-f]{64}")
LEFT = re.compile(r"\.[a-z][a-z_]*\.csv\.(next|[a-z0-9_]{8})")
"""Names of files that a save prepares; the lock files of other programs are none of them."""
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
    """The hash of each CSV of the folder that may be read."""
    found = {name: disk.read_if_allowed(folder / name) for name in _names(folder)}
    return {name: digest(content) for name, content in found.items() if content is not None}


def _names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.glob("*.csv") if NAME.fullmatch(p.name))


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
        for left in [*(home / "objects").glob(".*"), *home.glob(".pending.*")]:
            left.unlink(missing_ok=True)
        old = {name: (folder / name).read_bytes() for name in _names(folder)}
        before = {name: digest(content) for name, content in old.items()}
        moved = tuple(name for name, known in seen.items() if before.get(name, "") != known)
        if moved:
            raise Changed(moved)
        after = before | {name: digest(content) for name, content in new.items()}
        record = Save(**asdict(entry), number=_next(home), before=before, after=after)
        try:
            for content in (*old.values(), *new.values()):
                _keep(home, content)
            disk.flush(home / "objects")
            for name in record.files:
                _prepare(folder, name, new[name])
            disk.replace(home / "pending", json.dumps(asdict(record), indent=1).encode())
        except OSError:
            _tidy(folder)
            raise
        _finish(folder)
    return record


def _prepare(folder: Path, name: str, content: bytes) -> None:
    """Writes the new content of a file beside it, under the name from which it will be put in place."""
    disk.write_beside(folder / name, content).replace(_next_of(folder, name))


def _next_of(folder: Path, name: str) -> Path:
    place = (folder / name).resolve()
    return place.with_name(f".{name}.next")


def _tidy(folder: Path) -> None:
    """Takes away what a save prepared and did not use."""
    places = {folder, *((folder / name).resolve().parent for name in _names(folder))}
    for place in places:
        for left in place.glob(".*.csv.*"):
            if LEFT.fullmatch(left.name):
                left.unlink(missing_ok=True)


def _keep(home: Path, content: bytes) -> None:
    """Keeps one content, once."""
    path = home / "objects" / f"{digest(content)}.csv"
    if not path.exists():
        disk.write_beside(path, content).replace(path)


def _next(home: Path) -> int:
    return max((int(p.stem) for p in home.glob("[0-9]*.json")), default=0) + 1


def _finish(folder: Path) -> None:
    """Carries out what `pending` says; the lock is held alone. A file that is neither old nor new stays as it is.

    A record that is damaged, or of which a content is lost, is set aside as `damaged`, and the state before it holds.
    """
    home = folder / ".history"
    written = disk.read(home / "pending")
    if written is None:
        return
    record = _record(written)
    if record is None or not _carried_out(folder, record, record.before, record.after):
        if record is not None:
            _carried_out(folder, record, record.after, record.before)
        (home / "pending").replace(home / "damaged")
    else:
        (home / "pending").replace(home / f"{record.number:06}.json")
    _tidy(folder)
    disk.flush(home)


def _carried_out(folder: Path, record: Save, old: Files, new: Files) -> bool:
    """Brings each file of the save from its old to its new content; False, and nothing done, where one is lost."""
    wanted: dict[str, bytes] = {}
    for name in record.files:
        there = disk.read(folder / name)
        if name not in new or (there is not None and digest(there) != old.get(name)):
            continue
        content = _content_of(folder, name, new[name])
        if content is None:
            return False
        wanted[name] = content
    for name, content in wanted.items():
        ready = _next_of(folder, name)
        if disk.read(ready) == content:
            ready.replace((folder / name).resolve())
        else:
            disk.replace(folder / name, content)
    for place in {(folder / name).resolve().parent for name in wanted}:
        disk.flush(place)
    return True


def _content_of(folder: Path, name: str, known: str) -> bytes | None:
    """The content of this hash: prepared beside the file, or kept; None where it is lost or damaged."""
    for path in (_next_of(folder, name), folder / ".history" / "objects" / f"{known}.csv"):
        content = disk.read(path)
        if content is not None and digest(content) == known:
            return content
    return None


def _record(content: bytes) -> Save | None:
    """The record of a save; None where its file is damaged or names what is no file of the folder."""
    try:
        made = Save(**json.loads(content))
        named = [*made.before.items(), *made.after.items()]
        good = all(NAME.fullmatch(name) and HASH.fullmatch(known) for name, known in named)
        return made if good and isinstance(made.number, int) else None
    except (ValueError, TypeError, AttributeError):
        return None


@contextmanager
def settled(folder: Path) -> Iterator[None]:
    """Inside, no save begins or is half done: reading sees one state. Costs nothing where nothing was ever saved.

    A history that may not be read does not keep anybody from reading the data.
    """
    home = folder / ".history"
    with ExitStack() as held:
        try:
            is_kept = (home / "lock").exists()
            if is_kept and (home / "pending").exists():
                recover(folder)
            if is_kept:
                held.enter_context(disk.locked(home / "lock", alone=False))
        except OSError:
            held.close()
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
    try:
        paths = sorted((folder / ".history").glob("[0-9]*.json"), reverse=True)
    except OSError:
        return ()
    found = [_record(disk.read_if_allowed(p) or b"") for p in paths]
    return tuple(one for one in found if one)


def state(folder: Path, files: Files) -> dict[str, bytes]:
    """The contents of a state; KeyError where one was not kept or may not be read."""
    objects = folder / ".history" / "objects"
    kept = {name: disk.read_if_allowed(objects / f"{known}.csv") for name, known in files.items()}
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
