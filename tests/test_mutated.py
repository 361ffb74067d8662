"""Files broken at random, always the same way for the same number: no traceback, no write, a problem or a clean
pass."""

import json
import random
from pathlib import Path

import pytest

from analysis import check, schema
from analysis.check import fix
from tests.tiny import tiny_folder

LONG = 300


def numbers(short: int) -> list:
    """The first `short` mutations always, the others in the long series."""
    return [*range(short), *(pytest.param(n, marks=pytest.mark.full) for n in range(short, LONG))]


JUNK = (
    "nan",
    "inf",
    "-inf",
    "34%",
    "1.234,5",
    "1,234",
    "3/14/2024",
    "13/13/2024",
    "0000-00-00",
    "9999-12-31",
    "1e999",
    "-1",
    "=1+1",
    '=HYPERLINK("x")',
    "#REF!",
    "+5",
    "@x",
    "unknown",
    "N/A",
    "true",
    "0x1F",
    "٣",
    "½",
    "alpha",
    "Alpha AI",
    "alpah",
    "s1;s2",
    "2024-Q5",
    "2024-H1",
    "<b>x</b>",
    "$x$",
    "a|b",
    "é",
    "\u202e",
    "😀",
    " ",
    "\t",
    "\n",
    '"',
    "'",
    ",",
    ";",
    "\\",
    "\0",
    "x" * 200_000,
    "1" * 400,
    "1_000",
    "１２",
    "²",
    "0-0",
    "2024-02-31",
    "-",
    "https://",
    "#12",
    "20240314",
    "45365",
    "Sep-26",
    "100.0000000001",
    "1e-400",
    "--1",
    "1.2.3",
)


def some_line(rng: random.Random, content: bytes) -> tuple[list[bytes], int]:
    lines = content.split(b"\n")
    return lines, rng.randrange(len(lines))


def flip_bytes(rng, content):
    spoiled = bytearray(content)
    for _ in range(rng.choice((1, 3, 30))):
        if spoiled:
            spoiled[rng.randrange(len(spoiled))] = rng.randrange(256)
    return bytes(spoiled)


def cut(rng, content):
    at = sorted((rng.randrange(len(content) + 1), rng.randrange(len(content) + 1)))
    return rng.choice((content[: at[0]], content[at[0] :], content[: at[0]] + content[at[1] :]))


def other_encoding(rng, content):
    text = content.decode("utf-8", "replace").replace("e", "é", 3)
    return text.encode(
        rng.choice(("utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "utf-8-sig", "utf-7")), "replace"
    )


def other_separator(rng, content):
    return content.replace(b",", rng.choice((b";", b"\t", b"|", b" ", b",,", b", ")), rng.choice((-1, 3)))


def other_line_ends(rng, content):
    return content.replace(b"\n", rng.choice((b"\r\n", b"\r", b"\n\n", b"\r\r\n", b"", b"\x0b", b"\xe2\x80\xa8")))


def quotes(rng, content):
    at = rng.randrange(len(content) + 1)
    return content[:at] + rng.choice((b'"', b'""', b'"""', b"'", b'",', b',"')) + content[at:]


def junk_cell(rng, content):
    lines, at = some_line(rng, content)
    cells = lines[at].split(b",")
    cells[rng.randrange(len(cells))] = rng.choice(JUNK).encode()
    lines[at] = b",".join(cells)
    return b"\n".join(lines)


def more_or_fewer_cells(rng, content):
    lines, at = some_line(rng, content)
    cells = lines[at].split(b",")
    place = rng.randrange(len(cells))
    cells[place : place + 1] = rng.choice(([], [b"", b""], [b"x", b"y", b"z"], [b""] * 40))
    lines[at] = b",".join(cells)
    return b"\n".join(lines)


def same_row_twice(rng, content):
    lines, at = some_line(rng, content)
    return b"\n".join([*lines[:at], lines[at], *lines[at:]])


def rows_mixed(rng, content):
    lines = content.split(b"\n")
    rng.shuffle(lines)
    return b"\n".join(lines)


def merge_conflict(rng, content):
    lines, at = some_line(rng, content)
    marks = [b"<<<<<<< HEAD", lines[at], b"=======", lines[at] + b"x", b">>>>>>> theirs"]
    return b"\n".join([*lines[:at], *marks[: rng.choice((1, 3, 5))], *lines[at + 1 :]])


def other_key(rng, content):
    return content.replace(
        rng.choice((b"alpha", b"beta", b"s1", b"chat", b"exact")), rng.choice((b"", b"Alpha", b"zeta"))
    )


def other_file(rng, content):
    return rng.choice(
        (b"", b"\0" * 50, b"PK\x03\x04", b"<!DOCTYPE html><html></html>", b"{}", b",", b'"', bytes(range(256)))
    )


MUTATIONS = (
    flip_bytes,
    cut,
    other_encoding,
    other_separator,
    other_line_ends,
    quotes,
    junk_cell,
    junk_cell,
    more_or_fewer_cells,
    same_row_twice,
    rows_mixed,
    merge_conflict,
    other_key,
    other_file,
)


def mutated(tmp_path: Path, number: int) -> Path:
    folder = tiny_folder(tmp_path)
    rng = random.Random(number)
    files = sorted(folder.iterdir())
    for i in range(rng.choice((1, 1, 2, 4))):
        path = rng.choice(files)
        mutation = MUTATIONS[number % len(MUTATIONS)] if i == 0 else rng.choice(MUTATIONS)
        path.write_bytes(mutation(rng, path.read_bytes()))
    return folder


def content(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir()}


def errors(folder: Path) -> int:
    return sum(f.level == "error" for f in check.load(folder).problems)


@pytest.mark.parametrize("number", numbers(30))
def test_a_broken_file_gives_findings_and_is_not_written(tmp_path, number):
    folder = mutated(tmp_path, number)
    before = content(folder)
    loaded = check.load(folder)
    assert content(folder) == before
    for problem in loaded.problems:
        assert "\n" not in problem.text and "\0" not in problem.text and len(problem.text) < 1500
        assert problem.level in ("error", "warning", "note") and problem.rule and problem.message
    json.dumps([f.json() for f in loaded.problems])
    assert loaded.problems or set(loaded.tables) == set(schema.TABLES)
    assert check.load(folder).problems == loaded.problems


@pytest.mark.parametrize("number", numbers(10))
def test_the_safe_repairs_never_make_a_broken_folder_worse(tmp_path, number):
    folder = mutated(tmp_path, number)
    before = errors(folder)
    fix.fix(folder)
    assert errors(folder) <= before
    assert fix.fix(folder) == ""
