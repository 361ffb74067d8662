"""Four strategies side by side: how often each is above zero, breaks even and goes on, or stops."""

import numpy as np
import pandas as pd

from analysis.formats import listed, money, spelled
from analysis.measures import economics as formulas
from analysis.tables import break_even
from analysis.tables.break_even import DRAWS, NAMES, name_of

MOST = 50.0
"""Percent of the futures from which a strategy is said to break even in most."""


def strategies(assumptions: pd.DataFrame) -> pd.DataFrame:
    """strategy, month: part of the futures above zero that go on; its chances on every row."""
    parts = []
    for preset in NAMES:
        mine = break_even.of_preset(assumptions, preset)
        if break_even.lacking(mine) is None:
            parts.append(_paths(preset, mine))
    if not parts:
        return assumptions.iloc[:0].assign(**{name: [] for name in ("label", "month", "above_pct", "reached_pct")})
    table = pd.concat(parts, ignore_index=True)
    return table.sort_values(["reached_pct", "preset", "month"], ascending=[False, True, True], ignore_index=True)


def _paths(preset: str, mine: pd.DataFrame) -> pd.DataFrame:
    """The months of one strategy."""
    middle, low, high = break_even.values_of(mine, {})
    flows, stops = formulas.outcome(formulas.draws(middle, low, high, DRAWS))
    months = np.arange(flows.shape[1])
    is_above = (flows.cumsum(axis=1) > 0) & ~(months >= stops[:, None])
    return pd.DataFrame({"month": months, "above_pct": 100 * is_above.mean(axis=0)}).assign(
        preset=preset,
        label=name_of(preset),
        reached_pct=100 * float((~np.isnan(formulas.lasting(flows, stops))).mean()),
        stopped_pct=100 * float((~np.isnan(stops)).mean()),
        start_usd=float(formulas.revenue(middle)[0, 0]),
        training_usd=float(middle["training_usd_first"]),
        staff_pct=100 * float(middle["staff_and_sales"]),
        status="projection",
        source_id=break_even.cited(mine),
    )


def strategies_finding(table: pd.DataFrame) -> str:
    """Which strategies break even for good in most simulated futures."""
    once = table.drop_duplicates("preset").sort_values("reached_pct", ascending=False)
    most = once[once["reached_pct"].gt(MOST)]
    names = [row.label[:1].lower() + row.label[1:] for row in most.itertuples()]
    if len(most) == len(once) and len(once) > 1:
        return f"All {spelled(len(once))} strategies break even in most simulated futures"
    if len(most) == 1:
        return f"Only {names[0]} breaks even in most simulated futures"
    if len(most):
        said = listed(names)
        return f"{said[0].upper()}{said[1:]} break even in most simulated futures"
    best = once.iloc[0]
    return f"No strategy breaks even in most futures, {best['label'][0].lower()}{best['label'][1:]} in {_part(best)}"


def _part(row: pd.Series) -> str:
    return f"{spelled(row['reached_pct'], '.0f')} %"


def strategies_subtitle(table: pd.DataFrame) -> str:
    """What a panel shows, and of how many futures."""
    return (
        f"Part of {spelled(DRAWS)} futures whose cumulative cash is above zero (%), by month from the first training,"
        " one panel a strategy; projections"
    )


def strategies_note(table: pd.DataFrame) -> str:
    """What breaking even and stopping mean, what each starts with and spends on staff, and what does not compare."""
    once = table.drop_duplicates("preset")
    starts = [
        f"{row.label} {money(row.start_usd)} dollars of revenue in the first month, a first training of"
        f" {money(row.training_usd)}, {spelled(row.staff_pct, '.0f')} % of revenue for staff and sales"
        for row in once.itertuples()
    ]
    return (
        "To break even is to train on for ten years with the money back. To stop is not to be able to pay for a"
        f" month. Each starts as a company that has users: {'; '.join(starts)}. Sizes differ, so chances compare and"
        " cash does not"
    )
