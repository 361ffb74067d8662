"""The article's twelve claims, each with a verdict by a rule, the deciding figure and its sources.

A rule takes what the claim needs and returns a Ruling. supported and not supported need every value of the
intervals to agree. What a figure can decide of a claim is said in READINGS; a claim of two halves of which one
can be measured is at most partly supported, and one that no figure reaches cannot be tested.
"""

from collections.abc import Callable
from typing import Any

import pandas as pd

from analysis.formats import counted, money, percent_range, spelled
from analysis.measures.capability import gaps
from analysis.measures.comparable import dated_status, is_long
from analysis.periods import counted_once, dated, ended, of_today, period_label
from analysis.schema.words import BLENDED, in_words, per_tokens
from analysis.tables import prices, prices_over_time
from analysis.tables.context import around_half
from analysis.tables.economics import middle_cost
from analysis.tables.rulings import (
    DATE,
    OPEN,
    OPEN_STRATEGIES,
    PARTLY,
    READINGS,
    REFUTED,
    SUPPORTED,
    Ruling,
    all_or_some,
    by_strategy,
    cited_in,
    strategies_at,
)

KINDS = ("figure", "question", "event", "precedent", "thesis")
"""What a reader asks first: the figures of the article, then its question, events, precedents and theses."""
COLUMNS = ["claim_id", "claim", "verdict", "deciding", "reading", "page", "as_of", "source_id"]


def road(claim: pd.Series, strategies: pd.DataFrame, companies: pd.DataFrame, **_: Any) -> Ruling:
    """The named companies, OpenAI apart, took an open road."""
    return by_strategy(claim, strategies, companies, OPEN_STRATEGIES, "openai")


def hybrids(claim: pd.Series, strategies: pd.DataFrame, companies: pd.DataFrame, **_: Any) -> Ruling:
    """The named companies had a hybrid strategy."""
    return by_strategy(claim, strategies, companies, ("hybrid",))


def breaks(claim: pd.Series, open_shares: pd.DataFrame, **_: Any) -> Ruling:
    """Open models hold more than half of every market of today (supported), of none (not supported), of some
    (partly)."""
    older = len(open_shares) - len(of_today(open_shares))
    open_shares = counted_once(of_today(open_shares))
    (above, under), count = around_half(open_shares), len(open_shares)
    said = (
        f"Open models today hold more than half in {above or 'none'} of {counted(count, 'market')} and less than"
        f" half in {under or 'none'}"
    )
    if count < 2:
        how = "may hold more or less" if not above + under else f"hold {'more' if above else 'less'}"
        said = f"Open models today {how} than half in the one market" if count else "No market is of today"
    elif rest := count - above - under:
        said += f"; the other {rest} leave{'s' * (rest == 1)} too much unknown to tell"
    if above:
        most = open_shares.loc[open_shares["low_pct"].idxmax()]
        said += f". Their highest: {percent_range(most['low_pct'], most['high_pct'])} in “{most['market_label']}”"
    if older:
        what = "a last figure of another date is" if older == 1 else "last figures of other dates are"
        said += f". {counted(older, 'market')} with {what} not counted"
    verdict = (
        OPEN if not count else SUPPORTED if above == count else REFUTED if under == count else PARTLY if above else OPEN
    )
    return Ruling(verdict, said, cited_in(open_shares["source_id"]), open_shares["as_of"].max() if count else None)


