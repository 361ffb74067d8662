"""Tables about the data itself: sources, events, assumptions, words, what was left out, the article."""

import pandera.pandas as pa

from analysis.schema import fields
from analysis.schema.market import INDEPENDENCE

YES_NO = ("yes", "no")


class Sources(pa.DataFrameModel):
    """One row for each source that a figure cites."""

    source_id: str = fields.ident("Source key", "Names the source.")
    title: str = fields.text("Title", "Title of the page, report or file.", True)
    producer: str = fields.text("Producer", "Who made it.")
    url: str = fields.url("Address", "Where it was read.")
    date_published: str = fields.date("Published", "Day, month or year.")
    date_accessed: str = fields.date("Read on", "When it was read.")
    kind: str = fields.choice(("primary", "secondary"), "Kind", "secondary: it passes on the figure of another.", False)
    independence: str = fields.choice(INDEPENDENCE, "Independence", "What the producer gains by the figure.", False)
    license: str = fields.text("License", "Terms of the source; blank: not known, so kept as single facts.")
    redistributable: str = fields.choice(YES_NO, "May be passed on", "no: left out of data downloads.", False)
    credit: str = fields.text("Credit", "The credit line that the license asks for.")
    update_every: str = fields.choice(
        ("day", "week", "month", "quarter", "year"), "Rhythm", "How often a periodic series appears.", False
    )
    next_expected: str = fields.date("Next expected", "When the next issue of a periodic series is due.")

    class Config:
        unique = ["source_id"]


class Events(pa.DataFrameModel):
    """One row for each dated event that time charts mark."""

    date: str = fields.date("Date", "When.", True)
    event: str = fields.text("Event", "What happened, in our words.", True)
    label: str = fields.text("Short label", "At most 28 characters, for charts.", True)
    kind: str = fields.choice(
        (
            "antitrust",
            "antitrust rule",
            "corporate",
            "evaluation",
            "license change",
            "litigation",
            "market event",
            "merger",
            "model release",
            "partnership",
            "regulation",
            "standard",
        ),
        "Kind",
        "What kind of event.",
    )
    companies: str = fields.text("Printed companies", "Names as printed, separated by semicolons.")
    company_ids: str = fields.refs("companies.company_id", "Companies", "Those in the tables.")
    source_id: str = fields.source()
    note: str = fields.note()

    class Config:
        unique = ["date", "event"]


class Assumptions(pa.DataFrameModel):
    """One row for each number that a what-if starts from, with its range and its source or reason."""

    used_in: str = fields.choice(("break_even", "scenarios"), "Used in", "Which calculator.")
    preset: str = fields.ident("Preset", "Which named set of assumptions the row belongs to.")
    parameter: str = fields.ident("Parameter", "Symbol of the formula.")
    label: str = fields.text("Assumption", "What it means in plain words.", True)
    value: float = fields.number("Default", "Where the slider stands.", "see unit", required=True)
    low: float = fields.number("Low", "Lower end of the range.", "see unit", required=True)
    high: float = fields.number("High", "Upper end of the range.", "see unit", required=True)
    unit: str = fields.text("Unit", "Unit of value, low and high.", True)
    reason: str = fields.text("Reason", "Why this value and this range.", True)
    source_id: str = fields.source("Blank: our assumption, and marked so on screen.", False)

    class Config:
        unique = ["used_in", "preset", "parameter"]


class Priors(pa.DataFrameModel):
    """One row for each published figure that an assumption of the scenarios may be held against; never averaged."""

    figure: str = fields.text("Figure", "What was measured, in a few words.", True)
    value: float = fields.number("Value", "As published; blank: only that there is one.", "see unit")
    low: float = fields.number("Low", "Lower end, where a range is published.", "see unit")
    high: float = fields.number("High", "Upper end, where a range is published.", "see unit")
    unit: str = fields.text("Unit", "Unit of value, low and high.", True)
    measures: str = fields.text("Measures", "Of whom, when and how.", True)
    parameters: str = fields.refs("assumptions.parameter", "Assumptions", "Which it speaks of.", True)
    fit: str = fields.text("Fit", "For what it may stand, and which end of a range.", True)
    note: str = fields.note("What it leaves open.")
    source_id: str = fields.source()

    class Config:
        unique = ["figure"]


class Scenarios(pa.DataFrameModel):
    """One row for each assumption that a documented scenario sets apart from the baseline."""

    scenario_id: str = fields.ident("Scenario key", "Names the scenario.")
    scenario: str = fields.text("Scenario", "Name shown to readers.", True)
    parameter: str = fields.ident("Parameter", "Name of the assumption.")
    value: float = fields.number("Value", "Middle of the range.", "see assumptions", required=True)
    low: float = fields.number("Low", "Lower end of the range.", "see assumptions", required=True)
    high: float = fields.number("High", "Upper end of the range.", "see assumptions", required=True)
    reason: str = fields.text("Reason", "Why this range; our assumption.", True)

    class Config:
        unique = ["scenario_id", "parameter"]


