"""Computed columns of the strategies page."""

from analysis.schema.derived.kinds import number, text

COLUMNS = (
    text("strategy_then", "Strategy in March 2024", "The last dated strategy before the article."),
    text("moved", "Changed", "True where the strategy is another one today."),
    text("start", "From", "First day of the strategy; where it is not known, the start of 2023 is drawn."),
    text("end", "To", "First day of the next strategy, or the last release in the data."),
    text("group", "Group", "Layer, country or kind."),
    number("organizations", "Organizations", "How many.", "organizations"),
)
