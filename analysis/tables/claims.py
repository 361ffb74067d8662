"""The article's twelve claims, each with a verdict by a rule, the deciding figure and its sources.

A rule takes what the claim needs and returns (verdict, deciding figure, sources). supported and not supported
need every value of the intervals to agree; a claim whose figures do not decide it cannot be tested.
"""

from collections.abc import Callable
from typing import Any

import pandas as pd

from analysis.formats import money, percent_range

SUPPORTED, PARTLY, REFUTED, OPEN = "supported", "partly", "not supported", "cannot be tested"
VERDICTS = (SUPPORTED, PARTLY, REFUTED, OPEN)
OPEN_STRATEGIES = ("open_source", "open_weights")
DATE = "2024-03-21"
Ruling = tuple[str, str, list[str]]


def strategies_at(strategies: pd.DataFrame, date: str) -> pd.DataFrame:
    """company_id, strategy, source_id: the last strategy of each company that began by the date."""
    known = strategies[strategies["since"].isna() | (strategies["since"].fillna("").str.slice(0, len(date)) <= date)]
    order = known.assign(_since=known["since"].fillna("")).sort_values("_since")
    return order.groupby("company_id", as_index=False).tail(1)[["company_id", "strategy", "since", "source_id"]]


def _by_strategy(
    claim: pd.Series, strategies: pd.DataFrame, companies: pd.DataFrame, wanted: tuple[str, ...], but: str = ""
) -> Ruling:
    """supported if all named companies had a wanted strategy then, partly if some or hybrid ones, else not."""
    named = [c for c in str(claim["company_ids"]).split(";") if c != but]
    then = strategies_at(strategies, DATE).set_index("company_id").reindex(named)
    fits = then["strategy"].isin(wanted)
    near = fits | then["strategy"].eq("hybrid")
    names = companies.set_index("company_id")["company"]
    words = then["strategy"].fillna("not known").str.replace("_", " ")
    said = ", ".join(f"{names.get(c, c)} {word}" for c, word in words.items())
    verdict = SUPPORTED if fits.all() else PARTLY if near.any() else REFUTED
    return verdict, f"In March 2024: {said}", list(then["source_id"].dropna())


def road(claim: pd.Series, strategies: pd.DataFrame, companies: pd.DataFrame, **_: Any) -> Ruling:
    """The named companies, OpenAI apart, took an open road."""
    return _by_strategy(claim, strategies, companies, OPEN_STRATEGIES, "openai")


def hybrids(claim: pd.Series, strategies: pd.DataFrame, companies: pd.DataFrame, **_: Any) -> Ruling:
    """The named companies had a hybrid strategy."""
    return _by_strategy(claim, strategies, companies, ("hybrid",))


def breaks(claim: pd.Series, open_shares: pd.DataFrame, **_: Any) -> Ruling:
    """Open models hold more than half of every market (supported), of none (not supported), of some (partly)."""
    low, high = open_shares["low_pct"], open_shares["high_pct"]
    above, under = int((low > 50).sum()), int((high < 50).sum())
    figure = (
        f"Open models hold more than half in {above} and less than half in {under} of {len(open_shares)} definitions"
    )
    verdict = SUPPORTED if (low > 50).all() else REFUTED if (high < 50).all() else PARTLY if (low > 50).any() else OPEN
    return verdict, figure, list(dict.fromkeys(";".join(open_shares["source_id"]).split(";")))


def eighty(claim: pd.Series, every_share: pd.DataFrame, **_: Any) -> Ruling:
    """Share of the sourced definitions of that year in which the company's interval meets the claimed one."""
    mine = every_share[
        every_share["company_id"].eq(str(claim["company_ids"])) & every_share["period"].eq(claim["period"])
    ]
    sourced = mine[mine["independence"].ne("press")]
    low, high = 75.0, float(claim["figure_high"])
    meets = (sourced["low_pct"] <= high) & (sourced["high_pct"] >= low)
    figure = f"{percent_range(sourced['mid_pct'].min(), sourced['mid_pct'].max())} in {len(sourced)} sourced definitions of {claim['period']}"
    verdict = SUPPORTED if meets.all() else PARTLY if meets.any() else REFUTED
    return verdict, figure, list(dict.fromkeys(sourced["source_id"]))


def happened(claim: pd.Series, events: pd.DataFrame, **_: Any) -> Ruling:
    """Each named company released open weights within the time that the claim speaks of."""
    first, last = str(claim["period"]).split(" to ")
    named = str(claim["company_ids"]).split(";")
    near = events[events["kind"].eq("model release") & events["date"].str[:7].between(first, last)]
    hits = {c: near[near["company_ids"].fillna("").str.split(";").map(lambda ids, c=c: c in ids)] for c in named}
    said = "; ".join(f"{part['event'].iloc[0]} ({part['date'].iloc[0]})" for part in hits.values() if len(part))
    found = sum(len(part) > 0 for part in hits.values())
    verdict = SUPPORTED if found == len(named) else PARTLY if found else REFUTED
    return verdict, said, [s for part in hits.values() for s in part["source_id"]]


