"""Sentences on changes, leads and tipping points: rows in, the exact sentence out, a case for each branch."""

import math

import numpy as np
import pandas as pd
import pytest

from analysis.formats import beyond, points
from analysis.measures import change as concentration_formulas
from analysis.measures.change import Tip
from analysis.tables import (
    community,
    concentration,
    concentration_change,
    every_gap,
    indices,
    shares_words,
    strategies,
)
from tests.cards import card


def bars(*rows, hhi=None, **pair):
    """Bars of (company, kind, points) within 5 points, between two dates with nothing against them unless said.

    `hhi` are the bounds of the change of HHI, the part not named among them: those of the bars unless said.
    """
    table = pd.DataFrame(rows, columns=["label", "kind", "points"])
    table = table.assign(points_low=table["points"] - 5, points_high=table["points"] + 5)
    low, high = hhi or (table["points_low"].sum(), table["points_high"].sum())
    plain = {"since_label": "May 2025", "until_label": "Sep 2026", "span": "", "comparable": True, "turned_by": ""}
    return table.assign(hhi_change_low=low, hhi_change_high=high, **plain | pair)


UNKNOWN = float("nan")


@pytest.mark.parametrize(
    ("table", "title"),
    [
        (bars(("A", "stays", -100), ("B", "stays", 40)), "HHI fell by 50–70 points; A moved it most"),
        (bars(("A", "stays", 100), ("B", "entry", 140)), "HHI rose by 230–250 points; B moved it most"),
        (
            bars(("A", "stays", 880), ("B", "stays", 2), hhi=(94.9, 933.2)),
            "HHI rose by 90–940 points; of those counted A moved it most",
        ),
        (
            bars(("A", "stays", -880), hhi=(-933.2, -94.9)),
            "HHI fell by 90–940 points; of those counted A moved it most",
        ),
        (
            bars(("A", "stays", 880), hhi=(-313.0, 1873.0)),
            "HHI has no certain change with the part not counted; of those counted A moved it most",
        ),
        (
            bars(("A", "stays", 100), ("B", "stays", 20), turned_by="Jul 2025"),
            "HHI rose by 110–130 points, but fell since Jul 2025",
        ),
        (
            bars(("A", "stays", -100), turned_by="Jul 2025"),
            "HHI fell by 95–105 points, but rose since Jul 2025",
        ),
        (bars(("A", "stays", 4), ("B", "stays", 3)), "HHI has no certain change"),
        (
            bars(("A", "stays", 100), hhi=(UNKNOWN, UNKNOWN)),
            "HHI is not known: no market fits what is published at one of the dates",
        ),
        (
            bars(("A", "stays", 100), ("B", "coverage begins", 900), comparable=False),
            ("Coverage apart: those counted added 95–105 points to HHI, A most"),
        ),
        (
            bars(("A", "stays", -100), ("B", "coverage begins", 900), comparable=False),
            ("Coverage apart: those counted took 95–105 points off HHI, A most"),
        ),
        (
            bars(("A", "stays", 3), ("B", "coverage ends", -900), comparable=False),
            "Coverage apart: the part of those counted has no certain change",
        ),
        (
            bars(("B", "coverage begins", 900), comparable=False),
            "May 2025 vs. Sep 2026, which print different companies: only what is published changed",
        ),
        (
            bars(("A", "stays", 100), comparable=False, hhi=(20, 180)),
            "Other companies published: HHI rose by 20–180 points",
        ),
        (
            bars(("A", "stays", 100), since_label="Apr 2025 (preliminary)"),
            "Apr 2025 (preliminary) vs. Sep 2026: HHI rose by 95–105 points",
        ),
        (
            bars(("A", "stays", 100), span="7 days"),
            "7 days apart: HHI rose by 95–105 points; A moved it most",
        ),
        (
            bars(("all", "source", -369), hhi=(-401.2, -340.3)),
            "HHI changed by −410 to −340 points, across a series break",
        ),
        (
            bars(("all", "source", -369), hhi=(-369.6, -368.2)),
            "HHI changed by −370 to −368 points, across a series break",
        ),
        (
            bars(("all", "source", -369), hhi=(-401.2, 340.3)),
            "HHI changed by −410 to +350 points, across a series break",
        ),
    ],
)
def test_the_change_of_hhi_is_that_of_its_bounds_and_coverage_that_begins_is_no_movement(table, title):
    assert concentration_change.change_finding(table) == title


def measures(*directions, turned=(), **pair):
    plain = {"since_label": "May 2025", "until_label": "Sep 2026", "span": "", "comparable": True}
    by = [*turned, *[""] * (len(directions) - len(turned))]
    return pd.DataFrame({"direction": list(directions), "turned_by": by}).assign(**plain | pair)


