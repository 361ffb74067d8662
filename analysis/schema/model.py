"""Tables about models: what was released, how open, how able, at what price and cost, how much used."""

import pandera.pandas as pa

from analysis.schema import fields

ACCESS = ("open_source", "open_weights", "api", "hosted", "unreleased")


class Models(pa.DataFrameModel):
    """One row for each model; a selection, not a census."""

    model_id: str = fields.ident("Model key", "Short, stable, lower case.")
    model: str = fields.text("Model", "Name shown to readers.", True)
    company_id: str = fields.ref("companies.company_id", "Company", "Who trained it; blank: none of the tables.", False)
    release_date: str = fields.date("Announced", "First public day.", True)
    weights_date: str = fields.date("Weights since", "Day the weights could be downloaded; use it for open timelines.")
    parameters_bn: float = fields.number("Parameters", "All parameters.", "bn", 0)
    active_parameters_bn: float = fields.number("Active parameters", "Used for one token.", "bn", 0)
    modality: str = fields.choice(("text", "multimodal", "image", "video", "audio"), "Modality", "What it makes.")
    access: str = fields.choice(ACCESS, "Access", "How one can get at it.")
    license: str = fields.text("License", "License of the weights or terms of service.", True)
    license_commercial: str = fields.choice(
        ("yes", "restricted", "no"), "Commercial use", "Blank where the weights are not open.", False
    )
    weights_open: str = fields.choice(("y", "n"), "Weights open", "y: they can be downloaded, whatever the license.")
    training_code_open: str = fields.choice(("y", "n", "unknown"), "Training code open", "y: published.")
    training_data_open: str = fields.choice(("y", "partial", "n", "unknown"), "Training data open", "y: published.")
    training_compute_flop: float = fields.number("Training compute", "Estimate or report.", "FLOP", 0)
    context_window: float = fields.number("Context window", "Longest input.", "tokens", 0)
    source_id: str = fields.source()
    page_url: str = fields.url("Page", "The record's own page.")
    note: str = fields.note()

    class Config:
        unique = ["model_id"]


class Openness(pa.DataFrameModel):
    """One row for each rating of a model on one dimension of one rating system; never averaged across systems."""

    model: str = fields.text("Model", "Name as the rating system prints it.", True)
    company: str = fields.text("Printed company", "Company as the rating system prints it.")
    company_id: str = fields.ref("companies.company_id", "Company", "Where it is in the tables.", False)
    system: str = fields.choice(
        ("Opening up ChatGPT", "Model Openness Framework", "Epoch access"),
        "Rating system",
        "Who rates, by what scheme.",
    )
    dimension: str = fields.text("Dimension", "What is rated.", True)
    rating: str = fields.choice(("open", "partial", "closed"), "Rating", "On the three-step scale of the schemes.")
    printed: str = fields.text("As printed", "The scheme's own words, where they say more.")
    as_of: str = fields.date("As of", "Date of the rating.", True)
    model_release_date: str = fields.date("Model released", "As the rating system prints it.")
    source_id: str = fields.source()

    class Config:
        unique = ["model", "company", "system", "dimension", "as_of"]


class Transparency(pa.DataFrameModel):
    """One row for each developer, edition and domain of the Foundation Model Transparency Index."""

    developer: str = fields.text("Developer", "Name as printed.", True)
    company_id: str = fields.ref("companies.company_id", "Company", "Where it is in the tables.", False)
    edition: str = fields.date("Edition", "Month of the edition; the indicators of 2025-12 are new and harder.", True)
    domain: str = fields.choice(("overall", "upstream", "model", "downstream"), "Domain", "Part of the index.")
    score: float = fields.whole_number("Score", "Indicators met.", "indicators", 0, 100, True)
    max_score: float = fields.whole_number("Out of", "Indicators asked.", "indicators", 0, 100, True)
    flagship_model: str = fields.text("Flagship model", "The model that was rated.")
    source_id: str = fields.source()

    class Config:
        unique = ["developer", "edition", "domain"]


class Capability(pa.DataFrameModel):
    """One row for each score of a model on one series at one date; compare inside a series and date only."""

    series: str = fields.ident("Series", "One leaderboard or benchmark with one method.")
    date: str = fields.date("Date", "Date of the score.", True)
    benchmark: str = fields.text("Benchmark", "Name shown to readers.", True)
    model: str = fields.text("Model", "Name as printed.")
    company: str = fields.text("Printed company", "Company as printed.")
    company_id: str = fields.ref("companies.company_id", "Company", "Where it is in the tables.", False)
    access: str = fields.choice(("open", "closed"), "Access", "open: weights can be downloaded.")
    score: float = fields.number("Score", "In the unit of the series.", "score", required=True)
    ci_low: float = fields.number("Low", "Lower end of the printed interval.", "score")
    ci_high: float = fields.number("High", "Upper end of the printed interval.", "score")
    source_id: str = fields.source()
    note: str = fields.note()

    class Config:
        unique = ["series", "date", "benchmark", "access", "model", "score"]


