"""Tables of the strategies page: flow, reversals, lanes, mix, open shares by model and by company, revenue models."""

import pandas as pd

from analysis import shares as formulas
from analysis.schema.company import REVENUE_MODELS
from analysis.tables.claims import DATE, strategies_at
from analysis.tables.context import with_context
from analysis.tables.shares import LAYERS_OF_MODELS, every_share

NOW = "9999-12-31"
NEW = "not there yet"
ORDER = ("open_source", "open_weights", "hybrid", "closed")


def flow(strategies: pd.DataFrame, companies: pd.DataFrame) -> pd.DataFrame:
    """company: strategy in March 2024 and today, whether it changed, and since when."""
    then, now = (strategies_at(strategies, d).set_index("company_id") for d in (DATE, NOW))
    frame = companies[companies["company_id"].isin(now.index)]
    table = pd.DataFrame({
        "company_id": frame["company_id"], "label": frame["company"], "layer": frame["layer"], "country": frame["country"],
        "strategy_then": frame["company_id"].map(then["strategy"]).fillna(NEW),
        "strategy_today": frame["company_id"].map(now["strategy"]), "since": frame["company_id"].map(now["since"]),
        "source_id": frame["company_id"].map(now["source_id"]),
    })  # fmt: skip
    moved = table["strategy_then"].ne(table["strategy_today"]) & table["strategy_then"].ne(NEW)
    return table.assign(moved=moved, as_of=table["since"].fillna(DATE)).sort_values(["strategy_today", "label"])


def flow_finding(table: pd.DataFrame) -> str:
    """Hybrid strategies then and now."""
    then = table[table["strategy_then"].ne(NEW)]
    a, b = int(then["strategy_then"].eq("hybrid").sum()), int(table["strategy_today"].eq("hybrid").sum())
    return f"Hybrid strategies went from {a} of {len(then)} organizations to {b} of {len(table)}"


def reversals(strategies: pd.DataFrame, companies: pd.DataFrame) -> pd.DataFrame:
    """company, date: every change of strategy since the article, newest first."""
    names = companies.set_index("company_id")["company"]
    order = strategies.assign(_since=strategies["since"].fillna("")).sort_values(["company_id", "_since"])
    order["before"] = order.groupby("company_id")["strategy"].shift()
    changed = order[order["before"].notna() & (order["_since"] > DATE)].sort_values("_since", ascending=False)
    words = {c: changed[c].str.replace("_", " ") for c in ("before", "strategy")}
    return changed.assign(
        label=changed["company_id"].map(names), before=words["before"], after=words["strategy"], as_of=changed["since"]
    ).drop(columns="_since")


def reversals_finding(table: pd.DataFrame) -> str:
    """How many turned more open and how many more closed."""
    rank = {name.replace("_", " "): i for i, name in enumerate(ORDER)}
    steps = table["after"].map(rank) - table["before"].map(rank)
    opened, shut = int((steps < 0).sum()), int((steps > 0).sum())
    return f"{len(table)} changes since the article: {opened} toward open, {shut} toward closed"


def lanes(strategies: pd.DataFrame, companies: pd.DataFrame, models: pd.DataFrame) -> pd.DataFrame:
    """company: strategy spans from its first known day to today, for companies that changed."""
    names = companies.set_index("company_id")["company"]
    order = strategies.assign(start=strategies["since"].fillna("2023-01")).sort_values(["company_id", "start"])
    order["end"] = order.groupby("company_id")["start"].shift(-1)
    changed = order.groupby("company_id")["strategy"].transform("nunique") > 1
    table = order[changed].assign(label=order["company_id"].map(names))
    last = models["release_date"].max() if len(models) else DATE
    table["end"] = table["end"].fillna(last)
    return table.assign(as_of=table["start"])


def lanes_finding(table: pd.DataFrame) -> str:
    """How many companies changed their strategy."""
    return f"{table['company_id'].nunique()} organizations changed their strategy at a known date"


def mix(strategies: pd.DataFrame) -> pd.DataFrame:
    """quarter, strategy: number of organizations by strategy, from March 2024 on."""
    last = strategies["since"].dropna().max() if len(strategies) else DATE
    dates = [d.strftime("%Y-%m-%d") for d in pd.date_range("2024-03-31", str(last)[:7] + "-28", freq="QE")] or [DATE]
    rows = []
    for date in dates:
        at = strategies_at(strategies, date)
        for name in ORDER:
            mine = at[at["strategy"].eq(name)]
            rows.append(
                (
                    date,
                    name,
                    len(mine),
                    100 * len(mine) / max(len(at), 1),
                    ";".join(mine["source_id"].dropna().unique()[:5]),
                )
            )
    table = pd.DataFrame(rows, columns=["as_of", "strategy", "organizations", "part_pct", "source_id"])
    return table if len(strategies) else table.iloc[:0]


def mix_finding(table: pd.DataFrame) -> str:
    """The most frequent strategy at the first and the last date."""
    first, last = (table[table["as_of"].eq(d)] for d in (table["as_of"].min(), table["as_of"].max()))
    a, b = (part.sort_values("organizations").iloc[-1] for part in (first, last))
    words = [f"{r['strategy'].replace('_', ' ')} ({r['part_pct']:.0f} %)" for r in (a, b)]
    same = a["strategy"] == b["strategy"]
    return f"{words[1].capitalize()} is the most frequent strategy" + ("" if same else f", it was {words[0]}")


