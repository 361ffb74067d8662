"""Computed columns of the companies page."""

from analysis.schema.derived.kinds import number, text

COLUMNS = (
    text("cited_in", "Cited in", "Tables whose rows cite the source."),
    text("column_label", "Column", "Label of the column."),
    text("statement", "Statement", "What must hold."),
    text("one_way", "One way", "Computed one way."),
    text("other_way", "Other way", "Computed the other way."),
    text("holds", "Holds", "Yes where both ways agree."),
    number("rows_count", "Rows", "How many rows.", "rows"),
    number("blank_count", "Blank", "How many cells are blank.", "cells"),
    number("blank_pct", "Blank part", "Blank cells of all.", "%"),
    text("part", "Part", "Who, strategy, or in figures."),
    number("best_by_then", "Best by then", "Best score of any company on the series to that day.", "points"),
    text("fact", "Fact", "What is said of the company."),
    text("measure", "Measure", "What the amount is."),
    text("tie_kind", "Kind", "Stake, group, or kind of event."),
    text("strategy_today", "Strategy today", "The last dated strategy."),
    text("opened", "Weights open", "True where the weights can be downloaded."),
    number("definitions", "Market definitions", "How many print a share of it.", "definitions"),
    number("models_listed", "Models", "How many are in the selection.", "models"),
)
