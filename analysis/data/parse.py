"""From the bytes of one CSV to a header and rows of text, with what a spreadsheet may have done to it.

Nothing in here knows tables or types: the caller says which columns it expects. What can be read without
doubt is read and reported; what cannot is an error. Nothing is guessed in silence.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from analysis.data.decode import Cell, Reader, decode, line_ends
from analysis.data.problems import Problem, letter, nearest, on_lines, shown
from analysis.data.records import Record, records, without_conflicts, without_swallowed
from analysis.formats import counted

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
TITLES = 5
"""So many lines of titles may stand above a header that is still found."""


@dataclass(frozen=True)
class Grid:
    """What one CSV says: rows of text as wide as `columns`, and the spreadsheet line of each."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    letters: dict[str, str]
    problems: tuple[Problem, ...]
    readable: bool = True
    separator: str = ","

    @property
    def decimal_comma(self) -> bool:
        """True where the separator leaves the comma free to be a decimal comma."""
        return self.separator in ";\t"


def parse(content: bytes, file: str, expected: Sequence[str], renames: Mapping[str, str] | None = None) -> Grid:
    """The grid of one CSV: its columns are `expected`, in that order, blank where the file lacks one.

    `renames`: column names by other headings, in lower case, that are read as them; each one used is a note.
    """
    to = Reader(file)
    text = decode(content, to)
    if text is None or not text.strip():
        if text is not None:
            to.add("error", "empty-file", f"is empty; its first line must be {','.join(expected)}")
        return Grid(tuple(expected), (), (), {}, tuple(to.problems), False)
    text = line_ends(text, to)
    separator, skipped = _separator(text, to, expected)
    found = without_conflicts(records(text, separator, to), to)
    filled = [(line, row) for line, row in found if line > skipped and any(cell.strip() for cell in row)]
    if not filled:
        to.add("error", "empty-file", f"is empty; its first line must be {','.join(expected)}")
        return Grid(tuple(expected), (), (), {}, tuple(to.problems), False)
    _blank_lines(found, filled, skipped, to)
    filled = _below_titles(filled, expected, to)
    (head_line, head), body = filled[0], filled[1:]
    head = [_renamed(name, expected, renames or {}, head_line, to) for name in head]
    places = _header(head, head_line, expected, to)
    if not places:
        return Grid(tuple(expected), (), (), {}, tuple(to.problems), False)
    width = _width(head)
    body = without_swallowed(body, separator, width, to)
    body = _widths(body, width, len(head), to)
    order = [places.get(name) for name in expected]
    rows = tuple(tuple("" if at is None else row[at] for at in order) for _, row in body)
    letters = {name: letter(at) for name, at in places.items()}
    lines = tuple(line for line, _ in body)
    return Grid(tuple(expected), rows, lines, letters, tuple(to.problems), True, separator)


def _separator(text: str, to: Reader, expected: Sequence[str]) -> tuple[str, int]:
    """What stands between the cells, by the header line, and how many lines come before the header."""
    first, _, rest = text.lstrip("\n").partition("\n")
    if given := re.fullmatch(r'"?sep=(.)"?[,;\t]*', first):
        to.add(
            "note", "separator", f"begins with the line {shown(first)} that Excel adds; it was left out", Cell(1, first)
        )
        first = rest.partition("\n")[0]
    names = {name.casefold() for name in expected}
    found = {s: sum(_bare(c) in names for c in first.split(s)) for s in SEPARATORS}
    cells = {s: first.count(s) for s in SEPARATORS}
    best = max(SEPARATORS, key=lambda s: (found[s], cells[s], s == ","))
    if best != ",":
        to.add("warning", "separator", f"has {SEPARATORS[best]} between the cells and was read so; save it with commas")
    return best, len(text) - len(text.lstrip("\n")) + 1 if given else 0


def _bare(cell: str) -> str:
    return cell.strip().strip('"').strip().casefold()


def _below_titles(found: list[Record], expected: Sequence[str], to: Reader) -> list[Record]:
    """The records from the header on: lines of titles above it, such as merged cells, are an error and left out."""
    for at, (line, row) in enumerate(found[: TITLES + 1]):
        known = sum(name.strip() in expected for name in row)
        if known >= max(2, len(expected) / 2) and at:
            above = f"the header stands in line {line}, below {counted(at, 'line')} of titles; delete what is above it"
            first = found[0]
            to.add("error", "header-below", above, Cell(first[0], ",".join(first[1])[:80]))
            return found[at:]
    return found


