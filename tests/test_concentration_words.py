"""Words of concentration, its change and the sum of squares: rows in, the exact words out, each boundary both sides."""

import pandas as pd
import pytest

from analysis.measures.change import Tip
from analysis.tables import concentration, concentration_change, concentration_sum, indices

NONE = float("nan")


def moves(*rows, hhi):
    """Parts of the companies in a change of HHI: kind, label, lowest and highest points; no date stands against it."""
    table = pd.DataFrame(rows, columns=["kind", "label", "points_low", "points_high"])
    table["points"] = table[["points_low", "points_high"]].mean(axis=1)
    told = {"since_label": "May 2025", "until_label": "May 2026", "span": "", "comparable": True, "turned_by": ""}
    return table.assign(hhi_change_low=hhi[0], hhi_change_high=hhi[1], **told)


UP, DOWN = ("stays", "A", 1.0, 2.0), ("stays", "B", -9.0, -8.0)
NO_CHANGE = "HHI has no certain change"
COUNTED = f"{NO_CHANGE} with the part not counted; of those counted"


@pytest.mark.parametrize(
    ("rows", "hhi", "said"),
    [
        ([UP], (0.0, 5.0), f"{COUNTED} A moved it most"),
        ([UP], (-5.0, 0.0), f"{COUNTED} A moved it most"),
        ([UP, DOWN], (-5.0, 5.0), f"{COUNTED} B moved it most"),
        ([("stays", "A", 0.0, 2.0)], (-5.0, 5.0), NO_CHANGE),
        ([("stays", "A", -2.0, 0.0)], (-5.0, 5.0), NO_CHANGE),
        ([("stays", "A", -2.0, 3.0)], (-5.0, 5.0), NO_CHANGE),
        ([UP], (1.0, 2.0), "HHI rose by 1–2 points; A moved it most"),
        ([DOWN], (-9.0, -8.0), "HHI fell by 8–9 points; B moved it most"),
        ([UP], (1.0, 5.0), "HHI rose by 1–5 points; of those counted A moved it most"),
        ([UP, ("source", "", 0.0, 0.0)], (-370.0, -368.0), "HHI changed by −370 to −368 points, across a series break"),
        ([UP], (NONE, NONE), "HHI is not known: no market fits what is published at one of the dates"),
    ],
)
def test_a_change_of_hhi_is_certain_where_its_bounds_leave_out_none(rows, hhi, said):
    assert concentration_change.change_finding(moves(*rows, hhi=hhi)) == said


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([("stays", "A", 0.0, 2.0)], "the part of those counted has no certain change"),
        ([("stays", "A", -2.0, 0.0)], "the part of those counted has no certain change"),
        ([UP], "those counted added 1–2 points to HHI, A most"),
        ([UP, DOWN], "those counted took 6–8 points off HHI, B most"),
    ],
)
def test_what_the_named_companies_did_to_hhi_is_certain_where_their_sum_is(rows, said):
    assert concentration_change._of_the_named(moves(*rows, hhi=(NONE, NONE))) == said


def shares(*rows):
    return pd.DataFrame(rows, columns=["label", "low_pct", "high_pct"])


@pytest.mark.parametrize(
    ("tip", "place", "rows", "said"),
    [
        (None, 0, [("A", 1, 2), ("B", 3, 4)], ""),
        # The second needs r / (1 − own + r) − own: 0.4 / 1.2 − 0.2 and 0.45 / 1.3 − 0.15, rounded outward.
        (Tip(13.3, "leader", 1.0), 1, [("A", 40, 45), ("B", 15, 20), ("C", 5, 6)], "+13 to +20"),
        (Tip(13.3, "leader", 1.0), 1, [("A", 40, 40), ("B", 20, 20), ("C", 5, 6)], "+13.4"),
    ],
)
def test_a_tip_of_the_leader_runs_to_the_largest_of_the_others(tip, place, rows, said):
    assert concentration_change._spelled_tip(tip, shares(*rows), place, (1000.0, 1800.0)) == said


def spectrum(*rows, recency="today"):
    columns = ["market_id", "layer", "hhi_low", "hhi_high", "band", "counts_as"]
    table = pd.DataFrame(rows, columns=columns).assign(
        recency=recency, status="final", as_of="2026-05", today_until="2026-11-30"
    )
    return table.assign(market_label=table["market_id"], share_of="users", interval=table["hhi_low"].map("{:g}".format))


DENSE, LOOSE = (
    ("D", "model", 2000, 2100, "highly concentrated", None),
    ("L", "gateway", 500, 600, "unconcentrated", None),
)
CHIPS = ("C", "chips", 9000, 9100, "highly concentrated", None)
AGAIN = ("A", "assistant", 2050, 2200, "highly concentrated", "D")
FEWER, WITHIN = ("F", "assistant", 400, 450, "unconcentrated", "D"), ("W", "model", 1000, 1100, "unconcentrated", "D")


@pytest.mark.parametrize(
    ("rows", "recency", "said"),
    [
        ([LOOSE, ("K", *LOOSE[1:])], "today", "None of 2 markets today is surely highly concentrated"),
        ([DENSE, LOOSE], "today", "1 of 2 markets today is surely highly concentrated"),
        ([DENSE, CHIPS, LOOSE], "today", "2 of 3 markets today are surely highly concentrated"),
        (
            [DENSE, LOOSE],
            "older",
            "1 of 2 markets was surely highly concentrated (newest: May 2026)",
        ),
        (
            [DENSE, CHIPS],
            "older",
            "2 of 2 markets were surely highly concentrated (newest: May 2026)",
        ),
    ],
)
def test_markets_that_are_surely_highly_concentrated_are_counted(rows, recency, said):
    assert concentration.spectrum_finding(spectrum(*rows, recency=recency)) == said


