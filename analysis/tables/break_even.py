"""Break-even by strategy: what a preset assumes, and cumulative cash over time with what the draws say."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.formats import counted, money, spelled
from analysis.measures import economics as formulas
from analysis.measures.shares import Refusal

PERCENT = ("paying_share", "lost_to_hosts", "staff_and_sales", "shared_training", "discount_year")
"""Assumptions kept in percent in the data, fractions in the formulas."""
MILLIONS = ("users_max", "training_usd_first")
"""Sliders that count in millions."""
SLIDERS = (
    "users_max",
    "paying_share",
    "price_usd_month",
    "serving_usd_user_month",
    "lost_to_hosts",
    "staff_and_sales",
    "training_usd_first",
    "training_growth",
    "shared_training",
)
DRAWS = 2_000
NAMES = {
    "closed_api": "Closed API",
    "open_core": "Open core",
    "hybrid": "Hybrid",
    "open_weights_compute": "Open weights, compute",
}
Numbers = Mapping[str, float]


def name_of(preset: str) -> str:
    """A preset in words."""
    return NAMES.get(preset, preset.replace("_", " ").capitalize())


def within(name: str) -> str:
    """A name inside a sentence: 'closed API'."""
    return name[:1].lower() + name[1:]


def of_preset(assumptions: pd.DataFrame, preset: str) -> pd.DataFrame:
    """The assumptions of a preset by their parameters."""
    mine = assumptions[assumptions["used_in"].eq("break_even") & assumptions["preset"].eq(preset)]
    return mine.set_index("parameter", drop=False)


def moved_of(mine: pd.DataFrame, sliders: Numbers) -> dict[str, float]:
    """The sliders that stand elsewhere than the preset, in the units of the data."""
    own = mine["value"].to_dict()
    stand = {name: float(value) * (1e6 if name in MILLIONS else 1) for name, value in sliders.items()}
    return {n: v for n, v in stand.items() if n in own and abs(v - own[n]) > 1e-9 * max(abs(own[n]), 1)}


def values_of(mine: pd.DataFrame, moved: Numbers) -> tuple[dict[str, float], dict[str, float], dict[str, float]]:
    """Default, low and high of each parameter as the formulas take them; a moved one is the same in all three."""
    middle, low, high = ({p: float(v) for p, v in mine[c].items()} for c in ("value", "low", "high"))
    for one in (middle, low, high):
        one.update(moved)
    a, b, c = ({p: v / 100 if p in PERCENT else v for p, v in one.items()} for one in (middle, low, high))
    return a, b, c


def lacking(mine: pd.DataFrame) -> Refusal | None:
    """Which assumptions of the preset are not in the data, or None."""
    missing = [p for p in formulas.PARAMETERS if p not in mine.index]
    said = f"The preset has no value for: {', '.join(missing)}"
    return Refusal(said, "the ledger of assumptions") if missing else None


def cited(*parts: pd.DataFrame) -> str | None:
    """The sources of assumptions, each once; None for none."""
    return ";".join(dict.fromkeys(s for part in parts for s in part["source_id"].dropna())) or None


def above_said(cash: np.ndarray) -> str:
    """When cumulative cash of a path that ends below zero is above it: 'above zero in months 6–119, below in 120'."""
    found = formulas.above_zero(cash)
    if found is None:
        return ""
    first, last, whole = found
    return f"above zero {'' if whole else 'at times '}in months {first}–{last}, below in {len(cash) - 1}"


def cash(assumptions: pd.DataFrame, *, strategy_preset: str, against: str, sliders: Numbers) -> pd.DataFrame | Refusal:
    """month: cumulative cash with the sliders, median, middle 50 and 80 % of draws, and of the strategy beside it.

    A slider that was moved has that value in every draw; the others vary over their ranges. A path is blank from the
    month on in which it stops or its last whole generation is over.
    """
    mine = of_preset(assumptions, strategy_preset)
    if said := lacking(mine):
        return said
    moved = moved_of(mine, sliders)
    middle, low, high = values_of(mine, moved)
    chosen, stop = formulas.outcome(middle)
    flows, stops = formulas.outcome(formulas.draws(middle, low, high, DRAWS))
    lines = np.quantile(flows.cumsum(axis=1), [0.1, 0.25, 0.5, 0.75, 0.9], axis=0)
    other = of_preset(assumptions, against)
    beside, beside_stops = _path(values_of(other, {})[0]) if len(other) and not lacking(other) else (np.nan, np.nan)
    return pd.DataFrame(
        {
            "month": np.arange(chosen.shape[1]),
            "chosen_usd": _path(middle)[0],
            **dict(zip(("low_usd", "quarter_usd", "middle_usd", "most_usd", "high_usd"), lines, strict=True)),
            "against_usd": beside,
            "break_even_month": formulas.lasting(chosen, stop)[0],
            "stops_month": stop[0],
            "training_usd": middle["training_usd_first"],
            "against_training_usd": float(other["value"].get("training_usd_first", np.nan)),
            "against_stops_month": beside_stops,
            "stopped_pct": 100 * float((~np.isnan(stops)).mean()),
            "reached_pct": 100 * float((~np.isnan(formulas.lasting(flows, stops))).mean()),
            "status": "projection",
            "preset": strategy_preset,
            "against": against,
            "moved_count": len(moved),
            "source_id": cited(mine, other),
        }
    )


def _path(values: Numbers) -> tuple[np.ndarray, float]:
    """Cumulative cash of one path as long as it goes on, then blank; and the month in which it stops, nan for none."""
    flow, stop = formulas.outcome(values)
    months = np.arange(flow.shape[1])
    goes_on = (months < formulas.last_month(values)) & ~(months >= stop[0])
    return np.where(goes_on, flow.cumsum(axis=1)[0], np.nan), float(stop[0])


def cash_finding(table: pd.DataFrame) -> str:
    """In which part of the draws the chosen strategy goes on and has its money back."""
    row = table.iloc[-1]
    return f"{name_of(row['preset'])} breaks even in {spelled(row['reached_pct'], '.0f')} % of simulated futures"


def stop_said(month: float, total: float) -> str:
    """When a path stops and what it leaves: 'stops in month 96, 21.3 billion dollars ahead'."""
    if month == 0:
        return "cannot pay for its first training"
    side = "ahead" if total >= 0 else "short"
    return f"stops in month {spelled(month, '.0f')}, {money(abs(total))} dollars {side}"


def _as_set(table: pd.DataFrame) -> str:
    """What the assumptions as they stand give: where it stops, break-even, or when the cash lies above zero."""
    month, stops = table["break_even_month"].iloc[-1], table["stops_month"].iloc[-1]
    path = table["chosen_usd"].dropna()
    if pd.notna(stops):
        return stop_said(stops, float(path.iloc[-1]) if len(path) else 0.0)
    if pd.isna(month) and (above := above_said(np.diff(path, prepend=0.0))):
        return above
    return "no break-even in 10 years" if pd.isna(month) else f"break-even in month {spelled(month, '.0f')}"


def cash_subtitle(table: pd.DataFrame) -> str:
    """Measure, preset, what lies beside it."""
    row = table.iloc[0]
    beside = f", beside {within(name_of(row['against']))}" if row["against"] in NAMES else ""
    unit = "times the first training" if beside else "US dollars"
    return f"Cumulative cash, {unit}, {within(name_of(row['preset']))}{moved_said(row)}{beside}; a projection"


def moved_said(row: pd.Series) -> str:
    """How many sliders are moved: ' with 2 assumptions moved'; empty for none."""
    return f" with {counted(int(row['moved_count']), 'assumption')} moved" if row["moved_count"] else ""


def cash_note(table: pd.DataFrame) -> str:
    """What the values as they stand give, how often it stops, how far the draws reach, and where the years end."""
    last = table.iloc[-1]
    low, high = (money(float(last[name])) for name in ("low_usd", "high_usd"))
    return (
        f"As set: {_as_set(table)}. It stops in {spelled(last['stopped_pct'], '.0f')} % of simulated futures: a month"
        f" costs more than it has and can raise. One in ten ends below {low} dollars, one in ten above {high}."
        " It starts with users it has already and ends with the last generation that is over in ten years"
    )
