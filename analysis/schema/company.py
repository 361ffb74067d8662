"""Tables about companies: who they are, what they own and sell, how open they are, what they earn."""

import pandera.pandas as pa

from analysis.schema import fields

STRATEGIES = ("open_source", "open_weights", "hybrid", "closed")
PLACES = ("chips", "cloud", "infrastructure", "model", "platform", "application")
"""Where in the stack a company works."""
REVENUE_MODELS = (
    "consumer subscription",
    "API usage",
    "enterprise license",
    "managed hosting",
    "support & services",
    "marketplace/hub",
    "compute/cloud pull-through",
    "open-core",
    "dual licensing",
    "donations/grants",
    "advertising",
)


class Companies(pa.DataFrameModel):
    """One row for each organization."""

    company_id: str = fields.ident("Company key", "Short, stable, lower case.")
    company: str = fields.text("Company", "Name shown to readers.", True)
    country: str = fields.country("Country", "Two-letter code of the seat (ISO 3166); blank: not verified.")
    founded: str = fields.date("Founded", "Year or date; blank: not verified.")
    kind: str = fields.choice(
        ("lab", "big_tech", "platform", "infrastructure", "nonprofit", "precedent"),
        "Kind",
        "precedent: an open-source company from before generative AI.",
    )
    layer: str = fields.choice(
        PLACES,
        "Layer",
        "Main place in the stack.",
    )
    website: str = fields.url("Website", "The company's own page.")
    backers: str = fields.text("Backers", "Known owners and funders, with dates.")
    color: str = fields.color("Color", "Color on every chart; blank: one is assigned.")
    source_id: str = fields.source("Where the facts of the row were read.")
    unverified_fields: str = fields.text("Not verified", "Columns of this row that were not found in a source.")

    class Config:
        unique = ["company_id"]


class Aliases(pa.DataFrameModel):
    """One row for each printed name that means a company or a product of the tables."""

    alias: str = fields.text("Alias", "Name as printed somewhere.", True)
    company_id: str = fields.ref("companies.company_id", "Company", "Who is meant.")
    product_id: str = fields.ref("products.product_id", "Product", "Which product is meant.", False)

    class Config:
        unique = ["alias"]


class Products(pa.DataFrameModel):
    """One row for each product and owner: several rows where the owner or the served model changed."""

    product_id: str = fields.ident("Product key", "Names the product through all its owners.")
    product: str = fields.text("Product", "Name shown to readers.", True)
    company_id: str = fields.ref(
        "companies.company_id", "Owner", "Who owned it from the date on; blank: nobody.", False
    )
    since: str = fields.date("Since", "First day of this owner and openness; blank: from the start.")
    released: str = fields.date("Released", "First public day of the product.")
    openness: str = fields.choice(
        ("open", "closed", "unknown"),
        "Openness of the served model",
        "open: its weights can be downloaded; belongs to the product on the date, not to the company.",
    )
    source_id: str = fields.source("Where owner and openness were read.")
    note: str = fields.note()

    class Config:
        unique = ["product_id", "since"]


class Groups(pa.DataFrameModel):
    """One row for each company that belongs to a group of companies from a date on."""

    company_id: str = fields.ref("companies.company_id", "Company", "The member.")
    group_name: str = fields.text("Group", "Name of the group.", True)
    group_company_id: str = fields.ref(
        "companies.company_id", "Head of the group", "Where the head is in the tables.", False
    )
    since: str = fields.date("Since", "First day in the group.", True)
    until: str = fields.date("Until", "Last day in the group; blank: still in it.")
    source_id: str = fields.source("Where the tie was read.")
    note: str = fields.note()

    class Config:
        unique = ["company_id", "since"]


class Strategies(pa.DataFrameModel):
    """One row for each strategy of a company from a date on."""

    company_id: str = fields.ref("companies.company_id", "Company", "Whose strategy.")
    since: str = fields.date("Since", "First day of this strategy; blank: before March 2024, day not known.")
    strategy: str = fields.choice(  # type: ignore[assignment]  # pandera has a method of that name
        STRATEGIES, "Strategy", "A coarse label of the company, apart from the openness of any one product."
    )
    reason: str = fields.text("Reason", "Why it is labeled so.")
    source_id: str = fields.source("Where it was read.")

    class Config:
        unique = ["company_id", "since"]


class BusinessModels(pa.DataFrameModel):
    """One row for each way a company was found to earn money; a missing pair is not found, not a no."""

    company_id: str = fields.ref("companies.company_id", "Company", "Who earns.", False)
    company: str = fields.text("Printed name", "Name as printed; needed where the company is not in the tables.", True)
    revenue_model: str = fields.choice(REVENUE_MODELS, "Revenue model", "How the money comes in.")
    uses: str = fields.choice(
        ("yes", "partial", "no"), "Uses it", "partial: a side line; no: a source says so. No row: not found."
    )
    since: str = fields.date("Since", "From when on.")
    evidence: str = fields.text("Evidence", "What was found, in our words.", True)
    source_id: str = fields.source()

    class Config:
        unique = ["company", "revenue_model"]


class Ownership(pa.DataFrameModel):
    """One row for each stake of one company in another at a date; never a lasting cap table."""

    holder_id: str = fields.ref("companies.company_id", "Holder", "Who holds the stake.")
    held_id: str = fields.ref("companies.company_id", "Held", "In whom.")
    as_of: str = fields.date("As of", "The date of the figure.", True)
    profit_pct: float = fields.percent("Profit share", "Part of the profit that the holder earns.")
    profit_low_pct: float = fields.percent("Profit share, low", "Lower bound.")
    profit_high_pct: float = fields.percent("Profit share, high", "Upper bound.")
    control_pct: float = fields.percent("Control", "Part of the control that the holder has.")
    control_status: str = fields.choice(
        ("reported", "assumed"), "Control is", "assumed: no votes or seats are reported, so 0 was put."
    )
    qualifier: str = fields.ref("qualifiers.qualifier", "Qualifier", "How exact the profit share is.")
    source_id: str = fields.source()
    note: str = fields.note()

    class Config:
        unique = ["holder_id", "held_id", "as_of"]


class Finances(pa.DataFrameModel):
    """One row for each reported amount of a company: revenue, funding, valuation, loss, customers."""

    company_id: str = fields.ref("companies.company_id", "Company", "Whose figure.", False)
    company: str = fields.text("Printed name", "Name as printed; needed where the company is not in the tables.", True)
    date: str = fields.date("Date", "Day, month or year of the figure.", True)
    metric: str = fields.text("Metric", "What is measured.", True)
    value: float = fields.number("Value", "In the unit beside it.", "see unit", required=True)
    unit: str = fields.text("Unit", "USD, percent of revenue, customers.", True)
    status: str = fields.choice(
        ("reported", "estimate", "projection", "announced", "unconfirmed"),
        "Status",
        "Quality of the report; projections are drawn apart.",
    )
    qualifier: str = fields.text("Qualifier", "What the source says of its exactness.")
    source_id: str = fields.source()
    note: str = fields.note()

    class Config:
        unique = ["company", "date", "metric", "value", "source_id"]
