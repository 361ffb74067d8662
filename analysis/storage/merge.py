"""Two edits of one table made from the same state: rows that only one side changed are taken, others are asked."""

from collections.abc import Mapping
from dataclasses import dataclass

from analysis.storage.layout import Rows, keys

Key = tuple[str, ...]
Row = tuple[str, ...]


@dataclass(frozen=True)
class Collision:
    """A row that both sides changed, each in its own way; None: the row is not there."""

    key: Key
    base: Row | None
    theirs: Row | None
    mine: Row | None


@dataclass(frozen=True)
class Merge:
    """The merged rows (a collision that nobody decided keeps theirs), the open collisions, how many rows are theirs."""

    rows: tuple[Row, ...]
    collisions: tuple[Collision, ...]
    taken: int


def merge(table: str, base: Rows, theirs: Rows, mine: Rows, picks: Mapping[Key, str] | None = None) -> Merge:
    """The rows of both edits; `picks` decides collisions by key: "theirs" or "mine"."""
    picks = picks or {}
    sides = [_by_key(table, rows) for rows in (base, theirs, mine)]
    rows: list[Row] = []
    open_ones: list[Collision] = []
    taken = 0
    for key in dict.fromkeys(k for side in sides for k in side):
        old, other, own = (side.get(key) for side in sides)
        kept = other if own == old else own
        if own != old and other not in (old, own):
            kept = own if picks.get(key) == "mine" else other
            if key not in picks:
                open_ones.append(Collision(key, old, other, own))
        taken += own == old != other
        if kept is not None:
            rows.append(kept)
    return Merge(tuple(rows), tuple(open_ones), taken)


def _by_key(table: str, rows: Rows) -> dict[Key, Row]:
    return {key: tuple(row) for key, row in zip(keys(table, rows), rows, strict=True)}
