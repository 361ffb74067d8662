"""The data, many times over: copies of markets with their shares, of models with their ratings and prices."""

import csv
import shutil
from pathlib import Path

COPIED = {
    "markets": ("market_id", "market"),
    "shares": ("market_id",),
    "models": ("model_id", "model"),
    "openness": ("model",),
    "api_prices": ("price_id", "model_id", "model"),
}
"""The columns of each table that tell a copy from its original."""


def grow(source: Path, folder: Path, times: int) -> Path:
    """A folder with the data of `source`, the tables of `COPIED` `times` as long; the other tables as they are."""
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns(".*"))
    for table, names in COPIED.items():
        file = folder / f"{table}.csv"
        with file.open(encoding="utf-8", newline="") as opened:
            reader = csv.DictReader(opened)
            columns, rows = list(reader.fieldnames or ()), list(reader)
        with file.open("w", encoding="utf-8", newline="") as opened:
            writer = csv.DictWriter(opened, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
            for number in range(2, times + 1):
                writer.writerows(
                    {k: f"{v}-copy{number}" if k in names and v else v for k, v in row.items()} for row in rows
                )
    return folder