def costly(claim: pd.Series, training_costs: pd.DataFrame, **_: Any) -> Ruling:
    """Bases on which the costliest model of the time reached the claimed amount."""
    known = training_costs[training_costs["model_date"].le(DATE) & training_costs["cost_usd"].notna()]
    top = known.sort_values("cost_usd").groupby("basis").tail(1).sort_values("cost_usd")
    reach = top["cost_usd"] >= claim["figure_low"]
    said = "; ".join(f"{r.basis.replace('_', ' ')} {money(r.cost_usd)} ({r.model})" for r in top.itertuples())
    verdict = SUPPORTED if reach.all() else PARTLY if reach.any() else REFUTED
    return verdict, f"Costliest by basis, USD: {said}", list(dict.fromkeys(top["source_id"]))


def precedent(claim: pd.Series, business_models: pd.DataFrame, events: pd.DataFrame, **_: Any) -> Ruling:
    """The company earned money in several ways on open source, and left open licenses on the way: partly."""
    company = str(claim["company_ids"])
    ways = business_models[business_models["company_id"].eq(company)]
    left = events[
        events["kind"].eq("license change")
        & events["company_ids"].fillna("").str.split(";").map(lambda i: company in i)
    ]
    verdict = PARTLY if len(ways) and len(left) else SUPPORTED if len(ways) else OPEN
    said = f"{len(ways)} ways of earning found ({', '.join(ways['revenue_model'])})"
    if len(left):
        said += f", but it changed its license on {left['date'].iloc[0]}"
    return verdict, said, list(dict.fromkeys([*ways["source_id"], *left["source_id"]]))


def turn(claim: pd.Series, strategies: pd.DataFrame, **_: Any) -> Ruling:
    """No test of the thesis; the figure beside it is how many companies mix open and closed."""
    then, now = (strategies_at(strategies, d) for d in (DATE, "9999"))
    counts = [f"{p['strategy'].eq('hybrid').sum()} of {len(p)}" for p in (then, now)]
    said = f"Not decided by a figure; hybrid strategies went from {counts[0]} to {counts[1]} organizations"
    return OPEN, said, list(dict.fromkeys(now.loc[now["strategy"].eq("hybrid"), "source_id"]))


def transparency(claim: pd.Series, transparency: pd.DataFrame, **_: Any) -> Ruling:
    """No test of the thesis; the figure beside it is the last edition of the transparency index."""
    whole = transparency[transparency["domain"].eq("overall")]
    last = whole[whole["edition"].eq(whole["edition"].max())].sort_values("score")
    if last.empty:
        return OPEN, "No edition of a transparency index is in the data", []
    low, high = last.iloc[0], last.iloc[-1]
    said = f"Not decided by a figure; transparency in {low['edition']} runs from {low['score']:.0f} ({low['developer']}) to {high['score']:.0f} ({high['developer']}) of 100"
    return OPEN, said, list(last["source_id"].unique())


def gap(claim: pd.Series, capability: pd.DataFrame, **_: Any) -> Ruling:
    """No test of the thesis; the figure beside it is the newest gap between best closed and best open model."""
    arena = capability[capability["series"].eq("arena_ai_2026")]
    dated = arena.pivot_table(index="date", columns="access", values="score", aggfunc="max").dropna()
    if dated.empty or not {"open", "closed"} <= set(dated):
        return OPEN, "No date has both an open and a closed model", []
    last = dated.iloc[-1]
    said = f"Not decided by a figure; the best closed model leads the best open one by {last['closed'] - last['open']:.0f} Elo ({dated.index[-1]})"
    return OPEN, said, list(arena["source_id"].unique())


def prices(claim: pd.Series, api_prices: pd.DataFrame, **_: Any) -> Ruling:
    """No test of the thesis; the figure beside it is the median list price of open and closed models."""
    year = api_prices["as_of"].str[:4].max()
    now = api_prices[api_prices["as_of"].str.startswith(year) & api_prices["open_closed"].isin(["open", "closed"])]
    middle = now.groupby("open_closed")["output_usd_per_mtok"].median()
    if len(middle) < 2:
        return OPEN, "No year has prices of both open and closed models", []
    said = f"Not decided by a figure; median list price of output in {year}: {middle['open']:g} (open) and {middle['closed']:g} USD (closed) per million tokens"
    return OPEN, said, list(now["source_id"].unique())


def no_figures(claim: pd.Series, **_: Any) -> Ruling:
    """Nothing in the data speaks to the claim."""
    return OPEN, "No figure in the data decides it; the precedents page shows what carried over", []


RULES: dict[str, Callable[..., Ruling]] = {
    "a1": road, "a2": breaks, "a3": gap, "a4": no_figures, "a5": eighty, "a6": happened, "a7": costly, "a8": turn,
    "a9": precedent, "a10": hybrids, "a11": prices, "a12": transparency,
}  # fmt: skip


def verdicts(article: pd.DataFrame, **data: pd.DataFrame) -> pd.DataFrame:
    """claim_id, claim, verdict, deciding, page, source_id: one row a claim, in the order of the article."""
    rows = []
    for _, claim in article.iterrows():
        verdict, figure, cited = RULES.get(claim["claim_id"], no_figures)(claim, **data)
        rows.append({
            "claim_id": claim["claim_id"], "claim": claim["claim"], "verdict": verdict, "deciding": figure,
            "page": claim["page"], "as_of": DATE, "source_id": ";".join(dict.fromkeys(cited)) or None,
        })  # fmt: skip
    if not rows:
        return pd.DataFrame(columns=["claim_id", "claim", "verdict", "deciding", "page", "as_of", "source_id"])
    table = pd.DataFrame(rows)
    order = table["claim_id"].str[1:].astype(int)
    return table.loc[order.sort_values().index].reset_index(drop=True)
