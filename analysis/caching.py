"""Answers that several exhibits ask for, worked out once for the frames they rest on."""

import inspect
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import wraps
from threading import Lock
from typing import Any, Concatenate, ParamSpec, TypeVar
from weakref import ref

import pandas as pd

from analysis import formats

MOST = 16
"""So many answers are kept for one function; the oldest goes first."""
_WAY = "way of writing numbers"
P = ParamSpec("P")
R = TypeVar("R")


def once_for_frames(function: Callable[P, R]) -> Callable[P, R]:
    """The function, run again only for another frame (by identity) or another argument (by value).

    Of a mapping or a dataclass each part counts as an argument.

    Numbers in its texts are written as its caller writes them. A file read anew and a draft are new frames, so nothing
    stale is given; frames are not kept alive, and the answers of those that are gone go with the next one. Do not
    change a frame in place after it was given to such a function.
    """
    signature = inspect.signature(function)
    answers: tuple[tuple[dict[str, Any], Any], ...] = ()

    @wraps(function)
    def once(*args: P.args, **kwargs: P.kwargs) -> R:
        nonlocal answers
        bound = signature.bind(*args, **kwargs)
        bound.apply_defaults()
        given = {**dict(_parts(bound.arguments)), _WAY: formats.way()}
        for known, answer in answers:
            if known.keys() == given.keys() and all(_is_same(known[name], what) for name, what in given.items()):
                return _lent(answer)
        answer = function(*args, **kwargs)
        marks = {n: ref(what) if isinstance(what, pd.DataFrame) else what for n, what in given.items()}
        answers = ((marks, answer), *[a for a in answers if _is_alive(a[0])][: MOST - 1])
        return _lent(answer)

    return once


def _parts(arguments: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """The arguments by name; of a mapping or a dataclass what it holds, so that its frames are not kept alive."""
    for name, what in arguments.items():
        if isinstance(what, Mapping):
            yield from ((f"{name}.{inner}", held) for inner, held in _parts(what))
        elif is_dataclass(what) and not isinstance(what, type):
            held = {field.name: getattr(what, field.name) for field in fields(what)}
            yield from ((f"{name}.{inner}", part) for inner, part in _parts(held))
        else:
            yield name, what


def _is_same(known: Any, what: Any) -> bool:
    if isinstance(known, ref) or isinstance(what, pd.DataFrame):
        return isinstance(known, ref) and what is not None and known() is what
    return bool(known == what)


def _is_alive(marks: dict[str, Any]) -> bool:
    return all(mark() is not None for mark in marks.values() if isinstance(mark, ref))


def _lent(answer: Any) -> Any:
    """A frame that its reader may add columns to; pandas copies only what is written."""
    return answer.copy(deep=False) if isinstance(answer, pd.DataFrame) else answer


def once_for_key(
    most: int,
) -> Callable[[Callable[Concatenate[Hashable, P], R]], Callable[Concatenate[Hashable, P], R]]:
    """Keeps so many answers of a function for its first argument, which must say all that the answer depends on.

    The other arguments are what it works with. An answer is shared by all who ask: none may change it. Two who ask at
    once may both work it out. A page asks a hundred times a run, so asking must cost next to nothing.
    """

    def kept(function: Callable[Concatenate[Hashable, P], R]) -> Callable[Concatenate[Hashable, P], R]:
        answers: OrderedDict[Hashable, R] = OrderedDict()
        lock = Lock()

        @wraps(function)
        def once(key: Hashable, *args: P.args, **kwargs: P.kwargs) -> R:
            with lock:
                if key in answers:
                    answers.move_to_end(key)
                    return answers[key]
            made = function(key, *args, **kwargs)
            with lock:
                answers[key] = made
                while len(answers) > most:
                    answers.popitem(last=False)
            return made

        return once

    return kept


LONGEST = 64
"""So many answers are kept for one function; the oldest goes first."""

_MISSING = object()


class Watched(Mapping[str, Any]):
    """A mapping that notes what was read from it, by name or as a whole."""

    def __init__(self, inner: Mapping[str, Any]) -> None:
        """Watches one mapping and leaves it as it is."""
        self.inner = inner
        self.read: dict[str, Any] = {}
        self.as_a_whole = False

    def __getitem__(self, name: str) -> Any:
        found = self.inner.get(name, _MISSING)
        self.read[name] = found
        if found is _MISSING:
            raise KeyError(name)
        return found

    def __iter__(self) -> Iterator[str]:
        self.as_a_whole = True
        return iter(self.inner)

    def __len__(self) -> int:
        self.as_a_whole = True
        return len(self.inner)


class Remembered:
    """A function of tables and params that runs again only when something it read is another.

    Tables are compared by identity (a file read anew is a new frame, and old frames are not kept alive), params by
    value. What reads either as a whole is not remembered. Numbers in the answer are written as the params say, else as
    they are written now.
    """

    def __init__(self, function: Callable[[Any, Any], Any]) -> None:
        """Remembers one function."""
        self.function = function
        self.answers: tuple[tuple[str, dict[str, Any], dict[str, Any], Any], ...] = ()

    def __call__(self, tables: Mapping[str, Any], params: Mapping[str, Any]) -> Any:
        """The answer of the function, remembered or worked out."""
        way = params.get("numbers") or formats.way()
        for wrote, frames, values, answer in self.answers:
            if (
                wrote == way
                and all(tables.get(name, _MISSING) is kept() for name, kept in frames.items())
                and all(params.get(name, _MISSING) == value for name, value in values.items())
            ):
                return answer
        read, asked = Watched(tables), Watched(params)
        with formats.written(way):
            answer = self.function(read, asked)
        if not (read.as_a_whole or asked.as_a_whole or any(f is _MISSING for f in read.read.values())):
            frames = {name: ref(frame) for name, frame in read.read.items()}
            self.answers = ((way, frames, asked.read, answer), *self.answers[: LONGEST - 1])
        return answer
