"""What a ruling on a claim is, and what several rulings ask of the data."""

from typing import NamedTuple

import pandas as pd

from analysis.schema.words import in_words

SUPPORTED, PARTLY, REFUTED, OPEN = "supported", "partly", "not supported", "cannot be tested"
VERDICTS = (SUPPORTED, PARTLY, REFUTED, OPEN)
DATE = "2024-03-21"
OPEN_STRATEGIES = ("open_source", "open_weights")


READINGS = {
    "a1": "Strategy of each named company in March 2024, OpenAI apart",
    "a2": (
        "Open models hold more than half of a market, at the last date of each definition of today: the twelve months"
        " that end on the newest day on which a source was read"
    ),
    "a3": "The gap of each Elo series is smaller at its end, and a nonprofit makes the best open model",
    "a4": "The data hold no figure on the internet or the cloud",
    "a5": "Sourced figures of OpenAI’s share in that year",
    "a6": "A release of weights by each named company before the article",
    "a7": "Costliest model by the day of the article, by what the amount covers; since then it is said, not judged",
    "a8": "Open-source companies with a reported result: a loss in some year, or an open license given up",
    "a9": "Ways of earning found, and whether the open license was kept",
    "a10": "Strategy of each named company in March 2024",
    "a11": "Access: price and number of hosts; nothing measures the speed of discovery",
    "a12": "Each open developer against each closed one on the Foundation Model Transparency Index",
}
"""What of each claim a figure can decide, in words."""


class Ruling(NamedTuple):
    """Verdict, deciding figure in words, sources, and the last date of the figures."""

    verdict: str
    deciding: str
    sources: list[str]
    as_of: str | None = None


def all_or_some(hits: pd.Series) -> str:
    """supported where all hold, partly where some do, not supported where none does; nothing decides nothing."""
    return OPEN if hits.empty else SUPPORTED if hits.all() else PARTLY if hits.any() else REFUTED


def cited_in(cells: pd.Series) -> list[str]:
    """Each source once; a cell may name several."""
    return list(dict.fromkeys(";".join(cells.dropna()).split(";")))


def strategies_at(strategies: pd.DataFrame, date: str) -> pd.DataFrame:
    """company_id, strategy, source_id: the last strategy of each company that began by the date."""
    known = strategies[strategies["since"].isna() | (strategies["since"].fillna("").str.slice(0, len(date)) <= date)]
    order = known.assign(_since=known["since"].fillna("")).sort_values("_since", kind="stable")
    return order.groupby("company_id", as_index=False).tail(1)[["company_id", "strategy", "since", "source_id"]]


def by_strategy(
    claim: pd.Series, strategies: pd.DataFrame, companies: pd.DataFrame, wanted: tuple[str, ...], but: str = ""
) -> Ruling:
    """supported if all named companies had a wanted strategy then, partly if some or hybrid ones, else not."""
    named = [c for c in str(claim["company_ids"]).split(";") if c != but]
    then = strategies_at(strategies, DATE).set_index("company_id").reindex(named)
    fits = then["strategy"].isin(wanted)
    near = fits | then["strategy"].eq("hybrid")
    names = companies.set_index("company_id")["company"]
    words = then["strategy"].fillna("not known").map(in_words)
    said = ", ".join(f"{names.get(c, c)} was {word}" for c, word in words.items())
    verdict = SUPPORTED if fits.all() else PARTLY if near.any() else REFUTED
    return Ruling(verdict, f"In March 2024 {said}", cited_in(then["source_id"]), DATE)
