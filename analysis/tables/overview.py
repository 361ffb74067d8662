"""Tables of the overview: key figures with their spread, and the article's twelve claims with verdicts."""

import pandas as pd

from analysis import shares as formulas
from analysis.formats import percent_range
from analysis.tables import claims as rules
from analysis.tables.shares import LAYERS_OF_MODELS, NAMED, every_share

TELLING = 60.0
"""An open share whose interval is wider than this many points tells nothing and is counted apart."""


def key_figures(
    shares: pd.DataFrame,
    markets: pd.DataFrame,
    products: pd.DataFrame,
    companies: pd.DataFrame,
    qualifiers: pd.DataFrame,
    groups: pd.DataFrame,
    sources: pd.DataFrame,
    strategies: pd.DataFrame,
) -> pd.DataFrame:
    """figure_id, figure, value, detail: the leader's share, the open share, hybrid strategies then and now."""
    found = every_share(shares, markets, products, companies, qualifiers, groups, sources)
    opened = open_shares(shares, markets, products, companies, qualifiers, strategies)
    return pd.DataFrame([_leader(found), _open(opened), _hybrid(strategies)])


def open_shares(
    shares: pd.DataFrame,
    markets: pd.DataFrame,
    products: pd.DataFrame,
    companies: pd.DataFrame,
    qualifiers: pd.DataFrame,
    strategies: pd.DataFrame,
) -> pd.DataFrame:
    """market, last date: the share of products whose served model has open weights, as an interval."""
    found = formulas.open_share(shares, markets, products, companies, qualifiers, strategies)
    named = markets.set_index("market_id")
    part = found[found["market_id"].map(named["layer"]).isin(LAYERS_OF_MODELS)]
    last = part[part["period"].eq(part.groupby("market_id")["period"].transform("max"))].copy()
    last["low_pct"], last["high_pct"] = last["low"] * 100, last["high"] * 100
    last["market_label"] = last["market_id"].map(named["market"])
    last["as_of"] = last["period"]
    return last


def _leader(found: pd.DataFrame) -> dict[str, object]:
    part = found[found["metric_kind"].eq("partition") & found["layer"].isin(LAYERS_OF_MODELS)]
    part = part[part["kind"].isin(NAMED) & part["independence"].ne("press")]
    last = part[part["as_of"].eq(part.groupby("market_id")["as_of"].transform("max"))]
    last = last[last["as_of"].str[:4].ge("2025") & last["mid_pct"].notna()]
    top = last.sort_values("mid_pct").groupby("market_id").tail(1).sort_values("mid_pct")
    if top.empty:
        return _unknown("leader", "The leader’s share, by definition")
    least, most = top.iloc[0], top.iloc[-1]
    return {
        "figure_id": "leader",
        "figure": "The leader’s share, by definition",
        "value": percent_range(top["low_pct"].min(), top["high_pct"].max()),
        "detail": f"From {least['label']} ({least['market_label']}, {least['period_label']}) "
        f"to {most['label']} ({most['market_label']}, {most['period_label']}); {len(top)} definitions since 2025",
        "as_of": top["as_of"].max(),
        "source_id": ";".join(dict.fromkeys(top["source_id"])),
    }


def _unknown(figure_id: str, figure: str) -> dict[str, object]:
    detail = "No definition in the data tells"
    return {
        "figure_id": figure_id,
        "figure": figure,
        "value": "not known",
        "detail": detail,
        "as_of": None,
        "source_id": None,
    }


def _open(opened: pd.DataFrame) -> dict[str, object]:
    said = opened[opened["high_pct"] - opened["low_pct"] < TELLING].sort_values("low_pct")
    if said.empty:
        return _unknown("open_share", "Share of open models, by definition")
    least, most = said.iloc[0], said.iloc[-1]
    return {
        "figure_id": "open_share",
        "figure": "Share of open models, by definition",
        "value": percent_range(said["low_pct"].min(), said["high_pct"].max()),
        "detail": f"From {percent_range(least['low_pct'], least['high_pct'])} ({least['market_label']}) "
        f"to {percent_range(most['low_pct'], most['high_pct'])} ({most['market_label']}); "
        f"{len(opened) - len(said)} of {len(opened)} definitions leave too much unknown to tell",
        "as_of": said["as_of"].max(),
        "source_id": ";".join(dict.fromkeys(";".join(said["source_id"].dropna()).split(";"))),
    }


def _hybrid(strategies: pd.DataFrame) -> dict[str, object]:
    then, now = (rules.strategies_at(strategies, date) for date in (rules.DATE, "9999-12-31"))
    counts = [int(part["strategy"].eq("hybrid").sum()) for part in (then, now)]
    return {
        "figure_id": "hybrid",
        "figure": "Hybrid strategies, March 2024 to today",
        "value": f"{counts[0]} of {len(then)} → {counts[1]} of {len(now)}",
        "detail": "Organizations that sell closed models or products and give away others",
        "as_of": strategies["since"].dropna().max(),
        "source_id": ";".join(dict.fromkeys(now.loc[now["strategy"].eq("hybrid"), "source_id"].dropna())),
    }


def claims_checked(
    article: pd.DataFrame,
    shares: pd.DataFrame,
    markets: pd.DataFrame,
    products: pd.DataFrame,
    companies: pd.DataFrame,
    qualifiers: pd.DataFrame,
    groups: pd.DataFrame,
    sources: pd.DataFrame,
    strategies: pd.DataFrame,
    events: pd.DataFrame,
    training_costs: pd.DataFrame,
    business_models: pd.DataFrame,
    transparency: pd.DataFrame,
    capability: pd.DataFrame,
    api_prices: pd.DataFrame,
) -> pd.DataFrame:
    """claim_id, claim, verdict, deciding, page: the twelve claims in the article's order."""
    common = (shares, markets, products, companies, qualifiers, groups, sources)
    return rules.verdicts(
        article,
        every_share=every_share(*common),
        open_shares=open_shares(shares, markets, products, companies, qualifiers, strategies),
        strategies=strategies,
        companies=companies,
        events=events,
        training_costs=training_costs,
        business_models=business_models,
        transparency=transparency,
        capability=capability,
        api_prices=api_prices,
    )


def key_finding(table: pd.DataFrame) -> str:
    """The three figures in a sentence."""
    by = table.set_index("figure_id")["value"]
    if "leader" not in by or "open_share" not in by:
        return "; ".join(f"{row.figure}: {row.value}" for row in table.itertuples())
    return f"The leader holds {by['leader']}, open models {by['open_share']}: the definition decides"


def claims_finding(table: pd.DataFrame) -> str:
    """How many claims hold."""
    counts = table["verdict"].value_counts()
    said = [f"{counts[v]} {v}" for v in rules.VERDICTS if v in counts]
    return f"Of {len(table)} claims: {', '.join(said)}"
