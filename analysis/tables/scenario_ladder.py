"""What would have to be true for open models to hold half of a market: conditions added one after another."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.formats import listed, spelled
from analysis.measures import scenarios as formulas
from analysis.measures.scenarios import Assumptions
from analysis.measures.shares import Refusal
from analysis.tables import scenario_runs as runs
from analysis.tables.scenario_runs import Case, ShareModel
from analysis.tables.scenarios import HALF, name_of
from analysis.tables.scenarios_words import scenario_said
from analysis.tables.what_ifs import Ends

FEW = 1_000
"""Draws by which the next condition and its tipping value are found; chances are of all draws."""
MOST = 50.0
"""Percent of the futures from which a condition is said to do."""
CONDITIONS = {
    "open_price": "could_low",
    "open_lag_months": "could_low",
    "beta_open": "could_high",
    "beta_price": "could_high",
    "churn": "could_high",
}
"""What could help open models, and the end of its range in the data at which it helps most."""
START = "The scenario as it stands"
WORDS = {
    "open_price": "{}× price",
    "open_lag_months": "lag {} months",
    "beta_open": "openness weight {}",
    "beta_price": "price weight {}",
    "churn": "{} % choosing anew",
}
"""A condition in a title, with its value."""
LONGEST = 12
"""Words of a title."""


def ladder(
    share_model: ShareModel, *, scenario_market: str, scenario: str, sliders: Mapping[str, Ends]
) -> pd.DataFrame | Refusal:
    """condition: part of the futures in which open holds half at the end of 2030, with it added to those before.

    It starts from the scenario as it stands. The condition that raises the chance most comes next, all with one seed.
    `tips_at` is the value at which the chance reaches one half with those before, blank where it does not; `alone_pct`
    the chance with this condition alone.
    """
    case = runs.case_of(share_model, scenario_market, scenario, sliders)
    if isinstance(case, Refusal):
        return case
    few, every = _Chances(case, FEW), _Chances(case, runs.DRAWS)
    ends = {p: float(case.own.loc[p, end]) for p, end in CONDITIONS.items() if p in case.own.index}
    ends = {p: end for p, end in ends.items() if set(case.ends(p)) != {end}}
    held: dict[str, float] = {}
    rows = [("start", START, "", every.chance(held), np.nan, np.nan)]
    while left := [p for p in ends if p not in held]:
        best = max(left, key=lambda p: few.chance({**held, p: ends[p]}))
        before, row = rows[-1][3], case.own.loc[best]
        after = every.chance({**held, best: ends[best]})
        tips = few.tips(held, best, ends[best]) if before < MOST <= after else np.nan
        held[best] = ends[best]
        reach = f"{spelled(ends[best], 'g')} {row['unit']}"
        rows.append((best, row["label"], reach, after, tips, few.chance({best: ends[best]})))
    names = ["parameter", "label", "range_said", "chance_half_pct", "tips_at", "alone_pct"]
    table = pd.DataFrame(rows, columns=names)
    return table.assign(
        unit=table["parameter"].map({p: case.own.loc[p, "unit"] for p in ends}),
        starts_open_pct=100 * float(case.market.start[list(case.market.is_open)].sum()),
        scenario=name_of(share_model.scenarios, scenario),
        moved_count=len(case.moved),
        status="projection",
        **case.seen.context,
    )


class _Chances:
    """Chances of one case over its first draws, each set of conditions worked out once."""

    def __init__(self, case: Case, draws: int) -> None:
        self.case = case
        self.market = replace(case.market, walk=case.market.walk[:draws])
        self.known: dict[tuple[tuple[str, float], ...], float] = {}

    def chance(self, held: Mapping[str, float]) -> float:
        """Percent of the draws in which open holds half at the end of 2030 with these conditions."""
        key = tuple(sorted(held.items()))
        if key not in self.known:
            scale = {p: v / (100 if p in runs.PERCENT else 1) for p, v in held.items()}
            asked: Assumptions = replace(self.case.scenario, **scale)
            path = formulas.simulate(self.market, asked, self.case.baseline, runs.SEED)
            opened = 100 * formulas.open_path(path[:, -1:], self.market.is_open)[:, 0]
            self.known[key] = 100 * float((opened > HALF).mean())
        return self.known[key]

    def tips(self, held: Mapping[str, float], added: str, end: float) -> float:
        """The value of a condition from the middle of what the scenario draws to its end at which the chance reaches
        one half; the end where these draws are a little short of it."""
        start = sum(self.case.ends(added)) / 2
        found = formulas.tipping(lambda value: self.chance({**held, added: value}), start, end, MOST)
        return end if np.isnan(found) else found


def ladder_finding(table: pd.DataFrame) -> str:
    """The least number of conditions with which open holds half in most futures, and where the last of them tips."""
    rows = table.reset_index(drop=True)
    enough = rows.index[rows["chance_half_pct"].ge(MOST)]
    if not len(enough):
        every = f"All {len(rows) - 1} conditions together give" if len(rows) > 2 else "The condition gives"
        return f"{every} open half by 2030 in {_part(rows['chance_half_pct'].max())} of futures"
    last = int(enough[0])
    if last == 0:
        return f"Open holds half in 2030 in {_part(rows.loc[0, 'chance_half_pct'])} of futures without any condition"
    tip = rows.loc[last]
    sign = "≤" if CONDITIONS[tip["parameter"]] == "could_low" else "≥"
    said = [_condition(row) for _, row in rows.iloc[1:last].iterrows()]
    said.append(WORDS[tip["parameter"]].format(f"{sign}{spelled(tip['tips_at'], '.2g')}"))
    every = f"{last} conditions, the last {said[-1]}"
    titles = (f"For open to hold half in 2030: {listed(said)}", f"Half by 2030 needs {listed(said)}")
    return next((t for t in titles if len(t.split()) <= LONGEST), f"Half by 2030 needs {every}")


def _condition(row: pd.Series) -> str:
    return WORDS[row["parameter"]].format(row["range_said"].split(" ")[0])


def _lower(label: str) -> str:
    return label[0].lower() + label[1:]


def _part(percent: float) -> str:
    return "under 1 %" if percent < 0.5 else "over 99 %" if percent > 99.5 else f"{spelled(percent, '.0f')} %"


def ladder_subtitle(table: pd.DataFrame) -> str:
    """What is drawn, of which market, and how the steps follow each other."""
    return (
        f"Part of the futures in which open models hold half at the end of 2030 (%), {table['market_label'].iloc[0]},"
        f" from {scenario_said(table.iloc[0])} on; each condition is added to those above it, the one that helps most"
        " first; projections"
    )


def ladder_note(table: pd.DataFrame) -> str:
    """What each condition does alone, where the market starts, and that the ends are those of the data."""
    rows = table[table["parameter"].ne("start")]
    alone = [f"{_lower(row.label)} {_part(row.alone_pct)}" for row in rows.itertuples()]
    start = f"Open starts at {spelled(table['starts_open_pct'].iloc[0], '.1f')} %"
    ends = "Conditions stand at the ends of their ranges in the ledger; one seed, so that steps compare"
    return ". ".join([start, *([f"Alone: {listed(alone)}"] if alone else []), ends])
