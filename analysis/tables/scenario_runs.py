"""From the data to draws of a scenario: where a market starts, what a scenario assumes, what the draws give.

The tables of the scenarios page are made from these runs; the same run is computed once and kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache

import numpy as np
import pandas as pd

from analysis.measures import scenarios as formulas
from analysis.measures.motion import motion_of
from analysis.measures.scenarios import Assumptions, Market
from analysis.measures.shares import PrintedShares, Refusal
from analysis.measures.validation import Floats
from analysis.measures.windows import DAYS, NOT_NAMED
from analysis.tables.market_windows import Observed, observed_of, period_names, refused
from analysis.tables.what_ifs import Ends, Named

MODEL = (
    "The baseline is the forecast: drift and shocks of log shares, estimated of the market’s own past (Can it be"
    " trusted). A scenario pulls each of its draws by what it assumes: of the part λ chosen anew, by logit of"
    " openness, lag, price and size; the rest goes on. 5,000 seeded draws. McFadden (1974); Casadesus-Masanell and"
    " Ghemawat (2006), Management Science 52(7)."
)
"""How the page explains the model."""
DRAWS, SEED, UNTIL = 5_000, 20261123, 2030
PERCENT = ("churn", "entrant_share", "drift_kept")
"""Assumptions kept in percent in the data, fractions in the formulas."""
WEIGHTS = ("churn", "beta_quality", "beta_price", "closed_growth")
"""Assumptions that say how strongly others act: uncertain in every scenario, and alone they move nothing."""
SLIDERS = ("churn", "beta_network", "beta_open", "open_lag_months", "open_price", "beta_price", "entrant_quarter")
"""What a reader may move; the others vary over their ranges."""
MONTH = 365.25 / 12


@dataclass(frozen=True, eq=False, kw_only=True)
class ShareModel(PrintedShares):
    """What the share model starts from and assumes: printed shares, strategies, assumptions and scenarios."""

    assumptions: pd.DataFrame
    scenarios: pd.DataFrame

    def ranges(self, scenario: str = "baseline") -> pd.DataFrame:
        """What a scenario assumes."""
        return ranges(self.assumptions, self.scenarios, scenario)


def ranges(assumptions: pd.DataFrame, scenarios: pd.DataFrame, scenario: str) -> pd.DataFrame:
    """parameter (index): value, low, high and reason as the scenario draws them; could_low and could_high in the data.

    What a scenario does not set stays at the baseline's value, but for the weights, whose range is drawn in every
    scenario.
    """
    base = assumptions[assumptions["used_in"].eq("scenarios") & assumptions["preset"].eq("baseline")]
    table = base.set_index("parameter")[["label", "unit", "value", "low", "high", "reason", "source_id"]].copy()
    sets = scenarios[scenarios["scenario_id"].eq(scenario)].set_index("parameter")
    both = [p for p in sets.index if p in table.index]
    all_of = pd.concat([table[["low", "high"]], scenarios.set_index("parameter")[["low", "high"]]])
    table["could_low"] = all_of["low"].groupby(level=0).min()
    table["could_high"] = all_of["high"].groupby(level=0).max()
    still = ~table.index.isin([*WEIGHTS, *both])
    for column in ("low", "high"):
        table.loc[still, column] = table.loc[still, "value"]
    table["baseline_value"] = table["value"]
    for column in ("value", "low", "high", "reason"):
        table.loc[both, column] = sets.loc[both, column]
    table["changed"] = table.index.isin(both)
    return table


def model_ranges(table: pd.DataFrame, moved: Mapping[str, Ends] | None = None) -> Assumptions:
    """The ranges as the model takes them; those that the reader moved in their place."""
    known = {f.name for f in fields(Assumptions)}
    values: dict[str, float | tuple[float, float]] = {}
    for row in table.itertuples():
        name = str(row.Index)
        low, high = (moved or {}).get(name, (float(row.low), float(row.high)))
        if name in known:
            scale = 100 if name in PERCENT else 1
            values[name] = (low / scale, high / scale)
    return Assumptions.of(values)


def moved_from(table: pd.DataFrame, sliders: Mapping[str, Ends]) -> dict[str, Ends]:
    """The sliders that stand elsewhere than the scenario's own range."""
    own = {str(row.Index): (float(row.low), float(row.high)) for row in table.itertuples()}
    return {
        name: (float(ends[0]), float(ends[1]))
        for name, ends in sliders.items()
        if name in own and max(abs(a - b) for a, b in zip(ends, own[name], strict=True)) > 1e-9
    }