def eighty(claim: pd.Series, every_share: pd.DataFrame, **_: Any) -> Ruling:
    """Sourced shares of a market of that year whose interval meets what the claim says, as its qualifier reads; no
    survey of use."""
    mine = every_share[
        every_share["company_id"].eq(str(claim["company_ids"])) & every_share["metric_kind"].eq("partition")
    ]
    year = mine[mine["period"].str.startswith(str(claim["period"]))]
    sourced = year[year["independence"].ne("press")].sort_values("mid_pct")
    claimed = year.loc[year["independence"].eq("press"), "low_pct"]
    low, high = float(claimed.min() if len(claimed) else claim["figure_high"]), float(claim["figure_high"])
    if sourced.empty:
        return Ruling(OPEN, f"No sourced figure of {claim['period']} is in the data", [])
    meets = (sourced["low_pct"] <= high) & (sourced["high_pct"] >= low)
    first, last = sourced.iloc[0], sourced.iloc[-1]
    how_many = f"{int(meets.sum()) or 'None'} of {counted(len(sourced), 'sourced figure')} of {claim['period']}"
    said = (
        f"{how_many} {'reach' if meets.sum() > 1 else 'reaches'} {spelled(low, '.0f')} %: they run from"
        f" {first['interval']} (“{first['market_label']}”) to {last['interval']} (“{last['market_label']}”)"
    )
    return Ruling(
        all_or_some(meets), said + _nearest(mine, year, high), cited_in(sourced["source_id"]), claim["period"]
    )


def _nearest(mine: pd.DataFrame, year: pd.DataFrame, target: float) -> str:
    """The sourced figure of another date up to the article's year that comes nearest to the claimed one."""
    others = mine[mine["as_of"].le(DATE[:4]) & mine["independence"].ne("press") & ~mine.index.isin(year.index)]
    others = others[others["mid_pct"].notna()]
    if others.empty:
        return ""
    row = others.loc[(others["mid_pct"] - target).abs().idxmin()]
    when = dated_status(row["as_of"], row["date_status"])
    return f". The nearest to it, {row['interval']} in “{row['market_label']}”, is of {when}"


def happened(claim: pd.Series, events: pd.DataFrame, **_: Any) -> Ruling:
    """Each named company released open weights within the time that the claim speaks of."""
    first, last = str(claim["period"]).split(" to ")
    named = str(claim["company_ids"]).split(";")
    near = events[events["kind"].eq("model release") & events["date"].str[:7].between(first, last)].sort_values(
        "date", kind="stable"
    )
    hits = {c: near[near["company_ids"].fillna("").str.split(";").map(lambda ids, c=c: c in ids)] for c in named}
    found = near[near.index.isin([part.index[0] for part in hits.values() if len(part)])]
    said = (
        ", ".join(f"{e} ({dated(d)})" for e, d in zip(found["label"], found["date"], strict=True))
        or "No release is known"
    )
    verdict = all_or_some(pd.Series([len(part) > 0 for part in hits.values()]))
    return Ruling(verdict, said, cited_in(found["source_id"]), found["date"].max() if len(found) else None)


def costly(claim: pd.Series, training_costs: pd.DataFrame, **_: Any) -> Ruling:
    """Bases on which the costliest model by the day of the article reached the claimed amount; those since are said
    beside."""
    known = training_costs.assign(middle=middle_cost(training_costs))
    known = known[known["middle"].notna()].sort_values("middle")
    then, now = (part.groupby("basis").tail(1) for part in (known[ended(known["model_date"], DATE)], known))
    reach, later = (top["middle"] >= claim["figure_low"] for top in (then, now))
    amounts = "; ".join(f"{in_words(r.basis)} {money(r.middle)} ({r.model})" for r in then.itertuples())
    said = (
        f"By the article it did by {int(reach.sum())} of {len(then)} bases, with the models since by {int(later.sum())}"
        f" of {len(now)}. The costliest by then in USD: {amounts or 'none is known'}"
    )
    return Ruling(
        all_or_some(reach),
        said,
        cited_in(pd.concat([then["source_id"], now["source_id"]])),
        then["model_date"].max() if len(then) else None,
    )


def _left_license(events: pd.DataFrame, company: str) -> pd.DataFrame:
    """The changes of license of a company, in order."""
    changes = events[events["kind"].eq("license change")].sort_values("date", kind="stable")
    return changes[changes["company_ids"].fillna("").str.split(";").str[0].eq(company)]


