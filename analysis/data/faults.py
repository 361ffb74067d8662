"""What one cell may be found to be: a fault, and the habits of its column by which it is read."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """What is wrong with one cell; `reads` is what is used all the same, "" where nothing can be."""

    level: str
    rule: str
    message: str
    suggestion: str = ""
    reads: str = ""
    once: bool = False
    """True where cells of a column share the cause: the first is told with the number of the others."""


@dataclass(frozen=True)
class Habits:
    """How a column writes, as its cells show together: decimal commas; days before months, None where no cell says."""

    comma: bool = False
    days_first: bool | None = None


PLAIN = Habits()
