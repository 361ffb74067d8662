"""Computed columns of the pages about ties, computing power and every market at once."""

from analysis.schema.derived.kinds import number, text

PLACE = "Place of the company on the chart, set by the ties of all dates."
COLUMNS = (
    text("amount", "Amount", "As announced, which is not paid; by month or year where it says so."),
    text("deal_status", "Stands", "closed: done by the date of the source; announced; abandoned: called off."),
    text("remark", "Remark", "How exact the amount is, on what it hangs, and what else a reader should know."),
    text("twice", "Pair tied twice", "yes where one invests in the other and one orders computing power from it."),
    text("circle", "Which way", "Whether the supplier invests in its customer, or the customer in its supplier."),
    text("invested_status", "Investment stands", "closed where one deal of the pair is; else announced."),
    text("lab", "Lab", "Who ordered the computing power."),
    text("holds_shares", "Shares held", "yes where one of both invests in the other."),
    text("year", "Year", "Of the deal."),
    number("invested_closed_bn", "Invested, closed", "Sum of the closed deals that print one amount.", "bn USD"),
    number("invested_announced_bn", "Invested, announced", "Sum of those announced and not closed.", "bn USD"),
    number("ordered_bn", "Ordered", "Sum of the orders that print one amount; 0 where none does.", "bn USD"),
    number("all_bn", "All orders", "Sum of all orders of the lab that print one amount.", "bn USD"),
    number("amount_bn", "Amount", "Sum of the deals that print one amount.", "bn USD"),
    number("unpriced", "Orders without a sum", "How many print none, or an amount by month or year.", "orders"),
    number("deals_number", "Deals", "How many.", "deals"),
    text("delta_range", "Change in HHI", "From the least to the most that fits what is printed."),
    text("after_range", "HHI after", "From the least to the most that fits what is printed."),
    text("combined_range", "Combined share", "From the least to the most that fits what is printed."),
    text(
        "speaks_against", "Against", "Whether the screen speaks against the merger: yes, no, or it depends on unknowns."
    ),
    text("merged", "Merger", "Who becomes one company."),
    text("delta_lines", "Lines", "Changes in HHI at which tests of the guideline begin, in points."),
    number("delta_low", "Change in HHI, low", "Least that fits what is printed.", "points"),
    number("delta_high", "Change in HHI, high", "Most that fits what is printed.", "points"),
    number("layers_number", "Layers", "In how many layers the company is counted.", "layers"),
    number("rank_of_layer", "Place of the layer", "From chips to assistants, from 0.", "place"),
    *(
        number(f"{end}_{name}", f"{label} of the {word}", PLACE, unit)
        for end, word in (("from", "first"), ("to", "second"))
        for name, label, unit in (
            ("column", "Column", "column"),
            ("height", "Height", "0 to 1"),
            ("span", "Span", "0 to 1"),
        )
    ),
)