def precedent(claim: pd.Series, business_models: pd.DataFrame, events: pd.DataFrame, **_: Any) -> Ruling:
    """The company earned money in several ways on open source, and left open licenses on the way: partly."""
    company = str(claim["company_ids"])
    ways = business_models[business_models["company_id"].eq(company)]
    left = _left_license(events, company)
    verdict = PARTLY if len(ways) and len(left) else SUPPORTED if len(ways) else OPEN
    said = f"{counted(len(ways), 'way')} of earning {'is' if len(ways) == 1 else 'are'} found"
    if len(ways):
        said += f" ({', '.join(ways['revenue_model'])})"
    if len(left):
        said += f", but it gave up its open license on {dated(left['date'].iloc[0])}"
    cited = cited_in(pd.concat([ways["source_id"], left["source_id"]]))
    return Ruling(verdict, said, cited, left["date"].max() if len(left) else None)


def pays(claim: pd.Series, companies: pd.DataFrame, finances: pd.DataFrame, events: pd.DataFrame, **_: Any) -> Ruling:
    """Open-source companies with a reported result that made a loss in some year or gave up their open license."""
    names = companies.loc[companies["kind"].eq("precedent")].set_index("company_id")["company"]
    results = finances[finances["metric"].isin(["net_income", "operating_income"]) & finances["status"].eq("reported")]
    results = results[results["company_id"].isin(names.index)]
    said, trouble, cited = [], [], []
    for company, years in results.groupby("company_id"):
        losses, left = int((years["value"] < 0).sum()), _left_license(events, str(company))
        change = f"left its open license {dated(left['date'].iloc[0])}" if len(left) else "kept its license"
        said.append(f"{names[company]} {change}, {losses} of {len(years)} reported years with a loss")
        trouble.append(losses > 0 or len(left) > 0)
        cited += [*years["source_id"], *left["source_id"]]
    verdict = all_or_some(pd.Series(trouble, dtype=bool))
    text = "; ".join(said) or "No result of an open-source company is in the data"
    return Ruling(verdict, text, list(dict.fromkeys(cited)), results["date"].max() if len(results) else None)


def community(claim: pd.Series, capability: pd.DataFrame, companies: pd.DataFrame, **_: Any) -> Ruling:
    """Half one: the gap of each Elo series of a quarter or more is smaller at its end. Half two: nonprofits make the
    best open model."""
    elo = capability[capability["benchmark"].str.contains("Elo|Arena", na=False)]
    series = [gaps(part) for _, part in elo.groupby(["series", "benchmark"])]
    long = (g for g in series if len(g) > 1 and is_long(g["date"].iloc[0], g["date"].iloc[-1]))
    series = sorted(long, key=lambda g: g["date"].max())
    if not series:
        return Ruling(OPEN, "No series has two dates a quarter apart with an open and a closed model", [])
    closer = pd.Series([g["gap"].iloc[-1] < g["gap"].iloc[0] for g in series])
    best = elo[elo["access"].eq("open") & elo["date"].gt(DATE)].sort_values("score").groupby(["series", "date"]).tail(1)
    kinds = best["company_id"].map(companies.set_index("company_id")["kind"]).dropna()
    outside = kinds.eq("nonprofit")
    first, last = series[-1].iloc[0], series[-1].iloc[-1]
    said = (
        f"The gap to the best closed model shrank in {int(closer.sum())} of {len(series)} Elo series; the newest goes"
        f" from {spelled(first['gap'], '.0f')} ({dated(first['date'])}) to {spelled(last['gap'], '.0f')} points"
        f" ({dated(last['date'])}); a company and no community made the best open model on {int((~outside).sum())} of"
        f" {counted(len(kinds), 'date')} since the article"
    )
    both = pd.concat([closer, outside], ignore_index=True)
    verdict = all_or_some(both)
    return Ruling(verdict, said, cited_in(elo["source_id"]), last["date"])


