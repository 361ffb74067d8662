"""Tables of the community page: metrics over time and what they do not mean, the hub, concentration of downloads."""

import pandas as pd

from analysis.formats import counted, fitting, money, spelled
from analysis.measures.shares import Refusal
from analysis.measures.today import counted_rows, none_of_today, standing, with_today
from analysis.periods import TODAY, at, dated, dates_span, latest, newest_of_each, of_today
from analysis.tables.context import last_of_each, market_at, of_shown
from analysis.tables.share_intervals import ShareIntervals

MEANS = {
    "github_stars": ("People who marked the project on GitHub", "Stars are attention, not use"),
    "github_contributors": (
        "Accounts that ever changed the code",
        "Counts whoever ever changed a line; most do so once",
    ),
    "github_dependents": ("Public projects that name it as a need", "Public projects only; companies’ use is unseen"),
    "package_downloads_month": (
        "Downloads of the package in a month",
        "Counts machines, test runs among them, and not people",
    ),
    "github_forks": ("Copies of the project on GitHub", "A fork is a copy, often never touched again"),
    "github_commits": ("Changes to the code so far", "Commits are activity, not progress"),
    "downloads_cumulative": ("All downloads so far", "Counts machines, and only ever grows"),
    "downloads_last_12_months": ("Downloads of a year", "Counts machines, and not people"),
    "hub_models": ("Models on the Hugging Face hub", "Uploads, copies and empty ones among them"),
    "hub_datasets": ("Data sets on the hub", "Uploads, whatever their size or use"),
    "hub_spaces": ("Demonstrations on the hub", "Demonstrations, many of them asleep"),
    "share_of_downloads_to_top_1_percent_of_models": (
        "Downloads of the most downloaded 1 % of models",
        "One hub in one month; mirrors and company copies are unseen",
    ),
    "share_of_models_with_zero_downloads_percent": (
        "Models nobody downloaded",
        "One hub in one month; a model can be used without the hub",
    ),
    "share_of_new_derivatives_percent": (
        "New models made from one family’s models",
        "Many derivatives are automatic conversions of one model",
    ),
    "models_tracked": ("Models a study followed", "A study’s selection"),
    "active_users_weekly": (
        "People who used an assistant in a week",
        "As the company says; definitions differ, and closed products are among them",
    ),
    "active_users_monthly": (
        "People who used an assistant in a month",
        "As the company says; definitions differ, and closed products are among them",
    ),
    "active_users_daily": (
        "People who used an assistant in a day",
        "As said in court; definitions differ, and closed products are among them",
    ),
    "paying_users_weekly": ("Paying people who used it in a week", "As the company says"),
}
"""Each metric in plain words: what it counts, and what it does not mean."""
OTHER = ("One count by one source", "It says nothing of quality or revenue")
HUB = ("hub_models", "hub_datasets", "hub_spaces")
PERCENT = tuple(m for m in MEANS if m.startswith("share_of_"))


WORDS = {
    "package_downloads_month": "package downloads in a month",
    "downloads_cumulative": "downloads so far",
    "downloads_last_12_months": "downloads in twelve months",
    "models_tracked": "models followed",
    "active_users_weekly": "weekly users",
    "active_users_monthly": "monthly users",
    "active_users_daily": "daily users",
    "paying_users_weekly": "weekly paying users",
}
"""Metrics whose words are more than their key without its underscores."""


def metric_words(metric: str) -> str:
    """A metric in words."""
    return WORDS.get(metric, metric.replace("_", " ").replace("github", "GitHub"))


def metric_over_time(community: pd.DataFrame, sources: pd.DataFrame, *, metric: str) -> pd.DataFrame:
    """entity, date: one metric; `recency` says which counts are of today, `newest` the last date of the entity."""
    mine = community[community["metric"].eq(metric)].sort_values("date", kind="stable")
    table = mine.assign(label=mine["entity"], as_of=mine["date"], measure=metric_words(metric))
    table = with_today(table, sources)
    return table.assign(newest=newest_of_each(table, "entity"))


HUNDRED_MILLION = 1e8
"""From here on a count is written in words of size."""


