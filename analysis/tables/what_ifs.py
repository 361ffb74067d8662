"""Named what-ifs as one line of text, for a link and for a small file: name, what it starts from, what it moves."""

from collections.abc import Mapping
from dataclasses import dataclass

LONGEST = 40
"""Characters of a name."""


@dataclass(frozen=True)
class Named:
    """A what-if that a reader keeps: its name, the documented one it starts from, and the values it moves."""

    name: str
    start: str
    moved: tuple[tuple[str, float], ...] = ()

    @classmethod
    def of(cls, name: str, start: str, moved: Mapping[str, float]) -> "Named":
        """With a name that fits on one line: no bars, at most 40 characters. ValueError for an empty one."""
        clean = " ".join(name.replace("|", " ").split())[:LONGEST]
        if not clean:
            raise ValueError("name: is empty, but every kept scenario needs one")
        return cls(clean, start, tuple(sorted(moved.items())))

    @property
    def text(self) -> str:
        """One line: `name|start|parameter=value,…`.

        >>> Named.of("Mine", "price_war", {"churn": 20.0}).text
        'Mine|price_war|churn=20'
        """
        return "|".join((self.name, self.start, ",".join(f"{k}={v:g}" for k, v in self.moved)))

    @classmethod
    def parse(cls, text: str) -> "Named":
        """From one line. ValueError where it is no such line.

        >>> Named.parse("Mine|price_war|churn=20").moved
        (('churn', 20.0),)
        """
        parts = text.split("|")
        if len(parts) != 3 or not parts[1]:
            raise ValueError(f"{text!r} is no kept scenario; one reads name|start|parameter=value")
        pairs = [one.split("=") for one in parts[2].split(",") if one]
        if any(len(pair) != 2 for pair in pairs):
            raise ValueError(f"{parts[2]!r} does not read parameter=value,parameter=value")
        moved = {key: float(value) for key, value in pairs}
        if any(abs(v) == float("inf") or v != v for v in moved.values()):
            raise ValueError(f"{parts[2]!r} has a value that is no number")
        return cls.of(parts[0], parts[1], moved)


def readable(text: str) -> bool:
    """True for a line that `Named.parse` reads."""
    try:
        Named.parse(text)
    except ValueError:
        return False
    return True
