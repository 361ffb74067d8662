"""Versions of the data: the name of a state, and the contents of one that a release or the history of saves holds."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from analysis import schema
from analysis.storage import history, layout, releases


def version_of(contents: Mapping[str, bytes | None]) -> str:
    """Ten hexadecimal digits that change with any byte of the tables; None is a file that is missing."""
    digest = hashlib.sha256()
    for table, content in contents.items():
        digest.update(f"{table}.csv\0{-1 if content is None else len(content)}\0".encode())
        digest.update(content or b"")
    return digest.hexdigest()[:10]


def contents_of(folder: Path, version: str, contents: Mapping[str, bytes | None]) -> dict[str, bytes] | None:
    """The contents by table of a version that was released, or that a save came from or led to; None where none is kept
    under this name.

    `contents`: the tables as they are now; those outside the history, such as the seeds, count as unchanged. Of a
    release a table that it did not have yet has no row.
    """
    released = releases.tables_of(folder, version)
    if released is not None:
        return {table: released.get(table) or layout.content(table, []) for table in schema.TABLES}
    for save in history.entries(folder):
        for files in (save.after, save.before):
            try:
                old = {name.removesuffix(".csv"): content for name, content in history.state(folder, files).items()}
            except KeyError:
                continue
            if version_of({table: old.get(table, now) for table, now in contents.items()}) == version:
                return {table: content for table, content in old.items() if table in contents}
    return None
