"""Computed columns of the strategies page."""

from analysis.schema.derived.kinds import number, text

COLUMNS = (
    text("strategy_then", "Strategy in March 2024", "The last dated strategy before the article."),
    text("read_until", "Read until", "The last day on which a source of the data was read: the day of “today”."),
    text("moved", "Changed", "True where the strategy is another one today."),
    text("start", "From", "First day of the strategy, where not known the start of 2023; or day of the mark."),
    text("end", "To", "First day of the next strategy, or the last release in the data; of a mark its day."),
    text("lane_mark", "Mark", "Strategy, release, first use of a license, or event."),
    text(
        "event_kind",
        "Kind of event",
        "What kind of event it is, where the row is one; the timeline chooses which are shown.",
    ),
    number("may_be_open_pct", "May be open", "What the publisher could not tell: open or closed.", "%"),
    number("closed_pct", "Closed", "What is surely closed.", "%"),
    text("elsewhere", "Elsewhere", "What definitions of users and of enterprises say of open models today."),
    text("who", "Who", "The organizations counted."),
    text("group", "Group", "Layer, country, funding or kind."),
    number("organizations", "Organizations", "How many.", "organizations"),
    number("organizations_all", "Organizations known", "All whose strategy is known, shown or not.", "organizations"),
)
