"""Tables of the merger page in layers: outcome by guideline, each test, what decides, and a file for other tools."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from analysis.formats import hhi_range, number, percent_range, spelled
from analysis.measures import bounds
from analysis.measures import mergers as formulas
from analysis.measures.screening import CONCERN, DEPENDS, SAFE, worst
from analysis.measures.shares import Refusal
from analysis.tables.concentration import bounds_of_market, one_date
from analysis.tables.mergers import (
    CERTAIN,
    MEASURES,
    GuidelineTests,
    central,
    cited,
    intervals,
    spoken,
    unfit,
    worded,
)
from analysis.tables.share_intervals import ShareIntervals
from analysis.tables.shares import NAMED

SCREEN = (
    "A screening presumption from shares alone, not a legal verdict: agencies weigh entry, efficiencies and evidence"
)
HARMLESS = f"{SCREEN}. A guideline that attaches no outcome to its lines has nothing to clear and is left out"
HANGS = (
    "Bounds of HHI, change and combined share from what is printed; a test depends where both sides of its line are"
    " possible."
)
TEST_COLUMNS = (
    "guideline",
    "status",
    "test_measure",
    "value_range",
    "threshold",
    "state",
    "unknown",
    "wording",
    "source_id",
)
DRAWS, SEED = 5_000, 20240321
SIDE = "same side, other degree"


def _screened(
    series: pd.DataFrame, markets: pd.DataFrame, prongs: pd.DataFrame, parties: Sequence[str]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Rows of the screen and the verdicts, by intervals."""
    low, high, _, rest, cap = intervals(series, markets, prongs)
    merging = [p for p in parties if p in set(central(series)["entity_id"])]
    screened = formulas.screen_interval(low, high, merging, prongs, rest, cap)
    return screened, formulas.verdicts(screened, prongs)


def by_guideline(
    share_intervals: ShareIntervals,
    guideline_tests: GuidelineTests,
    *,
    market: str,
    period: str,
    parties: Sequence[str],
    guideline: str,
) -> pd.DataFrame | Refusal:
    """guideline: outcome in its words, whether that is certain and on what it hangs, and whether it flips against the
    chosen one."""
    series = one_date(share_intervals, market, period)
    if (said := unfit(series, parties)) is not None:
        return said
    found = _screened(series, share_intervals.markets, guideline_tests.guideline_prongs, parties)
    verdicts = found[1].set_index("guideline_id")
    harm = {str(g): _harm(v) for g, v in verdicts.iterrows()}
    rows = []
    guidelines = guideline_tests.guidelines
    for g in guidelines[guidelines["guideline_id"].isin(verdicts.index)].itertuples():
        prongs = guideline_tests.of(g.guideline_id)
        verdict = verdicts.loc[g.guideline_id]
        flips = "chosen" if g.guideline_id == guideline else _against(verdict, verdicts, guideline, harm)
        rows.append(
            {
                "guideline_id": g.guideline_id,
                "guideline": f"{g.jurisdiction} {g.guideline}",
                "status": g.status,
                "force": _dates(g),
                "verdict": worded(verdict["verdict"], prongs),
                "wording": _wording(verdict["verdict"], prongs, found[0]),
                "state": (
                    CERTAIN
                    if verdict["state"] != DEPENDS
                    else f"or {worded(verdict['best'], prongs)}: depends on {spoken(verdict['depends_on'])}"
                ),
                "flips": flips,
                "harm": harm[g.guideline_id],
                "as_of": period,
                "source_id": cited(central(series), prongs),
            }
        )
    return pd.DataFrame(rows)


def _harm(verdict: pd.Series) -> str:
    """Whether the screen speaks against the merger: yes, no, or it depends on what is not known."""
    against = {word in CONCERN for word in (verdict["verdict"], verdict["best"])}
    return "depends" if len(against) > 1 else "yes" if against == {True} else "no"


def _against(verdict: pd.Series, verdicts: pd.DataFrame, guideline: str, harm: dict[str, str]) -> str:
    """An outcome beside that of the chosen guideline: it flips, is the same, or speaks to the same end in another
    degree."""
    if harm[str(verdict.name)] != harm.get(guideline):
        return "flips"
    return "same" if verdict["verdict"] == verdicts.loc[guideline, "verdict"] else SIDE


