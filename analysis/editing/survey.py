"""What one sheet of a workbook holds, from its XML read as a stream: its true size, hidden rows, formulas without
results. What the sheet declares about its size is not believed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO
from xml.etree.ElementTree import Element, iterparse

from analysis.formats import spelled

MOST_COLUMNS = 200
MOST_CELLS = 1_000_000


class Refused(Exception):
    """A file that is not read; the message says why."""


@dataclass(frozen=True)
class Survey:
    """The lines of hidden rows, and the places (line, column from 0) of formulas whose result was not saved."""

    hidden: tuple[int, ...]
    unsaved: frozenset[tuple[int, int]]
    formulas: int


def survey(sheet: IO[bytes], most_rows: int) -> Survey:
    """The survey of a sheet; Refused as soon as it has more rows, columns or cells than are read."""
    hidden: list[int] = []
    unsaved: set[tuple[int, int]] = set()
    line = at = cells = formulas = 0
    for event, one in _elements(sheet):
        name = one.tag.rpartition("}")[2]
        if event == "start" and name == "row":
            line, at = int(one.get("r") or line + 1), -1
            if line > most_rows + 1:
                raise Refused(
                    f"the sheet has more than {spelled(most_rows)} rows: a cell stands in row {spelled(line)}"
                )
            hidden += [line] if one.get("hidden") in ("1", "true") else []
        elif event == "end" and name == "c":
            at, cells = _column(one.get("r", ""), at + 1), cells + 1
            if at >= MOST_COLUMNS or cells > MOST_CELLS:
                raise Refused(f"the sheet has more than {spelled(MOST_COLUMNS)} columns or {spelled(MOST_CELLS)} cells")
            parts = {part.tag.rpartition("}")[2]: part for part in one}
            if "f" in parts:
                formulas += 1
                has_result = "v" in parts and (parts["v"].text or one.get("t") == "str")
                unsaved |= set() if has_result else {(line, at)}
        elif event == "end" and name == "row":
            one.clear()
    return Survey(tuple(hidden), frozenset(unsaved), formulas)


def _elements(sheet: IO[bytes]) -> Iterator[tuple[str, Element]]:
    """Starts and ends of elements; what was read is forgotten, so that memory does not grow with the sheet."""
    parents: list[Element] = []
    for event, one in iterparse(sheet, ("start", "end")):
        if event == "start":
            parents.append(one)
        else:
            parents.pop()
        yield event, one
        if event == "end" and parents and one.tag.endswith("}row"):
            parents[-1].remove(one)


def _column(place: str, otherwise: int) -> int:
    """The column of a place such as AB12, counted from 0; `otherwise` where the cell does not say."""
    letters = re.match(r"[A-Za-z]{1,3}", place)
    if not letters:
        return otherwise
    number = 0
    for sign in letters[0].upper():
        number = number * 26 + ord(sign) - 64
    return number - 1
