"""Tables of dated ties: the network, pairs tied twice, orders by supplier, amounts by year; their words are beside."""

from collections.abc import Sequence

import pandas as pd

from analysis.formats import money
from analysis.measures import network, ties
from analysis.measures.shares import Refusal
from analysis.periods import LATEST, ended, up_to
from analysis.schema.tie import CLOSED, INVESTS, ONCE, ORDERS
from analysis.schema.words import in_words

LINE = ["from_id", "to_id", "kind", "status"]
"""What one line of the network stands for."""
BILLION = 1e9


def amount_words(amounts: pd.Series, per: pd.Series) -> list[str]:
    """Each amount in words, by month or year where it is; blank where none is printed.

    >>> amount_words(pd.Series([1.25e9, float("nan")]), pd.Series(["month", None]))
    ['$1.25 billion a month', '']
    """
    return [
        "" if pd.isna(usd) else f"${money(usd)}" + ("" if each == ONCE else f" a {each}")
        for usd, each in zip(amounts, per, strict=True)
    ]


def short(names: pd.Series) -> pd.Series:
    """Names of companies without what stands in brackets."""
    return names.str.split(" (", regex=False).str[0]


def _named(deals: pd.DataFrame, companies: pd.DataFrame) -> pd.DataFrame:
    """The deals with both companies by name, the kind and the amount in words, and all remarks in one."""
    names = short(companies.set_index("company_id")["company"])
    remarks = zip(deals["amount_note"].fillna(""), deals["note"].fillna(""), strict=True)
    return deals.assign(
        label=deals["from_id"].map(names),
        party_b=deals["to_id"].map(names),
        tie_kind=deals["kind"].map(in_words),
        amount=amount_words(deals["amount_usd"], deals["amount_per"]),
        deal_status=deals["status"],
        remark=["; ".join(filter(None, both)) for both in remarks],
        company_ids=deals["from_id"] + ";" + deals["to_id"],
        as_of=deals["date"],
    ).drop(columns=["status", "note"])


def network_of(
    deals: pd.DataFrame,
    companies: pd.DataFrame,
    *,
    deal_kinds: Sequence[str] = (),
    tied: Sequence[str] = (),
    deals_until: str = LATEST,
) -> pd.DataFrame | Refusal:
    """deal: the ties of the chosen kinds and companies up to a date, and where both companies stand on the chart.

    The places are those of the ties of all dates, so that a company stays where it is. `twice`: yes for a deal of a
    pair of which one invests in the other and one orders computing power from the other, by then.
    """
    kept = deals[deals["kind"].isin(deal_kinds)] if deal_kinds else deals
    kept = kept[kept["from_id"].isin(tied) | kept["to_id"].isin(tied)] if tied else kept
    by_then = kept[ended(kept["date"], deals_until)]
    if by_then.empty and len(deals):
        return Refusal(f"No tie of these kinds and companies is dated{up_to(deals_until)}", "ties of all kinds")
    twice = ties.is_of_pairs(by_then, ties.tied_twice(by_then))
    table = _named(by_then, companies).assign(
        kind=by_then["kind"], status=by_then["status"], twice=twice.map({True: "yes", False: "no"})
    )
    return _placed(table, kept).sort_values(["date", "deal_id"], kind="stable")


def _placed(table: pd.DataFrame, every: pd.DataFrame) -> pd.DataFrame:
    """The rows with column, height and span of both of their companies, set by the ties of all dates."""
    layers = {**dict(zip(every["to_id"], every["layer_to"], strict=True))}
    layers |= dict(zip(every["from_id"], every["layer_from"], strict=True))
    lines = list(every[LINE].drop_duplicates()[["from_id", "to_id"]].itertuples(index=False, name=None))
    found = network.places(lines, {c: network.column_of(layer) for c, layer in sorted(layers.items())})
    for end in ("from", "to"):
        for name in ("column", "height", "span"):
            table[f"{end}_{name}"] = table[f"{end}_id"].map(found[name])
    return table


