"""What the exhibits of dated ties say."""

import pandas as pd

from analysis.formats import counted, fitting, listed, money, percent_range, spelled
from analysis.measures.ties import SUPPLIER_INVESTS
from analysis.periods import Period
from analysis.schema.tie import ABANDONED, ANNOUNCED, CLOSED, INVESTS, ONCE, ORDERS
from analysis.schema.words import in_words

NETWORK_COLUMNS = (
    "label",
    "tie_kind",
    "party_b",
    "as_of",
    "amount",
    "stake_pct",
    "deal_status",
    "twice",
    "remark",
    "source_id",
)
PAIR_COLUMNS = (
    "label",
    "circle",
    "invested_status",
    "invested_closed_bn",
    "invested_announced_bn",
    "ordered_bn",
    "stake_pct",
    "as_of",
    "source_id",
)
DEPENDENCE_COLUMNS = ("lab", "label", "ordered_bn", "part_pct", "unpriced", "holds_shares", "as_of", "source_id")
YEAR_COLUMNS = ("year", "tie_kind", "deal_status", "amount_bn", "deals_number", "source_id")


def _pairs(table: pd.DataFrame) -> dict[str, bool]:
    """The pairs tied twice of which the rows show a tie of both kinds, each once, and whether all its investments are
    announced only."""
    rows = table[table["twice"].eq("yes")]
    both = rows.assign(pair=[frozenset(ids.split(";")) for ids in rows["company_ids"]])
    full = both.groupby("pair")["kind"].agg(lambda kinds: {INVESTS, ORDERS} <= set(kinds))
    invested = both[both["kind"].eq(INVESTS) & both["pair"].map(full)]
    is_open = invested["deal_status"].eq(ANNOUNCED).groupby(invested["pair"]).all()
    first = invested.drop_duplicates("pair")
    return {f"{r.label} and {r.party_b}": bool(is_open[r.pair]) for r in first.itertuples()}


def network_finding(table: pd.DataFrame) -> str:
    """How many pairs are tied by shares and by orders of computing power, and of how many the shares are announced
    only."""
    pairs = _pairs(table)
    if not pairs:
        return f"{counted(len(table), 'tie')} and no pair tied by shares and orders" if len(table) > 1 else _one(table)
    who = next(iter(pairs)) if len(pairs) == 1 else f"{len(pairs)} pairs"
    announced = sum(pairs.values())
    if not announced:
        return f"{who} are tied twice: by shares and by orders"
    many = "" if len(pairs) == 1 else "all " if announced == len(pairs) else f"{announced} "
    return f"{who} are tied twice, {many}by shares that are only announced"


def _one(table: pd.DataFrame) -> str:
    row = table.iloc[0]
    return f"One tie: {row['label']} {row['tie_kind']}, with {row['party_b']}"


def network_subtitle(table: pd.DataFrame) -> str:
    """Kinds, years, and how lines are to be read."""
    kinds = listed([in_words(kind) for kind in dict.fromkeys(table["kind"])])
    years = sorted({date[:4] for date in table["as_of"]})
    span = years[0] if len(years) == 1 else f"{years[0]} to {years[-1]}"
    return f"Who {kinds}, {span}; numbers: billion US dollars; strong: a pair tied twice; pale: tied once"


def network_note(table: pd.DataFrame) -> str:
    """How much of it is announced only, what has no amount, and what no sum holds."""
    said = [f"Announced is not paid. {_of(table['deal_status'].eq(ANNOUNCED), len(table))} announced only (hollow)"]
    off = table[table["deal_status"].eq(ABANDONED)]
    if len(off):
        said.append(f"Crossed: abandoned ({listed([f'{r.label} in {r.party_b}' for r in off.itertuples()])})")
    blank = int(table["amount_usd"].isna().sum())
    if blank:
        said.append(f"{counted(blank, 'tie')} without a published amount {'is' if blank == 1 else 'are'} thin")
    each = table[table["amount_per"].notna() & table["amount_per"].ne(ONCE)]
    if len(each):
        said.append(f"An amount by month or year is no sum: {listed(list(each['label'] + ' and ' + each['party_b']))}")
    return ". ".join(said)


