"""One control: what a reader may choose, and what the words of a link mean.

Each kind of control is a type of its own: one of some options, many of them, both ends of a span of them, a number,
both ends of a range of numbers, a switch, a search word, or notes that a panel keeps.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from analysis.caching import Remembered

Tables = Mapping[str, pd.DataFrame]
Params = Mapping[str, Any]
Options = Callable[[Tables, Params], Mapping[str, str]]
"""Values and their labels, given the tables and the choices made before."""
Start = Callable[[Tables, Params], Any]
"""The value before the reader chooses, given the same two."""
Honored = tuple[Any, list[str]]
"""The value that the words of a link mean (None if they mean none), and the words that mean nothing."""


@dataclass(frozen=True)
class Choice:
    """One control: its name is the parameter of the table function and the name in the address bar.

    `new_row` begins a line of controls. `into`: choices of one kind, as the sliders of a page, reach a function as one
    mapping of this name. `needs`: choices made before and the values that they need, without which it has no effect and
    is not drawn.
    """

    name: str
    label: str
    help: str = field(default="", kw_only=True)
    new_row: bool = field(default=False, kw_only=True)
    into: str = field(default="", kw_only=True)
    needs: tuple[tuple[str, object], ...] = field(default=(), kw_only=True)

    def __post_init__(self) -> None:
        for name in ("options", "default", "span"):
            function = getattr(self, name, None)
            if callable(function) and not isinstance(function, Remembered):
                object.__setattr__(self, name, Remembered(function))

    def acts(self, params: Params) -> bool:
        """True where all that it needs was chosen."""
        return all(params.get(name) == value for name, value in self.needs)

    def start(self, tables: Tables, params: Params) -> Any:
        """The value before the reader chooses."""
        raise NotImplementedError

    def honor(self, asked: Sequence[str], tables: Tables, params: Params) -> Honored:
        """What the words of a link mean; a word that stands there twice is read once."""
        raise NotImplementedError

    def valid(self, chosen: Any, tables: Tables, params: Params) -> Any:
        """What was chosen as far as it can still be chosen; None: nothing of it."""
        return chosen


@dataclass(frozen=True)
class Listed(Choice):
    """A choice among options; `default` is a value or a function, the first option if None."""

    options: Options
    default: Start | str | tuple[str, ...] | None = None

    def start(self, tables: Tables, params: Params) -> Any:
        """The default, else the first option."""
        if callable(self.default):
            return self.default(tables, params)
        return next(iter(self.options(tables, params)), None) if self.default is None else self.default

    def _meant(self, asked: Sequence[str], tables: Tables, params: Params) -> tuple[list[str], list[str]]:
        """The options that words name, and the words that name none."""
        options = self.options(tables, params)
        words = list(dict.fromkeys(meant(a, options) for a in dict.fromkeys(asked)))
        return [w for w in words if w in options], [w for w in words if w not in options]


@dataclass(frozen=True)
class One(Listed):
    """One of some options."""

    def honor(self, asked: Sequence[str], tables: Tables, params: Params) -> Honored:
        """The first word that names an option."""
        known, bad = self._meant(asked, tables, params)
        return (known[0] if known else None), bad

    def valid(self, chosen: Any, tables: Tables, params: Params) -> Any:
        """The option, where it is there."""
        return chosen if chosen in self.options(tables, params) else None


@dataclass(frozen=True)
class Many(Listed):
    """Any number of some options, at most `most` (0: any number); `blank` says what none of them means."""

    most: int = 0
    blank: str = "All"

    def start(self, tables: Tables, params: Params) -> Any:
        """The default, else none."""
        return () if self.default is None else super().start(tables, params)

    def honor(self, asked: Sequence[str], tables: Tables, params: Params) -> Honored:
        """The options named, as many as may be."""
        known, bad = self._meant(asked, tables, params)
        kept = tuple(known[: self.most] if self.most else known)
        return kept or None, bad + known[len(kept) :]

    def valid(self, chosen: Any, tables: Tables, params: Params) -> Any:
        """Those of the options that are there."""
        options = self.options(tables, params)
        return tuple(c for c in ((chosen,) if isinstance(chosen, str) else chosen) if c in options)


@dataclass(frozen=True)
class Range(Listed):
    """Both ends of a span of options; `read` gives the ends that words mean, and the words that mean none."""

    read: Callable[[Sequence[str], Mapping[str, str]], Honored] = field(kw_only=True)

    def honor(self, asked: Sequence[str], tables: Tables, params: Params) -> Honored:
        """The ends that the words mean together."""
        asked = list(dict.fromkeys(asked))
        return self.read(asked, self.options(tables, params)) if asked else (None, [])

    def valid(self, chosen: Any, tables: Tables, params: Params) -> Any:
        """Both ends, where both are there."""
        options = self.options(tables, params)
        return tuple(chosen) if all(c in options for c in chosen) else None


@dataclass(frozen=True)
class Number(Choice):
    """A number from `low` to `high` in steps, with its unit; `span` gives the three where other choices decide them."""

    default: Start | float | None = None
    low: float = 0.0
    high: float = 1.0
    step: float = 0.05
    unit: str = ""
    span: Callable[[Tables, Params], tuple[float, float, float]] | None = None

    def reach(self, tables: Tables, params: Params) -> tuple[float, float, float]:
        """Low end, high end and step."""
        return self.span(tables, params) if self.span else (self.low, self.high, self.step)

    def start(self, tables: Tables, params: Params) -> Any:
        """The default, else the low end."""
        if callable(self.default):
            return self.default(tables, params)
        return self.low if self.default is None else self.default

    def honor(self, asked: Sequence[str], tables: Tables, params: Params) -> Honored:
        """The first number within reach; words beside it are let go."""
        low, high, _ = self.reach(tables, params)
        asked = list(dict.fromkeys(asked))
        good = [float(a) for a in asked if _is_number(a) and low <= float(a) <= high]
        return (good[0] if good else None), [] if good else asked

    def valid(self, chosen: Any, tables: Tables, params: Params) -> Any:
        """The number, where it is within reach."""
        low, high, _ = self.reach(tables, params)
        return chosen if low <= chosen <= high else None


@dataclass(frozen=True)
class Between(Number):
    """Both ends of a range of numbers within reach; one number where they meet."""

    def honor(self, asked: Sequence[str], tables: Tables, params: Params) -> Honored:
        """The least and the greatest of one or two numbers within reach; words beside them are let go."""
        low, high, _ = self.reach(tables, params)
        asked = list(dict.fromkeys(asked))
        good = sorted(float(a) for a in asked if _is_number(a) and low <= float(a) <= high)
        return ((good[0], good[-1]) if 0 < len(good) < 3 else None), [] if 0 < len(good) < 3 else asked

    def valid(self, chosen: Any, tables: Tables, params: Params) -> Any:
        """Both ends, where they are in order and within reach; a single number is both."""
        low, high, _ = self.reach(tables, params)
        ends = tuple(chosen) if isinstance(chosen, tuple | list) else (chosen, chosen)
        return ends if len(ends) == 2 and low <= ends[0] <= ends[1] <= high else None


@dataclass(frozen=True)
class Switch(Choice):
    """On or off."""

    default: bool = False

    def start(self, tables: Tables, params: Params) -> Any:
        """As the author left it."""
        return self.default

    def honor(self, asked: Sequence[str], tables: Tables, params: Params) -> Honored:
        """Whether the first word is "true"."""
        asked = list(dict.fromkeys(asked))
        return (asked[0] == "true" if asked else None), [a for a in asked if a not in ("true", "false")]


@dataclass(frozen=True)
class Text(Choice):
    """A search word."""

    def start(self, tables: Tables, params: Params) -> Any:
        """No word."""
        return ""

    def honor(self, asked: Sequence[str], tables: Tables, params: Params) -> Honored:
        """The first word, whatever it is."""
        return (asked[0] if asked else None), []


@dataclass(frozen=True)
class Notes(Choice):
    """Words that a panel keeps, each of them readable by `good`."""

    good: Callable[[str], bool] = bool

    def start(self, tables: Tables, params: Params) -> Any:
        """None kept."""
        return ()

    def honor(self, asked: Sequence[str], tables: Tables, params: Params) -> Honored:
        """The words that can be read."""
        asked = list(dict.fromkeys(asked))
        return tuple(a for a in asked if self.good(a)) or None, [a for a in asked if not self.good(a)]

    def valid(self, chosen: Any, tables: Tables, params: Params) -> Any:
        """The words, in their order."""
        return tuple(chosen)


def labels(choice: Choice, tables: Tables, params: Params) -> Mapping[str, str]:
    """The values that can be picked, and their labels; none of a choice that is no list."""
    return choice.options(tables, params) if isinstance(choice, Listed) else {}


def meant(word: str, options: Mapping[str, str]) -> str:
    """The option that a word names by its key or label, whatever the case; the word itself where it names none or
    several."""
    if word in options:
        return word
    asked = word.casefold()
    named = [k for k, label in options.items() if asked in (k.casefold(), label.split(" · ")[0].casefold())]
    return named[0] if len(named) == 1 else word


def _is_number(word: str) -> bool:
    try:
        return abs(float(word)) < float("inf")
    except ValueError:
        return False
