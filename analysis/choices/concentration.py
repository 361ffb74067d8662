"""Choices of the concentration, merger and ownership pages."""

from collections.abc import Mapping

import pandas as pd

from analysis.choices.choice import Choice, Params, Tables
from analysis.choices.market import earliest, periods, share_markets
from analysis.shares import all_series

Options = Mapping[str, str]


def guidelines(tables: Tables, params: Params) -> Options:
    """Guidelines in force first, then drafts, then superseded ones."""
    rank = {"in force": 0, "draft": 1, "superseded": 2}
    frame = tables["guidelines"]
    order = frame.assign(_r=frame["status"].map(rank), _us=frame["jurisdiction"].ne("US")).sort_values(["_r", "_us"])
    return {r.guideline_id: f"{r.jurisdiction} {r.guideline_id.split('-')[1]} ({r.status})" for r in order.itertuples()}


def market_companies(tables: Tables, params: Params) -> Options:
    """Companies named in the chosen market at the chosen date, largest first."""
    shares = tables["shares"]
    period = params.get("period") or next(iter(periods(tables, params)), None)
    mine = shares[shares["market_id"].eq(params.get("market")) & shares["period"].eq(period)]
    frames = (tables[n] for n in ("markets", "products", "companies", "qualifiers"))
    found = all_series(mine, *frames)
    named = found[found["kind"].eq("company") & found["mid"].notna()].sort_values("mid", ascending=False)
    return dict(zip(named["entity_id"], named["label"], strict=True))


def two_largest(tables: Tables, params: Params) -> tuple[str, ...]:
    """The second and third largest company: the pair most often asked about after the leader."""
    found = tuple(market_companies(tables, params))
    return found[1:3] if len(found) > 2 else found[:2]


def sized_markets(tables: Tables, params: Params) -> Options:
    """Every definition with printed shares; those that allow no index are refused with the reason."""
    return share_markets(tables, params)


def tie_choices(ownership: pd.DataFrame) -> tuple[str, ...]:
    """Keys of the ties."""
    return tuple(f"{t.holder_id}-{t.held_id}" for t in ownership.itertuples())


GUIDELINE = Choice("guideline", "Guideline", guidelines, help="Bands and tests come from data, each with its dates")
COMPARED = Choice("compared", "Compared with", periods, earliest, help="The other date of the market chosen above")
FAMILY_FROM = Choice(
    "family_from", "Compared with", periods, earliest, help="The other date of the market chosen above"
)
LARGEST = Choice("largest", "Largest counted in CR", kind="number", default=4.0, low=1.0, high=8.0, step=1.0)
RESCALE = Choice(
    "rescale", "Rescale the printed shares to 100 %", kind="switch",
    help="Nobody printed the rescaled shares: the result is marked, and can lie outside what is possible.",
)  # fmt: skip
PARTIES = Choice("parties", "Companies that merge", market_companies, two_largest, kind="many")


def controls(tables: Tables, params: Params) -> Options:
    """What the holders are taken to control."""
    return {"none": "No control (silent)", "proportional": "Control as the profit share"}


MS, GO, AM = "microsoft_openai", "google_anthropic", "amazon_anthropic"
TIES = (
    Choice(MS, "Microsoft in OpenAI", kind="switch"),
    Choice(f"{MS}_pct", "Its profit share", kind="number", default=27.0, low=1.0, high=60.0, step=0.5, unit="%"),
    Choice(GO, "Google in Anthropic", kind="switch"),
    Choice(f"{GO}_pct", "Its profit share", kind="number", default=14.0, low=1.0, high=40.0, step=0.5, unit="%"),
    Choice(AM, "Amazon in Anthropic", kind="switch"),
    Choice(f"{AM}_pct", "Its profit share", kind="number", default=17.0, low=1.0, high=40.0, step=0.5, unit="%"),
    Choice("tie_control", "Control", controls),
)
