"""Computed columns of the pages about models: capability, prices, community, openness, releases."""

from analysis.schema.derived.kinds import number, text

COLUMNS = (
    text("from_date", "Date of the score", "Where a score is carried forward, the date it is from."),
    text("closed_model", "Best closed model", "On the date."),
    text("open_model", "Best open model", "On the date."),
    text("closed_company", "Its company", "Maker of the best closed model."),
    text("open_company", "Its company (open)", "Maker of the best open model."),
    text("new_leader", "New leader", "True where a class has a new best model."),
    number("closed", "Best closed", "Score of the best closed model.", "score"),
    number("open", "Best open", "Score of the best open model.", "score"),
    number("gap", "Gap", "Best closed minus best open score.", "score"),
    number("gap_low", "Gap, low", "From the printed intervals.", "score"),
    number("gap_high", "Gap, high", "From the printed intervals.", "score"),
    number("gap_pct", "Gap in per cent", "Of the best closed score.", "%"),
    number("lag_months", "Lag", "Since the first closed model reached the open level.", "months"),
    number("win_rate_pct", "Win rate of the leader", "Expected from the Elo gap.", "%"),
    number("price_usd", "Price", "List price, base tier.", "USD per million tokens"),
    number("best_score", "Score", "Best score of the model in the series used.", "score"),
    text("on_frontier", "On the frontier", "True where no cheaper model scores as high."),
    number("ratio_to_cheapest", "Times the cheapest", "Price over the lowest price of the model.", "times"),
    number("hosts_count", "Hosts", "How many sell the model.", "hosts"),
    text("access_class", "Access", "Open source, open weights, API, hosted or unreleased."),
    text("list_name", "List", "Who counts."),
    number("part_pct", "Part", "Of all in the column.", "%"),
    number("models_number", "Models", "How many.", "models"),
    text("term_met", "Term", "Which definition is met."),
    text("license_family", "License family", "Permissive, own open license, non-commercial or closed."),
    number("openness_score", "Openness, weighted", "Open 1, partial ½, closed 0, by the weights chosen.", "0 to 1"),
    number("first_pct", "First under", "Part of all weightings under which it ranks first.", "%"),
)
"""Shares of weightings are drawn uniformly on the simplex with a fixed seed."""
