"""Rules about two columns of one row: low ≤ value ≤ high, dates in order, nothing before its company existed."""

import operator

import pandas as pd

from analysis.check.context import Context, Spot
from analysis.data.dates import first_day, last_day
from analysis.data.problems import shown

RISING = (
    ("shares", "low_pct", "share_pct", "high_pct"),
    ("market_sizes", "low_usd_bn", "usd_bn", "high_usd_bn"),
    ("ownership", "profit_low_pct", "profit_pct", "profit_high_pct"),
    ("compute", "low_h100e", "h100e", "high_h100e"),
    ("training_costs", "low_usd", "cost_usd", "high_usd"),
    ("assumptions", "low", "value", "high"),
    ("forecasts", "p10_pct", "p50_pct", "p90_pct"),
    ("priors", "low", "value", "high"),
    ("capability", "ci_low", "score", "ci_high"),
    ("article", "figure_low", "figure_high"),
    ("guidelines", "unconcentrated_below_hhi", "highly_concentrated_above_hhi"),
    ("guideline_prongs", "hhi_above", "hhi_to"),
    ("guideline_prongs", "delta_above", "delta_to"),
    ("models", "active_parameters_bn", "parameters_bn"),
    ("transparency", "score", "max_score"),
)
"""Number columns of a table that never fall from left to right; blank cells say nothing."""
IN_TIME = (
    ("sources", "date_published", "date_accessed"),
    ("api_prices", "valid_from", "valid_to"),
    ("groups", "since", "until"),
    ("guidelines", "in_force_from", "in_force_to"),
)
"""Date columns of a table of which the first is never later than the second."""
FOUNDED = (
    ("shares", "period", "company_id"),
    ("strategies", "since", "company_id"),
    ("models", "release_date", "company_id"),
    ("finances", "date", "company_id"),
    ("transparency", "edition", "company_id"),
    ("capability", "date", "company_id"),
    ("business_models", "since", "company_id"),
    ("ownership", "as_of", "held_id"),
    ("deals", "date", "from_id"),
    ("deals", "date", "to_id"),
    ("compute", "date", "company_id"),
)
"""Tables whose dated facts cannot be older than the company they are about."""


def rising(c: Context) -> None:
    """Low above value, or value above high."""
    for table, *names in RISING:
        if not c.has(*(f"{table}.{n}" for n in names)):
            continue
        frame = c.table(table)
        for i, low in enumerate(names):
            for high in names[i + 1 :]:
                for line in frame.index[operator.gt(frame[low], frame[high])]:
                    above = c.printed(table, line, low)
                    said = f"{low} {above} is above {high} {c.printed(table, line, high)}"
                    c.add("error", "bounds", Spot(table, int(line), low), said)


def in_time(c: Context) -> None:
    """A first date that is later than the last one; dates cut to a month or year get the benefit of the doubt."""
    for table, first, last in IN_TIME:
        if not c.has(f"{table}.{first}", f"{table}.{last}"):
            continue
        rows = c.table(table)[[first, last]].dropna()
        for line, one, two in rows.itertuples(name=None):
            if first_day(one) > last_day(two):
                c.add("error", "date-order", Spot(table, int(line), last), f"{last} {two} is before {first} {one}")


def existed(c: Context) -> None:
    """A fact of a company from before the company was founded, or of a product from before its release."""
    if c.has("companies.company_id", "companies.founded"):
        founded = _first(c.table("companies"), "company_id", "founded")
        for table, when, who in FOUNDED:
            if c.has(f"{table}.{when}", f"{table}.{who}"):
                _too_early(c, table, when, who, founded, "was founded in")
    if c.has("products.product_id", "products.released", "shares.product_id", "shares.period"):
        released = _first(c.table("products"), "product_id", "released")
        _too_early(c, "shares", "period", "product_id", released, "was released in")


def _first(frame: pd.DataFrame, key: str, date: str) -> dict[str, str]:
    """The earliest date of each key."""
    rows = frame[[key, date]].dropna()
    found: dict[str, str] = {}
    for name, text in rows.itertuples(index=False, name=None):
        found[name] = min(found.get(name, text), text, key=first_day)
    return found


def _too_early(c: Context, table: str, when: str, who: str, start: dict[str, str], verb: str) -> None:
    rows = c.table(table)[[when, who]].dropna()
    for line, date, name in rows.itertuples(name=None):
        begin = start.get(name)
        if begin and last_day(date) < first_day(begin):
            said = f"{shown(date)} is before {name} {verb} {begin}"
            c.add("error", "too-early", Spot(table, int(line), when), said)