def metric_finding(table: pd.DataFrame, whole: pd.DataFrame | None = None) -> str:
    """The entity shown with the largest last value of today; of other dates only where no value shown is of today."""
    rows, now = counted_rows(table)
    row = last_of_each(rows, "entity").sort_values("value").iloc[-1]
    if row["metric"] in PERCENT:
        apart = f", {dated(row['as_of'][:7])}" if now else f"; {none_of_today(rows)}"
        return f"{MEANS[row['metric']][0]}: {spelled(row['value'], 'g')} % ({row['label']}{apart})"
    when = dated(row["as_of"][:7]) + ("" if now else ", not of today")
    of_projects, shown = row["metric"].startswith(("github", "package")), of_shown(table, whole)
    which = f"{'projects' if of_projects else 'those'} shown" if shown else "those tracked"
    which = "tracked projects" if of_projects and not shown else which
    many = money(row["value"]) if row["value"] >= HUNDRED_MILLION else spelled(row["value"], ",.0f")
    said = f"{row['label']}, {many} ({when})"
    measure = row["measure"]
    if (table if whole is None else whole)["entity"].nunique() == 1:
        return f"{measure[0].upper()}{measure[1:]}: {said}"
    of_which = f"{which}: {said}"
    return fitting(f"Most {measure} of {of_which}", f"Most {measure}, {of_which}", f"Most {measure}: {said}")


def metric_subtitle(table: pd.DataFrame) -> str:
    """Metric, dates, how many entities have a value of today and how many only older ones."""
    measure = table["measure"].iloc[0]
    dates = dates_span(table["as_of"])
    return f"{measure[0].upper()}{measure[1:]}, {dates}"


def metric_note(table: pd.DataFrame) -> str:
    """What the metric does not mean."""
    means = MEANS.get(str(table["metric"].iloc[0]), OTHER)[1]
    return f"{means}. Last values: {standing(table, 'project', 'entity')}"


