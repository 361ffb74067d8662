"""Tables of strategies: flow, reversals, the mix over time, strategy against layer, country, funding and kind."""

import pandas as pd

from analysis.formats import counted, fitting, spelled
from analysis.periods import ALL_DATES, LATEST, Period, dated, ended, span_words
from analysis.schema.words import in_words
from analysis.tables.rulings import DATE, strategies_at

NOW = "9999-12-31"
NEW = "not there yet"
ORDER = ("open_source", "open_weights", "hybrid", "closed")


def flow(strategies: pd.DataFrame, companies: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """company: strategy in March 2024 and today, whether it changed, and since when; `read_until` is the day of
    today."""
    then, now = (strategies_at(strategies, d).set_index("company_id") for d in (DATE, NOW))
    frame = companies[companies["company_id"].isin(now.index)]
    table = pd.DataFrame(
        {
            "company_id": frame["company_id"],
            "label": frame["company"],
            "layer": frame["layer"],
            "country": frame["country"],
            "strategy_then": frame["company_id"].map(then["strategy"]).fillna(NEW),
            "strategy_today": frame["company_id"].map(now["strategy"]),
            "since": frame["company_id"].map(now["since"]),
            "source_id": frame["company_id"].map(now["source_id"]),
        }
    )
    moved = table["strategy_then"].ne(table["strategy_today"]) & table["strategy_then"].ne(NEW)
    table = table.assign(moved=moved, as_of=table["since"].fillna(DATE), read_until=sources["date_accessed"].max())
    return table.sort_values(["strategy_today", "label"])


def flow_finding(table: pd.DataFrame) -> str:
    """Hybrid strategies then and now, of the organizations that were there at both dates."""
    both = table[table["strategy_then"].ne(NEW)]
    if both.empty:
        of_all = f"{int(table['strategy_today'].eq('hybrid').sum())} of {counted(len(table), 'organization')}"
        return f"Hybrid strategies: {of_all}, none there in March 2024"
    if len(both) == 1:
        then, now = (in_words(both[when].iloc[0]) for when in ("strategy_then", "strategy_today"))
        return f"{both['label'].iloc[0]}: {then} in March 2024{f', {now} today' if then != now else ' and today'}"
    a, b = (int(both[when].eq("hybrid").sum()) for when in ("strategy_then", "strategy_today"))
    moved = f"stayed at {a}" if a == b else f"went from {a} to {b}"
    return f"Hybrid strategies {moved} of {counted(len(both), 'organization')}"


def flow_subtitle(table: pd.DataFrame) -> str:
    """What is counted, and the day that today is."""
    today = Period.parse(table["read_until"].max()).label
    return f"Organizations by strategy in March 2024 and today, {today}; counted are those there at both dates"


def reversals(strategies: pd.DataFrame, companies: pd.DataFrame) -> pd.DataFrame:
    """company, date: every change of strategy since the article, newest first."""
    names = companies.set_index("company_id")["company"]
    order = strategies.assign(_since=strategies["since"].fillna("")).sort_values(["company_id", "_since"])
    order["before"] = order.groupby("company_id")["strategy"].shift()
    changed = order[order["before"].notna() & (order["_since"] > DATE)].sort_values(
        "_since", ascending=False, kind="stable"
    )
    words = {c: changed[c].map(in_words) for c in ("before", "strategy")}
    return changed.assign(
        label=changed["company_id"].map(names), before=words["before"], after=words["strategy"], as_of=changed["since"]
    ).drop(columns="_since")


def reversals_finding(table: pd.DataFrame, dates: tuple[str, str] = ALL_DATES) -> str:
    """How many turned more open and how many more closed, since the article or in the dates shown."""
    steps = _steps(table)
    opened, shut = int((steps > 0).sum()), int((steps < 0).sum())
    when = span_words(*dates) or "since the article"
    if len(table) == 1:
        return f"One change {when}, toward {'open' if opened else 'closed'}"
    return f"{counted(len(table), 'change')} {when}: {opened} toward open, {shut} toward closed"


def reversals_subtitle(table: pd.DataFrame) -> str:
    """Who turned toward closed, by name, and what the rows are."""
    shut = sorted(table.loc[_steps(table) < 0, "label"])
    named = f"Toward closed: {', '.join(shut)}; changes" if shut else "Changes"
    return f"{named} of strategy after 21 March 2024, newest first"


def _steps(table: pd.DataFrame) -> pd.Series:
    """Steps toward open (above 0) or toward closed (below 0) of each change."""
    rank = {in_words(name): -i for i, name in enumerate(ORDER)}
    return table["after"].map(rank) - table["before"].map(rank)


def mix(strategies: pd.DataFrame) -> pd.DataFrame:
    """date, strategy: number of organizations by strategy: day of the article, ends of quarters, last known change."""
    if strategies.empty:
        return pd.DataFrame(columns=["as_of", "strategy", "organizations", "part_pct", "source_id"])
    last = max(str(strategies["since"].dropna().max()), DATE)
    quarters = [d.strftime("%Y-%m-%d") for d in pd.date_range(DATE, f"{last[:7]}-28", freq="QE")]
    rows = []
    for date in dict.fromkeys([DATE, *[q for q in quarters if q < last], last]):
        at = strategies_at(strategies, date)
        for name in ORDER:
            mine = at[at["strategy"].eq(name)]
            cited = ";".join(mine["source_id"].dropna().unique()[:5])
            rows.append((date, name, len(mine), 100 * len(mine) / max(len(at), 1), cited))
    return pd.DataFrame(rows, columns=["as_of", "strategy", "organizations", "part_pct", "source_id"])


def mix_finding(table: pd.DataFrame, mix_unit: str = "share", whole: pd.DataFrame | None = None) -> str:
    """The most frequent strategy at the first and the last date shown, as a number or a share of the organizations.

    Dates are named where they are not the first or the last of all.
    """
    ends = (table if whole is None else whole)["as_of"].agg(["min", "max"])
    first, last = (table[table["as_of"].eq(d)] for d in (table["as_of"].min(), table["as_of"].max()))
    a, b = (part.sort_values("organizations").iloc[-1] for part in (first, last))
    sizes = [
        (
            f"{r['organizations']} of {part['organizations'].sum()}"
            if mix_unit == "count"
            else f"{spelled(r['part_pct'], '.0f')} %"
        )
        for r, part in ((a, first), (b, last))
    ]
    words = [f"{r['strategy'].replace('_', ' ')} ({size})" for r, size in zip((a, b), sizes, strict=True)]
    whens = [
        word if row["as_of"] == end else f"in {dated(row['as_of'][:7])}"
        for row, end, word in ((a, ends["min"], "then"), (b, ends["max"], "now"))
    ]
    if a["strategy"] == b["strategy"]:
        when = "" if whens[1] == "now" else f" {whens[1]}"
        return f"{words[1].capitalize()} is the commonest strategy{when}"
    dates = [when.removeprefix("in ") for when in whens]
    return fitting(
        f"Commonest strategy: {words[0]} {whens[0]}, {words[1]} {whens[1]}",
        f"Commonest {dates[0]}: {words[0]}; {dates[1]}: {words[1]}",
    )


COUNTRIES = {
    "US": "United States",
    "CN": "China",
    "FR": "France",
    "DE": "Germany",
    "IL": "Israel",
    "CA": "Canada",
    "NL": "Netherlands",
    "KR": "South Korea",
    "JP": "Japan",
    "GB": "United Kingdom",
    "CH": "Switzerland",
    "AE": "United Arab Emirates",
}
FUNDING = ((1e10, "raised over 10 bn USD"), (1e9, "raised 1 to 10 bn USD"), (0.0, "raised under 1 bn USD"))


def _funding(companies: pd.DataFrame, finances: pd.DataFrame) -> pd.Series:
    """How a company is funded: the sum of its reported and estimated rounds in classes, or what stands in for it."""
    rounds = finances[finances["metric"].eq("funding_round") & finances["status"].isin(["reported", "estimate"])]
    total = companies["company_id"].map(rounds.groupby("company_id")["value"].sum())
    said = pd.Series("rounds not found", index=companies.index)
    said[companies["kind"].eq("big_tech")] = "own business (large technology company)"
    for least, words in reversed(FUNDING):
        said[total.gt(least)] = words
    return said


def against(
    strategies: pd.DataFrame,
    companies: pd.DataFrame,
    finances: pd.DataFrame,
    *,
    against_what: str,
    against_at: str = LATEST,
) -> pd.DataFrame:
    """group, strategy: organizations by layer, country, funding by then or kind, and strategy at a date."""
    day = NOW if against_at == LATEST else Period.parse(against_at).end.isoformat()
    now = strategies_at(strategies, day).set_index("company_id")
    raised = finances[ended(finances["date"], against_at)]
    group = {"funding": _funding(companies, raised), "country": companies["country"].map(COUNTRIES)}.get(against_what)
    if group is None:
        group = companies[against_what].map(in_words, na_action="ignore")
    frame = companies[companies["company_id"].isin(now.index)].assign(
        strategy=companies["company_id"].map(now["strategy"]), group=group.fillna(companies.get(against_what))
    )
    parts = frame.groupby(["group", "strategy"])
    table = parts.size().rename("organizations").reset_index()
    cited = parts["source_id"].agg(lambda s: ";".join(s.unique()[:4])).to_numpy()
    who = parts["company"].agg(", ".join).to_numpy()
    part = 100 * table["organizations"] / table.groupby("group")["organizations"].transform("sum")
    return table.assign(source_id=cited, who=who, as_of=None, part_pct=part)


def against_subtitle(table: pd.DataFrame, against_at: str = LATEST) -> str:
    """Measure and date."""
    return (
        "Organizations by strategy"
        f" {'of today' if against_at == LATEST else f'at the end of {Period.parse(against_at).label}'}"
    )


def against_finding(table: pd.DataFrame, against_unit: str = "count") -> str:
    """Hybrid organizations in the two largest groups, as a number or a part."""
    whole = table.groupby("group")["organizations"].sum().sort_values(ascending=False, kind="stable")
    hybrid = table[table["strategy"].eq("hybrid")].groupby("group")["organizations"].sum()
    largest = [(g, hybrid.get(g, 0), n) for g, n in whole.head(2).items()]
    said = [f"{h} of {n} in “{g}”" for g, h, n in largest]
    if against_unit == "share":
        said = [f"{spelled(100 * h / n, '.0f')} % of “{g}”" for g, h, n in largest]
    return fitting(f"Hybrid strategies: {', '.join(said)}", f"Hybrid: {', '.join(said)}", f"Hybrid: {said[0]}")
