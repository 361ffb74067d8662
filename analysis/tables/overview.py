"""Tables of the overview: key figures with their spread, and the article's twelve claims with verdicts."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from analysis.formats import counted, share
from analysis.measures import shares as formulas
from analysis.measures.today import standing, with_today
from analysis.periods import at_last_over, counted_once, of_today, period_label
from analysis.schema.market import LAYERS_OF_MODELS
from analysis.tables import claims as rules
from analysis.tables import rulings
from analysis.tables.context import around_half, printed_ends, share_range
from analysis.tables.open_by_month import router_figures, router_words
from analysis.tables.share_intervals import ShareIntervals
from analysis.tables.shares import NAMED, largest

ROWS = ("claimed", "leader", "open", "router", "hybrid")
KEY_COLUMNS = (
    "figure_id",
    "figure",
    "label",
    "company_id",
    "market_label",
    "period_label",
    "interval",
    "low_pct",
    "mid_pct",
    "high_pct",
    "leads",
    "status",
    "share_of",
    "independence",
    "grade",
    "printed",
    "processing",
    "locator",
    "read_on",
    "recency",
    "today_until",
    "source_title",
    "is_article",
    "market_id",
    "counts_as",
    "as_of",
    "source_id",
)


def key_figures(share_intervals: ShareIntervals, strategies: pd.DataFrame, article: pd.DataFrame) -> pd.DataFrame:
    """figure_id, definition: the claimed share, the leader's, that of open models, of these on one router and hybrid
    strategies, both then and now."""
    found = share_intervals.at()
    given = replace(share_intervals, strategies=strategies)
    parts = [
        claimed_shares(found, article),
        largest_of_each(found),
        _open(open_shares(given)),
        router_figures(given),
        _hybrid(strategies),
    ]
    rows = [p.reindex(columns=list(KEY_COLUMNS)) for p in parts if len(p)]
    table = pd.concat(rows, ignore_index=True) if rows else pd.DataFrame(columns=list(KEY_COLUMNS))
    low, high = printed_ends(table)
    return table.assign(is_article=table["is_article"].eq(True), from_pct=low, to_pct=high)


def open_shares(strategy_shares: ShareIntervals) -> pd.DataFrame:
    """market, last date: share of products whose served model has open weights, as an interval; `recency` says if of
    today."""
    found = formulas.open_share(strategy_shares)
    found = found[found["status"].ne("preliminary")]
    named = strategy_shares.markets.set_index("market_id")
    is_model = found["market_id"].map(named["layer"]).isin(LAYERS_OF_MODELS)
    part = found[is_model & found["market_id"].map(named["independence"]).ne("press")]
    part = with_today(part.assign(as_of=part["period"]), strategy_shares.sources)
    last = part[at_last_over(part)]
    last = last.assign(low_pct=last["low"] * 100, high_pct=last["high"] * 100)
    last["market_label"] = last["market_id"].map(named["market"])
    for name in ("share_of", "independence", "counts_as"):
        last[name] = last["market_id"].map(named[name])
    return last


def claimed_shares(found: pd.DataFrame, article: pd.DataFrame) -> pd.DataFrame:
    """Every share of a market of the year and company that the article puts a figure on, its own among them; no survey
    of use."""
    said = article[article["kind"].eq("figure") & article["unit"].eq("percent")]
    if said.empty:
        return found.iloc[:0]
    claim = said.iloc[0]
    mine = found[found["company_id"].eq(claim["company_ids"]) & found["period"].str.startswith(str(claim["period"]))]
    mine = mine[mine["metric_kind"].eq("partition")]
    name = f"{mine['label'].iloc[0]} in {claim['period']}" if len(mine) else ""
    is_article = mine["independence"].eq("press")
    return mine.assign(figure_id="claimed", figure=name, is_article=is_article, recency=None)


def largest_of_each(found: pd.DataFrame) -> pd.DataFrame:
    """The largest company of each definition of models or their use, at its last date."""
    part = found[found["metric_kind"].eq("partition") & found["layer"].isin(LAYERS_OF_MODELS)]
    part = part[part["kind"].isin(NAMED) & part["independence"].ne("press")]
    last = part[at_last_over(part) & part["mid_pct"].notna()]
    top = largest(last, found).sort_values("mid_pct")
    return top.assign(figure_id="leader", figure="The leader today")


def _open(opened: pd.DataFrame) -> pd.DataFrame:
    """Open models together, at the last date of each definition."""
    order = opened.sort_values(["low_pct", "high_pct"])
    spans = zip(order["low_pct"], order["high_pct"], strict=True)
    return order.assign(
        figure_id="open",
        figure="Open models today",
        label="Open models",
        period_label=period_label(order["period"]),
        interval=[share(float("nan"), low, high) for low, high in spans],
    )


def _hybrid(strategies: pd.DataFrame) -> pd.DataFrame:
    """Part of the organizations of both dates whose strategy is hybrid, in March 2024 and today; exact counts."""
    rows = []
    first = rulings.strategies_at(strategies, rulings.DATE)["company_id"]
    for date, name in ((rulings.DATE, "March 2024"), ("9999", "today")):
        part = rulings.strategies_at(strategies, date)
        part = part[part["company_id"].isin(first)]
        hybrid = part[part["strategy"].eq("hybrid")]
        pct = 100 * len(hybrid) / max(len(part), 1)
        dated = rulings.DATE if date == rulings.DATE else part["since"].dropna().max()
        cited = ";".join(dict.fromkeys(hybrid["source_id"].dropna())) or None
        counts = f"{len(hybrid)} of {len(part)}"
        rows.append((name, name, counts, pct, pct, pct, dated, cited))
    names = ["label", "period_label", "interval", "low_pct", "mid_pct", "high_pct", "as_of", "source_id"]
    made = pd.DataFrame(rows, columns=names).assign(
        figure_id="hybrid",
        figure="Hybrid strategies, all organizations",
        market_label="Organizations of the tables",
        share_of="organizations",
    )
    return made[made["source_id"].notna()]


ONLY_RULED = (
    "strategies",
    "events",
    "training_costs",
    "business_models",
    "transparency",
    "capability",
    "api_prices",
    "finances",
)
"""What claims are ruled by beside the shares."""


def evidence(tables: Mapping[str, pd.DataFrame]) -> dict[str, pd.DataFrame]:
    """What the rules of the claims take, by the name that each of them gives it."""
    shares = ShareIntervals.of(tables)
    found = {name: tables[name] for name in ("companies", *ONLY_RULED)}
    return found | {"every_share": replace(shares, strategies=None).at(), "open_shares": open_shares(shares)}


def claims_checked(article: pd.DataFrame, evidence: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """claim_id, claim, verdict, deciding, reading, page: the twelve claims, those with a figure first."""
    return rules.verdicts(article, **evidence)


def _parts(table: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """The rows of each key figure that are counted, each thing once: no figure of the article's own, and none that is
    older than today."""
    kept = table[~table["is_article"]]
    kept = kept[kept["recency"].isna() | kept.index.isin(of_today(kept).index)]
    return {name: counted_once(kept[kept["figure_id"].eq(name)]) for name in ROWS}


def _range(part: pd.DataFrame) -> str:
    return share_range(part["from_pct"].min(), part["to_pct"].max())


def key_finding(table: pd.DataFrame, whole: pd.DataFrame | None = None) -> str:
    """In how many markets open models pass half, else what the leader holds; it holds for the rows shown.

    Where leaders are hidden it says of how many markets it speaks.
    """
    parts = _parts(table)
    leader, opened = parts["leader"], parts["open"]
    if len(opened):
        return f"Open models today {_passing_half(opened)}"
    if len(leader):
        every = len(leader) if whole is None else len(_parts(whole)["leader"])
        where = f" in {len(leader)} of {counted(every, 'market')}" if len(leader) < every else ""
        return f"The leader today holds {_range(leader)}{where}"
    shown = [f"{part['figure'].iloc[0]}: {_range(part)}" for part in parts.values() if len(part)]
    if shown:
        return "; ".join(shown[:2])
    is_claim = table["is_article"].all()
    return "The article’s own figure, without a study behind it" if is_claim else "No figure shown is of today"


def _passing_half(opened: pd.DataFrame) -> str:
    """In how many markets open models surely hold more than half; of one alone also that it is less, or open."""
    above, under = around_half(opened)
    if len(opened) == 1:
        return f"{'pass' if above else 'hold under' if under else 'may pass'} half in the one market"
    return f"surely pass half in {above or 'none'} of {len(opened)} markets"


def key_subtitle(table: pd.DataFrame) -> str:
    """Measure and scope of the rows shown."""
    return "Percent of each market at its last date, one mark a market, with its interval, never averaged"


def key_note(table: pd.DataFrame) -> str:
    """What a range is not, and which markets are counted."""
    last = table[table["recency"].notna()]
    which = f". Counted: {standing(last, by='market_label', instead=False)}" if len(last) else ""
    return (
        "Each mark counts something else, and none is the whole market. The ranges are no errors of measurement; faint"
        f" lines leave more than 60 points unknown{which}"
    )


def short_answer(table: pd.DataFrame, picked: Sequence[str] = ()) -> str:
    """The state of the question in at most five sentences, each from the rows shown."""
    parts = _parts(table)
    said = [
        _said_claimed(parts["claimed"], table),
        _said_leader(parts["leader"], bool(picked)),
        _said_open(parts["open"]),
    ]
    said += [router_words(parts["router"]), _said_hybrid(parts["hybrid"])]
    whole = " ".join(s for s in said if s)
    return f"Short answer: {whole}" if whole else "No sourced figure is among the rows shown."


def _said_claimed(part: pd.DataFrame, table: pd.DataFrame) -> str:
    if part.empty:
        return ""
    of_article = table[table["is_article"]]
    meets = int((part["high_pct"] >= of_article["low_pct"].min()).sum()) if len(of_article) else 0
    none = "none of which reaches" if meets == 0 else f"{meets} of which {'reaches' if meets == 1 else 'reach'}"
    compared = f", {none} the article’s “nearly 80 %”" if len(of_article) else ""
    return f"{part['figure'].iloc[0]}: {_range(part)} in {counted(len(part), 'sourced figure')}{compared}."


def _said_leader(part: pd.DataFrame, is_picked: bool = False) -> str:
    """Who leads how many markets; of companies picked only what they lead is shown, so it is counted among none."""
    if part.empty:
        return ""
    counts = part.loc[part["leads"].eq("yes"), "label"].value_counts()
    unsure = len(part) - int(counts.sum())
    if counts.empty:
        return "Nobody leads for certain today."
    if len(counts) == 1 and not unsure:
        every = "the one market shown" if len(part) == 1 else f"all {len(part)} markets shown"
        return f"{counts.index[0]} leads today in {counted(len(part), 'market') if is_picked else every}."
    who = [f"{name} in {count}" for name, count in counts.items()] + [f"nobody for certain in {unsure}"] * bool(unsure)
    among = "" if is_picked else f" of {counted(len(part), 'market')}"
    return f"Who leads today depends on what is counted: {', '.join(who)}{among}."


def _said_open(part: pd.DataFrame) -> str:
    if part.empty:
        return ""
    above, under = around_half(part)
    rest = len(part) - above - under
    if len(part) == 1:
        how = "may hold more or less" if rest else f"hold {'more' if above else 'less'}"
        return f"Open models {how} than half in the one market."
    unknown = f"; {rest} {'leaves' if rest == 1 else 'leave'} too much unknown to tell" if rest else ""
    return (
        f"Open models hold more than half in {above or 'none'} of {len(part)} and less than half in"
        f" {under or 'none'}{unknown}."
    )


def _said_hybrid(part: pd.DataFrame) -> str:
    if len(part) < 2:
        return ""
    (then, count), (now, _) = (cell.split(" of ") for cell in part["interval"].iloc[[0, -1]])
    return (
        f"Of all {count} organizations known at both dates {then} mixed open and closed in March 2024, {now} do today."
    )


def claims_finding(table: pd.DataFrame) -> str:
    """How many claims hold, in full and in part; of one alone its verdict."""
    full, partly = (int(table["verdict"].eq(word).sum()) for word in (rulings.SUPPORTED, rulings.PARTLY))
    if len(table) == 1:
        return f"The one claim shown: {table['verdict'].iloc[0]}"
    said = f"{full or 'None'} of {len(table)} claims {'are' if full > 1 else 'is'} fully supported"
    return f"{said}, {partly} partly" if partly else said
