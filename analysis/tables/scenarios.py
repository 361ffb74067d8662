"""Tables of the scenarios page: fans of the open share, HHI and companies, scenarios compared, what matters, the
ledger."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from analysis.formats import spelled
from analysis.measures import scenarios as formulas
from analysis.measures.shares import Refusal
from analysis.tables import scenario_runs as runs
from analysis.tables import scenario_starts
from analysis.tables.scenario_runs import Case, Run, ShareModel
from analysis.tables.scenario_starts import Start
from analysis.tables.what_ifs import readable

QUANTILES = (0.1, 0.25, 0.5, 0.75, 0.9)
HALF = 50.0
"""Percent of the market beyond which open models hold most of it."""


def fan(
    share_model: ShareModel,
    guidelines: pd.DataFrame,
    *,
    scenario_market: str,
    scenario: str,
    shown: Mapping[str, str],
    sliders: Mapping[str, float],
) -> pd.DataFrame | Refusal:
    """quarter: observed value, then median and middle 50 and 80 % of draws, the baseline beside, and both chances.

    `shown` holds the measure and the guideline whose line is drawn for HHI.
    """
    case = runs.case_of(share_model, scenario_market, scenario, sliders)
    if isinstance(case, Refusal):
        return case
    start, measure = case.start, shown["measure"]
    made, ghost = case.run(), runs.run(start, case.baseline, case.baseline)
    line, quarters = _line(guidelines, shown["hhi_guideline"]), case.quarters
    ahead = pd.DataFrame(_spread(made, measure), columns=["p10", "p25", "p50", "p75", "p90"]).assign(
        quarter=scenario_starts.quarter_names(quarters),
        baseline_value=_spread(ghost, measure)[:, 2],
        status="projection",
    )
    seen = _observed(start, measure)
    table = pd.concat([seen, ahead.iloc[1:]], ignore_index=True)
    return table.assign(
        mid_date=start.dates(table["quarter"]),
        line_value=HALF if measure == "open" else line,
        hhi_line=line,
        **_chances(made, line, quarters),
        starts_open_pct=100 * float(made.opened[0, 0]),
        starts_hhi=float(made.hhi_high[0, 0]),
        miss_pp=made.miss_pp,
        measure=measure,
        scenario=_name(share_model.scenarios, scenario),
        moved_count=len(case.moved),
        **start.context,
    )


def _name(scenarios: pd.DataFrame, scenario: str) -> str:
    """The scenario's name in words."""
    return dict(zip(scenarios["scenario_id"], scenarios["scenario"], strict=True)).get(scenario, "Baseline")


def _line(guidelines: pd.DataFrame, guideline: str) -> float:
    return float(guidelines.set_index("guideline_id")["highly_concentrated_above_hhi"].get(guideline, 1800))


def _spread(run: Run, measure: str) -> np.ndarray:
    """Quarters × five percentiles; of HHI the lower two with the rest in atoms, the others with it in one company."""
    if measure == "open":
        return 100 * np.quantile(run.opened, QUANTILES, axis=0).T
    low, high = (np.quantile(one, QUANTILES, axis=0) for one in (run.hhi_low, run.hhi_high))
    return np.vstack([low[:2], high[2:]]).T


def _observed(start: Start, measure: str) -> pd.DataFrame:
    """The quarters that the company constants are fitted on; percentiles stay blank but the ends of HHI's interval."""
    path = start.shares[None]
    if measure == "open":
        value = 100 * formulas.open_path(path, start.is_open)[0]
        low = high = value
    else:
        rest = start.names.index(formulas.NOT_NAMED)
        low, value = (one[0] for one in formulas.hhi_path(path, rest))
        high = value
    seen = pd.DataFrame(
        {"quarter": scenario_starts.quarter_names(start.window.index), "p10": low, "p50": value, "p90": high}
    )
    return seen.assign(status=start.statuses(seen["quarter"]))


def _chances(run: Run, line: float, quarters: pd.PeriodIndex) -> dict[str, object]:
    """Percent of draws in which open passes half and HHI falls below the line, and the median year of those that do.

    HHI is below for certain where it is with the rest in one company, possibly where it is with the rest in atoms.
    """
    opened, when_open = formulas.reaches(100 * run.opened, HALF)
    surely, when = formulas.reaches(run.hhi_high, line, above=False)
    maybe, _ = formulas.reaches(run.hhi_low, line, above=False)
    return {
        "chance_open_pct": 100 * opened,
        "year_open": _year(quarters, when_open),
        "chance_hhi_pct": 100 * surely,
        "chance_hhi_high_pct": 100 * maybe,
        "year_hhi": _year(quarters, when),
    }


def _year(quarters: pd.PeriodIndex, period: float) -> str:
    return "never" if np.isnan(period) else str(quarters[int(period)].year)


