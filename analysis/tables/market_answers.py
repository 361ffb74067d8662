"""The answers of the pages on the market: one sentence each, its first words apart, from the rows that a page shows."""

import re

import pandas as pd

from analysis.formats import counted, listed, percent_range, spelled
from analysis.measures.comparable import LOOSE
from analysis.measures.shares import sourced
from analysis.measures.today import counted_rows
from analysis.periods import counted_once, of_today
from analysis.tables.context import around_half, last_of_each, parts_of_a_whole
from analysis.tables.merger_screens import counted_guidelines
from analysis.tables.mergers import rise
from analysis.tables.shares import NAMED

Answer = tuple[str, str]
"""The first words of a page's answer, a sentence to quote, and the rest; at most 25 words together."""
TOO_LITTLE = "Too little is published to tell."
NOT_TODAY = "Nothing of today is known."
OF_SHOWN = "Of the companies shown alone."
QUARTER, HALF = 1 / 4, 1 / 2


def publisher(market: str) -> str:
    """Who counts a market, by the brackets after its name.

    >>> publisher("Enterprise LLM spend (Menlo Ventures, 2025)"), publisher("Text prompts on Poe")
    ('Menlo Ventures', 'Text prompts on Poe')
    """
    found = re.search(r"\(([^(),]+)[^()]*\)$", market)
    return found.group(1) if found else market


def whose(rows: pd.DataFrame) -> str:
    """That a count rests on one publisher or on investors alone; blank where it rests on others too."""
    names = rows["market_label"].map(publisher).unique()
    if len(names) == 1:
        return f", as {names[0]} counts"
    return ", all counted by investors" if len(rows) and rows["independence"].eq("investor").all() else ""


def overview_answer(key_figures: pd.DataFrame, hides_companies: bool = False) -> Answer:
    """Whether open models hold more than half: yes where they surely do in most markets that can tell, in some from a
    quarter of these on."""
    rows = of_today(key_figures[~key_figures["is_article"]])
    opened, leader = (counted_once(rows[rows["figure_id"].eq(name)]) for name in ("open", "leader"))
    if opened.empty:
        return NOT_TODAY, "No market shown has a figure on open models of the last twelve months."
    above, under = around_half(opened)
    every = counted(len(opened), "market")
    if not above + under:
        if len(opened) == 1:
            return TOO_LITTLE, "In the one market of today open models may hold more or less than half."
        return TOO_LITTLE, f"In none of {every} of today do open models surely hold more or less than half."
    part = above / (above + under)
    first = "Yes." if part > HALF else "In some markets." if part >= QUARTER else "Not yet."
    by = whose(opened[opened["low_pct"] > 50]) if above else ""
    said = f"Open models surely pass half in {above or 'none'} of {every} of today{by}"
    if len(opened) == 1:
        said = f"Open models surely hold {'over' if above else 'under'} half in the one market of today{by}"
    names = leader.loc[leader["leads"].eq("yes"), "label"].value_counts()
    return first, f"{said}{_leads(names, 0 if hides_companies else len(leader))}."


def _leads(names: pd.Series, every: int) -> str:
    """Who surely leads most of the markets that name companies; of the companies shown alone, how many it leads."""
    if names.empty:
        return ""
    top, most = names.index[0], names.iloc[0]
    if every == 1:
        return f"; {top} leads the one that names companies"
    return f"; of {every} that name companies {top} leads {most}" if every else f"; {top} leads {most}"


def shares_answer(leader: pd.DataFrame, hides_companies: bool = False) -> Answer:
    """Who surely leads the markets of today: by name where one company leads all, or most; else that it depends.

    Where the choice of companies hides leaders, what one leads is not counted among the markets shown.
    """
    rows, now = counted_rows(parts_of_a_whole(sourced(leader)))
    if not now:
        return NOT_TODAY, "No market shown has a figure of the last twelve months."
    last = last_of_each(rows)
    every, sure = counted(len(last), "market"), last[last["leads"].eq("yes")]
    if sure.empty:
        if len(last) == 1:
            return "Nobody for certain.", "In the one market of today no company surely leads."
        return "Nobody for certain.", f"In none of {every} of today does one company surely lead."
    names = sure["label"].value_counts()
    top, most = names.index[0], names.iloc[0]
    by = whose(sure[sure["label"].eq(top)])
    among = counted(most, "market") if hides_companies else f"{most} of {every}"
    leads = f"{top} leads {among} of today{by}"
    if most == len(last) and not hides_companies:
        return f"{top}.", f"It leads {'the one market' if most == 1 else f'each of {every}'} of today{by}."
    first = f"{top}, in most markets." if most > len(last) * HALF else "It depends on what is counted."
    first = OF_SHOWN if hides_companies else first
    others = [f"{name} {count}" for name, count in names.iloc[1:4].items()]
    unsure = len(last) - len(sure)
    others += [f"nobody for certain {unsure}"] * bool(unsure)
    return first, f"{leads}; {listed(others)}." if others else f"{leads}."


