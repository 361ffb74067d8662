"""Results of one break-even calculation in four figures: break-even, stopping, funding and value."""

import numpy as np
import pandas as pd

from analysis.formats import money, spelled
from analysis.measures import economics as formulas
from analysis.measures.shares import Refusal
from analysis.tables.break_even import (
    DRAWS,
    Numbers,
    above_said,
    cited,
    lacking,
    moved_of,
    moved_said,
    name_of,
    of_preset,
    stop_said,
    values_of,
    within,
)

NEVER = "not in 10 years"


def results(
    assumptions: pd.DataFrame, *, strategy_preset: str, against: str, sliders: Numbers
) -> pd.DataFrame | Refusal:
    """figure, value, detail: month of break-even, stopping, peak funding and value, with what the draws say."""
    mine = of_preset(assumptions, strategy_preset)
    if said := lacking(mine):
        return said
    moved = moved_of(mine, sliders)
    one = _Calculated(mine, moved)
    rows = one.told()
    other = of_preset(assumptions, against)
    if len(other) and not lacking(other):
        rows = [
            row | {"detail": f"{row['detail']}. {name_of(against)}: {two['value']}"}
            for row, two in zip(rows, _Calculated(other, {}).told(), strict=True)
        ]
    return pd.DataFrame(rows).assign(
        break_even_month=one.month,
        stops_month=one.stop,
        preset=strategy_preset,
        moved_count=len(moved),
        status="projection",
        source_id=cited(mine, other),
    )


class _Calculated:
    """One path as assumed and its draws, calculated once."""

    def __init__(self, mine: pd.DataFrame, moved: Numbers) -> None:
        self.middle, low, high = values_of(mine, moved)
        self.chosen, stop = formulas.outcome(self.middle)
        drawn = formulas.draws(self.middle, low, high, DRAWS)
        self.flows, self.stops = formulas.outcome(drawn)
        self.discount = drawn["discount_year"]
        self.stop, self.month = float(stop[0]), float(formulas.lasting(self.chosen, stop)[0])

    def told(self) -> list[dict[str, str]]:
        """Figure, value and detail of each of the four."""
        figures = (self._break_even(), self._stopping(), self._funding(), self._value())
        return [{"figure": figure, "value": value, "detail": detail} for figure, value, detail in figures]

    def _break_even(self) -> tuple[str, str, str]:
        months = formulas.lasting(self.flows, self.stops)
        reached = 100 * float((~np.isnan(months)).mean())
        ends = [spelled(end, ".0f") for end in np.nanquantile(months, [0.1, 0.9])] if reached >= 1 else []
        spread = f"; then in months {' to '.join(ends)}" if ends else ""
        lasts = (
            f"In {spelled(reached, '.0f')} % of simulated futures it goes on for 10 years with its money back{spread}"
        )
        above = above_said(self.chosen[0]) if np.isnan(self.month) and np.isnan(self.stop) else ""
        value = NEVER if np.isnan(self.month) else f"month {spelled(self.month, '.0f')}"
        return "Break-even", value, f"{f'Cash is {above}. ' if above else ''}{lasts}"

    def _stopping(self) -> tuple[str, str, str]:
        stopped, ahead = ~np.isnan(self.stops), self.flows.sum(axis=1) >= 0
        back, lost = (spelled(100 * float((stopped & side).mean()), ".0f") for side in (ahead, ~ahead))
        set_so = "goes on" if np.isnan(self.stop) else stop_said(self.stop, float(self.chosen.sum()))
        return (
            "Stops",
            f"{spelled(100 * float(stopped.mean()), '.0f')} % of futures",
            f"A month costs more than it has and can raise, {money(self.middle['funding_usd'])} dollars as set:"
            f" {back} % without a loss by then, {lost} % bankrupt. As set it {set_so}",
        )

    def _funding(self) -> tuple[str, str, str]:
        peak = [money(end) for end in np.quantile(formulas.peak_funding(self.flows), [0.1, 0.9])]
        most = money(float(formulas.peak_funding(self.chosen)[0]))
        when = self.chosen.cumsum(axis=1)[0].argmin()
        return "Peak funding", f"{most} dollars in month {when}", f"Middle 80 % of futures: {' to '.join(peak)} dollars"

    def _value(self) -> tuple[str, str, str]:
        most, last = formulas.value_if_stopped_in_time(self.chosen, self.middle["discount_year"])
        every = formulas.value_if_stopped_in_time(self.flows, self.discount)[0]
        ends = [money(end) for end in np.quantile(every, [0.1, 0.9])]
        best = (
            "Not to begin is best as set"
            if np.isnan(last[0])
            else f"If its owners stop after month {spelled(last[0], '.0f')}, the best one, known only afterwards"
        )
        return (
            "Net present value, at most",
            f"{money(float(most[0]))} dollars",
            f"{best}. Middle 80 % of futures: {' to '.join(ends)} dollars",
        )


def results_finding(table: pd.DataFrame) -> str:
    """Whether and when it breaks even with the values as they stand, or stops."""
    row = table.iloc[0]
    if pd.notna(row["stops_month"]):
        said = f"stops in month {spelled(row['stops_month'], '.0f')}"
    elif pd.isna(row["break_even_month"]):
        said = "no lasting break-even in 10 years"
    else:
        said = f"break-even in month {spelled(row['break_even_month'], '.0f')}"
    return f"{name_of(row['preset'])} as set: {said}"


def results_subtitle(table: pd.DataFrame) -> str:
    """Preset and how many sliders are moved."""
    row = table.iloc[0]
    return (
        f"Preset {within(name_of(row['preset']))}{moved_said(row)}; US dollars, {spelled(DRAWS)} simulated futures over"
        " the ranges; a projection"
    )
