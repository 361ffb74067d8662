"""Tables about computing power and the ties that it makes: who owns it, who uses it, who deals with whom."""

import pandera.pandas as pa

from analysis.schema import fields
from analysis.schema.company import PLACES

INVESTS, ORDERS, ACQUIRES = "invests", "buys compute", "acquires"
KINDS = (INVESTS, ORDERS, "hosts", "distributes", "licenses and hires", ACQUIRES, "grants")
ANNOUNCED, CLOSED, ABANDONED = "announced", "closed", "abandoned"
ONCE, MONTHLY, YEARLY = "once", "month", "year"
OWNED, USED = "owned", "used"


class Deals(pa.DataFrameModel):
    """One row for each dated tie between two companies of the stack: money, computing power, products, people."""

    deal_id: str = fields.ident("Deal key", "Short, stable, lower case.")
    date: str = fields.date("Date", "When it was announced, or closed where that is known.", True)
    from_id: str = fields.ref("companies.company_id", "From", "Who invests, orders, hosts, licenses or buys.")
    to_id: str = fields.ref("companies.company_id", "To", "In whom, from whom or whose.")
    kind: str = fields.choice(KINDS, "Kind", "What the first company does; buys compute: it orders computing power.")
    amount_usd: float = fields.usd("Amount", "US dollars announced, which are not paid; blank: none was read.")
    amount_per: str = fields.choice(
        (ONCE, MONTHLY, YEARLY), "Amount is", "once: for the whole deal; month, year: in each of them.", False
    )
    amount_note: str = fields.text("About the amount", "How exact it is, over which years, and on what it hangs.")
    stake_pct: float = fields.percent("Stake", "Part of the second company that the first holds by the deal.")
    status: str = fields.choice(
        (ANNOUNCED, CLOSED, ABANDONED), "Status", "closed: done by the date of the source; abandoned: called off."
    )
    layer_from: str = fields.choice(PLACES, "Layer of the first", "Where in the stack it acts in its deals.")
    layer_to: str = fields.choice(PLACES, "Layer of the second", "Where in the stack it acts in its deals.")
    source_id: str = fields.source()
    note: str = fields.note()

    class Config:
        unique = ["deal_id"]


class Compute(pa.DataFrameModel):
    """One row for each estimate of the AI computing power that one company owns or uses at a date."""

    role: str = fields.choice((OWNED, USED), "Role", "owned: chips bought; used: rented or owned, in operation.")
    date: str = fields.date("Date", "The day of the estimate.", True)
    entity: str = fields.text("Entity", "Name as the source prints it.", True)
    company_id: str = fields.ref("companies.company_id", "Company", "Who is behind it; blank for groups.", False)
    h100e: float = fields.number("Computing power", "Median of the estimate.", "H100 equivalents", 0, None, True)
    low_h100e: float = fields.number("Low", "5th percentile.", "H100 equivalents", 0)
    high_h100e: float = fields.number("High", "95th percentile.", "H100 equivalents", 0)
    source_id: str = fields.source()
    note: str = fields.note()

    class Config:
        unique = ["role", "date", "entity"]