def meanings(community: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """metric: what it counts, what it does not mean, how many projects it has, the largest of their last values of
    today.

    Where none is of today, the largest of all with its date.
    """
    community = with_today(community.assign(as_of=community["date"]), sources)
    rows = []
    for metric in [m for m in MEANS if m in set(community["metric"])] + sorted(set(community["metric"]) - set(MEANS)):
        mine = community[community["metric"].eq(metric)].sort_values("date", kind="stable")
        last = counted_rows(mine)[0].groupby("entity").tail(1).sort_values("value").iloc[-1]
        when = "" if last["recency"] == TODAY else f" ({dated(last['date'])}, not of today)"
        counts, lacks = MEANS.get(metric, OTHER)
        rows.append(
            (
                metric_words(metric),
                counts,
                lacks,
                mine["entity"].nunique(),
                mine["date"].max(),
                f"{last['entity']}: {money(last['value'])}{' %' * ('percent' in metric)}{when}",
                ";".join(dict.fromkeys(mine["source_id"])),
            )
        )
    return pd.DataFrame(
        rows, columns=["measure", "counts", "lacks", "projects_number", "as_of", "largest", "source_id"]
    )


def meanings_finding(table: pd.DataFrame) -> str:
    """How many of the metrics count people, and what these people use."""
    people = int(table["measure"].str.contains("users").sum())
    if not people:
        return f"None of the {len(table)} metrics counts people who use a model"
    said = f"{people} of {len(table)} metrics {'count' if people > 1 else 'counts'} people"
    return f"{said}, as makers of assistants say"


def hub(community: pd.DataFrame) -> pd.DataFrame:
    """metric, date: models, data sets and demonstrations on the Hugging Face hub."""
    mine = community[community["metric"].isin(HUB)].sort_values(["metric", "date"])
    return mine.assign(measure=mine["metric"].str.replace("hub_", ""), as_of=mine["date"], label=mine["entity"])


def hub_finding(table: pd.DataFrame) -> str:
    """How much the number of models grew between two dates of one source, the first and the last; else how large it is.

    What is printed as “over” stays a lower bound.
    """
    models = table[table["metric"].eq("hub_models")] if table["metric"].eq("hub_models").any() else table
    last = models.iloc[-1]
    first = models[models["source_id"].eq(last["source_id"])].iloc[0]
    what = last["measure"]
    least = ["over " * (row["note"] == "over") + money(row["value"]) for row in (first, last)]
    if first["as_of"] == last["as_of"]:
        return f"The hub held {least[1]} {what} in {dated(last['as_of'][:7])}"
    return f"The hub grew from {least[0]} to {least[1]} {what}"


def concentration(community: pd.DataFrame, share_intervals: ShareIntervals) -> pd.DataFrame:
    """row: printed figures in per cent on how downloads and derivatives of open models are spread."""
    mine = community[community["metric"].isin(PERCENT)].sort_values(["metric", "date"])
    at_least = mine["note"].fillna("").str.contains("more than")
    said = [
        MEANS[m][0] + (f" ({e})" if e not in ("Hugging Face Hub",) else "")
        for m, e in zip(mine["metric"], mine["entity"], strict=True)
    ]
    own = pd.DataFrame(
        {
            "label": said,
            "mid_pct": mine["value"].where(~at_least),
            "low_pct": mine["value"],
            "high_pct": mine["value"].where(~at_least, 100.0),
            "as_of": mine["date"],
            "company_id": mine["company_id"].where(mine["entity"].ne("Hugging Face Hub")),
            "source_id": mine["source_id"],
        }
    )
    markets, shares = share_intervals.markets, share_intervals.shares
    layer = markets[markets["layer"].eq("open_weights") & markets["market"].str.contains("country")]
    rows = share_intervals.among(shares[shares["market_id"].isin(layer["market_id"])]).at()
    if len(rows):
        rows = rows[rows["kind"].ne("rest") & rows["mid_pct"].notna()]
        rows = rows.assign(
            label="Downloads from "
            + rows["label"]
            + rows["market_label"].str.extract(r"(\(.*\))")[0].radd(" ").fillna("")
        )
    columns = list(own.columns)
    table = pd.concat([part[columns] for part in (own, rows) if len(part)] or [own])
    return table.reset_index(drop=True)


def concentration_finding(table: pd.DataFrame) -> str:
    """The part of the most downloaded models."""
    top = table[table["label"].str.contains("most downloaded 1 %")]
    if top.empty:
        return f"{counted(len(table), 'figure')} on how downloads are spread"
    row = top.loc[top["as_of"].eq(latest(top["as_of"]))].iloc[0]
    return f"1 % of models got {spelled(row['mid_pct'], '.0f')} % of hub downloads {at(row['as_of'])}"


def downloads(share_intervals: ShareIntervals) -> pd.DataFrame | Refusal:
    """entity: printed shares of downloads of open models, one definition, of today if one is, the rest apart."""
    markets, shares = share_intervals.markets, share_intervals.shares
    layer = markets.loc[markets["layer"].eq("open_weights"), "market_id"]
    found = share_intervals.among(shares[shares["market_id"].isin(layer)]).at()
    if found.empty:
        return found
    counts = found[found["kind"].eq("company")].groupby("market_id").size()
    if counts.empty:
        return Refusal("No company is named in a definition of downloads", "the metric above")
    now = counts[counts.index.isin(of_today(found)["market_id"])]
    return found[found["market_id"].eq((now if len(now) else counts).idxmax())].sort_values("mid_pct")


def downloads_finding(table: pd.DataFrame) -> str:
    """The two largest together."""
    named = table[table["kind"].eq("company")].sort_values("mid_pct", ascending=False)
    if named.empty:
        return "No company is named in the rows shown"
    top = named.head(2)
    who, part = " and ".join(top["label"]), f"{spelled(top['mid_pct'].sum(), '.0f')} % of downloads"
    if len(of_today(top)) < len(top):
        return f"{who} held {part}: {none_of_today(top)}"
    return f"{who} today hold{'s' * (len(top) == 1)} {part}"


def downloads_subtitle(table: pd.DataFrame) -> str:
    """Definition and date."""
    return market_at(table.iloc[0])


def downloads_note(table: pd.DataFrame) -> str:
    """What the definition leaves out."""
    return str(table["limits"].iloc[0])
