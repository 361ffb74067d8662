"""Tables of the capability page: best open and best closed model by series, gap, lag."""

import math

import pandas as pd

from analysis.formats import NOISE, counted, fitting, spelled
from analysis.measures import capability as formulas
from analysis.measures.shares import Refusal
from analysis.periods import at, dated, dates_span, span

SERIES = {
    "arena_ai_2026": "Arena, 2026 board",
    "epoch_frontier_by_release_date": "Epoch AI, by release date",
    "lmarena_bt_by_fetch_date": "LMArena, by date fetched",
    "lmarena_catalog_nostyle": "LMArena, no style control",
    "lmarena_catalog_style": "LMArena, style control",
    "lmsys_bt_by_leaderboard_date": "LMSYS, by date of the board",
    "lmsys_online_elo": "LMSYS, online Elo",
    "lmsys_table": "LMSYS table",
    "lmsys_blog": "LMSYS blog",
}
"""Series in words; one that is not here is shown by its key."""
ELO, PERCENT, TENTHS, POINTS = "Elo points", "percentage points", "points of 10", "index points"
UNITS = (ELO, PERCENT, TENTHS, POINTS)
AT_LEAST = "at least"
"""How a lag is known where the series is too short to see its begin."""
COMPUTED_LEAST = f"computed, {AT_LEAST}"
LEAST = 2
"""A series needs both classes on this many dates to have a gap over time."""


def _series(capability: pd.DataFrame, series: str) -> pd.DataFrame:
    name, _, benchmark = series.partition("|")
    return capability[capability["series"].eq(name) & capability["benchmark"].eq(benchmark)]


def series_words(series: object) -> str:
    """A series in words."""
    return SERIES.get(str(series), str(series).replace("_", " "))


def unit_of(benchmark: object) -> str:
    """The unit of a gap on a benchmark: Elo points, percentage points, or points of its own scale."""
    name = str(benchmark).lower()
    if name.startswith(("chatbot arena", "arena", "lmarena")):
        return ELO
    return PERCENT if "percent" in name else TENTHS if "10 max" in name else POINTS


def frontier(capability: pd.DataFrame, *, series: str) -> pd.DataFrame:
    """date, access: the best model of each class on each date of one series, with its interval."""
    mine = _series(capability, series)
    if mine.empty:
        return mine.assign(label=[], as_of=[], from_date=[], records_only=[])
    best = formulas.best_by_access(mine)
    return best.assign(
        label=best["model"].astype(object).fillna("not named"),
        as_of=best["date"],
        records_only=formulas.holds_records_only(mine),
    )


def frontier_finding(table: pd.DataFrame) -> str:
    """Who leads at the last date, and by how much; neutral where intervals overlap."""
    last = table[table["date"].eq(table["date"].max())].set_index("access")
    if not {"open", "closed"} <= set(last.index):
        row = table.sort_values("score").iloc[-1]
        return f"{row['label']} has the best score shown: {spelled(row['score'], ',.4g')}"
    closed, opened = last.loc["closed"], last.loc["open"]
    gap = closed["score"] - opened["score"]
    ahead, behind = (closed, opened) if gap > 0 else (opened, closed)
    # A comparison with a missing end is false: where no interval is printed the scores stand.
    touching = bool(ahead["ci_low"] <= behind["ci_high"])
    if touching or gap == 0:
        return f"Open and closed cannot be told apart {at(last['date'].iloc[0])}"
    leader = "closed" if gap > 0 else "open"
    return f"The best {leader} model leads by {counted(abs(gap), 'point', '.3g')} {at(last['date'].iloc[0])}"


def gap_over_time(capability: pd.DataFrame, *, series: str) -> pd.DataFrame | Refusal:
    """date: gap between best closed and best open model of one series, and the models that made it."""
    mine = _series(capability, series)
    found = formulas.lag_months(mine) if len(mine) else pd.DataFrame()
    if len(capability) and len(found) < LEAST:
        which = f"only {counted(len(found), 'date')}" if len(found) else "no date"
        return Refusal(f"This series has {which} with both an open and a closed model", "the frontier above")
    if found.empty:
        return capability.iloc[:0].assign(gap=[], gap_low=[], gap_high=[], lag_months=[], lag_kind=[], as_of=[])
    unit = unit_of(mine["benchmark"].iloc[0])
    rate = formulas.win_rate(found["gap"].to_numpy()) * 100 if unit == ELO else float("nan")
    new = found["open_model"].ne(found["open_model"].shift()) | found["closed_model"].ne(found["closed_model"].shift())
    return found.assign(
        win_rate_pct=rate,
        new_leader=new,
        benchmark=mine["benchmark"].iloc[0],
        series=mine["series"].iloc[0],
        gap_unit=unit,
        as_of=found["date"],
    )


