"""What could move a page's conclusions, in plain sentences, ranked by how far.

Points of share come first (how far a share could move), then parts of the rows or sources drawn. Everything is read
from the cards of the page, so a doubt says what the page shows and nothing else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from analysis import formats
from analysis.exhibits.card import Card
from analysis.exhibits.filters import GAINING, interested_sources, source_ids
from analysis.formats import counted, spelled
from analysis.measures.comparable import LOOSE, dated_in_brackets
from analysis.measures.shares import sourced
from analysis.measures.today import counted_rows
from analysis.periods import at_last, of_today

MOST = 6
"""Doubts that a page shows."""
NAMED = ("company", "product")
DRAWS = "hhi_median"
"""A column of tables whose HHI is that of drawn markets to come, and no bound."""


@dataclass(frozen=True)
class Doubt:
    """One doubt: how far it could move the conclusion, in points of share or in per cent of what is drawn; undated
    sources come last."""

    reach: float
    unit: str
    text: str


def doubts(cards: Sequence[Card], late: pd.DataFrame) -> list[Doubt]:
    """The doubts of a page, those that could move most first; `late` are its overdue sources with days_late.

    Points of share rank before parts of rows, as they say how far and not only how many.
    """
    shares = _shares(cards)
    found = [
        *_from_shares(shares),
        *_from_bounds(cards),
        *_late(shares, late),
        *_from_sources(cards),
        *_from_rows(cards),
    ]
    found = [d for d in found if d.reach > 0]
    order = {"points": 0, "undated": 2}
    return sorted(found, key=lambda d: (order.get(d.unit, 1), -d.reach))[:MOST]


def _shares(cards: Sequence[Card]) -> pd.DataFrame:
    """The rows of all cards that are shares of a company in a market at a date, each once."""
    needed = [
        "market_id",
        "market_label",
        "company_id",
        "label",
        "period_label",
        "as_of",
        "low_pct",
        "mid_pct",
        "high_pct",
    ]
    more = ["kind", "metric_kind", "independence", "source_id", "interval", "recency"]
    columns = [*needed, *more, "date_status", "coverage", "newest"]
    parts = [c.table.reindex(columns=columns) for c in cards if set(needed + more) <= set(c.table.columns)]
    if not parts:
        return pd.DataFrame(columns=columns)
    rows = _with_status(pd.concat(parts, ignore_index=True), "date_status")
    return rows.drop_duplicates(["market_id", "company_id", "label", "as_of"])


def _with_status(rows: pd.DataFrame, status: str) -> pd.DataFrame:
    """The rows with the status of their date beside its label where that is not final."""
    when = [dated_in_brackets(date, said) for date, said in zip(rows["as_of"], rows[status], strict=True)]
    return rows.assign(period_label=when)


def _last(shares: pd.DataFrame) -> pd.DataFrame:
    """The rows of each market's last date, of markets of today only where one is."""
    rows, _ = counted_rows(shares)
    return rows[at_last(rows["as_of"], rows["market_id"])]


def _from_shares(shares: pd.DataFrame) -> Iterator[Doubt]:
    named = shares[shares["kind"].isin(NAMED) & shares["company_id"].notna()]
    if named.empty:
        return
    last = _last(named)
    yield from _definitions(last)
    yield from _unnamed(last)
    wide = last.assign(width=last["high_pct"] - last["low_pct"]).sort_values("width").iloc[-1]
    if wide["width"] > 1:
        where = f"{wide['market_label']}, {wide['period_label']}"
        yield Doubt(
            wide["width"],
            "points",
            f"The share of {wide['label']} is published so loosely that it may be anywhere in {wide['interval']}"
            f" ({where})",
        )


