"""What decides break-even: the chance with one assumption at the ends of its range, and the ledger of them all."""

import pandas as pd

from analysis.formats import spelled, value
from analysis.measures import economics as formulas
from analysis.measures.shares import Refusal
from analysis.periods import span
from analysis.tables.break_even import (
    DRAWS,
    Numbers,
    lacking,
    moved_of,
    moved_said,
    name_of,
    of_preset,
    values_of,
    within,
)

LONGEST = 12
"""Words of a title."""
STILL = 0.5
"""Points of the chance below which an assumption is said to move nothing."""


def matters(assumptions: pd.DataFrame, *, strategy_preset: str, sliders: Numbers) -> pd.DataFrame | Refusal:
    """assumption: part of the draws that break even with it at the low and at the high end of its range, widest first.

    All others stay as they are drawn. `swing` is from the least to the most of the two ends and of `reached_pct`,
    which is the part with nothing held: what is drawn.
    """
    mine = of_preset(assumptions, strategy_preset)
    if said := lacking(mine):
        return said
    moved = moved_of(mine, sliders)
    drawn = formulas.draws(*values_of(mine, moved), DRAWS)
    _, low, high = values_of(mine, {})
    base = 100 * formulas.chance_to_last(drawn)
    rows = [
        (
            mine.loc[p, "label"],
            f"{value(mine.loc[p, 'low'])} to {value(mine.loc[p, 'high'])} {mine.loc[p, 'unit']}",
            *(100 * end for end in ends),
            mine.loc[p, "source_id"],
        )
        for p, ends in formulas.tornado(drawn, low, high).items()
    ]
    table = pd.DataFrame(rows, columns=["label", "range_said", "at_low", "at_high", "source_id"])
    ends = table[["at_low", "at_high"]].assign(base=base)
    return table.assign(
        reached_pct=base,
        swing=ends.max(axis=1) - ends.min(axis=1),
        status="projection",
        preset=strategy_preset,
        moved_count=len(moved),
    ).sort_values("swing", ascending=False)


def matters_finding(table: pd.DataFrame) -> str:
    """What moves the chance most, and from where to where."""
    row = table.iloc[0]
    if row["swing"] < STILL:
        return "No single assumption moves the chance to break even"
    ends = (spelled(end, ".0f") for end in sorted((row["at_low"], row["at_high"], row["reached_pct"]))[::2])
    said = f"{row['label']} decides most: {span(*ends)} %"
    whole = f"{said} break even"
    return whole if len(whole.split()) <= LONGEST else said


def matters_subtitle(table: pd.DataFrame) -> str:
    """What is drawn, and that more money or less cost never lowers it."""
    row = table.iloc[0]
    return (
        f"Part of {spelled(DRAWS)} futures that break even and go on for ten years (%) with one assumption held at an"
        f" end of its range, {within(name_of(row['preset']))}{moved_said(row)}; a projection"
    )


def ledger(assumptions: pd.DataFrame, *, strategy_preset: str, sliders: Numbers) -> pd.DataFrame:
    """assumption: value, range, unit, what the reader moved it to, why, and its source or "our assumption"."""
    mine = of_preset(assumptions, strategy_preset)
    moved = moved_of(mine, sliders)
    origin = mine["source_id"].notna().map({True: "sourced", False: "our assumption"})
    moved_to = [spelled(moved[p], ",.10g") if p in moved else None for p in map(str, mine.index)]
    return mine.assign(origin=origin, moved_to=moved_to, as_of=None).reset_index(drop=True)


def ledger_finding(table: pd.DataFrame) -> str:
    """How many assumptions have a source."""
    count = int(table["origin"].eq("sourced").sum())
    return f"{count} of {len(table)} assumptions {'has' if count == 1 else 'have'} a source, the others are ours"
