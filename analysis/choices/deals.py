"""Choices of the ties between companies: which kinds, whose, until when; and of the dates of computing power."""

from collections.abc import Mapping

from analysis.choices.choice import Many, One, Params, Tables
from analysis.choices.dates import as_of, quarters
from analysis.periods import Period
from analysis.schema.tie import INVESTS, KINDS, ORDERS
from analysis.schema.words import in_words

Options = Mapping[str, str]


def kinds(tables: Tables, params: Params) -> Options:
    """The kinds of ties that there are."""
    found = set(tables["deals"]["kind"])
    return {kind: in_words(kind).capitalize() for kind in KINDS if kind in found}


def shares_and_orders(tables: Tables, params: Params) -> tuple[str, ...]:
    """Investments and orders of computing power, by which a pair can be tied twice, where there are any."""
    return tuple(kind for kind in (INVESTS, ORDERS) if kind in kinds(tables, params))


def tied_companies(tables: Tables, params: Params) -> Options:
    """The companies of the ties, by name."""
    deals = tables["deals"]
    names = tables["companies"].set_index("company_id")["company"]
    found = {*deals["from_id"], *deals["to_id"]}
    return dict(sorted(((c, str(names.get(c, c))) for c in found), key=lambda pair: pair[1].casefold()))


def deal_quarters(tables: Tables, params: Params) -> Options:
    """Quarters in which a tie is dated, and the latest."""
    return quarters(tables["deals"]["date"])


def both_counted(tables: Tables, params: Params) -> Options:
    """Days on which owners and users of computing power are both estimated, newest first."""
    compute = tables["compute"]
    days = compute.groupby("date")["role"].nunique()
    return {day: Period.parse(day).label for day in sorted(days.index[days.gt(1)], reverse=True)}


KINDS_SHOWN = Many("deal_kinds", "Kinds of ties", kinds, shares_and_orders)
TIED = Many("tied", "Companies tied", tied_companies, help="Ties of these companies; both ends of a tie are drawn.")
UNTIL = as_of("deals_until", deal_quarters)
PAIRS_UNTIL = as_of("pairs_until", deal_quarters)
COMPUTE_AT = One("compute_at", "At", both_counted)