def access(claim: pd.Series, api_prices: pd.DataFrame, **_: Any) -> Ruling:
    """Open models cost less and have more hosts: partly, because nothing measures the speed of discovery."""
    listed = prices_over_time.over_time(api_prices, price_kind=BLENDED)
    years = prices_over_time.yearly_medians(listed)
    if years.empty:
        return Ruling(OPEN, "No year has prices of both open and closed models", [])
    year, own = years.index[-1], years.iloc[-1]
    now = api_prices[api_prices["as_of"].str.startswith(year) & api_prices["open_closed"].isin(prices.KNOWN)]
    hosts = now.groupby(["open_closed", "model_id"])["provider"].nunique().groupby("open_closed").median()
    hosts = hosts.reindex(list(prices.KNOWN)).fillna(0)
    said = (
        f"The median list price of {year} from makers, {per_tokens(BLENDED)} of input and output, is"
        f" {spelled(own['open'], '.2g')} USD for open models, {spelled(own['closed'], '.2g')} for closed ones;"
        f" {spelled(hosts['open'], 'g')} providers sell the median open model, {spelled(hosts['closed'], 'g')} the"
        " median closed one. No figure measures discovery"
    )
    wider = own["open"] < own["closed"] or hosts["open"] > hosts["closed"]
    cited = pd.concat([listed.loc[listed["as_of"].str.startswith(year), "source_id"], now["source_id"]])
    return Ruling(PARTLY if wider else REFUTED, said, cited_in(cited), now["as_of"].max())


def transparency(claim: pd.Series, transparency: pd.DataFrame, strategies: pd.DataFrame, **_: Any) -> Ruling:
    """Pairs of an open and a closed developer in the last edition in which the open one scores higher."""
    whole = transparency[transparency["domain"].eq("overall")].sort_values("edition", kind="stable")
    counts: dict[str, pd.Series] = {}
    for edition, part in whole.groupby("edition"):
        plan = part["company_id"].map(strategies_at(strategies, str(edition)).set_index("company_id")["strategy"])
        ours, theirs = part.loc[plan.isin(OPEN_STRATEGIES), "score"], part.loc[plan.eq("closed"), "score"]
        counts[str(edition)] = pd.Series([a > b for a in ours for b in theirs], dtype=bool)
    pairs = {edition: wins for edition, wins in counts.items() if len(wins)}
    if not pairs:
        return Ruling(OPEN, "No edition rates both open and closed developers", [])
    words = [
        f"{int(wins.sum())} of {len(wins)} pairs ({period_label(pd.Series([e])).iloc[0]})" for e, wins in pairs.items()
    ]
    said = f"The open developer is the more transparent one in {', '.join(words)}"
    return Ruling(all_or_some(pairs[max(pairs)]), said, cited_in(whole["source_id"]), max(pairs))


def no_figures(claim: pd.Series, **_: Any) -> Ruling:
    """Nothing in the data speaks to the claim."""
    return Ruling(OPEN, "No figure in the data decides it; the precedents show what carried over to companies", [])


RULES: dict[str, Callable[..., Ruling]] = {
    "a1": road,
    "a2": breaks,
    "a3": community,
    "a4": no_figures,
    "a5": eighty,
    "a6": happened,
    "a7": costly,
    "a8": pays,
    "a9": precedent,
    "a10": hybrids,
    "a11": access,
    "a12": transparency,
}


def verdicts(article: pd.DataFrame, **data: pd.DataFrame) -> pd.DataFrame:
    """claim_id, claim, verdict, deciding, reading, page, as_of, source_id: one row a claim, figures first."""
    rows = []
    for _, claim in article.iterrows():
        key = claim["claim_id"]
        ruling = RULES.get(key, no_figures)(claim, **data)
        cited = ";".join(s for s in dict.fromkeys(ruling.sources) if s) or None
        order = (KINDS.index(claim["kind"]), int(key[1:]))
        rows.append(
            (
                order,
                key,
                claim["claim"],
                ruling.verdict,
                ruling.deciding,
                READINGS.get(key),
                claim["page"],
                ruling.as_of,
                cited,
            )
        )
    return pd.DataFrame([row[1:] for row in sorted(rows, key=lambda r: r[0])], columns=COLUMNS)