def _of(which: pd.Series, whole: int) -> str:
    count = int(which.sum())
    return f"{count or 'None'} of {counted(whole, 'tie')} {'are' if count > 1 else 'is'}"


def twice_finding(table: pd.DataFrame) -> str:
    """In how many pairs the money that a supplier invests can come back as orders, and in how many of these it is
    announced only."""
    circles = table["circle"].eq(SUPPLIER_INVESTS)
    circular, every = int(circles.sum()), len(table)
    is_open = table["invested_status"].eq(ANNOUNCED)
    if every == 1:
        who = "the supplier invests in its customer" if circular else "the customer holds shares of its supplier"
        return f"{table.iloc[0]['label']}: {who}" + ", only announced" * bool(is_open.all())
    if not circular:
        none = "neither pair" if every == 2 else f"none of {every} pairs"
        return f"In {none} does the supplier invest in its customer"
    where = f"{circular} of {every} pairs" if circular < every else "both pairs" if every == 2 else f"all {every} pairs"
    announced = int((circles & is_open).sum())
    many = "all " if announced == circular > 2 else "" if announced == circular else f"{announced} "
    said = f", {many}only announced" if announced else ""
    return fitting(
        f"In {where} the supplier invests in its customer{said}", f"In {where} suppliers invest in customers{said}"
    )


def twice_subtitle(table: pd.DataFrame) -> str:
    """Measure and unit."""
    return "Pairs of which one invests in the other and one orders computing power from the other, billion US dollars"


def twice_note(table: pd.DataFrame) -> str:
    """What the amounts are not, and which pairs print none."""
    blank = table[table["ordered_bn"].eq(0)]
    said = f". No sum of the orders is published: {listed(list(blank['label']))}" if len(blank) else ""
    return f"Announced amounts run over years and hang on conditions. What was paid is not published{said}"


def dependence_finding(table: pd.DataFrame) -> str:
    """How much of its orders with a sum each lab placed with its largest supplier."""
    top = table[table["part_pct"].notna()].sort_values("part_pct").groupby("lab", sort=False).tail(1)
    if len(top) == 1:
        row = top.iloc[0]
        return f"{row['lab']} placed {spelled(row['part_pct'], '.0f')} % of its priced orders with {row['label']}"
    low, high = top["part_pct"].min(), top["part_pct"].max()
    return f"{len(top)} labs each placed {percent_range(low, high)} of priced orders with one supplier"


def dependence_subtitle(table: pd.DataFrame) -> str:
    """Measure and scope."""
    return "Part of each lab’s announced orders of computing power by supplier, of orders with one sum"


def dependence_note(table: pd.DataFrame) -> str:
    """What the parts leave out, and what hatching means."""
    blank = table[table["unpriced"].gt(0)]
    pairs = [f"{row.lab} with {row.label}" for row in blank.itertuples()]
    said = f" Orders without a sum are not in it: {listed(pairs)}." if pairs else ""
    return (
        "Hatched: one holds shares of the other. Orders run over different years, may be cut or left, and own data"
        f" centers are not counted.{said}"
    )


def by_year_finding(table: pd.DataFrame) -> str:
    """How much of the money is closed."""
    whole = table["amount_bn"].sum()
    closed = table.loc[table["deal_status"].eq(CLOSED), "amount_bn"].sum()
    if not closed:
        return f"${money(whole * 1e9)} is announced, none of it closed"
    return f"{spelled(100 * closed / whole, '.2g')} % of ${money(whole * 1e9)} is closed, the rest announced"


def by_year_subtitle(table: pd.DataFrame) -> str:
    """Measure, unit, dates."""
    years = list(dict.fromkeys(Period.parse(year).label for year in table["year"]))
    span = years[0] if len(years) == 1 else f"{years[0]} to {years[-1]}"
    return f"Investments and orders of computing power by year of the deal, billion US dollars, {span}"


def by_year_note(table: pd.DataFrame) -> str:
    """What the sums hold and leave out."""
    return (
        f"Sums of {counted(int(table['deals_number'].sum()), 'deal')} with one amount. Purchases of companies,"
        " abandoned deals and amounts by month or year are left out. Closed is done, not always paid in cash"
    )
