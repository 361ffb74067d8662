"""Which rows of an exhibit a view keeps, how that is said, and whether its numbers were worked out here."""

from collections.abc import Collection

import pandas as pd

from analysis.choices.choice import Params
from analysis.choices.shared import MARKED
from analysis.exhibits.page import Exhibit
from analysis.formats import counted, listed
from analysis.measures import shares, windows
from analysis.periods import ALL_DATES, Period, span, within
from analysis.schema import derived

PRINTED = frozenset(
    [
        "low_pct",
        "mid_pct",
        "high_pct",
        "score",
        "interval",
        "printed",
        "label",
        "concerned",
        "market_label",
        "period_label",
        "share_of",
        "measure",
        "grade",
        "status",
        "processing",
        "limits",
        "as_of",
        "source_id",
        "party_b",
        "part",
        "fact",
        "detail",
        "tie_kind",
        "before",
        "after",
        "release_year",
        "license_family",
    ]
)
"""Columns of tables that hold what sources print, the interval of its words, or its place: the others are worked
out."""
RESTS = (shares.NOT_NAMED, windows.NOT_NAMED)
"""Labels of what a market leaves unnamed."""
FIRMS, PARTS = ("company", "product"), ("group", "rest")
"""Kinds of rows of a market: what one company holds, and what several hold together."""
GAINING = ("seller", "investor", "self-reported")
"""What a publisher gains that is an interest in the ranking."""


FILTERS = {"picked": "companies", "dates": "dates", "confidence": "grades", "interested": "publishers"}
"""The filters of `keep_rows`, and by what each chooses."""
NAMES = ("company", "organization", "developer", "model")
"""Columns that name a company, or what one made, with a key of ours or without one."""


def keep_rows(
    table: pd.DataFrame, params: Params, timed: bool = False, gaining: frozenset[str] = frozenset()
) -> pd.DataFrame:
    """The rows shown: filters choose rows and never the inputs of a number.

    `picked` keeps the chosen companies and rows of none (groups; the rest, beside a chosen one), `interested` = "hide"
    drops rows whose publisher sells, invests or ranks itself (where the rows do not say it, those that rest on
    `gaining` sources only), `confidence` those of a lower grade, and `dates`
    of a timed exhibit those outside the span.
    """
    kept = pd.Series(True, index=table.index)
    if params.get("picked") and "company_id" in table:
        kept &= _chosen(table, params["picked"])
    if params.get("interested") == "hide":
        kept &= ~_gains(table, gaining)
    if "event_kind" in table:
        kept &= table["event_kind"].isna() | table["event_kind"].isin(params.get("event_kinds", MARKED))
    if params.get("confidence", "D") < "D" and "grade" in table:
        kept &= table["grade"].isna() | table["grade"].le(params["confidence"])
    if timed and tuple(params.get("dates", ALL_DATES)) != ALL_DATES:
        kept &= within(table["as_of"], *params["dates"])
    return table if kept.all() else table[kept]


def _chosen(table: pd.DataFrame, picked: Collection[str]) -> pd.Series:
    """Rows of the chosen companies, and those of none; a company without a key is not chosen, the rest alone tells
    nothing."""
    chosen, nobody = table["company_id"].isin(picked), table["company_id"].isna()
    kinds = table["kind"] if "kind" in table else pd.Series(index=table.index, dtype="object")
    for name in NAMES:
        if name in table:
            nobody &= table[name].isna()
    nobody &= ~kinds.isin(FIRMS)
    if "label" in table and not chosen.any():
        nobody &= ~table["label"].isin(RESTS) & ~kinds.isin(PARTS)
    return chosen | nobody


def companies_of(table: pd.DataFrame) -> set[str]:
    """The companies that the rows of a table name, one or several in a cell."""
    ours = set(table["company_id"].dropna()) if "company_id" in table else set()
    if "company_ids" in table:
        ours |= {c for cell in table["company_ids"].dropna() for c in cell.split(";")}
    return ours


def interested_sources(sources: pd.DataFrame, counts: bool = False) -> frozenset[str]:
    """The sources whose publisher sells, invests or ranks itself; none for rows that count the data: nobody gains by
    them."""
    return frozenset(() if counts else sources.loc[sources["independence"].isin(GAINING), "source_id"])


