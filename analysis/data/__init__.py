"""From the folder of CSVs to typed tables: every file read, every cell checked against its column.

`read` finds what can be seen in one cell or one file; what takes two rows or two tables is `analysis.check`.
Each frame's index is the spreadsheet line, so that a fact on screen can be traced to its line.
"""

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from analysis import schema
from analysis.data import corrections
from analysis.data.cells import fault
from analysis.data.faults import Fault
from analysis.data.habits import habits
from analysis.data.parse import Grid, parse
from analysis.data.problems import Problem, in_order, nearest, on_lines
from analysis.data.versions import contents_of, version_of
from analysis.storage.history import settled

HIDDEN = (".", "~")
"""How the lock files of editors and spreadsheets begin: `.#companies.csv`, `.~lock.x.csv#`, `~$x.xlsx`."""
OFFERED = ("mojibake", "look-alike", "line-break")
"""Warnings whose repair was not made and is offered."""
SEEDS = Path(__file__).resolve().parents[2] / "seeds"


@dataclass(frozen=True)
class Loaded:
    """The data as read: typed tables, the numbers as printed, problems, a version that changes with any byte.

    A table whose file cannot be read at all is missing from `tables`; a cell that cannot be read is blank.
    `grids` holds the text of each file as it stands, before corrections.
    """

    tables: Mapping[str, pd.DataFrame]
    printed: Mapping[str, pd.DataFrame]
    problems: tuple[Problem, ...]
    version: str
    grids: Mapping[str, Grid]
    folder: Path

    @property
    def ok(self) -> bool:
        """True where nothing is an error; warnings and notes are allowed."""
        return not any(f.level == "error" for f in self.problems)


def paths(folder: Path) -> dict[str, Path]:
    """The file of each table; those of the seeds lie in seeds/ unless the folder has its own copy."""
    found = {}
    for table in schema.TABLES:
        here = folder / f"{table}.csv"
        found[table] = SEEDS / f"{table}.csv" if table in schema.SEEDS and not here.is_file() else here
    return found


def label(path: Path) -> str:
    """A file as problems name it: its folder and its name."""
    return f"{path.parent.resolve().name}/{path.name}"


def fingerprint(folder: Path) -> str:
    """A cheap key that changes when a file of the folder was written: name, time and size of each.

    Asked at every run and by every exhibit: one look at each folder instead of one at each file.
    """
    parts = []
    for place in (folder, SEEDS):
        try:
            with os.scandir(place) as entries:
                parts += sorted(_stamp(e) for e in entries if e.name.endswith(".csv") and e.name[0] not in HIDDEN)
        except OSError:
            parts.append("not to be read")
    return hashlib.sha256("|".join(parts).encode()).hexdigest()[:16]


def _stamp(file: os.DirEntry[str]) -> str:
    """Name, time and size of a file; the name alone where its link leads nowhere."""
    try:
        known = file.stat()
    except OSError:
        return f"{file.name}:"
    return f"{file.name}:{known.st_mtime_ns}:{known.st_size}"


def read(folder: Path, instead: Mapping[str, bytes] | None = None) -> Loaded:
    """The folder's tables, typed, with the problems that one file or one cell can give.

    `instead`: contents by table that are read in place of their files, such as those of a draft.
    """
    folder = Path(folder)
    problems = _folder_problems(folder)
    grids: dict[str, Grid] = {}
    places = paths(folder)
    contents = _contents(folder, problems, instead or {})
    for table, content in contents.items():
        path = places[table]
        if content is not None:
            grid = parse(content, label(path), [c.name for c in schema.columns(table)])
            problems += grid.problems
            if grid.readable:
                grids[table] = grid
    found = corrections.apply(grids, label(folder / "corrections.csv"))
    problems += found.problems
    tables, printed = {}, {}
    for table, grid in grids.items():
        rows = found.rows.get(table, grid.rows)
        tables[table], printed[table] = _typed(table, grid, rows, label(places[table]), problems)
    if "shares" in tables:
        tables["shares"] = tables["shares"].assign(printed=printed["shares"]["share_pct"])
    return Loaded(tables, printed, in_order(problems), version_of(contents), grids, folder)


def past(folder: Path, version: str) -> dict[str, bytes] | None:
    """The contents by table of an earlier version, to read with `instead`; None where the history does not hold it."""
    return contents_of(folder, version, _contents(folder, [], {}))


