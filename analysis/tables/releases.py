"""Tables of the releases page: models per year by access in two lists, and the models themselves."""

import re

import pandas as pd

from analysis.formats import counted, fitting, listed, spelled
from analysis.measures.openness import license_family
from analysis.measures.shares import Refusal
from analysis.periods import Period

READ = re.compile(r"\((\d{1,2} \w{3} \d{4})\)$")
"""The day on which a list was read, at the end of its title."""
CLASSES = {
    "open": "open",
    "open, restricted": "open, restricted",
    "api or hosted": "closed or hosted",
    "closed": "closed or hosted",
    "limited": "limited",
    "unreleased": "unreleased",
    "unknown": "unknown",
}


def is_part_year(table: pd.DataFrame, sources: pd.DataFrame) -> pd.Series:
    """True for a year that had not ended when its list was read, published or last opened: it holds a part of it
    only."""
    last = {}
    for row in sources[sources["source_id"].isin(table["source_id"])].itertuples():
        read = READ.search(str(row.title))
        days = [pd.Timestamp(read.group(1)).date().isoformat()] if read else [row.date_published, row.date_accessed]
        last[row.source_id] = min((Period.parse(day).end for day in days if isinstance(day, str)), default=None)
    ends = zip(table["year"], table["source_id"].map(last), strict=True)
    return pd.Series([pd.notna(day) and Period.parse(year).end > day for year, day in ends], table.index, dtype=bool)


def _whole_years(table: pd.DataFrame) -> pd.DataFrame:
    """The rows of whole years; all where none is of one."""
    return table[~table["is_part_year"]] if not table["is_part_year"].all() else table


def short_name(name: str) -> str:
    """The name of a list without the day it was read and without what of it is counted."""
    return name.partition(" (")[0].partition(":")[0]


def so_far(table: pd.DataFrame, year: str) -> str:
    """A year as a sentence names it: '2026 so far' where a row of it is of a part of it only."""
    return f"{year} so far" if table.loc[table["year"].eq(year), "is_part_year"].any() else year


