"""Tables of the merger page: before and after, all pairs, the smallest remedy; other changes are in market_changes."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from analysis.formats import hhi_points, hhi_range, percent_range, share
from analysis.measures import mergers as formulas
from analysis.measures.bounds import concentration_ratio_bounds, hhi_bounds
from analysis.measures.screening import DEPENDS, NONE, SAFE, Merged
from analysis.measures.shares import Refusal, cited_of
from analysis.measures.validation import Interval
from analysis.periods import span
from analysis.schema.words import EXCEPTED
from analysis.tables.concentration import bounds_of_market, one_date, refusal
from analysis.tables.context import ONE_DATE, market_at
from analysis.tables.share_intervals import ShareIntervals
from analysis.tables.shares import NAMED

STAGES = ("stage", "label", "mid_pct", "source_id")
NOBODY = (
    "Nobody reacts: shares add up and prices stay. Bars are central values of the companies counted; the title, the"
    " line above and the tests below use intervals"
)
NEWCOMER = "a newcomer"
CERTAIN = "certain"
MOST_PAIRED = 12
MEASURES = {"hhi": "HHI after", "delta": "Change in HHI", "share": "Combined share"}
DELTA = (
    "Change in HHI = twice the product of the two shares, in points; for more companies the square of the sum less the"
    " squares."
)


@dataclass(frozen=True, eq=False)
class GuidelineTests:
    """The guidelines, and the tests that they make."""

    guidelines: pd.DataFrame
    guideline_prongs: pd.DataFrame

    def of(self, guideline: object) -> pd.DataFrame:
        """The tests of one guideline."""
        return self.guideline_prongs[self.guideline_prongs["guideline_id"].eq(guideline)]

    def exceptions(self, guideline: object) -> object:
        """What the lines of one guideline are not for, in words; blank where it names nothing."""
        return next(iter(self.guidelines.loc[self.guidelines["guideline_id"].eq(guideline), "exceptions"]), None)


def central(series: pd.DataFrame) -> pd.DataFrame:
    """The named companies with a printed share above zero, largest first."""
    return series[series["kind"].isin(NAMED) & series["mid_pct"].gt(0)].sort_values("mid_pct", ascending=False)


def few(series: pd.DataFrame) -> Refusal:
    """Why there is nothing to merge: too few are chosen, or too few are named."""
    if len(central(series)) < 2:
        return Refusal(
            "Fewer than two companies are named at this date: nothing to merge", "Concentration", "concentration"
        )
    return Refusal("Choose at least two companies of this market to merge", "Concentration", "concentration")


def unfit(series: pd.DataFrame, parties: Sequence[str] | None = None) -> Refusal | pd.DataFrame | None:
    """What to answer where no merger can be worked out: why not, or no rows where there are none; None where it can.

    With `parties` two of them must be named in this market, else any two companies.
    """
    if said := refusal(series):
        return said
    if series.empty:
        return series
    named = set(central(series)["entity_id"])
    return few(series) if len(named if parties is None else named & set(parties)) < 2 else None


def fractions(named: pd.DataFrame) -> pd.Series:
    """The central shares of the named companies as fractions, by company."""
    return named.set_index("entity_id")["mid_pct"] / 100


def stages(
    named: pd.DataFrame, after: pd.Series, touched: Collection[str], joint: str = "", heir: str | None = None
) -> pd.DataFrame:
    """stage, company: the named shares and those `after` a change, with HHI before, after and its change.

    Companies `touched` and new ones are outlined; a new one is called `joint`, else by its key, in the color of `heir`.
    """
    labels = named.set_index("entity_id")["label"].to_dict()
    values = fractions(named)
    context = named.iloc[0][ONE_DATE].to_dict()
    rows = [
        {
            "stage": stage,
            "entity_id": key,
            "label": labels.get(key, joint or str(key)),
            "mid_pct": 100 * share,
            "company_id": key if key in labels else heir,
            "merging": key in touched or key not in labels,
        }
        for stage, part in (("before", values), ("after", after))
        for key, share in part.items()
    ]
    before, later = (1e4 * float((part**2).sum()) for part in (values, after))
    return pd.DataFrame(rows).assign(
        **context, before_points=before, after_points=later, points=later - before, source_id=cited_sources(named)
    )


def cited_sources(*frames: pd.DataFrame) -> str:
    """The sources of all rows, each once."""
    return cited_of(cell for f in frames for cell in f["source_id"].dropna())


def before_after(
    share_intervals: ShareIntervals, *, market: str, period: str, parties: Sequence[str]
) -> pd.DataFrame | Refusal:
    """stage, company: shares before and after the merger, with HHI of the named companies and its change."""
    series = one_date(share_intervals, market, period)
    if (said := unfit(series, parties)) is not None:
        return said
    named = central(series)
    values = fractions(named)
    merging = [p for p in parties if p in values.index]
    labels = named.set_index("entity_id")["label"]
    after = formulas.merge(values, merging)
    ends = named.set_index("entity_id").loc[merging, ["low_pct", "high_pct"]]
    low, high = (min(float(ends[c].sum()), 100.0) for c in ends)
    least, most = (float(ends[c].sum() ** 2 - (ends[c] ** 2).sum()) for c in ends)
    return stages(named, after, merging, " + ".join(labels[p] for p in merging), merging[0]).assign(
        joint_low_pct=low,
        joint_high_pct=high,
        points_low=least,
        points_high=most,
        **_bounds_around(bounds_of_market(series, share_intervals.markets), series, merging),
    )


def _bounds_around(given: dict[str, Any], series: pd.DataFrame, merging: Sequence[str]) -> dict[str, str]:
    """HHI and CR4 before and after the merger, each as bounds in words."""
    firms = series.loc[series["kind"].isin(NAMED), "entity_id"]
    low, high = (pd.Series(given[end], index=firms) for end in ("low", "high"))
    merged = Merged.of(low, high, merging, given["rest"], given["cap"])
    then = given | {"low": merged.after(merged.boxes.low), "high": merged.after(merged.boxes.high)}
    cr4 = [concentration_ratio_bounds(at["low"], at["high"], 4, at["rest"], at["cap"]) for at in (given, then)]
    hhi = (hhi_bounds(**given), merged.spans()["hhi"])
    return {
        **{f"{stage}_bounds": hhi_range(*ends) for stage, ends in zip(("before", "after"), hhi, strict=True)},
        **{
            f"cr4_{stage}_bounds": percent_range(*(100 * end for end in ends))
            for stage, ends in zip(("before", "after"), cr4, strict=True)
        },
    }


def before_after_finding(table: pd.DataFrame) -> str:
    """Combined share and change in HHI, as intervals where the shares are printed loosely."""
    joint = table[table["stage"].eq("after") & table["merging"]]
    row = table.iloc[0]
    rises = rise(row["points"], row["points_low"], row["points_high"])
    if joint.empty:
        return f"The merger adds {rises} of HHI"
    return f"{joint['label'].iloc[0]} would raise HHI by {rises}"


def rise(points: float, low: float, high: float) -> str:
    """A change of HHI with its word: one number where its bounds are a point apart at most, else both."""
    return hhi_points(points) if high - low <= 1 else f"{hhi_range(low, high)} points"


def pairs(
    share_intervals: ShareIntervals, guideline_tests: GuidelineTests, *, market: str, period: str, guideline: str
) -> pd.DataFrame | Refusal:
    """pair: change in HHI, combined share and the worst outcome of the guideline, for the twelve largest.

    Numbers and `verdict` are of central values; `state` says what else the printed intervals allow, and on what it
    hangs.
    """
    series = one_date(share_intervals, market, period)
    if (said := unfit(series)) is not None:
        return said
    named = central(series).head(MOST_PAIRED)
    prongs = guideline_tests.of(guideline)
    if prongs.empty:
        return series.iloc[:0]
    labels = named.set_index("entity_id")["label"]
    made = formulas.all_pairs(fractions(named), prongs)
    given = intervals(series, share_intervals.markets, prongs)
    allowed = formulas.all_pairs_interval(*given, among=list(named["entity_id"]))
    exceptions = guideline_tests.exceptions(guideline)
    held = [half_held(series, pair, exceptions) for pair in zip(made["a"], made["b"], strict=True)]
    each = list(zip(allowed.itertuples(), made["verdict"], held, strict=True))
    return made.assign(
        verdict=[EXCEPTED if half == SURE and verdict == SAFE else verdict for _, verdict, half in each],
        party_a=made["a"].map(labels),
        party_b=made["b"].map(labels),
        combined_pct=100 * made["combined"],
        as_of=period,
        state=[hangs(row, verdict, prongs, half) for row, verdict, half in each],
        guideline_id=guideline,
        source_id=cited_sources(named, prongs),
        market_label=named["market_label"].iloc[0],
        period_label=named["period_label"].iloc[0],
    ).drop(columns=["a", "b", "combined"])


def intervals(
    series: pd.DataFrame, markets: pd.DataFrame, prongs: pd.DataFrame
) -> tuple[pd.Series, pd.Series, pd.DataFrame, Interval, float | None]:
    """The named companies' lowest and highest shares as fractions, the tests, the interval of the rest, the cap."""
    given = bounds_of_market(series, markets)
    firms = series["entity_id"].to_numpy()[series["kind"].isin(NAMED).to_numpy()]
    low, high = (pd.Series(given[end], index=firms) for end in ("low", "high"))
    return low, high, prongs, given["rest"], given["cap"]


