"""Tables of the ownership page: the ties, and HHI beside MHHI with the ties that the reader switches on."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.formats import hhi_points, spelled
from analysis.measures import ownership as formulas
from analysis.measures.concentration import hhi
from analysis.measures.shares import Refusal
from analysis.periods import Period, dated
from analysis.tables.concentration import one_date, refusal
from analysis.tables.context import ONE_DATE, market_at, of_shown
from analysis.tables.share_intervals import ShareIntervals
from analysis.tables.shares import NAMED


def ties(stakes: pd.DataFrame, companies: pd.DataFrame) -> pd.DataFrame:
    """tie: holder, held, profit share as an interval, control, as of its date."""
    names = companies.set_index("company_id")["company"]
    middle = stakes["profit_pct"].fillna((stakes["profit_low_pct"] + stakes["profit_high_pct"]) / 2)
    spread = stakes["qualifier"].map({"approx": 2.5}).fillna(0)
    return stakes.assign(
        label=stakes["holder_id"].map(names),
        party_b=stakes["held_id"].map(names),
        company_id=stakes["holder_id"],
        tie=stakes["holder_id"].map(names) + " in " + stakes["held_id"].map(names),
        mid_pct=middle,
        low_pct=stakes["profit_low_pct"].fillna(middle - spread),
        high_pct=stakes["profit_high_pct"].fillna(middle + spread),
    )


def ties_finding(table: pd.DataFrame, whole: pd.DataFrame | None = None) -> str:
    """The largest stake of those shown, each by its newest row."""
    shown = of_shown(table, whole)
    table = table.sort_values("as_of", kind="stable").drop_duplicates("tie", keep="last")
    row = table.sort_values("mid_pct").iloc[-1]
    if len(table) == 1:
        return f"One stake is{shown or ' known'}: {row['tie']}, about {spelled(row['mid_pct'], 'g')} %"
    return f"Largest of {len(table)} stakes{shown}: {row['tie']}, about {spelled(row['mid_pct'], 'g')} %"


def ties_note(table: pd.DataFrame) -> str:
    """What the stakes are not, and whose control is reported rather than assumed."""
    reported = list(dict.fromkeys(table.loc[table["control_status"].eq("reported"), "tie"]))
    said = f"Control is reported for {', '.join(reported)}" if reported else "Control is assumed"
    rest = " and assumed for the others" if 0 < len(reported) < table["tie"].nunique() else ""
    return f"No lasting cap table: later rounds changed stakes. {said}{rest}"


def modified(
    share_intervals: ShareIntervals,
    stakes: pd.DataFrame,
    *,
    market: str,
    period: str,
    tie_control: str = "sliders",
    **asked: Any,
) -> pd.DataFrame | Refusal:
    """what: HHI, MHHI and the part that each tie adds, for the ties switched on, with the profit and control asked for.

    `asked` holds, by the id of a tie, whether it is on, and with `_pct` and `_control` added its parts in percent.
    """
    series = one_date(share_intervals, market, period)
    if said := refusal(series):
        return said
    named = series[series["kind"].isin(NAMED) & series["mid_pct"].gt(0)]
    if named.empty:
        return named.assign(what=[], value_points=[])
    values = named.set_index("entity_id")["mid_pct"] / 100
    label, base = share_intervals.companies.set_index("company_id")["company"], hhi(values)
    rows: list[tuple[str, float, str]] = [("HHI of the named companies", base, "")]
    kept: list[tuple[str, str, float, float]] = []
    last = base
    for holder, held, profit, control in _switched_on(stakes, asked):
        name = f"{label.get(holder, holder)} in {label.get(held, held)}"
        if missing := [c for c in (holder, held) if c not in values.index]:
            why = f"{label.get(missing[0], missing[0])} has no share in this market: changes nothing"
            rows.append((f"added by {name}", 0.0, why))
            continue
        kept.append((holder, held, profit / 100, profit / 100 if tie_control == "proportional" else control / 100))
        if said := _too_much(kept, held, label.get(held, held)):
            return said
        now = _mhhi(values, kept)
        rows.append((f"added by {name}", now - last, _tie(stakes, holder, held, period, profit, 100 * kept[-1][3])))
        last = now
    rows.append(("Modified HHI", last, ""))
    cited = ";".join(dict.fromkeys([*";".join(named["source_id"]).split(";"), *stakes["source_id"]]))
    context = named.iloc[0][ONE_DATE].to_dict()
    return pd.DataFrame(rows, columns=["what", "value_points", "detail"]).assign(**context, source_id=cited)


def _switched_on(stakes: pd.DataFrame, asked: Mapping[str, Any]) -> list[tuple[str, str, float, float]]:
    """Holder, held, profit and control in percent of the ties that are on; what is not asked for is as printed."""
    return [
        (
            t.holder_id,
            t.held_id,
            asked.get(f"{t.tie_id}_pct", t.mid_pct),
            asked.get(f"{t.tie_id}_control", t.control_pct),
        )
        for t in formulas.newest_ties(stakes).itertuples()
        if asked.get(t.tie_id)
    ]


def _too_much(ties: list[tuple[str, str, float, float]], held: str, name: str) -> Refusal | None:
    """Why these ties cannot hold together: the parts of one company are more than the whole."""
    for place, word in ((2, "profit"), (3, "control")):
        if sum(float(t[place]) for t in ties if t[1] == held) > 1 + 1e-9:
            return Refusal(f"The parts of the {word} of {name} add to more than 100 %", "smaller parts")
    return None


def _mhhi(values: pd.Series, ties: list[tuple[str, str, float, float]]) -> float:
    """Modified HHI with these ties: holder, held, part of the profit, part of the control."""
    companies = list(values.index)
    profit = formulas.stakes(companies, [(holder, held, part) for holder, held, part, _ in ties])
    control = formulas.stakes(companies, [(holder, held, part) for holder, held, _, part in ties])
    return formulas.mhhi(values, profit, control)


def _tie(stakes: pd.DataFrame, holder: str, held: str, period: str, profit: float, control: float) -> str:
    """Profit and control as asked, the date of the tie, and a word where the market is older than the tie."""
    found = stakes[stakes["holder_id"].eq(holder) & stakes["held_id"].eq(held)]
    said = f"{spelled(profit, 'g')} % of the profit, {spelled(control, 'g')} % of the control"
    if found.empty:
        return said
    when = str(found["as_of"].iloc[0])
    late = ", which is after the date of the market" if Period.parse(period).end.isoformat() < when else ""
    return f"{said}; the tie is published as of {dated(when)}{late}"


def modified_finding(table: pd.DataFrame) -> str:
    """How much the ties add."""
    added = table[table["what"].str.startswith("added")]
    if added.empty:
        return "Switch on a stake to see its effect"
    total = float(added["value_points"].sum())
    return f"The ties add {hhi_points(total)} to an HHI of {spelled(table.iloc[0]['value_points'], ',.0f')}"


def modified_subtitle(table: pd.DataFrame) -> str:
    """Definition and date."""
    return f"{market_at(table.iloc[0])}; Herfindahl index, HHI, at central values"


def modified_note(table: pd.DataFrame) -> str:
    """What each tie rests on, and what the measure can say."""
    said = [f"{w.removeprefix('added by ')}: {d}" for w, d in zip(table["what"], table["detail"], strict=True) if d]
    return ". ".join(
        [
            *said,
            "Ties are off unless you switch them on. A stake in a rival softens competition in theory, not as a fact",
        ]
    )