def by_list(releases: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """list, year, access: number of models and part of the year, each list by itself."""
    rows = releases[releases["access"].isin(CLASSES) & releases["models_count"].notna()].copy()
    rows["access_class"] = rows["access"].map(CLASSES)
    table = rows.groupby(["source_id", "year", "access_class"], as_index=False)["models_count"].sum()
    whole = table.groupby(["source_id", "year"])["models_count"].transform("sum")
    titles = sources.set_index("source_id")["title"]
    table = table.assign(
        part_pct=100 * table["models_count"] / whole,
        list_name=table["source_id"].map(titles),
        as_of=table["year"],
        is_part_year=is_part_year(table, sources),
    )
    classes = table.groupby(["source_id", "year"])["access_class"].transform("nunique")
    return table[(whole >= LEAST) & (classes > 1)]


def by_list_finding(table: pd.DataFrame, list_unit: str = "share") -> str:
    """The open part, or the number of open models, in the last whole year that two lists share, by list."""
    rows = _whole_years(table)
    opened = (
        rows[rows["access_class"].isin(["open", "open, restricted"])]
        .groupby(["year", "list_name"])["part_pct" if list_unit == "share" else "models_count"]
        .sum()
        .unstack()
    )
    both = opened.dropna(thresh=2)
    if both.empty:
        return "One list covers the rows shown"
    last = both.iloc[-1].dropna().sort_values()
    names, year = [short_name(name) for name in last.index], so_far(rows, both.index[-1])
    if list_unit != "share":
        said = f"{spelled(last.iloc[0])} ({names[0]}) to {spelled(last.iloc[-1])} ({names[-1]})"
        return fitting(f"Open models of {year}: {said}", f"Open, {year}: {said}")
    parts = [f"{spelled(part, '.0f')} %" for part in last]
    said = f"{names[0]} {parts[0]}, {names[-1]} {parts[-1]}"
    if len(last) > 2:
        said = f"{parts[0]} ({names[0]}) to {parts[-1]} ({names[-1]}), by list"
    return fitting(f"Open in {year}: {said}", f"{year}: {said}")


def by_list_subtitle(table: pd.DataFrame, list_unit: str = "share") -> str:
    """Measure, which years, and which of them are of a part of the year."""
    measure = "Part" if list_unit == "share" else "Number"
    return f"{measure} of each list’s models by access, years with at least ten models{_not_over(table)}"


def _not_over(table: pd.DataFrame) -> str:
    """Which years were not over when a list was read, and that no sentence counts them beside whole ones."""
    years = sorted(table.loc[table["is_part_year"], "year"].unique())
    if not years:
        return ""
    apart = "" if table["is_part_year"].all() else " and is in no sentence"
    return f"; {listed(years)} was not over when the lists were read{apart}"


OPEN = ("open", "open, restricted", "fully open source")
"""Printed classes that count as open where the list is asked for its open part."""
LEAST = 10
"""A year of a list with fewer models has no part."""


def open_part(releases: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """list, year: open models of the year, with and without those under restrictions; each list by itself."""
    whole = releases[releases["access"].eq("all")].set_index(["source_id", "year"])["models_count"]
    rows = releases[releases["access"].isin(OPEN)]
    parts = rows.groupby(["source_id", "year"])
    table = pd.DataFrame(
        {
            "models_count": parts["models_count"].sum(min_count=1),
            "share": parts["share_pct"].sum(min_count=1),
            "free": rows[rows["access"].eq("open")].groupby(["source_id", "year"])["models_count"].sum(min_count=1),
        }
    ).reset_index()
    table["models_all"] = [whole.get((s, y)) for s, y in zip(table["source_id"], table["year"], strict=True)]
    table = table[table["models_all"].isna() | table["models_all"].ge(LEAST)].copy()
    table["part_pct"] = (100 * table["models_count"] / table["models_all"]).fillna(table["share"])
    table["free_pct"] = 100 * table["free"] / table["models_all"]
    titles = sources.set_index("source_id")["title"]
    narrow = rows.groupby("source_id")["access"].agg(lambda a: set(a) == {"fully open source"})
    suffix = table["source_id"].map(narrow).map({True: " (fully open source)", False: ""})
    named = table["source_id"].map(titles) + suffix
    table = table.assign(list_name=named, as_of=table["year"], is_part_year=is_part_year(table, sources))
    return table.dropna(subset=["part_pct"]).drop(columns=["share", "free"]).sort_values(["list_name", "year"])


def open_part_finding(table: pd.DataFrame) -> str:
    """The open part in the last whole year of three lists or more, from the lowest to the highest list.

    A list that prints only its fully open models is left out of the range.
    """
    rows = _whole_years(table)
    whole = rows[~rows["list_name"].str.endswith("(fully open source)")]
    whole = whole if len(whole) else rows
    counts = whole.groupby("year")["list_name"].nunique()
    year = counts[counts.ge(min(3, counts.max()))].index.max()
    mine = whole[whole["year"].eq(year)]["part_pct"]
    if len(mine) < 2:
        return f"One list covers {so_far(whole, year)}: {spelled(mine.iloc[0], '.0f')} % of its models are open"
    low, high = (spelled(end, ".0f") for end in (mine.min(), mine.max()))
    said = f"{len(mine)} lists put the open part of {so_far(whole, year)}"
    return fitting(f"{said} between {low} and {high} %", f"{said} at {low} to {high} %")


def open_part_subtitle(table: pd.DataFrame) -> str:
    """Measure, what a thin line is, and which years are of a part of the year."""
    return f"Open models of each year in each list; a thin line leaves out those under restrictions{_not_over(table)}"


def timeline(
    models: pd.DataFrame, companies: pd.DataFrame, *, find_model: str = "", released_license: str = ""
) -> pd.DataFrame | Refusal:
    """model: release, size, license and company; searchable by words that all must be found in one of these."""
    names = companies.set_index("company_id")["company"]
    family = [license_family(str(n), str(w)) for n, w in zip(models["license"], models["weights_open"], strict=True)]
    table = models.assign(
        label=models["company_id"].map(names).fillna(models["company_id"]).fillna("Other"),
        as_of=models["release_date"],
        opened=models["weights_open"].eq("y"),
        license_family=family,
    )
    if released_license:
        table = table[table["license_family"].eq(released_license)]
    cells = table[["model", "label", "license", "modality"]].fillna("").agg(" ".join, axis=1)
    for word in find_model.split():
        table = table[cells.reindex(table.index).str.contains(word, case=False, regex=False)]
    if table.empty and len(models):
        return Refusal(f"No model matches “{find_model}”", "an empty search")
    return table.sort_values("release_date", kind="stable")


def timeline_finding(table: pd.DataFrame, released_license: str = "") -> str:
    """How many, how many of them open; of one family of licenses how many, as its license decides whether they are."""
    if released_license:
        return f"{counted(len(table), 'model')} shown, all under a license of one family: {released_license}"
    return f"Weights of {int(table['opened'].sum())} of {counted(len(table), 'model')} shown can be downloaded"


def timeline_note(table: pd.DataFrame) -> str:
    """What the list is, and how many models have no size to be drawn at."""
    without = int(table["parameters_bn"].isna().sum())
    said = "A selection, not a census"
    return (
        f"{said}. {counted(without, 'model')} without a published size, in a strip below the plot" if without else said
    )