class Forecasts(pa.DataFrameModel):
    """One row for each forecast kept with a release of the data, to be scored when its figure is published."""

    data_version: str = fields.text("Data version", "The state of the data that the forecast was made of.", True)
    made_on: str = fields.date("Made on", "Day up to which sources were read.", True)
    market_id: str = fields.ref("markets.market_id", "Market", "Whose shares are forecast.")
    label: str = fields.text("Company or group", "As the market names it.", True)
    known_to: str = fields.period("Known to", "Last period that the forecast knew.")
    period: str = fields.period("Period", "Period that is forecast.")
    ahead: float = fields.whole_number("Steps ahead", "In the market's own step.", "steps", 1, None, True)
    last_pct: float = fields.percent("Last share", "In the last period known: the forecast “no change”.", True)
    p10_pct: float = fields.percent("10th percentile", "One in ten futures ends below.", True)
    p50_pct: float = fields.percent("Median", "Half of the futures end below.", True)
    p90_pct: float = fields.percent("90th percentile", "One in ten futures ends above.", True)

    class Config:
        unique = ["made_on", "data_version", "market_id", "label", "period"]


class Glossary(pa.DataFrameModel):
    """One row for each term that the dashboard explains on hover."""

    term_id: str = fields.ident("Term key", "Names the term.")
    term: str = fields.text("Term", "As written on screen.", True)
    definition: str = fields.text("Definition", "One sentence.", True)
    leaves_out: str = fields.text("Leaves out", "What the term or number does not tell.")
    reference: str = fields.text("Reference", "Paper, standard or guideline.")

    class Config:
        unique = ["term_id"]


class Exclusions(pa.DataFrameModel):
    """One row for each fact left out on purpose, with the reason."""

    table_name: str = fields.text("Table", "Where the row would have been.", True)
    row: str = fields.text("Row", "What was left out.", True)
    reason: str = fields.text("Reason", "Why.", True)
    source_id: str = fields.source("Where it was read.", False)

    class Config:
        unique = ["table_name", "row"]


class Corrections(pa.DataFrameModel):
    """One row for each known error of a source; fails loudly when the source has fixed itself."""

    table_name: str = fields.text("Table", "Which table.", True)
    row_key: str = fields.text("Row", "The row's key values, separated by |.", True)
    column: str = fields.text("Column", "Which column.", True)
    expected_old_value: str = fields.text("Old value", "What the cell must say for the correction to apply.")
    corrected_value: str = fields.text("New value", "What is used instead.")
    reason: str = fields.text("Reason", "Why.", True)
    corrected_by: str = fields.text("Who", "Who entered the correction.", True)
    date: str = fields.date("Date", "When it was entered.", True)
    source_id: str = fields.source("What shows the error.")

    class Config:
        unique = ["table_name", "row_key", "column"]


class Article(pa.DataFrameModel):
    """One row for each claim of the article of 2024-03-21 that the product starts from, in our words."""

    claim_id: str = fields.ident("Claim key", "Order in the article.")
    section: str = fields.text("Section", "Part of the article.", True)
    paragraph: float = fields.whole_number("Paragraph", "Which paragraph.", "number", 1, None, True)
    kind: str = fields.choice(("thesis", "question", "figure", "event", "precedent"), "Kind", "What kind of claim.")
    claim: str = fields.text("Claim", "In our words.", True)
    figure_low: float = fields.number("Figure, low", "Where the claim has one.", "see unit")
    figure_high: float = fields.number("Figure, high", "Where the claim has one.", "see unit")
    unit: str = fields.text("Unit", "Unit of the figure.")
    period: str = fields.text("When", "The time the claim speaks of.")
    company_ids: str = fields.refs("companies.company_id", "Companies", "Whom it names.")
    page: str = fields.ident("Page", "The page that answers it.")

    class Config:
        unique = ["claim_id"]


class Story(pa.DataFrameModel):
    """One row for each slide of the story that ships: which exhibit in which view, its caption, speaker notes."""

    step: float = fields.whole_number("Slide", "Place in the story.", "number", 1, None, True)
    page: str = fields.ident("Page", "The page that the exhibit is on.")
    exhibit: str = fields.ident("Exhibit", "The exhibit shown.")
    view: str = fields.text("View", "Choices that differ from the authors' view, as in a link: market=x&since=2024.")
    caption: str = fields.text("Caption", "The author's words above the measure.")
    notes: str = fields.text("Speaker notes", "For the presenter; never on the slide.")

    class Config:
        unique = ["step"]
