"""The gap between the best open and the best closed model in every series, side by side and never joined."""

import pandas as pd

from analysis.measures import capability as formulas
from analysis.measures.comparable import is_long
from analysis.tables.capability import LEAST, UNITS, series_words, unit_of


def every_gap(capability: pd.DataFrame) -> pd.DataFrame:
    """series, date: the gap in the unit of its benchmark, each series in its own panel, never joined."""
    parts = []
    for (series, benchmark), mine in capability.groupby(["series", "benchmark"], sort=False):
        if mine["access"].nunique() < 2:
            continue
        found = formulas.gaps(mine)
        if len(found) >= LEAST:
            parts.append(
                found.assign(series=series, benchmark=benchmark, as_of=found["date"], gap_unit=unit_of(benchmark))
            )
    if not parts:
        return capability.iloc[:0].assign(gap=[], gap_unit=[], as_of=[])
    table = pd.concat(parts, ignore_index=True)
    table["label"] = table["series"].map(series_words)
    order = table["gap_unit"].map(UNITS.index)
    return table.assign(_order=order).sort_values(["_order", "series", "benchmark", "date"]).drop(columns="_order")


def every_gap_finding(table: pd.DataFrame) -> str:
    """In how many series of a quarter or more the last gap is smaller than the first."""
    parts = [part.sort_values("date", kind="stable") for _, part in table.groupby(["series", "benchmark"])]
    gaps = [part["gap"] for part in parts if is_long(part["date"].iloc[0], part["date"].iloc[-1])]
    if not gaps:
        return "No series is a quarter long: no change of a gap is counted"
    smaller = sum(gap.iloc[-1] < gap.iloc[0] for gap in gaps)
    return f"The gap ended smaller than it began in {smaller} of {len(gaps)} series"
