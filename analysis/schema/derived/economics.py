"""Computed columns of the pages about money and the future."""

from analysis.schema.derived.kinds import number, text

MONEY = (
    number("middle_usd", "Cost", "Central value, or the middle of the range.", "USD"),
    text("basis_name", "Basis", "What the amount covers."),
    number("revenue_usd", "Revenue", "Nearest revenue within 200 days.", "USD"),
    text("revenue_kind", "Kind of revenue", "Revenue of a year, or run rate."),
    number("times", "Valuation over revenue", "Times.", "times"),
    number("years_since", "Years since", "Since the first revenue in the data.", "years"),
)
FUTURE = (
    number("month", "Month", "From the first training.", "months"),
    number("chosen_usd", "Cumulative cash", "With the sliders as set; a projection.", "USD"),
    number(
        "break_even_month",
        "Break-even",
        "Month after which cumulative cash stays above zero; blank: not within 10 years.",
        "months",
    ),
    number("peak_funding_usd", "Peak funding", "Most money that has to be found.", "USD"),
    number("npv_usd", "Net present value", "Over 10 years, no terminal value.", "USD"),
    number("reached_pct", "Break-even reached", "Part of the draws.", "%"),
    number("swing_usd", "Swing", "Between the ends of the range.", "USD"),
    text("origin", "Origin", "Sourced, or our assumption."),
    text("quarter", "Quarter", "Of the projection."),
    number("p10", "10th percentile", "Of the draws.", "see measure"),
    number("p25", "25th percentile", "Of the draws.", "see measure"),
    number("p50", "Median", "Of the draws.", "see measure"),
    number("p75", "75th percentile", "Of the draws.", "see measure"),
    number("p90", "90th percentile", "Of the draws.", "see measure"),
    number("baseline_value", "Baseline", "Median of the baseline's draws.", "see measure"),
    number("line_value", "Line", "What has to be passed.", "see measure"),
    number("chance_pct", "Chance", "Part of the draws that pass the line.", "%"),
    text("year_reached", "Year", "Median year of the draws that pass."),
    number("miss_pp", "Miss", "Largest miss of the last observed step.", "pp"),
    number("hhi_median", "HHI, median", "Of the draws.", "points"),
    number("horizon", "Horizon", "Quarters ahead.", "quarters"),
    number("model_error", "Error of the model", "Mean absolute error.", "pp"),
    number("no_change", "Error of no change", "Mean absolute error.", "pp"),
    number("last_trend", "Error of the last trend", "Mean absolute error.", "pp"),
    number("tests", "Tests", "How many predictions.", "tests"),
    number("quarters", "Quarters", "Of the same printed set in a row.", "quarters"),
)
COLUMNS = (*MONEY, *FUTURE)
