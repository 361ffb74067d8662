"""Tables of what scenarios assume: the ledger of assumptions, and which of them matters most."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from analysis.formats import counted, spelled
from analysis.measures import scenarios as formulas
from analysis.measures.shares import Refusal
from analysis.measures.validation import NOISE, Floats
from analysis.tables import scenario_runs as runs
from analysis.tables.scenario_runs import Run, ShareModel
from analysis.tables.scenarios import NO_COMPANIES, ends_said, name_of, spread
from analysis.tables.what_ifs import Ends

NOT_SEEN = "the past does not tell"
TRIED = 1_000
"""Draws of which the median is told for each end of each assumption."""


def swings(
    share_model: ShareModel,
    *,
    scenario_market: str,
    scenario: str,
    measure: str,
    sliders: Mapping[str, Ends],
) -> pd.DataFrame | Refusal:
    """assumption: the open share or HHI at the end of 2030 with it at the ends of its range, all others as
    they stand; one that alone moves nothing is left out."""
    case = runs.case_of(share_model, scenario_market, scenario, sliders)
    if isinstance(case, Refusal):
        return case
    if measure == "hhi" and case.seen.level == "group":
        return NO_COMPANIES
    could = {
        str(row.Index): tuple(
            end / (100 if row.Index in runs.PERCENT else 1) for end in (row.could_low, row.could_high)
        )
        for row in case.own.itertuples()
    }
    few = replace(case.market, walk=case.market.walk[:TRIED])
    found = formulas.swings(few, case.scenario, case.baseline, could, runs.SEED)
    rows = [_past(case.run(), measure)]
    for name, ends in found.items():
        low, high = (float(np.median(_end(shares, case, measure))) for shares in ends)
        row = case.own.loc[name]
        reach = f"{ends_said((row['could_low'], row['could_high']))} {row['unit']}"
        rows.append((name, row["label"], reach, low, high, abs(high - low)))
    table = pd.DataFrame(rows, columns=["parameter", "label", "range_said", "at_low", "at_high", "swing"])
    table = table[table["swing"].gt(NOISE) | table["parameter"].eq("past")]
    return table.sort_values("swing", ascending=False).assign(
        measure=measure,
        status="projection",
        scenario=name_of(share_model.scenarios, scenario),
        **case.seen.context,
    )


def _past(run: Run, measure: str) -> tuple[str, str, str, float, float, float]:
    """What nobody assumes: how the market moved, from the 10th to the 90th percentile of the draws."""
    ends = spread(run, measure)[-1]
    low, high = float(ends[0]), float(ends[-1])
    return "past", "Chance, as large as in the past", "middle 80 % of futures", low, high, high - low


def _end(shares: Floats, case: runs.Case, measure: str) -> Floats:
    """The measure at the end in each draw of shares, draws × companies."""
    if measure == "open":
        return 100 * formulas.open_path(shares[:, None], case.market.is_open)[:, 0]
    return np.asarray(formulas.hhi_path(shares[:, None])[0][:, 0])


def ledger(
    share_model: ShareModel, *, scenario_market: str, scenario: str, sliders: Mapping[str, Ends]
) -> pd.DataFrame:
    """assumption: value, range, unit, what the reader moved it to, why, its source or "our assumption", and what the
    market's own past says of it.

    A source is that of the baseline's value, which stands beside the scenario's.
    """
    own = share_model.ranges(scenario)
    moved = runs.moved_from(own, sliders)
    case = runs.case_of(share_model, scenario_market, scenario, sliders)
    seen = {} if isinstance(case, Refusal) else _estimates(case)
    said = [seen.get(str(p), ("", NOT_SEEN)) for p in own.index]
    return (
        own.drop(columns=["changed", "could_low", "could_high"])
        .reset_index()
        .assign(
            moved_to=[ends_said(moved[p]) if p in moved else None for p in map(str, own.index)],
            origin=np.select(
                [own["changed"], own["source_id"].notna()], ["set by the scenario", "sourced"], "our assumption"
            ),
            estimate=[one for one, _ in said],
            fit=[fit for _, fit in said],
            scenario=name_of(share_model.scenarios, scenario),
            moved_count=len(moved),
        )
    )


def _estimates(case: runs.Case) -> dict[str, tuple[str, str]]:
    """What the past of the market says of an assumption, and whether the range that is drawn fits it."""
    least = formulas.least_churn(case.seen.window.to_numpy())
    drawn = case.scenario.churn
    top = drawn[1] if isinstance(drawn, tuple) else drawn
    reached = 1 - (1 - top) ** (case.market.months / formulas.QUARTER)
    fits = "the range reaches it" if reached >= least else "the range is too low"
    return {
        "churn": (f"at least {spelled(100 * least, '.1f')} % in a {case.seen.step}", fits),
        "drift_kept": (
            f"{spelled(100 * case.market.motion.kept, '.0f')} % of the mean step",
            f"estimated of {counted(case.market.motion.steps, 'step')}; the value is a part of it",
        ),
    }
