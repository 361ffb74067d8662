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
    MEASURES,
    GuidelineTests,
    central,
    cited_sources,
    intervals,
    measures_in_words,
    outcome_in_words,
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
    harm = {str(g): _harm(v) for g, v in verdicts.iterrows()}
    rows = []
    guidelines = guideline_tests.guidelines
    year = merger_year.outcomes(share_intervals, guideline_tests.guideline_prongs, market, period, parties)
    half = _holds_half(series, parties)
    for g in guidelines.itertuples():
        about = {"guideline_id": g.guideline_id, "guideline": f"{g.jurisdiction} {g.guideline}", "status": g.status}
        about |= {"force": _dates(g), "as_of": period, "exceptions": g.exceptions}
        if g.guideline_id not in verdicts.index:
            rows.append({**about, **WITHOUT, "source_id": g.source_id})
            continue
        prongs, verdict = guideline_tests.of(g.guideline_id), verdicts.loc[g.guideline_id]
        flips = "chosen" if g.guideline_id == guideline else _against(verdict, verdicts, guideline, harm)
        said = {
            "verdict": outcome_in_words(verdict["verdict"], prongs),
            "wording": _wording(verdict["verdict"], prongs, found[0]),
            "state": _state(verdict, prongs, half and isinstance(g.exceptions, str)),
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


def _holds_half(series: pd.DataFrame, parties: Sequence[str]) -> bool:
    """Whether one of the parties may hold half of the market or more before the merger."""
    return bool(series.loc[series["entity_id"].isin(list(parties)), "high_pct"].ge(50).any())


def _state(verdict: pd.Series, prongs: pd.DataFrame, excepted: bool) -> str:
    """Certain, or the other outcome and on what it hangs; certain by its lines alone where it knows an exception."""
    if verdict["state"] != DEPENDS:
        safe = excepted and verdict["verdict"] == SAFE
        return "certain by its lines, but a party with half or more is an exception" if safe else CERTAIN
    return f"or {outcome_in_words(verdict['best'], prongs)}: depends on {measures_in_words(verdict['depends_on'])}"


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


def by_guideline_finding(table: pd.DataFrame) -> str:
    """Under how many guidelines the screen speaks against the merger, and how many outcomes flip."""
    against, open_ = int(table["harm"].eq("yes").sum()), int(table["harm"].eq("depends").sum())
    tested = table["harm"].ne(WITHOUT["harm"]).sum()
    said = f"{against or 'None'} of {counted(int(tested), 'guideline')} would flag this merger"
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


def by_guideline_note(table: pd.DataFrame) -> str:
    """What a screen is, and what guidelines except from their safe lines."""
    named = table.dropna(subset=["exceptions"]).drop_duplicates("guideline")
    excepted = [f"{row.guideline}: {row.exceptions}" for row in named.itertuples()]
    return f"{SCREEN}. Exceptions not computed: {'; '.join(excepted)}" if excepted else SCREEN


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
                "harm": _harm(verdicts.loc[r["guideline_id"]]),
                "as_of": period,
                "source_id": cited_sources(central(series), pd.DataFrame({"source_id": [prong["source_id"]]})),
            }
        )
    return rows


def tests_finding(table: pd.DataFrame) -> str:
    """Under how many guidelines the merger would be presumed harmful, and under how many more it raises a concern."""
    worst_of = table.drop_duplicates("guideline_id")
    sure = worst_of["verdict"].eq("presumed") & worst_of["worst"].ne(DEPENDS)
    more = int((worst_of["harm"].eq("yes") & ~sure).sum())
    concern = f", a concern under {more}" if more else ""
    return f"Presumed harmful under {int(sure.sum()) or 'none'} of {counted(len(worst_of), 'guideline')}{concern}"
