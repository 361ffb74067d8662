"""Tables of the break-even page: results, cash over time, uncertainty, what matters, the ledger of assumptions."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.formats import counted, money, spelled, value
from analysis.measures import economics as formulas
from analysis.measures.shares import Refusal

PERCENT = ("paying_share", "lost_to_hosts", "shared_training", "discount_year")
"""Assumptions kept in percent in the data, fractions in the formulas."""
MILLIONS = ("users_max", "training_usd_first")
"""Sliders that count in millions."""
SLIDERS = (
    "users_max",
    "paying_share",
    "price_usd_month",
    "serving_usd_user_month",
    "lost_to_hosts",
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
NEVER = "not in 10 years"
Numbers = Mapping[str, float]


def name_of(preset: str) -> str:
    """A preset in words."""
    return NAMES.get(preset, preset.replace("_", " ").capitalize())


def _within(name: str) -> str:
    """A name inside a sentence: 'closed API'."""
    return name[:1].lower() + name[1:]


def of_preset(assumptions: pd.DataFrame, preset: str) -> pd.DataFrame:
    """The assumptions of a preset by their parameters."""
    mine = assumptions[assumptions["used_in"].eq("break_even") & assumptions["preset"].eq(preset)]
    return mine.set_index("parameter", drop=False)


def _moved(mine: pd.DataFrame, sliders: Numbers) -> dict[str, float]:
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


def results(
    assumptions: pd.DataFrame, *, strategy_preset: str, against: str, sliders: Numbers
) -> pd.DataFrame | Refusal:
    """figure, value, detail: months to break even, peak funding and net present value, with what the draws say."""
    mine = of_preset(assumptions, strategy_preset)
    if said := lacking(mine):
        return said
    moved = _moved(mine, sliders)
    rows = _result(mine, moved, "")
    other = of_preset(assumptions, against)
    if len(other) and not lacking(other):
        rows = [
            row | {"detail": f"{row['detail']}. {name_of(against)}: {two['value']}"}
            for row, two in zip(rows, _result(other, {}, ""), strict=True)
        ]
    return pd.DataFrame(rows).assign(
        preset=strategy_preset, moved_count=len(moved), status="projection", source_id=cited(mine, other)
    )


def _result(mine: pd.DataFrame, moved: Numbers, name: str) -> list[dict[str, str]]:
    middle, low, high = values_of(mine, moved)
    chosen, stop = formulas.outcome(middle)
    drawn = formulas.draws(middle, low, high, DRAWS)
    flows, stops = formulas.outcome(drawn)
    months = formulas.lasting(flows, stops)
    peak = np.quantile(formulas.peak_funding(flows), [0.1, 0.9])
    worth = np.quantile(formulas.net_present_value(flows, drawn["discount_year"]), [0.1, 0.9])
    own = float(formulas.lasting(chosen, stop)[0])
    above = "" if np.isfinite(own) or np.isfinite(stop[0]) else _above(chosen[0])
    deepest = f"in month {chosen.cumsum(axis=1)[0].argmin()}"
    npv = float(formulas.net_present_value(chosen, middle["discount_year"])[0])
    fails = "it does not" if np.isnan(stop[0]) else f"in month {spelled(stop[0], '.0f')}"
    most = money(middle["funding_usd"])
    told = (
        ("Break-even", _month(own), f"{f'Cash is {above}. ' if above else ''}{_reached(months)}"),
        (
            "Bankruptcy",
            f"{spelled(100 * float((~np.isnan(stops)).mean()), '.0f')} % of futures",
            f"It stops when a month costs more than it can raise, {most} dollars as set: {fails}",
        ),
        (
            "Peak funding",
            f"{money(float(formulas.peak_funding(chosen)[0]))} dollars {deepest}",
            f"Middle 80 % of futures: {money(peak[0])} to {money(peak[1])} dollars",
        ),
        (
            "Net present value",
            f"{money(npv)} dollars",
            f"Middle 80 % of futures: {money(worth[0])} to {money(worth[1])} dollars",
        ),
    )
    return [{"figure": figure, "value": value, "detail": detail} for figure, value, detail in told]


def _reached(months: np.ndarray) -> str:
    """In which part of the draws cash stays above zero, and from which months on."""
    reached = 100 * float((~np.isnan(months)).mean())
    ends = [spelled(end, ".0f") for end in np.nanquantile(months, [0.1, 0.9])] if reached >= 1 else []
    spread = f"; then in months {' to '.join(ends)}" if ends else ""
    return f"In {spelled(reached, '.0f')} % of simulated futures within 10 years{spread}"


def _above(cash: np.ndarray) -> str:
    """When cumulative cash of a path that ends below zero is above it: 'above zero in months 6–119, below in 120'."""
    found = formulas.above_zero(cash)
    if found is None:
        return ""
    first, last, whole = found
    return f"above zero {'' if whole else 'at times '}in months {first}–{last}, below in {len(cash) - 1}"


def _month(month: float) -> str:
    return NEVER if np.isnan(month) else f"month {spelled(month, '.0f')}"


def results_finding(table: pd.DataFrame) -> str:
    """Whether and when it breaks even with the values as they stand."""
    by = table.set_index("figure")["value"]
    when = str(by.get("Break-even", "not known"))
    said = "no lasting break-even in 10 years" if when == NEVER else f"break-even {when}"
    return f"{name_of(table['preset'].iloc[0])}: {said}"


def results_subtitle(table: pd.DataFrame) -> str:
    """Preset and how many sliders are moved."""
    row = table.iloc[0]
    moved = f" with {counted(int(row['moved_count']), 'assumption')} moved" if row["moved_count"] else ""
    return (
        f"Preset {_within(name_of(row['preset']))}{moved}; US dollars, {spelled(DRAWS)} simulated futures over the"
        " ranges; a projection"
    )


def cash(assumptions: pd.DataFrame, *, strategy_preset: str, against: str, sliders: Numbers) -> pd.DataFrame | Refusal:
    """month: cumulative cash with the sliders, median and middle 80 % of draws, and of the strategy beside it.

    A slider that was moved has that value in every draw; the others vary over their ranges.
    """
    mine = of_preset(assumptions, strategy_preset)
    if said := lacking(mine):
        return said
    moved = _moved(mine, sliders)
    middle, low, high = values_of(mine, moved)
    chosen, stop = formulas.outcome(middle)
    flows, stops = formulas.outcome(formulas.draws(middle, low, high, DRAWS))
    lines = np.quantile(flows.cumsum(axis=1), [0.1, 0.5, 0.9], axis=0)
    other = of_preset(assumptions, against)
    beside = (
        formulas.outcome(values_of(other, {})[0])[0].cumsum(axis=1)[0] if len(other) and not lacking(other) else np.nan
    )
    return pd.DataFrame(
        {
            "month": np.arange(chosen.shape[1]),
            "chosen_usd": chosen.cumsum(axis=1)[0],
            "low_usd": lines[0],
            "middle_usd": lines[1],
            "high_usd": lines[2],
            "against_usd": beside,
            "break_even_month": formulas.lasting(chosen, stop)[0],
            "stops_month": stop[0],
            "bankrupt_pct": 100 * float((~np.isnan(stops)).mean()),
            "reached_pct": 100 * float((~np.isnan(formulas.lasting(flows, stops))).mean()),
            "status": "projection",
            "preset": strategy_preset,
            "against": against,
            "moved_count": len(moved),
            "source_id": cited(mine, other),
        }
    )


def cash_finding(table: pd.DataFrame) -> str:
    """When the chosen strategy breaks even, or is above zero without staying there, and how often in the draws it
    does."""
    row = table.iloc[-1]
    return f"{name_of(row['preset'])} breaks even in {spelled(row['reached_pct'], '.0f')} % of simulated futures"


def _as_set(table: pd.DataFrame) -> str:
    """What the assumptions as they stand give: bankruptcy, break-even, or when the cash lies above zero."""
    month, stops = table["break_even_month"].iloc[-1], table["stops_month"].iloc[-1]
    if pd.notna(stops):
        return f"bankrupt in month {spelled(stops, '.0f')}"
    if pd.isna(month) and (above := _above(np.diff(table["chosen_usd"], prepend=0.0))):
        return above
    return "no break-even in 10 years" if pd.isna(month) else f"break-even in month {spelled(month, '.0f')}"


def cash_subtitle(table: pd.DataFrame) -> str:
    """Measure, preset, what lies beside it."""
    row = table.iloc[0]
    beside = f", beside {_within(name_of(row['against']))}" if row["against"] in NAMES else ""
    moved = f" with {counted(int(row['moved_count']), 'assumption')} moved" if row["moved_count"] else ""
    return f"Cumulative cash, US dollars, {_within(name_of(row['preset']))}{moved}{beside}; a projection"


def cash_note(table: pd.DataFrame) -> str:
    """What is not in it, what the values as they stand give, how often it goes bankrupt, and where the years end."""
    low, row = money(float(table["low_usd"].iloc[-1])), table.iloc[-1]
    return (
        f"Staff, failed runs and sales cost are not in it, so it flatters. As set: {_as_set(table)}. It goes bankrupt"
        f" in {spelled(row['bankrupt_pct'], '.0f')} % of simulated futures: a company that cannot raise what a month"
        f" costs stops. One in ten ends below {low} dollars. What is looked at ends with the last generation that is"
        " over in ten years"
    )


def matters(assumptions: pd.DataFrame, *, strategy_preset: str, sliders: Numbers) -> pd.DataFrame | Refusal:
    """assumption: net present value with it at the low and at the high end of its range, widest first."""
    mine = of_preset(assumptions, strategy_preset)
    if said := lacking(mine):
        return said
    moved = _moved(mine, sliders)
    middle = values_of(mine, moved)[0]
    _, low, high = values_of(mine, {})
    found = formulas.tornado(middle, low, high)
    base = float(formulas.net_present_value(formulas.outcome(middle)[0], middle["discount_year"])[0])
    rows = [
        (
            mine.loc[p, "label"],
            f"{value(mine.loc[p, 'low'])} to {value(mine.loc[p, 'high'])} {mine.loc[p, 'unit']}",
            a,
            b,
            base,
            abs(b - a),
            mine.loc[p, "source_id"],
        )
        for p, (a, b) in found.items()
    ]
    table = pd.DataFrame(
        rows, columns=["label", "range_said", "low_usd", "high_usd", "npv_usd", "swing_usd", "source_id"]
    )
    return table.assign(status="projection", preset=strategy_preset).sort_values("swing_usd", ascending=False)


def matters_finding(table: pd.DataFrame) -> str:
    """What moves the value most, and by how much."""
    row = table.iloc[0]
    return f"What matters most: {_within(row['label'])}, a swing of {money(row['swing_usd'])} dollars"


def ledger(assumptions: pd.DataFrame, *, strategy_preset: str, sliders: Numbers) -> pd.DataFrame:
    """assumption: value, range, unit, what the reader moved it to, why, and its source or "our assumption"."""
    mine = of_preset(assumptions, strategy_preset)
    moved = _moved(mine, sliders)
    origin = mine["source_id"].notna().map({True: "sourced", False: "our assumption"})
    moved_to = [spelled(moved[p], ",.10g") if p in moved else None for p in map(str, mine.index)]
    return mine.assign(origin=origin, moved_to=moved_to, as_of=None).reset_index(drop=True)


def ledger_finding(table: pd.DataFrame) -> str:
    """How many assumptions have a source."""
    count = int(table["origin"].eq("sourced").sum())
    return f"{count} of {len(table)} assumptions {'has' if count == 1 else 'have'} a source, the others are ours"
