"""What every row of a share table carries: market, counts, independence, range in words, grade, processing."""

from collections.abc import Callable, Sequence

import pandas as pd

from analysis.formats import listed, percent_range, share, value
from analysis.measures import shares as formulas
from analysis.measures.comparable import dated_status
from analysis.measures.today import standing, with_today
from analysis.periods import at_last, period_label

ONE_DATE = ["market_label", "share_of", "period_label", "date_status", "limits", "as_of"]
"""What a table of one market at one date carries of both."""
NOTHING_STATED = "what is counted is not stated"


def market_at(row: pd.Series) -> str:
    """The market of a row and its date, with the status of the date where that is not final."""
    return f"{row['market_label']}, {dated_status(row['as_of'], row['date_status'])}"


def measured(row: pd.Series, what: str = "share of ") -> str:
    """What the shares of a row's market are shares of; that it is not stated where its source says nothing of it."""
    return NOTHING_STATED if row["share_of"] == formulas.NO_STUDY else f"{what}{row['share_of']}"


def chosen_names(companies: pd.DataFrame, company: str, beside: Sequence[str] = ()) -> str:
    """The company that is asked for and those beside it by name, as a sentence lists them."""
    names = companies.set_index("company_id")["company"]
    return listed([str(names.get(c, c)) for c in dict.fromkeys((company, *beside))])


def source_titles(cited: pd.Series, sources: pd.DataFrame) -> pd.Series:
    """Titles of the sources of each row, the first two in full and the rest counted."""
    titles = sources.set_index("source_id")["title"].to_dict()
    known: dict[object, str] = {}
    for cell in cited.dropna().unique():
        names = [str(titles.get(s, s)) for s in str(cell).split(";")]
        known[cell] = "; ".join(names[:2]) + (f" and {len(names) - 2} more" if len(names) > 2 else "")
    return cited.map(known)


AMOUNTS = {
    "arr": "run rate of revenue",
    "capex": "capital spending",
    "compute_spend": "spending on computing",
    "compute_spend_inference": "spending on computing to run models",
    "compute_spend_research": "spending on computing for research",
}
"""Kinds of amounts whose words are more than their key without its underscores."""


def money_words(metric: pd.Series) -> pd.Series:
    """What an amount is, in words: arr is a run rate of revenue."""
    return metric.replace(AMOUNTS).str.replace("_", " ")


LEAST = ("more than", "company target, at least")
"""Qualifiers by which a source prints the least that an amount is."""
EXACTNESS = {
    **dict.fromkeys(LEAST, "over "),
    "less than": "under ",
    "sought, up to": "up to ",
    "about": "about ",
    "third-party estimate, about": "about ",
    "projected, about": "about ",
}


def exactness(row: pd.Series) -> str:
    """The word before an amount of money that is printed as a bound or roughly; blank before others."""
    said = row["qualifier"]
    return "about " if str(said).endswith("midpoint") else EXACTNESS.get(said, "")


def of_shown(table: pd.DataFrame, whole: pd.DataFrame | None) -> str:
    """The word after a largest thing that a filter leaves of more; blank where all rows are shown."""
    return " shown" if whole is not None and len(table) < len(whole) else ""


def with_standing(said: str, what: str, by: str) -> Callable[[pd.DataFrame], str]:
    """A note that also says how many things that `by` tells apart are counted."""

    def note(table: pd.DataFrame) -> str:
        return f"{said}. Counted: {standing(table, what, by)}"

    return note


def last_of_each(table: pd.DataFrame, by: str = "line", date: str = "as_of") -> pd.DataFrame:
    """Of the rows shown, those at the last date of their line."""
    return table[at_last(table[date], table[by])]


def parts_of_a_whole(table: pd.DataFrame) -> pd.DataFrame:
    """The rows whose shares are parts of one whole, which alone make a range; surveys of use, which overlap, where
    there are no others."""
    parts = table[table["metric_kind"].eq("partition")]
    return parts if len(parts) else table


def printed_ends(table: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """The two ends of each share as it is read: the printed value where it is exact or rounded, else those of its
    interval."""
    exact = (table["high_pct"] - table["low_pct"]).le(1.05) & table["mid_pct"].notna()
    return table["mid_pct"].where(exact, table["low_pct"]), table["mid_pct"].where(exact, table["high_pct"])


def around_half(table: pd.DataFrame) -> tuple[int, int]:
    """In how many rows the whole interval of a share lies above half, and in how many below."""
    return int((table["low_pct"] > 50).sum()), int((table["high_pct"] < 50).sum())


def printed_range(table: pd.DataFrame) -> str:
    """From the lowest to the highest share, both as they are read in their rows."""
    low, high = printed_ends(table)
    return share_range(low.min(), high.max())


def share_range(low: float, high: float) -> str:
    """Two printed shares as a range; one number with its printed digits where they are the same."""
    return f"{value(low)} %" if low == high else percent_range(low, high)


def page(count: int, number: str, size: int) -> range:
    """The places, from 0, of one page of so many things; of the last page where there are fewer pages.

    >>> page(20, "2", 18), page(20, "5", 18), page(2, "1", 18)
    (range(18, 20), range(18, 20), range(0, 2))
    """
    start = min(int(number) - 1, max(count - 1, 0) // size) * size
    return range(start, min(start + size, count))


def limits(markets: pd.DataFrame) -> pd.Series:
    """market_id (index): what its number includes, excludes and favors, in one text for the Note."""
    parts = {"includes": "Includes", "excludes": "Excludes", "biased_toward": "May favor"}
    words = [
        " ".join(f"{parts[name]}: {text}" for name, text in row.items() if pd.notna(text))
        for row in markets[list(parts)].to_dict("records")
    ]
    return pd.Series(words, index=markets["market_id"], dtype="str")


def with_context(series: pd.DataFrame, markets: pd.DataFrame, sources: pd.DataFrame) -> pd.DataFrame:
    """The rows of a series in percent, with what a reader needs to judge them."""
    named = markets.set_index("market_id")
    table = series.drop(columns=["low", "mid", "high"]).copy()
    for name in ("low", "mid", "high"):
        table[f"{name}_pct"] = series[name] * 100
    table["market_label"] = series["market_id"].map(named["market"])
    for name in ("layer", "share_of", "metric_kind", "geography", "independence", "counts_as", "worked_out"):
        table[name] = series["market_id"].map(named[name])
    table["limits"] = series["market_id"].map(limits(markets))
    table["period_label"] = period_label(series["period"])
    table["as_of"] = series["period"]
    spans = zip(table["mid_pct"], table["low_pct"], table["high_pct"], strict=True)
    table["interval"] = [share(*span) for span in spans]
    table["source_title"] = source_titles(table["source_id"], sources)
    read = sources.set_index("source_id")["date_accessed"].to_dict()
    table["read_on"] = [
        max((str(read[s]) for s in str(c).split(";") if isinstance(read.get(s), str)), default=None)
        for c in table["source_id"]
    ]
    table["grade"] = formulas.grade(table, sources)
    table["processing"] = formulas.processing(table)
    return with_today(table, sources)
