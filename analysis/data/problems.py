"""Problem: one thing the check has to say about the data, addressed the way a spreadsheet is.

The same list feeds the page, `python -m analysis.check` and the tests.
"""

import difflib
import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from analysis.formats import first_of

LEVELS = ("error", "warning", "note")


@dataclass(frozen=True)
class Problem:
    """One error, warning or note: where it is, what is there, which rule it breaks, the nearest good value.

    `line` is the spreadsheet line: the header is line 1, and 0 means the whole file. `suggestion` is a value
    that could stand in the cell; a repair that is no value is said in `message`.
    """

    level: str
    file: str
    line: int
    letter: str
    column: str
    value: str
    rule: str
    message: str
    suggestion: str = ""

    @property
    def where(self) -> str:
        """File, line and column as far as they are known: "data/shares.csv line 4, column E company_id"."""
        line = f" line {self.line}" if self.line else ""
        if not self.column:
            return self.file + line
        return f"{self.file}{line}, column " + f"{self.letter} {self.column}".strip()

    @property
    def text(self) -> str:
        """The problem in one line, for a person."""
        hint = f"; did you mean {shown(self.suggestion)}?" if self.suggestion else ""
        return f"{self.where}: {self.message}{hint}"

    def json(self) -> dict[str, object]:
        """The problem as the object that `python -m analysis.check --json` prints."""
        return {
            "level": self.level,
            "file": self.file,
            "line": self.line,
            "column": {"letter": self.letter, "name": self.column},
            "value": self.value,
            "rule": self.rule,
            "message": self.message,
            "suggestion": self.suggestion,
        }


def in_order(problems: Collection[Problem]) -> tuple[Problem, ...]:
    """The problems without repetition: by file, errors first, then from the top of the file down."""
    return tuple(
        sorted(dict.fromkeys(problems), key=lambda f: (f.file, LEVELS.index(f.level), f.line, len(f.letter), f.letter))
    )


def letter(position: int) -> str:
    """The spreadsheet's name of a column, counted from 0.

    >>> [letter(0), letter(25), letter(26), letter(701)]
    ['A', 'Z', 'AA', 'ZZ']
    """
    name = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        name = chr(65 + rest) + name
    return name


def shown(value: str, most: int = 60) -> str:
    r"""A cell in quotes, on one line, cut where it is long.

    >>> shown("a\tb")
    "'a\\tb'"
    """
    cut = value if len(value) <= most else value[: most - 1] + "…"
    return "'" + re.sub(r"[\x00-\x1f\x7f-\x9f]", lambda m: repr(m[0])[1:-1], cut) + "'"


def on_lines(lines: Collection[int], most: int = 6) -> str:
    """The spreadsheet lines in words: "line 4", "lines 4, 5"."""
    return f"line{'' if len(lines) == 1 else 's'} {first_of(lines, most)}"


@lru_cache(maxsize=4096)
def _nearest(value: str, good: tuple[str, ...], cutoff: float) -> str:
    folded: dict[str, str] = {}
    for name in good:
        folded.setdefault(name.casefold(), name)
    same = folded.get(value.casefold())
    found = [] if same else difflib.get_close_matches(value.casefold(), folded, 1, cutoff)
    return same or (folded[found[0]] if found else "")


def nearest(value: str, good: Collection[str], cutoff: float = 0.7) -> str:
    """The good value that looks most like `value`, capitals apart; "" where none does.

    >>> nearest("mistrall", ("meta", "mistral"))
    'mistral'
    """
    return _nearest(value[:80], tuple(good), cutoff)
