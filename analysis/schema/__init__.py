"""The schema: what each CSV holds, described once. `TABLES` lists them; `columns(name)` describes one.

A table is a pandera model; its docstring is its description and `Config.unique` its key. Rows are sorted by
the key in the file. All cells are text or numbers: dates and periods stay ISO text, which sorts by itself.
"""

from dataclasses import dataclass
from functools import cache

import pandera.pandas as pa

from analysis.schema import company, market, model, record, tie

TABLES: dict[str, type[pa.DataFrameModel]] = {
    "sources": record.Sources,
    "companies": company.Companies,
    "aliases": company.Aliases,
    "products": company.Products,
    "groups": company.Groups,
    "strategies": company.Strategies,
    "business_models": company.BusinessModels,
    "ownership": company.Ownership,
    "deals": tie.Deals,
    "finances": company.Finances,
    "markets": market.Markets,
    "shares": market.Shares,
    "market_sizes": market.MarketSizes,
    "qualifiers": market.Qualifiers,
    "guidelines": market.Guidelines,
    "guideline_prongs": market.GuidelineProngs,
    "compute": tie.Compute,
    "models": model.Models,
    "openness": model.Openness,
    "transparency": model.Transparency,
    "capability": model.Capability,
    "releases": model.Releases,
    "api_prices": model.ApiPrices,
    "training_costs": model.TrainingCosts,
    "community": model.Community,
    "events": record.Events,
    "assumptions": record.Assumptions,
    "priors": record.Priors,
    "scenarios": record.Scenarios,
    "forecasts": record.Forecasts,
    "glossary": record.Glossary,
    "exclusions": record.Exclusions,
    "corrections": record.Corrections,
    "article": record.Article,
    "story": record.Story,
}
SEEDS = ("article", "story")
"""Tables that live in seeds/ and not in the data folder."""
NAMES = (
    "alias",
    "benchmark",
    "company",
    "developer",
    "entity",
    "event",
    "flagship_model",
    "group_name",
    "guideline",
    "jurisdiction",
    "label",
    "market",
    "model",
    "organization",
    "producer",
    "product",
    "provider",
    "scenario",
    "system",
    "term",
    "title",
    "variant",
)
"""Columns of names, in whatever table they stand."""


@dataclass(frozen=True)
class Column:
    """What is known of one column of one CSV."""

    name: str
    label: str
    description: str
    kind: str
    required: bool
    unit: str = ""
    ref: str = ""
    allowed: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    whole: bool = False
    pattern: str = ""

    @property
    def is_number(self) -> bool:
        """True where cells are numbers, False where they are text."""
        return self.kind == "number"

    @property
    def is_name(self) -> bool:
        """True where cells are names of things, which readers meet on charts and in lists."""
        return self.kind == "text" and self.name in NAMES


@cache
def columns(table: str) -> tuple[Column, ...]:
    """The columns of one table, in file order."""
    found = TABLES[table].to_schema().columns.items()
    return tuple(
        Column(name, str(c.title), str(c.description), required=not c.nullable, **(c.metadata or {}))
        for name, c in found
    )


@cache
def column(table: str, name: str) -> Column:
    """One column of one table; KeyError if there is none of that name."""
    return {c.name: c for c in columns(table)}[name]


@cache
def key(table: str) -> tuple[str, ...]:
    """The columns that name a row of a table and by which its file is sorted."""
    unique = TABLES[table].to_schema().unique or ()
    return (unique,) if isinstance(unique, str) else tuple(unique)


@cache
def description(table: str) -> str:
    """One sentence on what a row of the table is."""
    return " ".join((TABLES[table].__doc__ or "").split())
