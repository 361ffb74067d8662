"""Rules about rows and what they point at: one row for one key, order in the file, known references, sources."""

from bisect import bisect_right
from itertools import pairwise

import pandas as pd

from analysis import schema
from analysis.check.context import Context, Spot, lines_of
from analysis.data.problems import nearest, on_lines, shown
from analysis.formats import counted

MANY = 20
"""Above so many rows out of order in a file, one note says so instead of one for each row."""
SOURCE_FIELDS = (
    "producer",
    "url",
    "date_published",
    "date_accessed",
    "kind",
    "independence",
    "license",
    "redistributable",
)
GUESSES = 200
"""So many different unknown keys of a column are compared with the good ones; a file with more is another file."""
NAMES = {"markets": "market", "models": "model", "guidelines": "guideline", "sources": "title"}


def duplicates(c: Context) -> None:
    """Two rows with the same key."""
    for table, frame in c.loaded.tables.items():
        key = list(schema.key(table))
        if not key or not c.has(*(f"{table}.{k}" for k in key)):
            continue
        blank = [_missing(table, k) for k in key]
        needed = [i for i, k in enumerate(key) if schema.column(table, k).required]
        first: dict[tuple[object, ...], int] = {}
        for line, values in zip(lines_of(frame), sort_keys(table, frame), strict=True):
            if any(values[i] == blank[i] for i in needed):
                continue
            if first.setdefault(values, line) != line:
                named = ", ".join(f"{k} {shown(str(v))}" for k, v in zip(key, values, strict=True))
                c.add(
                    "error",
                    "key",
                    Spot(table, line, key[0]),
                    f"the same key as line {first[values]} ({named}); "
                    "one fact has one row: delete one or change the key",
                )


def order(c: Context) -> None:
    """Rows that do not stand where their key belongs; the note says where to move them."""
    for table, frame in c.loaded.tables.items():
        key = list(schema.key(table))
        if not c.has(*(f"{table}.{k}" for k in key)):
            continue
        keys = sort_keys(table, frame)
        if all(a <= b for a, b in pairwise(keys)):
            continue
        lines = lines_of(frame)
        stay = _longest_sorted(keys)
        moves = [i for i in range(len(keys)) if i not in stay]
        if len(moves) > MANY:
            c.add(
                "note",
                "order",
                Spot(table, 0, ""),
                f"{len(moves)} rows are out of order; rows are sorted by "
                f"{', '.join(key)}: python -m analysis.check --fix sorts them",
            )
            continue
        kept = sorted(stay)
        for i in moves:
            at = bisect_right([keys[k] for k in kept], keys[i])
            place = f"after line {lines[kept[at - 1]]}" if at else f"before line {lines[kept[0]]}"
            c.add(
                "note",
                "order",
                Spot(table, lines[i], key[0]),
                f"is out of order (by {', '.join(key)}): move it {place}",
            )


def sort_keys(table: str, frame: pd.DataFrame) -> list[tuple[object, ...]]:
    """What the rows of a file are sorted by: its key, numbers as numbers, blank first."""
    parts = ([_missing(table, k) if v != v else v for v in frame[k].tolist()] for k in schema.key(table))
    return list(zip(*parts, strict=True))


def _missing(table: str, name: str) -> float | str:
    """What stands for a blank cell in a key: it sorts before everything else."""
    return float("-inf") if schema.column(table, name).is_number else ""


def _longest_sorted(keys: list[tuple[object, ...]]) -> set[int]:
    """Places of the longest run of rows that is in order already: the other rows are the fewest to move."""
    tails: list[tuple[object, ...]] = []
    ends: list[int] = []
    before = [-1] * len(keys)
    for i, key in enumerate(keys):
        at = bisect_right(tails, key)
        before[i] = ends[at - 1] if at else -1
        tails[at : at + 1] = [key]
        ends[at : at + 1] = [i]
    found, i = set(), ends[-1] if ends else -1
    while i >= 0:
        found.add(i)
        i = before[i]
    return found


