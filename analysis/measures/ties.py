"""Dated ties between companies: which pairs are tied twice, what is ordered from whom, and what stakes they leave.

An amount is what was announced, in US dollars. Amounts by month or year are no sum and are added to none; what was
abandoned ties nobody.
"""

import pandas as pd

from analysis.schema.tie import ABANDONED, ANNOUNCED, CLOSED, INVESTS, ONCE, ORDERS

SUPPLIER_INVESTS = "the supplier invests in its customer"
CUSTOMER_INVESTS = "the customer holds shares of its supplier"
AMOUNTS = ["invested_closed_usd", "invested_announced_usd", "ordered_usd"]
PAIR = ["investor_id", "held_id"]


def standing(deals: pd.DataFrame) -> pd.DataFrame:
    """The deals that were not abandoned."""
    return deals[deals["status"].ne(ABANDONED)]


def summed_usd(deals: pd.DataFrame) -> pd.Series:
    """The amount of each deal that is one sum; 0 where none is printed, or one by month or year."""
    return deals["amount_usd"].where(deals["amount_per"].eq(ONCE), 0.0).fillna(0.0)


def tied_twice(deals: pd.DataFrame) -> pd.DataFrame:
    """pair: companies of which one invests in the other and one orders computing power from the other.

    investor_id, held_id, circle (which way both run), whether any investment is closed or all are announced, what was
    invested by closed and by announced deals, what was ordered, the largest stake in percent, and the keys of the deals
    behind it; the largest order first.
    """
    now = standing(deals).assign(usd=lambda d: summed_usd(d))
    shares, orders = now[now["kind"].eq(INVESTS)], now[now["kind"].eq(ORDERS)]
    rows = []
    for (investor, held), own in shares.groupby(["from_id", "to_id"], sort=True):
        back = orders["from_id"].eq(held) & orders["to_id"].eq(investor)
        same = orders["from_id"].eq(investor) & orders["to_id"].eq(held)
        between = orders[back | same]
        if between.empty:
            continue
        is_closed = own["status"].eq(CLOSED)
        sums = (own.loc[is_closed, "usd"].sum(), own.loc[~is_closed, "usd"].sum(), between["usd"].sum())
        circle = SUPPLIER_INVESTS if back.any() else CUSTOMER_INVESTS
        behind = pd.concat([own, between])
        status = CLOSED if is_closed.any() else ANNOUNCED
        rows.append((investor, held, circle, status, *sums, own["stake_pct"].max(), ";".join(behind["deal_id"])))
    columns = [*PAIR, "circle", "invested_status", *AMOUNTS, "stake_pct", "deal_ids"]
    found = pd.DataFrame(rows, columns=columns)
    return found.sort_values("ordered_usd", ascending=False, kind="stable", ignore_index=True)


def is_of_pairs(deals: pd.DataFrame, pairs: pd.DataFrame) -> pd.Series:
    """True for the deals that make a pair tied twice."""
    return deals["deal_id"].isin({deal for cell in pairs["deal_ids"] for deal in cell.split(";")})


def orders_by_supplier(deals: pd.DataFrame) -> pd.DataFrame:
    """customer, supplier: what was ordered, its part of all that the customer ordered, and the deals behind it.

    `part_pct` counts the orders of one printed sum; `unpriced` is how many orders of the pair print none.
    """
    orders = standing(deals[deals["kind"].eq(ORDERS)])
    orders = orders.assign(usd=summed_usd(orders))
    found = orders.groupby(["from_id", "to_id"], as_index=False, sort=True).agg(
        ordered_usd=("usd", "sum"),
        unpriced=("usd", lambda usd: int(usd.eq(0).sum())),
        as_of=("date", "max"),
        source_id=("source_id", lambda cited: ";".join(dict.fromkeys(cited))),
    )
    whole = found.groupby("from_id")["ordered_usd"].transform("sum")
    return found.assign(all_usd=whole, part_pct=100 * found["ordered_usd"] / whole.where(whole > 0))


def stakes(deals: pd.DataFrame) -> pd.DataFrame:
    """The stakes that deals leave, laid out as the rows of ownership: no votes are reported, so control is 0."""
    held = standing(deals[deals["stake_pct"].notna()])
    nothing = pd.Series(float("nan"), index=held.index)
    return pd.DataFrame(
        {
            "holder_id": held["from_id"],
            "held_id": held["to_id"],
            "as_of": held["date"],
            "profit_pct": held["stake_pct"],
            "profit_low_pct": nothing,
            "profit_high_pct": nothing,
            "control_pct": 0.0,
            "control_status": "assumed",
            "qualifier": "approx",
            "source_id": held["source_id"],
            "note": held["amount_note"].fillna("") + held["note"].fillna("").radd("; ").where(held["note"].notna(), ""),
        }
    )


def with_stakes(ownership: pd.DataFrame, deals: pd.DataFrame) -> pd.DataFrame:
    """The stakes of the ownership table, and those that deals alone print."""
    more = stakes(deals)
    known = set(zip(ownership["holder_id"], ownership["held_id"], strict=True))
    is_new = [pair not in known for pair in zip(more["holder_id"], more["held_id"], strict=True)]
    more = more[pd.Series(is_new, index=more.index, dtype=bool)]
    return pd.concat([ownership, more], ignore_index=True) if len(more) else ownership
