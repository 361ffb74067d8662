"""Choices of the concentration, merger and ownership pages."""

import math
from collections.abc import Mapping
from typing import Any

from analysis.caching import Remembered
from analysis.choices.choice import Choice, Many, Number, One, Params, Switch, Tables
from analysis.choices.market import base_of, periods, printed_series
from analysis.measures.ownership import newest_ties
from analysis.measures.shares import all_series
from analysis.measures.ties import with_stakes

Options = Mapping[str, str]


def guidelines(tables: Tables, params: Params) -> Options:
    """Guidelines that have bands of HHI: those in force first, then drafts, then superseded ones."""
    rank = {"in force": 0, "draft": 1, "superseded": 2}
    frame = tables["guidelines"].dropna(subset=["unconcentrated_below_hhi", "highly_concentrated_above_hhi"])
    order = frame.assign(_r=frame["status"].map(rank), _us=frame["jurisdiction"].ne("US")).sort_values(["_r", "_us"])
    return {r.guideline_id: f"{r.jurisdiction} {r.guideline_id.split('-')[1]} ({r.status})" for r in order.itertuples()}


def market_companies(tables: Tables, params: Params) -> Options:
    """Companies named in the chosen market at the chosen date, largest first."""
    shares = tables["shares"]
    period = params.get("period") or next(iter(periods(tables, params)), None)
    mine = shares[shares["market_id"].eq(params.get("market")) & shares["period"].eq(period)]
    found = all_series(printed_series(tables, mine))
    named = found[found["kind"].eq("company") & found["mid"].notna()].sort_values("mid", ascending=False)
    return dict(zip(named["entity_id"], named["label"], strict=True))


def two_largest(tables: Tables, params: Params) -> tuple[str, ...]:
    """The second and third largest company: the pair most often asked about after the leader."""
    found = tuple(market_companies(tables, params))
    return found[1:3] if len(found) > 2 else found[:2]


GUIDELINE = One("guideline", "Guideline", guidelines, help="Bands and tests come from data, each with its dates")


def other_date(tables: Tables, params: Params) -> Any:
    """The first date of the chosen market that compares with the one chosen, else its first, or its last where that is
    chosen."""
    found = list(periods(tables, params))
    if not found:
        return None
    chosen = params.get("period") or found[0]
    return base_of(tables, params.get("market"), chosen) or (found[0] if found[-1] == chosen else found[-1])


COMPARED = One("compared", "Compared with", periods, other_date, help="The other date of the market chosen above")
FAMILY_FROM = One("family_from", "Compared with", periods, other_date, help="The other date of the market chosen above")
LARGEST = Number("largest", "Largest companies in CR", default=4.0, low=1.0, high=8.0, step=1.0)
RESCALE = Switch(
    "rescale",
    "Rescale the printed shares to 100 %",
    help="Nobody printed the rescaled shares: the result is marked, and can lie outside what is possible.",
)
PARTIES = Many("parties", "Companies that merge", market_companies, two_largest)


def remedy_buyers(tables: Tables, params: Params) -> Options:
    """Who can buy what the merged company sells: a newcomer, or a company of the market that does not merge."""
    others = market_companies(tables, params)
    merging = params.get("parties") or ()
    return {"": "A newcomer"} | {k: v for k, v in others.items() if k not in merging}


REMEDY_BUYER = One("remedy_buyer", "Buyer of what is sold", remedy_buyers, "")


def controls(tables: Tables, params: Params) -> Options:
    """Where the holders' control comes from."""
    return {"sliders": "As the sliders say", "proportional": "As the profit share"}


def ties(tables: Tables, params: Params) -> tuple[Choice, ...]:
    """A switch for each tie of the data, off at first; then sliders of its profit and control, at the printed values.

    A slider is drawn once its tie is on, and that of control where sliders decide it.
    """
    names = tables["companies"].set_index("company_id")["company"].str.split(" (", regex=False).str[0]
    switches: list[Choice] = []
    sliders: list[Choice] = []
    for tie in newest_ties(with_stakes(tables["ownership"], tables["deals"])).itertuples():
        most = float(min(100, max(40, 10 * math.ceil(tie.high_pct / 5))))
        label = f"{names.get(tie.holder_id, tie.holder_id)} in {names.get(tie.held_id, tie.held_id)}"
        switches.append(Switch(tie.tie_id, label, new_row=not switches))
        is_on = (tie.tie_id, True)
        sliders += [
            Number(
                f"{tie.tie_id}_pct",
                f"Profit, {label}",
                default=max(1.0, round(2 * float(tie.mid_pct)) / 2),
                low=1.0,
                high=most,
                step=0.5,
                unit="%",
                new_row=True,
                needs=(is_on,),
            ),
            Number(
                f"{tie.tie_id}_control",
                f"Control, {label}",
                default=float(round(tie.control_pct)),
                low=0.0,
                high=100.0,
                step=1.0,
                unit="%",
                needs=(is_on, ("tie_control", "sliders")),
            ),
        ]
    return (*switches, *sliders)


CONTROL = One("tie_control", "Control", controls)
TIES = Remembered(ties)


def changes(tables: Tables, params: Params) -> Options:
    """What can happen to a market besides a merger."""
    return {"enter": "Entry", "leave": "Exit", "split": "Split", "sell": "Sale of a part"}


def largest_company(tables: Tables, params: Params) -> str:
    """The largest company of the chosen market and date."""
    return next(iter(market_companies(tables, params)), "")


def second_company(tables: Tables, params: Params) -> str:
    """The largest company that is not the one that changes."""
    return next(iter(buyers(tables, params)), "")


def changing(tables: Tables, params: Params) -> Options:
    """The companies that can change; for an entry there is nothing to choose."""
    found = market_companies(tables, params)
    return dict(list(found.items())[:1]) if params.get("change", "enter") == "enter" else found


def buyers(tables: Tables, params: Params) -> Options:
    """The companies that can buy; without a sale there is nothing to choose."""
    found = {k: v for k, v in market_companies(tables, params).items() if k != params.get("who")}
    return found if params.get("change") == "sell" else dict(list(found.items())[:1])


WHAT_IF = (
    One("change", "What happens", changes, into="event"),
    One("who", "Company", changing, largest_company, into="event"),
    Number("size", "Size", default=10.0, low=0.5, high=50.0, step=0.5, unit="points of the market", into="event"),
    One("buyer", "Buyer", buyers, second_company, into="event"),
)
