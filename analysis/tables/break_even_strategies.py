"""Four strategies side by side: how often each is above zero, breaks even for good, or goes bankrupt."""

import numpy as np
import pandas as pd

from analysis.formats import listed, money, spelled
from analysis.measures import economics as formulas
from analysis.tables import break_even
from analysis.tables.break_even import DRAWS, NAMES, name_of

MOST = 50.0
"""Percent of the futures from which a strategy is said to break even in most."""
REPORTED = {"closed_api": "openai", "open_core": "mongodb", "hybrid": "mistral"}
"""The company that a preset is of, whose largest reported revenue or run rate stands beside the ceiling."""


def strategies(assumptions: pd.DataFrame, finances: pd.DataFrame) -> pd.DataFrame:
    """strategy, month: part of the futures above zero that go on; chances and ceilings of revenue on every row."""
    parts = []
    for preset in NAMES:
        mine = break_even.of_preset(assumptions, preset)
        if break_even.lacking(mine) is None:
            parts.append(_paths(preset, mine, finances))
    if not parts:
        return assumptions.iloc[:0].assign(**{name: [] for name in ("label", "month", "above_pct", "reached_pct")})
    table = pd.concat(parts, ignore_index=True)
    return table.sort_values(["reached_pct", "preset", "month"], ascending=[False, True, True], ignore_index=True)


def _paths(preset: str, mine: pd.DataFrame, finances: pd.DataFrame) -> pd.DataFrame:
    """The months of one strategy."""
    middle, low, high = break_even.values_of(mine, {})
    flows, stops = formulas.outcome(formulas.draws(middle, low, high, DRAWS))
    months = np.arange(flows.shape[1])
    is_above = (flows.cumsum(axis=1) > 0) & ~(months >= stops[:, None])
    reported = _reported(preset, finances)
    return pd.DataFrame({"month": months, "above_pct": 100 * is_above.mean(axis=0)}).assign(
        preset=preset,
        label=name_of(preset),
        reached_pct=100 * float((~np.isnan(formulas.lasting(flows, stops))).mean()),
        bankrupt_pct=100 * float((~np.isnan(stops)).mean()),
        ceiling_usd=_ceiling(middle),
        ceiling_high_usd=_ceiling(high),
        revenue_usd=np.nan if reported is None else float(reported["value"]),
        company=None if reported is None else str(reported["company"]),
        status="projection",
        source_id=break_even.cited(mine) if reported is None else f"{break_even.cited(mine)};{reported['source_id']}",
    )


def _ceiling(values: break_even.Numbers) -> float:
    """Revenue of a year in US dollars when all users are there."""
    return 12 * values["users_max"] * values["paying_share"] * values["price_usd_month"]


def _reported(preset: str, finances: pd.DataFrame) -> pd.Series | None:
    """The largest revenue of a year or run rate that the preset's company reported; no targets."""
    mine = finances[
        finances["company_id"].eq(REPORTED.get(preset, ""))
        & finances["metric"].isin(["revenue", "arr"])
        & finances["status"].eq("reported")
        & finances["unit"].eq("USD")
        & ~finances["qualifier"].fillna("").str.contains("target|quarter")
    ]
    return mine.sort_values("value").iloc[-1] if len(mine) else None


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
    """How often each goes bankrupt, which ceilings of revenue a reported company passes, and what flatters."""
    once = table.drop_duplicates("preset")
    failed = listed([f"{row.label} {spelled(row.bankrupt_pct, '.0f')} %" for row in once.itertuples()])
    said = [f"Bankrupt is who cannot raise what a month costs. In part of the futures: {failed}"]
    for row in once[once["revenue_usd"].notna()].itertuples():
        word = "lies under" if row.revenue_usd <= row.ceiling_high_usd else "passes"
        said.append(
            f"{row.company}’s {money(row.revenue_usd)} dollars a year {word} the highest ceiling of {row.label},"
            f" {money(row.ceiling_high_usd)}, as set {money(row.ceiling_usd)}"
        )
    said.append("Sizes differ, so chances compare and cash does not; staff, failed runs and sales are left out")
    return ". ".join(said)