BARS = "A bar holds every market that fits what is published. Markets count different things and are never averaged."
TWELVE = "the twelve months to 30 Nov 2026"
MODELS = (
    "What is counted decides. Of models and their uses alone the least concentrated market counted has HHI 500 (L), the"
    " most 2000 (D)"
)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([DENSE, CHIPS], f"{BARS} Counted: 2 markets of {TWELVE}"),
        ([DENSE, LOOSE], f"{MODELS}. {BARS} Counted: 2 markets of {TWELVE}"),
        ([DENSE, LOOSE, CHIPS], f"{MODELS}. {BARS} Counted: 3 markets of {TWELVE}"),
        (
            [DENSE, LOOSE, AGAIN, WITHIN],
            f"{MODELS}; beyond these, but counting the same again: 2050 (A). {BARS} Counted: 2 markets of {TWELVE};"
            " apart and not counted: 2 that count the same again",
        ),
        (
            [DENSE, LOOSE, FEWER],
            f"{MODELS}; beyond these, but counting the same again: 400 (F). {BARS} Counted: 2 markets of {TWELVE};"
            " apart and not counted: 1 that counts the same again",
        ),
    ],
)
def test_the_spectrum_names_the_ends_of_models_and_what_lies_beyond_them(rows, said):
    assert concentration.spectrum_note(spectrum(*rows)) == said


@pytest.mark.parametrize(
    ("part", "said"),
    [(0.4, "under 0.5"), (0.5, "0.5"), (0.6, "1"), (50.0, "50"), (99.4, "99"), (99.5, "99.5"), (99.6, "over 99.5")],
)
def test_a_part_of_almost_nothing_or_all_of_the_sum_is_no_round_number(part, said):
    rows = [("A", part, part), ("B", 5_000.0 - part, 1.0)] if part < 1 else [("A", 5_000.0, part), ("B", 1.0, 1.0)]
    table = pd.DataFrame(rows, columns=["label", "square_points", "contribution_pct"])
    shown, total = table[table["label"].eq("A")], f"{table['square_points'].sum():,.0f}"
    assert concentration.contributions_finding(shown, table) == f"A makes {said} % of the sum of {total} points"


def test_one_company_alone_makes_the_square():
    table = pd.DataFrame({"label": ["A"], "square_points": [6475.0], "contribution_pct": [97.6]})
    assert concentration.contributions_finding(table) == "A alone has a share: its square is 6,475 points"


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(3600.0, 3660.0, "inside"), (3540.0, 3600.0, "inside"), (3601.0, 3660.0, "outside"), (3540.0, 3599.0, "outside")],
)
def test_a_rescaled_sum_at_a_bound_is_inside(low, high, said):
    table = pd.DataFrame({"square_points": [3600.0], "least_square": [low], "most_square": [high], "rescaled": ["yes"]})
    assert concentration_sum.hhi_sum_finding(table).split(": ")[1].split(" ")[0] == said


@pytest.mark.parametrize(
    ("rescaled", "said"),
    [("no", ""), ("yes", "The shares are rescaled to 100 % because you asked; nobody published them. ")],
)
def test_rescaled_shares_are_said_to_be_the_readers(rescaled, said):
    table = pd.DataFrame({"mid_pct": [60.0, 20.0, NONE], "low_pct": [59.0, 19.0, NONE]}).assign(rescaled=rescaled)
    assert concentration_sum.note(table) == (
        f"{said}The markets at both bounds fit every published interval. The companies counted alone make 4,000 points"
        " of 10,000"
    )


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ([(50, 50), (20, 20)], []),
        ([(49.5, 50.5), (19.5, 20.5)], ["rounding    each printed share may be off by 0.5 points"]),
        ([(49.5, 50.5), (19.95, 20.05)], ["rounding    each printed share may be off by 0.05 to 0.5 points"]),
    ],
)
def test_the_working_says_by_how_much_a_printed_share_may_be_off(ends, said):
    table = pd.DataFrame(ends, columns=["low_pct", "high_pct"])
    table["mid_pct"] = table.mean(axis=1)
    table = table.assign(label=["A", "B"], least_pct=table["mid_pct"], most_pct=table["mid_pct"])
    squares = {f"{name}_square": table["mid_pct"] ** 2 for name in ("least", "most")}
    table = table.assign(**squares, square_points=table["mid_pct"] ** 2, rest_low_pct=30.0, rest_high_pct=30.0)
    lines = concentration_sum.working(table).split("\n")
    assert lines[3:] == ["rest        the named leave 30.00 % of the market", *said]


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (4000.0, 5000.0, "As concentrated as 2 to 2.5 equal companies: HHI 4,000–5,000"),
        (5000.0, 5000.0, "As concentrated as 2 equal companies: HHI 5,000"),
        (0.0, 5000.0, "As concentrated as 2 or more equal companies: HHI 0–5,000"),
        (0.0, 10000.0, "How concentrated is not known: HHI may be 0–10,000"),
    ],
)
def test_hhi_amounts_to_so_many_equal_companies(low, high, said):
    assert indices.at_date_finding(pd.DataFrame({"hhi_low": [low], "hhi_high": [high]})) == said
