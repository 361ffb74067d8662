"""Who leads each market, in groups by who is counted in it: the first chart of the overview."""

from collections.abc import Sequence

import pandas as pd

from analysis.formats import counted
from analysis.measures.today import standing
from analysis.periods import counted_once, of_today
from analysis.tables.overview import KEY_COLUMNS, claimed_shares, largest_of_each
from analysis.tables.share_intervals import ShareIntervals

CONSUMERS = ("web visits", "referrals", "monthly users", "daily users")
BUSINESSES = ("API spend", "production API use", "survey, enterprise use")
GROUPS = (
    "Consumers: chatbots on the web and in apps",
    "Businesses: what they spend and run",
    "Developers: calls and tokens",
    "China",
)


def who_leads(share_intervals: ShareIntervals, article: pd.DataFrame) -> pd.DataFrame:
    """group, market, last date: its largest company and share; and the share that the article claims, of its year."""
    found = share_intervals.at()
    leader, claimed = largest_of_each(found), claimed_shares(found, article)
    table = pd.concat([claimed[claimed["is_article"].eq(True)], leader], ignore_index=True)
    places = table["market_id"].map(share_intervals.markets.set_index("market_id")["geography"])
    group = [_group(str(of), str(where)) for of, where in zip(table["share_of"], places, strict=True)]
    table = table.reindex(columns=list(KEY_COLUMNS)).assign(group=group, is_article=table["is_article"].eq(True))
    return table.sort_values("group", key=lambda names: names.map(GROUPS.index), kind="stable", ignore_index=True)


def _group(share_of: str, geography: str) -> str:
    """Who is counted in a market: of China all in one group, elsewhere consumers, businesses or developers."""
    consumers, businesses, developers, china = GROUPS
    if geography == "CN":
        return china
    return consumers if share_of in CONSUMERS else businesses if share_of in BUSINESSES else developers


def leads_finding(table: pd.DataFrame, picked: Sequence[str] = ()) -> str:
    """Whether who leads depends on who is counted; of today, and certain leaders alone.

    Of companies picked only what they lead is shown, so it is not counted among all markets.
    """
    rows = counted_once(of_today(table[~table["is_article"]]))
    if rows.empty:
        return "No market shown has a figure of today"
    count = len(rows)
    names = rows.loc[rows["leads"].eq("yes"), "label"].value_counts()
    if names.empty:
        return "Nobody leads for certain" + (f" in any of {count} markets of today" if count > 1 else " today")
    if len(names) > 1:
        return "Who leads depends on who is counted"
    top, most = names.index[0], int(names.iloc[0])
    if picked:
        return f"{top} leads {counted(most, 'market')} of today"
    return f"{top} leads {'the one market' if count == 1 else f'{most} of {count} markets'} of today"


def leads_note(table: pd.DataFrame) -> str:
    """What is not averaged, what a hollow mark is, and which markets are counted."""
    last = table[table["recency"].notna()]
    which = f" Counted: {standing(last, by='market_label', instead=False)}" if len(last) else ""
    hollow = " Hollow: an estimate." if table["status"].eq("estimate").any() else ""
    return f"Each market counts something else; none is averaged.{hollow}{which}"
