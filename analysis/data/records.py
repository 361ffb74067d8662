"""The records of a CSV cut at their quotation marks, and damage to whole records: conflicts, swallowed rows."""

import csv
from itertools import islice

from analysis.data.decode import Cell, Reader

MARKERS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
Record = tuple[int, list[str]]
"""A record of the file: its spreadsheet line and its cells."""
MOST = 20
"""After so many errors of one kind in a file the rest is not read: the file is another thing than it says."""


def records(text: str, separator: str, to: Reader) -> list[Record]:
    """Each record with its spreadsheet line; a record whose quotes do not close is an error and is left out."""
    lines = [line + "\n" for line in text.removesuffix("\n").split("\n")]
    found: list[Record] = []
    at, record, broken = 0, 0, 0
    while at < len(lines):
        reader = csv.reader(islice(lines, at, None), delimiter=separator, strict=True)
        good = 0
        try:
            for row in reader:
                record += 1
                good = reader.line_num
                found.append((record, row))
            break
        except csv.Error:
            record += 1
            broken += 1
            at += good
            _broken_record(lines[at].strip(), record, to)
            at += 1
        if broken == MOST:
            to.add("error", "quote", "has more broken quotation marks; the lines below were not read", Cell(record + 1))
            break
    return found


def _broken_record(line: str, record: int, to: Reader) -> None:
    """Reports a record that cannot be cut into cells."""
    if len(line) > csv.field_size_limit():
        to.add(
            "error",
            "long-cell",
            f"a cell is longer than {csv.field_size_limit():,} characters",
            Cell(record, line[:80]),
        )
        return
    to.add(
        "error",
        "quote",
        "a quotation mark is opened and not closed, or stands inside a quoted cell; "
        'write it twice ("") inside a quoted cell',
        Cell(record, line[:80]),
    )


def without_conflicts(records: list[Record], to: Reader) -> list[Record]:
    """The records without the lines that an unfinished merge leaves; each conflict is an error."""
    marks = [(line, row[0][:7]) for line, row in records if row and row[0].startswith(MARKERS)]
    marks = [(line, m) for line, m in marks if m != "=======" or _is_rule(records, line)]
    for line, mark in marks:
        if mark == "<<<<<<<":
            end = next((at for at, m in marks if m == ">>>>>>>" and at > line), 0)
            span = f"lines {line} to {end}" if end else f"from line {line} on"
            to.add(
                "error",
                "conflict",
                f"an unfinished merge, {span}: keep one side and delete the marks",
                Cell(line, mark),
            )
    if marks and not any(m == "<<<<<<<" for _, m in marks):
        to.add(
            "error", "conflict", "a mark of an unfinished merge: keep one side and delete the marks", Cell(*marks[0])
        )
    dropped = {line for line, _ in marks}
    return [r for r in records if r[0] not in dropped]


def _is_rule(records: list[Record], line: int) -> bool:
    """True where the line holds nothing but the seven equal signs."""
    return any(at == line and "".join(row).strip() == "=======" for at, row in records)


def without_swallowed(body: list[Record], separator: str, width: int, to: Reader) -> list[Record]:
    """The rows without those of which a cell holds whole rows, because a quotation mark stands before and after."""
    kept: list[Record] = []
    least = width // 2 if width > 5 else width - 1
    for line, row in body:
        inner = [part for cell in row if "\n" in cell for part in cell.split("\n")[1:]]
        rows = sum(part.count(separator) >= least for part in inner)
        if rows:
            some = "a whole row" if rows == 1 else f"{rows} whole rows"
            said = f"a cell holds {some} of the file between two stray quotation marks; take both marks out"
            to.add("error", "swallowed", said, Cell(line, row[0][:80]))
        else:
            kept.append((line, row))
    return kept
