"""Tables of prices: makers against hosts, price against capability, hosts of one open model, spreads."""

import pandas as pd

from analysis.formats import counted, fitting, spelled
from analysis.measures.capability import holds_records_only
from analysis.measures.model_names import model_key
from analysis.measures.prices import blended, on_frontier
from analysis.measures.shares import Refusal
from analysis.measures.today import counted_rows, none_of_today, standing, with_today
from analysis.periods import OLDER, TODAY, of_today
from analysis.tables.capability import series_words

WIDEST = 24
"""Models of which the spread between hosts is drawn."""
LEAST_HOSTS = 3
KNOWN = ("open", "closed")


def priced(api_prices: pd.DataFrame, price_kind: str) -> pd.DataFrame:
    """Prices of one kind, of models known to be open or closed."""
    columns = {"input": api_prices["input_usd_per_mtok"], "output": api_prices["output_usd_per_mtok"]}
    price = columns.get(price_kind, blended(api_prices["input_usd_per_mtok"], api_prices["output_usd_per_mtok"]))
    table = api_prices.assign(
        price_usd=price,
        label=api_prices["model"],
        company_id=api_prices["provider_company_id"],
        company=api_prices["provider"],
        access_class=api_prices["open_closed"],
    )
    return table[table["price_usd"].gt(0) & table["access_class"].isin(KNOWN)]


def channels(api_prices: pd.DataFrame, models: pd.DataFrame, sources: pd.DataFrame, *, price_kind: str) -> pd.DataFrame:
    """open model, channel: the maker's newest price, and the cheapest and middle price of third-party hosts.

    Prices of today where maker and hosts have some, compared with no older one; the other models come last.
    """
    found = priced(api_prices, price_kind)
    found = with_today(found[found["access_class"].eq("open") & found["model_id"].notna()], sources)
    now, every = _compared(of_today(found), models), _compared(found, models)
    old = every[~every["model_id"].isin(now["model_id"])]
    parts = [part.assign(recency=said) for part, said in ((now, TODAY), (old, OLDER)) if len(part)]
    table = pd.concat(parts, ignore_index=True) if parts else now.assign(recency=[])
    return table.assign(today_until=found["today_until"].iloc[0] if len(found) else None)


def _compared(found: pd.DataFrame, models: pd.DataFrame) -> pd.DataFrame:
    """Of each model that its maker and a host sell: the maker's newest price beside the hosts' lowest and middle
    one."""
    own = found[found["channel"].eq("first_party")].sort_values(["as_of", "price_usd"])
    own = own.groupby("model_id").tail(1).set_index("model_id")
    host = found[found["channel"].eq("third_party_host")]
    best = host.groupby(["model_id", "provider"])["price_usd"].min().groupby("model_id")
    table = pd.DataFrame({"cheapest_usd": best.min(), "hosts_usd": best.median(), "hosts_count": best.size()})
    table = table[table.index.isin(own.index)].join(own[["price_usd", "as_of", "company_id", "provider"]])
    cited = host.groupby("model_id")["source_id"].agg(lambda s: ";".join(dict.fromkeys(s)))
    table["source_id"] = [f"{own['source_id'][m]};{cited[m]}" for m in table.index]
    names = models.set_index("model_id")["model"]
    table = table.assign(
        label=[names.get(m, m) for m in table.index], ratio_to_maker=table["cheapest_usd"] / table["price_usd"]
    )
    return table.sort_values("ratio_to_maker").reset_index(names="model_id")


def channels_finding(table: pd.DataFrame) -> str:
    """For how many open models a host undercuts the maker today; at older prices only where none is of today."""
    rows, now = counted_rows(table)
    under, models = int((rows["ratio_to_maker"] < 0.999).sum()), counted(len(rows), "open model")
    which = rows["label"].iloc[0] if len(rows) == 1 else f"{under} of {models}" if under else f"any of {models}"
    who = "A host" if under else "No host"
    if not now:
        return f"{who} undercut the maker for {which}: {none_of_today(rows)}"
    return f"{who} today undercuts the maker for {which}"


def channels_subtitle(table: pd.DataFrame) -> str:
    """What is compared, and how many models have prices of today."""
    return "Newest list prices of the maker and of third-party hosts"