class Releases(pa.DataFrameModel):
    """One row for each year, access class and list: how many models the list counts."""

    year: str = fields.period("Year", "Year of release.")
    access: str = fields.text("Access", "Class as the list names it.", True)
    models_count: float = fields.number("Models", "How many.", "models", 0)
    share_pct: float = fields.percent("Share", "Of the list's models of that year.")
    source_id: str = fields.source("The list.")
    note: str = fields.note()

    class Config:
        unique = ["year", "access", "source_id"]


class ApiPrices(pa.DataFrameModel):
    """One row for each list price of a model at a provider and date."""

    price_id: str = fields.ident("Price key", "Names the row.")
    model_id: str = fields.ref("models.model_id", "Model", "Where it is in the tables.", False)
    model: str = fields.text("Printed model", "Name as the price list prints it.", True)
    variant: str = fields.text("Variant", "Build or size of the offer.")
    provider_company_id: str = fields.ref("companies.company_id", "Provider", "Where it is in the tables.", False)
    provider: str = fields.text("Printed provider", "Name as printed.", True)
    channel: str = fields.choice(("first_party", "third_party_host"), "Channel", "Maker of the model, or a host.")
    input_usd_per_mtok: float = fields.usd("Input price", "List price, base tier.", "USD per million tokens", True)
    output_usd_per_mtok: float = fields.usd("Output price", "List price, base tier.", "USD per million tokens", True)
    as_of: str = fields.date("As of", "Date of the price list.", True)
    valid_from: str = fields.date("Valid from", "Only from a dated change log.")
    valid_to: str = fields.date("Valid to", "Only from a dated change log.")
    open_closed: str = fields.choice(("open", "closed", "unknown"), "Openness", "open: weights can be downloaded.")
    license: str = fields.text("License", "License of the weights.")
    source_id: str = fields.source()
    page_url: str = fields.url("Page", "The record's own page.")
    note: str = fields.note()

    class Config:
        unique = ["price_id"]


class TrainingCosts(pa.DataFrameModel):
    """One row for each estimate of what a model cost to train; bases are never mixed."""

    cost_id: str = fields.ident("Cost key", "Names the row.")
    model_id: str = fields.ref("models.model_id", "Model", "Where it is in the tables.", False)
    model: str = fields.text("Printed model", "Name as printed.", True)
    company_id: str = fields.ref("companies.company_id", "Company", "Where it is in the tables.", False)
    organization: str = fields.text("Printed organization", "Name as printed.")
    model_date: str = fields.date("Model date", "Release of the model.", True)
    cost_usd: float = fields.usd("Cost", "Central value.")
    low_usd: float = fields.usd("Low", "Lower bound.")
    high_usd: float = fields.usd("High", "Upper bound.")
    basis: str = fields.choice(
        (
            "amortized_hardware_energy",
            "cloud_rental",
            "company_statement",
            "full_development",
            "hardware_purchase",
            "press_report",
            "rl_stage_only",
        ),
        "Basis",
        "What the amount covers; the same model differs two to twenty times between bases.",
    )
    counted: str = fields.text("Counted", "What is in and out, in our words.")
    price_year: str = fields.text("Prices of", "Year of the dollars.")
    estimate_type: str = fields.text("Kind of estimate", "Third party, company or press.")
    confidence: str = fields.text("Confidence", "The estimator's own word.")
    source_id: str = fields.source()
    note: str = fields.note()

    class Config:
        unique = ["cost_id"]


class Community(pa.DataFrameModel):
    """One row for each count of attention or use of an open project at a date."""

    entity: str = fields.text("Entity", "Project, model family or hub.", True)
    company: str = fields.text("Printed company", "Company as printed.")
    company_id: str = fields.ref("companies.company_id", "Company", "Where it is in the tables.", False)
    metric: str = fields.text("Metric", "What is counted.", True)
    date: str = fields.date("Date", "Date of the count.", True)
    value: float = fields.number("Value", "In the unit of the metric.", "see metric", required=True)
    source_id: str = fields.source()
    note: str = fields.note()

    class Config:
        unique = ["entity", "metric", "date", "source_id"]
