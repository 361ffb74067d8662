"""Files that are there whole or not at all, and one writer at a time."""

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # a system without file locks: one process at a time must do
    fcntl = None  # type: ignore[assignment]


def write_beside(path: Path, content: bytes) -> Path:
    """Writes the content to a new file next to `path`, flushed to the disk; gives its name.

    A link is followed: the new file lies next to what it names.
    """
    path = path.resolve()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def replace(path: Path, content: bytes) -> None:
    """Replaces a file in one step: a reader sees the old one or the new one, whole."""
    replace_all({path: content})


def replace_all(contents: Mapping[Path, bytes]) -> None:
    """Replaces files: all that needs room is written before the first is put in place; a link stays a link."""
    made: dict[Path, Path] = {}
    try:
        for path, content in contents.items():
            made[path.resolve()] = write_beside(path, content)
        for place in list(made):
            made[place].replace(place)
            del made[place]
            flush(place.parent)
    finally:
        for left in made.values():
            left.unlink(missing_ok=True)


def flush(folder: Path) -> None:
    """Makes the names in a folder as lasting as the files: a rename is safe only after it."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # a system that does not open folders
        return
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def read(path: Path) -> bytes | None:
    """The bytes of a file; None where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def read_if_allowed(path: Path) -> bytes | None:
    """The bytes of a file; None where there is none, and where it may not be read."""
    try:
        return path.read_bytes()
    except OSError:
        return None


@contextmanager
def locked(path: Path, alone: bool) -> Iterator[None]:
    """Holds the lock of a file: alone, or together with other readers. It ends with its process."""
    with path.open("ab" if alone else "rb") as file:
        if fcntl is not None:
            fcntl.flock(file, fcntl.LOCK_EX if alone else fcntl.LOCK_SH)
        yield
