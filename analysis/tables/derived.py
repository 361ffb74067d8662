"""Derived inputs: what several table functions want of the same CSVs, declared once and named like a CSV."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis import schema
from analysis.measures.ties import with_stakes
from analysis.tables.companies import ALSO_CALLED, TIED_BY, other_names
from analysis.tables.health import LOOKED_THROUGH, blank_cells
from analysis.tables.mergers import GuidelineTests
from analysis.tables.overview import ONLY_RULED, evidence
from analysis.tables.profile import KNOWN_BY
from analysis.tables.scenario_runs import ShareModel
from analysis.tables.share_intervals import ShareIntervals
from analysis.tables.sources import CITING, citations

Tables = Mapping[str, pd.DataFrame]


@dataclass(frozen=True)
class Derived:
    """The CSVs that an input is made of, the one that it is about first, and how it is made of them by their names."""

    inputs: tuple[str, ...]
    make: Callable[[Tables], Any]

    def of(self, tables: Tables) -> Any:
        """The input, made of its own CSVs alone."""
        return self.make({name: tables[name] for name in self.inputs})


PRINTED = ("shares", "markets", "products", "companies", "qualifiers")
DERIVED = {
    "blank_cells": Derived(LOOKED_THROUGH, blank_cells),
    "citations": Derived(CITING, citations),
    "company_records": Derived(KNOWN_BY, dict),
    "evidence": Derived((*PRINTED, "groups", "sources", *ONLY_RULED), evidence),
    "guideline_tests": Derived(("guidelines", "guideline_prongs"), lambda tables: GuidelineTests(**tables)),
    "other_names": Derived(tuple(table for table, _ in ALSO_CALLED), other_names),
    "share_intervals": Derived((*PRINTED, "groups", "sources"), ShareIntervals.of),
    "tie_records": Derived(TIED_BY, dict),
    "share_model": Derived((*PRINTED, "strategies", "assumptions", "scenarios"), ShareModel.of),
    "stakes": Derived(("ownership", "deals"), lambda tables: with_stakes(**tables)),
    "strategy_shares": Derived((*PRINTED, "strategies", "sources"), ShareIntervals.of),
}
"""Every derived input, by the name of the parameter that takes it."""


def behind(names: Iterable[str]) -> tuple[str, ...]:
    """The CSVs behind the inputs of these names, each once; other names stand for no input.

    >>> behind(["community", "strategy_shares", "period"])[:3]
    ('community', 'shares', 'markets')
    """
    return tuple(dict.fromkeys(found for name in names for found in _csvs(name)))


def _csvs(name: str) -> Iterator[str]:
    if name in DERIVED:
        yield from DERIVED[name].inputs
    elif name in schema.TABLES:
        yield name


def inputs_by_name(names: Iterable[str], tables: Tables) -> dict[str, Any]:
    """The inputs of these names, CSVs as they are; other names stand for no input."""
    known = (name for name in names if name in DERIVED or name in schema.TABLES)
    return {name: DERIVED[name].of(tables) if name in DERIVED else tables[name] for name in known}
