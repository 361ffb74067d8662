"""`python -m analysis.editing.keep_forecasts`: keeps what this version of the data says of the future, for the
scoreboard to hold it to. A step of each release."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from analysis import check, schema
from analysis.formats import counted
from analysis.storage import disk, layout
from analysis.tables.derived import DERIVED
from analysis.tables.scoreboard import made

ROOT = Path(__file__).resolve().parents[2]
TABLE = "forecasts"


def main(argv: Sequence[str] | None = None) -> int:
    """Adds the forecasts of markets with a period of which none is kept; 1 where the data have errors."""
    parser = argparse.ArgumentParser("python -m analysis.editing.keep_forecasts", description=__doc__)
    parser.add_argument("folder", nargs="?", metavar="DIR", help="default: GENAI_DATA, else data/")
    folder = Path(parser.parse_args(argv).folder or os.environ.get("GENAI_DATA") or ROOT / "data")
    loaded = check.load(folder)
    if any(problem.level == "error" for problem in loaded.problems):
        print("The data have errors: python -m analysis.check names them.", file=sys.stderr)
        return 1
    tables = loaded.tables
    day = str(tables["sources"]["date_accessed"].max())
    rows = made(DERIVED["share_model"].of(tables), tables[TABLE], loaded.version, day)
    if len(rows):
        path = folder / f"{TABLE}.csv"
        names = [column.name for column in schema.columns(TABLE)]
        added = [[_written(row[name]) for name in names] for _, row in rows.iterrows()]
        kept = list(loaded.grids[TABLE].rows) if TABLE in loaded.grids else []
        disk.replace(path, layout.content(TABLE, [*kept, *added]))
    print(f"{counted(len(rows), 'forecast')} of {counted(rows['market_id'].nunique(), 'market')} kept.")
    return 0


def _written(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    sys.exit(main())
