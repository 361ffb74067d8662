"""From the data to a run of the share model: where a market starts, what a scenario assumes, what the draws give.

The tables of the scenarios page are made from these runs; the same run is computed once and kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache

import numpy as np
import pandas as pd

from analysis.measures import scenarios as formulas
from analysis.measures.scenarios import NOT_NAMED, Assumptions
from analysis.measures.shares import PrintedShares, Refusal
from analysis.tables.scenario_starts import LEAST, Start, start_of, too_short
from analysis.tables.what_ifs import Named

MODEL = (
    "A part λ of use is chosen anew each quarter by logit: quality, price, openness and network effects; the rest"
    " stays. Company constants are fitted once to the last two quarters under the baseline and never again; 5,000"
    " seeded draws. McFadden (1974); Casadesus-Masanell and Ghemawat (2006), Management Science 52(7)."
)
"""How the page explains the model."""
DRAWS, SEED = 5_000, 20261123
PERCENT = ("churn", "entrant_share")
"""Assumptions kept in percent in the data, fractions in the formulas."""
SLIDERS = ("churn", "beta_network", "beta_open", "open_lag_months", "open_price", "entrant_quarter")
"""What a reader may move; the others vary over their ranges."""


@dataclass(frozen=True, eq=False, kw_only=True)
class ShareModel(PrintedShares):
    """What the share model starts from and assumes: printed shares, strategies, assumptions and scenarios."""

    assumptions: pd.DataFrame
    scenarios: pd.DataFrame

    def ranges(self, scenario: str = "baseline") -> pd.DataFrame:
        """What a scenario assumes."""
        return ranges(self.assumptions, self.scenarios, scenario)


def ranges(assumptions: pd.DataFrame, scenarios: pd.DataFrame, scenario: str) -> pd.DataFrame:
    """parameter (index): value, low, high and reason of the baseline, with those that the scenario sets in their
    place."""
    base = assumptions[assumptions["used_in"].eq("scenarios") & assumptions["preset"].eq("baseline")]
    table = base.set_index("parameter")[["label", "unit", "value", "low", "high", "reason", "source_id"]].copy()
    sets = scenarios[scenarios["scenario_id"].eq(scenario)].set_index("parameter")
    both = [p for p in sets.index if p in table.index]
    for column in ("value", "low", "high", "reason"):
        table.loc[both, column] = sets.loc[both, column]
    table["baseline_value"] = base.set_index("parameter")["value"]
    table["changed"] = table.index.isin(both)
    if "entrant_quarter" in table.index and "entrant_quarter" not in sets.index:
        table.loc["entrant_quarter", ["low", "high"]] = 0.0  # an entrant comes only where a scenario says so
    return table


def model_ranges(table: pd.DataFrame, moved: Mapping[str, float] | None = None) -> Assumptions:
    """The ranges as the model takes them; a parameter that the reader moved has one value instead of a range."""
    known = {f.name for f in fields(Assumptions)}
    values: dict[str, float | tuple[float, float]] = {}
    for row in table.itertuples():
        name, scale = str(row.Index), 100 if row.Index in PERCENT else 1
        if name in known:
            values[name] = (float(row.low) / scale, float(row.high) / scale)
            if moved and name in moved:
                values[name] = float(moved[name]) / scale
    return Assumptions.of(values)


def moved_from(table: pd.DataFrame, sliders: Mapping[str, float]) -> dict[str, float]:
    """The sliders that stand elsewhere than the scenario's own value."""
    own = table["value"].to_dict()
    return {
        name: float(value) for name, value in sliders.items() if name in own and abs(value - float(own[name])) > 1e-9
    }


def scenario_by_name(share_model: ShareModel, key: str) -> tuple[str, pd.DataFrame, dict[str, float]]:
    """Name, ranges and moved values of a documented scenario (its id) or of a kept one (its line of text)."""
    if "|" in key:
        kept = Named.parse(key)
        return kept.name, share_model.ranges(kept.start), dict(kept.moved)
    scenarios = share_model.scenarios
    names = dict(zip(scenarios["scenario_id"], scenarios["scenario"], strict=True)) | {"baseline": "Baseline"}
    return names.get(key, key), share_model.ranges(key), {}


@dataclass(frozen=True)
class Run:
    """What the draws of one scenario give, draws × (quarters + 1); HHI with the rest in atoms and in one company."""

    opened: np.ndarray
    hhi_low: np.ndarray
    hhi_high: np.ndarray
    companies: np.ndarray
    names: tuple[str, ...]
    miss_pp: float


def run(start: Start, scenario: Assumptions, baseline: Assumptions) -> Run:
    """5,000 seeded draws to the end of 2030; company constants are fitted once, under the baseline.

    `companies` holds the 10th, 50th and 90th percentile of each company's share: 3 × (quarters + 1) × companies.
    """
    last = tuple(tuple(map(float, row)) for row in start.shares[-2:])
    return _run(last, start.names, start.is_open, start.steps, scenario, baseline)


@lru_cache(maxsize=24)
def _run(
    last: tuple[tuple[float, ...], ...],
    names: tuple[str, ...],
    is_open: tuple[bool, ...],
    steps: int,
    scenario: Assumptions,
    baseline: Assumptions,
) -> Run:
    ready, miss = formulas.fitted(last[0], last[1], is_open, scenario, baseline)
    path = formulas.simulate(last[1], ready, steps, DRAWS, SEED)
    rest = names.index(NOT_NAMED) if NOT_NAMED in names else None
    low, high = formulas.hhi_path(path, rest)
    extra = ("New entrant",) if path.shape[2] > len(names) else ()
    return Run(
        opened=formulas.open_path(path, is_open),
        hhi_low=low,
        hhi_high=high,
        companies=np.quantile(path, [0.1, 0.5, 0.9], axis=0),
        names=(*names, *extra),
        miss_pp=miss,
    )


@dataclass(frozen=True)
class Case:
    """What a reader asks of the model: where it starts, the scenario's ranges, the moved sliders, and both
    assumptions."""

    start: Start
    own: pd.DataFrame
    moved: dict[str, float]
    scenario: Assumptions
    baseline: Assumptions

    def run(self) -> Run:
        """The draws of the scenario as the reader moved it."""
        return run(self.start, self.scenario, self.baseline)

    @property
    def quarters(self) -> pd.PeriodIndex:
        """The last observed quarter and all to the end of 2030."""
        return pd.period_range(self.start.last, periods=self.start.steps + 1, freq="Q")


def case_of(
    share_model: ShareModel, market: str, scenario: str = "baseline", sliders: Mapping[str, float] | None = None
) -> Case | Refusal:
    """A market and a scenario made ready to run; the Refusal of a market with less than four quarters in a row."""
    start = start_of(share_model, market)
    if isinstance(start, Refusal) or start.quarters < LEAST:
        return too_short(share_model.shares, share_model.markets, market)
    own = share_model.ranges(scenario)
    moved = moved_from(own, sliders or {})
    return Case(start, own, moved, model_ranges(own, moved), model_ranges(share_model.ranges()))