def _dates(guideline: Any) -> str:
    since, until = guideline.in_force_from, guideline.in_force_to
    if not isinstance(since, str):
        return "not in force"
    return f"{since[:4]} to {until[:4]}" if isinstance(until, str) else f"since {since[:4]}"


def _wording(outcome: str, prongs: pd.DataFrame, screened: pd.DataFrame) -> str:
    """The guideline's own sentence for the test that decides."""
    mine = screened[screened["guideline_id"].eq(prongs["guideline_id"].iloc[0])]
    possible = set(mine.loc[mine["outcome"].isin([outcome, DEPENDS]), "prong"])
    sure = set(mine.loc[mine["outcome"].eq(outcome), "prong"])
    own = prongs[prongs["outcome"].eq(outcome) & prongs["prong_id"].isin(possible)]
    # Of steps of the combined share alone, each above the last, the highest that is surely passed says it all.
    steps = own[own["prong_id"].isin(sure) & own[["hhi_above", "hhi_to", "delta_above", "delta_to"]].isna().all(axis=1)]
    own = own.drop(steps.index[steps["share_above_pct"].lt(steps["share_above_pct"].max())])
    if own.empty and set(prongs["outcome"]) <= {SAFE}:
        return "It says only what is harmless; more than that is no presumption."
    return " ".join(dict.fromkeys(own["wording"])) or "No test of it is reached."


def by_guideline_finding(table: pd.DataFrame) -> str:
    """Under how many guidelines the screen speaks against the merger, and how many outcomes flip."""
    against, open_ = int(table["harm"].eq("yes").sum()), int(table["harm"].eq("depends").sum())
    said = f"The screen speaks against the merger under {against} of {len(table)} guidelines"
    return f"{said}; {open_} depend{'s' * (open_ == 1)} on unknowns" if open_ else said


def by_guideline_subtitle(table: pd.DataFrame) -> str:
    """What is compared."""
    flips, side = int(table["flips"].eq("flips").sum()), int(table["flips"].eq(SIDE).sum())
    chosen = table.loc[table["flips"].eq("chosen"), "guideline"]
    name = chosen.iloc[0] if len(chosen) else "the chosen guideline"
    said = f"{flips} outcome{'s flip' if flips != 1 else ' flips'} against {name}"
    return said + (
        f"; {side} more differ{'s' * (side == 1)} in degree alone, such as presumed or raises concern" if side else ""
    )


def tests(
    share_intervals: ShareIntervals,
    guideline_tests: GuidelineTests,
    *,
    market: str,
    period: str,
    parties: Sequence[str],
) -> pd.DataFrame | Refusal:
    """guideline, test, measure: its value as an interval, the line, and whether it is reached."""
    series = one_date(share_intervals, market, period)
    if (said := unfit(series, parties)) is not None:
        return said
    guidelines, prongs = guideline_tests.guidelines, guideline_tests.guideline_prongs
    found = _screened(series, share_intervals.markets, prongs, parties)
    verdicts = found[1].set_index("guideline_id")
    known = guidelines.assign(guideline=guidelines["jurisdiction"] + " " + guidelines["guideline"]).set_index(
        "guideline_id"
    )
    wording = prongs.set_index(["guideline_id", "prong_id"])
    rows = []
    for r in found[0].to_dict("records"):
        prong = wording.loc[(r["guideline_id"], r["prong"])]
        spell = percent_range if r["measure"] == "share" else hhi_range
        rows.append(
            {
                "guideline_id": r["guideline_id"],
                "guideline": known.loc[r["guideline_id"], "guideline"],
                "status": known.loc[r["guideline_id"], "status"],
                "prong": r["prong"],
                "test_measure": MEASURES[r["measure"]],
                "value_range": spell(r["value_low"], r["value_high"]),
                "threshold": r["threshold"] or "no line",
                "state": r["state"],
                "unknown": r["unknown"],
                "outcome": r["outcome"],
                "wording": prong["wording"],
                "verdict": verdicts.loc[r["guideline_id"], "verdict"],
                "worst": verdicts.loc[r["guideline_id"], "state"],
                "harm": _harm(verdicts.loc[r["guideline_id"]]),
                "as_of": period,
                "source_id": cited(central(series), pd.DataFrame({"source_id": [prong["source_id"]]})),
            }
        )
    return pd.DataFrame(rows)