def hangs(allowed: Any, verdict: str, prongs: pd.DataFrame, half: str) -> str:
    """Certain, or the other outcome that the intervals allow and what decides: measures, or whether a party holds half
    of the market."""
    if allowed.state != DEPENDS:
        return HANGS_ON_HALF if half == MAY and verdict == SAFE else CERTAIN
    other = allowed.best if verdict == allowed.verdict else allowed.verdict
    return f"or {outcome_said(other, prongs, half)}: depends on {measures_in_words(allowed.depends_on)}"


MAY, SURE = "may", "sure"
"""Whether a party holds half of the market: it is possible, or certain."""
HANGS_ON_HALF = "depends on whether a party holds half or more"


def half_held(series: pd.DataFrame, parties: Sequence[str], exceptions: object) -> str:
    """Whether one of the parties meets the exception of half of the market or more before the merger: sure, may or
    blank."""
    if not isinstance(exceptions, str) or "half of the market" not in exceptions:
        return ""
    mine = series[series["entity_id"].isin(list(parties))]
    return SURE if mine["low_pct"].ge(50).any() else MAY if mine["high_pct"].ge(50).any() else ""


def outcome_in_words(outcome: str, prongs: pd.DataFrame) -> str:
    """The outcome; where a guideline says only what is harmless, passing its lines is no presumption."""
    if outcome == NONE and set(prongs["outcome"]) <= {SAFE}:
        return "beyond its safe lines, no presumption"
    return {"not stated": "no outcome attached"}.get(outcome, outcome)