def open_share(
    shares: pd.DataFrame, markets: pd.DataFrame, products: pd.DataFrame, companies: pd.DataFrame,
    qualifiers: pd.DataFrame, strategies: pd.DataFrame, sources: pd.DataFrame,
) -> pd.DataFrame:  # fmt: skip
    """market, last date: part held by open models, from what is surely open to what may be."""
    found = formulas.open_share(shares, markets, products, companies, qualifiers, strategies)
    found = found[found["market_id"].map(markets.set_index("market_id")["layer"]).isin(LAYERS_OF_MODELS)]
    last = found[found["period"].eq(found.groupby("market_id")["period"].transform("max"))]
    made = last.assign(mid=float("nan"), qualifier="range", entity_id="open", label="open models", company_id=None)
    table = with_context(made, markets, sources)
    table["row"] = table["market_label"]
    return table.sort_values(["layer", "high_pct"])


def open_share_finding(table: pd.DataFrame) -> str:
    """In how many definitions open models surely hold less, or more, than half."""
    under, above = int((table["high_pct"] < 50).sum()), int((table["low_pct"] > 50).sum())
    return f"Open models hold under half in {under} of {len(table)} definitions, over half in {above}"


def by_strategy(
    shares: pd.DataFrame, markets: pd.DataFrame, products: pd.DataFrame, companies: pd.DataFrame,
    qualifiers: pd.DataFrame, groups: pd.DataFrame, sources: pd.DataFrame, strategies: pd.DataFrame,
) -> pd.DataFrame:  # fmt: skip
    """market, strategy: share of companies by their strategy on the date; hybrid is its own part, never halved."""
    found = every_share(shares, markets, products, companies, qualifiers, groups, sources)
    found = found[found["metric_kind"].eq("partition") & found["layer"].isin(LAYERS_OF_MODELS)]
    last = found[found["as_of"].eq(found.groupby("market_id")["as_of"].transform("max"))].copy()
    plan = formulas.as_of(strategies, "company_id", last["as_of"].map(_end), last["company_id"], "strategy")
    last["strategy"] = plan.fillna("unknown")
    parts = last.groupby(["market_id", "market_label", "strategy"], sort=False)
    table = parts[["low_pct", "mid_pct", "high_pct"]].sum(min_count=1).reset_index()
    first = last.groupby("market_id")[["layer", "period_label", "as_of", "independence", "share_of"]].first()
    table = table.join(first, on="market_id")
    cited = parts["source_id"].agg(lambda s: ";".join(dict.fromkeys(";".join(s).split(";")))).to_numpy()
    return table.assign(source_id=cited, row=table["market_label"]).sort_values(["layer", "market_label"])


def _end(period: str) -> str:
    return formulas.Period.parse(period).end.isoformat()


def by_strategy_finding(table: pd.DataFrame) -> str:
    """In how many definitions companies with a hybrid strategy hold most."""
    known = table.dropna(subset=["mid_pct"]).sort_values("mid_pct")
    top = known.groupby("market_id").tail(1)
    count = int(top["strategy"].eq("hybrid").sum())
    return f"Hybrid companies hold the largest part in {count} of {top['market_id'].nunique()} definitions"


def against(strategies: pd.DataFrame, companies: pd.DataFrame, *, against_what: str) -> pd.DataFrame:
    """group, strategy: organizations by layer, country or kind and strategy of today."""
    now = strategies_at(strategies, NOW).set_index("company_id")
    frame = companies[companies["company_id"].isin(now.index)].assign(
        strategy=companies["company_id"].map(now["strategy"]), group=companies[against_what].str.replace("_", " ")
    )
    parts = frame.groupby(["group", "strategy"])
    table = parts.size().rename("organizations").reset_index()
    cited = parts["source_id"].agg(lambda s: ";".join(s.unique()[:4])).to_numpy()
    return table.assign(source_id=cited, as_of=None)


def against_finding(table: pd.DataFrame) -> str:
    """The group with most hybrid organizations."""
    mine = table[table["strategy"].eq("hybrid")].sort_values("organizations")
    if mine.empty:
        return "No organization of these groups is hybrid today"
    row = mine.iloc[-1]
    return f"Most hybrid organizations are in “{row['group']}”: {row['organizations']}"


def revenue_models(business_models: pd.DataFrame) -> pd.DataFrame:
    """company, revenue model: found, partial, or not found; not found is no proof that it is not used."""
    found = {(r.company, r.revenue_model): r for r in business_models.itertuples()}
    rows: list[tuple[object, ...]] = []
    for company in sorted(business_models["company"].unique()):
        for kind in REVENUE_MODELS:
            r = found.get((company, kind))
            rows.append(
                (company, kind, r.uses, r.evidence, r.since, r.source_id, r.company_id)
                if r
                else (company, kind, "not found", None, None, None, None)
            )
    names = ["label", "revenue_model", "uses", "evidence", "as_of", "source_id", "company_id"]
    return pd.DataFrame(rows, columns=names)


def revenue_finding(table: pd.DataFrame) -> str:
    """The revenue model found most often."""
    hits = table[table["uses"].ne("not found")]
    if hits.empty:
        return "No revenue model was found for the companies shown"
    counts = hits["revenue_model"].value_counts()
    return f"{counts.index[0]} is found most often: {counts.iloc[0]} of {table['label'].nunique()} companies"
