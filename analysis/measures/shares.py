"""Shares of markets as intervals: rolled up to owners as of the date, the rest kept apart, refusals with reasons.

Nothing is rescaled, chained across definitions, or padded. All shares are fractions from 0 to 1.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from typing import Self

import numpy as np
import pandas as pd

from analysis.caching import once_for_frames
from analysis.measures.comparable import worst
from analysis.measures.intervals import intervals
from analysis.periods import Period, period_mid

INTERESTED = ("seller", "investor", "self-reported", "press")
NO_STUDY = "not stated"
"""What a definition without a study behind it says of what it counts: the article's own claim."""
NOT_NAMED = "Not named"
LEVELS = ("company", "product", "group")
SERIES = [
    "market_id",
    "period",
    "entity_id",
    "label",
    "company_id",
    "kind",
    "low",
    "mid",
    "high",
    "qualifier",
    "status",
    "openness",
    "source_id",
    "mid_date",
    "date_status",
    "coverage",
    "complete",
]


@dataclass(frozen=True)
class Refusal:
    """Why a number is not given, and the nearest view that is valid: in words, and the page it is on."""

    reason: str
    nearest: str
    page: str = ""


@dataclass(frozen=True, eq=False, kw_only=True)
class PrintedShares:
    """Shares as they are printed, and the tables that say what they are of, whose they are and how exact.

    Without `groups` a company is in none; without `strategies` openness is that of products alone.
    """

    shares: pd.DataFrame
    markets: pd.DataFrame
    products: pd.DataFrame
    companies: pd.DataFrame
    qualifiers: pd.DataFrame
    groups: pd.DataFrame | None = None
    strategies: pd.DataFrame | None = None

    @classmethod
    def of(cls, tables: Mapping[str, pd.DataFrame]) -> Self:
        """Made of those of its tables that are given."""
        return cls(**{f.name: tables[f.name] for f in fields(cls) if f.name in tables})


def cited_of(cells: Iterable[str]) -> str:
    """The keys of sources that cells name, each once.

    >>> cited_of(["a;b", "b", "c"])
    'a;b;c'
    """
    return ";".join(dict.fromkeys(key for cell in cells for key in str(cell).split(";")))


def as_of(dated: pd.DataFrame, key: str, ends: pd.Series, keys: pd.Series, column: str) -> pd.Series:
    """For each row: `column` of the last entry of `dated` with that key that began by the row's date."""
    history: dict[str, list[tuple[str, object]]] = {}
    for name, since, what in zip(dated[key], dated["since"].fillna(""), dated[column], strict=True):
        history.setdefault(name, []).append((since, what))
    found = []
    for name, end in zip(keys, ends, strict=True):
        past = [(since, what) for since, what in history.get(name, []) if since <= str(end)[: len(since) or 10]]
        found.append(max(past, key=lambda p: p[0])[1] if past else None)
    return pd.Series(found, index=keys.index, dtype=object)


def _ends(shares: pd.DataFrame) -> pd.Series:
    known = {p: Period.parse(p).end.isoformat() for p in shares["period"].unique()}
    return shares["period"].map(known)


@once_for_frames
def all_series(given: PrintedShares, level: str = "company") -> pd.DataFrame:
    """One row for each market, period and entity at the level: low, mid, high as fractions, and what it is.

    Products of one owner as of the date are summed; several rows of one company likewise. kind is company,
    product, group or rest; what a partition leaves unnamed is a rest row of its own with its interval.
    """
    if level not in LEVELS:
        raise ValueError(f"level {level!r} is not one of {', '.join(LEVELS)}")
    rows = given.shares[given.shares["entity_kind"].ne("subtotal")]
    rows = rows[rows["market_id"].isin(given.markets["market_id"])]
    if rows.empty:
        kinds: dict[str, type] = {"low": float, "mid": float, "high": float, "complete": bool}
        return pd.DataFrame({c: pd.Series(dtype=kinds.get(c, "str")) for c in SERIES})
    printed = rows.get("printed")
    made = pd.concat([rows, intervals(rows, given.qualifiers, printed)], axis=1)
    made = _named(made, given, level)
    made["openness"] = openness_of(made, given.products, given.strategies)
    parts = _summed(made)
    rest = _unnamed(parts, given.markets)
    series = pd.concat([parts, rest], ignore_index=True)
    series["mid_date"] = period_mid(series["period"])
    series = series.join(_covered(rows, given.markets, rest), on=["market_id", "period"])
    return series[SERIES].sort_values(["market_id", "mid_date", "kind"], kind="stable", ignore_index=True)


