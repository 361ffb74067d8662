"""What the exhibits of the scenarios page say: findings, subtitles and notes, from the rows shown."""

import pandas as pd

from analysis.formats import counted, percent_range, spelled
from analysis.measures.windows import NOT_NAMED
from analysis.periods import span
from analysis.tables.scenario_runs import DRAWS

NEARER = {
    "gateway": (
        "a router’s tokens are chosen request by request, free open models among them, so they move fast; visits of"
        " users, whom habits bind, are nearer to the question of a monopoly"
    ),
    "assistant": (
        "what users visit is nearer to the question of a monopoly than the tokens of one router, which are chosen"
        " request by request"
    ),
}
"""Why users and a router differ, and which of them is nearer to the question, by layer."""


def chance_said(low: float, high: float | None = None) -> str:
    """A part of draws in percent, never 0 or 100 where some draw says otherwise."""
    high = low if high is None else high
    if high < 0.5:
        return "<1 %" if high > 0 else "0 %"
    if low > 99.5:
        return ">99 %"
    ends = list(dict.fromkeys(spelled(end, ".0f") for end in (low, high)))
    return f"{'–'.join(ends)} %"


def fan_finding(table: pd.DataFrame) -> str:
    """Both chances by 2030; where the market starts beyond a line already, that."""
    row = table.iloc[-1]
    return _of_open(row) if row["measure"] == "open" else _of_hhi(row)


def _of_open(row: pd.Series) -> str:
    """In how many futures open models hold half at the end; that they hold it already where they start there."""
    chance = chance_said(row["chance_open_pct"])
    if row["starts_open_pct"] > 50:
        return f"Open models hold half today, and in 2030 in {chance} of futures"
    return f"Open models hold half in 2030 in {chance} of simulated futures"


def _of_hhi(row: pd.Series) -> str:
    """In how many futures HHI falls below the line; that it starts there where it does."""
    line = spelled(row["hhi_line"], ",.0f")
    if row["starts_hhi"] < row["hhi_line"]:
        return f"HHI starts below {line} already"
    chance = chance_said(row["chance_hhi_pct"], row["chance_hhi_high_pct"])
    return f"HHI falls below {line} by 2030 in {chance} of simulated futures"


def scenario_said(row: pd.Series) -> str:
    """Which scenario it is: 'scenario “Price war” with 1 assumption moved'."""
    moved = int(row["moved_count"])
    return f"scenario “{row['scenario']}”" + (f" with {counted(moved, 'assumption')} moved" if moved else "")


def fan_subtitle(table: pd.DataFrame) -> str:
    """Measure, market, scenario."""
    row = table.iloc[0]
    what = "Share of open models (%)" if row["measure"] == "open" else "HHI (points)"
    return (
        f"{what}, {row['market_label']}, {scenario_said(row)}; {spelled(DRAWS)} simulated futures; a projection,"
        " not a forecast"
    )


def fan_note(table: pd.DataFrame) -> str:
    """The spread at the end, the years, how well the model fits the last step, and what the market leaves out."""
    row = table.iloc[-1]
    is_open = row["measure"] == "open"
    spread = (
        percent_range(row["p10"], row["p90"])
        if is_open
        else f"{spelled(row['p10'], ',.0f')}–{spelled(row['p90'], ',.0f')} points"
    )
    said = [f"Middle 80 % of futures at the end of 2030: {spread}"]
    if not is_open:
        said += [_of_open(row), "HHI is the Herfindahl index of the market"]
    for what, chance, year in (
        ("open holds half then", "chance_open_pct", "year_open"),
        ("HHI falls below the line", "chance_hhi_pct", "year_hhi"),
    ):
        if row[year] != "never" and row[chance] >= 0.5 and pd.notna(row["starts_hhi"]):
            said.append(f"where {what}, it first did in {row[year]}, the median year")
    said.append(
        f"the forecast is estimated of {counted(row['steps_seen'], 'step')} of a {row['step']}: a step moves a share by"
        f" about {spelled(row['shock_pct'], '.0f')} % of itself, and {spelled(row['drift_kept_pct'], '.0f')} % of the"
        " mean step goes on, less with each step"
    )
    said.append("the rest is one player, never open")
    said += [NEARER[row["layer"]]] if row["layer"] in NEARER else []
    return ". ".join(text[0].upper() + text[1:] for text in said)


def companies_finding(table: pd.DataFrame) -> str:
    """Which named company of the market leads at the end, or that no leader is clear."""
    named = table[table["label"].ne(NOT_NAMED)]
    end = named[named["quarter"].eq(named["quarter"].max())].sort_values("mid_pct", ascending=False)
    if end.empty:
        return "No company is known at the end of 2030"
    top = end.iloc[0]
    if len(end) > 1 and top["low_pct"] <= end.iloc[1:]["high_pct"].max():
        return "No clear leader at the end of 2030: the futures overlap"
    still = "still leads" if _leads_now(named, top["label"]) else "leads"
    return (
        f"In this scenario {top['label']} {still} at the end of 2030: {percent_range(top['low_pct'], top['high_pct'])}"
    )


