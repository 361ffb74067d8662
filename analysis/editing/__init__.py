"""A draft: changed tables beside the data folder. Nothing in here writes; `analysis.storage` does."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from analysis import data, schema
from analysis.check.fix import HANDS_OFF
from analysis.data.parse import parse
from analysis.data.problems import Problem
from analysis.storage import layout
from analysis.storage.history import digest, settled

Row = tuple[str, ...]
EDITABLE = tuple(t for t in schema.TABLES if t not in schema.SEEDS)


class Unreadable(Exception):
    """The file of a table holds something that would be lost if it were written again; `problems` say what."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Takes the problems of the file."""
        super().__init__(problems[0].text if problems else "the file cannot be read")
        self.problems = problems


@dataclass(frozen=True)
class Sheet:
    """One table of a draft: the file as it was when the change began (rows, text, hash), and the rows now."""

    base: tuple[Row, ...]
    text: str
    hash: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Draft:
    """Tables by name, of which only those that differ from their file are kept."""

    sheets: Mapping[str, Sheet] = field(default_factory=dict)

    def contents(self) -> dict[str, bytes]:
        """The file of each changed table as it would be saved."""
        return {table: layout.content(table, sheet.rows) for table, sheet in self.sheets.items()}

    def key(self) -> str:
        """Changes with any cell of the draft or of the files that it began from."""
        parts = [f"{t}{s.hash}{digest(layout.content(t, s.rows))}" for t, s in sorted(self.sheets.items())]
        return digest("".join(parts).encode())

    def put(self, table: str, sheet: Sheet) -> "Draft":
        """The draft with a table in it, or without where the table says what its file says."""
        kept = {t: s for t, s in self.sheets.items() if t != table}
        if sheet.rows is not sheet.base and sorted(sheet.rows) != sorted(sheet.base):
            kept[table] = sheet
        return Draft(kept)

    def written(self) -> bytes:
        """The draft as a file that `restored` reads again."""
        sheets = {t: {"text": s.text, "hash": s.hash, "rows": s.rows} for t, s in self.sheets.items()}
        return json.dumps(sheets, ensure_ascii=False).encode()

    def without(self, table: str) -> "Draft":
        """The draft with one table as its file is."""
        return Draft({t: s for t, s in self.sheets.items() if t != table})


def begin(folder: Path, table: str) -> Sheet:
    """A table as its file is now; Unreadable where writing it again would lose something."""
    path = folder / f"{table}.csv"
    try:
        with settled(folder):
            content = path.read_bytes()
    except OSError as problem:
        why = problem.strerror or "unknown reason"
        said = Problem("error", data.label(path), 0, "", "", "", "missing-file", f"the file cannot be read: {why}")
        raise Unreadable((said,)) from problem
    grid = parse(content, data.label(path), layout.names(table))
    lost = tuple(f for f in grid.problems if f.rule in HANDS_OFF or (f.rule == "encoding" and f.level == "error"))
    if lost:
        raise Unreadable(lost)
    return Sheet(grid.rows, content.decode("utf-8", "replace"), digest(content), grid.rows)


def sheet_of(draft: Draft, folder: Path, table: str) -> Sheet:
    """A table of the draft, else as its file is now."""
    return draft.sheets[table] if table in draft.sheets else begin(folder, table)


def with_rows(draft: Draft, folder: Path, new: Mapping[str, Sequence[Mapping[str, str]]]) -> Draft:
    """The draft with rows added, given as cells by column; blank where a column is not given."""
    for table, rows in new.items():
        sheet = sheet_of(draft, folder, table)
        made = tuple(tuple(row.get(name, "") for name in layout.names(table)) for row in rows)
        draft = draft.put(table, replace(sheet, rows=(*sheet.rows, *made)))
    return draft


def restored(content: bytes) -> Draft:
    """The draft of a file; an empty one where the file is damaged or of other columns than the tables have now."""
    sheets: dict[str, Sheet] = {}
    try:
        for table, kept in json.loads(content).items():
            names = layout.names(table)
            base = parse(kept["text"].encode(), table, names).rows
            rows = tuple(tuple(map(str, row)) for row in kept["rows"])
            if any(len(row) != len(names) for row in rows):
                return Draft()
            sheets[table] = Sheet(base, kept["text"], kept["hash"], rows)
    except (ValueError, KeyError, TypeError, AttributeError):
        return Draft()
    return Draft(sheets)
