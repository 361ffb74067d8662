"""Tables about markets: what is measured, what was printed, how exact it is, and the bands it is held against."""

from typing import NamedTuple

import pandera.pandas as pa

from analysis.schema import fields


class Layer(NamedTuple):
    """What charts say of a layer: the heading of its markets, its name where room is short, its color."""

    heading: str
    short: str
    color: str


LAYERS = {
    "chips": Layer("Chips", "Chips", "#7a5c99"),
    "compute": Layer("Computing power", "Computing", "#3f6fb0"),
    "cloud": Layer("Cloud", "Cloud", "#2f9fb5"),
    "model": Layer("Models and APIs", "Models", "#2e8b57"),
    "gateway": Layer("Gateways", "Gateways", "#a08a1c"),
    "assistant": Layer("Assistants", "Assistants", "#c4622d"),
    "open_weights": Layer("Downloads of open weights", "Downloads", "#b0487a"),
}
"""Where in the stack a market lies, lowest first."""
LAYERS_OF_MODELS = ("model", "gateway", "assistant")
"""The layers in which companies sell models and their use."""
INDEPENDENCE = ("official", "independent", "seller", "investor", "self-reported", "press")
QUALIFIERS = ("exact", "rounded", "approx", "nearly", "at_least", "below", "range")


class Markets(pa.DataFrameModel):
    """One row for each publisher's definition of one market; shares of two rows are never joined."""

    market_id: str = fields.ident("Market key", "Names the definition; never reused for another one.")
    market: str = fields.text("Market", "Name shown to readers.", True)
    layer: str = fields.choice(
        (*LAYERS, "size"), "Layer", "Where in the stack the market lies; size for amounts of money."
    )
    share_of: str = fields.text("Share of", "What is counted: visits, tokens, dollars, users.", True)
    metric_kind: str = fields.choice(
        ("partition", "penetration", "size"),
        "Kind of metric",
        "partition: parts of one whole; penetration: multi-answer adoption that overlaps; size: money.",
    )
    geography: str = fields.text("Place", "Where it was measured.", True)
    rest: str = fields.choice(
        ("none", "other_row", "unknown", "n/a"),
        "The rest",
        "What the publisher prints as a rule for companies it does not name.",
    )
    independence: str = fields.choice(INDEPENDENCE, "Independence", "What the publisher gains by the ranking.")
    lists_largest: str = fields.choice(
        ("yes", "no"),
        "Lists the largest",
        "yes where the source says that it names the largest companies: caps every unnamed one.",
        False,
    )
    counts_as: str = fields.ref(
        "markets.market_id",
        "Counted with",
        "The definition by which the same publisher counts the same thing another way: sentences that count definitions"
        " count both once. Blank where there is none.",
        False,
    )
    worked_out: str = fields.choice(
        ("yes", "no"),
        "Worked out here",
        "yes where the source prints amounts and the shares are worked out from them here; else shares are as printed.",
        False,
    )
    includes: str = fields.text("Includes", "What the number counts.")
    excludes: str = fields.text(
        "Leaves out", "What the number does not count, and what it cannot be compared with.", True
    )
    biased_toward: str = fields.text(
        "May favor",
        "What the way of counting, or who publishes, can favor: read from how it is counted, not measured. Blank where"
        " nothing is known.",
    )

    class Config:
        unique = ["market_id"]


class Shares(pa.DataFrameModel):
    """One row for each printed share: market, period, entity."""

    market_id: str = fields.ref("markets.market_id", "Market", "Whose definition the share belongs to.")
    period: str = fields.period("Period", "When it was measured.")
    entity: str = fields.text("Entity", "Name as the source prints it.", True)
    entity_kind: str = fields.choice(
        ("company", "product", "group", "rest", "subtotal"),
        "Kind of entity",
        "group: several companies or none; rest: the publisher's own remainder; subtotal: never added.",
    )
    company_id: str = fields.ref("companies.company_id", "Company", "Who is behind it; blank for groups.", False)
    product_id: str = fields.ref("products.product_id", "Product", "The product, where a product was measured.", False)
    share_pct: float = fields.percent("Share", "The printed value.")
    low_pct: float = fields.percent("Low", "The printed lower bound, where there is one.")
    high_pct: float = fields.percent("High", "The printed upper bound, where there is one.")
    qualifier: str = fields.ref("qualifiers.qualifier", "Qualifier", "How exact the printed value is.")
    status: str = fields.choice(
        ("final", "preliminary", "estimate", "projection", "break"),
        "Status",
        "estimate and projection are drawn differently; break: not comparable with the period before.",
    )
    source_id: str = fields.source()
    locator: str = fields.text("Place in the source", "Page, figure or paragraph.")
    note: str = fields.note()

    class Config:
        unique = ["market_id", "period", "entity"]


