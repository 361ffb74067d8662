"""Open against closed models by month, where one publisher splits its whole into both and what it could not tell."""

import pandas as pd

from analysis.formats import percent_range, spelled
from analysis.measures import shares as formulas
from analysis.measures.today import with_today
from analysis.periods import dated, of_today, period_mid, span
from analysis.tables.context import with_context
from analysis.tables.share_intervals import ShareIntervals
from analysis.tables.shares import LAYERS_OF_MODELS

LEAST = 4
"""Months that a split must have to be drawn over time."""
MONTH = r"\d{4}-\d{2}"
TELLING = 20.0
"""Another definition whose interval is wider than this many points says too little to stand beside."""


def open_by_month(strategy_shares: ShareIntervals) -> pd.DataFrame:
    """month: part that is surely open, part that may be and part that is closed, of the definition with most months.

    A day is no month: only periods of a month are taken.
    """
    shares, markets, sources = strategy_shares.shares, strategy_shares.markets, strategy_shares.sources
    rows = shares[shares["period"].str.fullmatch(MONTH) & shares["entity_kind"].isin(["group", "rest"])]
    kind = formulas.openness_of(rows, strategy_shares.products)
    printed = [rows[kind.eq(word)].set_index(["market_id", "period"])["share_pct"] for word in ("open", "closed")]
    both = printed[0].index.intersection(printed[1].index)
    months = both.get_level_values("market_id").value_counts()
    market = str(months.index[0]) if len(months) and months.iloc[0] >= LEAST else ""
    found = formulas.open_share(strategy_shares)
    split = found[found["market_id"].eq(market) & found["period"].isin(both.get_level_values("period"))]
    made = split.assign(mid=float("nan"), qualifier="range", entity_id="open", label="Open models", company_id=None)
    table = with_context(made, markets, sources).sort_values("as_of", kind="stable")
    return table.assign(
        may_be_open_pct=table["high_pct"] - table["low_pct"],
        closed_pct=100 - table["high_pct"],
        mid_date=period_mid(table["as_of"]),
        elsewhere=_elsewhere(strategy_shares, market),
    )


def _elsewhere(given: ShareIntervals, router: str) -> str:
    """What the definitions of users and of enterprises that know most say of open models today; empty where none."""
    found = formulas.open_share(given)
    found = with_today(found.assign(as_of=found["period"]), given.sources)
    found = found[found["status"].ne("preliminary")]
    markets = given.markets.set_index("market_id")
    found = found.assign(layer=found["market_id"].map(markets["layer"]), width=(found["high"] - found["low"]) * 100)
    found = of_today(found[found["width"].le(TELLING) & found["market_id"].ne(router)])
    said = []
    for layer in (name for name in ("assistant", "model") if name in LAYERS_OF_MODELS):
        mine = found[found["layer"].eq(layer)].sort_values(["period", "market_id"])
        if len(mine):
            row = mine.iloc[-1]
            name = markets["market"][row["market_id"]]
            said.append(f"{name} {percent_range(100 * row['low'], 100 * row['high'])}, {dated(row['period'])}")
    return "; ".join(said)


def month_range(row: pd.Series) -> str:
    """The part of open models in a month: '64–78 % (Sep 2026)'."""
    return f"{percent_range(row['low_pct'], row['high_pct'])} ({dated(row['as_of'])})"


def whole_months(table: pd.DataFrame) -> pd.DataFrame:
    """The months that a sentence may rest on: final ones, all where none is."""
    final = table[table["status"].eq("final")]
    return final if len(final) else table


def month_finding(table: pd.DataFrame) -> str:
    """The part of open models in the first and in the last whole month shown, each from what is sure to what may be."""
    rows = whole_months(table)
    first, last = rows.iloc[0], rows.iloc[-1]
    said = "Open models on one router"
    if len(rows) == 1:
        return f"{said}: {month_range(last)}" + ("" if last["status"] == "final" else f", {last['status']}")
    rose, fell = last["low_pct"] > first["high_pct"], last["high_pct"] < first["low_pct"]
    ends = " to ".join(percent_range(row["low_pct"], row["high_pct"]) for row in (first, last))
    return f"{said} {'rose' if rose else 'fell' if fell else 'went'} from {ends}"


def month_subtitle(table: pd.DataFrame) -> str:
    """What is counted, the peak of what is surely open, since when that is more than half, and which months are
    preliminary."""
    rows = whole_months(table)
    top = rows.loc[rows["low_pct"].idxmax()]
    first = table.iloc[0]
    dates = span(dated(rows.iloc[0]["as_of"]), dated(rows.iloc[-1]["as_of"]))
    said = [f"{first['market_label']}, % of {first['share_of']} a month, {dates}"]
    if len(rows) > 1:
        said.append(f"surely open at most {spelled(top['low_pct'], '.0f')} %, in {dated(top['as_of'])}")
    said.append(_over_half(rows))
    early = [dated(date) for date in table.loc[table["status"].ne("final"), "as_of"]]
    if early and len(rows) < len(table):
        said.append(f"{', '.join(early)} preliminary, in no sentence")
    return "; ".join(said)


def _over_half(rows: pd.DataFrame) -> str:
    """Since when open models surely hold more than half up to the last month."""
    over = rows["low_pct"].gt(50)
    since = rows[over[::-1].cumprod()[::-1].astype(bool)]
    if len(rows) == 1 or since.empty:
        where = " in the last month" if len(rows) > 1 else ""
        return f"surely over half{where}" if len(since) else f"not surely over half{where}"
    return "surely over half " + ("in every month shown" if over.all() else f"since {dated(since.iloc[0]['as_of'])}")


def month_note(table: pd.DataFrame) -> str:
    """What one router is and is not, and what other ways of counting say today."""
    said = (
        "One router is not the market. It leaves out all other use, counts free models, and tokens of two models are"
        " not equal; may be open: not classified, or outside the 50 largest models of a day"
    )
    elsewhere = table["elsewhere"].iloc[0] if "elsewhere" in table else ""
    return f"{said}. Open models elsewhere today: {elsewhere}" if elsewhere else said


def router_figures(given: ShareIntervals) -> pd.DataFrame:
    """The first and the last whole month, as a key figure of the overview."""
    months = open_by_month(given)
    if months.empty:
        return months
    whole = whole_months(months).iloc[[0, -1]].drop_duplicates("as_of")
    made = {"figure_id": "router", "figure": "Open models on one router", "recency": None, "today_until": None}
    return whole.assign(label=whole["period_label"], **made)


def router_words(part: pd.DataFrame) -> str:
    """The way from the first to the last whole month in a sentence that follows one on open models; "" for one."""
    if len(part) < 2:
        return ""
    (then, start), (now, end) = part[["interval", "label"]].iloc[[0, -1]].to_numpy()
    return f"On one router they went from {then} of {part['share_of'].iloc[0]} in {start} to {now} in {end}."
