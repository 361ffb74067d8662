"""Tables of the scenarios page: fans of the open share, HHI and companies, and scenarios compared."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from analysis.formats import spelled
from analysis.measures import scenarios as formulas
from analysis.measures.shares import Refusal
from analysis.measures.windows import NOT_NAMED
from analysis.tables import scenario_runs as runs
from analysis.tables.market_windows import Observed, period_names
from analysis.tables.scenario_runs import Run, ShareModel
from analysis.tables.what_ifs import Ends, readable

QUANTILES = (0.1, 0.25, 0.5, 0.75, 0.9)
NO_COMPANIES = Refusal("This definition prints groups and no companies: no index of concentration", "the open share")
HALF = 50.0
"""Percent of the market beyond which open models hold most of it."""


def fan(
    share_model: ShareModel,
    guidelines: pd.DataFrame,
    *,
    scenario_market: str,
    scenario: str,
    shown: Mapping[str, str],
    sliders: Mapping[str, Ends],
) -> pd.DataFrame | Refusal:
    """quarter: observed value, then median and middle 50 and 80 % of draws, the baseline beside, and both chances.

    `shown` holds the measure and the guideline whose line is drawn for HHI.
    """
    case = runs.case_of(share_model, scenario_market, scenario, sliders)
    if isinstance(case, Refusal):
        return case
    measure = shown["measure"]
    if measure == "hhi" and case.seen.level == "group":
        return NO_COMPANIES
    made, ghost = case.run(), case.run(case.baseline)
    line = _line(guidelines, shown["hhi_guideline"]) if measure == "hhi" else float("nan")
    ahead = pd.DataFrame(spread(made, measure), columns=["p10", "p25", "p50", "p75", "p90"]).assign(
        quarter=case.periods, baseline_value=spread(ghost, measure)[:, 2]
    )
    table = pd.concat([_observed(case.seen, measure), ahead.iloc[1:]], ignore_index=True)
    return table.assign(
        mid_date=case.seen.moments(table["quarter"]),
        status=case.seen.statuses(table["quarter"]),
        line_value=HALF if measure == "open" else line,
        hhi_line=line,
        **_chances(made, line, case.periods),
        starts_open_pct=100 * float(made.opened[0, 0]),
        starts_hhi=float("nan") if case.seen.level == "group" else float(made.hhi_high[0, 0]),
        **_learned(case),
        layer=share_model.markets.set_index("market_id")["layer"][scenario_market],
        measure=measure,
        scenario=name_of(share_model.scenarios, scenario),
        moved_count=len(case.moved),
        **case.seen.context,
    )


def _learned(case: runs.Case) -> dict[str, object]:
    """What the forecast rests on: steps seen, size of a step's shock in percent of a share, and the drift kept."""
    motion = case.market.motion
    return {
        "step": case.seen.step,
        "steps_seen": motion.steps,
        "shock_pct": 100 * motion.one_step,
        "drift_kept_pct": 100 * motion.kept,
    }


def name_of(scenarios: pd.DataFrame, scenario: str) -> str:
    """The scenario's name in words."""
    return dict(zip(scenarios["scenario_id"], scenarios["scenario"], strict=True)).get(scenario, "Baseline")


def _line(guidelines: pd.DataFrame, guideline: str) -> float:
    return float(guidelines.set_index("guideline_id")["highly_concentrated_above_hhi"].get(guideline, 1800))


def spread(run: Run, measure: str) -> np.ndarray:
    """Quarters × five percentiles; of HHI the lower two with the rest in atoms, the others with it in one company."""
    if measure == "open":
        return 100 * np.quantile(run.opened, QUANTILES, axis=0).T
    low, high = (np.quantile(one, QUANTILES, axis=0) for one in (run.hhi_low, run.hhi_high))
    return np.vstack([low[:2], high[2:]]).T


def _observed(seen: Observed, measure: str) -> pd.DataFrame:
    """The periods that the forecast is estimated of; percentiles stay blank but the ends of HHI's interval."""
    window = seen.window
    path = window.to_numpy()[None]
    if measure == "open":
        value = 100 * formulas.open_path(path, [str(name) in seen.open_labels for name in window.columns])[0]
        low = high = value
    else:
        low, value = (one[0] for one in formulas.hhi_path(path, list(window.columns).index(NOT_NAMED)))
        high = value
    return pd.DataFrame({"quarter": period_names(window.index), "p10": low, "p50": value, "p90": high})


def _chances(run: Run, line: float, periods: Sequence[str]) -> dict[str, object]:
    """Percent of draws in which open holds half at the end and HHI falls below the line, and the median year in which
    those that do first did; blank for HHI without a line.

    HHI is below for certain where it is with the rest in one company, possibly where it is with the rest in atoms.
    """
    holds = 100 * run.opened[:, -1] > HALF
    _, when_open = formulas.reaches(100 * run.opened[holds], HALF) if holds.any() else (0.0, float("nan"))
    if np.isnan(line):
        nothing = {"chance_hhi_pct": float("nan"), "chance_hhi_high_pct": float("nan"), "year_hhi": "never"}
        return {"chance_open_pct": 100 * float(holds.mean()), "year_open": _year(periods, when_open), **nothing}
    surely, when = formulas.reaches(run.hhi_high, line, above=False)
    maybe, _ = formulas.reaches(run.hhi_low, line, above=False)
    return {
        "chance_open_pct": 100 * float(holds.mean()),
        "year_open": _year(periods, when_open),
        "chance_hhi_pct": 100 * surely,
        "chance_hhi_high_pct": 100 * maybe,
        "year_hhi": _year(periods, when),
    }