class MarketSizes(pa.DataFrameModel):
    """One row for each printed size of a market; scopes differ, so publishers never share a line."""

    market_id: str = fields.ref("markets.market_id", "Market", "Whose definition the amount belongs to.")
    period: str = fields.period("Period", "The year or half-year the amount is for.")
    entity: str = fields.text("Part", "What part of the market the amount covers.", True)
    usd_bn: float = fields.usd("Size", "Billions of US dollars, as printed.", "bn USD", True)
    low_usd_bn: float = fields.usd("Low", "Printed lower bound.", "bn USD")
    high_usd_bn: float = fields.usd("High", "Printed upper bound.", "bn USD")
    qualifier: str = fields.ref("qualifiers.qualifier", "Qualifier", "How exact the printed value is.")
    is_forecast: str = fields.choice(("yes", "no"), "Forecast", "yes where the period lay ahead when it was printed.")
    source_id: str = fields.source()
    locator: str = fields.text("Place in the source", "Page, figure or paragraph.")
    note: str = fields.note()

    class Config:
        unique = ["market_id", "period", "entity"]


class Qualifiers(pa.DataFrameModel):
    """One row for each word that says how exact a printed share is, as points around the value."""

    qualifier: str = fields.choice(QUALIFIERS, "Qualifier", "The word used in the data.")
    below: float = fields.number(
        "Below", "Points under the printed value; blank: to the end that is possible.", "pp", 0, 100
    )
    above: float = fields.number(
        "Above", "Points over the printed value; blank: to the end that is possible.", "pp", 0, 100
    )
    last_digit: str = fields.choice(
        ("yes", "no"), "Half a last digit", "yes: the interval is half a unit of the last printed digit."
    )
    meaning: str = fields.text("Meaning", "The convention in one sentence.", True)

    class Config:
        unique = ["qualifier"]


class Guidelines(pa.DataFrameModel):
    """One row for each merger guideline, with the dates it was in force and its bands, where it has any."""

    guideline_id: str = fields.ident("Guideline key", "Names the guideline.")
    jurisdiction: str = fields.text("Jurisdiction", "Whose guideline it is.", True)
    guideline: str = fields.text("Guideline", "Its name.", True)
    in_force_from: str = fields.date("In force from", "First day; blank for a draft, and where it was not read.")
    in_force_to: str = fields.date("In force to", "Last day; blank while in force.")
    status: str = fields.choice(("in force", "superseded", "draft"), "Status", "As of the last edit of the row.")
    unconcentrated_below_hhi: float = fields.number(
        "Unconcentrated below", "The lower line; blank: it has none, or none was read.", "HHI points", 0, 10000
    )
    highly_concentrated_above_hhi: float = fields.number(
        "Highly concentrated above", "The upper line; blank: it has none, or none was read.", "HHI points", 0, 10000
    )
    screen: str = fields.text("Screen", "What the guideline says about a change, in our words.", True)
    exceptions: str = fields.text("Exceptions", "What it excepts from its safe lines; named, not computed.")
    source_id: str = fields.source("Where the guideline was read.")

    class Config:
        unique = ["guideline_id"]


class GuidelineProngs(pa.DataFrameModel):
    """One row for each test a guideline puts to a merger; blank limits do not apply."""

    guideline_id: str = fields.ref("guidelines.guideline_id", "Guideline", "Whose test it is.")
    prong_id: str = fields.ident("Prong key", "Names the test within the guideline.")
    hhi_above: float = fields.number(
        "HHI above", "Applies when the HHI after the merger is above.", "HHI points", 0, 10000
    )
    hhi_to: float = fields.number("HHI to", "And not above.", "HHI points", 0, 10000)
    delta_above: float = fields.number(
        "Change above", "Applies when the change in HHI is above.", "HHI points", 0, 10000
    )
    delta_to: float = fields.number("Change to", "And not above.", "HHI points", 0, 10000)
    share_above_pct: float = fields.percent("Combined share above", "Applies when the merged share is above.")
    outcome: str = fields.choice(
        ("presumed", "raises concern", "no concern normally", "not stated"), "Outcome", "What follows."
    )
    wording: str = fields.text("Wording", "The outcome in the guideline's own terms, in our words.", True)
    source_id: str = fields.source("Where the test was read.")

    class Config:
        unique = ["guideline_id", "prong_id"]