def company_fans(
    share_model: ShareModel,
    *,
    scenario_market: str,
    scenario: str,
    sliders: Mapping[str, float],
) -> pd.DataFrame | Refusal:
    """company, quarter: observed share, then median and middle 80 % of draws, in percent."""
    case = runs.case_of(share_model, scenario_market, scenario, sliders)
    if isinstance(case, Refusal):
        return case
    start = case.start
    made, quarters = case.run(), scenario_starts.quarter_names(case.quarters)
    parts = []
    for i, label in enumerate(made.names):
        seen = 100 * start.shares[:, i] if i < len(start.names) else np.zeros(len(start.window))
        low, middle, high = 100 * made.companies[:, 1:, i]
        parts.append(
            pd.DataFrame(
                {
                    "label": label,
                    "company_id": start.company_ids.get(label),
                    "quarter": [*scenario_starts.quarter_names(start.window.index), *quarters[1:]],
                    "low_pct": [*seen, *low],
                    "mid_pct": [*seen, *middle],
                    "high_pct": [*seen, *high],
                }
            )
        )
    table = pd.concat(parts, ignore_index=True)
    return table.assign(
        status=start.statuses(table["quarter"]),
        mid_date=start.dates(table["quarter"]),
        scenario=_name(share_model.scenarios, scenario),
        moved_count=len(case.moved),
        **start.context,
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
    parts = []
    for key in ("baseline", *(c for c in compare if c != "baseline")):
        name, own, moved = runs.scenario_by_name(share_model, key)
        spread = _spread(runs.run(case.start, runs.model_ranges(own, moved), case.baseline), measure)
        part = pd.DataFrame(spread[:, [0, 2, 4]], columns=["p10", "p50", "p90"])
        parts.append(
            part.assign(
                scenario_id=key,
                label=name,
                quarter=scenario_starts.quarter_names(case.quarters),
                sets=_sets(own, moved),
            )
        )
    table = pd.concat(parts, ignore_index=True)
    ghost = parts[0].set_index("quarter")["p50"]
    return table.assign(
        change_to_baseline=table["p50"] - table["quarter"].map(ghost),
        measure=measure,
        mid_date=case.start.dates(table["quarter"]),
        status=case.start.statuses(table["quarter"]),
        **case.start.context,
    )


def _sets(own: pd.DataFrame, moved: Mapping[str, float]) -> str:
    """What a scenario assumes apart from the baseline, in words: 'Users who choose anew 5 (2–8) % per quarter'."""
    said = []
    for row in own.itertuples():
        if row.Index in moved:
            said.append(f"{row.label} {spelled(moved[str(row.Index)], 'g')} {row.unit}")
        elif row.changed:
            said.append(
                f"{row.label} {spelled(row.value, 'g')} ({spelled(row.low, 'g')} to {spelled(row.high, 'g')})"
                f" {row.unit}"
            )
    return "; ".join(said) or "as the baseline"


def side_by_side(share_model: ShareModel, *, scenario_market: str, saved: Sequence[str] = ()) -> pd.DataFrame | Refusal:
    """scenario: open share and HHI at the end of 2030, median and middle 80 %, with the difference to the baseline."""
    case = runs.case_of(share_model, scenario_market)
    if isinstance(case, Refusal):
        return case
    rows = []
    for key in dict.fromkeys(["baseline", *share_model.scenarios["scenario_id"], *(s for s in saved if readable(s))]):
        name, own, moved = runs.scenario_by_name(share_model, key)
        made = runs.run(case.start, runs.model_ranges(own, moved), case.baseline)
        share, hhi = (np.quantile(x[:, -1], [0.1, 0.5, 0.9]) for x in (100 * made.opened, made.hhi_high))
        rows.append((key, name, *share, *hhi, _sets(own, moved)))
    names = ["scenario_id", "label", "low_pct", "mid_pct", "high_pct", "hhi_low", "hhi_median", "hhi_high", "sets"]
    table = pd.DataFrame(rows, columns=names)
    return table.assign(
        change_pp=table["mid_pct"] - table["mid_pct"].iloc[0],
        change_hhi=table["hhi_median"] - table["hhi_median"].iloc[0],
        status="projection",
        **case.start.context,
    )


def swings(
    share_model: ShareModel,
    *,
    scenario_market: str,
    scenario: str,
    measure: str,
    sliders: Mapping[str, float],
) -> pd.DataFrame | Refusal:
    """assumption: the open share or HHI at the end of 2030 with it at the ends of its range, all others in the
    middle."""
    case = runs.case_of(share_model, scenario_market, scenario, sliders)
    if isinstance(case, Refusal):
        return case
    start = case.start
    found = formulas.swings(start.shares[-1], _fitted(case), start.steps)
    rows = []
    for name, ends in found.items():
        low, high = (_end(path, start, measure) for path in ends)
        row = case.own.loc[name]
        rows.append(
            (
                name,
                row["label"],
                f"{spelled(row['low'], 'g')} to {spelled(row['high'], 'g')} {row['unit']}",
                low,
                high,
                abs(high - low),
            )
        )
    table = pd.DataFrame(rows, columns=["parameter", "label", "range_said", "at_low", "at_high", "swing"])
    return table.sort_values("swing", ascending=False).assign(
        measure=measure,
        status="projection",
        scenario=_name(share_model.scenarios, scenario),
        **start.context,
    )


def _fitted(case: Case) -> formulas.Assumptions:
    """The scenario with the company constants of the baseline."""
    before, now = case.start.shares[-2:]
    return formulas.fitted(before, now, case.start.is_open, case.scenario, case.baseline)[0]


def _end(path: np.ndarray, start: Start, measure: str) -> float:
    if measure == "open":
        return 100 * float(formulas.open_path(path, start.is_open)[0, -1])
    return float(formulas.hhi_path(path)[0][0, -1])


def ledger(
    assumptions: pd.DataFrame, scenarios: pd.DataFrame, *, scenario: str, sliders: Mapping[str, float]
) -> pd.DataFrame:
    """assumption: value, range, unit, what the reader moved it to, why, and its source or "our assumption".

    A source is that of the baseline's value, which stands beside the scenario's.
    """
    own = runs.ranges(assumptions, scenarios, scenario)
    moved = runs.moved_from(own, sliders)
    return (
        own.drop(columns="changed")
        .reset_index()
        .assign(
            moved_to=[moved.get(str(p), np.nan) for p in own.index],
            origin=np.select(
                [own["changed"], own["source_id"].notna()], ["set by the scenario", "sourced"], "our assumption"
            ),
            scenario=_name(scenarios, scenario),
            moved_count=len(moved),
        )
    )
