"""Tables about the sources: independence, rhythm, the full list, what was left out."""

import datetime
from collections.abc import Mapping

import pandas as pd

from analysis.caching import once_for_frames
from analysis.formats import counted, spelled
from analysis.measures import freshness
from analysis.measures.shares import Refusal
from analysis.periods import Period, at, latest
from analysis.schema.words import in_words


def independence(shares: pd.DataFrame, markets: pd.DataFrame) -> pd.DataFrame:
    """layer, independence: number of printed shares, their part of the layer's, and the sources they come from."""
    known = markets.set_index("market_id")
    rows = shares.assign(
        layer=shares["market_id"].map(known["layer"]), independence=shares["market_id"].map(known["independence"])
    ).dropna(subset=["layer"])
    parts = rows.groupby(["layer", "independence"])
    table = parts.size().rename("rows_count").to_frame()
    table["source_id"] = parts["source_id"].agg(lambda s: ";".join(dict.fromkeys(s)))
    table["as_of"] = parts["period"].agg(latest)
    table["part_pct"] = 100 * table["rows_count"] / table.groupby("layer")["rows_count"].transform("sum")
    return table.reset_index()


def independence_finding(table: pd.DataFrame, rows_unit: str = "count", whole: pd.DataFrame | None = None) -> str:
    """How many printed shares come from publishers that gain by the ranking, as a number or a part; where a filter
    hides those, how many come from others."""
    total, own = _counted(table), _counted(table[table["independence"].isin(GAINING)])
    every = total if whole is None else _counted(whole)
    is_hidden = not own and total < every
    many, of = (total, every) if is_hidden else (own, total)
    whom = "others than sellers and investors" if is_hidden else "sellers or investors"
    if not many:
        return f"None of the {spelled(total)} published shares shown comes from a seller or an investor"
    said = f"{spelled(many)} of {spelled(of)}" if rows_unit == "count" else f"{spelled(100 * many / of, '.0f')} % of"
    return f"{said} published shares come{'s' * (many == 1)} from {whom}"


def _counted(table: pd.DataFrame) -> int:
    return int(table["rows_count"].sum())


GAINING = ("seller", "investor", "self-reported")
"""What a publisher gains that is an interest in the ranking."""


def periodic(sources: pd.DataFrame, *, today: str = "") -> pd.DataFrame:
    """source: those with a rhythm, the latest first; `due` and `days_late` by its own rhythm, blank without a
    `today`."""
    found = sources.dropna(subset=["update_every"])
    ends = found["next_expected"].map(lambda text: Period.parse(text).end, na_action="ignore")
    found = found.loc[ends.sort_values(kind="stable").index]
    if not today:
        return found.assign(as_of=found["date_accessed"], due=None, days_late=None)
    late = freshness.overdue(found, datetime.date.fromisoformat(today)).set_index("source_id")["days_late"]
    days = found["source_id"].map(late)
    due = [f"overdue by {spelled(n, ',.0f')} days" if n > 0 else "in time" for n in days]
    marked = found.assign(as_of=found["date_accessed"], due=due, days_late=days)
    return marked.sort_values("days_late", ascending=False, kind="stable", ignore_index=True)


def periodic_finding(table: pd.DataFrame) -> str:
    """How many periodic sources are late, and which is latest; without a day of today which was due first."""
    first = table.iloc[0]
    late = int(table["days_late"].gt(0).sum())
    if late:
        return (
            f"{late} of {len(table)} periodic sources {'is' if late == 1 else 'are'} late, {first['producer']} longest:"
            f" {counted(first['days_late'], 'day', ',.0f')}"
        )
    if table["due"].notna().any():
        return f"None of {len(table)} periodic sources is late"
    return f"The first new issue was expected {at(first['next_expected'])} ({first['producer']})"


PERIODIC = "Sources that appear by a rhythm, with the day the next issue was expected, and how late it is"
LATENESS = (
    "Expected is the last period in the data plus one rhythm. Late is later than the rhythm allows: 3 days of a day,"
    " 7 of a week, 15 of a month, 30 of a quarter, 60 of a year"
)
RHYTHM = ("title", "producer", "update_every", "next_expected", "due")


def credits(sources: pd.DataFrame) -> pd.DataFrame | Refusal:
    """credit: the words that a license asks for, with its license, source and address."""
    found = sources.dropna(subset=["credit"]).sort_values("credit", ignore_index=True, kind="stable")
    return (
        found.assign(as_of=found["date_accessed"])
        if len(found)
        else Refusal("No license asks for a credit", "all sources")
    )


def credits_finding(table: pd.DataFrame) -> str:
    """How many sources ask for a credit, under how many licenses."""
    ask = f"{counted(len(table), 'source')} {'asks' if len(table) == 1 else 'ask'} for a credit"
    licenses = table["license"].nunique()
    return f"{ask}, under {counted(licenses, 'license')} or {'term' if licenses == 1 else 'terms'}"


CITING = (
    "shares",
    "companies",
    "models",
    "finances",
    "events",
    "capability",
    "community",
    "training_costs",
    "business_models",
    "openness",
    "api_prices",
    "transparency",
    "market_sizes",
    "strategies",
    "releases",
    "products",
    "ownership",
    "deals",
    "compute",
    "guidelines",
    "groups",
)
"""The tables whose rows cite a source."""


@once_for_frames
def citations(tables: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """source_id (index), a column a table: how many of its rows cite the source alone."""
    return pd.DataFrame({name: frame["source_id"].value_counts() for name, frame in tables.items()}).fillna(0)


def every_source(sources: pd.DataFrame, citations: pd.DataFrame, *, find_source: str = "") -> pd.DataFrame | Refusal:
    """source: its record, the tables that cite it, and in how many rows."""
    counts = citations.reindex(sources["source_id"]).fillna(0)
    where = [", ".join(in_words(name) for name in counts.columns if row[name]) for _, row in counts.iterrows()]
    table = sources.assign(cited_in=where, rows_count=counts.sum(axis=1).to_numpy(), as_of=sources["date_accessed"])
    if find_source:
        cells = table[["title", "producer", "url", "license", "independence", "cited_in"]].fillna("")
        table = table[cells.apply(lambda c: c.str.contains(find_source, case=False, regex=False)).any(axis=1)]
        if table.empty:
            return Refusal(f"No source matches “{find_source}”", "an empty search")
    return table


def list_finding(table: pd.DataFrame) -> str:
    """How many sources, how many known to be primary."""
    return f"{counted(len(table), 'source')}, {int(table['kind'].eq('primary').sum())} of them known to be primary"
