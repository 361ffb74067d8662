"""Tables about companies: who they are, what they own and sell, how open they are, what they earn."""

import pandera.pandas as pa

from analysis.schema import fields as f

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

    company_id: str = f.ident("Company key", "Short, stable, lower case.")
    company: str = f.text("Company", "Name shown to readers.", True)
    country: str = f.text("Country", "Two-letter code of the seat; blank: not verified.")
    founded: str = f.date("Founded", "Year or date; blank: not verified.")
    kind: str = f.choice(
        ("lab", "big_tech", "platform", "infrastructure", "nonprofit", "precedent"),
        "Kind",
        "precedent: an open-source company from before generative AI.",
    )
    layer: str = f.choice(
        PLACES,
        "Layer",
        "Main place in the stack.",
    )
    website: str = f.url("Website", "The company's own page.")
    backers: str = f.text("Backers", "Known owners and funders, with dates.")
    color: str = f.color("Color", "Color on every chart; blank: one is assigned.")
    source_id: str = f.source("Where the facts of the row were read.")
    unverified_fields: str = f.text("Not verified", "Columns of this row that were not found in a source.")

    class Config:
        unique = ["company_id"]


class Aliases(pa.DataFrameModel):
    """One row for each printed name that means a company or a product of the tables."""

    alias: str = f.text("Alias", "Name as printed somewhere.", True)
    company_id: str = f.ref("companies.company_id", "Company", "Who is meant.")
    product_id: str = f.ref("products.product_id", "Product", "Which product is meant.", False)

    class Config:
        unique = ["alias"]


class Products(pa.DataFrameModel):
    """One row for each product and owner: several rows where the owner or the served model changed."""

    product_id: str = f.ident("Product key", "Names the product through all its owners.")
    product: str = f.text("Product", "Name shown to readers.", True)
    company_id: str = f.ref("companies.company_id", "Owner", "Who owned it from the date on; blank: nobody.", False)
    since: str = f.date("Since", "First day of this owner and openness; blank: from the start.")
    released: str = f.date("Released", "First public day of the product.")
    openness: str = f.choice(
        ("open", "closed", "unknown"),
        "Openness of the served model",
        "open: its weights can be downloaded; belongs to the product on the date, not to the company.",
    )
    source_id: str = f.source("Where owner and openness were read.")
    note: str = f.note()

    class Config:
        unique = ["product_id", "since"]


class Groups(pa.DataFrameModel):
    """One row for each company that belongs to a group of companies from a date on."""

    company_id: str = f.ref("companies.company_id", "Company", "The member.")
    group_name: str = f.text("Group", "Name of the group.", True)
    group_company_id: str = f.ref(
        "companies.company_id", "Head of the group", "Where the head is in the tables.", False
    )
    since: str = f.date("Since", "First day in the group.", True)
    until: str = f.date("Until", "Last day in the group; blank: still in it.")
    source_id: str = f.source("Where the tie was read.")
    note: str = f.note()

    class Config:
        unique = ["company_id", "since"]


class Strategies(pa.DataFrameModel):
    """One row for each strategy of a company from a date on."""

    company_id: str = f.ref("companies.company_id", "Company", "Whose strategy.")
    since: str = f.date("Since", "First day of this strategy; blank: before March 2024, day not known.")
    strategy: str = f.choice(  # type: ignore[assignment]  # pandera has a method of that name
        STRATEGIES, "Strategy", "A coarse label of the company, apart from the openness of any one product."
    )
    reason: str = f.text("Reason", "Why it is labeled so.")
    source_id: str = f.source("Where it was read.")

    class Config:
        unique = ["company_id", "since"]


class BusinessModels(pa.DataFrameModel):
    """One row for each way a company was found to earn money; a missing pair is not found, not a no."""

    company_id: str = f.ref("companies.company_id", "Company", "Who earns.", False)
    company: str = f.text("Printed name", "Name as printed; needed where the company is not in the tables.", True)
    revenue_model: str = f.choice(REVENUE_MODELS, "Revenue model", "How the money comes in.")
    uses: str = f.choice(
        ("yes", "partial", "no"), "Uses it", "partial: a side line; no: a source says so. No row: not found."
    )
    since: str = f.date("Since", "From when on.")
    evidence: str = f.text("Evidence", "What was found, in our words.", True)
    source_id: str = f.source()

    class Config:
        unique = ["company", "revenue_model"]


class Ownership(pa.DataFrameModel):
    """One row for each stake of one company in another at a date; never a lasting cap table."""

    holder_id: str = f.ref("companies.company_id", "Holder", "Who holds the stake.")
    held_id: str = f.ref("companies.company_id", "Held", "In whom.")
    as_of: str = f.date("As of", "The date of the figure.", True)
    profit_pct: float = f.percent("Profit share", "Part of the profit that the holder earns.")
    profit_low_pct: float = f.percent("Profit share, low", "Lower bound.")
    profit_high_pct: float = f.percent("Profit share, high", "Upper bound.")
    control_pct: float = f.percent("Control", "Part of the control that the holder has.")
    control_status: str = f.choice(
        ("reported", "assumed"), "Control is", "assumed: no votes or seats are reported, so 0 was put."
    )
    qualifier: str = f.ref("qualifiers.qualifier", "Qualifier", "How exact the profit share is.")
    source_id: str = f.source()
    note: str = f.note()

    class Config:
        unique = ["holder_id", "held_id", "as_of"]


class Finances(pa.DataFrameModel):
    """One row for each reported amount of a company: revenue, funding, valuation, loss, customers."""

    company_id: str = f.ref("companies.company_id", "Company", "Whose figure.", False)
    company: str = f.text("Printed name", "Name as printed; needed where the company is not in the tables.", True)
    date: str = f.date("Date", "Day, month or year of the figure.", True)
    metric: str = f.text("Metric", "What is measured.", True)
    value: float = f.number("Value", "In the unit beside it.", "see unit", required=True)
    unit: str = f.text("Unit", "USD, percent of revenue, customers.", True)
    status: str = f.choice(
        ("reported", "estimate", "projection", "announced", "unconfirmed"),
        "Status",
        "Quality of the report; projections are drawn apart.",
    )
    qualifier: str = f.text("Qualifier", "What the source says of its exactness.")
    source_id: str = f.source()
    note: str = f.note()

    class Config:
        unique = ["company", "date", "metric", "value", "source_id"]
