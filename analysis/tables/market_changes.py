"""Tables of the merger page: what an entry, an exit, a split or a sale of a part does to a market."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.formats import hhi_range, spelled
from analysis.measures import mergers as formulas
from analysis.measures.bounds import hhi_bounds
from analysis.measures.shares import Refusal
from analysis.periods import span
from analysis.tables.concentration import bounds_of_market, one_date
from analysis.tables.context import market_at
from analysis.tables.mergers import central, few, fractions, stages, unfit
from analysis.tables.share_intervals import ShareIntervals
from analysis.tables.shares import NAMED

REACTS = "A newcomer takes from all in proportion, an exit gives to all; nobody else reacts"
NO_BOUNDS = "not known"


@dataclass(frozen=True)
class Event:
    """What happens to a market: an entry, an exit, a split or a sale, of whom, of how many points, to whom."""

    change: str
    who: str
    size: float
    buyer: str = ""

    @property
    def part(self) -> float:
        """The size as a fraction of the market."""
        return self.size / 100

    @property
    def touched(self) -> set[str]:
        """The companies of today whose share it changes apart from the others."""
        return {"sell": {self.who, self.buyer}, "enter": set()}.get(self.change, {self.who})

    def said(self, names: Mapping[str, str]) -> str:
        """The event in words, companies by their names."""
        who, points = names[self.who], f"{spelled(self.size, 'g')} points"
        return {
            "enter": f"a newcomer takes {points}",
            "leave": f"{who} leaves",
            "split": f"{who} splits off {points}",
            "sell": f"{who} sells {points} to {names.get(self.buyer, '')}",
        }[self.change]


def what_if(
    share_intervals: ShareIntervals, *, market: str, period: str, event: Mapping[str, Any]
) -> pd.DataFrame | Refusal:
    """stage, company: shares before and after an entry, an exit, a split or a sale, with HHI and its bounds."""
    series = one_date(share_intervals, market, period)
    if (said := unfit(series)) is not None:
        return said
    named, happens = central(series), Event(**event)
    values = fractions(named)
    if happens.who not in values.index:
        return few(series)
    after = _changed(values, happens)
    if after is None:
        return Refusal("A company cannot sell to itself: choose another buyer", "another buyer")
    given = bounds_of_market(series, share_intervals.markets)
    ids = series.loc[series["kind"].isin(NAMED), "entity_id"]
    try:
        spans = [hhi_range(*hhi_bounds(**given)), hhi_range(*_bounds_after(given, ids, values, happens))]
    except ValueError:  # the central shares and the printed intervals do not fit one another
        spans = [NO_BOUNDS, NO_BOUNDS]
    return stages(named, after, happens.touched).assign(
        before_bounds=spans[0],
        after_bounds=spans[1],
        asked=happens.said(named.set_index("entity_id")["label"].to_dict()),
    )


def _changed(values: pd.Series, event: Event) -> pd.Series | None:
    """The shares after the event; a split or a sale moves no more than the company has."""
    who, buyer = event.who, event.buyer
    if event.change == "enter":
        return formulas.entry(values, "Newcomer", event.part)
    if event.change == "leave":
        return formulas.exit(values, who)
    moved = min(event.part, float(values[who]))
    if event.change == "split":
        return formulas.split(values, who, {who: float(values[who]) - moved, "Split off": moved})
    if buyer == who or buyer not in values.index:
        return None
    after = values.copy()
    after[who] -= moved
    after[buyer] += moved
    return after


def _bounds_after(given: dict[str, Any], ids: pd.Series, values: pd.Series, event: Event) -> tuple[float, float]:
    """Bounds of HHI after the event, from the printed intervals; a company that leaves holds its central share."""
    change, who, buyer = event.change, event.who, event.buyer
    low, high = (pd.Series(given[end], index=ids) for end in ("low", "high"))
    moved, factor = min(event.part, float(values.get(who, 0.0))), 1.0
    if change == "enter":
        factor = 1 - event.part
    elif change == "leave":
        factor = 1 / (1 - float(values[who]))
        low, high = low.drop(who), high.drop(who)
    low, high = (low * factor).clip(upper=1), (high * factor).clip(upper=1)
    if change in ("split", "sell"):
        low[who], high[who] = max(low[who] - moved, 0), max(high[who] - moved, 0)
    if change == "sell":
        low[buyer], high[buyer] = low[buyer] + moved, min(high[buyer] + moved, 1)
    else:
        added = {"enter": event.part, "split": moved}.get(change)
        if added:
            low["new"] = high["new"] = added
    rest = tuple(min(r * factor, 1.0) for r in given["rest"])
    cap = None if given["cap"] is None else min(given["cap"] * factor, 1.0)
    return hhi_bounds(low, high, rest, cap)


def what_if_finding(table: pd.DataFrame) -> str:
    """From which to which HHI the change leads, by its bounds, else that of the named at their central shares."""
    row = table.iloc[0]
    if NO_BOUNDS not in (row["before_bounds"], row["after_bounds"]):
        return f"HHI goes from {row['before_bounds']} to {row['after_bounds']} if {row['asked']}"
    moved = "falls" if row["points"] < 0 else "rises"
    return (
        f"If {row['asked']}, HHI of those counted {moved} by about {spelled(abs(row['points']), ',.0f')} to"
        f" {spelled(row['after_points'], ',.0f')}"
    )


def what_if_subtitle(table: pd.DataFrame) -> str:
    """Definition, date, and HHI of the named companies before and after, which the bars draw."""
    r = table.iloc[0]
    named = span(*(spelled(r[c], ",.0f") for c in ("before_points", "after_points")))
    return f"{market_at(r)}; bars at central values, their HHI {named}"