def _named(made: pd.DataFrame, given: PrintedShares, level: str) -> pd.DataFrame:
    """The rows with entity_id, label, company_id and kind at the level, owners as of each row's date."""
    ends = _ends(made)
    products, groups = given.products, given.groups
    owner = as_of(products, "product_id", ends, made["product_id"], "company_id").fillna(made["company_id"])
    names = given.companies.set_index("company_id")["company"]
    made = made.assign(company_id=owner, kind=made["entity_kind"])
    firm = made["kind"].isin(["company", "product"])
    label = owner.map(names).fillna(made["entity"])
    entity = owner.fillna(made["entity"])
    if level == "product":
        titles = products.drop_duplicates("product_id", keep="last").set_index("product_id")["product"]
        title = made["product_id"].map(titles)
        entity, label = made["product_id"].fillna(entity), title.fillna(label)
    if level == "group" and groups is not None and len(groups):
        live = groups.assign(since=groups["since"])
        head = as_of(live, "company_id", ends, owner, "group_name")
        entity, label = head.fillna(entity), head.fillna(label)
    made["entity_id"] = entity.where(firm, made["kind"] + ":" + made["entity"])
    made["label"] = label.where(firm, made["entity"])
    made["kind"] = made["kind"].where(~firm, "product" if level == "product" else "company")
    return made


def openness_of(rows: pd.DataFrame, products: pd.DataFrame, strategies: pd.DataFrame | None = None) -> pd.Series:
    """open, closed or unknown for each row: by the product's served model on the date.

    A row without a product is closed or open only where the company's strategy on that date leaves no other
    model to serve; hybrid and everything else stay unknown.
    """
    ends = _ends(rows)
    found = as_of(products, "product_id", ends, rows["product_id"], "openness")
    if strategies is not None:
        plan = as_of(strategies, "company_id", ends, rows["company_id"], "strategy")
        by_plan = plan.map({"closed": "closed", "open_weights": "open", "open_source": "open"})
        found = found.fillna(by_plan.where(rows["product_id"].isna()))
    return found.fillna("unknown")


def _summed(made: pd.DataFrame) -> pd.DataFrame:
    """Rows of one entity in one market and period added up; mid is nan if any part has no printed value."""
    keys = ["market_id", "period", "entity_id"]
    parts = made.groupby(keys, sort=False)
    total = parts[["low", "mid", "high"]].sum(min_count=1)
    total["mid"] = total["mid"].where(parts["mid"].count() == parts.size())
    total["high"] = total["high"].clip(upper=1.0)
    firsts = parts[["label", "company_id", "kind", "qualifier", "status"]].first()
    same = parts["openness"].first().where(parts["openness"].nunique() == 1, "unknown")
    cited = parts["source_id"].first()
    several = parts.size() > 1
    if several.any():
        joined = made.set_index(keys)["source_id"].loc[several[several].index].groupby(level=keys, sort=False)
        cited.update(joined.agg(lambda s: ";".join(dict.fromkeys(s))))
    return pd.concat([total, firsts, same, cited], axis=1).reset_index()


def _unnamed(parts: pd.DataFrame, markets: pd.DataFrame) -> pd.DataFrame:
    """A rest row for each partition and period whose printed parts leave something over.

    Where the parts add to 100 within their rounding, or the publisher prints the remainder, there is none.
    """
    kinds = markets.set_index("market_id")["metric_kind"]
    whole = parts[parts["market_id"].map(kinds).eq("partition")]
    if whole.empty:
        return parts.iloc[:0]
    sums = whole.groupby(["market_id", "period"], sort=False)
    frame = (
        sums[["low", "high"]]
        .sum()
        .assign(
            mid=sums["mid"].agg(lambda s: s.sum(skipna=False)),
            has_rest=sums["kind"].agg(lambda s: (s == "rest").any()),
            status=sums["status"].first(),
            source_id=sums["source_id"].agg(cited_of),
        )
    )
    slack = (frame["high"] - frame["low"]) / 2
    closed = frame["has_rest"] | ((1 - frame["mid"]).abs() <= slack + 1e-9)
    open_ended = frame[~closed].reset_index()
    low = (1 - open_ended["high"]).clip(0, 1)
    return open_ended.assign(
        mid=(1 - open_ended["mid"]).clip(low, (1 - open_ended["low"]).clip(0, 1)),
        high=(1 - open_ended["low"]).clip(0, 1),
        low=low,
        entity_id="rest:" + NOT_NAMED,
        label=NOT_NAMED,
        company_id=None,
        kind="rest",
        qualifier="range",
        openness="unknown",
    )


