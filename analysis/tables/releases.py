"""Tables of the releases page: models per year by access in two lists, and the models themselves."""

import pandas as pd

from analysis.shares import Refusal

CLASSES = {
    "open": "open", "open, restricted": "open, restricted", "api or hosted": "closed or hosted", "closed": "closed or hosted",
    "limited": "limited", "unreleased": "unreleased", "unknown": "unknown",
}  # fmt: skip


def by_list(releases: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """list, year, access: number of models and part of the year, each list by itself."""
    rows = releases[releases["access"].isin(CLASSES) & releases["models_count"].notna()].copy()
    rows["access_class"] = rows["access"].map(CLASSES)
    table = rows.groupby(["source_id", "year", "access_class"], as_index=False)["models_count"].sum()
    whole = table.groupby(["source_id", "year"])["models_count"].transform("sum")
    titles = sources.set_index("source_id")["title"]
    table = table.assign(
        part_pct=100 * table["models_count"] / whole, list_name=table["source_id"].map(titles), as_of=table["year"]
    )
    classes = table.groupby(["source_id", "year"])["access_class"].transform("nunique")
    return table[(whole >= 10) & (classes > 1)]


def by_list_finding(table: pd.DataFrame) -> str:
    """The open part in the last year that two lists share, by list."""
    opened = (
        table[table["access_class"].isin(["open", "open, restricted"])]
        .groupby(["year", "list_name"])["part_pct"]
        .sum()
        .unstack()
    )
    both = opened.dropna(thresh=2)
    if both.empty:
        return "One list covers the rows shown"
    last = both.iloc[-1].dropna().sort_values()
    return f"Open models of {both.index[-1]}: {last.iloc[0]:.0f} % in one list, {last.iloc[-1]:.0f} % in another"


def timeline(models: pd.DataFrame, companies: pd.DataFrame, *, find_model: str = "") -> pd.DataFrame | Refusal:
    """model: release, size, license and company; searchable."""
    names = companies.set_index("company_id")["company"]
    table = models.assign(
        label=models["company_id"].map(names).fillna(models["company_id"]),
        as_of=models["release_date"],
        opened=models["weights_open"].eq("y"),
    )
    if find_model:
        cells = table[["model", "label", "license", "modality"]].fillna("")
        table = table[cells.apply(lambda c: c.str.contains(find_model, case=False, regex=False)).any(axis=1)]
        if table.empty:
            return Refusal(f"No model matches “{find_model}”", "an empty search")
    return table.sort_values("release_date")


def timeline_finding(table: pd.DataFrame) -> str:
    """How many, how many of them open."""
    return f"Weights of {int(table['opened'].sum())} of {len(table)} models shown can be downloaded"
