"""What the exhibits of leaders and of their rivals say, market by market."""

import pandas as pd

from analysis.formats import counted, fitting, listed
from analysis.measures.comparable import dated_in_brackets
from analysis.measures.shares import NO_STUDY, sourced
from analysis.measures.today import counted_rows, none_of_today, standing
from analysis.periods import TODAY
from analysis.tables.context import last_of_each, parts_of_a_whole, printed_range
from analysis.tables.shares_words import dates_shown

SURVEY = "survey of use"
"""What a market of which answers overlap is called, so that its shares are no parts of a whole."""

MARKS_OF_LEADERS = (
    "Open marks are estimates or projections; surveys of use overlap, are no parts of a whole and are in no range of"
    " shares"
)


def leader_subtitle(table: pd.DataFrame) -> str:
    """Measure, scope, dates."""
    dates = f"{dates_shown(table)}, earlier dates faint"
    return f"Largest share in each market, {dates}, the last with its confidence (A to D)"


def leader_note(table: pd.DataFrame) -> str:
    """What the picture leaves out, and which markets are counted."""
    claims = ["The article’s “nearly 80 %” names no study"] if table["share_of"].eq(NO_STUDY).any() else []
    which = f"Counted: {standing_apart(table)}"
    return ". ".join(["Markets count different things and must not be averaged", *claims, MARKS_OF_LEADERS, which])


def rivals_subtitle(table: pd.DataFrame) -> str:
    """Measure, company, dates."""
    return (
        f"Share of {listed(list(dict.fromkeys(table['label'])))}, {dates_shown(table)}, earlier dates faint, the last"
        " with its confidence (A to D)"
    )


def rivals_note(table: pd.DataFrame) -> str:
    """Why the sources differ, and which markets are counted."""
    return (
        "Sources count visits, referrals, users, tokens or dollars. Where they differ, both can be right of their"
        f" market. Surveys of use overlap and are in no range of shares. Counted: {standing_apart(table)}"
    )


def leader_finding(table: pd.DataFrame, whole: pd.DataFrame | None = None) -> str:
    """How far the markets of today disagree about the leader, and of how many where some are
    hidden.

    It speaks of earlier dates only where nothing of today is shown.
    """
    last, now = last_counted(table)
    every = last if whole is None else last_counted(whole)[0]
    if len(last) == 1:
        return f"{last['label'].iloc[0]}: {_by_one(last.iloc[0], now)}"
    sure = last[last["leads"].eq("yes")]
    names = sure["label"].unique()
    if len(names) > 1:
        who = f"{len(names)} different leaders"
    elif len(names):
        who = f"{names[0]} {'leads' if now else 'led'} {'each' if len(sure) == len(last) else len(sure)}"
    else:
        who = "no certain leader"
    hidden = len(last) < len(every)
    amount = printed_range(last)
    where = f"{len(last)} of " * hidden + _definitions(last, max(len(last), len(every)))
    when, apart = (" today", "") if now else ("", f" ({none_of_today(last)})")
    if len(names) == 1 and len(sure) == len(last) and (hidden or apart or not _is_split(last)):
        each = where if hidden else f"both {where[2:]}" if len(last) == 2 else f"all {where}"
        return f"{names[0]} {'leads' if now else 'led'} {each}{when} with {amount}{apart}"
    short = f"The leader {_held(amount, where, now)}{apart}"
    if len(names) == 1:
        short = f"{names[0]} {'leads' if now else 'led'} {len(sure)} of {where}{when}; leaders hold {amount}{apart}"
    if len(names) > 1:
        short = f"{who} {'hold' if now else 'held'} {amount}{when} in {where}{apart}"
    return fitting(f"The leader {_held(amount, where, now)}{apart}: {who}", short)


def rivals_finding(table: pd.DataFrame) -> str:
    """How far the markets of today disagree about one company; of earlier dates only where none
    is shown."""
    last, now = last_counted(table)
    name, count = last["label"].iloc[0], last["market_id"].nunique()
    if len(last) == 1:
        return f"{name}: {_by_one(last.iloc[0], now)}"
    when = "of today" if now else f"({none_of_today(last)})"
    if last["label"].nunique() > 1:
        companies = counted(last["label"].nunique(), "company")
        return f"Shares of {companies} in {_definitions(last, count)} {when}, none the whole market"
    held = f"{name} {_held(printed_range(last), _definitions(last, count), now)}"
    return (
        fitting(f"{held}, depending on who counts what", f"{held}; who counts decides", held)
        if now
        else f"{held} {when}"
    )


def last_counted(table: pd.DataFrame) -> tuple[pd.DataFrame, bool]:
    """The last row of each line that a sentence counts, and whether they are of today: no survey beside shares of a
    whole, and no figure of today of which a newer one is not shown."""
    rows, now = counted_rows(parts_of_a_whole(sourced(table)))
    return last_of_each(rows), now


def _definitions(last: pd.DataFrame, count: int) -> str:
    """So many markets, or surveys of use, of which several answers count."""
    return counted(count, "market" if _is_split(last) else SURVEY)


def _is_split(table: pd.DataFrame) -> bool:
    return bool(table["metric_kind"].eq("partition").all())


def standing_apart(table: pd.DataFrame, what: str = "market") -> str:
    """How many markets are of today and what is apart, surveys of use beside shares of a whole too."""
    rows = sourced(table)
    surveys = rows[~rows.index.isin(parts_of_a_whole(rows).index)]
    what = what if len(surveys) or _is_split(rows) else SURVEY
    also = counted(surveys["market_id"].nunique(), SURVEY) if len(surveys) else ""
    return standing(table[~table.index.isin(surveys.index)], what, also=also)


def _held(amount: str, count: str, now: bool) -> str:
    """What is held in how many markets, today or at dates before."""
    return f"holds {amount} today in {count}" if now else f"held {amount} in {count}"


def _by_one(row: pd.Series, now: bool) -> str:
    """The share in the only market, or the only survey of use, that is counted."""
    what = "market" if row["metric_kind"] == "partition" else SURVEY
    passed = "its newer figures not" if row["recency"] == TODAY else "not of today"
    when = "today" if now else f"shown, {passed}"
    date = dated_in_brackets(row["as_of"], row["date_status"])
    return f"{row['interval']} in one {what} {when} ({date})"