def _year(periods: Sequence[str], period: float) -> str:
    return "never" if np.isnan(period) else periods[int(period)][:4]


def company_fans(
    share_model: ShareModel,
    *,
    scenario_market: str,
    scenario: str,
    sliders: Mapping[str, Ends],
) -> pd.DataFrame | Refusal:
    """company, quarter: observed share, then median and middle 80 % of draws, in percent."""
    case = runs.case_of(share_model, scenario_market, scenario, sliders)
    if isinstance(case, Refusal):
        return case
    (names, shares), seen = case.companies(), case.seen
    window = seen.window
    parts = []
    for i, label in enumerate(names):
        known = 100 * window.to_numpy()[:, i] if i < window.shape[1] else np.zeros(len(window))
        low, middle, high = 100 * shares[:, 1:, i]
        parts.append(
            pd.DataFrame(
                {
                    "label": label,
                    "company_id": seen.company_ids.get(label),
                    "quarter": [*period_names(window.index), *case.periods[1:]],
                    "low_pct": [*known, *low],
                    "mid_pct": [*known, *middle],
                    "high_pct": [*known, *high],
                }
            )
        )
    table = pd.concat(parts, ignore_index=True)
    return table.assign(
        status=seen.statuses(table["quarter"]),
        mid_date=seen.moments(table["quarter"]),
        scenario=name_of(share_model.scenarios, scenario),
        moved_count=len(case.moved),
        **seen.context,
    )


def compared(
    share_model: ShareModel,
    *,
    scenario_market: str,
    measure: str,
    compare: Sequence[str],
) -> pd.DataFrame | Refusal:
    """scenario, quarter: median and middle 80 % of draws for the baseline and up to four scenarios, with their
    inputs."""
    case = runs.case_of(share_model, scenario_market)
    if isinstance(case, Refusal):
        return case
    if measure == "hhi" and case.seen.level == "group":
        return NO_COMPANIES
    parts = []
    for key in ("baseline", *(c for c in compare if c != "baseline")):
        name, own, moved = runs.scenario_by_name(share_model, key)
        ends = spread(case.run(runs.model_ranges(own, moved)), measure)
        part = pd.DataFrame(ends[:, [0, 2, 4]], columns=["p10", "p50", "p90"])
        parts.append(
            part.assign(
                scenario_id=key,
                label=name,
                quarter=case.periods,
                sets=_sets(own, moved),
            )
        )
    table = pd.concat(parts, ignore_index=True)
    ghost = parts[0].set_index("quarter")["p50"]
    return table.assign(
        change_to_baseline=table["p50"] - table["quarter"].map(ghost),
        measure=measure,
        mid_date=case.seen.moments(table["quarter"]),
        status=case.seen.statuses(table["quarter"]),
        **case.seen.context,
    )


def _sets(own: pd.DataFrame, moved: Mapping[str, Ends]) -> str:
    """What a scenario assumes apart from the baseline, in words: 'Users who choose anew 5 (2–8) % per quarter'."""
    said = []
    for row in own.itertuples():
        if row.Index in moved:
            said.append(f"{row.label} {ends_said(moved[str(row.Index)])} {row.unit}")
        elif row.changed:
            said.append(
                f"{row.label} {spelled(row.value, 'g')} ({spelled(row.low, 'g')} to {spelled(row.high, 'g')})"
                f" {row.unit}"
            )
    return "; ".join(said) or "as the market moved; price, lag and weights of open models as today"


def ends_said(ends: Ends) -> str:
    """Both ends of a range in words, one where they are the same.

    >>> ends_said((5.0, 20.0)), ends_said((0.5, 0.5))
    ('5 to 20', '0.5')
    """
    return " to ".join(dict.fromkeys(spelled(end, "g") for end in ends))


def side_by_side(share_model: ShareModel, *, scenario_market: str, saved: Sequence[str] = ()) -> pd.DataFrame | Refusal:
    """scenario: open share and HHI at the end of 2030, median and middle 80 %, with the difference to the baseline, and
    the chance that open holds half then."""
    case = runs.case_of(share_model, scenario_market)
    if isinstance(case, Refusal):
        return case
    rows = []
    for key in dict.fromkeys(["baseline", *share_model.scenarios["scenario_id"], *(s for s in saved if readable(s))]):
        name, own, moved = runs.scenario_by_name(share_model, key)
        made = case.run(runs.model_ranges(own, moved))
        share, hhi = (np.quantile(x[:, -1], [0.1, 0.5, 0.9]) for x in (100 * made.opened, made.hhi_high))
        passes = 100 * float((100 * made.opened[:, -1] > HALF).mean())
        rows.append((key, name, *share, *hhi, passes, _sets(own, moved)))
    names = ["scenario_id", "label", "low_pct", "mid_pct", "high_pct", "hhi_low", "hhi_median", "hhi_high"]
    names += ["chance_half_pct", "sets"]
    table = pd.DataFrame(rows, columns=names)
    return table.assign(
        change_pp=table["mid_pct"] - table["mid_pct"].iloc[0],
        change_hhi=table["hhi_median"] - table["hhi_median"].iloc[0],
        status="projection",
        **case.seen.context,
    )
