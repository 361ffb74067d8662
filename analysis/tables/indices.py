"""Tables of the indices at one date and between two: key figures, the family and where it disagrees, drawn markets."""

import math
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from analysis.formats import counted, fitting, hhi_range, percent_range, prose, spelled
from analysis.measures import bounds
from analysis.measures import concentration as formulas
from analysis.measures.comparable import dates, pair, pair_words, short_pair_words, turned_by
from analysis.measures.shares import Refusal, cited_of
from analysis.periods import Period
from analysis.tables.concentration import bounds_of_market, one_date, refusal
from analysis.tables.context import ONE_DATE
from analysis.tables.share_intervals import ShareIntervals
from analysis.tables.shares import NAMED

SAME, MORE, LESS = "no certain change", "more concentrated", "less concentrated"
WHOLE = "needs the whole market"
BELOW = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
"""Digits to those below the line."""


class Index(NamedTuple):
    """A measure: what moves it, its value, its bounds where they follow, and the sign of more concentration."""

    name: str
    sensitive_to: str
    value: Callable[[Any], float]
    bounds: Callable[..., tuple[float, float]] | None = None
    sign: int = 1


FAMILY = (
    Index("HHI (points)", "Large companies: shares are squared", formulas.hhi, bounds.hhi_bounds),
    Index(
        "Effective companies, 10,000/HHI",
        "Large companies; reads as a count",
        formulas.effective_companies,
        bounds.effective_companies_bounds,
        -1,
    ),
    Index("Largest share, Berger-Parker", "The leader alone", formulas.berger_parker, bounds.berger_parker_bounds),
    Index(
        "CR4",
        "The four largest together, not how they divide",
        lambda s: formulas.concentration_ratio(s, 4),
        lambda a, b, rest, cap: bounds.concentration_ratio_bounds(a, b, 4, rest, cap),
    ),
    Index(
        "Hannah-Kay, order 0.5",
        "Small companies more than HHI",
        lambda s: formulas.hannah_kay(s, 0.5),
        lambda a, b, rest, cap: _turned(bounds.hill_bounds(a, b, 0.5, rest, cap)),
    ),
    Index(
        "Hannah-Kay, order 4",
        "The leader more than HHI",
        lambda s: formulas.hannah_kay(s, 4),
        lambda a, b, rest, cap: _turned(bounds.hill_bounds(a, b, 4, rest, cap)),
    ),
    Index(
        "Shannon entropy (nats)",
        "Small companies and their number",
        formulas.shannon_entropy,
        bounds.entropy_bounds,
        -1,
    ),
    Index("Hall-Tideman", "Ranks: the number of companies", formulas.hall_tideman),
    Index("Kwoka dominance", "Gaps between neighbors in rank", formulas.kwoka_dominance),
    Index("García Alba dominance", "How far one company makes the HHI", formulas.garcia_alba_dominance),
    Index(
        "Stenbacka threshold",
        "The lead over the second; lower means easier dominance",
        formulas.stenbacka_threshold,
        None,
        -1,
    ),
    Index("Gini of the named", "Inequality among the named, not their number", formulas.gini),
)


def _turned(pair: tuple[float, float]) -> tuple[float, float]:
    """Bounds of one over a value, 0 where the value has no upper end."""
    return 1 / pair[1], 1 / pair[0]


def family(
    share_intervals: ShareIntervals, *, market: str, period: str, level: str, family_from: str
) -> pd.DataFrame | Refusal:
    """index: central value of the named companies at two dates, bounds where they follow, direction, flag, what moves
    it."""
    every = share_intervals.at(level)
    mine = every[every["market_id"].eq(market)]
    series = mine[mine["period"].isin([family_from, period])]
    if said := refusal(series):
        return said
    ends = sorted({family_from, period}, key=Period.parse)
    parts = [series[series["period"].eq(p)] for p in (ends[0], ends[-1])]
    if any(not p["kind"].isin(NAMED).any() for p in parts):
        return series.iloc[:0].assign(index_name=[], before=[], after=[], direction=[], flag=[], sensitive_to=[])
    given = [bounds_of_market(p, share_intervals.markets) for p in parts]
    mids = [_mids(p) for p in parts]
    rows = [_row(index, mids, given, len(ends) > 1) for index in FAMILY]
    names = ["index_name", "before", "before_bounds", "after", "after_bounds", "direction", "sensitive_to"]
    table = pd.DataFrame(rows, columns=names)
    lead = table["direction"].iloc[0]
    against = table["direction"].isin([MORE, LESS]) & (lead in (MORE, LESS)) & table["direction"].ne(lead)
    cited = cited_of(series["source_id"])
    return table.assign(
        flag=against.map({True: "disagrees with HHI", False: ""}),
        as_of=ends[-1],
        source_id=cited,
        market_label=series["market_label"].iloc[0],
        **pair(parts[0].iloc[0], parts[1].iloc[0]),
        turned_by=_opposites(mine, ends[0], ends[-1]),
    )