def tests_finding(table: pd.DataFrame) -> str:
    """Under how many guidelines the merger would be presumed harmful, and under how many more it raises a concern."""
    worst_of = table.drop_duplicates("guideline_id")
    sure = worst_of["verdict"].eq("presumed") & worst_of["worst"].ne(DEPENDS)
    more = int((worst_of["harm"].eq("yes") & ~sure).sum())
    screen = f", a concern under {more}; not" if more else "; a screen, not"
    return f"Presumed harmful under {int(sure.sum())} of {len(worst_of)} guidelines{screen} a legal verdict"


def diagnostics(
    share_intervals: ShareIntervals,
    guideline_prongs: pd.DataFrame,
    *,
    market: str,
    period: str,
    parties: Sequence[str],
    guideline: str,
) -> pd.DataFrame | Refusal:
    """what: the inputs of the screen, the bounds of each measure, and how drawn markets come out."""
    series = one_date(share_intervals, market, period)
    if (said := unfit(series, parties)) is not None:
        return said
    prongs = guideline_prongs[guideline_prongs["guideline_id"].eq(guideline)]
    if prongs.empty:
        return series.iloc[:0]
    found = _screened(series, share_intervals.markets, prongs, parties)
    given = bounds_of_market(series, share_intervals.markets)
    firms = series[series["kind"].isin(NAMED)]
    cap = (
        "none: its source may leave out larger ones"
        if given["cap"] is None
        else f"{spelled(100 * given['cap'], '.4g')} %, the smallest listed"
    )
    merging = [p for p in parties if p in set(firms["entity_id"])]
    drawn = _drawn(given, firms["entity_id"].isin(merging).to_numpy(), prongs)
    rows = [
        ("Named companies", str(len(firms)), "input"),
        ("Central shares, added", f"{spelled(float(firms['mid_pct'].sum()), '.4g')} %", "input"),
        ("Held by companies not named", percent_range(*(100 * r for r in given["rest"])), "input"),
        ("Largest company not named", cap, "input"),
        ("HHI before", hhi_range(*bounds.hhi_bounds(**given)), "bounds"),
        *(
            (
                f"{MEASURES[r.measure]}",
                (percent_range if r.measure == "share" else hhi_range)(r.value_low, r.value_high),
                "bounds",
            )
            for r in found[0].drop_duplicates("measure").itertuples()
        ),
        ("What the outcome depends on", spoken(found[1]["depends_on"].iloc[0]) or "nothing unknown", "bounds"),
        *(
            (f"Drawn markets with the outcome “{word}”", f"{number(100 * part, 1)} %", f"{spelled(DRAWS)} draws")
            for word, part in drawn.items()
        ),
    ]
    return pd.DataFrame(rows, columns=["what", "value", "detail"]).assign(
        as_of=period, source_id=cited(central(series), prongs)
    )


def _drawn(given: dict[str, Any], inside: np.ndarray, prongs: pd.DataFrame) -> dict[str, float]:
    """Part of the drawn markets that ends in each outcome; the rest of each is in companies too small to count."""
    drawn, _ = bounds.draw_markets(**given, draws=DRAWS, seed=SEED)
    joint = drawn[:, inside].sum(axis=1)
    delta = 1e4 * (joint**2 - (drawn[:, inside] ** 2).sum(axis=1))
    found = worst(prongs, 1e4 * (drawn**2).sum(axis=1) + delta, delta, 100 * joint)
    words, counts = np.unique(found.astype(str), return_counts=True)
    return {str(w): int(c) / DRAWS for w, c in sorted(zip(words, counts, strict=True), key=lambda p: -p[1])}


def diagnostics_finding(table: pd.DataFrame) -> str:
    """What the outcome hangs on."""
    hangs = table.loc[table["what"].eq("What the outcome depends on"), "value"]
    if hangs.empty or hangs.iloc[0] == "nothing unknown":
        return "The outcome depends on nothing unknown"
    return f"The outcome depends on the {hangs.iloc[0]}, not fully known"