@once_for_frames
def open_share(given: PrintedShares) -> pd.DataFrame:
    """market_id, period, low, high, status, source_id: fraction held by open models, [open, open + unknown].

    Only partitions; the unnamed rest is unknown. The upper end never exceeds what closed models leave, nor a printed
    group of all open models: what a split into open and closed does not print as open is not open. Where the split
    prints what it could not tell, that may be open. status is the first that is not final.
    """
    kinds = given.markets.set_index("market_id")["metric_kind"]
    series = all_series(given, "product")
    part = series[series["market_id"].map(kinds).eq("partition")]
    groups = part[part["kind"].eq("group") & part["openness"].eq("open")].groupby("market_id")["entity_id"].nunique()
    rows = []
    for (market, period), group in part.groupby(["market_id", "period"], sort=False):
        opened, shut = (group[group["openness"].eq(word)] for word in ("open", "closed"))
        unknown = group[group["openness"].eq("unknown")]
        low = max(opened["low"].sum(), 1 - shut["high"].sum() - unknown["high"].sum(), 0.0)
        high = min(opened["high"].sum() + unknown["high"].sum(), 1 - shut["low"].sum())
        told = unknown["label"].eq(NOT_NAMED).all()
        if told and opened["kind"].tolist() == ["group"] and groups[market] == 1:
            high = min(high, opened["high"].sum())
        status = next((s for s in group["status"] if s != "final"), "final")
        rows.append((market, period, low, max(high, low), status, cited_of(group["source_id"])))
    return pd.DataFrame(rows, columns=["market_id", "period", "low", "high", "status", "source_id"])


def _covered(rows: pd.DataFrame, markets: pd.DataFrame, rest: pd.DataFrame) -> pd.DataFrame:
    """market_id, period (index): date_status, coverage (what is named at the date, as text), complete (nothing is left
    over)."""
    keys = ["market_id", "period"]
    names = rows["product_id"].fillna(rows["company_id"]).fillna(rows["entity"]).where(rows["entity_kind"].ne("rest"))
    dates = rows.assign(_name=names).groupby(keys, sort=False)
    found = pd.DataFrame(
        {
            "date_status": dates["status"].agg(worst),
            "coverage": dates["_name"].agg(lambda s: ";".join(sorted(set(s.dropna())))),
        }
    )
    kinds = markets.set_index("market_id")["metric_kind"]
    whole = found.index.get_level_values("market_id").map(kinds) == "partition"
    return found.assign(complete=whole & ~found.index.isin(pd.MultiIndex.from_frame(rest[keys])))


def rank_with_ties(low: pd.Series, high: pd.Series) -> tuple[np.ndarray, np.ndarray]:
    """First and last possible rank of each interval: 1 + those wholly above, n − those wholly below."""
    lows, highs = low.to_numpy(float), high.to_numpy(float)
    above = (lows[None, :] > highs[:, None]).sum(axis=1)
    below = (highs[None, :] < lows[:, None]).sum(axis=1)
    return 1 + above, len(lows) - below


def grade(table: pd.DataFrame, sources: pd.DataFrame) -> pd.Series:
    """Confidence A to D of each row: a step down for a source that is not primary, one that gains, a vague value."""
    kinds = sources.set_index("source_id")["kind"].to_dict()
    primary = table["source_id"].map(lambda cell: all(kinds.get(s) == "primary" for s in str(cell).split(";")))
    vague = ~table["qualifier"].isin(["exact", "rounded"])
    steps = (~primary).astype(int) + table["independence"].isin(INTERESTED).astype(int) + vague.astype(int)
    return steps.map({0: "A", 1: "B", 2: "C", 3: "D"})


def processing(table: pd.DataFrame) -> pd.Series:
    """As published, or derived where several printed rows were added, a remainder was taken or the source prints
    amounts alone."""
    remainder = table["entity_id"].str.startswith("rest:") & table["label"].eq(NOT_NAMED)
    derived = remainder | table["worked_out"].eq("yes")
    return derived.map({True: "derived", False: "as published"})


def sourced(table: pd.DataFrame) -> pd.DataFrame:
    """The rows with a study behind them, which alone are counted as definitions; all rows where none has one."""
    known = table[table["share_of"].ne(NO_STUDY)]
    return known if len(known) else table
