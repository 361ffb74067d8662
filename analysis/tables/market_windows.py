"""What was observed of a market in its own step, ready to be forecast or to be tried on, or why it is not."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from analysis.caching import once_for_frames
from analysis.formats import counted
from analysis.measures.shares import PrintedShares, Refusal, all_series, cited_of
from analysis.measures.windows import LEAST, in_steps, longest, step_word, window_of
from analysis.tables.context import limits

NOWHERE = "the backtest, which names every market"
TRIED = 6
"""Periods in a row that a test of the past takes."""
SHORTEST = "month"
"""Said of a market without any period in a row."""


def period_names(index: pd.PeriodIndex) -> list[str]:
    """Periods of one step in the grammar of periods; a week by its Monday.

    >>> period_names(pd.period_range("2026Q4", periods=2, freq="Q"))
    ['2026-Q4', '2027-Q1']
    """
    if not len(index):
        return []
    form = {"week": "%Y-%m-%d", "month": "%Y-%m", "quarter": "%Y-Q%q", "year": "%Y"}[
        step_word(pd.DataFrame(index=index))
    ]
    return [(p.start_time if form.endswith("d") else p).strftime(form) for p in index]


@dataclass(frozen=True, eq=False)
class Observed:
    """A market as it was observed: shares by period and label (`run`), and what the printed dates say of each period.

    `dates` has date, printed period and status of the observation that each period is; `level` is what a column stands
    for, company or, where no company is printed, group.
    """

    market_label: str
    run: pd.DataFrame
    dates: pd.DataFrame
    level: str
    open_labels: frozenset[str]
    company_ids: Mapping[str, str]
    limits: str
    source_id: str

    @cached_property
    def window(self) -> pd.DataFrame:
        """The window that a forecast starts from; empty where there is none."""
        return window_of(self.run)

    @property
    def step(self) -> str:
        """week, month, quarter or year."""
        return step_word(self.run) if len(self.run) else SHORTEST

    @property
    def context(self) -> dict[str, str]:
        """What every row of a table about this market carries."""
        last = self.dates["period"].iloc[-1] if len(self.dates) else ""
        return {
            "market_label": self.market_label,
            "limits": self.limits,
            "source_id": self.source_id,
            "as_of": str(last),
        }

    def moments(self, names: pd.Series) -> pd.Series:
        """The moment of each period named so: that of its observation, or its last day where it is projected."""
        own = dict(zip(period_names(self.run.index), self.dates["mid_date"], strict=True))
        ends = pd.PeriodIndex(names.unique(), freq=self.run.index.freq).to_timestamp(how="end").normalize()
        return names.map(own).fillna(names.map(dict(zip(names.unique(), ends, strict=True))))

    def statuses(self, names: pd.Series) -> pd.Series:
        """The status of each period named so: that of its observation, or projection."""
        own = dict(zip(period_names(self.run.index), self.dates["status"], strict=True))
        return names.map(own).fillna("projection")

    def too_short(self, least: int = LEAST) -> Refusal:
        """Why this market is not forecast."""
        seen = f"{counted(len(self.run), self.step)} in a row of one status"
        if len(self.run) >= least:
            return Refusal(f"{self.market_label}: no company is printed in each of the last {least}", NOWHERE)
        return Refusal(f"{self.market_label}: {seen}, and a forecast takes {least}", NOWHERE)


@once_for_frames
def observed_of(given: PrintedShares, market: str, is_tried: bool = False) -> Observed:
    """A market in its own step up to its last date, or the run that the past is tried on; empty where no partition."""
    every = all_series(given)
    series = every[every["market_id"].eq(market) & every["mid"].notna()]
    known = given.markets.set_index("market_id")
    level = "company" if series["kind"].eq("company").any() else "group"
    rows = _mapped(series[series["kind"].eq(level)], level)
    if known["metric_kind"].get(market) != "partition":
        rows = rows.iloc[:0]
    run = longest(rows, TRIED) if is_tried else in_steps(rows)
    dates = _dates(rows, run)
    openness = rows.sort_values("mid_date").groupby("label")["openness"].last()
    ids = rows.dropna(subset=["company_id"]).drop_duplicates("label").set_index("label")["company_id"]
    return Observed(
        market_label=str(known["market"].get(market, "This market")),
        run=run,
        dates=dates,
        level=level,
        open_labels=frozenset(openness.index[openness.eq("open")]),
        company_ids=ids.to_dict(),
        limits=str(limits(given.markets).get(market, "")),
        source_id=cited_of(series.loc[series["period"].isin(dates["period"]), "source_id"]),
    )


def _mapped(rows: pd.DataFrame, level: str) -> pd.DataFrame:
    """Groups that are open or closed, where some are: what could not be told joins what is not named."""
    told = rows[rows["openness"].isin(["open", "closed"])]
    return told if level == "group" and len(told) else rows


def refused(given: PrintedShares, market: str) -> Refusal:
    """Why a market is not forecast, and the nearest one that is: the longest of its layer, else of any."""
    layer = given.markets.set_index("market_id")["layer"]
    dates = given.shares.groupby("market_id")["period"].nunique()
    seen = {m: observed_of(given, m) for m in partitions(given) if dates[m] >= LEAST and m != market}
    long = [m for m, one in seen.items() if len(one.window)]
    long.sort(key=lambda m: (layer[m] != layer.get(market), -len(seen[m].run), m))
    why = observed_of(given, market).too_short()
    return replace(why, nearest=seen[long[0]].market_label) if long else why


def _dates(rows: pd.DataFrame, run: pd.DataFrame) -> pd.DataFrame:
    """period (index): date, printed period and status of the last observation in it."""
    if run.empty:
        return pd.DataFrame(columns=["mid_date", "period", "status"])
    order = rows.sort_values("mid_date")
    period = order["mid_date"].dt.to_period(run.index.freq)
    found = order.groupby(period).agg(
        mid_date=("mid_date", "last"), period=("period", "last"), status=("date_status", "last")
    )
    return found.reindex(run.index)


def partitions(given: PrintedShares) -> list[str]:
    """The markets with printed shares that are parts of one whole, in the order of their table."""
    parted = given.markets.loc[given.markets["metric_kind"].eq("partition"), "market_id"]
    return [str(m) for m in parted if given.shares["market_id"].eq(m).any()]