def _definitions(last: pd.DataFrame) -> Iterator[Doubt]:
    """How far the share of the company that most definitions print depends on whose is read, and on who gains by it."""
    value = last.assign(value=last["mid_pct"].fillna((last["low_pct"] + last["high_pct"]) / 2))
    value = value.groupby(["company_id", "label", "market_id"], as_index=False).agg(
        value=("value", "max"), market_label=("market_label", "first"), independence=("independence", "first")
    )
    counts = value.groupby("company_id").size()
    if counts.max() < 2:
        return
    mine = value[value["company_id"].eq(counts.idxmax())].sort_values("value")
    low, high = mine.iloc[0], mine.iloc[-1]
    span = high["value"] - low["value"]
    yield Doubt(
        span,
        "points",
        f"Which market is read decides most: {high['label']} holds {spelled(low['value'], '.0f')} % in"
        f" “{low['market_label']}” and {spelled(high['value'], '.0f')} % in “{high['market_label']}”",
    )
    free = mine[~mine["independence"].isin(GAINING)]
    if len(free) and len(free) < len(mine):
        moved = max(free["value"].min() - low["value"], high["value"] - free["value"].max())
        yield Doubt(
            moved,
            "points",
            f"{len(mine) - len(free)} of {len(mine)} markets with {high['label']}’s share come from publishers that"
            f" sell, invest or rank themselves; without them an end of its range moves by {spelled(moved, '.0f')}"
            " points",
        )


def _unnamed(last: pd.DataFrame) -> Iterator[Doubt]:
    """The market with the largest part that no printed company holds, where most of it is drawn."""
    whole = last[last["metric_kind"].eq("partition")]
    sums = whole.groupby(["market_label", "period_label"])["mid_pct"].agg(["sum", "size"])
    sums = sums[sums["size"].ge(2)]
    if len(sums):
        market, period = sums["sum"].idxmin()
        rest = 100 - sums["sum"].min()
        if rest > 1:
            yield Doubt(
                rest, "points", f"{spelled(rest, '.0f')} % of “{market}” ({period}) is held by nobody named here"
            )


ALSO = ("status", "share_of", "recency", "newest")
"""What rows of bounds say of themselves, where they do."""


def _bounds(cards: Sequence[Card]) -> pd.DataFrame:
    """The rows with bounds of HHI from what is printed, no middle of draws; where cards say of theirs whether they are
    of today, those that are counted."""
    needed = ["market_label", "as_of", "hhi_low", "hhi_high"]
    mine = [c.table for c in cards if set(needed) <= set(c.table.columns) and DRAWS not in c.table]
    dated = [table for table in mine if "recency" in table]
    rows = [table.reindex(columns=[*needed, "market_id", "counts_as", *ALSO]) for table in dated or mine]
    if not rows:
        return pd.DataFrame(columns=needed)
    known = _with_status(pd.concat(rows, ignore_index=True).dropna(subset=needed), "status")
    return sourced(counted_rows(known)[0]) if dated else known


def _from_bounds(cards: Sequence[Card]) -> Iterator[Doubt]:
    """HHI where its two bounds are furthest apart, and how far it runs over the definitions counted; 100 HHI points
    count as one."""
    rows = _bounds(cards)
    if rows.empty:
        return
    wide = rows.loc[(rows["hhi_high"] - rows["hhi_low"]).idxmax()]
    width = wide["hhi_high"] - wide["hhi_low"]
    if width >= 50:
        said = formats.hhi_range(wide["hhi_low"], wide["hhi_high"])
        where = f"“{wide['market_label']}” ({wide['period_label']})"
        yield Doubt(
            width / 100,
            "points",
            f"What is not published leaves HHI anywhere in {said} in {where}",
        )
    low, high = rows["hhi_low"].min(), rows["hhi_high"].max()
    count = rows["market_label"].nunique()
    if count > 1:
        when = "of today" if "recency" in rows and len(of_today(rows)) else "drawn"
        said = formats.hhi_range(low, high)
        text = f"Over the {count} markets {when} HHI runs over {said}: which is read decides most"
        yield Doubt((high - low) / 100, "points", text)


