"""Computed columns of the pages about money and the future."""

from analysis.schema.derived.kinds import number, text

COLUMNS = (
    number("middle_usd", "Cost", "Central value, or the middle of the range.", "USD"),
    text("basis_name", "Basis", "What the amount covers."),
    number("revenue_usd", "Revenue", "Nearest revenue within 200 days.", "USD"),
    text("revenue_kind", "Kind of revenue", "Revenue of a year, or run rate."),
    number("times", "Valuation over revenue", "Times.", "times"),
    number("years_since", "Years since", "Since the first revenue in the data.", "years"),
)
