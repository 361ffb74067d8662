"""Where a projection starts: the quarters that were observed, or why there is none."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.formats import counted
from analysis.measures import scenarios as formulas
from analysis.measures.shares import PrintedShares, Refusal, all_series
from analysis.periods import period_mid
from analysis.tables.context import limits

UNTIL = 2030
FITTED, LEAST = 2, 4
"""Quarters that company constants are fitted on, and quarters in a row that a projection or a test takes."""


def quarter_names(quarters: pd.PeriodIndex) -> list[str]:
    """Quarters in the grammar of periods.

    >>> quarter_names(pd.period_range("2026Q4", periods=2, freq="Q"))
    ['2026-Q4', '2027-Q1']
    """
    return [f"{q.year}-Q{q.quarter}" for q in quarters]


def is_day(periods: pd.Series) -> pd.Series:
    """True for a period of one day: it stands for no quarter."""
    return periods.str.len().eq(len("2026-09-30"))


def quarter_ends(names: pd.Series) -> pd.Series:
    """The last day of each quarter named so."""
    return pd.Series(pd.PeriodIndex(names, freq="Q").to_timestamp(how="end").normalize(), index=names.index)


NOWHERE = "the backtest, which names every market"
SHORT = Refusal("This definition has fewer than two quarters in a row: nothing to calibrate on", NOWHERE)


@dataclass(frozen=True)
class Start:
    """A market ready to run: companies, the last two quarters as fractions that add to 1, who is open, what it rests
    on.

    `window` has a row for each quarter in a row of the same printed set, the unnamed rest as the last column;
    `observed` has date, printed period and status of the observation that each quarter is; `quarters` counts all in a
    row.
    """

    market_label: str
    window: pd.DataFrame
    observed: pd.DataFrame
    quarters: int
    is_open: tuple[bool, ...]
    company_ids: Mapping[str, str]
    limits: str
    source_id: str

    @property
    def shares(self) -> np.ndarray:
        """Quarters × companies; each quarter adds to 1."""
        return self.window.div(self.window.sum(axis=1), axis=0).to_numpy()

    @property
    def names(self) -> tuple[str, ...]:
        """The companies, and the unnamed rest last."""
        return tuple(str(c) for c in self.window.columns)

    @property
    def last(self) -> pd.Period:
        """The quarter that the projection starts from."""
        return self.window.index[-1]

    @property
    def context(self) -> dict[str, str]:
        """What every row of a table about this market carries."""
        return {
            "market_label": self.market_label,
            "limits": self.limits,
            "source_id": self.source_id,
            "as_of": str(self.observed["period"].iloc[-1]),
        }

    def dates(self, names: pd.Series) -> pd.Series:
        """The moment of each quarter named so: that of its observation, or its last day where it is projected."""
        own = dict(zip(quarter_names(self.window.index), self.observed["mid_date"], strict=True))
        return names.map(own).fillna(quarter_ends(names))

    def statuses(self, names: pd.Series) -> pd.Series:
        """The status of each quarter named so: that of its observation, or projection."""
        return names.map(dict(zip(quarter_names(self.window.index), self.observed["status"], strict=True))).fillna(
            "projection"
        )

    @property
    def steps(self) -> int:
        """Quarters from the last observed one to the end of 2030."""
        return max((UNTIL - self.last.year) * 4 + 4 - self.last.quarter, 1)


def start_of(given: PrintedShares, market: str, most: int | None = FITTED) -> Start | Refusal:
    """Where the model starts in a market: its last `most` quarters, all of the same printed set where None."""
    every = all_series(given)
    series = every[every["market_id"].eq(market)]
    named = series[series["kind"].eq("company") & series["mid"].notna() & series["status"].ne("projection")]
    named = named[~is_day(named["period"])]
    known = given.markets.set_index("market_id")
    if named.empty or known["metric_kind"].get(market) != "partition":
        return SHORT
    window = formulas.quarterly(named, most)
    if len(window) < FITTED:
        return SHORT
    openness = named.sort_values("mid_date").groupby("label")["openness"].last()
    used = series[series["mid_date"].dt.to_period("Q").isin(window.index)]
    return Start(
        market_label=str(known["market"].get(market)),
        window=window,
        observed=_observed(named, window.index),
        quarters=len(formulas.quarterly(named)),
        is_open=tuple(bool(openness.get(str(c)) == "open") for c in window.columns),
        company_ids=named.dropna(subset=["company_id"])
        .drop_duplicates("label")
        .set_index("label")["company_id"]
        .to_dict(),
        limits=str(limits(given.markets).get(market, "")),
        source_id=";".join(dict.fromkeys(s for cell in used["source_id"] for s in cell.split(";"))),
    )


def _observed(named: pd.DataFrame, quarters: pd.PeriodIndex) -> pd.DataFrame:
    """quarter (index): date, printed period and status of its last observation; not final where one row is not."""
    rows = named.sort_values("mid_date")
    quarter = rows["mid_date"].dt.to_period("Q")
    last = rows[rows["mid_date"].eq(rows.groupby(quarter)["mid_date"].transform("max"))]
    found = last.groupby(quarter[last.index]).agg(
        mid_date=("mid_date", "last"),
        period=("period", "last"),
        status=("status", lambda all_of: next((s for s in all_of if s != "final"), "final")),
    )
    return found.reindex(quarters)


def too_short(shares: pd.DataFrame, markets: pd.DataFrame, market: str) -> Refusal:
    """Why a market with less than four quarters in a row is not projected, and the nearest one that is.

    The nearest is the longest series of the same layer, of any layer where none of its own is long enough.
    """
    known = markets.set_index("market_id")
    rows = shares[shares["entity_kind"].isin(["company", "product"]) & shares["share_pct"].notna()]
    rows = rows[~is_day(rows["period"])]
    rows = rows.assign(mid_date=period_mid(rows["period"]), label=rows["entity"], mid=rows["share_pct"] / 100)
    parted = rows[rows["market_id"].map(known["metric_kind"]).eq("partition") & rows["status"].ne("projection")]
    counts = {key: len(formulas.quarterly(part)) for key, part in parted.groupby("market_id")}
    layer = known["layer"].get(market)
    long = [key for key, count in counts.items() if count >= LEAST and key != market]
    long.sort(key=lambda key: (known["layer"][key] != layer, -counts[key], key))
    name = known["market"].get(market, "This market")
    return Refusal(
        f"{name}: {counted(counts.get(market, 0), 'quarter')} in a row, and a projection takes {LEAST}",
        str(known["market"][long[0]]) if long else NOWHERE,
    )