def _late(shares: pd.DataFrame, late: pd.DataFrame) -> Iterator[Doubt]:
    """An overdue source: how far its figures moved between two comparable dates is how far they may have moved
    since."""
    for source in late.sort_values("days_late").itertuples():
        cites = [source.source_id in str(cell).split(";") for cell in shares["source_id"]]
        mine = shares.loc[cites].dropna(subset=["company_id"]).sort_values("as_of", kind="stable")
        mine = mine[~mine["date_status"].isin(LOOSE)]
        moved = mine.groupby(["market_id", "company_id", "coverage"], dropna=False)["mid_pct"].diff().abs()
        last = moved.groupby(mine["market_id"]).max().max() if len(moved) else float("nan")
        name = source.producer if isinstance(source.producer, str) else source.title
        said = f"{name} is {source.days_late} days late by its own rhythm"
        if pd.notna(last) and last > 0:
            yield Doubt(
                float(last),
                "points",
                f"{said}; between two dates its shares moved by up to {spelled(last, '.1f')} points",
            )
        else:
            yield Doubt(min(100.0, source.days_late / 3.65), "% of a year", said)


def _from_sources(cards: Sequence[Card]) -> Iterator[Doubt]:
    """Second-hand, interested and undated sources, as parts of all sources drawn."""
    frames = [c.sources for c in cards if len(c.sources)]
    if not frames:
        return
    sources = pd.concat(frames).drop_duplicates("source_id")
    total = len(sources)
    for unit, hit, said in (
        (
            "% of sources",
            sources["kind"].ne("primary"),
            "are second-hand: they quote a figure that another publisher counted",
        ),
        (
            "% of sources",
            sources["independence"].isin(GAINING),
            "sell what they count, invest in a company they rank, or rank themselves",
        ),
        ("undated", sources["date_published"].isna(), "do not say when they were published"),
    ):
        if hit.any():
            yield Doubt(100 * hit.mean(), unit, f"{int(hit.sum())} of {total} sources {said}")


def _from_rows(cards: Sequence[Card]) -> Iterator[Doubt]:
    """Findings on one source, low confidence, and values that are estimates or projections."""
    shown = [c for c in cards if len(c.table)]
    alone = [c for c in shown if len(c.sources) == 1]
    if alone:
        yield Doubt(
            100 * len(alone) / len(shown),
            "% of findings",
            f"{len(alone)} of {len(shown)} findings rest on a single source, such as “{alone[0].topic}”",
        )
    for column, bad, said in (
        ("grade", ("C", "D"), "have confidence C or D"),
        (
            "status",
            ("estimate", "projection", "preliminary", "unconfirmed"),
            "are estimates, projections or preliminary",
        ),
    ):
        cells = [cell for c in shown if column in c.table for cell in c.table[column]]
        hits = sum(cell in bad for cell in cells)
        if hits:
            yield Doubt(100 * hits / len(cells), "% of rows", f"{hits} of {len(cells)} rows {said}")


def without_interest(shown: Sequence[Card], hidden: Sequence[Card]) -> str:
    """Which findings change when sources that sell, invest or rank themselves are left out, in a sentence."""
    pairs = list(zip(shown, hidden, strict=True))
    moved = [(a, b) for a, b in pairs if a.title != b.title]
    mixed = sum(_mixes(b) for _, b in pairs)
    whole = (
        f". {counted(mixed, 'finding')} rest{'s' * (mixed == 1)} on numbers made from them and others together, which"
        " no filter takes apart"
        if mixed
        else ""
    )
    if not moved:
        return f"Without sources that sell, invest or rank themselves all {len(pairs)} findings stay as they are{whole}"
    first = "; ".join(f"“{a.title}” becomes “{b.title}”" for a, b in moved[:2])
    more = f"; {len(moved) - 2} more change" if len(moved) > 2 else ""
    return (
        f"Without sources that sell, invest or rank themselves {len(moved)} of {len(pairs)} findings change:"
        f" {first}{more}{whole}"
    )


def _mixes(card: Card) -> bool:
    """Whether a row of the card rests on a source that gains, beside others."""
    return bool(interested_sources(card.sources) & set(source_ids(card.table))) if len(card.sources) else False
