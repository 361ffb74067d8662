"""Published figures that assumptions of the scenarios are held against: a list, and beside the ledger."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.formats import counted, spelled
from analysis.tables.scenario_inputs import ledger
from analysis.tables.scenario_runs import ShareModel, ranges
from analysis.tables.what_ifs import Ends


def priors_list(priors: pd.DataFrame, assumptions: pd.DataFrame, scenarios: pd.DataFrame) -> pd.DataFrame:
    """assumption, figure: what was published, of whom, and for what it may stand; a row for each that it speaks of."""
    labels = ranges(assumptions, scenarios, "baseline")["label"]
    rows = [
        (parameter, row.figure, printed(row), row.unit, row.measures, fit, row.note, row.source_id)
        for row in priors.itertuples()
        for parameter, fit in spoken_of(row)
    ]
    names = ["parameter", "figure", "figure_said", "unit", "measures", "fit", "note", "source_id"]
    table = pd.DataFrame(rows, columns=names)
    order = {name: at for at, name in enumerate(labels.index)}
    return table.assign(label=table["parameter"].map(labels)).sort_values(
        "parameter", key=lambda names: names.map(order), kind="stable", ignore_index=True
    )


def spoken_of(row: Any) -> list[tuple[str, str]]:
    """The assumptions that a published figure speaks of, each with what it may stand for there; blank: nothing said."""
    fits = [one.partition("(")[2].rstrip(")") for one in row.fit.split("; ")]
    return list(zip(row.parameters.split(";"), fits, strict=True))


def printed(row: Any) -> str:
    """The figure with its range, where it has one: '0.06 (0.05 to 0.07)'; empty where none is printed.

    >>> from types import SimpleNamespace as Row
    >>> printed(Row(value=9, low=float("nan"), high=10)), printed(Row(value=57, low=float("nan"), high=float("nan")))
    ('9 (9 to 10)', '57')
    """
    if pd.isna(row.value):
        return ""
    low, high = (row.value if pd.isna(end) else end for end in (row.low, row.high))
    return spelled(row.value, "g") + (f" ({spelled(low, 'g')} to {spelled(high, 'g')})" if low < high else "")


def anchored_ledger(
    share_model: ShareModel,
    priors: pd.DataFrame,
    *,
    scenario_market: str,
    scenario: str,
    sliders: Mapping[str, Ends],
) -> pd.DataFrame:
    """The ledger of assumptions with the published figures that stand for an end of a range; a source of these is one
    of the row."""
    made = ledger(share_model, scenario_market=scenario_market, scenario=scenario, sliders=sliders)
    found = [_anchors(priors, str(parameter)) for parameter in made["parameter"]]
    cited = [
        ";".join(dict.fromkeys([*([own] if isinstance(own, str) else []), *more])) or None
        for own, (_, more) in zip(made["source_id"], found, strict=True)
    ]
    return made.assign(
        is_sourced=made["source_id"].notna(), published=[said or None for said, _ in found], source_id=cited
    )


def _anchors(priors: pd.DataFrame, parameter: str) -> tuple[str, list[str]]:
    """The published figures that stand for something in the range of an assumption, in words, and their sources."""
    mine = [
        (f"{fit}: {row.figure}, {printed(row)} {row.unit}", str(row.source_id))
        for row in priors.itertuples()
        for name, fit in spoken_of(row)
        if name == parameter and fit
    ]
    return "; ".join(said for said, _ in mine), [source for _, source in mine]


def priors_finding(table: pd.DataFrame) -> str:
    """How many figures were published on how many assumptions."""
    figures, spoken = table["figure"].nunique(), table["label"].nunique()
    verb = "speaks" if figures == 1 else "speak"
    return f"{counted(figures, 'published figure')} {verb} of {counted(spoken, 'assumption')}"