MORE, LESS = indices.MORE, indices.LESS


@pytest.mark.parametrize(
    ("table", "title"),
    [
        (measures(LESS, LESS), "All 2 measures say less concentrated"),
        (measures(MORE, MORE, indices.WHOLE), "All 2 measures say more concentrated"),
        (measures(MORE, LESS, LESS), "2 measures say less concentrated, 1 more"),
        (
            measures(MORE, MORE, turned=["Jul 2025", "Jul 2025"]),
            "All 2 measures say more concentrated, but the opposite since Jul 2025",
        ),
        (
            measures(LESS, LESS, turned=["Jul 2025", "Aug 2025"]),
            "All 2 measures say less concentrated, but the opposite from other dates",
        ),
        (
            measures(MORE, MORE, turned=["Jul 2025"]),
            "All 2 measures say more concentrated; 1 the opposite since Jul 2025",
        ),
        (
            measures(LESS, turned=["Jul 2025"]),
            "The one measure says less concentrated, but the opposite since Jul 2025",
        ),
        (
            measures(LESS, until_label="2026 (projection)"),
            "May 2025 vs. 2026 (projection): the one measure says less concentrated",
        ),
        (
            measures(LESS, MORE, comparable=False),
            ("Other companies published: 1 measure says less concentrated, 1 more"),
        ),
        (measures("one date only", until_label="May 2025"), "One date only: the measures have no direction to compare"),
    ],
)
def test_the_family_says_where_another_date_turns_its_measures(table, title):
    assert indices.family_finding(table) == title


@pytest.mark.parametrize(
    ("span", "said"),
    [
        ((-16, -17, -15), "▼ −16 pp"),  # both printed in whole percent
        ((3.2, 3.1, 3.3), "▲ +3.2 pp"),
        ((float("nan"), -69.15, -29.05), "▼ −70 to −29 pp"),  # from 69.1 to “under 40 %”
        ((float("nan"), 52.5, 77.5), "▲ +52 to +78 pp"),
        ((5, 2.5, 7.5), "▲ +2 to +8 pp"),
        ((float("nan"), -3, 2), "−3 to +2 pp"),
        ((0, -0.2, 0.2), "no clear change"),
        ((float("nan"), float("nan"), 3), "no pair"),
    ],
)
def test_a_change_from_a_bound_is_an_interval_rounded_outward(span, said):
    assert points(*span) == said


@pytest.mark.parametrize(
    ("points", "said"),
    [(36.52, "+36.6"), (8.4, "+8.5"), (5.17, "+5.2"), (-5.17, "−5.2"), (8.0, "+8.1"), (0.001, "+0.1")],
)
def test_a_tipping_point_is_printed_past_the_value_where_both_sides_are_equal(points, said):
    assert beyond(points) == said


@pytest.mark.parametrize(
    "market", ["menlo-2025-enterprise-llm-spend", "statcounter-ai-chatbot-ww", "langfuse-app-layer"]
)
def test_the_printed_tipping_point_does_flip_the_leader(tables, market):
    found = card(tables, "concentration", "tipping", market=market).full
    shares = found.set_index("label")["mid_pct"] / 100
    first = shares.idxmax()
    for row in found[found["flips"].eq("leader") & ~found["tip"].str.contains(" to ")].itertuples():
        printed = float(row.tip.replace("−", "-")) / 100
        after = concentration_formulas.with_share_changed(shares, row.label, printed)
        assert after.idxmax() != first
        assert abs(100 * printed) - abs(row.tip_points) <= 0.1


def printed_ends(tip):
    """The ends of a tipping point as it is printed, the one nearer to no change first."""
    return sorted((float(end) for end in tip.replace("−", "-").split(" to ")), key=abs)


@pytest.mark.parametrize(
    "market", ["menlo-2025-enterprise-llm-spend", "statcounter-ai-chatbot-ww", "openrouter-author-share-daily"]
)
def test_a_tipping_point_is_printed_by_bounds_between_which_any_fitting_market_flips(tables, market):
    found = card(tables, "concentration", "tipping", market=market).full.dropna(subset=["tip_points"])
    assert len(found) and found["tip"].str.contains(" to ").all()
    rng = np.random.default_rng(1)
    low, high = (found.set_index("label")[c] / 100 for c in ("low_pct", "high_pct"))
    for row in found.itertuples():
        near, far = (end / 100 for end in printed_ends(row.tip))
        for _ in range(20):
            shares = low + (high - low) * rng.random(len(low))
            assert not flipped(row, shares, near) and flipped(row, shares, far), row.label


