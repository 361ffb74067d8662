"""Named what-ifs as one line of text, for a link and for a small file: name, what it starts from, what it moves."""

from collections.abc import Mapping
from dataclasses import dataclass

Ends = tuple[float, float]
"""Low and high end of what is drawn; the same twice where it is one value."""
LONGEST = 40
"""Characters of a name."""


@dataclass(frozen=True)
class Named:
    """A what-if that a reader keeps: its name, the documented one it starts from, and the ranges it moves."""

    name: str
    start: str
    moved: tuple[tuple[str, Ends], ...] = ()

    @classmethod
    def of(cls, name: str, start: str, moved: Mapping[str, Ends]) -> "Named":
        """With a name that fits on one line: no bars, at most 40 characters. ValueError for an empty one."""
        clean = " ".join(name.replace("|", " ").split())[:LONGEST]
        if not clean:
            raise ValueError("name: is empty, but every kept scenario needs one")
        return cls(clean, start, tuple(sorted(moved.items())))

    @property
    def text(self) -> str:
        """One line: `name|start|parameter=low:high,…`, or `parameter=value` where both are the same.

        >>> Named.of("Mine", "price_war", {"churn": (5.0, 20.0), "open_price": (0.5, 0.5)}).text
        'Mine|price_war|churn=5:20,open_price=0.5'
        """
        return "|".join((self.name, self.start, ",".join(f"{name}={_ends(ends)}" for name, ends in self.moved)))

    @classmethod
    def parse(cls, text: str) -> "Named":
        """From one line. ValueError where it is no such line.

        >>> Named.parse("Mine|price_war|churn=5:20,open_price=0.5").moved
        (('churn', (5.0, 20.0)), ('open_price', (0.5, 0.5)))
        """
        parts = text.split("|")
        if len(parts) != 3 or not parts[1]:
            raise ValueError(f"{text!r} is no kept scenario; one reads name|start|parameter=low:high")
        pairs = [one.split("=") for one in parts[2].split(",") if one]
        if any(len(pair) != 2 for pair in pairs):
            raise ValueError(f"{parts[2]!r} does not read parameter=low:high,parameter=value")
        return cls.of(parts[0], parts[1], {name: _read(said) for name, said in pairs})


def _ends(ends: Ends) -> str:
    low, high = (f"{end:g}" for end in ends)
    return low if low == high else f"{low}:{high}"


def _read(said: str) -> Ends:
    """Both ends that a text names. ValueError where it names none or the low one lies above the high one."""
    found = [float(one) for one in said.split(":")]
    if len(found) > 2 or any(abs(v) == float("inf") or v != v for v in found) or found[0] > found[-1]:
        raise ValueError(f"{said!r} is no number and no range of two")
    return found[0], found[-1]


def readable(text: str) -> bool:
    """True for a line that `Named.parse` reads."""
    try:
        Named.parse(text)
    except ValueError:
        return False
    return True
