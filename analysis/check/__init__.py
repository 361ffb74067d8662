"""The whole check: what `analysis.data` finds in cells and files, and the rules that take two rows or tables.

`load` is what the dashboard calls; `python -m analysis.check` prints the same problems.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from analysis import data
from analysis.check import agreement, bounds, deals, jumps, keys, market, moved, names, observed, scale
from analysis.check.before import beside
from analysis.check.context import Context
from analysis.data.problems import in_order

RULES = (
    moved.rows,
    moved.cells,
    names.companies,
    keys.duplicates,
    keys.order,
    keys.references,
    keys.sources,
    keys.pages,
    bounds.rising,
    bounds.in_time,
    bounds.existed,
    observed.after_reading,
    observed.grown,
    scale.slips,
    scale.fractions,
    market.shares,
    deals.deals,
    deals.unverified,
    names.aliases,
    names.spellings,
    names.owners,
    agreement.strategies,
    agreement.open_strategies,
    agreement.products,
    agreement.dates,
    jumps.jumps,
)


def load(folder: Path, instead: Mapping[str, bytes] | None = None, before: data.Loaded | None = None) -> data.Loaded:
    """The folder's tables with all problems; `instead`: contents by table in place of their files.

    `before`: the last good data, against which rows are new and cells have moved.
    """
    return checked(data.read(folder, instead), before)


def checked(loaded: data.Loaded, before: data.Loaded | None = None) -> data.Loaded:
    """The same data with the problems of the rules added."""
    if not loaded.tables:
        return loaded
    context = Context(loaded, before=beside(loaded, before))
    for rule in RULES:
        rule(context)
    return replace(loaded, problems=in_order([*loaded.problems, *context.problems]))
