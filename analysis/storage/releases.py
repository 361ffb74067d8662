"""Releases of the data that ship: `releases/<version>.zip` in the data folder, each with every table as it was and what
the dashboard said of it.

A clone has them where it has no history of saves: a link to the data of last year opens there too.
"""

import json
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

FOLDER = "releases"
NAME = re.compile(r"[0-9a-f]{10}")
SAID = "said.json"


@dataclass(frozen=True)
class Release:
    """One release: its version, its day, its findings by page and exhibit, its verdicts by claim."""

    version: str
    day: str
    findings: dict[str, str]
    verdicts: dict[str, str]


def path_of(folder: Path, version: str) -> Path:
    """The file of a release."""
    return folder / FOLDER / f"{version}.zip"


def tables_of(folder: Path, version: str) -> dict[str, bytes] | None:
    """The bytes of each table of a release, by table; None where there is none of this name that can be read."""
    if not NAME.fullmatch(version):
        return None
    try:
        with zipfile.ZipFile(path_of(folder, version)) as found:
            names = [name for name in found.namelist() if name.endswith(".csv")]
            return {name.removesuffix(".csv"): found.read(name) for name in names}
    except (OSError, zipfile.BadZipFile):
        return None


def listed(folder: Path) -> list[Release]:
    """The releases that can be read, oldest first; of one day by version."""
    made = [_read(path) for path in sorted((folder / FOLDER).glob("*.zip")) if NAME.fullmatch(path.stem)]
    return sorted((one for one in made if one), key=lambda one: (one.day, one.version))


def _read(path: Path) -> Release | None:
    try:
        with zipfile.ZipFile(path) as found:
            return Release(path.stem, **json.loads(found.read(SAID)))
    except (OSError, KeyError, TypeError, ValueError, zipfile.BadZipFile):
        return None