def _gains(table: pd.DataFrame, interested: frozenset[str]) -> pd.Series:
    """Whether a publisher gains by a row: as the row says, else where each of its sources does."""
    if "independence" in table:
        return table["independence"].isin(GAINING)
    if "source_id" not in table:
        return pd.Series(False, index=table.index)
    named = table["source_id"].fillna("").astype(str)
    own = {cell: bool(cell) and set(cell.split(";")) <= interested for cell in named.unique()}
    return named.map(own).astype(bool)


def set_filters(params: Params) -> tuple[str, ...]:
    """The filters that the reader has set, in the order in which they are said."""
    are_set = {
        "picked": bool(params.get("picked")),
        "dates": tuple(params.get("dates", ALL_DATES)) != ALL_DATES,
        "confidence": params.get("confidence", "D") < "D",
        "interested": params.get("interested") == "hide",
    }
    return tuple(name for name in FILTERS if are_set[name])


def filters_in_force(table: pd.DataFrame, timed: bool, gaining: frozenset[str]) -> frozenset[str]:
    """The filters that decide rows of a table: those whose column it has, with something in it."""
    holds = {
        "picked": _is_filled(table, "company_id"),
        "dates": timed,
        "confidence": _is_filled(table, "grade"),
        "interested": _is_filled(table, "independence") or (bool(gaining) and _is_filled(table, "source_id")),
    }
    return frozenset(name for name, does in holds.items() if does)


def _is_filled(table: pd.DataFrame, column: str) -> bool:
    return column in table and bool(table[column].notna().any())


def without(params: Params, name: str) -> Params:
    """The choices as if one filter were not set."""
    return {key: value for key, value in params.items() if key != name}


def said_filters(params: Params, companies: pd.DataFrame, holds: Collection[str], mixed: int = 0) -> str:
    """The filters that are set, in words: what those that hold keep, and which do not hold here.

    `mixed` counts the rows shown that name a publisher that gains beside others.
    """
    names = companies.set_index("company_id")["company"]
    picked = [str(names.get(company, company)) for company in params.get("picked") or ()]
    more = f" and {len(picked) - 4} more" if len(picked) > 4 else ""
    beside = f"; {counted(mixed, 'row')} {'names' if mixed == 1 else 'name'} one beside others" if mixed else ""
    words = {
        "picked": ", ".join(picked[:4]) + more,
        "dates": span(*(_end(date) for date in params.get("dates", ALL_DATES))),
        "confidence": f"confidence {span('A', params.get('confidence', 'D'))}",
        "interested": f"publishers that gain by the figure left out{beside}",
    }
    kept = [words[name] for name in set_filters(params) if name in holds]
    loose = [FILTERS[name] for name in set_filters(params) if name not in holds]
    idle = f"the choice of {listed(loose)} does not hold here" if loose else ""
    return " · ".join(filter(None, ("shown: " + "; ".join(kept) if kept else "", idle)))


def _end(date: str) -> str:
    return date if date in ALL_DATES else Period.parse(date).label


def mixed_rows(table: pd.DataFrame, gaining: frozenset[str]) -> int:
    """How many rows name a source that gains beside one that does not; none where rows say it themselves."""
    if "independence" in table or "source_id" not in table:
        return 0
    return sum(bool(gaining & set(str(cell).split(";"))) for cell in table["source_id"].dropna())


def computes(exhibit: Exhibit) -> bool:
    """Whether the exhibit shows what no source prints: columns worked out here, or strategies, whose label is ours."""
    return "strategies" in exhibit.inputs or any(c in derived.DERIVED and c not in PRINTED for c in exhibit.columns)


def source_ids(table: pd.DataFrame) -> list[str]:
    """The sources of the rows, each once; a cell may name several, separated by semicolons."""
    if "source_id" not in table:
        return []
    return list(dict.fromkeys(s for cell in table["source_id"].dropna() for s in str(cell).split(";") if s))


def withheld_sources(table: pd.DataFrame, sources: pd.DataFrame) -> tuple[tuple[str, str], ...]:
    """Id and title of each source of the rows that forbids passing data on."""
    titles = sources.loc[sources["redistributable"].eq("no")].set_index("source_id")["title"]
    return tuple((s, str(titles[s])) for s in source_ids(table) if s in titles.index)


def passable(table: pd.DataFrame, withheld: tuple[tuple[str, str], ...]) -> pd.DataFrame:
    """The rows that rest on none of these sources, each an id and a title."""
    names = {name for name, _ in withheld}
    if "source_id" not in table or not names:
        return table
    passed = [not names & set(str(cell).split(";")) for cell in table["source_id"]]
    return table[pd.Series(passed, index=table.index, dtype=bool)]
