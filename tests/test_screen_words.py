"""What a screen says beside the words of its guideline: outcomes beside the chosen one, tests in words, half held."""

from types import SimpleNamespace

import pandas as pd
import pytest

from analysis.measures.screening import DEPENDS
from analysis.tables import merger_diagnostics, merger_screens, mergers, remedies

NONE = float("nan")
HARM = {"us": "yes", "ca": "yes", "uk": "yes", "jp": "no", "eu": "no outcome"}
VERDICTS = pd.DataFrame(
    {"verdict": ["presumed", "presumed", "raises concern", "no concern normally", "not stated"]}, index=list(HARM)
)


@pytest.mark.parametrize(
    ("of", "chosen", "said"),
    [
        ("ca", "us", "same"),
        ("uk", "us", "same side, other degree"),
        ("jp", "us", "flips"),
        ("us", "jp", "flips"),
        ("us", "nothing", "flips"),
        ("eu", "us", "no outcome"),
        ("us", "eu", "flips"),
    ],
)
def test_an_outcome_beside_the_chosen_one_is_the_same_another_degree_or_flips(of, chosen, said):
    assert merger_screens._against(VERDICTS.loc[of], VERDICTS, chosen, HARM) == said


def lines(*rows, of="g"):
    """Tests of a guideline: id, line of HHI, line of share in per cent, outcome, wording."""
    table = pd.DataFrame(rows, columns=["prong_id", "hhi_above", "share_above_pct", "outcome", "wording"])
    return table.assign(guideline_id=of, hhi_to=NONE, delta_above=NONE, delta_to=NONE)


def outcomes(**of_test):
    """Outcomes of the tests of guideline g, beside another guideline whose tests of these names are all passed."""
    mine = pd.DataFrame({"guideline_id": "g", "prong": list(of_test), "outcome": list(of_test.values())})
    return pd.concat([mine, mine.assign(guideline_id="h", outcome="presumed")])


TENTH = ("tenth", NONE, 10, "not stated", "From 10 per cent.")
QUARTER = ("quarter", NONE, 25, "not stated", "From 25 per cent.")
DENSE = ("dense", 1800, NONE, "not stated", "HHI above 1,800.")
BOTH = ("both", 1800, 30, "not stated", "HHI above 1,800 and 30 per cent.")
SHARE, INDEX = ("share", NONE, 30, "presumed", "Share above 30."), ("index", 1800, NONE, "presumed", "HHI above 1,800.")


@pytest.mark.parametrize(
    ("rows", "outcome", "of_test", "said"),
    [
        ([TENTH, QUARTER], "not stated", {"tenth": "not stated", "quarter": "not stated"}, "From 25 per cent."),
        ([TENTH, QUARTER], "not stated", {"tenth": "not stated", "quarter": "not reached"}, "From 10 per cent."),
        (
            [TENTH, QUARTER],
            "not stated",
            {"tenth": "not stated", "quarter": DEPENDS},
            "From 10 per cent. From 25 per cent.",
        ),
        (
            [TENTH, QUARTER],
            "not stated",
            {"tenth": DEPENDS, "quarter": DEPENDS},
            "Not known which: From 10 per cent. Or: From 25 per cent.",
        ),
        (
            [TENTH, QUARTER, DENSE, BOTH],
            "not stated",
            {"tenth": "not stated", "quarter": "not stated", "dense": "not stated", "both": "not stated"},
            "From 25 per cent. HHI above 1,800. HHI above 1,800 and 30 per cent.",
        ),
        ([SHARE, INDEX], "presumed", {"share": DEPENDS, "index": DEPENDS}, "Share above 30. HHI above 1,800."),
        ([SHARE, INDEX], "presumed", {"share": DEPENDS, "index": "presumed"}, "HHI above 1,800. Share above 30."),
        ([SHARE, INDEX], "presumed", {"share": "not reached", "index": "presumed"}, "HHI above 1,800."),
        (
            [SHARE, (*INDEX[:4], SHARE[4])],
            "presumed",
            {"share": "presumed", "index": DEPENDS},
            "Share above 30.",
        ),
        ([SHARE, DENSE], "presumed", {"share": "presumed", "dense": "not stated"}, "Share above 30."),
        ([SHARE], "no test reached", {"share": "not reached"}, "No test of it is reached."),
        (
            [("low", NONE, NONE, "no concern normally", "HHI below 1,000.")],
            "no test reached",
            {"low": "not reached"},
            "It says only what is harmless; more than that is no presumption.",
        ),
        (
            [("low", NONE, NONE, "no concern normally", "HHI below 1,000.")],
            "no concern normally",
            {"low": "no concern normally"},
            "HHI below 1,000.",
        ),
    ],
)
def test_the_words_of_the_test_that_decides_are_the_guidelines_own(rows, outcome, of_test, said):
    assert merger_screens._wording(outcome, lines(*rows), outcomes(**of_test)) == said