def flipped(row, shares, change):
    """Whether a change of one share makes another company lead, or takes HHI over the line that is named."""
    after = concentration_formulas.with_share_changed(shares, row.label, change)
    if row.flips == "leader":
        return after.idxmax() != shares.idxmax()
    line = float(row.flips.removeprefix("band, at HHI ").replace(",", ""))
    return (1e4 * (after**2).sum() > line) != (1e4 * (shares**2).sum() > line)


@pytest.mark.parametrize(
    ("own", "others", "line", "sign", "ends"),
    [
        # (0.6 + x)² + (0.4 − x)² = 0.58 at x = 0.1, and at x = −0.3 on the other side.
        ((0.6, 0.6), ([0.4], [0.4]), 5_800, 1, (0.1, 0.1)),
        ((0.6, 0.6), ([0.4], [0.4]), 5_800, -1, (-0.3, -0.3)),
        # Alone with tiny others HHI is the square of the share: 0.42426² = 0.18.
        ((0.75, 0.8), ([], []), 1_800, -1, (math.sqrt(0.18) - 0.8, math.sqrt(0.18) - 0.75)),
        # With 0.5 and 0.5 HHI never comes under 5,000.
        ((0.6, 0.6), ([0.4], [0.4]), 4_900, -1, (-math.inf, -math.inf)),
    ],
)
def test_the_change_at_which_hhi_meets_a_line_is_an_interval_as_the_shares_are(own, others, line, sign, ends):
    boxes = tuple(np.array(end) for end in others)
    assert concentration_formulas.crossing_range(own, boxes, line, sign) == pytest.approx(ends)


@pytest.mark.parametrize(
    ("tip", "rows", "said"),
    [
        (None, [("A", 80, 80)], ""),
        (Tip(12.5, "leader", 3000), [("A", 40, 40), ("B", 20, 20)], "+12.6"),
        (Tip(-37.574, "band", 1800), [("A", 75, 80)], "−38 to −32"),
        (Tip(-37.574, "band", 1800), [("A", 80, 80)], "−37.6"),
        (Tip(36.53, "leader", 4000), [("B", 10.935, 10.945), ("A", 80.465, 80.475)], "+36.52 to +36.54"),
        # With 0.7 and 0.3 HHI never comes under 5,000; with 0.7 and 0.27 it is at 4,950 where A has 0.6095.
        (Tip(-9.5, "band", 4950), [("A", 70, 70), ("B", 27, 30)], "−9.05 or more"),
    ],
)
def test_a_tipping_point_is_spelled_by_its_bounds(tip, rows, said):
    named = pd.DataFrame(rows, columns=["label", "low_pct", "high_pct"])
    assert concentration_change._spelled_tip(tip, named, 0, (1_800, 4_950)) == said


def pairs(*rows, **pair):
    table = pd.DataFrame(rows, columns=["label", "change_low_pp", "change_high_pp"])
    table["change"] = [
        points(float("nan"), lo, hi) for lo, hi in zip(table["change_low_pp"], table["change_high_pp"], strict=True)
    ]
    plain = {"since_label": "May 2025", "until_label": "Sep 2026", "span": "", "comparable": True, "turned_by": ""}
    return table.assign(**plain | pair)


@pytest.mark.parametrize(
    ("table", "title"),
    [
        (
            pairs(("A", -69.15, -29.05), ("B", 2.0, 9.0), ("C", 3.0, 4.0)),
            "May 2025 vs. Sep 2026: A −70 to −29 pp",
        ),
        (pairs(("A", -1.0, 1.0)), "May 2025 vs. Sep 2026: no change is larger than the uncertainty"),
        (
            pairs(("A", 2.0, 9.0), since_label="Apr 2025 (preliminary)"),
            "Apr 2025 (preliminary) vs. Sep 2026: A +2 to +9 pp",
        ),
        (
            pairs(("A", 2.0, 9.0), comparable=False),
            "Other companies published: A +2 to +9",
        ),
        (
            pairs(("A", -9.0, -2.0), ("B", 2.0, 9.0), turned_by="Jul 2025"),
            "May 2025 vs. Sep 2026: the direction depends on the dates",
        ),
        (pairs(("A", 2.0, 9.0), span="7 days"), "May 2025 vs. Sep 2026, 7 days apart: A +2 to +9"),
    ],
)
def test_two_dates_a_reader_chose_are_shown_with_what_stands_against_them(table, title):
    assert shares_words.two_dates_finding(table) == title


def tips(*rows):
    return pd.DataFrame(rows, columns=["label", "tip_points", "tip", "flips"])


NONE = float("nan")


