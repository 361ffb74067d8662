"""Tables about markets: what is measured, what was printed, how exact it is, and the bands it is held against."""

import pandera.pandas as pa

from analysis.schema import fields as f

LAYERS = {
    "chips": "Chips",
    "cloud": "Cloud",
    "model": "Models and APIs",
    "gateway": "Gateways",
    "assistant": "Assistants",
    "open_weights": "Downloads of open weights",
}
"""Where in the stack a market lies, lowest first → what a group of such markets is headed by."""
LAYERS_OF_MODELS = ("model", "gateway", "assistant")
"""The layers in which companies sell models and their use."""
INDEPENDENCE = ("official", "independent", "seller", "investor", "self-reported", "press")
QUALIFIERS = ("exact", "rounded", "approx", "nearly", "at_least", "below", "range")


class Markets(pa.DataFrameModel):
    """One row for each publisher's definition of one market; shares of two rows are never joined."""

    market_id: str = f.ident("Market key", "Names the definition; never reused for another one.")
    market: str = f.text("Market", "Name shown to readers.", True)
    layer: str = f.choice((*LAYERS, "size"), "Layer", "Where in the stack the market lies; size for amounts of money.")
    share_of: str = f.text("Share of", "What is counted: visits, tokens, dollars, users.", True)
    metric_kind: str = f.choice(
        ("partition", "penetration", "size"),
        "Kind of metric",
        "partition: parts of one whole; penetration: multi-answer adoption that overlaps; size: money.",
    )
    geography: str = f.text("Place", "Where it was measured.", True)
    rest: str = f.choice(
        ("none", "other_row", "unknown", "n/a"),
        "The rest",
        "What the publisher prints as a rule for companies it does not name.",
    )
    independence: str = f.choice(INDEPENDENCE, "Independence", "What the publisher gains by the ranking.")
    lists_largest: str = f.choice(
        ("yes", "no"),
        "Lists the largest",
        "yes where the source says that it names the largest companies: caps every unnamed one.",
        False,
    )
    includes: str = f.text("Includes", "What the number counts.")
    excludes: str = f.text("Leaves out", "What the number does not count, and what it cannot be compared with.", True)
    biased_toward: str = f.text(
        "May favor",
        "What the way of counting, or who publishes, can favor: read from how it is counted, not measured. Blank where"
        " nothing is known.",
    )

    class Config:
        unique = ["market_id"]


class Shares(pa.DataFrameModel):
    """One row for each printed share: market, period, entity."""

    market_id: str = f.ref("markets.market_id", "Market", "Whose definition the share belongs to.")
    period: str = f.period("Period", "When it was measured.")
    entity: str = f.text("Entity", "Name as the source prints it.", True)
    entity_kind: str = f.choice(
        ("company", "product", "group", "rest", "subtotal"),
        "Kind of entity",
        "group: several companies or none; rest: the publisher's own remainder; subtotal: never added.",
    )
    company_id: str = f.ref("companies.company_id", "Company", "Who is behind it; blank for groups.", False)
    product_id: str = f.ref("products.product_id", "Product", "The product, where a product was measured.", False)
    share_pct: float = f.percent("Share", "The printed value.")
    low_pct: float = f.percent("Low", "The printed lower bound, where there is one.")
    high_pct: float = f.percent("High", "The printed upper bound, where there is one.")
    qualifier: str = f.ref("qualifiers.qualifier", "Qualifier", "How exact the printed value is.")
    status: str = f.choice(
        ("final", "preliminary", "estimate", "projection", "break"),
        "Status",
        "estimate and projection are drawn differently; break: not comparable with the period before.",
    )
    source_id: str = f.source()
    locator: str = f.text("Place in the source", "Page, figure or paragraph.")
    note: str = f.note()

    class Config:
        unique = ["market_id", "period", "entity"]


