"""Tables of the capability page: best open and best closed model by series, gap, lag, all series side by side."""

import pandas as pd

from analysis import capability as formulas
from analysis.shares import Refusal

LEAST = 2
"""A series needs both classes on this many dates to have a gap over time."""


def _series(capability: pd.DataFrame, series: str) -> pd.DataFrame:
    name, _, benchmark = series.partition("|")
    return capability[capability["series"].eq(name) & capability["benchmark"].eq(benchmark)]


def frontier(capability: pd.DataFrame, *, series: str) -> pd.DataFrame:
    """date, access: the best model of each class on each date of one series, with its interval."""
    mine = _series(capability, series)
    if mine.empty:
        return mine.assign(label=[], as_of=[], from_date=[])
    best = formulas.best_by_access(mine)
    return best.assign(label=best["model"].fillna("not named"), as_of=best["date"])


def frontier_finding(table: pd.DataFrame) -> str:
    """Who leads at the last date, and by how much; neutral where intervals overlap."""
    last = table[table["date"].eq(table["date"].max())].set_index("access")
    if not {"open", "closed"} <= set(last.index):
        row = table.sort_values("score").iloc[-1]
        return f"{row['label']} has the best score shown: {row['score']:.4g}"
    closed, opened = last.loc["closed"], last.loc["open"]
    gap = closed["score"] - opened["score"]
    touching = pd.notna(closed["ci_low"]) and pd.notna(opened["ci_high"]) and closed["ci_low"] <= opened["ci_high"]
    if touching or gap == 0:
        return f"Open and closed cannot be told apart on {last['date'].iloc[0]}"
    leader = "closed" if gap > 0 else "open"
    return f"The best {leader} model leads by {abs(gap):.3g} points on {last['date'].iloc[0]}"


def gap_over_time(capability: pd.DataFrame, *, series: str) -> pd.DataFrame | Refusal:
    """date: gap between best closed and best open model of one series, and the models that made it."""
    mine = _series(capability, series)
    found = formulas.lag_months(mine) if len(mine) else pd.DataFrame()
    if len(capability) and len(found) < LEAST:
        return Refusal("This series has no date with both an open and a closed model", "the frontier above")
    if found.empty:
        return capability.iloc[:0].assign(gap=[], gap_low=[], gap_high=[], lag_months=[], as_of=[])
    is_elo = mine["benchmark"].iloc[0].lower().startswith(("chatbot arena", "arena", "lmarena"))
    rate = formulas.win_rate(found["gap"].to_numpy()) * 100 if is_elo else float("nan")
    new = found["open_model"].ne(found["open_model"].shift()) | found["closed_model"].ne(found["closed_model"].shift())
    return found.assign(win_rate_pct=rate, new_leader=new, benchmark=mine["benchmark"].iloc[0], as_of=found["date"])


def gap_finding(table: pd.DataFrame) -> str:
    """The widest and the narrowest gap and the last one."""
    last = table.iloc[-1]
    wide, narrow = table.loc[table["gap"].idxmax()], table.loc[table["gap"].idxmin()]
    if len(table) == 1:
        return f"The gap is {last['gap']:.3g} points on {last['date']}"
    return (
        f"The gap swings between {narrow['gap']:.3g} ({narrow['date'][:7]}) and {wide['gap']:.3g} "
        f"({wide['date'][:7]}); last {last['gap']:.3g}"
    )


def every_gap(capability: pd.DataFrame) -> pd.DataFrame:
    """series, date: the gap in per cent of the best closed score, each series in its own panel, never joined."""
    parts = []
    for (series, benchmark), mine in capability.groupby(["series", "benchmark"], sort=False):
        if mine["access"].nunique() < 2:
            continue
        found = formulas.gaps(mine)
        if len(found) >= LEAST:
            parts.append(found.assign(series=series, benchmark=benchmark, as_of=found["date"]))
    if not parts:
        return capability.iloc[:0].assign(gap=[], gap_pct=[], as_of=[])
    table = pd.concat(parts, ignore_index=True)
    return table.assign(gap_pct=100 * table["gap"] / table["closed"])


def every_gap_finding(table: pd.DataFrame) -> str:
    """In how many series the last gap is smaller than the first."""
    parts = table.sort_values("date").groupby(["series", "benchmark"])["gap_pct"]
    ends = pd.DataFrame({"first": parts.first(), "last": parts.last()})
    smaller = int((ends["last"] < ends["first"]).sum())
    return f"The gap ended smaller than it began in {smaller} of {len(ends)} series"


def frontier_subtitle(table: pd.DataFrame) -> str:
    """Series, unit, dates."""
    row = table.iloc[0]
    return f"{row['benchmark']}, series {row['series']}, {table['date'].min()} to {table['date'].max()}"


def gap_subtitle(table: pd.DataFrame) -> str:
    """Series, measure, dates."""
    return f"Best closed minus best open, {table['benchmark'].iloc[0]}, {table['date'].min()} to {table['date'].max()}"


def gap_note(table: pd.DataFrame) -> str:
    """What the lag and the win rate say at the last date."""
    last = table.iloc[-1]
    said = []
    if pd.notna(last["win_rate_pct"]):
        said.append(f"by Elo, the leader would win {last['win_rate_pct']:.0f} % of comparisons")
    if pd.notna(last["lag_months"]):
        said.append(f"a closed model had reached the open level {last['lag_months']:.0f} months before")
    said.append("series differ in method and must not be joined")
    text = "; ".join(said)
    return text[0].upper() + text[1:]
