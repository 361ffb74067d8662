"""The calculator beside what companies reported: their revenue against its ceilings, their costs against its own."""

import numpy as np
import pandas as pd

from analysis.formats import listed, money, spelled
from analysis.measures import economics as formulas
from analysis.periods import dated
from analysis.tables import break_even
from analysis.tables.break_even import name_of

REPORTED = {"MongoDB": "open_core", "GitLab": "open_core", "Mistral AI": "hybrid", "OpenAI": "closed_api"}
"""Companies that stand for a strategy; none that opens all its weights reports a revenue."""
YEARLY = ("revenue", "arr")
RESULTS = ("net_income", "operating_income")


COLUMNS = (
    "company",
    "label",
    "preset",
    "revenue_usd",
    "as_of",
    "ceiling_usd",
    "ceiling_high_usd",
    "costs_pct",
    "costs_year",
    "model_costs_pct",
    "status",
    "source_id",
)


def reported(assumptions: pd.DataFrame, finances: pd.DataFrame) -> pd.DataFrame:
    """company: largest reported revenue of a year or run rate, beside the ceilings of its strategy; its costs as part
    of revenue in the last year whose result is reported, beside those of the strategy as set until it stops."""
    mine = finances[
        finances["status"].eq("reported")
        & finances["unit"].eq("USD")
        & ~finances["qualifier"].fillna("").str.contains("target|quarter|months")
    ]
    rows = []
    for company, preset in REPORTED.items():
        known = break_even.of_preset(assumptions, preset)
        own = mine[mine["company"].eq(company)]
        if break_even.lacking(known) is None and own["metric"].isin(YEARLY).any():
            rows.append(_row(company, preset, known, own))
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _row(company: str, preset: str, known: pd.DataFrame, own: pd.DataFrame) -> dict[str, object]:
    """One company beside its strategy."""
    middle, _, high = break_even.values_of(known, {})
    top = own[own["metric"].isin(YEARLY)].sort_values("value", kind="stable").iloc[-1]
    costs, year, cited = _costs(own)
    return {
        "company": company,
        "label": name_of(preset),
        "preset": preset,
        "revenue_usd": float(top["value"]),
        "as_of": str(top["date"]),
        "ceiling_usd": _ceiling(middle),
        "ceiling_high_usd": _ceiling(high),
        "costs_pct": costs,
        "costs_year": year,
        "model_costs_pct": _model_costs(middle),
        "status": "reported",
        "source_id": ";".join(dict.fromkeys([str(top["source_id"]), *cited])),
    }


def _ceiling(values: break_even.Numbers) -> float:
    """Revenue of a year in US dollars when all users are there."""
    return float(12 * values["users_max"] * values["paying_share"] * values["price_usd_month"])


def _costs(own: pd.DataFrame) -> tuple[float, str | None, list[str]]:
    """All costs in percent of revenue in the last year with both; that year and the sources, blank where there is
    none."""
    results = own[own["metric"].isin(RESULTS)].sort_values("date", kind="stable")
    both = results.merge(own[own["metric"].eq("revenue")], on="date", suffixes=("", "_of"))
    if both.empty:
        return float("nan"), None, []
    last = both.iloc[-1]
    return (
        100 * (1 - float(last["value"] / last["value_of"])),
        str(last["date"]),
        [last["source_id"], last["source_id_of"]],
    )


def _model_costs(values: break_even.Numbers) -> float:
    """All costs in percent of revenue as set, over the months until it stops or the years end."""
    cash, stops = formulas.outcome(values)
    months = int(formulas.last_month(values) if np.isnan(stops[0]) else stops[0])
    earned = float(formulas.revenue(values)[0, :months].sum())
    return 100 * (1 - float(cash[0, :months].sum()) / earned) if earned > 0 else float("nan")


def reported_finding(table: pd.DataFrame) -> str:
    """Whether a reported revenue passes the highest ceiling of its strategy, or reported costs those of the model."""
    if table.empty:
        return "No company that reports a revenue stands for a strategy"
    over = table.loc[table["revenue_usd"].gt(table["ceiling_high_usd"]), "company"]
    if len(over):
        return f"The revenue of {listed([*over])} passes the highest ceiling"
    dearer = table.loc[table["costs_pct"].gt(table["model_costs_pct"]), "company"]
    if len(dearer):
        return f"{listed([*dearer])} report{'s' * (len(dearer) == 1)} higher costs than the model assumes"
    return "No reported revenue or cost passes what the model assumes"


def reported_note(table: pd.DataFrame) -> str:
    """The reported amounts beside the ceilings as set, the costs beside the model's, and who is missing."""
    said = []
    for row in table.itertuples():
        text = f"{row.company}: {money(row.revenue_usd)} dollars a year, ceiling {money(row.ceiling_usd)} as set"
        if pd.notna(row.costs_pct):
            text += (
                f". Its costs were {spelled(row.costs_pct, '.0f')} % of revenue in the year to"
                f" {dated(row.costs_year[:7])}, the model’s {spelled(row.model_costs_pct, '.0f')} %"
            )
        said.append(text)
    silent = table.loc[table["costs_pct"].isna(), "company"]
    if len(silent):
        said.append(f"The sources hold no result of {listed([*silent])}")
    said.append("No company in the data that opens all its weights reports a revenue")
    return ". ".join(said)