def concentration_answer(spectrum: pd.DataFrame) -> Answer:
    """In how many markets of today, or up to the date chosen, the published shares put HHI surely above the
    guideline's line, and below it."""
    rows, now = counted_rows(spectrum)
    rows = sourced(rows)
    if not now or rows.empty or "band" not in rows:
        return NOT_TODAY, "No market shown has shares of the last twelve months."
    high, open_ = rows["band"].eq("highly concentrated"), ~rows["band"].isin(BANDS)
    every, above, below = len(rows), int(high.sum()), int((~high & ~open_).sum())
    known_by = rows["known_by"].iloc[0]
    markets = f"{counted(every, 'market')} {f'up to {known_by}' if isinstance(known_by, str) else 'of today'}"
    if not above and not below:
        if every == 1:
            return TOO_LITTLE, f"In the one {markets.removeprefix('1 ')} the shares do not say so for certain."
        return TOO_LITTLE, f"In none of {markets} do the shares say so for certain."
    where = "every market" if above == every else "most markets" if above > every * HALF else "some markets"
    first = f"Highly, in {where}." if above else "Not highly, where it is known."
    said = f"{above or 'None'} of {markets} {'lies' if above == 1 else 'lie'} surely above"
    rest = [f"{below} below"] * bool(below) + [f"{int(open_.sum())} cannot tell"] * bool(open_.any())
    by = whose(rows[high]) if above else ""
    return first, f"{said} {spelled(rows['line_high'].iloc[0], ',.0f')} points of HHI{by}{listed_after(rest)}."


BANDS = ("unconcentrated", "moderately concentrated", "highly concentrated")


def listed_after(rest: list[str]) -> str:
    """What follows a count after a semicolon; blank where nothing does."""
    return f"; {', '.join(rest)}" if rest else ""


def mergers_answer(before_after: pd.DataFrame, by_guideline: pd.DataFrame) -> Answer:
    """Whether guidelines in force would flag the merger that is chosen, and what it does to HHI."""
    tested = counted_guidelines(by_guideline)
    flagged, open_ = int(tested["harm"].eq("yes").sum()), int(tested["harm"].eq("depends").sum())
    every = counted(len(tested), "guideline")
    if flagged:
        first = f"{flagged} of {every} in force would flag it."
    else:
        first = "It depends on what is not published." if open_ else f"None of {every} in force would flag it."
    also = f"{open_} depend{'s' * (open_ == 1)} on what is not published; " if flagged and open_ else ""
    after = before_after[before_after["stage"].eq("after") & before_after["merging"]]
    if after.empty:
        return first, "The companies shown are none of those that merge."
    row = after.iloc[0]
    rises = rise(row["points"], row["points_low"], row["points_high"])
    return first, f"{also}{row['label']} would raise HHI by {rises}; a screen, no verdict.".replace(" + ", " and ")


def ownership_answer(network: pd.DataFrame) -> Answer:
    """How many pairs are tied by shares and by orders, and whether few companies make them all."""
    pairs = {frozenset(pair) for pair in network.loc[network["twice"].eq("yes"), ["label", "party_b"]].to_numpy()}
    companies = set(network["label"]) | set(network["party_b"])
    ties = f"{counted(len(network), 'tie')} shown, of {counted(len(companies), 'company')}"
    if not pairs and len(network) == 1:
        return "Nobody twice.", f"The one {ties.removeprefix('1 ')}, is not by shares and orders at once."
    if not pairs:
        return "Nobody twice.", f"None of the {ties}, is by shares and orders at once."
    twice = set().union(*pairs)
    first = "The same few, twice." if len(twice) <= len(companies) * HALF else "Some, twice."
    made = f"{counted(len(twice), 'company')} make{'s' * (len(twice) == 1)} {counted(len(pairs), 'pair')}"
    return first, f"{made} in which one side invests in the other and one orders computing from the other."


def compute_answer(compute_owners: pd.DataFrame, hides_companies: bool = False) -> Answer:
    """The fewest companies that surely own half of the computing power counted, and the largest of them; of some
    companies only what the largest shown holds."""
    rows = compute_owners[compute_owners["recency"].eq("today") & compute_owners["kind"].isin(NAMED)]
    rows = rows[rows["as_of"].eq(rows["as_of"].max())].sort_values("low_pct", ascending=False)
    if rows.empty:
        return NOT_TODAY, "No share of the last twelve months is shown."
    top, when = rows.iloc[0], rows["period_label"].iloc[0]
    count = int((rows["low_pct"].cumsum() <= 50).sum()) + 1
    is_first = bool((top["low_pct"] > rows["high_pct"].iloc[1:]).all())
    first = f"{spelled(count)} companies, over half of it." if 1 < count <= len(rows) else TOO_LITTLE
    first = f"{top['label']}, over half of it." if count == 1 else first
    first = OF_SHOWN if hides_companies else first
    most = "holds " if hides_companies else "has most, " if is_first else "may have most, "
    held = f"{top['label']} {most}"
    estimate = ", an estimate" if top["status"] in LOOSE else ""
    by = f"as {publisher(top['market_label'])} counts{estimate}"
    return first, f"{held}{percent_range(top['low_pct'], top['high_pct'])} in {when}, {by}."
