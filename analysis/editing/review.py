"""What a draft brings that the data did not have: the warnings that are asked before it is saved."""

import re
from collections.abc import Iterable

from analysis import schema
from analysis.check.keys import SOURCE_FIELDS
from analysis.data.problems import Problem, letter
from analysis.editing import Draft, jumps
from analysis.storage import layout

COUNTED = "source-field"
"""A rule that counts over the whole file; of a draft each source is told by itself."""


def warnings_of(draft: Draft, before: Iterable[Problem], after: Iterable[Problem]) -> list[Problem]:
    """The warnings of a draft: figures that leave their history, new sources with gaps, new problems of the check."""
    brought = [f for f in new_problems(before, after) if f.level == "warning" and f.rule != COUNTED]
    return [*jumps.strange(draft), *bare_sources(draft), *brought]


def bare_sources(draft: Draft) -> list[Problem]:
    """One warning for each new or changed source of which something is not known."""
    sheet = draft.sheets.get("sources")
    if sheet is None:
        return []
    names, base = layout.names("sources"), set(sheet.base)
    found: list[Problem] = []
    for line, row in enumerate(layout.in_order("sources", list(sheet.rows)), 2):
        cells = dict(zip(names, row, strict=True))
        lost = [schema.column("sources", n).label.lower() for n in SOURCE_FIELDS if not cells[n]]
        if tuple(row) not in base and lost:
            said = f"not known of this source: {', '.join(lost)}"
            where = (letter(0), "source_id", cells["source_id"])
            found.append(Problem("warning", "data/sources.csv", line, *where, "source-gaps", said))
    return found


def new_problems(before: Iterable[Problem], after: Iterable[Problem]) -> list[Problem]:
    """The problems that a draft brings: those that the data did not have, wherever the rows stand now."""
    known = {_name(f) for f in before}
    return [f for f in after if _name(f) not in known]


def _name(one: Problem) -> tuple[str, ...]:
    """A problem without the line numbers, which move when rows come and go."""
    bare = re.sub(r"\(lines? [^)]*\)|lines? [\d, ]+( and \d+ more)?", "", one.message)
    return one.level, one.file, one.column, one.value, one.rule, bare