@pytest.mark.parametrize(
    ("table", "title"),
    [
        (
            tips(("A", -18.6, "−18.6", "band, at HHI 1,800"), ("B", 21.3, "+18 to +25", "leader")),
            "−18.6 points for A would flip the band",
        ),
        (tips(("B", 21.3, "+18 to +25", "leader")), "B needs another 18 to 25 points to lead"),
        (
            tips(("A", NONE, "", "band and leader not known")),
            "Neither the band nor the leader is certain: nothing can flip",
        ),
        (
            tips(("A", NONE, "", "band not known")),
            "No change of one share within 50 points flips the leader; the band is not certain",
        ),
        (
            tips(("A", NONE, "", "leader not known")),
            "No change of one share within 50 points flips the band; the leader is not certain",
        ),
        (
            tips(("A", NONE, "", "none within 50 points")),
            "No change of one share within 50 points flips the band or the leader",
        ),
    ],
)
def test_a_tipping_point_is_named_with_what_flips_and_what_is_not_known(table, title):
    assert concentration_change.tipping_finding(table) == title


def test_a_band_that_the_bounds_leave_open_has_no_tipping_point(tables):
    for market in sorted(set(tables["shares"]["market_id"])):
        table = card(tables, "concentration", "tipping", market=market).full
        if len(table) and table["band"].iloc[0] == concentration.NOT_KNOWN:
            assert not table["flips"].str.startswith("band, ").any(), market


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        (
            [("closed", "hybrid"), ("hybrid", "hybrid"), ("not there yet", "hybrid")],
            "Hybrid strategies went from 1 to 2 of 2 organizations",
        ),
        ([("hybrid", "closed")], "A: hybrid in March 2024, closed today"),
        ([("open_weights", "open_weights")], "A: open weights in March 2024 and today"),
        (
            [("hybrid", "closed"), ("closed", "closed")],
            "Hybrid strategies went from 1 to 0 of 2 organizations",
        ),
        (
            [("hybrid", "closed"), ("closed", "hybrid")],
            "Hybrid strategies stayed at 1 of 2 organizations",
        ),
        (
            [("not there yet", "hybrid"), ("not there yet", "closed")],
            "Hybrid strategies: 1 of 2 organizations, none there in March 2024",
        ),
    ],
)
def test_strategies_change_among_the_organizations_of_both_dates(rows, title):
    table = pd.DataFrame(rows, columns=["strategy_then", "strategy_today"])
    assert strategies.flow_finding(table.assign(label=list("ABCD")[: len(table)])) == title


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        (
            [("2022-04-12", 35e3, "over"), ("2026-05-06", 2e6, "over")],
            "The hub grew from over 35 thousand to over 2 million models",
        ),
        (
            [("2024-05", 348181, None), ("2026-05-06", 2e6, "over")],
            "The hub grew from 348 thousand to over 2 million models",
        ),
        (
            [("2024-05", 348181, None, "another study"), ("2026-05-06", 2e6, "over", "s")],
            "The hub held over 2 million models in May 2026",
        ),
        (
            [("2024-05", 348181, None, "another study"), ("2025-05", 1e6, None, "s"), ("2026-05-06", 2e6, "over", "s")],
            "The hub grew from 1 million to over 2 million models",
        ),
    ],
)
def test_a_count_printed_as_over_stays_a_lower_bound_and_grows_within_one_source(rows, title):
    made = [(*row, "s")[:4] for row in rows]
    table = pd.DataFrame(made, columns=["as_of", "value", "note", "source_id"])
    table = table.assign(metric="hub_models", measure="models")
    assert community.hub_finding(table) == title


def gaps(*rows):
    return pd.DataFrame(rows, columns=["series", "date", "gap"]).assign(benchmark="b")


@pytest.mark.parametrize(
    ("table", "title"),
    [
        (
            gaps(("s", "2025-01-01", 9), ("s", "2026-01-01", 5), ("t", "2025-01-01", 1), ("t", "2026-01-01", 5)),
            "The gap ended smaller than it began in 1 of 2 series",
        ),
        (
            gaps(("s", "2025-01-01", 9), ("s", "2026-01-01", 5), ("t", "2026-03-19", 5), ("t", "2026-04-19", 3)),
            "The gap ended smaller than it began in 1 of 1 series",
        ),
        (
            gaps(("t", "2026-03-19", 5), ("t", "2026-04-19", 3)),
            "No series is a quarter long: no change of a gap is counted",
        ),
    ],
)
def test_a_gap_followed_for_less_than_a_quarter_is_not_counted(table, title):
    assert every_gap.every_gap_finding(table) == title


def test_the_note_on_two_dates_names_whose_direction_another_date_turns():
    table = pd.DataFrame(
        {"label": ["A", "B", "C"], "turned_by": ["Jul 2025", "", "Jun 2026"], "limits": "Excludes: C."}
    )
    said = "Another date turns the direction of A (Jul 2025) and C (Jun 2026). Excludes: C."
    assert shares_words.two_dates_note(table) == said
    assert shares_words.two_dates_note(table[table["turned_by"].eq("")]) == "Excludes: C."