def _blank_lines(found: list[Record], filled: list[Record], skipped: int, to: Reader) -> None:
    """Reports lines without any text: between rows as a warning, at the end as a note."""
    last = filled[-1][0]
    blank = {line for line, row in found if line > skipped} - {line for line, _ in filled}
    inside = sorted(line for line in blank if line < last)
    if inside:
        to.add("warning", "blank-line", f"blank among the rows: {on_lines(inside)}; left out", Cell(inside[0]))
    if any(line > last for line in blank):
        ending = counted(len(blank) - len(inside), "blank line")
        to.add("note", "blank-line", f"{ending} at the end; left out", Cell(last + 1))


def _width(head: list[str]) -> int:
    """How many columns the header names, unnamed ones at its end apart."""
    return max(i + 1 for i, name in enumerate(head) if name.strip())


def _header(head: list[str], line: int, expected: Sequence[str], to: Reader) -> dict[str, int]:
    """Where each expected column stands in the file; empty where the line is no header."""
    names = [name.strip() for name in head]
    if not set(names) & set(expected) and not any(nearest(n, expected, 0.8) for n in names if n):
        to.add(
            "error", "header", f"the first line is not the header {','.join(expected)}", Cell(line, ",".join(head)[:80])
        )
        return {}
    places: dict[str, int] = {}
    missing = [name for name in expected if name not in names]
    for at, name in enumerate(names):
        place = (letter(at), name)
        if name in places:
            to.add(
                "error",
                "header-duplicate",
                f"column {letter(places[name])} has the same name; delete one of them",
                Cell(line, name, place),
            )
        elif name in expected:
            places[name] = at
            if head[at] != name:
                to.add(
                    "warning",
                    "spaces",
                    f"{shown(head[at])} has spaces around it; they were left out",
                    Cell(line, head[at], place),
                    name,
                )
        elif name:
            _strange(name, place, line, expected, missing, to)
        elif at < _width(head):
            to.add("error", "header-unnamed", f"column {letter(at)} has no name; name it or delete it", Cell(line))
    for name in missing:
        to.add("error", "header-missing", f"the column {name} is missing", Cell(line, column=("", name)))
    known = [name for name in names if name in places]
    if known != [name for name in expected if name in places]:
        to.add("note", "header-order", f"columns stand in another order than {','.join(expected)}", Cell(line))
    return places


def _renamed(name: str, expected: Sequence[str], renames: Mapping[str, str], line: int, to: Reader) -> str:
    """The column that a heading stands for."""
    bare = name.strip()
    meant = renames.get(bare.casefold(), "")
    if not meant or bare in expected:
        return name
    to.add("note", "header-renamed", f"{shown(bare)} was read as the column {meant}", Cell(line, bare))
    return meant


def _strange(
    name: str, place: tuple[str, str], line: int, expected: Sequence[str], missing: list[str], to: Reader
) -> None:
    """Reports a column nobody expects; one that is nearly a missing one takes its place in the report."""
    meant = nearest(name, missing)
    if meant:
        missing.remove(meant)
        to.add(
            "error", "header-unknown", f"{shown(name)} is not a column of this table", Cell(line, name, place), meant
        )
        return
    to.add(
        "warning",
        "header-unknown",
        f"{shown(name)} is not a column of this table and was not read; columns are " + ", ".join(expected),
        Cell(line, name, place),
    )


def _widths(body: list[Record], width: int, head: int, to: Reader) -> list[Record]:
    """The rows, all `width` wide; one with too few or too many cells is an error and is left out."""
    kept: list[Record] = []
    trailing = [line for line, row in body if len(row) > width and not any(c.strip() for c in row[width:])]
    if trailing or head > width:
        some = counted(len(trailing), "row")
        to.add(
            "note",
            "trailing-commas",
            f"{some} with empty cells beyond the last column; they were left out",
            Cell(trailing[0] if trailing else 1),
        )
    for line, row in body:
        if len(row) < width:
            to.add(
                "error",
                "short-row",
                f"has {counted(len(row), 'cell')}, the header has {width}: "
                "a separator is missing, or a line was broken in two",
                Cell(line, ",".join(row)[:80]),
            )
        elif any(c.strip() for c in row[width:]):
            extra = [c for c in row[width:] if c.strip()]
            to.add(
                "error",
                "long-row",
                f"has {counted(len(row), 'cell')}, the header has {width}: {shown(extra[-1])} is beyond "
                "the last column; put quotation marks around a cell that holds a comma",
                Cell(line, extra[-1][:80]),
            )
        else:
            kept.append((line, row[:width]))
    return kept
