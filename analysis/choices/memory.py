"""Options and starts of choices, worked out once for what they read: a page asks for them a hundred times a run."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from weakref import ref

from analysis import formats

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