def _mids(part: pd.DataFrame) -> np.ndarray:
    """Central shares of the named companies of one date, as fractions."""
    return part.loc[part["kind"].isin(NAMED) & part["mid_pct"].gt(0), "mid_pct"].to_numpy() / 100


def _opposites(mine: pd.DataFrame, since: str, until: str) -> list[str]:
    """For each measure the comparable date from which it says the opposite, in words; blank for none."""
    until_then = mine[mine["period"].map(lambda p: Period.parse(p) <= Period.parse(until))]
    shares = {str(p): _mids(part) for p, part in until_then.groupby("period")}
    known = dates(until_then)
    values = [known.assign(value=[i.sign * _value(i, shares[p]) for p in known["period"]]) for i in FAMILY]
    return [turned_by(rows, since, "value", "value") for rows in values]


def _row(index: Index, mids: list[np.ndarray], given: list[dict[str, Any]], two: bool) -> tuple[str, ...]:
    """One line of the family: values as words, so that nothing pretends to more digits than it has."""
    values = [_value(index, m) for m in mids]
    spans = [_span(index, g) for g in given]
    spoken = [WHOLE if math.isnan(v) else spelled(v, ",.4g") for v in values]
    bounded = ["–" if s is None else _said(index, s) for s in spans]
    direction = "one date only" if not two else WHOLE if any(map(math.isnan, values)) else _direction(index, values)
    name = prose(index.name).replace("0.5", spelled(0.5, "g"))
    return name, spoken[0], bounded[0], spoken[1], bounded[1], direction, index.sensitive_to


def _value(index: Index, shares: np.ndarray) -> float:
    try:
        return float(index.value(shares))
    except ValueError:
        return math.nan


def _span(index: Index, given: dict[str, Any]) -> tuple[float, float] | None:
    if index.bounds is None:
        return None
    try:
        return index.bounds(given["low"], given["high"], given["rest"], given["cap"])
    except ValueError:
        return None


def _said(index: Index, span: tuple[float, float]) -> str:
    if index.name.startswith("HHI"):
        return hhi_range(*span)
    low, high = (spelled(v, ".3g") if v < math.inf else "no limit" for v in span)
    return low if low == high else f"{low} to {high}"


def _direction(index: Index, values: list[float]) -> str:
    change = index.sign * (values[1] - values[0])
    return "no change" if abs(change) < 1e-9 else MORE if change > 0 else LESS


def family_finding(table: pd.DataFrame) -> str:
    """Whether the measures agree on the direction, and how many say the opposite from another date."""
    counts = table["direction"].value_counts()
    up, down = int(counts.get(MORE, 0)), int(counts.get(LESS, 0))
    if not up + down:
        return _no_direction(table)
    turned = table.loc[table["direction"].isin([MORE, LESS]) & table["turned_by"].ne(""), "turned_by"]
    said = f"all {up + down} measures say {MORE if up else LESS}"
    if up + down == 1:
        said = f"the one measure says {MORE if up else LESS}"
    if up and down:
        said = f"{counted(down, 'measure')} say{'s' * (down == 1)} {LESS}, {up} more"
    ways = [said]
    if len(turned):
        since = f"since {turned.iloc[0]}" if turned.nunique() == 1 else "from other dates"
        who = f"{len(turned)} " if len(turned) < up + down else ""
        ways = [f"{said}, but {who}the opposite {since}", f"{said}; {who or 'all '}the opposite {since}"]
        ways += [f"{said}; {who or 'all '}turn {since}", "other dates turn the direction"]
    dated = pair_words(table)
    short = short_pair_words(table) or dated
    last = f"{short}: {said}" if len(ways) == 1 else f"{short}: {ways[-1]}"
    return fitting(*(f"{dated}: {way}" for way in ways), last) if dated else fitting(*map(_capital, ways))


