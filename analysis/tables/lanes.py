"""One dated lane a company: its strategies, its releases and its changes of license."""

import pandas as pd

from analysis.formats import counted
from analysis.tables.rulings import DATE

FROM = "2023-01"
"""Where a lane begins whose first strategy has no date."""
CHANGED = "changed"
KINDS = ("strategy", "license")
"""The choice of lanes that shows organizations whose strategy changed and no others."""
COLUMNS = ("label", "lane_mark", "event_kind", "strategy", "start", "end", "reason", "source_id")


def lanes(
    strategies: pd.DataFrame, companies: pd.DataFrame, models: pd.DataFrame, events: pd.DataFrame, *, lanes_shown: str
) -> pd.DataFrame:
    """company, kind of mark: strategy spans from the first known day to the last date, and dated marks on the lane.

    A release is open where its weights can be downloaded, dated by the day of the weights. A license is marked
    the first time a company uses it after its first open release.
    """
    names = companies.set_index("company_id")["company"]
    spans = _spans(strategies, models)
    known = spans["company_id"].nunique()
    if lanes_shown == CHANGED:
        spans = spans[spans.groupby("company_id")["strategy"].transform("nunique") > 1]
    parts = [spans, _releases(models), _licenses(models), _events(events)]
    marks = pd.concat([p for p in parts if len(p)] or [spans], ignore_index=True)
    table = marks[marks["company_id"].isin(spans["company_id"])]
    table = table[table["end"] >= FROM].assign(label=table["company_id"].map(names), organizations_all=known)
    return table.dropna(subset=["label"]).assign(as_of=table["start"]).reset_index(drop=True)


def _spans(strategies: pd.DataFrame, models: pd.DataFrame) -> pd.DataFrame:
    order = strategies.assign(start=strategies["since"].fillna(FROM)).sort_values(["company_id", "start"])
    last = models["release_date"].max() if len(models) else DATE
    order["end"] = order.groupby("company_id")["start"].shift(-1).fillna(last)
    order["lane_mark"] = "strategy"
    order["start"] = order["start"].clip(lower=FROM)
    seen = order[order["end"] >= FROM]
    return seen[["company_id", "lane_mark", "strategy", "start", "end", "reason", "source_id"]]


def _marks(frame: pd.DataFrame, kind: str, dates: pd.Series, words: pd.Series) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "company_id": frame["company_id"],
            "lane_mark": kind,
            "strategy": None,
            "start": dates,
            "end": dates,
            "reason": words,
            "source_id": frame["source_id"],
        }
    )


def _opened(models: pd.DataFrame) -> pd.DataFrame:
    mine = models[models["weights_open"].eq("y")]
    return mine.assign(day=mine["weights_date"].fillna(mine["release_date"])).sort_values("day", kind="stable")


def _releases(models: pd.DataFrame) -> pd.DataFrame:
    opened, shut = _opened(models), models[models["weights_open"].ne("y")]
    return pd.concat(
        [
            _marks(opened, "open release", opened["day"], opened["model"] + " (" + opened["license"] + ")"),
            _marks(shut, "closed release", shut["release_date"], shut["model"]),
        ]
    )


def _licenses(models: pd.DataFrame) -> pd.DataFrame:
    first = _opened(models).drop_duplicates(["company_id", "license"])
    later = first[first.duplicated("company_id")]
    return _marks(later, "first use of a license", later["day"], later["license"] + ", with " + later["model"])


def _events(events: pd.DataFrame) -> pd.DataFrame:
    rows = events.dropna(subset=["company_ids"])
    rows = rows.assign(company_id=rows["company_ids"].str.split(";")).explode("company_id")
    return _marks(rows, "event", rows["date"], rows["event"]).assign(event_kind=rows["kind"])


def lanes_finding(table: pd.DataFrame, lanes_shown: str = "") -> str:
    """How many companies changed their strategy, of all that are known where only changers are shown, and how many
    their license."""
    spans = table[table["lane_mark"].eq("strategy")]
    if spans.empty:
        return f"{counted(len(table), 'mark')} {'is' if len(table) == 1 else 'are'} shown: releases, licenses, events"
    changed = int((spans.groupby("company_id")["strategy"].nunique() > 1).sum())
    licenses = table.loc[table["lane_mark"].eq("first use of a license"), "company_id"].nunique()
    shown = spans["company_id"].nunique()
    if lanes_shown == CHANGED:
        known = counted(int(table["organizations_all"].iloc[0]), "organization")
        return f"Shown: {shown} of {known}, those that changed; {licenses} changed license"
    if shown == 1:
        did = [
            f"changed {what}" if count else f"kept its {what}"
            for what, count in zip(KINDS, (changed, licenses), strict=True)
        ]
        return f"{spans['label'].iloc[0]} {' and '.join(did)}"
    return f"{changed} of {counted(shown, 'organization')} shown changed strategy; {licenses} changed license"
