"""From the bytes of a CSV to its text with LF alone at line ends: encodings, marks and damage, each one reported."""

import re
from dataclasses import dataclass, field

from analysis.data.problems import Problem, shown


@dataclass(frozen=True)
class Cell:
    """Where something stands in a file, and what; column is its letter and name."""

    line: int = 0
    value: str = ""
    column: tuple[str, str] = ("", "")


WHOLE = Cell()
"""The whole file."""


@dataclass
class Reader:
    """The problems of one file while it is being read."""

    file: str
    problems: list[Problem] = field(default_factory=list)

    def add(self, level: str, rule: str, message: str, at: Cell = WHOLE, suggestion: str = "") -> None:
        """One more problem, about a cell or the whole file."""
        self.problems.append(Problem(level, self.file, at.line, *at.column, at.value, rule, message, suggestion))


def decode(content: bytes, to: Reader) -> str | None:
    """The text of the file; None where its bytes are not text."""
    if content.startswith(b"PK\x03\x04"):
        to.add("error", "workbook", "is an Excel workbook, not a CSV; open it and save it as CSV UTF-8")
        return None
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        to.add("warning", "utf-16", "is in UTF-16 and was read so; save it as CSV UTF-8")
        return _clean(content.decode("utf-16", errors="replace"), to)
    if len(content) > 3 and content[1::2].count(0) > 0.4 * len(content[1::2]) and not content[::2].count(0):
        to.add("warning", "utf-16", "is in UTF-16 without a mark and was read so; save it as CSV UTF-8")
        return _clean(content.decode("utf-16-le", errors="replace"), to)
    if len(content) > 3 and content[::2].count(0) > 0.4 * len(content[::2]) and not content[1::2].count(0):
        to.add("warning", "utf-16", "is in UTF-16 without a mark and was read so; save it as CSV UTF-8")
        return _clean(content.decode("utf-16-be", errors="replace"), to)
    if content.startswith(b"\xef\xbb\xbf"):
        content = content[3:]
        to.add("note", "bom", "begins with a byte-order mark, as Excel writes it; it was left out")
    try:
        return _clean(content.decode("utf-8"), to)
    except UnicodeDecodeError as bad:
        return _clean(_legacy(content, bad.start, to), to)


def _legacy(content: bytes, start: int, to: Reader) -> str:
    """Text that is not UTF-8, read as Windows-1252; an error where that cannot be the whole truth."""
    line = content[:start].count(b"\n") + 1
    byte = f"{content[start]:02X}"
    strange = set(content) & {0x81, 0x8D, 0x8F, 0x90, 0x9D}
    mixed = re.search(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}", content)
    text = content.decode("cp1252", errors="replace")
    word = re.search(r"[^\s,;]*[^\x00-\x7f][^\s,;]*", text)
    if strange or mixed:
        to.add(
            "error",
            "encoding",
            f"byte {byte} is not UTF-8, nor is the file Windows-1252 throughout; save it as CSV UTF-8",
            Cell(line, byte),
        )
    else:
        example = f": {shown(word[0])}" if word else ""
        to.add(
            "warning",
            "encoding",
            f"is in Windows-1252 and was read so; check the accents{example}, then save it as CSV UTF-8",
            Cell(line, byte),
        )
    return text


def _clean(text: str, to: Reader) -> str:
    """The text without NUL characters and stray byte-order marks."""
    text = text.removeprefix("\ufeff")
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        to.add(
            "error",
            "nul",
            "holds a NUL byte: the file is damaged; take it from the last good copy",
            Cell(line, "\\x00"),
        )
        text = text.replace("\0", "")
    if "\ufffd" in text:
        line = text[: text.index("\ufffd")].count("\n") + 1
        to.add(
            "error", "encoding", "holds the character '\ufffd': a letter was lost; type it again", Cell(line, "\ufffd")
        )
    return text


def line_ends(text: str, to: Reader) -> str:
    """The text with LF alone at line ends."""
    windows = text.count("\r\n")
    if windows:
        to.add("note", "line-ends", "has Windows line ends (CRLF); they were read as LF")
    text = text.replace("\r\n", "\n")
    if "\r" in text:
        to.add("note", "line-ends", "has old Mac line ends (CR); they were read as LF")
    return text.replace("\r", "\n")
