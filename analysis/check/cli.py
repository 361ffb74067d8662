"""The command line of the check: problems for a person or as JSON, and the safe repairs.

Exit code 0: no errors (warnings and notes are allowed); 1: errors; 2: the folder cannot be read.
"""

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from analysis import check
from analysis.check.before import last_good
from analysis.data.problems import LEVELS, Problem, in_order
from analysis.formats import counted

ROOT = Path(__file__).resolve().parents[2]


def main(argv: Sequence[str] | None = None) -> int:
    """Prints the problems of a folder; the exit code."""
    parser = argparse.ArgumentParser("python -m analysis.check", description="Checks the CSVs of a data folder.")
    parser.add_argument("folder", nargs="?", metavar="DIR", help="default: GENAI_DATA, else data/")
    parser.add_argument("--json", action="store_true", help="print a list of objects")
    parser.add_argument("--fix", action="store_true", help="make the safe repairs and show what changed")
    asked = parser.parse_args(argv)
    folder = Path(asked.folder or os.environ.get("GENAI_DATA") or ROOT / "data")
    if asked.fix:
        from analysis.check import fix

        try:
            diff = fix.fix(folder)
        except OSError as why:
            diff = f"Nothing was repaired: {why.filename or folder} cannot be written ({why.strerror or why})."
        print(diff or "Nothing could be repaired without a doubt.", file=sys.stderr if asked.json else sys.stdout)
    found = check.load(folder, before=last_good(folder)).problems
    print(json.dumps([f.json() for f in found], ensure_ascii=False, indent=1) if asked.json else report(found))
    if any(f.rule == "folder" for f in found):
        return 2
    return int(any(f.level == "error" for f in found))


def report(problems: Sequence[Problem]) -> str:
    """The problems for a person: by file, errors first, and a last line that counts them."""
    lines: list[str] = []
    before = ""
    for one in in_order(problems):
        if before and one.file != before:
            lines.append("")
        before = one.file
        lines.append(f"{one.level:<8}{one.text}")
    counts = [sum(f.level == level for f in problems) for level in LEVELS]
    said = ", ".join(counted(n, level) for n, level in zip(counts, LEVELS, strict=True))
    return "\n".join([*lines, *([""] if lines else []), f"{said}."])