def twice(deals: pd.DataFrame, companies: pd.DataFrame, *, pairs_until: str = LATEST) -> pd.DataFrame | Refusal:
    """pair: companies tied twice, what one invested in the other and what is ordered between them, in billion USD."""
    by_then = deals[ended(deals["date"], pairs_until)]
    pairs = ties.tied_twice(by_then)
    if pairs.empty and len(deals):
        return Refusal(f"No pair of companies is tied twice{up_to(pairs_until)}", "the network of all ties")
    names = short(companies.set_index("company_id")["company"])
    behind = by_then.set_index("deal_id")
    keys = [cell.split(";") for cell in pairs["deal_ids"]]
    investor, held = pairs["investor_id"].map(names), pairs["held_id"].map(names)
    table = pairs.assign(
        label=investor + " in " + held,
        company_id=pairs["investor_id"],
        company_ids=pairs["investor_id"] + ";" + pairs["held_id"],
        invested_closed_bn=pairs["invested_closed_usd"] / BILLION,
        invested_announced_bn=pairs["invested_announced_usd"] / BILLION,
        ordered_bn=pairs["ordered_usd"] / BILLION,
        as_of=[max(behind.loc[own, "date"]) for own in keys],
        source_id=[";".join(dict.fromkeys(behind.loc[own, "source_id"])) for own in keys],
    )
    return table.drop(columns=[*ties.PAIR, *ties.AMOUNTS, "deal_ids"])


def dependence(deals: pd.DataFrame, companies: pd.DataFrame) -> pd.DataFrame | Refusal:
    """lab, supplier: the part of all that a lab ordered of computing power that it ordered there, by announcements.

    `holds_shares`: yes where the supplier invests in the lab or the lab in the supplier.
    """
    of_labs = deals[deals["layer_from"].eq("model")]
    found = ties.orders_by_supplier(of_labs)
    found = found[found["all_usd"].gt(0)]
    if found.empty:
        return Refusal("No lab has an order of computing power with a printed sum", "the network of all ties")
    names = short(companies.set_index("company_id")["company"])
    now = ties.standing(deals[deals["kind"].eq(INVESTS)])
    held = {frozenset(pair) for pair in zip(now["from_id"], now["to_id"], strict=True)}
    pairs = zip(found["from_id"], found["to_id"], strict=True)
    table = found.assign(
        lab=found["from_id"].map(names),
        label=found["to_id"].map(names),
        company_id=found["to_id"],
        company_ids=found["from_id"] + ";" + found["to_id"],
        ordered_bn=found["ordered_usd"] / BILLION,
        all_bn=found["all_usd"] / BILLION,
        holds_shares=["yes" if frozenset(pair) in held else "no" for pair in pairs],
    )
    table = table.sort_values(["all_bn", "lab", "ordered_bn"], ascending=[False, True, False], kind="stable")
    return table.drop(columns=["from_id", "to_id", "ordered_usd", "all_usd"])


def by_year(deals: pd.DataFrame) -> pd.DataFrame | Refusal:
    """year, kind, status: what was invested and ordered by deals of the year that print one sum, in billion USD."""
    kept = ties.standing(deals[deals["kind"].isin([INVESTS, ORDERS])])
    kept = kept.assign(usd=ties.summed_usd(kept), year=kept["date"].str[:4])
    kept = kept[kept["usd"].gt(0)]
    if kept.empty:
        return Refusal("No investment or order prints a sum", "the network of all ties")
    found = kept.groupby(["year", "kind", "status"], as_index=False).agg(
        amount_bn=("usd", lambda usd: usd.sum() / BILLION),
        deals_number=("deal_id", "size"),
        source_id=("source_id", lambda cited: ";".join(dict.fromkeys(cited))),
    )
    rank = found["kind"].eq(ORDERS) * 2 + found["status"].ne(CLOSED)
    found = found.assign(tie_kind=found["kind"].map(in_words), deal_status=found["status"], rank_in_year=rank)
    table = found.assign(as_of=found["year"]).sort_values(["year", "rank_in_year"], kind="stable")
    return table.drop(columns=["status", "rank_in_year"])
