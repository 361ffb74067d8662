"""Tables of the ownership page: the ties, and HHI beside MHHI with the ties that the reader switches on."""

import pandas as pd

from analysis import ownership as formulas
from analysis.concentration import hhi
from analysis.shares import Refusal
from analysis.tables.concentration import refusal
from analysis.tables.shares import NAMED, every_share


def ties(ownership: pd.DataFrame, companies: pd.DataFrame) -> pd.DataFrame:
    """tie: holder, held, profit share as an interval, control, as of its date."""
    names = companies.set_index("company_id")["company"]
    middle = ownership["profit_pct"].fillna((ownership["profit_low_pct"] + ownership["profit_high_pct"]) / 2)
    spread = ownership["qualifier"].map({"approx": 2.5}).fillna(0)
    return ownership.assign(
        label=ownership["holder_id"].map(names),
        party_b=ownership["held_id"].map(names),
        company_id=ownership["holder_id"],
        tie=ownership["holder_id"].map(names) + " in " + ownership["held_id"].map(names),
        mid_pct=middle,
        low_pct=ownership["profit_low_pct"].fillna(middle - spread),
        high_pct=ownership["profit_high_pct"].fillna(middle + spread),
    )


def ties_finding(table: pd.DataFrame) -> str:
    """The largest stake."""
    row = table.sort_values("mid_pct").iloc[-1]
    return f"{len(table)} ties are dated and sourced; the largest is {row['tie']}, about {row['mid_pct']:g} %"


def modified(
    shares: pd.DataFrame, markets: pd.DataFrame, products: pd.DataFrame, companies: pd.DataFrame, qualifiers: pd.DataFrame,
    groups: pd.DataFrame, sources: pd.DataFrame, ownership: pd.DataFrame, *, market: str, period: str,
    microsoft_openai: bool = False, google_anthropic: bool = False, amazon_anthropic: bool = False,
    microsoft_openai_pct: float = 27.0, google_anthropic_pct: float = 14.0, amazon_anthropic_pct: float = 17.0,
    tie_control: str = "none",
) -> pd.DataFrame | Refusal:  # fmt: skip
    """what: HHI, MHHI and the part that each tie adds, for the ties switched on; silent or proportional control."""
    mine = shares[shares["market_id"].eq(market) & shares["period"].eq(period)]
    series = every_share(mine, markets, products, companies, qualifiers, groups, sources)
    if said := refusal(series):
        return said
    named = series[series["kind"].isin(NAMED) & series["mid_pct"].gt(0)]
    if named.empty:
        return named.assign(what=[], value_points=[])
    values = named.set_index("entity_id")["mid_pct"] / 100
    switched = [
        ("microsoft", "openai", microsoft_openai, microsoft_openai_pct), ("google", "anthropic", google_anthropic, google_anthropic_pct),
        ("amazon", "anthropic", amazon_anthropic, amazon_anthropic_pct),
    ]  # fmt: skip
    on = [(a, b, pct / 100) for a, b, is_on, pct in switched if is_on and b in values.index]
    for a, _, _ in on:
        if a not in values.index:
            values.loc[a] = 0.0
    base = hhi(values[values > 0])
    rows = [("HHI of the named companies", base)]
    kept: list[tuple[str, str, float]] = []
    label = companies.set_index("company_id")["company"]
    last = base
    for tie in on:
        kept.append(tie)
        profit = formulas.stakes(list(values.index), kept)
        control = profit if tie_control == "proportional" else None
        now = formulas.mhhi(values, profit, control)
        rows.append((f"added by {label[tie[0]]} in {label[tie[1]]} ({100 * tie[2]:g} %)", now - last))
        last = now
    rows.append(("Modified HHI", last))
    cited = ";".join(dict.fromkeys([*";".join(named["source_id"]).split(";"), *ownership["source_id"]]))
    context = named.iloc[0][["market_label", "period_label", "share_of", "excludes", "as_of"]].to_dict()
    return pd.DataFrame(rows, columns=["what", "value_points"]).assign(**context, source_id=cited)


def modified_finding(table: pd.DataFrame) -> str:
    """How much the ties add."""
    total = table.iloc[-1]["value_points"] - table.iloc[0]["value_points"] if len(table) > 1 else 0.0
    added = table[table["what"].str.startswith("added")]
    if added.empty:
        return "No tie is switched on: modified HHI equals HHI"
    return f"The ties add {total:,.0f} points to an HHI of {table.iloc[0]['value_points']:,.0f}"


def modified_subtitle(table: pd.DataFrame) -> str:
    """Definition and date."""
    first = table.iloc[0]
    return f"{first['market_label']}, {first['period_label']}; central values of the named companies"
