"""Tables of the community page: one metric over time, what each metric does not mean, who holds the downloads."""

import pandas as pd

from analysis.shares import Refusal
from analysis.tables.context import last_of_each
from analysis.tables.shares import every_share

MEANS = {
    "github_stars": "Stars are attention, not use", "github_forks": "A fork is a copy, often never touched again",
    "github_contributors": "Counts whoever ever changed a line; most do so once",
    "github_commits": "Commits are activity, not progress", "github_dependents": "Public projects only; companies’ use is unseen",
    "package_downloads_month": "Counts machines, test runs among them, and not people",
    "hub_models": "Uploads, copies and empty ones among them", "hub_datasets": "Uploads, whatever their size or use",
    "hub_spaces": "Demonstrations, many of them asleep", "downloads_cumulative": "Counts machines, and only ever grows",
    "active_users_monthly": "As the company says; definitions differ", "active_users_weekly": "As the company says; definitions differ",
}  # fmt: skip


def metric_over_time(community: pd.DataFrame, *, metric: str) -> pd.DataFrame:
    """entity, date: one metric."""
    mine = community[community["metric"].eq(metric)].sort_values("date")
    return mine.assign(
        label=mine["entity"],
        as_of=mine["date"],
        measure=metric.replace("_", " "),
    )


def metric_finding(table: pd.DataFrame) -> str:
    """The entity with the largest last value."""
    row = last_of_each(table, "entity").sort_values("value").iloc[-1]
    return f"{row['label']} has most {row['measure']}: {row['value']:,.0f} ({row['as_of'][:7]})"


def metric_subtitle(table: pd.DataFrame) -> str:
    """Metric, number of entities, dates."""
    return f"{table['measure'].iloc[0].capitalize()} of {table['entity'].nunique()} projects, {table['as_of'].min()} to {table['as_of'].max()}"


def metric_note(table: pd.DataFrame) -> str:
    """What the metric does not mean."""
    return MEANS.get(str(table["metric"].iloc[0]), "One count by one source; it says nothing of quality or revenue")


def downloads(
    shares: pd.DataFrame, markets: pd.DataFrame, products: pd.DataFrame, companies: pd.DataFrame,
    qualifiers: pd.DataFrame, groups: pd.DataFrame, sources: pd.DataFrame,
) -> pd.DataFrame | Refusal:  # fmt: skip
    """entity: printed shares of downloads of open models, one definition, the rest apart."""
    layer = markets.loc[markets["layer"].eq("open_weights"), "market_id"]
    mine = shares[shares["market_id"].isin(layer)]
    found = every_share(mine, markets, products, companies, qualifiers, groups, sources)
    if found.empty:
        return found
    counts = found[found["kind"].eq("company")].groupby("market_id").size()
    if counts.empty:
        return Refusal("No company is named in a definition of downloads", "the metric above")
    return found[found["market_id"].eq(counts.idxmax())].sort_values("mid_pct")


def downloads_finding(table: pd.DataFrame) -> str:
    """The two largest together."""
    named = table[table["kind"].eq("company")].sort_values("mid_pct", ascending=False)
    if named.empty:
        return "No company is named in the rows shown"
    top = named.head(2)
    return f"{' and '.join(top['label'])} hold {top['mid_pct'].sum():.0f} % of downloads"


def downloads_subtitle(table: pd.DataFrame) -> str:
    """Definition and date."""
    row = table.iloc[0]
    return f"{row['market_label']}, {row['period_label']}"


def downloads_note(table: pd.DataFrame) -> str:
    """What the definition leaves out."""
    return str(table["excludes"].iloc[0])