def lag_over_time(capability: pd.DataFrame, *, series: str) -> pd.DataFrame | Refusal:
    """date: months since the first closed model reached the open level; "at least" where the series is too short to
    tell."""
    found = gap_over_time(capability, series=series)
    if isinstance(found, Refusal) or found.empty:
        return found
    first = pd.Timestamp(found["date"].min())
    open_for = (pd.to_datetime(found["date"].map(_day)) - first).dt.days / (365.25 / 12)
    kind = found["lag_months"].isna().map({True: AT_LEAST, False: "measured"})
    return found.assign(lag_months=found["lag_months"].fillna(open_for), lag_kind=kind)


def _day(date: str) -> str:
    return {4: f"{date}-01-01", 7: f"{date}-01"}.get(len(date), date)


def lag_finding(table: pd.DataFrame) -> str:
    """The lag at the last date, on which benchmark and when."""
    last = table.iloc[-1]
    least = "at least " if last["lag_kind"] == AT_LEAST else ""
    lag = f"by {least}{counted(last['lag_months'], 'month', '.0f')}"
    if last["lag_kind"] != AT_LEAST and last["lag_months"] == 0:
        lag = "no closed one"
    where = _short(last["benchmark"])
    return fitting(
        f"Open models trailed {lag} ({where}, {dated(last['date'][:7])})", f"Open models trailed {lag} ({where})"
    )


def _short(benchmark: str) -> str:
    """A benchmark by its letters, where it has some in brackets, else without its brackets."""
    name, _, said = benchmark.partition(" (")
    letters = said.rstrip(")")
    return letters if letters.isupper() else name


def lag_range(months: pd.Series, least: pd.Series) -> str:
    """Lags from the shortest to the longest, months, rounded outward; what is at least so long may be any longer, and
    a measured one above it is said to a tenth, as titles round it.

    A lag of at least no month says nothing.

    >>> lag_range(pd.Series([1.54, 7.0, 15.2]), pd.Series([False, False, True]))
    '1 to at least 15'
    >>> lag_range(pd.Series([1.02, 4.4]), pd.Series([True, False]))
    'at least 1 to at least 4.4'
    >>> lag_range(pd.Series([1.02, 11.9]), pd.Series([True, False]))
    'at least 1 to at least 11.9'
    """
    says = ~least | months.ge(1)
    months, least = (months[says], least[says]) if says.any() else (months, least)
    if months.nunique() == 1:
        return f"{f'{AT_LEAST} ' * bool(least.any())}{spelled(months.max(), '.0f')}"
    measured, shortest = months[~least], math.floor(months.min() + NOISE)
    is_least = measured.empty or shortest < math.floor(measured.min() + NOISE)
    low = f"{f'{AT_LEAST} ' * is_least}{spelled(shortest)}"
    if least.any():
        is_open = months[least].max() >= months.max()
        top = math.floor(months.max() + NOISE) if is_open else math.floor(10 * months.max() + NOISE) / 10
        return span(low, f"{AT_LEAST} {spelled(top, 'g')}")
    return span(low, spelled(math.ceil(months.max() - NOISE)))


def gap_finding(table: pd.DataFrame) -> str:
    """The widest and the narrowest gap and the last one."""
    last = table.iloc[-1]
    wide, narrow = table.loc[table["gap"].idxmax()], table.loc[table["gap"].idxmin()]
    if len(table) == 1:
        return f"The gap is {spelled(last['gap'], '.3g')} {last['gap_unit']} {at(last['date'])}"
    return (
        f"The gap is {spelled(last['gap'], '.3g')} {last['gap_unit']} ({dated(last['date'][:7])}); range"
        f" {span(spelled(narrow['gap'], '.3g'), spelled(wide['gap'], '.3g'))}"
    )