def scenario_by_name(share_model: ShareModel, key: str) -> tuple[str, pd.DataFrame, dict[str, Ends]]:
    """Name, ranges and moved ranges of a documented scenario (its id) or of a kept one (its line of text)."""
    if "|" in key:
        kept = Named.parse(key)
        return kept.name, share_model.ranges(kept.start), dict(kept.moved)
    scenarios = share_model.scenarios
    names = dict(zip(scenarios["scenario_id"], scenarios["scenario"], strict=True)) | {"baseline": "Baseline"}
    return names.get(key, key), share_model.ranges(key), {}


@dataclass(frozen=True)
class Run:
    """What the draws of one scenario give, draws × (periods + 1); HHI with the rest in atoms and in one company."""

    opened: Floats
    hhi_low: Floats
    hhi_high: Floats


@dataclass(frozen=True)
class Case:
    """What a reader asks of the model: where it starts, the scenario's ranges, the moved sliders, and both
    assumptions."""

    seen: Observed
    own: pd.DataFrame
    moved: dict[str, Ends]
    scenario: Assumptions
    baseline: Assumptions

    def ends(self, parameter: str) -> Ends:
        """Both ends of what is drawn of an assumption, in the units of the data."""
        row = self.own.loc[parameter]
        return self.moved.get(parameter, (float(row["low"]), float(row["high"])))

    @property
    def periods(self) -> list[str]:
        """The last observed period and all to the end of 2030."""
        last = self.seen.run.index[-1]
        return period_names(pd.period_range(last, periods=steps_of(self.seen) + 1, freq=last.freq))

    @property
    def market(self) -> Market:
        """The market ready to be pulled."""
        window = self.seen.window
        is_open = tuple(str(name) in self.seen.open_labels for name in window.columns)
        months = DAYS[next(s for s in DAYS if window.index.freqstr.startswith(s[0]))] / MONTH
        return _market(window.to_numpy().tobytes(), window.shape[1], is_open, round(months, 6), steps_of(self.seen))

    @property
    def names(self) -> tuple[str, ...]:
        """The companies, and the unnamed rest last."""
        return tuple(map(str, self.seen.window.columns))

    def run(self, scenario: Assumptions | None = None) -> Run:
        """The draws of a scenario, that of the case as the reader moved it where none is named."""
        return _run(self.market, self.names, scenario or self.scenario, self.baseline)

    def companies(self) -> tuple[tuple[str, ...], Floats]:
        """Names, an entrant's last, and the 10th, 50th and 90th percentile of each share: 3 × periods × companies."""
        path = _path(self.market, self.scenario, self.baseline)
        extra = ("New entrant",) if path.shape[2] > len(self.names) else ()
        return (*self.names, *extra), np.quantile(path, [0.1, 0.5, 0.9], axis=0)


def steps_of(seen: Observed) -> int:
    """Steps from the last observed period to the end of 2030."""
    last = seen.run.index[-1]
    return max(int((pd.Timestamp(UNTIL, 12, 31).to_period(last.freq) - last).n), 1)


@lru_cache(maxsize=8)
def _market(window: bytes, companies: int, is_open: tuple[bool, ...], months: float, steps: int) -> Market:
    """The forecast of a window, drawn once."""
    shares = np.frombuffer(window).reshape(-1, companies)
    walk = formulas.forecast(pd.DataFrame(shares), steps, DRAWS, SEED)
    assert not isinstance(walk, Refusal), "a case has a window that can be forecast"
    return Market(motion_of(shares), walk, is_open, months)


@lru_cache(maxsize=4)
def _path(market: Market, scenario: Assumptions, baseline: Assumptions) -> Floats:
    return formulas.simulate(market, scenario, baseline, SEED)


@lru_cache(maxsize=32)
def _run(market: Market, names: tuple[str, ...], scenario: Assumptions, baseline: Assumptions) -> Run:
    path = _path(market, scenario, baseline)
    low, high = formulas.hhi_path(path, names.index(NOT_NAMED) if NOT_NAMED in names else None)
    return Run(formulas.open_path(path, market.is_open), low, high)


def case_of(
    share_model: ShareModel, market: str, scenario: str = "baseline", sliders: Mapping[str, Ends] | None = None
) -> Case | Refusal:
    """A market and a scenario made ready to run; the Refusal of a market with less than four periods in a row."""
    seen = observed_of(share_model, market)
    if seen.window.empty:
        return refused(share_model, market)
    own = share_model.ranges(scenario)
    moved = moved_from(own, sliders or {})
    return Case(seen, own, moved, model_ranges(own, moved), model_ranges(share_model.ranges()))
