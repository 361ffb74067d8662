"""What every rule is given: the tables that could be read, and a place to put problems."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from analysis import schema
from analysis.check.before import Before
from analysis.data import Loaded, label, paths
from analysis.data.problems import Problem

LOST = {"quote", "long-cell", "nul", "conflict", "short-row", "long-row", "swallowed"}
"""Rules whose problems mean that a row is not among those read."""


@dataclass(frozen=True)
class Spot:
    """One cell of a table, or its whole file where the line is 0 or the column is blank."""

    table: str
    line: int
    column: str


@dataclass
class Context:
    """The tables and where their columns stand in the files; rules call `add`."""

    loaded: Loaded
    problems: list[Problem] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    names: dict[str, dict[str, str]] = field(default_factory=dict)
    before: Mapping[str, Before] = field(default_factory=dict)
    silenced: dict[str, set[int]] = field(default_factory=dict)
    second: dict[str, set[int]] = field(default_factory=dict)
    """Lines by table whose name is another row's: told once, and not known as a name."""

    def __post_init__(self) -> None:
        self.files = {table: label(path) for table, path in paths(self.loaded.folder).items()}

    def has(self, *columns: str) -> bool:
        """True where each `table.column` stands in a file: a rule about a missing one would say nonsense."""
        pairs = (c.split(".") for c in columns)
        return all(t in self.loaded.grids and n in self.loaded.grids[t].letters for t, n in pairs)

    def table(self, name: str) -> pd.DataFrame:
        """The rows of a table; none where its file cannot be read."""
        if name in self.loaded.tables:
            return self.loaded.tables[name]
        return pd.DataFrame(columns=[c.name for c in schema.columns(name)])

    def first_rows(self, name: str) -> pd.DataFrame:
        """The rows of a table without those whose name is another row's."""
        rows = self.table(name)
        return rows.drop(index=list(self.second[name])) if name in self.second else rows

    def unread(self, table: str, *columns: str) -> set[int]:
        """Lines where a cell of these columns is no value at all: it looks blank, but it is told already."""
        file = self.files[table]
        return {f.line for f in self.loaded.problems if f.file == file and f.level == "error" and f.column in columns}

    def silence(self, table: str, lines: Iterable[int]) -> None:
        """Lines of which all is told: their numbers say nothing about others."""
        self.silenced.setdefault(table, set()).update(lines)

    def told(self, table: str, column: str, rules: Collection[str]) -> set[int]:
        """Lines of a column about which one of these rules spoke, and silenced ones: what follows is not told."""
        file = self.files[table]
        found = {p.line for p in self.problems if p.file == file and p.column == column and p.rule in rules}
        return found | self.silenced.get(table, set())

    def is_new(self, table: str, line: int) -> bool:
        """True for a row that the last good data do not have; False as well where they are not at hand."""
        return table in self.before and line in self.before[table].added

    def lost_rows(self, table: str) -> bool:
        """Whether rows of the table's file could not be read."""
        file = self.files[table]
        return any(f.file == file and f.level == "error" and f.rule in LOST for f in self.loaded.problems)

    def printed(self, table: str, line: int, column: str) -> str:
        """The cell as printed; "" where it is blank."""
        frames = self.loaded.printed if schema.column(table, column).is_number else self.loaded.tables
        value = frames[table].at[line, column]
        return value if isinstance(value, str) else ""

    def add(self, level: str, rule: str, at: Spot, message: str, suggestion: str = "", value: str = "") -> None:
        """Adds a problem about what stands at a spot; `value` is that of its cell where none is given."""
        if at.line and at.column and not value:
            value = self.printed(at.table, at.line, at.column)
        grid = self.loaded.grids.get(at.table)
        letter = grid.letters.get(at.column, "") if grid else ""
        file = self.files[at.table]
        self.problems.append(Problem(level, file, at.line, letter, at.column, value, rule, message, suggestion))


def lines_of(rows: pd.DataFrame | pd.Series) -> list[int]:
    """The spreadsheet lines of the rows, as plain integers."""
    return [int(n) for n in rows.index]
