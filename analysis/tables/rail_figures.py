"""The few figures that stand beside a page: a name and a value each, from the rows that its answer rests on."""

import pandas as pd

from analysis.formats import counted, spelled
from analysis.measures.shares import sourced
from analysis.measures.today import counted_rows
from analysis.periods import dated
from analysis.tables.capability import AT_LEAST
from analysis.tables.context import last_of_each, parts_of_a_whole
from analysis.tables.market_answers import BANDS
from analysis.tables.prices_over_time import yearly_medians

Figures = list[tuple[str, str]]
"""Name and value of each figure, in order; none where nothing of today is shown."""


def shares_figures(leader: pd.DataFrame) -> Figures:
    """How many markets of today each company surely leads, and how many nobody."""
    rows, now = counted_rows(parts_of_a_whole(sourced(leader)))
    last = last_of_each(rows) if now else rows.iloc[:0]
    names = last.loc[last["leads"].eq("yes"), "label"].value_counts()
    unsure = len(last) - int(names.sum())
    found = [(f"{name} leads", f"{count} of {len(last)}") for name, count in names.iloc[:4].items()]
    return found + [("Nobody leads for certain", f"{unsure} of {len(last)}")] * bool(unsure)


def concentration_figures(spectrum: pd.DataFrame) -> Figures:
    """How many markets lie surely above the guideline's line and below it, and which is the most concentrated."""
    rows, now = counted_rows(spectrum)
    rows = sourced(rows)
    if not now or rows.empty or "band" not in rows:
        return []
    high, known, every = rows["band"].eq(BANDS[-1]), rows["band"].isin(BANDS), len(rows)
    line, top = spelled(rows["line_high"].iloc[0], ",.0f"), rows.loc[rows["hhi_low"].idxmax()]
    return [
        (f"Surely above {line}", f"{int(high.sum())} of {every}"),
        (f"Surely below {line}", f"{int((known & ~high).sum())} of {every}"),
        ("Cannot tell", f"{int((~known).sum())} of {every}"),
        (f"Highest HHI: {top['market_label']}", str(top["interval"])),
    ]


def strategies_figures(flow: pd.DataFrame) -> Figures:
    """How many were closed then, how many of these publish some weights today, and how many mix now."""
    closed = flow[flow["strategy_then"].eq("closed") & flow["strategy_today"].notna()]
    return [
        ("Closed in March 2024", counted(len(closed), "organization")),
        ("of them with some weights today", str(int(closed["strategy_today"].ne("closed").sum()))),
        ("Mixed open and closed now", f"{int(flow['strategy_today'].eq('hybrid').sum())} of {len(flow)}"),
    ]


def capability_figures(lag: pd.DataFrame) -> Figures:
    """Months and points that the best open model is behind at the last date of the series."""
    last = lag.iloc[-1]
    least = "at least " if last["lag_kind"] == AT_LEAST else ""
    return [
        ("Behind", f"{least}{counted(last['lag_months'], 'month', '.0f')}"),
        ("Gap", f"{spelled(last['gap'], '.3g')} {last['gap_unit']}"),
        ("Last date of both", dated(last["date"])),
    ]


def prices_figures(prices_over_time: pd.DataFrame) -> Figures:
    """Both medians of the last year that has both, in dollars, and the first in per cent of the second."""
    years = yearly_medians(prices_over_time)
    if years.empty:
        return []
    year, opened, closed = years.index[-1], years.iloc[-1]["open"], years.iloc[-1]["closed"]
    return [
        (f"Open, median of {year}", f"${spelled(opened, '.2g')}"),
        (f"Closed, median of {year}", f"${spelled(closed, '.2g')}"),
        ("Open in % of closed", f"{spelled(100 * opened / closed, '.0f')} %"),
    ]