def outcome_said(outcome: str, prongs: pd.DataFrame, half: str) -> str:
    """The outcome in words; where a party holds half, or may, what is harmless by the lines is so no more."""
    said = outcome_in_words(outcome, prongs)
    if outcome != SAFE or not half:
        return said
    return EXCEPTED if half == SURE else f"{said}, if no party holds half"


def measures_in_words(measures: str) -> str:
    """The measures that decide, in words."""
    return ", ".join(MEASURES[m].lower().replace("hhi", "HHI") for m in measures.split(", ") if m in MEASURES)


def pairs_subtitle(table: pd.DataFrame) -> str:
    """What each cell is, and which companies are paired."""
    count = len({*table["party_a"], *table["party_b"]})
    whom = f"{MOST_PAIRED} largest" if count == MOST_PAIRED else f"{count} companies with a share"
    return f"Change in HHI for every pair of the {whom}, by the outcome of the chosen guideline"


def pairs_finding(table: pd.DataFrame) -> str:
    """How many pairs reach the presumption in every market that fits what is printed."""
    sure = table["state"].eq(CERTAIN)
    count, open_ = int((sure & table["verdict"].eq("presumed")).sum()), int((~sure).sum())
    said = f"{count} of {len(table)} pairs would be presumed harmful by the screen"
    if len(table) == 1:
        said = f"The only pair would {'not ' * (not count)}be presumed harmful by the screen"
        return "Whether the only pair would be presumed harmful depends on unknowns" if open_ else said
    if open_:
        depend = f"{open_} depend{'s' * (open_ == 1)} on unknowns"
        return f"The screen presumes {count} of {len(table)} pairs harmful; {depend}"
    return said


def merger_subtitle(table: pd.DataFrame) -> str:
    """Definition, date, bounds of HHI and CR4 before and after."""
    r = table.iloc[0]
    joint = table[table["stage"].eq("after") & table["merging"]]
    held = [share(row["mid_pct"], r["joint_low_pct"], r["joint_high_pct"]) for _, row in joint.head(1).iterrows()]
    said = [f"together {one}" for one in held] + [
        f"{name} {span(r[before], r[after])}"
        for name, before, after in (
            ("Herfindahl index, HHI,", "before_bounds", "after_bounds"),
            ("CR4", "cr4_before_bounds", "cr4_after_bounds"),
        )
    ]
    return f"{market_at(r)}; {', '.join(said)}"