def references(c: Context) -> None:
    """Cells that name a row of another table which is not there; not those that may name a row that could not be
    read."""
    for table, frame in c.loaded.tables.items():
        for column in schema.columns(table):
            if not column.ref or not c.has(column.ref, f"{table}.{column.name}"):
                continue
            target, key = column.ref.split(".")
            good = set(c.table(target)[key].dropna())
            said: dict[str, tuple[str, str, str]] = {}
            for line, cell in zip(lines_of(frame), frame[column.name].tolist(), strict=True):
                if cell in good or cell != cell:
                    continue
                for value in cell.split(";") if column.kind == "refs" else [cell]:
                    if value.strip() and value.strip() not in good:
                        rule, message, suggestion = _once(said, c, value.strip(), target, key)
                        if not suggestion and c.lost_rows(target):
                            continue
                        c.add("error", rule, Spot(table, line, column.name), message, suggestion, value.strip())


def _once(said: dict[str, tuple[str, str, str]], c: Context, value: str, target: str, key: str) -> tuple[str, str, str]:
    """What is wrong with a key, found once for each; after many unknown ones without looking for the nearest."""
    if value not in said and len(said) < GUESSES:
        said[value] = wrong_reference(c, value, target, key)
    return said.get(value, ("reference", f"{shown(value)} is not in {target}.csv", ""))


def wrong_reference(c: Context, value: str, target: str, key: str) -> tuple[str, str, str]:
    """Rule, message and suggestion for a key that a table does not have; printed names lead to their key."""
    names = printed_names(c, target)
    good = tuple(sorted(c.table(target)[key].dropna().unique()))
    meant = names.get(value.casefold(), "")
    if meant in good:
        return "alias", f"{shown(value)} is a printed name, not a key of {target}.csv", meant
    close = nearest(value, good) or names.get(nearest(value, names, 0.8), "")
    return "reference", f"{shown(value)} is not in {target}.csv", close if close in good else ""


def printed_names(c: Context, target: str) -> dict[str, str]:
    """Printed names in lower case and the key that each stands for, of the tables that have such names."""
    if target not in c.names:
        pairs: list[tuple[str, str]] = []
        if target == "companies":
            pairs += _pairs(c, "products", "product", "company_id") + _pairs(c, "aliases", "alias", "company_id")
            pairs += _pairs(c, "companies", "company", "company_id")
        elif target == "products":
            pairs += _pairs(c, "aliases", "alias", "product_id") + _pairs(c, "products", "product", "product_id")
        elif target in NAMES:
            pairs += _pairs(c, target, NAMES[target], schema.key(target)[0])
        c.names[target] = {name.casefold(): key for name, key in pairs}
    return c.names[target]


def _pairs(c: Context, table: str, name: str, key: str) -> list[tuple[str, str]]:
    rows = c.first_rows(table)[[name, key]].dropna()
    return list(rows.itertuples(index=False, name=None))


def sources(c: Context) -> None:
    """Sources that no row cites, and what is not known of sources, counted once for each field."""
    if not c.has("sources.source_id"):
        return
    frame = c.table("sources")
    used: set[str] = set()
    for table, rows in c.loaded.tables.items():
        if table != "sources" and "source_id" in rows:
            used |= set(rows["source_id"].dropna())
    for line, value in frame.loc[~frame["source_id"].isin(used), "source_id"].dropna().items():
        c.add("warning", "source-unused", Spot("sources", int(line), "source_id"), f"no row cites {shown(value)}")
    for name in SOURCE_FIELDS:
        _count_missing(c, frame[frame[name].isna()], name, "source")
    _count_missing(
        c, frame[frame["update_every"].notna() & frame["next_expected"].isna()], "next_expected", "periodic source"
    )


def pages(c: Context) -> None:
    """One page under two keys: what cites it twice would count as two sources."""
    if not c.has("sources.source_id", "sources.url"):
        return
    first: dict[str, tuple[str, int]] = {}
    for line, key, url in c.table("sources")[["source_id", "url"]].dropna().itertuples(name=None):
        page = url.split("://")[-1].removeprefix("www.").rstrip("/")
        known, above = first.setdefault(page, (key, int(line)))
        if known != key:
            said = f"is the page of {known} in line {above}; cite one key and leave out the other"
            c.add("warning", "page-twice", Spot("sources", int(line), "url"), said)


def _count_missing(c: Context, rows: pd.DataFrame, name: str, who: str) -> None:
    """One warning with the number of sources that lack a field."""
    if rows.empty or not c.has(f"sources.{name}"):
        return
    subject = f"{counted(len(rows), who)} {'has' if len(rows) == 1 else 'have'}"
    c.add(
        "warning",
        "source-field",
        Spot("sources", 0, name),
        f"{subject} no {name} ({on_lines(lines_of(rows))})",
        value=str(len(rows)),
    )
