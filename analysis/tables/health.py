"""Tables of the data-health page: invariants computed two ways, coverage per market, blank cells."""

from collections.abc import Mapping
from fractions import Fraction

import pandas as pd

from analysis import schema
from analysis.caching import once_for_frames
from analysis.formats import counted, spelled
from analysis.measures.shares import cited_of, sourced
from analysis.measures.today import counted_rows, none_of_today, standing
from analysis.periods import at_last_over
from analysis.tables.share_intervals import ShareIntervals
from analysis.tables.shares import NAMED


def invariants(share_intervals: ShareIntervals, strategies: pd.DataFrame, models: pd.DataFrame) -> pd.DataFrame:
    """statement: what must hold, computed in two ways, and whether both agree."""
    series = share_intervals.at()
    by_product = share_intervals.at("product")
    shares, kinds = share_intervals.shares, share_intervals.markets.set_index("market_id")["metric_kind"]
    whole = shares[shares["market_id"].map(kinds).eq("partition")]
    whole = whole[whole["entity_kind"].ne("subtotal")]
    checks = [
        _sums(whole),
        _squares(whole),
        _rolled_up(series, by_product),
        _ordered(series),
        _strategies(strategies, models),
        _cited(shares, share_intervals.sources),
    ]
    return pd.DataFrame(checks, columns=["statement", "one_way", "other_way", "holds", "source_id"])


def _row(statement: str, ways: tuple[str, str], one: float, other: float, cited: pd.Series) -> tuple[str, ...]:
    """One invariant; both ways are numbers rounded alike."""
    said = (f"{spelled(value)} {way}" for value, way in zip((one, other), ways, strict=True))
    return (statement, *said, "yes" if one == other else "NO", ";".join(cited.dropna().unique()))


FLOATS, COUNTED = ("in floats", "in exact fractions"), ("counted", "in all")


def _sums(whole: pd.DataFrame) -> tuple[str, ...]:
    keys = [whole["market_id"], whole["period"]]
    floats = (whole["share_pct"].fillna(0).groupby(keys).sum() > 100.5).sum()
    exact: dict[tuple[str, str], Fraction] = {}
    for market, period, printed in zip(whole["market_id"], whole["period"], whole["printed"], strict=True):
        exact[market, period] = exact.get((market, period), Fraction(0)) + Fraction(
            printed if isinstance(printed, str) else 0
        )
    over = sum(total > Fraction("100.5") for total in exact.values())
    statement = f"Markets and dates whose parts add to more than {spelled(100.5, '.1f')} %"
    return _row(statement, FLOATS, int(floats), over, whole["source_id"])


def _squares(whole: pd.DataFrame) -> tuple[str, ...]:
    """The lower bound of HHI needs squares: summed as floats and as exact fractions of the printed text."""
    firms = whole[whole["entity_kind"].isin(["company", "product"]) & whole["share_pct"].notna()]
    floats = round(float((firms["share_pct"] ** 2).sum()), 2)
    exact = round(float(sum(Fraction(p) ** 2 for p in firms["printed"])), 2)
    return _row("Sum of squared published shares", FLOATS, floats, exact, whole["source_id"])


def _rolled_up(series: pd.DataFrame, by_product: pd.DataFrame) -> tuple[str, ...]:
    one, other = (round(float(s.loc[s["kind"].isin(NAMED), "mid_pct"].sum()), 2) for s in (series, by_product))
    return _row("Sum of all shares of companies", ("by company", "by product"), one, other, series["source_id"])


def _ordered(series: pd.DataFrame) -> tuple[str, ...]:
    middle = series["mid_pct"].fillna((series["low_pct"] + series["high_pct"]) / 2)
    inside = int(((series["low_pct"] <= middle + 1e-9) & (middle <= series["high_pct"] + 1e-9)).sum())
    return _row("Values inside their interval", COUNTED, inside, len(series), series["source_id"])


def _strategies(strategies: pd.DataFrame, models: pd.DataFrame) -> tuple[str, ...]:
    makers = set(models["company_id"].dropna())
    known = len(makers & set(strategies["company_id"].dropna()))
    return _row("Makers of models with a strategy", COUNTED, known, len(makers), strategies["source_id"])


