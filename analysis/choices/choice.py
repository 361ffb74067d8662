"""One control: what a reader may choose, and what the words of a link mean."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.caching import Remembered

Tables = Mapping[str, pd.DataFrame]
Params = Mapping[str, Any]


def no_options(tables: Tables, params: Params) -> Mapping[str, str]:
    """Nothing to pick from: the choice is a number, a text or a switch."""
    return {}


def _nothing_read(asked: Sequence[str], options: Mapping[str, str]) -> tuple[Any, list[str]]:
    return None, list(asked)


@dataclass(frozen=True)
class Choice:
    """One control: its name is the parameter of the table function and the name in the address bar.

    `options` maps values to labels, given the tables and the choices made before it; `default` is a value or
    a function of the same two, the first option if None. kind: one, many (at most `most`, 0 for any number),
    switch (on or off), number (a slider from low to high in steps, with its unit; `span` gives the three where
    they depend on other choices), text (a search word), range (both ends of a span of `options`; `read` gives the
    ends that words mean and the words that mean none), notes (words that a panel keeps, each readable by `good`).
    `new_row` begins a line of controls; `blank` says what choosing none of many means.
    """

    name: str
    label: str
    options: Callable[[Tables, Params], Mapping[str, str]] = no_options
    default: Callable[[Tables, Params], Any] | str | float | bool | tuple[str, ...] | None = None
    kind: str = "one"
    help: str = ""
    low: float = 0.0
    high: float = 1.0
    step: float = 0.05
    unit: str = ""
    new_row: bool = False
    span: Callable[[Tables, Params], tuple[float, float, float]] | None = None
    most: int = 0
    good: Callable[[str], bool] = bool
    read: Callable[[Sequence[str], Mapping[str, str]], tuple[Any, list[str]]] = _nothing_read
    blank: str = "All"

    def reach(self, tables: Tables, params: Params) -> tuple[float, float, float]:
        """Low end, high end and step of a number."""
        return self.span(tables, params) if self.span else (self.low, self.high, self.step)

    def __post_init__(self) -> None:
        for name in ("options", "default", "span"):
            function = getattr(self, name)
            if callable(function) and not isinstance(function, Remembered):
                object.__setattr__(self, name, Remembered(function))

    def start(self, tables: Tables, params: Params) -> Any:
        """The value before the reader chooses."""
        if callable(self.default):
            return self.default(tables, params)
        if self.default is not None:
            return self.default
        blank: dict[str, Any] = {"many": (), "notes": (), "text": "", "switch": False, "number": self.low}
        return blank[self.kind] if self.kind in blank else next(iter(self.options(tables, params)), None)

    def honor(self, asked: Sequence[str], tables: Tables, params: Params) -> tuple[Any, list[str]]:
        """The value that the words of a link mean (None if they mean none), and the words that mean nothing.

        A word that stands there twice is read once.
        """
        asked = list(dict.fromkeys(asked))
        if self.kind == "text":
            return (asked[0] if asked else None), []
        if self.kind == "range":
            return self.read(asked, self.options(tables, params)) if asked else (None, [])
        if self.kind == "switch":
            return (asked[0] == "true" if asked else None), [a for a in asked if a not in ("true", "false")]
        if self.kind == "number":
            low, high, _ = self.reach(tables, params)
            good = [float(a) for a in asked if _is_number(a) and low <= float(a) <= high]
            return (good[0] if good else None), [] if good else list(asked)
        options = self.options(tables, params)
        fits = self.good if self.kind == "notes" else options.__contains__
        if self.kind != "notes":
            asked = list(dict.fromkeys(meant(a, options) for a in asked))
        known, bad = [a for a in asked if fits(a)], [a for a in asked if not fits(a)]
        if self.kind == "one":
            return (known[0] if known else None), bad
        kept = tuple(known[: self.most] if self.most else known)
        return kept or None, bad + known[len(kept) :]


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