class MarketSizes(pa.DataFrameModel):
    """One row for each printed size of a market; scopes differ, so publishers never share a line."""

    market_id: str = f.ref("markets.market_id", "Market", "Whose definition the amount belongs to.")
    period: str = f.period("Period", "The year or half-year the amount is for.")
    entity: str = f.text("Part", "What part of the market the amount covers.", True)
    usd_bn: float = f.usd("Size", "Billions of US dollars, as printed.", "bn USD", True)
    low_usd_bn: float = f.usd("Low", "Printed lower bound.", "bn USD")
    high_usd_bn: float = f.usd("High", "Printed upper bound.", "bn USD")
    qualifier: str = f.ref("qualifiers.qualifier", "Qualifier", "How exact the printed value is.")
    is_forecast: str = f.choice(("yes", "no"), "Forecast", "yes where the period lay ahead when it was printed.")
    source_id: str = f.source()
    locator: str = f.text("Place in the source", "Page, figure or paragraph.")
    note: str = f.note()

    class Config:
        unique = ["market_id", "period", "entity"]


class Qualifiers(pa.DataFrameModel):
    """One row for each word that says how exact a printed share is, as points around the value."""

    qualifier: str = f.choice(QUALIFIERS, "Qualifier", "The word used in the data.")
    below: float = f.number(
        "Below", "Points under the printed value; blank: to the end that is possible.", "pp", 0, 100
    )
    above: float = f.number("Above", "Points over the printed value; blank: to the end that is possible.", "pp", 0, 100)
    last_digit: str = f.choice(
        ("yes", "no"), "Half a last digit", "yes: the interval is half a unit of the last printed digit."
    )
    meaning: str = f.text("Meaning", "The convention in one sentence.", True)

    class Config:
        unique = ["qualifier"]


class Guidelines(pa.DataFrameModel):
    """One row for each merger guideline, with the dates it was in force and its bands."""

    guideline_id: str = f.ident("Guideline key", "Names the guideline.")
    jurisdiction: str = f.text("Jurisdiction", "Whose guideline it is.", True)
    guideline: str = f.text("Guideline", "Its name.", True)
    in_force_from: str = f.date("In force from", "First day; blank for a draft.")
    in_force_to: str = f.date("In force to", "Last day; blank while in force.")
    status: str = f.choice(("in force", "superseded", "draft"), "Status", "As of the last edit of the row.")
    unconcentrated_below_hhi: float = f.number("Unconcentrated below", "The lower line.", "HHI points", 0, 10000, True)
    highly_concentrated_above_hhi: float = f.number(
        "Highly concentrated above", "The upper line.", "HHI points", 0, 10000, True
    )
    screen: str = f.text("Screen", "What the guideline says about a change, in our words.", True)
    source_id: str = f.source("Where the guideline was read.")

    class Config:
        unique = ["guideline_id"]


class GuidelineProngs(pa.DataFrameModel):
    """One row for each test a guideline puts to a merger; blank limits do not apply."""

    guideline_id: str = f.ref("guidelines.guideline_id", "Guideline", "Whose test it is.")
    prong_id: str = f.ident("Prong key", "Names the test within the guideline.")
    hhi_above: float = f.number("HHI above", "Applies when the HHI after the merger is above.", "HHI points", 0, 10000)
    hhi_to: float = f.number("HHI to", "And not above.", "HHI points", 0, 10000)
    delta_above: float = f.number("Change above", "Applies when the change in HHI is above.", "HHI points", 0, 10000)
    delta_to: float = f.number("Change to", "And not above.", "HHI points", 0, 10000)
    share_above_pct: float = f.percent("Combined share above", "Applies when the merged share is above.")
    outcome: str = f.choice(
        ("presumed", "raises concern", "no concern normally", "not stated"), "Outcome", "What follows."
    )
    wording: str = f.text("Wording", "The outcome in the guideline's own terms, in our words.", True)
    source_id: str = f.source("Where the test was read.")

    class Config:
        unique = ["guideline_id", "prong_id"]
