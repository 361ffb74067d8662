"""Tables of the break-even page: cash over time, uncertainty, what matters, the ledger of assumptions."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis import economics as formulas
from analysis.formats import money
from analysis.shares import Refusal

PERCENT = ("paying_share", "lost_to_hosts", "shared_training", "discount_year")
"""Assumptions kept in per cent in the data, fractions in the formulas."""
DRAWS = 2_000


def _scaled(name: str, value: float) -> float:
    return value / 100 if name in PERCENT else value


def ledger(assumptions: pd.DataFrame, *, strategy_preset: str) -> pd.DataFrame:
    """assumption: default, range, unit, reason, and source or "our assumption"."""
    mine = assumptions[assumptions["used_in"].eq("break_even") & assumptions["preset"].eq(strategy_preset)]
    return mine.assign(origin=mine["source_id"].notna().map({True: "sourced", False: "our assumption"}), as_of=None)


def ledger_finding(table: pd.DataFrame) -> str:
    """How many assumptions have a source."""
    return f"{int(table['origin'].eq('sourced').sum())} of {len(table)} assumptions have a source, the others are ours"


def _values(assumptions: pd.DataFrame, preset: str, moved: Mapping[str, float]) -> tuple[dict, dict, dict]:
    mine = assumptions[assumptions["used_in"].eq("break_even") & assumptions["preset"].eq(preset)].set_index(
        "parameter"
    )
    middle, low, high = ({p: _scaled(p, float(v)) for p, v in mine[c].items()} for c in ("value", "low", "high"))
    for name, times in moved.items():
        if times and name in middle:
            middle[name] = middle[name] * times
    return middle, low, high


def _lacking(middle: dict[str, float]) -> Refusal | None:
    """Which assumptions of the preset are not in the data, or None."""
    missing = [p for p in formulas.PARAMETERS if p not in middle]
    return (
        Refusal(f"The preset has no value for: {', '.join(missing)}", "the ledger of assumptions") if missing else None
    )


def cash(
    assumptions: pd.DataFrame, *, strategy_preset: str, users_times: float = 1.0, paying_times: float = 1.0, price_times: float = 1.0,
    serving_times: float = 1.0, lost_times: float = 1.0, training_times: float = 1.0, growth_times: float = 1.0, shared_times: float = 1.0,
) -> pd.DataFrame | Refusal:  # fmt: skip
    """month: cumulative cash, median and middle 80 % of seeded draws over the ranges, and the path of the sliders."""
    moved = {
        "users_max": users_times, "paying_share": paying_times, "price_usd_month": price_times, "serving_usd_user_month": serving_times,
        "lost_to_hosts": lost_times, "training_usd_first": training_times, "training_growth": growth_times, "shared_training": shared_times,
    }  # fmt: skip
    middle, low, high = _values(assumptions, strategy_preset, moved)
    if said := _lacking(middle):
        return said
    middle["paying_share"] = min(middle["paying_share"], 1.0)
    middle["lost_to_hosts"], middle["shared_training"] = (
        min(middle["lost_to_hosts"], 1.0),
        min(middle["shared_training"], 1.0),
    )
    chosen = formulas.cash_flow(middle)
    drawn = formulas.draws(low, high, DRAWS)
    spread = formulas.cash_flow(drawn).cumsum(axis=1)
    lines = np.quantile(spread, [0.1, 0.5, 0.9], axis=0)
    month = formulas.break_even(chosen)[0]
    drawn_month = formulas.break_even(formulas.cash_flow(drawn))
    cited = assumptions.loc[assumptions["preset"].eq(strategy_preset), "source_id"].dropna().unique()
    return pd.DataFrame({
        "month": np.arange(chosen.shape[1]), "chosen_usd": chosen.cumsum(axis=1)[0], "low_usd": lines[0], "middle_usd": lines[1],
        "high_usd": lines[2], "break_even_month": month, "peak_funding_usd": formulas.peak_funding(chosen)[0],
        "npv_usd": formulas.net_present_value(chosen, middle["discount_year"])[0], "reached_pct": 100 * float((~np.isnan(drawn_month)).mean()),
        "status": "projection", "preset": strategy_preset, "source_id": ";".join(cited) or None,
    })  # fmt: skip


def cash_finding(table: pd.DataFrame) -> str:
    """Months to break even, peak funding, and under how many draws."""
    row = table.iloc[-1]
    when = "not within 10 years" if pd.isna(row["break_even_month"]) else f"in month {row['break_even_month']:.0f}"
    return f"Break-even {when}, peak funding {money(row['peak_funding_usd'])}; in {row['reached_pct']:.0f} % of draws"


def cash_subtitle(table: pd.DataFrame) -> str:
    """Preset, measure, net present value."""
    row = table.iloc[0]
    return f"Cumulative cash, US dollars, preset {row['preset'].replace('_', ' ')}; net present value {money(row['npv_usd'])}; a projection"


def matters(assumptions: pd.DataFrame, *, strategy_preset: str) -> pd.DataFrame | Refusal:
    """assumption: net present value with it at the low and at the high end of its range, widest first."""
    middle, low, high = _values(assumptions, strategy_preset, {})
    if said := _lacking(middle):
        return said
    found = formulas.tornado(middle, low, high)
    mine = assumptions[assumptions["used_in"].eq("break_even") & assumptions["preset"].eq(strategy_preset)].set_index(
        "parameter"
    )
    base = float(formulas.net_present_value(formulas.cash_flow(middle), middle["discount_year"])[0])
    rows = [(mine.loc[p, "label"], a, b, base, abs(b - a), mine.loc[p, "source_id"]) for p, (a, b) in found.items()]
    table = pd.DataFrame(rows, columns=["label", "low_usd", "high_usd", "npv_usd", "swing_usd", "source_id"])
    return table.assign(status="projection").sort_values("swing_usd", ascending=False)


def matters_finding(table: pd.DataFrame) -> str:
    """What moves the value most."""
    row = table.iloc[0]
    return f"What matters most: {row['label'].lower()}"