@pytest.mark.parametrize(
    ("state", "central", "said"),
    [
        ("reached", "presumed", "certain"),
        ("not reached", "no test reached", "certain"),
        (DEPENDS, "presumed", "or no test reached: depends on HHI after, change in HHI"),
        (DEPENDS, "no test reached", "or presumed: depends on HHI after, change in HHI"),
    ],
)
def test_what_a_pair_hangs_on_is_said_with_the_outcome_that_is_not_the_printed_one(state, central, said):
    allowed = SimpleNamespace(state=state, verdict="presumed", best="no test reached", depends_on="hhi, delta")
    assert mergers.hangs(allowed, central, lines(SHARE), "") == said


HALF = "Not where a party holds half of the market"


@pytest.mark.parametrize(
    ("rows", "exceptions", "said"),
    [
        ([("a", 50, 51), ("b", 1, 2)], HALF, "sure"),
        ([("a", 49.9, 50), ("b", 1, 2)], HALF, "may"),
        ([("a", 49.8, 49.9), ("b", 1, 2)], HALF, ""),
        ([("a", 1, 2), ("c", 60, 61)], HALF, ""),
        ([("a", 60, 61), ("b", 1, 2)], "Not where a party is a maverick", ""),
        ([("a", 60, 61), ("b", 1, 2)], None, ""),
    ],
)
def test_half_of_the_market_is_held_surely_or_may_be_from_fifty_per_cent_on(rows, exceptions, said):
    series = pd.DataFrame(rows, columns=["entity_id", "low_pct", "high_pct"])
    assert mergers.half_held(series, ["a", "b"], exceptions) == said


@pytest.mark.parametrize(
    ("since", "until", "status", "said"),
    [
        ("2023-12-18", None, "in force", "since 2023"),
        ("1992-04-02", "2010-08-19", "superseded", "1992 to 2010"),
        (None, None, "draft", "not in force"),
        (None, "2010-08-19", "superseded", "first day not known"),
        (None, None, "in force", "first day not known"),
    ],
)
def test_a_guideline_is_dated_by_its_years(since, until, status, said):
    guideline = SimpleNamespace(in_force_from=since, in_force_to=until, status=status)
    assert merger_screens._dates(guideline) == said


@pytest.mark.parametrize(
    ("cap", "said"), [(None, "none: its source may leave out larger ones"), (0.0125, "1.25 %, the smallest listed")]
)
def test_the_largest_company_not_named_is_as_large_as_the_smallest_listed(cap, said):
    assert merger_diagnostics._cap_words(cap) == said


@pytest.mark.parametrize(("depends", "said"), [("", "nothing unknown"), ("hhi, delta", "HHI after, change in HHI")])
def test_each_measure_has_its_bounds_once_in_its_unit(depends, said):
    rows = [("hhi", 2500.0, 2700.0), ("share", 30.0, 31.5), ("hhi", 2500.0, 2700.0), ("delta", 99.2, 101.5)]
    assert merger_diagnostics._bound_rows(
        pd.DataFrame(rows, columns=["measure", "value_low", "value_high"]), depends
    ) == [
        ("HHI after", "2,500–2,700", "bounds"),
        ("Combined share", "30–32 %", "bounds"),
        ("Change in HHI", "99–102", "bounds"),
        ("What the outcome depends on", said, "bounds"),
    ]


BEFORE_AND_AFTER = {
    "market_label": "M",
    "as_of": "2026-09",
    "date_status": "final",
    "joint_low_pct": 16.6,
    "joint_high_pct": 17.4,
    "before_bounds": "2,500–2,600",
    "after_bounds": "2,600–2,700",
    "cr4_before_bounds": "90 %",
    "cr4_after_bounds": "90 %",
}
STEPS = [("before", True, 10.0), ("before", False, 60.0), ("after", False, 60.0), ("after", True, 17.0)]
INDICES = "Herfindahl index, HHI, 2,500–2,600 to 2,600–2,700, CR4 90 %"


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        (STEPS[:4], f"together 17.0 %, {INDICES}"),
        (STEPS[:3], INDICES),
        ([("after", True, 17.0), ("after", True, 1.0)], f"together 17.0 %, {INDICES}"),
    ],
)
def test_a_merger_is_told_by_its_joint_share_and_what_the_indices_become(steps, said):
    table = pd.DataFrame(steps, columns=["stage", "merging", "mid_pct"]).assign(**BEFORE_AND_AFTER)
    assert mergers.merger_subtitle(table) == f"M, Sep 2026; {said}"


@pytest.mark.parametrize(
    ("line", "said"),
    [(60, "clear as it stands"), (35, "none: depends on combined share"), (20, "none clears it")],
)
def test_a_sale_that_clears_in_some_markets_alone_depends_on_what_is_not_known(line, said):
    rows = [("a", 30, 40, "company"), ("b", 5, 10, "company"), (None, 50, 65, "rest")]
    series = pd.DataFrame(rows, columns=["entity_id", "low_pct", "high_pct", "kind"]).assign(market_id="m")
    prongs = lines((*SHARE[:2], line, *SHARE[3:]))
    markets = pd.DataFrame({"market_id": ["m"], "lists_largest": ["yes"]})
    assert remedies._surely(series, markets, prongs, ["a", "b"], None) == said