def _folder_problems(folder: Path) -> list[Problem]:
    """What is wrong with the folder itself, and files in it that are no table."""
    whole = ("", "", "")
    try:
        found = [p for p in folder.iterdir() if not p.name.startswith(HIDDEN)]
        names = sorted(p.name for p in found if p.suffix.casefold() in (".csv", ".tsv", ".xlsx"))
    except OSError as problem:
        why = problem.strerror or "it cannot be read"
        return [Problem("error", str(folder), 0, *whole, "folder", f"the folder cannot be read: {why}")]
    if not any(n.removesuffix(".csv") in schema.TABLES for n in names):
        return [Problem("error", str(folder), 0, *whole, "folder", "the folder holds none of the data's CSV files")]
    strange = [n for n in names if n.removesuffix(".csv") not in schema.TABLES]
    good = [f"{t}.csv" for t in schema.TABLES]
    said = "is not a table of the data and was not read"
    return [
        Problem("warning", label(folder / n), 0, "", "", n, "unknown-file", said, nearest(n, good)) for n in strange
    ]


def _contents(folder: Path, problems: list[Problem], instead: Mapping[str, bytes]) -> dict[str, bytes | None]:
    """The bytes of each file, all of one state: a save that is being made is waited for."""
    if problems and problems[0].rule == "folder":
        return {}
    with settled(folder):
        return {t: instead[t] if t in instead else _content(path, problems) for t, path in paths(folder).items()}


def _content(path: Path, problems: list[Problem]) -> bytes | None:
    """The bytes of one file; None, and a problem, where there are none to read."""
    try:
        if path.exists() and not path.is_file():  # a pipe would wait for ever
            raise OSError(0, "it is not a file")
        return path.read_bytes()
    except FileNotFoundError:
        said = "the file is missing; a table without rows is a file with a header alone"
        problems.append(Problem("error", label(path), 0, "", "", "", "missing-file", said))
    except OSError as problem:
        said = f"the file cannot be read: {problem.strerror or 'unknown reason'}"
        problems.append(Problem("error", label(path), 0, "", "", "", "missing-file", said))
    return None


def _typed(
    table: str, grid: Grid, rows: tuple[tuple[str, ...], ...], file: str, problems: list[Problem]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The table with typed columns, and its number columns as printed."""
    index = pd.Index(grid.lines, name="line", dtype="int64")
    columns = schema.columns(table)
    cells = dict(zip(grid.columns, zip(*rows, strict=True), strict=True)) if rows else {}
    own = habits(table, grid)
    typed: dict[str, pd.Series] = {}
    printed: dict[str, pd.Series] = {}
    for column in columns:
        texts = cells.get(column.name, ())
        faults = {}
        if column.name in grid.letters:
            faults = {t: f for t in set(texts) if (f := fault(t, column, own[column.name]))}
            problems += _cell_problems(column.name, texts, faults, grid, file)
        reads = {t: faults[t].reads if t in faults else t for t in set(texts)}
        words: list[str | None] = [reads[t] or None for t in texts]
        if column.is_number:
            printed[column.name] = pd.Series(words, index=index, dtype="str")
            numbers = {t: float(r) if r else float("nan") for t, r in reads.items()}
            typed[column.name] = pd.Series([numbers[t] for t in texts], index=index, dtype="float64")
        else:
            typed[column.name] = pd.Series(words, index=index, dtype="str")
    return pd.DataFrame(typed, index=index), pd.DataFrame(printed, index=index)


def _cell_problems(name: str, texts: tuple[str, ...], faults: dict[str, Fault], grid: Grid, file: str) -> list[Problem]:
    """One problem for each faulty cell; repairs that were made, and faults of one cause, are told once a column."""
    found: list[Problem] = []
    counted_as: list[list[int]] = []
    alike: dict[tuple[str, str, bool], list[int]] = {}
    for line, text in zip(grid.lines, texts, strict=True) if faults else ():
        if text not in faults:
            continue
        one = faults[text]
        cause = (one.level, one.rule, bool(one.reads))
        is_counted = one.level == "warning" or one.once
        if is_counted:
            alike.setdefault(cause, []).append(line)
        if not is_counted or len(alike[cause]) == 1:
            suggestion = one.suggestion if one.level == "error" or one.rule in OFFERED else ""
            place = (file, line, grid.letters[name], name, text)
            found.append(Problem(one.level, *place, one.rule, one.message, suggestion))
            lines_of = alike[cause] if is_counted else [line]
            counted_as.append(lines_of)
    return [_counted(f, lines) for f, lines in zip(found, counted_as, strict=True)]


def _counted(first: Problem, lines: list[int]) -> Problem:
    """The first of several faults of one cause, with the lines of the others."""
    if len(lines) == 1:
        return first
    meant = f", was read as {first.suggestion}" if first.level == "error" and first.suggestion else ""
    message = f"{first.message}{meant}; so in {len(lines)} cells of the column, {on_lines(lines)}"
    return Problem(first.level, first.file, first.line, first.letter, first.column, first.value, first.rule, message)