def _leads_now(table: pd.DataFrame, label: str) -> bool:
    seen = table[table["status"].ne("projection")]
    now = seen[seen["quarter"].eq(seen["quarter"].max())]
    return len(now) > 0 and now.sort_values("mid_pct").iloc[-1]["label"] == label


def companies_subtitle(table: pd.DataFrame) -> str:
    """Market, scenario, what the bands are."""
    row = table.iloc[0]
    return (
        f"Share of each company (%), {row['market_label']}, {scenario_said(row)}; median and middle 80 % of futures; a"
        " projection"
    )


def companies_note(table: pd.DataFrame) -> str:
    """What the market leaves out."""
    return (
        "The axis is the same in each panel. Only companies printed in each of the last four periods are shown."
        f" {table['limits'].iloc[0]}".strip()
    )


def compared_finding(table: pd.DataFrame) -> str:
    """How far the scenarios drawn lie apart at the end: others may end beyond them."""
    end = table[table["quarter"].eq(table["quarter"].max())].sort_values("p50")
    if len(end) < 2:
        return "Choose scenarios to lay beside the baseline"
    low, high = end.iloc[0], end.iloc[-1]
    is_open = table["measure"].iloc[0] == "open"
    style, unit = (".0f", " %") if is_open else (",.0f", "")
    ends = span(*(spelled(row["p50"], style) for row in (low, high)))
    return f"By 2030 the scenarios shown put {'open' if is_open else 'HHI'} at {ends}{unit}"


def compared_subtitle(table: pd.DataFrame) -> str:
    """Measure, market, the ghost."""
    what = "Share of open models (%)" if table["measure"].iloc[0] == "open" else "HHI, the rest as one company (points)"
    where = table["market_label"].iloc[0]
    return f"{what}, {where}; medians, bars at the end hold the middle 80 % of futures; projections"


def beside_finding(table: pd.DataFrame) -> str:
    """The scenario that gives open models its best chance to hold half, or that the scenarios give the same."""
    order = table.sort_values(["chance_half_pct", "mid_pct"])
    top, base = order.iloc[-1], table.iloc[0]
    best, usual = (chance_said(row["chance_half_pct"]) for row in (top, base))
    if best == usual:
        return f"No scenario gives open a better chance of half than the baseline: {usual}"
    return f"“{top['label']}” gives open its best chance of half: {best}, baseline {usual}"


def beside_subtitle(table: pd.DataFrame) -> str:
    """Market and measure."""
    return (
        f"Scenarios as published, {table['market_label'].iloc[0]}: share of open models at the end of 2030, median and"
        " middle 80 % of futures, and part of the futures in which it is over half; projections"
    )


def swings_finding(table: pd.DataFrame) -> str:
    """The assumption that matters most and by how much."""
    row = table.iloc[0]
    unit = "points of the open share" if row["measure"] == "open" else "points of HHI"
    if row["swing"] < (0.05 if row["measure"] == "open" else 5):
        return "No single assumption moves the outcome within its range"
    digits = 1 if row["swing"] < 10 else 0
    return f"What matters most: {row['label'].split(',')[0].lower()}, {spelled(row['swing'], f',.{digits}f')} {unit}"


def swings_subtitle(table: pd.DataFrame) -> str:
    """Measure, market, scenario."""
    row = table.iloc[0]
    what = "Share of open models (%)" if row["measure"] == "open" else "HHI (points)"
    return (
        f"{what} at the end of 2030 with one assumption at the ends of its range, {row['market_label']}, scenario"
        f" “{row['scenario']}”; a projection"
    )


def ledger_finding(table: pd.DataFrame) -> str:
    """How many assumptions start from a source, and how many others have published figures beside them."""
    is_sourced = table["is_sourced"].astype(bool)
    sourced, beside = int(is_sourced.sum()), int((~is_sourced & table["published"].notna()).sum())
    said = f"{sourced} of {len(table)} assumptions start{'s' * (sourced == 1)} from a source"
    return f"{said}, {beside} {'has' if beside == 1 else 'have'} published figures" if beside else said


def ledger_subtitle(table: pd.DataFrame) -> str:
    """Which scenario."""
    apart = int(table["origin"].eq("set by the scenario").sum())
    sets = f"; the scenario sets {apart} of them" if apart else ""
    return f"S{scenario_said(table.iloc[0])[1:]}: value, range, unit, reason and source of each assumption{sets}"
