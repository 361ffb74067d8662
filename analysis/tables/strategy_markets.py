"""Shares of markets by the openness of the served model and, apart from it, by the strategy of the company."""

import pandas as pd

from analysis.formats import counted, fitting, listed
from analysis.measures import shares as formulas
from analysis.measures.shares import cited_of, sourced
from analysis.measures.today import counted_rows, none_of_today, standing, with_today
from analysis.periods import LATEST, at_last_over, ended, up_to
from analysis.schema.market import LAYERS_OF_MODELS
from analysis.schema.words import in_words
from analysis.tables.context import around_half, with_context
from analysis.tables.share_intervals import ShareIntervals
from analysis.tables.strategies import ORDER


def open_share(strategy_shares: ShareIntervals, *, open_at: str = LATEST) -> pd.DataFrame:
    """market, last date known by then: part held by open models, from what is surely open to what may be."""
    markets, sources = strategy_shares.markets, strategy_shares.sources
    found = formulas.open_share(strategy_shares)
    found = found[found["status"].ne("preliminary")]
    found = found[found["market_id"].map(markets.set_index("market_id")["layer"]).isin(LAYERS_OF_MODELS)]
    found = found[ended(found["period"], open_at)]
    found = with_today(found.assign(as_of=found["period"]), sources, open_at)
    last = found[at_last_over(found)]
    made = last.assign(mid=float("nan"), qualifier="range", entity_id="open", label="open models", company_id=None)
    table = with_today(with_context(made, markets, sources), sources, open_at)
    table["row"] = table["market_label"]
    return table.sort_values(["layer", "high_pct"])


def open_share_subtitle(table: pd.DataFrame, open_at: str = LATEST) -> str:
    """Measure and date."""
    return f"By the openness of the served model, last date of each market{up_to(open_at)}"


def open_share_finding(table: pd.DataFrame, open_at: str = LATEST) -> str:
    """In how many markets of today, or up to an earlier date, open models surely hold less, or more, than half,
    whichever are more; of others where none is of today."""
    rows, now = counted_rows(table)
    rows = sourced(rows)
    above, under = around_half(rows)
    side, most, fewer = ("over", above, under) if above > under else ("under", under, above)
    of = f"{most} of {counted(len(rows), 'market')}"
    if most == len(rows):
        of = "both markets" if most == 2 else f"all {most} markets"
    said = f"{side} half in {of}{f', over in {fewer}' * (0 < fewer == most)}"
    if not most:
        said = f"surely under or over half in none of {counted(len(rows), 'market')}"
    if len(rows) == 1:
        side = "under" if under else "over" if above else "under or over"
        said = f"{side} half in the one market{'' if under + above else ' (not known)'}"
    if open_at != LATEST:
        return fitting(f"Open models held {said}{up_to(open_at)}", f"Open models held {said}")
    return f"Open models today hold {said}" if now else f"Open models held {said} ({none_of_today(rows)})"


def by_strategy(share_intervals: ShareIntervals, strategies: pd.DataFrame, *, parts_at: str = LATEST) -> pd.DataFrame:
    """market, strategy: share of companies by their strategy on the last date known by then; hybrid is its own part,
    never halved.

    Definitions that print no share of a company of known strategy are left out.
    """
    found = share_intervals.at()
    found = found[found["metric_kind"].eq("partition") & found["layer"].isin(LAYERS_OF_MODELS)]
    found = found[ended(found["as_of"], parts_at)]
    found = with_today(found, share_intervals.sources, parts_at)
    last = found[at_last_over(found)].copy()
    plan = formulas.as_of(strategies, "company_id", last["as_of"].map(_end), last["company_id"], "strategy")
    last["strategy"] = plan.fillna("unknown")
    told = last["strategy"].ne("unknown") & last["mid_pct"].notna()
    last = last[told.groupby(last["market_id"]).transform("any")]
    parts = last.groupby(["market_id", "market_label", "strategy"], sort=False)
    table = parts[["low_pct", "mid_pct", "high_pct"]].sum(min_count=1).reset_index()
    first = last.groupby("market_id")[
        ["layer", "period_label", "as_of", "independence", "share_of", "counts_as", "recency", "today_until"]
    ].first()
    table = table.join(first, on="market_id")
    cited = parts["source_id"].agg(cited_of).to_numpy()
    return table.assign(source_id=cited, row=table["market_label"]).sort_values(["layer", "market_label"])


def _end(period: str) -> str:
    return formulas.Period.parse(period).end.isoformat()


def by_strategy_subtitle(table: pd.DataFrame, parts_at: str = LATEST) -> str:
    """Measure and date."""
    at = f"on the last date of each market{up_to(parts_at)}"
    return f"By the strategy of the company {at}; hybrid is never halved"


def open_share_note(table: pd.DataFrame) -> str:
    """What is not known of openness, and which markets are counted."""
    return (
        "What cannot be mapped counts as unknown and widens the bar. One router’s tokens are not the market. Counted:"
        f" {standing(table)}"
    )


def by_strategy_note(table: pd.DataFrame) -> str:
    """What the parts are not, and which markets are counted."""
    return (
        "Not a share of open models: a hybrid company’s closed product counts as hybrid. Markets without companies"
        " are"
        f" left out. Counted: {standing(table)}"
    )


def by_strategy_finding(table: pd.DataFrame, parts_at: str = LATEST) -> str:
    """The strategy whose companies hold the largest known part most often today or up to an earlier date, of other
    dates where no figure is of today.

    Surely, where all that is unknown cannot make another larger.
    """
    rows, now = counted_rows(table)
    leaders = pd.DataFrame(
        [_largest(part) for _, part in sourced(rows).groupby("market_id")], columns=["strategy", "sure"]
    )
    counts = leaders["strategy"].value_counts()
    first = [name for name in ORDER if counts.get(name, 0) == counts.max()]
    who, often = listed([in_words(name) for name in first]).capitalize(), int(counts.max())
    sure = int(leaders.loc[leaders["strategy"].isin(first), "sure"].sum())
    surely = sure == often * len(first)
    is_now = now and parts_at == LATEST
    verb = f"today {'surely ' * surely}lead" if is_now else f"{'surely ' * surely}led"
    where = f"{'each ' * (len(first) > 1)}in {often} of {counted(len(leaders), 'market')}"
    if often == len(leaders):
        where = {1: "in the one market", 2: "in both markets"}.get(often, f"in all {often} markets")
    said = f"{who} companies {verb} {where}"
    if not surely:
        said += ", not surely" if len(leaders) == 1 else f", surely in {sure or 'none'}"
    if not now and parts_at == LATEST:
        return f"{said} ({none_of_today(rows)})"
    return fitting(said + up_to(parts_at), said)


def _largest(part: pd.DataFrame) -> tuple[str, bool]:
    """The known strategy with the largest part, and whether its least is above the most of any other, all that is
    unknown added."""
    known = part[part["strategy"].ne("unknown")].set_index("strategy")
    middle = known["mid_pct"].fillna((known["low_pct"] + known["high_pct"]) / 2)
    first, least = str(middle.idxmax()), known["low_pct"].fillna(0.0)
    open_to_all = max(100.0 - least.sum(), 0.0)
    rivals = least.drop(first) + open_to_all
    return first, bool(least[first] > max(rivals.max() if len(rivals) else 0.0, open_to_all))