def _capital(text: str) -> str:
    """The text with a capital first, its other letters as they are."""
    return text[:1].upper() + text[1:]


def _no_direction(table: pd.DataFrame) -> str:
    """Why no measure says more or less: one date, bounds alone, or nothing that moved."""
    if table["since_label"].iloc[0] == table["until_label"].iloc[0]:
        return "One date only: the measures have no direction to compare"
    if table["direction"].eq(WHOLE).all():
        return "Only bounds are published of a date: no measure compares"
    return "No measure changed"


def at_date(
    share_intervals: ShareIntervals, *, market: str, period: str, level: str, largest: float
) -> pd.DataFrame | Refusal:
    """figure: HHI, joint share of the k largest, effective companies, largest share; each as bounds with its
    formula."""
    series = one_date(share_intervals, market, period, level)
    if said := refusal(series):
        return said
    named = series[series["kind"].isin(NAMED)]
    if named.empty:
        return named.assign(figure=[], value=[], detail=[])
    given, k = bounds_of_market(series, share_intervals.markets), int(largest)
    low, high = bounds.hhi_bounds(**given)
    rows = _index_rows(named, given, k)
    first, cited = series.iloc[0], cited_of(series["source_id"])
    return pd.DataFrame(rows, columns=["figure", "value", "detail"]).assign(
        **first[ONE_DATE].to_dict(), hhi_low=low, hhi_high=high, source_id=cited
    )


def _index_rows(named: pd.DataFrame, given: dict[str, Any], k: int) -> list[tuple[str, str, str]]:
    """Figure, value and formula of each index of a market."""
    low, high = bounds.hhi_bounds(**given)
    cr = bounds.concentration_ratio_bounds(given["low"], given["high"], k, given["rest"], given["cap"])
    count = bounds.effective_companies_bounds(**given)
    lead = bounds.berger_parker_bounds(**given)
    covered = min(float(named["mid_pct"].sum()), 100.0)
    digits = [spelled(v, ".3g") if v < math.inf else "no limit" for v in count]
    ends = list(dict.fromkeys(spelled(v / 1e4, ".3f") for v in (low, high)))
    terms = ["s₁", *["…"] * (k > 2), *[f"s{str(k).translate(BELOW)}"] * (k > 1)]
    return [
        (
            f"HHI, points of {spelled(10_000)}",
            hhi_range(low, high),
            f"Σ s² in per cent; as a fraction {' to '.join(ends)}",
        ),
        (
            f"CR{k}, the {k} largest together" if k > 1 else "CR1, the largest alone",
            percent_range(100 * cr[0], 100 * cr[1]),
            f"{' + '.join(terms)}, unnamed companies may be among them",
        ),
        (
            "Effective companies",
            digits[0] if digits[0] == digits[1] else f"{digits[0]}–{digits[1]}",
            f"{spelled(10_000)} / HHI: as many equal ones give this HHI",
        ),
        (
            "Largest share",
            percent_range(100 * lead[0], 100 * lead[1]),
            "Berger-Parker, the largest of all, named or not",
        ),
        (
            "Known of the market",
            f"{spelled(covered, '.3g')} %",
            f"{len(named)} named; the rest is {percent_range(*(100 * r for r in given['rest']))}",
        ),
    ]


def at_date_finding(table: pd.DataFrame) -> str:
    """HHI and what it amounts to, in equal companies."""
    row = table.iloc[0]
    least, most = 1e4 / row["hhi_high"], 1e4 / row["hhi_low"] if row["hhi_low"] else math.inf
    if math.isinf(most) and row["hhi_high"] >= 1e4:
        return f"How concentrated is not known: HHI may be {hhi_range(row['hhi_low'], row['hhi_high'])}"
    if math.isinf(most):
        return (
            f"As concentrated as {spelled(least, '.2g')} or more equal companies: HHI"
            f" {hhi_range(row['hhi_low'], row['hhi_high'])}"
        )
    span = (
        spelled(least, ".2g")
        if spelled(least, ".2g") == spelled(most, ".2g")
        else f"{spelled(least, '.2g')} to {spelled(most, '.2g')}"
    )
    return f"As concentrated as {span} equal companies: HHI {hhi_range(row['hhi_low'], row['hhi_high'])}"