def _newest(found: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """The prices of today of each group, and all of a group that has none."""
    now = found["recency"].eq(TODAY)
    return found[now | ~now.groupby([found[name] for name in by]).transform("any")]


def _counted(best: pd.DataFrame) -> pd.Series:
    """The prices that others are compared with: those of today, and all of a model that has none; else blank."""
    now = best["recency"].eq(TODAY)
    return best["price_usd"].where(now | ~now.groupby(best["model_id"]).transform("any"))


def matched(api_prices: pd.DataFrame, capability: pd.DataFrame, models: pd.DataFrame) -> pd.DataFrame:
    """The scores whose model is also sold by its maker, with the key that price and score share."""
    names = models.set_index("model_id")["model"]
    sold = api_prices.loc[api_prices["channel"].eq("first_party"), "model_id"].dropna().unique()
    keys = {model_key(names[m]) for m in sold if m in names.index}
    scores = capability.dropna(subset=["model"])
    scores = scores.assign(match=scores["model"].map(model_key))
    return scores[scores["match"].isin(keys) & ~scores["series"].isin(["published_summary", "derived_lag_months"])]


def against_capability(
    api_prices: pd.DataFrame,
    capability: pd.DataFrame,
    models: pd.DataFrame,
    sources: pd.DataFrame,
    *,
    price_kind: str,
    price_series: str,
) -> pd.DataFrame:
    """model: newest price of its maker and its best score on one series; only matches by name are kept.

    The frontier is that of prices of today, of all where none is.
    """
    found = with_today(priced(api_prices, price_kind), sources)
    newest = found[found["channel"].eq("first_party")].sort_values("as_of", kind="stable").groupby("model_id").tail(1)
    if newest.empty or capability.empty:
        return newest.iloc[:0].assign(best_score=[], on_frontier=[], series=[], records_only=[])
    series, _, benchmark = price_series.partition("|")
    whole = capability[capability["series"].eq(series) & capability["benchmark"].eq(benchmark)]
    scores = matched(api_prices, capability, models)
    scores = scores[scores["series"].eq(series) & scores["benchmark"].eq(benchmark)].sort_values("score")
    chosen = scores.groupby("match").tail(1).set_index("match")
    names = models.set_index("model_id")["model"]
    table = newest.assign(label=newest["model_id"].map(names), series=series_words(series), benchmark=benchmark).dropna(
        subset=["label"]
    )
    table["match"] = table["label"].map(model_key)
    table = table[table["match"].isin(chosen.index)]
    for name, of in (("best_score", "score"), ("ci_low", "ci_low"), ("ci_high", "ci_high"), ("score_model", "model")):
        table[name] = table["match"].map(chosen[of])
    table["source_id"] = table["source_id"] + ";" + table["match"].map(chosen["source_id"])
    table = table.drop(columns="match").assign(on_frontier=False, records_only=holds_records_only(whole))
    now, _ = counted_rows(table)
    table.loc[now.index, "on_frontier"] = on_frontier(now["price_usd"], now["best_score"])
    return table.sort_values("price_usd")


def against_finding(table: pd.DataFrame) -> str:
    """How many models on the frontier are open; of a list of records which is best and which cheapest.

    A list of records has no model that set none, so who is on its frontier says nothing of open and closed models.
    """
    rows, now = counted_rows(table)
    when = " today" if now else f" ({none_of_today(rows)})"
    if rows["records_only"].all():
        best, cheapest = rows.loc[rows["best_score"].idxmax()], rows.loc[rows["price_usd"].idxmin()]
        sure = " (unsure)" * bool(rows["ci_high"].drop(best.name).ge(best["ci_low"]).any())
        if best["label"] == cheapest["label"]:
            said = f"{best['label']} scores highest{sure} and costs least"
        else:
            said = f"{best['label']} scores highest{sure}, {cheapest['label']} costs least"
        return fitting(f"Among record-setters {said}{when}", f"Record-setters: {said}{when}", f"Record-setters: {said}")
    best = rows[rows["on_frontier"]]
    opened = int(best["access_class"].eq("open").sum())
    if best.empty:
        return "No model is on the efficient frontier"
    if len(best) == 1:
        return f"The only model on the efficient frontier is {'open' if opened else 'closed'}{when}"
    return f"{opened} of {len(best)} models on the efficient frontier {'is' if opened == 1 else 'are'} open{when}"


def against_note(table: pd.DataFrame, whole: pd.DataFrame | None = None) -> str:
    """What prices and scores leave out, what a list of records cannot show, and how many models are counted."""
    which = f"Counted: {standing(table if whole is None else whole, 'model', 'model_id')}"
    said = (
        "List prices of the base tier, newer than the scores. Only models named alike in both lists are drawn, variants"
        " count as one"
    )
    if not table["records_only"].any():
        return f"{said}. {which}"
    return (
        f"{said}. The list of scores holds a model only where it was the best open or the best closed one of its day:"
        " cheaper models that set no record, closed ones above all, cannot appear, and the line is no frontier of all"
        f" models. {which}"
    )


def against_subtitle(table: pd.DataFrame) -> str:
    """Measure, series, which models."""
    of_what = " (record-setters only)" if table["records_only"].any() else ""
    return (
        f"Newest list price of the maker and best score on {table['benchmark'].iloc[0]}{of_what}, models that both"
        " lists name"
    )


def hosts(
    api_prices: pd.DataFrame, models: pd.DataFrame, sources: pd.DataFrame, *, hosted_model: str, price_kind: str
) -> pd.DataFrame | Refusal:
    """host: prices of one open model at every host, cheapest first, as times the cheapest of today; older ones last."""
    found = with_today(priced(api_prices, price_kind), sources)
    mine = found[found["model_id"].eq(hosted_model)]
    if mine.empty and len(api_prices):
        return Refusal("No host sells this model in the data", "prices over time")
    best = _newest(mine, ["provider"]).sort_values(["provider", "price_usd"]).groupby("provider").head(1)
    best = best.assign(_old=best["recency"].ne(TODAY)).sort_values(["_old", "price_usd"]).drop(columns="_old")
    name = models.set_index("model_id")["model"].get(hosted_model, hosted_model)
    return best.assign(label=best["provider"], ratio_to_cheapest=best["price_usd"] / _counted(best).min(), model=name)


def hosts_finding(table: pd.DataFrame) -> str:
    """Spread between the cheapest and the dearest host."""
    rows, now = counted_rows(table)
    low, high = rows.iloc[0], rows.sort_values("price_usd").iloc[-1]
    apart = "" if now else f" ({none_of_today(rows)})"
    if len(rows) == 1:
        sells = "today sells" if now else "sold"
        return f"One host {sells} {low['model']}: {low['label']} at {spelled(low['price_usd'], '.3g')} USD{apart}"
    sell, asks = ("today sell", "asks") if now else ("sold", "asked")
    times = spelled(high["ratio_to_cheapest"], ".1f")
    hosts = f"{len(rows)} hosts {sell} {low['model']}"
    return fitting(
        f"{hosts}: the dearest {asks} {times} times the cheapest{apart}",
        f"{hosts}, the dearest at {times} times the cheapest{apart}",
        f"{hosts} at prices {times} times apart{apart}",
        f"{low['model']}: prices {times} times apart at {len(rows)} hosts{apart}",
    )


def hosts_subtitle(table: pd.DataFrame) -> str:
    """What a bar is, and how many hosts have a price of today."""
    return "Lowest list price of each host, and times the cheapest"


def spreads(api_prices: pd.DataFrame, models: pd.DataFrame, sources: pd.DataFrame, *, price_kind: str) -> pd.DataFrame:
    """open model, host: lowest price of each host, for every open model that three hosts or more sell, widest first.

    Spreads and numbers of hosts are those of prices of today; models without any come last.
    """
    found = with_today(priced(api_prices, price_kind), sources)
    found = _newest(found[found["access_class"].eq("open") & found["model_id"].notna()], ["model_id", "provider"])
    best = found.sort_values("price_usd").groupby(["model_id", "provider"]).head(1)
    parts = _counted(best).groupby(best["model_id"])
    table = best.assign(
        is_old=~best["recency"].eq(TODAY).groupby(best["model_id"]).transform("any"),
        hosts_count=parts.transform("count"),
        ratio_to_cheapest=best["price_usd"] / parts.transform("min"),
        model_spread=parts.transform("max") / parts.transform("min"),
    )
    table = table[table["hosts_count"] >= LEAST_HOSTS]
    names = models.set_index("model_id")["model"]
    return (
        table.assign(label=table["provider"], model=table["model_id"].map(names).fillna(table["model_id"]))
        .sort_values(["is_old", "model_spread", "model", "price_usd"], ascending=[True, False, True, True])
        .drop(columns="is_old")
    )


def spreads_finding(table: pd.DataFrame) -> str:
    """The median and the widest spread of all hosts."""
    rows, now = counted_rows(table)
    parts = rows.groupby("model")["price_usd"]
    ratio = (parts.max() / parts.min()).sort_values()
    apart = "" if now else f" ({none_of_today(rows)})"
    if len(ratio) == 1:
        asks = "today asks" if now else "asked"
        return f"The dearest host of {ratio.index[0]} {asks} {spelled(ratio.iloc[0], '.1f')} times the cheapest{apart}"
    middle, most = spelled(ratio.median(), ".1f"), spelled(ratio.iloc[-1], ".1f")
    return f"Hosts’ prices{' today' * now} differ{'ed' * (not now)} {middle} times (median), {most} at most{apart}"


def spreads_subtitle(table: pd.DataFrame) -> str:
    """What a dot is, how many models are drawn where these are not all, and how many prices are of today."""
    cross = ", a faint cross older than a year" if len(of_today(table)) < len(table) else ""
    models = table["model"].nunique()
    drawn = f", the {WIDEST} widest of {models} drawn" if models > WIDEST else ""
    return f"Each host’s lowest price as times the cheapest{cross}, models with three hosts or more{drawn}"