def lags(capability: pd.DataFrame) -> pd.DataFrame:
    """row: lag of open models in months, as sources print it and as each series here gives it at its last date."""
    rows = []
    printed = capability[
        capability["benchmark"].str.contains("lag ", case=False) & capability["series"].eq("published_summary")
    ]
    for r in printed.itertuples():
        low, high = (r.score if pd.isna(v) else v for v in (r.ci_low, r.ci_high))
        rows.append((r.benchmark.removesuffix(", months"), "printed", r.score, low, high, r.date, r.source_id))
    for (series, benchmark), mine in capability.groupby(["series", "benchmark"], sort=False):
        found = lag_over_time(capability, series=f"{series}|{benchmark}") if mine["access"].nunique() > 1 else None
        if found is None or isinstance(found, Refusal) or found.empty:
            continue
        last = found.iloc[-1]
        rows.append(
            (
                f"{benchmark}, {series_words(series)}",
                "computed" if last["lag_kind"] == "measured" else COMPUTED_LEAST,
                last["lag_months"],
                last["lag_months"],
                last["lag_months"] if last["lag_kind"] == "measured" else None,
                last["date"],
                last["source_id"],
            )
        )
    table = pd.DataFrame(rows, columns=["label", "lag_kind", "lag_months", "lag_low", "lag_high", "as_of", "source_id"])
    return table.sort_values(["lag_kind", "as_of"], ascending=[False, False])


def lags_finding(table: pd.DataFrame) -> str:
    """The range of the lags that sources print, and that of those computed here."""
    is_printed = table["lag_kind"].eq("printed")
    printed, made = table[is_printed], table[~is_printed]
    computed = lag_range(made["lag_months"], made["lag_kind"].eq(COMPUTED_LEAST)) if len(made) else ""
    if printed.empty:
        return (
            f"Lags computed here at the last dates of {len(made)} series: {computed} months"
            if len(made) > 1
            else f"One series gives a lag: {_months(computed)}"
        )
    ends = span(spelled(printed["lag_low"].min(), ".0f"), spelled(printed["lag_high"].max(), ".0f"))
    said = f"Published lags: {_months(ends)}"
    return f"{said}; computed: {computed}" if computed else said


def _months(said: str) -> str:
    """A length or a range with its unit."""
    return f"{said} month{'' if said.split(' ')[-1] == '1' else 's'}"


def published(capability: pd.DataFrame) -> pd.DataFrame:
    """row: gaps and lags as sources print them, newest first."""
    mine = capability[capability["series"].eq("published_summary")].sort_values("date", ascending=False, kind="stable")
    return mine.assign(as_of=mine["date"], label=mine["model"])


def published_finding(table: pd.DataFrame) -> str:
    """How many figures by how many sources."""
    figures, sources = counted(len(table), "figure"), counted(table["source_id"].nunique(), "source")
    return f"{sources} publish{'es' * (table['source_id'].nunique() == 1)} {figures} on the gap"


def frontier_note(table: pd.DataFrame) -> str:
    """What open means, and what a list of records leaves out."""
    said = (
        "Open means that the weights can be downloaded, whatever the license. Scores of two series are not comparable"
    )
    if not table["records_only"].any():
        return said
    return f"{said}. The list names a model only where it was the best open or the best closed one of its day"


def frontier_subtitle(table: pd.DataFrame) -> str:
    """Series, unit, dates."""
    row = table.iloc[0]
    return f"{row['benchmark']}, {series_words(row['series'])}, {dates_span(table['date'])}"


def gap_subtitle(table: pd.DataFrame) -> str:
    """Series, measure, dates."""
    row = table.iloc[0]
    dates = dates_span(table["date"])
    return f"Best closed minus best open, {row['benchmark']}, {series_words(row['series'])}, {dates}"


def lag_subtitle(table: pd.DataFrame) -> str:
    """Measure, series, dates, and the range of all lags, with those that are only known to be at least so long."""
    row = table.iloc[0]
    until = dated(table["date"].iloc[-1][:7])
    said = (
        f"Months since a closed model first reached the open level, {row['benchmark']}, {series_words(row['series'])},"
        f" until {until}"
    )
    ends = lag_range(table["lag_months"], table["lag_kind"].eq(AT_LEAST))
    return f"{said}; range {ends}" if " to " in ends else said


def gap_note(table: pd.DataFrame) -> str:
    """What the lag and the win rate say at the last date."""
    last = table.iloc[-1]
    said = []
    if pd.notna(last["win_rate_pct"]):
        said.append(f"by Elo, the leader would win {spelled(last['win_rate_pct'], '.0f')} % of comparisons")
    if last["lag_months"] > 0:
        said.append(f"a closed model had reached the open level {counted(last['lag_months'], 'month', '.0f')} before")
    if pd.isna(last["lag_months"]):
        said.append("a closed model had reached the open level before the series begins")
    said.append("series differ in method and must not be joined")
    return ". ".join(text[0].upper() + text[1:] for text in said)