def _cited(shares: pd.DataFrame, sources: pd.DataFrame) -> tuple[str, ...]:
    known = int(shares["source_id"].isin(sources["source_id"]).sum())
    return _row("Published shares with a known source", COUNTED, known, len(shares), shares["source_id"])


def invariants_finding(table: pd.DataFrame) -> str:
    """How many hold."""
    held = int(table["holds"].eq("yes").sum())
    if held == len(table):
        return f"All {held} cross-checks agree" if held > 1 else "The one cross-check agrees"
    return f"{held or 'None'} of {counted(len(table), 'cross-check')} {'agree' if held > 1 else 'agrees'}"


def coverage(share_intervals: ShareIntervals) -> pd.DataFrame:
    """market, last date: part of the market held by companies named in print, as an interval."""
    series = share_intervals.at()
    named = series[series["metric_kind"].eq("partition") & series["kind"].isin(NAMED)]
    last = named[at_last_over(named)]
    parts = last.groupby("market_id")
    table = parts[["low_pct", "mid_pct", "high_pct"]].sum(min_count=1).clip(upper=100)
    firsts = parts[
        ["market_label", "layer", "period_label", "as_of", "independence", "share_of", "recency", "today_until"]
    ].first()
    cited = parts["source_id"].agg(cited_of)
    return pd.concat([table, firsts, cited], axis=1).reset_index().sort_values("mid_pct", ignore_index=True)


def coverage_finding(table: pd.DataFrame) -> str:
    """How many definitions of today name nearly all of their market; of other dates where none is of today."""
    rows, now = counted_rows(table)
    rows = sourced(rows)
    full = int((rows["low_pct"] >= 95).sum())
    which = f"{full or 'None'} of {counted(len(rows), 'market')}{' today' * now}"
    said = f"{which} {'are' if full > 1 else 'is'} covered to 95 % or more"
    return said if now else f"{said}: {none_of_today(rows)}"


def coverage_subtitle(table: pd.DataFrame) -> str:
    """Measure, and how many definitions are of today."""
    return "Part of each market that is published by company, at its last date"


def coverage_note(table: pd.DataFrame) -> str:
    """What stays unknown, and which markets are counted."""
    return f"What nobody names stays unknown and is never padded. Counted: {standing(table)}"


LOOKED_THROUGH = (
    "sources",
    "companies",
    "shares",
    "markets",
    "models",
    "finances",
    "training_costs",
    "capability",
)
"""The tables whose blank cells are counted."""


@once_for_frames
def blank_cells(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """table, column: rows, how many of them are blank, every source of the table (of markets: of shares)."""
    shares = tables["shares"]
    rows = [
        (name, column.label, len(frame), blank, 100 * blank / len(frame), cited)
        for name, frame in tables.items()
        if len(frame)
        for cited in [";".join(frame.get("source_id", shares["source_id"]).dropna().unique())]
        for column in schema.columns(name)
        if (blank := int(frame[column.name].isna().sum()))
    ]
    names = ["table_name", "column_label", "rows_count", "blank_count", "blank_pct", "source_id"]
    return pd.DataFrame(rows, columns=names)


def missing(blank_cells: pd.DataFrame) -> pd.DataFrame:
    """table, column: the columns with blank cells, those with most first; never blank ones are left out."""
    return blank_cells.sort_values("blank_pct", ascending=False, ignore_index=True)


RECORD = {
    "date_published": "day of publication",
    "kind": "known kind",
    "independence": "known independence",
    "license": "license",
}
"""What a reader needs of a source; its rhythm and credit are blank by nature where there is none."""


def missing_finding(table: pd.DataFrame) -> str:
    """The two fields of a source's record that are blank most often."""
    names = {c.label: RECORD[c.name] for c in schema.columns("sources") if c.name in RECORD}
    mine = table[table["table_name"].eq("sources") & table["column_label"].isin(names)].head(2)
    if mine.empty:
        return f"{len(table)} columns have blank cells"
    said = [f"{n} no {names[label]}" for n, label in zip(mine["blank_count"], mine["column_label"], strict=True)]
    return f"Of {mine['rows_count'].iloc[0]} sources {', '.join(said)}".replace(" no ", " have no ", 1)
