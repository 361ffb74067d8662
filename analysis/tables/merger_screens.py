"""Tables of the merger page in layers: outcome by guideline, each test, what decides, and a file for other tools."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pandas as pd

from analysis.formats import counted, hhi_range, percent_range
from analysis.measures import mergers as formulas
from analysis.measures.screening import CONCERN, DEPENDS, SAFE
from analysis.measures.shares import Refusal
from analysis.tables import merger_year
from analysis.tables.concentration import one_date
from analysis.tables.mergers import (
    CERTAIN,
    HANGS_ON_HALF,
    MAY,
    MEASURES,
    SURE,
    GuidelineTests,
    central,
    cited_sources,
    half_held,
    intervals,
    measures_in_words,
    outcome_said,
    unfit,
)
from analysis.tables.share_intervals import ShareIntervals

SCREEN = (
    "A screening presumption from shares alone, not a legal verdict. Agencies weigh entry, efficiencies and evidence"
)
HARMLESS = f"{SCREEN}. A guideline that attaches no outcome to its lines has nothing to clear and is left out"
HANGS = (
    "Bounds of HHI, change and combined share from what is published; a test depends where both sides of its line are"
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
SIDE = "same side, other degree"
NO_OUTCOME = "not stated"
SILENT = "no outcome"
"""What a guideline that attaches no outcome to its lines speaks against: nothing, and it clears nothing."""


def screened(
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
    found = screened(series, share_intervals.markets, guideline_tests.guideline_prongs, parties)
    verdicts = found[1].set_index("guideline_id")
    harm = {str(g): _harm(v, guideline_tests.of(str(g))) for g, v in verdicts.iterrows()}
    rows = []
    guidelines = guideline_tests.guidelines
    year = merger_year.outcomes(share_intervals, guideline_tests, market, period, parties)
    for g in guidelines.itertuples():
        about = {"guideline_id": g.guideline_id, "guideline": f"{g.jurisdiction} {g.guideline}", "status": g.status}
        about |= {"force": _dates(g), "as_of": period, "exceptions": g.exceptions}
        if g.guideline_id not in verdicts.index:
            rows.append({**about, **WITHOUT, "source_id": g.source_id})
            continue
        prongs, verdict = guideline_tests.of(g.guideline_id), verdicts.loc[g.guideline_id]
        half = half_held(series, parties, g.exceptions)
        flips = "chosen" if g.guideline_id == guideline else _against(verdict, verdicts, guideline, harm)
        said = {
            "verdict": outcome_said(verdict["verdict"], prongs, half),
            "wording": _wording(verdict["verdict"], prongs, found[0]),
            "state": _state(verdict, prongs, half),
            "outcome_year": merger_year.year_words(year.get(g.guideline_id, Counter())),
            "flips": flips,
            "harm": harm[g.guideline_id],
        }
        rows.append({**about, **said, "source_id": cited_sources(central(series), prongs)})
    return pd.DataFrame(rows)


WITHOUT = {
    "verdict": "no threshold",
    "wording": "It has no line of share or of HHI.",
    "state": "certain: nothing to reach",
    "outcome_year": "no threshold at any date",
    "flips": "no test",
    "harm": "no test",
}
"""What a guideline without any test says of every merger."""


def _state(verdict: pd.Series, prongs: pd.DataFrame, half: str) -> str:
    """Certain, or the other outcome and on what it hangs; whether a party with half of the market is the reason."""
    if verdict["state"] == DEPENDS:
        best = outcome_said(verdict["best"], prongs, half)
        return f"or {best}: depends on {measures_in_words(verdict['depends_on'])}"
    if half == MAY and verdict["verdict"] == SAFE:
        return HANGS_ON_HALF
    excepted = half == SURE and verdict["verdict"] == SAFE
    return f"{CERTAIN}: a party holds half or more" if excepted else CERTAIN


def _harm(verdict: pd.Series, prongs: pd.DataFrame) -> str:
    """Whether the screen speaks against the merger: yes, no, or it depends on what is not known; whether the guideline
    attaches no outcome to its lines at all."""
    if set(prongs["outcome"]) <= {NO_OUTCOME}:
        return SILENT
    against = {word in CONCERN for word in (verdict["verdict"], verdict["best"])}
    return "depends" if len(against) > 1 else "yes" if against == {True} else "no"


def _against(verdict: pd.Series, verdicts: pd.DataFrame, guideline: str, harm: dict[str, str]) -> str:
    """An outcome beside that of the chosen guideline: it flips, is the same, or speaks to the same end in another
    degree."""
    if harm[str(verdict.name)] == SILENT:
        return SILENT
    if harm[str(verdict.name)] != harm.get(guideline):
        return "flips"
    return "same" if verdict["verdict"] == verdicts.loc[guideline, "verdict"] else SIDE


def _dates(guideline: Any) -> str:
    since, until = guideline.in_force_from, guideline.in_force_to
    if not isinstance(since, str):
        return "not in force" if guideline.status == "draft" else "first day not known"
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
    is_sure = own["prong_id"].isin(sure)
    certain, maybe = ([*dict.fromkeys(own.loc[mask, "wording"])] for mask in (is_sure, ~is_sure))
    if len(maybe) > 1 and outcome == NO_OUTCOME:  # bands that exclude each other: only one of them holds
        maybe = [f"Not known which: {' Or: '.join(maybe)}"]
    return " ".join([*certain, *(m for m in maybe if m not in certain)]) or "No test of it is reached."


def counted_guidelines(table: pd.DataFrame) -> pd.DataFrame:
    """The guidelines that a sentence counts: in force, and with an outcome for what they test."""
    return table[table["status"].eq("in force") & ~table["harm"].isin([WITHOUT["harm"], SILENT])]


def by_guideline_finding(table: pd.DataFrame) -> str:
    """Under how many guidelines in force the screen speaks against the merger."""
    rows = counted_guidelines(table)
    against, open_ = int(rows["harm"].eq("yes").sum()), int(rows["harm"].eq("depends").sum())
    said = f"{against or 'None'} of {counted(len(rows), 'guideline')} in force would flag this merger"
    return f"{said}; {open_} {'is' if open_ == 1 else 'are'} unsure" if open_ else said


def by_guideline_subtitle(table: pd.DataFrame) -> str:
    """How many outcomes of guidelines in force flip against the chosen one, and how many others stand below."""
    rows = counted_guidelines(table)
    flips, side = int(rows["flips"].eq("flips").sum()), int(rows["flips"].eq(SIDE).sum())
    chosen = table.loc[table["flips"].eq("chosen"), "guideline"]
    name = chosen.iloc[0] if len(chosen) else "the chosen guideline"
    said = f"{flips} outcome{'s flip' if flips != 1 else ' flips'} against {name}"
    if side:
        said += f"; {side} more differ{'s' * (side == 1)} in degree alone, such as presumed or raises concern"
    past = len(table) - len(rows)
    return f"{said}; {past} not in force or without an outcome, not counted" if past else said


def by_guideline_note(table: pd.DataFrame) -> str:
    """What a screen is, and what guidelines except from their safe lines."""
    named = table.dropna(subset=["exceptions"]).drop_duplicates("guideline")
    excepted = [f"{row.guideline}: {row.exceptions}" for row in named.itertuples()]
    return f"{SCREEN}. Exceptions, computed for half of the market only: {'; '.join(excepted)}" if excepted else SCREEN


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
    found = screened(series, share_intervals.markets, guideline_tests.guideline_prongs, parties)
    rows = _test_rows(found, guideline_tests, series, period)
    return pd.DataFrame(rows)


def _test_rows(
    found: tuple[pd.DataFrame, pd.DataFrame], guideline_tests: GuidelineTests, series: pd.DataFrame, period: str
) -> list[dict[str, object]]:
    """A row for each measure of each test; `found` are the tests and the verdicts of the guidelines."""
    guidelines, prongs = guideline_tests.guidelines, guideline_tests.guideline_prongs
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
                "harm": _harm(verdicts.loc[r["guideline_id"]], guideline_tests.of(r["guideline_id"])),
                "as_of": period,
                "source_id": cited_sources(central(series), pd.DataFrame({"source_id": [prong["source_id"]]})),
            }
        )
    return rows


def tests_finding(table: pd.DataFrame) -> str:
    """Under how many guidelines in force the merger would be presumed harmful, and under how many more it raises a
    concern."""
    worst_of = counted_guidelines(table.drop_duplicates("guideline_id"))
    sure = worst_of["verdict"].eq("presumed") & worst_of["worst"].ne(DEPENDS)
    more = int((worst_of["harm"].eq("yes") & ~sure).sum())
    concern = f", a concern under {more}" if more else ""
    return f"Presumed harmful under {int(sure.sum()) or 'none'} of {len(worst_of)} guidelines in force{concern}"
