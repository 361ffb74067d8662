"""What changed from save to save: each cell with its old and new value, who changed it and why."""

from collections.abc import Iterator
from pathlib import Path

from analysis import schema
from analysis.csvtext import parse
from analysis.draft.diff import Change, changes
from analysis.save import history, layout
from analysis.save.history import Save

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


def logged(text: str) -> list[str]:
    """The lines under the newest Data heading of the changelog: what changed before anything was saved from here."""
    lines = iter(text.splitlines())
    found: list[str] = []
    for line in lines:
        if line.strip() == "### Data":
            break
    for line in lines:
        if line.startswith("#"):
            break
        if line.startswith("- "):
            found.append(line[2:].strip())
        elif line.strip() and found:
            found[-1] += f" {line.strip()}"
    return found
